# run: streams.py
# stdin: one\ntwo é\n
import sys, os
print(sys.stdin.readline(), sys.stdin.encoding, sys.stdout.encoding, sys.stderr.errors, sys.stdin.fileno())
print(input())
print(sys.stdin.read(), file=sys.stderr)
r = os.open(os.devnull, os.O_RDONLY)
print("first free descriptor", r)
print(sorted(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else "")
