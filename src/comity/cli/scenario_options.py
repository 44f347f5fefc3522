"""The options by which a scenario is named: who cuts off whom, how far, in which year's world."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from comity.errors import InvalidRequestError

if TYPE_CHECKING:
    from comity.scenarios.result import Result


@dataclass(frozen=True)
class Cuts:
    """The scenario that the command line names.

    Parameters
    ----------
    embargo
        Who cuts off whom: two lists of states and groups, each with commas between. A group is
        as it was at the end of the year; "eu27" as when it last had 27 members; "west" stands
        for the EU, NATO and the G7. Can be repeated.
    rupture
        Two sides that stop trading: the same, in other words.
    cut
        The share of their trade that goes, "50%" or 0.5; all of it if neither this nor --cost is
        given.
    cost
        The rise of the cost of their trade, "20%" or 0.2, instead of a cut or beside it.
    year
        The year whose world is changed: 1960 to 2016 or 2023, the newest if none is given.
    elasticity
        Elasticity of trade to its cost, above 0. Without it 4, with results for 3 and 6 beside.
    """

    embargo: list[tuple[str, str]] | None = None
    rupture: list[tuple[str, str]] | None = None
    cut: str | None = None
    cost: str | None = None
    year: Annotated[int | None, Parameter(alias="-y")] = None
    elasticity: float | None = None

    @property
    def between(self) -> list[tuple[str, str]]:
        """The pairs of sides between which trade is cut."""
        return [*(self.embargo or ()), *(self.rupture or ())]

    @property
    def is_blank(self) -> bool:
        """Tell whether none of the options was given."""
        return all(part is None for part in vars(self).values())

    def solve(self) -> Result:
        """Solve the scenario; raises ``InvalidRequestError`` if no two sides are named."""
        if not self.between:
            raise InvalidRequestError(
                "No two sides are named.", "Give --embargo A B or --rupture A B."
            )
        share = _share("--cut", self.cut, 0.0 if self.cost else 1.0)
        cost = _share("--cost", self.cost, 0.0)
        # Imported here: whoever names no scenario need not wait for what solves them.
        from comity.scenarios.solve import scenario

        return scenario(
            *self.between, cut=share, cost=cost, year=self.year, elasticity=self.elasticity
        )


ScenarioOptions = Annotated[Cuts, Parameter(name="*")]
"""Options of a command of its own, not of a group."""


def _share(option: str, text: str | None, absent: float) -> float:
    """Read a share that is given in percent or as a number.

    >>> _share("--cut", "50%", 1.0), _share("--cut", "0.5", 1.0), _share("--cut", None, 1.0)
    (0.5, 0.5, 1.0)
    """
    if text is None:
        return absent
    number, sign = text.strip().removesuffix("%"), text.strip().endswith("%")
    try:
        return float(number) / (100 if sign else 1)
    except ValueError:
        raise InvalidRequestError(
            f"{option} {text} is no share.", 'Give it as "50%" or 0.5.'
        ) from None
