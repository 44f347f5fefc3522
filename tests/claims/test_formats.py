"""Articles as they are written: wrapped, footnoted, revised, in boxes, in Markdown, in PDF."""

from __future__ import annotations

import io
import zipfile

import pytest
import typst
from docx import Document as WordDocument
from pypdf import PdfReader, PdfWriter

from comity.claims.text.documents import document_from_bytes, document_from_text
from comity.claims.text.formats.markdown import read_markdown
from comity.errors import InvalidRequestError

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


SHOWN = '<w:vanish w:val="0"/>'


def blocks(raw, ending):
    raw = raw if isinstance(raw, bytes) else raw.encode()
    return document_from_bytes(raw, ending, "x").blocks


def word(body, namespace=TRANSITIONAL):
    """Build a Word file of the XML of its body."""
    names = f'xmlns:w="{namespace}" xmlns:mc="{COMPATIBILITY}"'
    xml = f"<w:document {names}><w:body>{body}</w:body></w:document>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", xml)
    return packed.getvalue()


def run(text, settings=""):
    return f"<w:r><w:rPr>{settings}</w:rPr><w:t>{text}</w:t></w:r>"


def page(text):
    """Set a text as PDF."""
    return typst.compile(text.encode(), format="pdf")


def test_a_wrapped_paragraph_is_one_block_also_where_a_line_begins_with_a_name():
    text = (
        "An alliance in figures\n\n"
        "The trade that links the two has grown in every year since 2016, and\n"
        "China is now the largest partner of Russia by far. In the year before,\n"
        "Russia sold more gas to Europe than to all of Asia taken together, but\n"
        "that has changed.\n\n"
        "A second paragraph."
    )
    title, first, last = document_from_text(text).blocks
    assert title == "An alliance in figures"
    assert "2016, and China is now" in first
    assert first.endswith("that has changed.")
    assert last == "A second paragraph."


def test_lines_that_are_paragraphs_stay_apart():
    text = "Trade\nChina buys oil.\nRussia sells gas, and more of it than in the year before.\nEnd."
    assert len(document_from_text(text).blocks) == 4


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("China is the second-\nlargest buyer.", "China is the second-largest buyer."),
        ("Their eco-\nnomic ties grew.", "Their economic ties grew."),
        ("Eco\xad\nnomic ties with Rus\xadsia grew.", "Economic ties with Russia grew."),
        ("A so-called pact, so-\ncalled by all.", "A so-called pact, so-called by all."),
        ("The second‑largest buyer.", "The second-largest buyer."),
    ],
)
def test_hyphens_at_the_end_of_a_line_and_inside_words(written, read):
    assert document_from_text(written).blocks == (read,)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Trade grew.[1] It fell.[2, 3]", "Trade grew. It fell."),
        ("Trade grew [4].", "Trade grew."),
        ("Trade grew.12 It fell.", "Trade grew. It fell."),
        ("Trade grew in 2021² and after³.", "Trade grew in 2021 and after."),
        ("Trade†grew* by 3.5 percent.", "Tradegrew by 3.5 percent."),
        ("Trade rose to 3.5 percent.", "Trade rose to 3.5 percent."),
        ("It covers 12 km² of No.12 land.", "It covers 12 km2 of No.12 land."),
        ("“[T]he share is [12] percent.”", "“[T]he share is [12] percent.”"),
    ],
)
def test_marks_of_footnotes_are_no_figures(written, read):
    assert document_from_text(written).blocks == (read,)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<!doctype html><title>No</title><p>One.<p>Two.", ("One.", "Two.")),
        ("<head><title>No</title><p>One.", ("One.",)),
        ("<p>In 2021<sup>3</sup> trade grew.", ("In 2021 trade grew.",)),
        ("<p>The 14<sup>th</sup> buyer.", ("The 14th buyer.",)),
        ("<p>About 10<sup>9</sup> dollars.", ("About 10^9 dollars.",)),
        ("<p>Trade <del>fell</del><ins>grew</ins>.", ("Trade grew.",)),
        ("<p hidden>Russia.<p>China <i style='display: none'>and Iran</i> buys.", ("China buys.",)),
        ("<p>China<!-- not --> buys.", ("China buys.",)),
        ("<p>Trade with\nChina<br>grew.<br>It fell.", ("Trade with China grew.", "It fell.")),
        ("<nav>Home</nav><table><tr><td>China<td>12</table>", ("China", "12")),
        ("<ul><li>China<li>Russia</ul>", ("China", "Russia")),
        ("<?xml version='1.0' encoding='latin-1'?><html><p>Côte.</html>", ("Côte.",)),
    ],
)  # fmt: skip
def test_pages_give_what_a_reader_sees(written, read):
    assert blocks(written, ".html") == read


def test_a_page_is_known_without_an_ending():
    assert blocks("<!DOCTYPE html><p>China buys.", "") == ("China buys.",)


