"""Additions that give a sum as a share of a whole, or of a head."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.claim import FIGURE, ClaimTest, Lookup
from comity.claims.grammar.parse import Parse
from comity.claims.grammar.tokens import Tokens
from comity.claims.reading.base import Around, Read

_SHARES = {
    ("exports", "giver"): "export_share",
    ("exports", "receiver"): "import_share",
    ("fuel_exports", "giver"): "fuel_export_share",
    ("fuel_exports", "receiver"): "fuel_import_share",
}
"""What a flow is a share of, by the state whose total is meant."""

_SOLD = ("export", "sold", "sells", "sale", "shipment")
_BOUGHT = ("import", "bought", "buys", "purchas")


def of_total(match: re.Match[str], tokens: Tokens, last: Read, around: Around) -> ClaimTest | None:
    """Read "about 23 percent of its total", "8 percent of Sweden's trade" after a sum."""
    test, figure = last[1], tokens.figures[int(match["q"])]
    named = match.groupdict().get("s")
    owner = tokens.states[int(named)] if named else None
    lookup = _share_lookup(last[0], test, match["of"] or "", owner)
    if lookup is None or figure.unit != "percent" or test.against or test.peers:
        return None
    if around.describe(lookup.measure) is None or test.time.kind not in ("now", "year"):
        return None
    return replace(
        test, lookups=(lookup,), quantity=figure, growth=False, criterion=FIGURE, others=(),
        may_be_sum=False, base=None,
    )  # fmt: skip


def _share_lookup(parsed: Parse, test: ClaimTest, of: str, owner: int | None) -> Lookup | None:
    """Return the lookup of the share that is meant; None where the whole is not clear."""
    own = test.lookups[0]
    if len(own.states) != 2:
        return None
    owner = owner or parsed.subject
    if own.measure == "trade" and not of.startswith((*_SOLD, *_BOUGHT)):
        other = next((code for code in own.states if code != owner), None)
        return Lookup("trade_share", (owner, other)) if owner in own.states and other else None
    return _flow_share(own, of, owner, is_named=owner != parsed.subject)


def _flow_share(own: Lookup, of: str, owner: int, *, is_named: bool) -> Lookup | None:
    """Return the share of a flow from one state to another, of what either sells or buys."""
    giver, receiver = own.states
    side = "giver" if owner == giver else "receiver"
    if of.startswith(_SOLD):
        side = "giver"
    elif of.startswith(_BOUGHT):
        side = "receiver"
    elif of:
        return None
    pair = (giver, receiver) if side == "giver" else (receiver, giver)
    measure = _SHARES.get((own.measure, side))
    if measure is None or (is_named and owner != pair[0]):
        return None
    return Lookup(measure, pair)


def a_head(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "or 29,700 dollars a head" after the size of an economy."""
    test, figure = last[1], tokens.figures[int(match["q"])]
    if test.lookups[0].measure != "gdp" or figure.unit != "money" or test.against or test.peers:
        return None
    lookup = Lookup("gdp_per_capita", test.lookups[0].states)
    return replace(test, lookups=(lookup,), quantity=figure, growth=False, criterion=FIGURE,
                   others=())  # fmt: skip
