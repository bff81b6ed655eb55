"""The code of one source with probes in place of its placeholders, and what has happened in it."""
import sys

from caretline_agent import coverage_notes, coverage_probes

MARK = "\0caretline.coverage"

#: By the identity of their code, which they keep alive.
_notes = {}


class Source:
    """The code of one source, and what of its events is on disk already."""

    def __init__(self, filename):
        self.filename = filename
        self.hash = b""
        self.size = 0
        self.probes = []
        self.notes = []
        self.forget_written()

    def forget_written(self):
        self.named = False
        self.written = bytearray(-(-self.size // 8))
        self.aborts_written = set()

    def adopt(self, code):
        constants = code.co_consts
        replaced = None
        placed = {}
        note = None
        for index, constant in enumerate(constants):
            kind = type(constant)
            if kind is tuple:
                if not constant or constant[0] != MARK:
                    continue
                if constant[1] == 0:
                    new = placed[index] = self._probe(constant[3])
                elif constant[1] == 1:
                    self._is(constant)
                    new = note = coverage_notes.Note()
                else:
                    new = RecursionError
            elif kind is type(code):
                new = self.adopt(constant)
                if new is constant:
                    continue
            else:
                continue
            if replaced is None:
                replaced = list(constants)
            replaced[index] = new.iterator if type(new) is coverage_probes.Placed else new
        if replaced is None:
            return code
        code = code.replace(co_consts=tuple(replaced))
        if note is not None:
            note.code = code
            note.placed = placed
            _notes[id(code)] = note
            self.notes.append(note)
        if placed:
            coverage_probes.aim(code, placed)
        return code

    def _is(self, constant):
        if not self.size:
            self.hash = constant[2]
            self.size = constant[3]
            self.written = bytearray(-(-self.size // 8))

    def _probe(self, event):
        placed = coverage_probes.Placed(event)
        self.probes.append(placed)
        return placed

    # ---- what has happened

    def hits(self):
        """The events that have been recorded, one bit each."""
        bits = bytearray(len(self.written))
        for placed in self.probes:
            if placed.has_fired():
                event = placed.event
                bits[event >> 3] |= 1 << (event & 7)
        return bits

    def aborts(self):
        found = []
        for note in self.notes:
            for place in tuple(note.seen):
                key = (id(note), place)
                if key not in self.aborts_written:
                    found.append((key, note.describe(*place)))
        return found


def note_frames():
    """What is running right now has started, although no probe has told so yet."""
    for frame in tuple(sys._current_frames().values()):
        while frame is not None:
            note = _notes.get(id(frame.f_code))
            if note is not None:
                note.seen.add((frame.f_lasti, 1))
            frame = frame.f_back
