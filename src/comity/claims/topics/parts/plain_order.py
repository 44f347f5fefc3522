"""Words in plain order: questions' order after a denial, "did" with its verb, and participles."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.topics.parts.sentence_parts import SentencePart

_PAST = {
    "have": "had", "keep": "kept", "cast": "cast", "fight": "fought", "go": "went",
    "break": "broke", "cut": "cut", "set": "set", "fly": "flew", "come": "came", "leave": "left",
    "quit": "quit", "withdraw": "withdrew", "make": "made", "pay": "paid", "take": "took",
    "become": "became", "send": "sent", "hold": "held", "shut": "shut", "put": "put",
    "meet": "met", "be": "was", "win": "won", "lose": "lost", "travel": "travelled",
    "drop": "dropped", "begin": "began", "run": "ran", "see": "saw", "find": "found",
}  # fmt: skip
"""The past of verbs that have one of their own."""

_VERB = (
    r"(?:have|keep|cast|fight|go|break|cut|set|fly|come|leave|quit|withdraw|make|pay|take|become|"
    r"send|hold|shut|put|meet|win|lose|travel|drop|begin|run|see|find|open|reopen|re-open|close|"
    r"recogni[sz]e|establish|re-establish|restore|resume|sever|suspend|join|enter|impose|lift|"
    r"remove|visit|tour|host|receive|welcome|veto|block|use|exercise|wield|maintain|operate|share|"
    r"border|invade|attack|clash|sign|conclude|ratify|renounce|sanction|exchange|belong|accede|"
    r"land|arrive|abandon|ditch|renew|terminate|tighten|introduce|slap|declare|wage|entertain)"
)
"""Verbs of what two states do."""


def past_of(verb: str) -> str:
    """Return the past of a verb.

    >>> past_of("recognise"), past_of("break"), past_of("ratify"), past_of("slap")
    ('recognised', 'broke', 'ratified', 'slapped')
    """
    if verb in _PAST:
        return _PAST[verb]
    if verb.endswith("y") and verb[-2] not in "aeo":
        return f"{verb[:-1]}ied"
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb}{verb[-1]}ed" if verb == "slap" else f"{verb}ed"


_STATES = r"(?:the )?<\d+d?>(?:'s)?(?:(?:,? (?:and|or|nor)|,) (?:the )?<\d+d?>(?:'s)?)*"
_LEADERS = r"(?:presidents?|leaders?|premiers?|prime ministers?)"
_WHO = (
    rf"(?P<who>{_STATES}(?: (?:{_LEADERS}|governments?|forces|troops|army))?|"
    rf"(?:an? |any )?<\d+d> {_LEADERS}|an? {_LEADERS} of (?:the )?<\d+>|it|they|either|"
    r"the two(?: (?:countries|states|neighbou?rs|powers|sides))?)"
)
_INVERTED = re.compile(
    r"^(?P<lead>(?:and |but |yet |while |whereas )*)"
    r"(?P<front>(?:never|not|nor|neither|only|no|at no time|in no year|on no occasion)\b[^;:]*?)"
    rf",? ?(?P<aux>did|does|do|has|have|had|was|were|is|are) {_WHO}(?= ) (?P<rest>.+)$"
)
"""A denial, or "only" with a time, before an auxiliary and its subject."""

_ONLY = re.compile(r"^(?:only|not until|not before|not till)\b")
_FRONT = re.compile(
    r"^(?:only|not until|not before|not till|never|not once|not|at no time|in no year|"
    r"on no occasion|no)\b ?(?:once )?"
)


def _plain_inversion(match: re.Match[str]) -> str:
    """Write an inverted clause with its subject first, and its time last."""
    front, aux, who, rest = match["front"], match["aux"], match["who"], match["rest"]
    time = _FRONT.sub("", front).strip()
    time = f"in {time}" if time[:1].isdigit() else time
    if front in ("nor", "neither", "not"):
        return f"{match['lead']}{who} {aux} not {rest}"
    denial = "" if _ONLY.match(front) else "never "
    verb = re.match(rf"{_VERB}\b", rest)
    if aux in ("did", "does", "do") and verb:
        said = past_of(verb[0]) if aux == "did" else verb[0]
        return f"{match['lead']}{who} {denial}{said}{rest[verb.end() :]} {time}".strip()
    return f"{match['lead']}{who} {aux} {denial}{rest} {time}".strip()


_CLEFT = re.compile(
    r"^(?:it was|it is) (?:only |not until )?(?P<time>(?:in|on|since) [^<>,;]*?(?:1[89]|20)\d\d) "
    r"that (?P<rest>.+)$"
)
_PARTICIPLE = re.compile(
    r"^(?P<lead>(?:(?:and|but|by|after|before|upon|on|when|while|since|until|thus|thereby|then|"
    r"later|the former|the latter) )*)(?P<never>never |not )?"
    r"(?P<verb>[a-z-]{2,}?)(?P<doubled>[pt]?)ing\b(?! (?:to|of|up)\b)"
)
_BASES = re.compile(rf"^{_VERB}$")


def _finite(match: re.Match[str]) -> str:
    """Write a participle as a verb in the past: "severing relations with", "having fought"."""
    stem = match["verb"]
    bases = (stem, f"{stem}e", f"{stem}{match['doubled']}", f"{stem[:-1]}ie")
    verb = next((one for one in bases if _BASES.match(one)), "")
    if not verb:
        return match[0]
    lead = re.sub(r"\b(?:by|upon|on|thus|thereby) ", "", match["lead"])
    return f"{lead}{match['never'] or ''}{past_of(verb)}"


_NEITHER = re.compile(
    r"\bneither (?P<one>(?:the )?<\d+d?>) nor (?P<other>(?:the )?<\d+d?>)(?!'s)"
    r"(?P<own> (?:has|have|had|is|are|was|were|did|does|do))?(?= )"
)


def _of_neither(match: re.Match[str]) -> str:
    """Write of two states what neither does, with the denial at the verb."""
    return f"{match['one']} or {match['other']}{match['own'] or ''} not"


_UNFREE = re.compile(
    r"(?<=rated )not free\b|(?<=ranked )not free\b|(?<=classed )not free\b|(?<=deemed )not free\b"
)
"""A class of Freedom House whose name denies."""

_KEPT_FROM = re.compile(
    r"\b(?:that |this |which |it )?(?:did|does|do|has|have|had) not (?:keep|kept|saved?|spared?|"
    r"stop(?:ped)?|prevent(?:ed)?|deter(?:red)?) (?P<who>(?:the )?<\d+>|it|them|the two)(?: from)? "
    r"(?=(?:[a-z-]+ )?(?:disputes?|wars?|clash|clashes|sanctions?|embargo))"
)
"""What did not keep a state from something that it had."""


def plain_words(masked: str) -> str:
    """Return masked words with the subject first, and each verb in a form of its own.

    >>> plain_words("not until 2007 did <0> recognise <1>")
    '<0> recognised <1> in 2007'
    >>> plain_words("never since 1989 has <0> cast a veto")
    '<0> has never cast a veto since 1989'
    >>> plain_words("after severing relations with <0>")
    'after severed relations with <0>'
    >>> plain_words("neither <0> nor <1> has an embassy in <2>")
    '<0> or <1> has not an embassy in <2>'
    """
    masked = " ".join(masked.split())
    masked = _UNFREE.sub("unfree", masked).replace("only partly free", "partly free")
    masked = _KEPT_FROM.sub(r"\g<who> had ", masked)
    masked = _NEITHER.sub(_of_neither, masked)
    masked = _CLEFT.sub(r"\g<rest> \g<time>", masked)
    masked = _INVERTED.sub(_plain_inversion, masked)
    return _PARTICIPLE.sub(_finite, masked)


def with_plain_words(part: SentencePart) -> SentencePart:
    """Return a part with its masked words in plain order."""
    return replace(part, masked=plain_words(part.masked))
