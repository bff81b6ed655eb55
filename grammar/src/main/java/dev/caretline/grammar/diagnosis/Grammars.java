package dev.caretline.grammar.diagnosis;

import dev.caretline.grammar.diagnosis.peg.PegGrammar;
import dev.caretline.grammar.source.PythonVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** The grammars, one resource per version, each read when it is first needed. */
final class Grammars {
    private static final Map<PythonVersion, PegGrammar> READ = new EnumMap<>(PythonVersion.class);

    private Grammars() {}

    static synchronized PegGrammar of(PythonVersion version) {
        return READ.computeIfAbsent(version, Grammars::read);
    }

    private static PegGrammar read(PythonVersion version) {
        String name = "python-" + version + ".peg";
        try (InputStream text = Grammars.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return PegGrammar.read(new String(text.readAllBytes(), StandardCharsets.UTF_8), new PythonVocabulary());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
