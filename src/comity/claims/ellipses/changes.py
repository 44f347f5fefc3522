"""Changes that a level is said to be the end of: "doubled since 2015 to 9 billion dollars"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.claims.claim import FIGURE, ClaimTest, Interpretation
from comity.claims.ellipses.earlier import since
from comity.claims.ellipses.elided import Reading, of_another
from comity.claims.ellipses.levels import gap_of_level
from comity.claims.text.quantities import Quantity, find_multiple, find_quantities, reverse
from comity.claims.text.sentences import TextSpan
from comity.claims.text.times import A_YEAR

_RISE = (
    r"(?:r[io]se|risen|rising|grew|grow[ns]?|growing|climb(?:ed|ing)?|jump(?:ed|ing)?|"
    r"surg(?:ed|ing)|soar(?:ed|ing)?|increas(?:ed|ing)|expand(?:ed|ing)|sw[eo]ll(?:ed|en|ing)?|"
    r"add(?:ed|ing)|gain(?:ed|ing)|up)"
)
_FALL = (
    r"(?:f[ae]ll(?:en|ing)?|dropp(?:ed|ing)|declin(?:ed|ing)|decreas(?:ed|ing)|shr[aiu]nk(?:ing)?|"
    r"plung(?:ed|ing)|slump(?:ed|ing)|sank|sunk|sinking|slid|sliding|los(?:t|ing)|shed(?:ding)?|"
    r"contract(?:ed|ing)|down)"
)
_MULTIPLIED = r"(?:(?:doubl|tripl|trebl|quadrupl|quintupl|halv)(?:ed|ing))"
_FROM = (
    rf"(?:,? (?:since|from|between|over|compared with) *(?P<first>{A_YEAR})\b(?! to \$?\d)"
    rf"(?: and {A_YEAR}\b)?)?"
)
_TO = re.compile(
    rf"\b(?:(?P<multiple>(?:(?:more than|nearly|almost|roughly|about) )?{_MULTIPLIED})|"
    rf"(?:{_RISE}|(?P<fall>{_FALL}))(?: by)? +"
    r"(?P<part>[^,;.]{2,30}?(?:[.]\d+ [^,;.]{2,12}?)?))"
    rf"{_FROM}(?:,? (?:to|to reach|reaching|to hit|hitting|to stand at)) "
    r"(?:(?:about|some|almost|nearly|around|over|a record|just|only) )*$",
    re.IGNORECASE,
)


def read_changes(sentence: str, read: Sequence[Reading]) -> Iterator[Reading]:
    """Yield the changes to a level that was read, which deny nothing.

    >>> [*read_changes("Peru left.", [])]
    []
    """
    for part, base in read:
        place = sentence.find(base.stated, part.start) if base.stated and _is_level(base) else -1
        match = _TO.search(sentence, 0, place) if place > 0 else None
        stated = _stated_in(match) if match else None
        if match is None or stated is None or base.test is None:
            continue
        time = base.test.time
        first = int(match["first"]) if match["first"] else None
        test = ClaimTest(
            base.test.lookups,
            since(first, time) if first else time,
            FIGURE,
            quantity=stated,
            growth=True,
        )
        end = place + len(base.stated)
        said = TextSpan(sentence[match.start() : end], match.start(), end)
        one = of_another(base, test, gap_of_level(base), is_sure=True)
        yield said, replace(one, rests_on_figure=True, are_roles_clear=False)


def _is_level(one: Interpretation) -> bool:
    """Return whether a reading is of the level of one pair or state, in money or another count."""
    test = one.test
    if test is None or test.quantity is None or len(test.lookups) > 1:
        return False
    is_level = not (test.growth or test.against or test.is_of_rank)
    return is_level and test.criterion == FIGURE and test.quantity.unit not in ("percent", "times")


def _stated_in(match: re.Match[str]) -> Quantity | None:
    """Return the change that words tell, below zero for a fall; None where they tell none."""
    if match["multiple"]:
        return find_multiple(match["multiple"])
    figures = find_quantities(f"{match['part']} of it")
    if len(figures) != 1 or figures[0].unit != "percent" or " point" in figures[0].text:
        return None
    stated = replace(figures[0], text=match["part"].strip())
    return reverse(stated) if match["fall"] else stated
