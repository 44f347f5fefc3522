"""What the publishers' files have about states and years, read apart from the readers.

For each table that gives zeros there is a function of the folder of raw files. It returns the
keys that the file has a record of: a year with one state, two states, or a body and a state.
Names are compared whole with all names of a state, and codes as they are, with no rule about
members of the state system, so that a record which a reader loses is found here.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import permutations, product
from pathlib import Path

import polars as pl

from comity.states.register import names, states

Keys = set[tuple[object, ...]]
CURATED = Path(__file__).parents[2] / "src" / "comity" / "sources" / "curated" / "data"


@cache
def named() -> dict[str, set[int]]:
    """Return the states that have borne each name, whenever that was."""
    found: dict[str, set[int]] = defaultdict(set)
    for name in names():
        found[_plain(name.text)].add(name.ccode)
    for ccode, state in states().items():
        found[_plain(state.name)].add(ccode)
        found[_plain(state.iso3)].add(ccode)
    found.pop("", None)  # names in other scripts, and states without a code
    return found


@cache
def _pattern() -> re.Pattern[str]:
    """Return a pattern of all names but the short ones, the longest first."""
    long = sorted((name for name in named() if len(name) > 3), key=len, reverse=True)
    return re.compile(r"\b(" + "|".join(long) + r")\b")


def _plain(text: str) -> str:
    return re.sub(r"[^a-z]+", " ", str(text).lower().replace("&", " and ")).strip()


def called(text: str | None) -> set[int]:
    """Return the states of a name: several where it has been the name of several."""
    return named().get(_plain(text or ""), set())


def _parquet(root: Path, file: str, *columns: str) -> Iterator[tuple[object, ...]]:
    return pl.read_parquet(root / file, columns=list(columns)).select(columns).iter_rows()


def _csv(root: Path, file: str, **options: object) -> Iterator[dict[str, str | None]]:
    read = pl.read_csv(root / file, infer_schema_length=0, encoding="utf8-lossy", **options)
    return read.iter_rows(named=True)


def _both(keys: Iterable[tuple[int, int, int]]) -> Keys:
    return {key for year, a, b in keys for key in ((year, a, b), (year, b, a))}


def _between(year: int, one: Iterable[int], two: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    return ((year, a, b) for a, b in product(one, two) if a != b)


# --- files with codes ---


def alliances(root: Path) -> Keys:
    file = "security/atop_alliances_directed_1815_2018.parquet"
    return {(year, a, b) for a, b, year in _parquet(root, file, "ccode1", "ccode2", "year")}


def alliance_members(root: Path) -> Keys:
    file = "security/atop_5_1_members_with_provisions_1815_2018.parquet"
    rows = _parquet(root, file, "atopid", "member", "yrent", "yrexit")
    return {
        (year, alliance, state)
        for alliance, state, first, last in rows
        for year in range(first, (last or 2018) + 1)
    }


def neighbours(root: Path) -> Keys:
    columns = ("ccode1", "ccode2", "conttype", "stdate", "enddate")
    rows = _parquet(root, "states/cow_contiguity.parquet", *columns)
    return _both(
        (year, int(a), int(b))
        for a, b, kind, first, last in rows
        if kind
        for year in range(first.year, last.year + 1)
    )


def major_powers(root: Path) -> Keys:
    rows = _parquet(root, "states/cow_majors.parquet", "ccode", "styear", "endyear")
    return {(year, int(a)) for a, first, last in rows for year in range(int(first), int(last) + 1)}


def disputes(root: Path) -> Keys:
    file = "security/cow_mid_directed_disputes.parquet"
    return _both((year, a, b) for a, b, year in _parquet(root, file, "ccode1", "ccode2", "year"))


def corrected_disputes(root: Path) -> Keys:
    file = "security/gml_mid_directed_dispute_years_1816_2010.parquet"
    return _both((year, a, b) for a, b, year in _parquet(root, file, "ccode1", "ccode2", "year"))


def dispute_incidents(root: Path) -> Keys:
    file = "security/cow_mid5_incident_participants.parquet"
    sides: dict[tuple[int, int], set[int]] = defaultdict(set)
    begin: dict[int, int] = {}
    for incident, state, year, side in _parquet(
        root, file, "incidnum", "ccode", "styear", "insidea"
    ):
        sides[incident, side].add(state)
        begin[incident] = min(year, begin.get(incident, year))
    return _both(
        key
        for incident, year in begin.items()
        for key in _between(year, sides[incident, 1], sides[incident, 0])
    )


def dyadic_wars(root: Path) -> Keys:
    file = "security/cow_directed_dyadic_war_1823_2003.parquet"
    return _both((year, a, b) for a, b, year in _parquet(root, file, "statea", "stateb", "year"))


def listed_wars(_: Path) -> Keys:
    with (CURATED / "listed_wars.csv").open(newline="", encoding="utf-8") as file:
        return _both(
            (year, int(row["ccode1"]), int(row["ccode2"]))
            for row in csv.DictReader(file)
            for year in range(int(row["start"][:4]), int(row["end"][:4]) + 1)
        )


def crisis_actors(root: Path) -> Keys:
    file = "security/icb_v13_crisis_actors_1918_2016.parquet"
    return {(year, state) for state, year in _parquet(root, file, "cracid", "yrtrig")}


def rivalries(root: Path) -> Keys:
    file = "security/rivalries_thompson_sakuwa_suhas.parquet"
    rows = _parquet(root, file, "ccode1", "ccode2", "start", "end")
    return _both(
        (year, int(a), int(b))
        for a, b, first, last in rows
        for year in range(int(first), int(last or 2020) + 1)
    )


def _fighting(root: Path) -> Iterator[tuple[int, str, dict[str, set[int]]]]:
    for row in _csv(root, "security/ucdp_prio_conflict_v25_1.csv"):
        sides = {
            side: {int(code) for code in re.findall(r"\d+", row[side] or "")}
            for side in ("gwno_a", "gwno_b", "gwno_a_2nd", "gwno_b_2nd")
        }
        yield int(row["year"]), row["type_of_conflict"], sides


def conflicts(root: Path) -> Keys:
    return {
        (year, state)
        for year, _, sides in _fighting(root)
        for state in _from_gw(set().union(*sides.values()))
    }


def interstate_conflicts(root: Path) -> Keys:
    return _both(
        key
        for year, kind, sides in _fighting(root)
        if kind == "2"
        for key in _between(year, _from_gw(sides["gwno_a"]), _from_gw(sides["gwno_b"]))
    )


def _from_gw(codes: set[int]) -> set[int]:
    """Return the Correlates of War codes: Germany, Serbia and Yemen have more than one."""
    return codes | {
        ours for theirs, ours in ((260, 255), (340, 345), (678, 679)) if theirs in codes
    }


def igo_members(root: Path) -> Keys:
    """Members, and states of which the file does not know whether they were (-9)."""
    wide = pl.read_parquet(root / "diplomacy/cow_igo_v3_state_year_wide_1816_2014.parquet")
    bodies = [name for name in wide.columns if name not in {"ccode", "year", "state"}]
    long = wide.unpivot(index=["year", "ccode"], on=bodies, variable_name="body")
    named = long.filter(pl.col("value").is_in([1, 2])).select(
        pl.col("year").cast(int), "body", pl.col("ccode").cast(int)
    )
    return set(named.iter_rows())


def informal_igo_members(root: Path) -> Keys:
    file = "diplomacy/informal_igo_memberships_state_year_1925_2010.parquet"
    rows = _parquet(root, file, "Year", "igoID", "cowID", "membership")
    return {(year, body, state) for year, body, state, kind in rows if kind == 1}


def diplomatic_missions(root: Path) -> Keys:
    file = "diplomacy/cow_diplomatic_exchange_subset_1817_2000.parquet"
    rows = _parquet(root, file, "year", "ccode1", "ccode2", "DR_at_1", "DR_at_2")
    there = {(year, a, b) for year, a, b, _, rank in rows if rank}
    rows = _parquet(root, file, "year", "ccode1", "ccode2", "DR_at_1", "DR_at_2")
    return there | {(year, b, a) for year, a, b, rank, _ in rows if rank}


# --- files with names or ISO codes ---


def event_counts(root: Path) -> Keys:
    file = "events/icews_directed_dyad_year_quad_counts_2002_2014.parquet"
    columns = ("year", "i_iso3c", "j_iso3c", "verbCoop", "matlCoop", "verbConf", "matlConf")
    rows = _parquet(root, file, *columns)
    return {
        key
        for year, a, b, *counts in rows
        if any(counts)
        for key in _between(year, called(a), called(b))
    }


def fuel_trade(root: Path) -> Keys:
    rows = _parquet(
        root, "energy/baci_fuels_all_pairs_1995_2024.parquet", "year", "exporter", "importer"
    )
    return {key for year, a, b in rows for key in _between(year, called(a), called(b))}


def flight_routes(root: Path) -> Keys:
    file = "people/openflights_direct_routes_by_country_pair_2014.csv.gz"
    return {
        key
        for row in _csv(root, file)
        for key in _between(2014, called(row["origin_iso3"]), called(row["destination_iso3"]))
    }


def representation_levels(root: Path) -> Keys:
    file = "diplomacy/diplometrics_diplomatic_representation_2000_2020.parquet"
    columns = ("year", "sending_country", "destination", "level_of_representation")
    return {
        key
        for year, a, b, level in _parquet(root, file, *columns)
        if level
        for key in _between(year, called(a), called(b))
    }


def arms_deliveries(root: Path) -> Keys:
    file = "security/sipri_trade_register_1995_2024.csv"
    rows = _csv(root, file, skip_rows=11, truncate_ragged_lines=True)
    return {
        key
        for row in rows
        if (row["Delivery year"] or "").isdigit()
        for key in _between(
            int(row["Delivery year"]), _sipri(row["Supplier"]), _sipri(row["Recipient"])
        )
    }


def arms_deliveries_older(root: Path) -> Keys:
    file = "security/sipri_tiv_dyad_year_1950_2021.parquet"
    rows = _parquet(root, file, "year", "supplier", "recipient")
    return {key for year, a, b in rows for key in _between(year, _sipri(a), _sipri(b))}


def _sipri(text: str | None) -> set[int]:
    """Return the states of a name in SIPRI's files, where the other Congo is the DR Congo."""
    return called(text) - ({490} if text == "Congo" else set())


