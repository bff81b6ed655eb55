package dev.caretline.compiler.fold;

import dev.caretline.grammar.ast.Arguments;
import dev.caretline.grammar.ast.ExceptHandler;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Keyword;
import dev.caretline.grammar.ast.MatchCase;
import dev.caretline.grammar.ast.Pattern;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.ast.WithItem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Folds inside statements. A statement in which nothing changes is returned as it is. */
// A node is unchanged if it is the same object: to compare trees would cost more than to fold them.
@SuppressWarnings("ReferenceEquality")
final class StatementFolder implements Stmt.Visitor<Stmt> {
    private final ConstantFolder folder;
    private final UnaryOperator<Stmt> fold = this::fold;
    private final UnaryOperator<WithItem> foldItem = this::foldItem;
    private final UnaryOperator<ExceptHandler> foldHandler = this::foldHandler;
    private final UnaryOperator<MatchCase> foldCase = this::foldCase;

    StatementFolder(ConstantFolder folder) {
        this.folder = folder;
    }

    private Stmt fold(Stmt statement) {
        folder.depth.enter();
        Stmt folded = statement.accept(this);
        folder.depth.leave();
        return folded;
    }

    List<Stmt> foldAll(List<Stmt> statements) {
        return ConstantFolder.foldAll(statements, fold);
    }

    /**
     * Folds the body of a module, class or function. A string that only folding made a constant must not become the
     * docstring: it is wrapped, {@code "a" + "b"} becomes {@code f"{'ab'}"} without the field.
     */
    List<Stmt> foldBody(List<Stmt> body) {
        List<Stmt> folded = foldAll(body);
        if (folded == body || ConstantFolder.isDocstring(body) || !ConstantFolder.isDocstring(folded)) {
            return folded;
        }
        Stmt.Expr first = (Stmt.Expr) folded.get(0);
        Expr wrapped = new Expr.JoinedStr(List.of(first.value()), first.range());
        List<Stmt> result = new ArrayList<>(folded);
        result.set(0, new Stmt.Expr(wrapped, first.range()));
        return result;
    }

    private Expr fold(Expr expression) {
        return folder.expressions.fold(expression);
    }

    private @Nullable Expr foldOptional(@Nullable Expr expression) {
        return folder.expressions.foldOptional(expression);
    }

    private List<Expr> foldExpressions(List<Expr> expressions) {
        return folder.expressions.foldAll(expressions);
    }

    private @Nullable Expr foldAnnotation(@Nullable Expr annotation) {
        return folder.annotationsAreText() ? annotation : foldOptional(annotation);
    }

    @Override
    @SuppressWarnings("NullAway") // does not see the @Nullable of "returns" in the class file
    public Stmt visitFunctionDef(Stmt.FunctionDef node) {
        Arguments args = folder.expressions.foldArguments(node.args());
        List<Stmt> body = foldBody(node.body());
        List<Expr> decorators = foldExpressions(node.decoratorList());
        Expr returns = foldAnnotation(node.returns());
        return args == node.args()
                        && body == node.body()
                        && decorators == node.decoratorList()
                        && returns == node.returns()
                ? node
                : new Stmt.FunctionDef(node.name(), args, body, decorators, returns, node.typeComment(), node.range());
    }

    @Override
    @SuppressWarnings("NullAway") // does not see the @Nullable of "returns" in the class file
    public Stmt visitAsyncFunctionDef(Stmt.AsyncFunctionDef node) {
        Arguments args = folder.expressions.foldArguments(node.args());
        List<Stmt> body = foldBody(node.body());
        List<Expr> decorators = foldExpressions(node.decoratorList());
        Expr returns = foldAnnotation(node.returns());
        return args == node.args()
                        && body == node.body()
                        && decorators == node.decoratorList()
                        && returns == node.returns()
                ? node
                : new Stmt.AsyncFunctionDef(
                        node.name(), args, body, decorators, returns, node.typeComment(), node.range());
    }

