"""Whatever a publisher, a network or a file does, the library stays as it was."""

from __future__ import annotations

from shutil import copytree

import publisher_server as play
import pytest
from patience import HASTE
from publisher_files import COFER, cofer
from publisher_server import Answer, Publishers
from soundness import assert_sound, snapshot

from comity.errors import DataError
from comity.sources.registry import sources
from comity.store import selection
from comity.store.home import editions_folder
from comity.store.pull.update import Order, pull_source

NAME = "imf_cofer"
SOURCE = sources()[NAME]
GOOD = cofer()
SIZE = len(GOOD)
NEEDED = SOURCE.publishing.find(None, None).files[0].columns

REFUSED = {
    **{
        f"status {code}": (play.status(code), f"{code}")
        for code in (400, 401, 402, 403, 404, 405, 406, 409, 410, 411, 418, 422, 451, 501, 505)
    },
    **{
        f"status {code} for ever": (play.status(code), f"answers {code} \\(after 3 attempts\\)")
        for code in (408, 425, 429, 500, 502, 503, 504)
    },
    **{
        f"status 429 with Retry-After {wait}": (
            play.status(429, Retry_After=wait),
            "asks to wait" if wait in ("3600", "1", _DAY) else "answers 429",
        )
        for _DAY in ["Fri, 31 Dec 2100 23:59:59 GMT"]
        for wait in ("0", "1", "3600", "soon", "-5", _DAY, "Wed, 21 Oct 2015 07:28:00 GMT")
    },
    **{
        f"cut off for ever after {at} bytes": (play.always_cut_off(at), "breaks off")
        for at in (0, 1, 17, 512, SIZE // 3, SIZE // 2, SIZE - 100, SIZE - 1)
    },
    **{
        f"stated {more} bytes too long": (play.too_long(more), "breaks off")
        for more in (1, 100, 100_000)
    },
    "stated far too long": (play.too_long(2**40), "MB that it may have"),
    "silent": (play.silent(0.3), "silent"),
    "dripping": (play.dripping(0.03), "takes too long"),
    "no answer": (play.nothing, "breaks off|cannot be reached"),
    "no HTTP": (play.nonsense, "breaks off"),
    "chunks without an end": (play.chunked_without_end, "breaks off"),
    "a range that is another": (play.wrong_range, "breaks off"),
    "redirect to itself": (play.redirect_to_itself, "from one address to the next"),
    **{
        f"redirect to {to}": (play.redirect(to), message)
        for to, message in {
            "ftp://example.org/a.csv": "no address",
            "file:///etc/passwd": "no address",
            "javascript:alert(1)": "no address",
            "http://127.0.0.1:9/gone.csv": "cannot be reached",
            "/not/there.csv": "404",
        }.items()
    },
    **{
        f"a web page {number}": (play.page(text), "a web page")
        for number, text in enumerate(
            [
                b"<!DOCTYPE html><html>moved</html>",
                b"<!doctype HTML>\n<html>",
                b"\n\n  <html><body>Log in</body></html>",
                b"\xef\xbb\xbf<!DOCTYPE html>",
                b"<HTML><HEAD>",
                b"<head><title>Just a moment...</title>",
                b'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html>',
            ]
        )
    },
    "an empty file": (play.body(b""), "empty"),
    "only white space": (play.body(b" \n\n \n"), "empty"),
    "a gzip bomb": (play.gzip_bomb, "MB that it may have"),
    "gzip that is none": (play.broken_gzip, "unpacked"),
}


@pytest.fixture(params=["the bundle", "an edition"])
def before(request, publishers, library_with_an_edition):
    """The library before the fault: of the bundle alone, or with an edition in use."""
    if request.param == "an edition":
        copytree(library_with_an_edition, editions_folder().parent)
        selection.reload()
    return snapshot()


@pytest.fixture(scope="module")
def library_with_an_edition(every_publisher, tmp_path_factory):
    """A library into which an edition was fetched."""
    home = tmp_path_factory.mktemp("home") / "library"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMITY_HOME", str(home))
        patch.setenv("COMITY_MIRROR", every_publisher.address)
        every_publisher.answers[COFER] = Answer(cofer(1.001))
        selection.reload()
        assert pull_source(SOURCE, Order(patience=HASTE)).state == "new"
    selection.reload()
    return home


@pytest.mark.parametrize("fault", REFUSED)
def test_a_fault_of_transport_leaves_the_library_as_it_was(fault, before, offer, hasty):
    behaviour, message = REFUSED[fault]
    offer(COFER, cofer(1.1), behaviour)
    with pytest.raises(DataError, match=message):
        pull_source(SOURCE, hasty())
    assert snapshot() == before
    assert_sound(NAME)


def renamed(name):
    return cofer(columns={name: f"{name}_NEW"})


def text(change):
    return lambda: change(GOOD.decode()).encode()


CONTENT = {
    **{
        f"column {name} renamed": (lambda name=name: renamed(name), f"'{name}' is missing.*_NEW")
        for name in NEEDED
    },
    "other separator": (text(lambda t: t.replace(",", ";")), "are missing"),
    "tabs": (text(lambda t: t.replace(",", "\t")), "are missing"),
    "UTF-16": (lambda: GOOD.decode().encode("utf-16"), "no table of text"),
    "only the header": (lambda: GOOD.splitlines(keepends=True)[0], "rows"),
    "a page in a value": (text(lambda t: t.replace(",2001-Q1,", ",2001-Q1,<html>")), "read"),
    "half of the lines": (text(lambda t: t[: t.rindex("\n", 0, SIZE // 2)] + "\n"), "rows"),
    "a third of the lines lost": (
        text(lambda t: "\n".join(t.splitlines()[: 2 * len(t.splitlines()) // 3])),
        "are gone|rows",
    ),
    "the newest years lost": (
        text(lambda t: "\n".join(li for li in t.splitlines() if ",Q,2026-" not in li)),
        "newest year",
    ),
    "words for numbers": (
        text(lambda t: t.replace(",2003-Q1,", ",2003-Q1,zero")),
        "cannot be read",
    ),
    "a value that is no number": (text(lambda t: t.replace("2001-Q1,", "2001-Q1,n/a ")), "read"),
    "quarters of another form": (
        text(lambda t: t.replace("-Q", ":")),
        "a key is missing|share one key",
    ),
    "a year before all": (text(lambda t: t.replace(",2001-Q", ",1901-Q")), "coverage"),
    "a year to come": (text(lambda t: t.replace(",2026-Q", ",2199-Q")), "coverage"),
    "no year": (text(lambda t: t.replace(",2001-Q1", ",-Q1")), "cannot be read"),
    "null bytes": (lambda: b"\x00" * SIZE, "no table of text"),
    "other bytes": (lambda: bytes(range(256)) * 50, "no table of text"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "no table of text"),
    "a pickle": (
        lambda: b"\x80\x04\x95\x10\x00\x00\x00\x00\x00\x00\x00cos\nsystem\n",
        "no table of text",
    ),
    "R data": (lambda: b"RDX3\nX\n" + b"\x00" * 100, "missing"),
    "JSON": (lambda: b'{"error": "quota"}', "missing"),
    "one long line": (lambda: b"a" * 3_000_000, "missing"),
    "another country": (text(lambda t: t.replace(",G001,", ",USA,")), "rows"),
}


@pytest.mark.parametrize("fault", CONTENT)
def test_a_fault_of_content_leaves_the_library_as_it_was(fault, before, offer, hasty):
    make, message = CONTENT[fault]
    offer(COFER, make())
    with pytest.raises(DataError, match=message):
        pull_source(SOURCE, hasty())
    assert snapshot() == before
    assert_sound(NAME)


PASSING = {
    **{f"cut off after {at} bytes, then resumed": play.cut_off(at) for at in (1, 100, SIZE // 2)},
    **{
        f"status {code} once": play.status(code, **extra)
        for code, extra in (
            (408, {}),
            (429, {"Retry_After": "0"}),
            (500, {}),
            (502, {}),
            (503, {}),
            (504, {}),
        )
    },
    "silent once": play.silent(0.3),
    "no answer once": play.nothing,
    "no HTTP once": play.nonsense,
    "stated too long once": play.too_long(10),
}


@pytest.mark.parametrize("fault", PASSING)
def test_a_fault_that_passes_is_overcome(fault, before, offer, hasty):
    offer(COFER, cofer(1.1), PASSING[fault], play.serve)
    assert pull_source(SOURCE, hasty()).state == "new"
    dollars = selection.table("reserve_currencies").filter(currency="USD", year=2001, quarter=1)
    assert dollars["share"].item() == pytest.approx(71.0, abs=12)
    assert len(snapshot()[1]) == len(before[1]) + 1
    assert_sound(NAME)


SERVERS = {
    "without validators": play.without_validators,
    "that ignore ranges": play.ignoring_ranges,
    "that state too short a length": play.too_short(1),
}


@pytest.mark.parametrize("kind", SERVERS)
def test_plain_servers_are_understood(kind, offer, hasty):
    offer(COFER, GOOD, SERVERS[kind])
    assert pull_source(SOURCE, hasty()).state == "new"
    assert_sound(NAME)


def test_a_download_goes_on_in_the_next_run_where_it_broke_off(publishers, offer, hasty):
    def break_off(asked, answer):
        asked.send(200, answer.body[:5_000], Content_Length=SIZE, ETag=answer.etag)
        asked.hang_up()

    offer(COFER, GOOD, break_off, play.status(500))
    with pytest.raises(DataError):
        pull_source(SOURCE, hasty())
    offer(COFER, GOOD)
    publishers.requests.clear()
    assert pull_source(SOURCE, hasty()).state == "new"
    assert publishers.requests[0][1]["Range"] == "bytes=5000-"


def test_a_file_that_changes_between_two_attempts_is_fetched_anew(offer, hasty):
    def break_off(asked, answer):
        asked.send(200, b"x" * 5_000, Content_Length=SIZE, ETag='"older"')
        asked.hang_up()

    offer(COFER, GOOD, break_off, play.serve)
    assert pull_source(SOURCE, hasty()).state == "new"
    assert_sound(NAME)


def test_a_certificate_that_does_not_fit_is_refused_at_once(publishers, monkeypatch, hasty):
    import ssl

    import trustme

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("another.example").configure_cert(context)
    before = snapshot()
    with Publishers(context) as server:
        monkeypatch.setenv("COMITY_MIRROR", server.address)
        with pytest.raises(DataError, match="certificate of the server does not fit"):
            pull_source(SOURCE, hasty())
    assert snapshot() == before
    assert_sound(NAME)


def test_a_proxy_is_asked_in_place_of_the_publisher(publishers, offer, monkeypatch, hasty):
    monkeypatch.setenv("COMITY_MIRROR", "http://mirror.example")
    monkeypatch.setenv("HTTP_PROXY", publishers.address)
    offer(f"mirror.example/{COFER}", GOOD)
    assert pull_source(SOURCE, hasty()).state == "new"
    assert_sound(NAME)


@pytest.mark.parametrize("code", [403, 407, 502])
def test_a_proxy_that_refuses_leaves_the_library_as_it_was(
    code, publishers, offer, monkeypatch, hasty
):
    monkeypatch.setenv("COMITY_MIRROR", "http://mirror.example")
    monkeypatch.setenv("HTTP_PROXY", publishers.address)
    offer(f"mirror.example/{COFER}", GOOD, play.status(code))
    before = snapshot()
    with pytest.raises(DataError):
        pull_source(SOURCE, hasty())
    assert snapshot() == before


def test_a_proxy_that_is_not_there_leaves_the_library_as_it_was(publishers, monkeypatch, hasty):
    monkeypatch.setenv("COMITY_MIRROR", "http://mirror.example")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    before = snapshot()
    with pytest.raises(DataError, match="cannot be reached"):
        pull_source(SOURCE, hasty())
    assert snapshot() == before


def test_without_a_network_the_publisher_cannot_be_reached(publishers, monkeypatch, hasty):
    monkeypatch.setenv("COMITY_MIRROR", "http://127.0.0.1:9")
    with pytest.raises(DataError, match="cannot be reached"):
        pull_source(SOURCE, hasty())
    assert_sound(NAME)
