package dev.caretline.tests.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.future.FutureStatements;
import dev.caretline.compiler.limits.RecursionLimit;
import dev.caretline.compiler.symtable.Symbol;
import dev.caretline.compiler.symtable.SymbolTable;
import dev.caretline.compiler.symtable.SymbolTableEntry;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every block, with every name in it and all its flags, as CPython's {@code symtable} module has it. */
class SymbolTableConformanceTest {
    private final EmbeddedCPython python = EmbeddedCPython.get();
    private final ScriptComparison comparison = new ScriptComparison(python, "symboltables.py");

    @Test
    void symbolTables_areCPythons_inAPartOfTheLibrary() {
        assertThat(comparison.differences(Library.sample(python), SymbolTableConformanceTest::blocks))
                .isEmpty();
    }

    @Test
    @Tag("full")
    void symbolTables_areCPythons_inTheWholeLibrary() {
        assertThat(comparison.differences(python.libraryFiles(), SymbolTableConformanceTest::blocks))
                .isEmpty();
        assertThat(comparison.compared()).isGreaterThan(70_000);
    }

    private static List<String> blocks(Path file) {
        List<String> lines = new ArrayList<>();
        try {
            SourceText source = Library.source(file);
            Mod tree = Library.tree(source);
            describe(
                    SymbolTable.of(tree, FutureStatements.read(tree, 0), RecursionLimit.DEFAULT, source)
                            .top(),
                    0,
                    lines);
        } catch (PythonSyntaxException e) {
            lines.add(e.problem().type().pythonName());
        }
        return lines;
    }

    private static String typeNumber(SymbolTableEntry block) {
        return switch (block.type()) {
            case FUNCTION -> "0";
            case CLASS -> "1";
            case MODULE -> "2";
            case ANNOTATION -> "3";
        };
    }

    private static void describe(SymbolTableEntry block, int depth, List<String> lines) {
        String symbols = block.symbols().stream()
                .sorted(Comparator.comparing(Symbol::name))
                .map(s -> s.name() + ":" + s.flags())
                .collect(Collectors.joining(" "));
        String parameters = String.join(",", block.parameters());
        lines.add(String.join(
                " ",
                Integer.toString(depth),
                block.name(),
                typeNumber(block),
                Integer.toString(block.line()),
                block.isNested() ? "1" : "0",
                "(" + parameters + ")",
                symbols));
        block.children().forEach(child -> describe(child, depth + 1, lines));
    }
}
