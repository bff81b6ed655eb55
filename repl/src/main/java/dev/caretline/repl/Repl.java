package dev.caretline.repl;

import dev.caretline.engine.weave.Weaving;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonWarning;
import dev.caretline.grammar.source.SyntaxProblem;
import dev.caretline.locations.plain.PlainValue;
import dev.caretline.repl.child.Child;
import dev.caretline.repl.child.ChildStarter;
import dev.caretline.repl.child.Ending;
import dev.caretline.repl.child.FrameKinds;
import dev.caretline.repl.child.Reply;
import dev.caretline.repl.editor.Completion;
import dev.caretline.repl.editor.Editor;
import dev.caretline.repl.editor.HistoryFile;
import dev.caretline.repl.input.CompiledInput;
import dev.caretline.repl.input.InputCompiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A session: the loop of prompt, code and outcome. A process of Python that dies is replaced by a new one. */
public final class Repl {
    private static final String HELP = """
            :replay   run all inputs of this session again, as after a crash
            :restart  start with a new Python; names are gone
            :continue let a program go on that has stopped at breakpoint()
            :help     this
            Ctrl-D or exit() leaves. help(NAME) describes something.
            """;

    private final ReplOptions options;
    private final ChildStarter starter;
    private final InputCompiler compiler;
    private final List<String> inputs = new ArrayList<>();
    private Child child;
    private @Nullable Editor editor;
    private int number;
    private int features;
    private String prompt = ">>> ";
    private String continuation = "... ";

    private Repl(ReplOptions options, ChildStarter starter) {
        this.options = options;
        this.starter = starter;
        this.compiler = new InputCompiler(options.interpreter().target(), Weaving.parse("assertions;values"));
        this.child = starter.start(options.interpreter(), this::showOutput);
    }

