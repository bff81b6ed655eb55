package dev.caretline.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a machine that has no Python: no more than what the launcher needs is on the PATH. */
class PythonCommandTest {
    @TempDir
    private Path folder;

    private Map<String, String> environment() throws IOException {
        Path programs = Files.createDirectories(folder.resolve("bin"));
        for (String name : List.of("java", "dirname", "readlink")) {
            Path program = programs.resolve(name);
            if (!Files.exists(program)) {
                Files.writeString(program, "#!/bin/sh\nexec " + found(name) + " \"$@\"\n");
                assertThat(program.toFile().setExecutable(true)).isTrue();
            }
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", programs.toString());
        environment.put("VIRTUAL_ENV", "");
        environment.put("CARETLINE_CACHE", folder.resolve("cache").toString());
        return environment;
    }

    private static Path found(String name) {
        if (name.equals("java")) {
            return Path.of(System.getProperty("java.home"), "bin", "java");
        }
        return List.of("/bin", "/usr/bin").stream()
                .map(place -> Path.of(place, name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    private Launcher.Run run(String... arguments) throws IOException {
        return Launcher.run(Launcher.script(), environment(), "", arguments);
    }

    private static String output(Path program, String code) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "-I", "-c", code);
        builder.redirectErrorStream(true);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text.strip();
    }

    @Test
    void path_unpacksTheEmbeddedPython_withItsLibraryCompiled() throws Exception {
        Launcher.Run run = run("python", "--path");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        Path program = Path.of(run.out().strip());
        assertThat(program).startsWith(folder.resolve("cache"));
        assertThat(output(program, "import sys; print(sys.version_info[:3])")).isEqualTo("(3, 11, 3)");
        // Whether every module that was loaded came from a .pyc, which CPython itself finds up to date.
        String loaded = """
                import sys, asyncio, json, unittest, logging.handlers, multiprocessing.pool, xml.dom.minidom
                from importlib.util import cache_from_source as cached
                import os
                print([name for name, module in sys.modules.items()
                       if (getattr(module, '__file__', None) or '').endswith('.py')
                       and not os.path.exists(cached(module.__file__))])
                """;
        assertThat(output(program, loaded)).isEqualTo("[]");
        String written = """
                import json, marshal
                from importlib.util import cache_from_source as cached
                with open(cached(json.__file__), 'rb') as file:
                    print(marshal.loads(file.read()[16:]).co_filename == json.__file__)
                """;
        assertThat(output(program, written)).isEqualTo("True");
        assertThat(run("python", "--path").out().strip()).isEqualTo(program.toString());
    }

    @Test
    void python_listsWhatIsUsed_andWhatIsNot() throws IOException {
        Map<String, String> environment = environment();
        Path old = Files.writeString(
                folder.resolve("bin/python3"),
                "#!/bin/sh\necho caretline-probe; echo cpython; echo 3.9.2; echo 3425;"
                        + " echo; echo /p/python3; echo /p\n");
        assertThat(old.toFile().setExecutable(true)).isTrue();

        Launcher.Run run = Launcher.run(Launcher.script(), environment, "", "python");

        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().toList()).hasSize(2);
        assertThat(run.out().lines().toList().get(0))
                .startsWith("  CPython 3.9.2   " + old)
                .endsWith("python3 on the PATH; is CPython 3.9.2: supported is CPython 3.11 from 3.11.3 on");
        assertThat(run.out().lines().toList().get(1))
                .startsWith("* CPython 3.11.3  ")
                .endsWith("embedded, beside Caretline, to be unpacked when it is used");
    }

    @Test
    void json_hasTheSame() throws IOException {
        String program = EmbeddedCPython.get().executable().toString();

        Launcher.Run run = run("python", "--json", "--python", program);

        JsonObject first = JsonParser.parseString(run.out())
                .getAsJsonObject()
                .getAsJsonArray("pythons")
                .get(0)
                .getAsJsonObject();
        assertThat(first.get("program").getAsString()).isEqualTo(program);
        assertThat(first.get("used").getAsBoolean()).isTrue();
        assertThat(first.get("version").getAsString()).isEqualTo("3.11.3");
        assertThat(first.get("magic").getAsInt()).isEqualTo(3495);
        assertThat(first.get("origin").getAsString()).isEqualTo("explicit");
    }

    @Test
    void python_saysInOneLine_whatIsWrong() throws IOException {
        Launcher.Run run = run("python", "--path", "--python", "3.9");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("caretline python: no Python 3.9 found: supported is CPython 3.11 from 3.11.3 on;"
                        + " 'caretline python' lists what there is\n");
    }
}
