"""Does what a Java program asks for, one request after the other, on the main thread: code, files, modules.

A second thread reads the requests, so that one can be interrupted by another. docs/protocol.md describes the frames; here
they go the other way: Java asks, this process answers.
"""
import _signal
import _thread
import marshal
import os
import sys

from caretline_agent import bounded_repr, failure, finder, hooks, local_socket, settings

VARIABLE = "CARETLINE_SESSION"

PROTOCOL = 1
EXECUTE, EVALUATE, FILE, MODULE, ASSIGN, INTERRUPT = 32, 33, 34, 35, 36, 37
READY, RESULT, FAILED, EXITED = 160, 161, 162, 163

_LARGEST = 1 << 28
_CHARS = 10_000
_DEPTH = 100
_ITEMS = 5_000_000
_SNIPPETS = 200
_SECONDS_TO_END = 5
_PATIENCE = 60  # seconds until Java, which has started us, takes the call


class _Requests:
    """Requests that have been read and not yet been done; the thread that reads them."""

    def __init__(self, connection, folder):
        self.connection = connection
        self.folder = folder
        self.waiting = []
        self.filled = _thread.allocate_lock()
        self.filled.acquire()
        self.guard = _thread.allocate_lock()
        self.current = None
        self.main = _thread.get_ident()
        _thread.start_new_thread(self.read, ())

    def read(self):
        try:
            while True:
                kind, number, body = _read_frame(self.connection)
                if kind == INTERRUPT:
                    self.interrupt(number)
                else:
                    self.waiting.append((kind, number, body))
                    self.filled.release()
        except (OSError, EOFError, ValueError):
            self.end()

    def interrupt(self, number=None):
        """Interrupts a request if it is still being done."""
        with self.guard:
            if self.current is None or number not in (None, self.current):
                return
            if hasattr(_signal, "pthread_kill"):
                # Unlike interrupt_main, this one ends a call of the system that waits.
                _signal.pthread_kill(self.main, _signal.SIGINT)
            else:
                _thread.interrupt_main()

    def end(self):
        """Java has gone or had enough: the program is interrupted, and then not waited for."""
        self.waiting.append(None)
        self.filled.release()
        self.interrupt()
        _remove(self.folder)
        import time

        time.sleep(_SECONDS_TO_END)
        os._exit(1)

    def take(self):
        """The next request; None at the end."""
        while True:
            try:
                self.filled.acquire()
                break
            except KeyboardInterrupt:
                # Of the terminal; there is nothing to interrupt.
                pass
        request = self.waiting.pop(0)
        if request is not None:
            with self.guard:
                self.current = request[1]
        return request

    def done(self):
        with self.guard:
            self.current = None


class _Interrupts:
    """The program's handler of SIGINT, in force only while the program runs: a late signal hits nothing of ours."""

    def __init__(self):
        if _signal.getsignal(_signal.SIGINT) == _signal.SIG_IGN:
            # As shells start what is put into the background, and Java hands it on: Python then sets no handler of its
            # own, and nothing could be interrupted.
            _signal.signal(_signal.SIGINT, _signal.default_int_handler)
        self.disarm()

    def arm(self):
        if self.handler is not None:
            _signal.signal(_signal.SIGINT, self.handler)

    def disarm(self):
        while True:
            try:
                self.handler = _signal.getsignal(_signal.SIGINT)
                if self.handler is not None:
                    _signal.signal(_signal.SIGINT, _nothing)
                return
            except BaseException:
                # The handler, for a signal that came before it was replaced.
                pass


def _nothing(number, frame):
    pass


