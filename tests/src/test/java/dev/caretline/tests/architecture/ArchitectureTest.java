package dev.caretline.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows of {@code docs/architecture.md}: a room uses only those above it in the table. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.caretline");

    private static final String[] BELOW_THE_PROMPT = {
        "dev.caretline.grammar..",
        "dev.caretline.locations..",
        "dev.caretline.compiler..",
        "dev.caretline.assertions..",
        "dev.caretline.coverage..",
        "dev.caretline.engine..",
    };

    private static LayeredArchitecture rooms() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.caretline..")
                .layer("grammar")
                .definedBy("dev.caretline.grammar..")
                .layer("locations")
                .definedBy("dev.caretline.locations..")
                .layer("compiler")
                .definedBy("dev.caretline.compiler..")
                .layer("assertions")
                .definedBy("dev.caretline.assertions..")
                .layer("coverage")
                .definedBy("dev.caretline.coverage..")
                .layer("engine")
                .definedBy("dev.caretline.engine..")
                .layer("repl")
                .definedBy("dev.caretline.repl..")
                .layer("cli")
                .definedBy("dev.caretline.cli..")
                .layer("tests")
                .definedBy("dev.caretline.tests..");
    }

    @Test
    void rooms_useOnlyThoseAboveThem() {
        rooms().whereLayer("grammar")
                .mayOnlyBeAccessedByLayers(
                        "locations", "compiler", "assertions", "coverage", "engine", "repl", "cli", "tests")
                .whereLayer("locations")
                .mayOnlyBeAccessedByLayers("compiler", "assertions", "coverage", "engine", "repl", "cli", "tests")
                .whereLayer("compiler")
                .mayOnlyBeAccessedByLayers("assertions", "coverage", "engine", "repl", "cli", "tests")
                .whereLayer("assertions")
                .mayOnlyBeAccessedByLayers("engine", "repl", "cli", "tests")
                .whereLayer("coverage")
                .mayOnlyBeAccessedByLayers("engine", "repl", "cli", "tests")
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("repl", "cli", "tests")
                .whereLayer("repl")
                .mayOnlyBeAccessedByLayers("cli", "tests")
                .whereLayer("cli")
                .mayOnlyBeAccessedByLayers("tests")
                .whereLayer("tests")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @Test
    void packagesOfARoom_haveNoCycles() {
        slices().matching("dev.caretline.(*).(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void sourceText_knowsNeitherTokensNorTrees() {
        noClasses()
                .that()
                .resideInAPackage("dev.caretline.grammar.source..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.caretline.grammar.ast..", "dev.caretline.grammar.lexer..", "org.antlr..")
                .check(CLASSES);
    }

    @Test
    void trees_knowOnlySourceText() {
        noClasses()
                .that()
                .resideInAPackage("dev.caretline.grammar.ast..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.caretline.grammar.lexer..", "dev.caretline.grammar.parser..", "org.antlr..")
                .check(CLASSES);
    }

    @Test
    void onlyPromptAndCommandLine_useTerminalAndOptions() {
        noClasses()
                .that()
                .resideInAnyPackage(BELOW_THE_PROMPT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "org.fusesource..", "org.jline..")
                .check(CLASSES);
    }

    @Test
    void nobodyBelowTheCommandLine_writesToStandardStreams() {
        noClasses()
                .that()
                .resideInAnyPackage(BELOW_THE_PROMPT)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void onlyTheEngineAndThoseBelow_startProcesses() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.caretline.grammar..",
                        "dev.caretline.locations..",
                        "dev.caretline.compiler..",
                        "dev.caretline.assertions..",
                        "dev.caretline.coverage..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Process.class, ProcessBuilder.class, Runtime.class)
                .check(CLASSES);
    }

    /** Code generation writes what the flow graph is made of, and no stage knows what comes after its result. */
    @ParameterizedTest
    @CsvSource({
        "future, fold symtable codegen flowgraph assemble",
        "fold, symtable codegen flowgraph assemble",
        "symtable, fold codegen flowgraph assemble",
        "codegen, assemble",
        "flowgraph, future fold symtable codegen assemble",
        "assemble, future fold symtable codegen",
    })
    void stageOfTheCompiler_knowsNoLaterOne(String stage, String others) {
        String[] forbidden = Arrays.stream(others.split(" "))
                .map(other -> "dev.caretline.compiler." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("dev.caretline.compiler." + stage + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .check(CLASSES);
    }
}
