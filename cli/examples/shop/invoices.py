"""What customers pay."""
from decimal import Decimal

from shop.taxes import with_tax

CENT = Decimal("0.01")


def price_of(line, prices):
    """What the line costs, tax included."""
    return line.quantity * with_tax(prices.find(line.article)["net"]["amount"], prices.find(line.article)["group"])


def invoice(order, prices):
    """The invoice as text."""
    rows = [(line.quantity, line.article, price_of(line, prices).quantize(CENT)) for line in order.lines]
    total = sum(price for _, _, price in rows)
    text = [f"Order {order.number} for {order.customer}"]
    text += [f"{quantity:4} x {article:<16}{price:>10}" for quantity, article, price in rows]
    return "\n".join([*text, f"{'':23}{total:>10}", ""])
