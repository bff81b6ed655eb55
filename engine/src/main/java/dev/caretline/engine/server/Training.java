package dev.caretline.engine.server;

import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.marshal.MarshalledCode;
import java.io.IOException;
import java.io.InputStream;

/** Does once what a server does, so that an archive of classes made at the end has what a server needs. */
final class Training {
    private Training() {}

    static void run() throws IOException {
        try (InputStream in = Training.class.getResourceAsStream("training.py")) {
            if (in == null) {
                throw new IllegalStateException("no training.py");
            }
            SourceText source = SourceText.decode(in.readAllBytes(), "training.py");
            CompileOptions options = CompileOptions.of(Target.of(PythonVersion.V3_11));
            MarshalledCode.ofCompiled(Compiler.compile(source, options).code()).toBytes();
        }
    }
}
