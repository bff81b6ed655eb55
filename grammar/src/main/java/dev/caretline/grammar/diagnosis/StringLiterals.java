package dev.caretline.grammar.diagnosis;

import dev.caretline.grammar.diagnosis.peg.Node;
import dev.caretline.grammar.diagnosis.peg.NodeKind;
import dev.caretline.grammar.source.SyntaxProblem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be wrong within string literals ({@code _PyPegen_concatenate_strings} of CPython 3.11). */
final class StringLiterals {
    private final ParserRun run;
    private final PegenTokens tokens;

    StringLiterals(ParserRun run, PegenTokens tokens) {
        this.run = run;
        this.tokens = tokens;
    }

    /** One node for literals that stand one after the other; null after an error was sent. */
    @Nullable
    Node concatenation(List<Node> strings) {
        boolean formatted = false;
        boolean bytes = false;
        for (int i = 0; i < strings.size(); i++) {
            Literal literal = Literal.of(tokens, strings.get(i).first());
            if (!literal.isFormatted() && !isRight(literal)) {
                return null;
            }
            if (i > 0 && bytes != literal.isBytes()) {
                run.raise(SyntaxProblem.Type.SYNTAX_ERROR, "cannot mix bytes and nonbytes literals");
                return null;
            }
            bytes = literal.isBytes();
            if (literal.isFormatted() && !new FormattedString(run, tokens, literal).isRight()) {
                return null;
            }
            formatted |= literal.isFormatted();
        }
        return new Node(
                formatted ? NodeKind.JOINED_STR : NodeKind.STRING,
                strings.get(0).first(),
                strings.get(strings.size() - 1).last(),
                List.of());
    }

    private boolean isRight(Literal literal) {
        if (!literal.isBytes()) {
            return isRightText(run, literal);
        }
        byte[] text = literal.text();
        for (int i = literal.start(); i < literal.end(); i++) {
            if (text[i] < 0) {
                run.raise(SyntaxProblem.Type.SYNTAX_ERROR, "bytes can only contain ASCII literal characters");
                return false;
            }
        }
        return concluded(run, literal, Escapes.problemOfBytes(literal, run.version()));
    }

    /** Whether a {@code str} literal, or a part of an f-string, is right; its first useless escape is warned of then. */
    static boolean isRightText(ParserRun run, Literal literal) {
        return concluded(run, literal, Escapes.problemOfText(literal, run.version()));
    }

    private static boolean concluded(ParserRun run, Literal literal, Optional<String> problem) {
        problem.ifPresentOrElse(
                message -> run.raise(SyntaxProblem.Type.SYNTAX_ERROR, message),
                () -> Escapes.firstUseless(literal).ifPresent(backslash -> run.warnOfEscape(literal, backslash)));
        return problem.isEmpty();
    }
}
