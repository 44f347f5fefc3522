"""What no member of a group does more than one of them, as what that one does most of all."""

from __future__ import annotations

import re

from comity.claims.text.lists.each_subject import SINGULAR

_KINDS = {
    "members": "member", "countries": "country", "states": "state", "nations": "nation",
    "allies": "ally", "economies": "economy", "governments": "government",
}  # fmt: skip
_VERBS = (
    r"(?:spend|ha(?:s|d|ve)|sell|sold|buy|bought|export|import|get|got|trade|put|devote|receive|"
    r"take|took|ship|send|sent|cast|earn|run|ran|is|are|was|were|spent|vote)(?:s|ed|ped|d)?"
)
_MORE = r"more|larger|bigger|higher|greater|heavier|richer|poorer|smaller|lower"
_DENIED = re.compile(
    r"^(?P<intro>(?:[A-Z][^,;]{1,40}, |(?:In|Over) \d{4}(?:[-–]\d{2,4})? )?)"
    r"(?:(?:[Nn]obody|[Nn]o[ -]one)(?: else)?|"
    r"(?:[Nn]o|[Nn]ot (?:one|a single)|[Nn]one of the)"
    rf"(?: other| single)? (?P<kind>{'|'.join([*_KINDS, *_KINDS.values()])}))"
    r"(?P<where> (?:of|in|among) (?:the )?[\w .’'-]+?)?(?:, [^,]+ included,)?"
    rf" (?P<verb>{_VERBS}) (?P<said>(?:[^,;]*? )?(?:{_MORE}|as (?:much|many|large|high))\b[^,;]*?)"
    r" (?:than|as) (?P<state>(?:the )?[A-Z][\w .’'-]+?)(?: (?:does|did|do|has|had|is|was))?"
    r"(?P<end>[.,;].*)?$"
)
_OF_FLOWS = frozenset({"sold", "bought", "exported", "imported", "shipped", "sent", "took"})
_AS = {"as much": "more", "as many": "more", "as large": "larger", "as high": "higher"}


def as_superlative(sentence: str) -> str:
    """Return a sentence that denies something of all but one as one about that one.

    It is empty where the sentence denies nothing so.

    >>> as_superlative("Not one member of NATO spent more on defence in 2024 than Poland did.")
    'Poland spent more on defence in 2024 than any other member of NATO.'
    >>> as_superlative("No member of NATO has left it.")
    ''
    """
    match = _DENIED.match(sentence)
    if not match:
        return ""
    said = match["said"]
    for written, meant in _AS.items():
        said = re.sub(rf"\b{written}\b", meant, said)
    kind = _KINDS.get(match["kind"], match["kind"] or "country")
    kind = "country" if kind == "member" and not match["where"] else kind
    verb = SINGULAR.get(match["verb"], match["verb"])
    does = " did" if verb in _OF_FLOWS else ""  # or it may be to all others
    others = f"than any other {kind}{match['where'] or ''}{does}"
    return f"{match['intro']}{match['state']} {verb} {said} {others}{match['end'] or ''}"
