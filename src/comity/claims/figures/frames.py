"""What a figure is of, by the words around it: a measure, and the states in their roles."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from comity.claims.figures.flows import read_share
from comity.claims.figures.frame import Frame, Scene
from comity.claims.figures.parts import FigurePart
from comity.claims.figures.sums import read_sum

Read = Callable[[FigurePart, Scene], Frame | None]


def find_frame(part: FigurePart, scene: Scene) -> Frame | None:
    """Find what the figure of a part is of; None where neither its words nor those before say.

    Its own words come first, then the figure before, then all words of the sentence before it.
    """
    readers = _READERS.get(part.stated.unit, ())
    for read in readers:
        if frame := read(part, scene):
            return frame
    if frame := _inherited(part, scene):
        return frame
    return next(filter(None, (read(part.widened, scene) for read in readers)), None)


_VOTES = re.compile(
    r"\b(?:vot(?:e[sd]?|ing)|roll[- ]calls?|resolutions|divisions|ballots|raise the same hand|"
    r"of one mind at the un)\b"
)
_NOT_ALIKE = re.compile(r"\b(?:against|abstain\w*|different\w*|disagree\w*|veto\w*|absent)\b")


def _votes(part: FigurePart, scene: Scene) -> Frame | None:
    """Read how often two states voted alike."""
    if not _VOTES.search(part.cue) or _NOT_ALIKE.search(part.cue):
        return None
    return _of_two("vote_agreement", "percent", part, scene)


def _of_two(measure: str, unit: str, part: FigurePart, scene: Scene) -> Frame | None:
    """Build a frame of two states: of the part, those before it, those of the sentence before."""
    two = tuple(dict.fromkeys((*part.nearest, *scene.pair)))[:2]
    return Frame(measure, two, 1, unit) if len(two) == 2 else None


_VIEWS = re.compile(
    r"\b(?:favou?rabl[ey]|(?:positive|good|warm|kind(?:ly)?|high) (?:views?|opinions?)|"
    r"thought well of|thinks? well of|viewed <\d+> |sympath\w+|views of)\b"
)
_VIEWED = re.compile(r"\b(?:of|for|to|towards?|viewed) (?:the )?<(\d+)>")


def _views(part: FigurePart, _: Scene) -> Frame | None:
    """Read what share of a state's people thinks well of another state."""
    match = _VIEWED.search(part.cue) if _VIEWS.search(part.cue) else None
    if match is None:
        return None
    viewed = part.codes[int(match[1])]
    viewer = next((code for code in part.nearest if code != viewed), None)
    return Frame("favourability", (viewer, viewed), 0, "percent") if viewer else None


_DEFENCE = re.compile(
    r"\b(?:(?:military|defen[cs]e) (?:spending|budget|expenditure|outlays?|bill|effort)|"
    r"(?:on|into|for) (?:the |its |their )?(?:defen[cs]e|military|army|armed forces))\b"
)
_OF_OUTPUT = re.compile(
    r"^ (?:of|to) (?:its |their |the country's |national )?"
    r"(?:gdp|output|income|gross domestic product|economy|national income)\b"
)


def _burden(part: FigurePart, _: Scene) -> Frame | None:
    """Read military spending as a share of output."""
    if not _OF_OUTPUT.search(part.after) or not _DEFENCE.search(part.cue):
        return None
    return of_one("military_burden", "percent", part)


def of_one(measure: str, unit: str, part: FigurePart) -> Frame | None:
    """Build a frame of one state: the nearest before the figure, else any that the part names."""
    before = part.named(part.before)
    nearest = before[-1:] or part.nearest[:1]
    return Frame(measure, nearest, 0, unit) if nearest else None


_POWER = re.compile(r"\bcapabilit(?:y|ies)\b")


def _power(part: FigurePart, _: Scene) -> Frame | None:
    """Read a share of the world's capabilities."""
    return of_one("cinc", "percent", part) if _POWER.search(part.cue) else None


_RATIOS = {
    "military_spending": "military_spending_ratio",
    "gdp": "gdp_ratio",
    "cinc": "cinc_ratio",
}


def _ratio(part: FigurePart, scene: Scene) -> Frame | None:
    """Read how many times that of another state the figure before is."""
    if scene.opening is None or scene.opening.measure not in _RATIOS:
        return None
    greater = scene.opening.states[0]
    lesser = next((code for code in part.states if code != greater), None)
    measure = _RATIOS[scene.opening.measure]
    return Frame(measure, (greater, lesser), 1, "times") if lesser else None


def _counted(measure: str, words: str, size: int) -> Read:
    """Return a reader of a count of one state or of two."""
    pattern = re.compile(words)

    def read(part: FigurePart, scene: Scene) -> Frame | None:
        if not pattern.search(part.cue):
            return None
        if size == 1:
            return of_one(measure, "count", part)
        return _of_two(measure, "count", part, scene)

    return read


_READERS: dict[str, tuple[Read, ...]] = {
    "percent": (_burden, _power, _votes, _views, read_share),
    "money": (read_sum,),
    "times": (_ratio,),
    "count": (
        _counted("vetoes_cast", r"\bveto(?:es|ed)?\b", 1),
        _counted("shared_igos", r"\borgani[sz]ations\b", 2),
    ),
}


def _inherited(part: FigurePart, scene: Scene) -> Frame | None:
    """Return the frame of the figure before, with the state named since in its place."""
    last = scene.last
    if last is None or not _same_unit(part.stated.unit, last.unit):
        return None
    named = part.named(f"{part.between}{part.after}")
    new = [code for code in named if code not in last.states]
    if len(new) > 1:
        return None
    if not new:
        return last if set(named) in (set(), set(last.states)) or len(last.states) > 1 else None
    states = tuple(new[0] if at == last.free else code for at, code in enumerate(last.states))
    return replace(last, states=states)


def _same_unit(unit: str, before: str) -> bool:
    return unit in (before, "count", "index")
