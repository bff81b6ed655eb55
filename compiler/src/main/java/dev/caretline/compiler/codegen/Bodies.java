package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.SETUP_ANNOTATIONS;

import dev.caretline.compiler.target.Behaviour;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.ExceptHandler;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.MatchCase;
import dev.caretline.grammar.ast.Stmt;
import java.util.List;

/** The statements of modules, classes and functions, with docstrings and {@code __annotations__}. */
final class Bodies {
    private static final int WITHOUT_DOCSTRINGS = 2;

    private final CodeGenerator g;

    Bodies(CodeGenerator generator) {
        g = generator;
    }

    void module(List<Stmt> body) {
        if (!body.isEmpty()) {
            // So that SETUP_ANNOTATIONS is on the line of the first statement.
            g.out.at(body.get(0).range());
        }
        statements(body);
    }

    void interactive(List<Stmt> body) {
        setUpAnnotations(body);
        g.visitStatements(body);
    }

    /** The body of a class or module. */
    void statements(List<Stmt> body) {
        setUpAnnotations(body);
        int first = 0;
        if (hasDocstring(body)) {
            first = 1;
            g.visit(((Stmt.Expr) body.get(0)).value());
            g.out.atNowhere();
            g.names.store("__doc__");
        }
        g.visitStatements(first == 0 ? body : body.subList(first, body.size()));
    }

    /** The body of a function; its docstring makes no code, being its {@linkplain #firstConstant first constant}. */
    void function(List<Stmt> body) {
        g.visitStatements(hasDocstring(body) ? body.subList(1, body.size()) : body);
    }

    /** The docstring of a function, or None. */
    ConstantValue firstConstant(List<Stmt> body) {
        return hasDocstring(body)
                ? ((Expr.Constant) ((Stmt.Expr) body.get(0)).value()).value()
                : ConstantValue.Singleton.NONE;
    }

    private boolean hasDocstring(List<Stmt> body) {
        return g.optimization() < WITHOUT_DOCSTRINGS
                && !body.isEmpty()
                && body.get(0) instanceof Stmt.Expr statement
                && statement.value() instanceof Expr.Constant constant
                && constant.value() instanceof ConstantValue.Str;
    }

    private void setUpAnnotations(List<Stmt> body) {
        if (annotatesVariables(body)) {
            g.out.op(SETUP_ANNOTATIONS);
        }
    }

    /** Whether a variable of this very scope is annotated anywhere: {@code find_ann}. */
    private boolean annotatesVariables(List<Stmt> body) {
        for (int i = 0; i < body.size(); i++) {
            if (annotatesVariables(body.get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean annotatesVariables(Stmt node) {
        if (node instanceof Stmt.AnnAssign) {
            return true;
        } else if (node instanceof Stmt.If choice) {
            return annotatesVariables(choice.body()) || annotatesVariables(choice.orelse());
        } else if (node instanceof Stmt.Try tried) {
            return annotatesVariables(tried.body(), tried.handlers(), tried.orelse(), tried.finalbody());
        } else if (node instanceof Stmt.With with) {
            return annotatesVariables(with.body());
        } else if (node instanceof Stmt.For loop) {
            return annotatesVariables(loop.body()) || annotatesVariables(loop.orelse());
        } else if (node instanceof Stmt.While loop) {
            return annotatesVariables(loop.body()) || annotatesVariables(loop.orelse());
        } else if (node instanceof Stmt.TryStar tried) {
            return annotatesVariables(tried.body(), tried.handlers(), tried.orelse(), tried.finalbody());
        } else if (node instanceof Stmt.AsyncFor loop) {
            return annotatesVariables(loop.body()) || annotatesVariables(loop.orelse());
        } else if (node instanceof Stmt.AsyncWith with) {
            return annotatesVariables(with.body());
        } else if (node instanceof Stmt.Match match) {
            return g.target().has(Behaviour.MATCH_SETS_UP_ANNOTATIONS) && casesAnnotateVariables(match.cases());
        }
        return false;
    }

    private boolean casesAnnotateVariables(List<MatchCase> cases) {
        for (int i = 0; i < cases.size(); i++) {
            if (annotatesVariables(cases.get(i).body())) {
                return true;
            }
        }
        return false;
    }

    private boolean annotatesVariables(
            List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalbody) {
        for (int i = 0; i < handlers.size(); i++) {
            if (annotatesVariables(handlers.get(i).body())) {
                return true;
            }
        }
        return annotatesVariables(body) || annotatesVariables(orelse) || annotatesVariables(finalbody);
    }
}
