package dev.caretline.repl.postmortem;

import dev.caretline.assertions.render.Verbosity;
import dev.caretline.engine.asserted.AssertedFailure;
import dev.caretline.locations.caretline.FrameView;
import dev.caretline.locations.plain.PlainValue;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.Frame;
import dev.caretline.locations.traceback.Sources;
import dev.caretline.locations.traceback.Stack;
import dev.caretline.locations.traceback.TracebackReader;
import dev.caretline.repl.child.FrameKinds;
import dev.caretline.repl.command.Command.RefusedException;
import dev.caretline.repl.command.Session;
import java.util.Map;
import java.util.Optional;

/**
 * The failure, or the stopped program, that is looked at.
 *
 * @param at the index in the view of the frame that is looked at
 * @param entered whether inputs run in that frame
 * @param stack the frames, and which of them were too many to be described
 */
record Examined(FrameView view, Stack stack, int at, boolean entered) {
    /**
     * What Python has at hand.
     *
     * @throws RefusedException if nothing has failed, and nothing has stopped
     */
    static Examined of(Session session) throws RefusedException {
        return read(session.ask(FrameKinds.FRAMES, Map.of("what", PlainValue.of("failure"))), session);
    }

    /** Has inputs run in a frame from now on. */
    Examined enter(int index, Session session) throws RefusedException {
        return read(
                session.ask(
                        FrameKinds.FRAMES,
                        Map.of("what", PlainValue.of("choose"), "at", PlainValue.of(number(stack, index)))),
                session);
    }

    private static Examined read(PlainValue body, Session session) throws RefusedException {
        PlainValue tree = body.get("tree");
        if (tree.isNone()) {
            throw new RefusedException("Nothing has failed yet: there are no frames to look at.");
        }
        Failure failure = TracebackReader.read(tree);
        Failure asserted =
                new AssertedFailure(Sources.of(failure), true, Optional.empty(), Verbosity.NORMAL).of(failure, tree);
        Stack stack = failure.rootException().stack().orElseThrow();
        FrameView view = new FrameView(asserted, body.get("failed").truth(), session.drawing());
        return new Examined(
                view,
                stack,
                index(stack, body.get("at").number()),
                body.get("entered").truth());
    }

    Frame frame() {
        return view.frames().get(at);
    }

    /** The number that the process knows a frame by: it counts those that were not described, too. */
    private static int number(Stack stack, int index) {
        return index < stack.omittedAt() ? index : (int) (index + stack.omitted());
    }

    private static int index(Stack stack, int number) {
        if (number < stack.omittedAt()) {
            return number;
        }
        return Math.max(stack.omittedAt(), (int) (number - stack.omitted()));
    }
}
