package dev.caretline.assertions.weave;

import dev.caretline.compiler.instrument.Weft;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the ways that control takes out of a condition or an operand: what is known on it, and what is woven into it. */
final class Way {
    final State state;
    private final List<Weft> steps = new ArrayList<>(2);

    Way(State state) {
        this.state = state;
    }

    void add(Weft step) {
        steps.add(step);
    }

    /** Null if nothing is woven in. */
    @Nullable
    Weft weft() {
        if (steps.isEmpty()) {
            return null;
        }
        return code -> {
            code.unlocated();
            steps.forEach(step -> step.weave(code));
        };
    }
}
