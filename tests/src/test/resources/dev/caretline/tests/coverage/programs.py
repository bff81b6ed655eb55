"""Writes many small programs: each construct with all inputs from 0 to 2. Arguments: the folder."""
import itertools
import os
import sys

PROGRAMS = {}
PROGRAMS["and"] = '''def f(a,b):
    x = a and b
    return x or not a
f({0},{1})
'''
PROGRAMS["nested"] = '''def f(a,b,c):
    if (a and b) or (not c and a):
        return 1
    elif a or b or c:
        return 2
    return (a and b) or c
try:
    f({0},{1},{2})
except Exception: pass
'''
PROGRAMS["tern"] = '''def f(a,b,c):
    y = (a if b else c) if c else (b or a)
    z = 1 if (a and b) else 2
    if (a if b else not c): y += 1
    while (a and b):
        a -= 1
    return [y if b else z, z]
f({0},{1},{2})
'''
PROGRAMS["chain"] = '''def f(a,b,c):
    if a < b < c: return 1
    x = a <= b <= c
    y = (a < b < c) and x or not (a == b == c)
    assert a <= 9 <= 9 + b, str(x)
    return x
try:
    f({0},{1},{2})
except AssertionError: pass
'''
PROGRAMS["loops"] = '''def f(n,m):
    for i in range(n):
        if i == m: break
        if i > 2: continue
        m += 1
    else:
        m = 0
    while n:
        n -= 1
        if n == m: break
    else:
        n = 5
    while True:
        if m: return n
        m += 1
f({0},{1})
'''
PROGRAMS["try"] = '''def f(a,b):
    r = 0
    try:
        r = 1 // a
        r = r + (5 // b)
    except ZeroDivisionError if b else TypeError as e:
        r = 2
        if a: raise
    except (ValueError, TypeError):
        r = 3
    else:
        r = 4
        if b > 1: return r
    finally:
        r = 5
        if b == 0 and a: r = 6
    return r
try:
    f({0},{1})
except Exception: pass
'''
PROGRAMS["fin"] = '''def f(a,b):
    for i in range(3):
        try:
            if a: continue
            if b: break
            x = 1 // b
        finally:
            y = i
            if a and b: return 7
    try:
        try:
            raise ValueError(a) if b else KeyError
        except ValueError:
            z = 1
        finally:
            z = 2
    except KeyError:
        z = 3
    return z
f({0},{1})
'''
PROGRAMS["comp"] = '''def f(n,m):
    a = [i * j for i in range(n) if i > m for j in range(m) if j or i]
    b = {{k: v for k, v in enumerate(range(n)) if k}}
    c = {{x if x else n for x in a}}
    g = (q + 1 for q in a if q)
    next(g, None) if m else g
    d = [lambda: n, lambda z: z + m]
    if m: d[0]()
    any(x > 1 for x in range(n))
    return [[u for u in range(w)] for w in range(n)]
f({0},{1})
'''
PROGRAMS["gen"] = '''def g(n):
    x = yield 1
    y = (yield x) + h(n)
    try:
        z = yield
    finally:
        w = 1
    yield from range(n)
    return w
def h(n):
    return 1 // n
def f(n,m):
    k = g(n)
    try:
        for i in range(m):
            k.send(None if not i else 3)
    except (StopIteration, ZeroDivisionError): pass
f({0},{1})
'''
PROGRAMS["with"] = '''class C:
    def __init__(self, s): self.s = s
    def __enter__(self):
        if self.s == 2: raise ValueError
        return self
    def __exit__(self, *a): return self.s
def f(a,b):
    with C(a) as x, C(b):
        q = 1
        q = 1 // b
        q = 2
    return q
try:
    f({0},{1})
except Exception: pass
'''
PROGRAMS["match"] = '''def f(a,b):
    match (a, b):
        case (0, 0): return 1
        case (x, 1) if x > 1 and b: return x
        case (1 | 2 | 3, y) if y: return y
        case [_, 0 | 2]: r = 1
        case _: r = 2
    match a:
        case {{'k': 1}}: r = 3
        case int() | str(): r = 4
        case float(real=1.0): r = 5
    return r
f({0},{1}); f({1},{2})
'''
PROGRAMS["async"] = '''import asyncio
class A:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n <= 0: raise StopAsyncIteration
        self.n -= 1
        return self.n
    async def __aenter__(self): return self
    async def __aexit__(self, *a): return False
async def bad(x): return 1 // x
async def f(a,b):
    async with A(a) as q:
        async for i in A(b):
            if i == a: break
        else:
            z = 1
    r = [x async for x in A(b) if x]
    v = await bad(a) + await bad(b)
    return [await bad(y) for y in r]
try:
    asyncio.run(f({0},{1}))
except ZeroDivisionError: pass
'''
PROGRAMS["raise"] = '''def bad(x): raise KeyError(x)
def ok(*a, **k): return a
def f(a,b):
    v = ok(1, bad(2) if a else 3, ok(b), *ok(a)) + ok(1)
    w = {{'a': ok(b), 'b': 1 // b, 'c': ok(a)}}
    t = ok(b)[5 if a else 0].foo if b else ok(*ok(a), **{{'k': bad(1)}})
    return v, w, t
try:
    f({0},{1})
except Exception: pass
try:
    f({1},{2})
except Exception: pass
class K(ok(1)[0].__class__ if {0} else object):
    x = 1
    if x and {1}:
        y = 2
'''
PROGRAMS["boolerr"] = '''class B:
    def __init__(self, v): self.v = v
    def __bool__(self):
        if self.v == 2: raise ValueError
        return bool(self.v)
def f(a,b,c):
    if B(a) and B(b):
        x = 1
    elif not B(c) or B(a):
        x = 2
    while B(c) and x:
        x -= 1
    return B(a) or B(b) and B(c)
try:
    f({0},{1},{2})
except Exception: pass
'''
PROGRAMS["fstr"] = '''def f(a,b,c):
    s = f"{{a or b}} {{(b if c else a)!r:>{{c or 3}}}} {{[q for q in range(b) if q]}}"
    t = f"{{a}}" if b else f"{{c and a}}"
    print(s, t, sep="" if a else "-")
    del s
    global zz
    zz = a; zz += (b and c)
    u: int = a or b
    (p, *o), r = (a, b or c), c
    return lambda q=a or b, *, k=c and a: q if k else p
f({0},{1},{2})()
'''
PROGRAMS["star"] = '''def f(a,b):
    try:
        raise ExceptionGroup("g", [ValueError(a), TypeError(b)][:1 + bool(b)])
    except* ValueError as e:
        x = 1
        if a: raise
    except* TypeError if a else KeyError:
        x = 2
    finally:
        y = 3
try:
    f({0},{1})
except BaseException: pass
'''
for name, text in PROGRAMS.items():
    for inputs in itertools.product((0, 1, 2), repeat=3 if "{2}" in text else 2):
        with open(os.path.join(sys.argv[1], name + "_" + "".join(map(str, inputs)) + ".py"), "w") as file:
            file.write(text.format(*inputs))
