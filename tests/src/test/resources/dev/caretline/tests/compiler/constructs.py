"""Every construct of the language once, with a trace of what it did in `answer`."""
import asyncio
import contextlib

answer = []


def say(*values):
    answer.append(" ".join(map(str, values)))
    return values[-1]


def outcome(function, *args):
    try:
        say(function.__name__, function(*args))
    except Exception as e:
        line = e.__traceback__.tb_next.tb_lineno if e.__traceback__.tb_next else 0
        say(function.__name__, type(e).__name__, e, line)


# ---- conditions

def conditions(a, b, c):
    if a and b or c:
        say("if")
    elif not a or (b and not c):
        say("elif")
    else:
        say("else")
    x = a and b or c
    y = (a or b) and (c or a)
    z = not (a and
             b) or (c
                    and a)
    w = (1 if a else 2) if b else 3 if c else 4
    if (a if b else c) and not (b or c):
        say("nested")
    while a and not b or a > 2:
        a -= 1
        if a == 1:
            continue
        if a == 0:
            break
    else:
        say("while else")
    return x, y, z, w, [v for v in (a, b, c) if v if not v or a]


for i in range(8):
    outcome(conditions, i & 1 and 3, i & 2, i & 4)


def chains(a, b, c):
    if a < b < c:
        say("ascending")
    if not a < b <= c != a:
        say("not so")
    assert a < b < c or a == b, (a, b, c)
    return a < b < c, a < b == b < c, (a < b) < c


for args in (1, 2, 3), (3, 2, 1), (1, 1, 1), (1, 3, 2), (2, 1, 3):
    outcome(chains, *args)


class Loud:
    """Truth that is counted: woven code must not test it more often."""

    def __init__(self, value):
        self.value = value

    def __bool__(self):
        say("bool", self.value)
        return bool(self.value)

    def __repr__(self):
        return f"Loud({self.value!r})"


def loud(a, b, c):
    a, b, c = Loud(a), Loud(b), Loud(c)
    if (a and b) or c:
        say("taken")
    say((a and b) or c, ((a or b) and c) or a, (a and (b or c)) or b, (a or b) or c, (a and b) and c)
    say((
        a and b) or c, (
            a or b) or c, ((
                a or b) and c) or a, (
                    a and (b or c)
                    and c) or b)
    return (a and b) or c, a or (b and c), not a, a if b else c, (not (a and b)) or c, (c if a else b) or a


for i in range(8):
    outcome(loud, i & 1, i & 2, i & 4)


# ---- loops

def loops(items):
    for x, *y in items:
        if x == 2:
            continue
        if x == 4:
            break
        say("item", x, y)
    else:
        say("exhausted")
    for _ in []:
        say("never")
    else:
        say("empty")
    return [(a, b) for a in range(3) if a for b in [a * 2] for _ in range(b) if b > 2 or a]


outcome(loops, [(1, 2, 3), (2,), (3, 4)])
outcome(loops, [(1,), (4,), (5,)])
outcome(loops, [()])


# ---- exceptions

class Manager:
    def __init__(self, name, swallows=False):
        self.name, self.swallows = name, swallows

    def __enter__(self):
        say("enter", self.name)
        return self

    def __exit__(self, kind, value, traceback):
        say("exit", self.name, kind and kind.__name__)
        return self.swallows


def tries(what):
    result = []
    try:
        result.append("body")
        if what == "return":
            return result
        with Manager("a") as m, Manager("b", what == "swallow"):
            result.append(m.name)
            if what in ("raise", "swallow"):
                raise ValueError(what)
            if what == "key":
                {}[what]
    except ValueError as e:
        result.append(str(e))
        if what == "raise":
            return result, "from handler"
    except (KeyError, IndexError):
        result.append("key")
        raise
    else:
        result.append("else")
    finally:
        result.append("finally")
        say("finally", result)
        if what == "override":
            return "overridden"
    return result


for what in "none", "return", "raise", "swallow", "key", "override":
    outcome(tries, what)


