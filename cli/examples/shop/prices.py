"""What articles cost."""
from decimal import Decimal


class PriceList:
    """Prices by article, each with its currency and the group that its tax depends on."""

    def __init__(self, entries):
        self.entries = entries

    @classmethod
    def load(cls, text):
        """Reads lines of article, price, currency and tax group."""
        entries = {}
        for line in text.strip().splitlines():
            article, amount, currency, group = line.split()
            entries[article] = {"net": {"amount": Decimal(amount), "currency": currency}, "group": group}
        return cls(entries)

    def find(self, article):
        """The entry of an article, or None."""
        return self.entries.get(article)
