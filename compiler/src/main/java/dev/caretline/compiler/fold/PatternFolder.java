package dev.caretline.compiler.fold;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Pattern;
import java.util.List;
import java.util.function.UnaryOperator;

/** Folds inside patterns: what is there to fold is {@code -1} and {@code 1+2j}. */
final class PatternFolder implements Pattern.Visitor<Pattern> {
    private final ConstantFolder folder;
    private final UnaryOperator<Pattern> fold = this::fold;

    PatternFolder(ConstantFolder folder) {
        this.folder = folder;
    }

    Pattern fold(Pattern pattern) {
        folder.depth.enter();
        Pattern folded = pattern.accept(this);
        folder.depth.leave();
        return folded;
    }

    private List<Pattern> foldAll(List<Pattern> patterns) {
        return ConstantFolder.foldAll(patterns, fold);
    }

    @Override
    public Pattern visitMatchValue(Pattern.MatchValue node) {
        Expr value = folder.expressions.fold(node.value());
        return value == node.value() ? node : new Pattern.MatchValue(value, node.range());
    }

    @Override
    public Pattern visitMatchSingleton(Pattern.MatchSingleton node) {
        return node;
    }

    @Override
    public Pattern visitMatchSequence(Pattern.MatchSequence node) {
        List<Pattern> patterns = foldAll(node.patterns());
        return patterns == node.patterns() ? node : new Pattern.MatchSequence(patterns, node.range());
    }

    @Override
    public Pattern visitMatchMapping(Pattern.MatchMapping node) {
        List<Expr> keys = folder.expressions.foldAll(node.keys());
        List<Pattern> patterns = foldAll(node.patterns());
        return keys == node.keys() && patterns == node.patterns()
                ? node
                : new Pattern.MatchMapping(keys, patterns, node.rest(), node.range());
    }

    @Override
    public Pattern visitMatchClass(Pattern.MatchClass node) {
        Expr cls = folder.expressions.fold(node.cls());
        List<Pattern> patterns = foldAll(node.patterns());
        List<Pattern> keywordPatterns = foldAll(node.kwdPatterns());
        return cls == node.cls() && patterns == node.patterns() && keywordPatterns == node.kwdPatterns()
                ? node
                : new Pattern.MatchClass(cls, patterns, node.kwdAttrs(), keywordPatterns, node.range());
    }

    @Override
    public Pattern visitMatchStar(Pattern.MatchStar node) {
        return node;
    }

    @Override
    public Pattern visitMatchAs(Pattern.MatchAs node) {
        if (node.pattern() == null) {
            return node;
        }
        Pattern pattern = fold(node.pattern());
        return pattern == node.pattern() ? node : new Pattern.MatchAs(pattern, node.name(), node.range());
    }

    @Override
    public Pattern visitMatchOr(Pattern.MatchOr node) {
        List<Pattern> patterns = foldAll(node.patterns());
        return patterns == node.patterns() ? node : new Pattern.MatchOr(patterns, node.range());
    }
}
