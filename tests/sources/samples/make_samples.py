"""Write the samples: a few rows each, in the publishers' formats, with their odd cases.

Run it from anywhere after a change; what it writes is committed. Spreadsheets need openpyxl.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import polars as pl

HERE = Path(__file__).parent


def text(path: str, content: str) -> None:
    """Write a text file, compressed where its name says so."""
    target = HERE / path
    target.parent.mkdir(parents=True, exist_ok=True)
    data = content.lstrip("\n").encode()
    target.write_bytes(gzip.compress(data, mtime=0) if path.endswith(".gz") else data)


def parquet(path: str, columns: str, *rows: tuple) -> None:
    """Write a Parquet file from rows."""
    target = HERE / path
    target.parent.mkdir(parents=True, exist_ok=True)
    frame = pl.DataFrame(rows, schema=columns.split(), orient="row", infer_schema_length=None)
    frame.write_parquet(target)


def workbook(path: str, sheets: dict[str, list[list[object]]]) -> None:
    """Write a spreadsheet with some sheets."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(HERE / path)


def united_nations() -> None:
    """The General Assembly, the Security Council, ideal points, organisations."""
    text(
        "un/general_assembly_rollcalls_1946_2020.csv.gz",
        """
rcid,year,session,abstain,yes,no,importantvote,date,unres,amend,para,short,descr,me,nu,di,hr,co,ec,ident,resid
3,1946,1,4.0,29.0,18.0,0.0,1946-01-01,R/1/66,1.0,0.0,"AMENDMENTS, RULES OF PROCEDURE",LONG,0,0,0,0,0,0,0.0,1001
4,1946,1,8.0,9.0,34.0,0.0,1946-01-02,R/1/79,0.0,0.0,,"ELECTIONS
  TO THE COUNCIL",0,0,1,0,0,0,0.0,1002
9000,2019,74,20.0,130.0,10.0,,2019-12-12,A/RES/74/45,,,NUCLEAR DISARMAMENT,,0,1,1,0,1,1,,74045
""",
    )
    parquet(
        "un/general_assembly_votes_1946_2020.parquet",
        "rcid ccode vote",
        (3, 2, 1),
        (3, 365, 3),
        (3, 713, 1),
        (4, 365, 8),
        (9000, 365, 1),
        (9000, 710, 2),
    )
    text(
        "un/repeated_resolutions.csv",
        """
v1,rcid1,rcid2
1,3,4
""",
    )
    parquet(
        "un/un_general_assembly_votes_undl_1946_2025.parquet",
        "undl_id ms_code ms_name ms_vote",
        (671205, "CHN", "CHINA", "Y"),
        (671205, "BLR", "BYELORUSSIAN SSR", "N"),
        (4067541, "RUS", "RUSSIAN FEDERATION", "N"),
        (4067541, "CHN", "CHINA", "Y"),
        (4067541, "USA", "UNITED STATES", "X"),
        (4900001, "RUS", "RUSSIAN FEDERATION", "N"),
    )
    parquet(
        "un/un_security_council_votes_undl_1946_2025.parquet",
        "undl_id ms_code ms_name ms_vote",
        (90001, "CHN", "CHINA", "Y"),
        (90002, "CHN", "CHINA", "A"),
        (90002, "SUN", "USSR", "Y"),
    )
    text(
        "un/un_resolutions_undl_1946_2025.csv.gz",
        """
undl_id,body,resolution,date,session,title,agenda,subjects,recorded
671205,GA,A/RES/17(I)[RULE-73],1946-01-26,17,Rules of procedure : resolution / adopted,N/A,,1
671300,GA,A/RES/74/45,2019-12-12,74,Nuclear disarmament : resolution / adopted,A/74,NUCLEAR DISARMAMENT,1
4067541,GA,A/RES/76/46,2021-12-06,76,Arms race in space : resolution / adopted,A/76,OUTER SPACE,1
4900001,GA,A/RES/ES-11/7,2025-02-24,ES-11,Advancing peace : resolution / adopted,A/ES-11,UKRAINE,1
90001,SC,S/RES/300(1971),1971-10-12,,Zambia : resolution / adopted,N/A,,1
90002,SC,S/RES/302(1971),1971-11-24,,Senegal : resolution / adopted,N/A,,1
""",
    )
    text(
        "un/un_votes_2020_2021_2025.csv.gz",
        """
body,year,date,resolution,iso3,vote,source
General Assembly,2020,,A/RES/75/250A,AFG,Y,UNDL
General Assembly,2021,,A/RES/76/46,CHN,Y,UNDL
General Assembly,2021,,A/RES/76/46,RUS,N,UNDL
General Assembly,2025,2025-02-24,A/RES/ES-11/7,CHN,A,UNDL
General Assembly,2025,2025-02-24,A/RES/ES-11/7,RUS,N,UNDL
General Assembly,2025,2025-02-24,A/RES/ES-11/7,USA,X,UNDL
General Assembly,2025,2025-02-24,A/RES/ES-11/8,RUS,A,UNDL
Security Council,2025,2025-01-15,S/RES/2768(2025),CHN,A,UNDL
Security Council,2025,2025-01-15,S/RES/2768(2025),FRA,Y,UNDL
""",
    )
    text(
        "un/un_votes_2025_wide.csv",
        """
Link,token,Title,Council,Resolution,Date,CHN
u,1,"Advancing peace, in Ukraine : resolution / adopted by the General Assembly",General Assembly,A/RES/ES-11/7,2025-02-24,ABSTAIN
u,2,The path to peace : resolution / adopted by the General Assembly,General Assembly,A/RES/ES-11/8,2025-02-24,ABSTAIN
""",
    )
    text(
        "un/security_council_vetoes_1946_2022.csv",
        """
year,date,month,draft,meeting_record,agenda_item,crisis_topic,region,member_veto1,member_veto2,member_veto3,China
1946,2/16/1946,2,S/PV.23,S/PV.23,"Letter, Lebanon",Lebanon,Middle East,USSR,,,0
1972,8/25/1972,8,S/10771,S/PV.1660,Admission,Bangladesh,South Asia,China,,,1
2022,5/26/2022,5,S/2022/431,S/PV.9048,Non-proliferation,North Korea,East Asia,China,Russia,,1
""",
    )
    points = pl.DataFrame(
        {
            "ccode": [365.0, 710.0, 713.0, 369.0, 53.0],
            "iso3c": ["RUS", "CHN", "TWN", "UKR", "BRB"],
            "year": [2024.0, 2024.0, 1948.0, 1960.0, 1966.0],
            "idealpointfp": [-0.598, -0.854, 0.4, 1.0, None],
            "q5fp": [-0.75, -1.0, 0.0, 0.5, None],
            "q95fp": [-0.45, -0.7, 0.8, 1.5, None],
            "nvotesfp": [69, 69, 22, 20, 0],
        }
    )
    points.to_pandas().to_stata(HERE / "un/ideal_points_published_2025.dta", write_index=False)


