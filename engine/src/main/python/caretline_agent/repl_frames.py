"""The frames of the last failure, or of a program that has stopped: what is in them, and in which one inputs run.

A failure is kept as Java draws it, with the values of the moment in which it was described: what has become of them since is
another matter, which the locals of a frame tell.
"""
import sys

from caretline_agent import repl_context

_MOST_LOCALS = 200
_CHARS = 400
_NO_VARIABLES = ("__name__", "__doc__", "__package__", "__loader__", "__spec__", "__builtins__", "__annotations__")


class Frames:
    def __init__(self, stays=False):
        """stays: whether failures of inputs leave them as they are, as those of a program that has stopped."""
        self.stays = stays
        self.error = None
        self.tree = None
        self.failed = False
        #: The last entry of each run of equal ones, from the outermost in, as in the tree.
        self.entries = []
        self.at = -1
        #: The context of the chosen frame, if inputs run in it.
        self.chosen = None

    def take(self, error):
        """Looks at a failure from now on, unless inputs run in a frame of another one."""
        if not self.stays and self.chosen is None and error.__traceback__ is not None:
            self.look_at(error, True)

    def look_at(self, error, failed):
        entries = _entries(error)
        if entries:
            self.error, self.failed, self.entries, self.at = error, failed, entries, len(entries) - 1
            self.tree = None
            self.chosen = None

    def keep(self, error, tree):
        """The description that was made for the traceback."""
        if error is self.error:
            self.tree = tree

    def enter(self):
        entry = self.entries[self.at]
        self.chosen = repl_context.Context(entry.tb_frame.f_globals, entry.tb_frame)

    def answer(self, body):
        if self.error is None:
            return {}
        return _ANSWERS[body["what"]](self, body)

    def failure(self, body):
        if self.tree is None:
            self.tree = _described(self.error)
        return {"tree": self.tree, "at": self.at, "entered": self.chosen is not None, "failed": self.failed}

    def choose(self, body):
        """Another frame; inputs run in it."""
        if 0 <= body["at"] < len(self.entries):
            self.at = body["at"]
            self.enter()
        return self.failure(body)

    def leave(self, body):
        self.chosen = None
        return {}

    def variables(self, body):
        """Of the frame that is looked at, as they are now: (name, type, repr, whether that is cut), and how many more."""
        from caretline_agent.bounded_repr import describe, type_name

        frame = self.entries[self.at].tb_frame
        names = _variables(frame)
        found = []
        for name, value in names[:_MOST_LOCALS]:
            text, cut = describe(value, _CHARS)
            found.append((name, type_name(type(value)), text, cut))
        return {"variables": found, "more": max(0, len(names) - _MOST_LOCALS)}


_ANSWERS = {
    "failure": Frames.failure,
    "choose": Frames.choose,
    "leave": Frames.leave,
    "variables": Frames.variables,
}


def stack_of(frame):
    """An exception that nobody raises, with the frames of a program that has stopped: down to the one given, without ours."""
    from types import TracebackType

    from caretline_agent import failure

    entry = None
    while frame is not None and not frame.f_code.co_filename.startswith(failure._HOME):
        entry = TracebackType(entry, frame, frame.f_lasti, frame.f_lineno or 0)
        frame = frame.f_back
    return BaseException().with_traceback(entry)


def _entries(error):
    from caretline_agent import failure

    return [run[0] for run in failure._runs(failure._program_entries(error, error.__traceback__))]


def _described(error):
    from caretline_agent import failure, script

    class Limits(failure.Limits):
        values = 3000

    return failure.describe(error, limits=Limits, sources=script.sources())


def _variables(frame):
    """Of a function in the order of its code, of a module or class in the order in which they were bound."""
    names = frame.f_locals
    if names is not frame.f_globals:
        return list(names.items())
    module = type(sys)
    return [
        (name, value)
        for name, value in list(names.items())
        if type(name) is str and name not in _NO_VARIABLES and type(value) is not module
    ]
