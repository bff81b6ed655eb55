package dev.caretline.cli;

import dev.caretline.grammar.source.ByteColumn;
import dev.caretline.grammar.source.Line;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A place in a source, named on the command line as {@code LINE:COL}: from 1, and in UTF-8 bytes from 0. */
record Place(Line line, ByteColumn column) {
    static final class Option implements ITypeConverter<Place> {
        private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8}):([0-9]{1,9})");

        @Override
        public Place convert(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "'" + text + "' is not LINE:COL, such as 12:4 (lines from 1, columns in bytes from 0)");
            }
            return new Place(
                    new Line(Integer.parseInt(matcher.group(1))), new ByteColumn(Integer.parseInt(matcher.group(2))));
        }
    }
}
