"""Records what ran: puts probes into the places that the compiler left for them, and writes down which have fired.

A probe is an iterator over one item. The woven code asks it for the next item: the first time there is one, and never
again. Where ctypes is there, getting the item also makes a jump over the probe of the instruction in front of it.

The data file is a sequence of records, each appended by one write: the mark, the length and the hash of what follows,
and a marshalled tuple.
"""
import _frozen_importlib_external as external
import _imp
import itertools
import marshal
import os
import sys

MARK = "\0caretline.coverage"
RECORD = b"\xc4\xb1CV"
HASH_KEY = 0x6361726574
VERSION = 1

# Instructions of CPython 3.11.
_CACHE, _NOP, _LOAD_CONST, _JUMP_FORWARD, _EXTENDED_ARG = 0, 9, 100, 110, 144
_LINE_ENDS = frozenset((83, 86, 93, 110, 111, 112, 114, 115, 119, 123, 128, 129, 130, 134, 140, 143, 173, 174, 175, 176))
_TESTS = frozenset((111, 112, 114, 115, 128, 129, 173, 174, 175, 176))
_MOST_REST = 100

_get_traceback = BaseException.__dict__["__traceback__"].__get__
_settings = {}
_sources = []
_codes = {}
_known_places = {}
_path = None
_move = None
_timer = None


class Probe(map):
    """Runs C code only, so that it takes no frame of the program's; copies of the code have probes that do nothing."""

    __slots__ = ()

    def __reduce__(self):
        return iter, ((),)


# ---- the recorder's side of the agent


def start(settings):
    """settings: data (path without the process's part), probes (fast or portable), flush_every, sigterm, save_signal (its
    name), relative (the folder that names of sources start from), and lists between tabs: folders and files, packages, include and omit (absolute patterns). Only what is in one
    of the folders, files or packages is measured, or without those what fits include; all if there are none; nothing that
    fits omit."""
    global _move
    _settings.update(settings)
    if settings.get("probes") != "portable":
        _move = _memory_move()
    _name_file()
    _watch_exits()
    from caretline_agent import spawned

    if settings.get("sigterm") or spawned.is_here():
        _watch_sigterm()
    if settings.get("save_signal"):
        _watch_save_signal(settings["save_signal"])
    _start_timer()


def adopt(code, table, filename):
    """The code with probes in place of its placeholders."""
    source = _Source(filename)
    adopted = source.adopt(code)
    if source.size and _is_measured(filename):
        _sources.append(source)
    return adopted


def _is_measured(filename):
    path = os.path.abspath(filename)
    if _fits(_listed("omit"), path):
        return False
    roots = _listed("folders")
    for package in _listed("packages"):
        named = "*/" + package.replace(".", "/")
        # Where nobody knows where it is, what is called like it is taken for it.
        roots += _places(package) or [named, named + ".py"]
    wanted = roots or _listed("include")
    return not wanted or _fits(wanted, path)


def _fits(patterns, path):
    if not patterns:
        return False
    from caretline_agent import globs

    return any(globs.fits_path(pattern, path) for pattern in patterns)


def _listed(name):
    return [text for text in _settings.get(name, "").split("\t") if text]


def _places(package):
    """The folders of a package, or the file of a module, wherever it is imported from; no code of it is run."""
    places = _known_places.get(package)
    if not places:
        top, _, rest = package.partition(".")
        spec = None
        try:
            spec = external.PathFinder.find_spec(top)
        except Exception:
            # Something of the program's on sys.path; it hears of it when it imports.
            pass
        folders = list(spec.submodule_search_locations or ()) if spec else []
        below = rest.replace(".", os.sep)
        places = [os.path.join(folder, below) if rest else folder for folder in folders]
        if spec and not folders and spec.origin and not rest:
            places = [spec.origin]
        places = [place if os.path.isdir(place) or place.endswith(".py") else place + ".py" for place in places]
        _known_places[package] = places
    return places


def finish():
    global _timer
    _timer = None
    flush()


def after_fork_child():
    for source in _sources:
        source.forget_written()
    _name_file()
    if "multiprocessing" in sys.modules:
        _watch_sigterm()
    _start_timer()


# ---- probes


