"""Taking turnovers apart: who no longer has a place, and who has it now, are two plain clauses.

"Spain has given way to France as Morocco's main supplier" becomes "Spain is no longer Morocco's
main supplier" and "France is now Morocco's main supplier". The place is written as one token
(``places``); then each part of the sentence has to tell who lost it or who took it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from comity.claims.grammar.patterns import pattern
from comity.claims.text.lists.atoms import mask_words, unmask
from comity.claims.text.lists.list_tokens import STATE_TOKEN as STATE
from comity.claims.text.spelling.relative_times import years_counted
from comity.claims.text.times import YEAR
from comity.claims.turnovers.clefts import split_cleft
from comity.claims.turnovers.contrasts import split_contrast
from comity.claims.turnovers.parts import PARTS, WORDS
from comity.claims.turnovers.places import OWNER, RANK, ROLE, mask_roles

_BETWEEN = re.compile(
    r"(?:[,;:.–—]+| [–—-]+)? ?(?:\b(?:and|but|while|whereas|yet|where|with) )?(?:(?<=[ ,;:.–—])|$)"
)
_APPOSED = re.compile(
    rf"(?P<old>{STATE}), (?:which (?:was|had been) )?{WORDS['long']},? (?P<role>{ROLE})"
    rf"{WORDS['until']},"
)
_HELD_BY = re.compile(
    rf", {WORDS['long']} (?:worn|held|filled|occupied|played|enjoyed) by (?P<old>{STATE}),"
)
_UNLIKE = re.compile(
    rf"(?P<sep>,?) ?(?:and |but )?(?P<how>not|no longer|rather than|instead of),? "
    rf"(?:(?:as|contrary to) [^«»;,]{{3,40}}, )?(?P<old>{STATE})"
    rf"(?: (?:any longer|any more))?(?P<end>,|$|(?= (?:is|was|has)\b))"
)
_NOT_BUT = re.compile(
    rf"^(?P<pre>(?:In \d{{4}},? )?)(?:(?P<how>Not|No longer|It is no longer|It is not|It is)|"
    rf"(?P<role>{ROLE}) (?:is|was) (?P<never>not|no longer)) "
    rf"(?P<old>{STATE})(?: any (?:more|longer))?,? but (?P<new>{STATE})(?:,? (?:that|which|who))?"
)
_FIRST = re.compile(
    rf"^(?:(?P<how>Instead of|Rather than)|In place of|"
    rf"(?:(?:After )?[Hh]aving|After) {WORDS['ousting']}) "
    rf"(?P<old>{STATE}), (?:it is (?P<new>{STATE}) (?:that|which|who) )?"
)
_FRONTED = re.compile(rf"^(?:As|In being) (?P<role>{ROLE}), ")
_PRE = re.compile(
    r"^(?:(?:By|In|After|As of|During) [^«»;,]{0,40}?\d{4}|(?P<when>(?:Last|This) year)),? "
)
_RANK = re.compile(RANK)


_NOW = re.compile(r"\b(?:now|today|nowadays|these days|by now|any more|any longer)\b")
_NEVER = ("not", "it is not", "it is", "rather than", "instead of")
"""What sets one state against another without saying that it was as the other is."""


@dataclass
class _Turnover:
    """What the parts of a sentence say: of which place, who had it, who has it, and since when."""

    old: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    opening: str = ""
    time: str = ""
    down: str = ""
    then: str = ""
    was_first: bool = True
    is_new: bool = False

    def add(self, match: re.Match[str]) -> None:
        """Add what one part tells."""
        named = defaultdict(str, {name: said or "" for name, said in match.groupdict().items()})
        self.old |= {_bare(named["old"])} - {""}
        self.new |= {_bare(named["new"])} - {""}
        self.roles |= set(re.findall(ROLE, match[0]))
        self.time = self.time or named["time"] or named["lead"]
        self.then = self.then or named["then"]
        self.down = self.down or named["down"]

    def set_against(self, old: str, how: str) -> None:
        """Add the state that is not meant; one that is "not" in a place may never have had it."""
        self.old.add(_bare(old))
        self.was_first = how.lower() not in _NEVER

    @property
    def when(self) -> str:
        """Return the time of which its clauses are, as their end; empty without one."""
        return _when(self.opening, "") or _when(self.time, self.then)

    @property
    def parties(self) -> set[str]:
        """Return the tokens of those who had the place and have it."""
        return {re.sub(r"^the ", "", one) for one in self.old | self.new}

    @property
    def is_whole(self) -> bool:
        """Return whether one lost one place, and one other has it."""
        is_each_one = all(len(one) == 1 for one in (self.old, self.new, self.roles))
        is_dated = bool(self.when or not _LATER.search(self.time))
        return is_each_one and is_dated and self.old != self.new


def _bare(state: str) -> str:
    return re.sub(r"^The ", "the ", state)


def split_turnover(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Split a sentence that tells who took whose place; a list of one where it tells of none.

    Parameters
    ----------
    text
        The sentence.
    spans
        Where states are named in it, as start and end.

    Examples
    --------
    >>> text = "Peru has given way to Cuba as Mali's main supplier"
    >>> split_turnover(text, [(0, 4), (22, 26), (30, 34)])
    ["Peru is no longer Mali's main supplier", "Cuba is now Mali's main supplier"]
    """
    masked, words = mask_words(text.rstrip("."), spans)
    masked = _EPITHET.sub("", _SPACES.sub(" ", masked))
    bare, pre = masked, _opening(masked)
    masked, roles = mask_roles(_with_one_token_each(masked, words))
    for start in (0, *(match.end() for match in _APART.finditer(masked))):
        clauses = _read(masked, start, roles)
        if clauses:
            before = [masked[:start].rstrip(" ;:")] if start else []
            return [_written(clause, roles, words) for clause in (*before, *clauses)]
    if turnover := split_cleft(bare[len(pre) :]) or split_contrast(bare[len(pre) :]):
        return [unmask(f"{pre}{clause}", words) for clause in turnover]
    return [text]


