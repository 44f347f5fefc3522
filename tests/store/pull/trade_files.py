"""Small files in the layouts of publishers of trade, as they were in 2026."""

from __future__ import annotations

import json

from publisher_files import archive

from comity.states.register import states

BACI = "www.cepii.fr/DATA_DOWNLOAD/baci/data/BACI_{}_V{}.zip"

ECONOMIES = (
    "country_code,country_name,country_iso2,country_iso3\n"
    '156,China,CN,CHN\n643,"Russian Federation",RU,RUS\n842,USA,US,USA\n'
    '344,"China, Hong Kong SAR",HK,HKG\n490,"Other Asia, nes",,S19\n'
    '729,Sudan,SD,SDN\n736,"Sudan (...2011)",SD,SDN\n'
    '711,"Southern African Customs Union (...1999)",,ZA1\n'
)

_PRODUCTS = ((10620, 48.641), (270900, 400_000.0), (854231, 1_000.5))


def baci_year(classification: str, year: int, scale: float = 1.0) -> dict[str, str]:
    """One file of flows: numbers are set with blanks, and what is not weighed is NA."""
    pairs = ((156, 643), (643, 156), (156, 344), (344, 156), (490, 156), (736, 156), (729, 156))
    rows = [
        f"{year},{i},{j},{product:06},{value * scale:14.3f},           NA"
        for i, j in pairs
        for product, value in _PRODUCTS
    ]
    rows.append(f"{year},643,156,9999AA,        5.000,        1.000")
    name = f"BACI_{classification}_Y{year}_V202601.csv"
    return {name: "\n".join(["t,i,j,k,v,q", *rows]) + "\n"}


def baci(classification: str, years: tuple[int, ...], **more: bytes | str) -> bytes:
    files: dict[str, bytes | str] = {}
    for number, year in enumerate(years):
        files |= baci_year(classification, year, 1.0 + number)
    return archive({"country_codes_V202601.csv": ECONOMIES, **files, "Readme.txt": "x", **more})


_IMF = "api.imf.org/external/sdmx/2.1/data/IMF.STA,"
EXPORTS = f"{_IMF}IMTS/.XG_FOB_USD..A?startPeriod=2025"
POSITIONS = (
    f"{_IMF}DIP/CHN+DEU+JPN+SGP+USA.O+SCC.OTWD_D_NETAL_FALL_ALL+INWD_D_NETLA_FALL_ALL..A"
    "?startPeriod=2014"
)


_MANY = sorted({one.iso3 for one in states().values() if one.iso3} - {"DEU"})[:90]
"""As many markets as a whole report has at least."""


def imf_exports(unit: float = 1.0) -> bytes:
    """Exports in dollars, whatever the scale says; groups and worlds are partners too."""
    header = (
        "DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE,"
        "PRECISION,DECIMALS_DISPLAYED,TRADE_FLOW,VALUATION,UNIT,DERIVATION_TYPE,OVERLAP,STATUS"
    )
    flows = (
        ("CHN", "USA", "421010012345"),
        ("CHN", "G001", "3600000000000"),
        ("CHN", "KOS", "40000"),
        ("CHN", "CHN", "5000000000"),
        ("USA", "CHN", "106000000000"),
        ("KWT", "CHN", "12000000"),
        ("USA", "TWN", "NaN"),
        *(("DEU", partner, "1000000") for partner in _MANY),
    )
    rows = [
        f"IMF.STA:IMTS(1.0.0),{a},XG_FOB_USD,{b},A,2025,{float(value) * unit},6,,,XG,FOB,USD,M,OL,"
        for a, b, value in flows
    ]
    return ("\n".join([header, *rows]) + "\n").encode()


