package dev.caretline.cli.run;

import dev.caretline.engine.interpreter.Interpreter;
import dev.caretline.engine.interpreter.Origin;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How Python is started for a program, with the agent in it: the words of its command line, and what changes in the
 * environment.
 *
 * @param command the interpreter and its arguments
 * @param variables to set
 * @param removed names of variables to remove
 * @param verbatim how many of the last words are those of the command line that asked for it
 */
public record PythonCall(List<String> command, Map<String, String> variables, List<String> removed, int verbatim) {
    public PythonCall {
        command = List.copyOf(command);
        variables = Map.copyOf(variables);
        removed = List.copyOf(removed);
    }

    /**
     * The call for a program.
     *
     * @param agent the folder that {@code AgentFiles} laid out
     * @param cache the user's cache folder
     * @param environment of the process that is to be started
     */
    public static PythonCall of(
            RunArguments arguments, Interpreter interpreter, Path agent, Path cache, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(interpreter.executable().toString());
        command.addAll(arguments.options());
        List<String> removed = interpreter.origin() == Origin.EMBEDDED ? List.of("PYTHONHOME") : List.of();
        if (arguments.plain()) {
            command.addAll(arguments.program());
            return new PythonCall(command, Map.of(), removed, arguments.verbatim());
        }
        if (arguments.isolated() || !isRunByPythonItself(arguments.program())) {
            command.add(agent.resolve("main.cpython-311.pyc").toString());
        }
        command.addAll(arguments.program());
        return new PythonCall(command, variables(arguments, agent, cache, environment), removed, arguments.verbatim());
    }

    /** Modules, folders and archives are run by runpy, which our hook reaches. */
    private static boolean isRunByPythonItself(List<String> program) {
        return program.get(0).equals("-m") || Files.isDirectory(Path.of(program.get(0)));
    }

    private static Map<String, String> variables(
            RunArguments arguments, Path agent, Path cache, Map<String, String> environment) {
        List<String> settings = new ArrayList<>(arguments.settings());
        settings.add("cache=" + cache);
        String path = environment.get("PYTHONPATH");
        if (path != null) {
            settings.add("pythonpath=1");
        }
        Map<String, String> variables = new HashMap<>();
        variables.put("CARETLINE_RUN", String.join("\n", settings));
        variables.put(
                "PYTHONPATH", path == null || path.isEmpty() ? agent.toString() : agent + File.pathSeparator + path);
        return variables;
    }

    /** The call as shell text that replaces the shell, which has the words of the command line, by Python. */
    public String toShell() {
        StringBuilder text = new StringBuilder();
        removed.forEach(name -> text.append("unset ").append(name).append('\n'));
        variables.forEach((name, value) -> text.append("export ")
                .append(name)
                .append('=')
                .append(quoted(value))
                .append('\n'));
        List<String> ours = command.subList(0, command.size() - verbatim);
        return text.append("shift $(($# - ")
                .append(verbatim)
                .append("))\nexec ")
                .append(ours.stream().map(PythonCall::quoted).collect(Collectors.joining(" ")))
                .append(" \"$@\"\n")
                .toString();
    }

    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
