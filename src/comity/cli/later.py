"""Libraries that a command may do without, loaded when something of them is first used."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any


class _Later(ModuleType):
    """What ``import`` finds in place of a library, until something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        """Load the library, and return what was asked for."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        library = import_module(self.__name__)
        vars(self).update(vars(library))
        return getattr(library, name)


def load_later(name: str) -> None:
    """Load a library only when something of it is first used.

    The loader of the standard library that does so loads it when it is imported once more.

    >>> load_later("sys")
    """
    spec = find_spec(name) if name not in sys.modules else None
    if spec is not None:
        sys.modules[name] = _Later(name)
        sys.modules[name].__spec__ = spec
