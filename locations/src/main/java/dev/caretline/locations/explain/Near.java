package dev.caretline.locations.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Keys that resemble another, by how they are written. */
final class Near {
    private static final int MAX_LENGTH = 60;

    private Near() {}

    /** The most similar first: at most a third of the characters differ. */
    static List<String> keys(String wanted, List<String> keys, int most) {
        record Candidate(String key, int distance) {}
        String plain = plain(wanted);
        List<Candidate> found = new ArrayList<>();
        for (String key : keys) {
            String other = plain(key);
            int distance =
                    plain.length() > MAX_LENGTH || other.length() > MAX_LENGTH ? MAX_LENGTH : distance(plain, other);
            boolean isText = !plain.matches("-?[0-9.]*");
            if (distance == 0 || (isText && distance * 3 <= Math.max(plain.length(), other.length()))) {
                found.add(new Candidate(key, distance));
            }
        }
        found.sort(Comparator.comparingInt(Candidate::distance));
        return found.stream().limit(most).map(Candidate::key).toList();
    }

    /** {@code '1'} and {@code 1}. */
    static boolean differOnlyInType(String one, String other) {
        return one.startsWith("'") != other.startsWith("'") && plain(one).equals(plain(other));
    }

    /** Without quotes, case and blanks around. */
    private static String plain(String repr) {
        boolean isQuoted = repr.length() >= 2 && (repr.startsWith("'") || repr.startsWith("\""));
        String text = isQuoted ? repr.substring(1, repr.length() - 1) : repr;
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
