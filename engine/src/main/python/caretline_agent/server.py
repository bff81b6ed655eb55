"""Finds Java's server, or starts one. All processes of a user share it; it ends when nobody has asked for a while.

The socket is bound here and handed to Java as its standard input. So it takes callers before Java has started, and
whoever comes second finds it. The first one of many is found out by a lock on a file.
"""
import sys
import time
from _imp import source_hash

from caretline_agent import local_socket, os, settings

_LONGEST_PATH = 100  # of a Unix socket: 104 on macOS, with the null
_BACKLOG = 1024
_SLOW_START = 10  # seconds
_MAIN = "dev.caretline.engine.server.ServerMain"
# Detached: Java is no child of the program, which would see it in wait() or by a SIGCHLD when it ends.
_SHELL = 'cd / ; exec 3<&0 ; "$@" <&3 3<&- &'


def connect(fresh, patience):
    """A connection and whether its server was started for it.

    fresh: one that is there has let us down; patience: seconds.
    """
    if "server" in settings.values:
        # Of the Java program that started this process.
        connection = _connected(settings.values["server"], patience)
        if connection is None:
            raise ConnectionRefusedError("the Java program does not answer")
        return connection, True
    path = _path()
    connection = None if fresh else _connected(path, patience)
    if connection:
        return connection, False
    lock = os.open(path + ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _acquire(lock)
        connection = _connected(path, patience)
        if connection:
            return connection, False
        _start(path)
    finally:
        os.close(lock)
    connection = _connected(path, patience)
    if connection is None:
        raise ConnectionRefusedError("Java's server did not start")
    return connection, True


def forget():
    """Makes others start a new server: this one hangs, unless it is so young that it may only be slow to start."""
    try:
        path = _path()
        if time.time() - os.stat(path).st_mtime > _SLOW_START:
            os.unlink(path)
    except OSError:
        pass


def _acquire(lock):
    """Whoever holds it needs some milliseconds; it is not waited for one that was stopped meanwhile."""
    for _ in range(200):
        try:
            return os.lockf(lock, os.F_TLOCK, 0)
        except OSError:
            time.sleep(0.01)


def _connected(path, patience):
    try:
        return local_socket.connect(path, patience)
    except TimeoutError:
        # It is there, and hangs.
        raise
    except OSError:
        return None


def _start(path):
    command = _command(path)
    try:
        os.unlink(path)
    except OSError:
        pass
    listener = local_socket.listen(path, _BACKLOG)
    try:
        actions = [
            (os.POSIX_SPAWN_DUP2, listener.fileno(), 0),
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        ]
        shell = ["/bin/sh", "-c", _SHELL, "caretline"] + command
        try:
            child = os.posix_spawn("/bin/sh", shell, _environment(), file_actions=actions, setsid=True)
        except NotImplementedError:
            child = os.posix_spawn("/bin/sh", shell, _environment(), file_actions=actions)
        os.waitpid(child, 0)
    finally:
        listener.close()


def _environment():
    """Java's: names of files mean to it what they mean to Python, which takes UTF-8 in the locale "C" too."""
    utf8 = {"LC_ALL": "C.UTF-8"} if sys.getfilesystemencoding() == "utf-8" else {}
    return {**os.environ, **utf8}


def _command(path):
    java, jars = _java(), _jars()
    archive = path[: -len(".sock")] + ".jsa"
    command = [
        java,
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-Xmx512m",
        "-Xshare:auto",
        "-Xlog:disable",
        "-Xlog:all=error:stderr",
    ]
    if os.path.exists(archive):
        command.append("-XX:SharedArchiveFile=" + archive)
    command += os.environ.get("CARETLINE_JAVA_OPTS", "").split()
    command += ["-cp", os.pathsep.join(jars), _MAIN]
    return command + ["--socket", path, "--archive", archive, "--cache", settings.cache_folder() or ""]


def _java():
    home = os.environ.get("JAVA_HOME")
    if home:
        return os.path.join(home, "bin", "java")
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        java = os.path.join(os.path.abspath(folder), "java")
        if os.access(java, os.X_OK):
            return java
    raise FileNotFoundError("no java on the PATH, and no JAVA_HOME")


def _jars():
    """The class path: what the settings name, else what the build has put beside the agent."""
    named = settings.get("classpath")
    if named:
        return named.split(os.pathsep)
    folder = os.path.join(os.path.dirname(settings.folder), "lib")
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(".jar")]


def _path():
    """Of the socket: another one for each Java and each build of ours."""
    stamp = "\n".join([_which(_java()), *("%s %s" % (jar, _which(jar)) for jar in _jars())])
    name = source_hash(0, stamp.encode("utf-8", "surrogatepass")).hex() + ".sock"
    longer = None
    for folder in _folders():
        path = os.path.join(folder, name)
        if _is_private(folder):
            if len(os.fsencode(path)) <= _LONGEST_PATH:
                return path
            longer = longer or path
    if longer is None:
        raise OSError("no private folder for a socket")
    return longer


def _which(path):
    """The file behind a name, and whether it is still the same."""
    try:
        found = os.stat(path)
        return "%d %d %d %d" % (found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)
    except OSError:
        return "-"


def _folders():
    cache = settings.cache_folder()
    if cache:
        yield os.path.join(cache, "run")
    yield os.path.join(os.environ.get("TMPDIR") or "/tmp", "caretline-%d" % os.getuid())


def _is_private(folder):
    """Whether it is there, or can be made, and nobody else can enter."""
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        found = os.lstat(folder)
    except OSError:
        return False
    return found.st_uid == os.getuid() and found.st_mode & 0o170077 == 0o040000 and os.access(folder, os.W_OK | os.X_OK)
