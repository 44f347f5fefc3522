"""What a static site has: which addresses of the application become which of its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from comity.analysis.closeness import NETWORKS
from comity.errors import InvalidRequestError
from comity.panels.stored import stored_values
from comity.scenarios.sides import side
from comity.states.dyad import Dyad, dyad
from comity.states.register import states
from comity.states.state import State
from comity.web.addresses import pair_path, slug
from comity.web.views.network import DEFAULT as NETWORK_DEFAULT
from comity.web.views.world import SHORTCUTS, STATE_DEFAULT, STATE_SHORTCUTS, WORLD_DEFAULT

MOST_STATES = 40
"""Among how many states all pairs are exported at most."""

FORMS = ("csv", "json", "svg", "pdf", "docx", "bib", "html", "md", "txt")
"""The endings of files that pages link to."""

VALUES = (".csv", ".json")
"""The endings of files with all values of a measure."""

_TRAIL = "/trace/"

_PARTS = ("/chart/", "/place.", "/history.")
"""The beginnings of files that are below the address of their page."""

ORIGIN = "http://site.invalid"
"""The address under which pages are asked for: its place is taken by the site's own."""


@dataclass(frozen=True)
class Site:
    """Some pairs whose pages become a static site.

    ``address`` is where it will be, empty if that is not certain; ``png`` says whether charts come
    as PNG too; ``years`` are those of which each pair has a page besides that of the newest
    figures; ``trails`` says whether figures lead to the rows that they rest on.

    >>> site = Site((dyad("china", "russia"),))
    >>> site.file_of("/pair/china/russia"), site.file_of("/pair/usa/japan")
    ('pair/china/russia/index.html', None)
    >>> Site(site.pairs, years=(1985,)).file_of("/pair/china/russia?year=1985")
    'pair/china/russia/year-1985/index.html'
    """

    pairs: tuple[Dyad, ...]
    address: str = ""
    png: bool = False
    years: tuple[int, ...] = ()
    trails: bool = False

    @cached_property
    def states(self) -> tuple[State, ...]:
        """The states of the pairs, by name."""
        listed = {state.ccode: state for pair in self.pairs for state in (pair.a, pair.b)}
        return tuple(sorted(listed.values(), key=lambda state: state.name))

    @cached_property
    def common_pages(self) -> tuple[str, ...]:
        """The addresses of the pages that are not of one pair."""
        measures = stored_values().codebook
        return (
            "/methods",
            "/sources",
            *(f"/methods/{name}" for name in measures),
            *(f"/world?measure={name}" for name in SHORTCUTS),
            *(f"/network?measure={name}" for name in NETWORKS),
            *(
                f"/state/{slug(state)}?measure={name}"
                for state in self.states
                for name in STATE_SHORTCUTS
            ),
        )

    @cached_property
    def pages(self) -> frozenset[str]:
        """The addresses of all pages."""
        own = [page for pair in self.pairs for page in self.pages_of(pair)]
        start = ["/", *(f"/?a={slug(state)}" for state in self.states)]
        return frozenset([*start, *self.common_pages, *own])

    def pages_of(self, pair: Dyad) -> tuple[str, ...]:
        """List the addresses of one pair's pages."""
        path = pair_path(pair)
        return (
            path,
            f"/outlook{path.removeprefix('/pair')}",
            *(f"{path}?year={year}" for year in self.years_of(pair)),
        )

    def years_of(self, pair: Dyad) -> tuple[int, ...]:
        """List the years of which a pair has a page: those in which both were states."""
        return tuple(year for year in self.years if pair.exists_in(year))

    def file_of(self, address: str) -> str | None:
        """Return the file that an address becomes, without its fragment; None for none."""
        parts = urlsplit(address)
        if parts.path.startswith("/static/"):
            return parts.path.lstrip("/")
        page = self._page(parts.path, parts.query)
        if page in self.pages:
            return _file(page, "index.html")
        if self.trails and parts.path.startswith(_TRAIL):
            return _trail_file(parts.path)
        name = PurePosixPath(parts.path).name
        form = name.rpartition(".")[2]
        forms = (*FORMS, "png") if self.png else FORMS
        if form not in forms or self._page(_owner(parts.path), parts.query) not in self.pages:
            return None
        query = _plain(parts.query)
        stem = parts.path.lstrip("/").removesuffix(f".{form}")
        return f"{stem}{f'-{query}' if query else ''}.{form}"

    def request(self, address: str) -> str:
        """Return what is asked of the application for a file: values are those among the states.

        All values of all measures are gigabytes, of which a site of some pairs has no need.
        """
        path = PurePosixPath(address)
        if (
            self.is_page(address)
            or path.parent.as_posix() != "/methods"
            or path.suffix not in VALUES
        ):
            return address
        return f"{address}?among={','.join(str(state.ccode) for state in self.states)}"

    def is_page(self, address: str) -> bool:
        """Return whether an address is among the pages, which are written in any case."""
        parts = urlsplit(address)
        return self._page(parts.path, parts.query) in self.pages

    def _page(self, path: str, query: str) -> str:
        """Return the address of a page in the site: that of a ranking names its measure."""
        if not query and path == "/world":
            query = f"measure={WORLD_DEFAULT}"
        elif not query and path == "/network":
            query = f"measure={NETWORK_DEFAULT}"
        elif not query and path.startswith("/state/"):
            query = f"measure={STATE_DEFAULT}"
        return f"{path}?{query}" if query else path


