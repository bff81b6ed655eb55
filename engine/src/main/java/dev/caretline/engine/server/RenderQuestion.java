package dev.caretline.engine.server;

import dev.caretline.locations.plain.PlainValue;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** Draws a failure: {@code failure, options} to {@code text}. */
final class RenderQuestion implements Question {
    @Override
    public PlainValue answer(PlainValue body) throws RefusedException {
        Optional<FailureRenderer> renderer =
                ServiceLoader.load(FailureRenderer.class).findFirst();
        if (renderer.isEmpty()) {
            throw new RefusedException("there is no renderer");
        }
        String text = renderer.get().render(body.get("failure"), body.get("options"));
        return PlainValue.of(Map.of("text", PlainValue.of(text)));
    }
}
