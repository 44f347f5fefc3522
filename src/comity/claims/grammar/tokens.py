"""A sentence as tokens: states, groups, times and figures, in the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from comity.claims.grammar.patterns import pattern
from comity.claims.lexicon import Lexicon
from comity.claims.text.mentions import Mention, NameIndex
from comity.claims.text.quantities import OF_VOTES, Quantity, find_quantities, in_unit_of
from comity.claims.text.sentences import overlap
from comity.claims.text.times import NOW, RELATIVE, TimeSpan, find_time
from comity.states.groups import FIRST_CODE
from comity.states.register import states
from comity.wording.number_words import CARDINALS, Hedge

_TIME = pattern("time")
_TURN = TimeSpan("year", last=2000)
_VERB_BEFORE = re.compile(r"^(exceed\w*|topped|surpass\w*)\s", re.IGNORECASE)
_FOREIGN = pattern("foreign")
"""Sums in other currencies than the US dollar."""

_LAST_PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6,
               "eighth": 1 / 8, "tenth": 1 / 10}  # fmt: skip
_LAST_FRACTION = pattern("last_fraction")
"""A fraction at the end of a clause that leaves out of what: "and Slovakia a fifth"."""

_QUANTIFIERS = (
    (r"\b(?:hardly any(?:thing)?|next to none|scarcely any(?:thing)?|barely any(?:thing)?|"
     r"virtually none|almost none|(?:next to|almost|practically|virtually) nothing)\b",
     0.1, "under"),
    (r"\b(?:nearly all|almost all|virtually all|practically all|"
     r"(?:almost|nearly|virtually) (?:exclusively|entirely|solely|wholly))\b", 0.9, "over"),
    (r"\b(?:the vast majority|an overwhelming majority|the overwhelming majority)\b", 0.75, "over"),
    (rf"\b(?:the bulk|the majority|a majority|the lion's share|most(?= of\b)|{OF_VOTES})\b",
     0.5, "over"),
    (r"\b(?:a little|slightly|just) (?:over|more than|above) half\b", 0.53, "about"),
)  # fmt: skip


@dataclass(frozen=True)
class Tokens:
    """A sentence in lower case with a token for each state, group, time and figure.

    ``origin`` gives for each character of ``masked`` its place in the sentence.
    """

    text: str
    masked: str
    origin: tuple[int, ...]
    states: tuple[int, ...]
    groups: tuple[str, ...]
    times: tuple[TimeSpan, ...]
    figures: tuple[Quantity, ...]

    def piece(self, start: int, end: int) -> tuple[int, int]:
        """Return where a piece of the masked text is in the sentence."""
        return self.origin[start], self.origin[min(end, len(self.origin) - 1)]


@dataclass(frozen=True)
class _Token:
    start: int
    end: int
    kind: str
    thing: int | str | TimeSpan | Quantity
    before: str = ""


_PAIR = pattern("pair")
_THEIR = pattern("their")


def spell_out(text: str, pair: tuple[int, ...]) -> str:
    """Write the names of two states in the place of "the two", "both countries", "their trade".

    >>> spell_out("Trade between the two fell in 2009.", (2, 20))
    'Trade between United States and Canada fell in 2009.'
    """
    if len(pair) != 2:
        return text
    one, two = (states()[code].name for code in pair)
    text = _PAIR.sub(f"{one} and {two}", text)
    return _THEIR.sub(f"{one}'s and {two}'s ", text)


def tokenize(text: str, names: NameIndex, lexicon: Lexicon, dated: int | None) -> Tokens:
    """Parse a sentence into tokens.

    Parameters
    ----------
    text
        The sentence.
    names
        The names of states and groups.
    lexicon
        The lexicon, for the regions.
    dated
        The year in which the text was written, for "last year"; None where it is not known.
    """
    plain = text.replace("’", "'").replace("‑", "-").replace("‐", "-")
    tokens: list[_Token] = []
    for token in _in_order_of_kinds(plain, names, lexicon, dated):
        if not any(overlap(one, token) for one in tokens):
            tokens.append(token)
    return _masked(plain, sorted(tokens, key=lambda one: one.start))


def _in_order_of_kinds(
    text: str, names: NameIndex, lexicon: Lexicon, dated: int | None
) -> list[_Token]:
    states = [
        _Token(one.start, one.end, "a" if _is_adjective(one, text) else "s", one.states[0])
        for one in names.find_states(text)
        if one.form != "pair"
    ]
    groups = [_Token(*m.span(), "g", m[0]) for m in lexicon.regions_pattern.finditer(text)]
    times = [_Token(*m.span(), "t", _time(m[0], dated)) for m in _TIME.finditer(text)]
    times = _with_relative(text, times)
    figures = _figures(text)
    foreign = [one for one in figures if getattr(one.thing, "unit", "") == "foreign"]
    return [*foreign, *states, *groups, *times, *figures]


_NOUN = re.compile(
    r" (?:exports|imports|trade|goods|military|defen[cs]e|arms|sales|spending|economy|purchases)\b"
)


def _is_adjective(mention: Mention, text: str) -> bool:
    """Return whether a mention qualifies a noun: "Russian exports", "EU exports"."""
    if mention.states[0] < FIRST_CODE:
        return mention.form == "adjective"
    is_noun = text[: mention.start].lower().endswith("the ")
    return not is_noun and _NOUN.match(text[mention.end :]) is not None


_RELATIVE = pattern("relative")
_PERIODS = {"year": 1, "decade": 10}
_NUMBERS = {**CARDINALS, "a": 1, "an": 1, "the": 1}


def _with_relative(text: str, times: list[_Token]) -> list[_Token]:
    """Add the times that count from one named before: "a decade earlier", "the same year"."""
    for match in _RELATIVE.finditer(text):
        if not any(one.start < match.end() and match.start() < one.end for one in times):
            base = [one.thing for one in times if one.end <= match.start()]
            times.append(_Token(*match.span(), "t", _counted(match, base)))
    return times


def _counted(match: re.Match[str], before: list[int | str | TimeSpan | Quantity]) -> TimeSpan:
    """Return the year that is meant; unknown where none is named before."""
    base = before[-1] if before else NOW
    if not isinstance(base, TimeSpan) or base.kind not in ("year", "between") or not base.last:
        return NOW
    if match["same"]:
        return base
    count = (match["count"] or "one").lower()
    number = int(count) if count.isdecimal() else _NUMBERS[count]
    years = number * _PERIODS[(match["period"] or "year").lower()]
    back = re.search(r"earlier|before|previous|preceding", match[0], re.IGNORECASE)
    return TimeSpan("year", last=base.last - years if back else base.last + years)


def _time(text: str, dated: int | None) -> TimeSpan:
    """Read a time; one that counts from the day of writing is unknown without that day."""
    lower = text.lower()
    if "turn of" in lower:
        return _TURN
    if dated is None and RELATIVE.search(lower):
        return NOW
    if "before last" in lower:
        return TimeSpan("year", last=(dated or 0) - 2)
    return find_time(text, dated or 0)


def _figures(text: str) -> list[_Token]:
    """Find figures, and quantifiers such as "most" that mean one."""
    figures = [
        _Token(*match.span(), "q", Quantity(value, "percent", 0.0, hedge, match[0]))  # type: ignore[arg-type]  # the hedges above
        for pattern, value, hedge in _QUANTIFIERS
        for match in re.finditer(pattern, text, re.IGNORECASE)
    ]
    figures += [
        _Token(*m.span(), "q", Quantity(0.0, "foreign", 0.0, "", m[0]))
        for m in _FOREIGN.finditer(text)
    ]
    figures += [_Token(*m.span(), "q", _last_fraction(m)) for m in _LAST_FRACTION.finditer(text)]
    for one in find_quantities(text):
        verb = _VERB_BEFORE.match(one.text)
        end = one.end - len(text[one.start : one.end]) + len(text[one.start : one.end].rstrip())
        figures.append(_Token(one.start, end, "q", one, "was " if verb else ""))
    return figures


def _last_fraction(match: re.Match[str]) -> Quantity:
    """Read "a third" or "more than half" at the end of a clause."""
    value = _LAST_PARTS[match["part"].lower()] * _NUMBERS[(match["count"] or "a").lower()]
    hedge: Hedge = "about" if match["about"] else "over" if match["over"] else ""
    return Quantity(value, "percent", 0.02, "under" if match["under"] else hedge, match[0])


def _masked(text: str, tokens: list[_Token]) -> Tokens:
    """Write the tokens into the text, and remember where each character comes from."""
    masked: list[str] = []
    origin: list[int] = []
    things: dict[str, list[object]] = {"s": [], "g": [], "t": [], "q": []}
    upto = 0
    for token in tokens:
        masked.append(text[upto : token.start])
        origin += range(upto, token.start)
        of_kind = things["s" if token.kind == "a" else token.kind]
        written = f"{token.before}<{token.kind}{len(of_kind)}>"
        of_kind.append(token.thing)
        masked.append(written)
        origin += [token.start] * len(written)
        upto = token.end
    masked.append(text[upto:])
    origin += range(upto, len(text) + 1)
    lower = re.sub(r"(<[sa]\d+>)'(?!s)", r"\1'", "".join(masked).lower())
    return Tokens(
        text,
        lower,
        tuple(origin),
        *(tuple(things[kind]) for kind in "sgtq"),  # type: ignore[arg-type]  # by kind
    )


def with_years(tokens: Tokens) -> Tokens:
    """Write with each figure the year that it shares with another."""
    return _with_shared_time(_with_ends(tokens))


_FROM_TO = re.compile(r"from <q(?P<first>\d+)> to <q(?P<last>\d+)>(?! <t)")

_FROM_DATED = re.compile(r"from <q\d+> (?:in |over )?<t\d+> to <q")
"""A change from a figure that has the only time: "from 2 percent in 2015-19 to 5"."""

_FROM_LATER = re.compile(r"<q\d+>[^<]*[,;] and [^<]*from <q\d+> to <q")
"""A change of something else than the one before it: "rose by 5 percent, and its share from"."""


def _with_ends(tokens: Tokens) -> Tokens:
    """Write "from 2 to 24 billion between 2000 and 2023" with the year of each figure.

    The first figure has the scale of the second where it has none of its own.
    """
    spans = [n for n, time in enumerate(tokens.times) if time.kind == "between"]
    match = _FROM_TO.search(re.sub(r"(<q\d+>) <t\d+>", r"\1", tokens.masked))
    is_of_other = (
        _FROM_DATED.search(tokens.masked) or _FROM_LATER.search(tokens.masked)
    ) is not None
    if len(spans) != 1 or len(tokens.times) != 1 or not match or is_of_other:
        return tokens
    time = tokens.times[spans[0]]
    ends = (TimeSpan("year", last=time.first), TimeSpan("year", last=time.last))
    first, last = tokens.figures[int(match["first"])], tokens.figures[int(match["last"])]
    figures = list(tokens.figures)
    figures[int(match["first"])] = in_unit_of(first, last)
    bare = re.sub(r" ?<t\d+>,?", "", tokens.masked)
    masked = _FROM_TO.sub(r"from <q\g<first>> <t1> to <q\g<last>> <t2>", bare)
    return replace(
        tokens, masked=masked, times=(time, *ends), figures=tuple(figures),
        origin=(0,) * len(masked) + (len(tokens.text),),
    )  # fmt: skip


_CHANGED_TO = re.compile(r"<q(?P<by>\d+)>(?= to (?:reach )?<q(?P<to>\d+)> (?P<when><t(?P<t>\d+)>))")


def _with_shared_time(tokens: Tokens) -> Tokens:
    """Write the year of a level with the change that led to it.

    "Grew by 7 percent to 314 billion in 2024" says both of that year.
    """
    match = _CHANGED_TO.search(tokens.masked)
    if not match or tokens.times[int(match["t"])].kind != "year":
        return tokens
    units = [tokens.figures[int(match[name])].unit for name in ("by", "to")]
    if units[0] != "percent" or units[1] == "percent":
        return tokens
    at, added = match.end(), f" {match['when']}"
    masked = tokens.masked[:at] + added + tokens.masked[at:]
    origin = (*tokens.origin[:at], *(tokens.origin[at],) * len(added), *tokens.origin[at:])
    return replace(tokens, masked=masked, origin=origin)
