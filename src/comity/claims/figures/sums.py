"""Sums of money: of one state, of a balance, of trade, or of what one state sold another."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.figures.balances import is_of_balance, read_balance
from comity.claims.figures.flows import ARMS
from comity.claims.figures.frame import (
    NO_INCOME,
    ON_FORCES,
    PUBLISHER,
    Frame,
    Scene,
    of_one,
    of_two,
    other_than,
    two_states,
)
from comity.claims.figures.owners import ABSOLUTE, FROM, GIVE, TAKE, TAKEN_BY, TO
from comity.claims.figures.parts import FigurePart

_SINGLE = (
    (
        "gdp_per_capita",
        re.compile(
            r"\b(?:a|per) (?:head|person|capita)\b|\b(?:average|mean) incomes?\b|\bper <\d+d>|"
            r"\bfor (?:each|every) (?:<\d+d?>|inhabitant|citizen|resident)|"
            r"\bearn(?:s|ed)\b.* on average\b|\b(?:the average|the typical|each|every) "
            r"(?:<\d+d?>|inhabitant|citizen|resident)(?!.*\b(?:spen[dt]s?|pa(?:ys|id)|bought|buys)\b)"
        ),
    ),
    ("military_spending", ON_FORCES),
    ("foreign_reserves", re.compile(r"\breserves\b")),
    (
        "gdp",
        re.compile(
            r"\b(?:gdp|gross domestic product|economy|(?:economic )?output|national income)\b"
        ),
    ),
)
_SHARE_OF_OUTPUT = re.compile(
    r"#\d+ of (?:the |its |their )?(?:<\d+>'s |<\d+d> )?(?:gdp|gross domestic product)\b"
)
"""A share of output next to a sum: "trade of 5 billion, or 3 percent of GDP"."""

_TRADE = re.compile(
    r"\b(?:trade|commerce|exchanges of goods|turnover)\b|\bbusiness (?:between|with) (?:the )?<\d+>"
)
_BOTH_WAYS = re.compile(
    r"\b(?:trad|exchang|swapp?)(?:ed?|ing) (?:goods|merchandise|wares|products)\b|"
    r"\b(?:goods|merchandise|wares)\b[^,;]*\b(?:back and forth|both ways|(?:in )?both directions|"
    r"to and fro)\b|#\d+(?: worth)? of business (?:with|between)\b"
)
"""What goes from each of two to the other, so that no one sells it."""
_GOODS = r"(?:exports?|sales|shipments|goods|wares|deliveries|crude|oil|gas|coal|fuels?)\b"
_EXPORTS_OF = re.compile(
    rf"(?:<(\d+)d>|<(\d+)>'s) (?:(?!imports?\b|purchases\b)[\w-]+ ){{0,2}}?{_GOODS}"
)
_IMPORTS_OF = re.compile(
    r"(?:<(\d+)d>|<(\d+)>'s) (?:[\w-]+ ){0,2}?(?:imports?|purchases)\b|<(\d+)> imports of\b|"
    r"\b(?:imports|purchases) by (?:the )?<(\d+)>"
)
_FROM_IT = re.compile(r"\bfrom (?:it|them)\b")
_FLOW_WORD = re.compile(r"\b(?:exports?|sales|shipments|deliveries|imports?|purchases)\b")
_FUELS = (
    ("crude_oil_exports", re.compile(r"\bcrude(?: oil)?\b")),
    ("coal_exports", re.compile(r"\bcoal\b")),
    ("gas_exports", re.compile(r"\b(?:natural gas|gas)\b")),
    ("fuel_exports", re.compile(r"\bfuels?\b|\benergy\b")),
)
_SENT_TO = re.compile(r"\bto (?:the )?<\d+>(?!'s)")
_FINANCE = re.compile(r"\b(?:lent|loans?|lending|financ\w+|pledged|committed|grants?)\b")
_INVESTED = re.compile(r"\binvest(?:ed|ment|ments)\b")
CHINA = 710


_PART_OF_FLOW = re.compile(
    r"\b(?:crude(?: oil)?|(?:natural )?gas|coal|fuels?|energy) (?:alone |\w+ly )?"
    r"(?:made up|makes up|accounted for|accounts for|came to|comes to|was|were|is|amounted to|"
    r"reached|represented|constituted) (?:\w+ )?#|"
    r"#\d+(?: worth)? (?:was|were|of it was|came from|consisted of|of|in) "
    r"(?:crude(?: oil)?|(?:natural )?gas|coal|fuels?|energy)\b"
)
"""A fuel that is a part of the exports of the figure before: "of which crude was 3 billion"."""


def _fuel_of_exports(part: FigurePart, scene: Scene) -> Frame | None:
    """Read the part that a fuel is of what one state sold another."""
    last = scene.last or scene.spoken
    match = _PART_OF_FLOW.search(part.text)
    if match is None or last is None or last.measure not in ("exports", "fuel_exports"):
        return None
    if set(part.states) - set(last.states):
        return None
    return replace(last, measure=next(name for name, words in _FUELS if words.search(match[0])))


_NOUN_BEFORE = re.compile(r"(?:^|[,;:(] ?)(?P<noun>[^,;:(#]{3,60}), $|(?P<alone>[^,;:(#]{3,60}),$")
_ALL_HEDGE = re.compile(r"^ ?(?:of |at |only |just )*$")


def _with_noun_before(part: FigurePart) -> str:
    """Return the words of a figure, with the noun that it is put to: "its economy, $3 billion"."""
    match = _NOUN_BEFORE.search(part.opening) if _ALL_HEDGE.match(part.before) else None
    return f"{match['noun'] or match['alone']} {part.cue}" if match else part.cue


_ITS = re.compile(r"\bits\b")


def _of_its_owner(frame: Frame | None, cue: str, part: FigurePart) -> Frame | None:
    """Return a frame, of the state that a sentence names first where a noun before is "its"."""
    is_before = _ITS.search(cue) is not None and _ITS.search(part.cue) is None
    if frame is None or not is_before or part.states or part.first is None:
        return frame
    return replace(frame, states=(part.first,))


def _of_single(part: FigurePart) -> Frame | None:
    """Read a sum of one state: an income, a budget, reserves or an output."""
    cue = _SHARE_OF_OUTPUT.sub("", _with_noun_before(part))
    is_income = part.stated.value < NO_INCOME
    named = (
        name
        for name, words in _SINGLE
        if words.search(cue if is_income or name != "gdp_per_capita" else part.text)
    )
    is_published = PUBLISHER.search(f"{part.opening}{cue}") and not ARMS.search(cue)
    measure = next(named, "military_spending" if is_published else "")
    return _of_its_owner(of_one(measure, "money", part), cue, part) if measure else None


def read_sum(part: FigurePart, scene: Scene) -> Frame | None:
    """Read what a sum of money is of."""
    if is_of_balance(part):
        return read_balance(part, scene)
    if frame := _of_single(part):
        return frame
    if ARMS.search(part.cue):
        return None
    if frame := _fuel_of_exports(part, scene):
        return frame
    if whole := _whole_trade(part):
        return whole
    if _BOTH_WAYS.search(part.cue):
        return of_two("trade", "money", part, scene)
    of_two_states = next(filter(None, (read(part, scene) for read in _OF_PAIR)), None)
    return of_two_states or _with_the_world(part, scene)


def _lent(part: FigurePart, scene: Scene) -> Frame | None:
    """Read what China committed to a state, or what one state's firms own in another."""
    two = two_states(part, scene)
    if len(two) < 2:
        return None
    if _INVESTED.search(part.cue):
        taker = _first(part, TO)
        giver = other_than(taker, two)
        return Frame("direct_investment", (giver, taker), 1, "money") if giver and taker else None
    if _FINANCE.search(part.cue) and CHINA in two:
        other = next(code for code in two if code != CHINA)
        return Frame("chinese_finance", (CHINA, other), 1, "money")
    return None


