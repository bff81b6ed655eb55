package dev.caretline.grammar.diagnosis;

import dev.caretline.grammar.diagnosis.peg.Node;
import dev.caretline.grammar.diagnosis.peg.NodeKind;
import dev.caretline.grammar.diagnosis.peg.PegHost;
import dev.caretline.grammar.diagnosis.peg.PegVocabulary;
import dev.caretline.grammar.lexer.PythonTokens;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.Vocabulary;
import org.jspecify.annotations.Nullable;

/** The names that the grammars of Python use: its tokens, and the functions and tests of the actions. */
final class PythonVocabulary implements PegVocabulary {
    /** The type of tokens that there are none of: type comments are not read. */
    static final int TYPE_COMMENT = -2;

    private static final Set<String> LEAVES = Set.of("NAME", "NUMBER");

    private static final Map<String, PegHost.Function> FUNCTIONS = Map.of(
            "first", (host, list) -> list.children().get(0),
            "last", (host, list) -> list.lastChild(),
            "clause_end", (host, clauses) -> clauses.lastChild().lastChild(),
            "last_positional", (host, arguments) -> Arguments.lastPositional(arguments),
            "assign_misfit", (host, target) -> Targets.ASSIGN.misfit(target),
            "delete_misfit", (host, target) -> Targets.DELETE.misfit(target),
            "loop_misfit", (host, target) -> Targets.LOOP.misfit(target),
            "inequality", (host, token) -> ((ParserRun) host).inequality(token),
            "concatenation", (host, strings) -> ((ParserRun) host).concatenation(strings.children()));

    private static final Map<String, PegHost.Test> TESTS = Map.of(
            "single", (host, list) -> list.children().size() == 1,
            "imaginary", (host, number) -> number.kind() == NodeKind.IMAGINARY,
            "diamond", (host, token) -> ((ParserRun) host).isDiamond(token.first()),
            "legacy", (host, node) -> node.kind() == NodeKind.NAME && isLegacy(host.spelling(node.first())),
            "in_brackets", (host, token) -> ((ParserRun) host).isInBrackets(token.first()),
            "several_positional", (host, arguments) -> Arguments.positional(arguments) > 1,
            "has_unpacking",
                    (host, arguments) ->
                            arguments.children().stream().anyMatch(a -> a.kind() == NodeKind.KEYWORD_UNPACKING));

    private final Map<String, Integer> types = new HashMap<>();

    PythonVocabulary() {
        Vocabulary tokens = PythonTokens.VOCABULARY;
        for (int type = 1; type <= tokens.getMaxTokenType(); type++) {
            types.put(tokens.getDisplayName(type), type);
            types.put(tokens.getSymbolicName(type), type);
        }
        types.put("ENDMARKER", Token.EOF);
        types.put("TYPE_COMMENT", TYPE_COMMENT);
    }

    @Override
    public int tokenSpelled(String spelling) {
        return tokenClass("'" + spelling + "'");
    }

    @Override
    public int tokenClass(String name) {
        return known(types.get(name), name);
    }

    @Override
    public boolean isLeaf(String tokenClass) {
        return LEAVES.contains(tokenClass);
    }

    @Override
    public PegHost.Function function(String name) {
        return known(FUNCTIONS.get(name), name);
    }

    @Override
    public PegHost.Test test(String name) {
        return known(TESTS.get(name), name);
    }

    private static <T> T known(@Nullable T meaning, String name) {
        if (meaning == null) {
            throw new IllegalArgumentException("unknown: " + name);
        }
        return meaning;
    }

    private static boolean isLegacy(String name) {
        return name.equals("print") || name.equals("exec");
    }

    /** The arguments of a call: {@code *} counts as positional, wherever it stands. */
    private static final class Arguments {
        private Arguments() {}

        static long positional(Node arguments) {
            return arguments.children().stream().filter(Arguments::isPositional).count();
        }

        static @Nullable Node lastPositional(Node arguments) {
            return arguments.children().stream()
                    .filter(Arguments::isPositional)
                    .reduce((a, b) -> b)
                    .orElse(null);
        }

        private static boolean isPositional(Node argument) {
            return argument.kind() != NodeKind.KEYWORD && argument.kind() != NodeKind.KEYWORD_UNPACKING;
        }
    }
}
