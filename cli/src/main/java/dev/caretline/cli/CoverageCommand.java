package dev.caretline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code caretline coverage}: what a program executed, down to the parts of its expressions. */
@Command(
        name = "coverage",
        description = "Measures which parts of each line ran, and which way each condition went.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        footer = {
            "",
            "Settings are read from .coveragerc, setup.cfg, tox.ini and pyproject.toml ([tool.coverage]),",
            "with [tool.caretline.coverage] going before them.",
            "Exit status: 0; 1 if there is nothing to report; 2 if the call is wrong or coverage is below --fail-under.",
            "",
            "Examples:",
            "  caretline coverage run -m unittest",
            "  caretline coverage report -m --fail-under 90",
            "  caretline coverage html"
        })
final class CoverageCommand implements Callable<Integer>, CommandGroup {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Console console;

    CoverageCommand(Console console) {
        this.console = console;
    }

    @Override
    public void addTo(CommandLine line) {
        line.addSubcommand("run", new CoverageRunHelp(console));
        line.addSubcommand("report", new CoverageReportCommand(console));
        line.addSubcommand("html", new CoverageHtmlCommand(console));
        line.addSubcommand("json", new CoverageJsonCommand(console));
        line.addSubcommand("lcov", new CoverageLcovCommand(console));
        line.addSubcommand("xml", new CoverageXmlCommand(console));
        line.addSubcommand("annotate", new CoverageAnnotateCommand(console));
        line.addSubcommand("combine", new CoverageCombineCommand(console));
        line.addSubcommand("erase", new CoverageEraseCommand(console));
        line.addSubcommand("debug", new CoverageDebugCommand(console));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(console.err());
        return ExitCode.USAGE;
    }
}
