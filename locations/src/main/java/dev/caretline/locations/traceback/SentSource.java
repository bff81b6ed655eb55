package dev.caretline.locations.traceback;

/**
 * The text of a source that the process has sent, since its name alone does not lead to it.
 *
 * @param origin where the process has it from
 */
public record SentSource(String text, Origin origin) {
    /** Where a text comes from, which decides who shows it. The agent has the same words in small letters. */
    public enum Origin {
        /** The file of that name, which only the process can open. */
        FILE,
        /** In no file; what was compiled under that name. */
        OWN,
        /**
         * What the loader of the module says in whose namespace the code runs. CPython's {@code linecache} takes that for the
         * text of any code there, {@code exec(code, globals())} too, whatever that was compiled from.
         */
        NAMESPACE
    }
}
