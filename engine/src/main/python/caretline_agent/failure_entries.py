"""The entries of a traceback that are the program's; equal ones in a row are taken together."""
from itertools import islice

_RERAISED_BY_IMPORT = "_call_with_frames_removed"


def program_entries(error, entry):
    """The entries without ours.

    CPython itself takes the frames of importlib out of a traceback when they only called what failed; if one of ours
    stands between them it does not see that, so it is done here.
    """
    pending = []  # entries of importlib and ours, in a row
    ours = False
    always = isinstance(error, (ImportError, SyntaxError))
    while entry is not None:
        filename = entry.tb_frame.f_code.co_filename
        if filename.startswith("<frozen importlib.") and entry.tb_frame.f_code.co_name == "_get_code":
            entry = entry.tb_next  # of finder, in the place of importlib's own
            continue
        is_ours = filename.startswith(_HOME)
        if is_ours or filename.startswith("<frozen importlib."):
            pending.append((entry, is_ours))
            ours = ours or is_ours
        else:
            yield from _kept(pending, ours, always)
            pending, ours = [], False
            yield entry
        entry = entry.tb_next
    yield from _kept(pending, ours, always)


def _kept(pending, ours, always):
    if ours:
        pending = [pair for pair in pending if not pair[1]]
        if pending and (always or pending[-1][0].tb_frame.f_code.co_name == _RERAISED_BY_IMPORT):
            return
    for entry, _ in pending:
        yield entry


def runs(entries):
    """``(entry, how often, continues)`` for entries at the same instruction of the same code, in a row.

    ``continues``: whether it is, for CPython, the line of the entry before it (file and name are the same object).
    """
    run = None
    count = 0
    continues = False
    for entry in entries:
        if run is None:
            run, count = entry, 1
            continue
        code, last = entry.tb_frame.f_code, run.tb_frame.f_code
        same_line = entry.tb_lineno == run.tb_lineno
        if same_line and code is last and entry.tb_lasti == run.tb_lasti:
            run = entry
            count += 1
            continue
        yield run, count, continues
        continues = same_line and code.co_filename is last.co_filename and code.co_name is last.co_name
        run, count = entry, 1
    if run is not None:
        yield run, count, continues


def position(code, lasti):
    """``(line, end line, column, end column)`` of an instruction, None where unknown; None for all of it before 3.11."""
    positions = getattr(code, "co_positions", None)
    if positions is None or lasti < 0:
        return None
    try:
        return next(islice(positions(), lasti // 2, None), None)
    except Exception:
        return None


_HOME = program_entries.__code__.co_filename[: -len("failure_entries.py")]  # with it start the names of all our files
