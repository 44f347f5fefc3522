"""Writing a static site: every page and file from the application, in one step into its place."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from urllib.parse import urlsplit

from anyio.from_thread import start_blocking_portal
from fastapi import FastAPI
from starlette.types import Message

from comity.errors import ComityError, DataError, OutputError
from comity.progress import report
from comity.states.dyad import Dyad
from comity.states.names import spellings
from comity.states.state import State
from comity.store.atomic import folder_aside
from comity.version import __version__
from comity.web.addresses import pair_path, slug
from comity.web.app import build_pages
from comity.web.export.links import localise
from comity.web.export.site import ORIGIN, Site
from comity.web.pages import page
from comity.web.pictures.maps import picking_map
from comity.web.responses import StoredResponse, record

RECORD = "comity-site.json"
"""The file by which a folder is known to be an exported site, which may be replaced."""

SEARCH = "/static/pairs.json"
"""The address of what the search of a static site reads."""

_OTHER_PLACE = "Choose an empty folder, or a new one."


def write_site(site: Site, folder: Path, jobs: int | None = None) -> int:
    """Write a static site.

    A site that was exported before is replaced in one step, when all of the new one is there.

    Parameters
    ----------
    site
        Its pairs.
    folder
        Where to.
    jobs
        How many processes work on it; None for one a processor.

    Returns
    -------
    int
        How many files it has.

    Raises
    ------
    InvalidRequestError
        If two states of a pair were never members of the system at the same time.
    OutputError
        If the folder has other files in it, or cannot be written to. Nothing is left behind.
    """
    require_replaceable(folder)
    for pair in site.pairs:
        pair.require_years_together()
    aside = folder_aside(folder)
    try:
        _fill(site, aside, min(jobs or os.cpu_count() or 1, len(site.pairs)))
        count = sum(path.is_file() for path in aside.rglob("*"))
        _replace(folder, aside)
    except OSError as error:
        raise OutputError(folder, error.strerror or str(error), _OTHER_PLACE) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return count


def require_replaceable(folder: Path) -> None:
    """Raise ``OutputError`` unless a folder is new, empty, or a site that was exported."""
    if folder.exists() and not folder.is_dir():
        raise OutputError(folder, "a file of that name is in the way", _OTHER_PLACE)
    if folder.is_dir() and any(folder.iterdir()) and not (folder / RECORD).is_file():
        raise OutputError(folder, "the folder has other files in it", _OTHER_PLACE)


def _replace(folder: Path, aside: Path) -> None:
    """Move a finished site into its place."""
    aside.chmod(0o755)
    if folder.exists():
        old = folder_aside(folder)
        folder.rename(old / "site")
        aside.rename(folder)
        shutil.rmtree(old)
    else:
        aside.rename(folder)


def _fill(site: Site, folder: Path, jobs: int) -> None:
    """Write all files of a site into a folder, pair by pair."""
    first = 1 / (1 + len(site.pairs))
    _write_pages(
        site,
        folder,
        site.common_pages,
        lambda share: report("Exporting what all pairs share", first * share),
    )
    _write_start(site, folder)
    report("Exporting", first)
    if jobs == 1:
        for count, pair in enumerate(site.pairs, start=2):
            write_pair(site, pair, folder)
            report(f"Exporting: {pair}", count / (1 + len(site.pairs)))
        return
    processes = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=processes) as workers:
        running = {workers.submit(write_pair, site, pair, folder): pair for pair in site.pairs}
        for count, work in enumerate(as_completed(running), start=2):
            work.result()
            report(f"Exporting: {running[work]}", count / (1 + len(site.pairs)))


def write_pair(site: Site, pair: Dyad, folder: Path) -> None:
    """Write the pages of one pair, with their charts and files, into a folder."""
    _write_pages(site, folder, site.pages_of(pair), lambda _: None)


def _write_pages(
    site: Site, folder: Path, addresses: Sequence[str], progress: Callable[[float], None]
) -> None:
    # In a thread of its own: notebooks have a loop that runs in this one.
    with start_blocking_portal() as portal:
        portal.call(_write_all, site, folder, addresses, progress)


async def _write_all(
    site: Site, folder: Path, addresses: Sequence[str], progress: Callable[[float], None]
) -> None:
    """Write pages, then the files that they need; half of the progress is that of the pages."""
    app = build_pages()
    needs = {"/static/vega.js"}  # which no page names: the script loads it
    for count, address in enumerate(addresses):
        progress(count / len(addresses) / 2)
        answer = await _ask(app, address)
        local = localise(answer.body.decode(), address, site)
        _write(folder, site.file_of(address), local.text.encode())
        needs |= local.needs
    # The last first, so that the files of a trail follow its page.
    missing = sorted(needs - {SEARCH})
    most = len(missing)
    while missing:
        most = max(most, len(missing))
        progress(1 - len(missing) / most / 2)
        address = missing.pop()
        file = site.file_of(address)
        if file is None or (folder / file).is_file():
            continue
        answer = await _ask(app, site.request(address))
        body = answer.body
        if file.endswith(".html"):
            local = localise(body.decode(), address, site)
            body = local.text.encode()
            # A trail leads to files of its own.
            missing += sorted(local.needs) if file.endswith("/index.html") else []
        _write(folder, file, body)


def _write_start(site: Site, folder: Path) -> None:
    """Write the first pages, what their search reads, and the record of the site."""
    partners: dict[int, dict[int, Dyad]] = {}
    for pair in site.pairs:
        partners.setdefault(pair.a.ccode, {})[pair.b.ccode] = pair
        partners.setdefault(pair.b.ccode, {})[pair.a.ccode] = pair
    for first in (None, *site.states):
        address = f"/?a={slug(first)}" if first else "/"
        local = localise(_start(site, partners, first), address, site)
        _write(folder, site.file_of(address), local.text.encode())
    states = {
        state.name: {"keys": spellings(state), "page": site.file_of(f"/?a={slug(state)}")}
        for state in site.states
    }
    pairs = [[p.a.name, p.b.name, site.file_of(pair_path(p))] for p in site.pairs]
    _write(folder, SEARCH.lstrip("/"), _json({"states": states, "pairs": pairs}))
    _write(folder, RECORD, _json({"comity": __version__, "pairs": len(site.pairs)}))


def _start(site: Site, partners: dict[int, dict[int, Dyad]], first: State | None) -> str:
    """Return the first page, or that on which one state has been picked."""
    own = partners.get(first.ccode, {}) if first else {}
    listed = own.values() if first else site.pairs

    def address(ccode: int) -> str:
        if first is not None:
            return pair_path(own[ccode]) if ccode in own else ""
        state = next((state for state in site.states if state.ccode == ccode), None)
        return f"/?a={slug(state)}" if state else ""

    return bytes(
        page(
            "site.html.j2",
            first=first,
            states=site.states,
            pairs=[(str(pair), pair_path(pair)) for pair in listed],
            map=picking_map(address, first.ccode if first else None),
            search=SEARCH,
        ).body
    ).decode()


async def _ask(app: FastAPI, address: str) -> StoredResponse:
    """Ask the application in this process, and return its answer."""
    parts = urlsplit(address)
    host = urlsplit(ORIGIN).netloc
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": parts.path,
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "root_path": "",
        "headers": [(b"host", host.encode())],
        "server": (host, 80),
    }
    answer = await record(app, scope, _no_body)
    if answer.status != 200:
        raise DataError(address, f"the page could not be made (status {answer.status})")
    return answer


async def _no_body() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


def _write(folder: Path, file: str | None, content: bytes) -> None:
    if file is None:
        raise ComityError("A page of the site has no place in it.")
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode()
