"""Two flows with a figure each: what two states did to each other, or two pairs of states."""

from __future__ import annotations

import re
from collections.abc import Mapping

from comity.claims.text.lists.list_tokens import (
    FIGURE_TOKEN,
    SAID_IN_ORDER,
    STATE_TOKEN,
    with_units,
    years_in_turn,
)

_FIGURES = rf"(?P<first>{FIGURE_TOKEN}) and (?P<second>{FIGURE_TOKEN})(?P<rest>[^«]*)$"
_BEFORE = r"(?P<before>(?:In \d{4},? )?)"
_EACH_OTHER = re.compile(
    rf"^{_BEFORE}(?P<one>{STATE_TOKEN}) and (?P<two>{STATE_TOKEN}) "
    rf"(?P<verb>sold|sell|sent|send|supplied|supply) "
    rf"(?:each other|one another)(?P<what> [^«]*?)? {_FIGURES}"
)
_TO_ONE_ANOTHER = re.compile(
    rf"^{_BEFORE}(?P<one>{STATE_TOKEN})['’]s? and (?P<two>{STATE_TOKEN})['’]s? (?P<flow>[a-z ]+?) "
    rf"(?P<link>to|from) (?:each other|one another)(?P<verb> [^«]*?) {_FIGURES}"
)
_FLOW = rf"{STATE_TOKEN}(?:['’]s?)? [a-z ]+ (?:to|from|in|with) {STATE_TOKEN}"
_BETWEEN = rf"between {STATE_TOKEN} and {STATE_TOKEN}"
_TWO = tuple(
    re.compile(rf"^{_BEFORE}{flows}(?P<verb> [^«,;]*?) {_FIGURES}")
    for flows in (
        rf"(?P<head>)(?P<one>{_FLOW}) and (?P<two>{_FLOW})",
        rf"(?P<head>[A-Za-z ]+ )(?P<one>{_BETWEEN}) and (?P<two>{_BETWEEN})",
    )
)


def by_two_flows(masked: str, words: Mapping[str, str]) -> list[str]:
    """Split "A and B sold each other 3 and 2 billion", "A's exports to B and C's to D were ...".

    Parameters
    ----------
    masked
        The clause, with its states and figures as tokens.
    words
        What each token means.

    Returns
    -------
    list
        A clause for each flow with its figure; empty where the clause has no two.
    """
    if match := _EACH_OTHER.match(masked) or _TO_ONE_ANOTHER.match(masked):
        one, two = match["one"], match["two"]
        flows = [_sold_to(match, one, two), _sold_to(match, two, one)]
    elif match := next(filter(None, (form.match(masked) for form in _TWO)), None):
        flows = [f"{match['head']}{match[name]}{match['verb']}" for name in ("one", "two")]
    else:
        return []
    values = with_units([match["first"], match["second"]], words)
    rest = SAID_IN_ORDER.sub("", match["rest"])
    ends = [rest, rest]
    for written, years in years_in_turn(rest, len(values)):
        ends = [rest.replace(written, year) for year in years]
    return [
        f"{match['before']}{flow} {value}{end}"
        for flow, value, end in zip(flows, values, ends, strict=True)
    ]


def _sold_to(match: re.Match[str], giver: str, taker: str) -> str:
    """Write what one of two did to the other, or what its flow to the other came to."""
    if flow := match.groupdict().get("flow"):
        return f"{giver}'s {flow} {match['link']} {taker}{match['verb']}"
    return f"{giver} {match['verb']} {taker}{match['what']}"