def _economies() -> list[str]:
    """ISO 3166 codes of 90 states."""
    from comity.states import states

    codes = [state.iso3 for state in states().values() if state.iso3 and state.is_member]
    return [code for code in codes if code != "RUS"][:90]


def opinion_and_events() -> None:
    """What publics think, and what the news tell."""
    text(
        "opinion/pew_favorability_country_year_2002_2023.csv",
        """
year,respondent_iso3,n,fav_pct,unfav_pct,target
2019,RUS,1035.0,71.0,18.0,CHN
2013,CHN,3226.0,39.99,53.0,USA
2013,JPN,700.0,73.48,20.52,CHN
2005,USA,1001.0,83.02,12.0,USA
2019,FRA,1000.0,51.0,47.0,EU
2019,PSE,800.0,41.0,40.0,CHN
""",
    )
    text(
        "events/gdelt_dyad_month_score_2018_2024.csv.gz",
        """
month,iso3_a,iso3_b,score_sum
201801,CHN,RUS,100.5
201802,RUS,CHN,-20.25
201801,USA,VAT,3.0
202401,CHN,RUS,7.0
""",
    )


def security() -> None:
    """Arms, spending, obligations, exercises, disputes, rivalries, conflicts, visits."""
    text(
        "security/sipri_trade_register_1995_2024.csv",
        "\n".join(f"line {number} of what the publisher explains;" for number in range(11))
        + """
SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,Order date is estimate,Numbers delivered,Numbers delivered is estimate,Delivery year,Delivery year is estimate,Status,SIPRI estimate,TIV deal unit,TIV delivery values,Local production;
1,Russia,China,Su-35,fighter,Aircraft,2015,No,10,No,2018,No,New,60,60,600,No;
1,Russia,China,Su-35,fighter,Aircraft,2015,No,4,No,2017,No,New,60,60,240,No;
2,Russia,China,AL-31,engine,Engines,2016,Yes,5,Yes,2018,Yes,New,5,5,25.5,Yes;
3,unknown supplier(s),China,D-30,engine,Engines,2016,Yes,5,Yes,2018,Yes,New,5,5,1,No;
4,Russia,Hezbollah (Lebanon)*,Kornet,missile,Missiles,2004,Yes,5,Yes,2005,Yes,New,0.1,0.1,,No;
5,"Soviet Union",India,T-72,tank,Armoured vehicles,1989,No,5,No,1995,No,New,1,1,7,Yes;
""",
    )
    parquet(
        "security/sipri_tiv_dyad_year_1970_2014.parquet",
        "year sender ccode1 receiver ccode2 value",
        (1992.0, "Russia", 365.0, "China", 710.0, 1100.0),
        (1993.0, "Czechia", 316.0, "Afghanistan", 700.0, 0.0),
        (1983.0, "Germany", 260.0, "Argentina", 160.0, 806.0),
        (1990.0, "Germany", 255.0, "Japan", 740.0, 12.0),
    )
    parquet(
        "security/sipri_tiv_dyad_year_1950_2021.parquet",
        "supplier recipient year tiv_million supplier_cown recipient_cown",
        ("Soviet Union", "Iraq", 1985, 2080, "365", "645"),
        ("Soviet Union", "East Germany (GDR)", 1985, 700, "365", "265"),
        ("China", "Khmer Rouge (Cambodia)*", 1985, 3, "710", "NA"),
        ("Russia", "China", 1992, 1100, "365", "710"),
        ("Czechia", "Afghanistan", 1993, 0, "316", "700"),
    )
    note = ["note"]
    header = ["Country", "Notes", 1990, 2024]
    sheets = {
        "Current US$": [note] * 5
        + [header, ["Africa"], ["China", "", 9926.3, 313658.3]]
        + [["Russia", "", 0, 148967.3], ["USSR", "", 219114.0, "xxx"], ["Kosovo", "", "...", 70]]
        + [["Costa Rica", "1", 0, 0]],
        "Constant (2023) US$": [note] * 5 + [header, ["China", "", 21000.5, 318000.0]],
        "Share of GDP": [note] * 5
        + [header, ["China", "", 0.0245, 0.0171]]
        + [["Russia", "", "...", 0.0705]],
    }
    workbook("security/sipri_milex_1949_2024.xlsx", sheets)
    parquet(
        "security/atop_alliances_directed_1815_2018.parquet",
        "ccode1 ccode2 year atop_defense atop_offense atop_neutral atop_nonagg atop_consul",
        (365.0, 710.0, 2018.0, 0.0, 0.0, 0.0, 1.0, 1.0),
        (710.0, 365.0, 2018.0, 0.0, 0.0, 0.0, 1.0, 1.0),
        (220.0, 221.0, 1990.0, 1.0, 0.0, 0.0, 0.0, 0.0),
        (365.0, 710.0, 1815.0, 0.0, 0.0, 0.0, 1.0, 0.0),
    )
    text(
        "security/military_exercises_1980_2010.csv",
        """
MMEID,Ex_Name,StartDate,s.year,EndDate,StateA,StateB,StateC
mme1,"Peace Mission, 2005",2005-08-18,2005,2005-08-25,China,Russia,
mme2,Côte 1,1980-01-xx,1980,xx,France,Côte d’Ivoire,NATO
mme3,-9,2001-01-01,2001,2001-01-02,France,France,-9
""",
    )
    parquet(
        "security/cow_mid_directed_disputes.parquet",
        "dispnum ccode1 ccode2 year disponset hostlev1 hostlev2 fatality1 fatality2",
        (4000.0, 365.0, 710.0, 2012.0, 1.0, 1.0, 3.0, -9.0, 0.0),
        (4000.0, 710.0, 365.0, 2012.0, 1.0, 3.0, 1.0, 0.0, -9.0),
        (197.0, 20.0, 365.0, 1918.0, 1.0, 5.0, 5.0, 2.0, -9.0),
        (197.0, 365.0, 20.0, 1918.0, 1.0, 5.0, 5.0, -9.0, 2.0),
    )
    parquet(
        "security/rivalries_thompson_sakuwa_suhas.parquet",
        "tssr_id rivalry ccode1 ccode2 start end positional spatial ideological interventionary",
        (1, "Britain-France 1", 200.0, 220.0, 1494.0, 1716.0, 1.0, 1.0, None, None),
        (2, "Ottoman E-Russia", 365.0, 640.0, 1668.0, 1817.0, 1.0, 1.0, None, None),
        (3, "Russia-Ukraine", 365.0, 369.0, 2019.0, None, None, None, None, None),
        (4, "Costa Rica-Nicaragua 1", 93.0, 94.0, 1840.0, 1858.0, None, 1.0, None, 1.0),
    )
    text(
        "security/ucdp_prio_conflict_v25_1.csv",
        """
conflict_id,location,side_a,side_b,year,intensity_level,type_of_conflict,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd
420,"Iraq, Kuwait","Government of Australia, Government of United States",Government of Iraq,2003,2,2,"900,  200,  2",,645,
421,India,Government of India,GNLA,2012,1,3,750,,,
422,Hyderabad,Government of Hyderabad,CPI,1947,1,3,751,,,
423,"India, Pakistan",Government of Pakistan,Government of India,1965,2,2,770,2,750,
""",
    )
    travel = [
        ["Year", "Name", "Level", "Country", "Continent"],
        [1949, "Mao Zedong", "President", "Soviet Union", "Europe"],
        [2019, "Xi Jinping", "President", "Russia", "Europe"],
        [2019, "Li Keqiang", "Premier", "Russia", "Europe"],
        [2000, "Jiang Zemin", "President", "Palestine", "Asia"],
    ]
    workbook("security/chinese_leader_travel_1949_2020.xlsx", {"Cover page": [], "Dataset": travel})


