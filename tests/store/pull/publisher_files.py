"""Small files in the layouts of the publishers, as they were in 2026."""

from __future__ import annotations

import io
import json
import re
import tarfile
import zipfile
from functools import cache

import polars as pl

from comity.store import bundle

COFER = (
    "api.imf.org/external/sdmx/2.1/data/IMF.STA,COFER/G001.AFXRA..SHRO_PT+NV_USD.Q"
    "?startPeriod=1999-Q1"
)
_COFER_HEADER = (
    "DATAFLOW,COUNTRY,INDICATOR,FXR_CURRENCY,TYPE_OF_TRANSFORMATION,FREQUENCY,TIME_PERIOD,"
    "OBS_VALUE,SCALE,UNIT,PUBLICATION_DATE"
)


@cache
def _reserves() -> list[dict[str, object]]:
    return bundle.table("reserve_currencies").to_dicts()


def cofer(factor: float = 1.0, columns: dict[str, str] | None = None) -> bytes:
    """The reserves of the bundle in the form of SDMX-CSV; ``factor`` revises the dollar's.

    Claims are in dollars, although their scale is said to be millions.
    """
    lines = [_COFER_HEADER]
    for row in _reserves():
        currency = "OTHC" if row["currency"] == "OTHER" else row["currency"]
        time = f"{row['year']}-Q{row['quarter']}"
        value = factor if currency == "USD" else 1.0
        claims = None if row["claims"] is None else row["claims"] * 1e6
        for kind, figure, scale in (("SHRO_PT", row["share"], 0), ("NV_USD", claims, 6)):
            if figure is not None:
                lines.append(
                    f"IMF.STA:COFER(7.0.1),G001,AFXRA,CI_{currency},{kind},Q,{time},"
                    f"{figure * value!r},{scale},PT,2026-06-30T00:00:00Z"
                )
    lines.append("IMF.STA:COFER(7.0.1),G001,AFXRA,CI_T,SHRO_PT,Q,2026-Q1,100,0,PT,")
    for name, other in (columns or {}).items():
        lines[0] = lines[0].replace(name, other)
    return ("\n".join(lines) + "\n").encode()


def zipped(**members: bytes | str) -> bytes:
    """A ZIP archive; underscores in names are as they are, and ``__`` is a slash."""
    return archive({name.replace("__", "/"): text for name, text in members.items()})


