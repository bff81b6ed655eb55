package dev.caretline.engine.interpreter;

/** Is told how far the unpacking of the embedded interpreter has come. Calls come from several threads, one at a time. */
@FunctionalInterface
public interface UnpackProgress {
    /** Tells nobody. */
    UnpackProgress SILENT = (done, all) -> {};

    /**
     * @param done how many files are in place
     * @param all how many there are
     */
    void unpacked(int done, int all);
}
