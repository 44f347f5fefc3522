"""Which measures a figure may be of, by the words around it and the topic of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from comity.claims.doubts.wholes import OF_FUEL
from comity.claims.figures.frame import DEFENCE

_SOLD = (
    r"(?:re-?)?export\w*|sells?|selling|sold|sales|ship(?:s|ped|ments?)|markets?|customers?|clients?|"
    r"outlets?|destinations?|earned|invoiced|absorb\w*|buyers?|took|takes|taking|went|goes|going|bound"
)
_BOUGHT = (
    r"import\w*|buys?|buying|bought|purchas\w+|suppl\w+|sourc\w+|furnish\w+|provid\w+|deliver\w*|"
    r"came|comes|coming|entered|sellers?|shopping|origin"
)
_GOODS = r"goods|merchandise|wares|abroad|flow\w*|direction|pass(?:ed|es)|basket"
_TURNOVER = (
    r"trad(?:e|es|ed|ing)(?! partner)|commerce|commercial|turnover|exchange[sd]?|traffic|dealings|"
    r"two-way|hands"
)
_PARTNER = r"trad\w+|commerce|commercial|partners?|turnover|exchanges?|dealings|two-way|ties"
_BALANCE = (
    r"surplus\w*|deficits?|shortfall|balance|imbalance|ahead|behind|hole|gap|in the (?:red|black)|"
    r"exceed\w*|lopsided|favou?r"
)
_ARMS = (
    r"arms|weapons?|weaponry|armaments?|armou?r\w*|arsenals?|mat[eé]riel|munitions|sipri|"
    r"(?:military|defen[cs]e) (?:equipment|hardware|imports|exports|kit|purchases|procurement|gear|"
    r"supplies)|hardware|kit|(?:fighter|combat)s?(?: jets| aircraft)?|jets|tanks|missiles|frigates|"
    r"submarines|warships|armed forces|army|military"
)
_OUTPUT = r"gdp|gross domestic product|national (?:income|output)|(?:economic )?output"
_FUELS = {
    "crude_oil": r"oil|crude|petroleum|barrels?",
    "gas": r"gas|lng",
    "coal": r"coal|lignite",
    "fuel": r"fuels?|energy|hydrocarbons?|oil and gas|petroleum",
}


@dataclass(frozen=True)
class Family:
    """Measures of which figures in one unit are, and the words by which they are spoken of.

    One that is a topic may be named once in a sentence for all figures in it.
    """

    words: re.Pattern[str]
    measures: tuple[str, ...]
    is_topic: bool = False


def _of_topic(words: str, *measures: str) -> Family:
    return Family(_pattern(words), measures, is_topic=True)


def _of_clause(words: str, *measures: str) -> Family:
    return Family(_pattern(words), measures)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


FAMILIES: dict[str, tuple[Family, ...]] = {
    "percent": (
        _of_clause(
            rf"(?:of|to) (?:its |their |the |total |national |\S+'s )*(?:{_OUTPUT})",
            *("military_burden", "trade_dependence"),
        ),
        _of_topic(
            r"general assembly|assembly|roll[- ]calls?|ballots?|divisions|resolutions|"
            r"vot(?:e[sd]?|ing)",
            "vote_agreement",
        ),
        _of_topic(
            r"favou?rabl[ey]|views?|viewed|poll\w*|pew|opinions?|survey\w*|respondents?",
            "favourability",
        ),
        *(
            _of_topic(words, f"{name}_import_share", f"{name}_export_share")
            for name, words in _FUELS.items()
        ),
        _of_topic(
            _ARMS,
            *("arms_import_share", "arms_export_share"),
            *("arms_imports_world_share", "arms_exports_world_share"),
        ),
        _of_clause(rf"{_SOLD}|{_GOODS}", "export_share"),
        _of_clause(rf"{_BOUGHT}|{_GOODS}", "import_share"),
        _of_clause(_PARTNER, "trade_share"),
    ),
    "money": (
        _of_clause(
            r"per (?:head|person|capita|inhabitant)|a head|living standards|income|average \w+",
            "gdp_per_capita",
        ),
        _of_topic(rf"{_OUTPUT}|econom\w+", "gdp"),
        _of_topic(
            rf"{DEFENCE}|(?:military|defen[cs]e|arms) \w+|spen[dt]\w*|outlays?|budgets?|bill|army|"
            r"armed forces|bundeswehr|pentagon",
            "military_spending",
        ),
        *(_of_topic(words, f"{name}_exports") for name, words in _FUELS.items()),
        _of_topic(r"(?:direct )?invest\w+|fdi|stock|stakes?|holdings", "direct_investment"),
        _of_clause(_BALANCE, "trade_balance"),
        _of_topic(rf"{_SOLD}|{_BOUGHT}|{_GOODS}", "exports", "total_exports", "total_imports"),
        _of_topic(rf"{_TURNOVER}|goods|merchandise", "trade", "total_trade"),
    ),
    "rank": (
        *(
            _of_topic(words, f"{name}_import_share", f"{name}_export_share")
            for name, words in _FUELS.items()
        ),
        _of_topic(_ARMS, "arms_import_share", "arms_export_share"),
        _of_clause(r"spend\w*|outlays?|budgets?", "military_spending"),
        _of_clause(r"econom\w+", "gdp"),
        _of_clause(_SOLD, "export_share"),
        _of_clause(_BOUGHT, "import_share"),
        _of_clause(_PARTNER, "trade_share"),
    ),
}
"""By unit, the measures that figures are of, in the order in which their words tell."""

_OF_WHOLE = re.compile(
    r"^ of (?:(?:all|everything|that|what|the|its|their|of|<\d+d?>(?:'s)?|[\w-]+'s|it|they|was|"
    r"were|whole|national|entire|foreign|external|total|overall|goods|merchandise|two-way|arms|"
    r"weapons|fuel|energy|military) )*"
    r"(?P<whole>trade|commerce|turnover|exports|exported|imports|imported)\b(?! partner)"
)
"""What a share is of, said right after it."""

_OF_WORLD = re.compile(r"^ (?:of|in) (?:all |the |total )*(?:world|global)\b")

_KIND_OF_SHARE = {"ex": "export_share", "im": "import_share"}


def measures_by_words(unit: str, near: str, after: str, sentence: str) -> tuple[str, ...]:
    """Return the measures that a figure may be of, those of the words nearest to it first.

    Of a share whose whole is named right ``after`` it no other whole is meant.

    >>> measures_by_words("percent", "it took 9 percent of", " of their exports", "")
    ('export_share',)
    >>> measures_by_words("percent", "it took 9 percent of", " of their coal exports", "coal")
    ('coal_import_share', 'coal_export_share')
    """
    families = FAMILIES.get(unit, ())
    own = _measures(families, near)
    topics = _measures([one for one in families if one.is_topic], sentence)
    every = tuple(dict.fromkeys((*own, *topics))) or _measures(families, sentence)
    if OF_FUEL.match(after):
        return tuple(name for name in every if name.startswith(tuple(_FUELS)))
    kinds = _kinds_of_whole(after) if unit == "percent" else ()
    return tuple(name for name in every if name.endswith(kinds)) if kinds else every


def _kinds_of_whole(after: str) -> tuple[str, ...]:
    """Return how the measures of shares end whose whole is named right after; none if it is not."""
    if _OF_WORLD.match(after):
        return ("world_share", "cinc")
    match = _OF_WHOLE.match(after)
    kind = _KIND_OF_SHARE.get(match["whole"][:2], "trade_share") if match else ""
    return (kind, "world_share") if kind else ()


def _measures(families: Sequence[Family], text: str) -> tuple[str, ...]:
    return tuple(name for one in families if one.words.search(text) for name in one.measures)
