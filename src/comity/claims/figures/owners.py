"""Whose share a figure is, and of which partner: by possessors, prepositions and verbs."""

from __future__ import annotations

import re

from comity.claims.figures.frame import Scene, is_of_it, other_than
from comity.claims.figures.parts import FigurePart

GIVE = re.compile(
    r"\b(?:suppl(?:y|ies|ied|ying)|furnish(?:es|ed)?|provid(?:es?|ed)|deliver(?:s|ed)?|sells?|sold|"
    r"selling|sends?|sent|sending|ships?|shipped|exports?|exported|earns?|earned|granted)\b"
)
TAKE = re.compile(
    r"\b(?:buys?|bought|buying|purchase[sd]?|imports?|imported|gets?|got|takes?|took|taken|absorbs?|"
    r"absorbed|receives?|received|draws?|drew|obtain(?:s|ed)?|sources?|sourced|acquire[sd]?|"
    r"orders?|ordered|spends?|spent|rel(?:y|ies|ied) on|pa(?:y|ys|id|ying))\b"
)
FROM = re.compile(r"\b(?:from|by|rel(?:y|ies|ied) on) (?:the )?<(\d+)>(?!'s)")
TO = re.compile(r"\b(?:to|in|into|with) (?:the )?<(\d+)>(?!'s)")
WHAT = re.compile(
    r"(?:\bwhat|\beverything|\ball(?: the)?(?: [a-z]+)?|\bevery dollar|\bdollars?|#\d+(?= that)|"
    r"(?<=of )the (?:[a-z-]+ )?(?:goods|merchandise|arms|weapons|weaponry|armaments|fuels?|energy|"
    r"oil, gas and coal|things))"
    r"(?: that)? "
    r"(?:(?:the )?(?P<owner><\d+>)|(?P<own>it|they|he)|(?P<people><\d+d>) [a-z ]{3,40}?) "
    r"(?:[a-z]+ ){0,2}?"
    r"(?:(?P<imports>bought|buys?|imported|imports?|purchased|purchases?|received|took)|"
    r"(?P<exports>sold|sells?|exported|exports?|sent|sends?|earns? from exports|shipped))\b"
)


_PARTNERS = re.compile(
    r"(?:<(\d+)d>|<(\d+)>'s) (?:share|slice|portion|proportion) (?:of|in) "
    r"(?:its|their|the country's)\b"
)
"""Whose share of another's flow it is: "cut the Russian share of its imports"."""


def _by_partners_share(part: FigurePart) -> tuple[int, int] | None:
    """Return owner and partner where the share is called the partner's."""
    match = _PARTNERS.search(part.cue)
    if match is None:
        return None
    partner = part.code(match, match.lastindex or 1)
    owner = other_than(partner, (part.first, *part.nearest))
    return (owner, partner) if owner else None


def owner_and_partner(
    part: FigurePart, scene: Scene, flow: str, owner: int | None
) -> tuple[int, int] | None:
    """Return whose share of a flow it is, and of which partner; None where that is open."""
    states = _by_partners_share(part) or _without_owner(part, scene, flow, owner)
    if states:
        return states
    owner = owner or served(part, flow) or _owner_spoken_of(part, scene, flow)
    partner = _partner(part, owner, flow)
    if owner is None and partner is None:
        return _by_verb(part, scene, flow)
    owner = owner or other_than(partner, _owners(part, scene))
    partner = partner or _partner_around(part, scene, flow, owner)
    return (owner, partner) if owner and partner else None


def _without_owner(
    part: FigurePart, scene: Scene, flow: str, owner: int | None
) -> tuple[int, int] | None:
    """Return owner and partner of a flow that names no owner, by the sale or partner before."""
    if owner:
        return None
    return _of_sale_before(part, scene, flow) or _by_possessor(part, scene)


def _partner_around(part: FigurePart, scene: Scene, flow: str, owner: int | None) -> int | None:
    """Return the partner that no preposition names: that of the figure before, or the nearest."""
    same = _partner_of_last(part, scene, flow, owner)
    return other_than(owner, (*same, *part.nearest, *scene.pair))


_OF_BARE_FLOW = re.compile(
    r"^ (?:of|in) (?:(?:all|total|overall|the total) )*(?:imports|exports|purchases|sales)\b"
    r"(?! (?:of|from|to|by|with|in)\b)"
)
"""A flow without an owner or a partner, of which a share is: "24 percent of imports"."""


def _of_sale_before(part: FigurePart, scene: Scene, flow: str) -> tuple[int, int] | None:
    """Return owner and partner of a bare flow, after a sum for which one sold to the other.

    Imports are those of who bought, exports those of who sold.
    """
    last = scene.last
    if last is None or last.measure != "exports" or not _OF_BARE_FLOW.match(part.after):
        return None
    if set(part.states) - {*last.states}:
        return None
    seller, buyer = last.states
    return (buyer, seller) if flow == "imports" else (seller, buyer)


