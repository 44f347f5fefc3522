"""What a figure is of, by the words around it: a measure, and the states in their roles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from comity.claims.figures.compared import in_turn, read_multiple, read_multiple_of_flow
from comity.claims.figures.continued import (
    place_of_bare,
    place_of_doer,
    place_of_link,
    read_continued,
    read_gapped,
    read_of_those,
)
from comity.claims.figures.dependence import (
    read_dependence,
    read_dependence_ratio,
    read_reverse,
)
from comity.claims.figures.families import (
    read_burden,
    read_democracy,
    read_freedom,
    read_migrants,
    read_next_viewed,
    read_polity,
    read_power,
    read_views,
    read_visits,
    read_votes,
)
from comity.claims.figures.flows import read_share
from comity.claims.figures.frame import NO_INCOME, Frame, Scene, of_one, of_two, other_than
from comity.claims.figures.owners import TAKE
from comity.claims.figures.parts import FigurePart
from comity.claims.figures.returned import (
    is_of_other_flow,
    read_for_other,
    read_of_own,
    with_flow_since,
)
from comity.claims.figures.sums import read_sum
from comity.claims.text.flow_words import OTHER_SPENDING
from comity.claims.text.quantities import QuantityUnit

Read = Callable[[FigurePart, Scene], Frame | None]


def find_frame(part: FigurePart, scene: Scene) -> Frame | None:
    """Find what the figure of a part is of; None where neither its words nor those before say.

    Its own words come first, then the figure before, then all words of the sentence before it.
    """
    for read_other in (read_reverse, _the_other_way, read_of_own, read_for_other, read_of_those):
        if frame := read_other(part, scene):
            return frame
    readers = _READERS.get(part.stated.unit, ())
    for read in readers:
        if frame := read(part, scene):
            return None if _is_of_several(part, frame) else in_turn(part, frame)
    switched = with_flow_since(part, scene)
    frame = _first_read(readers, switched, scene) if switched else None
    frame = frame or read_gapped(part, scene) or _inherited(part, scene)
    if frame := frame or _first_read(readers, part.widened, scene):
        return replace(in_turn(part, frame), is_inherited=True)
    return _as_spoken(part, scene)


def _first_read(readers: Iterable[Read], part: FigurePart, scene: Scene) -> Frame | None:
    """Return what the first of some readers makes of a part; None where none reads it."""
    return next(filter(None, (read(part, scene) for read in readers)), None)


_OF_OTHER_MONEY = re.compile(
    rf"{OTHER_SPENDING.pattern}|\b(?:debt|reserves|investment|aid|tourism)\b", re.IGNORECASE
)
"""What a sum is of that the sentence before is not about."""


def _as_spoken(part: FigurePart, scene: Scene) -> Frame | None:
    """Return the frame of the sentence before, of the one state that a part names, or as it was."""
    if scene.spoken is None or scene.last or len(part.states) > 1 or part.earlier:
        return None
    if _OF_OTHER_MONEY.search(part.text):
        return None
    if not part.states:
        return read_continued(part, scene.spoken)
    frame = _inherited(part, replace(scene, last=scene.spoken))
    if frame is None or (len(frame.states) == 1 and frame.states != part.states):
        return None
    return replace(frame, is_inherited=True)


_JOINED = re.compile(r"<\d+d?>(?:,| and| or|, and) (?:the )?<\d+d?>(?!'s)")
_PAIRED = ("vote_agreement", "trade", "shared_igos", "capital_distance")
"""Measures of two states in no order, which "and" joins."""


def _is_of_several(part: FigurePart, frame: Frame) -> bool:
    """Return whether a figure is of several states together: "Spain and Italy took a third"."""
    if frame.measure in _PAIRED:
        return (
            re.search(r"<\d+d?>,\s*$", part.opening) is not None
            and _JOINED.search(part.before) is not None
        )
    return _JOINED.search(part.before) is not None


_OF_WORLD = re.compile(
    r"(?:\bof|\bin) (?:(?:all|the|total|major|overall) )*(?:global|world|worldwide|international|"
    r"world's|world wide)(?:'s)? (?:(?:major|total|conventional|all) )*(?P<what>\w+(?: \w+)?)|"
    r"\bof all (?:(?:major|conventional) )*(?P<all>(?:imported |exported )?"
    r"(?:arms|weapons)(?: \w+)?|imports|exports)\b"
)
"""A share of what all states together buy or sell: "13 percent of the global total"."""

_ARMS_FLOW = re.compile(r"\b(?:arms|weapons?|weaponry|armaments|military)\b")
_SELLS = re.compile(
    r"\b(?:export\w*|sells?|sold|sales|suppl\w+|sellers?|deliver\w*|makers|manufacturers|producers)\b"
)
_BUYS = re.compile(r"\b(?:import\w*|buys?|bought|buyers?|purchas\w*|recipients?|receiv\w*)\b")


def _arms_of_world(part: FigurePart, _: Scene) -> Frame | None:
    """Read a share of all arms that states import or export."""
    match = _OF_WORLD.search(part.after)
    words = f"{part.opening}{part.cue}"
    if match is None or not _ARMS_FLOW.search(words) or part.named(match[0]):
        return None
    what = match["what"] or match["all"] or ""
    if what.endswith(("deliveries", "transfers", "shipments")) and TAKE.search(part.before):
        return of_one("arms_imports_world_share", "percent", part)
    is_total = what.startswith(("total", "market", "trade"))
    sells, buys = (
        pattern.search(words if is_total else what) is not None for pattern in (_SELLS, _BUYS)
    )
    if sells == buys:
        return None
    flow = "exports" if sells else "imports"
    return of_one(f"arms_{flow}_world_share", "percent", part)


_RATIOS = {
    "military_spending": (
        "military_spending_ratio",
        r"\b(?:military|defen[cs]e) (?:spending|budget|expenditure)\b",
    ),
    "gdp": ("gdp_ratio", r"\b(?:gdp|economy|economic output)\b(?! (?:a|per) )"),
    "cinc": ("cinc_ratio", r"\bcapabilit(?:y|ies)\b"),
}


def _ratio(part: FigurePart, scene: Scene) -> Frame | None:
    """Read how many times that of another state a state's spending, output or power is."""
    if scene.opening and scene.opening.measure in _RATIOS:
        greater: int | None = scene.opening.states[0]
        name = _RATIOS[scene.opening.measure][0]
    else:
        named = (name for name, words in _RATIOS.values() if re.search(words, part.cue))
        greater, name = part.subject, next(named, "")
    lesser = other_than(greater, part.named(part.after))
    if greater is None or lesser is None or not name:
        return None
    return Frame(name, (greater, lesser), 1, "times")


