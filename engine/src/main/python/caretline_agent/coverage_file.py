"""The data file of a process: a sequence of records, each appended by one write.

A record is the mark, the length and the hash of what follows, and a marshalled tuple.
"""
import _imp
import marshal
import os

from caretline_agent import coverage_settings

MARK = b"\xc4\xb1CV"
HASH_KEY = 0x6361726574

_path = None
_has_failed = False


def begin():
    """A file for this process alone, in the folder of the run."""
    global _path
    data = coverage_settings.get("data") or os.path.abspath(".caretline-coverage")
    unique = int.from_bytes(os.urandom(4), "big")
    _path = "%s.%s.%d.%08x" % (data, os.uname().nodename if hasattr(os, "uname") else "host", os.getpid(), unique)


def record(value):
    body = marshal.dumps(value, 2)
    return MARK + len(body).to_bytes(4, "little") + _imp.source_hash(HASH_KEY, body) + body


def append(data):
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
    global _has_failed
    if not _has_failed:
        _has_failed = True
        try:
            os.write(2, b"caretline: coverage data cannot be written to %s: %s\n" % (
                os.fsencode(_path), os.fsencode(str(problem.strerror))))
        except OSError:
            pass
    return False
