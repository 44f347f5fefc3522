"""The codebook: what every stored measure is, as plain data with the values.

Readers of values, and every page that shows one, learn from here what it is called, in
what unit it is and where it comes from, without loading the code that computed it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from comity.measures.combinations import Combination
from comity.measures.measure import Change, Measure, key_columns
from comity.measures.registry import depends_on, source_table, spans_of
from comity.measures.trade.seam_jumps import FUELS, incomparable_years, is_jump_between
from comity.measures.un.vote_spans import is_another_seat
from comity.period import Frequency
from comity.sources.registry import table, tables
from comity.store.atomic import read_packed
from comity.store.selection import manifest
from comity.unit import Level, Unit, unit_from

CODEBOOK = "codebook-8.json.zst"
"""The file of a folder of values that says what each measure is; written first.

Its number is raised when a description gets other parts or other words."""


YEARS = Path(__file__).with_name("years.json")
"""The first and the last year with values of each measure, written with the sample of values."""


def values_file(folder: Path, name: str) -> Path:
    """Return the path of a measure's values in a folder of values.

    >>> values_file(Path("values"), "trade").name
    'trade.values'
    """
    return folder / f"{name}.values"


@dataclass(frozen=True)
class Description:
    """The codebook's entry on one measure.

    ``frequency`` says whether a row is about a year or a month; ``years`` are the first and the
    last with values.
    ``tables`` maps each to its window in periods; ``spans`` maps those of which only some years
    are used to the first and the last of them. ``unfinished`` maps years of which the tables know
    a part only to that part: "to 18 September".
    """

    name: str
    title: str
    level: Level
    unit: Unit
    bounds: tuple[float, float]
    formula: str
    reference: str
    higher: str
    notes: str
    change: Change
    years: tuple[int, int]
    tables: dict[str, int]
    spans: dict[str, tuple[int, int]]
    frequency: Frequency = "year"
    sender: int | None = None
    only_pair: tuple[int, int] | None = None
    follows: tuple[Combination, str] | None = None
    unfinished: Mapping[int, str] = field(default_factory=dict)

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the key columns of the measure's rows."""
        return key_columns(self.level, self.frequency)

    def applies_to(self, first: int, second: int) -> bool:
        """Return whether the sources can have a value from the first state to the second.

        Some follow one state's dealings with all others, or are about two states alone.

        >>> from comity.panels.stored import stored_values
        >>> visits = stored_values().describe("chinese_leader_visits")
        >>> visits.applies_to(710, 365), visits.applies_to(365, 710)
        (True, False)
        """
        if self.only_pair is not None:
            return {first, second} == set(self.only_pair)
        return self.sender is None or self.sender == first

    def uses(self, table: str, year: int) -> bool:
        """Return whether the value of a year takes rows of a table, as far as spans say."""
        first, last = self.spans.get(table, (year, year))
        return year - self.tables[table] + 1 <= last and first <= year

    @property
    def breaks(self) -> dict[int, tuple[str, ...]]:
        """The years in which the series goes over to other tables, with those tables."""
        starts = sorted({first for first, _ in self.spans.values()})[1:]
        return {
            start: tuple(t for t, (first, _) in self.spans.items() if first == start)
            for start in starts
        }

    @property
    def directed(self) -> bool:
        """Tell whether a to b differs from b to a."""
        return self.level == "directed"


Describe = Callable[[str], Description | None]
"""Returns the description of a measure by its name; None where there is no such measure."""


def last_year_of_any(codebook: Mapping[str, Description]) -> int:
    """Return the newest year of all that any measure of a codebook has values of."""
    return max(described.years[1] for described in codebook.values())


def is_stored(folder: Path, measure: Description) -> bool:
    """Return whether a measure, and that from which it follows, is in a folder of values.

    >>> from comity.measures.registry import find_measure
    >>> is_stored(Path("nowhere"), find_measure("trade"))
    False
    """
    needed = (measure.name, *(measure.follows[1:] if measure.follows else ()))
    return all(values_file(folder, name).is_file() for name in needed)


