package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.COPY;
import static dev.caretline.compiler.target.Opcode.JUMP;
import static dev.caretline.compiler.target.Opcode.POP_TOP;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.grammar.ast.Pattern;
import java.util.List;

/** Alternatives, {@code a | b}. All bind the same names, and leave the captured values in the order of the first one. */
final class OrPatterns {
    private final CodeGenerator g;
    private final Patterns patterns;

    OrPatterns(CodeGenerator generator, Patterns patterns) {
        g = generator;
        this.patterns = patterns;
    }

    void match(Pattern.MatchOr node, PatternContext context) {
        BasicBlock end = g.newBlock();
        int last = node.patterns().size() - 1;
        List<String> control = List.of();
        for (int i = 0; i <= last; i++) {
            Pattern alternative = node.patterns().get(i);
            g.out.at(alternative.range());
            PatternContext inner = new PatternContext(g.out, i == last && context.allowsIrrefutable);
            g.out.op(COPY, 1);
            patterns.match(alternative, inner);
            if (i == 0) {
                control = List.copyOf(inner.stores);
            } else {
                arrange(inner.stores, control);
            }
            g.out.jump(JUMP, end);
            inner.emitFailPops();
        }
        g.out.op(POP_TOP);
        context.jumpToFail(JUMP);
        g.out.use(end);
        keep(control, context);
        g.out.op(POP_TOP);
    }

    /** Brings the captured values of an alternative into the order of the first one, from the last value on. */
    private void arrange(List<String> stores, List<String> control) {
        if (stores.size() != control.size()) {
            throw differs();
        }
        for (int to = control.size() - 1; to >= 0; to--) {
            int from = stores.indexOf(control.get(to));
            if (from < 0) {
                throw differs();
            }
            if (from == to) {
                continue;
            }
            // Everything up to the value goes below what is above its place, one value at a time.
            int rotations = from + 1;
            List<String> head = List.copyOf(stores.subList(0, rotations));
            stores.subList(0, rotations).clear();
            stores.addAll(to - from, head);
            for (int i = 0; i < rotations; i++) {
                patterns.rotate(to + 1);
            }
        }
    }

    /** Moves the captured values below the subject, what is needed on top, and what was captured before. */
    private void keep(List<String> control, PatternContext context) {
        int position = control.size() + 1 + context.depth();
        for (String name : control) {
            patterns.rotate(position);
            if (context.stores.contains(name)) {
                throw patterns.duplicate(name);
            }
            context.stores.add(name);
        }
    }

    private RuntimeException differs() {
        return g.diagnostics.error("alternative patterns bind different names");
    }
}
