"""Additions to a clause, each as the test that it makes of the clause's own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from comity.claims.claim import FIGURE, ClaimTest, Condition, Criterion, Lookup
from comity.claims.grammar.compile import LARGEST, LESS, MORE, region_members
from comity.claims.grammar.parse import Describe, Parse
from comity.claims.grammar.tokens import Tokens
from comity.claims.lexicon import Lexicon
from comity.claims.text.quantities import Quantity, reverse

Read = tuple[Parse, ClaimTest]
"""A clause that was read, and its test."""


@dataclass(frozen=True)
class Around:
    """What an addition is read with: the lexicon, and what each measure is."""

    lexicon: Lexicon
    describe: Describe


Build = Callable[[re.Match[str], Tokens, Read, Around], ClaimTest | None]

RECORD = Criterion(
    "the highest ever",
    "the highest value of all years covered",
    (Condition("own rank", "<=", 1.0),),
)


def _year(match: re.Match[str], tokens: Tokens) -> int | None:
    time = tokens.times[int(match["t"])]
    return time.last if time.kind == "year" else None


def _than_then(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "a little more than in 2010", "well below the peak of 2012"."""
    year, test = _year(match, tokens), last[1]
    if year is None or test.against or test.peers or not _is_level(test):
        return None
    less = match["cmp"] in (
        "less",
        "lower",
        "below",
        "under",
        "down",
        "short of",
        "fewer",
        "smaller",
    )
    plain = replace(
        test, quantity=None, may_be_sum=False, criterion=LESS if less else MORE, others=()
    )
    return replace(plain, against=test.lookups, base=year, negated=False, every=False)


