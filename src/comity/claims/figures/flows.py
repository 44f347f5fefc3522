"""Shares of what a state buys, sells or trades: whose share, of what, and who the partner is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from comity.claims.figures.frame import Frame, Scene, is_of_it, other_than
from comity.claims.figures.parts import FigurePart
from comity.claims.grammar.compile import fit_period

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

_OWNER = (
    r"(?:(?P<owner><\d+>'s|<\d+d>)|"
    r"(?P<own>its|their|his|her|the country's|the kingdom's|the island's))"
)
_FLOWS = (
    (
        "imports",
        r"imports?\b|purchases\b|imported\b|foreign (?:goods|purchases|suppl)|goods from abroad\b|"
        r"(?:\w+ )?(?:suppliers?|sources?|provider|seller|armourer)\b|(?:arms|weapons) market\b",
    ),
    (
        "exports",
        r"exports?\b|sales\b|export earnings|exported\b|(?:customer|buyer|client|destination)s?\b",
    ),
    ("trade", r"(?:trade|commerce|exchanges|(?:trading|trade) partner)\b(?! (?:deficit|surplus))"),
)
_OF_FLOW = tuple(
    (flow, re.compile(rf"{_OWNER} (?:[\w'-]+ ){{0,3}}?(?:{words})")) for flow, words in _FLOWS
)
_BARE_FLOW = tuple((flow, re.compile(rf"\b(?:{words})")) for flow, words in _FLOWS)
_WHAT = re.compile(
    r"(?:\bwhat|\beverything|\ball(?: the)?(?: [a-z]+)?|\bevery dollar|\bdollars?|#\d+(?= that)|"
    r"(?<=of )the (?:[a-z-]+ )?(?:goods|merchandise|arms|weapons|weaponry|armaments|fuels?|energy|"
    r"oil, gas and coal|things))"
    r"(?: that)? "
    r"(?:(?:the )?(?P<owner><\d+>)|(?P<own>it|they|he)|(?P<people><\d+d>) [a-z ]{3,40}?) "
    r"(?:[a-z]+ ){0,2}?"
    r"(?:(?P<imports>bought|buys?|imported|imports?|purchased|purchases?|received|took)|"
    r"(?P<exports>sold|sells?|exported|exports?|sent|sends?|earns? from exports|shipped))\b"
)
_ENTERING = re.compile(
    r"\bgoods (?P<imports>entering|unloaded (?:at|in)|bought (?:by|in)) (?:the )?"
    r"(?P<owner><\d+>)(?P<own>)(?P<people>)"
)
_GOODS_TO = re.compile(
    r"\b(?:arms|weapons|goods|fuels?) (?:(?P<imports>(?:delivered|sold|sent|shipped|supplied) to|"
    r"(?:bought|imported|received) by)|(?P<exports>(?:sold|exported|shipped|delivered) by)) "
    r"(?:the )?(?P<owner><\d+>)(?P<people>)"
)
_SPENT = re.compile(
    r"\b(?:spends?|spent)\b.*\bof (?:its|their|the) (?:money|import bill|dollars)\b"
)
ARMS = re.compile(
    r"\b(?:arms|weapons?|weaponry|armaments|armourers?|arsenal|military (?:equipment|hardware))\b"
)
_FUEL = re.compile(r"\b(?:fuels?|energy|oil, gas and coal|oil and gas|gas and oil)\b")

_SHARES = {
    ("goods", "imports"): "import_share",
    ("goods", "exports"): "export_share",
    ("goods", "trade"): "trade_share",
    ("arms", "imports"): "arms_import_share",
    ("arms", "exports"): "arms_export_share",
    ("fuel", "imports"): "fuel_import_share",
    ("fuel", "exports"): "fuel_export_share",
}


@dataclass(frozen=True)
class _Whole:
    """What a share is of: a flow, and the state whose flow it is where the words name it."""

    flow: str
    owner: int | None


def read_share(part: FigurePart, scene: Scene) -> Frame | None:
    """Read a share of a state's imports, exports, trade, arms or fuels."""
    kind = _kind(part)
    whole = _whole(part, kind)
    if whole is None or (kind, whole.flow) not in _SHARES:
        return None
    states = _owner_and_partner(part, scene, whole)
    free = 0 if _served(part, whole.flow) else 1
    return Frame(_SHARES[kind, whole.flow], states, free, "percent") if states else None


def _kind(part: FigurePart) -> str:
    """Return what a share is of: arms, fuels or all goods.

    Five years named together are those of arms where the sentence speaks of any.
    """
    is_of_five = part.time.kind == "between" and fit_period(part.time, "arms_import_share")
    before = re.search(r"\w+, which $", part.opening) if part.is_relative else None
    words = f"{before[0] if before else ''}{part.cue}"
    if ARMS.search(words) or (is_of_five and ARMS.search(part.opening)):
        return "arms"
    return "fuel" if _FUEL.search(words) else "goods"


