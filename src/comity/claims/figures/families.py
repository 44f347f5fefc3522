"""The words of families of measures: views, votes, power, regimes, visits, burdens."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.figures.continued import read_views_of_another
from comity.claims.figures.frame import (
    DEFENCE,
    FED,
    Frame,
    Scene,
    of_one,
    of_two,
    other_than,
)
from comity.claims.figures.parts import FigurePart
from comity.claims.text.quantities import Quantity, QuantityUnit

_KIND = r"(?:favou?rable|positive|good|warm|kind|kindly|high|friendly|approving)"
_WELL = r"(?:well|highly|kindly|warmly|fondly|favou?rably)"
_LIKES = re.compile(
    rf"\bfavou?rabl[ey]\b|\b{_KIND} (?:views?|opinions?|feelings?|attitudes?|impressions?)\b|"
    rf"\b(?:thought|thinks?|thinking|spoke|speaks?|speaking) {_WELL} of\b|"
    rf"\b(?:look|looks|looked|looking) {_WELL} (?:up)?on\b|\b{_WELL} disposed to\b|"
    r"\b(?:goodwill|good will|sympath\w+)\b|\b(?:likes?|liked) (?:the )?<\d+>|\bviewed <\d+> |"
    r"\bviews of\b|\bin an? (?:\w+ly )?(?:positive|favou?rable|good|friendly|kind) light\b|"
    r"\b(?:saw|sees?|seen|regard(?:s|ed)?|view(?:s|ed)?) (?:the )?<\d+> (?:\w+ )?positively\b"
)
_DISLIKES = re.compile(
    r"\b(?:unfavou?rabl[ey]|negative(?:ly)?|hostile|bad|poor|low|dim|unfriendly|cold) |"
    r"\b(?:ill|badly|poorly|little) of\b|\b(?:dislik|distrust|mistrust|trust|confiden)\w*|"
    r"\bantipath\w*"
)
"""Words of views that are none of liking; nor is to trust a state to like it."""

_VIEWED = re.compile(
    r"\b(?:(?<!#\d )(?<!#\d\d )of|for|to|towards?|views?|viewed|(?:up)?on|likes?|liked|saw|"
    r"sees?|regard|regards|regarded) (?:the )?<(\d+)>"
)
_NEXT_VIEWED = re.compile(
    r"^ (?:(?P<of>of|for|to|towards?|on) (?:the )?<(?P<state>\d+)>(?!'s)|"
    r"(?:the )?<(?P<bare>\d+)>[.,;]?$)"
)
_OF_PEOPLE = r" of (?:[a-z]+ (?:in )?)?(?:the )?<\d+d?>"
_FIRST_PEOPLE = re.compile(rf"^{_OF_PEOPLE},?(?: and)? ?$")
_NEXT_PEOPLE = re.compile(rf"^(?:,|,? and) (?:only |just |some |about )*#\d+{_OF_PEOPLE}")
"""The first and the next people of a list with one view: "11% of A's and 19% of B's saw C"."""


def read_views(part: FigurePart, scene: Scene) -> Frame | None:
    """Read what share of a state's people thinks well of another state.

    They are the people of the figure before where the words name none: "while 9 percent like C".
    """
    cue = _with_view_after(part)
    if _DISLIKES.search(cue):
        return None
    match = _VIEWED.search(cue) if _LIKES.search(cue) else None
    if match is None:
        return read_next_viewed(part, scene) or read_views_of_another(part, scene.spoken)
    viewed = part.code(match)
    last = scene.last
    people = last.states[:1] if last and last.measure == "favourability" else ()
    viewer = other_than(viewed, (*part.states, *part.named(part.between), *people, *part.nearest))
    return Frame("favourability", (viewer, viewed), 0, "percent") if viewer else None


def _with_view_after(part: FigurePart) -> str:
    """Return the words of a figure, with the view that those of a list have in common."""
    is_first = _FIRST_PEOPLE.match(part.after) and _NEXT_PEOPLE.match(part.closing)
    return _NEXT_PEOPLE.sub(part.cue, part.closing) if is_first else part.cue


def read_next_viewed(part: FigurePart, scene: Scene) -> Frame | None:
    """Read the view that the same people have of another: "and 74 of C", "91 for C"."""
    last = scene.last
    if last is None or last.measure != "favourability":
        return None
    match = _NEXT_VIEWED.match(part.after)
    if match is None or not _is_viewed_alike(part, match, last):
        return None
    viewed = part.code(match, "state" if match["of"] else "bare")
    is_other = viewed != last.states[0]
    return Frame("favourability", (last.states[0], viewed), 0, "percent") if is_other else None


def _is_viewed_alike(part: FigurePart, match: re.Match[str], last: Frame) -> bool:
    """Return whether a state follows its figure as the one viewed before does: "of B", or bare."""
    if not match["of"]:
        return len(part.states) == 1
    before = (n for n, code in enumerate(part.codes) if code == last.states[1])
    links = (re.search(rf"\b{match['of']} (?:the )?<{n}>", part.opening) for n in before)
    return match["of"] == "for" or any(links)


_POWER = re.compile(
    r"\b(?:capabilit(?:y|ies)|cinc|composite (?:index|indicator)|index of (?:national |material )?"
    r"(?:power|strength)|(?:national|material) (?:power|strength))\b"
)


def read_power(part: FigurePart, _: Scene) -> Frame | None:
    """Read a share of the world's capabilities."""
    return of_one("cinc", "percent", part) if _POWER.search(part.cue) else None


