"""Drawings as lists of marks with their places, so that two of one chart can be compared."""

from __future__ import annotations

import re

import vl_convert
from lxml import etree

from comity.charts.render import CONFIG, SCHEMA, svg

_STEP = re.compile(r"([MLlHhVvAZz])|(-?(?:\d+\.?\d*|\.\d+))")
_SHIFT = re.compile(r"translate\((-?[\d.]+)[, ](-?[\d.]+)\)")
_RADIUS = re.compile(r"M(-?[\d.]+)")
_INHERITED = ("fill", "text-anchor", "font-size")


def own_marks(spec):
    """Return the marks of a chart as Comity draws it."""
    return marks(svg(spec, "key", "name", "description"))


def vega_marks(spec):
    """Return the marks of a chart as Vega draws it."""
    whole = {"$schema": SCHEMA, "config": CONFIG, **spec}
    return marks(vl_convert.vegalite_to_svg(whole, allowed_base_urls=[]))


def marks(drawing):
    """Return texts, lines, shapes and dots with their paint and their points on the drawing."""
    root = etree.fromstring(drawing.encode())
    return sorted(_marks(root, (0.0, 0.0), {}))


def _marks(element, shift, paint):
    moved = _SHIFT.match(element.get("transform", ""))
    x, y = (float(moved[1]), float(moved[2])) if moved else (0.0, 0.0)
    shift = (shift[0] + x, shift[1] + y)
    paint = {**paint, **{k: element.get(k) for k in _INHERITED if element.get(k)}}
    tag = etree.QName(element).localname
    if tag == "text":
        place = (shift[0] + float(element.get("x", 0)), shift[1] + float(element.get("y", 0)))
        size = paint["font-size"].removesuffix("px")
        yield "text", (element.text, paint.get("text-anchor"), size, paint["fill"]), (place,)
    elif tag in _OUTLINES:
        yield from _shapes(element, shift, paint)
    for child in element:
        yield from _marks(child, shift, paint)


def _shapes(element, shift, paint):
    for points, radius in _OUTLINES[etree.QName(element).localname](element):
        painted = _painted(element, paint)
        places = [(shift[0] + x, shift[1] + y) for x, y in points]
        if painted and radius:
            yield "dot", painted, (places[0], (round(radius), round(radius)))
        elif painted and len(set(places)) > 1:  # a line of one point shows nothing
            yield "path", painted, tuple(places)


def _painted(element, paint):
    """Return a shape's paint without what is the default; empty if it shows nothing."""
    stroke = element.get("stroke", "none")
    width = element.get("stroke-width", "1") if stroke != "none" else "0"
    fill = paint.get("fill", "none")
    dash = re.sub(r"[ ,]+", " ", element.get("stroke-dasharray", ""))
    opacity = [float(element.get(name, "1")) for name in ("opacity", "fill-opacity")]
    if (fill in ("none", "transparent") and width == "0") or (0.0 in opacity and width == "0"):
        return ()
    return (stroke if width != "0" else "none", width, fill, dash, *map(str, opacity))


def _line(element):
    ends = [float(element.get(k, 0)) for k in ("x1", "y1", "x2", "y2")]
    yield [tuple(ends[:2]), tuple(ends[2:])], None


def _circle(element):
    place = (float(element.get("cx")), float(element.get("cy")))
    yield [place], float(element.get("r"))


def _rect(element):
    x, y, width, height = (float(element.get(k, 0)) for k in ("x", "y", "width", "height"))
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    yield [*corners, corners[0]], None


def _path(element):
    """Return each line of a path; a circle of two arcs is a dot."""
    text = element.get("d", "")
    if "A" in text:
        yield [(0.0, 0.0)], float(_RADIUS.match(text)[1])
        return
    runs, command, numbers = [], "", []
    for letter, digits in _STEP.findall(text):
        if letter:
            command, numbers = letter, []
            if letter in "Zz":
                runs[-1].append(runs[-1][0])
            continue
        numbers.append(float(digits))
        if command in "HhVv" or len(numbers) == 2:
            command = _step(runs, command, numbers)
            numbers = []
    for run in runs:
        yield run, None


def _step(runs, command, numbers):
    """Go one step of a path, and return the command of the next."""
    if command == "M":
        runs.append([tuple(numbers)])
        return "L"
    x, y = runs[-1][-1]
    go = {
        "L": lambda n: tuple(n),
        "l": lambda n: (x + n[0], y + n[1]),
        "H": lambda n: (n[0], y),
        "h": lambda n: (x + n[0], y),
        "V": lambda n: (x, n[0]),
        "v": lambda n: (x, y + n[0]),
    }
    runs[-1].append(go[command](numbers))
    return command


_OUTLINES = {"line": _line, "circle": _circle, "rect": _rect, "path": _path}


def unmatched(own, other, most=0.16):
    """Return the marks of either drawing that the other has not, painted so and that near."""
    left, alone = list(other), []
    for mark in own:
        twin = next((each for each in left if _are_one(mark, each, most)), None)
        if twin is None:
            alone.append(mark)
        else:
            left.remove(twin)
    return alone, left


def _are_one(one, other, most):
    if one[:2] != other[:2] or len(one[2]) != len(other[2]):
        return False
    return all(
        abs(a - b) <= most
        for point, twin in zip(one[2], other[2], strict=True)
        for a, b in zip(point, twin, strict=True)
    )