def _whole(part: FigurePart, kind: str) -> _Whole | None:
    """Find what a share is of; None where the words do not say."""
    forms = (_WHAT, _ENTERING, _GOODS_TO)
    if match := next(filter(None, (form.search(part.cue) for form in forms)), None):
        flow = "imports" if match["imports"] else "exports"
        owner = next((name for name in ("owner", "people") if match[name]), None)
        return _Whole(flow, part.code(match, owner) if owner else None)
    if _is_of_other(part) or _BOUGHT_BY.search(f"{part.opening}{part.text}"):
        return None
    return _named_flow(part) or _flow_by_verb(part, kind)


_FLOW_OF = tuple(
    (flow, re.compile(rf"\b(?:{words}) (?:of|by|to) (?:the )?(?P<owner><\d+>)(?!'s)"))
    for flow, words in (
        ("imports", r"imports|purchases|supplier|armourer|provider"),
        ("exports", r"exports|sales|customer|client"),
    )
)
"""A flow whose owner follows it: "73 percent of the arms imports of Pakistan"."""

_BOTH_WAYS = re.compile(
    r"^ of (?:all |the |its |their |(?P<owner><\d+>)'s |<\d+d> )*"
    r"(?:imports and exports|exports and imports)\b"
)
"""Trade both ways, by its two halves: "19 percent of all imports and exports"."""

_AGENTS = re.compile(
    r"<(\d+)d> (?:buyers|customers|clients|suppliers|sellers|importers|exporters|firms|companies)\b"
    r"(?=.* of (?:its|their) )"
)
"""Those who trade, named by their state: "American buyers" take of another's exports."""


def _named_flow(part: FigurePart) -> _Whole | None:
    """Find the flow that a noun names, with its owner where a possessive does."""
    cue = _AGENTS.sub("<\\1>", part.cue)
    if match := _BOTH_WAYS.match(f"{part.after}{part.closing}"):
        return _Whole("trade", part.code(match, "owner") if match["owner"] else None)
    for flow, pattern in _OF_FLOW:
        if match := pattern.search(cue):
            return _Whole(flow, part.code(match, "owner") if match["owner"] else None)
    for flow, pattern in _FLOW_OF:
        if match := pattern.search(cue):
            return _Whole(flow, part.code(match, "owner"))
    if _SPENT.search(part.cue):
        return _Whole("imports", None)
    bare = (flow for flow, pattern in _BARE_FLOW if pattern.search(cue))
    return next((_Whole(flow, None) for flow in bare), None)


_OF = re.compile(
    r"^ of (?:all )?(?:the |its |their |his |<\d+>'s |<\d+d> )+(?P<what>[a-z-]+(?: [a-z-]+){0,2})"
)
_OF_SOME_GOODS = re.compile(
    r"^of (?:all )?(?:the )?(?P<what>[a-z-]+(?: [a-z-]+)?) (?:that |which )?(?:the )?<\d+> "
    r"(?:imported|bought|exported|sold|shipped)\b"
)
"""What a sentence begins with a share of: "of the flowers that A exported"."""

_OF_KNOWN = re.compile(
    r"\b(?:imports?|exports?|trade|commerce|purchas|sales|sold|bought|goods|arms|weapon|arm|"
    r"military|fuel|energy|oil|gas|money|import|dollars|shipments|deliver|needs|total|exchange|"
    r"partner|business|suppl)"
)


def _is_of_other(part: FigurePart) -> bool:
    """Return whether a share is of what no measure is of: "80 percent of its pencils"."""
    match = _OF.search(part.after) or _OF_SOME_GOODS.match(part.opening)
    return match is not None and not _OF_KNOWN.search(match["what"])


_ARMS_FROM = re.compile(
    r"(?:<\d+>'s|<\d+d>|\bits|\btheir) (?:imported )?(?:arms|weapons|weaponry)\b[^;]* from "
)


_BOUGHT_BY = re.compile(
    r"(?:<\d+>'s|<\d+d>|\bits|\btheir) (?:arms|weapons|fuels?|energy|oil|gas)\b[^;]* "
    r"(?:bought|purchased|imported|ordered|acquired|taken|absorbed)\b[^;]* by "
)
"""What a state sells, in the passive: "its fuels were bought by"."""


def _flow_by_verb(part: FigurePart, kind: str) -> _Whole | None:
    """Find the flow of "buys 80 percent of its arms from"; None where no verb says.

    Who delivers "80 percent of its arms", and not to a state, delivers those of another.
    """
    if kind == "goods":
        return None
    if kind == "arms" and _ARMS_FROM.search(part.cue):
        return _Whole("imports", None)
    if part.after.startswith(" of "):
        return _flow_of_share(part)
    is_given = GIVE.search(part.text) and part.cue != part.text
    return _Whole("imports", None) if is_given else None


