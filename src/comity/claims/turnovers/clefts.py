"""Taking clefts apart: "it is Peru, no longer Chile, that buys most of it" is two clauses."""

from __future__ import annotations

import re

from comity.claims.text.lists.list_tokens import STATE_TOKEN as STATE

_NO = r"(?:no longer|not|rather than|instead of)"
_NOW = r"(?:now |today |still |nowadays |in fact |by now )?"
_OLD, _NEW = rf"(?P<old>{STATE})", rf"(?P<new>{STATE})"
_DOES = (
    r"(?:(?:that|which|who) (?:now )?(?P<does>[a-z][^,;:]*)|"
    rf"(?P<link>to|from|with) (?:which|whom) (?P<owner>{STATE}) (?P<what>[a-z][^,;:]*))"
    r"(?P<tail>.*)$"
)
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"^(?:[Ii]t is|[Ii]t's|[Ii]t was) {_NOW}{_NEW},? (?:and )?{_NO} {_OLD},? {_DOES}",
        rf"^(?:[Ii]t is|[Ii]t's|[Ii]t was) (?:no longer|not) {_OLD},? but {_NEW},? {_DOES}",
        rf"^(?:Instead of|Rather than|In place of) {_OLD},? it is {_NOW}{_NEW},? {_DOES}",
    )
)
_BE = re.compile(r"^(?:is|are|was|were|has|have|had)\b")


def split_cleft(masked: str) -> list[str]:
    """Return two clauses, the denied one first, where a masked sentence sets one state apart.

    Examples
    --------
    >>> split_cleft("It is «S0», no longer «S1», that buys most from «S2»")
    ['«S1» no longer buys most from «S2»', '«S0» buys most from «S2»']
    >>> split_cleft("It is «S0», not «S1», to which «S2» sells the most")
    ['«S2» no longer sells the most to «S1»', '«S2» sells the most to «S0»']
    """
    match = next(filter(None, (form.match(masked) for form in _FORMS)), None)
    if match is None:
        return []
    old, new = match["old"], match["new"]
    if match["link"]:
        owner, what, link = match["owner"], match["what"], match["link"]
        return [
            f"{owner} {no_longer(what)} {link} {old}",
            f"{owner} {what} {link} {new}{match['tail']}",
        ]
    return [f"{old} {no_longer(match['does'])}", f"{new} {match['does']}{match['tail']}"]


def no_longer(words: str) -> str:
    """Return what a state does as what it no longer does.

    >>> no_longer("buys most"), no_longer("is first")
    ('no longer buys most', 'is no longer first')
    """
    verb = _BE.match(words)
    return f"{verb[0]} no longer{words[verb.end() :]}" if verb else f"no longer {words}"
