package dev.caretline.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What other programs read is what they expect, and markup in a source or in its name stays text. */
class CoverageFormatsTest {
    private static final String PROGRAM = """
            def f(a, b):
                \"""</script><script>alert(1)</script> & <b>\"""
                return 1 if a != "é🎉" and b < 3 else [x for x in a if x]

            class K:
                def m(self):
                    raise ValueError("<&>]]>")

            f(0, 1)
            try:
                K().m()
            except ValueError:
                pass
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void measure() throws IOException {
        Path file = folder.resolve("<b>&amp;\"'/<script>.py");
        Files.createDirectories(file.getParent());
        Files.writeString(file, PROGRAM);
        String python = EmbeddedCPython.get().executable().toString();
        assertThat(coverage("run", "--python", python, file.toString()).status())
                .isZero();
    }

    @Test
    void xml_isValid_byTheRulesOfCobertura() throws Exception {
        Path file = folder.resolve("c.xml");
        coverage("xml", "-o", file.toString());
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setValidating(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader(rules())));
        builder.setErrorHandler(new Thrower());
        Document document = builder.parse(file.toFile());
        assertThat(document.getElementsByTagName("class")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("name")
                        .getNodeValue())
                .isEqualTo("<script>.py");
        assertThat(document.getElementsByTagName("condition").getLength()).isPositive();
    }

    private static String rules() throws IOException {
        try (InputStream rules = CoverageFormatsTest.class.getResourceAsStream("cobertura.dtd")) {
            return new String(Objects.requireNonNull(rules).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static final class Thrower implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }

    @Test
    void lcov_isReadByGenhtml_whereThatIsInstalled() throws IOException, InterruptedException {
        Path file = folder.resolve("c.info");
        coverage("lcov", "-o", file.toString());
        // Its own pages do not bear such names.
        Path plain = Files.writeString(folder.resolve("plain.py"), PROGRAM);
        String report = Files.readString(file).replaceAll("(?m)^SF:.*$", "SF:" + plain);
        Files.writeString(file, report);
        Path pages = folder.resolve("pages");
        ProcessBuilder genhtml =
                new ProcessBuilder("genhtml", "--branch-coverage", "-o", pages.toString(), file.toString());
        genhtml.redirectErrorStream(true)
                .redirectOutput(folder.resolve("genhtml.txt").toFile());
        try {
            Process process = genhtml.start();
            assertThat(process.waitFor()).as(report).isZero();
        } catch (IOException e) {
            Assumptions.abort("skipped: genhtml is not installed");
        }
        assertThat(Files.readString(folder.resolve("genhtml.txt")))
                .contains("branches")
                .doesNotContain("ERROR");
        assertThat(pages.resolve("index.html")).exists();
    }

    @Test
    void html_keepsMarkupOfSourcesAndNamesAsText() throws IOException {
        Path pages = folder.resolve("html");
        coverage("html", "-d", pages.toString());
        try (var files = Files.list(pages)) {
            for (Path page :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                String html = Files.readString(page);
                assertThat(html).doesNotContain("<script>", "alert(1)</script", "<b>&amp;\"");
            }
        }
        assertThat(Files.readString(pages.resolve("index.html"))).contains("&lt;script&gt;.py");
    }

    @Test
    void html_marksWhatIsMeant_behindCharactersOfSeveralBytes() throws IOException {
        Path pages = folder.resolve("html");
        coverage("html", "-d", pages.toString());
        try (var files = Files.list(pages)) {
            Path page = files.filter(path -> path.toString().contains("_py_"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(page))
                    .contains("<i class=\"b\">F</i>b &lt; 3</span>", ">[x for x in a if x]</span>");
        }
    }

    private Launcher.Run coverage(String command, String... arguments) {
        return new CoverageCalls(folder).call(command, arguments);
    }
}
