"""Answers questions about small sources, one JSON line each, from inside the interpreter that is the oracle.

Request:  {"what": "ast" | "code", "source": base64, "mode": "exec" | "eval" | "single", "optimize": 0, "flags": 0}
Answer:   the record that codedump.py writes for a file, plus "warnings": [[category, message, lineno], ...]

"run" instead of source code objects: {"what": "run", "source": base64} executes the source in a fresh namespace in which
`answer` may be set to anything that json can write, and answers {"ok": true, "answer": ...}.
"""
import ast
import base64
import json
import sys
import threading
import warnings

import codedump


def compiled(request, source):
    flags = request.get("flags", 0)
    if request["what"] == "ast":
        flags |= ast.PyCF_ONLY_AST
    return compile(source, "<source>", request.get("mode", "exec"), flags, True, request.get("optimize", 0))


def record(request, source):
    out = {"file": "<source>", "py": codedump.PY, "opt": request.get("optimize", 0), "ranges": True}
    try:
        result = compiled(request, source)
        if request["what"] == "ast":
            out.update(ok=True, ast=codedump.encode_ast(result))
        else:
            counter = [0]
            code = codedump.encode_code(result, codedump.local_kinds(result), counter)
            out.update(ok=True, ncode=counter[0], code=code)
    except (Exception, RecursionError, MemoryError) as e:
        out.update(ok=False, ncode=0, error=codedump.encode_error(e))
    return out


def answer(request):
    source = base64.b64decode(request["source"])
    if request["what"] == "run":
        names = {}
        exec(compile(source, "<question>", "exec"), names)
        return {"ok": True, "answer": names.get("answer")}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        out = record(request, source)
    out["warnings"] = [[type(w.message).__name__, str(w.message), w.lineno] for w in caught]
    return out


def main():
    for line in sys.stdin.buffer:
        text = json.dumps(answer(json.loads(line)), separators=(",", ":"))
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    # The AST becomes Python objects recursively; the parser's and the compiler's own limits stay as they are.
    threading.stack_size(512 * 1024 * 1024)
    thread = threading.Thread(target=main)
    thread.start()
    thread.join()
