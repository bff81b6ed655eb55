stock = {"pear": 5, "fig": 0}


def price(sku):
    return {"pear": 3, "fig": 7}[sku]


def checkout(sku, qty, floor=1):
    assert 0 < qty <= stock[sku] and price(sku) > floor, "not enough"
    return qty * price(sku)


print(checkout("pear", 2))
print(checkout("pear", 7))
