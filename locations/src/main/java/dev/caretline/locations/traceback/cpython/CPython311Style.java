package dev.caretline.locations.traceback.cpython;

import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.RenderOptions;
import dev.caretline.locations.traceback.Sources;
import dev.caretline.locations.traceback.TracebackStyle;
import java.io.IOException;

/**
 * What the CPython 3.11 interpreter itself prints for an exception that nobody caught: {@code _PyErr_Display}, which is C
 * code and in places differs from the {@code traceback} module of the same version. It has no colours.
 */
public final class CPython311Style implements TracebackStyle {
    @Override
    public String name() {
        return "cpython-3.11";
    }

    @Override
    public void render(Failure failure, Sources sources, RenderOptions options, Appendable out) throws IOException {
        new Exceptions311(failure, sources, out).print();
    }
}
