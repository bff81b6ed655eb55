package dev.caretline.repl.commands;

import dev.caretline.repl.command.Command.RefusedException;
import dev.caretline.repl.input.Inputs;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Inputs by their numbers. */
final class Numbered {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:(-)(\\d{1,9})?)?");

    private Numbered() {}

    /** @param numbers {@code N}, {@code N-M}, {@code N-}, or empty for all */
    static List<Inputs.Input> chosen(Inputs inputs, String numbers) throws RefusedException {
        if (numbers.isEmpty()) {
            return inputs.all();
        }
        Matcher range = RANGE.matcher(numbers);
        if (!range.matches()) {
            throw new RefusedException("Numbers are written as 3, 3-7 or 3-, not " + numbers + ".");
        }
        int first = Integer.parseInt(range.group(1));
        int last = range.group(2) == null
                ? first
                : range.group(3) == null ? Integer.MAX_VALUE : Integer.parseInt(range.group(3));
        return inputs.all().stream()
                .filter(input -> input.number() >= first && input.number() <= last)
                .toList();
    }
}
