package dev.caretline.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caretline.assertions.render.ReportStyle;
import dev.caretline.assertions.render.Verbosity;
import dev.caretline.locations.styles.TracebackStyles;
import dev.caretline.locations.traceback.TracebackStyle;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectSettingsTest {
    @Test
    void everyForm_isRead() throws Exception {
        ProjectSettings project = ProjectSettings.parse("""
                [tool.caretline]
                style = "cpython-3.13"
                values = true
                post_mortem = false
                include = ["src/*", "tools"]
                exclude = "build"

                [tool.caretline.coverage.run]
                source = ["src"]
                """);
        assertThat(project.texts()).isEqualTo(Map.of("style", "cpython-3.13", "values", "1", "post-mortem", "0"));
        assertThat(project.patterns())
                .isEqualTo(Map.of("include", List.of("src/*", "tools"), "exclude", List.of("build")));
        assertThat(project.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "stlye = 'x', `tool.caretline has no setting 'stlye'`",
                "python = '3.12', `tool.caretline has no setting 'python'`",
                "values = 'yes', tool.caretline.values takes true or false",
                "style = 'x', `tool.caretline.style takes one of caretline, cpython-3.11, cpython-3.13, cpython-3.14`",
                "detail = 3, `tool.caretline.detail takes one of normal, more, all`",
                "include = [1], tool.caretline.include takes patterns of files",
            })
    void whatCannotBe_isAProblem_andLeftOut(String line, String problem) throws Exception {
        ProjectSettings project = ProjectSettings.parse("[tool.caretline]\nframes = 'all'\n" + line + "\n");
        assertThat(project.problems()).containsExactly(problem);
        assertThat(project.texts()).isEqualTo(Map.of("frames", "all"));
        assertThat(project.patterns()).isEmpty();
    }

    @Test
    void valueInPlaceOfTheTable_isAProblem() throws Exception {
        assertThat(ProjectSettings.parse("[tool]\ncaretline = 1\n").problems())
                .containsExactly("tool.caretline is to be a table");
    }

    @Test
    void noTable_isNothing() throws Exception {
        assertThat(ProjectSettings.parse("[project]\nname = 'x'\n"))
                .isEqualTo(new ProjectSettings(Map.of(), Map.of(), List.of()));
    }

    @Test
    void noToml_isMalformed() {
        assertThatThrownBy(() -> ProjectSettings.parse("[tool.caretline\n"))
                .isInstanceOf(ProjectSettings.MalformedException.class)
                .hasMessageContaining("line 1");
    }

    /** The names stand in the enumeration so that a start does not load all styles. */
    @Test
    void choices_areWhatThereIs() {
        assertThat(RunSetting.STYLE.choices())
                .isEqualTo(
                        TracebackStyles.all().stream().map(TracebackStyle::name).toList());
        assertThat(RunSetting.REPORT.choices()).hasSize(ReportStyle.values().length);
        assertThat(RunSetting.REPORT.choices())
                .allMatch(name -> ReportStyle.named(name).isPresent());
        assertThat(RunSetting.DETAIL.choices())
                .allMatch(name -> Verbosity.named(name).isPresent());
    }
}
