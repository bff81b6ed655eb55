package dev.caretline.compiler.target;

/**
 * By how much an instruction changes the depth of the value stack, as a function of its argument.
 *
 * <p>The function is {@code constant + perUnit * n + perHigh * (n >> 8) + perBit * bitCount(n & mask)}, which is enough
 * for every instruction of CPython 3.11 to 3.14.
 */
record StackEffect(int constant, int perUnit, int perHigh, int perBit, int mask) {
    /**
     * Of a sum such as {@code 1-2n}, {@code low+high} or {@code 1+bits:1}, in the notation of the opcode tables.
     *
     * @throws IllegalArgumentException if the text is not such a sum
     */
    static StackEffect parse(String text) {
        int constant = 0;
        int perUnit = 0;
        int perHigh = 0;
        int perBit = 0;
        int mask = 0;
        for (String term : text.split("(?=[+-])")) {
            int sign = term.startsWith("-") ? -1 : 1;
            String factor = term.startsWith("-") || term.startsWith("+") ? term.substring(1) : term;
            if (factor.equals("low")) {
                perUnit += sign;
                perHigh -= sign * 256;
            } else if (factor.equals("high")) {
                perHigh += sign;
            } else if (factor.startsWith("bits:")) {
                perBit = sign;
                mask = Integer.parseInt(factor.substring("bits:".length()));
            } else if (factor.endsWith("n")) {
                perUnit +=
                        sign * (factor.length() == 1 ? 1 : Integer.parseInt(factor.substring(0, factor.length() - 1)));
            } else {
                constant += sign * Integer.parseInt(factor);
            }
        }
        return new StackEffect(constant, perUnit, perHigh, perBit, mask);
    }

    boolean isConstant() {
        return perUnit == 0 && perHigh == 0 && perBit == 0;
    }

    int of(int oparg) {
        return constant + perUnit * oparg + perHigh * (oparg >> 8) + perBit * Integer.bitCount(oparg & mask);
    }
}
