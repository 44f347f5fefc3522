"""What a figure is a part of, or set against, that its test does not know."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from comity.claims.claim import ClaimTest, Interpretation
from comity.claims.doubts.doubt import Doubt, is_share_of_trade, words_around
from comity.claims.text.masks import PEOPLE, masked_evenly
from comity.claims.text.mentions import Context, Mention
from comity.claims.text.sentences import TextSpan
from comity.claims.text.times import A_MONTH, MONTHS

OF_OUTPUT = "not accounted for: a share of economic output, where the test is of trade"
NO_STATE = "not accounted for: a place that is no state, whose the figure is"
COMPARED = "not accounted for: a comparison, where the test asks whether there was any"
EACH = "not accounted for: the states that “each” means"
PART_OF_YEAR = "not accounted for: the part of a year that the sentence before names"
BOTH_FLOWS = "not accounted for: what is bought and what is sold, taken together"
TIMES = "not accounted for: how many times it was, where the test asks whether it was"
AMONG_PAIRS = "not accounted for: whose partners are ranked, where the test ranks pairs"
OF_MONTH = "not accounted for: the month that the figures are of"
OF_ALL_TRADE = "not accounted for: a share of all states' trade, where the test is of one's"
OF_PRODUCT = "not accounted for: which goods of the state, where the test has those of all kinds"
SERVICES = "not accounted for: services, where the test is of goods"
CHANGE = "not accounted for: a rise or fall of which it is a share"
BESIDE = "not accounted for: on whose side one fought"

_OUTPUT = re.compile(
    r"(?: of| from| in)? (?:its |their |the |[A-Z]\w+['’]s )?(?:country['’]s |national )?"
    r"(?:GDP|G\.D\.P\.|gross domestic product|economic output|output|national income|"
    r"econom(?:y|ies))\b"
)
_FROM_GDP = re.compile(r"\b(?:share|proportion|part|percentage) of exports (?:from|in|to) GDP\b")
_OF_GDP = re.compile(r"dependence|burden|gdp|trade_to|spending")


def _share_of_output(sentence: str, _: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "nearly half of the country's GDP", where the test is of a share of trade."""
    stated = test.quantity
    if stated is None or stated.unit != "percent" or _OF_GDP.search(test.lookups[0].measure):
        return ""
    is_of_output = _OUTPUT.match(words_around(sentence, stated.text)[1]) is not None
    is_of_exports = _FROM_GDP.search(sentence) is not None
    return OF_OUTPUT if is_of_output or is_of_exports else ""


_OF_ALL_TRADE = re.compile(
    r"(?: ?%| per ?cent)?(?:[ -]share)? (?:of|in) (?:(?:the|all) )*"
    r"(?:global|world(?:wide|['’]s)?) (?:total|exports|imports|trade|market)\b|"
    r"(?: ?%| per ?cent)? (?:global|world) share\b"
)
_OF_TOTAL = re.compile(r"(?: ?%| per ?cent)?(?:[ -]share)? of the total\b")
_IN_WORLD = re.compile(r"\b(?:ex|im)porters? (?:in|of) the world\b|\bworld['’]s [a-z ]+porters?\b")


