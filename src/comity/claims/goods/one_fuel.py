"""One fuel, read as fuels of all kinds are, and tested by its own measures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from comity.claims.claim import ClaimTest, Interpretation, Lookup, Operationalisation
from comity.claims.grammar.role_names import NamedSentence
from comity.claims.text.sentences import TextSpan

_WORDS = {
    "crude_oil": r"crude(?: oil| petroleum)?|oil",
    "gas": r"natural gas|gas",
    "coal": r"coal",
}
"""What each fuel is called where it is bought and sold, by the beginning of its measures' names."""

_NAMES = {"crude_oil": "crude", "gas": "gas", "coal": "coal"}
"""The word by which a later sentence is of each."""

_OF_PART = (
    r"olive|palm|vegetable|sunflower|cooking|soybean|fish|heating|shale|engine|liquefied|"
    r"petroleum|greenhouse|tear|poison|mustard|thermal|coking|metallurgical|steam|fuel|refined|"
    r"light|heavy|sour|sweet|brown|hard|clean|bio|or|and|non"
)
"""Words before the name of a fuel that make another thing of it, or one kind."""

_OTHER_THING = (
    r"pipelines?|prices?|fields?|compan\w+|firms?|giants?|majors?|ministers?|ministry|industr\w+|"
    r"produc\w+|output|reserves|refin\w+|wells?|rigs?|platforms?|power|plants?|turbines?|stations?|"
    r"tankers?|embargo\w*|sector|fired|rich|money|wealth|mines?|miners?|mining|boom|shocks?|crisis|"
    r"cris[ie]s|steel|and|or|wars?|weapons?|condensates?|kingdom|states?|nations?|monarch\w+|cap"
)
"""Words after it that do."""

_FUEL = re.compile(
    rf"(?<![\w-])(?<!, )(?<!/)(?:(?:{_OF_PART})(?P<other>[ -]))?(?:"
    + "|".join(f"(?P<{fuel}>{words})" for fuel, words in _WORDS.items())
    + rf")\b(?![-/](?!\w+ (?:imports|exports))|,? (?:{_OTHER_THING})\b|, (?:oil|gas|coal|crude))",
    re.IGNORECASE,
)
_ONE_OF_THREE = r"(?:(?:crude )?oil|crude|petroleum|(?:natural )?gas|coal)"
_ALL_THREE = re.compile(
    rf"(?<![\w-]){_ONE_OF_THREE}(?:, | and ){_ONE_OF_THREE},? and {_ONE_OF_THREE}\b"
    r"(?![ -]\w*(?:fired|rich|fields?|compan|firms?|prices?|industr|produc|power|reserves))",
    re.IGNORECASE,
)
"""Fuels of all kinds, each named: "oil, gas and coal"."""

_ALL_FUELS = re.compile(
    r"\b(?:fuels?|energy|petrol|gasoline|diesel|lng|hydrocarbons?|petroleum)\b", re.IGNORECASE
)
_GOODS = re.compile(
    r"\b(?:trad\w+|goods|merchandise|commerc\w+|total|arms|weapons?|militar\w+|defen[cs]e|services|"
    r"oil|gas|coal|crude|all (?:its|their)|overall|fuels?|energy|econom\w+|products?)\b",
    re.IGNORECASE,
)
_SOLD = re.compile(
    r"(?<![\w-])(?:imports|exports|importers?|exporters?|suppliers?|buyers?|purchases|sellers?|"
    r"deliveries|customers?|sales|shipments|sources?)\b(?! of (?!(?:its|their|the)\b))"
)

_NAME = "|".join((*_WORDS.values(), "fuels?", "energy"))
_OF_GOODS = r"exports?|imports?|trade|sales|shipments|purchases|goods"
_AS_PART = re.compile(
    rf"\b(?:{_NAME})\b(?:,? [\w'’]+){{0,3}},? (?:(?:accounts?|accounted|accounting) for|"
    rf"(?:makes?|made|making) up|constitut\w+|compris\w+|represent\w*|contribut\w+|forms?|formed) "
    rf"(?:\w+ ){{0,3}}(?:\d|half|(?:a|one) (?:third|quarter|fifth|tenth)|two|three|four|most|nine)"
    rf"(?![^;]*\b(?:{_NAME})\b)|"
    rf"\b(?:{_OF_GOODS})\b[^;]*?, (?:mainly |mostly |largely |chiefly |primarily |all )?"
    rf"(?:consisting|composed|comprising|made up|dominated)(?: \w+)? (?:of|by) "
    rf"(?:[\w-]+ ){{0,3}}?(?:{_NAME})\b|"
    rf"\b(?:{_OF_GOODS})\b[^,;]* (?:is|are|was|were|being|consist\w* (?:\w+ )?of|dominated by|"
    rf"(?:made up|comprised) (?:\w+ )?of|in the form of) (?:(?!of\b)[\w-]+ ){{0,3}}(?:{_NAME})\b"
    r"(?! (?:imports|exports|purchases|sales|suppl|deliver))",
    re.IGNORECASE,
)
"""What tells which part of all goods, or of an economy, a fuel is."""

