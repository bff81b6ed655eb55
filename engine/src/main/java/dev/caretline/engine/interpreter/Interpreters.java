package dev.caretline.engine.interpreter;

import dev.caretline.engine.CaretlineException;
import dev.caretline.locations.bytecode.BytecodeVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The interpreters of a machine, and which of them is used: the one that the user names; else that of the active virtual
 * environment, else of the nearest {@code .venv}; else the first on the {@code PATH} that is supported; else the embedded
 * one.
 */
public final class Interpreters {
    /** The name of the embedded interpreter, where a path or a version can stand. */
    public static final String EMBEDDED = "embedded";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Surroundings surroundings;
    private final UnpackProgress progress;
    private final Candidates candidates;
    private final KnownInterpreters known;
    private final Probe probe = new Probe(PATIENCE);

    private Interpreters(Surroundings surroundings, UnpackProgress progress) {
        this.surroundings = surroundings;
        this.progress = progress;
        this.candidates = new Candidates(surroundings);
        this.known = new KnownInterpreters(surroundings.cache());
    }

    public static Interpreters of(Surroundings surroundings) {
        return of(surroundings, UnpackProgress.SILENT);
    }

    /** @param progress is told when the embedded interpreter has to be unpacked */
    public static Interpreters of(Surroundings surroundings, UnpackProgress progress) {
        return new Interpreters(surroundings, progress);
    }

    /**
     * The interpreter to use.
     *
     * @param wanted what the user asked for, if anything: a path of a program or an environment, a version such as
     *     {@code 3.11}, a command on the {@code PATH}, or {@link #EMBEDDED}
     * @throws CaretlineException if there is none, or the one that was asked for cannot be used
     */
    public Interpreter choose(Optional<String> wanted) {
        if (wanted.isEmpty()) {
            return firstOf(candidates.all())
                    .or(this::embedded)
                    .orElseThrow(() -> new CaretlineException("no Python found: supported is "
                            + SupportedPythons.sentence() + "; name one with --python PATH"));
        }
        String name = wanted.get();
        if (name.equals(EMBEDDED)) {
            return embedded().orElseThrow(this::noEmbedded);
        }
        return Candidates.isVersion(name) ? ofVersion(name) : named(name);
    }

    /** The first that can be used; one that binds must. */
    private Optional<Interpreter> firstOf(List<Candidate> asked) {
        for (Candidate candidate : asked) {
            Finding finding = ask(candidate);
            if (finding.interpreter().isPresent()) {
                return finding.interpreter();
            }
            if (candidate.binding()) {
                throw unusable(finding);
            }
        }
        return Optional.empty();
    }

    private Interpreter named(String name) {
        Candidate candidate = candidates
                .named(name)
                .orElseThrow(() -> new CaretlineException("there is no Python " + name + ": neither a file nor a"
                        + " command on the PATH; 'caretline python' lists what there is"));
        Finding finding = ask(candidate);
        return finding.interpreter().orElseThrow(() -> unusable(finding));
    }

    private Interpreter ofVersion(String version) {
        Optional<Finding> unusable = Optional.empty();
        for (Candidate candidate : candidates.ofVersion(version)) {
            Finding finding = ask(candidate);
            boolean meant = finding.identity()
                    .filter(i -> i.version().isMeantBy(version))
                    .isPresent();
            if (meant && finding.interpreter().isPresent()) {
                return finding.interpreter().get();
            }
            unusable = meant && unusable.isEmpty() ? Optional.of(finding) : unusable;
        }
        if (EmbeddedJar.version().isMeantBy(version)) {
            Optional<Interpreter> embedded = embedded();
            if (embedded.isPresent()) {
                return embedded.get();
            }
        }
        throw unusable.map(Interpreters::unusable)
                .orElseGet(() -> new CaretlineException("no Python " + version + " found: supported is "
                        + SupportedPythons.sentence() + "; 'caretline python' lists what there is"));
    }

    private static CaretlineException unusable(Finding finding) {
        Candidate candidate = finding.candidate();
        String hint = candidate.origin() == Origin.EXPLICIT || candidate.origin() == Origin.PATH
                ? ""
                : " (from " + candidate.reason() + "; --python names another)";
        return new CaretlineException(
                candidate.program() + " " + finding.objection().orElse("") + hint);
    }

    private CaretlineException noEmbedded() {
        return new CaretlineException(
                "there is no embedded Python for " + surroundings.platform().classifier()
                        + ": org.bytedeco:cpython is neither on the class path, nor beside Caretline, nor in the Maven repository");
    }