def as_share(stated: Quantity) -> Quantity:
    """Return an index of capabilities as the share that it is: 0.14 is 14 percent.

    >>> as_share(Quantity(0.14, "index", 0.005, "", "0.14")).unit
    'percent'
    """
    return replace(stated, unit="percent")


_ELECTORAL = re.compile(r"\b(?:electoral democracy|democracy of elections|polyarchy)\b")
_LIBERAL = re.compile(r"\bliberal democracy\b|\bv-dem\b")
_FREEDOM = re.compile(r"\bfreedom house\b")
_POLITY = re.compile(r"\bpolity\b")


def read_democracy(part: FigurePart, _: Scene) -> Frame | None:
    """Read an index of democracy: of elections alone where it is called so."""
    if _ELECTORAL.search(f"{part.opening}{part.cue}") and not _LIBERAL_ALONE.search(part.cue):
        return _scored("polyarchy", _ANY_DEMOCRACY, "index", part)
    return _scored("liberal_democracy", _LIBERAL, "index", part)


_ANY_DEMOCRACY = re.compile(rf"{_ELECTORAL.pattern}|{_LIBERAL.pattern}")
_LIBERAL_ALONE = re.compile(r"\bliberal democracy\b")


def read_freedom(part: FigurePart, _: Scene) -> Frame | None:
    """Read a rating by Freedom House."""
    return _scored("freedom_rating", _FREEDOM, "index", part)


def read_polity(part: FigurePart, _: Scene) -> Frame | None:
    """Read a score of Polity."""
    return _scored("polity_score", _POLITY, "index", part)


def _scored(
    measure: str, words: re.Pattern[str], unit: QuantityUnit, part: FigurePart
) -> Frame | None:
    """Return the frame of a score where its words are said."""
    return of_one(measure, unit, part) if words.search(part.cue) else None


USA = 2

_SECRETARY = re.compile(
    r"\bsecretary (?:of state\b|blinken|pompeo|tillerson|kerry|clinton|rice|powell|albright|"
    r"christopher|eagleburger|baker|shultz|haig|muskie|vance|kissinger|rogers|rusk|herter|dulles|"
    r"acheson|marshall|byrnes|hull|rubio)\b"
)
_CAME = re.compile(
    r"\b(?:visit\w*|land(?:ed|s)|fl(?:ew|own|ies)|travel\w*|trips?|call(?:ed|s)|went|came|"
    r"stop(?:ped|s)|touch(?:ed)? down|stopovers?)\b"
)
_HOST = re.compile(r"\b(?:in|to|on|visited|at) (?:the )?<(\d+)>")


