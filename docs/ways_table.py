"""The table of how each source is got, in ``living-data.md``: run this file to write it anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from comity.sources.publishing import ByHand, NotPublished, Published
from comity.sources.registry import all_sources
from comity.sources.source import Source

PAGE = Path(__file__).parent / "living-data.md"
BEGIN, END = "<!-- ways: begin -->", "<!-- ways: end -->"
"""What the table is between, in the page."""


def ways_table() -> str:
    """Return the table: the sources that are fetched, those that are added, and the others."""
    return "\n".join([BEGIN, "", *_fetched(), "", *_added(), "", *_others(), "", END])


def _fetched() -> Iterator[str]:
    """Yield the table of the sources that are fetched."""
    rows = list(_of(Published))
    yield from (f"**Fetched by `comity pull`** ({len(rows)}):", "")
    yield from ("| source | publisher | rhythm | reader written for | |", "|---|---|---|---|---|")
    for source, how in rows:
        assert isinstance(how, Published)
        rhythm = how.rhythm.words if how.rhythm else "irregular, or finished"
        notes = [f"key `{how.key.variable}`"] if how.key else []
        notes += ["only when named"] if how.large else []
        cells = (f"`{source.name}`", source.publisher, rhythm, how.written_for, ", ".join(notes))
        yield f"| {' | '.join(cells)} |"


def _added() -> Iterator[str]:
    """Yield the table of the sources that a user adds."""
    rows = list(_of(ByHand))
    yield from (f"**Added by `comity add SOURCE FILE`** ({len(rows)}):", "")
    yield from ("| source | download | why | reader written for |", "|---|---|---|---|")
    for source, how in rows:
        assert isinstance(how, ByHand)
        yield f"| `{source.name}` | <{how.page}> | {how.why} | {how.written_for} |"


def _others() -> Iterator[str]:
    """Yield the table of the sources of which the bundle has all that there is to have."""
    rows = list(_of(NotPublished))
    yield from (f"**Of the bundle alone** ({len(rows)}):", "")
    yield from ("| source | why |", "|---|---|")
    for source, how in rows:
        assert isinstance(how, NotPublished)
        yield f"| `{source.name}` | {how.why} |"


def _of(kind: type) -> Iterator[tuple[Source, Published | ByHand | NotPublished]]:
    """Yield the sources that are published in one way."""
    for source in all_sources().values():
        if isinstance(source.publishing, kind):
            yield source, source.publishing


def page_with_table(page: str) -> str:
    """Return a page with the table of today in place of the one that it has."""
    before, after = page.split(BEGIN)[0], page.split(END)[1]
    return f"{before}{ways_table()}{after}"


if __name__ == "__main__":
    PAGE.write_text(page_with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
