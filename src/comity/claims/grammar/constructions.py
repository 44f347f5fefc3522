"""Constructions: patterns that read a clause from its first word to its last."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Any, Literal

from comity.claims.grammar.patterns import grammar
from comity.claims.literals import Need, Needing, can_match_in_order, needed_text

Kind = Literal[
    "figure", "some", "positive", "negative", "change", "rank", "order", "compare", "then",
    "member", "join", "leave", "class",
]  # fmt: skip
"""What a construction claims: a figure, a value above or below zero, a change, a rank among
partners, a rank among states, a comparison, a membership, or a class of states."""

ROLES = ("giver", "receiver", "owner", "other", "third", "one", "two", "state", "sender",
         "target", "viewer", "viewed")  # fmt: skip
_PRONOUN = (
    "it|they|them|the former|the latter|the country|that country|the kingdom|the republic|"
    "the island|its neighbour|its neighbor"
)
CMP = (
    r"(?:(?:slightly|rather|somewhat|even|a little) )?(?:an? )?(?:slightly )?"
    r"(?P<cmp>more|less|fewer|bigger|larger|higher|greater|smaller|lower|lesser|heavier|lighter)"
    r"|<q(?P<times>\d+)>(?: (?:as (?:much|many|large|big|great|high|often|heavy)"
    r"|(?P<over>more|larger|bigger|higher|greater|less|smaller|lower)))?"
)
FIRST = (
    r"(?:(?:by far|easily|clearly) )?(?:(?:the|single|by far) )*(?P<first>largest|biggest|main|top|"
    r"chief|principal|leading|foremost|most important|greatest|number one|no\. 1|highest|heaviest|"
    r"first|strongest)"
)


AGAIN = ("", "_ii", "_iii", "_iv", "_v", "_vi")
"""What is added to the name of a role where alternatives of a pattern name it again."""


def figure_number(named: Mapping[str, str | None]) -> str | None:
    """Return the number of the figure of a match, in whichever alternative it is."""
    return next((named[f"q{again}"] for again in AGAIN if named.get(f"q{again}")), None)


def group_names(role: str) -> list[str]:
    """List the groups of a pattern that may hold the state in a role."""
    return [f"{role}{again}{form}" for again in AGAIN for form in ("", "_a", "_p", "_i")]


@dataclass(frozen=True)
class Construction:
    """A pattern with what it tests: the measures, the order of roles, and the kind of claim."""

    rule: str
    kind: Kind
    written: str
    measures: tuple[str, ...]
    also: tuple[str, ...]
    unit: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    figures: int
    states: int
    needs: int
    sign: int

    def has_room(self, figures: int, states: int) -> bool:
        """Return whether the pattern has room for as many figures and states."""
        return states <= self.states and figures - 1 <= self.figures <= figures

    def may_match(self, text: str) -> bool:
        """Return whether a text has the words that the pattern needs, in their order."""
        return can_match_in_order(_needed(self.written), text)

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match of a whole clause."""
        if self.may_match(text):
            return _compiled(rf"(?:{self.written})\.?").fullmatch(text)
        return None


@lru_cache(maxsize=4096)
def _needed(written: str) -> tuple[Need, ...]:
    """Find what a pattern needs, once."""
    return needed_text(written)


@lru_cache(maxsize=4096)
def _compiled(written: str) -> re.Pattern[str]:
    """Compile a pattern when it is first tried: most never are."""
    return re.compile(written)


def _state(role: str, people: str) -> str:
    """Return the pattern of a state in a role, by name, by its people, or by a pronoun."""
    return (
        rf"(?:(?:the )?<s(?P<{role}>\d+)>|(?:the )?<a(?P<{role}_a>\d+)> {people}"
        rf"|(?P<{role}_p>{_PRONOUN}))"
    )


def _possessor(role: str) -> str:
    return (
        rf"(?:(?:the )?<s(?P<{role}>\d+)>(?:'s?)?|(?:the )?<a(?P<{role}_a>\d+)>"
        rf"|(?P<{role}_i>its|their|the country's|the kingdom's))"
    )


