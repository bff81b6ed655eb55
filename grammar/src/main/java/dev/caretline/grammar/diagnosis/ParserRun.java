package dev.caretline.grammar.diagnosis;

import dev.caretline.grammar.diagnosis.peg.Node;
import dev.caretline.grammar.diagnosis.peg.NodeKind;
import dev.caretline.grammar.diagnosis.peg.PegGrammar;
import dev.caretline.grammar.diagnosis.peg.PegHost;
import dev.caretline.grammar.diagnosis.peg.PegParser;
import dev.caretline.grammar.lexer.Inequality;
import dev.caretline.grammar.lexer.PythonTokens;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.PythonWarning;
import dev.caretline.grammar.source.SyntaxProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run of CPython's parser over a text, an expression in an f-string included: a pass that finds out whether it is right,
 * a second one that looks for what is wrong, and the choice among what the two and the tokenizer have to say
 * ({@code _PyPegen_run_parser}, {@code _Pypegen_set_syntax_error}, 3.11).
 */
final class ParserRun implements PegHost {
    /** What CPython has under the rule for one of several statements: {@code file}, {@code statements}, a repetition. */
    private static final int LEVELS_ABOVE_STATEMENT = 3;

    /** What stands in front of a decoder's error where the parser makes a SyntaxError of it. */
    private static final String UNICODE_ERROR = "(unicode error) ";

    private static final Set<String> SOFT_KEYWORDS = Set.of("_", "case", "match");

    private final PythonVersion version;
    private final PegGrammar grammar;
    private final PegenTokens tokens;
    private final int safeLevel;
    private final ErrorWriter errors;
    private final RunWarnings warnings;
    private Optional<SyntaxProblem> problem = Optional.empty();
    private int lookedAt = -1;

    /** @param safeLevel as of {@link PegParser} */
    ParserRun(PythonVersion version, PegenTokens tokens, int safeLevel) {
        this(version, tokens, safeLevel, new ArrayList<>(0));
    }

    private ParserRun(PythonVersion version, PegenTokens tokens, int safeLevel, List<PythonWarning> warnings) {
        this.version = version;
        this.grammar = Grammars.of(version);
        this.tokens = tokens;
        this.safeLevel = safeLevel;
        this.errors = new ErrorWriter(tokens);
        this.warnings = new RunWarnings(this, tokens, warnings);
    }

    /** Those of this run, and of the runs over expressions in f-strings, in their order. */
    List<PythonWarning> warnings() {
        return warnings.list();
    }

    PythonVersion version() {
        return version;
    }

    /** What is wrong with a text of which one rule has to match everything; empty if it does. */
    Optional<SyntaxProblem> problemOf(String startRule) {
        PegParser parser = new PegParser(grammar, this, 0, safeLevel);
        tokens.startLevels(0);
        if (parser.match(startRule, 0)) {
            return Optional.empty();
        }
        int lastOfFirstPass = parser.fill() - 1;
        if (!parser.failed()) {
            parser.startSecondPass(0);
            parser.match(startRule, 0);
        }
        return conclusion(lastOfFirstPass);
    }

    /** What is wrong with a single statement, which must be all there is but for comments. */
    Optional<SyntaxProblem> problemOfInteractive() {
        Optional<SyntaxProblem> found = problemOf("interactive");
        if (found.isEmpty()
                && !isRestBlank(TokenizerState.after(tokens, lookedAt).at())) {
            raise(SyntaxProblem.Type.SYNTAX_ERROR, "multiple statements found while compiling a single statement");
            return problem;
        }
        return found;
    }

    /** {@code bad_single_statement}. */
    private boolean isRestBlank(int start) {
        boolean comment = false;
        for (int i = start; i < tokens.text().length(); i++) {
            byte c = tokens.text().bytes()[i];
            comment = c == '#' || (comment && c != '\n');
            if (!comment && c != ' ' && c != '\t' && c != '\n' && c != '\f') {
                return false;
            }
        }
        return true;
    }

