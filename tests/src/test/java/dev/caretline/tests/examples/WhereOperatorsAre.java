package dev.caretline.tests.examples;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.bytecode.Instruction;
import dev.caretline.locations.bytecode.Instructions;
import dev.caretline.locations.code.CodeObject;
import dev.caretline.locations.nodes.InstructionNodes;
import dev.caretline.locations.positions.CodePositions;
import dev.caretline.locations.positions.Position;
import dev.caretline.locations.pyc.PycFile;
import java.util.ArrayList;
import java.util.List;

/** The program of {@code docs/positions-api.md}. */
final class WhereOperatorsAre {
    private WhereOperatorsAre() {}

    // [example]
    /** Every binary operation of a compiled file: where its instruction is, and what text it comes from. */
    static List<String> operations(byte[] pycFile, byte[] sourceFile) {
        SourceText source = SourceText.decode(sourceFile, "shop.py");
        Mod tree = Parser.parse(source, ParseMode.EXEC, PythonVersion.V3_11);
        PycFile pyc = PycFile.read(pycFile);
        List<String> found = new ArrayList<>();
        for (CodePositions each : CodePositions.ofAll(pyc.code(), pyc.version(), InstructionNodes.of(tree))) {
            for (Position position : each.positions()) {
                if (position.node().orElse(null) instanceof Expr.BinOp operation) {
                    found.add(each.code().qualname() + " at "
                            + position.instruction().offset() + ": " + source.slice(operation.range()));
                }
            }
        }
        return found;
    }

    /** The other way round: the instructions of one code object that come from this operation, its operands included. */
    static List<String> instructions(CodeObject code, PycFile pyc, Expr.BinOp operation) {
        return Instructions.of(code, pyc.version()).within(operation.range()).stream()
                .map(Instruction::opcode)
                .map(opcode -> opcode.name())
                .toList();
    }
    // [/example]
}
