"""Programs that compute, for the cost of coverage: WORKLOADS maps a name to a function without arguments."""
import heapq
import math


class Task:
    def __init__(self, number, priority, steps):
        self.number = number
        self.priority = priority
        self.left = steps

    def step(self, now):
        self.left -= 1
        if self.left > 0 and (now + self.number) % 3:
            return True
        return self.left > 0


class Scheduler:
    def __init__(self):
        self.queue = []
        self.now = 0
        self.done = []

    def add(self, task):
        heapq.heappush(self.queue, (task.priority + self.now, task.number, task))

    def run(self):
        while self.queue:
            _, _, task = heapq.heappop(self.queue)
            self.now += 1
            if task.step(self.now):
                self.add(task)
            else:
                self.done.append(task.number)
        return len(self.done)


def scheduler():
    system = Scheduler()
    for number in range(300):
        system.add(Task(number, number % 7, 20 + number % 11))
    return system.run()


def queens():
    size = 7
    found = 0

    def free(row, column, places):
        for above, other in enumerate(places):
            if other == column or row - above == abs(column - other):
                return False
        return True

    def place(row, places):
        nonlocal found
        if row == size:
            found += 1
            return
        for column in range(size):
            if free(row, column, places):
                place(row + 1, places + [column])

    place(0, [])
    return found


def nbody():
    bodies = [[math.sin(i), math.cos(i), i * 0.1, 0.0, 0.0, 0.0, 1.0 + i] for i in range(5)]
    for _ in range(500):
        for i, a in enumerate(bodies):
            for b in bodies[i + 1 :]:
                dx = a[0] - b[0]
                dy = a[1] - b[1]
                dz = a[2] - b[2]
                pull = 0.001 / (dx * dx + dy * dy + dz * dz + 0.01) ** 1.5
                a[3] -= dx * b[6] * pull
                a[4] -= dy * b[6] * pull
                a[5] -= dz * b[6] * pull
                b[3] += dx * a[6] * pull
                b[4] += dy * a[6] * pull
                b[5] += dz * a[6] * pull
        for a in bodies:
            a[0] += 0.001 * a[3]
            a[1] += 0.001 * a[4]
            a[2] += 0.001 * a[5]
    return bodies


def fannkuch():
    n = 7
    permutation = list(range(n))
    count = [0] * n
    most = 0
    r = n
    while True:
        while r != 1:
            count[r - 1] = r
            r -= 1
        flipped = permutation[:]
        flips = 0
        first = flipped[0]
        while first:
            flipped[: first + 1] = flipped[first::-1]
            flips += 1
            first = flipped[0]
        if flips > most:
            most = flips
        while True:
            if r == n:
                return most
            permutation.insert(r, permutation.pop(0))
            count[r] -= 1
            if count[r] > 0:
                break
            r += 1


TEXT = '{"a": [1, 2, {"b": null, "c": [true, false, "x y"]}], "d": {"e": -12, "f": "g"}, "h": []}'


class Reader:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def skip(self):
        while self.at < len(self.text) and self.text[self.at] in " \n\t":
            self.at += 1

    def take(self, wanted):
        self.skip()
        if self.text.startswith(wanted, self.at):
            self.at += len(wanted)
            return True
        return False

    def value(self):
        if self.take("{"):
            return dict(self.items(self.pair, "}"))
        if self.take("["):
            return list(self.items(self.value, "]"))
        if self.take('"'):
            return self.string()
        for word, value in (("null", None), ("true", True), ("false", False)):
            if self.take(word):
                return value
        return self.number()

    def items(self, item, end):
        if self.take(end):
            return
        while True:
            yield item()
            if not self.take(","):
                break
        if not self.take(end):
            raise ValueError(self.at)

    def pair(self):
        if not self.take('"'):
            raise ValueError(self.at)
        key = self.string()
        if not self.take(":"):
            raise ValueError(self.at)
        return key, self.value()

    def string(self):
        start = self.at
        while self.text[self.at] != '"':
            self.at += 2 if self.text[self.at] == "\\" else 1
        self.at += 1
        return self.text[start : self.at - 1]

    def number(self):
        start = self.at
        while self.at < len(self.text) and (self.text[self.at].isdigit() or self.text[self.at] == "-"):
            self.at += 1
        return int(self.text[start : self.at])


def parser():
    for _ in range(60):
        result = Reader(TEXT).value()
    return result


def clamp(x, low, high):
    return low if x < low else high if x > high else x


def sign(x):
    if x > 0:
        return 1
    if x < 0:
        return -1
    return 0


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def either(a, b):
    return a and b or a or b


def small():
    total = 0
    for n in range(-2000, 2000):
        total += clamp(n, -10, 10) + sign(n) + gcd(abs(n), 36) + (either(n & 1, n & 2) or 0)
    return total


WORKLOADS = {
    "scheduler": scheduler,
    "queens": queens,
    "nbody": nbody,
    "fannkuch": fannkuch,
    "parser": parser,
    "small functions": small,
}
