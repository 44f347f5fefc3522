"""Several states at once, and what they joined: "these countries", "the bloc"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.text.mentions import Context, Mention
from comity.states.register import states

_SEVERAL = re.compile(
    r"^(?P<they>(?:All |The )?(?:[Tt]hese|[Tt]hose|three|four|five|six)(?: \w+)? "
    r"(?:countries|states|nations|republics|members|economies|neighbou?rs)|All (?:three|four|five|"
    r"of them)|They(?: all)?)(?= (?:have|has|had|are|were|all|joined|became|belong|left|remain)\b)"
)


def several_meant(text: str, _: Sequence[Mention], context: Context) -> Places:
    """Find "these countries" at the begin of a sentence, after a list of states.

    >>> list(several_meant("They joined in 2004.", [], Context(listed=(135, 155, 145))))
    [(0, 4, 'Peru, Chile and Bolivia')]
    """
    match = _SEVERAL.match(text)
    if match is None or len(context.listed) < len(("one", "two", "three")):
        return
    *first, last = (states()[code].name for code in context.listed)
    yield *match.span("they"), f"{', '.join(first)} and {last}"


_JOINED = re.compile(
    r"\b(?:join(?:ed|ing|s)?|left|leav(?:e|ing)|quit|enter(?:ed|ing)?|acced(?:ed|ing) to|"
    r"members? of|part of|(?:was|were|stayed|remained|kept|still) (?:outside|in|inside)|"
    r"but (?:not )?(?:outside|in|inside)|"
    r"(?:[a-z]+est|most [a-z]+|best|worst|second|third)(?: [a-z]+)? in) "
    r"(?P<it>the (?P<kind>[Aa]lliance|[Bb]loc|[Cc]lub|grouping|[Oo]rgani[sz]ation|[Uu]nion))\b"
    r"(?! (?:of|for)\b)"
)
_BARE = frozenset({"NATO", "ASEAN", "BRICS", "OPEC"})
"""Groups whose names have no article."""

_OF_KIND = {"alliance": frozenset({"nato", "csto"}), "union": frozenset({"eu", "eaeu"})}
"""The groups that are called by a word that others are not."""


def groups_meant(text: str, _: Sequence[Mention], context: Context) -> Places:
    """Find "joined the bloc", after a sentence that names a group of states.

    Of several it is the one that is of that kind, or else the last.

    >>> list(groups_meant("It joined the bloc in 2013.", [], Context(group="eu", groups=("eu",))))
    [(10, 18, 'the EU')]
    >>> both = Context(group="eu", groups=("nato", "eu"))
    >>> list(groups_meant("It joined the alliance in 2004.", [], both))
    [(10, 22, 'NATO')]
    """
    for match in _JOINED.finditer(text):
        of_kind = _OF_KIND.get(match["kind"].lower(), frozenset())
        fitting = [one for one in context.groups if one in of_kind] if of_kind else []
        if name := (fitting[0] if len(fitting) == 1 else context.group).upper():
            yield *match.span("it"), name if name in _BARE else f"the {name}"


_GROUP = (
    r"(?:NATO|ASEAN|BRICS|OPEC|the (?:EU|European Union|SCO|CSTO|GCC|EAEU|African Union|"
    r"Gulf Cooperation Council))"
)
_BELONGED = re.compile(
    r"\b(?:(?P<now>sits in|belongs to|is in)|sat in|belonged to|was in|was part of) "
    rf"(?:(?:both )?(?P<one>{_GROUP}) and (?P<two>{_GROUP}))(?=[,.;]|$| (?:in|and|but|while|at)\b)"
)


def groups_joined(text: str, _: Sequence[Mention], __: Context) -> Places:
    """Find "sat in both NATO and the EU": was a member of the one and of the other.

    >>> list(groups_joined("It sat in both NATO and the EU.", [], Context()))
    [(3, 30, 'was a member of NATO and of the EU')]
    """
    for match in _BELONGED.finditer(text):
        verb = "is" if match["now"] else "was"
        yield *match.span(), f"{verb} a member of {match['one']} and of {match['two']}"
