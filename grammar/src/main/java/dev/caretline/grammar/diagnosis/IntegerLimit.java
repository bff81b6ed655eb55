package dev.caretline.grammar.diagnosis;

import java.util.Optional;

/** The limit that CPython 3.11 has for the conversion of decimal digits to an integer. */
final class IntegerLimit {
    private static final int MAX_DIGITS = 4300;

    private IntegerLimit() {}

    /** Why CPython would not read a number; empty if it would. */
    static Optional<String> refusal(byte[] text, int start, int end) {
        if (end - start <= MAX_DIGITS || text[start] == '0') {
            return Optional.empty();
        }
        int digits = 0;
        for (int i = start; i < end; i++) {
            if (text[i] >= '0' && text[i] <= '9') {
                digits++;
            } else if (text[i] != '_') {
                return Optional.empty();
            }
        }
        return digits <= MAX_DIGITS
                ? Optional.empty()
                : Optional.of("Exceeds the limit (" + MAX_DIGITS
                        + " digits) for integer string conversion: value has " + digits
                        + " digits; use sys.set_int_max_str_digits() to increase the limit"
                        + " - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.");
    }
}