def _times_then(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "twice as much as in 2010"."""
    test = _than_then_year(match, tokens, last)
    figure = tokens.figures[int(match["q"])]
    if test is None or figure.unit != "times":
        return None
    return replace(test, quantity=replace(figure, half=min(figure.half, 0.1 * figure.value)))


def _than_then_year(match: re.Match[str], tokens: Tokens, last: Read) -> ClaimTest | None:
    year, test = _year(match, tokens), last[1]
    if year is None or test.against or test.peers or not _is_level(test):
        return None
    plain = replace(test, may_be_sum=False, criterion=MORE, others=(), every=False, negated=False)
    return replace(plain, against=test.lookups, base=year)


def _is_level(test: ClaimTest) -> bool:
    return test.quantity is not None and not test.growth and test.quantity.unit != "rank"


def _figure_then(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "against 5 billion in 2010", "up from 12 percent in 2003"."""
    test, time = last[1], tokens.times[int(match["t"])]
    figure = _in_unit(tokens.figures[int(match["q"])], test, last[0].construction.unit)
    if figure is None or time.kind != "year" or not (_is_level(test) or test.growth):
        return None
    return replace(
        test, quantity=figure, growth=False, criterion=FIGURE, time=time, against=(), base=None
    )


def _in_unit(figure: Quantity, test: ClaimTest, level: str = "money") -> Quantity | None:
    """Return a figure in the unit of the clause before: "and 13 to France" are percent.

    What grew "from 5 to 7 billion" has the unit of its level.
    """
    unit = test.quantity.unit if test.quantity else None
    if test.growth and figure.unit == level:
        return figure
    if figure.unit == "count" and unit == "percent" and figure.value <= 100:
        return replace(figure, value=figure.value / 100, half=figure.half / 100, unit="percent")
    return figure if figure.unit == unit else None


def _other_state(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "7 percent to Japan", "and Denmark another 7": the same of another state."""
    parsed, test = last
    figure = _in_unit(tokens.figures[int(match["q"])], test)
    state, link = tokens.states[int(match["s"])], match.groupdict().get("link")
    handed = _HANDED.search(tokens.masked)
    if handed and _HANDED.match(match[0]):  # "supplied B with 64 percent, C with 33"
        lookup = _in_place_of(last, tokens.states[int(handed[1])], state)
    elif link == "in" and "viewer" in parsed.states:
        lookup = _in_place_of(last, parsed.states["viewer"], state)
    else:
        lookup = _exchanged(test, parsed, state, link)
    if figure is None or lookup is None or not _is_level(test) or test.against:
        return None
    return replace(test, lookups=(lookup,), quantity=figure, others=())


_HANDED = re.compile(r"(?:the )?<[sa](\d+)> with <q\d+>")


def _in_place_of(last: Read, named: int, state: int) -> Lookup | None:
    """Return the lookup with a state in the role of one that the clause names, if it is another."""
    parsed, own = last[0], last[1].lookups[0]
    named_by_role = [parsed.states.get(role) for role in parsed.construction.first]
    if state in own.states or named not in named_by_role or len(named_by_role) != len(own.states):
        return None
    at = named_by_role.index(named)
    return Lookup(own.measure, (*own.states[:at], state, *own.states[at + 1 :]))


def _exchanged(test: ClaimTest, parsed: Parse, state: int, link: str | None) -> Lookup | None:
    """Return the lookup with a state in the place of the one that it is contrasted with."""
    own = test.lookups[0]
    if state in own.states:
        return None
    if len(own.states) == 1:
        return Lookup(own.measure, (state,))
    shared = parsed.subject if link else _partner(own.states, parsed)
    return Lookup(own.measure, tuple(code if code == shared else state for code in own.states))


def _partner(states: tuple[int, ...], parsed: Parse) -> int:
    return next(code for code in states if code != parsed.subject)


def _than_state(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "1.7 times that of B", "ahead of B", "one place behind B"."""
    parsed, test = last
    named = match.groupdict()
    is_behind = re.search("behind|second|less|fewer", named.get("cmp") or "") is not None
    is_ahead = re.search("ahead|behind", named.get("cmp") or "") is not None
    state = tokens.states[int(match["s"])]
    lookup = _opposite(parsed, test, state, named.get("link"), is_ahead=is_ahead)
    figure = tokens.figures[int(named["q"])] if named.get("q") else None
    is_of_rank = parsed.construction.kind in ("rank", "order")  # a rank says it already
    if lookup is None or (is_behind and is_of_rank) or (figure and figure.unit != "times"):
        return None
    figure = replace(figure, half=min(figure.half, 0.1 * figure.value)) if figure else None
    return replace(
        test, against=(lookup,), quantity=figure, criterion=LESS if is_behind else MORE, peers=(),
        others=(), may_be_sum=False, negated=False, every=False,
    )  # fmt: skip


def _opposite(
    parsed: Parse, test: ClaimTest, state: int, link: str | None, *, is_ahead: bool
) -> Lookup | None:
    """Return the lookup that another state is compared by; None where nothing can be."""
    if test.growth or (test.against and not link):
        return None
    if test.against:
        return _exchanged(replace(test, lookups=test.against), parsed, state, "to")
    own = test.lookups[0]
    is_of_owner = is_ahead and not link and own.measure.endswith("_share")
    if parsed.construction.kind == "rank" or is_of_owner:  # ahead of its other partners
        return _partner_of_owner(own, state)
    if len(own.states) == 1 or link:
        return _exchanged(test, parsed, state, link)
    is_of_subject = parsed.construction.unit == "percent"  # "supplied 15 percent, more than B"
    return _exchanged(test, parsed, state, None) if is_of_subject else None


def _partner_of_owner(own: Lookup, state: int) -> Lookup | None:
    """Return the lookup of another partner of the state whose share or rank it is."""
    if state in own.states:
        return None
    return Lookup(own.measure, (*own.states[:-1], state))


def _among(match: re.Match[str], tokens: Tokens, last: Read, around: Around) -> ClaimTest | None:
    """Read "the highest rate in Southeast Asia"."""
    test = last[1]
    own = test.lookups[0]
    if len(own.states) != 1 or test.growth:
        return None
    group = tokens.groups[int(match["g"])]
    members = region_members(group, test.time.last, around.lexicon)
    if own.states[0] not in members:
        return None
    peers = tuple(Lookup(own.measure, (code,)) for code in members if code != own.states[0])
    return replace(
        test,
        quantity=None,
        criterion=LARGEST,
        peers=peers,
        group=group,
        others=(),
        may_be_sum=False,
    )


def _record(_: re.Match[str], __: Tokens, last: Read, ___: Around) -> ClaimTest | None:
    """Read "the highest figure on record"."""
    test = last[1]
    if not _is_level(test) or test.against:
        return None
    return replace(test, quantity=None, criterion=RECORD, others=(), may_be_sum=False)


def _rise(match: re.Match[str], tokens: Tokens, last: Read, around: Around) -> ClaimTest | None:
    """Read "a rise of 8 percent on the year before"."""
    test = last[1]
    figure = tokens.figures[int(match["q"])]
    measure = around.describe(test.lookups[0].measure)
    if figure.unit != "percent" or test.time.kind != "year" or not _is_level(test):
        return None
    if measure is None or measure.change != "growth":
        return None
    falls = match["way"] in ("fall", "drop", "decline", "decrease", "reduction", "down", "slump")
    return replace(
        test, quantity=reverse(figure) if falls else figure, growth=True, criterion=FIGURE,
        may_be_sum=False, others=(),
    )  # fmt: skip


def _so_does(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "nor has France": the same of another state."""
    test, state = last[1], tokens.states[int(match["s"])]
    if len(test.lookups[0].states) != 1 or test.against or test.peers:
        return None
    return replace(test, lookups=(Lookup(test.lookups[0].measure, (state,)),), others=())


def _burden(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "or 6.8 percent of GDP" after a sum spent on the military."""
    test, figure = last[1], tokens.figures[int(match["q"])]
    if test.lookups[0].measure != "military_spending" or figure.unit != "percent":
        return None
    lookup = Lookup("military_burden", test.lookups[0].states)
    return replace(
        test, lookups=(lookup,), quantity=figure, growth=False, criterion=FIGURE, others=(),
        against=(), base=None, peers=(), may_be_sum=False,
    )  # fmt: skip


def _own_share(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "nearly 8 percent of Sweden's total" after a sum of trade."""
    test, figure = last[1], tokens.figures[int(match["q"])]
    owner = tokens.states[int(match["s"])]
    if test.lookups[0].measure != "trade" or owner not in test.lookups[0].states:
        return None
    other = next(code for code in test.lookups[0].states if code != owner)
    return replace(
        test, lookups=(Lookup("trade_share", (owner, other)),), quantity=figure, growth=False,
        criterion=FIGURE, others=(), may_be_sum=False,
    ) if figure.unit == "percent" else None  # fmt: skip


def _level(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "to almost $10 billion" after a change, or "about US$48 billion" after another sum."""
    test, figure = last[1], tokens.figures[int(match["q"])]
    unit = {"military_burden": "percent"}.get(test.lookups[0].measure, "money")
    is_of_level = test.growth or (
        test.quantity is not None and test.quantity.unit in ("money", "foreign")
    )
    if not is_of_level or figure.unit not in (unit, "foreign") or test.against or test.peers:
        return None
    return _at(
        match, tokens, replace(test, quantity=figure, growth=False, criterion=FIGURE, others=())
    )


def _at(match: re.Match[str], tokens: Tokens, test: ClaimTest) -> ClaimTest:
    """Return a test at the time that an addition names, if it names one."""
    return replace(test, time=tokens.times[int(match["t"])]) if match.groupdict().get("t") else test


def _share(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "at 28 percent", "with 17 percent of its commerce" after a rank or a comparison."""
    test, figure = last[1], tokens.figures[int(match["q"])]
    is_share = test.lookups[0].measure.endswith(("_share", "_burden"))
    if not is_share or figure.unit != "percent" or (test.peers and len(test.lookups[0].states) > 1):
        return None
    if test.quantity is not None and test.quantity.unit != "rank":
        return None
    lookups = test.against or test.lookups
    plain = replace(test, lookups=lookups, quantity=figure, criterion=FIGURE, others=(), peers=())
    return _at(match, tokens, replace(plain, negated=False, against=()))


def _replaced(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "it is now France" after "no longer the United States"."""
    parsed, test = last
    if parsed.construction.kind != "rank" or not test.negated:
        return None
    own, state = test.lookups[0], tokens.states[int(match["s"])]
    if state in own.states:
        return None
    lookup = Lookup(own.measure, (own.states[0], state))
    return replace(test, lookups=(lookup,), negated=False, others=())


def _other_rank(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "and Japan is Australia's fifth-largest" without the noun."""
    parsed, test = last
    figure = tokens.figures[int(match["q"])]
    if parsed.construction.kind != "rank" or figure.unit != "rank":
        return None
    pair = (tokens.states[int(match["whose"])], tokens.states[int(match["s"])])
    return replace(
        test, lookups=(Lookup(test.lookups[0].measure, pair),), quantity=figure, criterion=FIGURE,
        negated=False, others=(),
    )  # fmt: skip


def _other_pair(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "and Jordan and Kuwait in hardly any": the same of another pair."""
    test, figure = last[1], _in_unit(tokens.figures[int(match["q"])], last[1])
    if figure is None or not _is_level(test) or len(test.lookups[0].states) != 2:
        return None
    pair = (tokens.states[int(match["s"])], tokens.states[int(match["s2"])])
    if last[0].construction.first not in (("one", "two"),):
        return None
    return replace(
        test, lookups=(Lookup(test.lookups[0].measure, pair),), quantity=figure, others=()
    )


def _followed(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "followed by France": the next rank is that of another state."""
    parsed, test = last
    if parsed.construction.kind != "rank" or test.negated or match["q"] or match["q2"]:
        return None
    rank = test.quantity.value if test.quantity else 1.0
    own, state = test.lookups[0], tokens.states[int(match["s"])]
    if state in own.states or (test.quantity and test.quantity.hedge):
        return None
    after = Quantity(rank + 1, "rank", 0.0, "", f"number {rank + 1:.0f}")
    return replace(
        test, lookups=(Lookup(own.measure, (own.states[0], state)),), quantity=after,
        criterion=FIGURE, others=(),
    )  # fmt: skip


BUILDERS: dict[str, Build] = {
    "than_then": _than_then,
    "times_then": _times_then,
    "figure_then": _figure_then,
    "other_state": _other_state,
    "than_state": _than_state,
    "among": _among,
    "record": _record,
    "rise": _rise,
    "so_does": _so_does,
    "burden": _burden,
    "own_share": _own_share,
    "level": _level,
    "share": _share,
    "replaced": _replaced,
    "other_rank": _other_rank,
    "other_pair": _other_pair,
    "followed": _followed,
}
"""How what is added is tested, by the names in the file of constructions."""
