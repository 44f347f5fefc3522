"""What a part of a sentence leaves out and has from the one before: "and so has B", "B none"."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.topics.parts.denied import affirmed
from comity.claims.topics.parts.sentence_parts import TOKEN, SentencePart

_NOUN = re.compile(
    r"\b(?P<noun>(?:diplomatic |defen[cs]e |free[- ]trade |trade |swap |currency |land |common )?"
    r"(?:embass(?:y|ies)|missions?|ambassadors?|consulates?|"
    r"legations?|vetoe?s?|sanctions?|embargo(?:es)?|alliances?|treat(?:y|ies)|pacts?|agreements?|"
    r"swap lines?|lines?|borders?|wars?|member|democracy|visits?))\b"
)
"""Nouns of what two states have or do, which are left out where they come again."""

_NONE = re.compile(
    r"\b(?P<verb>(?:has|have|had|keeps?|kept|maintains?|maintained|opened|closed|cast|imposed|took|"
    r"taken|was|were|is|are|with|did not have|does not have|not have)(?: [a-z]+ly| since| still| "
    r"now| never| had| yet)*)? ?(?<![a-z-] of )\b(?P<what>none|one|not one)\b"
    r"(?! (?:of|another|state|country|day|year|month|time|in [a-z]+ (?:people|households))\b)"
)
_LEAD = r"^(?P<lead>(?:and |but |while |whereas |yet |though |although )*)"
_STATES = r"(?:the )?<\d+d?>(?:(?:,? (?:and|or)|,) (?:the )?<\d+d?>)*"
_DOES = r"(?:has|have|had|did|does|do|is|are|was|were)"
_SO = re.compile(rf"{_LEAD}(?:so|as|so,? too,?) {_DOES} (?P<who>{_STATES})(?P<rest>.*)$")
_TOO = re.compile(
    rf"{_LEAD}(?P<who>{_STATES})(?: {_DOES})?,? "
    r"(?:too|also|likewise|as well)(?P<rest>(?: in .*)?)$"
)
_NOT = re.compile(
    rf"{_LEAD}(?:as )?(?P<who>{_STATES}|it|they) (?:{_DOES} )?not"
    r"(?P<rest>(?: (?:in|until|since|before|a|one|two|three|four|five|ten|twenty) .*)?)$"
)
_NOR = re.compile(
    rf"{_LEAD}(?:nor|neither) (?:{_DOES} )?(?P<who>{_STATES})"
    r"(?P<rest>(?: (?:in|since) .*)?)$"
)
_NOR_ONE = re.compile(rf"^(?:and )?(?:nor|neither) (?={_STATES} one\b)")
_SUBJECT = re.compile(
    r"^(?:(?:and|but|while|whereas|both) )*(?:[a-z ]{1,20}(?:1[89]|20)\d\d,? )?"
    rf"(?P<who>{_STATES})(?!'s)(?= )"
)
_DENIES = re.compile(r"\b(?:no|not|never|neither|nor|none)\b|n't\b")
_AUXILIARY = re.compile(r"^ (?P<own>has|have|had|is|are|was|were)\b(?! (?:no|not|never)\b)")
_IN_PAST = re.compile(r"\b(?:had|kept|was|were|did|maintained|opened|closed|in (?:1[89]|20)\d\d)\b")
_TIME = re.compile(r" (?:in|since|until|by|from) (?:[a-z]+ )?(?:1[89]|20)\d\d.*$")
_THERE = re.compile(r"\bin the (?:kingdom|republic|country|sultanate|emirate|other)\b")


def with_gaps_filled(parts: list[SentencePart]) -> list[SentencePart]:
    """Return parts, with the words of the one before in those that leave them out.

    "A has an embassy in B, and so has C" says the same of C, "C none" that it has none.
    """
    result: list[SentencePart] = []
    full: SentencePart | None = None
    for part in parts:
        filled = _filled(part, full) if full is not None else part
        is_full = _NOUN.search(filled.masked) is not None or _SUBJECT.match(filled.masked)
        full = filled if is_full else full
        result.append(filled)
    return result


def _filled(part: SentencePart, full: SentencePart) -> SentencePart:
    """Return a part with what it leaves out of one before."""
    for pattern, is_denied in ((_SO, False), (_NOR, True), (_NOT, True), (_TOO, False)):
        if match := pattern.match(part.masked):
            return _said_again(part, match, full, is_denied=is_denied) or part
    noun = _NOUN.search(full.masked)
    if noun is None:
        return part
    nor = _NOR_ONE.match(part.masked)
    own = part.masked[nor.end() :] if nor else part.masked
    masked = _NONE.sub(lambda one: _with_noun(one, noun["noun"], full), own, count=1)
    if masked == own:
        return part
    masked = masked.replace(" a ", " no ", 1) if nor else masked
    filled = replace(part, masked=_THERE.sub("there", masked))
    is_whole = len(part.named) > 1 or _PLACED.search(filled.masked) is not None
    if is_whole:
        return filled
    if _OBJECT.search(filled.masked):
        return _with_subject(filled, full)
    return _with_object(filled, full, noun.end()) if part.named else _with_place(filled, noun)


_OF_PLACE = re.compile(r"embass|mission|ambassador|consulate|legation")
_OF_ONE = re.compile(r"veto|member|democra")
_END = re.compile(r"(?: (?:in|since|until|from|by) .*)?$")


def _with_place(part: SentencePart, noun: re.Match[str]) -> SentencePart:
    """Return a part that names no state with a pronoun for the one to which it is done."""
    if _OF_ONE.search(noun["noun"]):
        return part
    is_mission = _OF_PLACE.search(noun["noun"]) is not None
    pronoun = " there" if is_mission else " on it" if "sanction" in noun["noun"] else " with it"
    return replace(part, masked=_END.sub(rf"{pronoun}\g<0>", part.masked, count=1))


_PLACED = re.compile(r"\b(?:there|it|each other|one another)\b|> .*<")
_OBJECT = re.compile(r"\b(?:in|on|with|to|against) (?:the )?<\d+d?>")


def _with_subject(part: SentencePart, full: SentencePart) -> SentencePart:
    """Return a part with the subject of another: "A has an embassy in B and none in C"."""
    subject = _SUBJECT.match(full.masked)
    if subject is None:
        return part
    shift = len(part.mentions)
    own = TOKEN.sub(lambda one: _moved(one[0], shift), subject["who"])
    masked = f"{own} {_JOINED.sub('', part.masked)}"
    return replace(part, masked=masked, mentions=(*part.mentions, *full.mentions)).reworded(masked)


_JOINED = re.compile(r"^\W*(?:and|but|though|while|yet)? ?")


def _with_object(part: SentencePart, full: SentencePart, start: int) -> SentencePart:
    """Return a part with the state to which what another part names is done."""
    match = _OBJECT.search(full.masked, start)
    if match is None:
        return part
    shift = len(part.mentions)
    place = TOKEN.sub(lambda one: _moved(one[0], shift), match[0])
    masked = re.sub(r"( (?:in|since|until) .*)?$", rf" {place}\1", part.masked, count=1)
    return replace(part, masked=masked, mentions=(*part.mentions, *full.mentions)).reworded(masked)


def _with_noun(match: re.Match[str], noun: str, full: SentencePart) -> str:
    """Write a noun for "one" or "none", with a verb where there is none."""
    article = "a" if match["what"] == "one" else "no"
    own = "had" if _IN_PAST.search(full.masked) else "has"
    verb = match["verb"] or ("cast" if noun.startswith("veto") else own)
    return f"{verb} {article} {noun}"


def _said_again(
    part: SentencePart, match: re.Match[str], full: SentencePart, *, is_denied: bool
) -> SentencePart | None:
    """Return a part with its own states in what another says; None where that has no subject."""
    subject = _SUBJECT.match(full.masked)
    if subject is None:
        return None
    predicate = full.masked[subject.end() :]
    was_denied = _DENIES.search(predicate) is not None
    if was_denied and not is_denied:
        predicate = f" {affirmed(predicate)}" if match.re is _TOO else predicate
    if is_denied and not was_denied:
        predicate = _denied(predicate)
    rest, shift = match["rest"] or "", len(full.mentions)
    predicate = _TIME.sub("", predicate) if rest else predicate
    own = TOKEN.sub(lambda one: _moved(one[0], shift), match["who"])
    own = subject["who"] if own in ("it", "they") else own
    masked = f"{own}{predicate}{TOKEN.sub(lambda one: _moved(one[0], shift), rest)}"
    mentions = (*full.mentions, *part.mentions)
    return replace(part, masked=masked, mentions=mentions).reworded(masked)


def _moved(token: str, shift: int) -> str:
    """Write a token of one part as that of two parts together."""
    number = int(token.strip("<>dp"))
    return token.replace(str(number), str(number + shift), 1)


def _denied(predicate: str) -> str:
    """Write what is said with a denial."""
    if _AUXILIARY.match(predicate):
        return _AUXILIARY.sub(r" \g<own> not", predicate)
    return f" not{predicate}"
