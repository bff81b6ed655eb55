package dev.caretline.engine.interpreter;

import java.util.Locale;

/**
 * An operating system and a processor, in the words of the embedded CPython's classifiers.
 *
 * @param classifier {@code linux-x86_64}, {@code macosx-x86_64}...; it need not be one that there is a CPython for
 */
public record Platform(String classifier) {
    /** From the names that Java has for them ({@code os.name}, {@code os.arch}). */
    public static Platform of(String system, String architecture) {
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mac")) {
            // 3.11.3 has no arm64 build for macOS; Apple silicon runs this one under Rosetta.
            return new Platform("macosx-x86_64");
        }
        String name = lower.startsWith("windows") ? "windows" : lower.replaceAll("[^a-z0-9]", "");
        return new Platform(name + "-" + architecture(architecture.toLowerCase(Locale.ROOT)));
    }

    private static String architecture(String name) {
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            case "arm" -> "armhf";
            case "x86", "i386", "i686" -> "x86";
            default -> name;
        };
    }

    public boolean isWindows() {
        return classifier.startsWith("windows-");
    }
}
