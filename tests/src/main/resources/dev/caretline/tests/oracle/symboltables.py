"""The symbol tables of many files: one JSON list of lines, one line per block, for every file that is named in a list.

A line is the depth, name, type, first line, nestedness, parameters and symbols of a block, the latter sorted.
"""
import _symtable
import json
import sys
import warnings


def describe(block, depth, lines):
    symbols = " ".join(f"{name}:{flags}" for name, flags in sorted(block.symbols.items()))
    lines.append(f"{depth} {block.name} {block.type} {block.lineno} {block.nested} ({','.join(block.varnames)}) {symbols}")
    for child in block.children:
        describe(child, depth + 1, lines)


def lines_of(path):
    with open(path, "rb") as file:
        source = file.read()
    lines = []
    try:
        describe(_symtable.symtable(source, path, "exec"), 0, lines)
    except (SyntaxError, ValueError) as error:
        lines = [type(error).__name__]
    return lines


warnings.simplefilter("ignore")
with open(sys.argv[1], encoding="utf-8") as paths:
    for path in paths.read().splitlines():
        print(json.dumps(lines_of(path)), flush=True)
