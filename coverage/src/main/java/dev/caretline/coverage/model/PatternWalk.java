package dev.caretline.coverage.model;

import dev.caretline.grammar.ast.Pattern;
import java.util.List;

/** Walks patterns: the expressions in them, and alternatives from the second on, which are regions. */
final class PatternWalk implements Pattern.VoidVisitor {
    private final ModelBuilder b;

    PatternWalk(ModelBuilder builder) {
        b = builder;
    }

    void visit(Pattern node) {
        int first = b.nextEvaluation();
        node.accept(this);
        b.evaluated(node.range(), first, false);
    }

    private void visitAll(List<Pattern> nodes) {
        nodes.forEach(this::visit);
    }

    @Override
    public void visitMatchValue(Pattern.MatchValue node) {
        b.expressions.visit(node.value());
    }

    @Override
    public void visitMatchSingleton(Pattern.MatchSingleton node) {}

    @Override
    public void visitMatchSequence(Pattern.MatchSequence node) {
        visitAll(node.patterns());
    }

    @Override
    public void visitMatchMapping(Pattern.MatchMapping node) {
        b.expressions.visitAll(node.keys());
        visitAll(node.patterns());
    }

    @Override
    public void visitMatchClass(Pattern.MatchClass node) {
        b.expressions.visit(node.cls());
        visitAll(node.patterns());
        visitAll(node.kwdPatterns());
    }

    @Override
    public void visitMatchStar(Pattern.MatchStar node) {}

    @Override
    public void visitMatchAs(Pattern.MatchAs node) {
        if (node.pattern() != null) {
            visit(node.pattern());
        }
    }

    /** An alternative is tried when all before it have not matched; behind the whole none but the first need have been. */
    @Override
    public void visitMatchOr(Pattern.MatchOr node) {
        visit(node.patterns().get(0));
        int after = b.last;
        for (Pattern alternative : node.patterns().subList(1, node.patterns().size())) {
            b.inRegion(Region.Kind.PATTERN, alternative, alternative.range(), () -> visit(alternative));
        }
        b.last = after;
    }
}
