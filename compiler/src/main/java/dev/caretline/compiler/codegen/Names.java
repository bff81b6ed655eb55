package dev.caretline.compiler.codegen;

import dev.caretline.compiler.symtable.BlockType;
import dev.caretline.compiler.symtable.Scope;
import dev.caretline.compiler.target.Opcode;
import dev.caretline.grammar.ast.ExprContext;

/** Reads, binds and deletes variables, each by the instruction that its scope asks for: {@code compiler_nameop}. */
final class Names {
    /** The instructions that read, bind and delete variables of one kind. */
    private record Access(Opcode load, Opcode store, Opcode delete) {
        Opcode opcode(ExprContext context) {
            return switch (context) {
                case LOAD -> load;
                case STORE -> store;
                case DEL -> delete;
            };
        }
    }

    private static final Access FAST = new Access(Opcode.LOAD_FAST, Opcode.STORE_FAST, Opcode.DELETE_FAST);
    private static final Access GLOBAL = new Access(Opcode.LOAD_GLOBAL, Opcode.STORE_GLOBAL, Opcode.DELETE_GLOBAL);
    private static final Access NAME = new Access(Opcode.LOAD_NAME, Opcode.STORE_NAME, Opcode.DELETE_NAME);
    private static final Access DEREF = new Access(Opcode.LOAD_DEREF, Opcode.STORE_DEREF, Opcode.DELETE_DEREF);
    private static final Access DEREF_IN_CLASS =
            new Access(Opcode.LOAD_CLASSDEREF, Opcode.STORE_DEREF, Opcode.DELETE_DEREF);

    private final CodeGenerator g;

    Names(CodeGenerator generator) {
        g = generator;
    }

    void load(String name) {
        access(name, ExprContext.LOAD);
    }

    void store(String name) {
        access(name, ExprContext.STORE);
    }

    void delete(String name) {
        access(name, ExprContext.DEL);
    }

    void access(String name, ExprContext context) {
        checkAllowed(name, context);
        Unit unit = g.unit;
        String mangled = unit.out.mangle(name);
        Scope scope = unit.entry.scope(mangled);
        switch (scope) {
            case LOCAL -> {
                if (unit.isFunction()) {
                    unit.out.op(FAST.opcode(context), unit.varnames.index(mangled));
                } else {
                    unit.out.plainName(NAME.opcode(context), mangled);
                }
            }
            case GLOBAL_IMPLICIT -> {
                if (unit.isFunction()) {
                    global(mangled, context);
                } else {
                    unit.out.plainName(NAME.opcode(context), mangled);
                }
            }
            case GLOBAL_EXPLICIT -> global(mangled, context);
            case FREE, CELL -> deref(mangled, context, scope == Scope.CELL);
            case UNKNOWN -> unit.out.plainName(NAME.opcode(context), mangled);
        }
    }

    private void global(String mangled, ExprContext context) {
        Emitter out = g.out;
        int index = out.names().index(mangled);
        // The low bit of LOAD_GLOBAL's argument says that a null is pushed first.
        out.op(GLOBAL.opcode(context), context == ExprContext.LOAD ? index << 1 : index);
    }

    private void deref(String mangled, ExprContext context, boolean inCell) {
        Access access = g.unit.entry.type() == BlockType.CLASS ? DEREF_IN_CLASS : DEREF;
        g.out.op(access.opcode(context), g.unit.derefIndex(mangled, inCell));
    }

    /** Refuses to bind or delete {@code __debug__}: {@code forbidden_name}. */
    void checkAllowed(String name, ExprContext context) {
        if (context != ExprContext.LOAD && name.equals("__debug__")) {
            throw g.diagnostics.error(
                    context == ExprContext.STORE ? "cannot assign to __debug__" : "cannot delete __debug__");
        }
    }
}
