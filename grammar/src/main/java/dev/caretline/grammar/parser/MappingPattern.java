package dev.caretline.grammar.parser;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Pattern;
import dev.caretline.grammar.source.SourceRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pattern {@code {key: pattern, **rest}} while it is read. */
final class MappingPattern {
    private final TreeParser parser;
    private final List<Expr> keys = new ArrayList<>();
    private final List<Pattern> patterns = new ArrayList<>();
    private @Nullable String rest;

    MappingPattern(TreeParser parser) {
        this.parser = parser;
    }

    void add(Expr key, Pattern pattern) {
        parser.require(rest == null);
        keys.add(key);
        patterns.add(pattern);
    }

    void rest(String name) {
        parser.require(rest == null);
        rest = name;
    }

    Pattern pattern(SourceRange range) {
        return new Pattern.MatchMapping(keys, patterns, rest, range);
    }
}
