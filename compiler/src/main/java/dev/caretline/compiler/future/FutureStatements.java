package dev.caretline.compiler.future;

import dev.caretline.grammar.ast.Alias;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.SyntaxProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the future statements at the start of a source; the rules of {@code future.c}. */
public final class FutureStatements {
    private static final int SHOWN_NAME_BYTES = 100;

    private int flags;
    private int lastLine;

    private FutureStatements(int inheritedFlags) {
        this.flags = inheritedFlags;
    }

    /**
     * The features of a source.
     *
     * @param inheritedFlags the bits of features that hold whatever the source says: of the code that calls {@code
     *     compile()}, of its {@code flags} argument, or of the earlier inputs of a REPL
     * @throws PythonSyntaxException if a feature does not exist, or a future statement on a line follows another
     *     statement on it; one on a later line is found by whoever asks {@link FutureFeatures#allowsImportOn}
     */
    public static FutureFeatures read(Mod tree, int inheritedFlags) {
        FutureStatements statements = new FutureStatements(inheritedFlags);
        if (tree instanceof Mod.Module module) {
            statements.read(module.body());
        } else if (tree instanceof Mod.Interactive interactive) {
            statements.read(interactive.body());
        }
        return new FutureFeatures(statements.flags, statements.lastLine);
    }

    /** Only a docstring and other future statements may precede one. */
    private void read(List<Stmt> body) {
        boolean done = false;
        int previousLine = 0;
        for (Stmt statement : hasDocstring(body) ? body.subList(1, body.size()) : body) {
            int line = statement.range().lineNumber();
            if (done && line > previousLine) {
                return;
            }
            previousLine = line;
            if (!(statement instanceof Stmt.ImportFrom importFrom) || !"__future__".equals(importFrom.module())) {
                done = true;
            } else if (done) {
                throw late(importFrom);
            } else {
                importFrom.names().forEach(name -> switchOn(name, importFrom));
                lastLine = line;
            }
        }
    }

    private static boolean hasDocstring(List<Stmt> body) {
        return !body.isEmpty()
                && body.get(0) instanceof Stmt.Expr expression
                && expression.value() instanceof Expr.Constant constant
                && constant.value() instanceof ConstantValue.Str;
    }

    private void switchOn(Alias alias, Stmt.ImportFrom statement) {
        Optional<FutureFeature> feature = FutureFeature.ofPythonName(alias.name());
        if (feature.isEmpty()) {
            throw unknown(alias.name(), statement);
        }
        if (feature.get().isOptional()) {
            flags |= feature.get().compilerFlag();
        }
    }

    private static PythonSyntaxException unknown(String name, Stmt.ImportFrom statement) {
        String message = name.equals("braces") ? "not a chance" : "future feature " + shown(name) + " is not defined";
        return error(message, statement, statement.range().columnBytes() + 1);
    }

    /** {@code %.100s} of PyErr_Format: a name may be cut within a character. */
    private static String shown(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return new String(bytes, 0, Math.min(bytes.length, SHOWN_NAME_BYTES), StandardCharsets.UTF_8);
    }

    private static PythonSyntaxException late(Stmt.ImportFrom statement) {
        // The offset is a 0-based column here, unlike anywhere else; so CPython 3.11 has it.
        return error(
                "from __future__ imports must occur at the beginning of the file",
                statement,
                statement.range().columnBytes());
    }

    private static PythonSyntaxException error(String message, Stmt.ImportFrom statement, int offset) {
        int line = statement.range().lineNumber();
        return new PythonSyntaxException(new SyntaxProblem(
                SyntaxProblem.Type.SYNTAX_ERROR,
                message,
                OptionalInt.of(line),
                OptionalInt.of(offset),
                OptionalInt.of(line),
                OptionalInt.empty(),
                Optional.empty()));
    }
}
