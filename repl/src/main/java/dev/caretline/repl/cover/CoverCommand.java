package dev.caretline.repl.cover;

import dev.caretline.coverage.analysis.FileCoverage;
import dev.caretline.repl.command.Choices;
import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import dev.caretline.repl.editor.Completion;
import java.util.List;
import java.util.Optional;

/** {@code :cover}: what ran of what was run. */
public final class CoverCommand implements Command {
    private Optional<CoverRecord> kept = Optional.empty();

    @Override
    public String name() {
        return "cover";
    }

    @Override
    public String arguments() {
        return "[on|off|SOURCE]";
    }

    @Override
    public String summary() {
        return "which expressions ran, and which did not";
    }

    @Override
    public List<String> details() {
        return List.of(
                "':cover on' records, of what is typed, run and imported from then on, which of its",
                "expressions run and how its conditions come out; ':cover off' ends that. ':cover' shows",
                "what is missing, ':cover shop.py' all of one source. A module that was imported before",
                "is recorded after ':reload MODULE'.");
    }

    @Override
    public Completion complete(Session session, String argument) {
        return Choices.among(List.of("on", "off"), argument);
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        switch (argument) {
            case "on" -> {
                if (kept.isEmpty()) {
                    kept = Optional.of(CoverRecord.create());
                }
                session.cover(Optional.of(kept.get().base()));
            }
            case "off" -> session.cover(Optional.empty());
            default -> show(session, argument);
        }
        return Outcome.NEXT;
    }

    private void show(Session session, String argument) throws RefusedException {
        CoverRecord data = kept.orElseThrow(
                () -> new RefusedException("Nothing has been recorded: ':cover on' begins with that."));
        List<FileCoverage> sources = data.read(session.inputs());
        CoverText text = new CoverText(session.drawing());
        if (argument.isEmpty()) {
            session.print(text.missing(sources));
            return;
        }
        List<FileCoverage> named = sources.stream()
                .filter(source ->
                        source.name().equals(argument) || source.path().equals(argument))
                .toList();
        if (named.isEmpty()) {
            throw new RefusedException("Nothing was recorded of " + argument + "; ':cover' says of what.");
        }
        session.print(text.all(named));
    }
}
