package dev.caretline.locations.traceback.cpython;

/** In what the {@code traceback} modules of CPython versions differ, where they print the same model. */
enum Dialect {
    V3_13("cpython-3.13") {
        @Override
        String shownName(String filename) {
            return filename.startsWith("<stdin>-") ? "<stdin>" : filename;
        }
    },
    V3_14("cpython-3.14") {
        @Override
        String shownName(String filename) {
            return filename.startsWith("<stdin-") && filename.endsWith(">") ? "<stdin>" : filename;
        }
    };

    private final String style;

    Dialect(String style) {
        this.style = style;
    }

    String style() {
        return style;
    }

    /** How the name of a file is printed. */
    abstract String shownName(String filename);
}
