package dev.caretline.engine.server;

import dev.caretline.compiler.CompilationResult;
import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.compiler.target.Target;
import dev.caretline.engine.cache.CacheEntry;
import dev.caretline.engine.cache.CodeCache;
import dev.caretline.engine.weave.Weaving;
import dev.caretline.grammar.lexer.Inequality;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.ParsedSource;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.PythonWarning;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.marshal.MarshalledCode;
import dev.caretline.locations.plain.PlainValue;
import dev.caretline.locations.plain.SurrogateText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles a source to a cache entry: {@code path, source, key, options, cookie} to {@code image}.
 *
 * <p>The options are {@code HEXVERSION OPTIMIZATION RANGES WEAVING}, as the agent's key has them.
 */
final class CompileQuestion implements Question {
    private static final int OPTIONS = 4;

    private final CodeCache cache;

    CompileQuestion(CodeCache cache) {
        this.cache = cache;
    }

    @Override
    public PlainValue answer(PlainValue body) throws RefusedException {
        byte[] key = body.get("key").bytes().toArray();
        byte[] bytes = body.get("source").bytes().toArray();
        String path = body.get("path").text();
        try {
            SourceText source = body.get("cookie").truth()
                    ? SourceText.decode(bytes, path)
                    : SourceText.of(SurrogateText.decode(bytes), path);
            byte[] image = compile(source, key, body.get("options").text().split(" ", OPTIONS));
            cache.put(key, image);
            return PlainValue.of(Map.of("image", PlainValue.of(image)));
        } catch (PythonSyntaxException e) {
            throw new RefusedException("Python itself is to say what is wrong with it");
        }
    }

    private static byte[] compile(SourceText source, byte[] key, String[] options) throws RefusedException {
        Weaving weaving = Weaving.parse(options[3]);
        CompileOptions plain = CompileOptions.of(target(Long.parseLong(options[0])))
                .withOptimization(Integer.parseInt(options[1]))
                .withRanges(options[2].equals("1"));
        ParsedSource parsed =
                Parser.parse(source, ParseMode.EXEC, plain.target().version(), Inequality.EXCLAMATION);
        CompilationResult result = Compiler.compile(
                parsed,
                source,
                weaving.isEmpty() ? plain : plain.withInstrumentation(weaving.instrumentation(source, parsed.tree())));
        byte[] marshalled = MarshalledCode.ofCompiled(result.code()).toBytes();
        return CacheEntry.bytes(key, marshalled, extra(result));
    }

    /** Of {@code sys.hexversion}: major, minor and micro in the upper three bytes. */
    private static Target target(long hexversion) throws RefusedException {
        int minor = (int) (hexversion >> 16 & 0xff);
        int micro = (int) (hexversion >> 8 & 0xff);
        if (hexversion >> 24 != 3 || minor != 11) {
            throw new RefusedException("Python 3." + minor + " is not supported");
        }
        return Target.of(PythonVersion.V3_11, micro);
    }

    private static PlainValue extra(CompilationResult result) {
        Map<String, PlainValue> extra = new LinkedHashMap<>();
        if (!result.warnings().isEmpty()) {
            extra.put(
                    "warnings",
                    PlainValue.of(result.warnings().stream()
                            .map(CompileQuestion::warning)
                            .toList()));
        }
        if (!result.sites().sites().isEmpty()) {
            extra.put("table", SiteTable.toPlain(result.sites()));
        }
        return extra.isEmpty() ? PlainValue.none() : PlainValue.of(extra);
    }

    private static PlainValue warning(PythonWarning warning) {
        return PlainValue.of(List.of(
                PlainValue.of(warning.message()),
                PlainValue.of(warning.line()),
                PlainValue.of(warning.category().pythonName())));
    }
}
