"""Progress on standard error: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from comity.progress import listening

if TYPE_CHECKING:  # most answers come before there is anything to show
    from rich.progress import Progress, TaskID

FIRST, NEXT = 2.0, 10.0
"""Seconds until the first line where there is no terminal, and from each line to the next."""


@contextmanager
def shown_progress(*, quiet: bool = False) -> Iterator[None]:
    """Run the body of a ``with`` statement while progress is shown on standard error.

    >>> with shown_progress(quiet=True): print("done")
    done
    """
    if quiet:
        yield
        return
    display = _Bar() if sys.stderr.isatty() else _Lines()
    with listening(display.show):
        try:
            yield
        finally:
            display.close()


class _Lines:
    """Progress as lines, for logs and pipes; nothing for what is done soon."""

    def __init__(self) -> None:
        self._due = monotonic() + FIRST

    def show(self, task: str, share: float) -> None:
        """Print a line if one is due."""
        if monotonic() >= self._due:
            print(f"comity: {task} ({share:.0%})", file=sys.stderr, flush=True)
            self._due = monotonic() + NEXT

    def close(self) -> None:
        """Do nothing: lines stay."""


class _Bar:
    """Progress as a bar that disappears when the work is done."""

    def __init__(self) -> None:
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def show(self, task: str, share: float) -> None:
        """Draw the bar."""
        if self._progress is None or self._task is None:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

            columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
            self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
            self._progress.start()
            self._task = self._progress.add_task(task, total=1.0)
        self._progress.update(self._task, description=task, completed=share)

    def close(self) -> None:
        """Remove the bar."""
        if self._progress is not None:
            self._progress.stop()
