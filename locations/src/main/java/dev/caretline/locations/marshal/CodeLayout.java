package dev.caretline.locations.marshal;

/**
 * The order of a code object's fields in marshal, 3.11 to 3.14: {@value #HEADER_NUMBERS} numbers, the objects up to
 * {@link #QUALNAME}, the first line, and the remaining objects.
 */
final class CodeLayout {
    /** {@code argcount}, {@code posonlyargcount}, {@code kwonlyargcount}, {@code stacksize}, {@code flags}. */
    static final int HEADER_NUMBERS = 5;

    static final int ARGCOUNT = 0;
    static final int POSONLYARGCOUNT = 1;
    static final int KWONLYARGCOUNT = 2;
    static final int STACKSIZE = 3;
    static final int FLAGS = 4;
    static final int FIRSTLINENO = 5;
    static final int NUMBERS = 6;

    static final int CODE = 0;
    static final int CONSTS = 1;
    static final int NAMES = 2;
    static final int LOCALSPLUSNAMES = 3;
    static final int LOCALSPLUSKINDS = 4;
    static final int FILENAME = 5;
    static final int NAME = 6;
    static final int QUALNAME = 7;
    static final int LINETABLE = 8;
    static final int EXCEPTIONTABLE = 9;
    static final int OBJECTS = 10;

    private CodeLayout() {}
}
