package dev.caretline.compiler.codegen;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.compiler.flowgraph.InvisibleLocals;
import dev.caretline.compiler.instrument.HiddenLocal;
import dev.caretline.compiler.instrument.Site;
import dev.caretline.compiler.instrument.WeaveTable;
import dev.caretline.compiler.instrument.Weft;
import dev.caretline.compiler.instrument.WovenCode;
import dev.caretline.compiler.symtable.Scope;
import dev.caretline.compiler.target.Opcode;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Operator;
import dev.caretline.grammar.source.SourceRange;
import java.util.List;

/** Woven code as instructions of CPython 3.11, at the current location of the scope. */
final class WeavingCode implements WovenCode {
    private final Unit unit;
    private final Emitter out;
    private final StackTracker stack;
    private final WeaveTable.Builder sites;
    /** The stack in front of the innermost statement. */
    private StackTracker.State base;
    /** The stack in front of the woven code, without the values that it is woven in for. */
    private StackTracker.State below;

    private boolean weaving;

    WeavingCode(Unit unit, StackTracker stack, WeaveTable.Builder sites) {
        this.unit = unit;
        this.out = unit.out;
        this.stack = stack;
        this.sites = sites;
        base = stack.state();
        below = base;
    }

    /** Tells what the stack is in front of the innermost statement; returns what it was in front of the one around it. */
    StackTracker.State setBase(StackTracker.State newBase) {
        StackTracker.State old = base;
        base = newBase;
        return old;
    }

    /** The stack in front of the innermost statement. */
    StackTracker.State base() {
        return base;
    }

    /** Whether what is emitted is woven code, which has its own jumps and labels. */
    boolean isWeaving() {
        return weaving;
    }

    /**
     * Emits code and checks that it leaves on the stack what it says.
     *
     * @param operands how many values on top of the stack are what the code is woven in for
     */
    void weave(Weft weft, int operands) {
        StackTracker.State before = stack.state();
        below = new StackTracker.State(before.depth() - operands, before.kept());
        weaving = true;
        weft.weave(this);
        weaving = false;
        StackTracker.State after = stack.state();
        if (after.depth() - after.kept() != before.depth() - before.kept()) {
            throw new IllegalStateException(
                    "woven code in " + unit.qualname + " makes of " + before + " " + after + " without saying so");
        }
    }

    @Override
    public int tap(String role, SourceRange range) {
        return sites.number(Site.Kind.TAP, role, range);
    }

    @Override
    public int probe(String role, SourceRange range) {
        return sites.number(Site.Kind.PROBE, role, range);
    }

    @Override
    public int depth() {
        return stack.depth();
    }

    @Override
    public void keep(int count) {
        if (below.depth() - base.depth() != below.kept() - base.kept()) {
            throw new IllegalStateException(
                    "values can be kept only below all that the statement needs, not at " + below + " above " + base);
        }
        stack.keep(count);
    }

    @Override
    public void release(int count) {
        stack.keep(-count);
    }

    @Override
    public int kept() {
        return stack.state().kept() - base.kept();
    }

    @Override
    public void keepCopy() {
        copy(sink());
    }

    @Override
    public void keepConstant(ConstantValue value) {
        loadConstant(value);
        sink();
    }

    @Override
    public void keepVariable(String name) {
        loadVariable(name);
        sink();
    }

    /**
     * Moves the top below what the statement needs, and keeps it there:
     *
     * <pre>
     * kept a b top             SWAP 3
     * kept top b a             SWAP 2
     * kept top a b
     * </pre>
     *
     * @return its position then
     */
    private int sink() {
        int bottom = stack.depth() - base.depth() - kept();
        for (int position = bottom; position > 1; position--) {
            swap(position);
        }
        stack.keep(1);
        return bottom;
    }

    @Override
    public void replaceKept(int index) {
        copy(1);
        swap(stack.depth() - base.depth() - index);
        pop();
    }

    @Override
    public void copy(int position) {
        out.op(Opcode.COPY, position);
    }

    @Override
    public void swap(int position) {
        out.op(Opcode.SWAP, position);
    }

    @Override
    public void pop() {
        out.op(Opcode.POP_TOP);
    }

    @Override
    public void loadConstant(ConstantValue value) {
        out.loadConst(value);
    }

    @Override
    public void addConstant(ConstantValue value) {
        out.constants().index(value);
    }

    @Override
    public void loadGlobal(String name) {
        int index = out.names().index(name);
        if (unit.isFunction()) {
            out.op(Opcode.LOAD_GLOBAL, index << 1);
        } else {
            out.op(Opcode.LOAD_NAME, index);
        }
    }

