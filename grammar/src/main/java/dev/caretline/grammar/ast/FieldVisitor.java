package dev.caretline.grammar.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Receives the fields of a node, in ASDL's order and under their ASDL names: for whoever treats all kinds alike, such
 * as a dump. An absent optional field arrives as null.
 */
public interface FieldVisitor {
    void node(String name, @Nullable Node node);

    /** An element is null where the table allows holes: the key of {@code **d}, a parameter without default. */
    void nodes(String name, List<? extends @Nullable Node> nodes);

    void text(String name, @Nullable String text);

    void texts(String name, List<String> texts);

    void number(String name, int number);

    void symbol(String name, AsdlConstant symbol);

    void symbols(String name, List<? extends AsdlConstant> symbols);

    void value(String name, ConstantValue value);
}
