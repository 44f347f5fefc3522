"""How strong states are: capabilities, economies, armed forces, and ratios of each."""

from __future__ import annotations

import math

import numpy as np
import xarray as xr

from comity.measures.measure import measure
from comity.measures.reductions import mean_along, most_along
from comity.measures.table_arrays import (
    TableData,
    of_a,
    of_b,
    spliced,
    state_array,
)
from comity.methods.trade.concentration import system_concentration as concentration
from comity.states.state import UNITED_STATES
from comity.unit import (
    DOLLARS,
    DOLLARS_A_PERSON,
    DOLLARS_SQUARED_A_HEAD,
    INDEX,
    TIMES,
    share_of,
)

COMPONENTS = ("milex", "milper", "irst", "pec", "tpop", "upop")
"""The six components of national capabilities: military expenditure and personnel, iron and
steel, energy consumption, total and urban population."""


@measure(
    level="state",
    unit=share_of("the system"),
    bounds=(0, 1),
    formula="mean of the state's available shares of the system's total of each of six components",
    reference="Singer, Bremer and Stuckey (1972); Singer (1987), National Material Capabilities",
    higher="the state holds more of the system's material capabilities",
    reach="system",
)
def cinc(capabilities: TableData) -> xr.DataArray:
    """Composite index of national capabilities (CINC).

    Computed from the components, and equal to the published column.
    """
    amounts = [state_array(capabilities, component) for component in COMPONENTS]
    shares = [amount / amount.sum("state") for amount in amounts]
    return mean_along(xr.concat(shares, dim="component"), "component")


@measure(
    level="directed",
    unit=TIMES,
    bounds=(0, math.inf),
    formula="CINC of a / CINC of b",
    reference="Singer, Bremer and Stuckey (1972)",
    higher="A is the stronger of the two",
    reach="system",
    change="growth",
    follows=("ratio", "cinc"),
)
def cinc_ratio(cinc: xr.DataArray) -> xr.DataArray:
    """Material capabilities of A relative to B."""
    return _ratio(cinc)


@measure(
    level="system",
    unit=INDEX,
    bounds=(0, 1),
    formula="sqrt((sum of squared CINC shares - 1/N) / (1 - 1/N))",
    reference="Ray and Singer (1973); Singer, Bremer and Stuckey (1972)",
    higher="capabilities lie in fewer hands",
    reach="system",
)
def system_concentration(cinc: xr.DataArray) -> xr.DataArray:
    """Concentration of capabilities in the system of states (CON)."""
    shares = cinc / cinc.sum("state")
    return xr.apply_ufunc(concentration, shares, input_core_dims=[["state"]], vectorize=True)


@measure(
    level="system",
    unit=share_of("the system"),
    bounds=(0, 1),
    formula="CINC of the United States",
    reference="Singer, Bremer and Stuckey (1972)",
    higher="the United States holds more of the system's capabilities",
    reach="system",
)
def us_capability_share(cinc: xr.DataArray) -> xr.DataArray:
    """The United States' share of the system's material capabilities."""
    return cinc.sel(state=UNITED_STATES, drop=True)


@measure(
    level="state",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="gross domestic product in current US dollars",
    reference="World Bank, World Development Indicators, NY.GDP.MKTP.CD; IMF, World Economic "
    "Outlook, October 2024 (Taiwan, and 2025); Milesi-Ferretti (2025), External Wealth of Nations "
    "(Taiwan to 2014)",
    higher="a larger economy",
    change="growth",
    spans={"world_bank_gdp": (1960, 2024), "imf_gdp_projection": (2025, 2025)},
)
def gdp(
    world_bank_gdp: TableData,
    imf_gdp: TableData,
    taiwan_gdp: TableData,
    imf_gdp_projection: TableData,
) -> xr.DataArray:
    """Gross domestic product.

    Of states that the World Bank lacks, such as Taiwan, from the IMF since 2015, 2024 as a
    projection; Taiwan's of 1990 to 2014 from the External Wealth of Nations. 2025 is a
    projection of October 2024 for all states.
    """
    bank = state_array(world_bank_gdp, "gdp")
    for other in (state_array(imf_gdp, "gdp"), state_array(taiwan_gdp, "gdp")):
        if bank["year"].size and other["year"].size:
            bank = bank.fillna(other.reindex(year=bank["year"]))
    return spliced(bank, state_array(imf_gdp_projection, "gdp"))


@measure(
    level="directed",
    unit=TIMES,
    bounds=(0, math.inf),
    formula="GDP of a / GDP of b",
    reference="World Bank, World Development Indicators",
    higher="A has the larger economy",
    change="growth",
    follows=("ratio", "gdp"),
)
def gdp_ratio(gdp: xr.DataArray) -> xr.DataArray:
    """Gross domestic product of A relative to B."""
    return _ratio(gdp)


@measure(
    level="state",
    unit=DOLLARS_SQUARED_A_HEAD,
    bounds=(0, math.inf),
    formula="GDP * GDP per head",
    reference="Beckley (2018), The Power of Nations, International Security 43",
    higher="more resources beyond what the population needs",
    change="growth",
)
def net_resources(gdp: xr.DataArray, world_bank_population: TableData) -> xr.DataArray:
    """Net resources: economic output weighted by output a head."""
    people = state_array(world_bank_population, "population")
    return gdp * (gdp / people.where(people > 0))