class _Session:
    def __init__(self, connection, streams, folder):
        self.connection = connection
        self.streams = streams
        self.folder = folder
        self.process = os.getpid()
        self.main = sys.modules["__main__"]
        self.sources = {}
        self.passing = []
        sys.argv = [""]
        for name in [name for name in vars(self.main) if not name.startswith("__")]:
            del vars(self.main)[name]

    def serve(self):
        self.send(READY, 0, {"protocol": PROTOCOL, "python": sys.hexversion})
        interrupts = _Interrupts()
        requests = _Requests(self.connection, self.folder)
        while True:
            request = requests.take()
            if request is None:
                return
            answer = self.answer(request, requests, interrupts)
            if os.getpid() != self.process:
                # A child that the program forked, and that has come to the program's end: not Java's to hear of.
                return self.end_child(*answer)
            self.streams.mark(request[1])
            self.send(*answer)
            del request, answer

    def end_child(self, kind, number, body):
        """As python ends: with the status of sys.exit(), or with a traceback."""
        self.connection.close()
        if kind == FAILED and sys.stderr is not None:
            sys.stderr.write(body["text"])
        if kind == EXITED and body.get("message"):
            sys.stderr.write(body["message"] + "\n")
        sys.exit(1 if kind == FAILED else body.get("status", 0))

    def answer(self, request, requests, interrupts):
        kind, number, body = request
        try:
            try:
                interrupts.arm()
                answer = RESULT, number, self.perform(kind, body)
            finally:
                interrupts.disarm()
                requests.done()
        except SystemExit as exit:
            answer = EXITED, number, _exit_status(exit.code)
        except BaseException as error:
            answer = FAILED, number, self.failed(error)
        return answer

    def perform(self, kind, body):
        if kind == EXECUTE:
            exec(self.code(body["source"], body["name"], "exec"), vars(self.main))
        elif kind == EVALUATE:
            return _value(eval(self.code(body["source"].strip(), body["name"], "eval"), vars(self.main)))
        elif kind == FILE:
            self.run_file(body["path"], body["arguments"])
        elif kind == MODULE:
            self.run_module(body["name"], body["arguments"])
        elif kind == ASSIGN:
            vars(self.main).update(body["values"])
        else:
            raise ValueError("no request is numbered %d" % kind)
        return {}

    def code(self, source, name, mode):
        """Compiled by Java where it can be; its source where tracebacks and inspect look for it."""
        self.remember(name, source)
        code = None
        if mode == "exec":
            entry = finder.entry(name, source.encode("utf-8", "surrogatepass"), cookie=False, again=True)
            if entry is not None:
                code = finder.adopted(entry, name) or entry.code()
        if code is None:
            code = compile(source, name, mode, dont_inherit=True)
        if not any(type(constant) is type(code) for constant in code.co_consts):
            self.forget_later(name)
        return code

    def remember(self, name, source):
        import linecache

        self.sources[name] = source
        linecache.cache[name] = len(source), None, source.splitlines(True), name

    def forget_later(self, name):
        """No function of this source can be called later: a long session need not keep it."""
        import linecache

        self.passing.append(name)
        if len(self.passing) > _SNIPPETS:
            oldest = self.passing.pop(0)
            self.sources.pop(oldest, None)
            linecache.cache.pop(oldest, None)

    def run_file(self, path, arguments):
        with open(path, "rb") as file:
            source = file.read()
        import _frozen_importlib_external as external

        main = type(sys)("__main__")
        main.__file__ = path
        main.__cached__ = None
        main.__loader__ = external.SourceFileLoader("__main__", path)
        main.__builtins__ = sys.modules["builtins"]
        first = os.path.dirname(os.path.realpath(path))
        saved = sys.argv, sys.path[:1]
        sys.argv, sys.path[:1] = [path, *arguments], [first]
        sys.modules["__main__"] = main
        try:
            entry = finder.entry(path, source, again=True)
            code = entry and (finder.adopted(entry, path) or entry.code())
            exec(code or compile(source, path, "exec", dont_inherit=True), vars(main))
        finally:
            self.put_back(saved, first)

    def run_module(self, name, arguments):
        import runpy

        saved = sys.argv, sys.path[:1]
        sys.argv = [name, *arguments]
        try:
            runpy.run_module(name, run_name="__main__", alter_sys=True)
        finally:
            self.put_back(saved, None)

    def put_back(self, saved, first):
        sys.argv = saved[0]
        if first is not None and first in sys.path:
            sys.path[sys.path.index(first) : sys.path.index(first) + 1] = saved[1]
        sys.modules["__main__"] = self.main

    def failed(self, error):
        _without_our_frames(error)
        answer = {"text": _python_text(error), "options": hooks.options(None)}
        try:
            answer["tree"] = failure.describe(error, limits=hooks.limits(), sources=self.sources)
        except BaseException as problem:
            # Java shows the text then.
            settings.say("a failure cannot be described: %r" % problem)
        error.__traceback__ = None
        return answer

    def send(self, kind, number, body):
        content = marshal.dumps(body, 2)
        if len(content) > _LARGEST - 5 and "value" in body:
            del body["value"]
            content = marshal.dumps(body, 2)
        head = (len(content) + 5).to_bytes(4, "little") + bytes((kind,)) + number.to_bytes(4, "little")
        self.connection.sendall(head + content)


