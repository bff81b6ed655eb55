package dev.caretline.repl.cover;

import dev.caretline.coverage.analysis.Analysis;
import dev.caretline.coverage.analysis.Exclusion;
import dev.caretline.coverage.analysis.FileCoverage;
import dev.caretline.coverage.data.CoverageData;
import dev.caretline.coverage.data.DataFile;
import dev.caretline.coverage.data.DataFiles;
import dev.caretline.coverage.data.SourceHits;
import dev.caretline.coverage.model.SourceDigest;
import dev.caretline.engine.files.FolderTree;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.repl.command.Command.RefusedException;
import dev.caretline.repl.input.CoverParts;
import dev.caretline.repl.input.Inputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the processes of a session have recorded, in a folder that goes with the session. */
record CoverRecord(Path base) {
    static CoverRecord create() throws RefusedException {
        try {
            Path folder = Files.createTempDirectory("caretline-cover");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FolderTree.delete(folder)));
            return new CoverRecord(folder.resolve("data"));
        } catch (IOException e) {
            throw new RefusedException("There is no place for the record: " + e.getMessage());
        }
    }

    /** The sources that can still be found as they were; an input of several statements in two parts. */
    List<FileCoverage> read(Inputs inputs) throws RefusedException {
        try {
            CoverageData data = new CoverageData();
            for (Path file : new DataFiles(base).list()) {
                DataFile.read(file, data);
            }
            List<FileCoverage> found = new ArrayList<>();
            data.sources()
                    .forEach((path, versions) -> texts(path, inputs).forEach(text -> add(path, text, versions, found)));
            return found;
        } catch (IOException e) {
            throw new RefusedException("The record cannot be read: " + e.getMessage());
        }
    }

    private static List<SourceText> texts(String path, Inputs inputs) {
        if (path.startsWith("<")) {
            return inputs.all().stream()
                    .filter(input -> input.name().equals(path))
                    .flatMap(input -> CoverParts.of(input.text(), input.name()).stream())
                    .toList();
        }
        try {
            return List.of(SourceText.decode(Files.readAllBytes(Path.of(path)), path));
        } catch (IOException | InvalidPathException | PythonSyntaxException e) {
            return List.of();
        }
    }

    private static void add(String path, SourceText text, Map<String, SourceHits> versions, List<FileCoverage> into) {
        SourceDigest digest = SourceDigest.of(text);
        versions.values().stream()
                .filter(hits -> hits.digest().equals(digest))
                .findFirst()
                .ifPresent(hits -> into.add(Analysis.of(path, name(path), text, hits, Exclusion.defaults())));
    }

    private static String name(String path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here + "/") ? path.substring(here.toString().length() + 1) : path;
    }
}
