package dev.caretline.grammar.ast;

/** A node of CPython's ASDL that has neither fields nor a position, and is an enum constant here. */
public interface AsdlConstant {
    /** The name in CPython's ASDL, such as {@code NotEq}. */
    String asdlName();
}
