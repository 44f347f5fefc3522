"""A scenario as a page that needs no network."""

from __future__ import annotations

from markupsafe import Markup

from comity.charts.map import SHADES, UNSHADED, WorldMap, draw
from comity.reports.page_environment import environment
from comity.reports.scenario.model import (
    MODEL,
    MOST_TARGETS,
    in_text,
    largest_gains,
    largest_losses,
    lead,
    money,
    name,
    notes,
    partners,
    percent,
    publications,
    sides_of,
)
from comity.scenarios.result import Result
from comity.states.articles import with_article
from comity.unit import DOLLARS
from comity.wording.forecasts import without_noun
from comity.wording.scenarios import band_clause


def render(result: Result) -> str:
    """Return the page of a scenario as the text of one HTML file that asks for nothing outside."""
    pages = environment()
    filters = {"percent": percent, "dollars": _dollars, "state": name}
    pages.filters.update(filters, with_article=with_article)
    chart = world_map(result)
    return pages.get_template("scenario.html.j2").render(
        result=result,
        title=result.scenario.title,
        lead=lead(result),
        sides=sides_of(result),
        map=chart,
        picture=Markup(draw(chart, "map")),
        shades=SHADES,
        unshaded=UNSHADED,
        worst=largest_losses(result),
        best=largest_gains(result),
        targets=[(code, partners(result, code)) for code in result.targets[:MOST_TARGETS]],
        unshown=len(result.targets) - len(result.targets[:MOST_TARGETS]),
        band=_band(result),
        band_clause=band_clause(result.scenario),
        model=MODEL,
        notes=notes(result),
        publications=publications(result),
    )


def _dollars(change: float) -> str:
    """Format a signed change in million dollars for a column whose heading names the dollars."""
    return without_noun(money(change), DOLLARS)


def world_map(result: Result) -> WorldMap:
    """Build the map of the changes of real income, with the targets framed."""
    worst, best = result.incomes[0], result.incomes[-1]
    description = (
        f"The world's states shaded by the change of real income, from "
        f"{percent(worst.real_income)} in {in_text(worst.ccode)} to {percent(best.real_income)} in "
        f"{in_text(best.ccode)}. The numbers are in the table of all states."
    )
    changes = {income.ccode: income.real_income for income in result.incomes}
    return WorldMap("Change of real income", description, changes, frozenset(result.targets))


def _band(result: Result) -> str:
    """Return at which elasticities the result was solved."""
    first, *others = dict.fromkeys(result.scenario.elasticities)
    more = f"; also {' and '.join(f'{other:g}' for other in others)}" if others else ""
    return f"{first:g}{more}"
