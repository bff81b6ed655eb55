package dev.caretline.tests.explain;

import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.explain.Explainer;
import dev.caretline.locations.explain.Explanation;
import dev.caretline.locations.explain.Sentence;
import dev.caretline.locations.explain.SourceTrees;
import dev.caretline.locations.plain.PlainReader;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.TracebackReader;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A failing program with what is to be said of it, from a file of many: each stands after a line {@code #### name}, and has a
 * line {@code #> text} for each line of its explanation; none for silence. How a value is known stands behind it, in braces,
 * as the first letter. Lines before the first program are for the reader.
 */
record ExplainedProgram(String name, String source, List<String> expected) {
    private static final Pattern PROGRAM = Pattern.compile("#### (\\w+)\n(.*?)(?=#### |\\z)", Pattern.DOTALL);

    static List<ExplainedProgram> all() {
        Path folder = Path.of(System.getProperty("caretline.root"), "tests/src/test/resources/because");
        List<ExplainedProgram> programs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Matcher matcher = PROGRAM.matcher(Files.readString(file));
                while (matcher.find()) {
                    programs.add(of(matcher.group(1), matcher.group(2)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return programs;
    }

    private static ExplainedProgram of(String name, String text) {
        List<String> expected = text.lines()
                .filter(line -> line.startsWith("#> "))
                .map(line -> line.substring(3))
                .toList();
        return new ExplainedProgram(name, text.replaceAll("(?m)^#> .*\n", ""), expected);
    }

    /** Runs the programs, each forked from one process, and gives what is said of each. */
    static List<List<String>> explanations(Path folder, List<ExplainedProgram> programs) {
        EmbeddedCPython python = EmbeddedCPython.get();
        Path agent = Path.of(System.getProperty("caretline.root"), "engine/src/main/python");
        List<String> command =
                new ArrayList<>(List.of(python.script("explained.py").toString(), agent.toString()));
        try {
            for (ExplainedProgram program : programs) {
                command.add(Files.writeString(folder.resolve(program.name() + ".py"), program.source())
                        .toString());
            }
            int code = python.process(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("explained.py ended with " + code);
            }
            List<List<String>> said = new ArrayList<>();
            for (ExplainedProgram program : programs) {
                said.add(explained(folder.resolve(program.name() + ".tree"), folder));
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> explained(Path tree, Path folder) throws IOException {
        if (!Files.exists(tree)) {
            return List.of("it did not fail");
        }
        Failure failure = TracebackReader.read(PlainReader.read(Files.readAllBytes(tree)));
        List<String> lines = new ArrayList<>();
        for (Explanation explanation : Explainer.explain(failure, ExplainedProgram::parsed)) {
            explanation
                    .lines()
                    .forEach(line ->
                            lines.add(text(line).replace(folder + "/", "").replace(folder.toString(), "FOLDER")));
        }
        return lines;
    }

    private static String text(Sentence sentence) {
        StringBuilder text = new StringBuilder();
        for (Sentence.Part part : sentence.parts()) {
            text.append(part.text());
            part.known()
                    .ifPresent(known -> text.append('{')
                            .append(known.name().toLowerCase(Locale.ROOT).charAt(0))
                            .append('}'));
        }
        return text.toString();
    }

    private static Optional<SourceTrees.Parsed> parsed(String file) {
        try {
            SourceText text = SourceText.decode(Files.readAllBytes(Path.of(file)), file);
            Mod tree = Parser.parse(text, ParseMode.EXEC, PythonVersion.V3_11);
            return Optional.of(new SourceTrees.Parsed(text, tree));
        } catch (IOException | PythonSyntaxException e) {
            return Optional.empty();
        }
    }
}
