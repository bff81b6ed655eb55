package dev.caretline.repl.editor;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** JLine's words of an input: for completion the one at the cursor, as Python sees it; otherwise the whole text. */
final class InputParser implements Parser, Completer {
    private final Completion.Source source;

    InputParser(Completion.Source source) {
        this.source = source;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context != ParseContext.COMPLETE) {
            return new Word(line, cursor, new Completion(0, List.of()));
        }
        return new Word(line, cursor, source.complete(line.substring(0, cursor)));
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line instanceof Word word) {
            for (String item : word.completion.items()) {
                candidates.add(new Candidate(item, item, null, null, null, null, false));
            }
        }
    }

    /** The word that is completed. */
    private record Word(String line, int cursor, Completion completion) implements CompletingParsedLine {
        @Override
        public String word() {
            return line.substring(completion.start(), cursor);
        }

        @Override
        public int wordCursor() {
            return cursor - completion.start();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word());
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return wordCursor();
        }
    }
}
