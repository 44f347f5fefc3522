"""Print the size and shape of the code: ``python tests/laws/house_figures.py``."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from folders import circles, joined_pairs, links, top
from reading import code_lines, complexities, definitions, functions, modules, parameters


def overloaded() -> dict[str, set[str]]:
    """List the public names that more than one module defines, with the modules."""
    homes: dict[str, set[str]] = defaultdict(set)
    for each in definitions():
        if each.is_public and not each.outer and not each.is_declaration:
            homes[each.node.name].add(each.module.label.removeprefix("src/comity/"))
    return {name: files for name, files in sorted(homes.items()) if len(files) > 1}


def spread(numbers: Iterable[int]) -> str:
    """Describe numbers by their median, 95th percentile and maximum."""
    ordered = sorted(numbers)
    middle, high = (ordered[int(share * len(ordered))] for share in (0.5, 0.95))
    return f"median {middle}, 95th percentile {high}, most {ordered[-1]}"


def figures() -> Iterator[tuple[str, object]]:
    """Yield each figure with its name."""
    files = Counter(each.folder for each in modules() if each.path.name != "__init__.py")
    yield "modules", len(modules())
    yield "files in a folder", spread(files.values())
    yield "lines in a file", spread(len(each.text.splitlines()) for each in modules())
    yield "functions", len(functions())
    yield "lines in a function", spread(map(code_lines, functions()))
    yield "complexity of a function", spread(paths for _, paths in complexities())
    yield "functions with over 6 parameters", sum(parameters(each) > 6 for each in functions())
    joined, pairs = joined_pairs()
    yield "joined pairs of folders", f"{len(joined)} of {len(pairs)}"
    yield "circles between folders", len(circles(top(links())))
    public = [each for each in definitions() if each.is_public and not each.outer]
    shown = [each for each in public if ">>> " in each.docstring]
    members = sum(each.is_declaration for each in public)
    yield "public functions and classes", f"{len(public)}, {members} of them members of families"
    yield "with a running example", len(shown)
    names = overloaded()
    yield "public names in several modules", len(names)
    for name, files_of_name in names.items():
        yield f"  {name}", ", ".join(sorted(files_of_name))


if __name__ == "__main__":
    for label, figure in figures():
        print(f"{label}: {figure}")