def power_and_sanctions() -> None:
    """Capabilities and sanction cases."""
    parquet(
        "states/cow_nmc_1816_2022.parquet",
        "ccode year milex milper irst pec tpop upop cinc",
        (365.0, 2022.0, 86000000.0, 1100.0, 71469.0, 1000000.0, 144713.0, 80000.0, 0.0382),
        (990.0, 2022.0, None, 0.0, 0.0, 51.0, 215.0, 0.0, 4.8e-06),
    )
    text(
        "sanctions/gsdb_v4.csv",
        """
case_id,sanctioned_state,sanctioning_state,begin,end,trade,descr_trade,arms,military,financial,travel,other,target_mult,sender_mult,objective,success
1,Russia,"EU, Germany, Norway",2014,2015,1,exp_part,1,0,1,1,0,0,1,end_war,ongoing
2,"Yemen, North, Russia",OAS Nowhere,1979,1979,0,,0,0,1,0,0,1,0,other,failed
3,Hong Kong,United States,2020,2021,0,,0,0,1,1,0,0,0,democracy,ongoing
4,Iran,UN,2014,2014,0,,1,0,0,0,0,0,0,other,ongoing
""",
    )


def economy() -> None:
    """Trade, output and people."""
    parquet(
        "economy/cow_trade_dyadic_1870_2014.parquet",
        "ccode1 ccode2 year flow1 flow2 smoothflow1 smoothflow2",
        (365.0, 710.0, 2014.0, 51135.0, 42807.0, 51135.0, 42807.0),
        (710.0, 365.0, 2014.0, 42807.0, 51135.0, 42807.0, 51135.0),
        (970.0, 990.0, 2014.0, 0.0, -9.0, 0.0, None),
        (970.0, 987.0, 2014.0, None, None, None, None),
        (40.0, 365.0, 1980.0, 0.0, 0.0, 0.0, 0.0),
        (560.0, 570.0, 2004.0, 0.0, 0.0, 0.0, 0.0),
        (710.0, 713.0, 2010.0, 115694.0, 35946.0, None, None),
        *_american_trade(),
    )
    parquet(
        "economy/cow_trade_fill_260_345_402.parquet",
        "ccode1 ccode2 year flow1 flow2 source",
        (220, 260, 1984, 16917.0, 16181.0, "TRADHIST"),
        (260, 220, 1984, 16181.0, 16917.0, "TRADHIST"),
        (260, 365, 1981, 1800.5, 3124.75, "OEC, imports too low"),
    )
    parquet(
        "economy/cow_trade_3_0_seven_years.parquet",
        "year exporter_ccode importer_ccode exporter importer value_musd",
        (1980, 2, 200, "United States of America", "United Kingdom", 12_000.5),
        (1980, 2, None, "United States of America", "Hong Kong", 2_000.5),
    )
    parquet(
        "economy/oec_sitc2_all_pairs_1962_2014.parquet",
        "year importer exporter value_kusd",
        (2004, "ZAF", "LSO", 350_000),
        (2004, "HKG", "LSO", 10),
    )
    parquet(
        "economy/baci_all_pairs_2000_2020.parquet",
        "year exporter importer value_kusd",
        (2004, "LSO", "ZAF", 360_000.0),
        (2004, "ZAF", "LSO", 700.0),
        (2014, "CHN", "RUS", 52_600_000.0),
        (2014, "CHN", "HKG", 300_000_000.0),
        (2014, "HKG", "CHN", 9_000_000.0),
        (2014, "HKG", "MAC", 7_000_000.0),
    )
    text(
        "economy/oecd_icio_2022_gross_output.csv.gz",
        """
country,sector,gross_output,intermediate_inputs,year
CHN,A01,1500000.5,600000.0,2022
CHN,C26,43600000.0,30000000.0,2022
HKG,K,120000.0,50000.0,2022
""",
    )
    text(
        "economy/comtrade_imports_92_reporters_2022.csv.gz",
        """
importer,exporter,value_usd,year
CHN,RUS,114062656250,2022
CHN,CHN,127000000000,2022
CHN,S19,238127375000,2022
CHN,A59,1000000,2022
BLR,RUS,1000000,2022
""",
    )
    text(
        "economy/imf_goods_exports_all_pairs_2025.csv.gz",
        """
exporter,importer,exporter_name,importer_name,year,value_musd
CHN,RUS,China,Russia,2025,103500.5
CHN,TUV,China,Tuvalu,2025,0.0
CHN,HKG,China,Hong Kong,2025,300000.0
"""
        + "".join(f"RUS,{code},Russia,A,2025,1.5\n" for code in _economies()),
    )
    parquet(
        "economy/oecd_balanced_trade_by_product_9_importers_2021_2023.parquet",
        "year exporter importer product value_kusd",
        (2021, "CHN", "USA", "_T", 568_174_875.0),
        (2021, "CHN", "USA", "C", 560_000_000.0),
        (2022, "CHN", "FRA", "_T", 80_000_000.0),
        (2021, "HKG", "USA", "_T", 1_000.0),
    )
    parquet(
        "economy/unctad_all_pairs_by_sitc_section_1995_2005_2015.parquet",
        "exporter importer exporter_name importer_name year sector value_kusd",
        ("CHN", "RUS", "China", "RussianFederation", 2015, "SITC7_Machinery", 11_700_000.0),
        ("RUS", "CHN", "RussianFederation", "China", 2015, "SITC3_MineralFuels", 18_900_000.0),
        ("RUS", "CHN", "RussianFederation", "China", 2015, "All", 28_335_000.0),
        ("", "CHN", "SerbiaandMontenegro", "China", 2005, "SITC0_Food", 1_000.0),
        ("HKG", "CHN", "ChinaHongKongSAR", "China", 2015, "SITC0_Food", 5.0),
    )
    text(
        "economy/unctad_all_pairs_1995_2005_2015.csv.gz",
        """
exporter_name,importer_name,value_kusd,year,sector
China,RussianFederation,34756877.5,2015,ALL
China,RussianFederation,250000,2015,SITC3_MINERAL_FUELS
RussianFederation,China,28335000,2015,ALL
Gibraltar,China,10,2015,ALL
SerbiaandMontenegro,China,1000,2005,ALL
""",
    )
    text(
        "economy/comtrade_all_pairs_1964_2016_every_4_years.csv.gz",
        """
exporter,importer,year,value_usd
CHN,RUS,2016,37339600000
RUS,CHN,2016,26700000000
CHN,RUS,2012,44000000000
AFG,TUV,2016,0.0
BLX,CHN,2016,5000000
CHN,CHN,2016,12.0
""",
    )
    text(
        "economy/baci_all_pairs_2023.csv",
        """
exporter,importer,value_kusd,year
RUS,CHN,128998000.5,2023
RUS,ATA,1.5,2023
CHN,RUS,109970000.25,2023
ABW,ARE,405.02,2023
""",
    )
    parquet(
        "economy/baci_china_russia_hs6_2017_2023.parquet",
        "t i j k v q",
        (2023, 643, 156, "270900", 60000000.0, 1.0),
        (2023, 643, 156, "271111", 5000000.0, 1.0),
        (2017, 156, 643, "10620", 48.641, None),
        (2017, 156, 643, "10690", 1.359, 0.207),
    )
    text(
        "economy/china_russia_trade_monthly_2017_2024.csv",
        """
date,CHN_exp_to_RUS_bn,RUS_exp_to_CHN_bn,usd_rub,usd_cny,brent_usd
2017-01-01,3.335331793,3.159813913,60.1618,6.890663157894736,54.57666666666666
2017-02-01,1.991553832,3.025372864,57.9371,6.869426315789474,54.8695
""",
    )
    for name, file in (
        ("China", "china_mirror_trade_all_partners_2014_2025.csv"),
        ("USA", "usa_mirror_trade_all_partners_2001_2023.csv"),
    ):
        text(
            f"economy/{file}",
            f"""
year,partner_reporter,value_usd,flow
2014,Russian Federation,50884000000.0,imports_of_partner_from_{name}
2014,Russian Federation,37414000000.0,exports_of_partner_to_{name}
2014,"China, Hong Kong SAR",268260873857.0,imports_of_partner_from_{name}
2014,"Other Asia, nes",1000000.0,exports_of_partner_to_{name}
2014,{name},144880436618.0,imports_of_partner_from_{name}
2021,Viet Nam,109900000000.0,imports_of_partner_from_{name}
2021,Viet Nam,55900000000.0,exports_of_partner_to_{name}
2023,Viet Nam,61200000000.0,exports_of_partner_to_{name}
2024,Japan,167120000000.0,imports_of_partner_from_{name}
2025,Japan,1000.0,imports_of_partner_from_{name}
""",
        )
    header = "number;base_treaty;name;entry_type;consolidated;year;entryforceyear;typememb;c1;c2;c3"
    text(
        "economy/desta_trade_agreements.csv",
        f"""
{header}
"1";1;"Belarus Kazakhstan Russia";"base_treaty";0;2003;2003;2;643;112;398
"1+1";1;"Belarus Kazakhstan Russia Kyrgyzstan accession";"accession";0;2004;2005;5;643;112;417
"2";2;"Never in force";"base_treaty";0;2001;NA;1;4;356;NA
"3";3;"EC Switzerland";"base_treaty";0;1972;1973;3;250;276;756
"3+1";3;"EC Switzerland Spain accession";"accession";0;1985;NA;6;756;724;NA
"4";4;"EFTA Hong Kong";"base_treaty";0;2011;2012;3;578;756;344
"864";864;"Central America EFTA";"base_treaty";0;2013;2014;4;188;591;578
"1_1";1;"Belarus Kazakhstan Russia withdrawal";"withdrawal";0;2010;NA;7;643;112;398
""",
    )
    text(
        "economy/world_bank_gdp_current_usd.csv",
        """
Country Name,Country Code,Year,Value
China,CHN,2023,17794783039552.0
Russian Federation,RUS,2023,2021421476035.42
"Africa Eastern and Southern",AFE,2023,1236163049565.0
Kosovo,XKX,2000,1000
"Hong Kong SAR, China",HKG,2023,382054574298.5
Russian Federation,RUS,1990,516814274021.957
""",
    )
    text(
        "economy/world_bank_gdp_current_usd_2024.csv",
        """
name,code,gdp_usd,year
China,CN,18743803170827.2,2024
Namibia,NA,13372357362.3,2024
Arab World,1A,3735900000000.0,2024
Cuba,CU,1000000000,2023
""",
    )
    text(
        "economy/imf_weo_gdp_current_usd_2015_2028.csv",
        """
iso3,COUNTRY.Name,DATASET,2015,2016,2017,2018,2019,2020,2021,2022,2023,2024,2025,2026
TWN,Taiwan,WEO,534.515,543.081,590.733,609.198,611.336,673.178,773.135,760.813,755.735,775.017,814.438,854
CHN,China,WEO,11113,11227,12265,13842,14341,14863,17759,17849,17758,18273,19535,20900
G001,World,WEO,1,1,1,1,1,1,1,1,1,1,1,1
""",
    )
    text(
        "economy/world_bank_population.csv",
        """
Country Name,Country Code,Year,Value
China,CHN,2024,1408975000
Aruba,ABW,1960,54922
Ethiopia,ETH,1992,50000000
Ethiopia,ETH,1993,52000000
Germany,DEU,1989,78751283
""",
    )
    text(
        "economy/world_bank_ppp_factors.csv",
        """
Country,Country ID,Year,PPP
"Equatorial Guinea",GQ,2024,232.828458225939
Namibia,NA,2024,6.921319
"Russian Federation",RU,1991,0.00119933769536883
"Hong Kong SAR, China",HK,2024,5.5
""",
    )
    parquet(
        "economy/gdp_population_1816_2015_log.parquet",
        "ccode year wbgdp2011est wbpopest sdpest wbgdppc2011est",
        (2.0, 1900.0, 26.9, 18.15, 26.8, 8.75),
        (2.0, 1800.0, 22.96, 15.46, 22.0, 7.5),
        (709.0, 2015.0, None, None, None, None),
        (260.0, 2000.0, 28.6, 18.2, 28.0, 10.4),
        (340.0, 2000.0, 24.8, 16.1, 24.0, 8.7),
        (345.0, 2000.0, 24.9, 16.2, 24.1, 8.7),
        (232.0, 1850.0, 17.0, 9.0, 16.0, 8.0),
    )
    geodist()
    text(
        "economy/atlas_country_totals_1988_2024.csv",
        """
country_iso3_code,year,export_value,import_value
RUS,2023,364900000000,240000000000
RUS,2022,0,240000000000
SCG,2006,1323238884,2715846680
ANS,2023,5,5
""",
    )


