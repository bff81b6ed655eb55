package dev.caretline.coverage.report.html;

/** The frame of each page. */
final class Layout {
    private static final String LINKS = """
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <link rel="stylesheet" href="coverage.css">
            <script defer src="coverage.js"></script>
            </head>
            <body>
            """;

    private static final String END = """
            <dialog id="keys"><h2>Keys</h2>
            <p><kbd>j</kbd> <kbd>k</kbd> next and previous miss, <kbd>1</kbd> the first one, <kbd>0</kbd> top<br>
            <kbd>[</kbd> <kbd>]</kbd> previous and next file, <kbd>u</kbd> index<br>
            <kbd>r</kbd> <kbd>m</kbd> <kbd>p</kbd> <kbd>x</kbd> show or hide marks: raised, missed, partial, excluded</p>
            <form method="dialog"><button>close</button></form></dialog>
            <footer>Made by Caretline.</footer>
            </body>
            </html>
            """;

    private Layout() {}

    static void head(StringBuilder out, String title) {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
        out.append(Html.escape(title));
        out.append("</title>\n").append(LINKS);
    }

    static void foot(StringBuilder out) {
        out.append(END);
    }
}