def of_one_source(
    description: Description, first: int, last: int, about: tuple[int, ...] = ()
) -> bool:
    """Return whether a series takes the values of two years from one source.

    A change between figures of different sources is partly the sources' difference, and so is
    one across a jump that all pairs of a state share and no other source has. Votes cast by another
    holder of a state's seat are another series.

    Parameters
    ----------
    description
        The measure.
    first, last
        The years.
    about
        The ccodes of the state or pair. Without them jumps of single states do not count.

    Examples
    --------
    >>> from comity.panels.stored import stored_values
    >>> trade = stored_values().describe("trade")
    >>> of_one_source(trade, 2018, 2023), of_one_source(trade, 1998, 2003)
    (True, False)
    >>> of_one_source(trade, 1990, 1991, (2, 20)), of_one_source(trade, 1990, 1991, (2, 452))
    (True, False)
    """
    if is_another_seat(description.tables, about, first, last):
        return False
    if description.tables.keys() <= _FUELS and is_jump_between(about, first, last, FUELS):
        return False
    if not description.spans:
        return True
    if _ALL_TRADE in description.spans and is_jump_between(about, first, last):
        return False
    return bool(_main_sources(description, first) & _main_sources(description, last))


_FUELS = frozenset({"fuel_trade", "incomplete_fuels"})
"""The tables of measures that rest on fuels alone."""

_ALL_TRADE = "baci_trade_older"
"""A table under all measures that rest on the trade of all pairs."""


def is_fraction(description: Description, year: int, about: tuple[int, ...]) -> bool:
    """Return whether a measure of fuels has a fraction of what a state bought in a year.

    >>> from comity.panels.stored import stored_values
    >>> share = stored_values().describe("fuel_import_share")
    >>> is_fraction(share, 2004, (750, 900)), is_fraction(share, 2007, (750, 900))
    (True, False)
    """
    if not description.tables.keys() <= _FUELS:
        return False
    spans = (span for state in about for span in incomparable_years(FUELS).get(state, ()))
    return any(first <= year <= last for first, last in spans)


FIRST_OF_TWO = frozenset({
    "exports", "export_share", "exports_constant", "exports_reported", "fuel_exports",
    "fuel_export_share", "fuel_buyer_rank",
})  # fmt: skip
SECOND_OF_TWO = frozenset({"import_share", "fuel_import_share", "fuel_supplier_rank"})
BOTH_WAYS = frozenset({
    "trade", "trade_share", "trade_dependence", "trade_balance", "trade_constant", "partner_rank",
    "trade_dependence_weakest_link", "trade_salience", "trade_symmetry", "trade_intensity",
    "gravity_ratio", "dependence_ratio", "interdependence_index", "trade_cutoff_cost",
    "trade_cutoff_cost_ratio", "trade_cutoff_output_cost", "trade_cutoff_leverage",
})  # fmt: skip
"""Which of the two states sells in what a measure counts: the first, the second, or either."""


class HiddenFlow(NamedTuple):
    """Fuels that one state sold to another in a year, and that its figures of trade leave out.

    ``years`` are the first and the last in which they are hidden, None for one still to come.
    """

    seller: int
    buyer: int
    year: int
    why: str
    years: tuple[int, int | None] = (0, None)


def find_hidden_flows(measure: str, states: Sequence[int], year: int) -> tuple[HiddenFlow, ...]:
    """Return the fuels that a figure of the trade of two states leaves out in a year.

    Parameters
    ----------
    measure : str
        A measure of the trade of two states; of any other nothing is left out.
    states : sequence of int
        Correlates of War codes, in the order of the measure.
    year : int

    Examples
    --------
    >>> [flow.why for flow in find_hidden_flows("exports", (630, 640), 2020)]
    ['natural gas whose origin customs keep secret or leave out']
    >>> find_hidden_flows("exports", (640, 630), 2014)
    ()
    """
    flows = (flow for way in _ways(measure, states) for flow in _hidden().get(way, ()))
    return tuple(
        flow._replace(year=year)
        for flow in flows
        if flow.years[0] <= year <= (flow.years[1] or year)
    )


def find_unrecorded_sellers(
    measure: str, states: Sequence[int], year: int
) -> tuple[tuple[int, int], ...]:
    """Return the states whose sales of a year customs do not show, each with its first such year.

    Of a pair whose hidden fuels are known nothing is returned: :func:`find_hidden_flows` has them.

    >>> find_unrecorded_sellers("trade", (750, 630), 2023)
    ((630, 2019),)
    >>> find_unrecorded_sellers("trade", (710, 630), 2023)
    ()
    """
    from comity.sources.hidden_fuels import UNRECORDED_EXPORTS

    pair_sellers = {flow.seller for flow in find_hidden_flows(measure, states, year)}
    sellers = (way[0] for way in _ways(measure, states) if way[0] not in pair_sellers)
    first = {one: UNRECORDED_EXPORTS.get(one, year + 1) for one in sellers}
    return tuple((one, begin) for one, begin in first.items() if begin <= year)


