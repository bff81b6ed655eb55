package dev.caretline.grammar.source;

/** Stops the work on a source that CPython would refuse; the {@link #problem} says why, as a value. */
public final class PythonSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SyntaxProblem problem;

    public PythonSyntaxException(SyntaxProblem problem) {
        // No stack trace: this is an expected answer about a program, thrown often, and not a defect of ours.
        super(problem.type().pythonName() + ": " + problem.message(), null, false, false);
        this.problem = problem;
    }

    public SyntaxProblem problem() {
        return problem;
    }
}
