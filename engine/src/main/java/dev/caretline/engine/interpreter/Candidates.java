package dev.caretline.engine.interpreter;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where interpreters may be, in the order in which they are asked. Looks at files, and starts nothing. */
final class Candidates {
    private static final Pattern VERSION = Pattern.compile("\\d{1,2}(\\.\\d{1,4}){0,2}((a|b|rc)\\d+)?");
    private static final String ENVIRONMENT = ".venv";
    private static final String ENVIRONMENT_MARK = "pyvenv.cfg";

    private final Surroundings surroundings;

    Candidates(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static boolean isVersion(String wanted) {
        return VERSION.matcher(wanted).matches();
    }

    /** Without the embedded one, which comes after all of these. */
    List<Candidate> all() {
        List<Candidate> found = new ArrayList<>();
        activeEnvironment().ifPresent(found::add);
        nearestEnvironment().ifPresent(found::add);
        found.addAll(onPath(List.of("python3", "python", "python3.11")));
        return withoutRepetition(found);
    }

    /** Those that may have a version. */
    List<Candidate> ofVersion(String version) {
        List<Candidate> found = new ArrayList<>();
        String[] parts = version.split("\\.");
        if (parts.length > 1) {
            found.addAll(onPath(List.of("python" + parts[0] + "." + parts[1].replaceAll("\\D.*", ""))));
        }
        found.addAll(all());
        return withoutRepetition(found);
    }

    /** The program that a path means: itself, or that of an environment or an installation; or one on the PATH. */
    Optional<Candidate> named(String wanted) {
        Path path;
        try {
            path = surroundings.folder().resolve(wanted).normalize();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        if (Files.isDirectory(path)) {
            Path program = surroundings.programOf(path);
            return Files.exists(program) ? Optional.of(explicit(program, wanted)) : Optional.empty();
        }
        if (wanted.indexOf('/') < 0 && wanted.indexOf(File.separatorChar) < 0) {
            Optional<Path> program = surroundings.onPath(wanted);
            if (program.isPresent()) {
                return program.map(p -> explicit(p, wanted + " on the PATH"));
            }
        }
        return Files.exists(path) ? Optional.of(explicit(path, wanted)) : Optional.empty();
    }

    private static Candidate explicit(Path program, String reason) {
        return new Candidate(Origin.EXPLICIT, program, "named: " + reason, true);
    }

    /** One that was deleted while its shell lived on is passed over. */
    private Optional<Candidate> activeEnvironment() {
        return surroundings
                .variable("VIRTUAL_ENV")
                .map(folder -> surroundings.folder().resolve(folder))
                .filter(Files::isDirectory)
                .map(folder ->
                        new Candidate(Origin.ACTIVE_ENVIRONMENT, surroundings.programOf(folder), "VIRTUAL_ENV", true));
    }

    private Optional<Candidate> nearestEnvironment() {
        for (Path folder = surroundings.folder(); folder != null; folder = folder.getParent()) {
            Path environment = folder.resolve(ENVIRONMENT);
            if (Files.isRegularFile(environment.resolve(ENVIRONMENT_MARK))) {
                return Optional.of(new Candidate(
                        Origin.NEAREST_ENVIRONMENT,
                        surroundings.programOf(environment),
                        ENVIRONMENT + " in " + folder,
                        true));
            }
        }
        return Optional.empty();
    }

    private List<Candidate> onPath(List<String> names) {
        List<Candidate> found = new ArrayList<>();
        for (String name : names) {
            surroundings
                    .onPath(name)
                    .ifPresent(p -> found.add(new Candidate(Origin.PATH, p, name + " on the PATH", false)));
        }
        return found;
    }

    /** {@code python3} and {@code python} are often the same. */
    private static List<Candidate> withoutRepetition(List<Candidate> candidates) {
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (kept.stream().noneMatch(k -> k.program().equals(candidate.program()))) {
                kept.add(candidate);
            }
        }
        return kept;
    }
}
