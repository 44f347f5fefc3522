"""Progress goes to standard error: a bar on a terminal, lines elsewhere, nothing if quiet."""

from __future__ import annotations

from comity.cli import progress
from comity.progress import report


def test_without_a_terminal_lines_come_now_and_then(monkeypatch, capsys):
    clock = iter([0.0, 1.0, 3.0, 3.0, 4.0])
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    with progress.shown_progress():
        for share in (0.1, 0.2, 0.4):
            report("Estimating", share)
    output, errors = capsys.readouterr()
    assert not output
    assert errors == "comity: Estimating (20%)\n"


def test_quiet_shows_nothing(monkeypatch, capsys):
    monkeypatch.setattr(progress, "FIRST", 0.0)
    with progress.shown_progress(quiet=True):
        report("Estimating", 0.5)
    assert capsys.readouterr() == ("", "")


def test_a_terminal_has_a_bar_that_goes_away(monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with progress.shown_progress():
        report("Estimating", 0.5)
    assert "Estimating" in capsys.readouterr().err
