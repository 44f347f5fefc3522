"""The report on the permanent members as a page, and as a picture."""

from __future__ import annotations

import re
from importlib.resources import files

from markupsafe import Markup

from comity.charts.matrix import labelled_rows, spec
from comity.charts.render import svg
from comity.reports.council.contents import grids_of, lines_of, topic_columns
from comity.reports.council.model import NOTES, Council
from comity.reports.page_environment import environment
from comity.states.register import states

_COLOURS = re.compile(r"\A.*?(?=^\* \{)", re.DOTALL | re.MULTILINE)
"""The part of the page's style that declares the colours, light and dark."""


def render(council: Council) -> str:
    """Return the report as the text of one HTML file that asks for nothing outside itself.

    >>> import comity
    >>> render(comity.security_council(years=(2000, 2010)))[:15]
    '<!doctype html>'
    """
    grids = grids_of(council)
    drawn = [svg(spec(g), f"matrix{n}", g.name, g.description) for n, g in enumerate(grids)]
    page = environment().get_template("council.html.j2")
    return page.render(
        council=council,
        pictures=[
            (grid, Markup(text), labelled_rows(grid))
            for grid, text in zip(grids, drawn, strict=True)
        ],
        lines=lines_of(council),
        columns=topic_columns(council),
        names={ccode: state.name for ccode, state in states().items()},
        notes=NOTES,
    )


def council_picture(council: Council) -> str:
    """Return the matrix of joint vetoes as an SVG file that carries its own colours.

    It follows the reader's choice of light or dark, as the page does.

    >>> import comity
    >>> council_picture(comity.security_council(years=(2000, 2010)))[:4]
    '<svg'
    """
    grid = grids_of(council)[0]
    drawn = svg(spec(grid), "matrix", grid.name, grid.description)
    sheet = (files("comity.reports") / "templates" / "style.css").read_text(encoding="utf-8")
    colours = _COLOURS.search(sheet)
    style = f"{colours[0] if colours else ''}svg {{ background: var(--paper); }}"
    return drawn.replace(
        "<svg ", '<svg xmlns="http://www.w3.org/2000/svg" width="800" ', 1
    ).replace("<title", f"<style>{style}</style><title", 1)
