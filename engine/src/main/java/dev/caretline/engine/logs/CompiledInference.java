package dev.caretline.engine.logs;

import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.bytecode.BytecodeVersion;
import dev.caretline.locations.code.CodeObject;
import dev.caretline.locations.nodes.InstructionNodes;
import dev.caretline.locations.positions.CodePositions;
import dev.caretline.locations.positions.Position;
import dev.caretline.locations.traceback.Source;
import dev.caretline.locations.traceback.log.RangeInference;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Compiles the source, and looks at the instructions of the function on the line: if those that can raise the exception
 * (or make the call) all come from one range, it is that.
 */
public final class CompiledInference implements RangeInference {
    private static final PythonVersion VERSION = PythonVersion.V3_11;

    private final IdentityHashMap<Source, List<CodePositions>> compiled = new IdentityHashMap<>();

    @Override
    public Optional<SourceRange> infer(Source source, Question question) {
        List<RangedNode> nodes = compiled.computeIfAbsent(source, CompiledInference::compile).stream()
                .filter(code -> code.code().name().equals(question.function()))
                .flatMap(code -> code.positions().stream())
                .filter(position -> startsOn(position, question.line()))
                .flatMap(position -> position.node().stream())
                .toList();
        List<SourceRange> ranges = Suspects.of(question).among(nodes).stream()
                .map(RangedNode::range)
                .distinct()
                .toList();
        return ranges.size() == 1 ? Optional.of(ranges.get(0)) : Optional.empty();
    }

    private static boolean startsOn(Position position, int line) {
        return position.instruction()
                .location()
                .sourceRange()
                .filter(range -> range.lineNumber() == line)
                .isPresent();
    }

    private static List<CodePositions> compile(Source source) {
        if (source.text().isEmpty() || source.tree().isEmpty()) {
            return List.of();
        }
        try {
            SourceText text = source.text().get();
            Mod tree = source.tree().get();
            CodeObject code = Compiler.compile(tree, text, CompileOptions.of(Target.of(VERSION)))
                    .code();
            return CodePositions.ofAll(code, BytecodeVersion.of(VERSION), InstructionNodes.of(tree));
        } catch (PythonSyntaxException e) {
            return List.of();
        }
    }
}
