package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.BUILD_TUPLE;
import static dev.caretline.compiler.target.Opcode.UNPACK_SEQUENCE;

import dev.caretline.compiler.unparse.Unparser;
import dev.caretline.grammar.ast.Arg;
import dev.caretline.grammar.ast.Arguments;
import dev.caretline.grammar.ast.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Annotations of functions, evaluated or as text. */
final class Annotations {
    private final CodeGenerator g;

    Annotations(CodeGenerator generator) {
        g = generator;
    }

    /** A tuple of names and annotations in turns, if a function has annotations; whether it has. */
    boolean ofFunction(Arguments arguments, @Nullable Expr returns) {
        int count = parameters(arguments.args());
        count += parameters(arguments.posonlyargs());
        count += parameter(arguments.vararg());
        count += parameters(arguments.kwonlyargs());
        count += parameter(arguments.kwarg());
        count += annotation("return", returns);
        if (count > 0) {
            g.out.op(BUILD_TUPLE, 2 * count);
        }
        return count > 0;
    }

    private int parameters(List<Arg> parameters) {
        int count = 0;
        for (int i = 0; i < parameters.size(); i++) {
            count += parameter(parameters.get(i));
        }
        return count;
    }

    private int parameter(@Nullable Arg parameter) {
        return parameter == null ? 0 : annotation(parameter.arg(), parameter.annotation());
    }

    private int annotation(String name, @Nullable Expr annotation) {
        if (annotation == null) {
            return 0;
        }
        g.out.loadConst(g.out.mangle(name));
        if (g.annotationsAreText()) {
            text(annotation);
        } else if (annotation instanceof Expr.Starred starred) {
            // `*args: *Ts` means `[args_annotation] = [*Ts]`.
            g.visit(starred.value());
            g.out.op(UNPACK_SEQUENCE, 1);
        } else {
            g.visit(annotation);
        }
        return 1;
    }

    /** The source of an annotation, as the interpreter writes it. */
    void text(Expr annotation) {
        g.out.loadConst(Unparser.unparse(annotation));
    }
}
