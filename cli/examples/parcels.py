"""What it costs to send a parcel."""


def postage(grams, express=False, member=False):
    base = 3.90 if grams <= 500 or member else 6.50
    return base * 2 if express and not member else base


def test_postage():
    assert postage(200) == 3.90
    assert postage(200, express=True) == 7.80


test_postage()
