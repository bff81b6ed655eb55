package dev.caretline.locations.caretline;

import dev.caretline.locations.explain.Explainer;
import dev.caretline.locations.explain.SourceTrees;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.RenderOptions;
import dev.caretline.locations.traceback.Sources;
import dev.caretline.locations.traceback.TracebackStyle;
import java.io.IOException;

/** Our own style, and the default one: exact ranges, and why it failed. */
public final class CaretlineStyle implements TracebackStyle {
    /** For text that goes to no terminal: long lines are cut all the same. */
    private static final int DEFAULT_COLUMNS = 120;

    @Override
    public String name() {
        return "caretline";
    }

    @Override
    public void render(Failure failure, Sources sources, RenderOptions options, Appendable out) throws IOException {
        Page page = new Page(
                Palette.of(options),
                options.ascii() ? Glyphs.ASCII : Glyphs.UNICODE,
                options.columns() > 0 ? options.columns() : DEFAULT_COLUMNS);
        Places places = new Places(failure);
        FrameDrawing frames = new FrameDrawing(sources, places, page);
        new ExceptionDrawing(
                        failure, Explainer.explain(failure, SourceTrees.of(sources)), frames, places, options, page)
                .drawChain(failure.root());
        out.append(page.toString());
    }
}
