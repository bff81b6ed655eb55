package dev.caretline.engine.interpreter;

import dev.caretline.compiler.target.Target;
import java.nio.file.Path;
import java.util.Map;

/**
 * A CPython that programs can be run on.
 *
 * @param executable the program to start; of a virtual environment its own, not the one that it leads to
 * @param origin how it was found
 * @param identity what it says of itself
 */
public record Interpreter(Path executable, Origin origin, Identity identity) {
    public ReleaseNumber version() {
        return identity.version();
    }

    /** What to compile for. */
    public Target target() {
        return SupportedPythons.target(identity);
    }

    /**
     * Takes out of an environment what would lead this interpreter astray: the embedded one finds its library by itself,
     * and {@code PYTHONHOME} is about another one.
     */
    public void adapt(Map<String, String> environment) {
        if (origin == Origin.EMBEDDED) {
            environment.remove("PYTHONHOME");
        }
    }
}