def _of_state(measure: str, words: str, unit: QuantityUnit = "count") -> Read:
    """Return a reader of a number of one state."""
    pattern = re.compile(words)

    def read(part: FigurePart, _: Scene) -> Frame | None:
        return of_one(measure, unit, part) if pattern.search(part.cue) else None

    return read


def _of_pair(measure: str, words: str) -> Read:
    """Return a reader of a number of two states."""
    pattern = re.compile(words)

    def read(part: FigurePart, scene: Scene) -> Frame | None:
        return of_two(measure, "count", part, scene) if pattern.search(part.cue) else None

    return read


_VETOES = _of_state("vetoes_cast", r"\bveto(?:es|ed)?\b|\bblocked\b")
_LONE = _of_state(
    "lone_votes",
    r"\b(?:voted|stood|was|were) (?:quite |all )?alone\b|"
    r"\b(?:assembly|session|roll[- ]calls?|votes?|un)\b.*\b(?:found itself|ended up|remained) "
    r"(?:quite |all |utterly |entirely )?alone\b",
)
_READERS: dict[str, tuple[Read, ...]] = {
    "percent": (
        read_multiple_of_flow,
        read_multiple,
        read_burden,
        read_power,
        _of_state(
            "vote_isolation", r"\bdiffer\w* (?:\w+ )?from (?:the )?other members\b", "percent"
        ),
        read_votes,
        read_views,
        _arms_of_world,
        read_dependence,
        read_share,
    ),
    "money": (read_migrants, read_sum),
    "times": (
        read_multiple_of_flow,
        read_dependence_ratio,
        read_visits,
        read_multiple,
        _ratio,
        _VETOES,
        _LONE,
    ),
    "index": (read_freedom, read_polity, read_democracy, read_power),
    "points": (read_polity,),
    "count": (
        _VETOES,
        read_next_viewed,
        read_visits,
        read_freedom,
        read_polity,
        read_migrants,
        _of_state("lone_votes_near", r"\b(?:nearly|almost) alone\b"),
        _LONE,
        _of_state("sanctions_received", r"\b(?:faced|faces|under|target of) [^,]*\bsanctions?\b"),
        _of_pair(
            "militarised_disputes",
            r"\b(?:militari[sz]ed|armed|separate|military) disputes\b|"
            r"\bdisputes (?:between|with) <",
        ),
        _of_pair("shared_igos", r"\borgani[sz]ations\b"),
        _of_pair("capital_distance", r"\b(?:kilomet(?:re|er)s|km)\b"),
    ),
}