def test_deep_pages_are_read_to_the_bottom():
    assert blocks("<div>" * 1000 + "Deep." + "</div>" * 1000, ".html") == ("Deep.",)


def test_markdown_is_read_as_it_is_shown():
    written = """---
title: "Arms and oil"
date: 2024-05-01
---
China [buys oil][a] from
**Russia**,[^1] ~~not~~ and ![no](x.png) sells <b>cars</b>.

| State | Share |
|-------|------:|
| India | 36 |

```
Russia sells nothing.
```

Second
------
1. Trade grew.

[a]: https://example.org "No"
[^1]: Says a report.
    And more of it.
"""
    assert blocks(written, ".md") == (
        "Arms and oil",
        "China buys oil from Russia, and sells cars.",
        *("State", "Share", "India", "36"),
        "Second",
        "Trade grew.",
    )


def test_word_files_are_read_as_they_are_saved(tmp_path):
    path = tmp_path / "article.docx"
    made = WordDocument()
    made.add_heading("Arms", 1)
    paragraph = made.add_paragraph("China buys arms")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run(" from nobody").font.hidden = True
    paragraph.add_run(" from Russia.")
    made.add_table(1, 1).cell(0, 0).text = "In a table."
    made.save(path)
    assert blocks(path.read_bytes(), ".docx") == (
        "Arms",
        "China buys arms from Russia.",
        "In a table.",
    )


@pytest.mark.parametrize("namespace", [TRANSITIONAL, STRICT])
def test_both_kinds_of_word_files_lose_what_was_deleted(namespace):
    body = (
        f"<w:p>{run('China ')}<w:del>{run('never ')}</w:del><w:ins>{run('often ')}</w:ins>"
        f"<w:moveFrom>{run('gone ')}</w:moveFrom>{run('struck ', '<w:strike/>')}"
        f"{run('shown', SHOWN)}<w:r><w:t>.</w:t><w:noBreakHyphen/></w:r></w:p>"
    )
    assert blocks(word(body, namespace), ".docx") == ("China often shown.-",)


def test_a_word_file_hides_by_style_and_joins_paragraphs_whose_end_was_deleted():
    hidden = '<w:rStyle w:val="Aside"/>'
    body = (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('China ')}</w:p>"
        f"<w:p>{run('sells ')}{run('no ', hidden)}{run('cars.')}</w:p>"
    )
    styles = (
        f'<w:styles xmlns:w="{TRANSITIONAL}"><w:style w:styleId="Aside"><w:rPr><w:vanish/></w:rPr>'
        '</w:style><w:style w:styleId="Plain"><w:rPr><w:b/></w:rPr></w:style></w:styles>'
    )
    packed = io.BytesIO(word(body))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("word/styles.xml", styles)
    assert blocks(packed.getvalue(), ".docx") == ("China sells cars.",)


def test_a_text_box_is_read_once_after_its_paragraph():
    box = f"<w:txbxContent><w:p>{run('In the box.')}</w:p></w:txbxContent>"
    body = (
        f"<w:p>{run('Before ')}<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>{run('after.')}</w:p>"
    )
    assert blocks(word(body), ".docx") == ("Before after.", "In the box.")


def test_a_pdf_gives_its_paragraphs_without_running_heads_and_numbers_of_pages():
    text = (
        '#set page(width: 12cm, height: 7cm, header: [The Daily Record], numbering: "1")\n'
        "= Trade and arms\n\n"
        + "China is the largest trading partner of Russia, and Russia sells it more oil than "
        "Saudi Arabia does, as the figures of the customs show for every month. "
        * 6
        + "\n\nA last paragraph."
    )
    read = blocks(page(text), ".pdf")
    assert read[0] == "Trade and arms"
    assert not any("Daily Record" in block for block in read)
    joined = " ".join(read)
    assert joined.count("for every month. China is the largest trading partner") == 5
    assert joined.endswith("for every month. A last paragraph.")


def test_a_pdf_is_known_by_how_it_begins():
    assert blocks(page("China buys."), "") == ("China buys.",)


def test_a_pdf_that_cannot_be_read_is_refused_with_the_reason():
    with pytest.raises(InvalidRequestError, match="no text layer"):
        blocks(page("#rect()"), ".pdf")
    with pytest.raises(InvalidRequestError, match="no readable PDF"):
        blocks(b"%PDF-1.7 broken", ".pdf")
    locked = PdfWriter(PdfReader(io.BytesIO(page("China buys."))))
    locked.encrypt("secret", algorithm="RC4-128")
    packed = io.BytesIO()
    locked.write(packed)
    with pytest.raises(InvalidRequestError, match="locked with a password"):
        blocks(packed.getvalue(), ".pdf")


def test_a_word_broken_at_the_end_of_a_markdown_line_is_one():
    text = "Serbia buys arms. China arms Ser-\nbia as its second-\nlargest supplier."
    assert read_markdown(text).blocks == [
        "Serbia buys arms. China arms Serbia as its second-largest supplier."
    ]