def _exports(part: FigurePart, scene: Scene) -> Frame | None:
    """Read a sum for which one state sold goods to another."""
    giver, taker = _by_subject(part, *_by_words(part))
    one = giver or taker
    if one is None or not (_is_sale(part) or (giver and taker)):
        return None
    same_role = _sides_before(scene)[1 if giver else 0]
    other = other_than(one, (*part.states, same_role, *two_states(part, scene)))
    two = (giver or other, taker or other)
    cue = _SHARE_OF_FUEL.sub("", part.cue)
    measure = next((name for name, words in _FUELS if words.search(cue)), "exports")
    return _sold(measure, *two)


_WORTH = re.compile(r"^ ?(?:or |worth |equal to |i\.e\. |that is )(?:about |some |nearly |over )?$")
_WORTH_AFTER = re.compile(r"^(?: worth| (?:of|in) goods)?(?=[,.;:)]|$| in | since )")


def _worth_of_share(part: FigurePart, scene: Scene) -> Frame | None:
    """Read the sum that the share before it is: "with 21 percent of the total, worth 6 billion"."""
    last = scene.last
    if last is None or last.measure not in ("export_share", "import_share") or part.states:
        return None
    if not (_WORTH.match(part.before) and _WORTH_AFTER.match(part.after)):
        return None
    states = last.states if last.measure == "export_share" else last.states[::-1]
    return replace(last, measure="exports", states=states, unit="money", is_inherited=True)


_SHARE_OF_FUEL = re.compile(
    r"#\d+ of (?:(?:its|their|the|<\d+>'s|<\d+d>) )+(?:crude(?: oil)?|(?:natural )?gas|coal|fuels?)"
    r"(?=,| and )"
)
"""A fuel of which a share comes before a sum: that may be of all goods."""

