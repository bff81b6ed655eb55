package dev.caretline.engine.server;

import dev.caretline.engine.cache.CodeCache;
import dev.caretline.engine.protocol.FrameKind;
import java.util.Map;

/** The questions that a server answers, by their kind of frame. */
final class Questions {
    private Questions() {}

    static Map<Integer, Question> of(CodeCache cache) {
        return Map.of(
                FrameKind.COMPILE, new CompileQuestion(cache),
                FrameKind.PROJECT, new ProjectQuestion(cache),
                FrameKind.RENDER, new RenderQuestion());
    }
}
