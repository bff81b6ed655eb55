package dev.caretline.coverage;

import dev.caretline.compiler.instrument.CodeScope;
import dev.caretline.compiler.instrument.Instrumentation;
import dev.caretline.compiler.instrument.Weaver;
import dev.caretline.coverage.model.SourceDigest;
import dev.caretline.coverage.model.SourceModel;
import dev.caretline.coverage.weave.CoverageWeaver;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.source.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Weaves probes into a source so that a run tells which of its regions were executed and which outcomes its conditions
 * had. One object serves one compilation.
 *
 * <p>A probe stands at the end of each straight line of code that has something to tell, not at its start: whoever gets to
 * the end has been at the start. Where an exception breaks a line, the recorder is told which instruction it came from.
 */
public final class CoverageInstrumentation implements Instrumentation {
    private final SourceDigest digest;
    private final boolean debug;
    private @Nullable SourceModel model;

    private CoverageInstrumentation(SourceDigest digest, boolean debug) {
        this.digest = digest;
        this.debug = debug;
    }

    /**
     * For one compilation of a source.
     *
     * @param optimization as in the options of the compiler
     */
    public static CoverageInstrumentation of(SourceText source, int optimization) {
        return new CoverageInstrumentation(SourceDigest.of(source), optimization == 0);
    }

    @Override
    public Weaver weaver(CodeScope scope) {
        SourceModel known = model;
        if (known == null) {
            // The first scope is the whole input: the tree that is compiled, whose nodes the weavers are asked about.
            known = SourceModel.ofFolded((Mod) scope.node(), debug);
            model = known;
        }
        return new CoverageWeaver(known, digest, scope);
    }
}
