"""One of each construct, to be compiled: never run."""
from __future__ import annotations

import os
import os.path as path
from collections import namedtuple, OrderedDict as Ordered

NUMBER = 1_000 + 0x10 * 2 ** 3 // 5 - ~7 % 3
FLOAT, COMPLEX, BYTES = 1.5e3, 2j, b"bytes\x00"
TEXT = f"{NUMBER!r:>{10}} and {FLOAT:.2f}" "joined" r"\d"


@property
class Shop(Ordered, metaclass=type):
    """A class."""

    limit: int = 3

    def __init__(self, name, /, *args, size: int = 0, **more):
        super().__init__()
        self.name, *self.rest = [name, *args]
        self.prices = {"a": 1, **more}
        self.sizes = {size, 2, 3}

    async def fetch(self, urls):
        async with self as session:
            async for url in urls:
                yield await session.get(url)
        return

    def total(self, *, rate=0.5):
        nonlocal_count = 0

        def count():
            nonlocal nonlocal_count
            nonlocal_count += 1
            return lambda x, y=1: (x, y)

        assert rate >= 0, f"rate {rate}"
        return sum(price * rate for price in self.prices.values() if price and not price < 0) or None


def run(order, *rest):
    global NUMBER
    try:
        while (size := len(order)) > 3 and order is not None:
            for index, item in enumerate(order):
                if item in rest or index != 4:
                    continue
                elif 1 < index <= 7:
                    break
                del order[index], order[1:2, ::3]
            else:
                raise ValueError("nothing") from None
            order = order[1:-1] if size else [x for y in order for x in y if x]
    except (KeyError, IndexError) as problem:
        print(problem, file=os.stderr, end="")
        raise
    except ValueError:
        pass
    finally:
        order = {key: value for key, value in order}
    with open("a") as first, open("b"):
        first.write("x")
    match order:
        case {"kind": "a" | "b", **others} if others:
            return others
        case [1, 2.5, *tail] | (None, tail):
            return tail
        case Shop(name=str() as name):
            return name
        case -1 | path.sep:
            return yielding()
        case _:
            return not order


def yielding():
    got = yield 1
    yield from (got @ 2, got << 1, got >> 2, got & 3, got | 4, got ^ 5)
    got -= 1
    print(*got, sep="", **{"end": ""})


if __name__ == "__main__":
    run(namedtuple("Order", "a b")(1, 2))
