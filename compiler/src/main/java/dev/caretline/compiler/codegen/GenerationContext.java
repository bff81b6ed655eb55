package dev.caretline.compiler.codegen;

import dev.caretline.compiler.future.FutureFeatures;
import dev.caretline.compiler.instrument.Instrumentation;
import dev.caretline.compiler.symtable.SymbolTable;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.source.PythonWarning;
import java.util.function.Consumer;

/**
 * What code generation has to know about a compilation besides the tree.
 *
 * @param symbols the symbol table of the very tree
 * @param future the future features that hold
 * @param target the CPython to generate for
 * @param optimization 0; 1 without {@code assert}; 2 without docstrings too
 * @param topLevelAwait whether {@code await} is allowed outside of functions: {@code PyCF_ALLOW_TOP_LEVEL_AWAIT}
 * @param interactive whether the values of expression statements at the outermost level are printed
 * @param instrumentation what to weave in
 * @param warnings takes the warnings, in the order in which CPython gives them
 */
public record GenerationContext(
        SymbolTable symbols,
        FutureFeatures future,
        Target target,
        int optimization,
        boolean topLevelAwait,
        boolean interactive,
        Instrumentation instrumentation,
        Consumer<PythonWarning> warnings) {}
