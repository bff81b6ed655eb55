package dev.caretline.grammar.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Receives the children of a node one by one, and none of its other fields: for a walk over any kind of node that brings
 * its own stack, where {@link AstScanner} recurses.
 */
public interface ChildVisitor extends FieldVisitor {
    /** A child that is there; absent ones are passed over. */
    void child(Node child);

    @Override
    default void node(String name, @Nullable Node node) {
        if (node != null) {
            child(node);
        }
    }

    @Override
    default void nodes(String name, List<? extends @Nullable Node> nodes) {
        for (Node node : nodes) {
            node(name, node);
        }
    }

    @Override
    default void text(String name, @Nullable String text) {}

    @Override
    default void texts(String name, List<String> texts) {}

    @Override
    default void number(String name, int number) {}

    @Override
    default void symbol(String name, AsdlConstant symbol) {}

    @Override
    default void symbols(String name, List<? extends AsdlConstant> symbols) {}

    @Override
    default void value(String name, ConstantValue value) {}
}
