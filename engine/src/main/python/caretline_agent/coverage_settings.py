"""What coverage was asked for: texts by name, as coverage.start has them."""
_settings = {}


def take(settings):
    _settings.update(settings)


def get(name):
    """Empty if it is not given."""
    return _settings.get(name, "")


def listed(name):
    """A list whose items stand between tabs."""
    return [text for text in get(name).split("\t") if text]
