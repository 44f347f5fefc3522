"""States in a line: leaders, envoys and lists, each as one item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from comity.claims.events.line import LineItem, SentenceLine
from comity.claims.rule_data import rule_data

_ROLE = (
    r"(?:presidents?|premiers?|prime ministers?|chancellors?|leaders?|kings?|emperors?|chairm[ae]n|"
    r"heads? of (?:state|government)(?: (?:or|and) (?:state|government))?)"
)
_OFFICE = (
    r"(?:governments?|administration|ambassadors?|envoys?|representatives?|delegat(?:ion|e)s?|"
    r"missions?|diplomats?|authorities|officials|negotiators|forces|troops|army|navy|air force|"
    r"cabinet|parliament|senate|congress|treasury|rulers|regime|junta|military|soldiers|side)"
)
_TITLES = (
    r"(?:(?:then|late|sitting|serving|incumbent|former|visiting|current|elder|younger)(?: -)? )*"
)


_FIRST_NAMES = (
    r"(?:barack|donald|joe|jimmy|bill|george|george w \.|george h \. w \.|w \.|h \. w \.|ronald|"
    r"richard|dwight|dwight d \.|lyndon|gerald|john f \.|harry|calvin|franklin|theodore|saddam|"
    r"robert|nicolas|bashar al -|moammar|muammar|alexander|aleksandr)"
)


@cache
def _leaders() -> tuple[re.Pattern[str], dict[str, int]]:
    """Read the names of leaders, and the states of those that are of one state alone."""
    named = rule_data("events")["leaders"]
    by_name = {name: int(code) for code, names in named.items() for name in names}
    longest = "|".join(sorted(by_name, key=len, reverse=True))
    written = (
        rf"\b(?<!secretary )(?<!senator )(?<!mrs )(?:the )?{_TITLES}(?:(?:<d>|<s>)(?: 's)? )?"
        rf"{_TITLES}(?:{_ROLE} )?(?:{_FIRST_NAMES} )?(?P<name>{longest})\b"
    )
    return re.compile(written), by_name


_BY_ROLE = re.compile(
    rf"(?:\bthe )?{_TITLES}(?:(?:<d>|<dd>|<s>)(?: 's)? {_TITLES}{_ROLE}|"
    rf"\b{_ROLE} (?:of (?:the )?<s>|<p>))(?! (?:of\b|'))"
)
_BY_OFFICE = re.compile(
    rf"(?:\bthe )?(?:(?:<d>|<s> 's|<s>) (?:un |deputy |foreign |armed )?{_OFFICE}|"
    r"<p>(?: 's)? (?:administration|government|regime|junta))\b"
)
_PEOPLES = re.compile(r"(?:\bboth )?(?:\bthe )?(?:<s>|<d>) and (?:the )?<d>(?= [a-z,.;]|$)")
_LIST = re.compile(
    r"(?:\bboth )?(?:\bthe )?<s>(?: , (?:the )?(?:<s>|[a-z]+(?: [a-z]+)?))*(?: ,)? "
    r"(?:and|as well as|along with|together with|plus|&) (?:the )?<s>(?! 's)(?=(?P<after> [a-z]+)?)"
)
_ADJECTIVES = re.compile(r"<d>(?: (?:-|–|and|or) |[-–])<d>")


def with_leaders(line: SentenceLine) -> SentenceLine:
    """Return a line with the leaders of states, and with those who act for states as these.

    >>> from comity.claims.events.line import line_of
    >>> with_leaders(line_of("Obama travelled", [])).text
    '<p> travelled'
    """
    pattern, by_name = _leaders()
    line = line.merged(_ADJECTIVES, lambda inside, _: _several("<dd>", inside))

    def build(inside: Sequence[LineItem], match: re.Match[str]) -> LineItem | None:
        is_name = line.sentence[inside[-1].start].isupper()
        return _leader(inside, by_name[match["name"]]) if is_name else None

    line = line.merged(pattern, build)
    line = line.merged(_BY_ROLE, lambda inside, _: _several("<p>", inside))
    return line.merged(_BY_OFFICE, lambda inside, _: _several("<s>", inside))


def _leader(inside: Sequence[LineItem], code: int) -> LineItem | None:
    """Return a leader by name, where no other state is named with the title."""
    named = {state for item in inside for state in item.states}
    return None if named - {code} else LineItem("<p>", inside[0].start, inside[-1].end, (code,))


def _several(word: str, inside: Sequence[LineItem]) -> LineItem:
    states = tuple(dict.fromkeys(code for item in inside for code in item.states))
    return LineItem(word, inside[0].start, inside[-1].end, states)


def with_lists(line: SentenceLine) -> SentenceLine:
    """Return a line with one item for each list of states.

    >>> from comity.claims.events.line import line_of
    >>> from comity.claims.text.mentions import Mention
    >>> two = [Mention(0, 4, (135,), "name"), Mention(9, 14, (155,), "name")]
    >>> with_lists(line_of("Peru and Chile left", two)).text
    '<ss> left'
    """
    line = line.merged(_PEOPLES, lambda inside, _: _several("<ss>", inside))
    line = line.merged(_KOREAS, lambda inside, _: _of_north_and_south(inside))

    def build(
        inside: Sequence[LineItem], match: re.Match[str]
    ) -> LineItem | Sequence[LineItem] | None:
        return _list(inside, match, line)

    return line.merged(_LIST, build)


_VERB = re.compile(
    r"^ (?:all|both|each|is|are|was|were|has|have|had|did|will|would|joined|left|followed|came|"
    r"went|fought|broke|cut|vetoed|imposed|visited|entered|became|[a-z]{2,}ed)$"
)


_PLACED = re.compile(r"\b(?:in|of|from|to|with|on|against|for|at|near)(?: the)? $")


_KOREAS = re.compile(r"\bnorth and <s>")
SOUTH, NORTH = 732, 731
"""The Koreas, which are named together as "North and South Korea"."""


def _of_north_and_south(inside: Sequence[LineItem]) -> LineItem | None:
    """Return both Koreas for "North and South Korea"."""
    is_of_both = inside[-1].states == (SOUTH,)
    both = (NORTH, SOUTH)
    return LineItem("<ss>", inside[0].start, inside[-1].end, both) if is_of_both else None


def _list(
    inside: Sequence[LineItem], match: re.Match[str], line: SentenceLine
) -> Sequence[LineItem] | None:
    """Return a list; names of it that mean no state are left out.

    Of two states, the second after a comma and before a verb, the second begins a clause. A first
    after a preposition is none of those that do something: "after the vote in Chile, A, B and C".
    """
    is_subject, start = _VERB.match(match["after"] or "") is not None, 0
    if is_subject and _PLACED.search(line.text[: match.start()]):
        start = next((n for n, item in enumerate(inside) if item.word == ","), -1) + 1
    several = _several("<ss>", inside[start:])
    is_clause = is_subject and ", and" in match[0] and len(several.states) == len("ab")
    is_list = len(several.states) > 1 and not is_clause
    is_list = is_list and _are_names(inside, line.sentence)
    return [*inside[:start], several] if is_list else None


def _are_names(inside: Sequence[LineItem], sentence: str) -> bool:
    """Return whether the words of a list that mean no state are written as names."""
    words = (item for item in inside if item.word.isalpha() and item.word not in _JOINS)
    return all(sentence[item.start].isupper() for item in words)


_JOINS = frozenset(["both", "the", "and", "as", "well", "along", "with", "together", "plus"])