    @Override
    public boolean livesInFrame(String name) {
        return unit.isFunction() && unit.entry.scope(out.mangle(name)) == Scope.LOCAL;
    }

    @Override
    public void loadVariable(String name) {
        out.op(Opcode.LOAD_FAST, unit.varnames.index(out.mangle(name)));
    }

    @Override
    public void importFrom(String module, String name) {
        out.loadConst(ConstantValue.Int.of(0));
        // A submodule itself and not its package is what IMPORT_NAME leaves if names are wanted from it; of a package
        // alone that
        // would call importlib.
        if (module.indexOf('.') < 0) {
            out.loadNone();
        } else {
            out.loadConst(new ConstantValue.Tuple(List.of(ConstantValue.Str.of(name))));
        }
        out.plainName(Opcode.IMPORT_NAME, module);
        out.plainName(Opcode.LOAD_ATTR, name);
    }

    @Override
    public HiddenLocal hiddenLocal(String name) {
        return new HiddenLocal(name, unit.varnames.index(name));
    }

    @Override
    public HiddenLocal invisibleLocal(int number) {
        unit.hasInvisibleLocal(number);
        return new HiddenLocal("", InvisibleLocals.operand(number));
    }

    @Override
    public void load(HiddenLocal variable) {
        out.op(Opcode.LOAD_FAST, variable.index());
    }

    @Override
    public void store(HiddenLocal variable) {
        out.op(Opcode.STORE_FAST, variable.index());
    }

    @Override
    public void clear(HiddenLocal variable) {
        // An unbound variable is a null in its slot; DELETE_FAST would raise if it is one already.
        out.op(Opcode.PUSH_NULL);
        out.op(Opcode.STORE_FAST, variable.index());
    }

    @Override
    public void buildTuple(int count) {
        out.op(Opcode.BUILD_TUPLE, count);
    }

    @Override
    public void buildList(int count) {
        out.op(Opcode.BUILD_LIST, count);
    }

    @Override
    public void storeItem() {
        out.op(Opcode.STORE_SUBSCR);
    }

    @Override
    public void binaryOperation(Operator operator) {
        out.op(Opcode.BINARY_OP, BinaryOperations.argument(operator));
    }

    @Override
    public void beginCall() {
        out.op(Opcode.PUSH_NULL);
    }

    @Override
    public void call(int arguments) {
        out.call(arguments);
    }

    @Override
    public void guard(Weft body, ConstantValue otherwise) {
        BasicBlock handler = out.newBlock();
        BasicBlock end = out.newBlock();
        out.jump(Opcode.SETUP_FINALLY, handler);
        body.weave(this);
        out.op(Opcode.POP_BLOCK);
        out.jump(Opcode.JUMP, end);
        out.useHere(handler);
        out.op(Opcode.PUSH_EXC_INFO);
        pop();
        out.op(Opcode.POP_EXCEPT);
        loadConstant(otherwise);
        out.useHere(end);
    }

    @Override
    public void unlocated() {
        out.atPrevious();
    }

    @Override
    public void leading() {
        out.atNext();
    }

    @Override
    public void nop() {
        out.op(Opcode.WOVEN_NOP);
    }

    @Override
    public Label newLabel() {
        return new BlockLabel(out.newBlock());
    }

    @Override
    public void set(Label label) {
        out.use(block(label));
    }

    @Override
    public void jump(Label label) {
        out.jump(Opcode.JUMP, block(label));
    }

    @Override
    public void jumpIfNone(Label label) {
        out.jump(Opcode.POP_JUMP_IF_NONE, block(label));
    }

    @Override
    public void attempt(Weft action, ConstantValue tolerated) {
        BasicBlock raised = out.newBlock();
        BasicBlock other = out.newBlock();
        BasicBlock done = out.newBlock();
        out.jump(Opcode.SETUP_FINALLY, raised);
        action.weave(this);
        out.op(Opcode.POP_BLOCK);
        out.jump(Opcode.JUMP, done);
        out.use(raised);
        out.loadConst(tolerated);
        out.op(Opcode.CHECK_EXC_MATCH);
        out.jump(Opcode.POP_JUMP_IF_FALSE, other);
        out.op(Opcode.POP_TOP);
        out.jump(Opcode.JUMP, done);
        out.use(other);
        out.op(Opcode.RERAISE, 0);
        out.use(done);
    }

    @Override
    public void nextItem(Label exhausted) {
        out.jump(Opcode.FOR_ITER, block(exhausted));
    }

    private static BasicBlock block(Label label) {
        return ((BlockLabel) label).block;
    }

    private record BlockLabel(BasicBlock block) implements Label {}
}
