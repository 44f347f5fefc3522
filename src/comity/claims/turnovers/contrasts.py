"""Taking contrasts apart: "buys most of it from Peru, no longer from Chile" is two clauses."""

from __future__ import annotations

import re

from comity.claims.text.lists.list_tokens import STATE_TOKEN as STATE
from comity.claims.turnovers.clefts import no_longer

_LINK = r"(?P<link>from|to|with)"
_NO = r"(?P<how>not|no longer|rather than|instead of)"
_AFTER = re.compile(
    rf"^(?P<head>[^;:]*?) {_LINK} (?P<new>{STATE})(?P<mid>[^«»,;]*?),? (?:and |but )?{_NO}"
    rf"(?:, [^«»;]{{0,40}},)? (?:(?P=link) )?(?P<old>{STATE})(?: any (?:more|longer))?"
    r"(?P<tail>$|[,;:].*$)"
)
_BEFORE = re.compile(
    rf"^(?P<head>[^;:]*?),? {_NO} {_LINK} (?P<old>{STATE}),? but (?:now |rather |instead )?"
    rf"(?:(?P=link) )?(?P<new>{STATE})(?P<mid>)(?P<tail>.*$)"
)
_DENIED = re.compile(
    rf"^(?P<head>(?P<subject>{STATE}) no longer (?P<verb>[^«»,;:]*?)(?: «S\d+»['’]s? [^«»,;:]*)?) "
    rf"{_LINK} (?P<old>{STATE}),? but (?:now |rather |instead )?(?P=link) (?P<new>{STATE})"
    r"(?P<tail>.*$)"
)
_CLEFT = re.compile(
    rf"^It (?P<is>is|was) (?:not|no longer) (?P<old>{STATE}) (?:that|which|who) (?P<rest>[^;]*?),? "
    rf"but (?P<new>{STATE})(?P<tail>$|[,;].*$)"
)
_CLEFT_OF_NEW = re.compile(
    rf"^It (?P<is>is|was) (?:now )?(?P<new>{STATE}),? (?:and )?(?:not|no longer|rather than) "
    rf"(?P<old>{STATE}),? (?:that|which|who) (?:now )?(?P<rest>.*?)(?P<tail>)$"
)
_VERB = re.compile(
    rf"^(?P<subject>{STATE}(?:['’]s? (?:[a-z-]+ ){{0,2}}?(?:arms|weapons|fuels?|imports|exports|"
    r"purchases|goods))?) (?:now |today |still )?(?P<verb>(?!now\b|today\b)[a-z]+)\b"
)


def split_contrast(masked: str) -> list[str]:
    """Return two clauses, the denied one first, where a masked sentence contrasts two states.

    Examples
    --------
    >>> split_contrast("«S0» gets most of its arms from «S1», no longer from «S2»")
    ['«S0» no longer gets most of its arms from «S2»', '«S0» gets most of its arms from «S1»']
    """
    if match := _DENIED.match(masked):
        link, denied = match["link"], f"{match['head']} "
        so_now = denied.replace(" no longer ", " now ", 1)
        return [f"{denied}{link} {match['old']}", f"{so_now}{link} {match['new']}{match['tail']}"]
    if match := _CLEFT.match(masked) or _CLEFT_OF_NEW.match(masked):
        return [
            f"It {match['is']} not {match['old']} that {match['rest']}",
            f"{match['new']} {match['rest']}{match['tail']}",
        ]
    match = _AFTER.match(masked) or _BEFORE.match(masked)
    denied = (
        _denied(f"{match['head']} {match['link']} {match['old']}{match['mid']}") if match else ""
    )
    if match is None or not denied:
        return []
    now = f"{match['head']} {match['link']} {match['new']}{match['mid']}{match['tail']}"
    return [denied, now]


def _denied(clause: str) -> str:
    """Return a clause with its verb denied; empty where its verb is not plain."""
    match = _VERB.match(clause)
    return f"{match['subject']} {no_longer(clause[match.start('verb') :])}" if match else ""
