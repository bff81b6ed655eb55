# run: script.py
pattern = "\d+" "\w" f"\s{1}\z"
print(1 is 1, 0x1for 2)
assert (pattern, "always true")
