package dev.caretline.compiler.codegen;

import dev.caretline.compiler.flowgraph.CodeUnit;
import dev.caretline.locations.code.CodeObject;

/** What turns the blocks of a scope into a code object: the passes over the flow graph, and encoding. */
@FunctionalInterface
public interface UnitAssembler {
    CodeObject assemble(CodeUnit unit);
}
