package dev.caretline.engine.server;

import dev.caretline.assertions.render.ReportStyle;
import dev.caretline.assertions.render.Verbosity;
import dev.caretline.engine.asserted.AssertedFailure;
import dev.caretline.engine.settings.RunSetting;
import dev.caretline.locations.caretline.CaretlineStyle;
import dev.caretline.locations.plain.PlainValue;
import dev.caretline.locations.styles.TracebackStyles;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.RenderOptions;
import dev.caretline.locations.traceback.Sources;
import dev.caretline.locations.traceback.TracebackReader;
import dev.caretline.locations.traceback.TracebackStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Optional;

/** Draws failures in the style that was asked for, and writes them as JSON beside it. */
public final class StyledFailures implements FailureRenderer {
    @Override
    public String render(PlainValue failure, PlainValue options) {
        Failure read = TracebackReader.read(failure.get("tree"));
        Sources sources = Sources.of(read);
        StringBuilder text = new StringBuilder();
        if (failure.get("kind").text().equals("thread")) {
            text.append("Exception in thread ")
                    .append(failure.get("thread").text())
                    .append(":\n");
        }
        if (!failure.get("heading").isNone()) {
            text.append(failure.get("heading").text()).append('\n');
        }
        try {
            TracebackStyle style = style(options, text);
            Failure asserted = asserted(style, sources, options).of(read, failure.get("tree"));
            style.render(asserted, sources, options(options), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonBeside.write(read, sources, failure.get("tree"), options)
                .ifPresent(problem -> text.append(problem).append('\n'));
        return text.toString();
    }

    private static AssertedFailure asserted(TracebackStyle style, Sources sources, PlainValue options) {
        PlainValue form = options.get("report");
        PlainValue detail = options.get("detail");
        return new AssertedFailure(
                sources,
                style instanceof CaretlineStyle,
                form.isNone() ? Optional.empty() : ReportStyle.named(form.text()),
                detail.isNone()
                        ? Verbosity.NORMAL
                        : Verbosity.named(detail.text()).orElse(Verbosity.NORMAL));
    }

    /** The style that was asked for; if there is none of that name, the first one, and a line that says so. */
    private static TracebackStyle style(PlainValue options, StringBuilder text) {
        String name = options.get("style").text();
        return TracebackStyles.named(name).orElseGet(() -> {
            text.append("caretline: there is no style '")
                    .append(name)
                    .append("': CARETLINE_STYLE takes ")
                    .append(RunSetting.STYLE.expectation())
                    .append('\n');
            return TracebackStyles.all().get(0);
        });
    }

    private static RenderOptions options(PlainValue options) {
        return new RenderOptions(
                options.get("color").truth(),
                RenderOptions.Theme.named(options.get("theme").text()),
                Math.max(0, options.get("columns").number()),
                RenderOptions.Frames.named(options.get("frames").text()),
                !canDraw(options.get("encoding").text()));
    }

    /** Whether text in a Python encoding can hold box characters. */
    private static boolean canDraw(String encoding) {
        try {
            return Charset.forName(encoding).newEncoder().canEncode('\u2502');
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            return false;
        }
    }
}
