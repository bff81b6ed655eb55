# run: argv.py
# run: argv.py a "" -c --style
# run: ./argv.py x
# run: -u argv.py -m
# run: -OO -X dev -W ignore argv.py
# run: -P argv.py
# run: -I argv.py
# run: -E -s argv.py
# run: -S argv.py
# run: -Bu argv.py
# run: -Wignore -Xdev -OR argv.py x
# run: --check-hash-based-pycs never argv.py
import sys
print(sys.argv, sys.orig_argv[1:], sys.flags, sys.warnoptions, sys._xoptions)
print(sys.path)
