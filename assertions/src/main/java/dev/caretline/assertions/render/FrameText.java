package dev.caretline.assertions.render;

import dev.caretline.assertions.report.AssertionReport;
import dev.caretline.assertions.report.ReportNode;
import java.util.ArrayList;
import java.util.List;

/** What is left to say of a failed assert where its source stands with marks and values: lines to be put below. */
public final class FrameText {
    private FrameText() {}

    /** Lines, each ended by a line feed; empty if the drawing says it all. */
    public static String of(AssertionReport report, Verbosity verbosity) {
        StatementLines lines = new StatementLines(report);
        List<String> out = new ArrayList<>();
        for (ReportNode node : report.nodes()) {
            boolean outermost = node.state() == ReportNode.State.NOT_EVALUATED
                    && (node.parent() < 0
                            || report.nodes().get(node.parent()).state() != ReportNode.State.NOT_EVALUATED);
            if (outermost && !node.kind().equals("Constant")) {
                out.add(" +  not evaluated: " + PytestText.code(lines.text(node.range())));
            }
        }
        for (ReportNode node : report.nodes()) {
            if (PytestText.isBlock(node)) {
                out.add(" +  " + PytestText.code(node.text()) + " is" + PytestText.block(node, 0, verbosity));
            }
        }
        out.addAll(PytestText.endings(report, verbosity));
        return out.isEmpty() ? "" : String.join("\n", out) + "\n";
    }
}