_NARROWS = pattern("narrower")
"""Words after a turnover that narrow both of its clauses: "in textiles"."""

_EPITHET = re.compile(
    r"\b(?:distant|nearby|neighbou?ring|far-off|giant|tiny|mighty|landlocked) (?=«S)|"
    r"(?<=»), (?:its|their) (?:[a-z-]+ ){0,3}(?:neighbou?r|ally|rival|friend|patron)"
    r"(?: to the (?:north|south|east|west|north-?east|north-?west|south-?east|south-?west))?"
    r"(?=,)"
)
"""What a writer calls a state by more than its name, which tells nothing of its place."""

_SPACES = re.compile(r"\s+")
"""Dates in one spelling are padded to the length that they were written in."""

_APART = re.compile(r"[;:] (?:(?:and|but|so) )?")


def _read(masked: str, start: int, roles: dict[str, str]) -> list[str]:
    """Return the two clauses that a sentence tells from a place on, if it tells of a turnover."""
    turnover = _Turnover(is_new=_NOW.search(masked) is not None)
    rest = _tell(masked[start:], turnover)
    if rest is None or not turnover.is_whole or _NARROWS.match(rest.lstrip(" ,")):
        return []
    part = masked[: len(masked) - len(rest)]
    owners = {*re.findall(r"«S\d+»", part)} - turnover.parties
    (role,) = turnover.roles
    if OWNER.match(roles[role]):
        if len(owners) != 1:
            return []
        roles[role] = OWNER.sub(f"{owners.pop()}'s ", roles[role])
    if turnover.down:
        roles[LOWER] = _RANK.sub(f"{turnover.down}-largest", roles[role], count=1)
    return _clauses(turnover, rest)


LOWER = "«N»"
"""The token of the place that one came to, who had a higher one."""


def _with_one_token_each(masked: str, words: dict[str, str]) -> str:
    """Return masked words in which a state that is named again has the token of the first time."""
    first: dict[str, str] = {}
    for token, word in words.items():
        masked = masked.replace(token, first.setdefault(word, token))
    return masked


