"""The roots of CAMEO event codes, in words.

Reference: Schrodt (2012), CAMEO: Conflict and Mediation Event Observations, codebook 1.1b3.
"""

from __future__ import annotations

ROOTS = {
    "01": "public statement",
    "02": "appeal",
    "03": "intent to cooperate",
    "04": "consultation",
    "05": "diplomatic cooperation",
    "06": "material cooperation",
    "07": "aid",
    "08": "concession",
    "09": "investigation",
    "10": "demand",
    "11": "disapproval",
    "12": "rejection",
    "13": "threat",
    "14": "protest",
    "15": "show of force",
    "16": "reduced relations",
    "17": "coercion",
    "18": "assault",
    "19": "fighting",
    "20": "mass violence",
}


def describe_code(code: str) -> str:
    """Return what an event code means: the root of a CAMEO code, or a PLOVER type as it is.

    >>> describe_code("190"), describe_code("CONSULT"), describe_code("99")
    ('fighting', 'consult', 'code 99')
    """
    if code[:2] in ROOTS:
        return ROOTS[code[:2]]
    return code.lower() if code.isalpha() else f"code {code}"
