package dev.caretline.cli.compile;

import dev.caretline.assertions.AssertionInstrumentation;
import dev.caretline.compiler.CompilationResult;
import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.grammar.parser.ShownProblem;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonWarning;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.bytecode.BytecodeVersion;
import dev.caretline.locations.pyc.PycFile;
import dev.caretline.locations.pyc.PycHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Compiles one source to its {@code .pyc}, unless that is up to date.
 *
 * @param options how to compile
 * @param invalidation what the {@code .pyc} says about its source
 * @param output the folder to write below; if absent, {@code .pyc} files go beside their sources
 * @param force whether to compile what is up to date too
 * @param assertions whether asserts explain themselves when they fail; no {@code .pyc} tells whether they do
 */
public record PycJob(
        CompileOptions options, Invalidation invalidation, Optional<Path> output, boolean force, boolean assertions) {
    private static final BytecodeVersion BYTECODE = BytecodeVersion.V3_11;
    private static final SourceText NO_TEXT = SourceText.of("", "");

    /** Never throws for anything that is wrong with the source or the disk. May be called on several threads. */
    public Outcome run(SourceFile file) {
        Path source = file.path();
        SourceText text = NO_TEXT;
        try {
            byte[] bytes = Files.readAllBytes(source);
            Path pyc = target(file);
            PycHeader header = invalidation.header(bytes, Files.getLastModifiedTime(source), BYTECODE);
            if (!force && startsWith(pyc, PycFile.head(BYTECODE, header))) {
                return new Outcome.Skipped(source);
            }
            text = SourceText.decode(bytes, source.toString());
            CompilationResult result = Compiler.compile(text, assertions ? explaining(text) : options);
            byte[] compiled =
                    PycFile.ofCompiled(result.code(), BYTECODE, header).toBytes();
            createFolder(pyc);
            AtomicFile.write(pyc, compiled, source);
            // The text is kept only where somebody has to show a line of it.
            List<PythonWarning> warnings = result.warnings();
            return warnings.isEmpty()
                    ? new Outcome.Written(source, pyc, NO_TEXT, warnings)
                    : new Outcome.Written(source, pyc, text, warnings);
        } catch (PythonSyntaxException e) {
            List<PythonWarning> warnings = e.warnings();
            return new Outcome.Refused(
                    source,
                    ShownProblem.of(e.problem(), text, options.target().version()),
                    warnings.isEmpty() ? NO_TEXT : text,
                    warnings);
        } catch (IOException e) {
            return new Outcome.Failed(source, reason(e));
        }
    }

    private CompileOptions explaining(SourceText text) {
        return options.withInstrumentation(
                AssertionInstrumentation.of(text, AssertionInstrumentation.STANDALONE_MODULE));
    }

    private Path target(SourceFile file) {
        PycPath paths = new PycPath(options.target().version(), options.optimization());
        return output.map(folder -> paths.below(folder, file)).orElseGet(() -> paths.beside(file));
    }

    private static boolean startsWith(Path pyc, byte[] head) throws IOException {
        if (!Files.isRegularFile(pyc)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(pyc)) {
            return Arrays.equals(in.readNBytes(head.length), head);
        }
    }

    private static void createFolder(Path pyc) throws IOException {
        Path folder = pyc.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException denied) {
            return "permission denied: " + denied.getFile();
        }
        return String.valueOf(e.getMessage());
    }
}
