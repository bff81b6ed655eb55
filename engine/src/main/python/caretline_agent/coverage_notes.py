"""Notes which instruction of a code object an exception came from: what follows it in the line has not run."""

# Instructions of CPython 3.11.
_CACHE, _LOAD_CONST, _EXTENDED_ARG = 0, 100, 144
_LINE_ENDS = frozenset((83, 86, 93, 110, 111, 112, 114, 115, 119, 123, 128, 129, 130, 134, 140, 143, 173, 174, 175, 176))
_TESTS = frozenset((111, 112, 114, 115, 128, 129, 173, 174, 175, 176))
_MOST_REST = 100

_get_traceback = BaseException.__dict__["__traceback__"].__get__


class Note:
    """Called with each exception that a code object raises or lets through: notes which instruction it came from."""

    __slots__ = ("code", "seen", "placed")

    def __init__(self):
        self.seen = set()

    def __call__(self, exception):
        traceback = _get_traceback(exception)
        if traceback is not None and traceback.tb_frame.f_code is self.code:
            # A generator that is closed was merely suspended there.
            self.seen.add((traceback.tb_lasti, int(type(exception) is GeneratorExit)))

    def __reduce__(self):
        return bool, ()

    def describe(self, lasti, kind):
        """(position, position before, positions that did not come any more, kind)

        The kind is a sum: 1 the program is still there, nothing was raised; 2 the truth of something was tested.
        """
        positions = list(self.code.co_positions())
        before = None
        rest = []
        skip = 0
        argument = 0
        raw = self.code.co_code
        for offset in range(0, len(raw), 2):
            opcode = raw[offset]
            argument = argument << 8 | raw[offset + 1]
            if opcode == _EXTENDED_ARG or opcode == _CACHE:
                continue
            oparg, argument = argument, 0
            if skip:
                skip -= 1
                continue
            if opcode == _LOAD_CONST and oparg in self.placed:
                if offset > lasti:
                    break
                skip = 3
                continue
            position = positions[offset >> 1]
            if offset < lasti:
                if position[2] is not None:
                    before = position
            elif offset > lasti:
                if position[2] is not None and position not in rest:
                    rest.append(position)
                if opcode in _LINE_ENDS or len(rest) == _MOST_REST:
                    break
        return _plain(positions[lasti >> 1]), _plain(before), tuple(map(_plain, rest)), kind | 2 * (raw[lasti] in _TESTS)


def _plain(position):
    """(line, column, end line, end column); None if it is not known."""
    if position is None or None in position:
        return None
    line, end_line, column, end_column = position
    return line, column, end_line, end_column