def archive(members: dict[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return stream.getvalue()


def tarred(members: dict[str, bytes], kind: bytes = tarfile.REGTYPE, to: str = "") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as opened:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.type, member.linkname, member.size = kind, to, len(content)
            opened.addfile(member, io.BytesIO(content))
    return stream.getvalue()


UCDP = "ucdp.uu.se/downloads/ucdpprio/ucdp-prio-acd-{}-csv.zip"
_UCDP_HEADER = (
    "conflict_id,location,side_a,side_a_id,side_a_2nd,side_b,side_b_id,side_b_2nd,"
    "incompatibility,territory_name,year,intensity_level,cumulative_intensity,type_of_conflict,"
    "start_date,start_prec,start_date2,start_prec2,ep_end,ep_end_date,ep_end_prec,gwno_a,"
    "gwno_a_2nd,gwno_b,gwno_b_2nd,gwno_loc,region,version"
)


def ucdp(years: tuple[int, ...] = (2024, 2025)) -> bytes:
    rows = [
        f'11345,"Russia, Ukraine",Government of Russia,62,,Government of Ukraine,63,,1,,{year},2,1,'
        f'2,2022-02-24,1,2022-02-24,1,0,,,365,,369,,"365, 369",1,26.1'
        for year in years
    ]
    text = "\ufeff" + "\n".join([_UCDP_HEADER, *rows]) + "\n"
    return zipped(**{"UcdpPrioConflict_v26_1.csv": text, "readme.txt": "UCDP"})


ATOP = "www.atopdata.org/uploads/6/9/1/3/69134503/atop_5.1__.csv_.zip"
_ATOP_MEMBER = (
    "atopid,cowid,cow4id,member,cowsys,yrent,moent,dayent,yrexit,moexit,dayexit,ineffect,bilat,"
    "phase,defense,offense,neutral,nonagg,consul,asymm,milcon,milaid,intcom,base,organ1,ecaid"
)


def atop() -> bytes:
    dyads = (
        "ddyad,year,stateA,stateB,atopally,defense,offense,neutral,nonagg,consul,shareob\n"
        "2020,2018,2,20,1,1,0,0,1,1,1\n"
        "2710,2018,2,710,0,0,0,0,0,0,0\n"
        "365710,2018,365,710,1,0,0,0,1,1,1\n"
    )
    members = (
        f"{_ATOP_MEMBER}\n"
        "4980,,,365,1,2001,7,16,0,0,0,1,1,0,0,0,0,1,1,0,0,0,0,0,0,1\n"
        "4980,,,710,1,2001,7,16,0,0,0,1,1,0,0,0,0,1,1,0,0,0,0,0,0,1\n"
    )
    folder = "ATOP 5.1 (.csv)"
    return archive(
        {
            f"{folder}/atop5_1ddyr.csv": dyads,
            f"{folder}/atop5_1ddyr_NNA.csv": "ddyad\n",
            f"{folder}/atop5_1m.csv": members,
        }
    )


POINTS = "dataverse.harvard.edu/api/datasets/:persistentId/?persistentId=doi:10.7910/DVN/LEJUQZ"
POINTS_FILE = "dataverse.harvard.edu/api/access/datafile/14098429?format=original"


def points_listing(**changes: object) -> bytes:
    version = {
        "versionNumber": 39,
        "versionMinorNumber": 0,
        "files": [
            {"dataFile": {"id": 13642024, "filename": "Codebook.txt", "md5": "0"}},
            {
                "dataFile": {
                    "id": 14098429,
                    "filename": "IdealpointestimatesFP_2026FP.tab",
                    "originalFileName": "IdealpointestimatesFP_2026FP.csv",
                    "md5": "ba6b6c7b6d1344d68fc0dc94ecbbfd9d",
                }
            },
        ],
    }
    return json.dumps({"status": "OK", "data": {"latestVersion": {**version, **changes}}}).encode()


def points() -> bytes:
    return (
        b'"","ccode","iso3c","Countryname","year","NVotesFP","IdealPointFP","Q5%FP","Q10%FP",'
        b'"Q50%FP","Q90%FP","Q95%FP"\n'
        b'"1",2,"USA","United States of America",2025,80,2.31,2.1,2.15,2.31,2.45,2.5\n'
        b'"2",365,"RUS","Russia",2025,80,-0.61,-0.75,-0.7,-0.61,-0.5,-0.45\n'
        b'"3",710,"CHN","China",2025,80,-0.85,-1,-0.95,-0.85,-0.75,-0.7\n'
    )


WORLD_BANK = "api.worldbank.org/v2/sources/2?format=json"


def world_bank_listing(day: str = "2026-07-01") -> bytes:
    head = {"page": "1", "pages": "1", "per_page": "50", "total": "1"}
    return json.dumps([head, [{"id": "2", "lastupdated": day, "code": "WDI"}]]).encode()


def world_bank(indicator: str, figures: tuple[float, float]) -> bytes:
    text = (
        '\ufeff"Data Source","World Development Indicators",\n\n'
        '"Last Updated Date","2026-07-01",\n\n'
        '"Country Name","Country Code","Indicator Name","Indicator Code","2024","2025",\n'
        f'"China","CHN","Indicator","{indicator}","{figures[0]}","{figures[1]}",\n'
        f'"Hong Kong SAR, China","HKG","Indicator","{indicator}","407000000000","",\n'
        f'"World","WLD","Indicator","{indicator}","1","1",\n'
        f'"Russian Federation","RUS","Indicator","{indicator}","{figures[1]}","",\n'
    )
    name = f"API_{indicator}_DS2_en_csv_v2_10203569.csv"
    return archive({f"Metadata_Indicator_{name}": "x\n", name: text})


MILEX = "www.sipri.org/databases/milex"
MILEX_FILE = "www.sipri.org/sites/default/files/SIPRI-Milex-data-1949-2025_v1.2.xlsx"
MILEX_PAGE = (
    b'<!DOCTYPE html><html><a href="/sites/default/files/SIPRI-Milex-data-1949-2024_2.xlsx">old</a>'
    b'<a href="/sites/default/files/SIPRI-Milex-data-1949-2025_v1.2.xlsx">Data</a></html>'
)

GEODIST = "www.cepii.fr/distance/dist_cepii.zip"

UNDL = "digitallibrary.un.org/api/v1/file?recid={}"
UNDL_FILE = "digitallibrary.un.org/record/{}/files/2026_02_06_{}_voting.csv"
_UNDL_HEADER = (
    "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,meeting,title,"
    "agenda_title,subjects,vote_note,total_yes,total_no,total_abstentions,total_non_voting,"
    "total_ms,undl_link"
)


def undl_listing(record: str, body: str) -> bytes:
    def listed(day, kind=".csv", word="voting"):
        name = f"{day}_{body}_{word}"
        return {
            "name": name,
            "format": kind,
            "url": f"https://digitallibrary.un.org/record/{record}/files/{name}{kind}",
        }

    return json.dumps(
        [listed("2025_9_19"), listed("2026_02_06"), listed("2026_02_06_x", ".md")]
    ).encode()


def undl(body: str) -> bytes:
    head = "A/RES" if body == "ga" else "S/RES"
    rows = [
        f"{number},{code},{name},{vote},{day},79,{head}/{number},A/79/L.1,,A/79/PV.5,"
        f'"A title, in words : resolution / adopted",Agenda,NUCLEAR DISARMAMENT,,2,1,1,0,4,'
        f"https://digitallibrary.un.org/record/{number}"
        for number, day in ((4025240, "2026-01-15"), (4025241, "2022-03-02"), (300, "1971-10-20"))
        for code, name, vote in (
            ("USA", "UNITED STATES", "Y"),
            ("CHN", "CHINA", "A"),
            ("RUS", "USSR" if day < "1992" else "RUSSIAN FEDERATION", "N"),
            ("GBR", "UNITED KINGDOM", "X"),
        )
    ]
    return ("\ufeff" + "\n".join([_UNDL_HEADER, *rows]) + "\n").encode()


def renamed(content: bytes, column: str) -> bytes:
    """A file, or every file of an archive, in whose header a column has another name."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            names = opened.namelist()
            return archive({name: renamed(opened.read(name), column) for name in names})
    name = re.escape(column.encode())
    return re.sub(rb"(?<!\w)" + name + rb"(?!\w)", column.encode() + b"_NEW", content, count=1)


VDEM_COLUMNS = [
    f"{index}{ending}"
    for index in ("v2x_polyarchy", "v2x_libdem")
    for ending in ("", "_codelow", "_codehigh", "_sd")
]


def vdem() -> bytes:
    header = ",".join(["country_name", "country_text_id", "year", "COWcode", *VDEM_COLUMNS])
    return (
        f'{header}\n"Sweden","SWE",2025,380,.9,.88,.92,.01,.85,.83,.87,.01\n'
        '"Russia","RUS",2025,365,.2,.18,.22,.01,.1,.08,.12,.01\n'
        '"Somaliland","SML",2025,NA,.3,.28,.32,.01,.2,.18,.22,.01\n'
    ).encode()


def arms(first: int = 1950) -> bytes:
    """SIPRI's register: lines of explanation, and a semicolon that ends each line."""
    columns = (
        "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,"
        "Order date,Order date is estimate,Numbers delivered,Numbers delivered is estimate,"
        "Delivery year,Delivery year is estimate,Status,SIPRI estimate,TIV deal unit,"
        "TIV delivery values,Local production;"
    )
    head = [
        "Transfers of major conventional arms from All countries  to All countries . Deals with "
        f"deliveries made for the year range '{first}' to '2026';",
        *["An explanation;"] * 9,
        "Data generated: 12 Mar 2027 12:26:12 PM;",
    ]
    deals = (
        (1, "Soviet Union", "China", "Aircraft", 1950, 1955, 300.5, "No"),
        (2, "Russia", "China", "Aircraft", 1991, 1994, 100.0, "No"),
        (2, "Russia", "China", "Aircraft", 1991, 1995, 200.25, "No"),
        (3, "Russia", "China", "Missiles", 2024, 2026, 50.0, "Yes: all"),
        (4, "unknown supplier(s)", "China", "Missiles", 2024, 2025, 9.0, "No"),
    )
    rows = [
        f"{deal},{a},{b},Name,kind,{category},{order},No,5,No,{year},No,New,1,1,{tiv},{local};"
        for deal, a, b, category, order, year, tiv, local in deals
    ]
    return ("\n".join([*head, columns, *rows]) + "\n").encode()


def crises() -> bytes:
    return (
        b"icb2,crisno,cracno,cracid,actor,systrgyr,crisname,triggr,yrtrig,motrig,yrterm,viol\n"
        b"ICB2,500,1200,365,RUS,2022,A CRISIS,4,2022,2,2022,4\n"
        b"ICB2,500,1201,369,UKR,2022,A CRISIS,9,2022,2,2022,4\n"
    )


def columns_of(content: bytes) -> list[str]:
    return pl.read_csv(content, n_rows=0).columns