    @Override
    public Stmt visitClassDef(Stmt.ClassDef node) {
        List<Expr> bases = foldExpressions(node.bases());
        List<Keyword> keywords = folder.expressions.foldKeywords(node.keywords());
        List<Stmt> body = foldBody(node.body());
        List<Expr> decorators = foldExpressions(node.decoratorList());
        return bases == node.bases()
                        && keywords == node.keywords()
                        && body == node.body()
                        && decorators == node.decoratorList()
                ? node
                : new Stmt.ClassDef(node.name(), bases, keywords, body, decorators, node.range());
    }

    @Override
    public Stmt visitReturn(Stmt.Return node) {
        Expr value = foldOptional(node.value());
        return value == node.value() ? node : new Stmt.Return(value, node.range());
    }

    @Override
    public Stmt visitDelete(Stmt.Delete node) {
        List<Expr> targets = foldExpressions(node.targets());
        return targets == node.targets() ? node : new Stmt.Delete(targets, node.range());
    }

    @Override
    public Stmt visitAssign(Stmt.Assign node) {
        List<Expr> targets = foldExpressions(node.targets());
        Expr value = fold(node.value());
        return targets == node.targets() && value == node.value()
                ? node
                : new Stmt.Assign(targets, value, node.typeComment(), node.range());
    }

    @Override
    public Stmt visitAugAssign(Stmt.AugAssign node) {
        Expr target = fold(node.target());
        Expr value = fold(node.value());
        return target == node.target() && value == node.value()
                ? node
                : new Stmt.AugAssign(target, node.op(), value, node.range());
    }

    @Override
    public Stmt visitAnnAssign(Stmt.AnnAssign node) {
        Expr target = fold(node.target());
        Expr annotation = folder.annotationsAreText() ? node.annotation() : fold(node.annotation());
        Expr value = foldOptional(node.value());
        return target == node.target() && annotation == node.annotation() && value == node.value()
                ? node
                : new Stmt.AnnAssign(target, annotation, value, node.simple(), node.range());
    }

    @Override
    public Stmt visitFor(Stmt.For node) {
        Expr target = fold(node.target());
        Expr iter = fold(node.iter());
        List<Stmt> body = foldAll(node.body());
        List<Stmt> orelse = foldAll(node.orelse());
        Expr constantIter = Displays.foldIterable(iter);
        return target == node.target() && constantIter == node.iter() && body == node.body() && orelse == node.orelse()
                ? node
                : new Stmt.For(target, constantIter, body, orelse, node.typeComment(), node.range());
    }

    @Override
    public Stmt visitAsyncFor(Stmt.AsyncFor node) {
        Expr target = fold(node.target());
        Expr iter = fold(node.iter());
        List<Stmt> body = foldAll(node.body());
        List<Stmt> orelse = foldAll(node.orelse());
        return target == node.target() && iter == node.iter() && body == node.body() && orelse == node.orelse()
                ? node
                : new Stmt.AsyncFor(target, iter, body, orelse, node.typeComment(), node.range());
    }

    @Override
    public Stmt visitWhile(Stmt.While node) {
        Expr test = fold(node.test());
        List<Stmt> body = foldAll(node.body());
        List<Stmt> orelse = foldAll(node.orelse());
        return test == node.test() && body == node.body() && orelse == node.orelse()
                ? node
                : new Stmt.While(test, body, orelse, node.range());
    }

    @Override
    public Stmt visitIf(Stmt.If node) {
        Expr test = fold(node.test());
        List<Stmt> body = foldAll(node.body());
        List<Stmt> orelse = foldAll(node.orelse());
        return test == node.test() && body == node.body() && orelse == node.orelse()
                ? node
                : new Stmt.If(test, body, orelse, node.range());
    }

    @Override
    public Stmt visitWith(Stmt.With node) {
        List<WithItem> items = ConstantFolder.foldAll(node.items(), foldItem);
        List<Stmt> body = foldAll(node.body());
        return items == node.items() && body == node.body()
                ? node
                : new Stmt.With(items, body, node.typeComment(), node.range());
    }

