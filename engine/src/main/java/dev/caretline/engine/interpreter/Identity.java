package dev.caretline.engine.interpreter;

import java.nio.file.Path;

/**
 * What an interpreter says of itself.
 *
 * @param implementation {@code sys.implementation.name}: {@code cpython}, {@code pypy}
 * @param version of the Python it runs
 * @param magic number of its {@code .pyc} files, as the low 16 bits have it: 3495 for 3.11; 0 if it has none
 * @param abiFlags {@code sys.abiflags}: {@code d} in a debug build, {@code t} in a free-threaded one
 * @param executable {@code sys.executable}: the interpreter itself, where a wrapper started it
 * @param prefix {@code sys.base_prefix}: the installation it belongs to, that below a virtual environment
 */
public record Identity(
        String implementation, ReleaseNumber version, int magic, String abiFlags, Path executable, Path prefix) {
    /** {@code CPython 3.11.3}. */
    public String shown() {
        return switch (implementation) {
                    case "cpython" -> "CPython ";
                    case "pypy" -> "PyPy, Python ";
                    case "graalpy" -> "GraalPy, Python ";
                    default -> implementation + ", Python ";
                }
                + version;
    }
}
