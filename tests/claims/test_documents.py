"""Articles in every form, whole and broken."""

from __future__ import annotations

import io
import zipfile

import pytest

import comity
from comity.claims.text.documents import (
    document_from_bytes,
    document_from_text,
    read_document,
)
from comity.claims.text.formats.limits import LARGEST
from comity.errors import InvalidRequestError

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(xml, name="word/document.xml"):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, xml)
    return packed.getvalue()


def paragraph(*runs):
    text = "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
    return f'<w:document xmlns:w="{WORD}"><w:body><w:p>{text}</w:p></w:body></w:document>'


def test_plain_text_goes_by_lines_and_joins_broken_ones():
    made = document_from_bytes(b"A title\nOne sentence\nthat goes on.\nAnother.", "", "x")
    assert made.title == "A title"
    assert made.blocks == ("A title", "One sentence that goes on.", "Another.")


def test_markdown_loses_its_marks():
    made = document_from_bytes(
        b"# Head\n\n- *China* [trades](http://x) with **Russia**.\n", ".md", "x"
    )
    assert made.blocks == ("Head", "China trades with Russia.")


def test_a_page_gives_what_a_reader_sees():
    page = (
        b"<html><head><title>no</title></head><body><h1>Head</h1><script>var China;</script>"
        b"<style>p{}</style><p>China &amp; <b>Rus</b>sia<p>open<div>Last"
    )
    assert document_from_bytes(page, ".html", "x").blocks == (
        "Head",
        "China & Russia",
        "open",
        "Last",
    )


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        (b"<p>One <b>two", ("One two",)),
        (b"<<<>>>& text &#xZZ;", ("<<<>>>& text &#xZZ;",)),
        (b"</p></p>x<script>", ("x",)),
        (b"</script></style>y", ("y",)),
    ],
)
def test_malformed_pages_give_what_text_they_have(page, blocks):
    assert document_from_bytes(page, ".html", "x").blocks == blocks


def test_word_files_give_their_paragraphs():
    assert document_from_bytes(docx(paragraph("China ", "buys.")), ".docx", "x").blocks == (
        "China buys.",
    )


@pytest.mark.parametrize(
    "raw",
    [
        b"PK\x03\x04 broken",
        b"no zip at all",
        docx("<w:document>"),
        docx("<a/>", "other.xml"),
        docx('<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'),
    ],
)
def test_broken_word_files_are_refused(raw):
    with pytest.raises(InvalidRequestError, match=r"\.docx"):
        document_from_bytes(raw, ".docx", "x")


def test_what_unpacks_too_large_is_refused():
    with pytest.raises(InvalidRequestError, match="larger than"):
        document_from_bytes(docx(paragraph("a" * (LARGEST + 1))), ".docx", "x")


@pytest.mark.parametrize("raw", [b"", b"  \n ", b"<html></html>", "\u200b".encode()])
def test_nothing_to_read_is_said(raw):
    with pytest.raises(InvalidRequestError, match="holds no text"):
        document_from_bytes(raw, ".html", "x")


def test_binary_is_refused():
    with pytest.raises(InvalidRequestError, match="not text"):
        document_from_bytes(b"\x89PNG\x00\x01\x02", "", "x")


def test_large_files_are_refused_unread(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(InvalidRequestError, match="larger than 10 MB"):
        read_document(path)


def test_books_are_refused():
    with pytest.raises(InvalidRequestError, match="longer than 500,000 characters"):
        document_from_text("China buys. " * 50_000)


def test_missing_and_unknown_files_are_named(tmp_path):
    with pytest.raises(InvalidRequestError, match=r"none\.txt cannot be read"):
        read_document(tmp_path / "none.txt")
    with pytest.raises(InvalidRequestError, match="kind that is not read"):
        read_document(tmp_path / "song.mp3")
    with pytest.raises(InvalidRequestError, match="cannot be read"):
        read_document(tmp_path)


@pytest.mark.parametrize(
    "name", ["article.txt", "my long article on China and Russia.DOCX", "reports/last.pdf "]
)
def test_a_file_named_in_the_place_of_a_text_is_not_judged(name):
    with pytest.raises(InvalidRequestError, match="is the name of a file") as caught:
        comity.check(name)
    assert f"Path({name.strip()!r})" in caught.value.hint


def test_an_address_in_the_place_of_a_text_is_not_judged():
    with pytest.raises(InvalidRequestError, match="is a web address") as caught:
        comity.check("https://example.org/a")
    assert "fetch=True" in caught.value.hint


def test_a_text_that_ends_with_an_address_is_judged():
    text = "Russia is the largest arms supplier of China.\nSee https://example.org/a.html"
    assert comity.check(text).claims


def test_other_encodings_are_read():
    assert document_from_bytes("Côte d’Ivoire.".encode("utf-16"), "", "x").blocks == (
        "Côte d’Ivoire.",
    )
    assert document_from_bytes("Türkei".encode("cp1252"), "", "x").blocks == ("Türkei",)


def test_characters_that_turn_or_hide_text_are_dropped():
    assert document_from_text("Ch\u202eina\u200b buys.").blocks == ("China buys.",)
