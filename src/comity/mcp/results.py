"""What every result of a tool carries: whether it is known, and whose figures it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from comity.store.selection import manifest
from comity.version import __version__

Result = dict[str, Any]

Knowledge = Literal["known", "unknown", "not applicable"]

MOST_ROWS = 50
"""How many rows a page of a result has at most: a context is small."""


def result(
    tables: Iterable[str], /, *, knowledge: Knowledge = "known", reason: str = "", **content: Any
) -> Result:
    """Build the result of a tool.

    Parameters
    ----------
    tables
        The tables that it rests on.
    knowledge
        Whether there is an answer: "unknown" where no data say it, "not applicable" where the
        question has no meaning.
    reason
        Why there is none.
    content
        The answer.

    Examples
    --------
    >>> result(["vetoes"], count=1)["sources"][0]["source"]
    'security_council_vetoes'
    """
    about: Result = {"knowledge": knowledge}
    if reason:
        about["reason"] = reason
    return {**about, **content, "sources": citations(tables), "comity": __version__}


def citations(tables: Iterable[str]) -> list[dict[str, Any]]:
    """List the sources of tables: version, date of retrieval, licence and a ready citation."""
    return [
        {name: each for name, each in source.reference.items() if each is not None}
        for source in manifest().sources_of(tables)
    ]


def trail_links(measure: str, year: int, ccodes: Iterable[int]) -> Result:
    """Return where the rows under a value are: as a command, and as an address of the server.

    >>> trail_links("cinc", 2010, [710])["address"]
    '/trace/cinc/2010/710'
    """
    codes = [str(ccode) for ccode in ccodes]
    command = " ".join(["comity trace", measure, *codes, str(year)])
    return {"trail": command, "address": "/".join(["/trace", measure, str(year), *codes])}


def paged(rows: Sequence[Any], offset: int, limit: int) -> Result:
    """Return one page of rows, and where the next begins.

    >>> paged([1, 2, 3], 0, 2)
    {'total': 3, 'rows': [1, 2], 'next_offset': 2}
    """
    limit = max(1, min(limit, MOST_ROWS))
    offset = max(0, offset)
    end = offset + limit
    following = end if end < len(rows) else None
    return {"total": len(rows), "rows": list(rows[offset:end]), "next_offset": following}
