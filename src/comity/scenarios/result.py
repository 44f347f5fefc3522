"""What a scenario changes: incomes of all states, and where the trade of the sides goes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.scenarios.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Income:
    """What a scenario changes for one state.

    Changes are in percent and signed; ``least`` and ``most`` are those of real income at the
    elasticities of the band. Amounts are in million dollars at which the output of the world
    keeps its value.
    """

    ccode: int
    real_income: float
    least: float
    most: float
    real_output: float
    gdp: float
    exports: tuple[float, float]  # before and after
    imports: tuple[float, float]
    floored: bool  # output raised, as exports leave less than a tenth of GDP
    eased: bool  # its balance of trade shrank, as it could not be paid any more

    @property
    def exports_change(self) -> float:
        """Of exports to all states of the model, in million dollars."""
        return self.exports[1] - self.exports[0]

    @property
    def imports_change(self) -> float:
        """Of imports from all states of the model, in million dollars."""
        return self.imports[1] - self.imports[0]


@dataclass(frozen=True, slots=True)
class Diversion:
    """Trade of a state with a partner before and after, in million dollars.

    ``cut`` tells whether the scenario changes the costs of their trade; ``known`` whether the
    data have it. Unknown trade is no part of the model.
    """

    ccode: int
    partner: int
    exports: tuple[float, float]
    imports: tuple[float, float]
    cut: bool
    known: bool

    @property
    def exports_change(self) -> float:
        """Of exports to the partner, in million dollars."""
        return self.exports[1] - self.exports[0]

    @property
    def imports_change(self) -> float:
        """Of imports from the partner, in million dollars."""
        return self.imports[1] - self.imports[0]

    @property
    def trade(self) -> tuple[float, float]:
        """Exports and imports together, before and after."""
        before, after = (self.exports[k] + self.imports[k] for k in (0, 1))
        return before, after


@dataclass(frozen=True)
class Result:
    """A scenario with all that it changes.

    ``incomes`` are of all n states of the model, the largest loss first; ``before`` and
    ``after`` the flows, shape (n, n), in the order of ``ccodes``; ``left_out`` are the states
    without a place in the model, each with the reason; ``tables`` the tables it rests on.
    """

    scenario: Scenario
    ccodes: tuple[int, ...]
    incomes: tuple[Income, ...]
    before: np.ndarray
    after: np.ndarray
    changed: np.ndarray  # (n, n): True where costs of trade change
    unknown: np.ndarray  # (n, n): True where trade is not in the data
    left_out: tuple[tuple[int, str], ...]
    tables: tuple[str, ...]

    def income(self, ccode: int) -> Income | None:
        """Give what changes for a state; None if it has no place in the model."""
        return next((income for income in self.incomes if income.ccode == ccode), None)

    def between(self, a: int, b: int) -> Diversion | None:
        """Give the trade of a with b, before and after; None if either has no place."""
        if a not in self.ccodes or b not in self.ccodes or a == b:
            return None
        i, j = self.ccodes.index(a), self.ccodes.index(b)
        sold, bought = ((float(self.before[x]), float(self.after[x])) for x in ((i, j), (j, i)))
        cut, known = bool(self.changed[i, j]), not self.unknown[i, j]
        return Diversion(a, b, sold, bought, cut, known)

    def diversions(self, ccode: int) -> tuple[Diversion, ...]:
        """Give a state's trade with every partner, the largest change of trade first."""
        found = [d for partner in self.ccodes if (d := self.between(ccode, partner))]
        return tuple(sorted(found, key=lambda d: -abs(d.trade[1] - d.trade[0])))

    @property
    def targets(self) -> tuple[int, ...]:
        """The states of the smaller side of each change (of both, if of one state each)."""
        found: dict[int, None] = {}
        for change in self.scenario.changes:
            sizes = len(change.a.members), len(change.b.members)
            sides = [change.a, change.b]
            chosen = sides if sizes == (1, 1) else sides[:1] if sizes[0] < sizes[1] else sides[1:]
            for side in chosen:
                found.update(dict.fromkeys(sorted(side.members & set(self.ccodes))))
        return tuple(found)