    /**
     * What is wrong with the statements of a module.
     *
     * @param firstStatement the token at which the first pass starts; before it all is right
     * @param firstSuspect the token at which the second pass starts: of a statement that is right, and yet may set off a rule
     *     for wrong ones
     * @param failure the statement that holds this token is the last one to be looked at
     */
    Optional<SyntaxProblem> problemOfModule(int firstStatement, int firstSuspect, int failure) {
        PegParser parser = new PegParser(grammar, this, firstStatement, safeLevel);
        lookedAt = firstStatement - 1;
        warnings.ofTokensBefore(firstStatement);
        tokens.startLevels(firstStatement);
        if (statements(parser, failure)) {
            return Optional.empty();
        }
        int lastOfFirstPass = parser.fill() - 1;
        if (!parser.failed()) {
            parser.startSecondPass(firstSuspect);
            warnings.ofStringsBefore(firstSuspect);
            tokens.startLevels(firstSuspect);
            statements(parser, Integer.MAX_VALUE);
        }
        return conclusion(lastOfFirstPass);
    }

    /** {@code file: statement* ENDMARKER}, up to the statement that holds a token; what was matched is forgotten in between. */
    private boolean statements(PegParser parser, int lastToken) {
        while (parser.match("statement", LEVELS_ABOVE_STATEMENT)) {
            if (parser.mark() > lastToken) {
                return true;
            }
            parser.commit();
        }
        return !parser.failed() && parser.match("end_of_file", 1);
    }

    private Optional<SyntaxProblem> conclusion(int lastOfFirstPass) {
        if (problem.isPresent()) {
            if (isSyntaxError(problem.get()) && !tokens.isExhausted(lookedAt)) {
                preferTokenizer();
            }
            return problem;
        }
        switch (tokens.type(lastOfFirstPass)) {
            case PythonTokens.INDENT -> raise(SyntaxProblem.Type.INDENTATION_ERROR, "unexpected indent");
            case PythonTokens.DEDENT -> raise(SyntaxProblem.Type.INDENTATION_ERROR, "unexpected unindent");
            default -> {
                problem = Optional.of(errors.range(
                        SyntaxProblem.Type.SYNTAX_ERROR, lookedAt, lastOfFirstPass, lastOfFirstPass, "invalid syntax"));
                preferTokenizer();
            }
        }
        return problem;
    }

    private static boolean isSyntaxError(SyntaxProblem problem) {
        return switch (problem.type()) {
            case SYNTAX_ERROR, INDENTATION_ERROR, TAB_ERROR -> true;
            default -> false;
        };
    }

    /**
     * Reads on to the end of the text: what the tokenizer raises there replaces an error of the parser, and so does a bracket
     * that is not closed, if it stands on an earlier line ({@code _PyPegen_tokenize_full_source_to_check_for_errors}).
     */
    private void preferTokenizer() {
        warnings.ofNumbersAfter(lookedAt);
        Optional<SyntaxProblem> tokenizer = tokens.problem();
        if (tokens.lexed().isProblemRaised()) {
            problem = tokenizer;
            return;
        }
        Optional<String> undecodable =
                tokenizer.map(SyntaxProblem::message).filter(message -> message.startsWith(UNICODE_ERROR));
        if (undecodable.isPresent()) {
            // Nobody makes a SyntaxError of the decoder's error here.
            problem = Optional.of(SyntaxProblem.withoutPlace(
                    SyntaxProblem.Type.UNICODE_DECODE_ERROR, undecodable.get().substring(UNICODE_ERROR.length())));
            return;
        }
        int[] open = tokens.lexed().openBrackets();
        if (open.length > 0) {
            int bracket = open[open.length - 1];
            if (tokens.line(lookedAt) > tokens.line(bracket)) {
                problem = Optional.of(errors.neverClosed(tokens.lexed().size() - 1, bracket));
            }
        }
    }

    @Override
    public boolean fetch(int token) {
        lookedAt = token;
        warnings.ofNumber(token);
        if (tokens.isStuck(token)) {
            problem = tokens.problem().map(this::reported);
            return false;
        }
        return true;
    }

    /** In an f-string the parser reports a problem in its own way, if the tokenizer leaves it to the parser. */
    private SyntaxProblem reported(SyntaxProblem byTokenizer) {
        return tokens.origin().isField() && !tokens.lexed().isProblemRaised()
                ? errors.here(byTokenizer.type(), lookedAt, byTokenizer.message())
                : byTokenizer;
    }

    @Override
    public int type(int token) {
        return tokens.type(token);
    }

    @Override
    public boolean isLayout(int token) {
        return tokens.isLayout(token);
    }

    @Override
    public boolean isSpelled(int token, String word) {
        return tokens.type(token) == PythonTokens.NAME
                && tokens.end(token) - tokens.start(token) == word.length()
                && word.equals(tokens.lexed().name(token));
    }

