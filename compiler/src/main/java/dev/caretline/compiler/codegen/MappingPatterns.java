package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.BUILD_MAP;
import static dev.caretline.compiler.target.Opcode.BUILD_TUPLE;
import static dev.caretline.compiler.target.Opcode.COPY;
import static dev.caretline.compiler.target.Opcode.DELETE_SUBSCR;
import static dev.caretline.compiler.target.Opcode.DICT_UPDATE;
import static dev.caretline.compiler.target.Opcode.MATCH_KEYS;
import static dev.caretline.compiler.target.Opcode.MATCH_MAPPING;
import static dev.caretline.compiler.target.Opcode.POP_JUMP_IF_FALSE;
import static dev.caretline.compiler.target.Opcode.POP_TOP;
import static dev.caretline.compiler.target.Opcode.SWAP;
import static dev.caretline.compiler.target.Opcode.UNPACK_SEQUENCE;

import dev.caretline.compiler.fold.PythonEquality;
import dev.caretline.compiler.unparse.Repr;
import dev.caretline.grammar.ast.CompareOperator;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Patterns of mappings, {@code {key: pattern, **rest}}. */
final class MappingPatterns {
    private final CodeGenerator g;
    private final Patterns patterns;

    MappingPatterns(CodeGenerator generator, Patterns patterns) {
        g = generator;
        this.patterns = patterns;
    }

    void match(Pattern.MatchMapping node, PatternContext context) {
        int size = node.keys().size();
        String rest = node.rest();
        context.onTop++;
        g.out.op(MATCH_MAPPING);
        context.jumpToFail(POP_JUMP_IF_FALSE);
        if (size == 0 && rest == null) {
            context.onTop--;
            g.out.op(POP_TOP);
            return;
        }
        if (size > 0) {
            patterns.checkLength(size, CompareOperator.GT_E, context);
        }
        keys(node.keys());
        g.out.op(BUILD_TUPLE, size);
        g.out.op(MATCH_KEYS);
        // On the stack: the subject, the keys, and the values or None.
        patterns.failOnNone(context, 2);
        g.out.op(UNPACK_SEQUENCE, size);
        context.onTop += size - 1;
        for (int i = 0; i < size; i++) {
            context.onTop--;
            patterns.matchPart(node.patterns().get(i), context);
        }
        context.onTop -= 2;
        rest(rest, size, context);
    }

    private void keys(List<Expr> keys) {
        List<ConstantValue> seen = new ArrayList<>(keys.size());
        for (Expr key : keys) {
            if (key instanceof Expr.Constant constant) {
                if (PythonEquality.contains(seen, constant.value())) {
                    throw g.diagnostics.error(
                            "mapping pattern checks duplicate key (" + Repr.of(constant.value()) + ")");
                }
                seen.add(constant.value());
            } else if (!(key instanceof Expr.Attribute)) {
                throw g.diagnostics.error("mapping pattern keys may only match literals and attribute lookups");
            }
            g.visit(key);
        }
    }

    /** A copy of the subject without the keys, for {@code **rest}. */
    private void rest(@Nullable String rest, int size, PatternContext context) {
        if (rest == null) {
            g.out.op(POP_TOP);
            g.out.op(POP_TOP);
            return;
        }
        g.out.op(BUILD_MAP, 0);
        g.out.op(SWAP, 3);
        g.out.op(DICT_UPDATE, 2);
        g.out.op(UNPACK_SEQUENCE, size);
        for (int left = size; left > 0; left--) {
            g.out.op(COPY, 1 + left);
            g.out.op(SWAP, 2);
            g.out.op(DELETE_SUBSCR);
        }
        patterns.capture(rest, context);
    }
}
