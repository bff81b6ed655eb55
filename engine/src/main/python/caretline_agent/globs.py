"""Patterns of files: * is any text, ? one character. A pattern without either means a file, or a folder with all in it."""
import os


def matches(patterns, path):
    """Whether an absolute path matches one of (folder, pattern); a relative pattern starts from its folder."""
    for folder, pattern in patterns:
        if not pattern.startswith("*") and not os.path.isabs(pattern):
            pattern = os.path.join(folder, os.path.normpath(pattern))
        if "*" not in pattern and "?" not in pattern:
            if path == pattern or path.startswith(pattern.rstrip(os.sep) + os.sep):
                return True
        elif fits(pattern, path):
            return True
    return False


def fits(pattern, text):
    """Whether the whole text fits the pattern; goes back to the last * only, which is enough."""
    p = t = 0
    star = mark = -1
    while t < len(text):
        if p < len(pattern) and pattern[p] == "*":
            star, mark = p, t
            p += 1
        elif p < len(pattern) and pattern[p] in ("?", text[t]):
            p += 1
            t += 1
        elif star >= 0:
            p, mark = star + 1, mark + 1
            t = mark
        else:
            return False
    return pattern[p:].strip("*") == ""