_SAME_FLOW = re.compile(r"^(?:and |but |,| )*(?:only |just |about |some |nearly |over )*$")


def _partner_of_last(
    part: FigurePart, scene: Scene, flow: str, owner: int | None
) -> tuple[int, ...]:
    """Return the partner of the figure before, for the same share of another owner.

    "It sold 99 percent of A's arms imports and 89 percent of B's arms imports": to both.
    """
    last = scene.last
    if last is None or owner is None or set(part.states) != {owner} or owner in last.states:
        return _partner_of_with(part, owner)
    is_same = last.measure.endswith(f"{flow.removesuffix('s')}_share") and last.free == 1
    is_joined = _SAME_FLOW.match(part.before) is not None
    return last.states[1:] if is_same and is_joined else _partner_of_with(part, owner)


_SAID_OF_SUBJECT = re.compile(
    r"^ ?(?:with|accounting for|supplying|providing|delivering|making up|taking|buying|absorbing|"
    r"receiving|representing|furnishing) (?:\w+ ){0,2}$"
)


def _partner_of_with(part: FigurePart, owner: int | None) -> tuple[int, ...]:
    """Return the subject of the sentence, where a part says more of it: "with a tenth of"."""
    is_of_subject = _SAID_OF_SUBJECT.match(part.before) is not None and part.first != owner
    return (part.first,) if is_of_subject and part.first is not None else ()


def _owners(part: FigurePart, scene: Scene) -> list[int | None]:
    """List the states whose share it may be, the likeliest first."""
    own = scene.spoken.states if scene.spoken and len(scene.spoken.states) == 1 else ()
    spoken = (*own, *scene.pair) if is_of_it(part) else ()
    return [*spoken, part.subject, part.first, *part.nearest, *scene.pair]


_PARTNER_OF = {
    "imports": re.compile(
        r"\b(?:source|supplier|origin)s? (?:of|for) imports\b|"
        r"\bthe (?:[a-z]+ )?import (?:sources|partners|suppliers)\b"
    ),
    "exports": re.compile(
        r"\b(?:destination|market|buyer|customer)s? (?:of|for) exports\b|"
        r"\bthe (?:[a-z]+ )?export (?:partners|markets|destinations|customers)\b"
    ),
}


def _owner_spoken_of(part: FigurePart, scene: Scene, flow: str) -> int | None:
    """Return whose trade the sentence before is about, where the words say only of what.

    "In that year, B remained the main source of imports (31 percent)", after A's exports.
    """
    words = f"{part.opening}{part.text}"
    is_bare = flow in _PARTNER_OF and _PARTNER_OF[flow].search(words) is not None
    spoken = scene.spoken
    if spoken and spoken.measure in _OF_OWNERS:
        return spoken.states[0] if is_bare else None
    return scene.pair[0] if is_bare and len(scene.pair) == 1 else None


_OF_OWNERS = frozenset({"import_share", "export_share", "trade_share"})
_SERVED = re.compile(
    r"\b(?:supplied|supplies|furnished|furnishes|provided|provides|sent|sold) "
    r"(?:the )?<(\d+)> with\b"
)


_POSSESSES = re.compile(
    r"<(\d+)>'s (?:[#\w-]+ ){0,3}?"
    r"(?:partner|supplier|customer|market|source|buyer|client|armourer)\b|"
    r"\b(?:partner|supplier|customer|buyer|client) (?:of|to|for) (?:the )?<(\d+)>(?!'s)|"
    r"\b(?:importer|buyer|purchaser|consumer|customer|market|recipient|destination)s? (?:of|for) "
    r"(?:the )?<(\d+)(?:d>|>'s) (?:crude |natural )?"
    r"(?:arms|weapons|goods|exports|oil|gas|coal|crude|fuels?)\b"
)


def _by_possessor(part: FigurePart, scene: Scene) -> tuple[int, int] | None:
    """Return owner and partner where "its trade" is that of the state that has the partner."""
    if not part.states and scene.last and len(scene.last.states) == len(("owner", "partner")):
        return None  # those of the figure before
    possessor = _possessor(part)
    subject = other_than(possessor, (part.first, *part.nearest)) if possessor else None
    return (possessor, subject) if possessor and subject else None


_OF_OWN = re.compile(
    r" of (?:its|total|all|overall|the total)\b|"
    r"^[^#]*#\d+ of (?:exports|imports|trade|sales|purchases)\b(?! (?:of|from|to|by|with)\b)"
)


def _possessor(part: FigurePart) -> int | None:
    """Return the state whose partner the sentence speaks of, which "its trade" means."""
    if match := _BUYERS_OF.search(f"{part.opening}{part.before}"):
        return part.code(match) if not _OF_A_WHOLE.search(part.text) else None
    is_of_own = _OF_OWN.search(part.text)
    match = _POSSESSES.search(part.opening) if is_of_own else None
    return part.code(match, match.lastindex or 1) if match else None


