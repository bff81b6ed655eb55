package dev.caretline.assertions.weave;

import java.util.ArrayList;
import java.util.List;

/** A place that several ways may lead to. */
final class Junction {
    final List<Way> ways = new ArrayList<>(2);
}
