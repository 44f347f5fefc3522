"""The dossier on paper: tagged, titled, numbered, in two layers, and true to the page."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from comity.reports.dossier.pdf import as_pdf


@pytest.fixture(scope="module")
def readers(china_russia):
    """The short form and the full one."""
    return [PdfReader(BytesIO(as_pdf(china_russia, full=full))) for full in (False, True)]


def text_of(reader):
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def headings(entries):
    for entry in entries:
        yield from headings(entry) if isinstance(entry, list) else (entry.title,)


def test_both_forms_are_tagged_and_name_their_language_and_title(readers):
    for reader in readers:
        root = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/StructTreeRoot"]["/K"]
        assert root["/Lang"] == "en"
        assert reader.metadata.title == "China and Russia"
        assert b"pdfuaid" in root["/Metadata"].get_data()


def test_bookmarks_name_every_question_and_pages_are_numbered(readers, china_russia):
    for reader in readers:
        titles = list(headings(reader.outline))
        assert {answer.question.title for answer in china_russia.answers} <= set(titles)
        assert f"2 / {len(reader.pages)}" in text_of(reader)


def test_the_short_form_answers_in_ten_pages_at_most(readers, china_russia):
    short = readers[0]
    assert len(short.pages) <= 10
    text = text_of(short)
    assert all(summary.sentence in text for summary in china_russia.summaries)
    assert china_russia.findings[0].sentence in text


def test_the_full_form_has_every_figure_with_a_value(readers, china_russia):
    text = text_of(readers[1]).replace("- ", "")
    for answer in china_russia.answers:
        for figure in answer.with_value:
            number = " ".join(figure.text.split("\N{NO-BREAK SPACE}")[0].split())
            assert number in text, figure.name


def test_a_pair_with_almost_no_data_has_a_short_honest_document(empty):
    reader = PdfReader(BytesIO(as_pdf(empty, full=True)))
    assert len(reader.pages) <= 2


def test_names_are_never_read_as_markup(hostile):
    assert as_pdf(hostile, full=True).startswith(b"%PDF")
