"""Something of each kind: every type of constant, location entries of many forms, handlers."""
import os.path as path


class Point:
    origin = (0, 0.5, -0.0, 2j, None, ..., True, b"\x00\xff", "h\u00e9", "\ud800", 1 << 31, -(1 << 70))

    def far(self, *, limit=10**20):
        try:
            return self.x in {1, 2.5, "north", b"s", (3, 4)} or self.y > limit
        except (AttributeError, TypeError) as problem:
            raise ValueError(
                f"{self!r} has no {problem}"
            ) from None
        finally:
            self.done = [(a, b) for a in range(300) for b in (lambda: a, lambda: 257)]


async def read(source):
    async with source as lines:
        async for line in lines:
            yield path.join(line, """a text
of two lines""")


x = {"a": 1,     "this one starts beyond the hundredth column of its line, so that only the long form fits": Point()["b"]}
