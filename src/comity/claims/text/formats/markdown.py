"""The text of a Markdown file, without what marks it up."""

from __future__ import annotations

import re

from comity.claims.text.formats.article import Article, day_of
from comity.claims.text.formats.html import read_html
from comity.claims.text.formats.plain import join_line

_FRONT_MATTER = re.compile(
    r"\A(?P<fence>---|\+\+\+)[ \t]*\n(?P<keys>.*?)\n(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL
)
_TITLE = re.compile(r"^title\s*[:=]\s*(['\"]?)(?P<title>.+?)\1\s*$", re.MULTILINE)
_DATE = re.compile(r"^date\s*[:=]\s*['\"]?(?P<date>\d[\d-]+)", re.MULTILINE)
_FOOTNOTE = re.compile(r"^\[\^[^\]]+\]:.*(?:\n(?:[ \t]+.*|[^\s\[].*))*", re.MULTILINE)
_BROKEN_WORD = re.compile(r"(?P<first>[^\W\d_]+-)\n[ \t]*(?P<last>[a-z]+)")
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]]+\]")


def read_markdown(text: str) -> Article:
    r"""Read the text of a Markdown file; code, images, footnotes and front matter are left out.

    The title that the front matter names comes first; its date is that of the text.

    >>> read_markdown("---\ntitle: Arms\n---\n*China* [buys][1].[^a]\n\n[1]: http://x").blocks
    ['Arms', 'China buys.']
    """
    # Imported here: other articles need not wait for it.
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    body, title, day = text.lstrip("\ufeff"), [], None
    if front := _FRONT_MATTER.match(body):
        body = body[front.end() :]
        title = [named["title"] for named in [_TITLE.search(front["keys"])] if named]
        date = _DATE.search(front["keys"])
        day = day_of(date["date"]) if date else None
    body, notes = _FOOTNOTE.subn("", body)
    body = _FOOTNOTE_MARK.sub("", body)
    whole = body
    body = _BROKEN_WORD.sub(lambda word: join_line(word["first"], word["last"], whole), body)
    tokens = reader.parse(body)
    for token in tokens:
        token.children = [one for one in token.children or () if one.type != "image"] or None
    prose = [token for token in tokens if token.type not in ("fence", "code_block")]
    shown = read_html(reader.renderer.render(prose, reader.options, {}))
    return Article(title + shown, day, notes)
