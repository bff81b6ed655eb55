package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.BINARY_OP;
import static dev.caretline.compiler.target.Opcode.BINARY_SUBSCR;
import static dev.caretline.compiler.target.Opcode.COPY;
import static dev.caretline.compiler.target.Opcode.GET_LEN;
import static dev.caretline.compiler.target.Opcode.IS_OP;
import static dev.caretline.compiler.target.Opcode.MATCH_CLASS;
import static dev.caretline.compiler.target.Opcode.MATCH_SEQUENCE;
import static dev.caretline.compiler.target.Opcode.POP_JUMP_IF_FALSE;
import static dev.caretline.compiler.target.Opcode.POP_TOP;
import static dev.caretline.compiler.target.Opcode.SWAP;
import static dev.caretline.compiler.target.Opcode.UNPACK_EX;
import static dev.caretline.compiler.target.Opcode.UNPACK_SEQUENCE;

import dev.caretline.compiler.unparse.Repr;
import dev.caretline.grammar.ast.CompareOperator;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.ExprContext;
import dev.caretline.grammar.ast.Operator;
import dev.caretline.grammar.ast.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The patterns of {@code match}, see {@link PatternContext} for how they use the stack. */
final class Patterns {
    private static final int MAX_BEFORE_STAR = 0xff;
    private static final int MAX_AFTER_STAR = (Integer.MAX_VALUE >> 8) - 1;
    private static final int NO_STAR = -1;

    private final CodeGenerator g;
    private final MappingPatterns mappings;
    private final OrPatterns alternatives;

    Patterns(CodeGenerator generator) {
        g = generator;
        mappings = new MappingPatterns(generator, this);
        alternatives = new OrPatterns(generator, this);
    }

    static boolean isWildcard(Pattern node) {
        return node instanceof Pattern.MatchAs capture && capture.name() == null;
    }

    /** Whether a pattern matches whatever the subject is. */
    static boolean isIrrefutable(Pattern node) {
        if (node instanceof Pattern.MatchOr alternatives) {
            List<Pattern> patterns = alternatives.patterns();
            return isIrrefutable(patterns.get(patterns.size() - 1));
        }
        return node instanceof Pattern.MatchAs capture
                && (capture.pattern() == null || isIrrefutable(capture.pattern()));
    }

    private static boolean isStarWildcard(Pattern node) {
        return node instanceof Pattern.MatchStar star && star.name() == null;
    }

    /** Matches the top of the stack, and leaves the current location behind at whatever part came last. */
    void match(Pattern node, PatternContext context) {
        g.out.at(node.range());
        if (g.weaving != null) {
            g.weaving.pattern(node);
        }
        if (node instanceof Pattern.MatchValue value) {
            value(value, context);
        } else if (node instanceof Pattern.MatchSingleton singleton) {
            singleton(singleton, context);
        } else if (node instanceof Pattern.MatchSequence sequence) {
            sequence(sequence, context);
        } else if (node instanceof Pattern.MatchMapping mapping) {
            mappings.match(mapping, context);
        } else if (node instanceof Pattern.MatchClass cls) {
            classPattern(cls, context);
        } else if (node instanceof Pattern.MatchStar star) {
            capture(star.name(), context);
        } else if (node instanceof Pattern.MatchAs capture) {
            as(capture, context);
        } else if (node instanceof Pattern.MatchOr or) {
            alternatives.match(or, context);
        }
    }

    /** A part of a pattern, which may always match even where the whole may not. */
    void matchPart(Pattern node, PatternContext context) {
        boolean allowed = context.allowsIrrefutable;
        context.allowsIrrefutable = true;
        match(node, context);
        context.allowsIrrefutable = allowed;
    }

    private void value(Pattern.MatchValue node, PatternContext context) {
        Expr value = node.value();
        if (!(value instanceof Expr.Constant) && !(value instanceof Expr.Attribute)) {
            throw g.diagnostics.error("patterns may only match literals and attribute lookups");
        }
        g.visit(value);
        g.comparisons.compare(CompareOperator.EQ);
        context.jumpToFail(POP_JUMP_IF_FALSE);
    }

    private void singleton(Pattern.MatchSingleton node, PatternContext context) {
        g.out.loadConst(node.value());
        g.comparisons.compare(CompareOperator.IS);
        context.jumpToFail(POP_JUMP_IF_FALSE);
    }

    // ---- captures

    private void as(Pattern.MatchAs node, PatternContext context) {
        Pattern pattern = node.pattern();
        if (pattern != null) {
            context.onTop++;
            g.out.op(COPY, 1);
            match(pattern, context);
            context.onTop--;
        } else if (!context.allowsIrrefutable) {
            String name = node.name();
            throw g.diagnostics.error(
                    name == null
                            ? "wildcard makes remaining patterns unreachable"
                            : "name capture " + Repr.of(ConstantValue.Str.of(name))
                                    + " makes remaining patterns unreachable");
        }
        capture(node.name(), context);
    }

    /** Keeps the top of the stack for a name, below what is needed on top; a wildcard drops it. */
    void capture(@Nullable String name, PatternContext context) {
        if (name == null) {
            g.out.op(POP_TOP);
            return;
        }
        g.names.checkAllowed(name, ExprContext.STORE);
        remember(name, context);
    }

    private void remember(String name, PatternContext context) {
        if (context.stores.contains(name)) {
            throw duplicate(name);
        }
        rotate(context.depth() + 1);
        context.stores.add(name);
    }

    RuntimeException duplicate(String name) {
        return g.diagnostics.error(
                "multiple assignments to name " + Repr.of(ConstantValue.Str.of(name)) + " in pattern");
    }

