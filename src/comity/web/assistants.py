"""The tools for assistants in the server of the pages, loaded when an assistant first asks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send


class Assistants:
    """An application that is built at the first request to it, and runs until the server ends.

    Loading the protocol takes most of a second, which the first reader of a page need not wait for.

    Parameters
    ----------
    build
        Builds the application.

    Examples
    --------
    >>> callable(Assistants(Starlette))
    True
    """

    def __init__(self, build: Callable[[], Starlette]) -> None:
        self._build = build
        self._app: Starlette | None = None
        self._wanted, self._ready, self._end = (asyncio.Event() for _ in range(3))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; the first one waits until the application is there."""
        self._wanted.set()
        await self._ready.wait()
        if self._app is None:
            raise RuntimeError("The tools could not be loaded.")
        await self._app(scope, receive, send)

    @asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        """Run the task that builds the application while the server runs."""
        # In one task from begin to end, as its own tasks have to be ended where they were begun.
        running = asyncio.create_task(self._run())
        try:
            yield
        finally:
            self._end.set()
            self._wanted.set()
            await running

    async def _run(self) -> None:
        await self._wanted.wait()
        if self._end.is_set():
            return
        try:
            app = await asyncio.to_thread(self._build)
            async with app.router.lifespan_context(app):
                self._app = app
                self._ready.set()
                await self._end.wait()
        finally:
            self._app = None
            self._ready.set()
