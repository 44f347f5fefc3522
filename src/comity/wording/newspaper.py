"""Numbers as English newspapers set them: 0.19 percent, 239 billion dollars."""

from __future__ import annotations

from comity.wording.values import MINUS, NBSP, format_amount

_SCALES = {"tn": "trillion", "bn": "billion", "m": "million"}


def newspaper_amount(value: float, unit: str) -> str:
    """Format an amount for a sentence of prose.

    Parameters
    ----------
    value
        In the unit.
    unit
        A unit of the codebook.

    Examples
    --------
    >>> newspaper_amount(0.0019, "share of trade"), newspaper_amount(0.78, "share of votes")
    ('0.19 percent', '78 percent')
    >>> newspaper_amount(239_000, "million current US dollars")
    '239 billion dollars'
    >>> newspaper_amount(0, "sanction cases"), newspaper_amount(1, "sanction cases")
    ('no sanction cases', '1 sanction case')
    """
    if value == 0 and not unit.startswith(("share", "percent", "million")):
        return f"no {unit}"
    text = format_amount(value, unit).replace(".0%", "%").replace("%", " percent")
    number, *words = text.replace(NBSP, " ").split(" ")
    words = [_SCALES.get(word, word) for word in words]
    short = number.removesuffix(".0")
    return " ".join([short, *words]).replace("US dollars", "dollars")


def newspaper_change(value: float, unit: str, kind: str) -> str:
    """Format the size of a change for a sentence of prose, without its sign.

    Examples
    --------
    >>> newspaper_change(-0.3, "million current US dollars", "growth")
    '30 percent'
    >>> newspaper_change(0.052, "share of votes", "difference")
    '5.2 points'
    """
    size = abs(value)
    if kind == "growth":
        return newspaper_amount(size, "growth")
    if unit.startswith(("share", "percent")):
        points = 100 * size if unit.startswith("share") else size
        return f"{points:.1f} points"
    return newspaper_amount(size, unit).replace(MINUS, "")
