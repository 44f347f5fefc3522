"""Whole answers of the application: recorded once, with their tag, and packed for sending."""

from __future__ import annotations

import gzip
import logging
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope

_LOG = logging.getLogger("comity.web")

CACHE_BYTES = 128 * 2**20
"""How much of the answers is kept in memory."""

_PACKED_BYTES = (1_000, 2_000_000)
"""Between which sizes answers are packed: more takes too long while others wait."""

_MOST_STORED = CACHE_BYTES // 16
"""A longer answer is not stored, or few others would be."""

_PACKED_TYPES = (b"text/", b"application/json", b"image/svg", b"application/x-bibtex")

Key = tuple[str, ...]
"""What an answer depends on: path, query, host name, and the types that are accepted."""


@dataclass(frozen=True)
class StoredResponse:
    """An answer of the application, whole.

    >>> StoredResponse(200, [], b"{}").tag
    '"bf78e4a953b40eee238ca2e9"'
    """

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes

    @cached_property
    def tag(self) -> str:
        """The entity tag: equal for equal bodies only."""
        return f'"{blake2b(self.body, digest_size=12).hexdigest()}"'

    @cached_property
    def packed(self) -> bytes | None:
        """The body as gzip has it; None where that saves nothing."""
        kind = dict(self.headers).get(b"content-type", b"")
        least, most = _PACKED_BYTES
        if not least <= len(self.body) <= most or not kind.startswith(_PACKED_TYPES):
            return None
        return gzip.compress(self.body, 6, mtime=0)

    @property
    def size(self) -> int:
        """How many bytes the answer takes in memory."""
        return len(self.body) + len(self.packed or b"")

    def response(self, request: Request) -> Response:
        """Return the answer as a response; without its body where the reader has it."""
        packs = "gzip" in request.headers.get("accept-encoding", "") and self.packed is not None
        body = self.packed if packs and self.packed is not None else self.body
        response = Response(body, self.status)
        response.raw_headers = [h for h in self.headers if h[0] != b"content-length"]
        if packs:
            response.headers["Content-Encoding"] = "gzip"
        if self.status == 200 and request.method in ("GET", "HEAD"):
            response.headers["ETag"] = self.tag
            response.headers.setdefault("Cache-Control", "no-cache")
            response.headers.setdefault("Vary", "Accept, Accept-Encoding")
            if self.tag in request.headers.get("if-none-match", ""):
                response.status_code, response.body = 304, b""
        if response.status_code != 304:
            response.headers["Content-Length"] = str(len(body))
        if request.method == "HEAD":
            response.body = b""
        return response


@dataclass
class ResponseCache:
    """Answers by address, of which those longest unread are forgotten first."""

    answers: OrderedDict[Key, StoredResponse] = field(default_factory=OrderedDict)
    size: int = 0

    def get(self, key: Key) -> StoredResponse | None:
        """Return an answer, if it is there."""
        if key in self.answers:
            self.answers.move_to_end(key)
        return self.answers.get(key)

    def put(self, key: Key, answer: StoredResponse) -> None:
        """Store an answer that is not too long, and drop the oldest ones of too many."""
        if len(answer.body) > _MOST_STORED:
            return
        before = self.answers.pop(key, None)
        self.size += answer.size - (before.size if before else 0)
        self.answers[key] = answer
        while self.size > CACHE_BYTES and self.answers:
            _, oldest = self.answers.popitem(last=False)
            self.size -= oldest.size

    def clear(self) -> None:
        """Forget all answers."""
        self.answers.clear()
        self.size = 0


async def record(app: ASGIApp, scope: Scope, receive: Receive) -> StoredResponse:
    """Run an application on a request, and return its whole answer."""
    head: dict[str, Any] = {}
    parts: list[bytes] = []

    async def keep(message: Message) -> None:
        if message["type"] == "http.response.start":
            head.update(message)
        elif message["type"] == "http.response.body":
            parts.append(message.get("body", b""))

    method = scope["method"]
    try:
        await app({**scope, "method": "GET" if method == "HEAD" else method}, receive, keep)
    except Exception:
        # A fault is answered with 500 first, and raised again for the log.
        _LOG.exception("a fault at %s", scope["path"])
        if not head:
            raise
    return StoredResponse(head["status"], list(head.get("headers", [])), b"".join(parts))
