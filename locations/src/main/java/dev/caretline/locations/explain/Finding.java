package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.locations.traceback.DescribedValue;
import dev.caretline.locations.traceback.HowKnown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a rule has to say, line by line. */
final class Finding {
    private static final int MAX_VALUE = 80;

    private final Site site;
    private final List<Sentence> lines = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();
    private Sentence.Builder line = new Sentence.Builder();

    Finding(Site site) {
        this.site = site;
    }

    static Finding at(Site site) {
        return new Finding(site);
    }

    Finding say(String words) {
        line.say(words);
        return this;
    }

    Finding code(String text) {
        line.code(Site.shortened(text, MAX_VALUE));
        return this;
    }

    /** An operand as it is written. */
    Finding code(Expr node) {
        mention(node.range(), Mention.Role.OPERAND);
        line.code(site.operand(node));
        return this;
    }

    Finding value(String text, HowKnown how) {
        line.value(Site.shortened(text, MAX_VALUE), how);
        return this;
    }

    /** A value, with its size if the text does not show all of it. */
    Finding value(Known known) {
        DescribedValue value = known.value();
        value(value.repr(), known.how());
        boolean isCut =
                value.cut() || value.repr().codePointCount(0, value.repr().length()) > MAX_VALUE;
        if (isCut && value.exact().isPresent() && value.length().isPresent()) {
            line.say(" (").value(size(value), known.how()).say(")");
        }
        return this;
    }

    /** {@code list of length 3}. */
    static String size(DescribedValue value) {
        return value.type() + " of length " + value.length().orElse(0);
    }

    /** {@code `x` is 5}, or only the value if that is what is written. */
    Finding is(Expr node, Known known) {
        if (node instanceof Expr.Constant
                || site.code(node).equals(known.value().repr())) {
            mention(node.range(), Mention.Role.OPERAND);
            return value(known);
        }
        return code(node).say(" is ").value(known);
    }

    /** {@code `x` is 5 (int)}; of None the type needs no word. */
    Finding typed(Expr node, Known known) {
        is(node, known);
        return known.value().isNone()
                ? this
                : say(" (").value(known.value().type(), known.how()).say(")");
    }

    Finding place(SourceRange range) {
        line.place(site.frame().code().filename(), range.lineNumber());
        mention(range, Mention.Role.ORIGIN);
        return this;
    }

    Finding place(String file, int at) {
        line.place(file, at);
        return this;
    }

    Finding next() {
        Sentence sentence = line.end();
        if (!sentence.parts().isEmpty()) {
            lines.add(sentence);
        }
        line = new Sentence.Builder();
        return this;
    }

    Finding mention(SourceRange range, Mention.Role role) {
        boolean isFailing = site.frame().range().filter(range::equals).isPresent();
        if (!isFailing && mentions.stream().noneMatch(other -> other.range().equals(range))) {
            mentions.add(new Mention(range, role));
        }
        return this;
    }

    Optional<Finding> end() {
        next();
        return lines.isEmpty() ? Optional.empty() : Optional.of(this);
    }

    Explanation explanation(String rule) {
        return new Explanation(site.error().number(), site.frames().size() - 1, rule, lines, mentions);
    }
}