def _written(clause: str, roles: dict[str, str], words: dict[str, str]) -> str:
    """Return a clause with the words of its places and states."""
    for token, role in roles.items():
        clause = clause.replace(token, role)
    plain = unmask(clause, words)
    return plain[:1].upper() + plain[1:]


def _opening(masked: str) -> str:
    """Return the time before a sentence; empty where it begins with none."""
    match = _PRE.match(masked)
    return match[0] if match else ""


def _when(time: str, then: str) -> str:
    """Return the time of which a clause is, as its end: " in 2015", " last year"; or nothing."""
    if year := YEAR.search(time):
        return f" in {year[0]}"
    if _LATER.search(time):
        return f" in {int(then) + years_counted(time.split()[0], 'year')}" if then else ""
    return f" {time.lower().strip(' ,')}" if time else ""


_LATER = re.compile(r"later|next|following|after")


def _tell(masked: str, turnover: _Turnover) -> str | None:
    """Add what the parts of a sentence tell, and return the words after them; None if none do."""
    turnover.opening = _opening(masked)
    text = _without_contrasts(_LEAD.sub("", masked[len(turnover.opening) :]), turnover)
    at = upto = 0
    while at < len(text):
        matches = [match for part in PARTS if (match := part.match(text, at))]
        if not matches:
            break
        best = max(matches, key=lambda match: match.end())
        is_dated = YEAR.search(masked) and not masked.startswith("By ")
        if best.groupdict().get("ousts") and is_dated:
            return None  # who overtook whom in a year is one claim
        turnover.add(best)
        upto = at = best.end()
        between = _BETWEEN.match(text, at)
        at = between.end() if between and between[0] else len(text)
    return text[upto:]


_LEAD = re.compile(r"^(?:Where|While|Whereas|Although|Though|So|And|But|Yet) ")


def _without_contrasts(text: str, turnover: _Turnover) -> str:
    """Return a sentence without the state that it says is not meant, which is remembered."""
    if match := _APPOSED.search(text):
        turnover.add(match)
        text = f"{text[: match.start()]}{match['old']}{text[match.end() :]}"
    if match := _HELD_BY.search(text):
        turnover.add(match)
        text = f"{text[: match.start()]}{text[match.end() :]}"
    if match := _FRONTED.match(text):
        turnover.add(match)
        text = text[match.end() :]
    if match := _NOT_BUT.match(text):
        turnover.set_against(match["old"], match["how"] or match["never"])
        if match["role"]:
            return f"{match['role']} is {match['new']}{text[match.end() :]}"
        return f"{match['new']}{text[match.end() :]}"
    if match := _FIRST.match(text):
        turnover.set_against(match["old"], match["how"] or "")
        new = f"{match['new']} " if match["new"] else ""
        return f"{new}{text[match.end() :]}"
    if match := _UNLIKE.search(text):
        turnover.set_against(match["old"], match["how"])
        return f"{text[: match.start()]}{text[match.end() :]}"
    return text


def _clauses(turnover: _Turnover, rest: str) -> list[str]:
    """Return the two clauses: of whom it is so no more, and of whom it is so now."""
    (old,), (new,), (role,) = turnover.old, turnover.new, turnover.roles
    if turnover.time.startswith("since"):
        return [f"{old} is no longer {role}", f"{new} has been {role} {turnover.time}{rest}"]
    if turnover.then:
        return [
            f"{old} was {role} in {turnover.then}",
            f"{new} {'was' if turnover.when else 'is now'} {role}{turnover.when}{rest}",
        ]
    if turnover.down:
        return [f"{old} is now {LOWER}", f"{new} is now {role}{rest}"]
    be, taken = ("was", "was") if turnover.when else ("is", "is now")
    lost = f"{be} {'no longer' if turnover.was_first or turnover.is_new else 'not'}"
    return [f"{old} {lost} {role}{turnover.when}", f"{new} {taken} {role}{turnover.when}{rest}"]
