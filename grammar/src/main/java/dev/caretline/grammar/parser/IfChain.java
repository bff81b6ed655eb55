package dev.caretline.grammar.parser;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Stmt;
import java.util.ArrayList;
import java.util.List;

/**
 * One chain of {@code if}, {@code elif}, {@code else} while it is read. Each of its statements is the whole rest of the
 * one before, so they are made at the end, from the last to the first.
 */
final class IfChain {
    private final TreeParser parser;
    private final List<Branch> branches = new ArrayList<>(2);

    private record Branch(Expr test, List<Stmt> body, int first) {}

    IfChain(TreeParser parser) {
        this.parser = parser;
    }

    /** Adds an {@code if} or {@code elif}, whose first token is given. */
    void add(Expr test, List<Stmt> body, int first) {
        branches.add(new Branch(test, body, first));
    }

    /** Begins an {@code elif}, and is its first token. */
    int elif() {
        parser.nesting.enterElif();
        return parser.next();
    }

    Stmt statement(List<Stmt> orelse) {
        parser.nesting.exitElifs(branches.size() - 1);
        List<Stmt> rest = orelse;
        for (int i = branches.size() - 1; i > 0; i--) {
            rest = List.of(statement(branches.get(i), rest));
        }
        return statement(branches.get(0), rest);
    }

    private Stmt statement(Branch branch, List<Stmt> orelse) {
        return new Stmt.If(branch.test, branch.body, orelse, parser.compound(branch.first));
    }
}
