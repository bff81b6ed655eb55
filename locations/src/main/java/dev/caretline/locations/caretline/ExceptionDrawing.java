package dev.caretline.locations.caretline;

import dev.caretline.locations.explain.Explanation;
import dev.caretline.locations.explain.Sentence;
import dev.caretline.locations.traceback.Chains;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.Frame;
import dev.caretline.locations.traceback.HowKnown;
import dev.caretline.locations.traceback.Notes;
import dev.caretline.locations.traceback.RaisedException;
import dev.caretline.locations.traceback.RenderOptions;
import dev.caretline.locations.traceback.Stack;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Draws exceptions: chains, groups, stacks, and last what was raised and why. */
final class ExceptionDrawing {
    /** As CPython's {@code traceback} bounds groups. */
    private static final int MAX_GROUP_WIDTH = 15;

    private static final int MAX_GROUP_DEPTH = 10;
    private static final String BECAUSE = "  because ";

    private final Failure failure;
    private final List<Explanation> explanations;
    private final FrameDrawing frames;
    private final Places places;
    private final RenderOptions options;
    private final Page page;
    private final Chains chains;
    private int depth;

    ExceptionDrawing(
            Failure failure,
            List<Explanation> explanations,
            FrameDrawing frames,
            Places places,
            RenderOptions options,
            Page page) {
        this.failure = failure;
        this.explanations = explanations;
        this.frames = frames;
        this.places = places;
        this.options = options;
        this.page = page;
        chains = new Chains(failure);
    }

    /** Draws an exception behind those that led to it. */
    void drawChain(int number) {
        for (Chains.Link link : chains.upTo(number)) {
            draw(failure.exception(link.exception()));
            link.sentence().ifPresent(sentence -> {
                page.end();
                page.line(Role.QUIET, sentence);
                page.end();
            });
        }
    }

    private void draw(RaisedException exception) {
        exception.stack().filter(stack -> !stack.frames().isEmpty()).ifPresent(stack -> drawStack(exception, stack));
        exception.syntax().ifPresent(frames::drawSyntax);
        drawReason(exception);
        exception.group().ifPresent(this::drawGroup);
    }

    /** What an exception says, and why it was raised; not where. */
    void drawReason(RaisedException exception) {
        drawMessage(exception);
        drawNotes(exception.notes());
        explanations.stream()
                .filter(explanation -> explanation.exception() == exception.number())
                .forEach(this::drawExplanation);
    }

    private void drawStack(RaisedException exception, Stack stack) {
        String group = exception.group().isPresent() ? "Exception Group " : "";
        page.line(Role.QUIET, group + "Traceback (most recent call last):");
        boolean fold = options.frames() == RenderOptions.Frames.USER;
        List<FrameRows.Row> rows =
                FrameRows.of(stack, frame -> places.isLibrary(frame.code().filename()), fold);
        int focus = focus(stack.frames());
        rows.forEach(row -> frames.draw(row, focus));
    }

    /** The innermost frame that is the user's. */
    private int focus(List<Frame> stack) {
        for (int i = stack.size() - 1; i >= 0; i--) {
            if (!places.isLibrary(stack.get(i).code().filename())) {
                return i;
            }
        }
        return stack.size() - 1;
    }

    private void drawMessage(RaisedException exception) {
        page.put(Role.ERROR, exception.type().displayName());
        String message = exception.message().orElse("<exception str() failed>");
        String suggestion = exception
                .suggestion()
                .map(name -> ". Did you mean: '" + name + "'?")
                .orElse("");
        if (message.isEmpty() && suggestion.isEmpty()) {
            page.end();
        } else {
            page.put(Role.ERROR, ": ").text(Role.MESSAGE, message + suggestion);
        }
    }

    private void drawNotes(Notes notes) {
        if (notes instanceof Notes.Odd odd) {
            page.text(Role.PLAIN, odd.repr());
        } else if (notes instanceof Notes.Texts texts) {
            texts.texts().forEach(text -> page.text(Role.PLAIN, text.orElse("<note str() failed>")));
        }
    }

    private void drawExplanation(Explanation explanation) {
        String head = BECAUSE;
        for (Sentence line : explanation.lines()) {
            page.put(Role.BECAUSE, head);
            line.parts().forEach(part -> page.put(role(part), shown(part)));
            page.line(Role.QUIET, known(line));
            head = " ".repeat(BECAUSE.length());
        }
    }

    private String shown(Sentence.Part part) {
        return part.kind() == Sentence.Kind.PLACE ? places.name(part.text()) : part.text();
    }

    private static Role role(Sentence.Part part) {
        return switch (part.kind()) {
            case PROSE, EXPRESSION -> Role.PLAIN;
            case VALUE -> Role.VALUE;
            case PLACE -> Role.PLACE;
        };
    }

    /** How the values in a sentence are known: said once, behind it. */
    private static String known(Sentence line) {
        Set<HowKnown> all = new TreeSet<>();
        line.parts().forEach(part -> part.known().ifPresent(all::add));
        return all.isEmpty()
                ? ""
                : "  ("
                        + all.stream()
                                .map(how -> how.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")) + ")";
    }

    private void drawGroup(RaisedException.Group group) {
        int shown = depth < MAX_GROUP_DEPTH ? Math.min(group.members().size(), MAX_GROUP_WIDTH) : 0;
        depth++;
        for (int i = 0; i < shown; i++) {
            OptionalInt member = group.members().get(i);
            boolean last = i == group.size() - 1;
            page.put(
                            Role.GUTTER,
                            last ? page.glyphs().lastBranch() : page.glyphs().branch())
                    .line(Role.QUIET, " " + (i + 1) + " of " + group.size());
            page.indent(last ? "   " : page.glyphs().trunk() + "  ");
            if (member.isPresent()) {
                drawChain(member.getAsInt());
            } else {
                page.line(Role.QUIET, page.glyphs().ellipsis() + " not described");
            }
            page.unindent();
        }
        depth--;
        if (shown < group.size()) {
            page.put(Role.GUTTER, page.glyphs().lastBranch()).line(Role.QUIET, " " + (group.size() - shown) + " more");
        }
    }
}