def _ways(measure: str, states: Sequence[int]) -> list[tuple[int, int]]:
    """Return which of two states sells to which in what a measure counts; none of any other."""
    if len(states) != 2:
        return []
    one, other = states
    is_sale, is_purchase = (measure in each | BOTH_WAYS for each in (FIRST_OF_TWO, SECOND_OF_TWO))
    return [(one, other)] * is_sale + [(other, one)] * is_purchase


@cache
def _hidden() -> dict[tuple[int, int], list[HiddenFlow]]:
    """Return the hidden fuels by the state that sells and the one that buys."""
    from comity.sources.hidden_fuels import HIDDEN, LAST_YEAR  # most readers never ask

    flows: dict[tuple[int, int], list[HiddenFlow]] = {}
    for one in HIDDEN:
        way, (first, last) = (one.exporter, one.importer), one.years
        flow = HiddenFlow(*way, first, one.why, (first, last if last < LAST_YEAR else None))
        flows.setdefault(way, []).append(flow)
    return flows


def _main_sources(description: Description, year: int) -> set[str]:
    """Return the sources of a year's tables that the series takes the most years from."""
    lengths = {
        table: last - first
        for table, (first, last) in description.spans.items()
        if description.uses(table, year)
    }
    longest = max(lengths.values(), default=0)
    entries = manifest().tables
    return {entries[table].source for table, length in lengths.items() if length == longest}


def describe(measure: Measure) -> dict[str, Any]:
    """Describe a measure as plain data, with the years of its values.

    >>> from comity.measures.registry import find_measure
    >>> describe(find_measure("vote_agreement"))["unit"]["label"]
    'share of joint votes'
    """
    below = depends_on(measure.name)
    description = Description(
        name=measure.name,
        title=measure.title,
        level=measure.level,
        unit=measure.unit,
        bounds=measure.bounds,
        formula=measure.formula,
        reference=measure.reference,
        higher=measure.higher,
        notes=measure.notes,
        change=measure.change,
        years=_years(measure.name, list(below)),
        tables={name: window for name, (_, window, _) in below.items()},
        spans=spans_of(measure.name),
        frequency=measure.frequency,
        sender=measure.sender,
        only_pair=measure.only_pair,
        follows=measure.follows,
        unfinished=unfinished_years(measure.name),
    )
    return asdict(description)


def unfinished_years(measure: str) -> dict[int, str]:
    """Return the years of which a measure's tables know a part only, with that part.

    Known for the editions that are declared; a newer one in a user's library may know the whole.

    >>> unfinished_years("vetoes_cast"), unfinished_years("trade")
    ({2025: 'to 18 September'}, {})
    """
    parts: dict[int, str] = {}
    for name in depends_on(measure):
        source, declared = tables().get(name, (None, None))
        if source and declared and manifest().source_of(name).version == source.version:
            parts |= declared.unfinished
    return parts


def _years(name: str, below: list[str]) -> tuple[int, int]:
    """Return the first and the last year with values, as counted from the bundle's tables.

    A newer edition of a table moves the last year by as many years as it adds to the tables. Of a
    measure that has not been counted, these are the years of its tables.
    """
    first, last = _span(source_table(table).years for table in below)
    years = _counted_years().get(name)
    if years is None:
        return first, last
    added = last - _span(table(each).years for each in below)[1]
    return years[0], years[1] + added


def _span(spans: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Return the first and the last year of several spans."""
    firsts, lasts = zip(*spans, strict=True)
    return min(firsts), max(lasts)


@cache
def _counted_years() -> dict[str, list[int]]:
    """Read the first and the last year with values of each measure of the bundle."""
    years: dict[str, list[int]] = json.loads(YEARS.read_text(encoding="utf-8"))
    return years


def read_codebook(folder: Path) -> dict[str, Description]:
    """Read the codebook in a folder of values.

    Raises
    ------
    OSError
        If it cannot be read.
    ValueError
        If it is damaged, or without a part of a description.
    """
    parts = read_packed(folder / CODEBOOK)
    try:
        return {name: _description(part) for name, part in parts.items()}
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"{CODEBOOK} describes no measures: {error}") from error


def _description(part: dict[str, Any]) -> Description:
    """Convert a description to the types that JSON does not keep."""
    pairs = {key: tuple(part[key]) for key in ("bounds", "years")}
    spans = {table: tuple(span) for table, span in part["spans"].items()}
    optional = {key: part[key] and tuple(part[key]) for key in ("only_pair", "follows")}
    unfinished = {int(year): text for year, text in part["unfinished"].items()}
    typed = {"spans": spans, "unit": unit_from(part["unit"]), "unfinished": unfinished, **optional}
    return Description(**{**part, **pairs, **typed})