def imf_positions() -> bytes:
    header = (
        "DATAFLOW,COUNTRY,DV_TYPE,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,"
        "SCALE"
    )
    out, inward = "OTWD_D_NETAL_FALL_ALL", "INWD_D_NETLA_FALL_ALL"
    rows = [
        f"IMF.STA:DIP(12.0.1),{reporter},{kind},{indicator},{partner},A,2024,{value},6"
        for reporter, kind, indicator, partner, value in (
            ("USA", "O", out, "G001", 6.7e12),
            ("CHN", "O", out, "RUS", 15.8e9),
            ("CHN", "SCC", inward, "RUS", 2.1e9),
            ("CHN", "O", inward, "KOR", 9.9e16),
        )
    ]
    return ("\n".join([header, *rows]) + "\n").encode()


_COMTRADE = "comtradeapi.un.org/{}"
_TOTALS = "cmdCode=TOTAL&partner2Code=0&customsCode=C00&motCode=0&includeDesc=true"
IMPORTS = _COMTRADE.format(f"data/v1/get/C/A/HS?period=2022&flowCode=M&{_TOTALS}")
REPORTS = _COMTRADE.format(
    f"public/v1/preview/C/A/HS?period={{}}&flowCode=M,X&partnerCode={{}}&{_TOTALS}"
)
RELEASES = _COMTRADE.format("public/v1/getDA/C/A/HS?period={}")


def comtrade_releases(*days: str) -> bytes:
    rows = [
        {
            "datasetCode": 20156202200,
            "typeCode": "C",
            "freqCode": "A",
            "period": 2022,
            "reporterCode": 156,
            "reporterISO": "CHN",
            "classificationCode": "H6",
            "totalRecords": 400000,
            "datasetChecksum": -1,
            "firstReleased": "2023-03-01T10:00:00.007",
            "lastReleased": f"{day}T01:13:58.7",
        }
        for day in days
    ]
    return json.dumps({"elapsedTime": "0.1 secs", "count": 1, "data": rows, "error": ""}).encode()


_CODES = {"CHN": 156, "USA": 842, "DEU": 276, "S19": 490, "W00": 0, "HKG": 344, "_X ": 899}


def comtrade(year: int, *flows: tuple[str, str, str, float], error: str = "") -> bytes:
    """An answer: reporter, flow, partner and dollars of each row."""
    rows = [
        {
            "typeCode": "C",
            "freqCode": "A",
            "refPeriodId": year * 10_000 + 101,
            "refYear": year,
            "refMonth": 52,
            "period": str(year),
            "reporterCode": _CODES[reporter],
            "reporterISO": reporter,
            "reporterDesc": reporter,
            "flowCode": flow,
            "flowDesc": "Import" if flow == "M" else "Export",
            "partnerCode": _CODES[partner],
            "partnerISO": partner,
            "partner2Code": 0,
            "classificationCode": "H6",
            "cmdCode": "TOTAL",
            "customsCode": "C00",
            "motCode": 0,
            "qty": None,
            "cifvalue": value if flow == "M" else None,
            "fobvalue": None,
            "primaryValue": value,
            "isReported": False,
            "isAggregate": True,
        }
        for reporter, flow, partner, value in flows
    ]
    answer = {"elapsedTime": "0.2 secs", "count": len(rows), "data": rows, "error": error}
    return json.dumps(answer).encode()


def comtrade_imports() -> bytes:
    return comtrade(
        2022,
        ("USA", "M", "CHN", 575.7e9),
        ("USA", "M", "W00", 3_376.2e9),
        ("USA", "M", "USA", 8.0e9),
        ("USA", "M", "S19", 95.0e9),
        ("DEU", "M", "CHN", 203.0e9),
        ("DEU", "M", "_X ", 1.0e9),
        ("DEU", "M", "HKG", 2.0e9),
    )


def comtrade_reports() -> dict[str, bytes]:
    """Reports on China from 2014 and on the United States from 2001, to 2024."""
    spans = {("CHN", 156): range(2014, 2025), ("USA", 842): range(2001, 2025)}
    return {
        REPORTS.format(year, code): comtrade(
            year,
            ("DEU", "M", about, year * 1e8),
            ("DEU", "X", about, year * 1e7),
            (about, "M", about, 1e9),
            ("S19", "M", about, 5e10),
        )
        for (about, code), years in spans.items()
        for year in years
    }


