package dev.caretline.coverage.data;

import dev.caretline.grammar.source.SourceRange;
import dev.caretline.locations.plain.PlainValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes records out of data, as {@link RecordReader} reads them. */
final class RecordWriter {
    private RecordWriter() {}

    static List<PlainValue> records(CoverageData data) {
        List<PlainValue> records = new ArrayList<>();
        records.add(PlainValue.of(List.of(PlainValue.of("process"), PlainValue.of(DataFile.VERSION))));
        records.add(PlainValue.of(List.of(
                PlainValue.of("roots"),
                PlainValue.of(data.roots().stream().map(PlainValue::of).toList()))));
        data.sources().forEach((path, versions) -> {
            for (SourceHits hits : versions.values()) {
                int number = records.size();
                records.add(source(number, path, hits));
                records.add(ran(number, hits));
            }
        });
        return records;
    }

    private static PlainValue source(int number, String path, SourceHits hits) {
        return PlainValue.of(List.of(
                PlainValue.of("source"),
                PlainValue.of(number),
                PlainValue.of(path),
                PlainValue.of(hits.digest().bytes()),
                PlainValue.of(hits.events())));
    }

    private static PlainValue ran(int number, SourceHits hits) {
        List<PlainValue> aborts =
                hits.aborts().stream().map(RecordWriter::abort).toList();
        return PlainValue.of(List.of(
                PlainValue.of("ran"),
                PlainValue.of(number),
                PlainValue.of(hits.hits().toByteArray()),
                PlainValue.of(aborts)));
    }

    private static PlainValue abort(Abort abort) {
        return PlainValue.of(List.of(
                range(abort.position()),
                range(abort.before()),
                PlainValue.of(abort.rest().stream().map(RecordWriter::range).toList()),
                PlainValue.of((abort.running() ? 1 : 0) + (abort.test() ? 2 : 0))));
    }

    private static PlainValue range(@Nullable SourceRange range) {
        if (range == null) {
            return PlainValue.none();
        }
        return PlainValue.of(List.of(
                PlainValue.of(range.lineNumber()),
                PlainValue.of(range.columnBytes()),
                PlainValue.of(range.endLineNumber()),
                PlainValue.of(range.endColumnBytes())));
    }
}
