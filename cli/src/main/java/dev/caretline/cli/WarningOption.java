package dev.caretline.cli;

import dev.caretline.cli.compile.WarningFilter;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The value of {@code -W}. */
final class WarningOption implements ITypeConverter<WarningFilter> {
    @Override
    public WarningFilter convert(String value) {
        return switch (value) {
            case "default", "always" -> WarningFilter.DEFAULT;
            case "ignore" -> WarningFilter.IGNORE;
            default -> throw new TypeConversionException("takes default or ignore, not " + value);
        };
    }
}
