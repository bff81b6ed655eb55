package dev.caretline.cli;

import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.source.PythonVersion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a CPython such as {@code 3.11} or, where patch releases differ, {@code 3.11.7}. */
final class TargetOption implements ITypeConverter<Target> {
    @Override
    public Target convert(String text) {
        PythonVersion version = new PythonVersionOption().convert(text);
        String rest = text.substring(version.toString().length());
        if (rest.isEmpty()) {
            return Target.of(version);
        }
        try {
            return Target.of(version, Integer.parseUnsignedInt(rest.substring(1)));
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is no version of Python");
        }
    }
}
