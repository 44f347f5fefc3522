"""Limits on requests, headers of security, and answers from memory."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict, defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from comity.web.problems import problem

_LOG = logging.getLogger("comity.web")

BODY_BYTES = 5 * 2**20
"""The largest body of a request: an article with its pictures."""

REQUESTS, SECONDS = 120, 60
"""How many requests one address may make in how many seconds, where the server is public."""

KEPT_BYTES = 128 * 2**20
"""How much of the answers is kept in memory."""

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
    """

    def __init__(self, app: ASGIApp, *, is_public: bool = False) -> None:
        self._app = app
        self._is_public = is_public
        self._requests: defaultdict[str, deque[float]] = defaultdict(deque)
        self._memory = Memory()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        response = self._refusal(request) or await self._answer(request, receive)
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
        times = self._requests[request.client.host if request.client else ""]
        while times and times[0] < now - SECONDS:
            times.popleft()
        times.append(now)
        return len(times) > REQUESTS

    async def _answer(self, request: Request, receive: Receive) -> Response:
        """Answer from memory, or by the application; 304 where the reader has it already."""
        key = (request.url.path, request.url.query, request.headers.get("accept", ""))
        keeps = request.method in ("GET", "HEAD")
        answer = self._memory.get(key) if keeps else None
        if answer is None:
            answer = await _recorded(self._app, request.scope, receive)
            if keeps and answer.status == 200:
                self._memory.put(key, answer)
        return answer.response(request)


@dataclass(frozen=True)
class Kept:
    """An answer of the application, whole.

    >>> Kept(200, [], b"{}").status
    200
    """

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes

    def response(self, request: Request) -> Response:
        """Return the answer as a response; without its body where the reader has it."""
        response = Response(self.body, self.status)
        response.raw_headers = [h for h in self.headers if h[0] != b"content-length"]
        if self.status == 200 and request.method in ("GET", "HEAD"):
            tag = f'"{blake2b(self.body, digest_size=12).hexdigest()}"'
            response.headers["ETag"] = tag
            response.headers.setdefault("Cache-Control", "no-cache")
            response.headers.setdefault("Vary", "Accept")
            if tag in request.headers.get("if-none-match", ""):
                response.status_code, response.body = 304, b""
        if response.status_code != 304:
            response.headers["Content-Length"] = str(len(response.body))
        if request.method == "HEAD":
            response.body = b""
        return response


@dataclass
class Memory:
    """Answers by address, of which the oldest are forgotten first."""

    answers: OrderedDict[tuple[str, str, str], Kept] = field(default_factory=OrderedDict)
    size: int = 0

    def get(self, key: tuple[str, str, str]) -> Kept | None:
        """Return an answer, if it is kept."""
        if key in self.answers:
            self.answers.move_to_end(key)
        return self.answers.get(key)

    def put(self, key: tuple[str, str, str], answer: Kept) -> None:
        """Store an answer, and drop the oldest ones where there are too many."""
        before = self.answers.pop(key, None)
        self.size += len(answer.body) - (len(before.body) if before else 0)
        self.answers[key] = answer
        while self.size > KEPT_BYTES and self.answers:
            _, oldest = self.answers.popitem(last=False)
            self.size -= len(oldest.body)


async def _recorded(app: ASGIApp, scope: Scope, receive: Receive) -> Kept:
    """Run the application and return its whole answer."""
    head: dict[str, Any] = {}
    parts: list[bytes] = []

    async def record(message: Message) -> None:
        if message["type"] == "http.response.start":
            head.update(message)
        elif message["type"] == "http.response.body":
            parts.append(message.get("body", b""))

    method = scope["method"]
    try:
        await app({**scope, "method": "GET" if method == "HEAD" else method}, receive, record)
    except Exception:
        # A fault is answered with 500 first, and raised again for the log.
        _LOG.exception("a fault at %s", scope["path"])
        if not head:
            raise
    return Kept(head["status"], list(head.get("headers", [])), b"".join(parts))
