package dev.caretline.repl.editor;

import dev.caretline.grammar.lexer.Lexer;
import dev.caretline.grammar.lexer.PythonTokens;
import dev.caretline.grammar.lexer.Tokens;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours what is typed, by the tokens of our own lexer. */
final class PythonHighlighter implements Highlighter {
    /** A longer text is shown as it is: every key costs a pass over all of it. */
    private static final int LONGEST = 100_000;

    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle KEYWORD =
            PLAIN.foreground(AttributedStyle.BLUE).bold();
    private static final AttributedStyle STRING = PLAIN.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle NUMBER = PLAIN.foreground(AttributedStyle.CYAN);
    private static final AttributedStyle COMMENT = PLAIN.foreground(AttributedStyle.RED);
    private static final AttributedStyle DEFINED = PLAIN.bold();
    private static final AttributedStyle COMMAND = PLAIN.foreground(AttributedStyle.MAGENTA);
    private static final Set<Integer> KEYWORDS = Set.of(
            PythonTokens.AND,
            PythonTokens.AS,
            PythonTokens.ASSERT,
            PythonTokens.ASYNC,
            PythonTokens.AWAIT,
            PythonTokens.BREAK,
            PythonTokens.CLASS,
            PythonTokens.CONTINUE,
            PythonTokens.DEF,
            PythonTokens.DEL,
            PythonTokens.ELIF,
            PythonTokens.ELSE,
            PythonTokens.EXCEPT,
            PythonTokens.FALSE,
            PythonTokens.FINALLY,
            PythonTokens.FOR,
            PythonTokens.FROM,
            PythonTokens.GLOBAL,
            PythonTokens.IF,
            PythonTokens.IMPORT,
            PythonTokens.IN,
            PythonTokens.IS,
            PythonTokens.ISNOT,
            PythonTokens.LAMBDA,
            PythonTokens.NONE,
            PythonTokens.NONLOCAL,
            PythonTokens.NOT,
            PythonTokens.OR,
            PythonTokens.PASS,
            PythonTokens.RAISE,
            PythonTokens.RETURN,
            PythonTokens.TRUE,
            PythonTokens.TRY,
            PythonTokens.WHILE,
            PythonTokens.WITH,
            PythonTokens.YIELD,
            PythonTokens.MATCH,
            PythonTokens.CASE);

    private String lastText = "";
    private AttributedString last = new AttributedString("");

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        if (!buffer.equals(lastText)) {
            last = buffer.length() > LONGEST ? new AttributedString(buffer) : colored(buffer);
            lastText = buffer;
        }
        return last;
    }

    private static AttributedString colored(String text) {
        if (text.startsWith(":")) {
            return new AttributedString(text, COMMAND);
        }
        try {
            return draw(text, stylesOf(text));
        } catch (RuntimeException e) {
            // Colours are never a reason to lose what is typed.
            return new AttributedString(text);
        }
    }

    private static AttributedString draw(String text, AttributedStyle[] styles) {
        AttributedStringBuilder drawn = new AttributedStringBuilder(text.length());
        int offset = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int length = Character.charCount(point);
            drawn.styled(styles[Math.min(offset, styles.length - 1)], text.substring(i, i + length));
            offset += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            i += length;
        }
        return drawn.toAttributedString();
    }

    /** A style for each byte of the text in UTF-8. */
    private static AttributedStyle[] stylesOf(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        AttributedStyle[] styles = new AttributedStyle[bytes.length + 1];
        Arrays.fill(styles, PLAIN);
        Tokens tokens = Lexer.lex(SourceText.of(text, "<input>"), PythonVersion.V3_11);
        int end = 0;
        int previous = 0;
        for (int i = 0; i < tokens.size(); i++) {
            int type = tokens.type(i);
            if (type == PythonTokens.NEWLINE) {
                // A comment before it is part of it.
                continue;
            }
            int start = Math.min(tokens.start(i), bytes.length);
            comments(bytes, end, start, styles);
            int stop = Math.min(tokens.end(i), bytes.length);
            // The mark of the end has no text; what could not be read may be a string that is being typed.
            if (start < stop && type != PythonTokens.ERROR) {
                Arrays.fill(styles, start, stop, style(type, previous));
                end = stop;
            }
            previous = type;
        }
        rest(bytes, end, styles);
        return styles;
    }

    private static void comments(byte[] bytes, int from, int to, AttributedStyle[] styles) {
        boolean comment = false;
        for (int i = from; i < to; i++) {
            comment = bytes[i] != '\n' && (comment || bytes[i] == '#');
            if (comment) {
                styles[i] = COMMENT;
            }
        }
    }

    /** Behind the last token: a comment, or a string that is not closed yet. */
    private static void rest(byte[] bytes, int from, AttributedStyle[] styles) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\'' || bytes[i] == '"') {
                Arrays.fill(styles, i, bytes.length, STRING);
                return;
            }
            if (bytes[i] == '#') {
                comments(bytes, i, bytes.length, styles);
                return;
            }
        }
    }

    private static AttributedStyle style(int type, int previous) {
        if (type == PythonTokens.STRING) {
            return STRING;
        }
        if (type == PythonTokens.NUMBER) {
            return NUMBER;
        }
        if (KEYWORDS.contains(type)) {
            return KEYWORD;
        }
        boolean defined = previous == PythonTokens.DEF || previous == PythonTokens.CLASS;
        return defined && type == PythonTokens.NAME ? DEFINED : PLAIN;
    }
}
