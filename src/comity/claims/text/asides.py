"""What a sentence says with its claim: who reports it, its heading, its cause, its occasion."""

from __future__ import annotations

import re

_SPEAKER = re.compile(
    r", (?:(?!«S)[^,;“”])*?\b(?:said|says?|reported|reports?|announced|calculates?|reckons?|found|"
    r"noted|notes|wrote|writes|shows?|showed|told (?:\w+ )?reporters)(?: (?:on|in) [A-Z]\w+)?"
    r"(?=[.]?$)"
)
_SPEAKER_FIRST = re.compile(
    r"^(?:The (?:figures|data|numbers) (?:show|say) that |According to (?:the )?[^,]+, |"
    r"Citing [^,]+, (?=[^,]* says that)|"
    r"It (?:should|must) be (?:remembered|noted|said|added) that |"
    r"(?:[A-Z]|a |an |the )[^;«»]*?\b(?:says|said|reports|reported|found|shows|showed|notes|noted|"
    r"announced|(?:is|are|was|were) right(?: to say| in saying)?) that )"
)


_LABEL = re.compile(
    r"^[A-Z][a-z]+(?: [A-Za-z]+){0,3}: "
    r"(?=(?:Both \w+|They|The \w+|[A-Z]\w+) (?:has|have|is|are|face))"
)
"""The heading of a point of a list, before a sentence of its own."""


_OUTLOOK = re.compile(
    r"(?<=[^,]), an? (?:[a-z]+ ){1,3}(?:unlikely|likely|certain|sure|bound|destined) to [^,;:\d]*"
    r"(?=[.]?$)"
)
"""What a writer foresees of what was said: ", a pledge unlikely to be tested"."""


def strip_speaker(sentence: str) -> str:
    """Return a sentence without who reports it, its heading, and what is foreseen of it.

    >>> strip_speaker("Exports fell in 2009, customs officials said.")
    'Exports fell in 2009.'
    """
    shorter = _OUTLOOK.sub("", _LABEL.sub("", _SPEAKER.sub("", sentence)))
    while match := _SPEAKER_FIRST.match(shorter):
        shorter = shorter[match.end() :]
    return shorter


_CAUSE = re.compile(
    r",? (?:thanks (?:above all |largely |mainly )?to|owing to|as a result of|(?<=,) as|"
    r"because of)\s.*$"
)


def strip_cause(clause: str) -> str:
    """Return a clause without the cause that its end alleges, which no figure shows.

    >>> strip_cause("Trade fell in 2009, thanks to the crisis.")
    'Trade fell in 2009'
    """
    return _CAUSE.sub("", clause)


def strip_asides(sentence: str) -> str:
    """Return a sentence without who reports it, and the occasion and the cause at its end.

    >>> strip_asides("Imports fell in 2009 owing to the crisis, customs officials said.")
    'Imports fell in 2009'
    """
    return strip_cause(strip_occasion(strip_speaker(sentence)))


_DONE = (
    r"(?:[\w'’-]+ ){1,6}?(?:had|has|have|was|were|is|are|(?!United\b)\w{2,}ed|fell|rose|began|"
    r"broke|took|went|came|cut|shut|left|grew|sank)\b"
)
_REASON = re.compile(
    r",? (?:(?:largely|mainly|mostly|partly|chiefly|not least|soon|shortly|just|even) )?"
    r"(?:(?:because|now that|although|though|despite|in spite of|amid) |"
    r"(?:after|as|once|when|since) (?!(?:of|much|many|well|high|low|little|against|part)\b|\d)"
    rf"{_DONE})[^\d;]*$"
)
"""A clause at the end that says why or after what, and names no year and no figure."""


def strip_reason(clause: str) -> str:
    """Return a clause without the reason or the occasion that its end adds to what it says.

    >>> strip_reason("Trade fell to 1.3 billion in 2023 after the bloc had closed its market")
    'Trade fell to 1.3 billion in 2023'
    >>> strip_reason("Imports came to 7 percent as a share of output")
    'Imports came to 7 percent as a share of output'
    """
    return _REASON.sub("", strip_occasion(_CAUSE_FIRST.sub("", clause)))


_CAUSE_FIRST = re.compile(
    r"^(?:Thanks (?:largely |mainly |partly )?to|Owing to|As a result of|Because of) "
    r"(?:the|its|their|an?|this|that) (?:[^,;\d]{3,60}, |(?:[a-z-]+ ){1,4}?(?=(?:the|its|their|"
    r"two-way|bilateral|mutual|trade|commerce|exports|imports|[A-Z][a-z]+(?:['’]s)?) ))"
)
"""The cause that a sentence alleges before it says what is so."""


_OCCASION = re.compile(
    rf",? (?:(?:soon|shortly|just) )?after (?!(?:of|a|an|the) \w+,|\d){_DONE}[^\d;]*$|"
    r",? following (?:the|its|their|his|an?) [^\d;]*$"
)


def strip_occasion(clause: str) -> str:
    """Return a clause without the occasion at its end, which names no year and no figure.

    >>> strip_occasion("It opened an embassy there in 1849 following its independence from Spain")
    'It opened an embassy there in 1849'
    """
    return _OCCASION.sub("", clause)


_CLAUSE_END = re.compile(r"[;:](?= )|(?<=[^,]) (?:whereas|while|but) ")


def clause_around(sentence: str, at: int) -> str:
    """Return the words around a place, up to a semicolon or to what is set against them.

    >>> clause_around("Peru sold 3 percent; Chile bought 5.", 22)
    ' Chile bought 5.'
    """
    ends = [match.span() for match in _CLAUSE_END.finditer(sentence)]
    start = max((end for _, end in ends if end <= at), default=0)
    return sentence[start : min((begin for begin, _ in ends if begin >= at), default=None)]


_SUSPECTED = re.compile(
    r"(?<=[\w'’]), (?:(?:long|widely|often|once|still|itself|frequently|repeatedly|sometimes) )*"
    r"(?:accused|suspected|alleged|rumou?red|supposed(?:ly)?|said|reported|believed) "
    r"(?:of|to|by|a|an|the) [^,;:#\d]*,(?= )"
)
"""What a state is suspected of, inserted after its name: of that a figure is no part."""

_REFUTED = re.compile(
    r"^[^:;]*\b(?:not true|untrue|myths?|wrongly|falsely|den(?:y|ies|ied)|denial)\b[^:;]*[:;] "
)
"""What a sentence contradicts before it says what is so."""


def without_other_doubts(sentence: str, at: int) -> str:
    """Return a sentence without the doubts that are of something else than a figure at a place.

    >>> without_other_doubts("Mali, accused of arming rebels, sold 3 percent there.", 33)
    'Mali sold 3 percent there.'
    >>> without_other_doubts("It is a myth that it never votes so: it did on 20 percent.", 37)
    'it did on 20 percent.'
    """
    refuted = _REFUTED.match(sentence)
    rest = sentence[refuted.end() :] if refuted and refuted.end() <= at else sentence
    return _SUSPECTED.sub("", rest)
