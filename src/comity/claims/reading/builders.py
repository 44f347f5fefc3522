"""Additions to a clause, each as the test that it makes of the clause's own."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.claim import FIGURE, ClaimTest, Condition, Criterion, Lookup
from comity.claims.grammar.compile import LARGEST, region_edge, region_members
from comity.claims.grammar.tokens import Tokens
from comity.claims.reading.base import (
    Around,
    Build,
    Built,
    Read,
    at_time,
    exchanged,
    in_unit,
    is_level,
    time_of,
)
from comity.claims.reading.comparisons import than_state, than_then, times_then
from comity.claims.reading.others import (
    compare_both,
    fuel_of_which,
    level_of_rank,
    next_rank,
    other_both,
    other_group,
    other_then,
    overtaking,
    rank_moved_to,
    so_do_two,
    years_apart,
)
from comity.claims.reading.several import (
    more_than_then,
    runner_up,
    than_figure,
    times_figure_then,
    two_figures,
)
from comity.claims.reading.shares import a_head, of_total
from comity.claims.text.quantities import Quantity, reverse
from comity.claims.text.times import TimeSpan

RECORD = Criterion(
    "the highest ever",
    "the highest value of all years covered",
    (Condition("own rank", "<=", 1.0),),
)


def _figure_then(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> Built:
    """Read "against 5 billion in 2010", "up from 12 percent in 2003"."""
    test = last[1]
    time = time_of(match, tokens, test)
    figure = in_unit(tokens.figures[int(match["q"])], test, last[0].construction.unit)
    if figure is None or time is None or not (is_level(test) or test.growth):
        return None
    level = replace(
        test, quantity=figure, growth=False, criterion=FIGURE, time=time, against=(), base=None
    )
    return more_than_then(test, level) if is_level(test) and not test.against else level


def _other_state(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "7 percent to Japan", "and Denmark another 7": the same of another state."""
    parsed, test = last
    figure = in_unit(tokens.figures[int(match["q"])], test)
    state, link = tokens.states[int(match["s"])], match.groupdict().get("link")
    if _is_of_partner(match, tokens, link):
        return None
    handed = _HANDED.search(tokens.masked)
    if handed and _HANDED.match(match[0]):  # "supplied B with 64 percent, C with 33"
        lookup = _in_place_of(last, tokens.states[int(handed[1])], state)
    elif link == "in" and "viewer" in parsed.states:
        lookup = _in_place_of(last, parsed.states["viewer"], state)
    else:
        lookup = exchanged(test, parsed, state, link)
    if figure is None or lookup is None or not is_level(test) or test.against:
        return None
    return replace(test, lookups=(lookup,), quantity=figure, others=())


def _is_of_partner(match: re.Match[str], tokens: Tokens, link: str | None) -> bool:
    """Return whether a state without a link is a partner, and no owner of the same share."""
    place = re.search(rf"<[sa]{match['s']}>", tokens.masked)
    before = tokens.masked[: place.start()] if place else ""
    if _OF_ROLE.search(before):
        return True
    is_linked = link is not None or _LINK_BEFORE.search(before) is not None
    return not is_linked and _SHARE_FIRST.search(before) is not None


_OF_ROLE = re.compile(
    r"\b(?:runner-up|next|partner|supplier|source|seller|market|customer|buyer), (?:the )?$"
)
_LINK_BEFORE = re.compile(r"\b(?:to|from|with|in|by|for) (?:the )?$")
_SHARE_FIRST = re.compile(
    r"<q\d+> (?:of|that) [^;,]*\b(?:came|comes|went|goes|was|were|is|are)\b[^;]*$"
)
"""What a state is to another, or a share with what it did: the states after it are partners."""

_HANDED = re.compile(r"(?:the )?<[sa](\d+)> with <q\d+>")


def _in_place_of(last: Read, named: int, state: int) -> Lookup | None:
    """Return the lookup with a state in the role of one that the clause names, if it is another."""
    parsed, own = last[0], last[1].lookups[0]
    named_by_role = [parsed.states.get(role) for role in parsed.construction.first]
    if state in own.states or named not in named_by_role or len(named_by_role) != len(own.states):
        return None
    at = named_by_role.index(named)
    return Lookup(own.measure, (*own.states[:at], state, *own.states[at + 1 :]))


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
        edge=region_edge(group, around.lexicon),
        others=(),
        may_be_sum=False,
    )


_OF_SHARES = ("share", "proportion", "rate", "burden", "percentage")


def _in_world(match: re.Match[str], _: Tokens, last: Read, __: Around) -> ClaimTest | None:
    """Read "the heaviest burden in the world" after a figure of one state."""
    test = last[1]
    own = test.lookups[0]
    is_of_share = own.measure.endswith(("_share", "_burden"))
    if len(own.states) != 1 or not is_level(test) or test.against:
        return None
    if match["what"] and (match["what"] in _OF_SHARES) != is_of_share:
        return None
    return replace(test, quantity=None, criterion=LARGEST, peers=(), others=(), may_be_sum=False)


def _record(_: re.Match[str], __: Tokens, last: Read, ___: Around) -> ClaimTest | None:
    """Read "the highest figure on record"."""
    test = last[1]
    if not is_level(test) or test.against:
        return None
    return replace(test, quantity=None, criterion=RECORD, others=(), may_be_sum=False)


