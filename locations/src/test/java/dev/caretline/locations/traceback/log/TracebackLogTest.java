package dev.caretline.locations.traceback.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.grammar.source.SourceRange;
import dev.caretline.locations.caretline.CaretlineStyle;
import dev.caretline.locations.traceback.RenderOptions;
import dev.caretline.locations.traceback.Source;
import dev.caretline.locations.traceback.cpython.CPython311Style;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class TracebackLogTest {
    private static final String SOURCE = "def f(d):\n    return d['a'] + 1\n";
    private static final String MARKED = """
            Traceback (most recent call last):
              File "app.py", line 2, in f
                return d['a'] + 1
                       ~^^^^^
            KeyError: 'a'
            """;

    private final List<LoggedTraceback> found = new ArrayList<>();

    /** The log with every traceback left as it is. */
    private byte[] copied(byte[] log) {
        return copied(log, traceback -> {
            found.add(traceback);
            return Optional.empty();
        });
    }

    private static byte[] copied(byte[] log, TracebackLog.Drawing drawing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            TracebackLog.copy(new ByteArrayInputStream(log), out, drawing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private List<LoggedTraceback> tracebacks(String log) {
        assertThat(new String(copied(log.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
                .isEqualTo(log);
        return found;
    }

    @Test
    void source_isShown_thoughALogDoesNotTellWhereTheFunctionBegins() {
        byte[] drawn = copied(MARKED.getBytes(StandardCharsets.UTF_8), traceback -> {
            LoggedFailure failure =
                    LoggedFailure.of(traceback, name -> Optional.of(Source.of(SOURCE, name)), RangeInference.NONE);
            StringBuilder text = new StringBuilder();
            try {
                new CaretlineStyle().render(failure.labelled(), failure.sources(), RenderOptions.PLAIN, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Optional.of(text.toString());
        });
        assertThat(new String(drawn, StandardCharsets.UTF_8))
                .contains("return d['a'] + 1")
                .doesNotContain("changed");
    }

    private static Optional<SourceRange> range(LoggedTraceback traceback, String source) {
        LoggedFailure failure =
                LoggedFailure.of(traceback, name -> Optional.of(Source.of(source, name)), RangeInference.NONE);
        return failure.failure()
                .rootException()
                .stack()
                .orElseThrow()
                .frames()
                .get(0)
                .range();
    }

    @Test
    void copy_findsATraceback_betweenOtherLines() {
        List<LoggedTraceback> tracebacks = tracebacks("before\n" + MARKED + "after\n");
        assertThat(tracebacks).hasSize(1);
        assertThat(tracebacks.get(0).type()).isEqualTo("KeyError");
        assertThat(tracebacks.get(0).message()).isEqualTo("'a'");
    }

    @Test
    void copy_findsATraceback_whoseLinesAllHaveAPrefix() {
        String prefix = "12:00:01 shop[7] ";
        List<LoggedTraceback> tracebacks =
                tracebacks(prefix + MARKED.strip().replace("\n", "\n12:00:02 shop[7] ") + "\n");
        assertThat(tracebacks).extracting(LoggedTraceback::prefix).containsExactly("12:00:02 shop[7] ");
    }

    @Test
    void copy_findsATraceback_inColours() {
        assertThat(tracebacks(MARKED.replace("app.py", "\u001b[35mapp.py\u001b[0m")
                        .replace("~^^^^^", "\u001b[31m~\u001b[0m\u001b[1;31m^^^^^\u001b[0m")))
                .hasSize(1);
    }

    @Test
    void copy_findsTheMembers_ofAGroup() {
        String log = """
                + Exception Group Traceback (most recent call last):
                |   File "app.py", line 2, in f
                |     return d['a'] + 1
                | ExceptionGroup: g (1 sub-exception)
                +-+---------------- 1 ----------------
                  | Traceback (most recent call last):
                  |   File "app.py", line 2, in f
                  | ValueError: 1
                  +------------------------------------
                """.indent(2);
        assertThat(tracebacks(log)).extracting(LoggedTraceback::type).containsExactly("ExceptionGroup", "ValueError");
    }

    @Test
    void copy_findsPytestsShortForm() {
        String log = "app.py:2: in f\n    return d['a'] + 1\nE   KeyError: 'a'\n";
        assertThat(tracebacks(log)).extracting(LoggedTraceback::message).containsExactly("'a'");
    }

    @Test
    void copy_leavesALogAlone_whenATracebackIsCut() {
        assertThat(tracebacks(MARKED.substring(0, MARKED.indexOf("KeyError")) + "something else entirely\n"))
                .isEmpty();
    }

    @Test
    void range_isExact_whenCaretsStandUnderTheSource() {
        assertThat(range(tracebacks(MARKED).get(0), SOURCE))
                .hasValueSatisfying(range -> assertThat(range).hasToString("2:11-2:17"));
    }

    @Test
    void range_isThatOfThePrintedLine_whenTheSourceIsStale() {
        assertThat(range(tracebacks(MARKED).get(0), "changed\nsince\n"))
                .hasValueSatisfying(range -> assertThat(range).hasToString("2:7-2:13"));
    }

    @Test
    void drawing_isTheSameTraceback_inTheSameStyle() {
        byte[] out = copied(("x\n" + MARKED + "y\n").getBytes(StandardCharsets.UTF_8), traceback -> {
            LoggedFailure failure =
                    LoggedFailure.of(traceback, name -> Optional.of(Source.of(SOURCE, name)), RangeInference.NONE);
            StringBuilder text = new StringBuilder();
            try {
                new CPython311Style().render(failure.failure(), failure.sources(), RenderOptions.PLAIN, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Optional.of(text.toString());
        });
        assertThat(new String(out, StandardCharsets.UTF_8)).isEqualTo("x\n" + MARKED + "y\n");
    }

    @Test
    void copy_needsLittleMemory_whenALineIsLong() throws IOException {
        int length = 40 << 20;
        InputStream line = new InputStream() {
            private int left = length;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int count) {
                int given = Math.min(count, left);
                Arrays.fill(bytes, offset, offset + given, (byte) 'x');
                left -= given;
                return given == 0 ? -1 : given;
            }
        };
        long[] written = {0};
        TracebackLog.copy(
                line,
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        written[0]++;
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int count) {
                        written[0] += count;
                    }
                },
                traceback -> Optional.empty());
        assertThat(written[0]).isEqualTo(length);
    }

    @Provide
    Arbitrary<byte[]> logs() {
        Arbitrary<String> pieces = Arbitraries.of(
                "Traceback (most recent call last):",
                "Exception Group ",
                "  File \"app.py\", line 2, in f",
                "  File \"\", line 999999999, in g",
                "    return d['a'] + 1",
                "           ~^^^^^",
                "    ...<3 lines>...",
                "  [Previous line repeated 999999999 more times]",
                "  | ",
                "app.py:2: in f",
                "E   KeyError: 'a'",
                "KeyError: 'a'",
                "KeyError",
                "\u001b[31m",
                "価格",
                "\n",
                "\r\n",
                "\n",
                "\n");
        Arbitrary<String> wild = Arbitraries.strings().ofMaxLength(6);
        return Arbitraries.frequencyOf(Tuple.of(8, pieces), Tuple.of(1, wild))
                .list()
                .ofMaxSize(30)
                .map(list -> String.join("", list).getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 2_000)
    void copy_changesNothing_whenNothingIsDrawn(@ForAll("logs") byte[] log) {
        assertThat(copied(log)).isEqualTo(log);
    }

    @Property(tries = 500)
    void copy_changesNothing_ofAnyBytes(@ForAll byte[] log) {
        assertThat(copied(log)).isEqualTo(log);
    }

    @Property(tries = 2_000)
    void drawing_neverFails(@ForAll("logs") byte[] log) {
        List<Integer> frames = new ArrayList<>();
        copied(log, traceback -> {
            LoggedFailure failure =
                    LoggedFailure.of(traceback, name -> Optional.of(Source.of(SOURCE, name)), RangeInference.NONE);
            frames.add(traceback.entries().size() - failure.known().size());
            return Optional.of(new CPython311Style().render(failure.failure(), RenderOptions.PLAIN));
        });
        assertThat(frames).allMatch(surplus -> surplus == 0);
    }

    /** Gives one line at a time, and checks that all before it have arrived. */
    private static final class Follower extends InputStream {
        private final byte[] log;
        private final ByteArrayOutputStream arrived;
        private int position;

        Follower(byte[] log, ByteArrayOutputStream arrived) {
            this.log = log;
            this.arrived = arrived;
        }

        @Override
        public int available() {
            return 0;
        }

        @Override
        public int read() {
            throw new AssertionError("reads one byte");
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            assertThat(arrived.size()).isEqualTo(position);
            int end = position;
            while (end < log.length && log[end] != '\n') {
                end++;
            }
            int count = Math.min(log.length, end + 1) - position;
            System.arraycopy(log, position, into, offset, count);
            position += count;
            return count == 0 ? -1 : count;
        }
    }

    @Test
    void lines_haveArrived_beforeMoreIsWaitedFor() throws IOException {
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        byte[] log = "one\ntwo\n\nthree\n".getBytes(StandardCharsets.UTF_8);
        TracebackLog.copy(new Follower(log, arrived), new BufferedOutputStream(arrived), traceback -> Optional.empty());
        assertThat(arrived.toByteArray()).isEqualTo(log);
    }
}
