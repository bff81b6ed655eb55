package dev.caretline.tests.compiler.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes the parameters of a function or lambda. */
final class Parameters {
    private final Random random;
    private final ProgramWriter out;
    private final Names names;
    private final Expressions expressions;
    private final List<String> written = new ArrayList<>();

    Parameters(Random random, ProgramWriter out, Names names, Expressions expressions) {
        this.random = random;
        this.out = out;
        this.names = names;
        this.expressions = expressions;
    }

    /** Writes some; defaults and annotations are evaluated in the scope around. Returns their names. */
    List<String> write(Scope around, int depth, boolean mayAnnotate) {
        boolean defaults = positional(around, depth, mayAnnotate, false);
        if (!written.isEmpty() && random.nextInt(4) == 0) {
            out.tokens("/", ",");
        }
        positional(around, depth, mayAnnotate, defaults);
        int keywordOnly = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0;
        if (random.nextInt(4) == 0) {
            out.token("*");
            parameter(around, mayAnnotate);
            out.token(",");
        } else if (keywordOnly > 0) {
            out.tokens("*", ",");
        } else if (random.nextInt(3) > 0) {
            return written;
        }
        for (int i = 0; i < keywordOnly; i++) {
            parameter(around, mayAnnotate);
            defaultValue(around, depth, random.nextBoolean());
            out.token(",");
        }
        if (random.nextInt(4) == 0) {
            out.token("**");
            parameter(around, mayAnnotate);
        }
        return written;
    }

    /** Returns whether the last one has a default, as those after it then must have one, too. */
    private boolean positional(Scope around, int depth, boolean mayAnnotate, boolean withDefaults) {
        boolean defaults = withDefaults;
        for (int i = random.nextInt(3); i > 0; i--) {
            parameter(around, mayAnnotate);
            defaults |= random.nextInt(3) == 0;
            defaultValue(around, depth, defaults);
            out.token(",");
        }
        return defaults;
    }

    private void parameter(Scope around, boolean mayAnnotate) {
        String name = (random.nextInt(8) == 0 ? "__p" : "p") + written.size();
        written.add(name);
        out.token(name);
        if (mayAnnotate && random.nextInt(3) == 0) {
            out.token(":");
            expressions.write(around.withoutYield().withoutAssignment(), 1);
        }
    }

    private void defaultValue(Scope around, int depth, boolean present) {
        if (present) {
            out.token("=");
            expressions.write(around, Math.min(depth, 1));
        }
    }

    /** Fresh names for a class or a function that is only bound. */
    String fresh(String prefix) {
        return names.fresh(prefix);
    }
}
