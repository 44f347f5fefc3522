"""What a section of a brief is: sentences under a heading, in order, each said once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from comity.questions.figure import Figure
from comity.wording.briefs import refer_back


@dataclass(frozen=True)
class Sentence:
    """A sentence, the figures that it rests on, and the numbers of their sources.

    >>> Sentence("Peru and Chile share a border.").sources
    ()
    """

    text: str
    figures: tuple[Figure, ...] = ()
    sources: tuple[int, ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading and the sentences under it.

    >>> Section("Why", (Sentence("They trade."),)).heading
    'Why'
    """

    heading: str
    sentences: tuple[Sentence, ...]


def drop_repeats(sections: Iterable[Section], used: Iterable[str]) -> list[Section]:
    """Leave out each sentence that the headline or another question has said already.

    >>> both = Sentence("They trade."), Sentence("They vote.")
    >>> (one,) = drop_repeats([Section("Why", both)], {"They trade."})
    >>> [sentence.text for sentence in one.sentences]
    ['They vote.']
    """
    seen = set(used)
    short = []
    for section in sections:
        new = tuple(s for s in section.sentences if s.text not in seen)
        seen.update(s.text for s in new)
        short.append(replace(section, sentences=new))
    return short


def move_none_last(section: Section) -> Section:
    """Return a section with what there is none of after what there is.

    >>> move_none_last(Section("Why", (Sentence("They trade."),))).sentences[0].text
    'They trade.'
    """
    said = section.sentences
    return replace(section, sentences=tuple(sorted(said, key=_is_of_none)))


def _is_of_none(sentence: Sentence) -> bool:
    """Return whether all figures of a sentence are zero."""
    return bool(sentence.figures) and not any(figure.value for figure in sentence.figures)


def refer_section_back(section: Section, a: str, b: str) -> Section:
    """Return a section that names the two states anew only where a reader would need it.

    >>> texts = Sentence("Peru and Chile trade."), Sentence("Peru and Chile vote alike.")
    >>> refer_section_back(Section("Why", texts), "Peru", "Chile").sentences[1].text
    'The two vote alike.'
    """
    texts = refer_back([sentence.text for sentence in section.sentences], a, b)
    pairs = zip(section.sentences, texts, strict=True)
    return replace(section, sentences=tuple(replace(one, text=text) for one, text in pairs))
