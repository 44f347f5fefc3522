"""Topics of vetoed drafts, from rules on the list's own words, as data.

The list of vetoes has every draft's agenda item and, in a few words, its subject. A rule maps
words of one of these columns to a topic; the first rule that fits decides, and drafts without
a rule are :data:`OTHER`. Votes on the recommendation of a Secretary-General are private and not
in the list; their rule is for lists that have them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import polars as pl

OTHER = "other"
"""The topic of drafts that no rule knows."""


@dataclass(frozen=True)
class TopicRule:
    """Words in a column of the list that put a draft under a topic.

    ``agenda_item`` must contain one of the words, in any case; ``crisis_topic`` must be one of
    them exactly, with the publisher's spelling.

    >>> TopicRule("Syria", "agenda_item", ("syria",)).topic
    'Syria'
    """

    topic: str
    column: Literal["agenda_item", "crisis_topic"]
    words: tuple[str, ...]

    @property
    def fits(self) -> pl.Expr:
        """Tell of each draft whether the rule knows it."""
        if self.column == "crisis_topic":
            return pl.col(self.column).is_in(list(self.words))
        lower = pl.col(self.column).str.to_lowercase()
        return pl.any_horizontal(lower.str.contains(word, literal=True) for word in self.words)

    @property
    def name(self) -> str:
        """Return where the rule looks, and for what."""
        return f"{self.column}: {' | '.join(self.words)}"


RULES = (
    TopicRule(
        "admission of members", "agenda_item", ("admission of new members", "for membership")
    ),
    TopicRule("Secretary-General", "agenda_item", ("appointment of the secretary-general",)),
    TopicRule("Syria", "crisis_topic", ("Syria",)),
    TopicRule(
        "Middle East without Syria",
        "crisis_topic",
        ("Israel-Palestine", "Israel-Lebanon", "Lebanon", "Kuwait", "Yemen", "Iran"),
    ),
    TopicRule(
        "South Africa, Namibia, Rhodesia",
        "crisis_topic",
        ("South Africa", "Namibia", "Rhodesia", "Southern Africa"),
    ),
    # Angola's complaint of 1981, which the list puts under Angola.
    TopicRule("South Africa, Namibia, Rhodesia", "agenda_item", ("against south africa",)),
    TopicRule("rest of Africa", "crisis_topic", ("Congo", "Comoros", "Zimbabwe", "Mali", "Sudan")),
    TopicRule("Korea", "crisis_topic", ("Korean War", "North Korea")),
    TopicRule("Ukraine", "crisis_topic", ("Ukraine",)),
    TopicRule("former Yugoslavia", "crisis_topic", ("Bosnia", "Macedonia")),
    TopicRule("Cyprus", "crisis_topic", ("Cyprus",)),
    TopicRule("Greece", "crisis_topic", ("Greek Civil War",)),
    TopicRule("Spain", "crisis_topic", ("Spain",)),
    TopicRule(
        "East against West",
        "crisis_topic",
        ("Czechoslovakia", "Hungary", "Berlin Blockade", "US-USSR", "Korean Airlines"),
    ),
    TopicRule("India and Pakistan", "crisis_topic", ("India-Pakistan",)),
    # The publisher writes Malasyia.
    TopicRule("South-East Asia", "crisis_topic", ("Cambodia", "Thailand", "Malasyia", "Myanmar")),
    TopicRule(
        "Latin America",
        "crisis_topic",
        (
            "Nicaragua",
            "Guatemala",
            "Panama",
            "Panama Canal",
            "Grenada",
            "Falklands-Malvinas",
            "Venezuela",
        ),
    ),
    TopicRule(
        "weapons and disarmament",
        "crisis_topic",
        ("Disarmament", "Atomic Energy Commission", "Biological Warfare", "Weapons in outer space"),
    ),
)
"""The rules, in the order in which they are tried."""


def with_topics(vetoes: pl.DataFrame) -> pl.DataFrame:
    """Add to vetoes what each draft was about, and which rule says so.

    Parameters
    ----------
    vetoes
        With ``agenda_item`` and ``crisis_topic``, as in the table ``vetoes``; a missing text
        fits no rule.

    Returns
    -------
    polars.DataFrame
        The same rows in the same order, with ``topic`` (of :data:`RULES`, or :data:`OTHER`)
        and ``rule`` (the column and the words that decided; null for other topics).

    Examples
    --------
    >>> draft = {"agenda_item": ["Admission of new Members Angola"], "crisis_topic": ["Angola"]}
    >>> with_topics(pl.DataFrame(draft)).select("topic", "rule").row(0)
    ('admission of members', 'agenda_item: admission of new members | for membership')
    """
    topic = pl.coalesce(*(_if_fits(rule, rule.topic) for rule in RULES), pl.lit(OTHER))
    rule = pl.coalesce(_if_fits(rule, rule.name) for rule in RULES)
    return vetoes.with_columns(topic.alias("topic"), rule.alias("rule"))


def _if_fits(rule: TopicRule, text: str) -> pl.Expr:
    """Return a text where a rule fits, and null where it does not."""
    return pl.when(rule.fits).then(pl.lit(text))
