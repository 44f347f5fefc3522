"""Where a clause of a sentence may end: which pieces can be one, without those about them."""

from __future__ import annotations

import re

from comity.claims.grammar.patterns import pattern
from comity.claims.grammar.pieces import Piece

NARROWER = pattern("narrower")
PARTLY = pattern("partly")

RELATIVE = re.compile(r"(?:which|who|whose) ")
_AND_DOES = re.compile(r"and (?:also )?[a-z]")


def goes_on_of_which(pieces: list[Piece], masked: str) -> bool:
    """Return whether what follows "which is rich" without a comma is of the same: "and sells"."""
    if len(pieces) == 1 or not RELATIVE.match(pieces[0].text):
        return False
    between = masked[pieces[0].end : pieces[1].start]
    return "," not in between and _AND_DOES.match(pieces[1].text) is not None


def is_clause(run: list[Piece], following: list[Piece], before: list[Piece]) -> bool:
    """Return whether some pieces can be a clause, without what follows and what is before."""
    goes_on = _goes_on(following) and not (_is_timed(run) and _is_timed(following[:1]))
    is_bounded = not (run[0].inside or run[-1].inside or goes_on)
    if before and _MEMBER.fullmatch(before[0].text.strip()) and _AND_STATE.match(run[0].text):
        return False  # the second of two of which the same is said
    return is_bounded and not _leaves_weight_out(run)


_SEVERAL = re.compile(
    r"\W*(?:and )?(?:the )?<[sa]\d+>(?: ?\(?<q\d+>\)?)? (?:were|are|remained?) "
    r"(?:the|its|their|(?:the )?<s\d+>'s?) (?!<q)(?:[a-z-]+ ){0,4}"
    r"(?:suppliers|partners|customers|buyers|markets|sources|clients|destinations|"
    r"exporters|importers|recipients|sellers|providers)\b"
)


def is_one_of_several(written: str) -> bool:
    """Return whether one state is said to be several: the last of a list that was cut.

    >>> is_one_of_several("<s1> were the main suppliers of arms to <s2>")
    True
    """
    return _SEVERAL.match(written) is not None


def _leaves_weight_out(run: list[Piece]) -> bool:
    """Return whether words inserted in a clause narrow what it says: "in volume"."""
    return any(
        piece.inside and (NARROWER.match(piece.text.strip()) or PARTLY.search(piece.text))
        for piece in run
    )


_MEMBER = re.compile(r"(?:the )?<[sa]\d+>")
_AND_STATE = re.compile(r"(?:and|or) (?:the )?<s\d+>(?:'s?)? [a-z]")
_ALONE = re.compile(r"and (?:the )?<s\d+>")
_ANOTHER = re.compile(r"(?:and|or) (?:the )?<[sa]\d+>(?:'s)?[ .]*(?:(?:\w+|<t\d+>)[ .]*){0,3}")


def _is_timed(pieces: list[Piece]) -> bool:
    """Return whether some pieces name a time of their own: "since 2014 and Brazil since 2017"."""
    return any("<t" in piece.text for piece in pieces)


def _goes_on(following: list[Piece]) -> bool:
    """Return whether another state follows that the same is said of: "and Brazil"."""
    first = following[0].text if following else ""
    if len(following) > 1 and _ALONE.fullmatch(first) and _AND_STATE.match(following[1].text):
        return False  # two others, of which something else is said
    if _MEMBER.fullmatch(first) and len(following) > 1:
        first = following[1].text
    return _ANOTHER.fullmatch(first) is not None


_BARE = pattern("bare")
_OBJECT = pattern("object")
_PRODUCTS = pattern("products")


def is_of_products(text: str, sentence: str) -> bool:
    """Return whether a clause sells or buys something that only its sentence names."""
    is_bare = _BARE.search(text) is not None and _OBJECT.search(text) is None
    return is_bare and _PRODUCTS.search(sentence) is not None
