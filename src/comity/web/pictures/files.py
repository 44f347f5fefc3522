"""Pictures as files: SVG that looks right by itself, in light and in dark, PNG and PDF on white."""

from __future__ import annotations

import re
from importlib.resources import files

import vl_convert

from comity.charts.colours import COLOURS
from comity.errors import UnknownNameError

PICTURE_TYPES = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}
"""By form, its media type."""

_SCALE = 2
"""How many pixels of a PNG there are to one of its SVG."""

_VIEW = re.compile(r'viewBox="(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+)"')


def standalone(drawing: str) -> str:
    """Return a drawing of a page as a file of its own: with its size, its style and its colours.

    >>> standalone('<svg viewBox="0 0 10 20"></svg>')[:60]
    '<svg viewBox="0 0 10 20" xmlns="http://www.w3.org/2000/svg" '
    """
    head, rest = drawing.split(">", 1)
    width, height = size_of(head)
    light, dark = (
        ";".join(f"--{name}:{pair[i]}" for name, pair in COLOURS.items()) for i in (0, 1)
    )
    fit = "svg{max-width:100%;height:auto;background:var(--paper)}"
    style = f":root{{{light}}}{fit}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    rules = _rules() if re.search('class="(world|network)"', drawing) else ""
    space = f' xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
    return f"{head}{space}><style>{style}{rules}</style>{rest}"


def size_of(drawing: str) -> tuple[str, str]:
    """Return the width and height of a drawing, as its view has them.

    >>> size_of('<svg viewBox="0 0 10 20"></svg>')
    ('10', '20')
    """
    view = _VIEW.search(drawing)
    return (view[3], view[4]) if view else ("400", "300")


def picture(svg: str, form: str) -> bytes:
    """Return a picture in one of its forms.

    Parameters
    ----------
    svg
        The picture as :func:`standalone` gives it.
    form
        svg, png or pdf.

    Raises
    ------
    UnknownNameError
        For another form.
    """
    if form == "svg":
        return svg.encode()
    plain = re.sub(r"var\(--(\w+)\)", lambda match: COLOURS[match[1]][0], svg)
    plain = re.sub(r":root\{[^}]*\}|@media[^{]*\{\s*\}", "", plain)
    view = _VIEW.search(plain)
    if view and form in PICTURE_TYPES:
        x, y, width, height = view.groups()
        paper = f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="#fff"/>'
        plain = plain.replace("</style>", f"</style>{paper}", 1)
    if form == "png":
        png: bytes = vl_convert.svg_to_png(plain, scale=_SCALE)
        return png
    if form == "pdf":
        pdf: bytes = vl_convert.svg_to_pdf(plain)
        return pdf
    raise UnknownNameError.among("format", form, PICTURE_TYPES)


def _rules() -> str:
    """Return the rules of the site's style that maps and networks need."""
    style = files("comity.web").joinpath("static", "pictures.css").read_text(encoding="utf-8")
    return re.sub(r"\s+", " ", style)