def fill(written: str, words: Mapping[str, str]) -> str:
    """Fill in the slots of a pattern: roles, figures, and lists of words."""
    slots = {
        "q": r"<q(?P<q>\d+)>",
        "rank": rf"(?:(?:the )?<q(?P<rank>\d+)>(?: (?:important|valuable|significant))?|{FIRST})",
        "more": f"(?:{CMP})",
        "g": r"(?:the )?<g(?P<g>\d+)>",
        "n": r"<n(?P<n>\d+)>",
        "nn": r"<n(?P<n2>\d+)>",
        "then": r"<u(?P<then>\d+)>",
    }
    counted: Counter[str] = Counter()
    while slot := re.search(r"\{([a-z']+)\}", written):
        name = slot[1]
        if name.removesuffix("'s") in ROLES:
            plain = name.removesuffix("'s")
            role = plain + AGAIN[counted[plain]]
            counted[plain] += 1
            part = _possessor(role) if name.endswith("'s") else _state(role, words["people"])
        else:
            part = slots.get(name) or words[name]
            if name == "q":
                part = part.replace("P<q>", f"P<q{AGAIN[counted[name]]}>")
                counted[name] += 1
        written = written[: slot.start()] + part + written[slot.end() :]
    return written


@dataclass(frozen=True)
class _Builder:
    """The lists of words and the frames that constructions are put together from."""

    words: Mapping[str, str]
    frames: Mapping[str, list[str]]

    def build(
        self, item: Mapping[str, Any], kind: Kind, written: str, sign: int = 0
    ) -> Construction:
        """Build one construction of a pattern as it is written."""
        roles = [r for r in re.findall(r"\{([a-z]+)(?:'s)?\}", written) if r in ROLES]
        named = sorted(set(roles), key=ROLES.index)
        return Construction(
            rule=item["rule"],
            kind=kind,
            written=fill(written, self.words),
            measures=tuple(item["measures"]),
            also=tuple(item.get("also", ())),
            unit=item.get("unit", ""),
            first=tuple(item.get("first", named)),
            second=tuple(item.get("second", ())),
            figures=written.count("{q}") + written.count("(?P<by>"),
            states=len(roles) + written.count("(?P<one>") + written.count("(?P<two>"),
            needs=int(item.get("needs", 0)),
            sign=sign or int(item.get("sign", 0)),
        )

    def nouns(self, item: dict[str, Any]) -> Iterator[Construction]:
        """Build the names of a quantity, without what is said of it."""
        of = {**item, "first": item["roles"]}
        return (self.build(of, "figure", said) for said in item["said"])

    def flows(self, item: dict[str, Any]) -> Iterator[Construction]:
        """Build the clauses in which goods, arms or fuels go from one state to another."""
        of = {**item, "first": item.get("first", ["giver", "receiver"])}
        for name, kind in (("flow", "figure"), ("flow_then", "then"), ("flow_change", "change")):
            for frame in self.frames[name]:
                yield self.build(of, kind, frame.replace("GOODS", item["goods"]))  # type: ignore[arg-type]  # a kind
        for end, frames in (("receiver", "flow_by_receiver"), ("giver", "flow_by_giver")):
            second = ["third" if role == end else role for role in of["first"]]
            for frame in self.frames[frames]:
                said = frame.replace("GOODS", item["goods"])
                yield self.build({**of, "second": second}, "compare", said)

    def shares(self, item: dict[str, Any]) -> Iterator[Construction]:
        """Build the frames of a share of exports, imports or trade."""
        whose, other = _PARTIES[item["kind"]]
        of = {**item, "unit": "percent", "first": [whose, other]}
        loose = item.get("loose", item["object"])
        own = f"(?:all )?(?:{{own}} )?{loose}"
        its = f"(?:all )?(?:{{own}} )?{item['object']}"
        what = f"(?:all )?{item.get('what', '(?!)')}"
        for frame in self.frames[item["kind"]]:
            named = loose if "LOOSE" in frame else item["object"]
            theirs = f"(?:all |the |total |overall )*(?:{named}) (?:of|by) {{{whose}}}"
            for thing in (f"{{{whose}'s}} {named}", what, theirs):
                written = frame.replace("THING", thing).replace("LOOSE", thing)
                written = written.replace("OWN", own).replace("ITS", its)
                written = written.replace("WHOSE", whose).replace("OTHER", other)
                yield self.build(of, "figure", written)

    def ranks(self, item: dict[str, Any]) -> Iterator[Construction]:
        """Build the frames of a rank among partners."""
        whose, other = item["roles"]
        of = {**item, "first": [whose, other]}
        for frame in self.frames["rank"]:
            written = frame.replace("WHOSE", whose).replace("OTHER", other)
            yield self.build(of, "rank", written.replace("NOUN", item["noun"]))

    def orders(self, item: dict[str, Any]) -> Iterator[Construction]:
        """Build the frames of a rank in the world or in a group."""
        of = {**item, "first": ["state"]}
        for frame, where in product(self.frames["order"], self.frames["where"]):
            if "WHERE" in frame or where == self.frames["where"][0]:
                written = frame.replace("NOUN", item["noun"]).replace(" WHERE", where)
                yield self.build(of, "order", written)

    def compares(self, item: dict[str, Any]) -> Iterator[Construction]:
        """Build the comparisons of two values."""
        return (self.build(item, "compare", written) for written in item["said"])

    def clauses(self, item: dict[str, Any]) -> Iterator[Construction]:
        """Build whole clauses."""
        first = {"first": ["receiver", "giver"]} if item["measures"][0] in _OF_RECEIVERS else {}
        kind = item.get("test", "figure")
        return (self.build({**item, **first}, kind, written) for written in item["said"])


