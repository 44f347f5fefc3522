"""From a clause that is read whole to a test on measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.claims.claim import FIGURE, ClaimTest, Condition, Criterion, Lookup, Operationalisation
from comity.claims.grammar.membership import (
    KINDS,
    class_test,
    membership_measures,
    membership_test,
)
from comity.claims.grammar.parse import Parse
from comity.claims.grammar.windows import is_window
from comity.claims.lexicon import Lexicon
from comity.claims.text.quantities import find_multiple, reverse
from comity.claims.text.times import TimeSpan
from comity.errors import UnknownNameError
from comity.panels.codebook import Describe
from comity.states.groups import find_group

POOLED = {"arms_import_share": 5, "arms_export_share": 5, "arms_exports_five_years": 5,
          "arms_imports_five_years": 5, "arms_exports_world_share": 5,
          "arms_imports_world_share": 5}  # fmt: skip
"""Over how many years arms are pooled, by measure."""

MORE = Criterion("more", "the greater value of the two compared", (Condition("ratio", ">", 1.0),))
LESS = Criterion("less", "the lesser value of the two compared", (Condition("ratio", "<", 1.0),))
ABOVE = Criterion("some", "a value above zero", (Condition("value", ">", 0.0),))
BELOW = Criterion("below zero", "a value below zero", (Condition("value", "<", 0.0),))
GROWN = Criterion("grown", "a change above zero", (Condition("change", ">", 0.0),))
FALLEN = Criterion("fallen", "a change below zero", (Condition("change", "<", 0.0),))
LARGEST = Criterion(
    "the largest",
    "rank 1: among the partners of the state named, or in the world",
    (Condition("top rank", "<=", 1.0),),
)


def compile_parse(parsed: Parse, lexicon: Lexicon, describe: Describe) -> ClaimTest | None:
    """Compile a test of a clause; None where the clause asks for what no measure gives."""
    is_membership = parsed.construction.kind in KINDS
    names = membership_measures(parsed) if is_membership else parsed.construction.measures
    for name in _of_windows(names, parsed):
        measure = describe(name)
        if measure is None:
            continue
        test = _test(parsed, name, lexicon, measure.change)
        if test and (fitted := fit_time(_over_five_years(test), name)):
            return replace(fitted, others=_others(fitted, parsed, lexicon, describe))
    return None


def _over_five_years(test: ClaimTest) -> ClaimTest:
    """Return a comparison of arms without a year as one of the years over which arms are pooled.

    A state's deliveries differ much from year to year: "more from Russia than from China" is
    said of several.
    """
    own, *others = (*test.lookups, *test.against)
    is_of_arms = own.measure == "arms_transfers" and len(others) == 1 and not test.base
    if not is_of_arms or test.time.kind != "now":
        return test
    pairs = (own.states, others[0].states)
    if pairs[0][1] == pairs[1][1]:
        one, two = (Lookup("arms_import_share", pair[::-1]) for pair in pairs)
    elif pairs[0][0] == pairs[1][0]:
        one, two = (Lookup("arms_export_share", pair) for pair in pairs)
    else:
        return test
    return replace(test, lookups=(one,), against=(two,), may_be_sum=False)


_OVER_WINDOWS = {
    "total_arms_exports": "arms_exports_five_years",
    "total_arms_imports": "arms_imports_five_years",
}


def _of_windows(names: Sequence[str], parsed: Parse) -> Sequence[str]:
    """Return the measures that pool years, where windows of years are compared."""
    is_compared = parsed.construction.kind in ("change", "then", "compare")
    if is_compared and (parsed.time.window or is_window(parsed.time)):
        return [_OVER_WINDOWS.get(name, name) for name in names]
    return names


def _test(parsed: Parse, measure: str, lexicon: Lexicon, change: str) -> ClaimTest | None:
    """Build the test of a clause by one measure, without a thought for its time."""
    construction = parsed.construction
    lookup = Lookup(measure, tuple(parsed.states[role] for role in construction.first))
    test = ClaimTest(
        (lookup,), parsed.time, FIGURE, negated=parsed.negated, every=parsed.every, is_whole=True
    )
    kind = construction.kind
    if kind in KINDS:
        return membership_test(test, parsed)
    if kind == "class":
        return class_test(test, parsed.label, every=parsed.every)
    if kind in ("compare", "then"):
        return _against(test, parsed, measure, lexicon)
    if kind == "change":
        return _changed(test, parsed) if change == "growth" else None
    if kind in ("rank", "order"):
        return _ranked(test, parsed, lexicon)
    if kind in ("some", "positive", "negative"):
        return _signed(test, parsed)
    if parsed.negated and parsed.figure and parsed.figure.hedge not in ("over", "under"):
        return None
    return replace(test, quantity=parsed.figure, may_be_sum=measure in lexicon.sums)


def _signed(test: ClaimTest, parsed: Parse) -> ClaimTest:
    """Build a test of a sign, or of a figure with its sign."""
    below = parsed.construction.kind == "negative"
    if parsed.figure is None:
        return replace(test, criterion=BELOW if below else ABOVE)
    return replace(test, quantity=reverse(parsed.figure) if below else parsed.figure)


def _compared(test: ClaimTest, parsed: Parse, measure: str, *, is_summed: bool) -> ClaimTest:
    opposite = Lookup(measure, tuple(parsed.states[role] for role in parsed.construction.second))
    criterion = LESS if parsed.less else MORE
    return replace(
        test, against=(opposite,), quantity=parsed.times, criterion=criterion, may_be_sum=is_summed
    )


def _against(test: ClaimTest, parsed: Parse, measure: str, lexicon: Lexicon) -> ClaimTest | None:
    """Build a comparison with another state, or with another year."""
    if parsed.construction.kind == "then":
        return _against_then(test, parsed)
    return _compared(test, parsed, measure, is_summed=measure in lexicon.sums)


def _against_then(test: ClaimTest, parsed: Parse) -> ClaimTest | None:
    """Build a comparison with another year."""
    if parsed.then is None or parsed.negated:
        return None
    criterion = LESS if parsed.less else MORE
    return replace(
        test, against=test.lookups, base=parsed.then, quantity=parsed.times, criterion=criterion
    )


def _changed(test: ClaimTest, parsed: Parse) -> ClaimTest | None:
    """Build a test of growth or decline; it needs a time over which something changed."""
    if parsed.time.kind == "now" or parsed.negated:
        return None
    figure = parsed.figure
    if parsed.multiple:
        figure = find_multiple(parsed.multiple)
    elif figure and parsed.construction.sign < 0:
        figure = reverse(figure)
    criterion = FALLEN if parsed.construction.sign < 0 else GROWN
    return replace(test, quantity=figure, growth=True, criterion=FIGURE if figure else criterion)


def is_undated_change(parsed: Parse) -> bool:
    """Return whether a clause says that something changed, and neither when nor how much."""
    is_bare = parsed.figure is None and not parsed.multiple and not parsed.negated
    return parsed.construction.kind == "change" and parsed.time.kind == "now" and is_bare


def base_of_change(parsed: Parse) -> ClaimTest:
    """Build what "from 2 billion in 2000 to 24 billion in 2023" is said of."""
    construction = parsed.construction
    lookup = Lookup(construction.measures[0], tuple(parsed.states[r] for r in construction.first))
    return ClaimTest((lookup,), parsed.time, GROWN, growth=True, is_whole=True)


def _ranked(test: ClaimTest, parsed: Parse, lexicon: Lexicon) -> ClaimTest | None:
    """Build a test of a rank among partners, in the world, or in a group."""
    if parsed.construction.sign < 0 or parsed.figure:
        return _among_first(test, parsed)
    criterion = FIGURE if parsed.rank else LARGEST
    test = replace(test, quantity=parsed.rank, criterion=criterion)
    if "third" in parsed.states and test.lookups[0].measure not in POOLED and not parsed.group:
        return _overtaken(test, parsed)
    if not parsed.group:
        return test
    if "third" in parsed.states:  # who has overtaken another was not there in the years before
        test = replace(test, direction=1)
    members = region_members(parsed.group, parsed.time.last, lexicon)
    own = test.lookups[0]
    if own.states[0] not in members:
        return None
    peers = tuple(Lookup(own.measure, (code,)) for code in members if code != own.states[0])
    means = f"rank 1 among the states of {parsed.group}"
    criterion = replace(test.criterion, means=means)
    edge = region_edge(parsed.group, lexicon)
    return replace(test, peers=peers, group=parsed.group, edge=edge, criterion=criterion)


def _among_first(test: ClaimTest, parsed: Parse) -> ClaimTest | None:
    """Build a test of a place among the first of all states, or among the last."""
    if parsed.negated or parsed.rank:
        return None
    count = parsed.figure.value if parsed.figure else 1.0
    end, way = ("bottom", "lowest") if parsed.construction.sign < 0 else ("top", "highest")
    means = f"one of the {count:.0f} {way} values of all states" if parsed.figure else ""
    condition = Condition(f"{end} rank", "<=", count)
    criterion = Criterion(
        f"among the {way}", means or f"the {way} value of all states", (condition,)
    )
    return replace(test, criterion=criterion)


OVERTAKING = "overtaken"
"""The criterion of a rank that was reached in a year."""


def _overtaken(test: ClaimTest, parsed: Parse) -> ClaimTest | None:
    """Build a test of a rank that another state had before: in a year, or since some time."""
    if parsed.negated or parsed.time.kind not in ("now", "year"):
        return None
    if parsed.time.kind == "now":
        return test
    return overtaken_in_year(test, parsed.rank.value if parsed.rank else 1.0)


def overtaken_in_year(test: ClaimTest, rank: float) -> ClaimTest:
    """Return a test of a rank that is reached in the year, and was not had the year before."""
    conditions = (Condition("top rank", "<=", rank), Condition("top rank before", ">", rank))
    means = f"rank {rank:.0f} in the year, and a lower one the year before"
    return replace(test, quantity=None, criterion=Criterion(OVERTAKING, means, conditions))


def region_members(name: str, year: int | None, lexicon: Lexicon) -> tuple[int, ...]:
    """Return the members of a group or region in a year, or at the end of the record.

    There are none of a group whose members are not recorded.
    """
    plain = name.lower()
    if plain in lexicon.regions or plain.removeprefix("the ") in lexicon.regions:
        return lexicon.regions.get(plain) or lexicon.regions[plain.removeprefix("the ")]
    try:
        return tuple(sorted(find_group(name).members(year or NEWEST)))
    except UnknownNameError:
        return ()


def region_edge(name: str, lexicon: Lexicon) -> tuple[int, ...]:
    """Return the states that some count to a region and others do not."""
    bare = name.lower().removeprefix("the ")
    return lexicon.edges.get(bare) or lexicon.edges.get(f"the {bare}") or ()


NEWEST = 2024
"""The year whose members are meant where a sentence names none."""


def fit_time(test: ClaimTest, measure: str) -> ClaimTest | None:
    """Fit the time to the measure; None for a level over several years that is no sum."""
    if test.every:
        return None if test.against else test
    if test.time.window or (test.growth and measure in POOLED):
        return _over_windows(test, measure)
    if test.growth or test.time.kind in ("now", "year"):
        return test
    if test.time.kind == "since":
        return _lasting(test)
    return _pooled(test, measure) if test.time.kind == "between" else None


def _over_windows(test: ClaimTest, measure: str) -> ClaimTest | None:
    """Return a growth over windows by a measure that pools as many years; None by another.

    That in one window is over the window before.
    """
    time = test.time
    if time.window:
        fits = test.growth and POOLED.get(measure) == time.window
        return replace(test, time=replace(time, window=0)) if fits else None
    if is_window(time):
        return replace(test, time=replace(time, first=(time.first or 0) - 1))
    return test


def _lasting(test: ClaimTest) -> ClaimTest | None:
    """Return a test of what has been so, or not so, since a year."""
    if test.negated:
        return replace(test, every=True)
    if test.quantity is None and not test.against:
        return replace(test, every=True, is_lasting=True)
    return test if test.may_be_sum else None


def fit_period(time: TimeSpan, measure: str) -> TimeSpan | None:
    """Return a year, or the last of the years that a measure pools; None for any other time.

    >>> str(fit_period(TimeSpan("between", first=2015, last=2019), "arms_import_share"))
    '2019'
    """
    if time.kind == "year":
        return time
    is_pooled = (time.last or 0) - (time.first or 0) == POOLED.get(measure, 0) - 1
    is_pooled &= time.kind == "between"
    return TimeSpan("year", last=time.last, is_pooled=True) if is_pooled else None


def _pooled(test: ClaimTest, measure: str) -> ClaimTest | None:
    """Return a test over the years that a measure pools, or of a sum over years."""
    if year := fit_period(test.time, measure):
        return replace(test, time=year)
    is_of_all = test.quantity is None and test.negated
    if is_of_all:
        return replace(test, every=True)
    return test if test.may_be_sum and test.quantity else None


def _others(
    test: ClaimTest, parsed: Parse, lexicon: Lexicon, describe: Describe
) -> tuple[Operationalisation, ...]:
    """List the other definitions of the same thing; none of a denial, every year or a sum."""
    if test.negated or test.peers or test.every:
        return ()
    if any(lookup.is_of_group for lookup in test.against):  # of shares there is no sum
        return ()
    roles = parsed.construction.first
    return tuple(
        Operationalisation((lookup,), test.criterion, opposite, test.quantity)
        for name in parsed.construction.also
        if describe(name) and name != test.lookups[0].measure
        for lookup in _arranged(name, roles, parsed, lexicon)
        if (opposite := _opposite(name, test, parsed)) is not None
    )


def _opposite(measure: str, test: ClaimTest, parsed: Parse) -> tuple[Lookup, ...] | None:
    """Return what is compared with by another measure; empty where nothing is."""
    if not test.against:
        return ()
    return (Lookup(measure, tuple(parsed.states[role] for role in parsed.construction.second)),)


_PARTS = {
    "export_share": {"giver": "owner", "receiver": "other"},
    "import_share": {"receiver": "owner", "giver": "other"},
}
"""Which part of a state's trade with another a measure takes."""


def _arranged(
    measure: str, roles: tuple[str, ...], parsed: Parse, lexicon: Lexicon
) -> list[Lookup]:
    """Arrange the states of a clause for another measure of the same thing.

    What is said of two together may be meant of the flow either way.
    """
    states = parsed.states
    if roles == ("one", "two"):
        pair = (states["one"], states["two"])
        both = measure in lexicon.roles
        return [Lookup(measure, pair), *([Lookup(measure, pair[::-1])] if both else [])]
    order = lexicon.roles.get(measure, roles)
    if roles == ("owner", "other") and measure in _PARTS:
        order = tuple(_PARTS[measure][role] for role in order)
    elif measure == "trade_share" and "owner" not in states:
        order = roles
    if not all(role in states for role in order):
        return []
    return [Lookup(measure, tuple(states[role] for role in order))]
