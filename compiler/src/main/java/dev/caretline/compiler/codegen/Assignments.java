package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.BINARY_OP;
import static dev.caretline.compiler.target.Opcode.BINARY_SUBSCR;
import static dev.caretline.compiler.target.Opcode.COPY;
import static dev.caretline.compiler.target.Opcode.LOAD_ATTR;
import static dev.caretline.compiler.target.Opcode.LOAD_NAME;
import static dev.caretline.compiler.target.Opcode.POP_TOP;
import static dev.caretline.compiler.target.Opcode.STORE_ATTR;
import static dev.caretline.compiler.target.Opcode.STORE_SUBSCR;
import static dev.caretline.compiler.target.Opcode.SWAP;
import static dev.caretline.compiler.target.Opcode.UNPACK_EX;
import static dev.caretline.compiler.target.Opcode.UNPACK_SEQUENCE;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.ExprContext;
import dev.caretline.grammar.ast.Stmt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assignments of all kinds, and their targets. */
final class Assignments {
    /** Limits of the argument of UNPACK_EX: items before the starred one, and after it. */
    private static final int MAX_BEFORE_STAR = 0xff;

    private static final int MAX_AFTER_STAR = (Integer.MAX_VALUE >> 8) - 1;

    private final CodeGenerator g;
    private final Annotations annotations;

    Assignments(CodeGenerator generator) {
        g = generator;
        annotations = new Annotations(generator);
    }

    void assign(Stmt.Assign node) {
        g.visit(node.value());
        int last = node.targets().size() - 1;
        for (int i = 0; i < last; i++) {
            g.out.op(COPY, 1);
            g.visit(node.targets().get(i));
        }
        g.visit(node.targets().get(last));
    }

    // ---- target lists

    /** Unpacks the top of the stack into targets. */
    void unpack(List<Expr> targets) {
        unpackTop(targets);
        for (int i = 0; i < targets.size(); i++) {
            Expr target = targets.get(i);
            g.visit(target instanceof Expr.Starred starred ? starred.value() : target);
        }
    }

    private void unpackTop(List<Expr> targets) {
        int size = targets.size();
        boolean starred = false;
        for (int i = 0; i < size; i++) {
            if (!(targets.get(i) instanceof Expr.Starred)) {
                continue;
            }
            if (starred) {
                throw g.diagnostics.error("multiple starred expressions in assignment");
            }
            int after = size - i - 1;
            if (i > MAX_BEFORE_STAR || after > MAX_AFTER_STAR) {
                throw g.diagnostics.error("too many expressions in star-unpacking assignment");
            }
            g.out.op(UNPACK_EX, i + (after << 8));
            starred = true;
        }
        if (!starred) {
            g.out.op(UNPACK_SEQUENCE, size);
        }
    }

    // ---- augmented assignment

    /** Reads the target, keeping under the value what is needed to assign to it: {@code compiler_augassign}. */
    void augAssign(Stmt.AugAssign node) {
        Expr target = node.target();
        Emitter out = g.out;
        out.at(target.range());
        if (target instanceof Expr.Attribute attribute) {
            g.visit(attribute.value());
            out.op(COPY, 1);
            g.calls.atAttributeName(attribute);
            out.name(LOAD_ATTR, attribute.attr());
        } else if (target instanceof Expr.Subscript subscript) {
            g.visit(subscript.value());
            g.visit(subscript.slice());
            out.op(COPY, 2);
            out.op(COPY, 2);
            out.op(BINARY_SUBSCR);
        } else if (target instanceof Expr.Name name) {
            g.names.load(name.id());
        } else {
            throw new IllegalStateException("augmented assignment to " + target.asdlName() + " at " + target.range());
        }
        out.at(node.range());
        g.visit(node.value());
        out.op(BINARY_OP, BinaryOperations.inplaceArgument(node.op()));
        out.at(target.range());
        storeAugmented(target);
    }

    private void storeAugmented(Expr target) {
        if (target instanceof Expr.Attribute attribute) {
            g.calls.atAttributeName(attribute);
            g.out.op(SWAP, 2);
            g.out.name(STORE_ATTR, attribute.attr());
        } else if (target instanceof Expr.Subscript) {
            g.out.op(SWAP, 3);
            g.out.op(SWAP, 2);
            g.out.op(STORE_SUBSCR);
        } else {
            g.names.store(((Expr.Name) target).id());
        }
    }

    // ---- annotated assignment

    void annAssign(Stmt.AnnAssign node) {
        Expr value = node.value();
        Expr target = node.target();
        if (value != null) {
            g.visit(value);
            g.visit(target);
        }
        if (target instanceof Expr.Name name) {
            g.names.checkAllowed(name.id(), ExprContext.STORE);
            if (isSimple(node) && g.unit.keepsAnnotations()) {
                keepAnnotation(name, node.annotation());
            }
        } else if (target instanceof Expr.Attribute attribute) {
            g.names.checkAllowed(attribute.attr(), ExprContext.STORE);
            if (value == null) {
                evaluate(attribute.value());
            }
        } else if (target instanceof Expr.Subscript subscript && value == null) {
            evaluate(subscript.value());
            evaluateIndex(subscript.slice());
        }
        if (!isSimple(node) && !g.annotationsAreText() && g.unit.keepsAnnotations()) {
            evaluate(node.annotation());
        }
    }

    private static boolean isSimple(Stmt.AnnAssign node) {
        return node.simple() != 0;
    }

    private void keepAnnotation(Expr.Name name, Expr annotation) {
        if (g.annotationsAreText()) {
            annotations.text(annotation);
        } else {
            g.visit(annotation);
        }
        g.out.name(LOAD_NAME, "__annotations__");
        g.out.loadConst(g.out.mangle(name.id()));
        g.out.op(STORE_SUBSCR);
    }

    /** Evaluates for nothing: what is annotated has to be defined. */
    private void evaluate(@Nullable Expr node) {
        if (node != null) {
            g.visit(node);
            g.out.op(POP_TOP);
        }
    }

    private void evaluateIndex(Expr index) {
        if (index instanceof Expr.Slice slice) {
            evaluate(slice.lower());
            evaluate(slice.upper());
            evaluate(slice.step());
        } else if (index instanceof Expr.Tuple tuple) {
            tuple.elts().forEach(this::evaluateIndex);
        } else {
            evaluate(index);
        }
    }
}