    /**
     * Everything that there is, and which of it {@link #choose} would take. Does not unpack.
     *
     * @param wanted as for {@link #choose}
     */
    public PythonListing list(Optional<String> wanted) {
        List<Finding> found = new ArrayList<>();
        Optional<String> name = wanted.filter(w -> !w.equals(EMBEDDED));
        Optional<String> version = name.filter(Candidates::isVersion);
        Optional<Candidate> named = version.isPresent() ? Optional.empty() : name.flatMap(candidates::named);
        named.ifPresent(candidate -> found.add(ask(candidate)));
        for (Candidate candidate : version.map(candidates::ofVersion).orElseGet(candidates::all)) {
            found.add(ask(candidate));
        }
        embeddedPython().ifPresent(embedded -> found.add(listed(embedded)));
        return listing(found, wanted, version);
    }

    private PythonListing listing(List<Finding> found, Optional<String> wanted, Optional<String> version) {
        Optional<String> problem = Optional.empty();
        for (Finding finding : found) {
            Candidate candidate = finding.candidate();
            boolean meant = wanted.isEmpty()
                    || (version.isPresent() && isOf(finding, version.get()))
                    || candidate.origin() == Origin.EXPLICIT
                    || (candidate.origin() == Origin.EMBEDDED && wanted.get().equals(EMBEDDED));
            if (meant && finding.interpreter().isPresent()) {
                return new PythonListing(found, Optional.of(finding), Optional.empty());
            }
            if (meant && problem.isEmpty()) {
                problem = Optional.of(String.valueOf(unusable(finding).getMessage()));
            }
            if (meant && candidate.binding() && version.isEmpty()) {
                break;
            }
        }
        String none = wanted.map(w -> "there is no Python " + w).orElse("no Python found") + ": supported is "
                + SupportedPythons.sentence();
        return new PythonListing(found, Optional.empty(), Optional.of(problem.orElse(none)));
    }

    private static boolean isOf(Finding finding, String version) {
        return finding.identity().filter(i -> i.version().isMeantBy(version)).isPresent();
    }

    private Finding listed(EmbeddedPython embedded) {
        Installation installation = embedded.installation();
        Candidate candidate = embeddedCandidate(embedded, installation);
        if (installation.isComplete()) {
            return ask(candidate);
        }
        Candidate packed = new Candidate(
                Origin.EMBEDDED, candidate.program(), candidate.reason() + ", to be unpacked when it is used", false);
        Identity identity = new Identity(
                "cpython",
                EmbeddedJar.version(),
                BytecodeVersion.V3_11.magicNumber(),
                "",
                candidate.program(),
                installation.home());
        return new Finding(packed, Optional.of(identity), Optional.empty());
    }

    private Optional<EmbeddedPython> embeddedPython() {
        return EmbeddedJar.find(surroundings.platform(), surroundings.home())
                .map(jar -> new EmbeddedPython(jar, surroundings.cache()));
    }

    private Optional<Interpreter> embedded() {
        return embeddedPython().map(this::start);
    }

    /** Unpacks it if need be; and once more if it does not run, as files of a cache may get lost. */
    private Interpreter start(EmbeddedPython embedded) {
        Installation installation = embedded.unpacked(progress);
        Optional<FileTime> stamp = installation.stamp();
        Candidate candidate = embeddedCandidate(embedded, installation);
        try {
            return new Interpreter(candidate.program(), Origin.EMBEDDED, identify(candidate.program()));
        } catch (Probe.Failure e) {
            Finding finding = e.started()
                    ? ask(embeddedCandidate(embedded, embedded.replaced(stamp, progress)))
                    : failed(candidate, e);
            return finding.interpreter().orElseThrow(() -> unusable(finding));
        }
    }

    private static Candidate embeddedCandidate(EmbeddedPython embedded, Installation installation) {
        return new Candidate(
                Origin.EMBEDDED,
                installation.program(),
                "embedded, " + embedded.jar().whence(),
                false);
    }

    private Finding ask(Candidate candidate) {
        Path program = candidate.program();
        if (!Files.exists(program)) {
            return new Finding(candidate, Optional.empty(), Optional.of("is not there"));
        }
        try {
            Identity identity = identify(program);
            return new Finding(candidate, Optional.of(identity), SupportedPythons.objection(identity));
        } catch (Probe.Failure e) {
            return failed(candidate, e);
        }
    }

    private static Finding failed(Candidate candidate, Probe.Failure e) {
        return new Finding(candidate, Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
    }

    private Identity identify(Path program) throws Probe.Failure {
        Path asked = PyenvShim.programBehind(program, surroundings).orElse(program);
        Optional<Identity> before = known.find(asked);
        if (before.isPresent()) {
            return before.get();
        }
        Identity identity = probe.ask(asked);
        known.add(asked, identity);
        return identity;
    }
}