def select_pairs(names: Sequence[str]) -> tuple[Dyad, ...]:
    """Select pairs: two states, or texts with a comma between two.

    Raises
    ------
    UnknownNameError
        If a name is no state's.
    InvalidRequestError
        If the names make no pairs.

    Examples
    --------
    >>> [str(pair) for pair in select_pairs(["china,russia", "usa,japan"])]
    ['China and Russia', 'The United States and Japan']
    """
    if len(names) == 2 and not any("," in name for name in names):
        return (dyad(names[0], names[1]),)
    return tuple(_pair(name) for name in names)


def all_pairs(names: Sequence[str]) -> tuple[Dyad, ...]:
    """Select all pairs among states, and the members of groups.

    Raises
    ------
    UnknownNameError
        If a name is neither a state nor a group.
    InvalidRequestError
        If they are not 2 to 40 states.

    Examples
    --------
    >>> len(all_pairs(["g7"])), [str(pair) for pair in all_pairs(["china", "russia"])]
    (21, ['China and Russia'])
    """
    members = side(", ".join(names), date.today().year).members
    chosen = sorted((states()[ccode] for ccode in members), key=lambda state: state.name)
    if not 2 <= len(chosen) <= MOST_STATES:
        raise InvalidRequestError(
            f"All pairs among 2 to {MOST_STATES} states can be exported, got {len(chosen)}."
        )
    return tuple(dyad(one, other) for one, other in combinations(chosen, 2))


def _pair(text: str) -> Dyad:
    names = [name.strip() for name in text.split(",") if name.strip()]
    if len(names) != 2:
        raise InvalidRequestError(
            f"{text!r} names no pair.", 'Name two states, or pairs as "china,russia".'
        )
    return dyad(names[0], names[1])


def _trail_file(path: str) -> str | None:
    """Return the file of a trail, or of its rows; None for a form that the site has not."""
    form = PurePosixPath(path).suffix.lstrip(".")
    if not form:
        return _file(path, "index.html")
    return path.lstrip("/") if form in FORMS else None


def _owner(path: str) -> str:
    """Return the path of the page that a file belongs to."""
    page, below, _ = path.partition(next((part for part in _PARTS if part in path), "."))
    return page if below else path


def _file(address: str, name: str) -> str:
    parts = urlsplit(address)
    folders = (parts.path.strip("/"), _plain(parts.query), name)
    return "/".join(folder for folder in folders if folder)


def _plain(query: str) -> str:
    return query.replace("=", "-").replace("&", "-")
