"""The dossier as data: the same content as the page, for scripts.

The keys are stable, and their order; ``format`` counts their versions. At the top:

==============  ============================================================================
key             content
==============  ============================================================================
format          version of this layout
title           the two states' names
year            the year asked for; null for the newest data
states          ``a`` and ``b``: ccode, name, official_name, iso3, spells
notes           what a reader has to know of the two states
headline        the sentence that says most; empty without data
findings        the headline and up to three more: sentence, criterion, score, question,
                measure, perspective, year, value
key_indicators  the figures at the top
answers         question, group, title, text, summary, sentence, figures, disagreements,
                gaps, records (title, table, shown, total, pages: publisher, title,
                published and url of the page behind each row shown, where its table has
                one a row), tables (title, columns, rows, note, tables), forecasts; where
                event files were ingested, events (title, edition, months, breaks)
medians         by measure, the world's median: [year, median, number of values]
sources         by table, whose it is: citation, version, licence, attribution, faults
==============  ============================================================================

A figure has its measure, title, subject and ``perspective`` ("pair", "a to b", "b to a", "a",
"b" or "system"), ``unit``, ``year``, ``value`` (in the unit, in full) and ``text`` (as on the
page); its ``rank`` from the highest among ``count``, its ``percentile``, the ``equal_share`` of
all values that are the same, the world's ``median``; the ``part_of_year`` that the value knows
("to 18 September"), empty where it is whole; ``omissions``, what its trade is known to leave
out, a sentence each;
``changes``, ``history`` ([year, value], null for a gap), ``percentiles`` ([year, percentile]),
``benchmarks`` of other pairs; where it is estimated, its standard ``error``, the ``errors`` of
its history and the ``percentile_range`` of its interval; the years of ``breaks`` between
sources; ``tables`` and ``sources`` (table, source, version, licence). Without a value, ``value``
is null and ``missing_reason`` has the reason.

A forecast has its measure, title, subject, ``perspective``, ``unit``, the ``origin`` that it
starts from with its ``last`` value; ``forecasts`` (year, horizon, median, and the intervals
``interval50``, ``interval80``, ``interval95`` as [low, high]); ``chances`` of statements (with
the Brier score of such probabilities in the past); the past ``record`` by horizon; ``after``, the
forecasts from what followed ``cases`` past cases of sanctions; and its sentences. Without a
forecast, ``refused`` has the reason. ``command`` solves what an embargo by third states would
change. ``conditional`` lists the forecasts given scenarios: the ``scenario``, the ``year`` of its
world, its ``elasticities`` (that of the median first), what it multiplies the trade of the two
(``pair_multipliers``) and of the first with all others (``other_multipliers``) by at each, a
``sentence``, whether trade ``is_zero`` by assumption, and ``forecasts`` and ``chances`` (without a
Brier score), empty where it is or where the scenario does not bear on the measure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import Any

from comity.forecasts.forecast import Forecast
from comity.questions.answer import Answer
from comity.questions.figure import Figure
from comity.questions.forecast_section import ConditionalForecast, ForecastSection
from comity.questions.summary.highlights import Highlight
from comity.questions.tables.event_series import EventSeries
from comity.reports.dossier.model import Dossier
from comity.reports.json_text import dump
from comity.states.state import State
from comity.store.manifest import Publication

FORMAT = 1


def as_dict(dossier: Dossier) -> dict[str, Any]:
    """Return a dossier as plain data, with the keys that the module's docstring lists.

    >>> import comity
    >>> as_dict(comity.dossier("nauru", "palau"))["title"]
    'Nauru and Palau'
    """
    sources = dossier.sources
    summaries = {summary.question: summary.sentence for summary in dossier.summaries}
    return {
        "format": FORMAT,
        "title": dossier.title,
        "year": dossier.year,
        "states": {"a": _state(dossier.dyad.a), "b": _state(dossier.dyad.b)},
        "notes": list(dossier.notes),
        "headline": dossier.findings[0].sentence if dossier.findings else "",
        "findings": [_finding(finding) for finding in dossier.findings],
        "key_indicators": [_figure(figure, sources) for figure in dossier.key_figures],
        "answers": [_answer(answer, sources, summaries) for answer in dossier.answers],
        "medians": _medians(dossier.answers),
        "sources": {table: asdict(sources[table]) for table in sorted(sources)},
    }


def as_json(dossier: Dossier) -> str:
    """Write a dossier as JSON; the same dossier always gives the same text.

    A row of numbers is on one line.

    Raises
    ------
    ValueError
        If a value is no number.

    Examples
    --------
    >>> import comity
    >>> as_json(comity.dossier("nauru", "palau"))[:1]
    '{'
    """
    return dump(as_dict(dossier)) + "\n"


def _medians(answers: Iterable[Answer]) -> dict[str, Any]:
    """Return the world's median of each measure once, however many figures are of it."""
    medians = {f.measure: f.medians for answer in answers for f in answer.with_value if f.medians}
    return {measure: medians[measure] for measure in sorted(medians)}