def _last_of_unit(part: FigurePart, scene: Scene) -> Frame | None:
    """Return the frame of the figure before, or else of the first, that has the unit of a part."""
    last, opening, unit = scene.last, scene.opening, part.stated.unit
    if last and _same_unit(unit, last.unit):
        is_output = last.measure == "gdp_per_capita" and part.stated.value >= NO_INCOME
        return None if is_output else last
    is_of_one = opening is not None and opening.unit == unit and len(opening.states) == 1
    return opening if is_of_one else None


def _inherited(part: FigurePart, scene: Scene) -> Frame | None:
    """Return the frame of the figure before, with the state named since in its place."""
    last = _last_of_unit(part, scene)
    if last is None:
        return None
    named = part.named(f"{scene.since}{part.between}{part.after}")
    new = [code for code in named if code not in last.states]
    if len(new) == 1:
        is_pair = len(part.states) == 2 and {*named} <= {*part.states} and last.measure in _PAIRED
        if last.measure not in _PAIRED and _is_gapped(part, last):
            return replace(last, states=(new[0], last.states[1]), is_gapped=True)
        return replace(last, states=named if is_pair else _with_state(new[0], part, last))
    return None if new else _turned(part, last) or _again(named, _of_its_fuel(part, last))


_FUEL_OF = re.compile(r"^ of (?:its|their|<\d+>'s|<\d+d>) fuels?(?=[,.;]|$)")


def _of_its_fuel(part: FigurePart, last: Frame) -> Frame:
    """Return a share of all that one sells as one of fuels: "a third of it and half of its gas"."""
    is_of_fuel = last.measure in ("export_share", "import_share") and _FUEL_OF.match(part.after)
    return replace(last, measure=f"fuel_{last.measure}") if is_of_fuel else last


def _with_state(new: int, part: FigurePart, last: Frame) -> tuple[int, ...]:
    """Return the states of a frame with another in the place of the one that a list changes."""
    own = _place_of_possessor(part, last) or place_of_doer(part, last)
    bare = place_of_bare(part, last) if last.measure in _PAIRED else 0
    if place := own or place_of_link(part, last) or bare:
        return _exchanged(last.states, new, place - 1)
    is_owner = re.search(r"^ of (?:the )?<\d+>'s", part.after)
    is_giver = last.measure.endswith("exports") and _GOODS_OF.search(part.before)
    return _exchanged(last.states, new, 0 if is_owner or is_giver else last.free)


