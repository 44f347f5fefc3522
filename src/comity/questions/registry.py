"""How questions are found: every file of the catalogue that declares a ``QUESTION`` is one."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import comity.questions.catalogue
from comity.questions.question import Question

ORDER = (
    "order",
    "interdependence",
    "rivals",
    "economic",
    "military",
    "political",
    "asymmetry",
    "divergence",
    "pressure",
    "outlook_economic",
    "outlook_military",
    "outlook_political",
)
"""The order in which a dossier answers: why, where, what strains it, what comes next."""


@cache
def questions() -> dict[str, Question]:
    """Return every question by its name, in the order in which a dossier answers them.

    Examples
    --------
    >>> len(questions()), next(iter(questions()))
    (12, 'order')
    """
    names = (module.name for module in iter_modules(comity.questions.catalogue.__path__))
    modules = (import_module(f"comity.questions.catalogue.{name}") for name in names)
    declared = [module.QUESTION for module in modules if hasattr(module, "QUESTION")]
    return {question.name: question for question in sorted(declared, key=_position)}


def _position(question: Question) -> int:
    return ORDER.index(question.name)
