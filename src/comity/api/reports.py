"""What is written about two states: dossiers, checked articles, forecasts and scenarios."""

from __future__ import annotations

import datetime as dates
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from numbers import Real
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.errors import InvalidRequestError
from comity.period import whole_year, year_or_none
from comity.states.dyad import dyad

if TYPE_CHECKING:
    import polars as pl

    from comity.claims.check import Report
    from comity.claims.text.documents import Document
    from comity.reports.brief.model import Brief
    from comity.reports.dossier.model import Dossier
    from comity.reports.outlook.model import ForecastSection
    from comity.scenarios.result import Result
    from comity.states.state import State


def backtest(measure: str | None = None, *, kind: str = "all") -> pl.DataFrame:
    """Compare past forecasts with what happened, a row a measure and horizon.

    Parameters
    ----------
    measure
        A measure that is forecast; None for all of them.
    kind
        Whose forecasts: "all", "with a major power", "without a major power", "at zero", or by
        past volatility "steady", "middling", "volatile".

    Raises
    ------
    UnknownNameError
        If the measure is not forecast, or there is no such kind.

    Examples
    --------
    >>> backtest("trade")["horizon"].to_list()
    [1, 2, 3, 4, 5]
    """
    from comity.reports.outlook.track_record import track_record

    return track_record(measure, kind)


def check(
    article: str | Path | bytes,
    *,
    fetch: bool = False,
    context: str = "",
    rules: Path | None = None,
    year: int | None = None,
    date: date | str | None = None,
) -> Report:
    """Check the claims about states in an article against the measures.

    Parameters
    ----------
    article
        A text in English, of one sentence or many; the path of a file (.txt, .md, .html, .docx,
        .pdf); the bytes of one; or a web address with ``fetch``.
    fetch
        Whether a text that is a web address is fetched. Without it nothing asks the network.
    context
        Sentences before it, to which its pronouns refer.
    rules
        A TOML file that adds to the lexicon.
    year
        Judge as of this year; None for the newest data.
    date
        The day on which the article was written, as a date or "2015-03-01": "last year" counts
        from it. None for its dateline, or else the date that its file gives.

    Raises
    ------
    InvalidRequestError
        If the article is missing, empty, too large, or a text that only names a file or a web
        address; if the rules cannot be used, or the date is no day.

    Examples
    --------
    >>> report = check("Russia is the largest arms supplier of China.")
    >>> print(report.claims[0].verdict.name)
    supported
    """
    from comity.claims.check import check as check_document
    from comity.panels.stored import stored_values

    document, written = _document(article, fetch=fetch), _day(date)
    year = year_or_none(year)
    return check_document(
        document, stored_values(), rules=rules, year=year, context=context, written=written
    )


def _day(text: date | str | None) -> date | None:
    """Read the day of an article."""
    if not isinstance(text, str):
        return text
    try:
        return dates.date.fromisoformat(text.strip())
    except ValueError:
        raise InvalidRequestError(
            f"date must be a day as 2015-03-01, got {text!r}.", "Write year, month and day."
        ) from None


def _document(article: str | Path | bytes, *, fetch: bool) -> Document:
    """Read an article, whatever it is given as."""
    from comity.claims.text import documents
    from comity.claims.text.fetch import fetch as fetch_article
    from comity.claims.text.fetch import is_address

    if isinstance(article, Path):
        return documents.read_document(article)
    if isinstance(article, bytes):
        return documents.document_from_bytes(article, "", "The article")
    if fetch and is_address(article):
        return fetch_article(article)
    if not isinstance(article, str):
        raise InvalidRequestError(
            f"An article is a text, a path or bytes, got {type(article).__name__}."
        )
    documents.require_text(article)
    return documents.document_from_text(article)


def dossier(a: str | int | State, b: str | int | State, *, year: int | None = None) -> Dossier:
    """Build the dossier of two states: the answers to all questions, with their figures.

    Parameters
    ----------
    a, b
        The two states, in the order in which they are named.
    year
        Answer as of this year; None takes the newest data of each measure.

    Raises
    ------
    UnknownNameError, NotAStateError
        If a name is no state's.
    InvalidRequestError
        If the two were never members of the state system together, or not in the year.

    Examples
    --------
    >>> len(dossier("china", "russia", year=2014).answers)
    12
    """
    from comity.panels.stored import stored_values
    from comity.reports.dossier.model import former_name_notes, make_dossier

    year = year_or_none(year)
    pair = dyad(a, b, year)
    report = make_dossier(pair, stored_values(), year)
    return replace(report, notes=(*former_name_notes((a, b), report), *report.notes))


