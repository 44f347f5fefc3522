"""The tools: each a question with an answer as plain data, its sources and its trail."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

import comity
from comity.analysis.rankings import rank
from comity.errors import InvalidRequestError, UnknownNameError, shortened
from comity.mcp.results import Knowledge, Result, paged, result, trail_links
from comity.panels.codebook import Description
from comity.panels.measure_values import Row
from comity.panels.stored import stored_values
from comity.panels.values import subject
from comity.reports.brief.json import as_dict as brief_as_dict
from comity.reports.brief.model import make_brief
from comity.reports.dossier.json import forecast_data
from comity.reports.dossier.model import Dossier
from comity.states.register import states
from comity.states.state import State
from comity.store.selection import manifest
from comity.wording.values import format_amount

_MOST_STATES = 12
"""Of how many states a scenario's changes are listed, the largest first."""

MOST_CHARACTERS = 200_000
"""The longest text whose claims are checked."""


def find_state(name: str) -> Result:
    """Find a state by any name or code, with its ccode, ISO code and years of membership."""
    state = comity.state(name)
    return result(
        [],
        ccode=state.ccode,
        name=state.name,
        official_name=state.official_name,
        iso3=state.iso3 or None,
        years=[[spell.start.year, spell.end.year if spell.end else None] for spell in state.spells],
    )


def figure(measure: str, a: str, b: str = "", year: int | None = None) -> Result:
    """Read a measure of a pair (a to b) or of one state: value, percentile, trend, sources."""
    values = stored_values()
    described = values.describe(measure)
    chosen = _states_of(described, a, b, year)
    key = tuple(state.ccode for state in chosen)
    pair = (key[0], key[-1]) if key else (0, 0)
    rows = values.read_dyads([measure], [pair])[measure].get(subject(described, pair), [])
    about = {**_definition(described), "of": [state.name for state in chosen]}
    if why := _not_applicable(described, chosen, year):
        return result(described.tables, knowledge="not applicable", reason=why, **about)
    newest = [row for row in rows if year is None or row["year"] == year]
    if not newest or newest[-1]["value"] is None:
        reason = f"no value in {year}" if year else "no value in any year"
        return result(described.tables, knowledge="unknown", reason=reason, **about)
    return _with_value(described, about, rows, newest[-1], key)


def _with_value(
    described: Description, about: Result, rows: list[Row], row: Row, key: tuple[int, ...]
) -> Result:
    """Return a value that is known, with the last years before it and its trail."""
    return result(
        described.tables,
        **about,
        **{name: row[name] for name in row if name != "value"},
        value=row["value"],
        text=format_amount(row["value"], described.unit).replace("\N{NO-BREAK SPACE}", " "),
        last_years=_last_years(rows, row["year"]),
        **trail_links(described.name, row["year"], key),
    )


def _states_of(described: Description, a: str, b: str, year: int | None) -> list[State]:
    """Find the states that a measure is about: two, one or none, by its level."""
    count = {"state": 1, "system": 0}.get(described.level, 2)
    names = [name for name in (a, b) if name]
    if len(names) < count:
        raise InvalidRequestError(f"{described.name} is a measure of two states, got {a!r} only.")
    if described.level == "state" and len(names) > count:
        what = f"{described.name} is a measure of one state, got {a!r} and {b!r}."
        raise InvalidRequestError(what, "Ask for each of the two.")
    return [comity.state(name, year) for name in names[:count]]


def _not_applicable(described: Description, chosen: list[State], year: int | None) -> str:
    """Return why a measure cannot have a value for some states; empty where it can."""
    codes = [state.ccode for state in chosen]
    if len(codes) == 2 and not described.applies_to(codes[0], codes[1]):
        return f"{described.name} follows other states than these, or the other way"
    absent = [state.name for state in chosen if year is not None and not state.member_in(year)]
    return f"no member of the system of states in {year}: {', '.join(absent)}" if absent else ""


def _last_years(rows: list[Row], last: int) -> list[list[Any]]:
    """Return the years and values of the last ten rows up to a year."""
    return [[row["year"], row["value"]] for row in rows if row["year"] <= last][-10:]


