"""Runs programs that end by a failed assert. Standard input: {"name", "woven": base64 of marshal}; output: {"name", "note"}."""
import base64
import json
import marshal
import sys

sys.path.insert(0, sys.argv[1])
for line in sys.stdin:
    program = json.loads(line)
    try:
        exec(marshal.loads(base64.b64decode(program["woven"])), {"__name__": "program"})
        note = "passed"
    except AssertionError as error:
        note = "\n".join(error.__notes__)
    print(json.dumps({"name": program["name"], "note": note}))
