package dev.caretline.compiler.symtable;

import dev.caretline.grammar.ast.Pattern;
import dev.caretline.grammar.source.SourceRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first pass over the patterns of {@code case}, which bind their captures in the current block. */
final class PatternSymbols implements Pattern.VoidVisitor {
    private final SymbolTableBuilder builder;

    PatternSymbols(SymbolTableBuilder builder) {
        this.builder = builder;
    }

    void visit(Pattern pattern) {
        builder.depth.enter();
        pattern.accept(this);
        builder.depth.leave();
    }

    private void visitAll(List<Pattern> patterns) {
        for (Pattern pattern : patterns) {
            visit(pattern);
        }
    }

    private void capture(@Nullable String name, SourceRange range) {
        if (name != null) {
            builder.define(name, SymbolFlags.LOCAL, range);
        }
    }

    @Override
    public void visitMatchValue(Pattern.MatchValue node) {
        builder.expressions.visit(node.value());
    }

    @Override
    public void visitMatchSingleton(Pattern.MatchSingleton node) {}

    @Override
    public void visitMatchSequence(Pattern.MatchSequence node) {
        visitAll(node.patterns());
    }

    @Override
    public void visitMatchMapping(Pattern.MatchMapping node) {
        builder.expressions.visitAll(node.keys());
        visitAll(node.patterns());
        capture(node.rest(), node.range());
    }

    @Override
    public void visitMatchClass(Pattern.MatchClass node) {
        builder.expressions.visit(node.cls());
        visitAll(node.patterns());
        visitAll(node.kwdPatterns());
    }

    @Override
    public void visitMatchStar(Pattern.MatchStar node) {
        capture(node.name(), node.range());
    }

    @Override
    public void visitMatchAs(Pattern.MatchAs node) {
        if (node.pattern() != null) {
            visit(node.pattern());
        }
        capture(node.name(), node.range());
    }

    @Override
    public void visitMatchOr(Pattern.MatchOr node) {
        visitAll(node.patterns());
    }
}
