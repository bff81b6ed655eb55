package dev.caretline.engine.values;

import dev.caretline.compiler.instrument.CodeScope;
import dev.caretline.compiler.instrument.HiddenLocal;
import dev.caretline.compiler.instrument.WovenCode;
import dev.caretline.grammar.ast.ConstantValue;
import java.util.List;

/**
 * What slots are made of. An empty slot holds a constant of the code object that is nowhere else, so that every slot of a
 * running scope holds something, and what is empty can be told by identity.
 *
 * <p>A function has an invisible local for each slot. Modules and class bodies can have only one, which holds a list of the
 * slots, and the constant at its end.
 *
 * <p>The constant in front of the one for empty slots is the {@link TapTable}, which no instruction loads.
 */
abstract class SlotCode {
    /** The first item of the constant in empty slots; the second is how many slots the scope has. */
    static final String MARK = ".caretline values";
    /** How many values the code for the start of a scope puts on the stack at most. */
    private static final int AT_ONCE = 8;

    private final int slots;
    private final ConstantValue table;
    private final ConstantValue empty;

    private SlotCode(ScopePlan plan) {
        slots = plan.slots();
        table = new ConstantValue.Bytes(plan.table().toBytes());
        empty = new ConstantValue.Tuple(List.of(ConstantValue.Str.of(MARK), ConstantValue.Int.of(slots)));
    }

    static SlotCode of(CodeScope.Kind kind, ScopePlan plan) {
        return kind.hasFastLocals() ? new InLocals(plan) : new InList(plan);
    }

    /** At the start of a scope: its constants, and all slots empty. */
    final void start(WovenCode code) {
        code.addConstant(table);
        emptyAll(slots, code);
    }

    final void loadEmpty(WovenCode code) {
        code.loadConstant(empty);
    }

    abstract void emptyAll(int count, WovenCode code);

    /** Keeps a copy of the top of the stack. */
    abstract void keep(int slot, WovenCode code);

    /** Empties some slots, the last one first. */
    abstract void empty(Span span, WovenCode code);

    private static final class InLocals extends SlotCode {
        InLocals(ScopePlan plan) {
            super(plan);
        }

        @Override
        void emptyAll(int count, WovenCode code) {
            empty(new Span(0, count), code);
        }

        @Override
        void keep(int slot, WovenCode code) {
            code.copy(1);
            code.store(code.invisibleLocal(slot));
        }

        /** Several stores in a row are faster than each with its load. */
        @Override
        void empty(Span span, WovenCode code) {
            for (int from = span.from(); from < span.to(); from += AT_ONCE) {
                int to = Math.min(from + AT_ONCE, span.to());
                for (int slot = from; slot < to; slot++) {
                    loadEmpty(code);
                }
                for (int slot = from; slot < to; slot++) {
                    code.store(code.invisibleLocal(slot));
                }
            }
        }
    }

    private static final class InList extends SlotCode {
        InList(ScopePlan plan) {
            super(plan);
        }

        private static HiddenLocal list(WovenCode code) {
            return code.invisibleLocal(0);
        }

        @Override
        void emptyAll(int count, WovenCode code) {
            for (int i = 0; i <= count; i++) {
                loadEmpty(code);
            }
            code.buildList(count + 1);
            code.store(list(code));
        }

        @Override
        void keep(int slot, WovenCode code) {
            code.copy(1);
            store(slot, code);
        }

        @Override
        void empty(Span span, WovenCode code) {
            for (int slot = span.from(); slot < span.to(); slot++) {
                loadEmpty(code);
                store(slot, code);
            }
        }

        private static void store(int slot, WovenCode code) {
            code.load(list(code));
            code.loadConstant(ConstantValue.Int.of(slot));
            code.storeItem();
        }
    }
}
