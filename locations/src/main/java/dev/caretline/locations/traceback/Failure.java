package dev.caretline.locations.traceback;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * An exception that nobody caught, with all exceptions it is linked to. Links are numbers of {@link #exceptions}, so that
 * chains may be cyclic and of any length.
 *
 * @param python the version of the interpreter: major, minor, micro
 * @param tracebackLimit {@code sys.tracebacklimit}, if it is an int
 * @param workingDirectory of the process, where relative file names start; empty if not known
 * @param searchPath {@code sys.path}
 * @param prefixes the folders of the interpreter's installation: code below them is not the user's
 * @param exceptions in the order in which they were found; never empty
 * @param root the number of the exception that was not caught
 * @param sources sources that the process has sent, by the name their code has
 */
public record Failure(
        List<Integer> python,
        OptionalLong tracebackLimit,
        String workingDirectory,
        List<String> searchPath,
        List<String> prefixes,
        List<RaisedException> exceptions,
        int root,
        Map<String, SentSource> sources) {

    public Failure {
        python = List.copyOf(python);
        searchPath = List.copyOf(searchPath);
        prefixes = List.copyOf(prefixes);
        exceptions = List.copyOf(exceptions);
        sources = Map.copyOf(sources);
    }

    /** The exception that was not caught. */
    public RaisedException rootException() {
        return exceptions.get(root);
    }

    /** @param number one that a link of this failure holds */
    public RaisedException exception(int number) {
        return exceptions.get(number);
    }

    /** The same with other exceptions, of which the root has the same number. */
    public Failure withExceptions(List<RaisedException> others) {
        return new Failure(python, tracebackLimit, workingDirectory, searchPath, prefixes, others, root, sources);
    }
}