_OPENED_BY = re.compile(
    r"(?P<with>(?<!,) (?:with|to|from) )?(?:the )?<(?P<n>\d+)> \((?:about |some |nearly |over )?$"
)
_IN_BRACKETS = re.compile(
    r"^ (?:worth )?(?:(?:of|in) )?(?:(?P<sold>sold|exported|sales|exports)|"
    r"bought|imported|purchases|imports)\b(?! (?:to|from|by))"
)


def _in_brackets(part: FigurePart, scene: Scene) -> Frame | None:
    """Read the trade of a state in brackets: "Peru (3 billion sold, 2 billion bought)".

    It is that of the state just before, or after "trade with B" that of the other.
    """
    opened = _OPENED_BY.search(f"{part.opening}{part.before}")
    way = _IN_BRACKETS.match(part.after)
    if opened is None or way is None:
        return None
    named = part.code(opened, "n")
    other = other_than(named, (*part.nearest, *scene.pair))
    one, partner = (other, named) if opened["with"] else (named, other)
    return _sold("exports", *((one, partner) if way["sold"] else (partner, one)))


def _sides_before(scene: Scene) -> tuple[int | None, int | None]:
    """Return who sold and who bought in the figure before; None of each where it is of no sale."""
    last = scene.last
    if last is None or not last.measure.endswith("exports") or len(last.states) == 1:
        return None, None
    seller, buyer = last.states
    return seller, buyer


def _is_sale(part: FigurePart) -> bool:
    return any(words.search(part.cue) for words in (_FLOW_WORD, GIVE, TAKE))


def _sold(measure: str, giver: int | None, taker: int | None) -> Frame | None:
    """Build a frame of what one state sold another; None where one of them is open."""
    if giver is None or taker is None or giver == taker:
        return None
    return Frame(measure, (giver, taker), 1, "money")


def _by_words(part: FigurePart) -> tuple[int | None, int | None]:
    """Return who sold to whom as possessives and prepositions say: "A's sales to B"."""
    part = replace(part, cue=ABSOLUTE.sub("", part.cue))
    from_it = other_than(part.subject, (part.first,)) if _FROM_IT.search(part.cue) else None
    seller = _first(part, _EXPORTS_OF)
    agent = other_than(seller, [_first(part, _AGENT)]) if seller else None
    taker = _first(part, TAKEN_BY) or _first(part, _IMPORTS_OF) or _first(part, _SERVED)
    taker = taker or _first(part, TO) or agent
    sources = (part.code(match) for one in (FROM, _GOODS_OF) for match in one.finditer(part.cue))
    return seller or other_than(taker, sources) or from_it, taker


_GOODS_OF = re.compile(
    r"\b(?:imports|purchases) of (?:the )?<(\d+)d> (?:products|goods|wares|merchandise)\b"
)
"""Whose goods are bought: "imports of Argentine products"."""

_SERVED = re.compile(
    r"\b(?:sold|sells?|selling|sent|supplied|delivered|shipped|furnished) (?:the )?<(\d+)d?>"
    r"(?!'s)(?! (?:[a-z]+ )?(?:goods|products|merchandise|wares|exports|oil|gas|crude|coal|fuels?)"
    r"(?! (?:for|worth|valued)\b)\b)"
)
"""Who was sold something, right after the verb: "and sold the Peruvians 3 billion"."""

_AGENT = re.compile(r"\bby (?:the )?<(\d+)>(?!'s)")
"""Who took what another sold, said in the passive: "Peruvian goods worth 3 billion by China"."""


def _by_subject(
    part: FigurePart, giver: int | None, taker: int | None
) -> tuple[int | None, int | None]:
    """Return who sold to whom, the subject of the verb in the place that is open."""
    takes = any(words.search(part.before) for words in (TAKE, _TAKER))
    gives = GIVE.search(part.before) is not None or bool(_SENT_TO.search(part.cue) and not takes)
    if giver is None and gives and part.subject != taker:
        giver = part.subject
    if taker is None and takes and part.subject != giver:
        taker = part.subject
    return giver, taker


_TAKER = re.compile(r"\b(?:recipient|buyer|destination|customer|purchaser|importer)s? (?:of|for)\b")
"""What a state is that others sell to: "Egypt was the recipient of goods"."""


def _first(part: FigurePart, pattern: re.Pattern[str]) -> int | None:
    match = pattern.search(part.cue)
    if not match:
        return None
    return part.code(match, match.lastindex or 1)


_WHOLE_TRADE = re.compile(
    r"(?:<(?P<n>\d+)>'s|<(?P<d>\d+)d>) (?:overall|total|foreign|external|entire|global|worldwide) "
    r"(?:(?:foreign|external|goods|merchandise) )?(?:trade|commerce)\b"
    r"(?! (?:with|between|to|from|balance|deficit|surplus|agreement))"
)