def exercises(root: Path) -> Keys:
    """Pairs of states that took part in one exercise."""
    found: Keys = set()
    for row in _csv(root, "security/military_exercises_1980_2010.csv"):
        if not (row["s.year"] or "").isdigit():
            continue
        seats = [text for seat, text in row.items() if seat.startswith("State")]
        present = set().union(*(called(text) for text in seats))
        found |= {(int(row["s.year"]), a, b) for a, b in permutations(present, 2)}
    return found


def trade_treaties(root: Path) -> Keys:
    """Pairs of members of one treaty, from its entry into force."""
    numbers = {
        int(state.iso_numeric): code for code, state in states().items() if state.iso_numeric
    }
    found: Keys = set()
    rows = pl.read_csv(
        root / "economy/desta_trade_agreements.csv",
        separator=";",
        encoding="latin1",
        infer_schema_length=0,
        null_values="NA",
    )
    for row in rows.filter(entry_type="base_treaty").iter_rows(named=True):
        if row["entryforceyear"] is None or row["typememb"] != "1":
            continue  # who owes what to whom within and between blocs is the reader's to say
        # Successors' codes for Czechoslovakia and East Germany.
        codes = {"203": "200"} if row["number"] == "290" else {}
        codes |= {"276": "278"} if row["number"] == "446" else {}
        members = {
            numbers.get(int(codes.get(row[f"c{n}"], row[f"c{n}"])))
            for n in range(1, 92)
            if row[f"c{n}"]
        } - {None}
        for year in range(int(row["entryforceyear"]), 2021):
            found |= {(year, a, b) for a, b in permutations(members, 2)}
    return found


