package dev.caretline.locations.code;

/**
 * An entry of an exception table: where control goes when one of a run of instructions raises. All positions are code
 * units from the start of the bytecode.
 *
 * @param start first code unit of the run
 * @param end the code unit after the run
 * @param target first code unit of the handler
 * @param depth how many values of the stack are kept
 * @param lasti whether the offset of the raising instruction is pushed before the exception
 */
public record ExceptionEntry(int start, int end, int target, int depth, boolean lasti) {
    public ExceptionEntry {
        if (start < 0 || end < start || target < 0 || depth < 0) {
            throw new IllegalArgumentException(
                    "exception entry " + start + " to " + end + " -> " + target + " [" + depth + "]");
        }
    }
}