def _share_of_all_trade(sentence: str, _: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "9 percent of the global total", where the test is of a share of one state's trade."""
    stated = test.quantity
    if stated is None or stated.unit != "percent" or not is_share_of_trade(test):
        return ""
    after = words_around(sentence, stated.text)[1]
    is_of_total = _OF_TOTAL.match(after) is not None and _IN_WORLD.search(sentence) is not None
    return OF_ALL_TRADE if is_of_total or _OF_ALL_TRADE.match(after) else ""


_PLACE = re.compile(r" (?:in|of|for) (?:the )?(?P<name>[A-Z][a-z]+)\b")
_NOT_PLACE = re.compile(
    rf"{MONTHS}|"
    r"Spring|Summer|Autumn|Winter|Fiscal|Assembly|General|Security|United|Congress|Belt"
)


def _of_no_state(sentence: str, _: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find "777 billion in Florida", where the test is of one state as a whole."""
    stated = test.quantity
    if stated is None or stated.unit != "money" or len(test.lookups[0].states) > 1:
        return ""
    before, after = words_around(sentence, stated.text)
    place = _PLACE.match(after)
    if place is None or _NOT_PLACE.match(place["name"]):
        return ""
    start = len(before) + len(stated.text) + place.start("name")
    is_state = any(one.start <= start < one.end for one in mentions)
    return "" if is_state else NO_STATE


_SURPASSES = re.compile(
    r"\b(?:surpass|overt(?:ak|ook)|exceed|outstrip|outpac|overshadow|outs(?:ell|old)|dwarf)\w*\b"
)


def _unread_comparison(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "Brazil surpassed American exports", where the test asks whether there were any."""
    is_of_any = test.criterion.name in ("some", "high") and not test.against and not test.quantity
    return COMPARED if is_of_any and _SURPASSES.search(part) else ""


_FOR_EACH = re.compile(r"\b(?:for|of|to|with|by) each(?: of (?:them|these))?(?=[.,;]|$)")


def _unknown_each(_: str, part: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find "markets for each", of states that the sentence before names."""
    is_of_two = len(test.lookups[0].states) > 1
    return EACH if is_of_two and mentions and _FOR_EACH.search(part) else ""


_ALONGSIDE = re.compile(
    r"\b(?:fought|fight\w*|served?|battled?) (?:\w+ ){0,3}?(?:alongside|together with|beside|"
    r"side by side with|shoulder to shoulder|on the side of|as an? ally of)\b"
)


def _fought_beside(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "fought alongside the United States", where the test asks for a war between the two."""
    is_of_war = test.lookups[0].measure.startswith(("interstate_war", "militarised_disputes"))
    return BESIDE if is_of_war and _ALONGSIDE.search(part) else ""


_OWN_TIME = re.compile(
    r"\b(?:1[89]|20)\d\d\b(?! dollars)|\bannual|\ba year\b(?! earlier| ago| before)"
)
_SAME_PERIOD = re.compile(r"\b(?:same|corresponding|comparable) (?:period|months?|quarter)\b")
_FLOW = re.compile(r"trade|export|import")


def with_part_of_year(
    sentence: str, reading: tuple[TextSpan, Interpretation], context: Context
) -> tuple[TextSpan, Interpretation]:
    """Return a figure of a flow as open where the sentence before is of some months of a year."""
    part, one = reading
    test = one.test
    if test is None or one.gap or not context.is_on_part_of_year:
        return reading
    if _OWN_TIME.search(sentence) and not _SAME_PERIOD.search(sentence):
        return reading
    is_of_flow = test.quantity is not None and _FLOW.search(test.lookups[0].measure) is not None
    is_of_window = test.lookups[0].measure.startswith("arms_")
    return (part, replace(one, gap=PART_OF_YEAR)) if is_of_flow and not is_of_window else reading


_BOTH_FLOWS = re.compile(
    r"\b(?:imports|exports) (?:(?:from|to) )?and (?:[A-Z][\w .]*['’]s )?(?:imports|exports) "
    r"(?:from|to)\b"
)


def _both_flows(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "imports from and exports to China", where the test is of one of the two."""
    is_of_one = test.lookups[0].measure in ("exports", "import_share", "export_share")
    return BOTH_FLOWS if is_of_one and _BOTH_FLOWS.search(part) else ""


_SO_OFTEN = re.compile(r"\b(?:twice|thrice|(?:two|three|four|five|six|seven|\d+) times)\b")


def _so_often(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "visited it twice", where the test asks whether there was a visit."""
    is_of_any = test.criterion.name == "some" and test.quantity is None
    return TIMES if is_of_any and _SO_OFTEN.search(part) else ""


_OF_PAIRS = re.compile(r"\b(?:world|global|any two|pairs?|bilateral)\b", re.IGNORECASE)


def _rank_of_pair(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "came second in its trade", where the test ranks the two among all pairs of states."""
    is_of_pair = test.lookups[0].measure == "trade" and not test.among and not test.peers
    return AMONG_PAIRS if is_of_pair and test.is_of_rank and not _OF_PAIRS.search(part) else ""


_DATA_OF_MONTH = re.compile(
    rf"\b(?:data|figures|statistics|numbers|returns) (?:for|of|from|covering) "
    rf"(?:the month of )?{A_MONTH}\b|"
    rf"\b{A_MONTH}(?:['’]s)? (?:data|figures|statistics|numbers|returns)\b"
)
_OF_SALES = re.compile(r"^trade|^exports$|_share$|_exports$|^partner_rank$")


def _of_month(sentence: str, _: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "data for March showed", where the test is of a year of trade."""
    is_of_sales = _OF_SALES.search(test.lookups[0].measure) is not None
    is_of_window = test.lookups[0].measure.startswith("arms_")
    is_of_month = is_of_sales and not is_of_window and _DATA_OF_MONTH.search(sentence)
    return OF_MONTH if is_of_month else ""


_GENERAL = (
    r"(?:goods|exports?|imports?|products|merchandise|commodities|arms|weapons|weaponry|origin|fuels?|"
    r"oil|gas|coal|crude|energy|trade|sales|shipments|purchases|deliveries|manufactures|wares|market|"
    r"dollars|GDP|economy|economic|output|foreign|total|military|defen[cs]e|imported|exported)"
)
_OF_PRODUCTS = re.compile(
    rf"\b(?:imported|bought|purchased|exported|sold|shipped|took|imports|buys|sells|exports) "
    rf"[^,;.]*?\d[^,;]*? (?:worth )?of (?:the )?[{PEOPLE}]+ (?!{_GENERAL}\b)[a-z]+"
)


def _of_products(sentence: str, _: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find "imported $3 million of Peruvian fruits", where the test is of goods of all kinds."""
    stated = test.quantity
    is_of_all = test.lookups[0].measure in ("trade", "exports", "import_share", "export_share")
    if not is_of_all or stated is None or stated.unit != "money":
        return ""
    return OF_PRODUCT if _OF_PRODUCTS.search(masked_evenly(sentence, mentions)) else ""


_SERVICES = re.compile(r"^[^.;]{0,60}\b(?:goods and services|and services)\b")


def _with_services(sentence: str, _: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "5.2 billion dollars of goods and services", where the test is of goods."""
    stated = test.quantity
    is_of_goods = _OF_GOODS.search(test.lookups[0].measure) is not None
    if stated is None or not is_of_goods:
        return ""
    before, after = words_around(sentence, stated.text)
    is_named = _SERVICES.match(after) or "goods and services" in before[-60:]
    return SERVICES if is_named else ""


_OF_GOODS = re.compile(r"^(?:total_)?(?:trade|exports|imports)$|^(?:trade|export|import)_share$")

OF_FUEL = re.compile(
    r"^ of [^,.;]{0,40}\b(?:LNG|gas|oil|crude|coal|fuel|energy)\b[^,.;]{0,12}\b(?:ex|im)ports\b"
)
"""What a share of one fuel is of."""


def _of_fuel(sentence: str, _: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "36 percent of its gas exports", where the test is of goods of all kinds."""
    stated = test.quantity
    if stated is None or not is_share_of_trade(test):
        return ""
    return OF_PRODUCT if OF_FUEL.match(words_around(sentence, stated.text)[1]) else ""


_OF_CHANGE = re.compile(
    r"\bof (?:this|the|that|its|their)(?: \w+)? (?:rise|increase|growth|decline|decrease|fall|drop|"
    r"expansion|surge|jump)\b"
)


def _share_of_change(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "most of this rise is from trade with it", where the share of all is tested."""
    is_share = test.lookups[0].measure.endswith("_share")
    return CHANGE if is_share and _OF_CHANGE.search(part) else ""


OTHER_WHOLES: tuple[Doubt, ...] = (
    _share_of_output,
    _share_of_all_trade,
    _of_no_state,
    _unread_comparison,
    _unknown_each,
    _fought_beside,
    _both_flows,
    _so_often,
    _rank_of_pair,
    _of_month,
    _of_products,
    _with_services,
    _of_fuel,
    _share_of_change,
)
"""What finds a whole, a place or a side that a test does not know."""
