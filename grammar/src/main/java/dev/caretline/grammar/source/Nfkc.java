package dev.caretline.grammar.source;

import java.text.Normalizer;

/**
 * The normal form NFKC of Unicode 14, in which CPython 3.11 keeps and compares identifiers (PEP 3131).
 *
 * <p>Java does the work. What its older Unicode does not know is exchanged before: a character with a compatibility mapping
 * for what it is mapped to; a combining mark for one of the same class that Java knows and that neither composes with
 * anything nor comes out of a decomposition. Marks of one class keep their order among themselves, so that afterwards each
 * of them can be told by its turn and exchanged back.
 */
public final class Nfkc {
    private Nfkc() {}

    /** The normal form of a text. */
    public static String normalize(String text) {
        if (!hasUnknown(text)) {
            return Normalizer.normalize(text, Normalizer.Form.NFKC);
        }
        int[] written = text.codePoints().map(Nfkc::map).toArray();
        StringBuilder known = new StringBuilder();
        for (int c : written) {
            known.appendCodePoint(standIn(c));
        }
        int[] normal =
                Normalizer.normalize(known, Normalizer.Form.NFKC).codePoints().toArray();
        putBack(written, normal);
        return new String(normal, 0, normal.length);
    }

    private static boolean hasUnknown(String text) {
        return text.codePoints().anyMatch(c -> map(c) != c || standIn(c) != c);
    }

    private static void putBack(int[] written, int[] normal) {
        for (int mark : new int[] {0x302A, 0x0347, 0x0483, 0x1BE6, 0x17D2}) {
            int from = -1;
            for (int to = 0; to < normal.length; to++) {
                if (normal[to] == mark) {
                    do {
                        from++;
                    } while (standIn(written[from]) != mark);
                    normal[to] = written[from];
                }
            }
        }
    }

    private static int map(int c) {
        return second(PythonCharacters.mapped(), c, c);
    }

    /** What stands for a character while Java normalises the text: itself, if Java knows it. */
    private static int standIn(int c) {
        return switch (second(PythonCharacters.marks(), c, 0)) {
            case 7 -> 0x1BE6;
            case 9 -> 0x17D2;
            case 218 -> 0x302A;
            case 220 -> 0x0347;
            case 230 -> 0x0483;
            default -> c;
        };
    }

    private static int second(int[] pairs, int first, int otherwise) {
        int low = 0;
        int high = pairs.length / 2;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pairs[2 * middle] < first) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return 2 * low < pairs.length && pairs[2 * low] == first ? pairs[2 * low + 1] : otherwise;
    }
}
