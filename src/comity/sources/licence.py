"""The terms under which publishers give their data, and what they let us pass on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Licence:
    """Terms of use of a source.

    ``passing_on`` says what the bundle may hold: ``"records"`` (the publisher's rows) or
    only ``"aggregates"`` (totals by state or dyad and year, as the measures need them).
    """

    name: str
    url: str
    passing_on: Literal["records", "aggregates"] = "records"


CC0 = Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")
CC_BY = Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
CC_BY_NC_SA = Licence(
    "CC BY-NC-SA 4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/", "aggregates"
)
ODC_BY = Licence("ODC-BY 1.0", "https://opendatacommons.org/licenses/by/1-0/")
ETALAB = Licence("Etalab 2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence/")
MIT = Licence("MIT", "https://opensource.org/license/mit")


def free_with_citation(url: str) -> Licence:
    """Give the terms of a data set that is free to use for whoever cites it."""
    return Licence("free, cite", url)


def aggregates_only(name: str, url: str) -> Licence:
    """Give terms that do not let the publisher's records be passed on."""
    return Licence(name, url, "aggregates")