class _Streams:
    """Standard output and error, where Java reads them: it is told what belongs to which request."""

    def __init__(self, token, names):
        self.token = token
        self.descriptors = []
        for name in names:
            stream = getattr(sys, name)
            # A copy of our own: the program may close its descriptor, or lead it elsewhere.
            self.descriptors.append(os.dup(stream.fileno()))
            stream.reconfigure(encoding="utf-8", errors="surrogateescape" if name == "stdout" else "backslashreplace")

    def mark(self, number):
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except Exception:
                # The program has closed or replaced it.
                pass
        for descriptor in self.descriptors:
            try:
                os.write(descriptor, self.token + number.to_bytes(4, "little"))
            except OSError:
                pass


def serve():
    """Runs the session; returns when Java closes it."""
    address, token, names = os.environ.pop(VARIABLE).split("|")
    connection = local_socket.connect(address, _PATIENCE)
    streams = _Streams(bytes.fromhex(token), names.split())
    _Session(connection, streams, os.path.dirname(address)).serve()


def _remove(folder):
    """The folder of the sockets: Java may have been killed, and then nobody else would."""
    try:
        for name in os.listdir(folder):
            os.unlink(os.path.join(folder, name))
        os.rmdir(folder)
    except OSError:
        # Java was quicker.
        pass


def _read_frame(connection):
    length = int.from_bytes(_receive(connection, 4), "little")
    if not 5 <= length <= _LARGEST:
        raise ValueError("a frame of %d bytes" % length)
    frame = _receive(connection, length)
    return frame[0], int.from_bytes(frame[1:5], "little"), marshal.loads(memoryview(frame)[5:])


def _receive(connection, count):
    parts = []
    while count:
        part = connection.recv(min(count, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _value(value):
    """What Java gets of a value: itself if it is of built-in types only, and always its type and a text."""
    result = {"type": bounded_repr.type_name(type(value)), "repr": bounded_repr.bounded_repr(value, _CHARS)}
    if _Plain().is_plain(value, _DEPTH):
        result["value"] = value
    return result


class _Plain:
    """Whether a value can travel; one that refers to itself, or to a part many times over, is too large at some point."""

    def __init__(self):
        self.left = _ITEMS

    def is_plain(self, value, depth):
        kind = type(value)
        self.left -= 1
        if value is None or any(kind is scalar for scalar in (bool, int, float, str, bytes)):
            return self.left >= 0
        if depth and (kind is list or kind is tuple):
            return self.left >= len(value) and all(self.is_plain(item, depth - 1) for item in value)
        if depth and kind is dict:
            return self.left >= len(value) and all(
                self.is_plain(key, depth - 1) and self.is_plain(item, depth - 1) for key, item in value.items()
            )
        return False


def _exit_status(code):
    """What python would end with, and print."""
    if code is None:
        return {"status": 0}
    if isinstance(code, int):
        return {"status": int.__index__(code)}
    message = bounded_repr.fenced(str, code)
    return {"status": 1, "message": message if type(message) is str else bounded_repr.type_name(type(code))}


def _without_our_frames(error):
    """Those above the program's own, which it does not have under python."""
    entry = error.__traceback__
    home = __file__[: -len("session.py")]
    while entry is not None and entry.tb_frame.f_code.co_filename.startswith(home):
        entry = entry.tb_next
    error.__traceback__ = entry


def _python_text(error):
    """As Python itself would show it; for when Java cannot."""
    try:
        import traceback

        return "".join(traceback.format_exception(error))
    except BaseException:
        return bounded_repr.type_name(type(error)) + "\n"