def belt_and_road(root: Path) -> Keys:
    rows = pl.read_excel(
        root / "finance/belt_and_road_members_2025.xlsx",
        sheet_name="BRI countries",
        infer_schema_length=0,
    )
    column, exit_column = "Likely date of joining", "Likely date of exit"
    return {
        (year, ccode)
        for row in rows.iter_rows(named=True)
        for ccode in called(row["Country Code"])
        for year in range(_year(row[column], 2013), _year(row[exit_column], 2025) + 1)
    }


def _year(text: str | None, otherwise: int) -> int:
    return int(text[:4]) if text and text[:4].isdigit() else otherwise


def vetoes(root: Path) -> Keys:
    with (CURATED / "vetoes.csv").open(newline="", encoding="utf-8") as file:
        later = [
            (int(row["date"][:4]), ccode)
            for row in csv.DictReader(file)
            for ccode in called(row["member1"]) | called(row["member2"])
        ]
    return set(later) | {
        (int(row["year"]), ccode)
        for row in _csv(root, "un/security_council_vetoes_1946_2022.csv")
        for member in ("member_veto1", "member_veto2", "member_veto3")
        for ccode in called(row[member])
    }


def institution_members(_: Path) -> Keys:
    with (CURATED / "institution_members.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    return {
        (year, row["institution"], ccode)
        for row in rows
        for ccode in called(row["state"])
        for year in range(int(row["start"][:4]), int((row["end"] or "2025")[:4]) + 1)
    }