    /** Moves the top of the stack down to a position, counted from 1. */
    void rotate(int position) {
        for (int i = position; i > 1; i--) {
            g.out.op(SWAP, i);
        }
    }

    // ---- sequences

    private void sequence(Pattern.MatchSequence node, PatternContext context) {
        List<Pattern> patterns = node.patterns();
        int size = patterns.size();
        int star = NO_STAR;
        boolean onlyWildcards = true;
        for (int i = 0; i < size; i++) {
            Pattern pattern = patterns.get(i);
            if (pattern instanceof Pattern.MatchStar) {
                if (star != NO_STAR) {
                    throw g.diagnostics.error("multiple starred names in sequence pattern");
                }
                star = i;
                onlyWildcards &= isStarWildcard(pattern);
            } else {
                onlyWildcards &= isWildcard(pattern);
            }
        }
        context.onTop++;
        g.out.op(MATCH_SEQUENCE);
        context.jumpToFail(POP_JUMP_IF_FALSE);
        if (star == NO_STAR) {
            checkLength(size, CompareOperator.EQ, context);
        } else if (size > 1) {
            checkLength(size - 1, CompareOperator.GT_E, context);
        }
        context.onTop--;
        if (onlyWildcards) {
            g.out.op(POP_TOP);
        } else if (star != NO_STAR && isStarWildcard(patterns.get(star))) {
            itemsByIndex(patterns, star, context);
        } else {
            unpackedItems(patterns, context);
        }
    }

    /** Fails unless the length of the subject is as said. */
    void checkLength(int length, CompareOperator operator, PatternContext context) {
        g.out.op(GET_LEN);
        g.out.loadConst(ConstantValue.Int.of(length));
        g.comparisons.compare(operator);
        context.jumpToFail(POP_JUMP_IF_FALSE);
    }

    private void unpackedItems(List<Pattern> patterns, PatternContext context) {
        unpack(patterns);
        int size = patterns.size();
        context.onTop += size;
        for (int i = 0; i < size; i++) {
            context.onTop--;
            matchPart(patterns.get(i), context);
        }
    }

    private void unpack(List<Pattern> patterns) {
        int size = patterns.size();
        for (int i = 0; i < size; i++) {
            if (patterns.get(i) instanceof Pattern.MatchStar) {
                int after = size - i - 1;
                if (i > MAX_BEFORE_STAR || after > MAX_AFTER_STAR) {
                    throw g.diagnostics.error("too many expressions in star-unpacking sequence pattern");
                }
                g.out.op(UNPACK_EX, i + (after << 8));
                return;
            }
        }
        g.out.op(UNPACK_SEQUENCE, size);
    }

    /** With {@code *_} the items around it are taken one by one, since what it stands for is not needed. */
    private void itemsByIndex(List<Pattern> patterns, int star, PatternContext context) {
        context.onTop++;
        int size = patterns.size();
        for (int i = 0; i < size; i++) {
            Pattern pattern = patterns.get(i);
            if (i == star || isWildcard(pattern)) {
                continue;
            }
            g.out.op(COPY, 1);
            if (i < star) {
                g.out.loadConst(ConstantValue.Int.of(i));
            } else {
                // From the end, but not by a negative index, which the subject may not know.
                g.out.op(GET_LEN);
                g.out.loadConst(ConstantValue.Int.of(size - i));
                g.out.op(BINARY_OP, BinaryOperations.argument(Operator.SUB));
            }
            g.out.op(BINARY_SUBSCR);
            matchPart(pattern, context);
        }
        context.onTop--;
        g.out.op(POP_TOP);
    }

    // ---- classes

    private void classPattern(Pattern.MatchClass node, PatternContext context) {
        int positional = node.patterns().size();
        int attributes = node.kwdAttrs().size();
        if (attributes > 0) {
            checkAttributes(node.kwdAttrs(), node.kwdPatterns());
            g.out.at(node.range());
        }
        g.visit(node.cls());
        List<ConstantValue> names = new ArrayList<>(attributes);
        for (String name : node.kwdAttrs()) {
            names.add(ConstantValue.Str.of(name));
        }
        g.out.loadConst(new ConstantValue.Tuple(names));
        g.out.op(MATCH_CLASS, positional);
        failOnNone(context, 1);
        int size = positional + attributes;
        g.out.op(UNPACK_SEQUENCE, size);
        context.onTop += size - 1;
        for (int i = 0; i < size; i++) {
            context.onTop--;
            Pattern pattern =
                    i < positional ? node.patterns().get(i) : node.kwdPatterns().get(i - positional);
            if (isWildcard(pattern)) {
                g.out.op(POP_TOP);
            } else {
                matchPart(pattern, context);
            }
        }
    }

    /**
     * Fails if the top of the stack is None.
     *
     * @param results how many values, that one included, the pattern has just come to need on top of the stack
     */
    void failOnNone(PatternContext context, int results) {
        g.out.op(COPY, 1);
        g.out.loadNone();
        g.out.op(IS_OP, 1);
        context.onTop += results;
        context.jumpToFail(POP_JUMP_IF_FALSE);
    }

    private void checkAttributes(List<String> names, List<Pattern> patterns) {
        for (int i = 0; i < names.size(); i++) {
            g.out.at(patterns.get(i).range());
            g.names.checkAllowed(names.get(i), ExprContext.STORE);
            for (int j = i + 1; j < names.size(); j++) {
                if (names.get(i).equals(names.get(j))) {
                    g.out.at(patterns.get(j).range());
                    throw g.diagnostics.error("attribute name repeated in class pattern: " + names.get(i));
                }
            }
        }
    }
}
