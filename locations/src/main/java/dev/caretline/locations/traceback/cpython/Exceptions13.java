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

/** Exceptions with their chains and groups as {@code traceback.TracebackException} of CPython 3.13 formats them. */
final class Exceptions13 {
    private static final int MAX_WIDTH = 15;
    private static final int MAX_DEPTH = 10;

    private final Failure failure;
    private final Appendable out;
    private final Palette palette;
    private final Frames13 frames;
    private final Chains chains;

    private Margin margin = new Margin(0);
    private boolean needsClose;

    Exceptions13(Failure failure, Sources sources, Palette palette, Dialect dialect, Appendable out) {
        this.failure = failure;
        this.out = out;
        this.palette = palette;
        frames = new Frames13(sources, palette, dialect);
        chains = new Chains(failure);
    }

    void print() throws IOException {
        printChain(failure.root());
    }

    private void emit(String text) throws IOException {
        out.append(PythonText.indent(text, margin.text()));
    }

    private void printChain(int number) throws IOException {
        List<Chains.Link> links = chains.upTo(number);
        for (Chains.Link link : links) {
            RaisedException exception = failure.exception(link.exception());
            if (exception.group().isPresent()) {
                printGroup(exception, exception.group().get());
            } else {
                printStack(exception, "Traceback (most recent call last):\n", margin.text());
                printMessage(exception);
            }
            if (link.sentence().isPresent()) {
                emit("\n" + link.sentence().get() + "\n\n");
            }
        }
    }

    private void printStack(RaisedException exception, String header, String headerMargin) throws IOException {
        if (exception.stack().isEmpty() || exception.stack().get().frames().isEmpty()) {
            return;
        }
        List<String> texts = frames.format(exception.stack().get(), failure.tracebackLimit());
        if (texts.isEmpty()) {
            return;
        }
        out.append(PythonText.indent(header, headerMargin));
        for (String text : texts) {
            emit(text);
        }
    }

    private void printMessage(RaisedException exception) throws IOException {
        if (exception.syntax().isPresent() && exception.type().isA("SyntaxError")) {
            for (String line : PythonText.splitLines(new SyntaxText13(palette)
                    .format(exception, exception.syntax().get()))) {
                emit(line);
            }
        } else {
            emit(finalLine(exception));
        }
        printNotes(exception.notes());
    }

    private String finalLine(RaisedException exception) {
        String type = palette.type() + exception.type().displayName() + palette.reset();
        String message = exception.message().orElse("<exception str() failed>")
                + exception
                        .suggestion()
                        .map(name -> ". Did you mean: '" + name + "'?")
                        .orElse("");
        return message.isEmpty() ? type + "\n" : type + ": " + palette.message() + message + palette.reset() + "\n";
    }

    private void printNotes(Notes notes) throws IOException {
        if (notes instanceof Notes.Odd odd) {
            emit(odd.repr() + "\n");
            return;
        }
        for (Optional<String> note : ((Notes.Texts) notes).texts()) {
            for (String line : note.orElse("<note str() failed>").split("\n", -1)) {
                emit(line + "\n");
            }
        }
    }

    private void printGroup(RaisedException exception, RaisedException.Group group) throws IOException {
        if (margin.depth() > MAX_DEPTH) {
            emit("... (max_group_depth is " + MAX_DEPTH + ")\n");
            return;
        }
        boolean isOutermost = margin.depth() == 0;
        if (isOutermost) {
            margin = new Margin(1);
        }
        printStack(
                exception,
                "Exception Group Traceback (most recent call last):\n",
                isOutermost ? margin.indent() + "+ " : margin.text());
        printMessage(exception);
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
        if (isOutermost) {
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
            emit("and " + remaining + " more exception" + (remaining > 1 ? "s" : "") + "\n");
            return;
        }
        OptionalInt member = index < group.members().size() ? group.members().get(index) : OptionalInt.empty();
        if (member.isPresent()) {
            printChain(member.getAsInt());
        }
    }
}
