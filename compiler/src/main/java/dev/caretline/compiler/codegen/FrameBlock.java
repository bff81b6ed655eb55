package dev.caretline.compiler.codegen;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.SourceRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that surrounds the code being generated and needs work when a {@code return}, {@code break} or
 * {@code continue} leaves it: CPython's {@code fblockinfo}.
 *
 * @param exit where {@code break} goes, of a loop; null for all else
 * @param start where {@code continue} goes, of a loop; null for all else
 * @param finalBody what {@code finally} runs, of a {@code FINALLY_TRY}; empty for all else
 * @param range the whole statement, of a {@code WITH} or {@code ASYNC_WITH}; null for all else
 * @param name the variable that {@code except ... as} binds, of a {@code HANDLER_CLEANUP}; null if it binds none
 */
record FrameBlock(
        Kind kind,
        @Nullable BasicBlock start,
        @Nullable BasicBlock exit,
        List<Stmt> finalBody,
        @Nullable SourceRange range,
        @Nullable String name) {

    enum Kind {
        WHILE_LOOP,
        FOR_LOOP,
        TRY_EXCEPT,
        FINALLY_TRY,
        FINALLY_END,
        WITH,
        ASYNC_WITH,
        HANDLER_CLEANUP,
        POP_VALUE,
        EXCEPTION_HANDLER,
        EXCEPTION_GROUP_HANDLER,
        ASYNC_COMPREHENSION_GENERATOR
    }

    static FrameBlock of(Kind kind) {
        return new FrameBlock(kind, null, null, List.of(), null, null);
    }

    static FrameBlock loop(Kind kind, BasicBlock start, BasicBlock exit) {
        return new FrameBlock(kind, start, exit, List.of(), null, null);
    }

    static FrameBlock finallyTry(List<Stmt> finalBody) {
        return new FrameBlock(Kind.FINALLY_TRY, null, null, finalBody, null, null);
    }

    static FrameBlock with(Kind kind, SourceRange range) {
        return new FrameBlock(kind, null, null, List.of(), range, null);
    }

    static FrameBlock handlerCleanup(@Nullable String name) {
        return new FrameBlock(Kind.HANDLER_CLEANUP, null, null, List.of(), null, name);
    }

    boolean isLoop() {
        return kind == Kind.WHILE_LOOP || kind == Kind.FOR_LOOP;
    }
}
