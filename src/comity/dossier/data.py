"""The dossier as data: the same content as the page, for scripts.

The keys are stable; ``format`` counts their versions. Every figure carries its unit, its year
and the names of its tables; ``sources`` says of each table whose it is, in which version and
under which licence.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from comity.dossier.dossier import Dossier
from comity.questions.question import Answer, Figure
from comity.states.state import State

FORMAT = 1

_DRAWN_ONLY = ("medians", "places")
"""What only the charts need."""


def as_dict(dossier: Dossier) -> dict[str, Any]:
    """Give a dossier as plain data.

    Returns
    -------
    dict
        ``format``, ``title``, ``year`` (asked for, or None), ``states`` (a and b), ``notes``,
        ``glance`` (figures), ``answers`` (each with question, sentence, figures,
        disagreements, gaps, records), ``sources`` (by table).
    """
    return {
        "format": FORMAT,
        "title": dossier.title,
        "year": dossier.year,
        "states": {"a": _state(dossier.dyad.a), "b": _state(dossier.dyad.b)},
        "notes": list(dossier.notes),
        "glance": [_figure(figure) for figure in dossier.glance],
        "answers": [_answer(answer) for answer in dossier.answers],
        "sources": {table: asdict(source) for table, source in dossier.sources.items()},
    }


def as_json(dossier: Dossier) -> str:
    """Write a dossier as JSON; the same dossier always gives the same text."""
    return json.dumps(as_dict(dossier), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _state(state: State) -> dict[str, Any]:
    """Say who a state is."""
    return {
        "ccode": state.ccode,
        "name": state.name,
        "official_name": state.official_name,
        "iso3": state.iso3 or None,
        "spells": [
            {"start": str(spell.start), "end": str(spell.end) if spell.end else None}
            for spell in state.spells
        ],
    }


def _answer(answer: Answer) -> dict[str, Any]:
    """Give an answer, under its question."""
    return {
        "question": answer.question.name,
        "group": answer.question.group,
        "title": answer.question.title,
        "asks": answer.asks,
        "sentence": answer.sentence,
        "figures": [_figure(figure) for figure in answer.figures],
        "disagreements": list(answer.disagreements),
        "gaps": list(answer.gaps),
        "records": [asdict(records) for records in answer.records],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    """Give a figure; its history as pairs of year and value, None for a gap."""
    return {key: value for key, value in asdict(figure).items() if key not in _DRAWN_ONLY}
