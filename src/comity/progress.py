"""Progress of long computations: the library reports, and a display listens.

>>> seen = []
>>> with listening(lambda task, share: seen.append((task, share))):
...     report("Estimating", 0.5)
>>> seen
[('Estimating', 0.5)]
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[str, float], None]
"""Called with what is being computed and the share of it that is done, 0 to 1."""


_PURPOSE: ContextVar[str] = ContextVar("purpose", default="")
"""What the work of the moment is for, as "the dossier on China and Russia"; empty for itself."""


def _ignore(_task: str, _share: float) -> None:
    """Show nothing: the listener of those who asked for no progress."""


_LISTENER: ContextVar[Listener] = ContextVar("listener", default=_ignore)


def report(task: str, share: float) -> None:
    """Report that a share (0 to 1) of a task is done; shown only to a listener.

    >>> report("Estimating", 0.5)
    """
    _LISTENER.get()(task, min(1.0, max(0.0, share)))


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Run the body of a ``with`` statement while a listener hears what is being computed.

    >>> with listening(lambda task, share: print(task, share)): report("Estimating", 0.5)
    Estimating 0.5
    """
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


@contextmanager
def working_for(purpose: str) -> Iterator[None]:
    """Run the body of a ``with`` statement while what is computed is for something.

    >>> with working_for("the dossier on China and Russia"): for_purpose()
    ' for the dossier on China and Russia'
    """
    token = _PURPOSE.set(purpose)
    try:
        yield
    finally:
        _PURPOSE.reset(token)


def for_purpose() -> str:
    """Return what the work of the moment is for, as the end of a phrase; empty for itself.

    >>> for_purpose()
    ''
    """
    purpose = _PURPOSE.get()
    return f" for {purpose}" if purpose else ""


def report_rounds(rounds: int, change: float) -> None:
    """Report the progress of a fit, which begins with changes near 1 and rests at 0.0001.

    >>> report_rounds(3, 0.1)
    """
    share = -math.log10(max(change, 1e-9)) / 4
    report(f"Estimating: round {rounds}, change {change:.5f}", share)
