package dev.caretline.locations.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.Samples;
import dev.caretline.locations.bytecode.BytecodeVersion;
import dev.caretline.locations.bytecode.Instruction;
import dev.caretline.locations.bytecode.Instructions;
import dev.caretline.locations.code.CodeConstant;
import dev.caretline.locations.code.CodeObject;
import dev.caretline.locations.code.Location;
import dev.caretline.locations.pyc.PycFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstructionNodesTest {
    /** What the asked instruction would load by argument 0 and 1. */
    private static final CodeObject CODE = CodeObject.builder()
            .consts(List.of(
                    CodeConstant.of(ConstantValue.Str.of(" b ")), CodeConstant.of(ConstantValue.Singleton.NONE)))
            .build();

    private static Mod parse(String source) {
        return Parser.parse(SourceText.of(source, "test.py"), ParseMode.EXEC, PythonVersion.V3_11);
    }

    private static Optional<RangedNode> node(String source, String opcode, int oparg, String range) {
        String[] numbers = range.split("[:-]");
        SourceRange sourceRange = SourceRange.ofNumbers(
                Integer.parseInt(numbers[0]),
                Integer.parseInt(numbers[1]),
                Integer.parseInt(numbers[2]),
                Integer.parseInt(numbers[3]));
        Instruction instruction = BytecodeInstructions.named(opcode, oparg, new Location.Full(sourceRange));
        return InstructionNodes.of(parse(source)).nodeOf(instruction, CODE);
    }

    /** Makes instructions that stand nowhere in particular. */
    private static final class BytecodeInstructions {
        static Instruction named(String opcode, int oparg, Location location) {
            for (int number = 0; number < 256; number++) {
                if (BytecodeVersion.V3_11.opcodes().byNumber(number).name().equals(opcode)) {
                    return new Instruction(
                            0, 0, 2, BytecodeVersion.V3_11.opcodes().byNumber(number), oparg, location);
                }
            }
            throw new AssertionError(opcode);
        }
    }

    @ParameterizedTest(name = "{0}: {1} {2} at {3} is {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "x = a + b.c            | BINARY_OP    | 0 | 1:4-1:11  | BinOp",
                "x = a + b.c            | LOAD_ATTR    | 0 | 1:8-1:11  | Attribute",
                "f(a)                   | CALL         | 1 | 1:0-1:4   | Call",
                "f(a)                   | POP_TOP      | 0 | 1:0-1:4   | Call",
                "x = f'a { y } b '      | BUILD_STRING | 3 | 1:4-1:17  | JoinedStr",
                "x = f'a { y } b '      | FORMAT_VALUE | 0 | 1:4-1:17  | FormattedValue",
                "x = f'a { y } b '      | LOAD_CONST   | 0 | 1:4-1:17  | Constant",
                "x = f'a { y } b '      | LOAD_CONST   | 1 | 1:4-1:17  | none",
                "x = f'a{y}{z} b '      | FORMAT_VALUE | 0 | 1:4-1:17  | none",
                "x = f'a{y}{z} b '      | LOAD_NAME    | 0 | 1:8-1:9   | Name",
                "x[*a]                  | LIST_EXTEND  | 1 | 1:2-1:4   | Tuple",
                "x = a                  | RESUME       | 0 | 0:0-1:0   | none",
                "x = a                  | LOAD_NAME    | 0 | 1:2-1:5   | none"
            })
    void nodeOf_answersExactlyOrNotAtAll(String source, String opcode, int oparg, String range, String expected) {
        assertThat(node(source, opcode, oparg, range).map(RangedNode::asdlName).orElse("none"))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{1} {2} is {3}")
    @CsvSource({
        "' b ', LOAD_CONST, 0, Constant",
        "' b ', LOAD_CONST, 1, MatchValue",
        "' b ', COMPARE_OP, 2, MatchValue",
        "-1,    LOAD_CONST, 0, UnaryOp",
        "-1,    LOAD_CONST, 1, MatchValue",
        "a.b,   LOAD_ATTR,  0, Attribute",
        "a.b,   LOAD_CONST, 1, MatchValue"
    })
    void nodeOf_tellsValuePatternFromItsValue(String pattern, String opcode, int oparg, String expected) {
        String quoted = pattern.startsWith(" ") ? "'" + pattern + "'" : pattern;
        String range = "2:9-2:" + (9 + quoted.length());

        assertThat(node("match x:\n    case " + quoted + ":\n        pass\n", opcode, oparg, range))
                .hasValueSatisfying(node -> assertThat(node.asdlName()).isEqualTo(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "LOAD_METHOD, 2:1-2:3, Attribute",
        "CALL,        2:1-3:1, Call",
        "LOAD_NAME,   1:0-1:1, Name",
        "CALL,        1:0-3:1, Call"
    })
    void nodeOf_findsCallOfMethodOnALineOfItsOwn(String opcode, String range, String expected) {
        assertThat(node("a\\\n.bc(\n)\n", opcode, 0, range))
                .hasValueSatisfying(node -> assertThat(node.asdlName()).isEqualTo(expected));
    }

    @Test
    void nodeOf_findsCallInCompiledCode() {
        CodeObject module = PycFile.read(Samples.pyc("3.11")).code();
        Mod tree = Parser.parse(SourceText.decode(Samples.source(), "sample.py"), ParseMode.EXEC, PythonVersion.V3_11);
        List<Instruction> calls = Instructions.of(module, BytecodeVersion.V3_11).inOrder().stream()
                .filter(i -> i.opcode().name().equals("CALL"))
                .toList();

        assertThat(calls.stream().map(i -> InstructionNodes.of(tree).nodeOf(i, module)))
                .hasSize(2)
                .first()
                .satisfies(node -> assertThat(node).map(RangedNode::asdlName).contains("ClassDef"));
        assertThat(InstructionNodes.of(tree).nodeOf(calls.get(1), module)).containsInstanceOf(Expr.Call.class);
    }
}
