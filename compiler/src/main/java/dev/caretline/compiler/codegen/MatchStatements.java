package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.COPY;
import static dev.caretline.compiler.target.Opcode.JUMP;
import static dev.caretline.compiler.target.Opcode.NOP;
import static dev.caretline.compiler.target.Opcode.POP_TOP;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.compiler.target.Behaviour;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.MatchCase;
import dev.caretline.grammar.ast.Stmt;
import java.util.List;

/** {@code match} statements. */
final class MatchStatements {
    private final CodeGenerator g;
    private final Patterns patterns;

    MatchStatements(CodeGenerator generator) {
        g = generator;
        patterns = new Patterns(generator);
    }

    void match(Stmt.Match node) {
        g.visit(node.subject());
        BasicBlock end = g.newBlock();
        List<MatchCase> cases = node.cases();
        int last = cases.size() - 1;
        // A last `case _` needs neither the subject nor a test, unless it is the only one.
        boolean hasDefault = last > 0 && Patterns.isWildcard(cases.get(last).pattern());
        int tested = hasDefault ? last : cases.size();
        for (int i = 0; i < tested; i++) {
            boolean mayAlwaysMatch = cases.get(i).guard() != null || i == last;
            testedCase(cases.get(i), i == tested - 1, mayAlwaysMatch, end);
        }
        if (hasDefault) {
            defaultCase(cases.get(last), end);
        } else if (g.weaving != null && mayFail(cases.get(last))) {
            g.weaving.unmatched(node, cases.get(last).pattern().range());
        }
        g.out.use(end);
    }

    private static boolean mayFail(MatchCase node) {
        return node.guard() != null || !Patterns.isIrrefutable(node.pattern());
    }

    private void testedCase(MatchCase node, boolean isLastTested, boolean mayAlwaysMatch, BasicBlock end) {
        g.out.at(node.pattern().range());
        if (!isLastTested) {
            g.out.op(COPY, 1);
        }
        PatternContext context = new PatternContext(g.out, mayAlwaysMatch);
        patterns.match(node.pattern(), context);
        for (String name : context.stores) {
            g.names.store(name);
        }
        Expr guard = node.guard();
        if (guard != null) {
            g.conditions.jumpIf(guard, context.failPop(0), false);
        }
        if (!isLastTested) {
            g.out.op(POP_TOP);
        }
        g.visitStatements(node.body());
        if (g.target().has(Behaviour.CASE_END_WITHOUT_LOCATION)) {
            g.out.jumpWithoutLine(JUMP, end);
        } else {
            g.out.jump(JUMP, end);
        }
        // What cleans up after a failure belongs to the pattern, not to the last line of the body.
        g.out.at(node.pattern().range());
        context.emitFailPops();
    }

    private void defaultCase(MatchCase node, BasicBlock end) {
        g.out.at(node.pattern().range());
        // So that the line of the case is traced, which makes no code otherwise.
        g.out.op(NOP);
        Expr guard = node.guard();
        if (guard != null) {
            g.conditions.jumpIf(guard, end, false);
        }
        g.visitStatements(node.body());
    }
}
