package dev.caretline.engine.values;

import dev.caretline.compiler.instrument.CodeScope;
import dev.caretline.compiler.instrument.Instrumentation;
import dev.caretline.compiler.instrument.Weaver;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.source.SourceText;
import java.util.Set;

/**
 * Weaves in what {@code --values} needs: while a statement runs, the values of its sub-expressions are kept in slots that
 * the program does not see, and when it has failed they are still in its frame. What a slot means is said by a
 * {@linkplain TapTable table} in the constants of each code object, so that nothing has to be kept beside the code.
 *
 * <p>Nothing is kept of {@code assert} statements, which explain themselves.
 */
public final class ValuesInstrumentation implements Instrumentation {
    private final Set<String> shared;

    private ValuesInstrumentation(Set<String> shared) {
        this.shared = shared;
    }

    /** For one compilation of a source. */
    public static Instrumentation of(SourceText source, Mod tree) {
        return new ValuesInstrumentation(ReboundNames.sharedIn(tree));
    }

    @Override
    public Weaver weaver(CodeScope scope) {
        ScopePlan plan = ScopePlan.of(scope, shared);
        return plan.slots() == 0 ? Weaver.NONE : new ValuesWeaver(plan, SlotCode.of(scope.kind(), plan));
    }
}
