"""Runs a file, a -c command or standard input with no frame of ours below the program's.

The launcher starts `python [OPTIONS] AGENT/main.cpython-311.pyc PROGRAM [ARGS...]`. To run that file, CPython 3.11
(_PyRun_SimpleFileObject) sets up __main__ and sys.path, opens the file, calls importlib's SourcelessFileLoader for
__main__.__loader__, and only then reads the code from the file. So that one call is ours: it puts __main__ and sys.path
right, and puts the program's own code under the file descriptor that is about to be read. From there on everything is
CPython's: the bottom frame, SystemExit, KeyboardInterrupt, -i, exit codes.

Where that cannot be done, main's own code is what CPython reads, and runs the program by exec().
"""
import _frozen_importlib_external as external
import marshal
import os
import stat
import sys

from caretline_agent import settings

FILE, COMMAND, STDIN, MODULE = "file", "command", "stdin", "module"

#: What is to be run: how it was named, co_filename, and its source.
kind = FILE
filename = ""
_source = b""
#: Where the code comes from that main has to run itself, if it comes to that.
_code = None
#: The code objects at the bottom of the stack that are ours: main's own, once it runs, and what starts runpy.
own = ()
_SourcelessFileLoader = external.SourcelessFileLoader
#: Recorders put another one in its place, which goes on under Caretline.
_python_execv = os.execv

_END_OF_ZIP = b"PK\x05\x06"
_ZIP_TAIL = 22 + 0xFFFF
_PIPE_ROOM = 1 << 16


def main_file():
    return os.path.join(settings.folder, "main.cpython-311.pyc")


def read_arguments():
    """sys.argv and sys.orig_argv as without us; what is to be run."""
    global kind, filename
    if not hasattr(sys, "orig_argv"):
        sys.orig_argv = _command_line()
    del sys.orig_argv[len(sys.orig_argv) - len(sys.argv)]
    del sys.argv[0]
    first = sys.argv[0]
    if first == "-c":
        kind, filename = COMMAND, "<string>"
    elif first == "-m":
        kind = MODULE
    elif first == "-":
        kind, filename = STDIN, "<stdin>"
    elif os.path.isabs(first):
        filename = first
    else:
        # As C's _Py_abspath: nothing is normalized, and without a working folder it stays as it is.
        current = settings.working_folder()
        filename = current + os.sep + first if current else first


def _command_line():
    """sys.orig_argv of a Python before 3.10, which we only pass on."""
    import ctypes

    count, words = ctypes.c_int(), ctypes.POINTER(ctypes.c_wchar_p)()
    ctypes.pythonapi.Py_GetArgcArgv(ctypes.byref(count), ctypes.byref(words))
    return words[: count.value]


def folder():
    """The folder that a pyproject.toml is looked for from."""
    return os.path.dirname(os.path.abspath(filename)) if kind == FILE and os.path.isabs(filename) else None


def sources():
    """The program's text by co_filename, if no other process finds it under that name: -c, standard input, and a pipe or
    the like that was named as a file."""
    if kind == MODULE or kind == FILE and _is_found_by_all():
        return {}
    return {filename: _source.decode("utf-8", "replace")}


def _is_found_by_all():
    try:
        return stat.S_ISREG(os.stat(filename).st_mode) and not filename.startswith(("/dev/", "/proc/"))
    except OSError:
        return True


def run_plainly():
    """Replaces this process by the same call of Python without us: for all that is only the interpreter's business."""
    _python_execv(sys.executable, sys.orig_argv)


def take_over():
    """Reads the program, and waits for the call of the loader; or gives the case to plain Python."""
    global _source
    try:
        if kind == FILE:
            _source = _read(filename)
        elif kind == COMMAND:
            _source = (sys.argv.pop(1) + "\n").encode()
        elif kind == STDIN and (os.isatty(0) or sys.stdin is None):
            run_plainly()
    except (OSError, UnicodeEncodeError, IndexError):
        run_plainly()
    if kind == FILE and not _is_source(_source):
        run_plainly()
    if kind != MODULE:
        external.SourcelessFileLoader = _loader_of_main


def _read(path):
    with open(path, "rb", buffering=0, closefd=path != 0) as file:
        return file.read()


def _is_source(content):
    """Not a .pyc, nor a zip archive, whose directory is at its end and which may have anything in front."""
    if content[2:4] == b"\r\n" and content[:4] == external.MAGIC_NUMBER:
        return False
    return content.rfind(_END_OF_ZIP, max(0, len(content) - _ZIP_TAIL)) < 0


def _loader_of_main(name, path):
    """Called by C in the place of SourcelessFileLoader("__main__", main)."""
    external.SourcelessFileLoader = _SourcelessFileLoader
    try:
        return _prepared(path)
    except Exception as problem:
        if kind == STDIN:  # which may be read already
            raise
        settings.say("the program runs without Caretline: %r" % problem)
        run_plainly()


def _prepared(path):
    """Makes what C has opened the program; its loader."""
    global _source
    import __main__

    loader = _set_up(vars(__main__), path)
    if kind == STDIN:
        _source = _read(0)
    image = _image()
    if image is None or not _feed(image, path):
        _leave_to_main(image)
    return loader


