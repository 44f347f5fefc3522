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

_LIST = re.compile(
    r"(?P<before><t\d+>,? )?the (?:world's )?<q(?P<q>\d+)> (?P<noun>[a-z -]+?)(?P<plural>ies|s)"
    r"(?: in the world| worldwide| globally)?(?: (?P<after><t\d+>))?,? (?:were|are) "
    r"(?P<states>(?:the )?<s\d+>(?:,? (?:and )?(?:the )?<s\d+>)+)\.?"
)


def read_list(
    tokens: Tokens, reader: ParserContext, context: Context
) -> tuple[Parse, ClaimTest] | None:
    """Read a list as one test: each of its states has a rank up to how many it lists.

    None where the sentence is another, or lists more or fewer states than it says.
    """
    match = _LIST.fullmatch(tokens.masked.strip())
    if match is None or not _is_counted(match, tokens):
        return None
    number, figures = int(match["q"]), list(tokens.figures)
    figures[number] = replace(figures[number], hedge="under")
    of_list = replace(tokens, figures=tuple(figures))
    parsed = parse(weigh(_of_first(match)), of_list, Surroundings(context), reader.describe)
    test = compile_parse(parsed, reader.lexicon, reader.describe) if parsed else None
    if parsed is None or test is None or len(test.lookups[0].states) != 1:
        return None
    measure = test.lookups[0].measure
    listed = tuple(Lookup(measure, (tokens.states[n],)) for n in _listed(match))
    return parsed, replace(test, lookups=listed, others=())


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
    return f"<s{_listed(match)[0]}> was the <q{match['q']}> {noun} {time}"
