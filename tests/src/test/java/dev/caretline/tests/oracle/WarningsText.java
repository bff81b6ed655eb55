package dev.caretline.tests.oracle;

import com.google.gson.JsonArray;
import dev.caretline.grammar.source.PythonWarning;
import java.util.List;

/** Our warnings in the form in which the oracle writes its own: a list of category, message and line, in JSON. */
public final class WarningsText {
    private WarningsText() {}

    public static String of(List<PythonWarning> warnings) {
        JsonArray all = new JsonArray();
        for (PythonWarning warning : warnings) {
            JsonArray one = new JsonArray();
            one.add(warning.category().pythonName());
            one.add(warning.message());
            one.add(warning.line());
            all.add(one);
        }
        return all.toString();
    }
}
