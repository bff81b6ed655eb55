"""Records what ran: puts probes into the places that the compiler left for them, and writes down which have fired.

The parts: which sources are measured (coverage_scope), the probes of one source (coverage_source, coverage_probes,
coverage_notes), the data file (coverage_file), and when it is written (coverage_ends).
"""
import os
import sys

from caretline_agent import coverage_ends, coverage_file, coverage_probes, coverage_scope, coverage_settings, coverage_source

VERSION = 1

_sources = []


def start(settings):
    """settings: data (path without the process's part), probes (fast or portable), flush_every, sigterm, save_signal (its
    name), relative (the folder that names of sources start from), and lists between tabs: folders and files, packages,
    include and omit (absolute patterns). Only what is in one of the folders, files or packages is measured, or without
    those what fits include; all if there are none; nothing that fits omit."""
    coverage_settings.take(settings)
    if coverage_settings.get("probes") != "portable":
        coverage_probes.patch()
    coverage_file.begin()
    coverage_ends.watch_exits(flush)
    from caretline_agent import spawned

    if coverage_settings.get("sigterm") or spawned.is_here():
        coverage_ends.watch_sigterm(flush)
    if coverage_settings.get("save_signal"):
        coverage_ends.watch_signal(coverage_settings.get("save_signal"), flush)
    coverage_ends.start_timer(flush)


def adopt(code, table, filename):
    """The code with probes in place of its placeholders."""
    source = coverage_source.Source(filename)
    adopted = source.adopt(code)
    if source.size and coverage_scope.is_measured(filename):
        _sources.append(source)
    return adopted


def finish():
    coverage_ends.stop_timer()
    flush()


def after_fork_child():
    for source in _sources:
        source.forget_written()
    coverage_file.begin()
    if "multiprocessing" in sys.modules:
        coverage_ends.watch_sigterm(flush)
    coverage_ends.start_timer(flush)


def flush():
    """Appends what is new to the file. Safe in a signal handler that interrupts it: then some things are there twice."""
    records = []
    if not any(source.named for source in _sources):
        records.append(("process", VERSION, os.getpid(), sys.version, list(getattr(sys, "orig_argv", ())), _here()))
        records.append(("roots", coverage_scope.roots()))
    coverage_source.note_frames()
    marks = []
    for index, source in enumerate(tuple(_sources)):
        bits = source.hits()
        aborts = source.aborts()
        named = source.named
        if bits != source.written or aborts or not named:
            if not named:
                records.append(("source", index, coverage_scope.named(source.filename), source.hash, source.size))
            records.append(("ran", index, bytes(bits), [abort for key, abort in aborts]))
            marks.append((source, bits, [key for key, abort in aborts]))
    if not marks or not coverage_file.append(b"".join(map(coverage_file.record, records))):
        return
    for source, bits, keys in marks:
        source.named = True
        source.written = bits
        source.aborts_written.update(keys)


def _here():
    try:
        return os.getcwd()
    except OSError:
        return ""
