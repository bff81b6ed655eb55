package dev.caretline.grammar.source;

import java.util.ArrayList;
import java.util.List;

/** Stops the work on a source that CPython would refuse; the {@link #problem} says why, as a value. */
public final class PythonSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SyntaxProblem problem;
    private final transient List<PythonWarning> warnings;

    public PythonSyntaxException(SyntaxProblem problem) {
        this(problem, List.of());
    }

    /** @param warnings those that CPython gives before it raises, in their order */
    public PythonSyntaxException(SyntaxProblem problem, List<PythonWarning> warnings) {
        // No stack trace: this is an expected answer about a program, thrown often, and not a defect of ours.
        super(problem.type().pythonName() + ": " + problem.message(), null, false, false);
        this.problem = problem;
        this.warnings = List.copyOf(warnings);
    }

    /** The same, after the warnings of earlier work on the source. */
    public PythonSyntaxException after(List<PythonWarning> earlier) {
        if (earlier.isEmpty()) {
            return this;
        }
        List<PythonWarning> all = new ArrayList<>(earlier);
        all.addAll(warnings);
        return new PythonSyntaxException(problem, all);
    }

    public SyntaxProblem problem() {
        return problem;
    }

    /** The warnings that CPython gives before it raises, in their order. */
    public List<PythonWarning> warnings() {
        return warnings;
    }
}
