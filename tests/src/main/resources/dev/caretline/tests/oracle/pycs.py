#!/usr/bin/env python3
"""Make .pyc files of many sources, and say what this interpreter finds in them.

    python pycs.py compile FOLDER LIST             FOLDER/N.pyc of the N-th source in LIST, and FOLDER/N.positions
    python -X no_debug_ranges pycs.py strip FOLDER FOLDER/N.stripped of each FOLDER/N.pyc

Both kinds of text have a line per code object, outer ones first: the SHA-256 of its co_positions(), four little-endian
32-bit numbers per code unit with -1 for None; the SHA-256 of its location table as this interpreter loads it.
A source that does not compile has no files.
"""
import glob
import hashlib
import importlib._bootstrap_external
import marshal
import os
import struct
import sys
import warnings


def codes(root):
    pending = [root]
    while pending:
        code = pending.pop()
        yield code
        pending += [c for c in reversed(code.co_consts) if isinstance(c, type(root))]


def positions(code):
    numbers = [-1 if n is None else n for position in code.co_positions() for n in position]
    return struct.pack("<%di" % len(numbers), *numbers)


def digests(path, texts):
    with open(path, "w", encoding="ascii") as file:
        file.writelines(hashlib.sha256(text).hexdigest() + "\n" for text in texts)


def compile_all(folder, listed):
    # Interns "*" in this process, as any that compiles more than a few modules has done.
    compile("from os import *", "<first>", "exec")
    for number, source in enumerate(listed):
        try:
            with open(source, "rb") as file:
                text = file.read()
            code = compile(text, source, "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            continue
        pyc = importlib._bootstrap_external._code_to_timestamp_pyc(code, os.stat(source).st_mtime, len(text))
        with open(f"{folder}/{number}.pyc", "wb") as file:
            file.write(pyc)
        digests(f"{folder}/{number}.positions", map(positions, codes(code)))


def strip_all(folder):
    for path in glob.glob(glob.escape(folder) + "/*.pyc"):
        with open(path, "rb") as file:
            code = marshal.loads(file.read()[16:])
        digests(path[:-len("pyc")] + "stripped", (c.co_linetable for c in codes(code)))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    if sys.argv[1] == "compile":
        with open(sys.argv[3], encoding="utf-8") as names:
            compile_all(sys.argv[2], names.read().split("\n"))
    else:
        strip_all(sys.argv[2])