def nested(n):
    for i in range(n):
        try:
            try:
                if i == 1:
                    continue
                if i == 3:
                    break
                say(1 // (i - 2))
            finally:
                say("inner", i)
        except ZeroDivisionError as e:
            say(e)
        finally:
            say("outer", i)
    else:
        return "all"
    return "some"


outcome(nested, 3)
outcome(nested, 5)


def groups(*errors):
    try:
        if errors:
            raise ExceptionGroup("g", errors)
    except* ValueError as e:
        say("values", len(e.exceptions))
    except* (TypeError, KeyError) as e:
        say("types", len(e.exceptions))
        raise RuntimeError("new") from None
    else:
        say("no error")
    finally:
        say("done")


outcome(groups)
outcome(groups, ValueError(1))
outcome(groups, ValueError(1), TypeError(2), OSError(3))


# ---- functions and classes

def decorator(*args):
    def apply(target):
        say("decorated", target.__name__, args)
        return target
    return apply


@decorator(1)
@decorator(2, 3)
def signature(a, b=1, /, c: int = 2, *d: str, e, f=lambda x: x + 1, **g) -> "text":
    """doc"""
    return a, b, c, d, e, f(1), g


outcome(signature, 1)
say(signature(1, e=2), signature(1, 2, 3, 4, 5, e=6, f=abs, h=7))
say(signature(*(1, 2), *[3], **{"e": 4}, **{"x": 5}))
say(signature.__annotations__, signature.__doc__, signature.__qualname__)


def closure(n):
    total = 0

    def add(k):
        nonlocal total
        total += k
        return total

    class Inner:
        n = n
        values = [n for _ in range(2)]

        def method(self):
            return __class__.__qualname__, self.n, total

    del n
    return [add(k) for k in range(3)], Inner().method(), Inner.values


outcome(closure, 3)


@decorator("class")
class Base:
    """doc"""
    x: int = 1
    __private = 2

    def __init_subclass__(cls, **keywords):
        say("subclass", cls.__name__, keywords)

    def get(self):
        return self.__private


class Derived(Base, flag=True):
    def get(self):
        return super().get() + 1


say(Derived().get(), Base.__annotations__, Base.__doc__, sorted(k for k in vars(Base) if not k.startswith("__")))


# ---- generators and coroutines

def generator(n):
    received = yield "start"
    say("received", received)
    try:
        for i in range(n):
            x = yield i
            if x:
                say("sent", x)
    except KeyError as e:
        say("thrown", e)
        yield "recovered"
    finally:
        say("closing")
    return "result"


def delegate(n):
    result = yield from generator(n)
    say("delegated", result)


g = delegate(3)
say(next(g), g.send("hello"), g.send("x"), g.throw(KeyError("k")), list(g))
g = generator(1)
say(next(g))
g.close()
say(list(x * y for x in range(3) if x for y in range(x)))


async def ticker(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i


@contextlib.asynccontextmanager
async def manager():
    say("aenter")
    yield "managed"
    say("aexit")


async def main():
    async with manager() as m, manager():
        say(m)
    async for i in ticker(3):
        if i == 1:
            continue
        say("tick", i)
    else:
        say("ticked")
    pairs = [(i, j) async for i in ticker(3) if i async for j in ticker(i)]
    lazy = {i: await asyncio.sleep(0, i) async for i in ticker(2)}
    return pairs, lazy, [x async for x in (i * 2 async for i in ticker(3))]


say(asyncio.run(main()))


# ---- patterns

class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def matching(subject):
    match subject:
        case 0 | 1 as n:
            return "small", n
        case -1 | 2.5 | "text" | b"bytes":
            return "literal"
        case None | True:
            return "singleton"
        case [x, y] | (y, {"x": x}, _) if x != y:
            return "pair", x, y
        case [first, *rest, last]:
            return "list", first, rest, last
        case [*_, ]:
            return "sequence"
        case {"a": [a, *_], "b": b, **rest}:
            return "mapping", a, b, rest
        case {}:
            return "any mapping"
        case Point(0, y=0):
            return "origin"
        case Point(x, y) if x == y:
            return "diagonal", x
        case Point(x=x):
            return "point", x
        case str() | int():
            return "type"
        case _:
            return "other"


for subject in (0, 1, -1, 2.5, "text", b"bytes", None, True, [1, 2], [2, 2], (1, {"x": 3}, 4), [1, 2, 3, 4], [1], [],
                {"a": [1, 2], "b": 3, "c": 4}, {"z": 1}, Point(0, 0), Point(2, 2), Point(3, 4), "other text", 77, 1j):
    outcome(matching, subject)


# ---- expressions

def expressions(a, b):
    c = d = [a, *b, *"xy"]
    c[0], (d[1], *e) = b[0], (a, *b)
    c[1:2] = [7, 8]
    c[0] += 5
    Base.x += 1
    del c[-1], e
    s = f"{a}{b!r:>{10}}{'x' * 3:{'<'}{5}}" "tail"
    t = {**{"k": a}, "l": b, **{}}, {1, 2, *b}, {i: i for i in b}, {i % 2 for i in b}
    u = a + b[0] * 2 ** 2 // 3 - ~a % 5 << 1 | 3 & 6 ^ 1, -a, +a, a @ Matrix() if a > 5 else 0
    v = (n := len(b)) + n, (lambda *x, y=n: (x, y))(*b), b[::-1], b[1:], b[:n - 1]
    return c, s, t, u, v, a is b, a in b, a not in b, a is not None


class Matrix:
    def __rmatmul__(self, other):
        return "matmul", other


outcome(expressions, 1, [3, 4])
outcome(expressions, 9, [2, 4, 6])
outcome(expressions, "a", [2])
assert answer, "never seen"
