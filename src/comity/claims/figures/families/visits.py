"""Visits of American secretaries of state."""

from __future__ import annotations

import re

from comity.claims.figures.frame import Frame, Scene
from comity.claims.figures.parts import FigurePart

USA = 2

_SECRETARY = re.compile(
    r"\bsecretary (?:of state\b|blinken|pompeo|tillerson|kerry|clinton|rice|powell|albright|"
    r"christopher|eagleburger|baker|shultz|haig|muskie|vance|kissinger|rogers|rusk|herter|dulles|"
    r"acheson|marshall|byrnes|hull|rubio)\b"
)
_CAME = re.compile(
    r"\b(?:visit\w*|land(?:ed|s)|fl(?:ew|own|ies)|travel\w*|trips?|call(?:ed|s)|went|came|"
    r"stop(?:ped|s)|touch(?:ed)? down|stopovers?)\b"
)
_HOST = re.compile(r"\b(?:in|to|on|visited|at) (?:the )?<(\d+)>")


def read_visits(part: FigurePart, _: Scene) -> Frame | None:
    """Read how often an American secretary of state went to a state."""
    words = f"{part.opening}{part.text}"
    if not _SECRETARY.search(words) or not _CAME.search(words):
        return None
    hosts = [part.code(match) for match in _HOST.finditer(part.text)] or list(part.earlier[:1])
    host = next((code for code in reversed(hosts) if code != USA), None)
    return Frame("us_secretary_visits", (USA, host), 1, "count") if host else None
