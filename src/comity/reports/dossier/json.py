"""The dossier as data: the same content as the page, for scripts.

The keys are stable, and their order; ``format`` counts their versions. At the top:

===========  ==============================================================================
key          what it holds
===========  ==============================================================================
format       version of this layout
title        the two states' names
year         the year asked for; null for the newest data
states       ``a`` and ``b``: ccode, name, official_name, iso3, spells
notes        what a reader has to know of the two states
glance       the figures at the top
answers      question, group, title, asks, sentence, figures, disagreements, gaps,
             records (title, table, shown, total, pages: publisher, title, published and
             url of the page behind each row shown, where its table has one a row),
             grids (title, columns, rows, note, tables), prospects
medians      by measure, the world's median over the years: [year, median, number of values]
sources      by table, whose it is: citation, version, licence, attribution, known_issues
===========  ==============================================================================

A figure has its measure, title, subject and ``who`` (whose value: "pair", "a to b", "a" ...),
``unit``, ``year``, ``value`` (in the unit, in full) and ``text`` (as the page says it); its
``rank`` from the highest among ``count``, its ``place`` as a percentile, the world's
``median``; ``changes``, ``history`` ([year, value], null for a gap), ``places`` ([year,
percentile]), ``contrasts`` with other pairs; where it is estimated, its standard ``error``, the
``errors`` of its history and the ``place_range`` that it spans; the years of ``breaks`` between
sources; ``tables`` and ``sources`` (table, source,
version, licence). Without a value, ``value`` is null and ``why_missing`` says why.

A prospect has its measure, title, subject, ``who``, ``unit``, the ``origin`` that forecasts
start from with its ``last`` value; ``forecasts`` (year, horizon, median, and the intervals
``held50``, ``held80``, ``held95`` as [low, high]); ``chances`` of statements (with the Brier
score of such probabilities in the past); the past ``record`` by horizon; ``after``, the
forecasts given what followed ``cases`` past cases of sanctions; and its sentences. Without a
forecast, ``refused`` says why. ``ask`` is the command that works out what an embargo by third
states would change. ``given`` lists the forecasts given scenarios: what ``happens`` in
the world of which ``year``, at which ``elasticities`` (that of the median first), what that
multiplies the trade of the two (``own``) and of the first with all others (``rest``) by at each,
a ``sentence``, whether trade is ``nil`` by assumption, and ``forecasts`` and ``chances`` (without a
Brier score), empty where it is or where the scenario says nothing of the measure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from comity.forecasts.forecast import INTERVALS, Forecast
from comity.questions.question import Answer, ConditionalForecast, Figure, ForecastSection
from comity.reports.dossier.model import Dossier
from comity.states.state import State
from comity.store.manifest import Publication

FORMAT = 1

_NUMBERS = re.compile(r'\[\n([^\[\]{}"]*)\]')
"""A list without text in it, over several lines; no text holds a raw line break."""


def as_dict(dossier: Dossier) -> dict[str, Any]:
    """Give a dossier as plain data, with the keys that the module's docstring lists."""
    sources = dossier.sources
    return {
        "format": FORMAT,
        "title": dossier.title,
        "year": dossier.year,
        "states": {"a": _state(dossier.dyad.a), "b": _state(dossier.dyad.b)},
        "notes": list(dossier.notes),
        "glance": [_figure(figure, sources) for figure in dossier.glance],
        "answers": [_answer(answer, sources) for answer in dossier.answers],
        "medians": _medians(dossier.answers),
        "sources": {table: asdict(sources[table]) for table in sorted(sources)},
    }


def as_json(dossier: Dossier) -> str:
    """Write a dossier as JSON; the same dossier always gives the same text.

    A row of numbers stands on one line. A value that is no number would raise ``ValueError``.
    """
    text = json.dumps(as_dict(dossier), ensure_ascii=False, indent=1, allow_nan=False)
    return _NUMBERS.sub(lambda row: f"[{' '.join(row[1].split())}]", text) + "\n"


def _medians(answers: Iterable[Answer]) -> dict[str, Any]:
    """Give the world's median of each measure once, however many figures are of it."""
    medians = {f.measure: f.medians for answer in answers for f in answer.known if f.medians}
    return {measure: medians[measure] for measure in sorted(medians)}


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


def _answer(answer: Answer, sources: dict[str, Publication]) -> dict[str, Any]:
    """Give an answer, under its question."""
    return {
        "question": answer.question.name,
        "group": answer.question.group,
        "title": answer.question.title,
        "asks": answer.asks,
        "sentence": answer.sentence,
        "figures": [_figure(figure, sources) for figure in answer.figures],
        "disagreements": list(answer.disagreements),
        "gaps": list(answer.gaps),
        "records": [asdict(records) for records in answer.records],
        "grids": [asdict(grid) for grid in answer.grids],
        "prospects": [prospect_data(made) for made in answer.prospects],
    }


def prospect_data(made: ForecastSection) -> dict[str, Any]:
    """Give a prospect as plain data, with the keys that the module's docstring lists."""
    outlook = made.outlook
    return {
        "measure": outlook.measure,
        "title": made.title,
        "subject": made.subject,
        "who": made.who,
        "unit": outlook.unit,
        "origin": outlook.origin,
        "refused": outlook.refused,
        "last": outlook.last if outlook.forecasts else None,
        "sentences": [words for words in (made.sentence, made.record, made.risk) if words],
        "forecasts": [_forecast(forecast) for forecast in outlook.forecasts],
        "chances": [asdict(chance) for chance in outlook.chances],
        "record": [asdict(track) for track in outlook.tracks],
        "after": [_forecast(forecast) for forecast in outlook.after],
        "cases": outlook.cases,
        "ask": made.ask,
        "given": [_given(given) for given in made.given],
        "tables": list(made.tables),
    }


def _given(given: ConditionalForecast) -> dict[str, Any]:
    """Give the forecasts given a scenario."""
    made = given.outlook
    return {
        "happens": given.happens,
        "year": given.year,
        "elasticities": list(given.elasticities),
        "own": list(given.own),
        "rest": list(given.rest),
        "sentence": given.sentence,
        "nil": given.nil,
        "forecasts": [_forecast(forecast) for forecast in made.forecasts] if made else [],
        "chances": [asdict(chance) for chance in made.chances] if made else [],
    }


def _forecast(forecast: Forecast) -> dict[str, Any]:
    """Give one year's distribution: its median and its intervals."""
    intervals = {f"held{100 * share:.0f}": list(forecast.interval(share)) for share in INTERVALS}
    return {
        "year": forecast.year,
        "horizon": forecast.horizon,
        "median": forecast.median,
        **intervals,
    }


def _figure(figure: Figure, sources: dict[str, Publication]) -> dict[str, Any]:
    """Give a figure, with what has to be said of the sources that it rests on."""
    named = [
        {
            "table": table,
            "source": sources[table].name,
            "version": sources[table].version,
            "licence": sources[table].licence,
        }
        for table in figure.tables
        if table in sources
    ]
    parts = {key: value for key, value in asdict(figure).items() if key != "medians"}
    return {**parts, "sources": named}
