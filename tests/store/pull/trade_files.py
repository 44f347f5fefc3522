"""Small files in the layouts of publishers of trade, as they were in 2026."""

from __future__ import annotations

from publisher_files import archive

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
