"""A scenario as a report: who loses and gains, in words, in rows, and as plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from comity.scenarios.result import Diversion, Income, Result
from comity.scenarios.scenario import Side
from comity.states.articles import with_article
from comity.states.register import states
from comity.store.manifest import Publication
from comity.store.selection import manifest
from comity.unit import DOLLARS, count_of, counted
from comity.wording.names import capitalise
from comity.wording.newspaper import newspaper_amount, spell_first
from comity.wording.scenarios import band_clause
from comity.wording.values import format_amount, join_names

FORMAT = 1

MODEL = (
    "Each state makes one good, and buyers take less of what becomes dearer (elasticity of trade "
    "to its cost in the scenario). Output is GDP in current dollars. The band includes gross "
    "output, about twice as large, by its ratio to GDP in 2022 (79 states, their median for "
    "others): openness and losses are then about half as large.",
    "Only trade in goods is in the model: no services, no investment, no inputs that cannot be "
    "replaced, no time to adapt. It shows where the world settles, not what the first year costs.",
    "Balances of trade stay fixed in units of world output. Real income is what a state has to "
    "spend, over its price index; real output is its output over that index, which does not hang "
    "on how balances are paid. Amounts are in dollars at which the output of the world keeps "
    "its value.",
    "Hong Kong and Macao are markets from 2000 on, with what Hong Kong keeps of its imports; "
    "their own changes are not listed.",
)
"""What the model assumes and leaves out."""

SHOWN = 10
"""How many losers and winners are printed in the terminal, or shown before the whole table."""

MOST_TARGETS = 6
"""Of how many states the diverted trade is shown; JSON has it of all."""


@dataclass(frozen=True)
class SideChange:
    """What changes for a side as a whole: percent of its real income, weighted by output.

    ``least`` and ``most`` are the ends of the band; ``real_output`` is percent of real output.

    >>> SideChange("Russia", (365,), -2.0, -3.0, -1.0, -1.8).members
    (365,)
    """

    name: str
    members: tuple[int, ...]
    change: float
    least: float
    most: float
    real_output: float


def name(ccode: int) -> str:
    """Return a state's name.

    >>> name(710)
    'China'
    """
    return states()[ccode].name


def in_text(ccode: int) -> str:
    """Return a state's name as a sentence has it.

    >>> in_text(2)
    'the United States'
    """
    return with_article(name(ccode))


def percent(change: float) -> str:
    """Format a signed change in percent.

    Examples
    --------
    >>> percent(-1.772), percent(0.0712), percent(-12.34), percent(0.00004)
    ('−1.77%', '+0.071%', '−12.3%', '±0%')
    """
    if abs(change) < 5e-4:
        return "±0%"
    digits = 1 if abs(change) >= 10 else 2 if abs(change) >= 0.1 else 3
    text = f"{abs(change):.{digits}f}"
    sign = "+" if change > 0 else "\N{MINUS SIGN}"
    return f"{sign}{text}%"


def money(change: float) -> str:
    r"""Format a signed change of an amount in million dollars.

    Examples
    --------
    >>> money(-129_003.0).replace("\N{NO-BREAK SPACE}", " "), money(0.0)
    ('−129.0 bn US dollars', '0')
    """
    if abs(change) < 0.05:
        return "0"
    sign = "+" if change > 0 else "\N{MINUS SIGN}"
    return f"{sign}{format_amount(abs(change), DOLLARS)}"


def sides_of(result: Result) -> tuple[SideChange, ...]:
    """Compute what changes for each side, once each, as far as its states are in the model."""
    sides = dict.fromkeys(result.scenario.sides)
    return tuple(_side_change(result, side) for side in sides)


def lead(result: Result) -> str:
    """Return in a sentence or two what the sides lose, and who else loses or gains most.

    >>> import comity
    >>> lead(comity.scenario(("china", "russia"), year=2014, elasticity=4)).split()[0]
    'China'
    """
    band = band_clause(result.scenario)
    changes = [
        f"{with_article(side.name)} {_would(side.change)}{_band(side, band)}{_of_output(side)}"
        for side in sides_of(result)
    ]
    joined = "; ".join(changes)
    first = f"{joined[0].upper()}{joined[1:]}."
    outside = [i for i in result.incomes if i.ccode not in _named(result)]
    worst, best = outside[0], outside[-1]
    others = [
        f"{in_text(income.ccode)} ({percent(income.real_income)})"
        for income in (worst, best)
        if abs(income.real_income) >= 0.0005
    ]
    more = f" Of all others it changes most for {' and '.join(others)}." if others else ""
    return first + more


def notes(result: Result) -> tuple[str, ...]:
    """Return what a reader has to know of this result besides the model."""
    return tuple(_notes(result))


def publications(result: Result) -> tuple[Publication, ...]:
    """List every source that the result rests on, once, by name."""
    used = {table: manifest().source_of(table) for table in result.tables}
    return tuple(sorted({p.name: p for p in used.values()}.values(), key=lambda p: p.name))


def largest_losses(result: Result) -> tuple[Income, ...]:
    """Return the states that lose most, the largest loss first."""
    return tuple(i for i in result.incomes[:SHOWN] if i.real_income < 0)


def largest_gains(result: Result) -> tuple[Income, ...]:
    """Return the states that gain most, the largest gain first."""
    return tuple(i for i in reversed(result.incomes[-SHOWN:]) if i.real_income > 0)


def partners(result: Result, ccode: int, most: int = 8) -> tuple[Diversion, ...]:
    """Return the partners cut off whose trade a state loses most of, then those it turns to."""
    listed = [d for d in result.diversions(ccode) if max(*d.trade) > 0]
    lost = [d for d in listed if d.cut]
    others = [d for d in listed if not d.cut]
    return (*lost[:most], *others[:most])


def as_dict(result: Result) -> dict[str, Any]:
    """Return a result as plain data, ready for JSON.

    Keys: ``format``, ``title``, ``year``, ``elasticities``, ``changes``, ``sides``, ``states``
    (every state's changes, in percent and million dollars), ``diverted`` (by target: trade with
    every partner before and after), ``left_out``, ``unknown`` (pairs across the sides whose
    trade the data lack), ``model``, ``notes``, ``sources``.

    >>> import comity
    >>> sorted(as_dict(comity.scenario(("china", "russia"), year=2014, elasticity=4)))[:3]
    ['changes', 'diverted', 'elasticities']
    """
    scenario = result.scenario
    return {
        "format": FORMAT,
        "title": scenario.title,
        "year": scenario.year,
        "elasticities": list(dict.fromkeys(scenario.elasticities)),
        "changes": [
            {
                "a": [change.a.name, sorted(change.a.members)],
                "b": [change.b.name, sorted(change.b.members)],
                "cut": change.cut,
                "cost": change.cost,
            }
            for change in scenario.changes
        ],
        "sides": [asdict(side) for side in sides_of(result)],
        "states": [_row(income) for income in result.incomes],
        "diverted": {str(code): _partners(result, code) for code in result.targets},
        "left_out": [{"ccode": c, "name": name(c), "why": why} for c, why in result.left_out],
        "unknown": [sorted(pair) for pair in unknown_pairs(result)],
        "model": list(MODEL),
        "notes": list(notes(result)),
        "sources": [asdict(p) for p in publications(result)],
    }


def unknown_pairs(result: Result) -> list[tuple[int, int]]:
    """List the pairs across the sides whose trade is not in the data."""
    codes = result.ccodes
    return [
        (codes[i], codes[j])
        for i in range(len(codes))
        for j in range(i + 1, len(codes))
        if result.changed[i, j] and result.unknown[i, j]
    ]


def _side_change(result: Result, side: Side) -> SideChange:
    incomes = [income for income in result.incomes if income.ccode in side.members]
    output = sum(income.gdp for income in incomes)
    changes = [
        sum(getattr(income, part) * income.gdp for income in incomes) / output
        for part in ("real_income", "least", "most", "real_output")
    ]
    return SideChange(side.name, tuple(sorted(i.ccode for i in incomes)), *changes)


def _named(result: Result) -> set[int]:
    return {code for side in result.scenario.sides for code in side.members}


def _would(change: float) -> str:
    if abs(change) < 5e-4:
        return "would neither lose nor gain"
    verb = "lose" if change < 0 else "gain"
    return f"would {verb} {percent(abs(change)).lstrip('+')} of real income"


def _band(side: SideChange, clause: str) -> str:
    if abs(side.least - side.most) < 5e-4:
        return ""
    ends = sorted((abs(side.least), abs(side.most)))
    low, high = (percent(end).lstrip("+") for end in ends)
    return f" ({low} to {high} {clause})"


def _of_output(side: SideChange) -> str:
    if abs(side.real_output) < 5e-4 or abs(side.change) < 5e-4:
        return ""
    same_way = side.real_output * side.change > 0
    verb = "" if same_way else "lose " if side.real_output < 0 else "gain "
    return f" and {verb}{percent(abs(side.real_output)).lstrip('+')} of real output"


def _notes(result: Result) -> Iterator[str]:
    """Yield what a reader has to know of a result, a sentence each."""
    yield from _data_notes(result)
    if eased := [i.ccode for i in result.incomes if i.eased]:
        yield (
            f"With fixed balances of trade {len(eased)} states could not pay any more what they "
            "lend; here balances move with output instead."
        )
    floored = [in_text(i.ccode) for i in result.incomes if i.floored]
    if floored:
        named = join_names(sorted(map(with_article, floored)))
        yield (
            f"Exports of {named} leave less than a tenth of GDP (goods shipped on); their output "
            "was raised so that they do."
        )
    if result.left_out:
        yield _left_out(len(result.left_out), result.scenario.year)


def _left_out(count: int, year: int) -> str:
    """Return how many states a scenario does without.

    >>> _left_out(2, 2014)[:38]
    'Two states have no GDP in the data of '
    """
    have, are, them = ("has", "is", "it") if count == 1 else ("have", "are", "them")
    states_of = newspaper_amount(count, count_of("states"))
    words = f"{states_of} {have} no GDP in the data of {year} and {are} left out; trade with {them}"
    return capitalise(spell_first(f"{words}, and trade that is missing, counts as sold at home."))


_MOST_PAIRS = 10
"""How many pairs without trade are named."""


def _pairs_in_text(pairs: Sequence[tuple[int, int]]) -> str:
    """Return pairs of states in words, those with one state in common together.

    >>> _pairs_in_text([(290, 365), (338, 365), (2, 40)])
    'of Russia with Poland and Malta, and none between the United States and Cuba'
    """
    left, shown = list(pairs[:_MOST_PAIRS]), []
    while left:
        hub = Counter(code for pair in left for code in pair).most_common(1)[0][0]
        own = [pair for pair in left if hub in pair]
        partners = [in_text(b if a == hub else a) for a, b in own]
        one = f"between {in_text(own[0][0])} and {in_text(own[0][1])}"
        shown.append(f"of {in_text(hub)} with {join_names(partners)}" if own[1:] else one)
        left = [pair for pair in left if hub not in pair]
    if more := pairs[_MOST_PAIRS:]:
        shown.append(f"of {counted(len(more), 'other pair')}")
    return ", and none ".join(shown)


def _data_notes(result: Result) -> Iterator[str]:
    """Yield what the data lack of the states that the scenario names."""
    year = result.scenario.year
    if pairs := unknown_pairs(result):
        yield f"The data of {year} have no trade {_pairs_in_text(pairs)}: it is not cut."
    named = {code for code, _ in result.left_out} & _named(result)
    if named:
        yield f"Left out, without GDP data in {year}: {', '.join(map(in_text, sorted(named)))}."


def _row(income: Income) -> dict[str, Any]:
    before, after = income.exports, income.imports
    return {
        "ccode": income.ccode,
        "name": name(income.ccode),
        "real_income": income.real_income,
        "least": income.least,
        "most": income.most,
        "real_output": income.real_output,
        "output": income.gdp,
        "exports": list(before),
        "imports": list(after),
        "output_raised": income.floored,
        "balance_eased": income.eased,
    }


def _partners(result: Result, ccode: int) -> list[dict[str, Any]]:
    return [
        {
            "ccode": d.partner,
            "name": name(d.partner),
            "cut": d.cut,
            "exports": list(d.exports) if d.is_known else None,
            "imports": list(d.imports) if d.is_known else None,
        }
        for d in result.diversions(ccode)
    ]
