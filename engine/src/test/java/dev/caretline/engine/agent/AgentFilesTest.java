package dev.caretline.engine.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentFilesTest {
    @TempDir
    private Path folder;

    @Test
    void keysOfTheCache_nameTheBuild() throws Exception {
        AgentFiles.layOut(folder);
        assertThat(folder.resolve("caretline_agent/cache.py"))
                .content()
                .doesNotContain("@build@")
                .contains("_BUILD = \"" + BuildDigest.text() + "\"");
        assertThat(BuildDigest.text()).matches("[0-9a-f]{16}");
    }

    @Test
    void everySource_isThereCompiled_andNothingElse() throws Exception {
        AgentFiles.layOut(folder);
        List<String> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
        List<String> sources = List.copyOf(AgentFiles.sources().keySet());
        assertThat(files).containsAll(sources).contains("main.cpython-311.pyc");
        assertThat(files.stream().filter(name -> name.contains("__pycache__"))).hasSameSizeAs(sources);
        assertThat(files).hasSize(2 * sources.size() + 1);
    }
}
