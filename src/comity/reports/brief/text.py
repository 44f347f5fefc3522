"""The brief as plain text and as Markdown."""

from __future__ import annotations

import re
from textwrap import fill

from comity.reports.brief.model import Brief
from comity.reports.brief.section import Sentence

_WIDTH = 80

_SPECIAL = re.compile(r"([\\`*_\[\]<>#])")


def as_text(brief: Brief) -> str:
    """Format a brief as plain text, 80 columns wide, with numbered sources."""
    parts = [
        brief.title.upper(),
        *(fill(note, _WIDTH) for note in brief.notes),
        *([fill(with_numbers(brief.lead), _WIDTH)] if brief.headline else []),
    ]
    for section in brief.sections:
        words = " ".join(map(with_numbers, section.sentences))
        parts.append(f"{section.heading}\n{fill(words, _WIDTH)}")
    parts.append("\n".join(["Sources", *_sources(brief)]))
    return "\n\n".join(parts) + "\n"


def as_markdown(brief: Brief) -> str:
    """Format a brief as Markdown."""
    parts = [f"# {_escape(brief.title)}", *(f"*{_escape(note)}*" for note in brief.notes)]
    parts += [f"**{_escape(with_numbers(brief.lead))}**"] if brief.headline else []
    for section in brief.sections:
        parts.append(f"## {section.heading}")
        parts.append(" ".join(_escape(with_numbers(s)) for s in section.sentences))
    parts.append("## Sources")
    parts.append("\n".join(map(_escape, _sources(brief))))
    return "\n\n".join(parts) + "\n"


def with_numbers(sentence: Sentence) -> str:
    """Return a sentence with the numbers of its sources."""
    return sentence.text + "".join(f" [{number}]" for number in sentence.sources)


def _sources(brief: Brief) -> list[str]:
    """List the sources with their numbers."""
    return [f"{at}. {p.dated}" for at, p in enumerate(brief.publications, start=1)]


def _escape(text: str) -> str:
    """Escape what Markdown would read as markup."""
    return _SPECIAL.sub(r"\\\1", text)