def geodist() -> None:
    """Distances; each pair both ways, and each state with itself."""
    columns = (
        "iso_o iso_d contig comlang_off comlang_ethno colony comcol curcol col45 smctry "
        "dist distcap distw distwces"
    )
    shared = (1, 0, 0, 0, 0, 0, 0, 0, 5795.045, 5795.045)
    parquet(
        "economy/cepii_geodist.parquet",
        columns,
        ("CHN", "RUS", *shared, "5506.708", "4984.132"),
        ("RUS", "CHN", *shared, "5506.708", "4984.132"),
        ("RUS", "YUG", 0, 0, 0, 0, 0, 0, 0, 0, 1710.5, 1710.5, ".", "."),
        ("YUG", "RUS", 0, 0, 0, 0, 0, 0, 0, 0, 1710.5, 1710.5, ".", "."),
        ("RUS", "RUS", 0, 0, 0, 0, 0, 0, 0, 0, 1554.5, 1554.5, "1390.3", "900.0"),
        ("RUS", "HKG", 0, 0, 0, 0, 0, 0, 0, 0, 7131.4, 7131.4, "6700.1", "6600.2"),
        *_american_distances(),
    )


_AMERICANS = {
    "USA": 2, "MEX": 70, "COL": 100, "VEN": 101, "ECU": 130, "PER": 135, "BRA": 140, "BOL": 145,
    "PRY": 150, "CHL": 155, "ARG": 160, "URY": 165,
}  # fmt: skip
"""Twelve states whose trade of 1905, made up, is enough to estimate a gravity equation from."""