    /** CPython compares no more of a soft keyword than the name is long: {@code mat} counts as well. */
    @Override
    public boolean isSoftKeyword(int token) {
        if (tokens.type(token) != PythonTokens.NAME) {
            return false;
        }
        String name = tokens.lexed().text(token);
        return SOFT_KEYWORDS.stream().anyMatch(word -> word.startsWith(name));
    }

    @Override
    public @Nullable Node leaf(int token) {
        if (tokens.type(token) == PythonTokens.NAME) {
            return Node.token(NodeKind.NAME, token);
        }
        Optional<String> refusal = IntegerLimit.refusal(tokens.text().bytes(), tokens.start(token), tokens.end(token));
        if (refusal.isPresent()) {
            problem = Optional.of(errors.line(SyntaxProblem.Type.SYNTAX_ERROR, lookedAt, token, refusal.get()));
            return null;
        }
        boolean imaginary = (tokens.text().bytes()[tokens.end(token) - 1] | 0x20) == 'j';
        return Node.token(imaginary ? NodeKind.IMAGINARY : NodeKind.NUMBER, token);
    }

    /** The node of string literals that stand one after the other; null after an error. */
    @Nullable
    Node concatenation(List<Node> strings) {
        return new StringLiterals(this, tokens).concatenation(strings);
    }

    /** Warns of an escape sequence in a literal. */
    void warnOfEscape(Literal literal, int backslash) {
        warnings.ofEscape(literal, backslash);
    }

    /** Goes into an expression of an f-string; false after an error. */
    boolean accepts(PegenTokens field) {
        Optional<SyntaxProblem> inside = new ParserRun(version, field, safeLevel, warnings.list()).problemOf("fstring");
        inside.ifPresent(this::takeOver);
        return inside.isEmpty();
    }

    private void takeOver(SyntaxProblem inside) {
        if (inside.type() == SyntaxProblem.Type.UNICODE_DECODE_ERROR) {
            raise(SyntaxProblem.Type.SYNTAX_ERROR, UNICODE_ERROR + inside.message());
        } else {
            problem = Optional.of(inside);
        }
    }

    /** Whether a token is no inequality, and nothing wrong by itself either. */
    boolean isDiamond(int token) {
        return isMisspelled(token) && tokens.lexed().inequality() == Inequality.EXCLAMATION;
    }

    /** An inequality; null after an error, if {@code !=} stands where it may not: {@code _PyPegen_check_barry_as_flufl}. */
    @Nullable
    Node inequality(Node token) {
        if (isMisspelled(token.first())) {
            raise(SyntaxProblem.Type.SYNTAX_ERROR, "with Barry as BDFL, use '<>' instead of '!='");
            return null;
        }
        return token;
    }

    private boolean isMisspelled(int token) {
        return tokens.retaggedType(token) == PythonTokens.LESSGREATER;
    }

    boolean isInBrackets(int token) {
        return tokens.level(token) > 0;
    }

    /** An error of the parser itself, at the last token that was looked at. */
    void raise(SyntaxProblem.Type type, String message) {
        problem = Optional.of(errors.here(type, lookedAt, message));
    }

    @Override
    public void raiseHere(String type, String message) {
        raise(type(type), message);
    }

    @Override
    public void raiseRange(String type, int firstToken, int lastToken, String message) {
        problem = Optional.of(errors.range(type(type), lookedAt, firstToken, lastToken, message));
    }

    @Override
    public void raiseFrom(String type, int firstToken, String message) {
        problem = Optional.of(errors.from(type(type), lookedAt, firstToken, message));
    }

    @Override
    public void raiseEndOf(String type, int firstToken, int lastToken, String message) {
        problem = Optional.of(errors.endOf(type(type), lookedAt, firstToken, lastToken, message));
    }

    @Override
    public void raiseTooDeep() {
        problem = Optional.of(SyntaxProblem.withoutPlace(SyntaxProblem.Type.MEMORY_ERROR, ""));
    }

    private static SyntaxProblem.Type type(String pythonName) {
        for (SyntaxProblem.Type type : SyntaxProblem.Type.values()) {
            if (type.pythonName().equals(pythonName)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no exception " + pythonName);
    }

    @Override
    public String spelling(int token) {
        return tokens.lexed().name(token);
    }

    @Override
    public int line(int token) {
        return tokens.line(token);
    }
}
