"""What is spent on armies in fewer or other words: "a third more", "raised its budget by"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.text.masks import NAME, masked_evenly
from comity.claims.text.mentions import Context, Mention
from comity.wording.names import as_owner

_STATE = rf"(?:the |The )?[{NAME}]+"
_PART = (
    r"(?:(?:about |nearly |almost |over |some |around |roughly )?(?:\d[\d.]*(?: ?%| ?per ?cent)|"
    r"an? (?:third|quarter|fifth|sixth|tenth|half)|half|two[- ]thirds|three[- ]quarters))"
)
_ON_ARMY = (
    r"(?:into|on|to|for) (?:the |its |their )?"
    r"(?:defen[cs]e|military|army|armed forces|armies|forces|soldiers)"
)
_MORE = re.compile(
    rf"(?P<who>{_STATE})(?P<aside>, [^,;.]{{1,60}},)? "
    rf"(?P<all>(?:put|spent|laid out|poured|ploughed|sank|devoted|gave|invested) (?P<part>{_PART}) "
    rf"(?P<sign>more|less) {_ON_ARMY}(?P<year> in (?:19|20)\d\d)? than "
    r"(?:in (?P<base>(?:19|20)\d\d)|(?:the|a|one) year (?:before|earlier)|last year))"
    r"(?P<end>(?: in (?:19|20)\d\d)?)"
)


def more_for_armies(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "Peru put a third more into defence than in 2022": its military spending rose.

    >>> text = "Peru put a third more into defence than in 2022."
    >>> [words for *_, words in more_for_armies(text, [Mention(0, 4, (135,), "name")], Context())]
    ["Peru's military spending rose by a third in 2023"]
    """
    for match in _MORE.finditer(masked_evenly(text, mentions)):
        year = match["year"] or match["end"]
        year = year or (f" in {int(match['base']) + 1}" if match["base"] else "")
        verb = "rose" if match["sign"] == "more" else "fell"
        owner = as_owner(text[slice(*match.span("who"))])
        said = f"{owner} military spending {verb} by {match['part']}{year}"
        if match["aside"]:
            yield *match.span("all"), f"did so, and {said}"
            yield *match.span("end"), ""
        else:
            yield match.start(), match.end(), said
