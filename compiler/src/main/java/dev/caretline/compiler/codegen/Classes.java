package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.COPY;
import static dev.caretline.compiler.target.Opcode.LOAD_BUILD_CLASS;
import static dev.caretline.compiler.target.Opcode.LOAD_CLOSURE;
import static dev.caretline.compiler.target.Opcode.PUSH_NULL;
import static dev.caretline.compiler.target.Opcode.RETURN_VALUE;

import dev.caretline.compiler.instrument.CodeScope;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.locations.code.CodeObject;

/**
 * Class definitions:
 *
 * <pre>
 * NAME = __build_class__(FUNCTION, "NAME", *BASES, **KEYWORDS)
 * </pre>
 *
 * <p>where the function runs the body, and returns the cell for {@code __class__} if a method needs it.
 */
final class Classes {
    private final CodeGenerator g;

    Classes(CodeGenerator generator) {
        g = generator;
    }

    void classDef(Stmt.ClassDef node) {
        g.visitExpressions(node.decoratorList());
        CodeObject body = body(node);
        g.out.op(PUSH_NULL);
        g.out.op(LOAD_BUILD_CLASS);
        g.functions.makeFunction(body, 0);
        g.out.loadConst(node.name());
        g.calls.arguments(2, node.bases(), node.keywords());
        g.functions.applyDecorators(node.decoratorList());
        g.names.store(node.name());
    }

    private CodeObject body(Stmt.ClassDef node) {
        int firstLine = Functions.firstLine(node, node.decoratorList());
        g.enterScope(CodeScope.Kind.CLASS, node.name(), node, firstLine);
        g.names.load("__name__");
        g.names.store("__module__");
        g.out.loadConst(g.unit.qualname);
        g.names.store("__qualname__");
        g.bodies.statements(node.body());
        g.out.atNowhere();
        if (g.unit.entry.needsClassClosure()) {
            g.out.op(LOAD_CLOSURE, 0);
            g.out.op(COPY, 1);
            g.names.store("__classcell__");
        } else {
            g.out.loadNone();
        }
        g.out.op(RETURN_VALUE);
        return g.leaveScope(true);
    }
}
