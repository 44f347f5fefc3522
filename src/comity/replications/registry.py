"""How replications are found: every module of `analyses` that declares one."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from comity.replications import analyses
from comity.replications.replication import Replication


@cache
def replications() -> dict[str, Replication]:
    """Return every replication by its name, in alphabetical order.

    >>> "dangerous-dyads" in replications()
    True
    """
    names = sorted(module.name for module in iter_modules(analyses.__path__))
    modules = [import_module(f"comity.replications.analyses.{name}") for name in names]
    declared = [module.REPLICATION for module in modules]
    return {each.name: each for each in sorted(declared, key=lambda each: each.name)}
