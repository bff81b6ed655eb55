package dev.caretline.tests.bench;

import dev.caretline.tests.oracle.EmbeddedCPython;
import java.util.List;

/** The benchmark command: {@code tests/bin/bench [NAME...]}, all of them without a name. */
public final class Bench {
    private static final List<String> NAMES = List.of(
            "parse", "cold", "compile", "compile-cold", "run", "render", "values", "assert", "coverage", "repl");

    private Bench() {}

    public static void main(String[] names) {
        EmbeddedCPython python = EmbeddedCPython.get();
        List<String> chosen = names.length == 0 ? NAMES : List.of(names);
        for (String name : chosen) {
            System.out.println("== " + name);
            switch (name) {
                case "parse" -> new ParseBench(python, System.out).run();
                case "cold" -> new ColdBench(python, System.out).run();
                case "compile" -> new CompileBench(python, System.out).warm();
                case "compile-cold" -> new CompileBench(python, System.out).cold();
                case "run" -> new RunBench(python, System.out).run();
                case "render" -> new RenderBench(python, System.out).run();
                case "values" -> new ValuesBench(python, System.out).run();
                case "assert" -> new AssertBench(python, System.out).run();
                case "coverage" -> new CoverageBench(python, System.out).run();
                case "repl" -> new ReplBench(System.out).run();
                default -> {
                    System.err.println(
                            "bench: no benchmark named " + name + "; there are: " + String.join(", ", NAMES));
                    System.exit(2);
                }
            }
            System.out.println();
        }
    }
}