ATLAS = "dataverse.harvard.edu/api/datasets/:persistentId/?persistentId=doi:10.7910/DVN/H8SFD2"
ATLAS_FILE = "dataverse.harvard.edu/api/access/datafile/13438216?format=original"


def atlas_listing() -> bytes:
    """The files of the SITC: that of the totals is kept as a table, and given as it was."""
    names = ("sitc_country_country_year", "sitc_country_year", "sitc_product_year_4")
    listed = [
        {"dataFile": {"id": number, "filename": f"{name}.tab", "originalFileName": f"{name}.csv"}}
        for number, name in enumerate(names, start=13438215)
    ]
    version = {"versionNumber": 15, "versionMinorNumber": 0, "files": listed}
    return json.dumps({"status": "OK", "data": {"latestVersion": version}}).encode()


def atlas() -> bytes:
    """Totals in dollars since 1962, some of them zero."""
    return (
        b"country_id,country_iso3_code,year,export_value,import_value,eci,coi,diversity\n"
        b"643,RUS,2023,364900000000,285000000000,0.1,0.2,150\n"
        b"156,CHN,2024,3577000000000,2585000000000,1.3,0.9,400\n"
        b"156,CHN,1962,1500000000,1200000000,,,\n"
        b"583,FSM,2024,0,0,,,\n"
        b"344,HKG,2024,1000,1000,,,\n"
    )


GRAVITY_PAGE = "www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=8"
GRAVITY = "www.cepii.fr/DATA_DOWNLOAD/gravity/data/Gravity_csv_V202211.zip"
GRAVITY_LINK = (
    b'<a href="../../../DATA_DOWNLOAD/gravity/data/Gravity_csv_V202211.zip">'
    b'<a href="../../../DATA_DOWNLOAD/gravity/data/Gravity_csv_V202102.zip">'
)
_GRAVITY_COLUMNS = (
    "year,country_id_o,country_id_d,iso3_o,iso3_d,country_exists_o,country_exists_d,distw_harmonic,"
    "gatt_o,gatt_d,wto_o,wto_d,eu_o,eu_d,fta_wto,fta_wto_raw,rta_coverage,rta_type"
)


def gravity() -> bytes:
    """Pairs both ways, of states that existed or not; Germany of 1990 has two records."""
    pairs = (
        (2021, "CHN", "AUS", 1, 1, "1,1", "1,1", 1, 3),
        (2021, "RUS", "CHN", 1, 1, "0,1", "1,1", 0, 0),
        (2021, "PRK", "CHN", 1, 1, "0,1", "0,1", 0, 0),
        (2021, "HKG", "CHN", 1, 1, "1,1", "1,1", 1, 3),
        (1990, "DEU.1", "FRA", 1, 1, "1,1", "0,0", 1, 1),
        (1990, "DEU.2", "FRA", 1, 1, "0,1", "0,0", 1, 1),
        (1990, "UKR", "FRA", 0, 1, "0,1", "0,0", 0, 0),
    )
    lines = [_GRAVITY_COLUMNS]
    for year, *ids, exists_o, exists_d, gatt, wto, agreement, coverage in pairs:
        for o, d in (ids, ids[::-1]):
            lines.append(
                f"{year},{o},{d},{o[:3]},{d[:3]},{exists_o if o == ids[0] else exists_d},"
                f"{exists_d if o == ids[0] else exists_o},1234.5,"
                f"{gatt if o == ids[0] else gatt[::-1]},{wto if o == ids[0] else wto[::-1]},,,"
                f"{agreement},{agreement},{coverage},"
            )
    return archive(
        {"Gravity_V202211.csv": "\n".join(lines) + "\n", "Countries_V202211.csv": "country_id\n"}
    )
