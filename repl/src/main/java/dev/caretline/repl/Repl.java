package dev.caretline.repl;

import dev.caretline.compiler.target.Target;
import dev.caretline.engine.interpreter.Interpreter;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.locations.plain.PlainValue;
import dev.caretline.locations.traceback.RenderOptions;
import dev.caretline.repl.child.Child;
import dev.caretline.repl.child.ChildStarter;
import dev.caretline.repl.child.Ending;
import dev.caretline.repl.child.FrameKinds;
import dev.caretline.repl.child.Reply;
import dev.caretline.repl.command.Command;
import dev.caretline.repl.command.Commands;
import dev.caretline.repl.command.Outcome;
import dev.caretline.repl.command.Session;
import dev.caretline.repl.editor.Completion;
import dev.caretline.repl.editor.Editor;
import dev.caretline.repl.editor.HistoryFile;
import dev.caretline.repl.input.InputCompiler;
import dev.caretline.repl.input.Inputs;
import dev.caretline.repl.postmortem.StopText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** A session: the loop of prompt, code and outcome. A process of Python that dies is replaced by a new one. */
public final class Repl implements Session {
    private final Owner owner;
    private final boolean colors;
    private final Commands commands;
    private final Inputs inputs = new Inputs();
    private final Map<String, String> settings = new TreeMap<>();
    private Optional<Path> covered = Optional.empty();
    private Optional<Interpreter> interpreter;
    private final InputCompilers compilers;
    private Child child;
    private final CompletableFuture<Editor> editor;
    private int features;
    private int stops;
    private long entered = System.nanoTime();
    private PlainValue lastAnswer = PlainValue.of(Map.of());
    private final PromptText prompt = new PromptText();
    private String prefilled = "";

    /** What each new process runs first. */
    private Optional<ReplOptions.Program> startup = Optional.empty();

    /** Whether one that has ended had been ready: only then another one is worth a try. */
    private boolean hasStarted;

    private Repl(Owner owner, Optional<Interpreter> interpreter, CompletableFuture<Editor> editor, boolean colors) {
        this.owner = owner;
        this.colors = colors;
        this.commands = AllCommands.of();
        this.interpreter = interpreter;
        this.compilers = new InputCompilers(target());
        this.editor = editor;
        this.child = owner.process(interpreter, this::showOutput);
    }

    private Target target() {
        return interpreter.map(Interpreter::target).orElseGet(() -> Target.of(PythonVersion.V3_11));
    }

    /** Where the process of Python comes from. */
    private interface Owner {
        Child process(Optional<Interpreter> interpreter, Consumer<byte[]> output);
    }

    /** Runs a session until the user leaves; the exit status. */
    public static int run(ReplOptions options) {
        // Python starts while the terminal is set up.
        CompletableFuture<Editor> editor = opening(options.history(), options.colors(), options.plain());
        try (ChildStarter starter = ChildStarter.open(options.agent(), options.cache(), options.settings())) {
            Repl repl = new Repl(
                    (interpreter, output) -> starter.start(interpreter.orElseThrow(), output),
                    Optional.of(options.interpreter()),
                    editor,
                    options.colors());
            return repl.run(() -> repl.session(options));
        }
    }

    /**
     * Prompts for a program that has stopped, each time that it does, until it ends.
     *
     * @param socket where it waits to be called
     * @param plain whether to read plain lines
     */
    public static int attach(Path socket, Path history, boolean colors, boolean plain) {
        Repl repl = new Repl(
                (interpreter, output) -> Child.attach(socket, output),
                Optional.empty(),
                opening(history, colors, plain),
                colors);
        return repl.run(() -> status(repl.settle(repl.child.first())));
    }

    private static CompletableFuture<Editor> opening(Path history, boolean colors, boolean plain) {
        CompletableFuture<Editor> editor = new CompletableFuture<>();
        Runnable work = () -> {
            try {
                editor.complete(Editor.open(new HistoryFile(history), colors, plain));
            } catch (IOException | RuntimeException | LinkageError e) {
                editor.completeExceptionally(e);
            }
        };
        Thread thread = new Thread(work, "terminal set-up");
        thread.setDaemon(true);
        thread.start();
        return editor;
    }

    private int run(IntSupplier session) {
        try (Editor opened = editor.join()) {
            opened.serve(new Editor.Session(this::completeInput, this::suspend));
            return session.getAsInt();
        } finally {
            child.close();
        }
    }

    private static int status(Outcome last) {
        return last instanceof Outcome.Over over ? over.status() : 0;
    }

    private Editor editor() {
        return editor.join();
    }

    private void showOutput(byte[] bytes) {
        editor().printAbove(new String(bytes, StandardCharsets.UTF_8));
    }