def _rise(match: re.Match[str], tokens: Tokens, last: Read, around: Around) -> ClaimTest | None:
    """Read "a rise of 8 percent on the year before", "an increase of 90 percent" of two ends."""
    test = last[1]
    figure = tokens.figures[int(match["q"] or match["by"])]
    measure = around.describe(test.lookups[0].measure)
    if figure.unit != "percent" or test.time.kind != "year" or not is_level(test):
        return None
    if measure is None or measure.change != "growth":
        return None
    way = match["way"] or match["kind"]
    falls = way in ("fall", "drop", "decline", "decrease", "reduction", "down", "slump")
    time = test.time if match["before"] else _time_between_ends(tokens, test)
    return replace(
        test, quantity=reverse(figure) if falls else figure, growth=True, criterion=FIGURE,
        may_be_sum=False, others=(), time=time,
    )  # fmt: skip


_TWO_ENDS = re.compile(
    r"\bfrom (?:[a-z]+ ){0,3}<q\d+>(?P<first> (?:[a-z]+ ){0,3}<t(?P<t>\d+)>)?[^;.]*?\bto "
    r"(?:[a-z]+ ){0,3}<q\d+>"
)
"""Both ends of a change: "from 4 billion in 2003 to 12 billion in 2015"."""


def _time_between_ends(tokens: Tokens, test: ClaimTest) -> TimeSpan:
    """Return the years between both ends of a change, where its sentence tells them."""
    ends = _TWO_ENDS.search(tokens.masked)
    if not ends:
        return test.time
    if ends["t"]:
        first = tokens.times[int(ends["t"])].last
    else:
        spans = (
            one for one in tokens.times if one.kind == "between" and one.last == test.time.last
        )
        first = next((one.first for one in spans), None)
    if first is None or test.time.last is None or first >= test.time.last:
        return test.time
    return TimeSpan("between", first, test.time.last)


def _so_does(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "nor has France": the same of another state."""
    test, state = last[1], tokens.states[int(match["s"])]
    if len(test.lookups[0].states) != 1 or test.against or test.peers:
        return None
    if "either" in match.groupdict() and bool(match["either"]) != test.negated:
        return None
    return replace(test, lookups=(Lookup(test.lookups[0].measure, (state,)),), others=())


def _burden(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "or 6.8 percent of GDP" after a sum spent on the military."""
    test, figure = last[1], tokens.figures[int(match["q"])]
    named = match["s"]
    is_other = named is not None and tokens.states[int(named)] not in test.lookups[0].states
    if test.lookups[0].measure != "military_spending" or figure.unit != "percent" or is_other:
        return None
    lookup = Lookup("military_burden", test.lookups[0].states)
    return replace(
        test, lookups=(lookup,), quantity=figure, growth=False, criterion=FIGURE, others=(),
        against=(), base=None, peers=(), may_be_sum=False,
    )  # fmt: skip


_WORLD_SHARES = {
    "arms_exports_five_years": "arms_exports_world_share",
    "arms_imports_five_years": "arms_imports_world_share",
}


_TRADED = {"export": "export", "exports": "export", "import": "import", "imports": "import"}


def _world_share(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "and accounted for 5.2 percent of the total" after a rank among all states."""
    test, figure = last[1], tokens.figures[int(match["q"])]
    own, traded = test.lookups[0], _TRADED.get(match["of"] or "", "")
    is_ranked = last[0].construction.kind == "order" and not (test.negated or test.peers)
    if own.measure not in _WORLD_SHARES or figure.unit != "percent" or not is_ranked:
        return None
    if traded not in own.measure:
        return None
    lookup = Lookup(_WORLD_SHARES[own.measure], own.states)
    share = replace(test, lookups=(lookup,), quantity=figure, criterion=FIGURE, others=())
    return at_time(match, tokens, share)


def _level(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "to almost $10 billion" after a change, or "about US$48 billion" after another sum."""
    test, figure = last[1], tokens.figures[int(match["q"])]
    if test.lookups[0].measure == "military_burden" and figure.unit == "money":
        lookup = Lookup("military_spending", test.lookups[0].states)
        return replace(test, lookups=(lookup,), quantity=figure, criterion=FIGURE, others=())
    unit = {"military_burden": "percent"}.get(test.lookups[0].measure, "money")
    is_of_level = test.growth or (
        test.quantity is not None and test.quantity.unit in ("money", "foreign")
    )
    if not is_of_level or figure.unit not in (unit, "foreign") or test.against or test.peers:
        return None
    return at_time(
        match,
        tokens,
        replace(test, quantity=figure, growth=False, criterion=FIGURE, others=(), direction=0),
    )


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
    return at_time(match, tokens, replace(plain, negated=False, against=()))


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
    test, figure = last[1], in_unit(tokens.figures[int(match["q"])], last[1])
    if figure is None or not is_level(test) or len(test.lookups[0].states) != 2:
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
    "than_then": than_then,
    "times_then": times_then,
    "figure_then": _figure_then,
    "other_state": _other_state,
    "than_state": than_state,
    "among": _among,
    "record": _record,
    "rise": _rise,
    "so_does": _so_does,
    "burden": _burden,
    "world_share": _world_share,
    "of_total": of_total,
    "a_head": a_head,
    "two_figures": two_figures,
    "than_figure": than_figure,
    "times_figure_then": times_figure_then,
    "runner_up": runner_up,
    "next_rank": next_rank,
    "years_apart": years_apart,
    "level_of_rank": level_of_rank,
    "other_both": other_both,
    "other_group": other_group,
    "compare_both": compare_both,
    "so_do_two": so_do_two,
    "other_then": other_then,
    "fuel_of_which": fuel_of_which,
    "overtaking": overtaking,
    "rank_moved_to": rank_moved_to,
    "in_world": _in_world,
    "level": _level,
    "share": _share,
    "replaced": _replaced,
    "other_rank": _other_rank,
    "other_pair": _other_pair,
    "followed": _followed,
}
"""How what is added is tested, by the names in the file of constructions."""
