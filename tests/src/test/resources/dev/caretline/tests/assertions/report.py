"""The report of check() of a woven program: {"woven": base64 of marshal} in, {"report": base64 of marshal} out."""
import base64
import json
import marshal
import sys

sys.path.insert(0, sys.argv[1])

for line in sys.stdin:
    names = {}
    exec(marshal.loads(base64.b64decode(json.loads(line)["woven"])), names)
    try:
        names["check"]()
    except AssertionError as error:
        report = base64.b64encode(marshal.dumps(error.__caretline__, 2)).decode("ascii")
        print(json.dumps({"report": report}), flush=True)
