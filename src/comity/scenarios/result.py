"""What a scenario changes: incomes of all states, and where the trade of the sides goes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.scenarios.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Income:
    """What a scenario changes for one state.

    Changes are in percent and signed; ``least`` and ``most`` are those of real income at the
    elasticities of the band, with GDP and with gross output as output. Amounts are in million
    dollars at which the output of the world keeps its value.
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

    ``cut`` tells whether the scenario changes the costs of their trade; ``is_known`` whether
    the data have it. Unknown trade is no part of the model.
    """

    ccode: int
    partner: int
    exports: tuple[float, float]
    imports: tuple[float, float]
    cut: bool
    is_known: bool

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


@dataclass(frozen=True, slots=True)
class Multiples:
    """What a scenario multiplies trade by: one number an elasticity, the one quoted first.

    ``own`` is for the trade of a state with a partner, ``rest`` for its trade with all others.

    >>> Multiples(own=(0.0,), rest=(1.1,)).rest
    (1.1,)
    """

    own: tuple[float, ...]
    rest: tuple[float, ...]


@dataclass(frozen=True)
class Result:
    """A scenario with all that it changes.

    ``incomes`` are of all n states of the model, the largest loss first; ``before`` are the
    present flows, shape (n, n), in the order of ``ccodes``; ``afters`` those after the change, one
    array an elasticity, in the order in which the scenario names them; ``left_out`` are the states
    without a place in the model, each with the reason; ``tables`` the tables it rests on.
    """

    scenario: Scenario
    ccodes: tuple[int, ...]
    incomes: tuple[Income, ...]
    before: np.ndarray
    afters: tuple[np.ndarray, ...]
    changed: np.ndarray  # (n, n): True where costs of trade change
    unknown: np.ndarray  # (n, n): True where trade is not in the data
    left_out: tuple[tuple[int, str], ...]
    tables: tuple[str, ...]

    @property
    def after(self) -> np.ndarray:
        """The flows after the change at the elasticity that is quoted: (n, n)."""
        return self.afters[0]

    def income(self, ccode: int) -> Income | None:
        """Return the changes of one state; None if the model lacks it."""
        return next((income for income in self.incomes if income.ccode == ccode), None)

    def between(self, a: int, b: int) -> Diversion | None:
        """Return the trade of a with b, before and after; None if the model lacks either."""
        if a not in self.ccodes or b not in self.ccodes or a == b:
            return None
        i, j = self.ccodes.index(a), self.ccodes.index(b)
        sold, bought = ((float(self.before[x]), float(self.after[x])) for x in ((i, j), (j, i)))
        cut, is_known = bool(self.changed[i, j]), not self.unknown[i, j]
        return Diversion(a, b, sold, bought, cut, is_known)

    def multiples(self, a: int, b: int) -> Multiples | None:
        """Compute the multiples of the trade of a with b, and of a with all others.

        None if either has no place in the model, or their trade is unknown or nil before.
        Where a trades with no other state, ``rest`` is 1.
        """
        diversion = self.between(a, b)
        if diversion is None or not diversion.is_known or not diversion.trade[0]:
            return None
        i, j = self.ccodes.index(a), self.ccodes.index(b)
        own, rest = (
            [_over(part(flows, i, j), part(self.before, i, j)) for flows in self.afters]
            for part in (_with, _with_others)
        )
        return Multiples(tuple(own), tuple(rest))

    def diversions(self, ccode: int) -> tuple[Diversion, ...]:
        """Return a state's trade with every partner, the largest change of trade first."""
        diversions = [d for partner in self.ccodes if (d := self.between(ccode, partner))]
        return tuple(sorted(diversions, key=lambda d: -abs(d.trade[1] - d.trade[0])))

    @property
    def targets(self) -> tuple[int, ...]:
        """The states of the smaller side of each change (of both, if of one state each)."""
        targets: dict[int, None] = {}
        for change in self.scenario.changes:
            sizes = len(change.a.members), len(change.b.members)
            sides = [change.a, change.b]
            chosen = sides if sizes == (1, 1) else sides[:1] if sizes[0] < sizes[1] else sides[1:]
            for side in chosen:
                targets.update(dict.fromkeys(sorted(side.members & set(self.ccodes))))
        return tuple(targets)


def _with(flows: np.ndarray, i: int, j: int) -> float:
    """Sum the trade of i with j, both ways."""
    return float(flows[i, j] + flows[j, i])


def _with_others(flows: np.ndarray, i: int, j: int) -> float:
    """Sum the trade of i, both ways, with all but itself and j."""
    others = np.delete(np.arange(len(flows)), [i, j])
    return float(flows[i, others].sum() + flows[others, i].sum())


def _over(after: float, before: float) -> float:
    """Divide trade after by trade before; what was not there stays as it is."""
    return after / before if before else 1.0
