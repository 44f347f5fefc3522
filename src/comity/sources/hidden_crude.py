"""Crude oil that customs keep secret or leave out, each with a public page.

Turkish customs put the origin of crude oil among their confidential data [1]_, and its records
end in 2002: what is left is what sellers report. Saudi Arabia still sold 16 percent of it in 2003
[2]_, Iran 35 percent from 2009 to 2013, Iraq 17 and Saudi Arabia 13. Chinese customs have not
published crude oil for North Korea since 2014. The pages were read in excerpts in November 2026.

References
----------
.. [1] http://www.economonitor.com/emredeliveli/2011/07/30/confidential-data-in-turkish-trade-figures/
.. [2] https://www.kamufinans.com/turkiyenin-ham-petrol-ithalati
"""

from __future__ import annotations

from typing import NamedTuple


class HiddenCrude(NamedTuple):
    """Crude oil of a pair in some years that is not in the records."""

    exporter: int
    importer: int
    years: tuple[int, int]
    page: str


_TURKEY_2003 = "https://www.kamufinans.com/turkiyenin-ham-petrol-ithalati"
_TURKEY_2009_TO_2013 = (
    "https://www.arabstoday.net/en/amp/244/turkey-paid-61bn-for-crude-oil-in-last-5-years"
)
_TURKEY_2013 = "https://en.trend.az/business/energy/2286824.html"
_TURKEY_2016 = (
    "https://dailysabah.com/energy/2017/10/04/"
    "iran-replaces-iraq-as-biggest-crude-oil-exporter-to-turkey-as-shipments-rise-142-pct-in-2017/"
    "amp"
)
_TURKEY_2023 = "https://www.azernews.az/region/219991.html"
_NORTH_KOREA = (
    "https://www.reuters.com/article/china-economy-trade-northkorea/"
    "corrected-update-2-china-halts-oil-product-exports-to-nkorea-in-november-as-sanctions-bite-"
    "idUSL4N1OQ28C"
)

HIDDEN_CRUDE = (
    # Turkey bought 1.1 million tonnes of Russia and 0.9 of Iraq in October 2023 alone; what Russia
    # sold is in its own reports to 2021.
    HiddenCrude(365, 640, (2022, 2024), _TURKEY_2023),
    HiddenCrude(645, 640, (2002, 2024), _TURKEY_2009_TO_2013),
    HiddenCrude(670, 640, (2002, 2024), _TURKEY_2009_TO_2013),
    # Turkey bought none of Iran after the waivers of May 2019.
    HiddenCrude(630, 640, (2002, 2019), _TURKEY_2009_TO_2013),
    HiddenCrude(690, 640, (2016, 2018), _TURKEY_2016),
    HiddenCrude(620, 640, (2002, 2007), _TURKEY_2003),
    HiddenCrude(620, 640, (2010, 2015), _TURKEY_2013),
    HiddenCrude(710, 731, (2014, 2024), _NORTH_KOREA),
)
"""The state that sells, the one that buys, and the years."""
