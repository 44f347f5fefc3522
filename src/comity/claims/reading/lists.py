"""Lists of the largest: "The five largest exporters of arms were A, B, C, D and E"."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.claim import ClaimTest, Lookup
from comity.claims.grammar.compile import compile_parse
from comity.claims.grammar.parse import Parse, Surroundings, parse
from comity.claims.grammar.tokens import Tokens
from comity.claims.grammar.wording import weigh
from comity.claims.reading.base import ParserContext
from comity.claims.text.mentions import Context

_STATES = r"(?P<states>(?:the )?<s\d+>(?:,? (?:and )?(?:the )?<s\d+>)+)"
_RANKED = (
    r"(?:the (?:world's )?|(?P<whose>(?:the )?<[sa]\d+>(?:'s?)?) )<q(?P<q>\d+)> "
    r"(?P<noun>[a-z -]+?)(?P<plural>ies|s)(?: in the world| worldwide| globally)?"
    r"(?P<of> (?:of|for|to) (?:the )?<s\d+>)?"
)
_TIMED = r"(?:,? (?P<after><t\d+>))?,?"
_LISTS = tuple(
    re.compile(rf"(?P<before><t\d+>,? )?{said}\.?")
    for said in (
        rf"{_RANKED}{_TIMED}(?: which [^,]*,)? (?:were|are|have been) {_STATES}",
        rf"{_STATES} (?:were|are|have been|remain(?:ed)?) {_RANKED}{_TIMED}",
    )
)


def read_list(
    tokens: Tokens, reader: ParserContext, context: Context
) -> tuple[Parse, ClaimTest] | None:
    """Read a list as one test: each of its states has a rank up to how many it lists.

    None where the sentence is another, or lists more or fewer states than it says.
    """
    text = tokens.masked.strip()
    match = next(filter(None, (form.fullmatch(text) for form in _LISTS)), None)
    if match is None or not _is_counted(match, tokens):
        return None
    number, figures = int(match["q"]), list(tokens.figures)
    figures[number] = replace(figures[number], hedge="under")
    of_list = replace(tokens, figures=tuple(figures))
    parsed = parse(weigh(_of_first(match)), of_list, Surroundings(context), reader.describe)
    test = compile_parse(parsed, reader.lexicon, reader.describe) if parsed else None
    if parsed is None or test is None:
        return None
    listed = [tokens.states[number] for number in _listed(match)]
    first, *more = test.lookups
    if more or listed[0] not in first.states:
        return None
    lookups = tuple(_with_state(first, listed[0], state) for state in listed)
    return parsed, replace(test, lookups=lookups, others=())


def _with_state(lookup: Lookup, first: int, state: int) -> Lookup:
    """Return the lookup of the first state of a list for another one of it."""
    states = tuple(state if code == first else code for code in lookup.states)
    return Lookup(lookup.measure, states)


def _listed(match: re.Match[str]) -> list[int]:
    """Return the numbers of the states in a list."""
    return [int(number) for number in re.findall(r"<s(\d+)>", match["states"])]


def _is_counted(match: re.Match[str], tokens: Tokens) -> bool:
    """Return whether a list has as many states as it says."""
    rank = tokens.figures[int(match["q"])]
    return rank.unit == "rank" and rank.value == len({tokens.states[n] for n in _listed(match)})


def _of_first(match: re.Match[str]) -> str:
    """Write what is said of the first state of a list as a clause of its own."""
    noun = match["noun"] + ("y" if match["plural"] == "ies" else "")
    time = match["before"] or match["after"] or ""
    whose = match["whose"] or "the"
    return f"<s{_listed(match)[0]}> was {whose} <q{match['q']}> {noun}{match['of'] or ''} {time}"
