"""What `caretline run` was asked for: lines of key=value in one environment variable, which is gone once it is read."""
import os
import sys

VARIABLE = "CARETLINE_RUN"

#: The folder of the agent: sitecustomize.py, main.*.pyc and this package.
folder = ""
#: The last value of each key.
values = {}
#: (folder that relative patterns start from, pattern), in order.
includes = []
excludes = []


def read(agent_folder, lines):
    """Makes the settings of this process out of the variable's text."""
    global folder
    folder = agent_folder
    for line in lines.split("\n"):
        key, found, value = line.partition("=")
        if not found:
            continue
        if key == "include":
            includes.append((working_folder(), value))
        elif key == "exclude":
            excludes.append((working_folder(), value))
        elif key == "json":
            # The program may go elsewhere.
            values[key] = os.path.join(working_folder(), value)
        else:
            values[key] = value


def working_folder():
    """Empty if it was deleted."""
    try:
        return os.getcwd()
    except OSError:
        return ""


def get(key, default=None):
    return values.get(key, default)


def adopt_project(project_folder, table):
    """Takes [tool.caretline] of a pyproject.toml: what the command line says wins, then CARETLINE_STYLE."""
    for key, value in table.items():
        if key == "include":
            includes.extend((project_folder, pattern) for pattern in value)
        elif key == "exclude":
            excludes.extend((project_folder, pattern) for pattern in value)
        elif key != "style" or not os.environ.get("CARETLINE_STYLE"):
            values.setdefault(key, value)


def for_child():
    """The settings as lines, for a child that may have another working folder; it leaves failures to Python."""
    lines = ["%s=%s" % item for item in values.items() if item[0] not in ("pythonpath", "role")]
    for name, patterns in (("include", includes), ("exclude", excludes)):
        for start, pattern in patterns:
            absolute = pattern.startswith("*") or os.path.isabs(pattern)
            lines.append("%s=%s" % (name, pattern if absolute else os.path.join(start, os.path.normpath(pattern))))
    return "\n".join(lines + ["role=child"])


def is_child():
    """Whether this process was started by a program that runs under Caretline."""
    return values.get("role") == "child"


def cache_folder():
    return values.get("cache")


def weaving():
    """What is woven into code, in the canonical text of Java's Weaving: names in order, joined by semicolons."""
    features = []
    if values.get("assertions", "1") == "1" and not sys.flags.optimize:
        features.append("assertions")
    if "coverage" in values:
        features.append("coverage:" + values["coverage"])
    if values.get("values", values.get("post-mortem")) == "1":
        features.append("values")
    return ";".join(features)


def say(message):
    """One line for --verbose."""
    if values.get("verbose") == "1":
        warn(message)


def warn(message):
    """One line for whoever started the program: something of theirs is wrong, and they would not notice."""
    if getattr(sys, "stderr", None) is not None:
        try:
            sys.stderr.write("caretline: " + message + "\n")
            sys.stderr.flush()
        except Exception:
            pass