def answers(a: str, b: str, year: int | None = None, question: str = "") -> Result:
    """Answer the twelve questions on two states, or one of them, in a sentence with figures."""
    dossier = comity.dossier(a, b, year=year)
    sentences = {summary.question: summary.sentence for summary in dossier.summaries}
    if question and question not in sentences:
        there_are = f"Questions are {', '.join(sentences)}."
        raise UnknownNameError.among("question", question, sentences, there_are)
    listed = [
        {
            "question": answer.question.name,
            "title": answer.question.title,
            "sentence": sentences[answer.question.name],
            "figures": [
                {
                    "measure": each.measure,
                    "subject": each.subject,
                    "year": each.year,
                    "text": each.text.replace("\N{NO-BREAK SPACE}", " "),
                    "percentile": each.percentile,
                    **_trail_of(dossier, each.measure, str(each.perspective), each.year),
                }
                for each in answer.main_figures[:6]
            ],
            "against": answer.caveat,
        }
        for answer in dossier.answers
        if question in ("", answer.question.name)
    ]
    return result(
        dossier.sources,
        title=dossier.title,
        headline=dossier.findings[0].sentence if dossier.findings else "",
        answers=listed,
    )


def _trail_of(dossier: Dossier, measure: str, perspective: str, year: int | None) -> Result:
    """Return the trail of a figure of a dossier; nothing for one that is of no year."""
    a, b = dossier.dyad.directed
    subjects = {"pair": (a, b), "a to b": (a, b), "b to a": (b, a), "a": (a,), "b": (b,)}
    of = subjects.get(perspective)
    if of is None or year is None:
        return {}
    return {"trail": trail_links(measure, year, of)["trail"]}


def brief(a: str, b: str, year: int | None = None, words: int = 300) -> Result:
    """Write an article on two states, of at most 300 or 700 words, with numbered sources."""
    article = make_brief(comity.dossier(a, b, year=year), words)
    content = brief_as_dict(article)
    sections = [
        {
            "heading": section["heading"],
            "text": " ".join(each["text"] for each in section["sentences"]),
        }
        for section in content["sections"]
    ]
    rests_on = article.dossier.sources
    return result(rests_on, title=article.title, headline=article.headline, sections=sections)


def trace(
    measure: str, year: int, a: str = "", b: str = "", offset: int = 0, limit: int = 20
) -> Result:
    """List the rows of the publishers' tables that a value rests on, page by page."""
    from comity.reports.trace.json import as_dict

    rows = comity.trace(measure, *(name for name in (a, b) if name), year=year)
    content: dict[str, Any] = dict(as_dict(rows))
    tables: Any = content.pop("tables")
    pages = {name: paged(table["rows"], offset, limit) for name, table in tables.items()}
    knowledge: Knowledge = "unknown" if content["value"] is None else "known"
    own = trail_links(measure, year, content["states"])
    return result(rows.rows, knowledge=knowledge, **content, tables=pages, **own)


def check_claims(text: str, date: str = "", offset: int = 0, limit: int = 20) -> Result:
    """Check the claims about states in a text; each with verdict, reason, figures and trail.

    "Last year" counts from ``date``, the day of writing (2015-03-01), or else its dateline.
    """
    if len(text) > MOST_CHARACTERS:
        raise InvalidRequestError(
            f"A text has at most {MOST_CHARACTERS:,} characters, got {len(text):,}."
        )
    # Imported here, as in trails and scenarios: models take long to load, and few tools need them.
    from comity.reports.claims.json import as_dict

    report = as_dict(comity.check(text, date=date or None))
    page = paged(report["claims"], offset, limit)
    evidence = [item for claim in page["rows"] for item in claim["verdict"]["evidence"]]
    tables = {table for item in evidence for table in item["tables"]}
    return result(sorted(tables), tally=report["tally"], claims=page.pop("rows"), **page)


