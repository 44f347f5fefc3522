"""Fetching the newest edition of a source: find, download, check, compare, then use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from comity.errors import ComityError, DataError, InvalidRequestError, why_no_file
from comity.progress import report
from comity.sources.publishing import (
    ByHand,
    Key,
    NotPublished,
    Offer,
    Published,
    RemoteFile,
)
from comity.sources.source import Source
from comity.store import selection
from comity.store.atomic import checksum
from comity.store.editions import (
    BUNDLE,
    Choice,
    Edition,
    Origin,
    SourceFile,
    choose_edition,
    list_editions,
    read_choices,
    write_edition,
)
from comity.store.home import home
from comity.store.pull.part import Download, Validators
from comity.store.pull.read_edition import Reading, prepare_file, read_tables
from comity.store.pull.secrets import find_secret
from comity.store.pull.transport import Patience, Session, UnreachableError
from comity.store.status import LARGE

State = Literal["unchanged", "available", "new", "stored", "failed", "omitted"]
"""The outcome of a pull: nothing newer; an edition that would be fetched; one that is in use from
now on; one that is in the library, while another is pinned; none, for a reason; or none, as the
publisher was not asked."""

Tell = Callable[[str], None]


@dataclass(frozen=True)
class PullOutcome:
    """The outcome of a pull or an addition: the edition, and what it changes in words.

    >>> PullOutcome("atop", "unchanged", "5.1").changes
    ()
    """

    source: str
    state: State
    edition: str
    changes: tuple[str, ...] = ()
    requests: int = 0


@dataclass(frozen=True)
class Order:
    """How to pull: only look, accept an edition that lacks much, how long to wait, which day."""

    dry_run: bool = False
    accept: bool = False
    patience: Patience = field(default_factory=Patience)
    today: date = field(default_factory=date.today)
    tell: Tell = lambda _: None


def downloads() -> Path:
    """Return the folder of downloads that are not whole yet.

    >>> downloads().name
    'downloads'
    """
    return home() / "downloads"


def pull_source(source: Source, order: Order) -> PullOutcome:
    """Fetch the newest edition of a source, and use it if it is sound.

    Parameters
    ----------
    source
        The source.
    order
        How to pull.

    Raises
    ------
    InvalidRequestError
        If the source is not published for fetching, or its key is missing.
    DataError
        If the edition cannot be had or is not sound. The library is as before.
    """
    how = source.publishing
    if not isinstance(how, Published):
        raise not_fetched(source)
    secret = find_secret(how.key)
    if how.key and not secret:
        what = f"{source.name} needs the key {how.key.variable}, which is not set."
        raise InvalidRequestError(what, how.key.how)
    latest = latest_edition(source.name)
    session = Session(
        downloads(), order.patience, latest.name if latest else "", how.key, secret, how.pause
    )
    with session:
        offer = _find(how, session, order.today)
        if latest and offer.edition and offer.edition == latest.name:
            return PullOutcome(source.name, "unchanged", latest.name, requests=session.requests)
        if order.dry_run:
            return _look(source, offer, session, latest)
        order.tell(f"{source.name}: fetching {offer.edition or 'the newest edition'}")
        outcome = _fetch(source, how, offer, session, latest, order)
    return replace(outcome, requests=session.requests)


def pull_sources(sources: Sequence[Source], order: Order) -> Iterator[PullOutcome]:
    """Yield the outcome of each pull; a failure is one, so that the others are still asked.

    After a publisher that cannot be reached the next one is asked once only: without a network,
    repeated attempts at all of them would take minutes.

    Parameters
    ----------
    sources
        The sources, in the order in which their publishers are asked.
    order
        How to pull.
    """
    quick, is_reached = replace(order, patience=order.patience.once()), True
    for number, source in enumerate(sources):
        report(f"Asking the publisher of {source.name}", number / len(sources))
        try:
            outcome = pull_source(source, order if is_reached else quick)
            is_reached = True
        except ComityError as error:
            outcome = PullOutcome(source.name, "failed", "", (str(error),))
            if isinstance(error, DataError):
                is_reached = not isinstance(error, UnreachableError)
        yield outcome


def omission(source: Source) -> PullOutcome | None:
    """Return why a pull of all does not ask for a source: it is large, or its key is missing.

    >>> from comity.sources.registry import sources
    >>> omission(sources()["baci_totals"]).changes[0][:42]
    'It is fetched only when it is named, as it'
    >>> omission(sources()["atop"]) is None
    True
    """
    how = source.publishing
    if not isinstance(how, Published):
        return None
    if how.large:
        return PullOutcome(source.name, "omitted", "", (LARGE,))
    if how.key and not find_secret(how.key):
        return PullOutcome(source.name, "omitted", "", (_without_key(how.key),))
    return None


def _without_key(key: Key) -> str:
    """Describe a key that is not set, and how to get it."""
    return f"It needs the key {key.variable}, which is not set. {key.how}"


def not_fetched(source: Source) -> InvalidRequestError:
    """Build the error about a source that cannot be fetched, with the way to it.

    >>> from comity.sources.registry import sources
    >>> print(not_fetched(sources()["polity"]))
    polity is not fetched: The series is finished; the bundle has all of it.
    """
    how = source.publishing
    if isinstance(how, ByHand):
        hint = f"Download the file from {how.page} and add it."
        return InvalidRequestError(f"{source.name} is not fetched: {how.why}", hint)
    why = how.why if isinstance(how, NotPublished) else ""
    return InvalidRequestError(f"{source.name} is not fetched: {why}")


def latest_edition(source: str) -> Edition | None:
    """Return the newest edition of a source in the library; None if there is none.

    >>> latest_edition("polity") is None
    True
    """
    editions = list_editions(source)
    return editions[-1] if editions else None


def _find(how: Published, session: Session, today: date) -> Offer:
    """Find the newest edition; a listing of another form is the publisher's change."""
    with listing_checked(session):
        return how.find(session, today)


