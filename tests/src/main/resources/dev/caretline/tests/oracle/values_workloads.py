"""Loops that call much: what --values costs is measured on them."""


class Account:
    def __init__(self, balance):
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount
        return self

    def fee(self, rate):
        return self.balance * rate


def add(a, b):
    return a + b


def scale(value, factor=2):
    return value * factor


def run_function_calls(turns):
    total = 0
    for i in range(turns):
        total = add(total, scale(add(i, 1)))
    return total


def run_method_calls(turns):
    account = Account(0)
    total = 0.0
    for i in range(turns):
        total += account.deposit(i).fee(0.5) - account.fee(0.25)
    return total


def run_builtin_calls(turns):
    total = 0
    for i in range(turns):
        total += len(str(i)) + max(i, total % 7) - abs(-i)
    return total


def run_calls_of_items(turns):
    table = {"add": add, "scale": scale}
    total = 0
    for i in range(turns):
        total = table["add"](total, table["scale"](i)) % 1000003
    return total


def run_comprehension_of_calls(turns):
    return sum([add(i, scale(i)) for i in range(turns)])


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def run_recursion(turns):
    return [fib(11) for _ in range(turns // 100)]
