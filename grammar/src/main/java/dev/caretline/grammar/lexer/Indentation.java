package dev.caretline.grammar.lexer;

import java.util.Arrays;

/**
 * The indentation of the blocks around a line, each measured twice: in columns with a tab stop at every 8th, and with a tab
 * as one column. A comparison that comes out differently for the two depends on the width of a tab, and is an error.
 */
final class Indentation {
    /** What {@link #enter} found. */
    enum Change {
        SAME,
        INDENT,
        DEDENT,
        TAB_ERROR,
        TOO_DEEP,
        NO_SUCH_LEVEL
    }

    /** {@code MAXINDENT} of CPython. */
    private static final int MAX_LEVELS = 100;

    private int[] columns = new int[16];
    private int[] tabAsOneColumns = new int[16];
    private int level;
    private int dedents;

    /** Goes to the level of a line that is not blank. */
    Change enter(int column, int tabAsOne) {
        if (column > columns[level]) {
            return indent(column, tabAsOne);
        }
        Change change = column == columns[level] ? Change.SAME : dedent(column);
        boolean consistent = tabAsOne == tabAsOneColumns[level];
        return consistent || change == Change.NO_SUCH_LEVEL ? change : Change.TAB_ERROR;
    }

    /** How many levels the last {@link Change#DEDENT} ended. */
    int dedents() {
        return dedents;
    }

    private Change indent(int column, int tabAsOne) {
        if (level + 1 >= MAX_LEVELS) {
            return Change.TOO_DEEP;
        }
        if (tabAsOne <= tabAsOneColumns[level]) {
            return Change.TAB_ERROR;
        }
        if (++level == columns.length) {
            columns = Arrays.copyOf(columns, 2 * level);
            tabAsOneColumns = Arrays.copyOf(tabAsOneColumns, 2 * level);
        }
        columns[level] = column;
        tabAsOneColumns[level] = tabAsOne;
        return Change.INDENT;
    }

    private Change dedent(int column) {
        int before = level;
        while (column < columns[level]) {
            level--;
        }
        dedents = before - level;
        return column == columns[level] ? Change.DEDENT : Change.NO_SUCH_LEVEL;
    }
}