    @Override
    public Stmt visitAsyncWith(Stmt.AsyncWith node) {
        List<WithItem> items = ConstantFolder.foldAll(node.items(), foldItem);
        List<Stmt> body = foldAll(node.body());
        return items == node.items() && body == node.body()
                ? node
                : new Stmt.AsyncWith(items, body, node.typeComment(), node.range());
    }

    private WithItem foldItem(WithItem item) {
        Expr context = fold(item.contextExpr());
        Expr target = foldOptional(item.optionalVars());
        return context == item.contextExpr() && target == item.optionalVars() ? item : new WithItem(context, target);
    }

    @Override
    public Stmt visitMatch(Stmt.Match node) {
        Expr subject = fold(node.subject());
        List<MatchCase> cases = ConstantFolder.foldAll(node.cases(), foldCase);
        return subject == node.subject() && cases == node.cases() ? node : new Stmt.Match(subject, cases, node.range());
    }

    private MatchCase foldCase(MatchCase matchCase) {
        Pattern pattern = folder.patterns.fold(matchCase.pattern());
        Expr guard = foldOptional(matchCase.guard());
        List<Stmt> body = foldAll(matchCase.body());
        return pattern == matchCase.pattern() && guard == matchCase.guard() && body == matchCase.body()
                ? matchCase
                : new MatchCase(pattern, guard, body);
    }

    @Override
    public Stmt visitRaise(Stmt.Raise node) {
        Expr exc = foldOptional(node.exc());
        Expr cause = foldOptional(node.cause());
        return exc == node.exc() && cause == node.cause() ? node : new Stmt.Raise(exc, cause, node.range());
    }

    @Override
    public Stmt visitTry(Stmt.Try node) {
        List<Stmt> body = foldAll(node.body());
        List<ExceptHandler> handlers = ConstantFolder.foldAll(node.handlers(), foldHandler);
        List<Stmt> orelse = foldAll(node.orelse());
        List<Stmt> finalbody = foldAll(node.finalbody());
        return body == node.body()
                        && handlers == node.handlers()
                        && orelse == node.orelse()
                        && finalbody == node.finalbody()
                ? node
                : new Stmt.Try(body, handlers, orelse, finalbody, node.range());
    }

    @Override
    public Stmt visitTryStar(Stmt.TryStar node) {
        List<Stmt> body = foldAll(node.body());
        List<ExceptHandler> handlers = ConstantFolder.foldAll(node.handlers(), foldHandler);
        List<Stmt> orelse = foldAll(node.orelse());
        List<Stmt> finalbody = foldAll(node.finalbody());
        return body == node.body()
                        && handlers == node.handlers()
                        && orelse == node.orelse()
                        && finalbody == node.finalbody()
                ? node
                : new Stmt.TryStar(body, handlers, orelse, finalbody, node.range());
    }

    private ExceptHandler foldHandler(ExceptHandler handler) {
        Expr type = foldOptional(handler.type());
        List<Stmt> body = foldAll(handler.body());
        return type == handler.type() && body == handler.body()
                ? handler
                : new ExceptHandler(type, handler.name(), body, handler.range());
    }

    @Override
    public Stmt visitAssert(Stmt.Assert node) {
        Expr test = fold(node.test());
        Expr msg = foldOptional(node.msg());
        return test == node.test() && msg == node.msg() ? node : new Stmt.Assert(test, msg, node.range());
    }

    @Override
    public Stmt visitExpr(Stmt.Expr node) {
        Expr value = fold(node.value());
        return value == node.value() ? node : new Stmt.Expr(value, node.range());
    }

    @Override
    public Stmt visitImport(Stmt.Import node) {
        return node;
    }

    @Override
    public Stmt visitImportFrom(Stmt.ImportFrom node) {
        return node;
    }

    @Override
    public Stmt visitGlobal(Stmt.Global node) {
        return node;
    }

    @Override
    public Stmt visitNonlocal(Stmt.Nonlocal node) {
        return node;
    }

    @Override
    public Stmt visitPass(Stmt.Pass node) {
        return node;
    }

    @Override
    public Stmt visitBreak(Stmt.Break node) {
        return node;
    }

    @Override
    public Stmt visitContinue(Stmt.Continue node) {
        return node;
    }
}
