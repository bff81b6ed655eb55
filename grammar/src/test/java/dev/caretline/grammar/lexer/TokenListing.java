package dev.caretline.grammar.lexer;

import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Shows tokens so that a test can say what it expects of them. */
final class TokenListing {
    private TokenListing() {}

    static Tokens lex(String text) {
        return Lexer.lex(SourceText.of(text, "test"), PythonVersion.V3_11);
    }

    static Tokens lex(byte[] file) {
        return Lexer.lex(SourceText.decode(file, "test"), PythonVersion.V3_11);
    }

    /** The names of the types, without the last NEWLINE and the end marker. */
    static String types(String text) {
        Tokens tokens = lex(text);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            names.add(typeName(tokens.type(i)));
        }
        return String.join(" ", names).replaceFirst(" NEWLINE EOF$", "");
    }

    /** The texts, with the type in place of an empty one, without the last NEWLINE and the end marker. */
    static List<String> texts(String text) {
        Tokens tokens = lex(text);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            texts.add(tokens.text(i).isEmpty() ? typeName(tokens.type(i)) : tokens.text(i));
        }
        int last = texts.size() - 1;
        return texts.get(last).equals("EOF") ? texts.subList(0, last - 1) : texts;
    }

    /** {@code line:column-endLine:endColumn} of a token. */
    static String place(Tokens tokens, int token) {
        return tokens.range(token, token).toString();
    }

    static String typeName(int type) {
        return type == Token.EOF ? "EOF" : PythonTokens.VOCABULARY.getSymbolicName(type);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
