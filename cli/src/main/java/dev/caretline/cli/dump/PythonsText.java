package dev.caretline.cli.dump;

import dev.caretline.engine.interpreter.Finding;
import dev.caretline.engine.interpreter.Identity;
import dev.caretline.engine.interpreter.PythonListing;
import java.io.PrintWriter;
import java.util.List;

/** The interpreters as a table: one a line, the one that is used with a star. */
public final class PythonsText {
    private PythonsText() {}

    public static void write(PrintWriter out, PythonListing listing) {
        List<Finding> findings = listing.findings();
        int versions = width(findings.stream().map(PythonsText::version).toList());
        int programs = width(
                findings.stream().map(f -> f.candidate().program().toString()).toList());
        for (Finding finding : findings) {
            boolean used = listing.used().filter(finding::equals).isPresent();
            String text = (used ? "* " : "  ")
                    + padded(version(finding), versions)
                    + padded(finding.candidate().program().toString(), programs)
                    + finding.candidate().reason()
                    + finding.objection().map(o -> "; " + o).orElse("");
            out.println(text.stripTrailing());
        }
    }

    private static String version(Finding finding) {
        return finding.identity().map(Identity::shown).orElse("?");
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length() + 2);
    }
}
