"""What the package's patterns need, found out once for all later processes.

Finding it out takes longer than reading a sentence with it.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from comity.claims import literals
from comity.claims.grammar.constructions import constructions, noun_patterns
from comity.claims.lexicon import package_patterns
from comity.claims.literals import needed_text, remember_needs
from comity.claims.rule_data import data_files, rule_data
from comity.claims.topics.topic import topic_patterns
from comity.store.cache import remembered


@cache
def prepare_needs() -> None:
    """Read what patterns need from the library; where it is not there, find it out.

    >>> prepare_needs()
    """
    code = Path(literals.__file__), Path(__file__)
    stored = remembered("needs", (*data_files(), *code), _find)
    needs = [frozenset(pieces) for pieces in stored["needs"]]
    remember_needs(
        {
            written: tuple(needs[number] for number in numbers)
            for written, numbers in stored["patterns"].items()
        }
    )


def _find() -> dict[str, Any]:
    """Find what each pattern needs: different needs once, and their numbers by pattern."""
    blockers = (item["words"] for item in rule_data("completeness")["blocker"])
    wholes = (one.written for one in (*constructions(), *noun_patterns()))
    numbers: dict[literals.Need, int] = {}
    patterns = {
        written: [numbers.setdefault(need, len(numbers)) for need in needed_text(written)]
        for written in chain(package_patterns(), topic_patterns(), blockers, wholes)
    }
    return {"needs": [sorted(need) for need in numbers], "patterns": patterns}