def _state(state: State) -> dict[str, Any]:
    """Return who a state is."""
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


def _finding(finding: Highlight) -> dict[str, Any]:
    """Return a finding, with the figure behind it."""
    return {
        "sentence": finding.sentence,
        "criterion": finding.criterion.name.lower(),
        "score": finding.score,
        "question": finding.question,
        "measure": finding.figure.measure,
        "perspective": finding.figure.perspective,
        "year": finding.figure.year,
        "value": finding.figure.value,
    }


def _answer(
    answer: Answer, sources: dict[str, Publication], summaries: dict[str, str]
) -> dict[str, Any]:
    """Return an answer, under its question."""
    return {
        "question": answer.question.name,
        "group": answer.question.group,
        "title": answer.question.title,
        "text": answer.text,
        "summary": summaries.get(answer.question.name, ""),
        "sentence": answer.sentence,
        "figures": [_figure(figure, sources) for figure in answer.figures],
        "disagreements": list(answer.disagreements),
        "gaps": list(answer.gaps),
        "records": [asdict(records) for records in answer.records],
        "tables": [{**vars(table)} for table in answer.tables],
        "forecasts": [forecast_data(section) for section in answer.forecasts],
        **({"events": _events(answer.events)} if answer.events else {}),
    }


def _events(events: EventSeries) -> dict[str, Any]:
    """Return the monthly line of events in the news, which an answer has where some are there."""
    return {
        "title": events.title,
        "edition": events.edition,
        "months": [
            {"month": str(m.period), "net_cooperation": m.net, "events": m.events}
            for m in events.months
        ],
        "breaks": [{**asdict(each), "period": str(each.period)} for each in events.breaks],
    }


def forecast_data(section: ForecastSection) -> dict[str, Any]:
    """Return a forecast as plain data, with the keys that the module's docstring lists."""
    outlook = section.outlook
    return {
        "measure": outlook.measure,
        "title": section.title,
        "subject": section.subject,
        "perspective": section.perspective,
        "unit": outlook.unit.label,
        "origin": outlook.origin,
        "refused": outlook.refused,
        "last": outlook.last if outlook.forecasts else None,
        "sentences": [words for words in (section.sentence, section.record, section.risk) if words],
        "forecasts": [_forecast(forecast) for forecast in outlook.forecasts],
        "chances": [asdict(chance) for chance in outlook.chances],
        "record": [asdict(track) for track in outlook.tracks],
        "after": [_forecast(forecast) for forecast in outlook.after],
        "cases": outlook.cases,
        "command": section.command,
        "conditional": [_conditional(conditional) for conditional in section.conditional],
        "tables": list(section.tables),
    }


def _conditional(conditional: ConditionalForecast) -> dict[str, Any]:
    """Return the forecasts given a scenario."""
    outlook = conditional.outlook
    return {
        "scenario": conditional.scenario,
        "year": conditional.year,
        "elasticities": list(conditional.elasticities),
        "pair_multipliers": list(conditional.pair_multipliers),
        "other_multipliers": list(conditional.other_multipliers),
        "sentence": conditional.sentence,
        "is_zero": conditional.is_zero,
        "forecasts": [_forecast(forecast) for forecast in outlook.forecasts] if outlook else [],
        "chances": [asdict(chance) for chance in outlook.chances] if outlook else [],
    }


def _forecast(forecast: Forecast) -> dict[str, Any]:
    """Return one year's distribution: its median and its intervals."""
    intervals = {
        f"interval{100 * share:.0f}": list(interval)
        for share, interval in forecast.intervals.items()
    }
    return {
        "year": forecast.year,
        "horizon": forecast.horizon,
        "median": forecast.median,
        **intervals,
    }


def _figure(figure: Figure, sources: dict[str, Publication]) -> dict[str, Any]:
    """Return a figure, with the sources that it rests on."""
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
    parts = {key: value for key, value in _plain(figure).items() if key != "medians"}
    return {**parts, "unit": figure.unit.label, "sources": named}


def _plain(figure: Figure) -> dict[str, Any]:
    """Return the parts of a figure; rows of numbers stay as they are, which saves much copying."""
    parts = {each.name: getattr(figure, each.name) for each in fields(figure)}
    nested = ("changes", "benchmarks")
    return {**parts, **{name: [{**vars(each)} for each in parts[name]] for name in nested}}
