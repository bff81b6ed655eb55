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


def fits_path(pattern, path):
    """Whether a path fits a pattern as coverage.py has them, or is in a folder that does: * and ? stay within a name, but
    for a * at the start; ** does not."""
    if pattern.startswith("*") and not pattern.startswith("**"):
        pattern = "*" + pattern
    return _fits_from(pattern, 0, path, 0)


def _fits_from(pattern, p, path, t):
    while p < len(pattern):
        if pattern[p] != "*":
            if t == len(path) or pattern[p] != path[t] and (pattern[p] != "?" or path[t] == "/"):
                # All in a folder.
                return t == len(path) and pattern[p:] == "/"
            p, t = p + 1, t + 1
            continue
        far = pattern.startswith("**", p)
        if pattern.startswith("**/", p) and _fits_from(pattern, p + 3, path, t):
            return True
        rest = p + 2 if far else p + 1
        while True:
            if _fits_from(pattern, rest, path, t):
                return True
            if t == len(path) or not far and path[t] == "/":
                return False
            t += 1
    return t == len(path) or path[t] == "/" or pattern.endswith("/")
