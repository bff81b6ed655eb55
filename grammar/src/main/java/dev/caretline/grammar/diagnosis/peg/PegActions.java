package dev.caretline.grammar.diagnosis.peg;

import dev.caretline.grammar.diagnosis.peg.PegAction.Condition;
import dev.caretline.grammar.diagnosis.peg.PegAction.MessagePart;
import dev.caretline.grammar.diagnosis.peg.PegAction.Place;
import dev.caretline.grammar.diagnosis.peg.PegAction.Raise;
import dev.caretline.grammar.diagnosis.peg.PegAction.Reference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out the actions of alternatives that have matched. */
final class PegActions {
    private final PegHost host;
    private boolean error;

    PegActions(PegHost host) {
        this.host = host;
    }

    /** Whether an action has sent an error since the last call. */
    boolean takeError() {
        boolean taken = error;
        error = false;
        return taken;
    }

    /** The result of an alternative that has matched the tokens from start to before end; null for none. */
    @Nullable
    Node result(PegAction action, Node[] values, int start, int end) {
        if (action instanceof PegAction.Pass pass) {
            return value(pass.value(), values);
        } else if (action instanceof PegAction.Matched) {
            return Node.MATCHED;
        } else if (action instanceof PegAction.Build build) {
            return new Node(build.kind(), start, lastVisible(end), flat(build.children(), values));
        } else if (action instanceof PegAction.Concatenate list) {
            return Node.list(flat(list.elements(), values));
        } else if (action instanceof PegAction.Choice choice) {
            PegAction chosen = hold(choice.conditions(), values, end) ? choice.then() : choice.otherwise();
            return result(chosen, values, start, end);
        } else if (action instanceof Raise raise) {
            raise(raise, values);
        }
        return null;
    }

    private @Nullable Node value(Reference reference, Node[] values) {
        Node value = reference.function().apply(host, values[reference.slot()]);
        if (value == null) {
            error = true;
        }
        return value;
    }

    private boolean hold(List<Condition> conditions, Node[] values, int end) {
        for (Condition condition : conditions) {
            Node subject = condition.slot() < 0 ? Node.token(NodeKind.TOKEN, end - 1) : values[condition.slot()];
            if (condition.test().holds(host, subject) != condition.outcome()) {
                return false;
            }
        }
        return true;
    }

    private int lastVisible(int end) {
        int last = end - 1;
        while (last > 0 && host.isLayout(last)) {
            last--;
        }
        return last;
    }

    private List<Node> flat(List<Reference> references, Node[] values) {
        if (references.isEmpty()) {
            return List.of();
        }
        List<Node> flat = new ArrayList<>();
        for (Reference reference : references) {
            Node value = value(reference, values);
            if (value != null && value.kind() == NodeKind.LIST) {
                flat.addAll(value.children());
            } else if (value != null && value.kind() != NodeKind.ABSENT) {
                flat.add(value);
            }
        }
        return List.copyOf(flat);
    }

    private void raise(Raise raise, Node[] values) {
        Place place = raise.place();
        if (place.extent() == PegAction.Extent.HERE) {
            host.raiseHere(raise.type(), message(raise.message(), values, Node.MATCHED));
            error = true;
            return;
        }
        Node from = place.from().function().apply(host, values[place.from().slot()]);
        if (from == null) {
            return;
        }
        String message = message(raise.message(), values, from);
        switch (place.extent()) {
            case FROM -> host.raiseFrom(raise.type(), from.first(), message);
            case END_OF -> host.raiseEndOf(raise.type(), from.first(), from.last(), message);
            default -> {
                Node to = place.to().function().apply(host, values[place.to().slot()]);
                host.raiseRange(raise.type(), from.first(), (to == null ? from : to).last(), message);
            }
        }
        error = true;
    }

    private String message(List<MessagePart> parts, Node[] values, Node there) {
        StringBuilder message = new StringBuilder();
        for (MessagePart part : parts) {
            Node node = part.slot() < 0 ? there : values[part.slot()];
            switch (part.content()) {
                case TEXT -> message.append(part.text());
                case KIND -> message.append(node.kind().description());
                case SPELLING -> message.append(host.spelling(node.first()));
                case LINE -> message.append(host.line(node.first()));
            }
        }
        return message.toString();
    }
}
