package dev.caretline.tests.locations;

import dev.caretline.locations.code.CodeConstant;
import dev.caretline.locations.code.CodeObject;
import dev.caretline.locations.code.ExceptionTable;
import dev.caretline.locations.code.ExceptionTableWriter;
import dev.caretline.locations.code.LocationCursor;
import dev.caretline.locations.code.LocationTableWriter;
import dev.caretline.locations.marshal.MarshalledCode;
import dev.caretline.locations.pyc.PycFile;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** What we find in the {@code .pyc} files that the embedded CPython makes of its sources, against what it finds itself. */
final class PycComparison {
    private final List<Path> sources;
    private final Path folder;

    private int files;
    private int codeObjects;
    private final List<String> differences = new ArrayList<>();
    private final List<Path> otherSharing = new ArrayList<>();

    /** @param folder an empty one for the {@code .pyc} files */
    PycComparison(EmbeddedCPython python, List<Path> sources, Path folder) {
        this.sources = sources;
        this.folder = folder;
        String script = python.script("pycs.py").toString();
        try {
            Path list = Files.writeString(
                    folder.resolve("sources"),
                    sources.stream().map(Path::toString).collect(Collectors.joining("\n")));
            run(python.process(List.of(script, "compile", folder.toString(), list.toString())));
            run(python.process(List.of("-X", "no_debug_ranges", script, "strip", folder.toString())));
            for (int number = 0; number < sources.size(); number++) {
                if (Files.exists(file(number, "pyc"))) {
                    compare(number);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int files() {
        return files;
    }

    int codeObjects() {
        return codeObjects;
    }

    /** A line for everything that is not as CPython has it. */
    List<String> differences() {
        return differences;
    }

    /** The sources whose code objects, written as newly compiled ones, come out with other references between parts. */
    List<Path> otherSharing() {
        return otherSharing;
    }

    private Path file(int number, String extension) {
        return folder.resolve(number + "." + extension);
    }

    private static void run(ProcessBuilder builder) throws IOException {
        Process process = builder.inheritIO().start();
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("status " + process.exitValue() + " of " + builder.command());
            }
        } catch (InterruptedException e) {
            process.destroy();
            throw new IllegalStateException(e);
        }
    }

    private void compare(int number) throws IOException {
        Path source = sources.get(number);
        byte[] bytes = Files.readAllBytes(file(number, "pyc"));
        PycFile pyc = PycFile.read(bytes);
        List<CodeObject> codes = codes(pyc.code());
        files++;
        codeObjects += codes.size();
        check(source, "bytes", Arrays.equals(pyc.toBytes(), bytes));
        check(source, "positions", digests(codes, PycComparison::positions), file(number, "positions"));
        for (CodeObject code : codes) {
            check(source, "location table of " + code, rewrittenLocations(code).equals(code.linetable()));
            check(
                    source,
                    "exception table of " + code,
                    rewrittenExceptions(code).equals(code.exceptiontable()));
        }
        List<CodeObject> stripped = codes(pyc.code().strip());
        check(source, "strip", digests(stripped, c -> c.linetable().toArray()), file(number, "stripped"));
        byte[] marshal = Arrays.copyOfRange(bytes, 16, bytes.length);
        if (!Arrays.equals(MarshalledCode.ofCompiled(pyc.code()).toBytes(), marshal)) {
            otherSharing.add(source);
        }
    }

    private void check(Path source, String what, boolean same) {
        if (!same) {
            differences.add(source + ": " + what);
        }
    }

    private void check(Path source, String what, List<String> ours, Path expected) throws IOException {
        check(source, what, ours.equals(Files.readAllLines(expected)));
    }

    private static List<CodeObject> codes(CodeObject root) {
        List<CodeObject> found = new ArrayList<>(List.of(root));
        for (CodeConstant constant : root.consts()) {
            if (constant instanceof CodeObject nested) {
                found.addAll(codes(nested));
            }
        }
        return found;
    }

    private interface Dump {
        byte[] of(CodeObject code);
    }

    private static List<String> digests(List<CodeObject> codes, Dump dump) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return codes.stream()
                    .map(code -> HexFormat.of().formatHex(sha256.digest(dump.of(code))))
                    .toList();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] positions(CodeObject code) {
        int units = code.code().length() / 2;
        ByteBuffer buffer = ByteBuffer.allocate(units * 16).order(ByteOrder.LITTLE_ENDIAN);
        LocationCursor cursor = code.locations();
        while (cursor.next()) {
            for (int unit = cursor.startUnit(); unit < cursor.endUnit(); unit++) {
                buffer.putInt(cursor.line()).putInt(cursor.endLine());
                buffer.putInt(cursor.column()).putInt(cursor.endColumn());
            }
        }
        return buffer.array();
    }

    private static Object rewrittenLocations(CodeObject code) {
        LocationTableWriter writer = LocationTableWriter.entryPerInstruction(code.firstlineno());
        for (LocationCursor cursor = code.locations(); cursor.next(); ) {
            int units = cursor.endUnit() - cursor.startUnit();
            writer.add(units, cursor.line(), cursor.endLine(), cursor.column(), cursor.endColumn());
        }
        return writer.toBytes();
    }

    private static Object rewrittenExceptions(CodeObject code) {
        ExceptionTableWriter writer = new ExceptionTableWriter();
        ExceptionTable.decode(code.exceptiontable()).forEach(writer::add);
        return writer.toBytes();
    }
}