def start_late(main):
    """For main, where it runs already: all that the call of the loader would have done."""
    global _source, _code, own
    external.SourcelessFileLoader = _SourcelessFileLoader
    if kind == MODULE:
        if not sys.flags.safe_path:
            # C puts nothing there if there is no working folder.
            sys.path[:1] = filter(None, [settings.working_folder()])
        run = "import runpy; runpy._run_module_as_main(%r)" % sys.argv.pop(1)
        sys.argv[0] = "-m"
        _code = compile(run, "<string>", "exec", dont_inherit=True)
        own += (_code,)
        return
    main["__loader__"] = _set_up(main, main["__file__"])
    if kind == STDIN:
        _source = _read(0)
    _leave_to_main(_image())


def _leave_to_main(image):
    global _code
    settings.say("the program runs above one frame of Caretline's")
    if _code is None:
        _code = marshal.loads(image[16:])


def _set_up(main, path):
    """__main__ and sys.path as C makes them for the program."""
    sys.path_importer_cache.pop(path, None)
    if kind == FILE:
        sys.path_importer_cache.setdefault(filename, None)
        main["__file__"] = filename
        first = os.path.dirname(os.path.realpath(sys.argv[0]))
        loader = external.SourceFileLoader("__main__", filename)
    else:
        if kind == STDIN:
            main["__file__"] = filename
        else:
            main.pop("__file__", None)
            main.pop("__cached__", None)
        first = ""
        from _frozen_importlib import BuiltinImporter as loader
    if not sys.flags.safe_path:
        sys.path[0] = first
    return loader


def _image():
    """A .pyc of the program; None if its code can only be run, not written. A SyntaxError is shown as C would."""
    global _code
    try:
        entry = _entry()
        if entry is not None:
            return entry.image if _code is None else None
        source = _source.decode() if kind == COMMAND else _source
        if sys.warnoptions and kind != STDIN and not _is_said_alike(_problem(source)):
            run_plainly()
        _code = compile(source, filename, "exec", dont_inherit=True)
    except KeyboardInterrupt:
        _die_of_interrupt()
    except (SyntaxError, ValueError, MemoryError, RecursionError) as problem:
        if kind != STDIN and not _is_said_alike(problem):
            run_plainly()
        problem.__traceback__ = None
        sys.last_type, sys.last_value, sys.last_traceback = type(problem), problem, None
        sys.excepthook(type(problem), problem, None)
        _code = compile("raise SystemExit(1)", filename, "exec", dont_inherit=True)
    return external.MAGIC_NUMBER + bytes(12) + marshal.dumps(_code)


def _entry():
    """The program compiled by Java, if it can be; sets _code if a recorder wants it to be run rather than written."""
    global _code
    from caretline_agent import finder

    try:
        entry = finder.entry(filename, _source, cookie=kind != COMMAND, again=True)
        if entry is not None:
            _code = finder.adopted(entry, filename)
        return entry
    except Exception as problem:
        settings.say("%s runs as Python compiles it: %r" % (filename, problem))
        return None


def _problem(source):
    """What is wrong with a source; None, with no warnings given yet, if nothing is."""
    import _warnings

    filters = sys.modules.get("warnings", _warnings).filters
    saved = filters[:]
    filters[:] = [("ignore", None, Warning, None, 0)]
    try:
        compile(source, filename, "exec", dont_inherit=True)
        return None
    except Exception as problem:
        return problem
    finally:
        filters[:] = saved


def _is_said_alike(problem):
    """Whether CPython says the same about a source in memory as about a file: not of what cannot be decoded, nor where the
    end is when a backslash is the last character."""
    return problem is None or (
        isinstance(problem, SyntaxError)
        and problem.text is not None
        and "(unicode error)" not in problem.msg
        and not problem.msg.startswith("unexpected EOF")
    )


def _die_of_interrupt():
    import _signal

    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
    os.kill(os.getpid(), _signal.SIGINT)


def _feed(image, path):
    """Puts an image under the descriptor that C has opened main's file with; says whether it did."""
    try:
        opened = _opened_by_c(path)
        if opened is None:
            return False
        content = _descriptor_of(image)
        os.dup2(content, opened, inheritable=False)
        os.close(content)
        return True
    except (OSError, AttributeError):
        return False


def _opened_by_c(path):
    """The descriptor of a file that C opened last and has not read from: below the next free one."""
    probe = os.open(path, os.O_RDONLY)
    try:
        wanted = os.fstat(probe)
        for descriptor in range(probe - 1, -1, -1):
            try:
                found = os.fstat(descriptor)
                if os.path.samestat(found, wanted) and os.lseek(descriptor, 0, os.SEEK_CUR) == 0:
                    return descriptor
            except OSError:
                pass
    finally:
        os.close(probe)
    return None


def _descriptor_of(image):
    """A descriptor from which the image can be read; it has no name in any folder."""
    if hasattr(os, "memfd_create"):
        descriptor = os.memfd_create("program")
        if os.write(descriptor, image) != len(image):
            raise OSError("short write")
        os.lseek(descriptor, 0, os.SEEK_SET)
        return descriptor
    if len(image) > _PIPE_ROOM // 4:
        raise OSError("more than a pipe holds")
    descriptor, end = os.pipe()
    os.write(end, image)
    os.close(end)
    return descriptor


def code():
    """For main, when its own code is what runs after all: the code that it has to exec."""
    return _code
