package dev.caretline.locations.caretline;

/**
 * The characters that the style draws with, besides carets.
 *
 * @param bar between line numbers and source
 * @param ellipsis where something is left out, one cell
 * @param branch a member of a group
 * @param lastBranch the last member of a group
 * @param trunk what goes on beside a member that is not the last
 * @param again what is repeated
 */
record Glyphs(
        String bar, String ellipsis, String branch, String lastBranch, String trunk, String again, boolean ascii) {
    static final Glyphs UNICODE = new Glyphs("│", "…", "├─", "└─", "│", "↻", false);
    static final Glyphs ASCII = new Glyphs("|", ">", "+-", "+-", "|", "*", true);

    /** What stands for a character that would command the terminal or hide itself. */
    int visible(int point) {
        if (point < 0x20) {
            return ascii ? '?' : 0x2400 + point;
        }
        return ascii ? '?' : 0xFFFD;
    }
}
