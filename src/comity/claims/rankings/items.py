"""A sentence on a ranking as a row of items: its states, ranks, figures, times and links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from comity.claims.figures.read import is_stated_level
from comity.claims.lexicon import Lexicon
from comity.claims.patterns import either
from comity.claims.rankings import words
from comity.claims.regions.adjectives import adjectives_of_regions, titled
from comity.claims.text.mentions import Mention
from comity.claims.text.times import A_YEAR, find_time
from comity.wording.number_words import CARDINALS, ORDINALS

Kind = Literal[
    "state", "rank", "role", "flow", "burden", "output", "votes", "own", "figure", "time", "scope",
    "next", "over", "under", "spot", "behind", "ahead", "sum", "kind", "break", "aside", "glue",
    "other",
]  # fmt: skip


@dataclass(frozen=True)
class Item:
    """One item of a sentence: what it is, where it is, and what it means.

    ``number`` is a rank or the code of a state; ``word`` a role, a figure, a time or a name. It is
    loose where it is a possessive, a rank of several, a figure without a unit, "by" a year,
    a verb, or a phrase whose words alone may mean more.
    ``said`` is how it is written.

    >>> Item("rank", 0, 6, "nth", 2, said="second").number
    2
    """

    kind: Kind
    start: int
    end: int
    word: str = ""
    number: int = 0
    is_loose: bool = False
    said: str = ""


_HEDGE = (
    r"(?:about|around|roughly|nearly|almost|some|just|just over|just under|over|under|more than|"
    r"less than|only|only about|approximately|an estimated|close to) "
)
_PERCENT = r"(?: ?%| ?per ?cent\b| percentage points\b)"
_SUM = r"(?: ?(?:billion|million|trillion|bn|m)\b(?:(?: US)? dollars\b| USD\b)?)"
_FIGURE = re.compile(
    rf"(?:{_HEDGE})?(?:(?P<money>(?:US ?)?\$ ?\d[\d.,]*\d{_SUM}|(?:US ?)?\$ ?\d{_SUM}|"
    rf"\d[\d.,]*{_SUM}(?:(?<=dollars)|(?<=USD)))|(?P<share>\d+(?:[.,]\d+)?{_PERCENT})|"
    r"(?P<part>(?:an?|one|two|three) (?:third|quarter|fifth|tenth|half)s?\b|half\b)|"
    r"(?P<sum>\d[\d.,]*(?: ?(?:billion|million|trillion|bn)\b)(?! (?:euro|pound|yen|won|TIV|trend|"
    r"ton|barrel|people|ruble|rouble|rupee|yuan|peso|real|lira)))|"
    r"(?P<bare>\d+(?:\.\d+)?(?=[,.;)]|$| (?:and|in|to|from|while)\b)))"
    r"(?! (?:higher|lower|more|less|larger|smaller|above|below|fewer|greater|up|down)\b)"
)
_UNIT = re.compile(r"(?: ?%| ?[a-z]+(?: [a-z]+)*)$")
_TIME = re.compile(
    rf"(?:,? ?(?:in|between|from|over|during|for|since|by|of|to|across|throughout) )?(?:the )?"
    r"(?:(?:five|four|ten)[- ]years?(?: period)? (?:to|of|from|through|ending in|ended) )?"
    rf"{A_YEAR}(?:\s?[-–—/]\s?(?:{A_YEAR}|\d\d)\b|(?: and | to | through ){A_YEAR})?\b(?!,\d)",
    re.IGNORECASE,
)
_OWN = re.compile(r"(?:its|their|the country['’]s|the kingdom['’]s)\b", re.IGNORECASE)
_SPACE = re.compile(r"[ ().…“”\"'’-]+")
_WORD = re.compile(r"[^\s,;:()]+")


def items_of(sentence: str, mentions: Sequence[Mention], lexicon: Lexicon) -> list[Item]:
    """Return a sentence as items, in their order.

    Parameters
    ----------
    sentence
        The sentence.
    mentions
        The states that it names.
    lexicon
        The lexicon, for regions and groups.

    Examples
    --------
    >>> from comity.claims.lexicon import read_lexicon
    >>> [one.kind for one in items_of("Peru was second with 7 percent", [], read_lexicon())]
    ['other', 'glue', 'rank', 'break', 'figure']
    """
    return list(_scan(sentence, {one.start: one for one in mentions}, lexicon))


def _scan(sentence: str, named: dict[int, Mention], lexicon: Lexicon) -> Iterator[Item]:
    at = _after_space(sentence, 0)
    while at < len(sentence):
        item = _item_at(sentence, at, named, lexicon)
        is_over = any(item.start < place < item.end for place in named)
        if is_over and item.kind not in _OVER_STATES:
            item = _word_at(sentence, at)
        yield replace(item, said=sentence[item.start : item.end])
        at = _after_space(sentence, item.end)


def _after_space(sentence: str, at: int) -> int:
    """Return the place of the next letter or sign that may begin an item."""
    space = _SPACE.match(sentence, at)
    return space.end() if space else at


def _item_at(sentence: str, at: int, named: dict[int, Mention], lexicon: Lexicon) -> Item:
    """Return the item at a place; a word of its own where nothing reads it."""
    item = _state(sentence, at, named) or _group(sentence, at, lexicon)
    return item or next(
        (one for read in _READERS if (one := read(sentence, at)) and one.end > at),
        _word_at(sentence, at),
    )


def _word_at(sentence: str, at: int) -> Item:
    """Return the word at a place as one that nothing reads."""
    word = _WORD.match(sentence, at)
    return Item("other", at, word.end() if word else at + 1)


_OVER_STATES = ("aside", "time", "state", "scope")


def _state(sentence: str, at: int, named: dict[int, Mention]) -> Item | None:
    mention = named.get(at)
    if mention is None:
        the = re.compile(r"[Tt]he ").match(sentence, at)
        mention = named.get(the.end()) if the else None
    if mention is None or mention.form == "pair":
        return None
    own = re.compile(r"['’]s?\b|['’](?= )").match(sentence, mention.end)
    is_loose = own is not None or mention.form == "adjective"
    end = own.end() if own else mention.end
    return Item(
        "state", at, end, sentence[mention.start : mention.end], mention.states[0], is_loose
    )


_IN = re.compile(r"(?:(?i:in|within|among|of|across|inside|on) )?(?:all )?")
_MEMBERS = re.compile(
    r"(?:['’]s)?(?: (?:members?|allies|countries|states|nations|member states|economies|partners))?"
)


def _group(sentence: str, at: int, lexicon: Lexicon) -> Item | None:
    opening = _IN.match(sentence, at)
    start = opening.end() if opening else at
    region = lexicon.regions_pattern.match(sentence, start)
    adjective = None if region else _region_adjectives(lexicon).match(sentence, start)
    named = region or adjective
    if named is None:
        return None
    members = _MEMBERS.match(sentence, named.end())
    end = members.end() if members else named.end()
    name = adjectives_of_regions(lexicon)[named[0].lower()] if adjective else named[0]
    return Item("scope", at, end, titled(name) if adjective else name)


@lru_cache(maxsize=4)
def _adjectives(adjectives: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{either([one.capitalize() for one in adjectives])})\b(?! Union)")


def _region_adjectives(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what finds a region by its adjective: "African"."""
    return _adjectives(tuple(adjectives_of_regions(lexicon)))


