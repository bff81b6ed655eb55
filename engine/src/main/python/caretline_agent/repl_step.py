"""Goes on with a stopped program by a step: to the next expression, to the next line, or out of a function.

Only code of the user's is stopped in. A stop stands before an instruction that computes or binds something: loads, jumps and
what is woven in are passed over.
"""
import sys

from caretline_agent import finder, repl_context, repl_frames

NEXT, STEP, OUT = "next", "step", "out"
_COMPUTING = (
    "BINARY_OP BINARY_SUBSCR COMPARE_OP CONTAINS_OP IS_OP CALL CALL_FUNCTION_EX UNARY_NEGATIVE UNARY_NOT UNARY_INVERT "
    "UNARY_POSITIVE LOAD_ATTR STORE_ATTR DELETE_ATTR STORE_SUBSCR DELETE_SUBSCR FOR_ITER GET_ITER SEND YIELD_VALUE "
    "RETURN_VALUE RAISE_VARARGS IMPORT_NAME FORMAT_VALUE STORE_NAME STORE_GLOBAL STORE_DEREF BEFORE_WITH"
).split()


class Stepper:
    """One walk of the user through a program; ends when the program goes on."""

    def __init__(self, console):
        self.console = console
        self.how = STEP
        #: Where the step was asked for.
        self.frame = None
        self.traced = []
        self.interesting = {}
        self.last = None

    def go(self, how, frame):
        self.how, self.frame = how, frame
        below = frame
        while below is not None and not _is_ours(below):
            if _is_users(below):
                self.watch(below)
            below = below.f_back
        sys.settrace(self.called)

    def watch(self, frame):
        if frame.f_trace is None:
            self.traced.append(frame)
        frame.f_trace = self.happened
        frame.f_trace_opcodes = True

    def end(self):
        sys.settrace(None)
        for frame in self.traced:
            frame.f_trace = None
            frame.f_trace_opcodes = False
        self.traced.clear()

    def called(self, frame, event, arg):
        if self.how != STEP or not _is_users(frame):
            return None
        frame.f_trace_opcodes = True
        return self.happened

    def happened(self, frame, event, arg):
        if event == "return":
            self.returned(frame)
        elif self.how == NEXT:
            if event == "line" and frame is self.frame:
                self.stop(frame)
        elif self.how == STEP and event == "opcode" and self.is_interesting(frame):
            self.stop(frame)
        return self.happened

    def returned(self, frame):
        """The caller is stopped in where it goes on; the last one goes on for good."""
        below = frame.f_back
        while below is not None and not _is_ours(below) and not _is_users(below):
            below = below.f_back
        if below is None or _is_ours(below):
            self.end()
        elif frame is self.frame:
            self.how, self.frame = STEP, below

    def is_interesting(self, frame):
        code = frame.f_code
        offsets = self.interesting.get(code)
        if offsets is None:
            offsets = self.interesting[code] = _interesting(code)
        place = offsets.get(frame.f_lasti)
        if place is None or (frame, place) == self.last:
            return False
        self.last = frame, place
        return True

    def stop(self, frame):
        frames = repl_frames.Frames(stays=True)
        frames.look_at(repl_frames.stack_of(frame), False)
        code = frame.f_code
        place = {"kind": "step", "file": code.co_filename, "function": code.co_name, "line": frame.f_lineno or 0}
        how = self.console.stop(repl_context.Context(frame.f_globals, frame), frames, place)
        if how:
            self.go(how, frame)
        else:
            self.end()


def _is_ours(frame):
    return frame.f_code.co_filename.startswith(repl_frames.HOME)


def _is_users(frame):
    name = frame.f_code.co_filename
    return not _is_ours(frame) and (name.startswith("<input-") or (not name.startswith("<") and finder.is_ours(name)))


def _interesting(code):
    """The range of each instruction that is stopped at, by its offset."""
    from opcode import EXTENDED_ARG, opmap

    computing = {opmap[name] for name in _COMPUTING if name in opmap}
    raw = code.co_code
    found = {}
    extended = 0
    for index, place in enumerate(code.co_positions()):
        offset = 2 * index
        opcode, argument = raw[offset], raw[offset + 1] | extended
        extended = argument << 8 if opcode == EXTENDED_ARG else 0
        if None in place or not place[0]:
            continue
        own = opcode == opmap["STORE_FAST"] and not code.co_varnames[argument].startswith(".")
        if own or opcode in computing:
            found[offset] = place
    return found
