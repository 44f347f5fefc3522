"""Licences: the terms of publishers, and what the bundle may contain under them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Licence:
    """Terms of use of a source.

    ``redistribution`` says what the bundle may contain: ``"records"`` (the publisher's rows) or
    only ``"aggregates"`` (totals by state or dyad and year, as the measures need them).

    >>> Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/").redistribution
    'records'
    """

    name: str
    url: str
    redistribution: Literal["records", "aggregates"] = "records"


CC0 = Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")
CC_BY = Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
CC_BY_NC_SA = Licence(
    "CC BY-NC-SA 4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/", "aggregates"
)
ODC_BY = Licence("ODC-BY 1.0", "https://opendatacommons.org/licenses/by/1-0/")
ETALAB = Licence("Etalab 2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence/")
MIT = Licence("MIT", "https://opensource.org/license/mit")


def free_with_citation(url: str) -> Licence:
    """Return the terms of a data set that is free to use with a citation.

    >>> free_with_citation("https://example.org").redistribution
    'records'
    """
    return Licence("free, cite", url)


def aggregates_only(name: str, url: str) -> Licence:
    """Return terms under which only aggregates of the records may be redistributed.

    >>> aggregates_only("non-commercial", "https://example.org").redistribution
    'aggregates'
    """
    return Licence(name, url, "aggregates")
