"""When an article was written: as given, by its dateline, or by its file."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from pypdf import PdfWriter

import comity
from comity.claims.text.documents import document_from_bytes
from comity.errors import InvalidRequestError

CLAIM = "Russia's military spending was 66 billion dollars last year."
"""True of 2015 alone."""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PROPERTIES = (
    '<p xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:created>{}T08:00:00Z</dcterms:created>'
    "<dcterms:modified>{}T09:00:00Z</dcterms:modified></p>"
)
NOTES = (
    f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:type="separator"/>'
    "<w:footnote><w:p><w:r><w:t>China left NATO.</w:t></w:r></w:p></w:footnote></w:footnotes>"
)


def word(**parts):
    """Build a Word file of one sentence, and of further parts by their names."""
    body = f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>Trade grew.</w:t></w:r></w:p>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", f"{body}</w:body></w:document>")
        for name, xml in parts.items():
            archive.writestr(f"{name.replace('_', '/')}.xml", xml)
    return packed.getvalue()


def written(raw, ending):
    return document_from_bytes(raw, ending, "x").written


def pdf(created, changed):
    """Build a PDF with the days of its making and of its last change."""
    writer, packed = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/CreationDate": created, "/ModDate": changed})
    writer.write(packed)
    return packed.getvalue()


def test_last_year_counts_from_the_day_given(values):
    def verdict(**options):
        return comity.check(CLAIM, **options).claims[0].verdict.name.value

    assert verdict(date="2016-03-01") == verdict(date=date(2016, 3, 1)) == "supported"
    assert verdict(date="2001-03-01") == "contradicted"
    assert verdict() == "untestable"


def test_a_day_that_is_none_is_refused():
    with pytest.raises(InvalidRequestError, match="date must be a day as 2015-03-01"):
        comity.check(CLAIM, date="last week")


@pytest.mark.parametrize(
    "page",
    [
        '<meta property="article:published_time" content="2015-02-12T08:00:00+01:00">',
        '<meta name="citation_publication_date" content="2015/02/12">',
        '<time itemprop="datePublished" datetime="2015-02-12">Thursday</time>',
        '<script type="application/ld+json">{"datePublished": "2015-02-12T08:00Z"}</script>',
    ],
)
def test_a_page_says_when_it_was_published(page):
    assert written(f"<html><body>{page}<p>Trade grew.</p>".encode(), ".html") == date(2015, 2, 12)


def test_times_that_a_page_only_speaks_of_are_not_its_date():
    assert written(b'<p>On <time datetime="1999-01-01">a day</time> trade grew.', ".html") is None


def test_front_matter_says_when_a_text_was_written():
    assert written(b"---\ntitle: A\ndate: 2015-02-12\n---\nTrade grew.", ".md") == date(2015, 2, 12)


@pytest.mark.parametrize(
    ("created", "changed", "day"),
    [
        ("2015-02-12", "2015-03-01", date(2015, 3, 1)),
        ("2013-02-12", "2015-03-01", None),  # whichever of the two it is
        ("2013-12-23", "2013-12-23", None),  # the day of a template
    ],
)
def test_a_word_file_says_when_it_was_written_where_its_dates_agree(created, changed, day):
    raw = word(docProps_core=PROPERTIES.format(created, changed))
    assert written(raw, ".docx") == day


def test_a_pdf_says_when_it_was_made(monkeypatch):
    monkeypatch.setattr("pypdf._page.PageObject.extract_text", lambda _: "Trade grew.")
    assert written(pdf("D:20150212080000Z", "D:20150301080000Z"), ".pdf") == date(2015, 3, 1)
    assert written(pdf("D:20130212080000Z", "D:20150301080000Z"), ".pdf") is None


def test_footnotes_of_word_files_are_left_out_and_counted():
    document = document_from_bytes(word(word_footnotes=NOTES), ".docx", "x")
    assert (document.blocks, document.notes) == (("Trade grew.",), 1)


def test_the_report_says_what_its_dates_count_from_and_what_was_left_out(values):
    report = comity.check(word(word_footnotes=NOTES), date="2016-03-01")
    assert report.remarks == (
        "Dated 1 March 2016 (as given): “last year” counts from then.",
        "1 footnote was left out.",
    )


def test_a_dateline_is_no_claim_and_old_figures_are_said_to_be_old(values):
    text = "Bhutan and Malta\n\nValletta, 3 March 2024.\n\nBhutan hardly trades with Malta."
    (claim,) = comity.check(text).claims
    assert "The newest figure on them is of 1999" in claim.verdict.why


def test_no_present_is_borne_out_by_figures_long_past(values):
    (claim,) = comity.check("Germany's most important source of imported fuel is Russia.").claims
    assert claim.verdict.name == "untestable"


def test_what_a_text_says_about_its_present_is_not_denied_by_older_figures(values):
    claim = "Russia accounts for 90 percent of Belarus's trade."
    assert verdict_of(claim, date(2021, 5, 1)) == "contradicted"
    assert verdict_of(claim, date(2024, 5, 1)) == "untestable"


def test_what_was_near_in_the_year_of_a_text_is_not_denied_by_later_figures(values):
    claim = "Azerbaijan buys 51 percent of its weapons from Russia."
    assert verdict_of(claim, date(2023, 3, 1)) == "contradicted"
    assert verdict_of(claim, date(2019, 3, 1)) != "contradicted"


def verdict_of(text, day):
    return comity.check(text, date=day).claims[0].verdict.name.value


def test_what_is_so_now_has_no_time_of_another_clause():
    text = "Ukraine, itself an exporter of arms until 2014, is now the largest importer of arms."
    claims = comity.check(text).claims
    (now,) = [one for one in claims if one.verdict.name.is_definite]
    assert now.verdict.name == "supported"
    assert now.interpretation.test.time.kind == "now"


@pytest.mark.parametrize(
    "head",
    [
        "Oslo, January 2024.",
        "A report of June 2024 looks back on the year before.",
        "The ministry's bulletin came out in May 2024.",
        "In its yearbook of 2024, the institute tells of the year before.",
    ],
)
def test_last_year_counts_from_what_the_text_says_of_its_own_date(head):
    (claim,) = comity.check(
        "Norway spent 1.8 percent of GDP on defence last year.", context=head
    ).claims
    assert claim.verdict.name == "supported"
    assert claim.interpretation.test.time.last == 2023


def test_the_year_of_something_else_is_no_date_of_a_text():
    text = "Trade was bad in 2013. Norway spent 1.8 percent of GDP on defence last year."
    assert not [one for one in comity.check(text).claims if one.verdict.name.is_definite]
