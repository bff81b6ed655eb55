package dev.caretline.grammar.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTextTest {
    private static SourceText decode(String file) {
        return SourceText.decode(file.getBytes(StandardCharsets.UTF_8), "test");
    }

    private static String whole(SourceText source) {
        return source.slice(0, source.length());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"``,$", "a,a$", "a$,a$", "a^$b^$,a$b$$", "a^b^,a$b$", "^^$$^,$$$$", "a$$b,a$$b$", "a^$^$b,a$$b$"})
    void lineEnds_areTranslated_andOneIsAddedWhereCPythonSeesNone(String file, String text) {
        SourceText source = decode(file.replace('$', '\n').replace('^', '\r'));
        assertThat(whole(source)).isEqualTo(text.replace('$', '\n'));
    }

    @Test
    void byteOrderMark_isNoPartOfTheText() {
        assertThat(whole(decode("\uFEFFa\n"))).isEqualTo("a\n");
        assertThat(whole(decode("\uFEFF\uFEFFa\n"))).isEqualTo("\uFEFFa\n");
    }

    @Test
    void encoding_isDeclared_byAByteOrderMarkOrACookieOrAString() {
        assertThat(decode("a").isEncodingDeclared()).isFalse();
        assertThat(decode("\uFEFFa").isEncodingDeclared()).isTrue();
        assertThat(decode("# coding: utf-8\na").isEncodingDeclared()).isTrue();
        assertThat(SourceText.of("a", "test").isEncodingDeclared()).isTrue();
    }

    @Test
    void lines_startAfterLineEnds() {
        SourceText source = decode("a\n\néb\nc");
        assertThat(source.lineCount()).isEqualTo(4);
        assertThat(source.lineStart(3)).isEqualTo(3);
        assertThat(source.lineStart(5)).isEqualTo(source.length()).isEqualTo(9);
        assertThat(source.lineText(new Line(3))).isEqualTo("éb\n");
    }

    @Test
    void lineEnd_belongsToTheLineItEnds() {
        SourceText source = decode("a\n\nb");
        assertThat(source.lineAt(0)).isEqualTo(1);
        assertThat(source.lineAt(1)).isEqualTo(1);
        assertThat(source.lineAt(2)).isEqualTo(2);
        assertThat(source.lineAt(3)).isEqualTo(3);
    }

    @Test
    void slice_isTheTextOfARange_overLinesToo() {
        SourceText source = decode("é = [1,\n  2]\n");
        assertThat(source.slice(SourceRange.ofNumbers(1, 0, 1, 2))).isEqualTo("é");
        assertThat(source.slice(SourceRange.ofNumbers(1, 5, 2, 4))).isEqualTo("[1,\n  2]");
    }

    @Test
    void undecodableBytes_areKept_whenNoEncodingIsDeclared() {
        SourceText source = SourceText.decode(new byte[] {'#', (byte) 0xFF, '\n'}, "test");
        assertThat(source.bytes()).containsExactly('#', 0xFF, '\n');
        assertThat(whole(source)).isEqualTo("#\uFFFD\n");
    }

    @Test
    void nul_isAValueError() {
        assertThatThrownBy(() -> decode("a\0b"))
                .isInstanceOf(PythonSyntaxException.class)
                .hasMessage("ValueError: source code string cannot contain null bytes");
        assertThatThrownBy(() -> SourceText.of("\0", "test")).isInstanceOf(PythonSyntaxException.class);
    }

    @Test
    void halfASurrogatePair_isAValueError() {
        assertThatThrownBy(() -> SourceText.of("a🎉b\ud800", "test"))
                .hasMessageContaining(
                        "'utf-8' codec can't encode character '\\ud800' in position 3: surrogates not allowed");
    }

    @Test
    void file_isNotTheText_soThatItMayChange() {
        byte[] file = {'a', '\n'};
        SourceText source = SourceText.decode(file, "test");
        file[0] = 'b';
        assertThat(whole(source)).isEqualTo("a\n");
    }

    @Test
    void problem_countsCodePoints_whenTheEncodingIsDeclared() {
        SyntaxProblem problem = SourceText.of("éé x y\n", "test")
                .problem(SyntaxProblem.Type.SYNTAX_ERROR, "invalid syntax", SourceRange.ofNumbers(1, 7, 1, 8));
        assertThat(problem.offset()).hasValue(6);
        assertThat(problem.endOffset()).hasValue(7);
        assertThat(problem.text()).contains("éé x y\n");
    }

    @Test
    void problem_countsBytes_whenItIsNot() {
        SyntaxProblem problem = decode("éé x y\n")
                .problem(SyntaxProblem.Type.SYNTAX_ERROR, "invalid syntax", SourceRange.ofNumbers(1, 7, 1, 8));
        assertThat(problem.offset()).hasValue(8);
        assertThat(problem.endOffset()).hasValue(9);
    }

    @Test
    void compilerProblem_countsBytes_andHasNoText() {
        SyntaxProblem problem = SourceText.of("é = 1; return 2", "test")
                .compilerProblem(
                        SyntaxProblem.Type.SYNTAX_ERROR,
                        "'return' outside function",
                        SourceRange.ofNumbers(1, 8, 1, 16));
        assertThat(problem.offset()).hasValue(9);
        assertThat(problem.endOffset()).hasValue(17);
        assertThat(problem.text()).isEmpty();
    }
}
