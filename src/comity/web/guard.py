"""Limits on requests, headers of security, and answers from memory."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Callable, Mapping

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from comity.web.edition import EditionWatch
from comity.web.problems import problem
from comity.web.responses import Key, ResponseCache, StoredResponse, record

BODY_BYTES = 5 * 2**20
"""The largest body of a request: an article with its pictures."""

BODY_SECONDS = 60
"""How long a body may take to arrive."""

REQUESTS, SECONDS = 120, 60
"""How many requests one address may make in how many seconds, where the server is public."""

MOST_ADDRESSES = 10_000
"""From how many addresses on, those that ask no more are forgotten."""

PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
"""The content security policy of pages; documents with a style of their own have another."""

HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "deny",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=(), payment=()",
    "X-Permitted-Cross-Domain-Policies": "none",
}
"""The headers that OWASP's list of secure headers has for pages without third parties."""


class Guard:
    """Limit requests, add security headers, and answer again from memory what does not change.

    Parameters
    ----------
    app
        The application behind it.
    is_public
        Whether requests are limited by address.
    forget
        Called when another edition of a source is in use.
    streams
        The beginnings of paths whose answers are sent on as they come, and never stored.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        is_public: bool = False,
        forget: Callable[[], None] = lambda: None,
        streams: tuple[str, ...] = (),
    ) -> None:
        self._app = app
        self._is_public = is_public
        self._forget_others = forget
        self._streams = streams
        self._requests: defaultdict[str, deque[float]] = defaultdict(deque)
        self._cache = ResponseCache()
        self._waiting: defaultdict[Key, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._watch = EditionWatch(self._forget)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        refusal = self._refusal(request)
        if refusal is None and scope["path"].startswith(self._streams):
            await self._watch.refresh()
            await self._app(scope, receive, send)
            return
        response = refusal or await self._answer(request, receive)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Content-Security-Policy", PAGE_POLICY)
        await response(scope, receive, send)

    def _refusal(self, request: Request) -> Response | None:
        """Return what a request that goes over a limit gets."""
        length = request.headers.get("content-length", "0")
        if (
            not length.isdecimal()
            or int(length) > BODY_BYTES
            or "chunked" in request.headers.get("transfer-encoding", "")
        ):
            limit = f"{BODY_BYTES // 2**20} MB"
            return problem(request, 413, f"The body is larger than {limit}, or has no length.")
        if self._is_public and self._is_too_fast(request):
            response = problem(request, 429, f"At most {REQUESTS} requests a minute are answered.")
            response.headers["Retry-After"] = str(SECONDS)
            return response
        return None

    def _is_too_fast(self, request: Request) -> bool:
        now = time.monotonic()
        if len(self._requests) > MOST_ADDRESSES:
            self._forget_quiet(now)
        times = self._requests[request.client.host if request.client else ""]
        while times and times[0] < now - SECONDS:
            times.popleft()
        if len(times) >= REQUESTS:
            return True
        times.append(now)
        return False

    def _forget_quiet(self, now: float) -> None:
        """Forget the addresses that have asked for nothing of late."""
        quiet = [host for host, times in self._requests.items() if times[-1] < now - SECONDS]
        for host in quiet:
            del self._requests[host]

    async def _answer(self, request: Request, receive: Receive) -> Response:
        """Answer from memory, or by the application; 304 where the reader has it already."""
        if request.method not in ("GET", "HEAD"):
            return await self._answer_body(request, receive)
        async with self._watch.request():
            names = ("host", "accept")
            wishes = (request.headers.get(name, "") for name in names)
            key = (request.url.path, request.url.query, *wishes)
            answer = self._cache.get(key) or await self._record_once(key, request, receive)
            return answer.response(request)

    async def _answer_body(self, request: Request, receive: Receive) -> Response:
        """Answer a request with a body, once all of it is there."""
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await Request(request.scope, receive).body()
        except (TimeoutError, ClientDisconnect):
            return problem(request, 408, f"The body was not there within {BODY_SECONDS} seconds.")

        async def whole() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async with self._watch.request():
            return (await record(self._app, request.scope, whole)).response(request)

    async def _record_once(self, key: Key, request: Request, receive: Receive) -> StoredResponse:
        """Run the application once for all who ask the same at the same time."""
        async with self._waiting[key]:
            if (answer := self._cache.get(key)) is None:
                answer = await record(self._app, request.scope, receive)
                if answer.status == 200:
                    self._cache.put(key, answer)
        self._waiting.pop(key, None)
        return answer

    def _forget(self) -> None:
        self._cache.clear()
        self._forget_others()
