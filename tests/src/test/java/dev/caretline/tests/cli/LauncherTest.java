package dev.caretline.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
    @TempDir
    private Path folder;

    @Test
    void version_namesProductAndLanguage() {
        Launcher.Run run = Launcher.run("--version");
        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("caretline 0.").contains("Python 3.11");
    }

    @Test
    void launcher_findsItsJars_behindSymbolicLinks() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("first"), Launcher.script());
        Path relative = Files.createSymbolicLink(folder.resolve("second"), link.getFileName());
        assertThat(Launcher.run(relative, Map.of(), "", "--version").status()).isZero();
    }

    @Test
    void wrongJavaHome_isNamedInOneLine() {
        Launcher.Run run = Launcher.run(Launcher.script(), Map.of("JAVA_HOME", "/no/such/jdk"), "", "--version");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(
                        "caretline: JAVA_HOME is /no/such/jdk, which has no bin/java: point it at a JDK from 17 up\n");
    }

    @Test
    void oldJava_isNamedInOneLine() throws IOException {
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nexit 99\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("jdk/release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"11.0.2\"\n");
        String home = folder.resolve("jdk").toString();
        Launcher.Run run = Launcher.run(Launcher.script(), Map.of("JAVA_HOME", home), "", "--version");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("caretline: " + java + " is Java 11.0.2: version 17 or newer is needed\n");
    }

    @Test
    void deletedWorkingFolder_isNamedInOneLine() throws IOException {
        Path script = Files.writeString(
                folder.resolve("script"),
                "cd '" + Files.createDirectory(folder.resolve("gone"))
                        + "' && rmdir ../gone && exec \"$1\" --version\n");
        Launcher.Run run = Launcher.run(
                Path.of("/bin/sh"),
                Map.of(),
                "",
                script.toString(),
                Launcher.script().toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).endsWith("caretline: the working folder is gone: go to another one with cd\n");
    }

    @Test
    void missingBuild_isNamedInOneLine() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("cli/bin")).resolve("caretline");
        Files.copy(Launcher.script(), copy);
        Launcher.Run run = Launcher.run(copy, Map.of(), "", "--version");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("caretline: not built yet: run 'mvn -q -DskipTests package' in ");
    }

    @Test
    void wrongCommand_isUsageError_withSuggestion() {
        Launcher.Run run = Launcher.run("asst");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("caretline: there is no command 'asst'\n")
                .contains("ast");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.py", "-m json.tool", "-c print(1)"})
    void programInPlaceOfACommand_isUsageError_thatNamesRun(String call) {
        Launcher.Run run = Launcher.run(call.split(" ", -1));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("To run a program: caretline run " + call + "\n");
    }

    @Test
    void runWithoutAProgram_isOneLine() {
        Launcher.Run run = Launcher.run("run");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("""
                        caretline run: a program is missing: FILE, -m MODULE, -c CODE or -
                        Try 'caretline run --help'.
                        """);
    }

    @Test
    void wrongOption_isUsageError() {
        Launcher.Run run = Launcher.run("ast", "--jsn", "x.py");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("Unknown option: '--jsn'").contains("--json");
    }

    @Test
    void noCommand_runsStandardInput_whereNobodyTypes() {
        Launcher.Run run = Launcher.run(Launcher.script(), Map.of(), "print(6 * 7)\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("42\n");
        assertThat(run.status()).isZero();
    }

    private Launcher.Run compileWithCache(Path cache) throws IOException {
        return compileWithCache(Launcher.script(), cache);
    }

    private Launcher.Run compileWithCache(Path launcher, Path cache) throws IOException {
        Path source = Files.writeString(folder.resolve("a.py"), "x = 1\n");
        return Launcher.run(
                launcher, Map.of("CARETLINE_CACHE", cache.toString()), "", "compile", "-f", source.toString());
    }

    /** The launcher and its jars, the libraries as copies. */
    private Path copiedHome() throws IOException {
        Path home = folder.resolve("home");
        Path target = Launcher.script().resolveSibling("../target");
        Files.createDirectories(home.resolve("target/lib"));
        Files.createDirectories(home.resolve("bin"));
        Files.createSymbolicLink(
                home.resolve("target/caretline-cli.jar"),
                target.resolve("caretline-cli.jar").toRealPath());
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(target.resolve("lib"), "*.jar")) {
            for (Path jar : jars) {
                Files.copy(jar, home.resolve("target/lib").resolve(jar.getFileName()));
            }
        }
        return Files.copy(Launcher.script(), home.resolve("bin/caretline"));
    }

    @Test
    void classesOfCompile_areKeptAnew_whenALibraryHasChanged() throws IOException {
        Path cache = folder.resolve("cache");
        Path launcher = copiedHome();
        compileWithCache(launcher, cache);
        compileWithCache(launcher, cache);
        FileTime changed = FileTime.from(Instant.now());
        try (Stream<Path> jars = Files.list(launcher.resolveSibling("../target/lib"))) {
            Files.setLastModifiedTime(jars.findFirst().orElseThrow(), changed);
        }
        compileWithCache(launcher, cache);
        compileWithCache(launcher, cache);
        assertThat(Files.getLastModifiedTime(archives(cache).get(0))).isGreaterThan(changed);
    }

    @Test
    void classesOfCompile_areNotThoseOfARunThatBeganBeforeALibraryChanged() throws IOException {
        Path cache = folder.resolve("cache");
        Path launcher = copiedHome();
        compileWithCache(launcher, cache);
        Path made = archives(cache).get(0);
        Path begun = made.resolveSibling(made.getFileName().toString().replace(".jsa", ""));
        try (Stream<Path> jars = Files.list(launcher.resolveSibling("../target/lib"))) {
            FileTime between =
                    FileTime.from(Files.getLastModifiedTime(begun).toInstant().plusMillis(1));
            Files.setLastModifiedTime(jars.findFirst().orElseThrow(), between);
            assertThat(Files.getLastModifiedTime(made)).isGreaterThan(between);
        }
        compileWithCache(launcher, cache);
        assertThat(archives(cache)).singleElement().isNotEqualTo(made);
        assertThat(made).doesNotExist();
        assertThat(begun).doesNotExist();
    }

    private static List<Path> archives(Path cache) throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("run"))) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    @Test
    void classesOfCompile_areKeptOnce() throws IOException {
        Path cache = folder.resolve("cache");
        for (int run = 0; run < 3; run++) {
            assertThat(compileWithCache(cache)).isEqualTo(new Launcher.Run(0, "", ""));
        }
        assertThat(archives(cache)).singleElement().asString().matches(".*/compile-\\d+\\.jsa");
    }

    @Test
    void classesOfCoverageRun_areKeptOnce() throws IOException {
        Path cache = folder.resolve("cache");
        Path program = Files.writeString(folder.resolve("program.py"), "print(1)\n");
        Map<String, String> environment = Map.of("CARETLINE_CACHE", cache.toString());
        for (int run = 0; run < 3; run++) {
            assertThat(Launcher.run(
                            Launcher.script(),
                            environment,
                            "",
                            "coverage",
                            "run",
                            "--data-file",
                            folder.resolve("data").toString(),
                            program.toString()))
                    .isEqualTo(new Launcher.Run(0, "1\n", ""));
        }
        assertThat(archives(cache))
                .filteredOn(file -> file.getFileName().toString().startsWith("plan"))
                .singleElement()
                .asString()
                .matches(".*/plan-\\d+\\.jsa");
    }

    @Test
    void compile_goesWithoutKeptClasses_whereTheyAreBrokenOrCannotBeWritten() throws IOException {
        Path cache = folder.resolve("cache");
        compileWithCache(cache);
        Path archive = archives(cache).get(0);
        assertThat(archive.toFile().setWritable(true)).isTrue();
        Files.writeString(archive, "broken");
        assertThat(compileWithCache(cache)).isEqualTo(new Launcher.Run(0, "", ""));
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(compileWithCache(file)).isEqualTo(new Launcher.Run(0, "", ""));
    }
}
