package dev.caretline.repl;

import dev.caretline.compiler.target.Target;
import dev.caretline.engine.weave.Weaving;
import dev.caretline.repl.input.InputCompiler;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The compiler of inputs as the settings are now: another one after each change. */
final class InputCompilers {
    private static final Set<String> FEATURES = Set.of("assertions", "values");

    private final SortedSet<String> woven = new TreeSet<>(FEATURES);
    private Target target;
    private boolean covers;
    private Supplier<InputCompiler> now;

    InputCompilers(Target target) {
        this.target = target;
        this.now = lazily();
    }

    /** Can be asked by any thread. */
    Supplier<InputCompiler> now() {
        return now;
    }

    void compileFor(Target next) {
        target = next;
        now = lazily();
    }

    /** Whether inputs record their coverage. */
    void cover(boolean next) {
        covers = next;
        now = lazily();
    }

    /** Whether a feature is woven in; settings that are none are nothing to us. */
    void weave(String feature, boolean on) {
        if (FEATURES.contains(feature) && (on ? woven.add(feature) : woven.remove(feature))) {
            now = lazily();
        }
    }

    /** Made when it is first needed, or when there is time for it: the tables of a version take a while to read. */
    private Supplier<InputCompiler> lazily() {
        Target made = target;
        String weaving = String.join(";", woven);
        boolean covering = covers;
        return new Supplier<>() {
            private @Nullable InputCompiler compiler;

            @Override
            public synchronized InputCompiler get() {
                if (compiler == null) {
                    compiler = new InputCompiler(made, Weaving.parse(weaving), covering);
                }
                return compiler;
            }
        };
    }
}
