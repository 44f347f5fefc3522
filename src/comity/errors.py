"""What Comity says when it cannot go on.

One root, so that one ``except ComityError`` catches everything of ours. Each error holds
the facts of what went wrong as attributes; its message says what was wrong, where, and
what to do. ``exit_code`` is what the command line leaves behind, for scripts:

====  =============================================================
code  meaning
====  =============================================================
1     a claim got a verdict that ``comity check --fail-on`` names
2     the request itself: an unknown name, a year out of range
3     the data: a damaged table, a missing file
4     the place to write to: not writable, or something in the way
====  =============================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path


class ComityError(Exception):
    """The root of every error that Comity raises on purpose."""

    exit_code = 1


class UnknownNameError(ComityError):
    """A name that stands for nothing known, with the nearest that do.

    Attributes: ``kind`` (what was looked for: "state", "measure"), ``name``, ``nearest``.
    """

    exit_code = 2

    def __init__(self, kind: str, name: object, nearest: Sequence[str] = (), see: str = "") -> None:
        self.kind, self.name, self.nearest = kind, name, tuple(nearest)
        hint = f" Did you mean {_either(self.nearest)}?" if self.nearest else ""
        more = f" {see}" if see else ""
        super().__init__(f"There is no {kind} called {str(name)!r}.{hint}{more}")

    @classmethod
    def among(cls, kind: str, name: str, known: Iterable[str], see: str) -> UnknownNameError:
        """Say that a name is not among those known, with the nearest of them."""
        return cls(kind, name, get_close_matches(name, list(known), n=3), see)


class NotAStateError(ComityError):
    """A territory or a group of states was named where a state is needed.

    Attributes: ``name``, ``kind`` ("territory", "group"), ``explanation``.
    """

    exit_code = 2

    def __init__(self, name: str, kind: str, explanation: str) -> None:
        self.name, self.kind, self.explanation = name, kind, explanation
        super().__init__(f"{name} is a {kind}, not a state: {explanation}")


class InvalidRequestError(ComityError):
    """Something asked for that cannot be: a state with itself, a year out of range.

    Attributes: ``what`` was wrong, ``remedy`` to try.
    """

    exit_code = 2

    def __init__(self, what: str, remedy: str) -> None:
        self.what, self.remedy = what, remedy
        super().__init__(f"{what} {remedy}")


class DataError(ComityError):
    """A file or table that is not as its source declares it.

    Attributes: ``where`` (file or table), ``what`` is wrong, ``rows`` that show it, ``remedy``.
    """

    exit_code = 3

    def __init__(self, where: str | Path, what: str, remedy: str, rows: str = "") -> None:
        self.where, self.what, self.remedy, self.rows = str(where), what, remedy, rows
        shown = f"\n{rows}\n" if rows else " "
        super().__init__(f"{where}: {what}.{shown}{remedy}")


class OutputError(ComityError):
    """A place that cannot be written to. Attributes: ``path``, ``why``, ``remedy``."""

    exit_code = 4

    def __init__(self, path: str | Path, why: str, remedy: str) -> None:
        self.path, self.why, self.remedy = Path(path), why, remedy
        super().__init__(f"Cannot write {path}: {why}. {remedy}")


class ClaimsFailedError(ComityError):
    """Claims got a verdict that the user wanted to hear of by exit code.

    Attributes: ``found``, how many got each of those verdicts.
    """

    exit_code = 1

    def __init__(self, found: Mapping[str, int]) -> None:
        self.found = dict(found)
        counted = ", ".join(f"{count} {name}" for name, count in self.found.items())
        super().__init__(f"Among the claims are: {counted}.")


def _either(names: Sequence[str]) -> str:
    """List alternatives the way a sentence does: "a", "a or b", "a, b or c"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
