package dev.caretline.compiler.flowgraph;

import java.util.List;

/**
 * What code generation hands over of one scope: its blocks, and the fields of the code object that do not depend on them.
 *
 * @param flags bits of {@code co_flags}; they say also whether the scope is a generator or coroutine
 * @param argcount number of positional parameters, positional-only ones included
 * @param firstlineno 1-based; of a function or class the line of its first decorator
 * @param names the names that instructions refer to by index, in order of first use
 * @param variables the slots of local, cell and free variables
 * @param constants the constants that instructions refer to by index; passes may add and drop some
 * @param graph the blocks, whose {@code LOAD_DEREF} and the like count cells first, then free variables, both from 0
 */
public record CodeUnit(
        String name,
        String qualname,
        int flags,
        int argcount,
        int posonlyargcount,
        int kwonlyargcount,
        int firstlineno,
        List<String> names,
        LocalSlots variables,
        ConstantTable constants,
        FlowGraph graph) {
    public CodeUnit {
        names = List.copyOf(names);
    }
}
