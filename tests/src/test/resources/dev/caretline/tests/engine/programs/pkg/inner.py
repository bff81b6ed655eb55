"""Inner."""
from collections import namedtuple

Point = namedtuple("Point", "x y")


def thing():
    # a comment
    return 1


if __name__ == "__main__":
    print("inner as main", __spec__.name)
