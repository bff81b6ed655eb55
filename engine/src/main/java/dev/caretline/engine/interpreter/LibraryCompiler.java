package dev.caretline.engine.interpreter;

import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.bytecode.BytecodeVersion;
import dev.caretline.locations.pyc.PycFile;
import dev.caretline.locations.pyc.PycHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Makes the {@code .pyc} files of a standard library. Without them every start compiles what it imports, again and again
 * where {@code PYTHONDONTWRITEBYTECODE} is set.
 */
final class LibraryCompiler {
    /** What hardly any program imports is left to the interpreter. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            "lib/(python3\\.11/)?(idlelib|turtledemo|lib2to3|pydoc_data|site-packages/(?!_distutils_hack))"
                    + "(/.*|.*/.*)");

    private static final Pattern SOURCE = Pattern.compile("lib/.*\\.py", Pattern.CASE_INSENSITIVE);

    private final Path home;
    private final Target target;

    /** @param home where the library will be: the {@code .pyc} files say so, wherever it is written first */
    LibraryCompiler(Path home, Target target) {
        this.home = home;
        this.target = target;
    }

    /** Whether a file is compiled, by its name relative to the installation, with slashes. */
    boolean isCompiled(String name) {
        return SOURCE.matcher(name).matches() && !LEFT_OUT.matcher(name).matches();
    }

    /**
     * Writes the {@code .pyc} of a source, as {@code py_compile} does. A source that cannot be compiled is left to the
     * interpreter.
     *
     * @param name relative to the installation
     * @param file where the source is now
     * @throws IOException if the {@code .pyc} cannot be written
     */
    void compile(String name, Path file, byte[] source) throws IOException {
        BytecodeVersion bytecode = BytecodeVersion.of(target.version());
        PycHeader header =
                new PycHeader.Timestamp((int) Files.getLastModifiedTime(file).to(TimeUnit.SECONDS), source.length);
        byte[] compiled;
        try {
            SourceText text = SourceText.decode(source, home.resolve(name).toString());
            compiled = PycFile.ofCompiled(
                            Compiler.compile(text, CompileOptions.of(target)).code(), bytecode, header)
                    .toBytes();
        } catch (PythonSyntaxException e) {
            return;
        }
        String fileName = String.valueOf(file.getFileName());
        String stem = fileName.substring(0, fileName.length() - ".py".length());
        String tag = ".cpython-" + target.version().major() + target.version().minor() + ".pyc";
        Files.write(file.resolveSibling("__pycache__").resolve(stem + tag), compiled);
    }
}
