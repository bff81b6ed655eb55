package dev.caretline.cli.dump;

import com.google.gson.stream.JsonWriter;
import dev.caretline.engine.interpreter.Finding;
import dev.caretline.engine.interpreter.Identity;
import dev.caretline.engine.interpreter.PythonListing;
import dev.caretline.locations.render.AsciiWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;

/**
 * The interpreters as one line of JSON: {@code {"pythons": [...]}}, each with {@code program, origin, reason, used,
 * supported}, and as far as they are known {@code implementation, version, magic, executable, prefix, objection}.
 */
public final class PythonsJson {
    private PythonsJson() {}

    public static void write(Writer target, PythonListing listing) {
        try {
            JsonWriter json = new JsonWriter(new AsciiWriter(target));
            json.beginObject().name("pythons").beginArray();
            for (Finding finding : listing.findings()) {
                write(json, finding, listing.used().filter(finding::equals).isPresent());
            }
            json.endArray().endObject().flush();
            target.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(JsonWriter json, Finding finding, boolean used) throws IOException {
        json.beginObject();
        json.name("program").value(finding.candidate().program().toString());
        json.name("origin").value(finding.candidate().origin().name().toLowerCase(Locale.ROOT));
        json.name("reason").value(finding.candidate().reason());
        json.name("used").value(used);
        json.name("supported").value(finding.interpreter().isPresent());
        if (finding.identity().isPresent()) {
            Identity identity = finding.identity().get();
            json.name("implementation").value(identity.implementation());
            json.name("version").value(identity.version().toString());
            json.name("magic").value(identity.magic());
            json.name("executable").value(identity.executable().toString());
            json.name("prefix").value(identity.prefix().toString());
        }
        if (finding.objection().isPresent()) {
            json.name("objection").value(finding.objection().get());
        }
        json.endObject();
    }
}
