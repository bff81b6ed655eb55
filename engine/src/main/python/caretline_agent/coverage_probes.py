"""Probes: iterators over one item, which the woven code asks for the next one. The first time there is one, and never again.

Where ctypes is there, getting the item also makes a jump over the probe of the instruction in front of it.
"""
import itertools
import sys

# Instructions of CPython 3.11.
_NOP, _LOAD_CONST, _JUMP_FORWARD, _EXTENDED_ARG = 9, 100, 110, 144

_move = None


def patch():
    """Makes the probes that are placed from now on jumps over themselves, if that can be done here."""
    global _move
    _move = _memory_move()


class Probe(map):
    """Runs C code only, so that it takes no frame of the program's; copies of the code have probes that do nothing."""

    __slots__ = ()

    def __reduce__(self):
        return iter, ((),)


class Placed:
    """A probe of one code object: the event that it records, and the iterator that stands in the constants."""

    __slots__ = ("event", "targets", "jumps", "state", "iterator")

    def __init__(self, event):
        self.event = event
        if _move is None:
            self.targets = (None,)
            self.iterator = self.state = iter(self.targets)
        else:
            # One target for each place that the compiler made of it; filled in when the address of the code is known.
            self.targets = []
            self.jumps = []
            self.state = iter(self.targets)
            self.iterator = Probe(_move, self.state, iter(self.jumps), itertools.repeat(2))

    def aim(self, address, distance):
        self.targets.append(address)
        self.jumps.append(_jump(distance))

    def has_fired(self):
        # An iterator that has once said that there is nothing more has forgotten how many there were.
        left = self.state.__length_hint__()
        return left < len(self.targets)


_jump_codes = {}


def _jump(distance):
    """The address of the two bytes of a jump forward."""
    code = _jump_codes.get(distance)
    if code is None:
        code = _jump_codes[distance] = bytes((_JUMP_FORWARD, distance))
    # The bytes of a bytes object end with a null, which its basic size counts.
    return id(code) + bytes.__basicsize__ - 1


def aim(code, placed):
    """Tells the probes of a code object, by the indexes of their constants, where they stand."""
    if _move is None:
        return
    raw = code.co_code
    base = id(code) + type(code).__basicsize__
    argument = 0
    nop = None
    for offset in range(0, len(raw), 2):
        opcode = raw[offset]
        if opcode == _EXTENDED_ARG:
            argument = (argument | raw[offset + 1]) << 8
            continue
        if opcode == _LOAD_CONST and nop is not None:
            probe = placed.get(argument | raw[offset + 1])
            if probe is not None:
                # Behind the iterator come FOR_ITER and twice POP_TOP.
                probe.aim(base + nop, (offset - nop) // 2 + 3)
        nop = offset if opcode == _NOP else None
        argument = 0
    for probe in placed.values():
        if not probe.targets:
            # Never in the code: it cannot fire.
            probe.targets.append(None)


def _memory_move():
    """memmove as a callable of three numbers that keeps the lock of the interpreter; None if there is no ctypes."""
    known = "_ctypes" in sys.modules
    try:
        import _ctypes
    except Exception:
        return None
    try:
        class Address(_ctypes._SimpleCData):
            _type_ = "P"

        class Move(_ctypes.CFuncPtr):
            _flags_ = _ctypes.FUNCFLAG_CDECL | _ctypes.FUNCFLAG_PYTHONAPI
            _argtypes_ = (Address, Address, Address)
            _restype_ = Address

        move = Move(_ctypes._memmove_addr)
        return move if _moves(move) else None
    except Exception:
        return None
    finally:
        if not known:
            sys.modules.pop("_ctypes", None)


def _moves(move):
    """Whether code can be changed here: tried on code of our own."""
    def tried():
        return 1

    from_, to = b"\x01\x02", bytes(bytearray((3, 4)))
    offset = bytes.__basicsize__ - 1
    move(id(to) + offset, id(from_) + offset, 2)
    code = tried.__code__
    start = id(code) + type(code).__basicsize__
    copy = bytes(bytearray(len(code.co_code)))
    move(id(copy) + offset, start, len(copy))
    return tuple(to) == (1, 2) and copy[0] == code.co_code[0]