def _american_pairs() -> Iterator[tuple[str, str, int]]:
    """Every two of them, with a distance that is made up."""
    for k, one in enumerate(_AMERICANS):
        for m, other in enumerate(_AMERICANS):
            if k < m:
                yield one, other, 900 + 310 * (m - k) + 45 * ((3 * k + 5 * m) % 11)


def _american_trade() -> Iterator[tuple[object, ...]]:
    """Flows that fall with distance, unevenly; one of them is not known."""
    for k, (one, other, distance) in enumerate(_american_pairs()):
        there, back = 90_000 / distance + k % 7, 60_000 / distance + k % 5
        flow1 = None if (one, other) == ("PRY", "URY") else there
        yield float(_AMERICANS[one]), float(_AMERICANS[other]), 1905.0, flow1, back, there, back


def _american_distances() -> Iterator[tuple[object, ...]]:
    """Some of them share a border, most a language, a few a colonial past."""
    for k, (one, other, distance) in enumerate(_american_pairs()):
        bonds = (int(k % 4 == 0), int(k % 3 > 0), 0, int(k % 30 == 1), 0, 0, 0, 0)
        yield one, other, *bonds, float(distance), float(distance), str(distance), str(distance)


if __name__ == "__main__":
    united_nations()
    opinion_and_events()
    security()
    power_and_sanctions()
    economy()
