package dev.caretline.grammar.diagnosis.peg;

import dev.caretline.grammar.diagnosis.peg.PegAction.Condition;
import dev.caretline.grammar.diagnosis.peg.PegAction.Content;
import dev.caretline.grammar.diagnosis.peg.PegAction.Extent;
import dev.caretline.grammar.diagnosis.peg.PegAction.MessagePart;
import dev.caretline.grammar.diagnosis.peg.PegAction.Place;
import dev.caretline.grammar.diagnosis.peg.PegAction.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what comes after {@code ->} in the notation of {@link PegGrammar#read}. */
final class PegActionReader {
    static final PegHost.Function ITSELF = (host, node) -> node;

    private static final Pattern HOLE = Pattern.compile("\\{(\\w++)(?: (\\w++))?\\}");

    private final PegScanner words;
    private final List<String> variables;
    private final PegVocabulary vocabulary;

    PegActionReader(PegScanner words, List<String> variables, PegVocabulary vocabulary) {
        this.words = words;
        this.variables = variables;
        this.vocabulary = vocabulary;
    }

    PegAction action() {
        PegAction result = result();
        if (!words.takeIf("if")) {
            return result;
        }
        List<Condition> conditions = new ArrayList<>();
        do {
            conditions.add(condition());
        } while (words.takeIf("and"));
        PegAction otherwise = words.takeIf("else") ? action() : new PegAction.Nothing();
        return new PegAction.Choice(result, List.copyOf(conditions), otherwise);
    }

    private Condition condition() {
        boolean outcome = !words.takeIf("not");
        PegHost.Test test = vocabulary.test(words.take());
        words.expect("(");
        int slot = words.peek().equals(")") ? -1 : slot(words.take());
        words.expect(")");
        return new Condition(test, slot, outcome);
    }

    private PegAction result() {
        if (words.takeIf("nothing")) {
            return new PegAction.Nothing();
        } else if (words.takeIf("[")) {
            return new PegAction.Concatenate(values("]"));
        } else if (words.peek().endsWith("Error")) {
            return error();
        } else if (Character.isUpperCase(words.peek().charAt(0))) {
            NodeKind kind = kind(words.take());
            words.expect("(");
            return new PegAction.Build(kind, values(")"));
        }
        return new PegAction.Pass(value());
    }

    private static NodeKind kind(String name) {
        for (NodeKind kind : NodeKind.values()) {
            if (kind.notation().equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of node: " + name);
    }

    private List<Reference> values(String end) {
        List<Reference> values = new ArrayList<>();
        while (!words.takeIf(end)) {
            values.add(value());
        }
        return List.copyOf(values);
    }

    private Reference value() {
        String name = words.take();
        if (!words.takeIf("(")) {
            return new Reference(ITSELF, slot(name));
        }
        Reference value = new Reference(vocabulary.function(name), slot(words.take()));
        words.expect(")");
        return value;
    }

    private int slot(String variable) {
        int slot = variables.indexOf(variable);
        if (slot < 0) {
            throw new IllegalArgumentException("no variable " + variable + ": " + words);
        }
        return slot;
    }

    private PegAction error() {
        String type = words.take();
        Place place = place();
        words.expect(":");
        String quoted = words.take();
        return new PegAction.Raise(type, place, message(quoted.substring(1, quoted.length() - 1)));
    }

    private Place place() {
        Reference none = new Reference(ITSELF, -1);
        if (words.takeIf("from")) {
            return new Place(Extent.FROM, value(), none);
        }
        words.expect("at");
        if (words.takeIf("here")) {
            return new Place(Extent.HERE, none, none);
        } else if (words.takeIf("end_of")) {
            return new Place(Extent.END_OF, value(), none);
        }
        Reference from = value();
        return new Place(Extent.RANGE, from, words.takeIf("..") ? value() : from);
    }

    private List<MessagePart> message(String template) {
        List<MessagePart> parts = new ArrayList<>();
        Matcher hole = HOLE.matcher(template);
        int end = 0;
        while (hole.find()) {
            parts.add(text(template.substring(end, hole.start())));
            Content content = switch (hole.group(1)) {
                case "kind" -> Content.KIND;
                case "text" -> Content.SPELLING;
                case "line" -> Content.LINE;
                default -> throw new IllegalArgumentException("what is " + hole.group() + "? " + words);
            };
            String variable = hole.group(2);
            parts.add(new MessagePart(content, "", variable == null ? -1 : slot(variable)));
            end = hole.end();
        }
        parts.add(text(template.substring(end)));
        return List.copyOf(parts);
    }

    private static MessagePart text(String raw) {
        return new MessagePart(Content.TEXT, raw.replace("\\\"", "\""), -1);
    }
}
