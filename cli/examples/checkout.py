"""What a customer may buy."""

STOCK = {"pear": 5, "fig": 0}
PRICES = {"pear": 40, "fig": 110}  # cents


def price(article):
    return PRICES[article]


def checkout(article, count, floor=10):
    assert 0 < count <= STOCK[article] and price(article) > floor, "not for sale"
    return count * price(article)


if __name__ == "__main__":
    print(checkout("pear", 3))
    print(checkout("pear", 7))
