package dev.caretline.engine.interpreter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The full version of an interpreter: {@code 3.11.7}, {@code 3.15.0rc1}.
 *
 * @param level empty for a final release, else what follows the number: {@code a4}, {@code b1}, {@code rc2}
 */
public record ReleaseNumber(int major, int minor, int micro, String level) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})((?:a|b|rc)\\d{1,4})?");

    /** Empty if the text is not a full version. */
    public static Optional<ReleaseNumber> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String level = matcher.group(4);
        return Optional.of(new ReleaseNumber(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                level == null ? "" : level));
    }

    /** Whether a version as a user writes it, with one, two or three parts, means this one. */
    public boolean isMeantBy(String wanted) {
        String all = toString();
        return all.equals(wanted) || all.startsWith(wanted + ".");
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + micro + level;
    }
}
