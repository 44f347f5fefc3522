"""Fuels that customs do not show: hidden from sanctions, or kept secret, each with a public page.

A record of none, or of next to none, is no fact where the fuels are known to have come. Each page
says that they did in some year; they were read in excerpts in November 2026. The years
around, in which the records have the same gap, are inferred. That an importer keeps the origin
secret is said of Austria [1]_ and Turkey [2]_; for others it is inferred from their records.

References
----------
.. [1] https://www.derstandard.at/story/2000133992923/abhaengig-von-russischem-gas-sind-wir-seit-jeher-wie-sehr
.. [2] http://www.economonitor.com/emredeliveli/2011/07/30/confidential-data-in-turkish-trade-figures/
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from comity.sources.hidden_crude import HIDDEN_CRUDE

if TYPE_CHECKING:
    import polars as pl

SANCTIONS = "fuels that sanctions hide from customs"
NO_RECORD = "fuels of a supplier that neither side has published"
BOOKED_ELSEWHERE = "fuels of an undisclosed destination, booked as Taiwan's"
SECRET_GAS = "natural gas whose origin customs keep secret or leave out"
SECRET_CRUDE = "crude oil that customs keep secret or leave out"
"""Why fuels of a pair are not known."""

ALL_FUELS, GAS_ONLY, CRUDE_ONLY = "not known", "gas not known", "crude oil not known"
"""The products of rows without a value: no fuel of the pair is known, or one of them is not."""

_ONE_FUEL = {SECRET_GAS: GAS_ONLY, SECRET_CRUDE: CRUDE_ONLY}

LAST_YEAR = 2024
"""The last year of the data on fuels; what is hidden in it has not come to light since."""


class HiddenFuels(NamedTuple):
    """Fuels of a pair in some years of which the records are no facts.

    ``is_small`` is true where they are under a tenth of the fuels that the importer buys.
    """

    exporter: int
    importer: int
    years: tuple[int, int]
    why: str
    page: str
    is_small: bool = False

    @property
    def product(self) -> str:
        """Return the product of the rows that say so."""
        return _ONE_FUEL.get(self.why, ALL_FUELS)


_UNDISCLOSED = "https://uncomtrade.org/docs/data-confidentiality-in-un-comtrade"
"""States may hide a partner before they report: that BACI's 'Other Asia' holds the oil of such
partners is inferred, from amounts that Taiwan has no import of on its own side."""

_GAZPROM_2014 = (
    "https://www.oilandgaseurasia.com/en/news/gazprom-gas-deliveries-europe-rise-26-january-march/"
)
_GAZPROM_2019 = (
    "https://world-news-monitor.com/hotspots/turkey/2020/02/14/"
    "gazproms-export-to-turkey-down-35-to-15-5-bln-cubic-meters-of-gas-in-2019/"
)
_GERMANY_2010 = "https://bdew.de/internet.nsf/id/en_20110520-pi-67-percent-of-natural-gas-from-west-european-sources"
_TURKEY_2018 = (
    "https://www.hellenicshippingnews.com/"
    "turkeys-sees-14-pct-drop-in-natural-gas-imports-in-november/"
)
_TURKMEN_2009 = (
    "https://turkmenistannewsgazette.com/"
    "the-graph-featuring-changes-in-the-turkmen-gas-exports-over-the-past-10-years/"
)
_AUSTRIA = (
    "https://www.derstandard.at/story/2000133992923/"
    "abhaengig-von-russischem-gas-sind-wir-seit-jeher-wie-sehr"
)
_AUSTRIA_NORWAY = (
    "https://de.statista.com/infografik/31320/"
    "anteil-der-erdgasimporte-aus-russland-an-der-gesamtimportmenge-oesterreichs"
)
_VENEZUELA = (
    "https://www.thestar.com.my/business/business-news/2020/06/13/"
    "venezuelan-oil-is-hidden-en-route-to-china-bypassing-us-sanctions"
)
_CONDENSATE = "https://adnamerica.com/en/venezuela/iran-defies-us-sanctions-delivers-oil-venezuela"
_GASOLINE = (
    "https://iranopendata.org/en/pages/another-murky-oil-deal-by-iran-this-time-with-venezuela"
)
_JET_FUEL = "https://english.alaraby.co.uk/english/news/2021/2/24/venezuela-swaps-jet-fuel-for-irans-gasoline"
_BAHRAIN = "https://www.meed.com/saudi-bahrain-oil-pipeline-fully-operational/"
_DOLPHIN_2008 = "https://www.meed.com/dolphin-pipeline-an-historic-moment-for-doha"
_ISRAEL_2022 = "https://en.globes.co.il/en/article-israel-to-begin-exporting-gas-to-egypt-via-jordan-1001402590"
_ITALY_2006 = "http://www.theflorentine.net/news/2006/01/italian-gas-supplies-not-at-risk/"
_WEST_AFRICA = (
    "https://thestatesman.com/business/"
    "west-african-gas-pipeline-project-to-be-reinvigorated-1494566753.html"
)

HIDDEN = (
    HiddenFuels(630, 710, (2019, 2024), SANCTIONS, "https://iranintl.com/en/202408281415"),
    HiddenFuels(101, 710, (2019, 2024), SANCTIONS, _VENEZUELA),
    HiddenFuels(
        630,
        652,
        (2013, 2024),
        SANCTIONS,
        "https://english.alaraby.co.uk/news/new-iranian-oil-tanker-arrives-syria-iranian-media",
    ),
    HiddenFuels(630, 101, (2020, 2020), SANCTIONS, _GASOLINE),
    HiddenFuels(630, 101, (2021, 2021), SANCTIONS, _CONDENSATE),
    HiddenFuels(101, 630, (2020, 2021), SANCTIONS, _JET_FUEL),
    HiddenFuels(
        101,
        40,
        (2006, 2015),
        NO_RECORD,
        "https://oilprice.com/Latest-Energy-News/World-News/"
        "Venezuela-Cuts-Shipments-To-Cuba-By-13-Through-June-2017.amp.html",
    ),
    HiddenFuels(670, 692, (1995, 2010), NO_RECORD, "https://tradearabia.com/news/OGN_152458.html"),
    HiddenFuels(670, 692, (2012, 2012), NO_RECORD, _BAHRAIN),
    HiddenFuels(670, 692, (2021, 2024), NO_RECORD, _BAHRAIN),
    HiddenFuels(670, 770, (1998, 2002), NO_RECORD, "https://brecorder.com/feeds/news/3513827"),
    HiddenFuels(101, 713, (2005, 2013), BOOKED_ELSEWHERE, _UNDISCLOSED),
    HiddenFuels(630, 713, (2019, 2022), BOOKED_ELSEWHERE, _UNDISCLOSED),
    HiddenFuels(365, 255, (2000, 2022), SECRET_GAS, _GERMANY_2010),
    HiddenFuels(210, 255, (2001, 2024), SECRET_GAS, _GERMANY_2010),
    HiddenFuels(365, 640, (2000, 2024), SECRET_GAS, _TURKEY_2018),
    HiddenFuels(630, 640, (2002, 2015), SECRET_GAS, _TURKEY_2018),
    HiddenFuels(630, 640, (2019, 2020), SECRET_GAS, _TURKEY_2018),
    HiddenFuels(630, 640, (2023, 2024), SECRET_GAS, _TURKEY_2018),
    HiddenFuels(373, 640, (2007, 2014), SECRET_GAS, _TURKEY_2018),
    HiddenFuels(
        365,
        305,
        (2000, 2024),
        SECRET_GAS,
        _AUSTRIA,
    ),
    HiddenFuels(385, 305, (2013, 2024), SECRET_GAS, _AUSTRIA_NORWAY, is_small=True),
    HiddenFuels(365, 290, (2006, 2022), SECRET_GAS, _GAZPROM_2014),
    HiddenFuels(365, 325, (2000, 2008), SECRET_GAS, _GAZPROM_2014),
    HiddenFuels(365, 220, (2005, 2021), SECRET_GAS, _GAZPROM_2019),
    HiddenFuels(
        365,
        375,
        (2014, 2022),
        SECRET_GAS,
        "https://theenergia.com/russia-halts-gas-supplies-to-finland/",
    ),
    HiddenFuels(
        365,
        359,
        (2011, 2020),
        SECRET_GAS,
        "https://www.prospect.md/en/news/economics/moldova-has-reduced-gas-consumption.html",
    ),
    HiddenFuels(
        630,
        645,
        (2019, 2020),
        SECRET_GAS,
        "https://www.mees.com/2019/10/18/oil-gas/iraq-power-another-waiver-another-contract/"
        "b7dae090-f1a7-11e9-8aa5-977ae7762e47",
    ),
    HiddenFuels(
        630,
        645,
        (2023, 2024),
        SECRET_GAS,
        "https://www.mees.com/2023/4/28/news-in-brief/iranian-iraq-gas-exports-up/"
        "161c0d40-e5c4-11ed-9ee3-15fedac14771",
    ),
    HiddenFuels(
        694,
        696,
        (2020, 2024),
        SECRET_GAS,
        "https://english.ahram.org.eg/NewsContent/2/8/270384/World/Region/"
        "Qatar-has-no-plan-to-shut-Dolphin-gas-pipeline-to-.aspx",
    ),
    HiddenFuels(
        615,
        616,
        (2018, 2024),
        SECRET_GAS,
        "https://news.agendas.tn/algeria-reduces-the-price-of-selling-gas-to-tunisia-by-10/",
    ),
    HiddenFuels(615, 640, (2018, 2024), SECRET_GAS, _TURKEY_2018),
    HiddenFuels(694, 640, (2018, 2018), SECRET_GAS, _TURKEY_2018),
    HiddenFuels(
        694,
        290,
        (2020, 2022),
        SECRET_GAS,
        "https://24kurier.pl/aktualnosci/gospodarka/setna-dostawa-lng-z-kataru-al-shamal-w-swinoujsciu/",
    ),
    HiddenFuels(701, 365, (2001, 2015), SECRET_GAS, _TURKMEN_2009),
    HiddenFuels(
        701,
        365,
        (2019, 2021),
        SECRET_GAS,
        ""
        "https://www.avpress.com/business/russia-doubled-purchases-of-gas-from-turkmenistan-in-2021/"
        "article_0ef0bc98-6521-11ec-9bc9-67af1e234458.html",
    ),
    HiddenFuels(701, 630, (2001, 2016), SECRET_GAS, _TURKMEN_2009),
    HiddenFuels(
        704,
        365,
        (2006, 2016),
        SECRET_GAS,
        "https://neftegaz.ru/news/gas/281718-uzbekistan-rasshiryaet-trubu-dlya-rossii",
    ),
    HiddenFuels(
        704, 365, (2003, 2005), SECRET_GAS, "https://english.pravda.ru/news/russia/66813-n"
    ),
    HiddenFuels(666, 651, (2020, 2021), SECRET_GAS, _ISRAEL_2022),
    HiddenFuels(666, 663, (2020, 2022), SECRET_GAS, _ISRAEL_2022),
    HiddenFuels(
        666,
        663,
        (2023, 2024),
        SECRET_GAS,
        "http://www.gasprocessingnews.com/news/2024/02/"
        "israel-says-gas-exports-to-egypt-jordan-rose-25-in-2023/",
    ),
    HiddenFuels(
        365,
        370,
        (2021, 2021),
        SECRET_GAS,
        "https://geagency.it/breaking-news/"
        "gas-incontro-tra-ad-di-gazprom-e-ambasciatore-bielorussia-per-nuove-forniture",
    ),
    HiddenFuels(
        365,
        355,
        (2000, 2006),
        SECRET_GAS,
        "https://energia.gr/article/126853/natural-gas-deal-extended-1122003",
    ),
    HiddenFuels(365, 373, (2001, 2005), SECRET_GAS, "https://today.az/view.php?id=32246"),
    HiddenFuels(
        365,
        371,
        (2006, 2007),
        SECRET_GAS,
        "http://www.messenger.com.ge/issues/1529_january_22_2008/1529_econ_four.html",
    ),
    HiddenFuels(
        385,
        290,
        (2022, 2024),
        SECRET_GAS,
        "https://energytrends.news/orlen-has-secured-polands-gas-demand-throughout-2023/",
    ),
    HiddenFuels(
        385,
        210,
        (2013, 2023),
        SECRET_GAS,
        "https://nltimes.nl/2016/04/19/gas-imports-norway-russia-rise-dutch-production-falls",
        is_small=True,
    ),
    HiddenFuels(
        210,
        220,
        (2004, 2022),
        SECRET_GAS,
        "https://www.connaissancedesenergies.org/"
        "le-gaz-consomme-en-france-vient-principalement-de-russie-120222",
        is_small=True,
    ),
    HiddenFuels(210, 325, (2001, 2008), SECRET_GAS, _ITALY_2006, is_small=True),
    HiddenFuels(620, 325, (2005, 2006), SECRET_GAS, _ITALY_2006, is_small=True),
    HiddenFuels(
        390,
        255,
        (2000, 2018),
        SECRET_GAS,
        "https://www.naturalgasworld.com/denmark-maintains-gas-output-in-2015-28985",
        is_small=True,
    ),
    HiddenFuels(
        850,
        830,
        (2001, 2008),
        SECRET_GAS,
        "https://www.petromindo.com/news/article/ri-may-supply-lng-to-singapore",
        is_small=True,
    ),
    HiddenFuels(
        820,
        830,
        (1996, 2010),
        SECRET_GAS,
        "https://jawawa.id/newsitem/singapore-may-import-gas-from-indonesia-1447893297",
        is_small=True,
    ),
    HiddenFuels(694, 696, (2007, 2008), SECRET_GAS, _DOLPHIN_2008),
    HiddenFuels(694, 698, (2009, 2013), SECRET_GAS, _DOLPHIN_2008),
    HiddenFuels(
        694,
        698,
        (2015, 2024),
        SECRET_GAS,
        "https://www.aboutenergy.com/en_IT/topics/Qatar-Dolphin-en.shtml",
    ),
    HiddenFuels(475, 452, (2011, 2024), SECRET_GAS, _WEST_AFRICA),
    HiddenFuels(475, 434, (2011, 2024), SECRET_GAS, _WEST_AFRICA),
    HiddenFuels(475, 461, (2011, 2021), SECRET_GAS, _WEST_AFRICA),
    *(
        HiddenFuels(crude.exporter, crude.importer, crude.years, SECRET_CRUDE, crude.page)
        for crude in HIDDEN_CRUDE
    ),
)
"""What is known to be hidden: the state that sells, the one that buys, and the years."""

INCOMPLETE_EXPORTERS = (
    (365, 2000, 2022),
    (210, 2001, 2024),
    (666, 2020, 2024),
    (701, 2001, 2015),
    (704, 2003, 2016),
    (710, 2014, 2024),
    (484, 1996, 1996),
    (645, 2003, 2005),
    (679, 2001, 2003),
    (690, 2001, 2005),
)
"""Russia, the Netherlands, Israel, Turkmenistan, Uzbekistan and China in the years in which the gas
or crude oil above was a tenth or more of the fuels that they sold; and the Republic of the Congo,
Iraq, Yemen and Kuwait where crude oil for Taiwan or India is not in the source, which was a tenth
of theirs in the years around."""


UNRECORDED_EXPORTS = {630: 2019, 101: 2019}
"""Iran and Venezuela, and the year from which sanctions hide the greater part of what they sell:
what customs record of it is no total."""


def list_hidden_fuels() -> pl.DataFrame:
    """List the pairs and years with hidden fuels: ccode1 sells to ccode2.

    Returns
    -------
    polars.DataFrame
        ccode1, ccode2, year, product, why and is_small, one row a pair, year and product.

    Examples
    --------
    >>> list_hidden_fuels().filter(ccode1=630, ccode2=710)["year"].to_list()
    [2019, 2020, 2021, 2022, 2023, 2024]
    """
    import polars as pl  # pages of stored answers read the list above, and no tables

    rows = [
        (flow.exporter, flow.importer, year, flow.product, flow.why, flow.is_small)
        for flow in HIDDEN
        for year in range(flow.years[0], flow.years[1] + 1)
    ]
    keys = {"ccode1": pl.Int16, "ccode2": pl.Int16, "year": pl.Int16}
    schema = {**keys, "product": pl.String, "why": pl.String, "is_small": pl.Boolean}
    return pl.DataFrame(rows, schema=schema, orient="row")