def brief(
    a: str | int | State, b: str | int | State, *, year: int | None = None, words: int = 300
) -> Brief:
    """Build an article of one or two pages on two states, each sentence with its figures.

    Parameters
    ----------
    a, b
        The two states, in the order in which they are named.
    year
        As of this year; None takes the newest data of each measure.
    words
        How many words it has at most.

    Raises
    ------
    UnknownNameError, NotAStateError
        If a name is no state's.
    InvalidRequestError
        If the two were never members of the state system together, or not in the year.

    Examples
    --------
    >>> brief("china", "russia").title
    'China and Russia'
    """
    from comity.reports.brief.model import make_brief

    return make_brief(dossier(a, b, year=year), words)


def outlook(
    a: str | int | State,
    b: str | int | State,
    *,
    measure: str | None = None,
    horizon: int = 5,
    scenario: Result | None = None,
) -> tuple[ForecastSection, ...]:
    """Forecast what comes next for two states, with probabilities and the record.

    Parameters
    ----------
    a, b
        The two states.
    measure
        One measure that is forecast; None for all of them.
    horizon
        How many years ahead the sentences look, 1 to 5.
    scenario
        A scenario, from :func:`scenario`, on which forecasts of trade are conditional.

    Raises
    ------
    UnknownNameError
        If there is no such state, or the measure is not forecast.
    InvalidRequestError
        If the horizon is out of range, or either is no longer a state.

    Examples
    --------
    >>> embargo = scenario(("west", "russia"))
    >>> (trade,) = outlook("china", "russia", measure="trade", scenario=embargo)
    >>> outlooks = (trade.outlook, trade.conditional[0].outlook)
    >>> medians = [each.forecasts[4].median for each in outlooks]
    >>> round(medians[1] / medians[0], 3)
    1.015
    """
    from comity.reports.outlook.model import make_outlook

    return make_outlook(dyad(a, b), measure, horizon, scenario)


def sanctions_effect(
    target: str | int | State, partner: str | int | State, *, start: int | None = None
) -> pl.DataFrame:
    """Compare a pair before and after sanctions on the target with similar pairs.

    Parameters
    ----------
    target, partner
        The state under sanctions, and the other.
    start
        The first year of an episode; None for every onset in the data.

    Raises
    ------
    InvalidRequestError
        If no episode has two years of data on both sides.

    Examples
    --------
    >>> sanctions_effect("russia", "china", start=2014)["start"].unique().to_list()
    [2014]
    """
    from comity.analysis.sanctions_effect import sanctions_effect as compute
    from comity.panels.stored import stored_values

    pair = dyad(target, partner)
    starts = None if start is None else [whole_year(start)]
    rows = compute(stored_values(), *pair.directed, starts=starts)
    if rows.is_empty():
        raise InvalidRequestError(
            f"No sanction episode against {pair.a} has two years of data on both sides for "
            f"{pair.a} and {pair.b}.",
            "Name another start, or the other state first.",
        )
    return rows


def scenario(
    *between: tuple[str, str],
    cut: float = 1.0,
    cost: float = 0.0,
    year: int | None = None,
    elasticity: float | None = None,
) -> Result:
    """Compute what a cut in trade between any states would change for all.

    Parameters
    ----------
    between
        Pairs of sides that stop trading; each side lists states and groups ("usa,eu27").
    cut
        The share of their trade that ends, 0 to 1, before the world adapts.
    cost
        The rise of the cost of their trade: 0.2 for a fifth. With it give ``cut=0`` for no cut.
    year
        The year whose economy is changed; None for the newest.
    elasticity
        The elasticity of trade to its cost; None for 4, with results for 3 and 6 as well.

    Raises
    ------
    UnknownNameError
        If there is no such state or group.
    InvalidRequestError
        If a number is out of range, the year has no data, or a state is on both sides.

    Examples
    --------
    >>> result = scenario(("china", "russia"), year=2014)
    >>> round(result.income(365).real_income, 3), round(result.income(710).real_income, 3)
    (-0.647, -0.127)
    """
    from comity.scenarios.solve import scenario as solve

    year = year_or_none(year)
    _require_sides(between, cut=cut, cost=cost)
    return solve(*between, cut=cut, cost=cost, year=year, elasticity=elasticity)


def _require_sides(between: Iterable[Any], **shares: Any) -> None:
    """Refuse what is no pair of sides, and a share that is no number."""
    for pair in between:
        if isinstance(pair, str) or len(pair) != 2:
            message = f"{pair!r} is not a pair of sides."
            raise InvalidRequestError(message, 'Write each as a pair: ("china", "russia").')
    for name, share in shares.items():
        if not isinstance(share, Real):
            raise InvalidRequestError(f"{name} must be a number, as 0.5, got {share!r}.")
