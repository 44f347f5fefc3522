"""What every page needs: its style and its script, under addresses that change when they do."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib.resources import files

from starlette.responses import Response

from comity.errors import UnknownNameError
from comity.web.pictures.charts import live_charts

_SCRIPT = "text/javascript; charset=utf-8"

_ASSETS = {
    "web.css": ("text/css; charset=utf-8", ("web.css", "pictures.css")),
    "web.js": (_SCRIPT, ("web.js",)),
}
"""By the name of what pages need: its media type, and the files that it is joined from."""

_FOR_A_YEAR = "public, max-age=31536000, immutable"


def asset_path(name: str) -> str:
    """Return the address of what pages need, with its version, which browsers keep.

    >>> asset_path("web.css")[:18]
    '/static/web.css?v='
    """
    return f"/static/{name}?v={_version(name)}"


def asset(name: str, v: str = "") -> Response:
    """Return what pages need; nothing else can be named.

    Parameters
    ----------
    name
        Its name.
    v
        The version that is asked for: that of today need not be asked for again.

    Raises
    ------
    UnknownNameError
        For another name.
    """
    if name == "vega.js":
        return Response(live_charts(), media_type=_SCRIPT)
    if name not in _ASSETS:
        raise UnknownNameError("file", name)
    headers = {"Cache-Control": _FOR_A_YEAR} if v == _version(name) else {}
    return Response(_text(name), media_type=_ASSETS[name][0], headers=headers)


@cache
def _text(name: str) -> str:
    folder = files("comity.web").joinpath("static")
    return "".join(folder.joinpath(part).read_text(encoding="utf-8") for part in _ASSETS[name][1])


@cache
def _version(name: str) -> str:
    return blake2b(_text(name).encode(), digest_size=6).hexdigest()
