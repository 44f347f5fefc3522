"""Rules of trade between two states, from CEPII's Gravity, which a user fetches."""

from __future__ import annotations

import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData, pair_array
from comity.unit import YES_OR_NO

_REFERENCE = "Conte, Cotterlaz and Mayer (2022), The CEPII Gravity Database"


@measure(
    level="dyad",
    unit=YES_OR_NO,
    bounds=(0, 1),
    formula="1 if a regional trade agreement between the two was in force",
    reference=_REFERENCE,
    higher="an agreement frees trade between the two",
)
def regional_trade_agreement(gravity_pairs: TableData) -> xr.DataArray:
    """Regional trade agreement in force.

    Notified to the WTO, with additions by the authors; `trade_agreements` counts treaties, also
    those that were not notified.
    """
    return pair_array(gravity_pairs, "agreement")


@measure(
    level="dyad",
    unit=YES_OR_NO,
    bounds=(0, 1),
    formula="1 if both states were members of GATT or of the WTO",
    reference=_REFERENCE,
    higher="the rules of the world trading system bind both",
)
def joint_wto_membership(gravity_pairs: TableData) -> xr.DataArray:
    """Common membership of GATT or WTO."""
    return pair_array(gravity_pairs, "both_in_wto")