@contextmanager
def listing_checked(session: Session) -> Iterator[None]:
    """Run the body of a ``with`` statement, which reads a publisher's list of its files.

    Parameters
    ----------
    session
        The session in which the list is read.

    Raises
    ------
    DataError
        If the body finds that the list is not laid out as it was.
    """
    try:
        yield
    except (KeyError, ValueError, TypeError, IndexError, AttributeError) as error:
        what = f"the list of editions is not laid out as it was ({error!r})"
        raise DataError(session.last, what, "Nothing of yours was changed.") from error


def _look(source: Source, offer: Offer, session: Session, latest: Edition | None) -> PullOutcome:
    """Return what a pull would do, with at most one request more."""
    if offer.edition:
        return PullOutcome(source.name, "available", offer.edition, requests=session.requests)
    first = offer.files[0]
    changed = session.has_changed(first, _validators(latest, first))
    name = "a newer edition" if changed else latest.name if latest else ""
    state: State = "available" if changed else "unchanged"
    return PullOutcome(source.name, state, name, requests=session.requests)


def _fetch(
    source: Source,
    how: Published,
    offer: Offer,
    session: Session,
    latest: Edition | None,
    order: Order,
) -> PullOutcome:
    """Download, read and store an edition."""
    downloads().mkdir(parents=True, exist_ok=True)
    done: dict[str, Download] = {}
    for file in offer.files:
        if file.address in done:
            continue
        validators = _validators(latest, file) if not offer.edition and not done else None
        download = session.download(file, validators)
        if download is None:
            return PullOutcome(source.name, "unchanged", latest.name if latest else "")
        done[file.address] = download
    edition = offer.edition or _day(done[offer.files[0].address], order.today)
    with TemporaryDirectory(dir=downloads()) as folder:
        ready = {f.name: prepare_file(f, done[f.address].path, Path(folder)) for f in offer.files}
        paths = {name: path for name, (path, _) in ready.items()}
        reading = read_tables(source, how, paths, accept=order.accept)
        files = [_record(f, done[f.address], ready[f.name][1]) for f in offer.files]
        outcome = store_edition(source, edition, reading, files, "pulled")
    for download in done.values():
        download.path.unlink(missing_ok=True)
    return outcome


