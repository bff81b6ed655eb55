"""The Python side of the prompt: does what Java asks for, one request after the other, on the main thread.

Java edits and compiles; this process owns the terminal while code runs. docs/repl.md describes the frames. The terminal,
the interrupts, the running of code and completion have modules of their own, whose names start
with repl_.
"""
import builtins
import marshal
import os
import sys

from caretline_agent import local_socket, repl_interrupts, repl_terminal

VARIABLE = "CARETLINE_REPL"

PROTOCOL = 1
RUN, PROGRAM, SYNTAX, COMPLETE, SESSION, LEAVE, CONTINUE, FRAMES, RELOAD, INSPECT = 64, 65, 66, 67, 68, 69, 70, 71, 72, 73
READY, DONE, STOPPED, LEAVING = 192, 193, 194, 195

_HEAD = 5
_LARGEST = 1 << 28
_PATIENCE = 60  # seconds until Java, which has started us, takes the call


class Gone(BaseException):
    """Java has closed the conversation."""


class Continue(BaseException):
    """Ends the loop of a breakpoint; its argument is the kind of step that is asked for, if one is."""


class Console:
    """The conversation, and what belongs to it as long as the process lives."""

    def __init__(self, control, output, is_owned=False):
        """is_owned: whether Java has started this process, which ends with it then."""
        self.control = control
        self.is_owned = is_owned
        self.terminal = repl_terminal.Terminal(output)
        self.interrupts = repl_interrupts.Interrupts(is_owned)
        self.forked = False
        self.gone = False
        self.depth = 0
        from caretline_agent import hooks, repl_frames, repl_run

        self.runs = repl_run.Runs(self)
        self.frames = repl_frames.Frames()
        hooks.keep = lambda error, tree: self.frames.keep(error, tree)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self.after_fork)

    def after_fork(self):
        """A copy of this process has no part in the conversation."""
        self.forked = True
        self.control.close()
        self.terminal.forget()

    def greet(self):
        self.send(READY, 0, {"protocol": PROTOCOL, "python": sys.hexversion, "version": sys.version, "pid": os.getpid()})

    def loop(self, context):
        """Answers until the conversation ends, or a breakpoint is to go on."""
        self.depth += 1
        try:
            self.terminal.idle()
            while True:
                kind, number, body = self.receive()
                if kind == CONTINUE:
                    raise Continue(body.get("how"))
                if kind == LEAVE:
                    raise SystemExit(body.get("status"))
                self.send(DONE, number, self.answer(kind, body, self.frames.chosen or context))
        finally:
            self.depth -= 1
            if not self.forked:
                self.terminal.busy()

    def answer(self, kind, body, context):
        try:
            if kind in (RUN, PROGRAM, SYNTAX, RELOAD):
                return self.runs.perform(kind, body, context)
            return self.look(kind, body, context)
        except Exception as problem:
            return {"problem": "%s: %s" % (type(problem).__name__, problem)}

    def look(self, kind, body, context):
        """What runs no code of the user's by intention."""
        import caretline_agent

        if kind == COMPLETE:
            return caretline_agent.repl_complete.complete(body["text"], context)
        if kind == INSPECT:
            return caretline_agent.repl_inspect.describe(body["name"], body["source"], context)
        if kind == FRAMES:
            return self.frames.answer(body)
        if kind == SESSION:
            return caretline_agent.repl_session.answer(body, self)
        raise ValueError("no request is numbered %d" % kind)

    def stop(self, context, frames, more):
        """Tells Java that the program has stopped, and answers until it is to go on: how, or None for as ever."""
        self.interrupts.disarm()
        before, self.frames = self.frames, frames
        try:
            self.send(STOPPED, 0, more)
            self.loop(context)
        except Continue as going:
            return going.args[0]
        except (Gone, OSError):
            # Java has been killed: a program that it did not start goes on without it.
            if self.is_owned:
                raise Gone from None
            self.gone = True
            repl_terminal.restore()
        finally:
            self.frames = before
            self.interrupts.arm()

    def send(self, kind, number, body):
        content = marshal.dumps(body, 2)
        head = (len(content) + _HEAD).to_bytes(4, "little") + bytes((kind,)) + number.to_bytes(4, "little")
        self.control.sendall(head + content)

    def receive(self):
        length = int.from_bytes(self.read(4), "little")
        if not _HEAD <= length <= _LARGEST:
            raise Gone
        frame = self.read(length)
        return frame[0], int.from_bytes(frame[1:_HEAD], "little"), marshal.loads(memoryview(frame)[_HEAD:])

    def read(self, count):
        parts = []
        while count:
            try:
                part = self.control.recv(min(count, 1 << 20))
            except OSError:
                part = b""
            if not part:
                raise Gone
            parts.append(part)
            count -= len(part)
        return b"".join(parts)


def serve():
    """Runs the conversation; returns, or raises SystemExit, when it is over."""
    address = os.environ.pop(VARIABLE)
    control, output = local_socket.connect(address, _PATIENCE), local_socket.connect(address, _PATIENCE)
    names = vars(sys.modules["__main__"])
    for name in [name for name in names if not name.startswith("__")]:
        del names[name]
    names["__annotations__"] = {}
    sys.argv[:] = [""]
    sys.orig_argv[:] = [sys.orig_argv[0]]
    sys.ps1, sys.ps2 = ">>> ", "... "
    console = Console(control, output, True)
    from caretline_agent import repl_breakpoint, repl_context

    repl_breakpoint.console = lambda: console
    console.interrupts.disarm()
    console.greet()
    try:
        console.loop(repl_context.Context(names))
    except (Gone, OSError):
        # Java has been killed, and nobody waits for an answer.
        pass
    except SystemExit as leaving:
        if console.forked:
            raise
        console.interrupts.arm()
        console.send(LEAVING, 0, {})
        raise leaving.with_traceback(None) from None


def is_quitter(name):
    """Whether a bare name is one of those with which site leaves."""
    return name in ("exit", "quit") and type(getattr(builtins, name, None)).__name__ == "Quitter"
