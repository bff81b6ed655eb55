package dev.caretline.grammar.diagnosis.peg;

/** The kinds of node that a message can name or that a test asks for; most are those of Python's abstract syntax. */
public enum NodeKind {
    ATTRIBUTE("Attribute", "attribute"),
    SUBSCRIPT("Subscript", "subscript"),
    STARRED("Starred", "starred"),
    NAME("Name", "name"),
    LIST_DISPLAY("List", "list"),
    TUPLE("Tuple", "tuple"),
    LAMBDA("Lambda", "lambda"),
    CALL("Call", "function call"),
    BOOL_OP("BoolOp", "expression"),
    BIN_OP("BinOp", "expression"),
    UNARY_OP("UnaryOp", "expression"),
    GENERATOR_EXP("GeneratorExp", "generator expression"),
    YIELD("Yield", "yield expression"),
    YIELD_FROM("YieldFrom", "yield expression"),
    AWAIT("Await", "await expression"),
    LIST_COMP("ListComp", "list comprehension"),
    SET_COMP("SetComp", "set comprehension"),
    DICT_COMP("DictComp", "dict comprehension"),
    DICT("Dict", "dict literal"),
    SET("Set", "set display"),
    JOINED_STR("JoinedStr", "f-string expression"),
    NONE("None", "None"),
    FALSE("False", "False"),
    TRUE("True", "True"),
    ELLIPSIS("Ellipsis", "ellipsis"),
    STRING("String", "literal"),
    NUMBER("Number", "literal"),
    IMAGINARY("Imaginary", "literal"),
    COMPARE("Compare", "comparison"),
    IF_EXP("IfExp", "conditional expression"),
    NAMED_EXPR("NamedExpr", "named expression"),

    SLICE("Slice", ""),
    /** The operator {@code in} with its right operand, in a comparison. */
    IN("In", ""),
    COMPREHENSION("Comprehension", ""),
    /** All arguments of a call. */
    ARGUMENTS("Arguments", ""),
    KEYWORD("Keyword", ""),
    KEYWORD_UNPACKING("KeywordUnpacking", ""),
    PARAMETER("Parameter", ""),
    PATTERN("Pattern", ""),

    TOKEN("", ""),
    /** What a repetition has matched: only its children count. */
    LIST("", ""),
    ABSENT("", ""),
    CUT("", ""),
    OTHER("", "");

    private final String notation;
    private final String description;

    NodeKind(String notation, String description) {
        this.notation = notation;
        this.description = description;
    }

    /** The name in a grammar's text; empty if no grammar builds such nodes. */
    String notation() {
        return notation;
    }

    /** What CPython's messages call such an expression ({@code _PyPegen_get_expr_name}); empty for other nodes. */
    public String description() {
        return description;
    }
}