_BUYERS_OF = re.compile(
    r"\b(?:buyers|importers|purchasers|customers|recipients|takers) (?:of|for) "
    r"(?:the )?<(\d+)(?:d>|>'s) "
    r"(?:goods|exports|products|arms|weapons|oil|gas|coal|crude|fuels?)\b[^#;]*$"
)
_OF_A_WHOLE = re.compile(r"#\d+ (?:of|in) (?!all\b|it\b|them\b)")
"""A share of what its own words name."""


def served(part: FigurePart, flow: str) -> int | None:
    """Return the state that another supplied with something."""
    match = _SERVED.search(part.cue) if flow == "imports" else None
    return part.code(match) if match else None


def _partner(part: FigurePart, owner: int | None, flow: str) -> int | None:
    """Return the state that a preposition makes the partner of the owner."""
    links = {"imports": [FROM], "exports": [TO], "trade": [TO, FROM]}[flow]
    if flow == "imports" and _takes(part.cue):
        links = [FROM, TO]  # "bought in China"
    agent = TAKEN_BY.search(part.cue) if flow == "exports" else None
    if agent:
        return part.code(agent)
    after = part.after.lstrip()
    if next_to := next((match for link in links if (match := link.match(after))), None):
        return other_than(owner, (part.code(next_to),))
    cue = ABSOLUTE.sub("", part.cue)
    named = (part.code(match) for link in links for match in link.finditer(cue))
    return other_than(owner, named)


ABSOLUTE = re.compile(r"^ ?with (?=(?:the )?<\d+> (?:in turn |\w+ly )?[a-z]+ing\b)")
"""What begins a clause of its own, and no partner: "with China taking a third of its exports"."""

TAKEN_BY = re.compile(
    r"\b(?:bought|taken|absorbed|received|purchased|imported|acquired|consumed|snapped up|"
    r"bought up|soaked up|swallowed|picked up|ordered) by (?:the )?<(\d+)>(?!'s)"
)
"""Who took what another sold, said in the passive: "a third of it was bought by B"."""


def _by_verb(part: FigurePart, scene: Scene, flow: str) -> tuple[int, int] | None:
    """Return owner and partner by who gives and who takes: the subject, and the other."""
    if states := _of_figure_before(part, scene, flow):
        return states
    before = scene.last.states if scene.last else ()
    subject = part.subject or other_than(None, part.nearest)
    other = other_than(subject, (*before, *_first_of_its(part), *part.nearest, *scene.pair))
    if subject is None or other is None:
        return None
    is_owner = _is_subject_owner(part, flow)
    if is_owner is None:
        is_owner = part.first in (None, subject) and not part.is_relative
        other = other if is_owner else part.first or other
    return (subject, other) if is_owner else (other, subject)


def _of_figure_before(part: FigurePart, scene: Scene, flow: str) -> tuple[int, int] | None:
    """Return owner and partner of the figure before, where a part names no state.

    Who takes goods is the owner of imports: "bought 3 billion of it, 10 percent of its imports".
    """
    before = scene.last
    if part.states or before is None or len(before.states) != len(("owner", "partner")):
        return None
    one, other = before.states
    if part.is_relative and part.subject not in before.states and before.measure in _OF_OWNERS:
        return (one, part.subject) if part.subject else None
    return (other, one) if (before.measure, flow) == ("exports", "imports") else (one, other)


_ITS = re.compile(
    r" of (?:its|their) (?:\w+ ){0,2}(?:imports|exports|purchases|trade|arms|weapons)\b"
)


def _first_of_its(part: FigurePart) -> tuple[int, ...]:
    """Return the state that a sentence is about, whose own is meant where another is the subject.

    "Fiji is courted by China; New Zealand provided 13 percent of its imports": Fiji's.
    """
    is_its = _ITS.search(part.text) is not None and ";" in part.opening
    return (part.first,) if is_its and part.first is not None else ()


def _is_subject_owner(part: FigurePart, flow: str) -> bool | None:
    """Return whether the verb makes its subject the one whose share it is; None for no verb."""
    verbs = _FLOW_PHRASE.sub("", WHAT.sub("", part.text))
    gives, takes = GIVE.search(verbs) is not None, TAKE.search(verbs) is not None
    if gives == takes:
        return None
    return takes if flow == "imports" else gives


_FLOW_PHRASE = re.compile(
    r"(?:<\d+>'s|<\d+d>|\bits|\btheir|\bof|\ball) (?:[\w'-]+ ){0,2}?"
    r"(?:imported|exported|imports?|exports?|purchases|supplies)\b"
)


def _takes(text: str) -> bool:
    """Return whether a verb of taking is in some words; "its imported arms" has none."""
    return TAKE.search(_FLOW_PHRASE.sub("", text)) is not None