def scenario(one: str, other: str, cut: float = 100, year: int | None = None) -> Result:
    """Compute what an embargo between two sides (states or groups) changes, in percent."""
    from comity.reports.scenario.model import as_dict

    solved = comity.scenario((one, other), cut=cut / 100, year=year)
    content = as_dict(solved)
    incomes = sorted(solved.incomes, key=lambda each: -abs(each.real_income))[:_MOST_STATES]
    changes = [
        {"state": states()[each.ccode].name, "real_income_percent": each.real_income}
        for each in incomes
    ]
    return result(
        solved.tables,
        title=solved.scenario.title,
        sides=content["sides"],
        model=content["model"],
        notes=content["notes"],
        year=content["year"],
        largest_changes=changes,
    )


def outlook(a: str, b: str, measure: str = "", horizon: int = 5) -> Result:
    """Forecast what comes next for two states, with intervals, chances and the past record."""
    sections = comity.outlook(a, b, measure=measure or None, horizon=horizon)
    tables = {table for section in sections for table in section.tables}
    keys = ("measure", "subject", "unit", "refused", "sentences", "forecasts")
    forecasts = [{key: forecast_data(section)[key] for key in keys} for section in sections]
    return result(tables, forecasts=forecasts)


def ranking(
    measure: str, year: int | None = None, state: str = "", offset: int = 0, limit: int = 20
) -> Result:
    """Rank all pairs or states of a year by a measure; with a state, only its partners."""
    values = stored_values()
    described = values.describe(measure)
    rows = rank(values, measure, year, comity.state(state, year).ccode if state else None)
    named = [_named(row) for row in rows.iter_rows(named=True)]
    of = ["CCODE"] if described.level == "state" else ["CCODE1", "CCODE2"]
    return result(
        described.tables,
        **_definition(described),
        **paged(named, offset, limit),
        trail=" ".join(["comity trace", measure, *of, "YEAR"]),
    )


def list_measures(query: str = "", offset: int = 0, limit: int = 20) -> Result:
    """List the measures that have some of the words, best first, or all, with unit and years."""
    listed = list(stored_values().codebook.values())
    if query.strip():
        likeness = {each.name: _likeness(query, each) for each in listed}
        listed = [each for each in listed if likeness[each.name] >= _LEAST_LIKE]
        listed.sort(key=lambda each: -likeness[each.name])
    if not listed:
        words = f"No measure has a word of {shortened(query)!r} in its name or title."
        return result([], knowledge="unknown", reason=words, **paged([], offset, limit))
    rows = [{**_definition(each), "years": list(each.years)} for each in listed]
    return result([], **paged(rows, offset, limit))


def list_sources(offset: int = 0, limit: int = 20) -> Result:
    """List the sources with edition, licence, citation and address."""
    rows = [
        {
            "source": name,
            "title": each.title,
            "version": each.version,
            "url": each.url,
            "licence": each.licence,
            "citation": each.citation,
        }
        for name, each in sorted(manifest().sources.items())
    ]
    return result([], **paged(rows, offset, limit))


def definition(measure: str) -> Result:
    """Return the definition of a measure: formula, reference, unit, coverage, notes."""
    described = stored_values().describe(measure)
    return result(
        described.tables,
        **_definition(described),
        formula=described.formula,
        reference=described.reference,
        higher=described.higher,
        years=list(described.years),
        notes=described.notes,
    )


def _definition(measure: Description) -> Result:
    return {
        "measure": measure.name,
        "title": measure.title,
        "level": measure.level,
        "unit": measure.unit.label,
    }


def _named(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row of a ranking with the names of the states."""
    names = {
        key.replace("ccode", "state"): states()[value].name
        for key, value in row.items()
        if key.startswith("ccode")
    }
    return {**row, **names}


_LEAST_LIKE = 0.075
"""The likeness that sets a measure with one of a dozen words apart from one with like letters."""


def _likeness(query: str, measure: Description) -> float:
    text = f"{measure.name.replace('_', ' ')} {measure.title}".lower()
    words = query.lower().split()
    hits = sum(word in text for word in words) / max(len(words), 1)
    return hits + SequenceMatcher(None, query.lower(), text).ratio() / 10
