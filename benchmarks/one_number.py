"""Read one number everywhere: page, data, terminal, brief and panel of many pairs.

``python benchmarks/one_number.py [PAIRS] [SEED]`` makes the dossier and the brief of each pair of a
sample of all kinds, reads every number that a reader meets for one measure, perspective and year in
each of their forms, and prints those of which two differ, and how many were compared.
"""

from __future__ import annotations

import io
import re
import sys
import warnings
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from lxml import html
from rich.console import Console
from sample_pairs import sample_pairs

from comity.panels.frames import Design
from comity.panels.request import requested_panel
from comity.panels.stored import stored_values
from comity.panels.values import Values
from comity.questions.figure import Figure
from comity.questions.perspective import Perspective
from comity.reports.brief.json import as_dict as brief_data
from comity.reports.brief.model import make_brief
from comity.reports.dossier.html import render
from comity.reports.dossier.json import as_dict
from comity.reports.dossier.model import Dossier, make_dossier
from comity.reports.dossier.text import show
from comity.states.dyad import dyad
from comity.wording.values import format_amount

WIDE = 600
"""Columns of a terminal in which no line is broken."""


class Key(NamedTuple):
    """What has one number: a measure, whose value it is, and when."""

    measure: str
    perspective: str
    when: str


class Reading(NamedTuple):
    """A number as it is read in one form of a report, formatted as all are."""

    form: str
    text: str


def readings(dossier: Dossier, values: Values) -> dict[Key, list[Reading]]:
    """Return by measure, perspective and year what each form of a report has for it."""
    figures = {f.key: f for answer in dossier.answers for f in answer.with_value}
    texts: dict[Key, list[Reading]] = defaultdict(list)
    for form, key, text in (
        *_of_data(dossier, figures),
        *_of_brief(dossier, figures),
        *_of_page(dossier, figures),
        *_of_terminal(dossier, figures),
        *_of_panel(dossier, _shown(dossier, figures), values),
    ):
        texts[key].append(Reading(form, " ".join(text.partition("±")[0].split())))
    return texts


def differences(texts: dict[Key, list[Reading]]) -> dict[Key, list[Reading]]:
    """Select what has two different numbers."""
    return {key: read for key, read in texts.items() if len({one.text for one in read}) > 1}


_Figures = dict[tuple[str, Perspective], Figure]
_Triples = Iterator[tuple[str, Key, str]]


def _key(figure: Figure) -> Key:
    return Key(figure.measure, str(figure.perspective), figure.when)


def _of_data(dossier: Dossier, figures: _Figures) -> _Triples:
    """Read the values of the JSON: figures, key figures, and the last years of histories."""
    data = as_dict(dossier)
    listed = [figure for answer in data["answers"] for figure in answer["figures"]]
    for each in (*listed, *data["key_indicators"], *data["findings"]):
        figure = figures.get((each["measure"], Perspective(each["perspective"])))
        if figure is not None and each["value"] is not None:
            yield "data", _key(figure), format_amount(each["value"], figure.unit)
            if "history" in each:
                last = dict(each["history"])[figure.year]
                yield "history", _key(figure), format_amount(last, figure.unit)


def _of_brief(dossier: Dossier, figures: _Figures) -> _Triples:
    """Read the values behind the sentences of the longer brief."""
    data = brief_data(make_brief(dossier, 700))
    sentences = [data["lead"], *(s for part in data["sections"] for s in part["sentences"])]
    for each in (figure for sentence in sentences for figure in sentence["figures"]):
        figure = figures[each["measure"], Perspective(each["perspective"])]
        if each["year"] == figure.year:
            yield "brief", _key(figure), format_amount(each["value"], figure.unit)