    private int session(ReplOptions options) {
        String place = options.prompted() ? "\r\033[K\033[A\033[K" : "";
        print(place + "Caretline on Python " + options.interpreter().version()
                + ". :help lists commands, Ctrl-D leaves.\n");
        Thread preparation = prepare();
        Outcome first = options.program().map(this::runProgram).orElse(Outcome.NEXT);
        startup = options.program().filter(ReplOptions.Program::isStartup);
        Outcome last = first instanceof Outcome.Over ? first : prompts();
        if (options.archives()) {
            await(preparation);
        }
        return status(last);
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Loads what the first input needs, and cleans up after others, while the user reads or types. */
    private Thread prepare() {
        Supplier<InputCompiler> first = compilers.now();
        Runnable work = () -> {
            first.get().compile("0", "<input-0>", 0);
            ChildStarter.sweep();
        };
        Thread thread = new Thread(work, "preparation");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Of the process that runs, which is waited for. */
    private String version() {
        String version = child.greeting().get("version").text();
        return version.substring(0, version.indexOf(' '));
    }

    private Outcome runProgram(ReplOptions.Program program) {
        return perform(
                FrameKinds.PROGRAM,
                Map.of(
                        "kind", PlainValue.of(program.kind()),
                        "value", PlainValue.of(program.value()),
                        "inspect", PlainValue.of(!program.isStartup()),
                        "arguments",
                                PlainValue.of(program.arguments().stream()
                                        .map(PlainValue::of)
                                        .toList())));
    }

    /** Reads and runs until the session is over, or a stopped program is to go on. */
    private Outcome prompts() {
        int depth = stops;
        Child own = child;
        while (true) {
            Optional<String> text;
            try {
                String initial = prefilled;
                prefilled = "";
                text = editor().read(prompt.first(), prompt.continuation(), initial);
            } catch (Editor.InterruptedInputException e) {
                print("KeyboardInterrupt\n");
                continue;
            }
            Outcome outcome = text.isPresent() ? enter(text.get()) : end();
            boolean left = depth > 0 && (child != own || outcome instanceof Outcome.Resume);
            if (left || outcome instanceof Outcome.Over) {
                return outcome;
            }
        }
    }

    private Outcome enter(String text) {
        entered = System.nanoTime();
        if (text.isBlank()) {
            return Outcome.NEXT;
        }
        Optional<Question> question = Question.of(text);
        if (question.isPresent()) {
            question.get().ask(this);
            return Outcome.NEXT;
        }
        return Commands.isCommand(text) ? commands.run(text, this) : run(text);
    }

    /** Ctrl-D: out of a chosen frame, on with a stopped program, or out of the session. */
    private Outcome end() {
        if (prompt.isInChosenFrame()) {
            child.ask(FrameKinds.FRAMES, Map.of("what", PlainValue.of("leave")));
            prompt.choose("");
            return Outcome.NEXT;
        }
        return stops > 0 ? Outcome.RESUME : settle(child.ask(FrameKinds.LEAVE, Map.of()));
    }

    /** What follows from a reply. */
    private Outcome settle(Reply reply) {
        Reply now = reply;
        while (now instanceof Reply.Stopped stop) {
            Child stopping = child;
            Outcome outcome = stopped(stop.body());
            // A process that died meanwhile has a successor, which has not stopped.
            if (outcome instanceof Outcome.Over || child != stopping) {
                return outcome;
            }
            now = child.ask(FrameKinds.CONTINUE, going(outcome));
        }
        if (now instanceof Reply.Gone gone) {
            return ended(gone.ending());
        }
        if (now instanceof Reply.Done done) {
            lastAnswer = done.body();
            prompt.take(done.body());
        }
        return Outcome.NEXT;
    }

    private static Map<String, PlainValue> going(Outcome outcome) {
        boolean steps =
                outcome instanceof Outcome.Resume resume && !resume.how().isEmpty();
        return steps ? Map.of("how", PlainValue.of(((Outcome.Resume) outcome).how())) : Map.of();
    }

    private void tell(PlainValue where) {
        String function = where.get("function").text();
        try {
            switch (where.get("kind").text()) {
                case "failure" ->
                    print("\nIn " + function + ", where it failed; :help lists commands, Ctrl-D ends the program.\n");
                case "step" -> print(StopText.of(this));
                default ->
                    print("stopped at " + where.get("file").text() + ":"
                            + where.get("line").number() + " in " + function + "; :continue goes on\n");
            }
        } catch (Command.RefusedException e) {
            print(e.getMessage() + "\n");
        }
    }

    /** Prompts in a program that has stopped, or that has failed and would end. */
    private Outcome stopped(PlainValue where) {
        tell(where);
        PromptText.Place before = prompt.place();
        Child stopping = child;
        prompt.stop(
                where.get("kind").text().equals("failure"),
                where.get("function").text());
        stops++;
        Outcome outcome = prompts();
        stops--;
        prompt.place(before);
        if (child != stopping) {
            prompt.choose("");
        }
        return outcome;
    }

    private Outcome ended(Ending ending) {
        if (ending.wanted()) {
            return new Outcome.Over(ending.status());
        }
        hasStarted |= child.isReady();
        if (!hasStarted) {
            throw Child.notStarted(ending.status());
        }
        print("\n" + ending.inWords()
                + ". A new one has been started; names are gone, :replay runs the inputs again.\n");
        start();
        return Outcome.NEXT;
    }

    private void start() {
        features = 0;
        prompt.choose("");
        child = owner.process(interpreter, this::showOutput);
        settings.forEach((name, value) -> child.ask(FrameKinds.SESSION, setting(name, value)));
        Optional<ReplOptions.Program> first = startup;
        // Where it ends the new process too, the next one does without it.
        startup = Optional.empty();
        first.ifPresent(this::runProgram);
        startup = first;
    }

    /** What can stand at the cursor; nothing if Python cannot say. */
    private Completion completeInput(String before) {
        return Commands.isCommand(before) ? commands.complete(before, this) : complete(before);
    }

    /** Stops this job, as Ctrl-Z does while code runs. */
    private void suspend() {
        child.ask(FrameKinds.SESSION, Map.of("what", PlainValue.of("suspend")));
    }

    // What commands can do

    @Override
    public void print(String text) {
        editor().print(text);
    }

    @Override
    public RenderOptions drawing() {
        return new RenderOptions(
                colors,
                RenderOptions.Theme.named(System.getenv("CARETLINE_THEME")),
                editor().columns(),
                RenderOptions.Frames.USER,
                !editor().canShow('\u2502'));
    }

    @Override
    public Outcome run(String text) {
        RunRequest request =
                RunRequest.of(inputs.add(text, features), compilers.now().get());
        features = request.features();
        return perform(request.kind(), request.body());
    }

    @Override
    public Outcome perform(int kind, Map<String, PlainValue> body) {
        Map<String, PlainValue> all = new TreeMap<>(body);
        covered.ifPresent(data -> all.put("cover", PlainValue.of(data.toString())));
        // A Ctrl-C of this time is meant for the code, even if Python could not see it yet.
        child.isReady();
        long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - entered);
        all.put("waited", PlainValue.of(waited));
        return settle(child.ask(kind, all));
    }

    @Override
    public void cover(Optional<Path> data) {
        covered = data;
        compilers.cover(data.isPresent());
    }

    @Override
    public PlainValue ask(int kind, Map<String, PlainValue> body) throws Command.RefusedException {
        Reply reply = child.ask(kind, body);
        if (reply instanceof Reply.Done done) {
            PlainValue problem = done.body().get("problem");
            if (!problem.isNone()) {
                throw new Command.RefusedException(problem.text());
            }
            return done.body();
        }
        settle(reply);
        return PlainValue.of(Map.of());
    }

    @Override
    public Inputs inputs() {
        return inputs;
    }

    @Override
    public PlainValue lastAnswer() {
        return lastAnswer;
    }

    @Override
    public void remember(String entry) {
        editor().remember(entry);
    }

    @Override
    public void set(String name, String value) throws Command.RefusedException {
        ask(FrameKinds.SESSION, setting(name, value));
        settings.put(name, value);
        compilers.weave(name, value.equals("1"));
    }

    private static Map<String, PlainValue> setting(String name, String value) {
        return Map.of("what", PlainValue.of("set"), "name", PlainValue.of(name), "value", PlainValue.of(value));
    }

    @Override
    public List<String> history() {
        return editor().history();
    }

    @Override
    public Completion complete(String code) {
        Reply reply = child.ask(FrameKinds.COMPLETE, Map.of("text", PlainValue.of(code)));
        if (!(reply instanceof Reply.Done done) || done.body().get("items").isNone()) {
            return new Completion(code.length(), List.of());
        }
        int start = code.offsetByCodePoints(0, done.body().get("start").number());
        return new Completion(
                start,
                done.body().get("items").items().stream().map(PlainValue::text).toList());
    }

    @Override
    public Optional<Interpreter> interpreter() {
        return interpreter;
    }

    @Override
    public void restart(Interpreter next) {
        child.close();
        interpreter = Optional.of(next);
        compilers.compileFor(target());
        start();
        print("Python " + version() + "; names are gone, :replay runs the inputs again.\n");
    }

    @Override
    public boolean isStopped() {
        return stops > 0;
    }

    @Override
    public boolean isOver() {
        return prompt.isOver();
    }

    @Override
    public void setPlace(String function) {
        prompt.choose(function);
    }

    @Override
    public void prefill(String text) {
        prefilled = text;
    }

    @Override
    public int execute(List<String> command) throws Command.RefusedException {
        return editor().execute(command);
    }
}
