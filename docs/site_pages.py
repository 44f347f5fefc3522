"""Pages of the site that are generated: catalogues, the codebook, the reference, replications."""

from __future__ import annotations

import ast
import inspect
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import comity
from comity.cli.main import COMMANDS
from comity.measures.measure import Measure
from comity.measures.registry import depends_on, measures, source_table
from comity.questions.question import GROUPS
from comity.questions.registry import questions
from comity.replications.registry import replications
from comity.store import bundle, selection
from comity.store.cache import VALUES_VERSION
from comity.store.home import LOCK
from comity.store.lock import make_lock
from comity.wording.formulas import typeset

FIRST, LAST = 1816, 2026
_LABELS, _WIDTH, _ROW = 180, 420, 18
"""Widths of the names and of the years in a coverage chart, and the height of a row."""

THEMES = {"un": "United Nations"}
"""Names of themes that are no words."""

LEVELS = {
    "dyad": "two states, the same both ways",
    "directed": "one state to another",
    "state": "one state",
    "system": "the whole system",
}


def write_pages(folder: Path) -> None:
    """Write every generated page below a folder, in place of those that are there."""
    pages = {
        "measures.md": "\n".join(_measures_index()),
        "sources.md": "\n".join(_sources()),
        "questions.md": "\n".join(_questions()),
        "commands.md": "\n".join(_commands()),
        "reference.md": "\n".join(_reference()),
        **{f"measures_{theme}.md": text for theme, text in _themes()},
        **{f"replication_{name}.md": text for name, text in _replications()},
    }
    folder.mkdir(exist_ok=True)
    for stale in set(folder.glob("*.md")) - {folder / name for name in pages}:
        stale.unlink()
    for name, text in pages.items():
        path = folder / name
        # Unchanged pages keep their time, so that Sphinx reads only what is new.
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def use_bundle(folder: Path) -> None:
    """Put a lock of the bundle in force, whatever editions the builder's library has.

    The site is of a version. The notebooks run in processes that take the lock over.
    """
    folder.mkdir(exist_ok=True)
    lock = folder / "bundle.lock"
    lock.write_text(make_lock({}, VALUES_VERSION), encoding="utf-8")
    os.environ[LOCK] = str(lock)
    selection.reload()


