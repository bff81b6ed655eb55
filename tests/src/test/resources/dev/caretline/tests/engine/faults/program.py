"""What the fault tests run: it reads, writes, imports a module of its own, and fails."""
import json
import sys

import other

print("out", json.dumps(sys.argv), sys.stdin.read())
print("err", file=sys.stderr)
other.fail()
