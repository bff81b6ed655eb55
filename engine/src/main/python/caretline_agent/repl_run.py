"""Runs what was typed, and shows what came of it as Python's own prompt does."""
import builtins
import marshal
import os
import sys
import time

from caretline_agent import repl, repl_cover, repl_reload

_COROUTINE = 0x80  # CO_COROUTINE
_HOME = __file__[: -len("repl_run.py")]


class Runs:
    """What is kept from one input to the next."""

    def __init__(self, console):
        self.console = console
        self.sources = {}
        self.runner = None
        self.files = repl_reload.Files()

    def perform(self, kind, body, context):
        console = self.console
        answer = {"status": "ok", "interrupted": False}
        console.terminal.busy()
        self.allow_questions()
        repl_cover.want(body.get("cover"))
        try:
            try:
                console.interrupts.arm()
                console.interrupts.deliver(body.get("waited", 0) / 1000)
                if kind == repl.RUN:
                    self.input(body, context, answer)
                elif kind == repl.PROGRAM:
                    self.program(body)
                elif kind == repl.RELOAD:
                    self.files.reload(body["module"], context.names)
                else:
                    warn(body)
                    raise syntax_error(body)
            finally:
                console.interrupts.disarm()
        except SystemExit as leaving:
            if not body.get("inspect"):
                raise
            self.failed(leaving, answer)
        except (repl.Gone, repl.Continue):
            raise
        except BaseException as error:
            self.failed(error, answer)
        if console.forked:
            self.end_fork(answer["status"] != "ok")
        self.add_prompts(answer)
        self.files.look()
        repl_cover.flush()
        console.terminal.idle()
        return answer

    def allow_questions(self):
        """Java may have been too slow for an answer once; it is asked again for each input."""
        from caretline_agent import link

        link.forgive()

    def input(self, body, context, answer):
        name, source = body["name"], body["source"]
        self.remember(name, source)
        if repl.is_quitter(source.strip()) and source.strip() not in context.names:
            raise SystemExit
        warn(body)
        codes = [marshal.loads(code) for code in body["codes"]] if "codes" in body else self.compiled(body)
        if body.get("cover"):
            codes = [repl_cover.adopt(code, name) for code in codes]
        run = self.await_all if any(code.co_flags & _COROUTINE for code in codes) else exec
        wall, cpu = time.perf_counter_ns(), time.process_time_ns()
        try:
            for code in codes:
                context.execute(code, run)
        finally:
            answer["wall"] = str(time.perf_counter_ns() - wall)
            answer["cpu"] = str(time.process_time_ns() - cpu)

    def compiled(self, body):
        """By Python itself, where Java could not."""
        return [compile(body["source"], body["name"], "exec", body.get("features", 0), dont_inherit=True)]

    def await_all(self, code, names, own):
        """Runs a part of an input that awaits, or what stands before such a part, in the session's event loop."""
        import asyncio

        if asyncio._get_running_loop() is not None:
            raise RuntimeError("await is not possible while the event loop runs the code that has stopped here")
        if self.runner is None:
            self.runner = asyncio.Runner()
        self.runner.run(_awaited(code, names, own))

    def remember(self, name, source):
        """Where tracebacks and inspect look for it."""
        import linecache

        self.sources[name] = source
        linecache.cache[name] = len(source), None, source.splitlines(True), name

    def program(self, body):
        from caretline_agent import repl_program

        repl_program.run(body, self)

    def failed(self, error, answer):
        """As pythonrun.c's PyErr_PrintEx does it."""
        answer["status"] = "failed"
        answer["interrupted"] = isinstance(error, KeyboardInterrupt)
        error.__traceback__ = entry = _user_entries(error.__traceback__)
        sys.last_type, sys.last_value, sys.last_traceback = type(error), error, entry
        self.console.frames.take(error)
        self.restore_sources()
        try:
            hook = sys.excepthook
        except AttributeError:
            _write("sys.excepthook is missing\n")
            hook = sys.__excepthook__
        try:
            hook(type(error), error, entry)
        except SystemExit:
            raise
        except BaseException as problem:
            problem.__traceback__ = _user_entries(problem.__traceback__)
            _write("Error in sys.excepthook:\n")
            sys.__excepthook__(type(problem), problem, problem.__traceback__)
            _write("\nOriginal exception was:\n")
            sys.__excepthook__(type(error), error, entry)

    def restore_sources(self):
        """The program may have cleared linecache."""
        import linecache

        for name, source in self.sources.items():
            if name not in linecache.cache:
                linecache.cache[name] = len(source), None, source.splitlines(True), name

    def end_fork(self, failed):
        """The code has returned in a copy of this process: that has no prompt."""
        from caretline_agent import repl_terminal

        repl_terminal.flush()
        os._exit(1 if failed else 0)

    def add_prompts(self, answer):
        """What a program has made of sys.ps1 and sys.ps2."""
        for name, usual in (("ps1", ">>> "), ("ps2", "... ")):
            prompt = getattr(sys, name, usual)
            if prompt != usual:
                try:
                    answer[name] = str.__str__(str(prompt))[:200]
                except Exception:
                    pass


def warn(body):
    """Gives the warnings of Java's compiler."""
    for message, line, category in body.get("warnings", ()):
        from _warnings import warn_explicit

        warn_explicit(message, getattr(builtins, category, SyntaxWarning), body["name"], line)


def syntax_error(body):
    """The exception that CPython would raise for a source."""
    kind = getattr(builtins, body["type"])
    if "line" not in body:
        return kind(body["message"])
    place = body["filename"], body["line"], body["offset"], body["text"], body["end_line"], body["end_offset"]
    return kind(body["message"], place)


def _user_entries(entry):
    """Without the frames between Java's request and the user's code: ours, and asyncio's for an await."""
    first = entry
    while first is not None and not first.tb_frame.f_code.co_filename.startswith("<input-"):
        first = first.tb_next
    if first is not None and _is_below(entry, first):
        return first
    while entry is not None and entry.tb_frame.f_code.co_filename.startswith(_HOME):
        entry = entry.tb_next
    return entry


def _is_below(entry, first):
    """Whether nothing of the user's comes before an entry."""
    while entry is not first:
        filename = entry.tb_frame.f_code.co_filename
        if not (filename.startswith(_HOME) or "asyncio" in filename):
            return False
        entry = entry.tb_next
    return True


def _write(text):
    try:
        sys.stderr.write(text)
    except Exception:
        pass


async def _awaited(code, names, own):
    if code.co_flags & _COROUTINE:
        await type(_no_function)(code, names)()
    else:
        exec(code, names, own)


def _no_function():
    pass
