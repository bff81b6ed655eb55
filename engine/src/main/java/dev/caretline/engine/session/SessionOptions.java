package dev.caretline.engine.session;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a session is started.
 *
 * @param python as {@code --python} has it; empty for the usual choice
 * @param variables of the environment, in addition to those of this process
 * @param folder the working folder; empty for that of this process
 * @param timeout of each call; empty for none
 * @param settings of the agent, as lines of {@code key=value}
 */
record SessionOptions(
        Optional<String> python,
        Map<String, String> variables,
        Optional<Path> folder,
        PythonInput input,
        PythonOutput output,
        PythonOutput errors,
        Optional<Duration> timeout,
        Duration grace,
        List<String> settings) {
    SessionOptions {
        variables = Map.copyOf(variables);
        settings = List.copyOf(settings);
    }

    /** The environment of a process that is started in that of this one. */
    Map<String, String> environment(Map<String, String> inherited) {
        inherited.putAll(variables);
        return inherited;
    }

    /** The streams that are captured, by their names in {@code sys}. */
    List<String> captured() {
        List<String> names = new ArrayList<>();
        if (output instanceof PythonOutput.Capture) {
            names.add("stdout");
        }
        if (errors instanceof PythonOutput.Capture) {
            names.add("stderr");
        }
        return names;
    }
}
