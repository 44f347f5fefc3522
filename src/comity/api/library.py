"""The library of editions: fetching, adding, choosing and carrying them, and their state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from comity.errors import InvalidRequestError, UnknownNameError

if TYPE_CHECKING:
    import polars as pl

    from comity.sources.source import Source
    from comity.store.pull.update import PullOutcome


def pull(*sources: str, dry_run: bool = False, accept: bool = False) -> pl.DataFrame:
    """Fetch the newest editions from the publishers, and use them where they are sound.

    Parameters
    ----------
    sources
        Sources by name; without them, all that are published openly and are not large.
    dry_run
        Whether to look only, and fetch nothing.
    accept
        Whether an edition is taken that lacks much of what the one in use has.

    Returns
    -------
    polars.DataFrame
        A row a source: ``source``; ``state`` ("unchanged", "available" in a dry run, "new" for
        one that is in use now, "stored" while another is pinned, "failed", "omitted" where a
        source is too large or needs a key); ``edition``; ``changes`` (what it changes, in words,
        or why there is none); ``requests``, the number sent.

    Raises
    ------
    UnknownNameError
        If there is no such source.
    InvalidRequestError
        If a source that is named cannot be fetched, or the packages for it are missing.

    Examples
    --------
    >>> pull("gsdb")
    Traceback (most recent call last):
    comity.errors.InvalidRequestError: gsdb is not fetched: The data base is sent on request. ...
    """
    require_pull()
    from comity.sources.registry import all_sources
    from comity.store.pull.update import Order, not_fetched, omission, pull_sources

    requested = [_source(name) for name in sources]
    for source in requested:
        if source not in _fetched([source]):
            raise not_fetched(source)
    fetched = [] if sources else _fetched(all_sources().values())
    omitted = {source.name: why for source in fetched if (why := omission(source))}
    asked = requested or [source for source in fetched if source.name not in omitted]
    outcomes = pull_sources(asked, Order(dry_run=dry_run, accept=accept))
    return _as_rows([*outcomes, *omitted.values()])


def _as_rows(outcomes: Iterable[PullOutcome]) -> pl.DataFrame:
    """Return outcomes as rows, with the changes as lines of one text."""
    import polars as pl

    rows = [{**vars(each), "changes": "\n".join(each.changes)} for each in outcomes]
    schema = dict.fromkeys(("source", "state", "edition", "changes"), pl.String)
    return pl.DataFrame(rows, schema={**schema, "requests": pl.Int64}, orient="row")


def add(source: str, file: str | Path, *, accept: bool = False) -> pl.DataFrame:
    """Take a file that you have downloaded as an edition of a source behind a form.

    Parameters
    ----------
    source
        The source by name.
    file
        The file, as the publisher gave it.
    accept
        Whether an edition is taken that lacks much of what the one in use has.

    Returns
    -------
    polars.DataFrame
        One row, as of :func:`pull`.

    Raises
    ------
    UnknownNameError
        If there is no such source.
    InvalidRequestError
        If no file of the source can be added.
    DataError
        If the file is not one of the source, or is not sound. The library is as before.

    Examples
    --------
    >>> add("atop", "atop.csv")
    Traceback (most recent call last):
    comity.errors.InvalidRequestError: atop is published openly. ...
    """
    require_pull()
    from comity.store.pull.update import add_file

    return _as_rows([add_file(_source(source), Path(file), accept=accept)])


def status(source: str | None = None) -> pl.DataFrame:
    """List which edition of each source is in use, how old it is, and how to get a newer one.

    No network is used.

    Parameters
    ----------
    source
        One source by name; None for all.

    Returns
    -------
    polars.DataFrame
        A row a source, among its columns ``edition``, ``origin`` ("bundle", "pulled", "added",
        "imported"), ``newest_year``, ``expected_year``, ``is_stale`` and ``way`` ("pull", "add",
        "none").

    Raises
    ------
    UnknownNameError
        If there is no such source.

    Examples
    --------
    >>> status("vdem").select("way", "rhythm").row(0)
    ('add', 'yearly, in March')
    """
    import polars as pl

    from comity.store.status import list_status

    return pl.DataFrame([vars(row) for row in list_status(date.today(), source)])


def lock() -> str:
    """Return the lock of the editions in use, as JSON: it repeats an analysis elsewhere.

    >>> '"source' in lock()
    True
    """
    from comity.store.cache import VALUES_VERSION
    from comity.store.lock import make_lock
    from comity.store.selection import chosen

    return make_lock(chosen(), VALUES_VERSION)


def editions(source: str | None = None) -> pl.DataFrame:
    """List the editions in the library, the oldest first.

    Parameters
    ----------
    source
        One source by name; None for all.

    Returns
    -------
    polars.DataFrame
        A row an edition: ``source``, ``edition``, ``id``, ``at``, ``origin``, ``newest_year``,
        ``is_used``, ``is_pinned`` and ``files`` (addresses).

    Examples
    --------
    >>> editions("atop").columns[:3]
    ['source', 'edition', 'id']
    """
    import polars as pl

    from comity.store.editions import BUNDLE, Choice, list_editions, read_choices

    if source is not None:
        _source(source)
    choices = read_choices()
    rows = [
        {
            "source": each.source,
            "edition": each.name,
            "id": each.id,
            "at": each.at,
            "origin": each.origin,
            "newest_year": each.newest,
            "is_used": choices.get(each.source, Choice(BUNDLE)).id == each.id,
            "is_pinned": choices.get(each.source) == Choice(each.id, pinned=True),
            "files": " ".join(file.address for file in each.files),
        }
        for each in list_editions(source)
    ]
    schema = {
        **dict.fromkeys(("source", "edition", "id", "at", "origin"), pl.String),
        "newest_year": pl.Int64,
        "is_used": pl.Boolean,
        "is_pinned": pl.Boolean,
        "files": pl.String,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def pin_edition(source: str, edition: str | None = None) -> str:
    """Pin an edition, so that it stays in use whatever is fetched later, and return its identifier.

    Parameters
    ----------
    source
        The source by name.
    edition
        The edition by identifier or name, or "bundle"; None for the one in use.

    Raises
    ------
    UnknownNameError
        If there is no such source or edition.

    Examples
    --------
    >>> pin_edition("atop", "9.9")
    Traceback (most recent call last):
    comity.errors.UnknownNameError: There is no edition of atop called '9.9'.
    """
    from comity.store import selection
    from comity.store.editions import pin

    choice = pin(_source(source).name, edition)
    selection.reload()
    return choice.id


def unpin_edition(source: str) -> str:
    """Unpin an edition, so that newer ones take its place again, and return its identifier.

    Parameters
    ----------
    source
        The source by name.

    Raises
    ------
    UnknownNameError
        If there is no such source.

    Examples
    --------
    >>> unpin_edition("wars")
    Traceback (most recent call last):
    comity.errors.UnknownNameError: There is no source called 'wars'. Did you mean cow_wars?
    """
    from comity.store import selection
    from comity.store.editions import unpin

    choice = unpin(_source(source).name)
    selection.reload()
    return choice.id


def roll_back_edition(source: str) -> str:
    """Use the edition before the one in use again, and return its identifier.

    Parameters
    ----------
    source
        The source by name.

    Raises
    ------
    InvalidRequestError
        If there was none before.

    Examples
    --------
    >>> roll_back_edition("polity")
    Traceback (most recent call last):
    comity.errors.InvalidRequestError: polity has no edition before the one in use.
    """
    from comity.store import selection
    from comity.store.editions import roll_back

    choice = roll_back(_source(source).name)
    selection.reload()
    return choice.id


def export_editions(file: str | Path, sources: Sequence[str] = ()) -> pl.DataFrame:
    """Write editions to one file, where their terms allow it.

    Parameters
    ----------
    file
        The file, a ZIP archive.
    sources
        Sources by name; without them, all.

    Returns
    -------
    polars.DataFrame
        A row an edition: ``source``, ``edition`` and ``is_written``.

    Raises
    ------
    InvalidRequestError
        If there is no edition to write.

    Examples
    --------
    >>> export_editions("editions.zip", ["polity"])
    Traceback (most recent call last):
    comity.errors.InvalidRequestError: The library has no edition that may be passed on.
    """
    import polars as pl

    from comity.store.exchange import export_editions as export

    written, refused = export(Path(file), [_source(name).name for name in sources])
    rows = [(e.source, e.name, True) for e in written] + [
        (e.source, e.name, False) for e in refused
    ]
    return pl.DataFrame(rows, schema=["source", "edition", "is_written"], orient="row")


def import_editions(file: str | Path) -> pl.DataFrame:
    """Take editions from a file into the library; those in use stay in use.

    Parameters
    ----------
    file
        A file that :func:`export_editions` wrote.

    Returns
    -------
    polars.DataFrame
        A row an edition that was new: ``source``, ``edition`` and ``id``.

    Raises
    ------
    DataError
        If the file is damaged. Nothing is taken then.

    Examples
    --------
    >>> import_editions("editions.zip")
    Traceback (most recent call last):
    comity.errors.DataError: editions.zip: there is no such file. Name one that was exported.
    """
    import polars as pl

    from comity.store.exchange import import_editions as take

    rows = [(e.source, e.name, e.id) for e in take(Path(file))]
    schema = dict.fromkeys(("source", "edition", "id"), pl.String)
    return pl.DataFrame(rows, schema=schema, orient="row")


def _source(name: str) -> Source:
    """Return a source by its name."""
    from comity.sources.registry import all_sources

    if name not in all_sources():
        raise UnknownNameError.among("source", name, all_sources())
    return all_sources()[name]


def _fetched(candidates: Iterable[Source]) -> list[Source]:
    """Select the sources that can be fetched."""
    from comity.sources.publishing import Published

    return [source for source in candidates if isinstance(source.publishing, Published)]


def require_pull() -> None:
    """Refuse to go on without the packages that talk to publishers."""
    from importlib.util import find_spec

    if find_spec("httpx") is None or find_spec("tenacity") is None:
        raise InvalidRequestError(
            "Fetching editions needs packages that are not installed.",
            "Install them with: pip install 'comity[pull]'",
        )
