package dev.caretline.engine.interpreter;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Programs that answer as an interpreter would, and jars of them. */
final class FakePythons {
    private FakePythons() {}

    /** A program that says it is a Python of some kind. */
    static Path program(Path file, String implementation, String version, int magic) throws IOException {
        return script(file, answer(implementation, version, magic));
    }

    static Path cpython(Path file, String version) throws IOException {
        return program(file, "cpython", version, 3495);
    }

    static String answer(String implementation, String version, int magic) {
        return "printf 'caretline-probe\\n" + implementation + "\\n" + version + "\\n" + magic
                + "\\n\\n%s\\n/usr\\n' \"$0\"\n";
    }

    /** A program of lines for the shell. */
    static Path script(Path file, String lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + lines);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot be made executable: " + file);
        }
        return file;
    }

    /** What a jar of an interpreter has in it at least, and a little more. */
    static Map<String, String> content() {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("bin/python3.11", "#!/bin/sh\n" + answer("cpython", "3.11.3", 3495));
        content.put("python3.11", "a second one");
        content.put("libjnipython.so", "of Java");
        content.put("lib/python3.11/os.py", "name = 'posix'\n");
        content.put("lib/python3.11/site.py", "");
        content.put("lib/python3.11/codecs.py", "x = 1\n");
        content.put("lib/python3.11/encodings/__init__.py", "");
        content.put("lib/python3.11/broken.py", "def f(:\n");
        content.put("lib/python3.11/test/test_os.py", "");
        content.put("lib/python3.11/unittest/test/test_case.py", "");
        content.put("lib/python3.11/idlelib/run.py", "x = 1\n");
        return content;
    }

    /** The jar of a platform, in the Maven repository of a home folder. */
    static Path jar(Path home, Platform platform, Map<String, String> content) throws IOException {
        Path jar = home.resolve(".m2/repository/org/bytedeco/cpython/3.11.3-1.5.9/cpython-3.11.3-1.5.9-"
                + platform.classifier() + ".jar");
        Files.createDirectories(jar.getParent());
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : content.entrySet()) {
                zip.putNextEntry(new ZipEntry("org/bytedeco/cpython/" + platform.classifier() + "/" + entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return jar;
    }
}
