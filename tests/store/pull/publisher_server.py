"""A local server that plays every publisher, and misbehaves on order."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Behaviour = Callable[["Asked", "Answer"], None]


@dataclass
class Answer:
    """What a publisher has at an address, and how it behaves when it is asked."""

    body: bytes = b""
    kind: str = "text/csv"
    day: str = "Mon, 06 Jul 2026 10:00:00 GMT"
    behaviours: list[Behaviour] = field(default_factory=list)

    @property
    def etag(self) -> str:
        return f'"{sha256(self.body).hexdigest()[:16]}"'


class Asked(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    server: Publishers

    def do_POST(self):
        size = int(self.headers.get("Content-Length", 0))
        self.server.posted.append(self.rfile.read(size))
        self.do_GET()

    def do_GET(self):
        address = self.path.split("://", 1)[-1].lstrip("/")
        self.server.requests.append((address, dict(self.headers)))
        answer = self.server.answers.get(address)
        if answer is None:
            return self.send(404, b"no such file")
        behaviour = answer.behaviours[0] if answer.behaviours else serve
        if len(answer.behaviours) > 1:
            answer.behaviours.pop(0)
        with suppress(ConnectionError, TimeoutError):
            behaviour(self, answer)
        return None

    def send(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        if "Content_Length" not in headers and "Transfer_Encoding" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(ConnectionError):
            self.wfile.write(body)

    def hang_up(self):
        self.close_connection = True
        with suppress(OSError):
            self.wfile.flush()

    def log_message(self, *_):
        pass


class Publishers(ThreadingHTTPServer):
    """All publishers, by ``HOST/PATH`` without the scheme."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, context=None):
        super().__init__(("127.0.0.1", 0), Asked)
        self.answers: dict[str, Answer] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.posted: list[bytes] = []
        self.scheme = "https" if context else "http"
        if context:
            self.socket = context.wrap_socket(self.socket, server_side=True)
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def address(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, *_):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()


def serve(asked: Asked, answer: Answer) -> None:
    """Serve a file as a good server does: with validators and ranges."""
    shared = {"ETag": answer.etag, "Last_Modified": answer.day}
    if asked.headers.get("If-None-Match") == answer.etag:
        return asked.send(304, **shared)
    wanted, condition = asked.headers.get("Range"), asked.headers.get("If-Range")
    if wanted and condition in (None, answer.etag, answer.day):
        first = int(wanted.removeprefix("bytes=").split("-")[0])
        if first >= len(answer.body):
            return asked.send(416, **shared)
        last = len(answer.body) - 1
        rest = f"bytes {first}-{last}/{len(answer.body)}"
        return asked.send(206, answer.body[first:], Content_Range=rest, **shared)
    return asked.send(200, answer.body, Content_Type=answer.kind, **shared)


def without_validators(asked, answer):
    asked.send(200, answer.body)


def ignoring_ranges(asked, answer):
    asked.send(200, answer.body, ETag=answer.etag)


def cut_off(at: int) -> Behaviour:
    """Break off after some bytes, and carry on when asked to."""

    def behave(asked, answer):
        if asked.headers.get("Range"):
            return serve(asked, answer)
        asked.send(200, answer.body[:at], Content_Length=len(answer.body), ETag=answer.etag)
        return asked.hang_up()

    return behave


def always_cut_off(at: int) -> Behaviour:
    def behave(asked, answer):
        asked.send(200, answer.body[:at], Content_Length=len(answer.body))
        asked.hang_up()

    return behave


def too_long(more: int) -> Behaviour:
    """State a length that is larger than the file."""

    def behave(asked, answer):
        asked.send(200, answer.body, Content_Length=len(answer.body) + more)
        asked.hang_up()

    return behave


def too_short(fewer: int) -> Behaviour:
    """State a length that is smaller than the file."""

    def behave(asked, answer):
        asked.send(200, answer.body, Content_Length=len(answer.body) - fewer)
        asked.hang_up()

    return behave


def status(code: int, **headers: object) -> Behaviour:
    return lambda asked, _: asked.send(code, b"no", **headers)


def silent(seconds: float) -> Behaviour:
    """Accept the request and say nothing."""

    def behave(asked, answer):
        time.sleep(seconds)
        serve(asked, answer)

    return behave


def dripping(seconds: float, piece: int = 200) -> Behaviour:
    """Send a few bytes at a time, for ever."""

    def behave(asked, answer):
        asked.send(200, b"", Content_Length=len(answer.body))
        for start in range(0, len(answer.body), piece):
            asked.wfile.write(answer.body[start : start + piece])
            asked.wfile.flush()
            time.sleep(seconds)

    return behave


def redirect(to: str, code: int = 302) -> Behaviour:
    return lambda asked, _: asked.send(code, Location=to)


def redirect_to_itself(asked, _):
    asked.send(302, Location=asked.path)


def page(text: bytes) -> Behaviour:
    return lambda asked, _: asked.send(200, text, Content_Type="text/html")


def body(content: bytes) -> Behaviour:
    return lambda asked, _: asked.send(200, content)


def chunked_without_end(asked, answer):
    asked.send(200, Transfer_Encoding="chunked")
    asked.wfile.write(b"10\r\n" + answer.body[:16] + b"\r\n")
    asked.hang_up()


_BOMB = gzip.compress(b"0" * 60_000_000, 1)


def gzip_bomb(asked, _):
    asked.send(200, _BOMB, Content_Encoding="gzip")


def broken_gzip(asked, answer):
    asked.send(200, answer.body, Content_Encoding="gzip")


def nonsense(asked, _):
    asked.wfile.write(b"\x00\x01\x02 this is no HTTP\r\n\r\n")
    asked.hang_up()


def nothing(asked, _):
    asked.hang_up()


def wrong_range(asked, answer):
    """Answer a request for the rest with another part."""
    if asked.headers.get("Range"):
        rest = f"bytes 0-9/{len(answer.body)}"
        return asked.send(206, answer.body[:10], Content_Range=rest, ETag=answer.etag)
    return cut_off(500)(asked, answer)
