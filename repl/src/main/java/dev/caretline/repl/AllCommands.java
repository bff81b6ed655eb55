package dev.caretline.repl;

import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Commands;
import dev.caretline.repl.commands.ContinueCommand;
import dev.caretline.repl.commands.EditCommand;
import dev.caretline.repl.commands.HelpCommand;
import dev.caretline.repl.commands.HistoryCommand;
import dev.caretline.repl.commands.LoadCommand;
import dev.caretline.repl.commands.PositionsCommand;
import dev.caretline.repl.commands.PythonCommand;
import dev.caretline.repl.commands.ReloadCommand;
import dev.caretline.repl.commands.ReplayCommand;
import dev.caretline.repl.commands.RestartCommand;
import dev.caretline.repl.commands.RunCommand;
import dev.caretline.repl.commands.SaveCommand;
import dev.caretline.repl.commands.SetCommand;
import dev.caretline.repl.commands.TimeCommand;
import dev.caretline.repl.cover.CoverCommand;
import dev.caretline.repl.postmortem.ExceptionsCommand;
import dev.caretline.repl.postmortem.FrameCommand;
import dev.caretline.repl.postmortem.FramesCommand;
import dev.caretline.repl.postmortem.LocalsCommand;
import dev.caretline.repl.postmortem.MoveCommand;
import dev.caretline.repl.postmortem.NextCommand;
import dev.caretline.repl.postmortem.OutCommand;
import dev.caretline.repl.postmortem.SourceCommand;
import dev.caretline.repl.postmortem.StepCommand;
import dev.caretline.repl.postmortem.WhyCommand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of the prompt: the one place where a new one is named. */
final class AllCommands {
    private @Nullable Commands all;

    private AllCommands() {}

    /** In the order of help. */
    static Commands of() {
        AllCommands made = new AllCommands();
        List<Command> list = new ArrayList<>();
        list.add(new HelpCommand(made::all));
        list.addAll(List.<Command>of(
                new WhyCommand(),
                new FramesCommand(),
                new FrameCommand(),
                MoveCommand.up(),
                MoveCommand.down(),
                new ExceptionsCommand(),
                new LocalsCommand(),
                new SourceCommand(),
                new ContinueCommand(),
                new NextCommand(),
                new StepCommand(),
                new OutCommand()));
        list.addAll(List.of(
                new RunCommand(),
                new LoadCommand(),
                new SaveCommand(),
                new EditCommand(),
                new ReloadCommand(),
                new TimeCommand(),
                new PositionsCommand(),
                new CoverCommand(),
                new HistoryCommand()));
        list.addAll(List.of(new SetCommand(), new PythonCommand(), new ReplayCommand(), new RestartCommand()));
        Commands commands = new Commands(list);
        made.all = commands;
        return commands;
    }

    private Commands all() {
        if (all == null) {
            throw new IllegalStateException("help was asked for before there were commands");
        }
        return all;
    }
}
