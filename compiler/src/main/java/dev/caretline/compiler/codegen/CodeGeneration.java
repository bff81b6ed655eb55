package dev.caretline.compiler.codegen;

import dev.caretline.compiler.instrument.WeaveTable;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.locations.code.CodeObject;

/**
 * Generates the code of a whole input, with the code objects of all scopes inside it.
 *
 * @param code the code object of the input
 * @param sites what the numbers in woven code mean
 */
public record CodeGeneration(CodeObject code, WeaveTable sites) {
    /**
     * Generates code for a tree that constants have been folded in.
     *
     * @param assembler makes a code object of each scope, inner scopes first
     * @throws PythonSyntaxException if the program has one of the errors that CPython finds in this stage
     */
    public static CodeGeneration of(Mod tree, GenerationContext context, UnitAssembler assembler) {
        CodeGenerator generator = new CodeGenerator(context, assembler, tree);
        CodeObject code;
        if (tree instanceof Mod.Module module) {
            generator.bodies.module(module.body());
            code = generator.leaveScope(true);
        } else if (tree instanceof Mod.Interactive interactive) {
            generator.bodies.interactive(interactive.body());
            code = generator.leaveScope(true);
        } else {
            generator.visit(((Mod.Expression) tree).body());
            code = generator.leaveScope(false);
        }
        return new CodeGeneration(code, generator.weaveTable());
    }
}