def read_visits(part: FigurePart, _: Scene) -> Frame | None:
    """Read how often an American secretary of state went to a state."""
    words = f"{part.opening}{part.text}"
    if not _SECRETARY.search(words) or not _CAME.search(words):
        return None
    hosts = [part.code(match) for match in _HOST.finditer(part.text)] or list(part.earlier[:1])
    host = next((code for code in reversed(hosts) if code != USA), None)
    return Frame("us_secretary_visits", (USA, host), 1, "count") if host else None


_DEFENCE = re.compile(
    rf"\b(?:{DEFENCE}|(?:on|into|for) (?:the |its |their )?forces|"
    r"(?:on|to) (?:the |its |their )?(?:war|arms|soldiers|army|defen[cs]e|military|armed forces))\b"
    rf"|{FED.pattern}"
)
_OUTPUT = (
    r"(?:gdp|output|gross domestic product|(?:gross )?national product|economy|national income)"
)
_OF_OUTPUT = re.compile(
    rf"^ (?:of|to) (?:its |their |the country's |national |<\d+>'s |<\d+d> )?(?:{_OUTPUT}|income)\b"
)


_ITS_PART_OF_OUTPUT = re.compile(
    r"\b(?:its|their|the) (?:share|part|proportion) (?:of|in) (?:the |its )?"
    r"(?:gdp|output|national income|gross domestic product|economy)\b"
)
"""The share of output that the spending just named is."""

_AS_BURDEN = re.compile(r"\b(?:military|defen[cs]e) burden\b[^;<]*, (?:at|with|or) $")
_BURDEN = re.compile(r"\bburden of (?:only |just |some )?$")


_EQUALS = re.compile(
    r"^(?:[^<]*\b)?(?:this|that|which|it|the (?:sum|figure|amount|total|budget|rise|increase))\b"
    r"[^<;]*?"
    r"\b(?:represent\w*|amount\w*|equal\w*|equivalent|correspond\w*|account\w*|is|was|makes|made) "
    r"(?:(?:up|to|for|equal to|equivalent to|about|some|only|just|roughly|nearly) )*$"
)
"""What the sum of the sentence before is as a share: "this represents 7 percent of GDP"."""

_OF_ITS_OUTPUT = re.compile(
    rf"^ (?:of|to) (?:<\d+>'s |<\d+d> |the country's |its |their |national |the )?{_OUTPUT}\b"
)


def _burden_spoken_of(part: FigurePart, scene: Scene) -> Frame | None:
    """Read what the military spending of the sentence before is as a share of output."""
    spoken = scene.spoken
    if spoken is None or spoken.measure != "military_spending" or scene.last:
        return None
    is_share = _OF_ITS_OUTPUT.match(part.after) and _EQUALS.search(f"{part.opening}{part.before}")
    if not is_share or part.states not in ((), spoken.states):
        return None
    return Frame("military_burden", spoken.states, 0, "percent", is_inherited=True)


_OF_PRODUCT = re.compile(
    rf"{_OF_ITS_OUTPUT.pattern}|^ of (?:(?:what|everything|all)(?: that)?|every dollar(?: that)?) "
    r"(?:the )?(?:<\d+d?>s?'? ?|country |nation )?(?:economy |people |inhabitants )?"
    r"(?:earn|produc|mak|generat|turn)(?:e?s|ed|e)? ?(?:out)?\b|^ of [^<;,]{1,20} that "
    r"(?:it|they|the (?:country|nation|economy)) (?:earn|produc|generat|made|make)\w*"
)
_OF_NO_ARMY = re.compile(
    r"\b(?:exports?|imports?|trade|debts?|deficit|surplus|aid|health|education|investment|taxe?s?|"
    r"revenues?|remittances|tourism|oil|gas|agriculture|farming|industry|services|welfare)\b"
)


