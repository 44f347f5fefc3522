"""Pictures that are files of their own have the colours of the pages."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from comity.charts.colours import COLOURS


@pytest.mark.parametrize("sheet", ["reports/templates/style.css", "web/static/web.css"])
def test_a_colour_is_the_same_in_a_picture_and_on_a_page(sheet):
    text = files("comity").joinpath(*sheet.split("/")).read_text(encoding="utf-8")
    for name, modes in COLOURS.items():
        declared = re.findall(rf"--{name}: ([^;]+);", text)
        assert set(declared) <= set(modes), name
        assert declared[:1] in ([], [modes[0]]), name
    assert re.findall(r"--ink: ([^;]+);", text)
