"""Transport: small requests and large downloads, with everything that can go wrong on the way.

A download is streamed to disk, resumed where it broke off, and repeated with growing pauses; it
is bounded in size and time, and checked against the publisher's checksum. What is wrong for good
(refused, not there, a web page in place of a file, a certificate that does not fit) is said at
once. Keys go only to the host that asks for them, and never into a message.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from ssl import SSLContext
from types import TracebackType
from typing import TypeVar

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt

from comity.errors import DataError
from comity.sources.finders import MOVED
from comity.sources.publishing import Key, RemoteFile
from comity.store.pull.guestbook import sign_guestbook
from comity.store.pull.part import Download, Part, Validators, check_size
from comity.version import __version__

MIRROR = "COMITY_MIRROR"
"""The environment variable with the address of a mirror: ``MIRROR/HOST/PATH`` is asked instead."""

T = TypeVar("T")

AGENT = f"comity/{__version__} (open data for research; python-httpx)"
_SHORT = 5.0
_LISTING = 8 * 2**20
"""The most bytes that a listing can have."""
_REPEATED = {408, 425, 429, 500, 502, 503, 504}
_ABSENT = {404, 410}
_UNCHANGED, _NO_SUCH_RANGE = 304, 416
_REDIRECTS = {301, 302, 303, 307, 308}
_LATER = "Try again later; nothing of yours was changed."
_NOTHING = "Nothing of yours was changed."


@dataclass(frozen=True)
class Patience:
    """How long to wait for a publisher, in seconds, and how often to try.

    ``silence`` is the longest wait for the next bytes, ``whole`` that for one file, ``pause`` the
    first wait before another attempt (it doubles), ``longest`` the longest such wait.

    >>> Patience().attempts
    5
    """

    connect: float = 20.0
    silence: float = 60.0
    whole: float = 3600.0
    attempts: int = 5
    pause: float = 1.0
    longest: float = 120.0
    redirects: int = 5

    def once(self) -> Patience:
        """Return the patience of one attempt, with a short wait for a connection."""
        return replace(self, attempts=1, connect=min(self.connect, _SHORT))


class UnavailableError(DataError):
    """A publisher who gives nothing for now: it is silent, breaks off, or asks to wait."""


class UnreachableError(UnavailableError):
    """A publisher to whom there is no connection: its host is down, or there is no network."""


class _TryAgain(Exception):  # noqa: N818  # a signal between two attempts, never shown
    """An attempt failed in a way that may pass; ``after`` is the wait that the server asks for."""

    def __init__(
        self, message: str, after: float | None = None, kind: type[DataError] = UnavailableError
    ) -> None:
        self.after, self.kind = after, kind
        super().__init__(message)


@dataclass
class Session:
    """Requests to one publisher.

    Parameters
    ----------
    folder
        Where downloads are kept until they are whole, so that the next run resumes them.
    patience
        How long to wait, and how often to try.
    in_library
        The edition in the library, which finders compare with those that are offered.
    key, secret
        The key that the publisher asks for, and its value.
    gap
        Seconds between two requests, as the publisher asks.
    """

    folder: Path
    patience: Patience = field(default_factory=Patience)
    in_library: str = ""
    key: Key | None = None
    secret: str = field(default="", repr=False)
    gap: float = 0.0
    requests: int = 0
    last: str = ""

    def __enter__(self) -> Session:
        """Open the connection pool; proxies and certificates are those of the environment."""
        times = httpx.Timeout(self.patience.silence, connect=self.patience.connect)
        headers = {"User-Agent": AGENT, "Accept-Encoding": "identity"}
        self._client = httpx.Client(timeout=times, headers=headers, verify=_certificates())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connections."""
        self._client.close()

    def read(self, address: str) -> bytes:
        """Read a listing of a publisher.

        Raises
        ------
        DataError
            If it cannot be had, or is larger than a listing can be.
        """
        return self._repeated(address, lambda: self._read_once(address))

    def _post(self, address: str, body: bytes) -> bytes:
        """Send a text in JSON, and read the answer."""
        return self._repeated(address, lambda: self._read_once(address, body))

    def has(self, address: str) -> bool:
        """Return whether there is a file at an address, without reading it."""
        return self._repeated(address, lambda: self._has_once(address))

    def has_changed(self, file: RemoteFile, stated: Validators) -> bool:
        """Return whether a file is another one than that with some validators."""
        condition = stated.as_condition()
        return self._repeated(file.address, lambda: self._has_changed_once(file, condition))

    def download(self, file: RemoteFile, stated: Validators | None = None) -> Download | None:
        """Download a file, resuming what an earlier attempt or run has of it.

        Parameters
        ----------
        file
            The file.
        stated
            The validators of the file that the library was made of.

        Returns
        -------
        Download or None
            None if the file has not changed since then.

        Raises
        ------
        DataError
            If it cannot be had, is too large, is a web page, or has another checksum.
        """
        part = Part(self.folder, file)
        address = file.address
        if file.guestbook:
            address = sign_guestbook(file, self.read, self._post)
        condition = stated.as_condition() if stated else {}
        deadline = time.monotonic() + self.patience.whole + self.gap
        done = self._repeated(
            file.address, lambda: self._download_once(file, address, part, condition, deadline)
        )
        return part.finish() if done else None

    def _read_once(self, address: str, body: bytes | None = None) -> bytes:
        headers = {} if body is None else {"Content-Type": "application/json"}
        with self._answer(address, headers, body) as response:
            self._accept(response, address)
            content = b""
            for chunk in response.iter_bytes():
                content += chunk
                check_size(address, len(content), _LISTING)
            return content

    def _has_once(self, address: str) -> bool:
        with self._answer(address, {"Range": "bytes=0-0"}) as response:
            if response.status_code in _ABSENT:
                return False
            self._accept(response, address)
            return True

    def _has_changed_once(self, file: RemoteFile, condition: Mapping[str, str]) -> bool:
        headers = {"Accept": file.accept} if file.accept else {}
        with self._answer(file.address, headers | dict(condition)) as response:
            if response.status_code == _UNCHANGED:
                return False
            self._accept(response, file.address)
            return True

    def _download_once(
        self,
        file: RemoteFile,
        address: str,
        part: Part,
        condition: Mapping[str, str],
        deadline: float,
    ) -> bool:
        """Download what is missing of a file; False if it has not changed."""
        headers = {"Accept": file.accept} if file.accept else {}
        headers |= part.as_range() or condition
        with self._answer(address, headers) as response:
            if response.status_code == _UNCHANGED:
                return False
            if response.status_code == _NO_SUCH_RANGE:
                part.restart()
                raise _TryAgain("the file is shorter than what was downloaded of it")
            self._accept(response, file.address)
            if not part.begins(response):
                part.restart()
                raise _TryAgain("the publisher sends another part than was asked for")
            part.begin(response)
            try:
                for chunk in response.iter_bytes():
                    part.write(chunk)
                    if time.monotonic() > deadline:
                        raise DataError(file.address, "the download takes too long", _LATER)
            finally:
                part.end()
        return True

    def _repeated(self, address: str, once: Callable[[], T]) -> T:
        """Do something until it succeeds or the patience ends, with growing pauses."""
        attempts = Retrying(
            retry=retry_if_exception_type(_TryAgain),
            stop=stop_after_attempt(self.patience.attempts),
            wait=self._pause,
            reraise=True,
        )
        try:
            return attempts(_translated, address, once)
        except _TryAgain as error:
            count = self.patience.attempts
            tries = "" if count == 1 else f" (after {count} attempts)"
            raise error.kind(address, f"{error}{tries}", _LATER) from None

    def _pause(self, state: RetryCallState) -> float:
        """Return the seconds to the next attempt: what the server asks for, or twice the last."""
        error = state.outcome.exception() if state.outcome else None
        asked = error.after if isinstance(error, _TryAgain) else None
        grown = self.patience.pause * 2 ** (state.attempt_number - 1)
        return min(max(asked or 0.0, grown), self.patience.longest)

    @contextmanager
    def _answer(
        self, address: str, headers: Mapping[str, str], body: bytes | None = None
    ) -> Iterator[httpx.Response]:
        """Ask for an address, and go where the publisher sends on to, without the key."""
        if self.gap and self.requests:
            time.sleep(self.gap)
        self.requests, self.last = self.requests + 1, address
        secret = {self.key.header: self.secret} if self.key and self.secret else {}
        request = self._client.build_request(
            "GET" if body is None else "POST",
            mirror_address(address),
            headers={**headers, **secret},
            content=body,
        )
        for _ in range(self.patience.redirects + 1):
            response = self._client.send(request, stream=True)
            try:
                if response.status_code not in _REDIRECTS:
                    yield response
                    return
                request = _next_request(response, request, address.partition("?")[0], secret)
            finally:
                response.close()
        # What follows the path may be a token.
        shown = address.partition("?")[0]
        raise DataError(shown, "the publisher sends on from one address to the next", _NOTHING)

    def _accept(self, response: httpx.Response, address: str) -> None:
        """Refuse an answer that is no file; raises :class:`_TryAgain` if that may pass."""
        status = response.status_code
        if status in _REPEATED:
            raise _TryAgain(f"the publisher answers {status}", self._asked_pause(response, address))
        if status in _ABSENT:
            raise DataError(address, f"the publisher answers {status}: no such file", MOVED)
        if status in {401, 403}:
            raise DataError(address, f"the publisher refuses ({status})", self._way_in(response))
        if not response.is_success:
            raise DataError(address, f"the publisher answers {status}", _NOTHING)

    def _asked_pause(self, response: httpx.Response, address: str) -> float | None:
        """Return the pause that a server asks for; raises ``DataError`` if it is too long."""
        text = response.headers.get("Retry-After", "").strip()
        if not text:
            return None
        pause = float(text) if text.isdecimal() else _until(text)
        if pause > self.patience.longest:
            what = f"the publisher asks to wait for {pause:.0f} seconds"
            raise UnavailableError(address, what, _LATER)
        return pause

    def _way_in(self, response: httpx.Response) -> str:
        """Return how a publisher who refuses can be asked."""
        if self.key is not None:
            return f"It wants the key {self.key.variable}. {self.key.how}"
        return f"Download the file from {response.url.host} and add it."


