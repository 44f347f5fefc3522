"""Shares of what a state buys, sells or trades: of which flow, and of all goods, arms or fuels."""

from __future__ import annotations

import re
from dataclasses import dataclass

from comity.claims.figures.frame import Frame, Scene
from comity.claims.figures.owners import FROM, GIVE, TAKE, TO, WHAT, owner_and_partner, served
from comity.claims.figures.parts import FigurePart
from comity.claims.grammar.compile import fit_period

_OWNER = (
    r"(?:(?P<owner><\d+>'s|<\d+d>)|"
    r"(?P<own>its|their|his|her|"
    r"the (?:country|kingdom|island)'s|"
    r"the (?:republic|federation|sultanate|emirate|nation|archipelago)'s(?= (?:\w+ )?"
    r"(?:imports|exports|trade)\b)))"
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
_ENTERING = re.compile(
    r"\bgoods (?P<imports>entering|(?:unloaded|landed) (?:at|in)|bought (?:by|in)) (?:the )?"
    r"(?P<owner><\d+d?>)(?:(?<=d>)|(?:'s)?)(?: ports| harbours| docks| quays)?(?P<own>)(?P<people>)"
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
    states = owner_and_partner(part, scene, whole.flow, whole.owner)
    free = 0 if served(part, whole.flow) else 1
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
    forms = (WHAT, _ENTERING, _GOODS_TO)
    cue = _FIGURE_BEFORE.sub("#", part.cue)
    if match := next(filter(None, (form.search(cue) for form in forms)), None):
        flow = "imports" if match["imports"] else "exports"
        owner = next((name for name in ("owner", "people") if match[name]), None)
        return _Whole(flow, part.code(match, owner) if owner else None)
    if _OWN_GOODS_TO.match(part.after) and _GIVING.search(part.before):
        return _Whole("exports", None)
    if _is_of_other(part) or _BOUGHT_BY.search(f"{part.opening}{part.text}"):
        return None
    return _named_flow(part) or _flow_by_verb(part, kind)


_FIGURE_BEFORE = re.compile(r"#\d+(?= that (?:it|they|he|(?:the )?<\d+d?>)\b.*#)")
"""A sum that another figure is a share of a whole with: no whole itself."""

_OWN_GOODS_TO = re.compile(
    r"^ of (?:its|their) (?:\w+ )?(?:arms|weapons|weaponry|fuels?|deliveries) to (?:the )?<\d+>"
)
"""What goes to another of one's own goods: "providing 35 percent of its arms to B"."""

_GIVING = re.compile(rf"{GIVE.pattern}|\b(?:provid|deliver|shipp|export|furnish)ing\b")
"""Who gives, also as what is said of it besides: "providing"."""

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
