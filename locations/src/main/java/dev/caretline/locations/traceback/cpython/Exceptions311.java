package dev.caretline.locations.traceback.cpython;

import dev.caretline.locations.traceback.Chains;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.Notes;
import dev.caretline.locations.traceback.RaisedException;
import dev.caretline.locations.traceback.Sources;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Exceptions with their chains and groups as {@code Python/pythonrun.c} of CPython 3.11 prints them. A chain is walked with a
 * loop, a group with recursion no deeper than groups are shown.
 */
final class Exceptions311 {
    private static final int MAX_WIDTH = 15;
    private static final int MAX_DEPTH = 10;

    private final Failure failure;
    private final Sources sources;
    private final Appendable out;
    private final Chains chains;

    private Margin margin = new Margin(0);
    private boolean needsClose;

    Exceptions311(Failure failure, Sources sources, Appendable out) {
        this.failure = failure;
        this.sources = sources;
        this.out = out;
        chains = new Chains(failure);
    }

    void print() throws IOException {
        printChain(failure.root());
    }

    private void printChain(int number) throws IOException {
        boolean outerNeedsClose = needsClose;
        List<Chains.Link> links = chains.upTo(number);
        for (Chains.Link link : links) {
            needsClose = outerNeedsClose;
            RaisedException exception = failure.exception(link.exception());
            if (exception.group().isPresent()) {
                printGroup(exception, exception.group().get());
            } else {
                printOne(exception);
            }
            if (link.sentence().isPresent()) {
                needsClose = outerNeedsClose;
                margin.write(out);
                out.append('\n');
                margin.write(out);
                out.append(link.sentence().get()).append('\n');
                margin.write(out);
                out.append('\n');
            }
        }
    }

    private void printOne(RaisedException exception) throws IOException {
        if (exception.stack().isPresent()) {
            long limit = Frames311.limit(failure.tracebackLimit());
            if (limit > 0) {
                printHeader(exception.group().isPresent());
                new Frames311(sources, out, margin.text())
                        .print(exception.stack().get(), limit);
            }
        }
        if (exception.syntax().isPresent()) {
            new SyntaxText311(out)
                    .print(
                            exception.syntax().get(),
                            margin.text(),
                            exception.type().isExactly("SyntaxError"));
        }
        printMessage(exception);
        // With a place, the C code goes on with the message in place of the exception, which has no notes.
        if (exception.syntax().isEmpty()) {
            printNotes(exception.notes());
        }
    }

    private void printMessage(RaisedException exception) throws IOException {
        margin.write(out);
        out.append(exception.type().displayName());
        String message = exception.message().orElse("<exception str() failed>");
        if (!message.isEmpty()) {
            out.append(": ").append(message);
        }
        if (exception.suggestion().isPresent()) {
            out.append(". Did you mean: '").append(exception.suggestion().get()).append("'?");
        }
        out.append('\n');
    }

    private void printHeader(boolean isGroup) throws IOException {
        if (isGroup) {
            out.append(margin.depth() == 1 ? margin.indent() + "+ " : margin.text());
            out.append("Exception Group Traceback (most recent call last):\n");
        } else {
            margin.write(out);
            out.append("Traceback (most recent call last):\n");
        }
    }

    private void printNotes(Notes notes) throws IOException {
        if (notes instanceof Notes.Odd odd) {
            margin.write(out);
            out.append(odd.repr());
            return;
        }
        for (Optional<String> note : ((Notes.Texts) notes).texts()) {
            if (note.isEmpty()) {
                out.append("<note str() failed>");
            } else {
                for (String line : PythonText.splitLines(note.get())) {
                    margin.write(out);
                    out.append(line);
                }
            }
            out.append('\n');
        }
    }

    private void printGroup(RaisedException exception, RaisedException.Group group) throws IOException {
        if (margin.depth() > MAX_DEPTH) {
            margin.write(out);
            out.append("... (max_group_depth is ")
                    .append(Integer.toString(MAX_DEPTH))
                    .append(")\n");
            return;
        }
        if (margin.depth() == 0) {
            margin = new Margin(1);
        }
        printOne(exception);
        int shown = Math.min(group.size(), MAX_WIDTH + 1);
        needsClose = false;
        for (int i = 0; i < shown; i++) {
            boolean isLast = i == shown - 1;
            if (isLast) {
                needsClose = true; // a group in here may close it
            }
            printMember(group, i);
            if (isLast && needsClose) {
                out.append(margin.indent()).append("+------------------------------------\n");
                needsClose = false;
            }
            margin = new Margin(margin.depth() - 1);
        }
        if (margin.depth() == 1) {
            margin = new Margin(0);
        }
    }

    /** Leaves the margin one deeper. */
    private void printMember(RaisedException.Group group, int index) throws IOException {
        boolean isTruncated = index >= MAX_WIDTH;
        out.append(margin.indent()).append(index == 0 ? "+-" : "  ");
        out.append("+---------------- ")
                .append(isTruncated ? "..." : Integer.toString(index + 1))
                .append(" ----------------\n");
        margin = new Margin(margin.depth() + 1);
        if (isTruncated) {
            int remaining = group.size() - MAX_WIDTH;
            margin.write(out);
            out.append("and ").append(Integer.toString(remaining));
            out.append(remaining > 1 ? " more exceptions\n" : " more exception\n");
            return;
        }
        OptionalInt member = index < group.members().size() ? group.members().get(index) : OptionalInt.empty();
        if (member.isPresent()) {
            printChain(member.getAsInt());
        }
    }
}
