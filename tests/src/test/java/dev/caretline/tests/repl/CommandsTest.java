package dev.caretline.tests.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Commands;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private final Commands commands =
            new Commands(List.of(new Named("frame"), new Named("frames"), new Named("load"), new Named("locals")));

    private record Named(String name) implements Command {
        @Override
        public String summary() {
            return "";
        }

        @Override
        public Outcome run(Session session, String argument) {
            return Outcome.NEXT;
        }
    }

    @Test
    void find_takesTheWholeName_evenWhenAnotherStartsWithIt() throws Command.RefusedException {
        assertThat(commands.find("frame").name()).isEqualTo("frame");
    }

    @Test
    void find_takesABeginning_thatOnlyOneNameHas() throws Command.RefusedException {
        assertThat(commands.find("loc").name()).isEqualTo("locals");
    }

    @Test
    void find_namesAllCandidates_whenABeginningIsNotClear() {
        assertThatThrownBy(() -> commands.find("lo")).hasMessage(":lo could be :load or :locals.");
    }

    @Test
    void find_namesTheNearest_whenLettersAreSwapped() {
        assertThatThrownBy(() -> commands.find("fraems"))
                .hasMessage("There is no command :fraems; did you mean :frames?");
    }

    @Test
    void find_pointsToHelp_whenNothingIsNear() {
        assertThatThrownBy(() -> commands.find("xyzzy")).hasMessage("There is no command :xyzzy; :help lists them.");
    }
}
