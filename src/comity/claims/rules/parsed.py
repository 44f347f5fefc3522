"""What a sentence is parsed as, and the doubts that it casts on what was read of it."""

from __future__ import annotations

from dataclasses import dataclass

from comity.claims.claim import SpeechAct
from comity.claims.doubts.left_out import with_doubts
from comity.claims.doubts.wholes import with_part_of_year
from comity.claims.reading.base import ParserContext
from comity.claims.rules.changes import with_degree, with_time
from comity.claims.rules.goods import with_goods
from comity.claims.rules.groups import shared_with_group, without_un
from comity.claims.rules.tense import ClauseReading, after_time, with_tense
from comity.claims.text.mentions import Context


@dataclass(frozen=True)
class SentenceRead:
    """A sentence in the words in which it was read, and all that it was read with.

    ``fuel`` is the one that it speaks of as of fuel; empty for none, or several. One on which part
    of goods a fuel is has no share of a partner.
    """

    text: str
    reader: ParserContext
    context: Context
    fuel: str = ""
    is_on_part: bool = False


@dataclass(frozen=True)
class ParsedSentence:
    """What a sentence was parsed as: its kind, and an interpretation for each claim in it."""

    kind: SpeechAct
    says: str
    interpretations: tuple[ClauseReading, ...]
    read_as: SentenceRead


def marked(sentence: SentenceRead, reading: ClauseReading) -> ClauseReading:
    """Return a reading, marked by its whole sentence, and by the one before."""
    text, names, context = sentence.text, sentence.reader.names, sentence.context
    timed = without_un(text, with_degree(with_time(text, reading)))
    shared = shared_with_group(text, timed, names, sentence.reader.lexicon)
    own = with_part_of_year(text, with_doubts(text, shared, names), context)
    return after_time(with_goods(text, with_tense(text, own), context.goods), context.time)
