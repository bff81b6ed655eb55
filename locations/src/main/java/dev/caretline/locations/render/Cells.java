package dev.caretline.locations.render;

/**
 * How many cells of a terminal text takes. Counts code points one after the other, since some change what those before them
 * take: a joined emoji, a variation selector, the second half of a flag.
 */
public final class Cells {
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int EMOJI_PRESENTATION = 0xFE0F;

    private boolean joins;
    private boolean flagOpen;
    private int last;

    /** The cells of a text without line ends and tabs. */
    public static int of(String text) {
        Cells cells = new Cells();
        int sum = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            sum += cells.add(text.codePointAt(i));
        }
        return sum;
    }

    /** The cells of a code point that stands alone. */
    public static int of(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return point < 0x1100 ? 1 : isJoiningJamo(point) ? 0 : isWide(point) ? 2 : 1;
    }

    /** How many cells more the text takes with this code point after those added before. */
    public int add(int point) {
        int cells = cellsAfterLast(point);
        joins = point == ZERO_WIDTH_JOINER && last == 2;
        if (cells > 0) {
            last = cells;
        }
        return cells;
    }

    private int cellsAfterLast(int point) {
        if (isRegionalIndicator(point)) {
            flagOpen = !flagOpen;
            return flagOpen ? 2 : 0;
        }
        flagOpen = false;
        if (point == EMOJI_PRESENTATION) {
            int more = last == 1 ? 1 : 0;
            last += more;
            return more;
        }
        if ((isSkinTone(point) && last == 2) || (joins && isWide(point))) {
            return 0;
        }
        return of(point);
    }

    private static boolean isRegionalIndicator(int point) {
        return point >= 0x1F1E6 && point <= 0x1F1FF;
    }

    private static boolean isSkinTone(int point) {
        return point >= 0x1F3FB && point <= 0x1F3FF;
    }

    /** Hangul vowels and final consonants, which are drawn into the syllable before them. */
    private static boolean isJoiningJamo(int point) {
        return point >= 0x1160 && point <= 0x11FF;
    }

    /** The blocks of East Asian Wide and Fullwidth characters and emoji (UAX #11), as terminals draw them. */
    private static boolean isWide(int point) {
        return (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x231A && point <= 0x231B)
                || (point >= 0x23E9 && point <= 0x23EC)
                || point == 0x2705
                || point == 0x2728
                || point == 0x274C
                || point == 0x2753
                || point == 0x2757
                || point == 0x2B50
                || (point >= 0x2E80 && point <= 0xA4CF && point != 0x303F)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x1F300 && point <= 0x1F64F)
                || (point >= 0x1F680 && point <= 0x1F6FF)
                || (point >= 0x1F900 && point <= 0x1F9FF)
                || (point >= 0x1FA70 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x3FFFD);
    }
}
