"""Asks the Java side: one connection per question, so that nothing stays open in the program's process.

docs/protocol.md describes the frames: length 4, kind 1, id 4, body; numbers little-endian, bodies marshal version 2.
"""
import marshal
import sys
from time import monotonic

from caretline_agent import cache, os, settings

PROTOCOL = 1
HELLO, COMPILE, RENDER, PROJECT = 1, 2, 3, 4
DONE, REFUSED, WORKING = 128, 129, 130

_HEAD = 9
_LARGEST = 1 << 28

#: When Java could not be started, did not answer or died, this process does without for some seconds, and then for longer.
_pause = 5
_silent_until = 0


def compiled(path, source, key, options, cookie):
    """The cache entry of a source that Java has compiled just now; None if it did not."""
    question = {"path": path, "source": source, "key": key, "options": options, "cookie": cookie}
    answer = _ask(COMPILE, question, path)
    return _entry(answer, key)


def project(path, content, key):
    """The cache entry of a pyproject.toml's settings."""
    answer = _ask(PROJECT, {"path": path, "source": content, "key": key}, path)
    return _entry(answer, key)


def _entry(answer, key):
    image = answer and answer.get("image")
    return cache.parse(image, key) if type(image) is bytes else None


def rendered(failure, options):
    """The text of a failure, or None."""
    answer = _ask(RENDER, {"failure": failure, "options": options}, "the report")
    text = answer and answer.get("text")
    return text if type(text) is str else None


def _ask(kind, question, subject):
    global _pause, _silent_until
    if monotonic() < _silent_until:
        return None
    try:
        from caretline_agent import server

        body = marshal.dumps(question, 2)
        patience = _patience()
        for fresh in (False, True):
            connection, started = server.connect(fresh, patience)
            try:
                connection.settimeout(patience)
                return _exchange(connection, kind, body, subject)
            except ConnectionError as problem:
                # A server that was there already may have been about to end; one of our own has failed.
                if started:
                    raise
                settings.say("Java's server was gone: %r" % problem)
            finally:
                connection.close()
    except TimeoutError:
        server.forget()
        settings.say("no answer from Java about %s; Python goes on without it" % subject)
    except (OSError, ImportError, EOFError, ValueError, TypeError, KeyError) as problem:
        settings.say("Java could not be asked about %s: %r" % (subject, problem))
    _silent_until = monotonic() + _pause
    _pause *= 2
    return None


def forgive():
    """Asks Java again at once."""
    global _silent_until
    _silent_until = 0


def _exchange(connection, kind, body, subject):
    """The answer to one question; None if it was refused."""
    hello = marshal.dumps({"protocol": PROTOCOL, "python": sys.hexversion}, 2)
    connection.sendall(_frame(HELLO, 0, hello) + _frame(kind, 1, body))
    while True:
        length = int.from_bytes(_receive(connection, 4), "little")
        if not _HEAD - 4 <= length <= _LARGEST:
            raise ValueError("a frame of %d bytes" % length)
        frame = _receive(connection, length)
        if frame[0] == WORKING:
            continue
        answer = marshal.loads(memoryview(frame)[5:])
        if type(answer) is not dict:
            raise ValueError("an answer that is no dict")
        if frame[0] == DONE:
            return answer
        if kind == PROJECT:
            settings.warn("%s: %s" % (subject, answer.get("reason")))
        else:
            settings.say("%s: %s" % (subject, answer.get("reason")))
        return None


def _patience():
    """How many seconds Java may be silent: it says that it is working twice in a second."""
    try:
        return float(os.environ.get("CARETLINE_PATIENCE") or 2)
    except ValueError:
        return 2.0


def _frame(kind, number, body):
    return (len(body) + 5).to_bytes(4, "little") + bytes((kind,)) + number.to_bytes(4, "little") + body


def _receive(connection, count):
    parts = []
    while count:
        part = connection.recv(min(count, 1 << 20))
        if not part:
            raise ConnectionResetError("the connection has ended")
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
