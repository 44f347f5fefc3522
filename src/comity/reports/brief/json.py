"""The brief as data: each sentence with its figures and the commands that trace them."""

from __future__ import annotations

import json
import shlex
from dataclasses import asdict
from typing import Any

from comity.questions.figure import Figure
from comity.reports.brief.model import Brief
from comity.reports.brief.section import Sentence
from comity.states.dyad import Dyad

FORMAT = 1


def as_dict(brief: Brief) -> dict[str, Any]:
    """Return a brief as plain data.

    Keys: ``format``, ``title``, ``year``, ``notes``, ``headline``, ``lead`` (the headline as a
    sentence), ``words``, ``sections`` (heading and sentences: text, sources, figures with measure,
    perspective, year, value and trail), ``sources`` in the order of their numbers.
    """
    return {
        "format": FORMAT,
        "title": brief.title,
        "year": brief.dossier.year,
        "notes": list(brief.notes),
        "headline": brief.headline,
        "lead": _sentence(brief.lead, brief.dossier.dyad),
        "words": brief.words,
        "sections": [
            {
                "heading": section.heading,
                "sentences": [_sentence(s, brief.dossier.dyad) for s in section.sentences],
            }
            for section in brief.sections
        ],
        "sources": [asdict(source) for source in brief.publications],
    }


def as_json(brief: Brief) -> str:
    """Write a brief as JSON; the same brief always gives the same text."""
    return json.dumps(as_dict(brief), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _sentence(sentence: Sentence, dyad: Dyad) -> dict[str, Any]:
    """Return a sentence with its figures."""
    return {
        "text": sentence.text,
        "sources": list(sentence.sources),
        "figures": [_figure(figure, dyad) for figure in sentence.figures],
    }


def _figure(figure: Figure, dyad: Dyad) -> dict[str, Any]:
    """Return a figure, with the command that traces it to its rows."""
    pair = dyad.reverse() if figure.perspective.starts_with_b else dyad
    names = [pair.a.name] if figure.perspective.is_state else [pair.a.name, pair.b.name]
    words = [figure.measure, *names, str(figure.year)]
    return {
        "measure": figure.measure,
        "perspective": figure.perspective,
        "year": figure.year,
        "value": figure.value,
        "trail": shlex.join(["comity", "trace", *words]),
    }
