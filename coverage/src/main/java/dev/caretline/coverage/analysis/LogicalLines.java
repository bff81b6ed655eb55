package dev.caretline.coverage.analysis;

import dev.caretline.grammar.lexer.Lexer;
import dev.caretline.grammar.lexer.PythonTokens;
import dev.caretline.grammar.lexer.Tokens;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import java.util.BitSet;

/**
 * Which lines of a source are one logical line: what stands between two NEWLINE tokens. A line on which no token starts,
 * nor goes on, is one by itself: it is blank, or a comment.
 */
final class LogicalLines {
    /** The first line of the logical line, by line; 0 for a line by itself. */
    private final int[] firsts;

    LogicalLines(SourceText source) {
        firsts = new int[source.lineCount() + 2];
        Tokens tokens = Lexer.lex(source, PythonVersion.V3_11);
        int first = 0;
        for (int i = 0; i < tokens.size(); i++) {
            int type = tokens.type(i);
            if (type == PythonTokens.NEWLINE) {
                first = 0;
            } else if (tokens.start(i) < tokens.end(i) && type != PythonTokens.DEDENT && type != PythonTokens.INDENT) {
                first = first == 0 ? tokens.line(i) : first;
                for (int line = tokens.endLine(i); line >= first && firsts[line] == 0; line--) {
                    firsts[line] = first;
                }
            }
        }
    }

    /** The first line of the logical line that a line is of, 1-based. */
    int first(int line) {
        int first = line < firsts.length ? firsts[line] : 0;
        return first == 0 ? line : first;
    }

    /** The first line of the next logical line behind one that a line is of, 1-based. */
    int next(int line) {
        int next = line + 1;
        while (next < firsts.length && firsts[next] != next) {
            next++;
        }
        return next;
    }

    /** The first lines of the logical lines that some lines are of. */
    BitSet firsts(BitSet lines) {
        BitSet result = new BitSet();
        lines.stream().forEach(line -> result.set(first(line)));
        return result;
    }

    /** All lines of the logical lines that some lines are of. */
    BitSet whole(BitSet lines) {
        BitSet marked = firsts(lines);
        BitSet result = new BitSet();
        for (int line = 1; line < firsts.length; line++) {
            result.set(line, marked.get(first(line)));
        }
        return result;
    }
}