def store_edition(
    source: Source,
    name: str,
    reading: Reading,
    files: list[SourceFile],
    origin: Origin,
) -> PullOutcome:
    """Write an edition to the library and use it, unless another is pinned."""
    latest = latest_edition(source.name)
    edition = write_edition(source, name, reading.tables, files, origin)
    before = read_choices().get(source.name, Choice(BUNDLE))
    facts = {"edition": name, "files": [vars(file) for file in files]}
    if before.pinned:
        choose_edition(source.name, before, origin, stored=edition.id, **facts)
        state: State = "stored"
    else:
        older = (*before.before, before.id) if before.id != edition.id else before.before
        choose_edition(source.name, Choice(edition.id, before=older), origin, **facts)
        state = "new"
        selection.reload()
    changes = [line for each in reading.comparisons for line in each.describe()]
    return PullOutcome(source.name, state, name, (*_new_columns(latest, files), *changes))


def _new_columns(latest: Edition | None, files: list[SourceFile]) -> list[str]:
    """Describe the columns that a file has and had not in the edition before."""
    before = {file.name: file.columns for file in latest.files} if latest else {}
    new = {f.name: [c for c in f.columns if c not in before.get(f.name, f.columns)] for f in files}
    return [f"{name}: new columns {', '.join(names)}" for name, names in new.items() if names]


def add_file(source: Source, path: Path, *, accept: bool = False) -> PullOutcome:
    """Take a file that the user has downloaded as an edition of a source.

    Parameters
    ----------
    source
        The source.
    path
        The file, as the publisher gave it; an archive is unpacked.
    accept
        Whether an edition is taken that lacks much of what the one in use has.

    Raises
    ------
    InvalidRequestError
        If the source is not added by hand.
    DataError
        If the file is not one of the source, or is not sound. The library is as before.
    """
    how = _by_hand(source)
    _check_file(path)
    packed = _is_archive(path)
    member = how.file.member or f"*{how.file.ending}"
    # Errors name the user's file, as it came from no address.
    declared = replace(how.file, member=member if packed else "", address=path.name)
    downloads().mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=downloads()) as folder:
        unpacked, columns = prepare_file(declared, path, Path(folder))
        reading = read_tables(source, how, {how.file.name: unpacked}, accept=accept)
        size, digest = path.stat().st_size, checksum(path)
        record = SourceFile(how.file.name, path.name, digest, size, columns=columns)
        name = how.edition_of(path.name) or f"added {date.today()}"
        return store_edition(source, name, reading, [record], "added")


def _check_file(path: Path) -> None:
    """Raise ``DataError`` if a path is that of no file, or of an empty one."""
    if reason := why_no_file(path):
        again = "Download it again; nothing of yours changed."
        hint = again if path.is_file() else "Name the file that was downloaded."
        raise DataError(path, reason, hint)


def _by_hand(source: Source) -> ByHand:
    """Return how a source is added; raises ``InvalidRequestError`` if it is not."""
    if isinstance(source.publishing, ByHand):
        return source.publishing
    if isinstance(source.publishing, Published):
        what = f"{source.name} is published openly."
        raise InvalidRequestError(what, "Fetch it instead of adding a file.")
    raise InvalidRequestError(f"No file of {source.name} can be added: {source.publishing.why}")


def _is_archive(path: Path) -> bool:
    """Return whether a file is a ZIP or gzip archive."""
    with path.open("rb") as stream:
        magic = stream.read(4)
    is_workbook = path.suffix.lower() in {".xlsx", ".xlsm"}
    return not is_workbook and magic.startswith((b"PK\x03\x04", b"\x1f\x8b"))


def _validators(latest: Edition | None, file: RemoteFile) -> Validators:
    """Return what the server said of a file when it was last fetched."""
    for each in latest.files if latest else ():
        if each.address == file.address:
            return Validators(each.etag, each.last_modified)
    return Validators()


def _record(file: RemoteFile, download: Download, columns: tuple[str, ...]) -> SourceFile:
    """Describe a downloaded file for the ledger."""
    stated = download.validators
    return SourceFile(
        name=file.name,
        address=file.address,
        sha256=download.sha256,
        size=download.size,
        etag=stated.etag,
        last_modified=stated.last_modified,
        columns=columns,
    )


def _day(download: Download, today: date) -> str:
    """Return the day of a file as its server states it, or the day of the download."""
    try:
        return parsedate_to_datetime(download.validators.last_modified).date().isoformat()
    except (TypeError, ValueError):
        return today.isoformat()
