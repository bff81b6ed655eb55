package dev.caretline.tests.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.cli.compile.CompileRun;
import dev.caretline.cli.compile.Invalidation;
import dev.caretline.cli.compile.Outcome;
import dev.caretline.cli.compile.PycJob;
import dev.caretline.cli.compile.SourceFiles;
import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proof by running: the embedded CPython's own language tests, once with the library as CPython compiles it and once with
 * every module of it compiled by us, give the same results.
 */
@Tag("full")
class LanguageTestsTest {
    @TempDir
    private static Path folder;

    private static Path ours = Path.of("");

    /** A second home of the interpreter, in which every module comes from a {@code .pyc} of ours, whatever its source. */
    @BeforeAll
    static void compileTheLibrary() throws IOException {
        ours = folder.resolve("ours");
        Path library = EmbeddedCPython.get().copyTo(ours);
        CompileOptions options = CompileOptions.of(Target.of(PythonVersion.V3_11));
        PycJob job = new PycJob(options, Invalidation.UNCHECKED_HASH, Optional.empty(), true, false);
        TreeMap<String, Integer> outcomes = new TreeMap<>();
        new CompileRun(job, 2)
                .compile(
                        SourceFiles.below(library),
                        outcome -> outcomes.merge(outcome.getClass().getSimpleName(), 1, Integer::sum));
        assertThat(outcomes.get(Outcome.Written.class.getSimpleName())).isGreaterThan(1_700);
    }

    @Test
    void modules_comeFromOurFiles() throws IOException {
        String question = "import json, sys; print(json.__cached__, open(json.__cached__, 'rb').read(8)[4])";
        assertThat(output(ours, List.of("-c", question)))
                .contains("__pycache__")
                .endsWith(" 1\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test_grammar",
                "test_syntax",
                "test_compile",
                "test_dis",
                "test_exceptions",
                "test_traceback",
                "test_generators",
                "test_coroutines",
                "test_patma",
                "test_except_star",
                "test_with",
                "test_scope",
                "test_fstring",
                "test_named_expressions",
                "test_code",
                "test_asyncgen",
                "test_ast",
                "test_baseexception",
                "test_builtin",
                "test_class",
                "test_contextlib",
                "test_dataclasses",
                "test_decorators",
                "test_descr",
                "test_dict",
                "test_dictcomps",
                "test_enum",
                "test_exception_group",
                "test_exception_variations",
                "test_extcall",
                "test_flufl",
                "test_frame",
                "test_functools",
                "test_funcattrs",
                "test_future",
                "test_genexps",
                "test_global",
                "test_inspect",
                "test_itertools",
                "test_json",
                "test_keywordonlyarg",
                "test_listcomps",
                "test_metaclass",
                "test_opcodes",
                "test_peepholer",
                "test_positional_only_arg",
                "test_raise",
                "test_re",
                "test_setcomps",
                "test_string_literals",
                "test_super",
                "test_symtable",
                "test_sys_settrace",
                "test_tokenize",
                "test_types",
                "test_typing",
                "test_unpack",
                "test_unpack_ex",
                "test_yield_from"
            })
    void results_areThoseOfCPythonsOwnCode(String name) {
        Path theirs = EmbeddedCPython.get().library().resolve("../..").normalize();
        List<String> arguments = List.of("-m", "test", "-v", name);
        assertThat(results(output(ours, arguments))).isEqualTo(results(output(theirs, arguments)));
    }

    /** The lines that say how single tests and the whole went; times and addresses are left out. */
    private static List<String> results(String output) {
        List<String> out = new ArrayList<>();
        for (String line : output.lines().toList()) {
            if (line.matches(".* \\.\\.\\. (ok|FAIL|ERROR|skipped .*|expected failure|unexpected success)")) {
                out.add(line.replaceAll("0x[0-9a-f]+", "0x"));
            } else if (line.matches("(OK|FAILED|Ran \\d+ tests).*|Tests result: .*")) {
                out.add(line.replaceAll(" in [0-9.]+s", ""));
            }
        }
        assertThat(out).isNotEmpty();
        return out;
    }

    private static String output(Path home, List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/python3.11").toString(), "-E", "-s", "-B"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(variable -> variable.startsWith("PYTHON"));
        try {
            Path work = Files.createTempDirectory(folder, "work");
            Process process = builder.directory(work.toFile()).start();
            process.getOutputStream().close();
            byte[] bytes = process.getInputStream().readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
