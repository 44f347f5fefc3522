"""Words that keep a clause from being judged, or all of it but its premise."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from comity.claims.claim import Interpretation
from comity.claims.literals import Needing
from comity.claims.patterns import Pattern, compile_plain, needs_of
from comity.claims.rule_data import rule_data
from comity.claims.text.clauses import Clause


@dataclass(frozen=True)
class Blocker:
    """Words that keep a clause from being judged, the reason, and the rules that read them."""

    reason: str
    words: Pattern
    read_by: tuple[str, ...]
    is_for_figures: bool
    is_for_words: bool
    is_of_premise: bool

    def blocks(self, clause: Clause, interpretation: Interpretation) -> bool:
        """Return whether the words are in a clause whose rule does not read them."""
        if interpretation.rule.startswith(self.read_by) or _reads_balance(
            self.reason, interpretation
        ):
            return False
        is_multiple = interpretation.test is not None and interpretation.test.growth
        has_figures = bool(clause.quantities or is_multiple)
        if (self.is_for_figures and not has_figures) or (self.is_for_words and clause.quantities):
            return False
        return self.words.search(clause.masked) is not None


def blocker_of(
    clause: Clause, interpretation: Interpretation, *, is_of_premise: bool
) -> Blocker | None:
    """Return the first words that keep a clause, or all but its premise, from being judged."""
    of_kind = (one for one in _fitting(clause.masked) if one.is_of_premise == is_of_premise)
    return next((one for one in of_kind if one.blocks(clause, interpretation)), None)


def _reads_balance(reason: str, interpretation: Interpretation) -> bool:
    """Return whether words are kept from judgement as those of a balance, which is tested."""
    test = interpretation.test
    is_balance = test is not None and test.lookups[0].measure == "trade_balance"
    return is_balance and reason.startswith("a balance of trade")


@cache
def blockers() -> tuple[Blocker, ...]:
    """Read the words that keep a clause from being judged.

    >>> any("trade" in blocker.reason for blocker in blockers())
    True
    """
    return tuple(
        Blocker(
            item["reason"],
            compile_plain(item["words"]),
            tuple(item.get("read_by", ())),
            bool(item.get("figures_only", False)),
            bool(item.get("unless_figures", False)),
            bool(item.get("premise", False)),
        )
        for item in rule_data("completeness")["blocker"]
    )


@lru_cache(maxsize=256)  # a clause is asked of for its premise, and for the rest
def _fitting(masked: str) -> tuple[Blocker, ...]:
    """Return those for which a clause has what their words need."""
    return tuple(_needing().fitting(masked))


@cache
def _needing() -> Needing[Blocker]:
    """Index the words by what they need: few of the many are in a clause."""
    return Needing(blockers(), lambda blocker: needs_of(blocker.words))