    /** Runs a session until the user leaves; the exit status. */
    public static int run(ReplOptions options) {
        try (ChildStarter starter = ChildStarter.open(options.agent(), options.cache(), options.settings())) {
            Repl repl = new Repl(options, starter);
            // Python starts while the terminal is set up.
            try (Editor editor =
                    Editor.open(new HistoryFile(options.history()), options.colors(), repl::complete, repl::suspend)) {
                repl.editor = editor;
                return repl.session();
            } finally {
                repl.child.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Editor editor() {
        if (editor == null) {
            throw new IllegalStateException("no editor");
        }
        return editor;
    }

    private void showOutput(byte[] bytes) {
        Editor shown = editor;
        if (shown != null) {
            shown.printAbove(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private int session() {
        greet();
        Optional<Integer> status = options.program().flatMap(this::runProgram);
        return status.isPresent() ? status.get() : prompts(false).orElse(0);
    }

    private void greet() {
        PlainValue greeting = child.greeting();
        String version = greeting.get("version").text();
        editor().print("Caretline on Python " + version.substring(0, version.indexOf(' '))
                + ". :help lists commands, Ctrl-D leaves.\n");
    }

    private Optional<Integer> runProgram(ReplOptions.Program program) {
        return settle(child.ask(
                FrameKinds.PROGRAM,
                Map.of(
                        "kind", PlainValue.of(program.kind()),
                        "value", PlainValue.of(program.value()),
                        "inspect", PlainValue.of(true),
                        "arguments",
                                PlainValue.of(program.arguments().stream()
                                        .map(PlainValue::of)
                                        .toList()))));
    }

    /** Reads and runs until the session is over: then its status; empty when a stopped program is to go on. */
    private Optional<Integer> prompts(boolean stopped) {
        while (true) {
            Optional<String> text;
            try {
                text = editor().read(stopped ? "(stopped) " + prompt : prompt, continuation);
            } catch (Editor.InterruptedInputException e) {
                editor().print("KeyboardInterrupt\n");
                continue;
            }
            if (stopped && (text.isEmpty() || text.get().strip().equals(":continue"))) {
                return Optional.empty();
            }
            Optional<Integer> status =
                    text.isEmpty() ? settle(child.ask(FrameKinds.LEAVE, Map.of())) : enter(text.get());
            if (status.isPresent()) {
                return status;
            }
        }
    }

    private Optional<Integer> enter(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        return text.startsWith(":") ? command(text.strip()) : run(text);
    }

    private Optional<Integer> command(String text) {
        switch (text) {
            case ":restart" -> restart();
            case ":help" -> editor().print(HELP);
            case ":replay" -> {
                return replay();
            }
            default -> editor().print("There is no command " + text.split("\\s", 2)[0] + "; :help lists them.\n");
        }
        return Optional.empty();
    }

    private void restart() {
        child.close();
        start();
    }

    private void start() {
        features = 0;
        child = starter.start(options.interpreter(), this::showOutput);
        child.greeting();
    }

    private Optional<Integer> replay() {
        List<String> again = List.copyOf(inputs);
        inputs.clear();
        for (String input : again) {
            Optional<Integer> status = run(input);
            if (status.isPresent()) {
                return status;
            }
        }
        return Optional.empty();
    }

    private Optional<Integer> run(String text) {
        String name = "<input-" + ++number + ">";
        inputs.add(text);
        Map<String, PlainValue> body = new HashMap<>();
        body.put("name", PlainValue.of(name));
        body.put("source", PlainValue.of(text));
        try {
            CompiledInput compiled = compiler.compile(text, name, features);
            features = compiled.features();
            body.put(
                    "codes",
                    PlainValue.of(compiled.codes().stream().map(PlainValue::of).toList()));
            body.put("warnings", warnings(compiled.warnings()));
        } catch (PythonSyntaxException e) {
            return settle(child.ask(FrameKinds.SYNTAX, problem(e, name)));
        } catch (StackOverflowError | OutOfMemoryError e) {
            // Too much for us: Python compiles it itself.
            body.put("features", PlainValue.of(features));
        }
        return settle(child.ask(FrameKinds.RUN, body));
    }

    private static PlainValue warnings(List<PythonWarning> warnings) {
        return PlainValue.of(warnings.stream()
                .map(w -> PlainValue.of(List.of(
                        PlainValue.of(w.message()),
                        PlainValue.of(w.line()),
                        PlainValue.of(w.category().pythonName()))))
                .toList());
    }

    private static Map<String, PlainValue> problem(PythonSyntaxException refusal, String name) {
        SyntaxProblem problem = refusal.problem();
        Map<String, PlainValue> body = new HashMap<>();
        body.put("name", PlainValue.of(name));
        body.put("warnings", warnings(refusal.warnings()));
        body.put("type", PlainValue.of(problem.type().pythonName()));
        body.put("message", PlainValue.of(problem.message()));
        if (problem.line().isPresent()) {
            body.put("filename", PlainValue.of(name));
            body.put("line", PlainValue.of(problem.line().getAsInt()));
            body.put("offset", number(problem.offset()));
            body.put("end_line", number(problem.endLine()));
            body.put("end_offset", number(problem.endOffset()));
            body.put("text", problem.text().map(PlainValue::of).orElse(PlainValue.none()));
        }
        return body;
    }

    private static PlainValue number(java.util.OptionalInt number) {
        return number.isPresent() ? PlainValue.of(number.getAsInt()) : PlainValue.none();
    }

    /** What follows from a reply: the session's status if it is over. */
    private Optional<Integer> settle(Reply reply) {
        Reply now = reply;
        while (now instanceof Reply.Stopped stop) {
            PlainValue place = stop.body();
            editor().print("stopped at " + place.get("file").text() + ":"
                    + place.get("line").number() + " in "
                    + place.get("function").text()
                    + "; :continue goes on\n");
            Optional<Integer> status = prompts(true);
            if (status.isPresent()) {
                return status;
            }
            now = child.ask(FrameKinds.CONTINUE, Map.of());
        }
        if (now instanceof Reply.Gone gone) {
            return ended(gone.ending());
        }
        if (now instanceof Reply.Done done) {
            takePrompts(done.body());
        }
        return Optional.empty();
    }

    private void takePrompts(PlainValue body) {
        PlainValue first = body.get("ps1");
        PlainValue second = body.get("ps2");
        prompt = first.isNone() ? ">>> " : first.text();
        continuation = second.isNone() ? "... " : second.text();
    }

    private Optional<Integer> ended(Ending ending) {
        if (ending.wanted()) {
            return Optional.of(ending.status());
        }
        editor().print("\n" + ending.inWords()
                + ". A new one has been started; names are gone, :replay runs the inputs again.\n");
        start();
        return Optional.empty();
    }

    /** What can stand at the cursor; nothing if Python cannot say. */
    private Completion complete(String before) {
        if (before.startsWith(":")) {
            List<String> commands = Stream.of(":continue", ":help", ":replay", ":restart")
                    .filter(c -> c.startsWith(before))
                    .toList();
            return new Completion(0, commands);
        }
        Reply reply = child.ask(FrameKinds.COMPLETE, Map.of("text", PlainValue.of(before)));
        if (!(reply instanceof Reply.Done done) || done.body().get("items").isNone()) {
            return new Completion(before.length(), List.of());
        }
        int start = before.offsetByCodePoints(0, done.body().get("start").number());
        return new Completion(
                start,
                done.body().get("items").items().stream().map(PlainValue::text).toList());
    }

    /** Stops this job, as Ctrl-Z does while code runs. */
    private void suspend() {
        child.ask(FrameKinds.SESSION, Map.of("what", PlainValue.of("suspend")));
    }
}
