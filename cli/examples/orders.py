"""Prints the invoices of a morning's orders.

One order has something in it that the price list does not know. Run it with `caretline run` to see where that shows.
"""
from shop.invoices import invoice
from shop.orders import Order, Line
from shop.prices import PriceList

PRICES = PriceList.load(
    """
    coffee-beans   14.90  EUR  food
    espresso-cup    6.50  EUR  household
    milk-jug       18.00  EUR  household
    """
)

ORDERS = [
    Order("2031", "Ada", [Line("coffee-beans", 2), Line("espresso-cup", 4)]),
    Order("2032", "Grace", [Line("milk-jug", 1)]),
    Order("2033", "Edsger", [Line("coffee-beans", 1), Line("milk-frother", 1), Line("espresso-cup", 2)]),
]


def main():
    for order in ORDERS:
        print(invoice(order, PRICES))


if __name__ == "__main__":
    main()