_OF_PARTNER = re.compile(
    rf"\b[A-Z]\w+(?:n|ese|ish|i|s) (?:{'|'.join(_WORDS.values())}) [^,;]*? of "
    r"(?:(?:what|all|everything)\b[^,;]* (?:imported|imports|bought|buys|purchased|took in)|"
    r"[A-Z]\w+['’]s? imports|(?:its|their) imports)\b",
)
"""A fuel of one state in what another buys, which is of that fuel: "Chilean coal made up half"."""

READ_AS = "fuel"
"""The word that is read in the place of the name of one fuel."""

_FUEL_READ = re.compile(rf"\b{READ_AS}\b")


@dataclass(frozen=True)
class FuelSentence:
    """A sentence in which one fuel is called fuel, with the words in which it was ``said``.

    Which fuel it is is empty where it names none, or several.

    Nothing is denied of what is "oil", which may be refined, of a fuel named before, or of changes,
    which may be those of barrels. A sentence that tells which part of goods a fuel is has no
    share of a partner.
    """

    named: NamedSentence
    fuel: str = ""
    said: tuple[str, ...] = ()
    is_loose: bool = False
    is_part: bool = False

    @property
    def text(self) -> str:
        """Return the sentence as it is read."""
        return self.named.text

    @property
    def word(self) -> str:
        """Return the fuel in words; empty for none."""
        return _NAMES.get(self.fuel, "")

    def read(self, reading: tuple[TextSpan, Interpretation]) -> tuple[TextSpan, Interpretation]:
        """Return what a part was read as, with the fuel that is meant, in the sentence's words."""
        return self._placed(reading[0]), self._tested(reading[1])

    def _placed(self, part: TextSpan) -> TextSpan:
        """Return a part of it as it was written, or in words of its own with the fuel named."""
        if self.text == self.named.written:
            return part
        if self.text[part.start : part.end] == part.text:
            return self.named.placed(part)
        again = self.said if part.text.count(READ_AS) == len(self.said) else self.said[:1] * 9
        words = iter(again)
        text = _FUEL_READ.sub(lambda _: next(words, self.word), part.text)
        return self.named.cut_from(part)._replace(text=text)

    def _tested(self, one: Interpretation) -> Interpretation:
        """Return a reading of fuels as one of the fuel that is meant."""
        if self.is_part:
            return _left_open(one)
        if not self.fuel:
            return one
        if not one.gap.endswith(_ALL_TOGETHER):  # which speaks of a fuel itself
            one = replace(one, gap=_FUEL_READ.sub(self.word, one.gap))
        if one.test is None or not _is_of_fuels(one.test):
            return one
        test = _of_one(one.test, self.fuel)
        if test is None:
            return replace(one, gap=one.gap or _ALL_TOGETHER)
        is_of_change = test.growth or test.base is not None  # which may be one of barrels
        if self.is_loose or is_of_change:
            return replace(one, test=test).undenied()
        return replace(one, test=test)


def _left_open(one: Interpretation) -> Interpretation:
    """Return a reading, left open where it is of a share."""
    stated = one.test.quantity if one.test else None
    is_share = stated is not None and stated.unit == "percent"
    return replace(one, gap=one.gap or _PART_OF_GOODS) if is_share else one


_PART_OF_GOODS = "not accounted for: the part of a fuel in what one state sells or buys"
_ALL_TOGETHER = "not accounted for: a single fuel, where the measure found is of all fuels together"


def with_fuel_named(sentence: str, before: str) -> FuelSentence:
    """Return a sentence with one word for the one fuel that it is about.

    Where it names several, or fuels of all kinds, it stays as it is.

    Parameters
    ----------
    sentence
        The sentence.
    before
        The goods that the sentence before is about; empty for none, or for all.

    Examples
    --------
    >>> with_fuel_named("Chad sold a third of its crude oil to Peru.", "").text
    'Chad sold a third of its fuel to Peru.'
    >>> with_fuel_named("It took 8 percent of exports.", "coal").text
    'It took 8 percent of fuel exports.'
    >>> with_fuel_named("The price of oil and gas rose.", "").fuel
    ''
    >>> with_fuel_named("Chad sold oil, gas and coal to Peru.", "").text
    'Chad sold fuels to Peru.'
    """
    named = NamedSentence.as_written(sentence)
    if together := list(_ALL_THREE.finditer(sentence)):
        return FuelSentence(named.with_places((*one.span(), "fuels") for one in together))
    return _with_one_fuel(named, before)


