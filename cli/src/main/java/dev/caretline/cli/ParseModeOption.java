package dev.caretline.cli;

import dev.caretline.grammar.parser.ParseMode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a mode under the names of Python's {@code compile()}. */
final class ParseModeOption implements ITypeConverter<ParseMode> {
    @Override
    public ParseMode convert(String text) {
        return switch (text) {
            case "exec" -> ParseMode.EXEC;
            case "eval" -> ParseMode.EVAL;
            case "single" -> ParseMode.SINGLE;
            default -> throw new TypeConversionException("'" + text + "' is none of exec, eval, single");
        };
    }
}
