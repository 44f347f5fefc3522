"""What is answered without an extra needs no package of an extra.

A process of its own hides all packages that the base installation does not bring, as on a machine
on which only ``pip install .`` was run.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

NEED_EXTRAS = ("comity.events.", "comity.mcp.", "comity.store.pull.", "comity.web.")
"""The folders whose modules may need an extra."""

COMMANDS = (
    ("dossier", "china", "russia", "--out", "dossier.html"),
    ("dossier", "china", "russia", "--out", "dossier.json"),
    ("brief", "china", "russia", "--out", "brief.pdf"),
    ("brief", "china", "russia", "--out", "brief.docx"),
    ("check", "--claim", "China and Russia voted together in 2019."),
    ("trace", "vote_agreement", "china", "russia", "--year", "2019"),
    ("panel", "--measures", "trade", "--states", "china,russia", "--out", "panel.csv"),
    ("outlook", "china", "russia", "--measure", "trade"),
    ("scenario", "--embargo", "usa", "china"),
    ("status",),
    ("measures",),
    ("sources",),
)
WITH_EXTRAS = (
    ("export", "china", "russia", "site"),
    ("events", "status"),
    ("gravity", "--years", "2019"),
    ("mcp",),
    ("panel", "--measures", "trade", "--states", "china,russia", "--out", "panel.dta"),
    ("pull", "unga_votes"),
    ("replicate", "dangerous-dyads"),
    ("serve",),
)
"""Commands that say which extra to install."""

PROGRAM = """
import importlib, json, pkgutil, re, sys, tomllib
from importlib.metadata import PackageNotFoundError, packages_distributions, requires

def plain(name):
    return name.lower().replace("_", "-")

def add_needs(lines, names):
    for line in lines:
        name = plain(re.match(r"[A-Za-z0-9._-]+", line)[0])
        if not re.search(r";.*extra", line) and name not in names:
            names.add(name)
            try:
                add_needs(requires(name) or [], names)
            except PackageNotFoundError:  # of another system or Python
                pass

root = sys.argv[1]
folders, commands, with_extras = (json.loads(text) for text in sys.argv[2:])
base = {"comity"}
add_needs(tomllib.load(open(root + "/pyproject.toml", "rb"))["project"]["dependencies"], base)
hidden = {
    top
    for top, names in packages_distributions().items()
    if not {plain(name) for name in names} & base and top not in sys.stdlib_module_names
}

class Hidden:
    def __init__(self, finder):
        self.finder = finder

    def find_spec(self, name, path=None, target=None):
        hide = name.partition(".")[0] in hidden
        return None if hide else self.finder.find_spec(name, path, target)

    def __getattr__(self, name):
        return getattr(self.finder, name)

sys.meta_path[:] = [Hidden(finder) for finder in sys.meta_path]
import comity
for module in pkgutil.walk_packages(comity.__path__, "comity."):
    if not module.name.startswith(tuple(folders)) and not module.name.endswith("__main__"):
        importlib.import_module(module.name)

from comity.cli.main import run
for command in commands + with_extras:
    sys.argv = ["comity", *command]
    try:
        run()
    except SystemExit as end:
        assert (end.code or 0) == 2 * (command in with_extras), (command, end.code)
"""


@pytest.mark.slow
def test_base_commands_need_no_extra(values, tmp_path):
    settings = [json.dumps(part) for part in (NEED_EXTRAS, COMMANDS, WITH_EXTRAS)]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(ROOT), *settings],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stderr.count("pip install") == len(WITH_EXTRAS)
    assert {path.suffix for path in tmp_path.iterdir()} >= {".html", ".json", ".pdf", ".docx"}


def test_no_module_imports_what_one_system_alone_has():
    alone = ("fcntl", "grp", "msvcrt", "pwd", "resource", "termios", "winreg")
    found = [
        f"{path.name}: {line}"
        for path in (ROOT / "src").rglob("*.py")
        for line in path.read_text().splitlines()
        if line.removeprefix("from ").removeprefix("import ").split(" ")[0] in alone
    ]
    assert not found
