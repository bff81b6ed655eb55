"""The frames of the last failure, or of a program that has stopped: what is in them, and in which one inputs run.

A failure is kept as Java draws it, with the values of the moment in which it was described: what has become of them since is
another matter, which the locals of a frame tell.
"""
import sys

from caretline_agent import repl_context
from caretline_agent.bounded_repr import describe, fenced, type_name

_MOST_LOCALS = 200
_CHARS = 400
_MOST_ERRORS = 50
_NO_VARIABLES = ("__name__", "__doc__", "__package__", "__loader__", "__spec__", "__builtins__", "__annotations__")
_NO_VARIABLES += ("__file__", "__cached__")

#: With it start the names of all files of this package.
HOME = __file__[: -len("repl_frames.py")]


class Frames:
    def __init__(self, stays=False):
        """stays: whether failures of inputs leave them as they are, as those of a program that has stopped."""
        self.stays = stays
        self.error = None
        self.errors = []
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
            self.errors = []
            self.look_at(error, True)

    def look_at(self, error, failed):
        entries = _entries(error)
        if entries:
            self.error, self.failed, self.entries, self.at = error, failed, entries, len(entries) - 1
            self.tree = None
            self.chosen = None

    def related(self):
        """The exception that was not caught, and those that it is linked to, group members too."""
        if not self.errors:
            pending = [self.error]
            for error in pending:
                if len(self.errors) < _MOST_ERRORS and not any(error is known for known in self.errors):
                    self.errors.append(error)
                    pending += _links(error)
        return self.errors

    def exceptions(self, body):
        """Of each: its type, its message, how many frames it has; which one is looked at. number: another one, in whose
        frame inputs run then if they did in one before."""
        errors = self.related()
        number = body.get("number")
        if number is not None and 0 <= number < len(errors):
            entered = self.chosen is not None
            self.look_at(errors[number], self.failed)
            if entered:
                self.enter()
        found = []
        for error in errors:
            text = fenced(str, error)
            frames = len(_entries(error))
            found.append((type_name(type(error)), text if type(text) is str else "", frames))
        at = [index for index, error in enumerate(errors) if error is self.error]
        return {"exceptions": found, "at": at[0] if at else 0}

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
    "exceptions": Frames.exceptions,
}


def _links(error):
    """As the traceback module follows them, nearest first."""
    from caretline_agent import exception_text

    links = []
    cause, context = exception_text.attribute(error, "__cause__"), exception_text.attribute(error, "__context__")
    if cause is not None:
        links.append(cause)
    elif context is not None and not exception_text.attribute(error, "__suppress_context__"):
        links.append(context)
    group = getattr(sys.modules["builtins"], "BaseExceptionGroup", None)
    if group is not None and isinstance(error, group):
        links += group.exceptions.__get__(error)
    return links


def stack_of(frame):
    """An exception that nobody raises, with the frames of a program that has stopped: down to the one given, without ours."""
    from types import TracebackType

    entry = None
    while frame is not None and not frame.f_code.co_filename.startswith(HOME):
        entry = TracebackType(entry, frame, frame.f_lasti, frame.f_lineno or 0)
        frame = frame.f_back
    return BaseException().with_traceback(entry)


def _entries(error):
    from caretline_agent import failure_entries

    return [run[0] for run in failure_entries.runs(failure_entries.program_entries(error, error.__traceback__))]


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
