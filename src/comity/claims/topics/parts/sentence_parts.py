"""A sentence as parts, each with its own states, time, and the subject that it carries on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from comity.claims.text.mentions import Mention, mask
from comity.claims.text.times import NOW, TimeSpan, find_time

VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|will|went|took|takes|came|fell|rose|made|cast|cut|"
    r"broke|lost|won|sent|sold|bought|spent|gave|got|kept|left|put|shut|fought|held|met|led|became|"
    r"dates|remains|obliges|binds|commits|requires|holds|keeps|runs|says|shows|"
    r"lies?|stretch(?:es)?|cross(?:es)?|separates?|divides?|follows?|pass(?:es)?|cuts|"
    r"began|withdrew|quit|set|stood|drew|threw|saw|flew|swore|"
    r"\w{2,}ed)\b"
)
"""Verbs by which words are a clause."""

_BREAK = re.compile(
    r"[;:()—]|,(?!\d{3}\b)(?! (?:the )?§+(?:,| and| or) )(?! (?:and|or) (?:the )?§+[,. ])"
    r"(?! (?:and )?(?:again )?(?:in )?(?:1[89]|20)\d\d(?:,| and|$|[.;]))| – |"
    r"(?<=[^§]),(?= and (?:the )?§+,)|"
    r"(?<=\d\d\d\d),? and (?=(?:the )?§+ in (?:[a-z]+ )?(?:1[89]|20)\d\d)|"
    r"(?<=[^§,]) and (?!(?:the )?§)(?!(?:in |again in )?(?:(?:the )?(?:[a-z]+ ){1,2}(?:of )?)??"
    r"(?:1[89]|20)\d\d\b)"
    r"(?!(?:an |\w+ )?(?:embargo\w*|sanctions?)\b)|(?<=§) and (?!(?:the )?§)|"
    r"(?<=[^§]) and (?=(?:the )?§+(?:'s)? "
    r"(?:[a-z]+ed|its?|[a-z]+s(?! [a-z]{3,}ed\b)|has|had|is|was|will) )|"
    r" (?=(?:but|while|whereas|yet|although|though|when|where|which|who|whose|followed by) )|"
    r"(?:,? and|,) (?=(?:the )?§+,? (?:too|also|likewise|as well|none|not)\b)|"
    r" (?=as (?:did|do|does|had|has|have|was|were|is|are) (?:the )?§)|"
    r" (?=since (?:it|they|the two|(?:the )?§+) [a-z])|"
    r" (?=(?:following|amid|because|after) (?!the \d|\d|[a-z]+ing))"
)
"""Where a part ends; states joined by "and" stay together."""

_CARRIES = re.compile(
    r"^(?:(?:and|but|yet|or|nor|while|whereas|though|although|when|where|now|then|also|still|as|at|"
    r"full|formal|diplomatic|relations|ties|full-scale|all-out|open|war|fighting|"
    r"by|in|on|under|with|without|after|before|from|since|until|for|to|despite|long|once|now|first|"
    r"a|an|one|home|its|their|his|her|it|they|he|she|which|who|whose|that|is|was|are|were|has|"
    r"have|had|does|did|can|not|never|no|only|more|most|less|almost|nearly|hardly|allies|the last|"
    r"the only|the first|the former|the latter|each|both|much|many|twice|half|[a-z]+ed|[a-z]+ing|"
    r"sen[dt]s?|sells?|sold|buys?|bought|takes?|took|gets?|got|spen[dt]s?|keeps?|kept|makes?|made|"
    r"[a-z]+ly|quit|left|fought|cast|lent|gave|says?|said|depends?|relies|imports?|exports?|"
    r"broke|froze|withdrew|shut|cut|began|became|came|went|flew|met|stood|put|won|lost|tore|struck|"
    r"overran) |$)"
)
"""How a part begins that is said of a state named before it."""

_RELATIVE = re.compile(r"^(?:which|who|whose|where|with which|on which|from which|to which)\b")
_LEADS = re.compile(r"^(?:(?:and|but|yet|while|whereas|though|although|nor|for|the|both) )*<\d+>")

TOKEN = re.compile(r"<\d+[dp]?>")
"""What is in the place of a state in masked words."""

_OF_STATE = re.compile(rf"{TOKEN.pattern}(?:'s)?")


@dataclass(frozen=True)
class SentencePart:
    """Some words of a sentence between two breaks, with what they leave to be understood.

    ``subject`` is the state that they carry on, or None; ``before`` lists the states named before
    them, the last first. ``others`` are states in its text of which it says nothing of its own.
    """

    text: str
    start: int
    masked: str
    mentions: tuple[Mention, ...]
    time: TimeSpan
    subject: int | None
    before: tuple[int, ...]
    others: tuple[int, ...] = ()

    @cached_property
    def named(self) -> tuple[int, ...]:
        """The states that it names, in the order of the words."""
        return tuple(dict.fromkeys(code for one in self.mentions for code in one.states))

    @cached_property
    def in_order(self) -> tuple[int, ...]:
        """The states of its masked words, those understood among them, in their order."""
        return tuple(dict.fromkeys(map(self.code, TOKEN.findall(self.masked))))

    @cached_property
    def may_carry(self) -> bool:
        """Whether it can be said of a state that is named before it."""
        return _CARRIES.match(self.masked) is not None

    def code(self, token: str) -> int:
        """Return the state of a token such as <0> or <1d>."""
        return self.mentions[int(token.strip("<>dp"))].states[0]

    def with_state(self, code: int, pronoun: re.Pattern[str]) -> SentencePart:
        """Return the same with a state in the place of a pronoun, or else as its subject."""
        number = len(self.mentions)
        token = Mention(0, 0, (code,), "name")
        masked, count = pronoun.subn(lambda one: _written(one[0], number), self.masked, count=1)
        masked = masked if count else f"<{number}> {self.masked}"
        return replace(self, masked=masked, mentions=(*self.mentions, token))

    def reworded(self, masked: str) -> SentencePart:
        """Return the same with other masked words, which names only the states of these."""
        tokens = set(TOKEN.findall(masked))
        mentions = tuple(
            one if f"<{n}{one.token}>" in tokens else replace(one, states=())
            for n, one in enumerate(self.mentions)
        )
        return replace(self, masked=masked, mentions=mentions)

    @property
    def unnamed(self) -> str:
        """Its masked words with "here" in the place of each state."""
        return _OF_STATE.sub("here", self.masked)

    def said_of(self, two: tuple[int, ...], words: str, what: str = "") -> SentencePart:
        """Return words as said of two states, or of what is theirs, and of none that it names."""
        number = len(self.mentions)
        others = tuple(replace(one, states=()) for one in self.mentions)
        tokens = tuple(Mention(0, 0, (code,), "name") for code in two)
        masked = f"{what}<{number}> and <{number + 1}>: {words}"
        return replace(self, masked=masked, mentions=(*others, *tokens), others=self.named)


def _written(pronoun: str, number: int) -> str:
    """Write a token for a pronoun, with the possessive that the pronoun has."""
    if pronoun in ("its", "their", "his", "her", "whose"):
        return f"<{number}>'s"
    return f"in <{number}>" if pronoun in ("there", "where") else f"<{number}>"


_ASIDE = re.compile(r" ?\([^()§\d]*\)")
_UNDATED = re.compile(
    r"\b(?:in|on|by|since|until) (?:\w+ )?(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?)?"
    r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\b",
    re.IGNORECASE,
)
"""A month without its year, which is that of the sentence before."""


def sentence_parts(
    sentence: str, mentions: Sequence[Mention], now: int, time_before: TimeSpan = NOW
) -> list[SentencePart]:
    """Cut a sentence into parts, from the left; a month may be of the year of the time before it.

    Words in brackets without a state or a figure are left out.
    """
    sentence = _without_aside(sentence, mentions)
    hidden = _hidden(sentence, mentions)
    edges = [0, *(at for one in _BREAK.finditer(hidden) for at in one.span()), len(sentence)]
    result: list[SentencePart] = []
    main: int | None = None
    before: tuple[int, ...] = ()
    time = _one_time(sentence, now, time_before)
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        part = _sentence_part(sentence, start, end, mentions, time, now)
        if not part.text:
            continue
        time = part.time if part.time.kind != "now" else time
        subject = _subject_of(part, result, before, main)
        result.append(replace(part, subject=subject, before=before))
        if part.named and (main is None or _LEADS.match(part.masked)):
            main = part.named[0]
        before = tuple(dict.fromkeys((*reversed(part.named), *before)))
    return _with_subject_ahead(result)


_ITS_ALLY = re.compile(r"^(?:its|their) (?:[a-z-]+ ){0,3}(?:all(?:y|ies)|rivals?|neighbou?rs?)\b")
_COMPARED = re.compile(r"\b(?:ahead of|behind|than|past|overtaking|followed by) (?:the )?<\d+>$")
"""Words on a state that is set against the subject, and is no partner of it."""


def _subject_of(
    part: SentencePart, parts: list[SentencePart], before: tuple[int, ...], main: int | None
) -> int | None:
    """Return the state that a part carries on: that before "which", or that of the sentence."""
    if before and _RELATIVE.match(part.masked):
        return before[0]
    return _whose_ally(parts[-1], before, main) if parts and _ITS_ALLY.match(part.masked) else main


def _whose_ally(last: SentencePart, before: tuple[int, ...], main: int | None) -> int | None:
    """Return whose ally a state is: of one set against the subject, the third that is named.

    "A was B's main supplier, ahead of C, its ally" is of C and B.
    """
    others = [code for code in before[1:] if code != main]
    return others[0] if _COMPARED.search(last.masked) and len(others) == 1 else main


_BANK = re.compile(
    r"(?:\bthe )?(?:(?:people's|reserve|central|national|state) )?\bbanks? of (?:the )?$",
    re.IGNORECASE,
)


def with_central_banks(sentence: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the states of a sentence on swap lines, with their central banks as these."""
    if "swap" not in sentence.lower():
        return list(mentions)
    banks = (_BANK.search(sentence[: one.start].replace("’", "'")) for one in mentions)
    return [
        replace(one, start=bank.start()) if bank else one
        for one, bank in zip(mentions, banks, strict=True)
    ]