def _exchanged(states: tuple[int, ...], new: int, place: int) -> tuple[int, ...]:
    """Return some states with another in one place."""
    return tuple(new if at == place else code for at, code in enumerate(states))


_POSSESSOR = re.compile(
    r"(?:^|[ ,])<\d+>'s (?:had |has |have )?"
    r"(?:went|gone|rose|risen|fell|fallen|grew|grown|was|were|stood|came|climbed|jumped|dropped|"
    r"increased|declined) (?:\w+ ){0,2}$|(?:^|[ ,])<\d+>'s,? (?:on|with|at) $"
)


def _place_of_possessor(part: FigurePart, last: Frame) -> int:
    """Return which of two states, from 1, a possessive without a noun replaces; 0 without one.

    "India's exports rose, and China's went up from 3 billion": of whom the first possessive is.
    """
    if len(last.states) == 1 or not _POSSESSOR.search(part.before):
        return 0
    owners = [part.codes[int(n)] for n in re.findall(r"<(\d+)>'s", part.opening)]
    return next((last.states.index(one) + 1 for one in owners if one in last.states), 0)


_BARE = re.compile(
    r"^ ?(?:and |while |but )?(?:the )?<\d+d?>,? (?:on |in )?(?:only |just |some |about )?$"
)


def _is_gapped(part: FigurePart, last: Frame) -> bool:
    """Return whether a bare state may be the subject of the verb before it, as is its other."""
    if last.free != 1 or len(last.states) != len(("owner", "partner")):
        return False
    partner = [n for n, code in enumerate(part.codes) if code == last.states[1]]
    is_linked = any(
        re.search(rf"\b(?:from|to|in|with|by|supported|backed) (?:the )?<{n}>", part.opening)
        for n in partner
    )
    return is_linked and _BARE.search(part.before) is not None


_GOODS_OF = re.compile(r"<\d+d> (?:crude|oil|gas|coal|fuels?|goods|exports?|sales)\b")


def _again(named: tuple[int, ...], last: Frame) -> Frame | None:
    """Return the frame of the figure before where no other state is spoken of since."""
    is_same = set(named) in (set(), set(last.states)) or len(last.states) > 1
    return last if is_same else None


_FROM_THERE = re.compile(
    r"\b(?:imports?|purchases) from (?:there\b|(?:the )?<(\d+)>)|"
    r"\b(?:its|their) (?:imports|purchases)\b"
)


_OTHER_WAY = re.compile(
    r"\b(?:what|#\d+(?: worth)?) (?:that )?(?:came|comes|went|goes|flowed|returned) back\b|"
    r"\b(?:sen[dt]|ship(?:s|ped)?) back\b|\bin exchange\b(?! (?:for|rates?))|"
    r"\b(?:in|from) (?:the )?(?:opposite|other|reverse) direction\b|"
    r"\bthe other way(?: (?:round|around|about))?\b(?! (?:to|of))|\bin return\b(?! for)"
)


def _the_other_way(part: FigurePart, scene: Scene) -> Frame | None:
    """Return the flow of the figure before turned round: "and 3 billion went the other way"."""
    last = scene.last or scene.spoken
    if last is None or last.measure != "exports" or not _same_unit(part.stated.unit, "money"):
        return None
    if not _OTHER_WAY.search(part.text) or set(part.states) - set(last.states):
        return None
    return replace(last, states=(last.states[1], last.states[0]))


def _turned(part: FigurePart, last: Frame) -> Frame | None:
    """Return the flow the other way where the words name it: "while imports from there"."""
    if last.measure != "exports":
        return None
    match = _FROM_THERE.search(part.between)
    if match is None and is_of_other_flow(part):
        return replace(last, states=(last.states[1], last.states[0]))
    if match is None or (match[1] and part.code(match) == last.states[0]):
        return None
    return replace(last, states=(last.states[1], last.states[0]))


def _same_unit(unit: QuantityUnit, before: str) -> bool:
    return unit in (before, "count", "index")
