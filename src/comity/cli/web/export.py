"""``comity export``: the pages of some pairs as a static site."""

from __future__ import annotations

import sys
from pathlib import Path

from comity.errors import InvalidRequestError
from comity.states.selection import select_years

_DEFAULT = ("g7", "brics")
"""Among whose members all pairs are exported where nothing is named."""


def export(
    *names: str,
    all: bool = False,
    address: str = "",
    png: bool = False,
    years: str = "",
    trails: bool = False,
    jobs: int | None = None,
) -> None:
    """Write the pages of some pairs as a static site that any file server can hold.

    `comity export china russia site` writes one pair into the folder `site`; `comity export
    china,russia usa,japan site` several. `comity export --all brics site` writes all pairs among
    up to 40 states or the members of groups; without a name, among those of the G7 and BRICS.

    Parameters
    ----------
    names
        Two states, or pairs with a comma between; with --all states and groups. Then the folder.
    all
        All pairs among the states.
    address
        Where the site will be, as its pages show it in examples.
    png
        The charts as PNG too, next to SVG.
    years
        Years of which each pair has a page too: "1990,2000-2005".
    trails
        The rows that each figure rests on ("why this number"); takes a file a figure.
    jobs
        How many processes work on it. Default: one a processor.
    """
    *chosen, folder = names or ("",)
    if not folder or not (chosen or all):
        raise InvalidRequestError("Name two states and a folder, or --all and a folder.")
    if jobs is not None and jobs < 1:
        raise InvalidRequestError(f"jobs must be 1 or more, got {jobs}.")
    try:
        from comity.web.export.site import Site, all_pairs, select_pairs
        from comity.web.export.write import write_site
    except ModuleNotFoundError as error:
        raise InvalidRequestError(
            f"Exporting needs {error.name}, which is not installed.",
            "Install it with: pip install 'comity[web]'",
        ) from error
    pairs = all_pairs(chosen or _DEFAULT) if all else select_pairs(chosen)
    selected = select_years(years)
    site = Site(
        pairs,
        address=address.rstrip("/"),
        png=png,
        years=selected.listed if selected else (),
        trails=trails,
    )
    count = write_site(site, Path(folder), jobs)
    print(f"{folder}: {len(site.pairs)} pairs, {count} files", file=sys.stderr)