_OF_RECEIVERS = frozenset({"import_share", "arms_import_share", "fuel_import_share"})
"""Measures whose first state is the one that receives."""

_PARTIES = {
    "sold": ("giver", "receiver"), "bought": ("receiver", "giver"), "trade": ("owner", "other"),
}  # fmt: skip
"""Of what a share is, by its kind: whose sales, purchases or trade, and who takes part in them."""


@cache
def _builder() -> _Builder:
    raw = grammar()
    return _Builder(raw["words"], raw["frames"])


@cache
def constructions() -> tuple[Construction, ...]:
    """Read all constructions.

    >>> any(one.rule == "trading partner" for one in constructions())
    True
    """
    builder = _builder()
    kinds = {
        "clause": builder.clauses,
        "flow": builder.flows,
        "share": builder.shares,
        "rank": builder.ranks,
        "order": builder.orders,
        "compare": builder.compares,
    }
    items = grammar()
    return tuple(
        one for kind, build in kinds.items() for item in items[kind] for one in build(item)
    )


ConstructionIndex = Needing[Construction]
"""Constructions, and which of them a text may match by the words that they need."""


def _indexed(listed: tuple[Construction, ...]) -> ConstructionIndex:
    return Needing(listed, lambda one: _needed(one.written))


@cache
def construction_index(figures: int, states: int) -> ConstructionIndex:
    """Index the constructions that have room for as many figures and states.

    >>> any(one.rule == "sanctions" for one in construction_index(0, 1).fitting("trade with <s0>"))
    False
    """
    return _indexed(tuple(one for one in constructions() if one.has_room(figures, states)))


@cache
def noun_index() -> ConstructionIndex:
    """Index the names of quantities.

    >>> any("gdp" in one.measures for one in noun_index().fitting("<s0>'s gdp"))
    True
    """
    return _indexed(noun_patterns())


@cache
def noun_patterns() -> tuple[Construction, ...]:
    """Read the names of quantities, such as "Poland's exports to Germany".

    >>> any(one.measures == ("gdp",) for one in noun_patterns())
    True
    """
    return tuple(one for item in grammar()["noun"] for one in _builder().nouns(item))
