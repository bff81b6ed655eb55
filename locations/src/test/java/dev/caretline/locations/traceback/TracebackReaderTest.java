package dev.caretline.locations.traceback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caretline.locations.plain.MalformedPlainException;
import dev.caretline.locations.plain.PlainValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracebackReaderTest {
    private static Map<String, PlainValue> exception() {
        Map<String, PlainValue> exception = new LinkedHashMap<>();
        exception.put("type", PlainValue.of("KeyError"));
        exception.put("module", PlainValue.of("builtins"));
        exception.put("message", PlainValue.of("'a'"));
        exception.put("suppress", PlainValue.of(false));
        exception.put("frames", PlainValue.of(List.of(PlainValue.of(frame(0)))));
        exception.put("omitted", PlainValue.of(List.of(PlainValue.of(1), PlainValue.of(0))));
        return exception;
    }

    private static Map<String, PlainValue> frame(int code) {
        Map<String, PlainValue> frame = new LinkedHashMap<>();
        frame.put("code", PlainValue.of(code));
        frame.put("line", PlainValue.of(3));
        frame.put("lasti", PlainValue.of(8));
        frame.put(
                "position",
                PlainValue.of(List.of(PlainValue.of(3), PlainValue.of(3), PlainValue.of(4), PlainValue.of(8))));
        frame.put("repeated", PlainValue.of(2));
        frame.put("continues", PlainValue.of(false));
        return frame;
    }

    private static PlainValue tree(Map<String, PlainValue> exception) {
        PlainValue code = PlainValue.of(List.of(
                PlainValue.of("app.py"),
                PlainValue.of("f"),
                PlainValue.of("C.f"),
                PlainValue.of(1),
                PlainValue.none()));
        return PlainValue.of(Map.of(
                "version", PlainValue.of(1),
                "python", PlainValue.of(List.of(PlainValue.of(3), PlainValue.of(11), PlainValue.of(3))),
                "root", PlainValue.of(0),
                "exceptions", PlainValue.of(List.of(PlainValue.of(exception))),
                "codes", PlainValue.of(List.of(code)),
                "sources",
                        PlainValue.of(Map.of(
                                "<string>", PlainValue.of(List.of(PlainValue.of("1/0"), PlainValue.of("own")))))));
    }

    @Test
    void read_givesFrameWithItsRange_whenPositionIsKnown() {
        Failure failure = TracebackReader.read(tree(exception()));
        Frame frame = failure.rootException().stack().orElseThrow().frames().get(0);
        assertThat(frame.code().qualname()).isEqualTo("C.f");
        assertThat(frame.range().orElseThrow()).hasToString("3:4-3:8");
        assertThat(frame.repeated()).isEqualTo(2);
        assertThat(failure.rootException().type().displayName()).isEqualTo("KeyError");
        assertThat(failure.sources()).containsEntry("<string>", new SentSource("1/0", SentSource.Origin.OWN));
    }

    @Test
    void read_refuses_whenALinkLeadsNowhere() {
        Map<String, PlainValue> exception = exception();
        exception.put("cause", PlainValue.of(1));
        assertThatThrownBy(() -> TracebackReader.read(tree(exception))).isInstanceOf(MalformedPlainException.class);
    }

    @Test
    void read_refuses_whenAFrameHasNoCode() {
        Map<String, PlainValue> exception = exception();
        exception.put("frames", PlainValue.of(List.of(PlainValue.of(frame(1)))));
        assertThatThrownBy(() -> TracebackReader.read(tree(exception))).isInstanceOf(MalformedPlainException.class);
    }

    @Test
    void read_refuses_whenItIsNoTree() {
        assertThatThrownBy(() -> TracebackReader.read(PlainValue.of(1))).isInstanceOf(MalformedPlainException.class);
    }
}
