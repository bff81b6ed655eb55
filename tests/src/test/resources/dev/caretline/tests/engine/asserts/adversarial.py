class Raises:
    def __repr__(self): raise ValueError("no")
class Exits:
    def __repr__(self): raise SystemExit(3)
class Recurses:
    def __repr__(self): return repr(self)
class Never:
    def __repr__(self):
        while True: pass
class NonStr:
    def __repr__(self): return 7
for kind in Raises, Exits, Recurses, Never, NonStr:
    v = kind()
    try:
        assert not v
    except AssertionError as e:
        print(kind.__name__, e.__notes__)
print("went on")