_WHOLE_FLOW = re.compile(
    r"(?:<(?P<n>\d+)>'s|<(?P<d>\d+)d>) "
    r"(?:(?:total|overall|global|worldwide|entire|all|foreign|goods|merchandise) )+"
    r"(?P<flow>(?:ex|im)ports) (?:of|worth|totall?ing) "
    r"(?:(?:about|some|over|nearly|almost|around) )?$"
)
"""What a sum is of that follows at once: "of its total exports of 5 billion"."""


def _whole_trade(part: FigurePart) -> Frame | None:
    """Read what one state trades with all others, whatever others the sentence compares it with."""
    if flow := _WHOLE_FLOW.search(part.before):
        owner = part.code(flow, "n" if flow["n"] else "d")
        return Frame(f"total_{flow['flow']}", (owner,), 0, "money")
    match = _WHOLE_TRADE.search(part.cue)
    if match is None or _PARTNER.search(part.text):
        return None
    return Frame("total_trade", (part.code(match, "n" if match["n"] else "d"),), 0, "money")


def _trade(part: FigurePart, scene: Scene) -> Frame | None:
    """Read a sum that two states traded."""
    return of_two("trade", "money", part, scene) if _TRADE.search(part.cue) else None


_OF_PAIR = (_lent, _in_brackets, _worth_of_share, _exports, _trade)
"""The readers of what one state gave another, or of what two traded."""


_KINDS = r"(?:(?:total|overall|goods|merchandise|foreign|annual|yearly|national|worldwide) )*"
_OF_ALL = (
    r"(?! (?:tax|dut|mark|growth|of (?!goods|merchandise|\$|#|about|some|over)|to <|from <|to the))"
)
_TOTALS = tuple(
    (
        f"total_{flow}s",
        re.compile(
            rf"(?:<\d+>(?:'s)?|<\d+d>|\bits|\btheir) {_KINDS}{flow}s\b{_OF_ALL}|"
            rf"\b{_KINDS}{flow}s (?:{of}|by|of) (?:the )?<\d+>(?!'s)|"
            rf"<\d+> (?:\w+ly )?(?:has |had )?(?:record|post|report|register|achiev|book)\w* "
            rf"(?:an? |the )?{_KINDS}{flow}s\b{_OF_ALL}|"
            rf"<\d+> (?:\w+ly )?(?:has |had )?{flow}(?:s|ed)? (?:about |some |over )?"
            rf"(?:{_KINDS}(?:goods|merchandise|products) (?:worth|valued at)|"
            rf"#\d+(?:'s?|’)? (?:worth )?(?:of|in) {_KINDS}(?:goods|merchandise|products))|"
            rf"<\d+> {flow}ed (?:about |some |over )?#\d+(?=[,.;]|$| and (?:im|ex)ported| in #?\d)|"
            rf"{more}"
        ),
    )
    for flow, of, more in (
        ("export", "from", r"\b(?:sold|sells) #\d+(?: worth)? of (?:goods|merchandise) abroad\b"),
        ("import", "into", r"\b(?:spent|spends) #\d+ on (?:its |all )?imports\b(?! (?:of|from))"),
    )
)
"""What a state sells to all others, or buys from all."""

_PARTNER = re.compile(
    r"\b(?:to|from|with|into) (?:the )?(?:<\d+|eu\b|european|world's|region|bloc|there\b|it\b|"
    r"them\b|each other|other|neighbou?r|member|asia|africa|europe|america|former|rest)"
)


_BOTH_WAYS = re.compile(r"\b(?P<way>export|import)ed (?:(?:about|some|over|nearly|goods worth) )?$")


def _with_the_world(part: FigurePart, scene: Scene) -> Frame | None:
    """Read what a state sold to all others, in a sentence that names no partner."""
    whole = f"{part.opening}{part.text}{part.closing}"
    is_of_pair = scene.spoken is not None and len(scene.spoken.states) > 1
    if is_of_pair or len(scene.pair) > 1 or len(part.named(whole)) != 1 or _is_to_one(part):
        return None
    cue = part.cue if part.named(part.cue) else f"{part.opening}{part.text}"
    own = _BOTH_WAYS.search(part.before)
    measure = next((name for name, words in _TOTALS if words.search(cue)), "")
    if own and measure:
        measure = f"total_{own['way']}s"
    return of_one(measure, "money", part) if measure else None


def _is_to_one(part: FigurePart) -> bool:
    """Return whether words after a flow name another than all states as its partner."""
    words = re.sub(r"\b(?:exports|imports) (?:from|into) (?:the )?<\d+>", "", part.text)
    return _PARTNER.search(words) is not None
