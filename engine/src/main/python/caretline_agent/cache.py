"""Code that was compiled before: one file per source, path and options, written by the Java side.

A file is a .pyc with more behind the code: `header 16 | code | extra | trailer 64`. The trailer is
`key 32 | length of code 8 | length of extra 8 | checksum 8 | magic 8`, numbers little-endian; the checksum is of
everything before it. The extra is what marshal makes of a dict. What is not exactly so is no entry.
"""
import _frozen_importlib_external as external
import marshal
import os
import sys
from _imp import source_hash

_MAGIC = b"caretln2"
_HEADER = 16
_TRAILER = 64
_SEED = 0x6361726574
_OTHER_SEED = 0x6C696E65

#: The build of Caretline, put here when the agent is laid out: what another one compiled is not found.
_BUILD = "@build@"

_plain_options = None


class Entry:
    """A compiled source: its file's content, and what the compiler had to say."""

    __slots__ = ("image", "_end", "_extra")

    def __init__(self, image, end, extra):
        self.image = image
        self._end = end
        self._extra = extra

    def code(self):
        return marshal.loads(memoryview(self.image)[_HEADER : self._end])

    def warnings(self):
        """What the compiler warns about, in its order: (text, line, category's name)."""
        return self._value("warnings")

    def table(self):
        """What the weavers say about their sites; None if nothing is woven."""
        return self._value("table")

    def settings(self):
        """Of an entry that is no code: a project's settings."""
        return self._value("settings") or {}

    def problems(self):
        """Of the same: lines about what is wrong in the project's file."""
        return self._value("problems") or ()

    def _value(self, key):
        return marshal.loads(self._extra).get(key) if self._extra else None


def options(weaving):
    """Everything but the source and its path that the code depends on."""
    global _plain_options
    if _plain_options is None:
        ranges = "no_debug_ranges" not in sys._xoptions and (
            sys.flags.ignore_environment or not os.environ.get("PYTHONNODEBUGRANGES")
        )
        _plain_options = "%d %d %d " % (sys.hexversion, min(sys.flags.optimize, 2), ranges)
    return _plain_options + weaving


def key(path, source, settings_text, cookie):
    """32 bytes that stand for a source, where it lies, how it is compiled and by which build."""
    rest = "%s\0%d\0%d\0%s\0%s" % (_BUILD, len(source), cookie, settings_text, path)
    rest = rest.encode("utf-8", "surrogatepass")
    return (
        source_hash(_SEED, source)
        + source_hash(_OTHER_SEED, source)
        + source_hash(_SEED, rest)
        + source_hash(_OTHER_SEED, rest)
    )


def file_name(folder, wanted):
    """Where the entry with a key is, if it is anywhere."""
    name = wanted.hex()
    return "%s/code/%s/%s" % (folder, name[:2], name[2:])


def load(folder, wanted):
    """The entry with a key; None if there is none that can be used."""
    try:
        with open(file_name(folder, wanted), "rb", buffering=0) as file:
            return parse(file.read(), wanted)
    except (OSError, ValueError):
        return None


def parse(image, wanted):
    """The entry that is the content of a file, if it is whole and the one that is wanted."""
    if len(image) < _HEADER + _TRAILER or image[-8:] != _MAGIC or image[:4] != external.MAGIC_NUMBER:
        return None
    start = len(image) - _TRAILER
    code = int.from_bytes(image[start + 32 : start + 40], "little")
    extra = int.from_bytes(image[start + 40 : start + 48], "little")
    if image[start : start + 32] != wanted or _HEADER + code + extra != start:
        return None
    if source_hash(_SEED, image[:-16]) != image[-16:-8]:
        return None
    return Entry(image, _HEADER + code, image[_HEADER + code : start])
