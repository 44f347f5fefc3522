"""Scores of a state's regime: by V-Dem, Polity and Freedom House."""

from __future__ import annotations

import re

from comity.claims.figures.frame import Frame, Scene, of_one
from comity.claims.figures.parts import FigurePart
from comity.claims.text.quantities import QuantityUnit

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
