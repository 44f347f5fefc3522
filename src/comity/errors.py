"""The errors that Comity raises on purpose, each with its facts as attributes.

One root, so that one ``except ComityError`` catches them all. ``message`` is what was wrong,
with the value that was given; ``hint`` is what to do about it. Neither names the command line:
``comity.cli.hints`` adds what only a user of it can do. ``exit_code`` is what the command line
returns, for scripts:

====  =============================================================
code  meaning
====  =============================================================
1     a claim got a verdict that ``comity check --fail-on`` names
2     the request itself: an unknown name, a year out of range
3     the data: a damaged table, a missing file
4     the output: a file or stream that cannot be written
====  =============================================================

>>> try:
...     raise InvalidRequestError("cut must be between 0% and 100%, got 120%.")
... except ComityError as error:
...     error.message, error.exit_code
('cut must be between 0% and 100%, got 120%.', 2)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path


class ComityError(Exception):
    """The root of every error that Comity raises on purpose.

    Attributes: ``message`` (what was wrong), ``hint`` (what to do), ``exit_code``.

    >>> error = ComityError("The year is 1700.", "Name a year from 1816 on.")
    >>> error.message, error.hint
    ('The year is 1700.', 'Name a year from 1816 on.')
    """

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        self.message, self.hint = message, hint
        super().__init__(f"{message} {hint}".rstrip())


MOST_LETTERS = 80
"""How much of a name an error repeats."""


def shortened(name: str) -> str:
    """Return a name as an error repeats it: its beginning, where it is long.

    >>> shortened("Russia"), len(shortened("A" * 10_000))
    ('Russia', 81)
    """
    return name if len(name) <= MOST_LETTERS else f"{name[:MOST_LETTERS]}…"


def why_no_file(path: Path) -> str:
    """Return why a path is that of no file with anything in it; empty where it is.

    >>> why_no_file(Path(".")), why_no_file(Path("missing.csv"))
    ('this is a folder', 'there is no such file')
    """
    if path.is_dir():
        return "this is a folder"
    if not path.is_file():
        return "there is no such file"
    return "" if path.stat().st_size else "the file is empty"


class UnknownNameError(ComityError):
    """A name of nothing that there is, with the nearest names.

    Attributes: ``kind`` (what was looked for: "state", "measure"), ``name``, ``nearest``.

    >>> print(UnknownNameError.among("fruit", "aple", ["apple", "pear"]))
    There is no fruit called 'aple'. Did you mean apple?
    """

    def __init__(
        self, kind: str, name: object, nearest: Sequence[str] = (), hint: str = ""
    ) -> None:
        self.kind, self.name, self.nearest = kind, name, tuple(nearest)
        question = f"Did you mean {_either(self.nearest)}?" if self.nearest else ""
        message = f"There is no {kind} called {shortened(str(name))!r}."
        super().__init__(f"{message} {question}".rstrip(), hint)

    @classmethod
    def among(
        cls, kind: str, name: str, options: Iterable[str], hint: str = ""
    ) -> UnknownNameError:
        """Build the error for a name that is not among the options, with the nearest of them.

        Where none is spelled alike, those that begin with the name are near.

        >>> print(UnknownNameError.among("source", "pear", ["pear_orchards_by_year", "apple"]))
        There is no source called 'pear'. Did you mean pear_orchards_by_year?
        """
        names, name = list(options), str(name)
        longer = [each for each in names if name and each.startswith(name)]
        return cls(kind, name, get_close_matches(name, names, n=3) or longer[:3], hint)


class NotAStateError(ComityError):
    """A territory or a group of states was named where a state is needed.

    Attributes: ``name``, ``kind`` ("territory", "group"), ``explanation``.
    """

    def __init__(self, name: str, kind: str, explanation: str) -> None:
        self.name, self.kind, self.explanation = name, kind, explanation
        super().__init__(f"{name} is a {kind}, not a state: {explanation}")


class InvalidRequestError(ComityError):
    """A request that cannot be met: a state with itself, a year out of range.

    Attributes: ``message``, ``hint``.

    >>> InvalidRequestError("One state makes no dyad.", "Name two states.").exit_code
    2
    """


class DataError(ComityError):
    """A file or table that is not as its source declares it.

    Attributes: ``where`` (file or table), ``message``, ``rows`` that show it, ``hint``.

    >>> print(DataError("trade", "2 rows share one key", "Correct the reader.", "{'year': 2014}"))
    trade: 2 rows share one key.
    {'year': 2014}
    Correct the reader.
    """

    exit_code = 3

    def __init__(self, where: str | Path, message: str, hint: str = "", rows: str = "") -> None:
        self.where, self.rows = str(where), rows
        shown = f"\n{rows}\n" if rows else " "
        super().__init__(f"{where}: {message}.{shown}{hint}".rstrip())
        self.message, self.hint = message, hint


class OutputError(ComityError):
    """A file or stream that cannot be written.

    Attributes: ``path``, ``reason``, ``hint``.

    >>> OutputError("x.csv", "No space left on device").exit_code
    4
    """

    exit_code = 4

    def __init__(self, path: str | Path, reason: str, hint: str = "") -> None:
        self.path, self.reason = Path(path), reason
        super().__init__(f"Cannot write {path}: {reason}.", hint)


class ClaimsFailedError(ComityError):
    """Claims got verdicts for which an exit code was requested.

    Attributes: ``counts``, how many claims got each of those verdicts.
    """

    exit_code = 1

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = dict(counts)
        listed = ", ".join(f"{count} {name}" for name, count in self.counts.items())
        super().__init__(f"Among the claims are: {listed}.")


class ComityWarning(UserWarning):
    """A warning that a result falls short of what was asked for.

    >>> issubclass(ComityWarning, UserWarning)
    True
    """


def _either(names: Sequence[str]) -> str:
    """Format alternatives as a sentence does: "a", "a or b", "a, b or c"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
