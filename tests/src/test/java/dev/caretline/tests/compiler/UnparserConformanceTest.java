package dev.caretline.tests.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.unparse.Unparser;
import dev.caretline.grammar.ast.Arguments;
import dev.caretline.grammar.ast.AsdlConstant;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.ExprContext;
import dev.caretline.grammar.ast.FieldVisitor;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    private static final class Expressions implements FieldVisitor {
        private static final Arguments NONE =
                new Arguments(List.of(), List.of(), null, List.of(), List.of(), null, List.of());

        final List<String> texts = new ArrayList<>();

        @Override
        public void node(String name, @Nullable Node node) {
            if (node instanceof Expr expression) {
                if (isLoaded(expression) && !(expression instanceof Expr.Starred)) {
                    texts.add(Unparser.unparse(new Expr.Lambda(NONE, expression, expression.range()))
                            .text());
                }
            } else if (node != null) {
                node.fields(this);
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

        @Override
        public void nodes(String name, List<? extends @Nullable Node> nodes) {
            nodes.forEach(node -> node(name, node));
        }

        @Override
        public void text(String name, @Nullable String text) {}

        @Override
        public void texts(String name, List<String> texts) {}

        @Override
        public void number(String name, int number) {}

        @Override
        public void symbol(String name, AsdlConstant symbol) {}

        @Override
        public void symbols(String name, List<? extends AsdlConstant> symbols) {}

        @Override
        public void value(String name, ConstantValue value) {}
    }
}
