package dev.caretline.locations.traceback.cpython;

import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.RenderOptions;
import dev.caretline.locations.traceback.Sources;
import dev.caretline.locations.traceback.TracebackStyle;
import java.io.IOException;

/**
 * What the {@code traceback} module of CPython 3.13 or 3.14 prints for the failure, which there is also what the interpreter
 * prints. Messages and suggestions are those of the version that ran the program.
 */
public final class TracebackModuleStyle implements TracebackStyle {
    private final Dialect dialect;

    private TracebackModuleStyle(Dialect dialect) {
        this.dialect = dialect;
    }

    public static TracebackModuleStyle cpython313() {
        return new TracebackModuleStyle(Dialect.V3_13);
    }

    public static TracebackModuleStyle cpython314() {
        return new TracebackModuleStyle(Dialect.V3_14);
    }

    @Override
    public String name() {
        return dialect.style();
    }

    @Override
    public void render(Failure failure, Sources sources, RenderOptions options, Appendable out) throws IOException {
        Palette palette = options.colours() ? Palette.ANSI : Palette.NONE;
        new Exceptions13(failure, sources, palette, dialect, out).print();
    }
}
