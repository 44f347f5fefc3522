"""Random command lines, good and bad, from a seed: none may end in a traceback.

Run by hand for many: ``python tests/cli/random_lines.py 500 [SEED]``.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path

from comity.cli.main import COMMANDS, exit_code

ALLOWED = {0, 2, 3, 4}
"""Exit codes that a command line may have, unless it asks for 1 with --fail-on."""

STATES = (
    *("china", "russia", "usa", "PRC", "365", "Россия", "germany", "france", "tuscany", "kosovo"),
    *("north vietnam", "nauru", "yugoslavia", "south sudan", "Côte d'Ivoire", "east germany"),
    *("rusia", "hong kong", "eu", "", "99999", "-", "west", "and", "a" * 300, "日本", "x\x00y"),
)
YEARS = (
    *("1816", "1900", "1914", "1945", "1946", "1971", "2000", "2010", "2014", "2019", "2023"),
    *("2025", "2026", "1700"),
)
BAD_YEARS = ("soon", "20140", "-5", "0", "", "1e3", "２０１９")
SPANS = (
    *("2019", "2018-2019", "1950-1953", "1990-2000", "1990,2000", "2016-", "1816-1816"),
    *("2019-2018", "20140", "x-y", ","),
)
MEASURES = (
    *("vote_agreement", "trade", "gdp", "vote_isolation", "sole_vetoes", "exports", "cinc_ratio"),
    *("system_concentration", "ideal_point", "trade_dependence", "sanction_onset", "milex"),
    *("trad", "", "trade,trade", "gdp,cinc", "vote_agreement,trade", "arms_transfers,exports"),
)
OUTS = ("a.csv", "a.json", "a.txt", "a.html", "a.pdf", "a", "-", ".", "no/such/a.json", "/dev/full")
ENDINGS = {"csv": "csv", "json": "json", "text": "txt", "parquet": "parquet"}
FORMATS = ("json", "text", "csv", "html", "parquet", "svg", "xml", "")
INDICES = ("agreement", "s,kappa", "lijphart", "kapa", "pi_quadratic", "")
ISSUES = ("hr", "middle_east", "nu", "human right", "")
CLAIMS = (
    "Russia is China's largest arms supplier.",
    "Trade between China and Russia has doubled since 2010.",
    "China and Russia voted together in 2019 on 99 percent of resolutions.",
    "",
    "the of and",
    "🦆 " * 50,
    "Russia's exports to China exceeded 10^400 dollars in year 99999.",
)


RUNNING = {"mcp", "serve"}
"""Commands that run until they are stopped."""


class Lines:
    """Random command lines, always the same for a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def one(self) -> list[str]:
        """Return a command line, now and then with a fault in it."""
        command = self.random.choice([name for name in COMMANDS if name not in RUNNING])
        words = [command, *getattr(self, command.replace("-", "_"))()]
        return self.spoilt(words) if self.chance(0.1) else words

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def pick(self, *options):
        return self.random.choice(options)

    def maybe(self, share: float, *words: str) -> list[str]:
        return list(words) if self.chance(share) else []

    def spoilt(self, words: list[str]) -> list[str]:
        """Return a line with a word lost, doubled, swapped or changed."""
        at = self.random.randrange(len(words))
        kind = self.random.randrange(5)
        if kind == 0:
            return words[:at] + words[at + 1 :]
        if kind == 1:
            return [*words[: at + 1], words[at], *words[at + 1 :]]
        if kind == 2:
            return [*words, self.pick("--nonsense", "extra", "--year", "-o", "--out")]
        if kind == 3:
            return [*words[:at], words[at][::-1], *words[at + 1 :]]
        return [*words, "--format", self.pick(*FORMATS)]

    def state(self) -> str:
        return self.pick(*STATES[:15]) if self.chance(0.93) else self.pick(*STATES)

    def year(self) -> str:
        return self.pick(*YEARS) if self.chance(0.95) else self.pick(*BAD_YEARS)

    def output(self, formats=("json", "text")) -> list[str]:
        if self.chance(0.15):
            return [*self.maybe(0.6, "--out", self.pick(*OUTS)), "--format", self.pick(*FORMATS)]
        if self.chance(0.5):
            return ["--out", f"{self.pick('a', 'sub/a', 'é')}.{ENDINGS[self.pick(*formats)]}"]
        return self.maybe(0.6, "--format", self.pick(*formats))

    def rows(self) -> list[str]:
        return self.output(("csv", "json", "text", "parquet"))

    def states_list(self) -> list[str]:
        return self.maybe(0.9, "--states", *(self.state() for _ in range(self.pick(1, 2, 2, 2, 3))))

    # One method a command, by its name.

    def dossier(self) -> list[str]:
        # A page takes seconds to draw; data and text are the same answers.
        out = self.pick(("--format", "json"), ("--format", "text"), ("--out", "d.json"), self.bad())
        return [self.state(), self.state(), *self.maybe(0.5, "--year", self.year()), *out]

    def brief(self) -> list[str]:
        words = self.maybe(0.4, "--words", self.pick("300", "700", "0", "x"))
        out = self.output(("json", "text"))
        return [self.state(), self.state(), *words, *self.maybe(0.2, "--why"), *out]

    def bad(self) -> tuple[str, ...]:
        return self.pick(("--out", "a.xls"), ("--out", "."), ("--format", "svg"))

    def check(self) -> list[str]:
        source = self.pick(("--claim", self.pick(*CLAIMS)), ("none.txt",), ("https://a.b/",), ())
        return [*source, *self.maybe(0.3, "--year", self.year()), *self.output()]

    def outlook(self) -> list[str]:
        measure = self.pick("trade", "vote_agreement", "arms_transfers", "gdp", "trad")
        return [
            *(self.state(), self.state(), "-m", measure),
            *self.maybe(0.3, "--horizon", self.pick("1", "5", "6", "0", "x")),
            *self.maybe(0.2, "--embargo", self.state(), self.state()),
            *self.output(),
        ]

    def scenario(self) -> list[str]:
        return [
            *self.maybe(0.9, "--embargo", self.state(), self.state()),
            *self.maybe(0.3, "--cut", self.pick("50%", "0.5", "150%", "half", "-1", "nan", "inf")),
            *self.maybe(0.2, "--cost", self.pick("20%", "-5", "nan", "1e9")),
            *self.maybe(0.4, "--year", self.year()),
            *("--elasticity", self.pick("4", "0", "-1", "x", "nan", "1e6")),
            *self.output(),
        ]

    def security_council(self) -> list[str]:
        named = [self.state() for _ in range(self.pick(0, 1, 2, 3))]
        span = self.maybe(0.4, "--years", self.pick(*SPANS))
        return [*named, *span, *self.maybe(0.3, "--topics"), *self.rows()]

    def states(self) -> list[str]:
        return [*self.maybe(0.7, self.state()), *self.maybe(0.4, "--year", self.year())]

    def sources(self) -> list[str]:
        name = self.maybe(0.5, self.pick("gsdb", "gsbd", "unga_votes", ""))
        return [*name, *self.maybe(0.3, "--bibtex"), *self.maybe(0.3, "--audit"), *self.rows()]

    def measures(self) -> list[str]:
        return [*self.maybe(0.6, self.pick(*MEASURES)), *self.output()]

    def trace(self) -> list[str]:
        named = [self.state() for _ in range(self.pick(0, 1, 1, 2, 2, 2, 3))]
        return [
            *(self.pick(*MEASURES), *named, self.year()),
            *self.maybe(0.2, "--rows"),
            *self.output(),
        ]

    def panel(self) -> list[str]:
        return [
            *("--measures", self.pick(*MEASURES), *self.states_list()),
            *self.maybe(0.6, "--years", self.pick(*SPANS)),
            *self.maybe(0.3, "--level", self.pick("state", "dyad", "world")),
            *self.maybe(0.3, "--directed"),
            *self.maybe(0.2, "--sources"),
            *self.maybe(0.2, "--relevant", self.pick("mark", "only", "maybe")),
            *self.maybe(0.2, "--disputes", self.pick("cow", "gml", "all")),
            *self.maybe(0.2, "--lag", self.pick(*MEASURES)),
            *self.rows(),
        ]

    def compute(self) -> list[str]:
        return [self.pick("trade", "cinc", "trad", "vote_agreement", "")]

    def events(self) -> list[str]:
        return [
            self.pick("status", "fetch", "ingest", "series", "days", "sql", "x"),
            *self.pick((), ("none.csv",), (self.state(), self.state())),
            *self.maybe(0.4, "--month", self.pick("2022-02", "2022", "x")),
            *self.maybe(0.4, "--engine", self.pick("polars", "mysql", "")),
            *self.output(),
        ]

    def replicate(self) -> list[str]:
        name = self.pick("state-system", "alliances-1914", "ideal-point", "")
        return [*self.maybe(0.8, name), *self.output()]

    def pull(self) -> list[str]:
        # Nothing that would ask a publisher.
        return [self.pick("gsbd", "gsdb", "vdem", ""), *self.maybe(0.5, "--dry-run")]

    def add(self) -> list[str]:
        return [self.pick("gsdb", "vdem", "gsbd", ""), self.pick("none.csv", ".", "")]

    def status(self) -> list[str]:
        return [*self.maybe(0.3, self.pick("gsdb", "gsbd")), *self.output()]

    def lock(self) -> list[str]:
        return self.maybe(0.3, self.pick("extra", "--year"))

    def library(self) -> list[str]:
        what = self.pick("list", "pin", "unpin", "rollback", "export", "import", "x")
        return [what, *self.maybe(0.6, self.pick("gsdb", "gsbd", "none.zip", ""))]

    def export(self) -> list[str]:
        # The pages of all pairs of a group take minutes to write: these are refused before.
        named = self.pick(
            (),
            ("china",),
            ("rusia", "china"),
            ("china", "china"),
            ("china,russia", "usa,"),
            ("tuscany", "kosovo"),
            ("--all", "nowhere"),
            ("--all", "china", "nowhere"),
        )
        return [
            *(*named, self.pick("site", ".", "")),
            *self.maybe(0.8, "--jobs", self.pick("0", "-1", "x")),
            *self.maybe(0.2, "--png"),
        ]

    def data(self) -> list[str]:
        return self.pick([], ["build"], ["build", "nowhere"], ["build", "--out", "x"])

    def votes(self) -> list[str]:
        return [
            *(self.state() for _ in range(self.pick(0, 1, 2, 3))),
            *(self.year(),),
            *self.maybe(0.3, "--disagree"),
            *self.maybe(0.3, "--minority", self.pick("5", "0", "-1", "x")),
            *self.maybe(0.3, "--issue", self.pick(*ISSUES)),
            *self.rows(),
        ]

    def similarity(self) -> list[str]:
        return [
            *("--index", self.pick(*INDICES), *self.states_list()),
            *("--years", self.pick(*SPANS)),
            *self.maybe(0.3, "--issue", self.pick(*ISSUES)),
            *self.maybe(0.2, "--against", self.state()),
            *self.maybe(0.2, "--contested"),
            *self.maybe(0.2, "--by", self.pick("session", "calendar", "moon")),
            *self.maybe(0.2, "--min-votes", self.pick("1", "0", "-3", "1000")),
            *self.maybe(0.2, "--table", self.pick("none.csv", "t.xlsx", ".")),
            *self.rows(),
        ]

    def ideal_points(self) -> list[str]:
        # Estimating takes long for many years: one or two, or none that has votes.
        return [
            *("--years", self.pick("2019", "2018-2019", "1816", "2030", "x")),
            *self.maybe(0.4, "--issue", self.pick(*ISSUES)),
            *self.states_list(),
            *self.maybe(0.3, "--distance"),
            *self.maybe(0.2, "--since", self.pick("1", "0", "-1")),
            *self.rows(),
        ]

    def vote_breaks(self) -> list[str]:
        return [self.state(), self.state(), *self.rows()]

    def sanctions_effect(self) -> list[str]:
        return [
            *(self.state(), self.state()),
            *self.maybe(0.6, "--start", self.pick("2014", "1820", "1700", "2030", "0", "99999")),
            *self.rows(),
        ]

    def backtest(self) -> list[str]:
        measure = self.maybe(0.5, self.pick("trade", "gdp", "vote_agreement"))
        kind = self.maybe(0.4, "--kind", self.pick("all", "at zero", "calm"))
        return [*measure, *kind, *self.rows()]

    def gravity(self) -> list[str]:
        regressors = self.pick(
            "distance", "distance,votes", "distnce", "", "cinc", "distance,trade"
        )
        years = self.pick("1938", "1955", "2018", "1816", "x", "1990,2000")
        return ["--years", years, "--regressors", regressors, *self.rows()]


def run_line(words: list[str]) -> tuple[int | None, str]:
    """Run a command line; the exit code and errors, or None and the traceback of a fault."""
    output, errors = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        try:
            return exit_code(words), errors.getvalue()
        except Exception:  # noqa: BLE001  # every fault is what is looked for
            return None, traceback.format_exc()


def main(count: int, seed: int) -> int:
    """Run many lines in an empty folder, print the faults, and return how many there are."""
    lines, codes, faults = Lines(seed), Counter(), 0
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for _ in range(count):
            words = lines.one()
            code, errors = run_line(words)
            codes[code] += 1
            if code not in ALLOWED or (code and not errors.strip()):
                faults += 1
                print(words, code, errors[-1500:], sep="\n", end="\n\n", flush=True)
    print(dict(codes), f"{faults} faults")
    return faults


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    arguments = [int(word) for word in sys.argv[1:]]
    sys.exit(bool(main(*(arguments + [500, 1][len(arguments) :]))))
