package dev.caretline.tests.compiler.program;

import java.util.Random;

/** Chooses names; each purpose has its own, so that no rule about two uses of one name is broken. */
final class Names {
    private static final String[] VARIABLES = {
        "a",
        "b",
        "c",
        "d",
        "x",
        "y",
        "z",
        "value",
        "self",
        "result",
        "__private",
        "_under",
        "naïve",
        "input",
        "len",
        "__class__"
    };
    private static final String[] ATTRIBUTES = {"attr", "append", "__hidden", "__init__", "x", "übung", "items"};
    private static final String[] MODULES = {"os", "sys", "os.path", "a.b.c", "x.y", "__future", "numpy"};

    private final Random random;
    private final int poolSize;
    private int serial;

    Names(Random random) {
        this.random = random;
        poolSize = random.nextInt(15) == 0 ? 400 : 0;
    }

    /** A variable to load, store or delete. */
    String variable() {
        if (poolSize > 0 && random.nextInt(3) > 0) {
            return "name" + random.nextInt(poolSize);
        }
        return VARIABLES[random.nextInt(VARIABLES.length)];
    }

    String attribute() {
        if (poolSize > 0 && random.nextInt(3) > 0) {
            return "attr" + random.nextInt(poolSize);
        }
        return ATTRIBUTES[random.nextInt(ATTRIBUTES.length)];
    }

    String module() {
        return MODULES[random.nextInt(MODULES.length)];
    }

    /** The target of a comprehension, which nothing else binds. */
    String comprehensionTarget() {
        return "i" + random.nextInt(4);
    }

    /** The target of an assignment expression, which no comprehension binds. */
    String walrusTarget() {
        return "w" + random.nextInt(4);
    }

    /** A name with an annotation, which is never declared global or nonlocal. */
    String annotated() {
        return "t" + random.nextInt(4);
    }

    /** A name that occurs once. */
    String fresh(String prefix) {
        return prefix + serial++;
    }
}
