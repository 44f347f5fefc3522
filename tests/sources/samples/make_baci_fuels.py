"""Write the sample of BACI's fuels, which is Parquet: run from the checkout's root."""

from pathlib import Path

import polars as pl

ROWS = [
    (2023, "RUS", "CHN", 270900, 60_679_210.5),
    (2023, "RUS", "CHN", 271111, 5_182_762.25),
    (2023, "SAU", "CHN", 270900, 53_877_000.0),
    (2023, "S19", "JPN", 270119, 12.5),
    (2023, "RUS", "HKG", 270119, 40.0),
    (1996, "ZA1", "DEU", 270112, 900.0),
    (1996, "RUS", "DEU", 271121, 4_000_000.0),
    (2000, "AUS", "TLS", 270900, 3.0),
]

if __name__ == "__main__":
    path = Path(__file__).parent / "energy" / "baci_fuels_all_pairs_1995_2024.parquet"
    columns = ["year", "exporter", "importer", "hs6", "v_kusd"]
    pl.DataFrame(ROWS, schema=columns, orient="row").write_parquet(path)
