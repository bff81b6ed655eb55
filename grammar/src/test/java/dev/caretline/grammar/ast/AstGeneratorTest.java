package dev.caretline.grammar.ast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AstGeneratorTest {
    @Test
    void checkedInSources_areWhatTheTableSays() throws IOException {
        Path root = Path.of(System.getProperty("caretline.root"));
        for (Map.Entry<String, String> file : AstGenerator.generate(root).entrySet()) {
            String checkedIn =
                    Files.readString(root.resolve(AstGenerator.PACKAGE).resolve(file.getKey()));
            assertThat(withoutSpace(checkedIn))
                    .as("%s is stale: run AstGenerator, then mvn spotless:apply", file.getKey())
                    .isEqualTo(withoutSpace(file.getValue()));
        }
    }

    /** The formatter breaks lines as it likes; the generator does not try to. */
    private static String withoutSpace(String source) {
        return source.replaceAll("\\s", "");
    }
}