def _flow_of_share(part: FigurePart) -> _Whole | None:
    """Find the flow that a share of arms or fuels is of, by what is done with it."""
    if TAKE.search(part.cue) or FROM.search(part.cue) or part.after.startswith(" of deliveries"):
        return _Whole("imports", None)
    is_sold = _WENT_TO.search(part.text) is not None
    if not (is_sold or GIVE.search(part.text)):
        return None
    return _Whole("exports" if is_sold or TO.search(part.cue) else "imports", None)


_WENT_TO = re.compile(
    r"\b(?:goes|went|going|gone|flow\w*|headed|bound|ended up) (?:to|in|for) (?:the )?<\d+>(?!'s)"
)
"""Where what a state sells comes to: "half of its fuel went to B"."""


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


def _owner_and_partner(part: FigurePart, scene: Scene, whole: _Whole) -> tuple[int, int] | None:
    """Return whose share it is, and of which partner; None where the words leave it open."""
    states = _by_partners_share(part) or (None if whole.owner else _by_possessor(part))
    if states:
        return states
    owner = whole.owner or _served(part, whole.flow) or _owner_spoken_of(part, scene, whole.flow)
    partner = _partner(part, owner, whole.flow)
    if owner is None and partner is None:
        return _by_verb(part, scene, whole.flow)
    owner = owner or other_than(partner, _owners(part, scene))
    partner = partner or other_than(owner, (*part.nearest, *scene.pair))
    return (owner, partner) if owner and partner else None


def _owners(part: FigurePart, scene: Scene) -> list[int | None]:
    """List the states whose share it may be, the likeliest first."""
    spoken = scene.pair if is_of_it(part) else ()
    return [*spoken, part.subject, part.first, *part.nearest, *scene.pair]


_PARTNER_OF = {
    "imports": re.compile(r"\b(?:source|supplier|origin)s? (?:of|for) imports\b"),
    "exports": re.compile(r"\b(?:destination|market|buyer|customer)s? (?:of|for) exports\b"),
}


def _owner_spoken_of(part: FigurePart, scene: Scene, flow: str) -> int | None:
    """Return whose trade the sentence before is about, where the words say only of what.

    "In that year, B remained the main source of imports (31 percent)", after A's exports.
    """
    words = f"{part.opening}{part.text}"
    is_bare = flow in _PARTNER_OF and _PARTNER_OF[flow].search(words) is not None
    spoken = scene.spoken
    return spoken.states[0] if is_bare and spoken and spoken.measure in _OF_OWNERS else None


_OF_OWNERS = frozenset({"import_share", "export_share", "trade_share"})
_SERVED = re.compile(
    r"\b(?:supplied|supplies|furnished|furnishes|provided|provides|sent|sold) "
    r"(?:the )?<(\d+)> with\b"
)


_POSSESSES = re.compile(
    r"<(\d+)>'s (?:[#\w-]+ ){0,3}?"
    r"(?:partner|supplier|customer|market|source|buyer|client|armourer)\b|"
    r"\b(?:partner|supplier|customer|buyer|client) (?:of|to|for) (?:the )?<(\d+)>(?!'s)"
)


def _by_possessor(part: FigurePart) -> tuple[int, int] | None:
    """Return owner and partner where "its trade" is that of the state that has the partner."""
    possessor = _possessor(part)
    subject = other_than(possessor, (part.first, *part.nearest)) if possessor else None
    return (possessor, subject) if possessor and subject else None


def _possessor(part: FigurePart) -> int | None:
    """Return the state whose partner the sentence speaks of, which "its trade" means."""
    is_of_own = re.search(r" of (?:its|total|all|overall|the total) ", part.text)
    match = _POSSESSES.search(part.opening) if is_of_own else None
    return part.code(match, match.lastindex or 1) if match else None


def _served(part: FigurePart, flow: str) -> int | None:
    """Return the state that another supplied with something."""
    match = _SERVED.search(part.cue) if flow == "imports" else None
    return part.code(match) if match else None


def _partner(part: FigurePart, owner: int | None, flow: str) -> int | None:
    """Return the state that a preposition makes the partner of the owner."""
    links = {"imports": [FROM], "exports": [TO], "trade": [TO, FROM]}[flow]
    if flow == "imports" and _takes(part.cue):
        links = [FROM, TO]  # "bought in China"
    agent = _AGENT.search(part.cue) if flow == "exports" else None
    if agent:
        return part.code(agent)
    cue = _ABSOLUTE.sub("", part.cue)
    named = (part.code(match) for link in links for match in link.finditer(cue))
    return other_than(owner, named)


_ABSOLUTE = re.compile(r"^ ?with (?=(?:the )?<\d+> (?:in turn |\w+ly )?[a-z]+ing\b)")
"""What begins a clause of its own, and no partner: "with China taking a third of its exports"."""

_AGENT = re.compile(
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
    verbs = _FLOW_PHRASE.sub("", _WHAT.sub("", part.text))
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
