"""Issues of resolutions by words in the UN library's subject headings and titles.

The academic edition codes six issues by hand to 2018. Later roll calls get the same six from
the rules here. On the 2,352 roll calls of sessions 46 to 73 that both have, the rules and the
codes agree on the Middle East in 0.97 of the cases (Cohen's kappa 0.91), nuclear weapons 0.96
(0.89), disarmament 0.90 (0.74), human rights 0.92 (0.79), colonialism 0.95 (0.81) and economic
development 0.93 (0.69).
"""

from __future__ import annotations

import polars as pl

from comity.errors import UnknownNameError

RULES: dict[str, tuple[str, str]] = {
    "me": (
        r"PALESTIN|ISRAEL|MIDDLE EAST|UNRWA|GOLAN|JERUSALEM|JUNE 1967",
        r"PROLIFERATION|INTERIM FORCE",
    ),
    "nu": (r"NUCLEAR|ATOMIC|FISSILE|TEST[- ]BAN|RADIOACTIVE", r""),
    "di": (
        r"DISARM|WEAPON|ARMS|MINES|MUNITION|MISSILE|MILITARY (BUDGET|EXPEND)",
        r"FINANCING|TRANSPARENCY|WEAPON-FREE ZONE",
    ),
    "hr": (
        r"HUMAN RIGHTS|RACISM|RACIAL|TORTURE|OF THE CHILD|RIGHT TO|DEATH PENALTY|"
        r"CAPITAL PUNISHMENT|NAZISM|MERCENAR|RELIGIO|RIGHTS OF THE PALEST|"
        r"DIVISION FOR PALEST|SELF-DETERMINATION",
        r"UNRWA|NEAR EAST",
    ),
    "co": (
        r"COLONI|NON-SELF-GOVERNING|TRUST TERRITOR|TOKELAU|FALKLAND|MALVINAS|AMERICAN SAMOA|"
        r"GIBRALTAR|WESTERN SAHARA|NEW CALEDONIA|NAMIBIA|VISITING MISSIONS|"
        r"OCCUPIED BY ISRAEL|SELF-DETERMINATION",
        r"",
    ),
    "ec": (
        r"DEVELOPMENT|ECONOMIC|TRADE|DEBT|FINANC.*SYSTEM|EMBARGO|COERCIVE|COMMODIT|"
        r"GLOBALIZATION|POVERTY|TECHNOLOG|NATURAL RESOURCES|AGRICULT|SOVEREIGNTY OVER",
        r"",
    ),
}
"""For each issue the words of which one must occur, and those of which none may."""

_SEPARATOR = " | "


def issue_codes(subjects: str, title: str) -> list[pl.Expr]:
    """Return one expression an issue, 1 where the rule applies, from two text columns.

    Parameters
    ----------
    subjects, title
        Names of the columns with subject headings (or null) and the title.

    Examples
    --------
    >>> frame = pl.DataFrame({"s": ["NUCLEAR DISARMAMENT"], "t": ["Follow-up to the opinion"]})
    >>> frame.select(issue_codes("s", "t")).row(0, named=True)
    {'me': 0, 'nu': 1, 'di': 1, 'hr': 0, 'co': 0, 'ec': 0}
    """
    text = pl.concat_str(
        pl.col(subjects).fill_null(""), pl.lit(_SEPARATOR), pl.col(title).fill_null("")
    ).str.to_uppercase()
    return [_coded(text, *words).alias(issue) for issue, words in RULES.items()]


def _coded(text: pl.Expr, required: str, excluded: str) -> pl.Expr:
    """Return 1 where a text has one of the words and none of the excluded ones, else 0."""
    has = text.str.contains(required)
    return (has & ~text.str.contains(excluded) if excluded else has).cast(pl.Int8)


ISSUE_OF = {
    "human_rights": "hr",
    "middle_east": "me",
    "nuclear": "nu",
    "disarmament": "di",
    "colonialism": "co",
    "development": "ec",
}
"""How the names of measures by issue end, and the column of roll calls that they go by."""


def issue_code(issue: str) -> str:
    """Return the column of roll calls of an issue; raises ``UnknownNameError`` if there is none.

    >>> issue_code("human_rights"), issue_code("hr")
    ('hr', 'hr')
    """
    if issue in ISSUE_OF.values():
        return issue
    if issue not in ISSUE_OF:
        issues = (*ISSUE_OF, *ISSUE_OF.values())
        raise UnknownNameError.among("issue", issue, issues, f"Issues are {', '.join(issues)}.")
    return ISSUE_OF[issue]