def _rank(sentence: str, at: int) -> Item | None:
    for name, form in words.RANKS:
        if match := form.match(sentence, at):
            count = next(filter(None, match.groupdict().values()), "")
            number = (
                {"first": 1, "leads": 1, "second": 2}.get(name) if not count else _number(count)
            )
            return Item("rank", at, match.end(), name, number or 0, name == "several")
    return None


def _number(written: str) -> int:
    """Return a number of a rank in digits or words."""
    digits = re.match(r"\d+", written)
    if digits:
        return int(digits[0])
    word = written.lower()
    return ORDINALS.get(word) or CARDINALS[word]


def _role(sentence: str, at: int) -> Item | None:
    roles = [
        Item("role", at, match.end(), role)
        for role, form in words.ROLES
        if (match := form.match(sentence, at))
    ]
    return max(roles, key=lambda one: one.end, default=None)


def _flow(sentence: str, at: int) -> Item | None:
    if deal := words.DEALS.match(sentence, at):
        flow = "exports" if deal["sells"] else "imports"
        return Item("flow", at, deal.end(), flow, is_loose=True)
    match = words.FLOWS.match(sentence, at)
    return Item("flow", at, match.end(), (match["flow"] or "sales").lower()) if match else None


def _figure(sentence: str, at: int) -> Item | None:
    match = _FIGURE.match(sentence, at)
    if match is None or not is_stated_level(sentence[:at]):
        return None
    unit = "" if match["part"] else _UNIT.search(match[0])
    return Item("figure", at, match.end(), unit[0] if unit else "", 0, bool(match["bare"]))


def _time(sentence: str, at: int) -> Item | None:
    match = _TIME.match(sentence, at)
    if match is None:
        return None
    time = find_time(match[0], 2100)
    if "year" in match[0] or time.kind == "since":
        words_of_time = f" {match[0].strip(' ,').lower()}"
    elif time.first and time.last:
        words_of_time = f" in {time.first}-{time.last}"
    else:
        words_of_time = f" in {time.last or time.first}"
    return Item(
        "time", at, match.end(), words_of_time, 0, match[0].lower().lstrip(", ").startswith("by ")
    )


def _votes(sentence: str, at: int) -> Item | None:
    if deal := words.DEALS_MOST.match(sentence, at):
        return Item("votes", at, deal.end(), "partner")
    match = words.VOTES.match(sentence, at)
    return Item("votes", at, match.end(), "votes", 0, bool(match["most"])) if match else None


def _idiom(sentence: str, at: int) -> Item | None:
    match = words.IDIOMS.match(sentence, at)
    return Item("glue", at, match.end(), match[0], 0, is_loose=True) if match else None


def _plain(kind: Kind, form: re.Pattern[str]) -> Callable[[str, int], Item | None]:
    def read(sentence: str, at: int) -> Item | None:
        match = form.match(sentence, at)
        return Item(kind, at, match.end(), match[0]) if match else None

    return read


_READERS: tuple[Callable[[str, int], Item | None], ...] = (
    _plain("aside", words.ASIDES),
    _time,
    _plain("burden", words.BURDEN),
    _plain("output", words.OF_OUTPUT),
    _votes,
    _plain("spot", words.SPOT),
    _plain("under", words.UNDER),
    _plain("over", words.OVER),
    _plain("sum", words.SUM),
    _plain("next", words.NEXT),
    _plain("behind", words.BEHIND),
    _plain("ahead", words.AHEAD),
    _idiom,
    _plain("glue", words.AMOUNT),
    _figure,
    _role,
    _flow,
    _rank,
    _plain("kind", words.KIND),
    _plain("own", _OWN),
    _plain("scope", words.WORLD),
    _plain("scope", words.BLOC),
    _plain("break", words.BREAKS),
    _plain("glue", words.GLUE),
)
"""What reads an item at a place, the first that does."""
