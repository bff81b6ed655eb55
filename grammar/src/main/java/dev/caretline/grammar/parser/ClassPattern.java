package dev.caretline.grammar.parser;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Pattern;
import dev.caretline.grammar.source.SourceRange;
import java.util.ArrayList;
import java.util.List;

/** One pattern {@code C(pattern, name=pattern)} while it is read. */
final class ClassPattern {
    private final TreeParser parser;
    private final List<Pattern> patterns = new ArrayList<>();
    private final List<String> keywords = new ArrayList<>();
    private final List<Pattern> keywordPatterns = new ArrayList<>();

    ClassPattern(TreeParser parser) {
        this.parser = parser;
    }

    void positional(Pattern pattern) {
        parser.require(keywords.isEmpty());
        patterns.add(pattern);
    }

    void keyword(int name, Pattern pattern) {
        // CPython takes a _ behind a positional pattern for one more of those, and does not think again.
        parser.require(!keywords.isEmpty() || patterns.isEmpty() || !parser.patterns.isWildcard(name));
        keywords.add(parser.name(name));
        keywordPatterns.add(pattern);
    }

    Pattern pattern(Expr cls, SourceRange range) {
        return new Pattern.MatchClass(cls, patterns, keywords, keywordPatterns, range);
    }
}