def _of_page(dossier: Dossier, figures: _Figures) -> _Triples:
    """Read the tables of figures and the key figures of the page."""
    tree = html.fromstring(render(dossier))
    rows = [
        (row.xpath("string(th)"), row.xpath("string(td[1])"), row.xpath("string(td[2])"))
        for row in tree.xpath("//table[@class='figures']/tbody/tr")
    ]
    rows += [
        (
            tile.xpath("string(span[@class='what'])"),
            tile.xpath("string(span[@class='value'])"),
            tile.xpath("string(span[@class='where'])").partition(":")[0],
        )
        for tile in tree.xpath("//ul[contains(@class, 'tiles')]/li")
    ]
    names = {f.name: f for f in figures.values()}
    for name, text, when in rows:
        figure = names.get(" ".join(name.split()))
        if figure:  # others have no value
            yield "page", _key(figure)._replace(when=" ".join(when.split())), text


def _of_terminal(dossier: Dossier, figures: _Figures) -> _Triples:
    """Read the tables that the terminal prints."""
    file = io.StringIO()
    show(dossier, Console(width=WIDE, file=file))
    names = {f.name: f for f in figures.values()}
    for line in file.getvalue().splitlines():
        cells = re.split(r" {2,}", line.strip())
        if len(cells) >= 3 and (figure := names.get(cells[0])):
            yield "terminal", _key(figure)._replace(when=cells[2]), cells[1]


def _of_panel(dossier: Dossier, figures: _Figures, values: Values) -> _Triples:
    """Read the values of panels of the same two states."""
    yearly = [f for f in figures.values() if f.year and not f.part_of_year]
    a, b = dossier.dyad.directed
    for of_states in (False, True):
        wanted = [
            f for f in yearly if f.perspective is not Perspective.SYSTEM and _is_of(f) == of_states
        ]
        names = sorted({f.measure for f in wanted})
        years = (min(f.year for f in wanted), max(f.year for f in wanted)) if wanted else None
        if years is None:
            continue
        design = Design("state") if of_states else Design("dyad", directed=True)
        with warnings.catch_warnings():  # of years before a measure begins
            warnings.simplefilter("ignore")
            rows = requested_panel(
                values, names, (a, b), range(years[0], years[1] + 1), design
            ).rows
        keys = ("ccode",) if of_states else ("ccode1", "ccode2")
        cells = {(*(row[key] for key in keys), row["year"]): row for row in rows.to_dicts()}
        for figure in wanted:
            of = _states_of(figure, a, b)
            value = cells.get((*of, figure.year), {}).get(figure.measure)
            if value is not None:
                yield "panel", _key(figure), format_amount(float(value), figure.unit)


def _shown(dossier: Dossier, figures: _Figures) -> _Figures:
    """Select the figures of the first screen and of the brief: a panel of all takes long."""
    in_brief = {
        key for key, figure in figures.items() if _key(figure) in _keys_of_brief(dossier, figures)
    }
    first = {figure.key for figure in dossier.key_figures}
    return {key: figures[key] for key in figures if key in in_brief | first}


def _keys_of_brief(dossier: Dossier, figures: _Figures) -> set[Key]:
    """Return what the sentences of the brief rest on."""
    return {key for _, key, _ in _of_brief(dossier, figures)}


def _is_of(figure: Figure) -> bool:
    """Return whether a figure is of one state."""
    return figure.level == "state"


def _states_of(figure: Figure, a: int, b: int) -> tuple[int, ...]:
    """Return the states of a figure, in its order."""
    first, second = (b, a) if figure.perspective.starts_with_b else (a, b)
    return (first,) if _is_of(figure) else (first, second)


def main(count: int, seed: int) -> None:
    """Compare the numbers of a sample of pairs, and print those that differ."""
    values, compared, forms = stored_values(), 0, defaultdict(int)
    wrong: list[str] = []
    for kind, pair in sample_pairs(count, seed):
        texts = readings(make_dossier(dyad(*pair), values), values)
        compared += len(texts)
        for read in texts.values():
            for form in {one.form for one in read}:
                forms[form] += 1
        wrong += [f"{kind} {pair} {key}: {read}" for key, read in differences(texts).items()]
    print(*wrong, sep="\n")
    print(f"{compared:,} numbers, in {dict(forms)}; {len(wrong)} with two different values")


if __name__ == "__main__":
    arguments = [int(word) for word in sys.argv[1:]]
    main(*(arguments + [300, 1][len(arguments) :]))
