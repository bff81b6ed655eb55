package dev.caretline.repl.postmortem;

import dev.caretline.locations.caretline.VariablesTable;
import dev.caretline.locations.plain.PlainValue;
import dev.caretline.repl.child.FrameKinds;
import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import java.util.List;
import java.util.Map;

/** {@code :locals}: the variables of a frame. */
public final class LocalsCommand implements Command {
    @Override
    public String name() {
        return "locals";
    }

    @Override
    public String summary() {
        return "the variables of the frame, as they are now";
    }

    @Override
    public Outcome run(Session session, String argument) throws RefusedException {
        Examined examined = Examined.of(session);
        PlainValue found = session.ask(FrameKinds.FRAMES, Map.of("what", PlainValue.of("variables")));
        List<VariablesTable.Row> rows = found.get("variables").items().stream()
                .map(PlainValue::items)
                .map(row -> new VariablesTable.Row(
                        row.get(0).text(), row.get(1).text(), row.get(2).text()))
                .toList();
        if (rows.isEmpty()) {
            session.print("There are none in " + examined.frame().code().name() + ".\n");
        } else {
            session.print(new VariablesTable(session.drawing())
                    .draw(rows, found.get("more").number()));
        }
        return Outcome.NEXT;
    }
}