def sanction_cases(root: Path) -> Keys:
    return {
        (year, b)
        for row in _csv(root, "sanctions/gsdb_v4.csv")
        for b in _listed(row["sanctioned_state"])
        for year in _active(row)
    }


def sanction_senders(root: Path) -> Keys:
    """Pairs of which both are named; a group is not taken for its members here."""
    return {
        key
        for row in _csv(root, "sanctions/gsdb_v4.csv")
        for year in _active(row)
        for key in _between(
            year, _listed(row["sanctioning_state"]), _listed(row["sanctioned_state"])
        )
    }


def _active(row: dict[str, str | None]) -> range:
    first, last = (row["begin"] or ""), (row["end"] or "")
    return range(int(first), int(last) + 1) if first.isdigit() and last.isdigit() else range(0)


def _listed(text: str | None) -> set[int]:
    """Find the states that a list of names has, by the longest names first."""
    matches = _pattern().findall(_plain((text or "").replace("Cyprus (Northern)", "")))
    return set().union(*(named()[name] for name in matches))


RECORDS = {
    name: globals()[name]
    for name in (
        *("alliance_members", "alliances", "arms_deliveries", "arms_deliveries_older"),
        *("belt_and_road", "conflicts", "corrected_disputes", "crisis_actors", "disputes"),
        *("diplomatic_missions", "dispute_incidents", "dyadic_wars", "event_counts", "exercises"),
        *("flight_routes", "fuel_trade", "igo_members", "informal_igo_members"),
        *("institution_members", "interstate_conflicts", "listed_wars", "major_powers"),
        *("neighbours", "representation_levels", "rivalries", "sanction_cases", "sanction_senders"),
        *("trade_treaties", "vetoes"),
    )
}
"""The function of each table; arms by kind have the records of all arms."""
RECORDS["arms_by_category"] = arms_deliveries