def _burden_of_figure_before(part: FigurePart, scene: Scene) -> Frame | None:
    """Read what the military spending just named is of output: "3 billion, or 2 percent of GDP"."""
    last = scene.last
    is_of_army = last is not None and last.measure.startswith("military_spending")
    if last is None or not is_of_army or not _OF_PRODUCT.match(part.after):
        return None
    is_of_another = len(part.states) == 1 and _THE_SUM.search(part.before) is not None
    is_of_same = part.states in ((), last.states) or is_of_another
    states = part.states or last.states
    if not is_of_same or len(states) > 1 or _OF_NO_ARMY.search(part.text):
        return None
    return Frame("military_burden", states, 0, "percent", is_inherited=True)


_THE_SUM = re.compile(r"\b(?:sum|amount|outlay|budget|bill|equivalent|equal)\b")
"""What the spending of the state that is named after it is called."""

_OF_THAT = re.compile(r"^ of (?:it|that|this|the same|(?:that|this) (?:sum|total|output|amount))\b")
_ARMY = re.compile(
    rf"{_DEFENCE.pattern}|\b(?:army|armies|armed forces|military|soldiers|generals|"
    r"troops|defen[cs]e)\b"
)


def _burden_of_output_before(part: FigurePart, scene: Scene) -> Frame | None:
    """Read what an army takes of the output just named: "whose generals made do with 3% of it"."""
    last = scene.last
    is_of_it = last is not None and last.measure == "gdp" and _OF_THAT.match(part.after)
    if last is None or not is_of_it or part.states not in ((), last.states):
        return None
    if not _ARMY.search(f"{scene.since}{part.between}{part.after}") or _OF_NO_ARMY.search(
        part.text
    ):
        return None
    return replace(last, measure="military_burden", unit="percent", is_inherited=True)


_GOAL = re.compile(
    r"\b(?:nato|alliance|defen[cs]e|military)(?:'s)?[^;<]{0,30} "
    r"(?:goal|target|guideline|benchmark|threshold|pledge|norm|floor)\b"
)
"""The share of output that members of an alliance are to spend on their armies."""

_OWN_FIGURE = re.compile(
    r"(?:\bits|\btheir|<\d+>'s|<\d+d>|\bspen(?:ds?|t)|\bdevote[sd]?|\bmanage[sd]?) "
    r"(?:own |about |some |nearly |almost |only |just |over )*$"
)
"""A figure whose owner comes right before it, and no noun of something else."""

_OF_GOAL = (" goal", " target", "-of-gdp", " of gdp goal", " guideline", " benchmark", " threshold")


def _burden_beside_goal(part: FigurePart, _: Scene) -> Frame | None:
    """Read the share of output that a state has by the goal of an alliance: "its 4% this year"."""
    is_goal = part.after.startswith((*_OF_GOAL, " of "))
    is_said = _GOAL.search(part.opening) and _OWN_FIGURE.search(part.before) and not is_goal
    frame = of_one("military_burden", "percent", part) if is_said else None
    return replace(frame, is_inherited=True) if frame else None


def _burden_named(part: FigurePart, _: Scene) -> Frame | None:
    """Read a share that is called a burden, or that part of output which spending just named is."""
    is_burden = _BURDEN.search(part.before) and re.search(r"militar|defen[cs]e", part.opening)
    is_part = _ITS_PART_OF_OUTPUT.search(part.before) and _DEFENCE.search(part.opening)
    return of_one("military_burden", "percent", part) if is_burden or is_part else None


_PART_OF_OUTPUT = re.compile(
    rf"\b(?:share|part|proportion|percentage|portion|slice) of "
    rf"(?:its|their|the|national) {_OUTPUT}\b"
)
_OF_STATE = re.compile(
    r"(?:^|[ ,])<\d+>,? (?:(?:spent|spends|devoted|devotes|spending|devoting|allocated|gave|on|at|"
    r"with|only|just|about|some) )*$"
)
_IN_BRACKETS = re.compile(r"<\d+> \($")


