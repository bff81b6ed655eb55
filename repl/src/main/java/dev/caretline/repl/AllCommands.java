package dev.caretline.repl;

import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Commands;
import dev.caretline.repl.commands.ContinueCommand;
import dev.caretline.repl.commands.HelpCommand;
import dev.caretline.repl.commands.ReplayCommand;
import dev.caretline.repl.commands.RestartCommand;
import dev.caretline.repl.postmortem.DownCommand;
import dev.caretline.repl.postmortem.FrameCommand;
import dev.caretline.repl.postmortem.FramesCommand;
import dev.caretline.repl.postmortem.LocalsCommand;
import dev.caretline.repl.postmortem.SourceCommand;
import dev.caretline.repl.postmortem.UpCommand;
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
        list.addAll(List.of(
                new WhyCommand(),
                new FramesCommand(),
                new FrameCommand(),
                new UpCommand(),
                new DownCommand(),
                new LocalsCommand(),
                new SourceCommand(),
                new ContinueCommand()));
        list.addAll(List.of(new ReplayCommand(), new RestartCommand()));
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
