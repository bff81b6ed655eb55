# run: tolerant.py
import sys

for module in "imported.sub", "broken", "broken_late", "imported.sub":
    try:
        __import__(module)
    except SyntaxError as error:
        print(module, error, error.filename and error.filename.endswith(".py"), error.lineno, error.offset)
    print(module in sys.modules)