@cache
def _certificates() -> SSLContext:
    """Return the certificates that are trusted: reading them takes long, and is done once."""
    return httpx.create_ssl_context()


def mirror_address(address: str) -> str:
    """Return the address to ask in place of a publisher's: that at a mirror, where one is set.

    >>> mirror_address("https://ucdp.uu.se/downloads/") in ("https://ucdp.uu.se/downloads/", None)
    True
    """
    mirror = os.environ.get(MIRROR)
    return f"{mirror.rstrip('/')}/{address.split('://', 1)[1]}" if mirror else address


def _next_request(
    response: httpx.Response, request: httpx.Request, address: str, secret: Mapping[str, str]
) -> httpx.Request:
    """Return the request to which a publisher sends on; a key stays with its host."""
    following = response.next_request
    if following is None or following.url.scheme not in {"http", "https"}:
        raise DataError(address, "the publisher sends on to no address", _NOTHING)
    if request.url.scheme == "https" and following.url.scheme == "http":
        raise DataError(address, "the publisher sends on to an unprotected address", _NOTHING)
    if following.url.host != request.url.host:
        for header in secret:
            following.headers.pop(header, None)
    return following


def _translated(address: str, once: Callable[[], T]) -> T:
    """Do something, with the errors of the network as those of Comity."""
    try:
        return once()
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise DataError(address, f"this is no address ({error})", _NOTHING) from None
    except httpx.DecodingError as error:
        raise DataError(address, f"the answer cannot be unpacked ({error})", _NOTHING) from None
    except httpx.TransportError as error:
        if "CERTIFICATE" in str(error).upper():
            what = "the certificate of the server does not fit"
            raise DataError(address, what, "Nothing was sent or read.") from None
        raise _network_fault(error) from None


def _network_fault(error: httpx.TransportError) -> _TryAgain:
    """Describe a fault of the network."""
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.ProxyError):
        return _TryAgain("the publisher cannot be reached", kind=UnreachableError)
    if isinstance(error, httpx.TimeoutException):
        return _TryAgain("the publisher is silent")
    return _TryAgain("the answer breaks off")


def _until(day: str) -> float:
    """Return the seconds until a moment in the form of HTTP; none if it is no moment."""
    try:
        return max((parsedate_to_datetime(day) - datetime.now(UTC)).total_seconds(), 0.0)
    except (TypeError, ValueError):
        return 0.0
