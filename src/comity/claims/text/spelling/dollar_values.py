"""Sums in other currencies, and their value in US dollars at the mean rate of their year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from comity.store.selection import table
from comity.wording import claims as wording

RATES = "dollar_rates"
"""The table of the rates, on which a sum that was converted rests."""

_SIGNS = {
    "AU$": "AUD", "Aus$": "AUD", "A$": "AUD", "CA$": "CAD", "C$": "CAD", "HK$": "HKD",
    "NZ$": "NZD", "SG$": "SGD", "S$": "SGD", "NT$": "TWD", "MX$": "MXN", "R$": "BRL",
    "€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "RMB": "CNY", "CNY": "CNY", "EUR": "EUR",
    "GBP": "GBP", "JPY": "JPY", "INR": "INR", "CHF": "CHF", "AUD": "AUD", "CAD": "CAD",
}  # fmt: skip
_NAMES = (
    (r"euros?", "EUR"),
    (r"(?:British |UK )?(?:pounds?(?: sterling)?|sterling)(?! of)", "GBP"),
    (r"(?:Chinese )?(?:yuan|renminbi|RMB)", "CNY"),
    (r"(?:Japanese )?yen", "JPY"),
    (r"Indian rupees?", "INR"),
    (r"Australian dollars?", "AUD"),
    (r"Canadian dollars?", "CAD"),
    (r"Hong Kong dollars?", "HKD"),
    (r"New Zealand dollars?", "NZD"),
    (r"Singapore dollars?", "SGD"),
    (r"(?:New )?Taiwan dollars?", "TWD"),
    (r"Swiss francs?", "CHF"),
    (r"Swedish (?:kron(?:or|a)|crowns?)", "SEK"),
    (r"Norwegian (?:kron(?:er|e)|crowns?)", "NOK"),
    (r"Danish (?:kron(?:er|e)|crowns?)", "DKK"),
    (r"(?:South )?Korean won", "KRW"),
    (r"(?:South African )?rand", "ZAR"),
    (r"(?:Brazilian )?reais", "BRL"),
    (r"Mexican pesos?", "MXN"),
    (r"(?:Malaysian )?ringgit", "MYR"),
    (r"(?:Thai )?baht", "THB"),
)
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_SCALES = {"million": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12,
           "tn": 1e12}  # fmt: skip
_SCALE = "|".join(_SCALES)
_SUM = re.compile(
    rf"(?<![\w$])(?P<sign>{'|'.join(map(re.escape, _SIGNS))}) ?(?P<number>{_NUMBER})"
    rf" ?(?P<scale>{_SCALE})\b"
    rf"|(?<![\w$€£.,])(?P<amount>{_NUMBER}) ?(?P<size>{_SCALE}) "
    rf"(?P<name>{'|'.join(words for words, _ in _NAMES)})(?!\w)"
)
_ANY_SUM = re.compile(r"\$ ?\d|\d ?(?:million|billion|trillion|bn|tn)\b")
_YEAR = re.compile(r"(?<![\d–/-])(?:19|20)\d\d(?!\s?[–/-]\s?\d|\d)")


@dataclass(frozen=True)
class DollarValue:
    """A sum in another currency, as it is written, and its value in dollars."""

    written: str
    dollars: str
    currency: str
    year: int
    rate: float

    def explain(self) -> str:
        """Return the value and the rate as a sentence.

        >>> DollarValue("¥5 tn", "$36 billion", "yen", 2023, 140.5).explain()
        '¥5 tn is $36 billion at 140.5 yen to the US dollar, the mean of 2023 (Federal Reserve).'
        """
        return wording.at_rate(self.written, self.dollars, self.rate, self.currency, self.year)


def dollar_values(text: str) -> list[DollarValue]:
    """Return the value of each sum in another currency at the mean rate of its year.

    The year is that next to a sum, or the only one of the text. A sum without a year, or of
    a currency or year without a rate, has none.

    >>> [one.dollars for one in dollar_values("Trade was worth 199 billion euros in 2023.")]
    ['$215 billion']
    """
    values = []
    for match in _SUM.finditer(text):
        year = _year_of(match)
        name, rate = rates().get((_currency(match), year or 0), ("", 0.0))
        if year and rate:
            values.append(DollarValue(match[0], _in_dollars(match, rate), name, year, rate))
    return values


@cache
def rates() -> dict[tuple[str, int], tuple[str, float]]:
    """Return the name of a currency and what a dollar cost in it, by ISO 4217 code and year.

    >>> rates()["EUR", 2023]
    ('euro', 0.9245)
    """
    columns = ("currency", "year", "name", "rate")
    rows = table(RATES).select(columns).iter_rows()
    return {(currency, year): (name, rate) for currency, year, name, rate in rows}


def _currency(match: re.Match[str]) -> str:
    if match["sign"]:
        return _SIGNS[match["sign"]]
    return next(code for words, code in _NAMES if re.fullmatch(words, match["name"]))


def _year_of(match: re.Match[str]) -> int | None:
    """Return the year of a sum: the next after it or the last before it, with no sum between."""
    text = match.string
    after = _YEAR.search(text, match.end())
    if after and not _ANY_SUM.search(text, match.end(), after.start()):
        return int(after[0])
    earlier = [one for one in _YEAR.finditer(text) if one.end() <= match.start()]
    if earlier and not _ANY_SUM.search(text, earlier[-1].end(), match.start()):
        return int(earlier[-1][0])
    every = {one[0] for one in _YEAR.finditer(text)}
    return int(every.pop()) if len(every) == 1 else None


def _in_dollars(match: re.Match[str], rate: float) -> str:
    """Return a sum in dollars, with as many digits as it is written in, and two at least."""
    written = match["number"] or match["amount"]
    digits = max(2, len(re.sub(r"\D", "", written).lstrip("0")))
    value = float(written.replace(",", "")) * _SCALES[match["scale"] or match["size"]] / rate
    name = next((one for one in ("trillion", "billion") if value >= _SCALES[one]), "million")
    amount = value / _SCALES[name]
    return f"${amount:.{max(0, digits - len(str(int(amount))))}f} {name}"
