package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.locations.traceback.DescribedValue;
import dev.caretline.locations.traceback.HowKnown;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A file or folder was not found. */
final class FileRule implements Rule {
    private static final Set<String> OPERATIONS = Set.of("CALL", "PRECALL", "CALL_KW", "CALL_FUNCTION_EX");

    @Override
    public String name() {
        return "file";
    }

    @Override
    public boolean explains(String operation) {
        return OPERATIONS.contains(operation);
    }

    @Override
    public Optional<Finding> explain(Site site) {
        boolean fits = site.isExactly("FileNotFoundError", "NotADirectoryError") && site.node() instanceof Expr.Call;
        Optional<DescribedValue> existing = site.detail("existing");
        Optional<DescribedValue> missing = site.detail("missing");
        if (!fits || existing.isEmpty() || missing.isEmpty()) {
            return Optional.empty();
        }
        boolean isHere = existing.get().repr().equals("''");
        boolean isFolder = site.detail("existing_is_folder")
                .filter(is -> is.repr().equals("True"))
                .isPresent();
        Finding finding = Finding.at(site);
        if (isHere) {
            finding.say("the working directory ").value(site.failure().workingDirectory(), HowKnown.DERIVED);
        } else {
            finding.value(existing.get().repr(), HowKnown.DERIVED);
        }
        finding.say(isFolder ? " exists, but has no " : " is no folder, so it has no ")
                .value(missing.get().repr(), HowKnown.DERIVED)
                .say(" now");
        site.detail("near")
                .filter(names -> !names.items().isEmpty())
                .ifPresent(names -> finding.say("; near it: ")
                        .value(
                                names.items().stream()
                                        .map(item -> item.value().repr())
                                        .collect(Collectors.joining(", ")),
                                HowKnown.DERIVED));
        return finding.end();
    }
}
