package dev.caretline.compiler.fold;

/**
 * Which NaN an operation gives. The sign of a NaN is visible in a {@code .pyc}, and Java leaves it open; this is what
 * the SSE2 instructions do that CPython's operators compile to.
 */
final class NotANumber {
    /** The NaN of an operation that has no other answer. */
    static final double DEFAULT = Double.longBitsToDouble(0xfff8000000000000L);

    private NotANumber() {}

    /** The result of an operation on two operands; a NaN among these is passed on, the first one first. */
    static double of(double result, double a, double b) {
        if (!Double.isNaN(result)) {
            return result;
        }
        return Double.isNaN(a) ? a : Double.isNaN(b) ? b : DEFAULT;
    }
}
