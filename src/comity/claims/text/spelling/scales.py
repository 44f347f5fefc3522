"""How a scale runs, of which nothing is claimed: "on a scale where 1 is free and 7 is not"."""

from __future__ import annotations

import re

_NUMBER = r"(?:-?\d+(?:\.\d+)?|zero|one|six|seven|ten|a hundred)"
_END = rf"{_NUMBER}(?: \([^()]*\))?"
_ENDS = rf"(?:from |of |between )?{_END} (?:to|and|through) {_END}"
_MEANS = r"(?:is|being|means?|meaning|meant|denotes?|denoting|represents?|stands? for|=|for|the)"
_REST = r"(?:[^,;().]|\.\d)*"
_SCALES = re.compile(
    r",? (?:measured |expressed |given )?on (?:a|the|its|their) (?:[\w-]+ )?scale "
    rf"(?:(?:running |ranging |going |that runs |which runs )?{_ENDS}|"
    rf"(?:(?:on|in) which|where|that|which) {_REST})|"
    rf",? (?:where|with|on which) {_NUMBER} {_MEANS} (?:the )?(?:most |least )?"
    rf"(?:[a-z-]+)(?: and {_NUMBER}(?: {_MEANS})? {_REST})?(?=[,;.)])|"
    rf" \((?:on a scale|scale|where|from|with)? ?{_NUMBER} {_MEANS} [^()]*\)",
)


def without_scales(sentence: str) -> str:
    """Return a sentence with blanks where it tells how a scale runs.

    >>> without_scales("It got 2.0, on a scale where 1 is free and 7 is not, in 2019.").split()
    ['It', 'got', '2.0', ',', 'in', '2019.']
    """
    return _SCALES.sub(lambda match: " " * len(match[0]), sentence)
