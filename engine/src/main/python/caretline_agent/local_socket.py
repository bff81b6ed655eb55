"""Sockets between processes of one user, at a path in a folder that is the user's alone.

A Unix socket is there or, where there can be none, a file that tells a port of this machine and the two secrets by which
both sides know each other. docs/protocol.md describes it, "The socket".
"""
import time
from _operator import _compare_digest

import _socket

from caretline_agent import os

_HOST = "127.0.0.1"
_DIGITS = 64  # of each secret


def listen(path, backlog):
    """A socket that takes callers at the path, where nothing is yet."""
    try:
        return _bound(_socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM), path, backlog)
    except (OSError, AttributeError):
        # The path is too long, its file system has no sockets, or this Python.
        pass
    listener = _bound(_socket.socket(_socket.AF_INET, _socket.SOCK_STREAM), (_HOST, 0), backlog)
    try:
        _tell(path, listener.getsockname()[1])
    except BaseException:
        listener.close()
        raise
    return listener


def _bound(listener, address, backlog):
    try:
        listener.bind(address)
        listener.listen(backlog)
    except BaseException:
        listener.close()
        raise
    return listener


def _tell(path, port):
    content = b"loopback %d %s %s\n" % (port, _secret(), _secret())
    draft = "%s.%d.new" % (path, os.getpid())
    file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(file, content)
    finally:
        os.close(file)
    os.replace(draft, path)


def _secret():
    return os.urandom(_DIGITS // 2).hex().encode()


def connect(path, patience):
    """A connection to whoever listens at the path, without a timeout.

    patience: seconds for the listener to take the call. OSError if it does not, among them TimeoutError.
    """
    told = _told(path)
    family = _socket.AF_INET if told else getattr(_socket, "AF_UNIX", None)
    if family is None:
        raise ConnectionRefusedError("a Unix socket is at %s, and this Python has none" % path)
    connection = _socket.socket(family, _socket.SOCK_STREAM)
    try:
        connection.settimeout(patience)
        connection.connect((_HOST, told[0]) if told else path)
        if told:
            connection.sendall(told[1])
            if not _shows(connection, told[2], patience):
                raise ConnectionRefusedError("somebody else listens at port %d" % told[0])
        connection.settimeout(None)
    except BaseException:
        connection.close()
        raise
    return connection


def is_admitted(path, connection, patience):
    """For the listener at the path: whether a caller may come in; it is told then that it may."""
    told = _told(path)
    if told:
        try:
            if not _shows(connection, told[1], patience):
                return False
            connection.sendall(told[2])
        except OSError:
            return False
        connection.settimeout(None)
    return True


def _told(path):
    """The port, the caller's secret and the listener's; None if the path leads to a socket."""
    if os.stat(path).st_mode & 0o170000 != 0o100000:
        return None
    file = os.open(path, os.O_RDONLY)
    try:
        words = os.read(file, 256).split()
    finally:
        os.close(file)
    if len(words) != 4 or words[0] != b"loopback" or not words[1].isdigit() or len(words[2]) != _DIGITS or len(words[3]) != _DIGITS:
        raise ConnectionRefusedError("no port is told by %s" % path)
    return int(words[1]), words[2], words[3]


def _shows(connection, secret, patience):
    end = time.monotonic() + patience
    shown = b""
    while len(shown) < len(secret):
        left = end - time.monotonic()
        if left <= 0:
            raise TimeoutError("no answer in time")
        connection.settimeout(left)
        part = connection.recv(len(secret) - len(shown))
        if not part:
            return False
        shown += part
    return _compare_digest(shown, secret)
