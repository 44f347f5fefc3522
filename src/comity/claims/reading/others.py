"""Additions that say the same of other states: the next in rank, another pair, another time."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.claim import FIGURE, ClaimTest, Lookup
from comity.claims.grammar.compile import LARGEST, MORE, POOLED, fit_time, overtaken_in_year
from comity.claims.grammar.membership import membership_measures
from comity.claims.grammar.tokens import Tokens
from comity.claims.reading.base import Around, Built, Read, at_time, in_unit, is_level
from comity.claims.text.quantities import Quantity, in_unit_of
from comity.wording.number_words import CARDINALS

_PLACES = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "runner-up": 2, "first": 1, "top": 1, "top of the list": 1,
}  # fmt: skip


def next_rank(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> Built:
    """Read "Argentina its number two", "and Egypt the runner-up", "then came Libya with 6 percent".

    The rank is among the partners of the state spoken of, or among all states.
    """
    test, state = last[1], tokens.states[int(match["s"])]
    place, own = _place(match, tokens, last), test.lookups[0]
    if place is None or state in own.states or not _has_ranks(last):
        return None
    lookup = Lookup(own.measure, (*own.states[:-1], state))
    peers = tuple(one for one in (own, *test.peers) if one != lookup) if test.peers else ()
    plain = replace(
        test, lookups=(lookup,), peers=peers, criterion=FIGURE,
        negated=False, every=False, others=(), may_be_sum=False,
    )  # fmt: skip
    ranked = replace(plain, quantity=Quantity(place, "rank", 0.0, "", f"number {place:.0f}"))
    if match["q2"] is None:
        return ranked
    figure = in_unit_of(tokens.figures[int(match["q2"])], Quantity(0.0, "percent", 0.0, "", ""))
    is_share = figure.unit == "percent" and own.measure.endswith("_share")
    return (ranked, replace(plain, quantity=figure)) if is_share else None


def _has_ranks(last: Read) -> bool:
    """Return whether a clause is of a share of a partner, or of a rank among all states."""
    parsed, test = last
    own = test.lookups[0]
    if test.against or test.growth:
        return False
    if len(own.states) == 1:
        return parsed.construction.kind == "order"
    return own.measure.endswith("_share")


def _place(match: re.Match[str], tokens: Tokens, last: Read) -> float | None:
    """Return the rank that is meant: one written, or that after the one before."""
    named = match.groupdict()
    if named.get("q"):
        figure = tokens.figures[int(named["q"])]
        return figure.value if figure.unit == "rank" and not figure.hedge else None
    if (written := _PLACES.get(named.get("nth") or "")) is not None:
        return float(written)
    quantity = last[1].quantity
    if last[0].construction.kind not in ("rank", "order") or last[1].negated:
        return None
    if quantity is None or quantity.unit != "rank":
        return 2.0 if quantity is None else None
    return quantity.value + 1 if not quantity.hedge else None


def rank_moved_to(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> Built:
    """Read "but climbed to fourth place a year later" after the rank of a state in a year."""
    test, rank = last[1], tokens.figures[int(match["q"])]
    is_rank = test.is_of_rank and rank.unit == "rank" and not (test.negated or test.against)
    if not is_rank or test.growth or test.every:
        return None
    moved = replace(test, quantity=rank, criterion=FIGURE, direction=1, others=())
    return at_time(match, tokens, moved)


_TRADERS = {
    "trade_share": r"partners?",
    "export_share": r"(?:markets?|customers?|buyers?|destinations?|clients?|importers?)",
    "import_share": r"(?:suppliers?|sources?|sellers?|providers?|exporters?)",
}
"""What a partner is called, by the end of the name of a measure of its share."""


def overtaking(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> Built:
    """Read "overtaking Cuba as its largest customer", "and the third largest partner overall".

    The state of the figure before has a rank by the same measure; in a year that is named it had
    a lower one the year before, where it is said to have taken another's.
    """
    test, named = last[1], match.groupdict()
    third = tokens.states[int(named["s"])] if named.get("s") else None
    rank = tokens.figures[int(named["q"])] if named.get("q") else None
    is_other = test.against or test.growth or third in test.lookups[0].states
    if is_other or not _is_partner(test.lookups[0], named.get("noun")):
        return None
    if rank is None:
        ranked = replace(test, quantity=None, criterion=LARGEST, others=(), may_be_sum=False)
        return _with_turn(ranked, third, 1.0)
    if rank.unit != "rank":
        return None
    ranked = replace(test, quantity=rank, criterion=FIGURE, others=(), may_be_sum=False)
    return _with_turn(ranked, third, rank.value)


def _with_turn(ranked: ClaimTest, third: int | None, rank: float) -> ClaimTest:
    """Return a test of a rank, which in a year that is named was another's the year before."""
    is_pooled = ranked.lookups[0].measure in POOLED
    if third is None or ranked.time.kind != "year" or is_pooled:
        return ranked
    return overtaken_in_year(ranked, rank)


def _is_partner(own: Lookup, noun: str | None) -> bool:
    """Return whether a word, if any, is for a partner whose share a lookup is of."""
    nouns = next((nouns for end, nouns in _TRADERS.items() if own.measure.endswith(end)), "(?!)")
    is_called = noun is None or re.fullmatch(rf"(?:[a-z]+ )*{nouns}", noun) is not None
    return is_called and len(own.states) == len(("owner", "partner"))


