package dev.caretline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The opt-out from column ranges: {@code -X nodebugranges} or the environment, in our spelling or CPython's. */
final class RangesOption {
    private static final List<String> SPELLINGS = List.of("nodebugranges", "no_debug_ranges");
    private static final List<String> VARIABLES = List.of("PYNODEBUGRANGES", "PYTHONNODEBUGRANGES");

    @Option(
            names = "-X",
            paramLabel = "OPTION",
            description = "As Python's -X; nodebugranges (or no_debug_ranges) leaves columns and end lines out of"
                    + " the location tables. So does PYNODEBUGRANGES in the environment. Other options are ignored.")
    private List<String> options = new ArrayList<>();

    /** Whether code objects shall know columns and end lines. */
    boolean ranges() {
        return options.stream().noneMatch(SPELLINGS::contains) && !switchedOff(System.getenv());
    }

    private static boolean switchedOff(Map<String, String> environment) {
        return VARIABLES.stream()
                .anyMatch(variable -> !environment.getOrDefault(variable, "").isEmpty());
    }
}
