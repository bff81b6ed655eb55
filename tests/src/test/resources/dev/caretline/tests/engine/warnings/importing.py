# run: importing.py
# run: -m importing
print("before")
import imported.sub
import imported.literals
print(imported.sub.pattern)
