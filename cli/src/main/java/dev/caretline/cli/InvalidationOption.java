package dev.caretline.cli;

import dev.caretline.cli.compile.Invalidation;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an invalidation mode under the names that {@code compileall} uses. */
final class InvalidationOption implements ITypeConverter<Invalidation> {
    @Override
    public Invalidation convert(String text) {
        return switch (text) {
            case "timestamp" -> Invalidation.TIMESTAMP;
            case "checked-hash" -> Invalidation.CHECKED_HASH;
            case "unchecked-hash" -> Invalidation.UNCHECKED_HASH;
            default ->
                throw new TypeConversionException("'" + text + "' is none of timestamp, checked-hash, unchecked-hash");
        };
    }
}
