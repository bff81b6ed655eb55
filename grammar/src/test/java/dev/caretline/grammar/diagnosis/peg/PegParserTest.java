package dev.caretline.grammar.diagnosis.peg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PegParserTest {
    private LetterHost host = new LetterHost("");

    private PegParser parser(String grammar, String text) {
        host = new LetterHost(text);
        return new PegParser(PegGrammar.read(grammar, host), host, 0, Integer.MAX_VALUE);
    }

    /** How many letters the rule "s" matches, or -1. */
    private int matched(String grammar, String text) {
        PegParser parser = parser(grammar, text);
        return parser.match("s", 0) ? parser.mark() : -1;
    }

    /** What the second pass says. */
    private List<String> secondPass(String grammar, String text) {
        PegParser parser = parser(grammar, text);
        assertThat(parser.match("s", 0)).isFalse();
        parser.startSecondPass(0);
        assertThat(parser.match("s", 0)).isFalse();
        return host.errors;
    }

    @Test
    void alternatives_areTriedInOrder() {
        assertThat(matched("s: 'a' | 'a' 'b'", "ab")).isEqualTo(1);
    }

    @Test
    void items_matchOptionallyRepeatedlyAndSeparated() {
        String grammar = "s: 'x'? 'a'* 'b'+ NAME % 'c' 'c'?";
        assertThat(matched(grammar, "aabbAcBcCd")).isEqualTo(9);
        assertThat(matched(grammar, "xbAc")).isEqualTo(4);
        assertThat(matched(grammar, "xaA")).isEqualTo(-1);
    }

    @Test
    void separated_leavesSeparatorWithoutElement() {
        assertThat(matched("s: NAME % 'c'", "AcBc")).isEqualTo(3);
    }

    @Test
    void lookAhead_takesNothing() {
        assertThat(matched("s: &'a' 'a' !'b'", "ac")).isEqualTo(1);
        assertThat(matched("s: &'a' 'a' !'b'", "ab")).isEqualTo(-1);
    }

    @Test
    void cut_keepsOtherAlternativesFromBeingTried() {
        assertThat(matched("s: 'a' ~ 'b' | 'a' 'c'", "ac")).isEqualTo(-1);
        assertThat(matched("s: 'b' ~ 'b' | 'a' 'c'", "ac")).isEqualTo(2);
    }

    @Test
    void leftRecursion_growsToTheLongestMatch() {
        assertThat(matched("s (grows): s 'p' NAME | NAME", "ApBpCpx")).isEqualTo(5);
    }

    @Test
    void leftRecursion_worksThroughAnotherRule() {
        assertThat(matched("s (grows): n 'd' NAME\nn: s | NAME", "AdBdC")).isEqualTo(5);
    }

    @Test
    void softKeyword_isNameSpelledSo() {
        assertThat(matched("s: \"M\" NAME", "MN")).isEqualTo(2);
        assertThat(matched("s: \"M\" NAME", "NM")).isEqualTo(-1);
    }

    @Test
    void tokens_areFetchedNoFurtherThanLookedAt() {
        assertThat(matched("s: 'a' 'b' | 'a'", "accc")).isEqualTo(1);
        assertThat(host.fetched()).isEqualTo(2);
    }

    @Test
    void forcedToken_isErrorInFirstPass() {
        assertThat(matched("s: 'a' &&'b' | 'a' 'c'", "ac")).isEqualTo(-1);
        assertThat(host.errors).containsExactly("expected 'b' at 1-1");
    }

    @Test
    void ruleForWrongPrograms_isTriedInSecondPassOnly() {
        String grammar = "s: invalid_s | 'a' 'b'\ninvalid_s: a='a' 'c' -> SyntaxError at a: \"no c\"";
        assertThat(matched(grammar, "ab")).isEqualTo(2);
        assertThat(secondPass(grammar, "ac")).containsExactly("no c at 0-0");
    }

    @Test
    void ruleForWrongPrograms_isTriedInFirstPass_whenNotAloneInItsAlternative() {
        String grammar = "s: 'x' invalid_s\ninvalid_s: a='a' -> SyntaxError at a: \"no\"";
        assertThat(matched(grammar, "xa")).isEqualTo(-1);
        assertThat(host.errors).containsExactly("no at 1-1");
    }

    @Test
    void ruleForWrongPrograms_takesNoPart_belowRuleForRightOnes() {
        String grammar = """
                s: valid 'x' | e 'z'
                valid (valid_only): e
                e: invalid_e | NAME
                invalid_e: a=NAME 'y' -> SyntaxError at a: "y after {text a}"
                """;
        assertThat(secondPass(grammar, "By")).containsExactly("y after B at 0-0");
        assertThat(secondPass("t: s\n" + grammar.replace("| e 'z'", ""), "By")).isEmpty();
    }

    @Test
    void actionWithoutResult_endsTheRule() {
        String grammar = "s: a='a' 'b' -> nothing | 'a'";
        assertThat(matched(grammar, "ab")).isEqualTo(-1);
        assertThat(matched(grammar, "ac")).isEqualTo(1);
    }

    @Test
    void message_saysKindSpellingAndLine() {
        String grammar = "s: a=NAME b=NAME -> SyntaxError at a..b: \"{kind} {text b} on {line a} and \\\"x\\\"\"";
        assertThat(matched(grammar, "AB")).isEqualTo(-1);
        assertThat(host.errors).containsExactly("name B on 7 and \"x\" at 0-1");
    }

    @Test
    void error_isAtLastTokenLookedAt_whenItIsHere() {
        assertThat(matched("s: 'a' 'b' 'c' | 'a' -> SyntaxError at here: \"oh\"", "abd"))
                .isEqualTo(-1);
        assertThat(host.errors).containsExactly("oh at 2");
    }

    @Test
    void nodeEnds_beforeLayout() {
        String grammar = "s: a=t -> SyntaxError at a: \"t\"\nt: 'a' 'b' '.' '.' -> Tuple()";
        assertThat(matched(grammar, "ab..")).isEqualTo(-1);
        assertThat(host.errors).containsExactly("t at 0-1");
    }

    @Test
    void conditions_chooseAmongActions() {
        String grammar = """
                s: a=(NAME | 'x') -> SyntaxError at a: "name" if is_name(a) else SyntaxError at a: "other"
                """;
        matched(grammar, "A");
        assertThat(host.errors).containsExactly("name at 0-0");
        matched(grammar, "x");
        assertThat(host.errors).containsExactly("other at 0-0");
    }

    @Test
    void place_thatIsNowhere_isNoError() {
        assertThat(matched("s: a=NAME -> SyntaxError at misfit(a): \"oh\" | NAME", "A"))
                .isEqualTo(-1);
        assertThat(host.errors).isEmpty();
    }

    @Test
    void tokenizerError_endsTheParse() {
        assertThat(matched("s: 'a' 'b' | 'a'", "a$")).isEqualTo(-1);
        assertThat(host.errors).containsExactly("no token at 1");
    }

    @Test
    void errorWithinRepetition_leavesWhatMatchedBefore() {
        // pegen's loops do so, and so an error can be replaced by a later one.
        String grammar =
                "s: i* 'a' -> SyntaxError at here: \"later\"\ni: 'a' j\nj: 'b' -> SyntaxError at here: \"inner\"";
        assertThat(matched(grammar, "ab")).isEqualTo(-1);
        assertThat(host.errors).containsExactly("inner at 1", "later at 1");
    }

    @Test
    void nesting_countsRulesGroupsAndRepetitions_asPegen() {
        String grammar = "s: 'n' s | 'x'";
        assertThat(matched(grammar, "n".repeat(PegParser.MAX_LEVEL - 1) + "x")).isEqualTo(PegParser.MAX_LEVEL);
        assertThat(matched(grammar, "n".repeat(PegParser.MAX_LEVEL) + "x")).isEqualTo(-1);
        assertThat(host.errors).containsExactly("too deep");
        assertThat(matched("s: ('n' s) | 'x'", "n".repeat(PegParser.MAX_LEVEL / 2) + "x"))
                .isEqualTo(-1);
    }

    @Test
    void nesting_isGivenUp_whenTheStackMayBeTooSmall() {
        host = new LetterHost("nnnnx");
        PegParser parser = new PegParser(PegGrammar.read("s: 'n' s | 'x'", host), host, 0, 3);
        assertThatThrownBy(() -> parser.match("s", 0)).isInstanceOf(PegParser.NeedsLargerStack.class);
    }

    @Test
    void memo_mayForget() {
        String grammar = "s: e 'x' | e 'y'\ne (grows): e 'p' t | e 'q' t | t\nt (memo): NAME | 'l' e 'r'";
        String text = "AplBqCrpDqEy";
        for (int size = 1; size < 30; size++) {
            host = new LetterHost(text);
            PegParser parser = new PegParser(PegGrammar.read(grammar, host), host, 0, Integer.MAX_VALUE, size);
            assertThat(parser.match("s", 0)).isTrue();
            assertThat(parser.mark()).isEqualTo(text.length());
        }
    }

    @Test
    void time_isLinear_inDeepAlternativesThatShareAStart() {
        String grammar = "s (memo): 'n' s 'a' | 'n' s 'b' | 'n' s | 'x'";
        assertThat(matched(grammar, "n".repeat(2_000) + "x")).isEqualTo(2_001);
    }
}
