package dev.caretline.tests.bench;

import dev.caretline.tests.oracle.EmbeddedCPython;
import java.util.List;

/** The benchmark command: {@code tests/bin/bench [NAME...]}, all of them without a name. */
public final class Bench {
    private Bench() {}

    public static void main(String[] names) {
        EmbeddedCPython python = EmbeddedCPython.get();
        List<String> chosen = names.length == 0 ? List.of("parse", "cold") : List.of(names);
        for (String name : chosen) {
            System.out.println("== " + name);
            switch (name) {
                case "parse" -> new ParseBench(python, System.out).run();
                case "cold" -> new ColdBench(python, System.out).run();
                default -> {
                    System.err.println("bench: no benchmark named " + name + "; there are: parse, cold");
                    System.exit(2);
                }
            }
            System.out.println();
        }
    }
}
