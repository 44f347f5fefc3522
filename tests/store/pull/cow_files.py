"""Small files in the layouts of the Correlates of War Project, as they were in 2026."""

from __future__ import annotations

from publisher_files import archive

UPLOADS = "correlatesofwar.org/wp-content/uploads/{}.zip"

NMC = UPLOADS.format("NMCv{}")
CONTIGUITY = UPLOADS.format("DirectContiguity{}")
MAJORS = UPLOADS.format("MajorPowers2024")
MEMBERS = UPLOADS.format("state_year_formatv3")
ORGANISATIONS = UPLOADS.format("igo_year_formatv3")
DISPUTES = UPLOADS.format("MID-5-Data-and-Supporting-Materials")


def nmc() -> bytes:
    """Archives in an archive, with what a Mac adds to one."""
    text = (
        "statenme,stateabb,ccode,year,milex,milexsource,milexnote,milper,irst,pec,tpop,upop,cinc,"
        "version\n"
        "United States of America,USA,2,2022,860692000,,,1328,81000,2300000,333288,250000,.1236,"
        "2025\n"
        "China,CHN,710,2022,-9,,,2035,1018000,5000000,1412175,800000,.2341,2025\n"
    )
    return archive(
        {
            "NMCv7/NMC-v7-abridged.zip": archive({"NMC-70-abridged.csv": "ccode,year\n"}),
            "NMCv7/NMC-v7-supplemental.zip": archive({"NMC-70-wsupplementary.csv": text}),
            "__MACOSX/NMCv7/._NMC-v7-supplemental.zip": b"x",
        }
    )


def contiguity() -> bytes:
    """The master records: two kinds of border of one pair meet in a year."""
    text = (
        "dyad,statelno,statelab,statehno,statehab,conttype,begin,end,notes,version\n"
        '2020,2,"USA",20,"CAN",1,192001,201612,"a border",3.2\n'
        '2040,2,"USA",40,"CUB",5,190205,190906,"",3.2\n'
        '2040,2,"USA",40,"CUB",4,190907,201612,"",3.2\n'
    )
    yearly = "dyad,state1no,state1ab,state2no,state2ab,year,conttype,version\n"
    folder = "DirectContiguity320"
    return archive({f"{folder}/contdir.csv": text, f"{folder}/contdird.csv": yearly})


def majors() -> bytes:
    text = (
        "stateabb,ccode,styear,stmonth,stday,endyear,endmonth,endday,version\n"
        "USA,2,1898,8,13,2024,12,31,2024\n"
        "CHN,710,1950,1,1,2024,12,31,2024\n"
    )
    return archive({"MajorPowers2024/majors2024.csv": text})


def members() -> bytes:
    """A column an organisation; an observer is no member."""
    return archive(
        {
            "state_year_formatv3.csv": (
                "ccode,year,state,AAAID,Wassen\n"
                "365,2013,russia,0,1\n365,2014,russia,0,2\n710,2014,china,3,1\n2,2014,usa,-9,0\n"
            )
        }
    )


def organisations() -> bytes:
    """A table with tabs, whatever the ending of its name."""
    return archive(
        {
            "igo_year_formatv3.csv": (
                "ioname\torgname\tyear\tsdate\tlongorgname\tionum\n"
                "Wassen\tWassenaar Arr.\t2013\t1996\tWassenaar Arrangement\t4660\n"
                "Wassen\tWassenaar Arr.\t2014\t1996\tWassenaar Arrangement\t4660\n"
            )
        }
    )


_PARTICIPANT = (
    "dispnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,revstate,revtype1,"
    "revtype2,fatality,fatalpre,hiact,hostlev,orig,version"
)
_INCIDENT = (
    "dispnum,incidnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,insidea,sidea,fatality,"
    "fatalpre,action,hostlev,revtype1,revtype2,version"
)


def disputes() -> bytes:
    """France leaves the side of Britain before Japan joins the other, in the same year."""
    participants = (
        f"{_PARTICIPANT}\n"
        "4,UKG,200,1,3,1939,31,12,1941,1,0,0,-9,6,-9,20,5,1,5\n"
        "4,FRN,220,1,3,1939,-9,6,1940,1,0,0,-9,6,-9,20,5,1,5\n"
        "4,GMY,255,1,3,1939,31,12,1941,0,1,1,-9,-9,-9,20,4,1,5\n"
        "4,JPN,740,-9,9,1940,31,12,1941,0,1,1,-9,6,-9,20,5,0,5\n"
    )
    incidents = (
        f"{_INCIDENT}\n"
        "4680,4680001,RUS,365,3,3,2014,3,3,2014,1,1,0,0,7,3,0,0,5\n"
        "4680,4680001,USA,2,3,3,2014,3,3,2014,0,0,0,0,0,1,0,0,5\n"
    )
    return archive(
        {
            "MIDA 5.0.csv": "dispnum\n4\n",
            "MIDB 5.0.csv": participants,
            "MIDI 5.0.csv": "dispnum,incidnum\n",
            "MIDIP 5.0.csv": incidents,
        }
    )
