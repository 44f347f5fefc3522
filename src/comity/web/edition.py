"""Noticing that another edition of a source is in use: fetched by another process, or chosen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from comity.store import selection
from comity.store.editions import CURRENT
from comity.store.home import editions_folder, lock_file

SECONDS = 1.0
"""How often the library is looked at, at most."""

Stamp = tuple[tuple[int, int, int] | None, ...]


class EditionWatch:
    """Let requests through, and take up another choice of editions between two of them.

    No request sees two editions: those that run end first, and new ones wait for them.

    Parameters
    ----------
    forget
        Called when another edition is in use, to drop what was made from the one before.
    """

    def __init__(self, forget: Callable[[], None]) -> None:
        self._forget = forget
        self._condition = asyncio.Condition()
        self._running = 0
        self._looked = time.monotonic()
        self._stamp = edition_stamp()

    @asynccontextmanager
    async def request(self) -> AsyncIterator[None]:
        """Run the body of an ``async with`` statement under one choice of editions."""
        async with self._condition:
            await self._take_up()
            self._running += 1
        try:
            yield
        finally:
            async with self._condition:
                self._running -= 1
                self._condition.notify_all()

    async def refresh(self) -> None:
        """Take up another choice now: before an answer that may go on for hours."""
        async with self._condition:
            await self._take_up()

    async def _take_up(self) -> None:
        """Wait for the requests that run, and reload, if the choice is another."""
        if self._is_outdated():
            await self._condition.wait_for(lambda: self._running == 0)
            self._reload()

    def _is_outdated(self) -> bool:
        now = time.monotonic()
        if now - self._looked < SECONDS:
            return False
        changed = edition_stamp() != self._stamp
        if not changed:
            self._looked = now
        return changed

    def _reload(self) -> None:
        """Take up the new choice, unless another request that waited has done so."""
        stamp = edition_stamp()
        if stamp != self._stamp:
            self._stamp, self._looked = stamp, time.monotonic()
            selection.reload()
            self._forget()


def edition_stamp() -> Stamp:
    """Return what differs when the choice of editions was written again.

    >>> edition_stamp() == edition_stamp()
    True
    """
    files = [editions_folder() / CURRENT, *([Path(lock_file())] if lock_file() else [])]
    return tuple(map(_stamp_of, files))


def _stamp_of(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size
