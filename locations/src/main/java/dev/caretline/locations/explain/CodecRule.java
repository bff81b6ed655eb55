package dev.caretline.locations.explain;

import dev.caretline.locations.traceback.DescribedValue;
import dev.caretline.locations.traceback.HowKnown;
import java.util.Optional;
import java.util.Set;

/** Bytes that are no text in an encoding, or a text that an encoding cannot write. */
final class CodecRule implements Rule {
    private static final Set<String> OPERATIONS = Set.of("CALL", "PRECALL", "CALL_KW", "CALL_FUNCTION_EX");

    @Override
    public String name() {
        return "codec";
    }

    @Override
    public boolean explains(String operation) {
        return OPERATIONS.contains(operation);
    }

    @Override
    public Optional<Finding> explain(Site site) {
        Optional<DescribedValue> around = site.detail("around");
        Optional<DescribedValue> start = site.detail("start");
        Optional<DescribedValue> line = site.detail("line");
        if (!site.isExactly("UnicodeDecodeError", "UnicodeEncodeError")
                || around.isEmpty()
                || start.isEmpty()
                || line.isEmpty()) {
            return Optional.empty();
        }
        Finding finding = Finding.at(site)
                .say("around position " + start.get().repr() + " (line "
                        + line.get().repr() + " of what was converted): ")
                .value(around.get().repr(), HowKnown.MESSAGE);
        if (site.detail("valid_utf8").filter(is -> is.repr().equals("True")).isPresent()) {
            finding.say("; all of it is valid UTF-8");
        }
        return finding.end();
    }
}
