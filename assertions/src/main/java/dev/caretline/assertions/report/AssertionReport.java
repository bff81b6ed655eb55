package dev.caretline.assertions.report;

import dev.caretline.grammar.source.SourceRange;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a failed assert. {@code docs/assertion-report.md} describes the same as data of the program.
 *
 * @param file {@code co_filename} of the code that failed
 * @param function {@code co_name} of it
 * @param range of the statement
 * @param source the lines that the statement stands on, whole
 * @param decisive the number of the node that decided
 * @param link which link of the decisive node, a chained comparison, decided; -1 for the node as a whole
 * @param decisiveRange what decided: the range of the node or of the one link
 * @param nodes in the order in which they start to be evaluated, the test first; a node stands at the index of its number
 * @param elements for each {@code all} or {@code any} that an element decided
 * @param explanation why the decisive comparison was false, if there is more to say than the values
 * @param message {@code str()} of the exception, if the assert has a message
 * @param note what was added to the exception's notes, if anything
 */
public record AssertionReport(
        String file,
        String function,
        SourceRange range,
        String source,
        int decisive,
        int link,
        SourceRange decisiveRange,
        List<ReportNode> nodes,
        List<Element> elements,
        Optional<Explanation> explanation,
        Optional<String> message,
        Optional<String> note) {
    public AssertionReport {
        nodes = List.copyOf(nodes);
        elements = List.copyOf(elements);
    }

    /**
     * The element at which {@code all} or {@code any} stopped.
     *
     * @param node the call
     * @param index the 0-based index of the item of the outermost iterable; absent if its iterator does not tell
     * @param variables of the generator expression, at that element
     */
    public record Element(int node, Optional<Integer> index, List<Variable> variables) {
        public Element {
            variables = List.copyOf(variables);
        }
    }

    /** A variable and the repr of its value. */
    public record Variable(String name, String repr) {}

    /**
     * @param lines of text
     * @param cut why there is not more of it, if it was cut
     */
    public record Explanation(List<String> lines, Optional<String> cut) {
        public Explanation {
            lines = List.copyOf(lines);
        }
    }

    /** The parts of a node, in their order. */
    public List<ReportNode> children(ReportNode node) {
        return nodes.stream().filter(child -> child.parent() == node.id()).toList();
    }
}