@measure(
    level="state",
    unit=DOLLARS_A_PERSON,
    bounds=(0, math.inf),
    formula="GDP / population",
    reference="World Bank, World Development Indicators",
    higher="more output for each inhabitant",
    change="growth",
)
def gdp_per_capita(gdp: xr.DataArray, world_bank_population: TableData) -> xr.DataArray:
    """GDP per capita, in current US dollars.

    Missing where GDP or population is. Not adjusted for what a dollar buys in the state.
    """
    people = state_array(world_bank_population, "population")
    return gdp / people.where(people > 0)


@measure(
    level="directed",
    unit=TIMES,
    bounds=(0, math.inf),
    formula="net resources of a / net resources of b",
    reference="Beckley (2018), The Power of Nations, International Security 43",
    higher="A has more net resources",
    change="growth",
    follows=("ratio", "net_resources"),
)
def net_resources_ratio(net_resources: xr.DataArray) -> xr.DataArray:
    """Net resources of A relative to B."""
    return _ratio(net_resources)


@measure(
    level="state",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="military expenditure in current US dollars",
    reference="SIPRI Military Expenditure Database",
    higher="more is spent on the military",
    change="growth",
)
def military_spending(milex: TableData) -> xr.DataArray:
    """Military expenditure."""
    return state_array(milex, "current")


@measure(
    level="state",
    unit=share_of("GDP"),
    bounds=(0, 2),
    formula="military expenditure / GDP, as SIPRI publishes it",
    reference="SIPRI Military Expenditure Database",
    higher="the military takes more of the economy",
)
def military_burden(milex: TableData) -> xr.DataArray:
    """Military expenditure as a share of GDP."""
    return state_array(milex, "share_of_gdp")


@measure(
    level="dyad",
    unit=share_of("GDP"),
    bounds=(0, 2),
    formula="|military burden of a - military burden of b|",
    reference="SIPRI Military Expenditure Database",
    higher="the two differ more in what they devote to the military",
    follows=("difference", "military_burden"),
)
def military_burden_gap(military_burden: xr.DataArray) -> xr.DataArray:
    """Difference between the two states' military burdens."""
    return abs(of_a(military_burden) - of_b(military_burden))


@measure(
    level="directed",
    unit=TIMES,
    bounds=(0, math.inf),
    formula="military expenditure of a / military expenditure of b",
    reference="SIPRI Military Expenditure Database",
    higher="A spends more on its military",
    change="growth",
    follows=("ratio", "military_spending"),
)
def military_spending_ratio(military_spending: xr.DataArray) -> xr.DataArray:
    """Military expenditure of A relative to B."""
    return _ratio(military_spending)


@measure(
    level="system",
    unit=share_of("the system"),
    bounds=(0, 1),
    formula="the highest CINC of any state",
    reference="Singer, Bremer and Stuckey (1972)",
    higher="the strongest state holds more of the system's capabilities",
    reach="system",
)
def leader_capability_share(cinc: xr.DataArray) -> xr.DataArray:
    """The strongest state's share of the system's material capabilities.

    The United Kingdom leads to 1896, the United States to 1970, the Soviet Union to 1988, the
    United States again, and China from 1995 on, each but for a year between.
    """
    return most_along(cinc, "state")


@measure(
    level="directed",
    unit=share_of("the two"),
    bounds=(0, 1),
    formula="CINC of a / CINC of both",
    reference="Singer, Bremer and Stuckey (1972)",
    higher="A has more of what the two have together",
    reach="system",
    follows=("share", "cinc"),
)
def cinc_share(cinc: xr.DataArray) -> xr.DataArray:
    """Share of A in the material capabilities of the two."""
    return _share(cinc)


@measure(
    level="directed",
    unit=share_of("the two"),
    bounds=(0, 1),
    formula="GDP of a / GDP of both",
    reference="World Bank, World Development Indicators",
    higher="A has more of what the two have together",
    follows=("share", "gdp"),
)
def gdp_share(gdp: xr.DataArray) -> xr.DataArray:
    """Share of A in the gross domestic product of the two."""
    return _share(gdp)


@measure(
    level="directed",
    unit=share_of("the two"),
    bounds=(0, 1),
    formula="net resources of a / net resources of both",
    reference="Beckley (2018), The Power of Nations, International Security 43",
    higher="A has more of what the two have together",
    follows=("share", "net_resources"),
)
def net_resources_share(net_resources: xr.DataArray) -> xr.DataArray:
    """Share of A in the net resources of the two."""
    return _share(net_resources)


@measure(
    level="directed",
    unit=share_of("the two"),
    bounds=(0, 1),
    formula="military expenditure of a / military expenditure of both",
    reference="SIPRI Military Expenditure Database",
    higher="A has more of what the two have together",
    follows=("share", "military_spending"),
)
def military_spending_share(military_spending: xr.DataArray) -> xr.DataArray:
    """Share of A in the military expenditure of the two."""
    return _share(military_spending)


def _ratio(states: xr.DataArray) -> xr.DataArray:
    """Divide each state's value by each other's; missing where the other's is zero."""
    return of_a(states) / of_b(states).where(lambda value: value > 0, np.nan)


def _share(states: xr.DataArray) -> xr.DataArray:
    """Divide each state's value by its sum with each other's; missing where that is zero."""
    one, other = of_a(states), of_b(states)
    return one / (one + other).where(lambda value: value > 0, np.nan)
