package dev.caretline.tests.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.unparse.Unparser;
import dev.caretline.grammar.ast.Arguments;
import dev.caretline.grammar.ast.ChildVisitor;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.ExprContext;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every expression of a statement, as the text that CPython makes of it where it is an annotation. */
class UnparserConformanceTest {
    private final EmbeddedCPython python = EmbeddedCPython.get();
    private final ScriptComparison comparison = new ScriptComparison(python, "annotations.py");

    @Test
    void annotations_areCPythons_inAPartOfTheLibrary() {
        assertThat(comparison.differences(Library.sample(python), UnparserConformanceTest::texts))
                .isEmpty();
    }

    @Test
    @Tag("full")
    void annotations_areCPythons_inTheWholeLibrary() {
        assertThat(comparison.differences(python.libraryFiles(), UnparserConformanceTest::texts))
                .isEmpty();
        assertThat(comparison.compared()).isGreaterThan(390_000);
    }

    private static List<String> texts(Path file) {
        Expressions expressions = new Expressions();
        try {
            Library.tree(Library.source(file)).fields(expressions);
        } catch (PythonSyntaxException e) {
            return List.of(e.problem().type().pythonName());
        }
        return expressions.texts;
    }

    /** Unparses every expression that a statement reads, as the body of a lambda. */
    private static final class Expressions implements ChildVisitor {
        private static final Arguments NONE =
                new Arguments(List.of(), List.of(), null, List.of(), List.of(), null, List.of());

        final List<String> texts = new ArrayList<>();

        @Override
        public void child(Node child) {
            if (child instanceof Expr expression) {
                if (isLoaded(expression) && !(expression instanceof Expr.Starred)) {
                    texts.add(Unparser.unparse(new Expr.Lambda(NONE, expression, expression.range()))
                            .text());
                }
            } else {
                child.fields(this);
            }
        }

        private static boolean isLoaded(Expr expression) {
            if (expression instanceof Expr.Name name) {
                return name.ctx() == ExprContext.LOAD;
            } else if (expression instanceof Expr.Attribute attribute) {
                return attribute.ctx() == ExprContext.LOAD;
            } else if (expression instanceof Expr.Subscript subscript) {
                return subscript.ctx() == ExprContext.LOAD;
            } else if (expression instanceof Expr.Tuple tuple) {
                return tuple.ctx() == ExprContext.LOAD;
            }
            return !(expression instanceof Expr.List list) || list.ctx() == ExprContext.LOAD;
        }
    }
}
