"""The options by which a scenario is named: who cuts off whom, how far, in which year's economy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from cyclopts import Parameter

from comity.cli.options import Year, share
from comity.errors import InvalidRequestError


@dataclass(frozen=True)
class ScenarioOptions:
    """The scenario that the command line names.

    Parameters
    ----------
    embargo
        Two sides that stop trading with each other, both ways: two lists of states and groups,
        each with commas between. A group is as it was at the end of the year; "eu27" as when it
        last had 27 members; "west" means the EU, NATO and the G7. Can be repeated.
    cut
        The share of their trade that ends, "50%" or 0.5; all of it if neither this nor --cost is
        given.
    cost
        The rise of the cost of their trade, "20%" or 0.2, instead of a cut or in addition.
    year
        The year whose economy is changed: 1960 to 2020 or 2023; the newest if none is given.
    elasticity
        Elasticity of trade to its cost, above 0; without it 4, with results for 3 and 6 as well.
    """

    embargo: list[tuple[str, str]] | None = None
    cut: str | None = None
    cost: str | None = None
    year: Year = None
    elasticity: float | None = None

    @property
    def is_blank(self) -> bool:
        """Whether none of the options is given."""
        return all(option is None for option in vars(self).values())

    @property
    def sides(self) -> list[tuple[str, str]]:
        """The pairs of sides; raises ``InvalidRequestError`` if none is named."""
        if not self.embargo:
            names = [f"--{name}" for name, option in vars(self).items() if option is not None]
            verb = "needs" if len(names) == 1 else "need"
            needs = f", which {' and '.join(names)} {verb}" if names else ""
            raise InvalidRequestError(
                f"No two sides are named{needs}.", "Name them with --embargo A B."
            )
        return self.embargo

    @property
    def settings(self) -> dict[str, Any]:
        """What :func:`comity.scenario` takes by name."""
        return {
            "cut": share("--cut", self.cut, 0.0 if self.cost else 1.0),
            "cost": share("--cost", self.cost, 0.0),
            "year": self.year,
            "elasticity": self.elasticity,
        }


ScenarioGroup = Annotated[ScenarioOptions, Parameter(name="*")]
"""Options of a command of its own, not of a group."""
