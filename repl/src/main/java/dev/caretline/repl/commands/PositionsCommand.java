package dev.caretline.repl.commands;

import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.compiler.target.Target;
import dev.caretline.engine.interpreter.Interpreter;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.bytecode.BytecodeVersion;
import dev.caretline.locations.code.CodeObject;
import dev.caretline.locations.nodes.InstructionNodes;
import dev.caretline.locations.positions.CodePositions;
import dev.caretline.locations.render.PositionsText;
import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import dev.caretline.repl.input.Inputs;
import java.util.List;
import java.util.Optional;

/** {@code :positions}: where each instruction of an input comes from. */
public final class PositionsCommand implements Command {
    @Override
    public String name() {
        return "positions";
    }

    @Override
    public String arguments() {
        return "[CODE|N]";
    }

    @Override
    public String summary() {
        return "which part of the source each instruction is of";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Of the last input, of input N, or of code that is not run: the instructions as Python",
                "compiles it, without what Caretline weaves in. Ranges are LINE:COL-LINE:COL, lines",
                "from 1, columns in UTF-8 bytes from 0, the end exclusive.");
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        boolean isNumber = !argument.isEmpty() && argument.chars().allMatch(Character::isDigit);
        Optional<Inputs.Input> input = argument.isEmpty()
                ? session.inputs().latest()
                : Numbered.chosen(session.inputs(), isNumber ? argument : "").stream()
                        .findFirst();
        if (isNumber || argument.isEmpty()) {
            Inputs.Input found = input.orElseThrow(() -> new RefusedException("There is no such input."));
            show(session, found.text(), found.name(), found.features());
        } else {
            show(session, argument, "<code>", 0);
        }
        return Outcome.NEXT;
    }

    private static void show(Session session, String text, String name, int features) throws RefusedException {
        Target target = session.interpreter().map(Interpreter::target).orElseGet(() -> Target.of(PythonVersion.V3_11));
        SourceText source = SourceText.of(text, name);
        try {
            Mod tree = Parser.parse(source, ParseMode.EXEC, target.version());
            CodeObject code = Compiler.compile(
                            tree,
                            source,
                            CompileOptions.of(target).withTopLevelAwait(true).withInheritedFeatures(features))
                    .code();
            PositionsText drawing =
                    PositionsText.withSource(source, session.drawing().colours());
            List<CodePositions> all =
                    CodePositions.ofAll(code, BytecodeVersion.of(target.version()), InstructionNodes.of(tree));
            for (CodePositions one : all) {
                session.print(drawing.render(one));
            }
        } catch (PythonSyntaxException e) {
            throw new RefusedException(
                    e.problem().type().pythonName() + ": " + e.problem().message());
        }
    }
}
