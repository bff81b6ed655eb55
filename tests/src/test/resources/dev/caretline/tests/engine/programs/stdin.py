# run: - a b
# stdin: import sys\nprint(sys.argv, sys.path[0], sorted(globals()), sys.stdin.read())\n1/0
