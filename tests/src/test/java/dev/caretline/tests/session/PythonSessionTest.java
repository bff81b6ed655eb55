package dev.caretline.tests.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caretline.engine.session.PythonCrashException;
import dev.caretline.engine.session.PythonException;
import dev.caretline.engine.session.PythonExitException;
import dev.caretline.engine.session.PythonInput;
import dev.caretline.engine.session.PythonOutput;
import dev.caretline.engine.session.PythonRun;
import dev.caretline.engine.session.PythonSession;
import dev.caretline.engine.session.PythonSessionBuilder;
import dev.caretline.engine.session.PythonTimeoutException;
import dev.caretline.engine.session.SessionException;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonSessionTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final String FOR_EVER = "import time\nwhile True: time.sleep(60)";
    private static final String STUBBORN =
            "import time\nwhile True:\n    try: time.sleep(60)\n    except KeyboardInterrupt: pass";

    @TempDir
    static Path cache;

    @TempDir
    Path folder;

    private PythonSession python;

    @BeforeEach
    void open() {
        python = builder().open();
    }

    @AfterEach
    void close() {
        python.close();
    }

    private PythonSessionBuilder builder() {
        return PythonSession.builder()
                .python(EmbeddedCPython.get().executable().toString())
                .variable("CARETLINE_CACHE", cache.toString())
                .folder(folder);
    }

    private String text(String expression) {
        return python.evaluate(expression).asText();
    }

    @Test
    void names_stayBetweenCalls() {
        python.execute("x = 20");
        python.execute("def twice(n): return 2 * n");
        assertThat(python.evaluate("twice(x) + 2").asLong()).isEqualTo(42);
    }

    @Test
    void list_arrivesAsListAndComesBackEqual() {
        List<Object> list = Arrays.asList("é🎉", 1, 2.5, null, true, List.of("a"), Map.of("k", List.of()));
        python.assign("x", list);
        assertThat(text("repr(x)")).isEqualTo("['é🎉', 1, 2.5, None, True, ['a'], {'k': []}]");
        assertThat(text("repr(" + python.evaluate("x").repr() + ")")).isEqualTo(text("repr(x)"));
    }

    @Test
    void value_hasTypeAndReprOnly_whenItIsNoPlainOne() {
        assertThat(python.evaluate("object").plain()).isEmpty();
        assertThat(python.evaluate("range(3)").repr()).isEqualTo("range(0, 3)");
        assertThat(python.evaluate("range(3)").type()).isEqualTo("range");
    }

    @Test
    void value_hasReprOnly_whenItRefersToItselfOrGrowsExponentially() {
        python.execute("a = []; a.append(a)\nb = []\nfor _ in range(60): b = [b, b]");
        assertThat(python.evaluate("a").plain()).isEmpty();
        assertThat(python.evaluate("b").plain()).isEmpty();
    }

    @Test
    void output_isWhatTheCallWrote() {
        PythonRun run = python.execute("import sys\nprint('out é')\nprint('err', file=sys.stderr)");
        assertThat(run.output().text()).isEqualTo("out é\n");
        assertThat(run.errors().text()).isEqualTo("err\n");
        assertThat(python.execute("print('next')").output().text()).isEqualTo("next\n");
    }

    @Test
    void output_isWhole_whenItIsHuge() {
        PythonRun run = python.execute("print('x' * 5_000_000)");
        assertThat(run.output().text()).hasSize(5_000_001);
        assertThat(run.output().droppedBytes()).isZero();
    }

    @Test
    void output_isCutAndCounted_beyondItsLimit() {
        try (PythonSession limited = builder().output(PythonOutput.capture(10)).open()) {
            PythonRun run = limited.execute("print('0123456789abcdef')");
            assertThat(run.output().text()).isEqualTo("0123456789");
            assertThat(run.output().droppedBytes()).isEqualTo(7);
        }
    }

    @Test
    void output_ofAChildProcess_isCaptured() {
        PythonRun run = python.execute(
                "import subprocess, sys\n" + "subprocess.run([sys.executable, '-c', 'print(\"child\")'], check=True)");
        assertThat(run.output().text()).isEqualTo("child\n");
    }

    @Test
    void input_isRead_whenItIsAText() {
        try (PythonSession reading =
                builder().input(PythonInput.of("one\ntwo\n")).open()) {
            assertThat(reading.evaluate("[input(), input()]").toJava()).isEqualTo(List.of("one", "two"));
        }
    }

    @Test
    void failure_hasTypeMessageTracebackTextAndOutput() {
        PythonException failure = catchThrowableOfType(
                PythonException.class,
                () -> python.execute(
                        "print('before')\ndef price(d, k):\n    return d['a'][k]\nprice({'a': {}}, 'tea')"));
        assertThat(failure.pythonType()).isEqualTo("KeyError");
        assertThat(failure.isA("LookupError")).isTrue();
        assertThat(failure).hasMessage("KeyError: 'tea'");
        assertThat(failure.run().output().text()).isEqualTo("before\n");
        assertThat(failure.traceback().rootException().stack().orElseThrow().frames())
                .hasSize(2);
        assertThat(failure.rendered()).contains("d['a'][k]", "KeyError: 'tea'").endsWith("\n");
        assertThat(failure.getStackTrace()[0].getMethodName()).isEqualTo("price");
    }

    @Test
    void failure_isRenderedAsPythonDoes_inItsStyle() throws IOException {
        Path file = Files.writeString(folder.resolve("program.py"), "{}['a'] + 1\n");
        try (PythonSession plain = builder().style("cpython-3.11").open()) {
            PythonException failure = catchThrowableOfType(PythonException.class, () -> plain.runFile(file));
            assertThat(failure.rendered().replace(file.toString(), "FILE")).isEqualTo("""
                            Traceback (most recent call last):
                              File "FILE", line 1, in <module>
                                {}['a'] + 1
                                ~~^^^^^
                            KeyError: 'a'
                            """);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = = 1",
                "raise ExceptionGroup('g', [ValueError(1), KeyError('k')])",
                "def f(): f()\nf()",
                "class E(Exception):\n    def __str__(self): raise ValueError\nraise E",
                "try: 1/0\nexcept Exception as e: raise KeyError('x') from e",
                "raise KeyboardInterrupt",
                "raise GeneratorExit"
            })
    void session_goesOn_afterAFailure(String code) {
        assertThatThrownBy(() -> python.execute(code)).isInstanceOf(PythonException.class);
        assertThat(python.evaluate("1 + 1").asLong()).isEqualTo(2);
    }

    @Test
    void exit_hasTheStatusAndMessage_andTheSessionGoesOn() {
        PythonExitException exit =
                catchThrowableOfType(PythonExitException.class, () -> python.execute("import sys; sys.exit('why')"));
        assertThat(exit.status()).isEqualTo(1);
        assertThat(exit).hasMessageEndingWith("why");
        assertThat(python.isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import os; os._exit(3)                              # 3",
                "import os, signal; os.kill(os.getpid(), signal.SIGKILL) # 137",
                "import ctypes; ctypes.string_at(0)                  # 139"
            })
    void crash_hasTheStatus_andEndsTheSession(String code) {
        PythonCrashException crash = catchThrowableOfType(
                PythonCrashException.class, () -> python.execute("print('x', flush=True)\n" + code));
        assertThat(crash.status()).isEqualTo(Integer.parseInt(code.replaceAll(".*# ", "")));
        assertThat(crash.run().output().text()).isEqualTo("x\n");
        assertThat(python.isOpen()).isFalse();
        assertThatThrownBy(() -> python.evaluate("1")).isInstanceOf(SessionException.class);
    }

    @Test
    void timeout_interruptsTheCode_andTheSessionGoesOn() {
        PythonTimeoutException late = catchThrowableOfType(
                PythonTimeoutException.class,
                () -> python.within(SHORT).execute("print('so far', flush=True)\n" + FOR_EVER));
        assertThat(late.killed()).isFalse();
        assertThat(late.run().output().text()).isEqualTo("so far\n");
        assertThat(late).cause().hasMessage("KeyboardInterrupt");
        assertThat(python.evaluate("1").asLong()).isOne();
    }

    @Test
    void timeout_killsTheProcess_whenTheCodeKeepsInterruptsFromEndingIt() {
        try (PythonSession stubborn = builder().grace(SHORT).open()) {
            PythonTimeoutException late = catchThrowableOfType(
                    PythonTimeoutException.class, () -> stubborn.within(SHORT).execute(STUBBORN));
            assertThat(late.killed()).isTrue();
            assertThat(stubborn.process().isAlive()).isFalse();
        }
    }

    @Test
    void interrupt_raisesKeyboardInterrupt_inTheCodeThatRuns() throws IOException {
        CompletableFuture<PythonRun> call = python.async().execute("open('runs', 'w').close()\n" + FOR_EVER);
        await(folder.resolve("runs"));
        python.interrupt();
        assertThatThrownBy(call::get).isInstanceOf(ExecutionException.class).hasMessageContaining("KeyboardInterrupt");
    }

    @Test
    void cancel_interruptsItsOwnCallOnly() throws Exception {
        CompletableFuture<PythonRun> call = python.async().execute("open('runs', 'w').close()\n" + FOR_EVER);
        await(folder.resolve("runs"));
        call.cancel(true);
        assertThat(python.evaluate("'still here'").asText()).isEqualTo("still here");
    }

    private static void await(Path file) {
        while (!Files.exists(file)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void close_endsACallThatRuns_withASessionException() throws Exception {
        CompletableFuture<PythonRun> call = python.async().execute("open('runs', 'w').close()\n" + FOR_EVER);
        await(folder.resolve("runs"));
        python.close();
        assertThatThrownBy(() -> call.get(1, TimeUnit.MINUTES)).hasRootCauseMessage("the session is closed");
        assertThat(python.process().isAlive()).isFalse();
    }

    @Test
    void close_runsExitFunctions() {
        python.execute("import atexit; atexit.register(lambda: open('ended', 'w').close())");
        python.close();
        assertThat(folder.resolve("ended")).exists();
    }

    @Test
    void file_runsAsItsOwnMain_withItsArgumentsAndFolder() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/other.py"), "value = 7\n");
        Path file = Files.writeString(
                folder.resolve("sub/program.py"),
                "import sys, other\nprint(__name__, sys.argv[1:], other.value, __file__ == sys.argv[0])\n");
        assertThat(python.runFile(file, "a", "b").output().text()).isEqualTo("__main__ ['a', 'b'] 7 True\n");
        assertThat(text("str(globals().get('other'))")).isEqualTo("None");
    }

    @Test
    void module_runsAsMain_withItsArguments() throws IOException {
        Files.createDirectory(folder.resolve("pkg"));
        Files.writeString(
                folder.resolve("pkg/__main__.py"), "import sys\nprint(__name__, __package__, sys.argv[1:])\n");
        assertThat(python.runModule("pkg", "a").output().text()).isEqualTo("__main__ pkg ['a']\n");
    }

    @Test
    void asyncio_runs_andIsInterruptedByATimeout() {
        python.execute("import asyncio\nasync def f(): await asyncio.sleep(0); return 5\nr = asyncio.run(f())");
        assertThat(python.evaluate("r").asLong()).isEqualTo(5);
        assertThatThrownBy(() -> python.within(SHORT).execute("asyncio.run(asyncio.sleep(600))"))
                .isInstanceOf(PythonTimeoutException.class);
        assertThat(python.evaluate("r").asLong()).isEqualTo(5);
    }

    @Test
    void thread_thatFails_isReportedOnStandardError() {
        PythonRun run = python.execute(
                "import threading\nt = threading.Thread(target=lambda: [][1], name='worker')\nt.start(); t.join()");
        assertThat(run.errors().text()).contains("worker", "IndexError: list index out of range");
    }

    @Test
    void forkedChild_endsAsAProgram_andLeavesTheSessionAlone() {
        PythonRun run = python.execute("import os, sys\npid = os.fork()\n"
                + "if pid: status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])\nelse: sys.exit(4)");
        assertThat(run.errors().text()).isEmpty();
        assertThat(python.evaluate("status").asLong()).isEqualTo(4);
    }

    @Test
    void calls_ofManyThreads_waitForEachOther() {
        python.execute("n = 0");
        List<CompletableFuture<Void>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(CompletableFuture.runAsync(() -> python.execute("n += 1")));
        }
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();
        assertThat(python.evaluate("n").asLong()).isEqualTo(20);
    }

    @Test
    void sessions_doNotKnowEachOther_whenManyRunAtOnce() {
        List<CompletableFuture<Long>> sums = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int number = i;
            sums.add(CompletableFuture.supplyAsync(() -> {
                try (PythonSession one = builder().open()) {
                    one.assign("n", number);
                    return one.evaluate("n * 10").asLong();
                }
            }));
        }
        assertThat(sums.stream().map(CompletableFuture::join)).containsExactly(0L, 10L, 20L, 30L, 40L, 50L, 60L, 70L);
    }

    @Test
    void assertion_saysWhatItsPartsWereWorth() {
        PythonException failure =
                catchThrowableOfType(PythonException.class, () -> python.execute("x = [1, 2]\nassert len(x) == 3"));
        assertThat(failure.rendered()).contains("len(x)", "2");
    }

    @Test
    void process_hasEnded_afterClose() {
        python.close();
        assertThat(python.process().isAlive()).isFalse();
    }

    @Test
    void close_mayBeCalledTwice() {
        python.close();
        python.close();
        assertThatThrownBy(() -> python.evaluate("1")).hasMessage("the session is closed");
    }
}
