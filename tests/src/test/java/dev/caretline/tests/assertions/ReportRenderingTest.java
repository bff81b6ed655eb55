package dev.caretline.tests.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.caretline.assertions.render.ReportStyle;
import dev.caretline.assertions.render.Verbosity;
import dev.caretline.assertions.report.AssertionReport;
import dev.caretline.assertions.report.ReportReader;
import dev.caretline.locations.plain.PlainReader;
import dev.caretline.tests.oracle.WovenPython;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of a running CPython, as the three styles draw them and as the note says them. */
class ReportRenderingTest {
    private static final String NAMES = """
            def f(x): return x
            def price(s): return 3
            class User:
                name = "x"
                def __repr__(self): return "<user>"
            """;

    @TempDir
    private Path folder;

    private AssertionReport report(String body) {
        String source = NAMES + "def check():\n" + body.indent(4);
        JsonObject question = WovenPython.question("report", "assertions", source);
        JsonObject answer = new WovenPython(ReportRenderingTest.class, folder)
                .ask("report.py", List.of(question))
                .get(0);
        byte[] plain = Base64.getDecoder().decode(answer.get("report").getAsString());
        return ReportReader.read(PlainReader.read(plain));
    }

    private static String draw(AssertionReport report, ReportStyle style) {
        return style.render(report, Verbosity.NORMAL);
    }

    @Test
    void diagram_marksTheDecidingLinkAndWhatWasNotEvaluated() {
        AssertionReport report = report("""
                qty, stock, sku = 7, {'pear': 5, 'fig': 0}, 'pear'
                assert 0 < qty <= stock[sku] and price(sku) > 2
                """);
        assertThat(draw(report, ReportStyle.DIAGRAM).lines())
                .containsExactly(
                        "    assert 0 < qty <= stock[sku] and price(sku) > 2",
                        "               ^^^^^^^^^^^^^^^^^     ~~~~~~~~~~~~~~ not evaluated",
                        "               |   |  |    ||",
                        "               7   |  |    |'pear'",
                        "                   |  |    5",
                        "                   |  {'pear': 5, 'fig': 0}",
                        "                   False");
    }

    @Test
    void diagram_isDrawnPerLineInCells_whenTheAssertSpansSeveral() {
        AssertionReport report = report("""
                größe, user = '日本', User()
                assert größe + '木' == (
                    user.name)
                """);
        assertThat(draw(report, ReportStyle.DIAGRAM).lines())
                .contains(
                        "           ^^^^^^^^^^^^^^^^^",
                        "           |     |      False",
                        "           |     '日本木'",
                        "           '日本'",
                        "        |    'x'",
                        "        <user>");
    }

    @Test
    void pytestStyle_isWhatTheNoteSays() {
        AssertionReport report = report("""
                x = 1
                assert f(f(x)) == 4 or (f(2) if x else f(3)) == x
                """);
        assertThat(draw(report, ReportStyle.PYTEST).lines())
                .containsExactly(
                        "assert 1 == 4 or (2 if 1 else f(3)) == 1",
                        " +  where 1 = f(1)",
                        " +    where 1 = f(1)",
                        " +  where 1 = x",
                        " +  where 2 = f(2)");
        assertThat(report.note())
                .hasValueSatisfying(note -> assertThat(note + "\n").isEqualTo(draw(report, ReportStyle.PYTEST)));
    }

    @Test
    void json_hasTheDocumentedNames() {
        AssertionReport report = report("assert all(v > 0 for v in [1, -2]), 'message'");
        JsonObject json = JsonParser.parseString(draw(report, ReportStyle.JSON)).getAsJsonObject();
        assertThat(json.keySet())
                .containsExactly(
                        "version",
                        "file",
                        "function",
                        "range",
                        "source",
                        "decisive",
                        "link",
                        "decisive_range",
                        "nodes",
                        "elements",
                        "explanation",
                        "message",
                        "note");
        assertThat(json.get("elements")).hasToString("[{\"node\":0,\"index\":1,\"variables\":{\"v\":\"-2\"}}]");
        assertThat(json.get("message").getAsString()).isEqualTo("message");
    }
}
