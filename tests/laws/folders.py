"""Which folders of the package import from which others."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import combinations

from reading import imports, modules


@cache
def links() -> dict[str, set[str]]:
    """Map every folder of the package to the folders that its modules import from."""
    folders = {each.name: each.folder for each in modules()}
    found: dict[str, set[str]] = defaultdict(set)
    for each in modules():
        for name in imports(each):
            if name in folders:
                found[each.folder].add(folders[name])
    return found


def top(links: dict[str, set[str]]) -> dict[str, set[str]]:
    """Join the links of subfolders to those of the folders that they are in."""
    joined: dict[str, set[str]] = defaultdict(set)
    for folder, others in links.items():
        top = folder.split("/")[0]
        joined[top] |= {other.split("/")[0] for other in others} - {top, ""}
    return {folder: others for folder, others in joined.items() if folder}


def circles(links: dict[str, set[str]]) -> list[tuple[str, str]]:
    """Find pairs of folders that reach each other."""
    reached = {folder: _reached(folder, links) for folder in links}
    return [
        (one, other)
        for one, other in combinations(sorted(reached), 2)
        if other in reached[one] and one in reached[other]
    ]


def _reached(folder: str, links: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [folder]
    while waiting:
        for other in links.get(waiting.pop(), set()) - seen:
            seen.add(other)
            waiting.append(other)
    return seen


def joined_pairs() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """List the pairs of folders of which one imports from the other, and all pairs."""
    joined = top(links())
    pairs = list(combinations(sorted(joined), 2))
    return [(a, b) for a, b in pairs if b in joined[a] or a in joined[b]], pairs
