package dev.caretline.locations.traceback.cpython;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import java.util.List;
import java.util.Optional;

/** Parses the text that a range covers, as CPython's renderers do: they have no tree of the whole file. */
final class SegmentParser {
    private SegmentParser() {}

    /** The expression that the segment is, if it is nothing else. */
    static Optional<Expr> expression(String segment) {
        return parse(segment)
                .filter(body -> body.size() == 1)
                .map(body -> body.get(0))
                .filter(Stmt.Expr.class::isInstance)
                .map(statement -> ((Stmt.Expr) statement).value());
    }

    /** Its statements; empty if CPython would refuse it. */
    static Optional<List<Stmt>> parse(String segment) {
        try {
            Mod tree = Parser.parse(SourceText.of(segment, "<segment>"), ParseMode.EXEC, PythonVersion.V3_11);
            return tree instanceof Mod.Module module ? Optional.of(module.body()) : Optional.empty();
        } catch (PythonSyntaxException e) {
            return Optional.empty();
        }
    }
}
