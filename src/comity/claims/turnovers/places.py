"""Places among the partners of a state, written as one token: "Peru's largest market".

However a sentence writes it, a place has one spelling: "the biggest seller of goods to
Peru" is "Peru's biggest supplier of goods", and "tops the list of Peru's buyers" is "is Peru's
largest buyer".
"""

from __future__ import annotations

import re
from functools import partial

from comity.claims.text.lists.list_tokens import STATE_TOKEN as STATE

ROLE = r"«R\d+»"

RANK = (
    r"(?:(?:second|third|fourth|fifth|sixth)[- ])?(?:single )?(?:largest|biggest|main|chief|top|"
    r"leading|foremost|principal|greatest|most important|number[- ]one|primary|dominant|first)"
)
_NOUN = (
    r"(?:(?!of\b|to\b|for\b)[a-z][a-z-]* ){0,3}?(?:partner|supplier|source|customer|buyer|market|"
    r"destination|exporter|importer|recipient|client|seller|provider|vendor|spender|economy|power|"
    r"purchaser|outlet)"
)
_THINGS = (
    r"(?: of (?:all )?(?:imported |foreign |its )?(?:arms|weapons|goods|imports|fuels?|energy|oil|"
    r"crude|gas|supplies|weaponry)\b)?"
)
_GOODS = r"(?: (?:foreign|trade|exports|imports|goods|arms|weapons|purchases|sales|fuels?))*"
_SELLER = r"(?:seller|supplier|provider|exporter|vendor|shipper)"
_LIST = r"(?:the )?(?:list|table|ranking|league|roll|rankings|top) (?:of|among)"

OWNER = re.compile(r"^(?:its|their|the country['’]s) ")
"""Words before a place that leave open whose it is."""

_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(form), instead)
    for form, instead in (
        (
            rf"(?P<no>no longer )?(?:tops|heads|leads|is at the (?:top|head) of) "
            rf"(?:{_LIST} )?(?P<of>{STATE})['’]s? (?P<noun>{_NOUN})s(?P<things>{_THINGS})",
            "is {no}{of}'s largest {noun}{things}",
        ),
        (
            rf"(?:topped|headed|led|was at the top of|was at the head of) (?:{_LIST} )?"
            rf"(?P<of>{STATE})['’]s? (?P<noun>{_NOUN})s(?P<things>{_THINGS})",
            "was {of}'s largest {noun}{things}",
        ),
        (
            rf"(?P<nth>second|third|fourth|fifth) place (?:among|of|in) (?:{_LIST} )?"
            rf"(?P<of>{STATE})['’]s? (?P<noun>{_NOUN})s(?P<things>{_THINGS})",
            "{nth} place as {of}'s largest {noun}{things}",
        ),
        (
            rf"[Tt]he (?:top|first|leading|number[- ]one) (?:spot|place|position|rank) "
            rf"(?:among|of|in) (?:{_LIST} )?(?P<of>{STATE})['’]s? (?P<noun>{_NOUN})s"
            rf"(?P<things>{_THINGS})",
            "{of}'s largest {noun}{things}",
        ),
        (
            rf"(?P<of>{STATE}), whose (?P<what>{RANK} {_NOUN}{_THINGS})",
            "{of}, whose {of}'s {what}",
        ),
        (rf"(?P<whole>{STATE}['’]s? {RANK} {_NOUN}{_THINGS})", "{whole}"),
        (
            rf"(?:[Tt]he |(?<= of )|(?<= as ))(?P<rank>{RANK}) (?:\w+ )?{_SELLER}"
            rf"(?P<things>{_THINGS}) (?:to|for) (?P<of>{STATE})(?!['’])",
            "{of}'s {rank} supplier{things}",
        ),
        (
            rf"[Tt]he (?P<rank>{RANK}) (?P<noun>{_NOUN})(?P<things>{_THINGS}) "
            rf"(?:of|for|to|in|among) (?P<of>{STATE})(?!['’])(?! (?:exports|imports|goods|arms))",
            "{of}'s {rank} {noun}{things}",
        ),
        (rf"(?P<whole>(?:its|their|the country['’]s) {RANK} {_NOUN}{_THINGS})", "{whole}"),
        (
            rf"(?P<whole>[Tt]he (?:world['’]s )?{RANK} {_NOUN}{_THINGS}"
            rf"(?: (?:of|for|to|among|in) {STATE}(?:['’]s?)?{_GOODS})?)",
            "{whole}",
        ),
    )
)


def mask_roles(masked: str) -> tuple[str, dict[str, str]]:
    """Write each place in a masked sentence as a token, and return what each token means.

    Examples
    --------
    >>> mask_roles("«S0» is the biggest seller of goods to «S1»")
    ('«S0» is «R0»', {'«R0»': "«S1»'s biggest supplier of goods"})
    """
    roles: dict[str, str] = {}
    text = masked
    for form, instead in _FORMS:
        text = form.sub(partial(_token, instead=instead, roles=roles), text)
    return text, roles


_BEFORE = re.compile(rf"(?:is|was) (?:no longer )?|\w+ place as |{STATE}, whose ")


def _token(match: re.Match[str], instead: str, roles: dict[str, str]) -> str:
    """Return the token of a place, after its verb if it has one, and remember what it means."""
    said = instead.format(**{name: words or "" for name, words in match.groupdict().items()})
    begun = _BEFORE.match(said)
    before = begun[0] if begun else ""
    role = re.sub(r"^The (?!«)", "the ", said[len(before) :])
    role = re.sub(r"number[- ]one", "largest", role)
    name = next((token for token, one in roles.items() if one == role), f"«R{len(roles)}»")
    roles[name] = role
    return f"{before}{name}"