def _with_one_fuel(named: NamedSentence, before: str) -> FuelSentence:
    """Return a sentence with one word for its one fuel; as it is where it names several."""
    sentence = named.written
    is_of_partner = _OF_PARTNER.search(sentence) is not None
    if _AS_PART.search(sentence) and not is_of_partner:
        return FuelSentence(named, is_part=True)
    matches = _own_fuels(sentence)
    fuels = {match.lastgroup or "" for match in matches}
    if len(fuels) == 1 and not _ALL_FUELS.search(_FUEL.sub("", sentence)):
        named = named.with_places((*match.span(), READ_AS) for match in matches)
        said = tuple(match[0] for match in matches)
        is_loose = is_of_partner or "oil" in map(str.lower, said)
        return FuelSentence(named, fuels.pop(), said, is_loose=is_loose)
    return _of_fuel_before(named, _fuel_of(before))


def _own_fuels(sentence: str) -> list[re.Match[str]]:
    """Return the fuels that a sentence names, but for those that its states are known for."""
    known_for = _KNOWN_FOR.search(sentence)
    end = known_for.start() if known_for else len(sentence)
    return [match for match in _FUEL.finditer(sentence, 0, end) if not match["other"]]


def without_known_for(sentence: str) -> str:
    """Return a sentence of the same length without what the states of a list are known for.

    >>> without_known_for("Angola and Libya, all oil exporters.")
    'Angola and Libya                   .'
    """
    return _KNOWN_FOR.sub(lambda match: " " * len(match[0]), sentence)


_KNOWN_FOR = re.compile(r", (?:all|both|each|mostly|mainly) (?:[\w-]+ )*(?:export|produc)ers\b")
"""What the states of a list are known for: "Angola and Libya, all mineral and oil exporters"."""


def _of_fuel_before(named: NamedSentence, fuel: str) -> FuelSentence:
    """Return a sentence that names no goods as one on the fuel of the sentence before."""
    if not fuel or _GOODS.search(named.written):
        return FuelSentence(named)
    sold = (match.start() for match in _SOLD.finditer(named.written))
    named = named.with_places((place, place, f"{READ_AS} ") for place in sold)
    return FuelSentence(named, fuel, is_loose=True)


def goods_after(fuel: FuelSentence, goods: str, measure: str) -> str:
    """Return the goods that sentences after one are of: a fuel only where it speaks first of that.

    "Trade rose to 17 billion, as oil was bought" is on trade, and so is what follows.
    """
    is_aside = measure and "fuel" not in measure and measure not in _OF_MATTER
    return goods if is_aside or not fuel.word else fuel.word


_OF_MATTER = ("direct_investment", "gas_pipeline_capacity")
"""Measures of what a fuel may be the matter of."""


def _fuel_of(word: str) -> str:
    """Return which fuel a word names; empty for none."""
    match = _FUEL.fullmatch(word)
    return (match.lastgroup or "") if match else ""


def _is_of_fuels(test: ClaimTest) -> bool:
    """Return whether a test is of fuels of all kinds together."""
    lookups = (*test.lookups, *test.against, *test.peers)
    return any(lookup.measure.startswith("fuel_") for lookup in lookups)


_PARTS = ("exports", "import_share", "export_share")
"""What is measured of each fuel, as of all together."""


def _own_measures(fuel: str) -> Mapping[str, str]:
    """Return the measure of a fuel by that of all fuels."""
    return {f"fuel_{part}": f"{fuel}_{part}" for part in _PARTS}


def _of_one(test: ClaimTest, fuel: str) -> ClaimTest | None:
    """Return a test by the measures of one fuel; None where one of them has no such measure."""
    own = _own_measures(fuel)
    lookups = (*test.lookups, *test.against, *test.peers)
    if any(lookup.measure.startswith("fuel_") and lookup.measure not in own for lookup in lookups):
        return None
    first, against, peers = (
        _replaced(lookups, own) for lookups in (test.lookups, test.against, test.peers)
    )
    definitions = [_other(one, own) for one in test.others if not _is_rank(one)]
    others = tuple(one for one in definitions if one.lookups != first)
    return replace(test, lookups=first, against=against, peers=peers, others=others, substitutes=0)


def _is_rank(one: Operationalisation) -> bool:
    """Return whether a definition is by a rank, which is that of all fuels."""
    return any(lookup.measure.endswith("_rank") for lookup in one.lookups)


def _other(one: Operationalisation, own: Mapping[str, str]) -> Operationalisation:
    return replace(one, lookups=_replaced(one.lookups, own), against=_replaced(one.against, own))


def _replaced(lookups: tuple[Lookup, ...], own: Mapping[str, str]) -> tuple[Lookup, ...]:
    return tuple(replace(one, measure=own.get(one.measure, one.measure)) for one in lookups)
