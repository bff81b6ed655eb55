package dev.caretline.tests.oracle;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A running interpreter that answers many questions about small sources, one after the other: {@code server.py} says
 * what may be asked. Not for several threads at once.
 */
public final class OracleServer implements AutoCloseable {
    private final Process process;
    private final OutputStream requests;
    private final BufferedReader answers;

    public OracleServer(EmbeddedCPython python) {
        python.script("codedump.py");
        // Isolated mode leaves the script's folder out of sys.path, and server.py imports codedump from there.
        String start =
                "import sys, runpy; sys.path.insert(0, sys.argv[1]); runpy.run_path(sys.argv[2], run_name='__main__')";
        String script = python.script("server.py").toString();
        String folder = python.scripts().toString();
        try {
            process = python.process(List.of("-c", start, folder, script))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        requests = process.getOutputStream();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** The record of {@code codedump.py --ast}. */
    public JsonObject ast(byte[] source, String mode) {
        return ask(request("ast", source, mode));
    }

    /** The record of {@code codedump.py}, with {@code warnings}. */
    public JsonObject code(byte[] source, String mode, int optimize, int flags) {
        JsonObject request = request("code", source, mode);
        request.addProperty("optimize", optimize);
        request.addProperty("flags", flags);
        return ask(request);
    }

    /** What the name {@code answer} holds after the source was executed. */
    public JsonObject run(String source) {
        return ask(request("run", source.getBytes(StandardCharsets.UTF_8), "exec"));
    }

    /** The answer as the interpreter wrote it: one line of ASCII JSON. */
    public String askRaw(JsonObject request) {
        try {
            requests.write((request + "\n").getBytes(StandardCharsets.UTF_8));
            requests.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("the oracle died on " + request);
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("the oracle died on " + request, e);
        }
    }

    private JsonObject ask(JsonObject request) {
        return JsonParser.parseString(askRaw(request)).getAsJsonObject();
    }

    private static JsonObject request(String what, byte[] source, String mode) {
        JsonObject request = new JsonObject();
        request.addProperty("what", what);
        request.addProperty("source", Base64.getEncoder().encodeToString(source));
        request.addProperty("mode", mode);
        return request;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
