package dev.caretline.cli;

import dev.caretline.grammar.source.PythonVersion;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a version of Python such as {@code 3.11}. */
final class PythonVersionOption implements ITypeConverter<PythonVersion> {
    @Override
    public PythonVersion convert(String text) {
        return PythonVersion.parse(text)
                .orElseThrow(() -> new TypeConversionException("Python " + text + " is not supported; supported: "
                        + Arrays.stream(PythonVersion.values())
                                .map(PythonVersion::toString)
                                .collect(Collectors.joining(", "))));
    }
}