def write_llms_text(app: Any, error: Exception | None) -> None:
    """Write ``llms.txt``: what the project is, and every page with its title."""
    if error is not None or app.builder.format != "html":
        return
    lines = ["# Comity", "", f"> {inspect.getdoc(comity).splitlines()[0]}", "", "## Pages", ""]
    lines += [
        f"- [{title.astext()}]({name}.html)" for name, title in sorted(app.env.titles.items())
    ]
    (Path(app.outdir) / "llms.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def theme_of(measure: Measure) -> str:
    """Return the folder in which a measure is declared.

    >>> theme_of(measures()["vote_agreement"])
    'un'
    """
    return measure.function.__module__.split(".")[2]


def coverage_chart(measure: Measure) -> str:
    """Return a strip of the years that each table under a measure covers, as SVG."""
    tables = sorted(depends_on(measure.name))
    height = _ROW * (len(tables) + 1)
    rows = "".join(_coverage_row(number, name) for number, name in enumerate(tables))
    years = "".join(
        f'<text x="{_x(year)}" y="{height - 4}" text-anchor="middle">{year}</text>'
        for year in (1850, 1900, 1950, 2000)
    )
    label = f"Years of {', '.join(tables)}"
    return (
        f'<svg viewBox="0 0 {_LABELS + _WIDTH} {height}" width="{_LABELS + _WIDTH}" role="img" '
        f'style="max-width:100%" font-size="11" fill="currentColor" aria-label="{label}">'
        f"{rows}{years}</svg>"
    )


def _coverage_row(number: int, name: str) -> str:
    """Return the name of a table, a line of all years, and a bar of those that it covers."""
    top = _ROW * number
    bars = "".join(
        f'<rect x="{_x(first)}" y="{top + 4}" width="{_x(last + 1) - _x(first):.1f}" height="9" '
        f'opacity="0.6"><title>{name}: {first}-{last}</title></rect>'
        for first, last in _spans(name)
    )
    line = f'<rect x="{_LABELS}" y="{top + 8}" width="{_WIDTH}" height="1" opacity="0.25"/>'
    return f'<text x="0" y="{top + 13}">{name}</text>{line}{bars}'


def _spans(name: str) -> Iterator[tuple[int, int]]:
    """Yield the runs of years that a table covers, without its gaps."""
    entry = bundle.manifest().tables[name]
    years = [year for year in range(entry.years[0], entry.years[1] + 1) if entry.covers(year)]
    start = previous = years[0]
    for year in [*years[1:], LAST + 9]:
        if year != previous + 1:
            yield start, previous
            start = year
        previous = year


def _x(year: int) -> float:
    return round(_LABELS + _WIDTH * (max(year, FIRST) - FIRST) / (LAST + 1 - FIRST), 1)


def _themes() -> Iterator[tuple[str, str]]:
    """Yield the page of each theme of measures."""
    for theme in sorted({theme_of(measure) for measure in measures().values()}):
        own = [measure for measure in measures().values() if theme_of(measure) == theme]
        lines = [f"# Measures: {THEMES.get(theme, theme)}", ""]
        for measure in own:
            lines += _measure(measure)
        yield theme, "\n".join(lines)


def _measure(measure: Measure) -> list[str]:
    """Return the entry of one measure."""
    tables = sorted(depends_on(measure.name))
    links = ", ".join(f"[{name}](sources.md#{_source_of(name)})" for name in tables)
    first = min(source_table(name).years[0] for name in tables)
    last = max(source_table(name).years[1] for name in tables)
    lines = [
        f"## `{measure.name}`",
        "",
        f"{_plain(measure.title)}. {_capital(_plain(measure.higher))} where it is higher.",
        "",
        f"- About: {LEVELS[measure.level]}",
        f"- Unit: {_plain(measure.unit.label)}",
        f"- Formula: {_formula(measure.formula)}",
        f"- Reference: {_plain(measure.reference)}",
        f"- Years: {first}-{last}, of the tables {links}",
        "",
        coverage_chart(measure),
        "",
    ]
    return [*lines, *([_plain(measure.notes), ""] if measure.notes else [])]


def _formula(formula: str) -> str:
    """Return a formula typeset in MathML, or as its words where it is a sentence."""
    parts = typeset(formula)
    if parts is None:
        return _plain(formula)
    # Underscores and stars inside the markup would be read as emphasis.
    math = re.sub(r"(?<=>)[^<]+", lambda text: _plain(text[0]), parts.math)
    return " ".join(part for part in (_plain(parts.before), math, _plain(parts.after)) if part)


def _measures_index() -> Iterator[str]:
    """Yield the lines of the catalogue of measures."""
    yield from ("# Measures", "", f"{len(measures())} measures, by theme.", "", "```{toctree}")
    yield ":maxdepth: 1"
    yield ""
    for theme in sorted({theme_of(measure) for measure in measures().values()}):
        yield f"measures_{theme}"
    yield from ("```", "", "| measure | title | unit | about |", "|---|---|---|---|")
    for measure in measures().values():
        link = f"measures_{theme_of(measure)}.md"
        cells = (f"[`{measure.name}`]({link})", _plain(measure.title), _plain(measure.unit.label))
        yield f"| {' | '.join(cells)} | {LEVELS[measure.level]} |"


def _sources() -> Iterator[str]:
    """Yield the lines of the catalogue of sources."""
    manifest = bundle.manifest()
    yield from ("# Sources", "", f"{len(manifest.sources)} public data sets.", "")
    for name, source in sorted(manifest.sources.items()):
        yield from (f"({name})=", f"## {_plain(source.title)}", "")
        yield from (_plain(source.citation), "")
        yield f"- Publisher: {_plain(source.publisher)}; edition: {_plain(source.version)}"
        yield f"- Terms: [{_plain(source.licence)}]({source.licence_url}); the bundle has "
        yield f"  {'records' if source.redistribution == 'records' else 'totals only'}"
        yield f"- Address: <{source.url}>"
        for table in (t for t in manifest.tables.values() if t.source == name):
            yield f"- Table `{table.name}`: {_plain(table.title)}, {table.rows:,} rows of "
            yield f"  {table.years[0]}-{table.years[1]}"
        yield ""
        if source.known_issues:
            yield from (f"Known issues: {_plain(source.known_issues)}", "")


def _questions() -> Iterator[str]:
    """Yield the lines of the twelve questions."""
    yield from ("# Questions", "", "What a dossier asks of two states, a and b.", "")
    for name, question in questions().items():
        text = question.text.format(a="a", b="b")
        yield from (f"## {question.title}", "", f"`{name}`, {GROUPS[question.group].lower()}.", "")
        yield from (_plain(text), "", "Measures: " + _names(question.indicators), "")
        for limit in question.limits:
            yield f"- {_plain(limit.format(a='a', b='b'))}"
        yield ""


def _names(indicators: Iterable[Any]) -> str:
    """List the measures of indicators."""
    names = dict.fromkeys(indicator.measure for indicator in indicators)
    return ", ".join(f"`{name}`" for name in names) or "those that are forecast"


def _commands() -> Iterator[str]:
    """Yield the list of commands, each with what does the same in Python."""
    yield from ("# Commands", "", "Every command has `--help`.", "")
    yield from ("| command | what it does | in Python |", "|---|---|---|")
    for name, (_, text) in COMMANDS.items():
        functions = ", ".join(f"`{function}`" for function in python_names(name))
        yield f"| `comity {name}` | {_plain(text)} | {functions} |"


def python_names(command: str) -> list[str]:
    """List the functions that do in Python what a command does: those that it calls.

    >>> python_names("panel")
    ['comity.panel']
    """
    if command in _PROGRAMS:
        return list(_PROGRAMS[command])
    module = Path(comity.__file__).parent / "cli" / f"{COMMANDS[command][0].replace('.', '/')}.py"
    called = {
        node.attr
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "comity"
    }
    functions = called.intersection(comity.__all__) or {command.replace("-", "_")}
    return sorted(f"comity.{function}" for function in functions)


_PROGRAMS = {
    "states": ("comity.state",),
    "events": (
        "comity.events.fetch.fetch_files",
        "comity.events.ingest.ingest",
        "comity.events.series.dyad_months",
    ),
    "export": ("comity.web.export.write.write_site",),
    "serve": ("comity.web.server.run",),
    "mcp": ("comity.mcp.server.create_server",),
}
"""Commands of servers and of large files, which the modules themselves are for."""


def _reference() -> Iterator[str]:
    """Yield the reference of every public name, from its docstring."""
    yield from ("# Reference", "", "Everything that `import comity` offers.", "")
    for name in sorted(comity.__all__):
        item = getattr(comity, name)
        if isinstance(item, str):
            yield from (f"## {name}", "", f"The version of the package, as text: `{item}`.", "")
            continue
        kind = "autoclass" if inspect.isclass(item) else "autofunction"
        yield from (f"## {name}", "", "```{eval-rst}", f".. {kind}:: comity.{name}")
        yield from (("   :members:", "```", "") if kind == "autoclass" else ("```", ""))
    yield from ("## Panel", "", "```{eval-rst}", ".. autoclass:: comity.panels.panel.Panel")
    yield from ("   :members:", "```", "", "## Series", "", "```{eval-rst}")
    yield from (".. autoclass:: comity.api.series.Series", "   :members:", "```", "")


def _replications() -> Iterator[tuple[str, str]]:
    """Yield the page of each replication, with its code."""
    for name, each in replications().items():
        module = inspect.getsourcefile(each.compute_figures)
        rows = [f"| {_plain(q)} | {text} |" for q, text in each.published.items()]
        lines = [
            *(f"# {_plain(each.title)}", "", _plain(each.reference), ""),
            *(f"Printed figures: {_plain(each.figures_from)}", ""),
            *("| figure | printed |", "|---|---|", *rows, ""),
            *(_plain(each.differences), "", f"Run it: `comity replicate {name}`.", ""),
            *("```{literalinclude} " + _relative(module), ":language: python", "```", ""),
        ]
        yield name.replace("-", "_"), "\n".join(lines)


def _relative(module: str | None) -> str:
    """Return the path of a module of the package, from the folder of generated pages."""
    package = Path(comity.__file__).parent
    return f"../../src/comity/{Path(str(module)).relative_to(package).as_posix()}"


def _source_of(table: str) -> str:
    return bundle.manifest().tables[table].source.replace("_", "-")


def _plain(text: str) -> str:
    """Return text in which no sign is taken for markup."""
    flat = " ".join(text.split())
    for sign in ("\\", "|", "*", "_", "<", ">", "$", "[", "]", "`"):
        flat = flat.replace(sign, f"\\{sign}")
    return flat


def _capital(text: str) -> str:
    """Return text with its first letter as a capital, and the others as they are."""
    return text[:1].upper() + text[1:]
