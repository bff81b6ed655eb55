package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.BUILD_CONST_KEY_MAP;
import static dev.caretline.compiler.target.Opcode.BUILD_LIST;
import static dev.caretline.compiler.target.Opcode.BUILD_MAP;
import static dev.caretline.compiler.target.Opcode.BUILD_SET;
import static dev.caretline.compiler.target.Opcode.BUILD_TUPLE;
import static dev.caretline.compiler.target.Opcode.DICT_UPDATE;
import static dev.caretline.compiler.target.Opcode.LIST_APPEND;
import static dev.caretline.compiler.target.Opcode.LIST_EXTEND;
import static dev.caretline.compiler.target.Opcode.LIST_TO_TUPLE;
import static dev.caretline.compiler.target.Opcode.MAP_ADD;
import static dev.caretline.compiler.target.Opcode.SET_ADD;
import static dev.caretline.compiler.target.Opcode.SET_UPDATE;

import dev.caretline.compiler.fold.PythonEquality;
import dev.caretline.compiler.target.Opcode;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists, tuples, sets and dicts that are written out. */
final class Displays {
    /** STACK_USE_GUIDELINE of CPython: with more than this on the stack, a display is built piece by piece. */
    static final int STACK_USE_GUIDELINE = 30;

    /** From this many constant items on, a display is one constant that a new container is filled from. */
    private static final int FEW_CONSTANTS = 2;

    private enum Shape {
        LIST(BUILD_LIST, LIST_APPEND, LIST_EXTEND),
        /** Built as a list where it cannot be built at once. */
        TUPLE(BUILD_LIST, LIST_APPEND, LIST_EXTEND),
        SET(BUILD_SET, SET_ADD, SET_UPDATE);

        final Opcode build;
        final Opcode add;
        final Opcode extend;

        Shape(Opcode build, Opcode add, Opcode extend) {
            this.build = build;
            this.add = add;
            this.extend = extend;
        }
    }

    private final CodeGenerator g;

    Displays(CodeGenerator generator) {
        g = generator;
    }

    void list(Expr.List node) {
        build(node.elts(), 0, Shape.LIST);
    }

    void tuple(Expr.Tuple node) {
        build(node.elts(), 0, Shape.TUPLE);
    }

    void set(Expr.Set node) {
        build(node.elts(), 0, Shape.SET);
    }

    /**
     * A tuple of the positional arguments of a call.
     *
     * @param pushed how many items of the tuple are on the stack already
     */
    void argumentTuple(List<Expr> arguments, int pushed) {
        build(arguments, pushed, Shape.TUPLE);
    }

    /** {@code starunpack_helper}. */
    private void build(List<Expr> elements, int pushed, Shape shape) {
        int size = elements.size();
        if (size > FEW_CONSTANTS && areConstants(elements, 0, size)) {
            buildFromConstant(elements, pushed, shape);
            return;
        }
        boolean big = size + pushed > STACK_USE_GUIDELINE;
        if (big || hasStar(elements)) {
            buildPiecewise(elements, pushed, shape, big);
            return;
        }
        g.visitExpressions(elements);
        g.out.op(shape == Shape.TUPLE ? BUILD_TUPLE : shape.build, size + pushed);
    }

    private void buildFromConstant(List<Expr> elements, int pushed, Shape shape) {
        List<ConstantValue> values = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            values.add(((Expr.Constant) elements.get(i)).value());
        }
        if (shape == Shape.TUPLE && pushed == 0) {
            g.out.loadConst(new ConstantValue.Tuple(values));
            return;
        }
        g.out.op(shape.build, pushed);
        g.out.loadConst(shape == Shape.SET ? PythonEquality.frozenSet(values) : new ConstantValue.Tuple(values));
        g.out.op(shape.extend, 1);
        if (shape == Shape.TUPLE) {
            g.out.op(LIST_TO_TUPLE);
        }
    }

    private void buildPiecewise(List<Expr> elements, int pushed, Shape shape, boolean big) {
        boolean built = big;
        if (big) {
            g.out.op(shape.build, pushed);
        }
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof Expr.Starred starred) {
                if (!built) {
                    g.out.op(shape.build, i + pushed);
                    built = true;
                }
                g.visit(starred.value());
                g.out.op(shape.extend, 1);
            } else {
                g.visit(elements.get(i));
                if (built) {
                    g.out.op(shape.add, 1);
                }
            }
        }
        if (shape == Shape.TUPLE) {
            g.out.op(LIST_TO_TUPLE);
        }
    }

    private static boolean hasStar(List<Expr> elements) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof Expr.Starred) {
                return true;
            }
        }
        return false;
    }

    private static boolean areConstants(List<@Nullable Expr> elements, int begin, int end) {
        for (int i = begin; i < end; i++) {
            if (!(elements.get(i) instanceof Expr.Constant)) {
                return false;
            }
        }
        return true;
    }

    /** Runs of pairs become dicts, and are merged with what is unpacked between them: {@code compiler_dict}. */
    void dict(Expr.Dict node) {
        int size = node.values().size();
        boolean haveDict = false;
        int run = 0;
        for (int i = 0; i < size; i++) {
            if (node.keys().get(i) == null) {
                if (run > 0) {
                    pairs(node, i - run, i, haveDict);
                    haveDict = true;
                    run = 0;
                }
                if (!haveDict) {
                    g.out.op(BUILD_MAP, 0);
                    haveDict = true;
                }
                g.visit(node.values().get(i));
                g.out.op(DICT_UPDATE, 1);
            } else if (run * 2 > STACK_USE_GUIDELINE) {
                pairs(node, i - run, i + 1, haveDict);
                haveDict = true;
                run = 0;
            } else {
                run++;
            }
        }
        if (run > 0) {
            pairs(node, size - run, size, haveDict);
        } else if (!haveDict) {
            g.out.op(BUILD_MAP, 0);
        }
    }

    /** A run of pairs, none of them unpacked: {@code compiler_subdict}. */
    private void pairs(Expr.Dict node, int begin, int end, boolean haveDict) {
        int size = end - begin;
        boolean big = size * 2 > STACK_USE_GUIDELINE;
        if (size > 1 && !big && areConstants(node.keys(), begin, end)) {
            List<ConstantValue> keys = new ArrayList<>(size);
            for (int i = begin; i < end; i++) {
                g.visit(node.values().get(i));
                keys.add(((Expr.Constant) node.keys().get(i)).value());
            }
            g.out.loadConst(new ConstantValue.Tuple(keys));
            g.out.op(BUILD_CONST_KEY_MAP, size);
        } else {
            buildMap(node, begin, end, big);
        }
        if (haveDict) {
            g.out.op(DICT_UPDATE, 1);
        }
    }

    private void buildMap(Expr.Dict node, int begin, int end, boolean big) {
        if (big) {
            g.out.op(BUILD_MAP, 0);
        }
        for (int i = begin; i < end; i++) {
            g.visit(node.keys().get(i));
            g.visit(node.values().get(i));
            if (big) {
                g.out.op(MAP_ADD, 1);
            }
        }
        if (!big) {
            g.out.op(BUILD_MAP, end - begin);
        }
    }
}
