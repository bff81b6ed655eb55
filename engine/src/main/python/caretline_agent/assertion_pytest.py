"""pytest beside woven asserts: modules that are woven are not rewritten by pytest, and its reports show what ours say.

pytest's own plug-in for asserts gets one more hook at its end, so that its lines stay where they are; it calls
``take_part``, and so does the plug-in ``caretline_pytest`` where no launcher has started pytest. Modules that are not
woven, for whatever reason, are rewritten by pytest as always, and so are all if ``enable_assertion_pass_hook`` is on.
"""
import caretline_agent
from caretline_agent import assertion_text, assertion_unittest, finder
from caretline_agent.bounded_repr import Failed, fenced

_ADDED = b"""

def pytest_load_initial_conftests(early_config):
    sys.modules["caretline_agent"].assertion_pytest.take_part(early_config)
"""
_OPERATORS = {
    "EQ": "==",
    "NOT_EQ": "!=",
    "LT": "<",
    "LT_E": "<=",
    "GT": ">",
    "GT_E": ">=",
    "IS": "is",
    "IS_NOT": "is not",
    "IN": "in",
    "NOT_IN": "not in",
}
_BARE = "AssertionError\n"
_NAME = "caretline"


def get_code(loader, path):
    """The code of pytest's module; raises whatever is wrong with it, and then Python itself is to load it."""
    source = loader.get_data(path)
    if b"\nimport sys\n" not in source or b"def pytest_load_initial_conftests(" in source:
        raise ValueError("another pytest than was expected")
    return compile(source + _ADDED, path, "exec", dont_inherit=True)


def take_part(config):
    """Once for each config of pytest."""
    from _pytest.assertion import assertstate_key
    from _pytest.config import hookimpl

    if config.pluginmanager.has_plugin(_NAME):
        return
    state = config.stash.get(assertstate_key, None)
    hook = getattr(state, "hook", None)
    if hook is not None and not config.getini("enable_assertion_pass_hook"):
        _leave_ours_alone(hook)
    try:
        _match_without_message()
    except ImportError:  # a pytest that has no module of that name
        pass
    # makereport stands behind pytest's own for unittest, which is tried first and brings the exception.
    hookimpl(tryfirst=True)(_Plugin.pytest_runtest_protocol)
    config.pluginmanager.register(_Plugin(), _NAME)


def _match_without_message():
    """raises(AssertionError, match=...) searches the message and the notes below it: where there is no message, no line of
    its own for it, as in what pytest's rewriting raises."""
    from _pytest import raises
    from _pytest._code import code

    theirs = code.stringify_exception
    if theirs.__module__ == __name__:
        return

    def stringify_exception(error, *arguments, **named):
        text = theirs(error, *arguments, **named)
        explained = type(error) is AssertionError and not error.args and hasattr(error, "__caretline__")
        return text.removeprefix("\n") if explained else text

    for module in code, raises:
        if getattr(module, "stringify_exception", None) is theirs:
            module.stringify_exception = stringify_exception


def _leave_ours_alone(hook):
    theirs = hook._should_rewrite

    def should_rewrite(name, path, state):
        return theirs(name, path, state) and not _is_woven(path)

    hook._should_rewrite = should_rewrite


def _is_woven(path):
    """Whether the module explains its asserts without pytest: its code is there, or can be made."""
    try:
        if not finder.is_ours(path):
            return False
        with open(path, "rb") as file:
            return finder.compiled(path, file.read()) is not None
    except Exception:
        return False


class _Plugin:
    """What the hooks of pytest call."""

    def pytest_runtest_protocol(self, item):
        impls = [
            impl
            for impl in reversed(item.ihook.pytest_assertrepr_compare.get_hookimpls())
            if not impl.plugin.__name__.startswith("_pytest.")
        ]
        # Asserts may have a copy of the module assertions that is not ours, but the package is one.
        caretline_agent.explain_otherwise = _explainer(item.config, impls) if impls else None

    def pytest_runtest_makereport(self, item, call):
        if call.excinfo is not None:
            try:
                assertion_unittest.explain(call.excinfo.value, call.excinfo.tb)
                _present(call.excinfo, item.config.getoption("verbose"))
            except Exception:
                pass


def _explainer(config, impls):
    """Asks the program's own implementations of pytest_assertrepr_compare."""

    def explain(operator, left, right):
        arguments = {"config": config, "op": _OPERATORS[operator], "left": left, "right": right}
        for impl in impls:
            lines = fenced(lambda: [str(line) for line in impl.function(*(arguments[name] for name in impl.argnames)) or ()])
            if type(lines) is not Failed and lines:
                return {"lines": [line for text in lines for line in text.split("\n")], "cut": None}
        return None

    return explain


def _present(excinfo, verbosity):
    """Shows the explanation alone where there is no message, and more of it the more is asked for."""
    error = excinfo.value
    report = getattr(error, "__caretline__", None)
    if type(report) is not dict or report.get("note") is None:
        return
    if verbosity > 0 and report["note"] in error.__notes__:
        note = assertion_text.note(report, verbosity)
        error.__notes__[error.__notes__.index(report["note"])] = note
        report["note"] = note
    if report["message"] is None and type(error) is AssertionError:
        excinfo._striptext = _BARE
