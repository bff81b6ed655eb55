package dev.caretline.tests.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.CompilationResult;
import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.marshal.MarshalledCode;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What stands behind the header of a {@code .pyc}: our bytes against {@code marshal.dumps(compile(...))} of the embedded
 * CPython, one process for all files. Which objects a CPython shares depends on what its process has interned before, so
 * a few files differ in the references of marshal only.
 */
class PayloadTest {
    private static final int QUICK_STEP = 24;
    private static final int HEADER = 16;
    private static final CompileOptions OPTIONS = CompileOptions.of(Target.of(PythonVersion.V3_11));

    private final EmbeddedCPython python = EmbeddedCPython.get();

    @TempDir
    private Path folder;

    /** The sums over all files that CPython compiles. */
    private static final class Totals {
        int files;
        long theirs;
        long ours;
        final List<String> otherSize = new ArrayList<>();
        final List<String> otherBytes = new ArrayList<>();

        void add(Path file, byte[] their, byte[] our) {
            files++;
            theirs += their.length;
            ours += our.length;
            if (their.length != our.length) {
                otherSize.add(file + ": " + their.length + " is expected, " + our.length + " is ours");
            }
            if (!Arrays.equals(their, our)) {
                otherBytes.add(file.toString());
            }
        }

        @Override
        public String toString() {
            return files + " payloads, " + (files - otherBytes.size()) + " of them byte for byte CPython's, "
                    + (files - otherSize.size()) + " of its size; " + ours + " bytes, CPython's " + theirs;
        }
    }

    private Totals compare(List<Path> files, boolean ranges) throws IOException, InterruptedException {
        Path list = Files.writeString(
                folder.resolve("files"), files.stream().map(Path::toString).collect(Collectors.joining("\n")));
        List<String> command = new ArrayList<>(ranges ? List.of() : List.of("-X", "no_debug_ranges"));
        command.addAll(List.of(python.script("pycs.py").toString(), "compile", folder.toString(), list.toString()));
        Process process = python.process(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the interpreter ended with " + process.exitValue());
        }
        Totals totals = new Totals();
        for (int number = 0; number < files.size(); number++) {
            Path pyc = folder.resolve(number + ".pyc");
            if (Files.exists(pyc)) {
                byte[] expected = Files.readAllBytes(pyc);
                Path file = files.get(number);
                totals.add(file, Arrays.copyOfRange(expected, HEADER, expected.length), payload(file, ranges));
            }
        }
        return totals;
    }

    private static byte[] payload(Path file, boolean ranges) throws IOException {
        SourceText source = SourceText.decode(Files.readAllBytes(file), file.toString());
        CompilationResult result = Compiler.compile(source, OPTIONS.withRanges(ranges));
        return MarshalledCode.ofCompiled(result.code()).toBytes();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void payload_isOfTheSizeOfCPythons_inAPartOfTheLibrary(boolean ranges) throws IOException, InterruptedException {
        List<Path> all = python.libraryFiles();
        Totals totals = compare(
                IntStream.range(0, all.size() / QUICK_STEP)
                        .mapToObj(i -> all.get(i * QUICK_STEP))
                        .toList(),
                ranges);
        assertThat(totals.otherSize).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Tag("full")
    void payload_isOfTheSizeOfCPythons_inTheWholeLibrary(boolean ranges) throws IOException, InterruptedException {
        Totals totals = compare(python.libraryFiles(), ranges);
        System.out.println((ranges ? "with ranges: " : "without ranges: ") + totals);
        totals.otherBytes.forEach(System.out::println);
        assertThat(totals.otherSize).isEmpty();
        assertThat(totals.files).isGreaterThan(1_700);
    }
}
