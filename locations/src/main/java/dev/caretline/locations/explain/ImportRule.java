package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Stmt;
import dev.caretline.locations.traceback.Frame;
import dev.caretline.locations.traceback.HowKnown;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A module, or a name in a module, was not found. */
final class ImportRule implements Rule {
    private static final Set<String> OPERATIONS = Set.of("IMPORT_NAME", "IMPORT_FROM");
    private static final Pattern CIRCULAR = Pattern.compile(
            "cannot import name '.*' from partially initialized module '(.*)' \\(most likely.*", Pattern.DOTALL);

    @Override
    public String name() {
        return "import";
    }

    @Override
    public boolean explains(String operation) {
        return OPERATIONS.contains(operation);
    }

    @Override
    public Optional<Finding> explain(Site site) {
        if (!site.isExactly("ImportError", "ModuleNotFoundError")
                || !(site.node() instanceof Stmt.Import || site.node() instanceof Stmt.ImportFrom)) {
            return Optional.empty();
        }
        Optional<Finding> circle = site.message(CIRCULAR).flatMap(message -> circle(site, message.group(1)));
        return circle.or(() -> near(site));
    }

    private static Optional<Finding> circle(Site site, String module) {
        List<Frame> frames = site.frames().stream()
                .filter(frame -> frame.code().name().equals("<module>"))
                .toList();
        int start = -1;
        for (int i = 0; i < frames.size(); i++) {
            if (frames.get(i).code().module().filter(module::equals).isPresent()) {
                start = i;
            }
        }
        if (start < 0) {
            return Optional.empty();
        }
        Finding finding = Finding.at(site).say("the imports are a circle: ");
        for (Frame frame : frames.subList(start, frames.size())) {
            finding.code(frame.code().module().orElse("?"))
                    .say(" (")
                    .place(frame.code().filename(), frame.line())
                    .say(") imports ");
        }
        return finding.code(module).end();
    }

    private static Optional<Finding> near(Site site) {
        String which = site.isExactly("ImportError") ? "module_names" : "near";
        return site.detail(which)
                .filter(names -> !names.items().isEmpty())
                .flatMap(names -> Finding.at(site)
                        .say("there is ")
                        .value(
                                names.items().stream()
                                        .map(item -> item.value().repr())
                                        .collect(Collectors.joining(", ")),
                                HowKnown.DERIVED)
                        .end());
    }
}