_FRONTED = re.compile(
    r"^(?:(?:by|upon|on|since|when|while|once|never|not|long|still) )*"
    r"(?:having|after|before|bound|at (?:war|odds)|under|[a-z-]+(?:ing|ed)) "
)


_OF_NEXT = re.compile(r"^(?:(?!\bits\b|\btheir\b)[a-z]+ )+(?:its|their) ")
"""Words with no state before "its", which is of the state that comes next."""


def _with_subject_ahead(parts: list[SentencePart]) -> list[SentencePart]:
    """Return parts, of which a first without a subject has the next one's: "Angered, Peru left"."""
    if len(parts) <= 1 or not _LEADS.match(parts[1].masked):
        return parts
    if not (_FRONTED.match(parts[0].masked) or _OF_NEXT.match(parts[0].masked)):
        return parts
    return [replace(parts[0], subject=parts[1].named[0]), *parts[1:]]


def _hidden(sentence: str, mentions: Sequence[Mention]) -> str:
    """Write a sentence with a sign for each letter of a state's name."""
    text = sentence.lower().replace("’", "'")
    for one in mentions:
        text = text[: one.start] + "§" * (one.end - one.start) + text[one.end :]
    return text


def _sentence_part(
    sentence: str,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    last: TimeSpan,
    now: int,
) -> SentencePart:
    """Build the part between two places; it has the last time where it names none."""
    text = sentence[start:end].strip(" ,.")
    start = sentence.find(text, start) if text else start
    own = tuple(
        Mention(one.start - start, one.end - start, one.states, one.form)
        for one in mentions
        if start <= one.start and one.end <= start + len(text)
    )
    time = find_time(" ".join(text.split()), now)
    time = last if time.kind == "now" and not _TODAY.search(text) else time
    return SentencePart(text, start, mask(text, list(own)).strip(), own, time, None, ())


_TODAY = re.compile(
    r"\b(?:today|now|currently|these days|is|are|remains?|(?:still|no longer) "
    r"(?:has|have|keeps?|maintains?)|(?:has|have) no)\b"
)


def _one_time(sentence: str, now: int, before: TimeSpan) -> TimeSpan:
    """Return the time of a sentence that names one year, or none: of a month that of the last."""
    years = set(re.findall(r"\b(?:1[89]|20)\d\d\b", sentence))
    if not years and before.kind == "year" and _UNDATED.search(sentence):
        return before
    return find_time(sentence, now) if len(years) <= 1 else TimeSpan()


def _without_aside(sentence: str, mentions: Sequence[Mention]) -> str:
    """Return a sentence with blanks for words in brackets that have no state and no figure."""
    for aside in _ASIDE.finditer(_hidden(sentence, mentions)):
        sentence = sentence[: aside.start()] + " " * len(aside[0]) + sentence[aside.end() :]
    return sentence