def other_both(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> Built:
    """Read "and Algeria 48 percent from Russia": the same of two other states."""
    parsed, test = last
    own, figure = test.lookups[0], in_unit(tokens.figures[int(match["q"])], test)
    subject, other = tokens.states[int(match["s"])], tokens.states[int(match["s2"])]
    if figure is None or not is_level(test) or test.against or len(own.states) != 2:
        return None
    if subject == other or parsed.subject not in own.states:
        return None
    pair = tuple(subject if code == parsed.subject else other for code in own.states)
    return replace(test, lookups=(Lookup(own.measure, pair),), quantity=figure, others=())


def compare_both(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> Built:
    """Read "Algeria more than twice as much as Morocco" after what both spend."""
    test, figure = last[1], tokens.figures[int(match["q"])]
    own = test.lookups[0]
    one, two = tokens.states[int(match["s"])], tokens.states[int(match["s2"])]
    if len(own.states) != 1 or figure.unit != "times" or test.growth or test.peers or one == two:
        return None
    times = replace(figure, half=min(figure.half, 0.1 * figure.value))
    return replace(
        test, lookups=(Lookup(own.measure, (one,)),), against=(Lookup(own.measure, (two,)),),
        quantity=times, criterion=MORE, others=(), may_be_sum=False, negated=False, every=False,
    )  # fmt: skip


def so_do_two(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> Built:
    """Read "and India and Nepal are not either": the same of another pair."""
    parsed, test = last
    own = test.lookups[0]
    pair = (tokens.states[int(match["s"])], tokens.states[int(match["s2"])])
    is_denied = bool(match.groupdict().get("either"))
    if parsed.construction.first != ("one", "two") or test.against or is_denied != test.negated:
        return None
    return replace(test, lookups=(Lookup(own.measure, pair),), others=())


def other_then(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> Built:
    """Read "and Bulgaria since 2007", "Venezuela since 2017": the same at another time."""
    parsed, test = last
    own, state = test.lookups[0], tokens.states[int(match["s"])]
    time = tokens.times[int(match["t"])]
    if parsed.construction.kind not in ("some", "member", "join", "leave") or state in own.states:
        return None
    if time.kind not in ("year", "since") or test.quantity or test.against:
        return None
    if len(own.states) == 1:
        states: tuple[int, ...] = (state,)
    else:
        states = tuple(code if code == parsed.subject else state for code in own.states)
    plain = replace(test, every=False, is_lasting=False, time=time, others=())
    return fit_time(replace(plain, lookups=(Lookup(own.measure, states),)), own.measure)


def other_group(match: re.Match[str], tokens: Tokens, last: Read, around: Around) -> Built:
    """Read "and of the European Union since 1995" after another membership."""
    parsed, test = last
    if parsed.construction.kind not in ("member", "join", "leave"):
        return None
    names = membership_measures(replace(parsed, group=tokens.groups[int(match["g"])]))
    if not names or around.describe(names[0]) is None:
        return None
    time = tokens.times[int(match["t"])] if match["t"] else test.time
    lookup = Lookup(names[0], test.lookups[0].states)
    plain = replace(test, every=False, is_lasting=False, time=time, others=(), lookups=(lookup,))
    return fit_time(plain, names[0])


_PERIODS = {"year": 1, "decade": 10}


def years_apart(match: re.Match[str], tokens: Tokens, last: Read, around: Around) -> Built:
    """Read "a year before Sweden", "four years before it entered the EU" after what joined when."""
    parsed, test = last
    if parsed.construction.kind != "join" or test.time.kind != "year" or test.negated:
        return None
    count = match["count"]
    number = 1 if count in ("a", "an") else CARDINALS[count]
    years = number * _PERIODS[match["period"]]
    is_later = match["way"] in ("before", "ahead of", "earlier than")
    time = replace(test.time, last=(test.time.last or 0) + (years if is_later else -years))
    own = test.lookups[0]
    if match.groupdict().get("g"):
        names = membership_measures(replace(parsed, group=tokens.groups[int(match["g"])]))
        lookup = Lookup(names[0], own.states) if names else None
    else:
        state = tokens.states[int(match["s"])]
        lookup = Lookup(own.measure, (state,)) if state not in own.states else None
    if lookup is None or around.describe(lookup.measure) is None:
        return None
    return replace(test, lookups=(lookup,), time=time, others=())


_OF_MONEY = ("military_spending", "gdp", "total_trade", "total_exports", "total_imports")


def level_of_rank(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> Built:
    """Read "with 88 billion dollars" after a rank among all states."""
    parsed, test = last
    figure, own = tokens.figures[int(match["q"])], test.lookups[0]
    is_ranked = parsed.construction.kind == "order" and not (test.negated or test.against)
    if own.measure not in _OF_MONEY or figure.unit != "money" or not is_ranked:
        return None
    level = replace(test, quantity=figure, criterion=FIGURE, peers=(), others=(), group="")
    return at_time(match, tokens, level)


_FUELS = {"crude": "crude_oil_exports", "gas": "gas_exports", "coal": "coal_exports",
          "fuel": "fuel_exports", "fuels": "fuel_exports", "energy": "fuel_exports"}  # fmt: skip


def fuel_of_which(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> Built:
    """Read "of which gas made up 6 billion dollars" after the fuels sold by one to another."""
    test, figure = last[1], in_unit(tokens.figures[int(match["q"])], last[1])
    own, fuel = test.lookups[0], match["fuel"].split()[-1].replace("oil", "crude")
    is_of_fuels = own.measure == "exports" or own.measure in _FUELS.values()
    if figure is None or figure.unit != "money" or not is_of_fuels or test.against:
        return None
    lookup = Lookup(_FUELS[fuel], own.states)
    return replace(test, lookups=(lookup,), quantity=figure, criterion=FIGURE, others=())
