package dev.caretline.engine.agent;

import dev.caretline.assertions.AssertionInstrumentation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The package that asserts woven ahead of time import when they fail, on any CPython and without Java: those of the agent's
 * modules that explain asserts, under a name of their own.
 */
public final class SupportPackage {
    /** The files of the package, and the agent's modules that they are. */
    private static final Map<String, String> FILES = Stream.of(
                    "assertion_budget.py",
                    "assertion_calls.py",
                    "assertion_changes.py",
                    "assertion_diff.py",
                    "assertion_elements.py",
                    "assertion_lines.py",
                    "assertion_negations.py",
                    "assertion_numbers.py",
                    "assertion_obvious.py",
                    "assertion_operators.py",
                    "assertion_text.py",
                    "assertions.py",
                    "bounded_repr.py",
                    "fence.py")
            .collect(Collectors.toUnmodifiableMap(
                    name -> name.equals("assertions.py") ? "__init__.py" : name, name -> name));

    private SupportPackage() {}

    /**
     * Writes the package into a folder that will be on {@code sys.path}.
     *
     * @return the folder of the package
     */
    public static Path layOut(Path folder) throws IOException {
        Path support = folder.resolve(AssertionInstrumentation.STANDALONE_MODULE);
        Files.createDirectories(support);
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            String name = "caretline_agent/" + file.getValue();
            try (InputStream in = SupportPackage.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("the agent's " + file.getValue() + " is not in this jar");
                }
                Files.write(support.resolve(file.getKey()), in.readAllBytes());
            }
        }
        return support;
    }
}