class _Source:
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
                    new = note = _Note()
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
            replaced[index] = new.iterator if type(new) is _Placed else new
        if replaced is None:
            return code
        code = code.replace(co_consts=tuple(replaced))
        if note is not None:
            note.code = code
            note.placed = placed
            _codes[id(code)] = note
            self.notes.append(note)
        if _move is not None and placed:
            _aim(code, placed)
        return code

    def _is(self, constant):
        if not self.size:
            self.hash = constant[2]
            self.size = constant[3]
            self.written = bytearray(-(-self.size // 8))

    def _probe(self, event):
        placed = _Placed(event)
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


class _Placed:
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


class _Note:
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


def _aim(code, placed):
    """Tells the probes of a code object where they stand."""
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


# ---- the data file


def _name_file():
    """A file for this process alone, in the folder of the run."""
    global _path
    data = _settings.get("data") or os.path.abspath(".caretline-coverage")
    unique = int.from_bytes(os.urandom(4), "big")
    _path = "%s.%s.%d.%08x" % (data, os.uname().nodename if hasattr(os, "uname") else "host", os.getpid(), unique)


def flush():
    """Appends what is new to the file. Safe in a signal handler that interrupts it: then some things are there twice."""
    records = []
    if not any(source.named for source in _sources):
        records.append(("process", VERSION, os.getpid(), sys.version, list(getattr(sys, "orig_argv", ())), _here()))
        records.append(("roots", _roots()))
    _note_frames()
    marks = []
    for index, source in enumerate(tuple(_sources)):
        bits = source.hits()
        aborts = source.aborts()
        named = source.named
        if bits != source.written or aborts or not named:
            if not named:
                records.append(("source", index, _named(source.filename), source.hash, source.size))
            records.append(("ran", index, bytes(bits), [abort for key, abort in aborts]))
            marks.append((source, bits, [key for key, abort in aborts]))
    if not marks or not _append(b"".join(map(_record, records))):
        return
    for source, bits, keys in marks:
        source.named = True
        source.written = bits
        source.aborts_written.update(keys)


def _roots():
    """The folders and files that were asked for, so that reports name those in which nothing ran, too."""
    places = [place for package in _listed("packages") for place in _places(package)]
    return [_named(path) for path in _listed("folders") + places]


def _named(path):
    """A path as the data has it: absolute, or if that is wanted from the folder of the run, for those that are in it."""
    folder = _settings.get("relative")
    if not folder:
        return path
    absolute = os.path.abspath(path)
    if absolute == folder:
        return "."
    return absolute[len(folder) + 1 :] if absolute.startswith(folder + os.sep) else absolute


def _here():
    try:
        return os.getcwd()
    except OSError:
        return ""


def _record(value):
    body = marshal.dumps(value, 2)
    return RECORD + len(body).to_bytes(4, "little") + _imp.source_hash(HASH_KEY, body) + body


def _append(data):
    try:
        file = os.open(_path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
    except OSError as problem:
        return _failed(problem)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(file, view) :]
        return True
    except OSError as problem:
        return _failed(problem)
    finally:
        os.close(file)


def _failed(problem):
    """Says once that data could not be written."""
    if not _settings.get("failed"):
        _settings["failed"] = True
        try:
            os.write(2, b"caretline: coverage data cannot be written to %s: %s\n" % (
                os.fsencode(_path), os.fsencode(str(problem.strerror))))
        except OSError:
            pass
    return False


def _note_frames():
    """What is running right now has started, although no probe has told so yet."""
    for frame in tuple(sys._current_frames().values()):
        while frame is not None:
            note = _codes.get(id(frame.f_code))
            if note is not None:
                note.seen.add((frame.f_lasti, 1))
            frame = frame.f_back


# ---- the ends of the process


def _watch_exits():
    """Ways out of the process on which no exit function runs."""
    module = sys.modules.get("posix") or sys.modules.get("nt")
    for name in ("_exit", "abort", "execv", "execve"):
        original = getattr(os, name, None)
        if original is not None:
            wrapped = _flushing_first(original, name.startswith("exec"))
            setattr(os, name, wrapped)
            if module is not None:
                setattr(module, name, wrapped)


def _flushing_first(original, goes_on):
    def wrapper(*args, **kwargs):
        flush()
        if goes_on and not kwargs and os.name == "posix":
            from caretline_agent import follow

            return follow.execute(original, *args)
        return original(*args, **kwargs)

    for name in ("__name__", "__qualname__", "__module__", "__doc__", "__text_signature__"):
        try:
            setattr(wrapper, name, getattr(original, name))
        except (AttributeError, TypeError):
            pass
    return wrapper


def _watch_sigterm():
    """Asked for by the option; and multiprocessing ends the workers of a pool by this signal."""
    import _signal

    def terminated(number, frame):
        flush()
        _signal.signal(number, _signal.SIG_DFL)
        os.kill(os.getpid(), number)

    if _signal.getsignal(_signal.SIGTERM) is _signal.SIG_DFL:
        _signal.signal(_signal.SIGTERM, terminated)


def _watch_save_signal(name):
    import _signal

    _signal.signal(getattr(_signal, "SIG" + name), lambda number, frame: flush())


def _start_timer():
    """Flushes every so often, in a thread that the program does not see among its own."""
    global _timer
    seconds = float(_settings.get("flush_every") or 0)
    if seconds <= 0:
        return
    import _thread

    lock = _timer = _thread.allocate_lock()
    lock.acquire()

    def wait():
        while _timer is lock and not lock.acquire(True, seconds):
            if _timer is lock:
                flush()

    _thread.start_new_thread(wait, ())
