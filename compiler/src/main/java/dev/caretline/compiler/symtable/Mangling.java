package dev.caretline.compiler.symtable;

import org.jspecify.annotations.Nullable;

/** The private names of classes: {@code __x} in {@code class C} is stored as {@code _C__x}. */
public final class Mangling {
    private Mangling() {}

    /**
     * The name under which an identifier is stored; the rule of {@code _Py_Mangle}.
     *
     * @param className the innermost class around the identifier, absent outside of classes
     */
    public static String mangle(@Nullable String className, String name) {
        if (className == null || !name.startsWith("__") || name.endsWith("__") || name.indexOf('.') >= 0) {
            return name;
        }
        int underscores = 0;
        while (underscores < className.length() && className.charAt(underscores) == '_') {
            underscores++;
        }
        return underscores == className.length() ? name : "_" + className.substring(underscores) + name;
    }
}