def _burden_of_part_named(part: FigurePart, _: Scene) -> Frame | None:
    """Read a state's figure next to "the largest part of its GDP to defence" of it or another."""
    words = f"{part.opening}{part.text}{part.closing}"
    is_said = _PART_OF_OUTPUT.search(words) and _DEFENCE.search(words)
    is_own = _OF_STATE.search(part.before) or _IN_BRACKETS.search(f"{part.opening}{part.before}")
    if not is_said or not is_own or part.after.strip(" .") or _OF_NO_ARMY.search(words):
        return None
    named = part.named(part.before)[-1:] or part.earlier[:1]
    return Frame("military_burden", named, 0, "percent", is_inherited=True)


_BURDENS = (
    _burden_of_part_named,
    _burden_spoken_of,
    _burden_of_figure_before,
    _burden_of_output_before,
    _burden_named,
    _burden_beside_goal,
)


def read_burden(part: FigurePart, scene: Scene) -> Frame | None:
    """Read military spending as a share of output."""
    for read_after in _BURDENS:
        if frame := read_after(part, scene):
            return frame
    is_said = _DEFENCE.search(part.cue) or _AS_BURDEN.search(f"{part.opening}{part.before}")
    is_of_output = _OF_OUTPUT.search(part.after) or _OF_PRODUCT.match(part.after)
    if not is_of_output or not is_said:
        return None
    return of_one("military_burden", "percent", part)


_VOTES = re.compile(
    r"\b(?:vot(?:e[sd]?|ing)|roll[- ]calls?|resolutions|divisions|ballots|raise the same hand|"
    r"of one mind at the un)\b|#\d+ of the time\b"
)
_NOT_ALIKE = re.compile(r"\b(?:against|abstain\w*|veto\w*|absent|oppos\w+)\b")
_APART = re.compile(r"\b(?:different\w*|differ\w*|disagree\w*|apart|parted (?:company|ways))\b")


def read_votes(part: FigurePart, scene: Scene) -> Frame | None:
    """Read how often two states voted alike."""
    if not _VOTES.search(part.cue) or _NOT_ALIKE.search(f"{part.opening}{part.cue}"):
        return None
    frame = of_two("vote_agreement", "percent", part, scene)
    return replace(frame, is_rest=True) if frame and _APART.search(part.cue) else frame


_PEOPLE = re.compile(
    r"\b(?:migrants|immigrants|emigrants|expatriates|nationals)\b|"
    r"\b(?:born in|natives of|number of) |"
    r"\bthere (?:were|are) (?:\w+ ){0,2}#\d+ <\d+d> in (?:the )?<|"
    r"<\d+d>s? (?:who )?(?:(?:were|are|was) )?(?:liv(?:e|ed|ing)|resid\w+) in "
)
_ORIGIN = re.compile(r"(?:\b(?:from|born in|natives of) (?:the )?<(\d+)>|<(\d+)d>)")
_HOME = re.compile(
    r"\b(?:liv(?:e|ed|ing)|resid(?:e|ed|ing)|settled|in|hosts?|hosted) (?:in )?(?:the )?<(\d+)>"
)


_NEXT_ORIGIN = re.compile(r"^ <(\d+)d?>(?=[,.;]| (?:in|who|liv\w+|resid\w+|and|were|was)\b|$)")


def read_migrants(part: FigurePart, scene: Scene) -> Frame | None:
    """Read how many people from one state live in another, or in that of the figure before."""
    is_listed = _PEOPLE.search(part.opening) and _NEXT_ORIGIN.match(part.after)
    is_said = is_listed or _PEOPLE.search(part.cue)
    origin = is_listed or (_ORIGIN.search(part.cue) if is_said else None)
    if origin is None:
        return None
    code = part.code(origin, origin.lastindex or 1)
    homes = [part.code(match) for match in _HOME.finditer(part.cue)]
    last = scene.last
    if last is not None and last.measure == "migrants" and is_listed:
        homes.append(last.states[1])
    home = other_than(code, (*homes, *part.nearest))
    return Frame("migrants", (code, home), 1, "count") if home else None
