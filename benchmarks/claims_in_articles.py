"""Score the checking of claims on sentences as newspapers write them, with every claim labelled.

``python benchmarks/claims_in_articles.py FILE.jsonl [--half odd|even] [--mistakes]`` prints as
Markdown: how many definite verdicts are given and how many of them are wrong, how many readings
appear that must never appear, how many claims are found with the right measure, states and year,
and how many get the labelled verdict. A definite verdict is wrong where no labelled claim about
the same states carries it; a claim that is not found counts as untestable. Of the true definite
verdicts it counts how many are given, of all and of those whose label accepts nothing else.

A line with a ``title`` is an article: its ``text`` is checked whole, as ``comity check`` does, and
each sentence that holds a label, or of which a claim is given, is scored. ``sentence`` says of
each of its labels which sentence of the text it is in.

With ``--current``, labels that rest on a figure which the present data no longer give (trade has
been corrected since) are left out, and so are verdicts on the same states.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from comity.claims.check import check
from comity.claims.claim import Claim, SpeechAct, VerdictName
from comity.claims.rules.criteria import scale_of, unit_of
from comity.claims.text.documents import document_from_text
from comity.claims.text.formats.marks import remove_marks
from comity.claims.text.sentences import TextSpan, sentences
from comity.panels.stored import stored_values
from comity.panels.values import Values
from comity.states.groups import FIRST_CODE, each_of_several

RENAMED = {
    "trade_dependence_low": "trade_dependence_weakest_link",
    "event_score": "goldstein_score",
    "votes_alone": "lone_votes",
    "votes_nearly_alone": "lone_votes_near",
    "dispute_free_years": "peace_years",
}
"""Measures of which the labels use an earlier name."""


NO_FIGURES = "a group is no state"
"""Why claims about groups are labelled untestable: the labels are older than sums over members."""


def present_name(measure: str) -> str:
    """Return the name that a measure of the labels has now."""
    name = RENAMED.get(measure, measure).replace("rupture_", "trade_cutoff_")
    return name.replace("sanctions_on", "sanctions_received").replace(
        "sanctions_between", "sanctions_imposed"
    )


_OF_ALL_FUELS = re.compile(r"^(?:crude_oil|gas|coal)_(?=(?:import|export)_share$)")
"""Shares of one fuel, which labels have as those of all fuels, or as the amount."""


def _named_in(measure: str, names: Collection[str]) -> bool:
    """Return whether a label names a measure, or what was there before shares of one fuel were.

    A rank among partners is tested as that of the share of all trade.
    """
    fuel = _OF_ALL_FUELS.match(measure)
    if measure in names or not fuel:
        return measure in names or (measure == "trade_share" and "partner_rank" in names)
    of_all = _OF_ALL_FUELS.sub("fuel_", measure)
    rank = {"fuel_import_share": "fuel_supplier_rank", "fuel_export_share": "fuel_buyer_rank"}
    return not {of_all, rank[of_all], f"{fuel[0]}exports"}.isdisjoint(names)


@dataclass(frozen=True)
class Given:
    """A claim that the checker gives: its states, measure, years and verdict."""

    states: tuple[int, ...]
    measures: tuple[str, ...]
    years: tuple[int, ...]
    verdict: VerdictName
    text: str
    is_whole: bool


@dataclass(frozen=True)
class Scored:
    """A labelled sentence with the claims that the checker gives."""

    label: dict[str, Any]
    given: tuple[Given, ...]

    @property
    def definite(self) -> list[Given]:
        """Return the claims with a definite verdict."""
        return [one for one in self.given if one.verdict.is_definite]

    @property
    def wrong(self) -> list[Given]:
        """Return the definite verdicts that no labelled claim about the same states carries."""
        return [one for one in self.definite if not self._is_defended(one)]

    def _is_defended(self, given: Given) -> bool:
        states = {code for code in given.states if code < FIRST_CODE}
        is_of_group = len(states) < len(given.states)
        return any(
            given.verdict in (claim["verdict"], *claim["also"])
            or not claim.get("current", True)
            or (is_of_group and claim["why"] == NO_FIGURES)
            for claim in self.label["claims"]
            if states <= set(claim["states"]) and given.states
        )

    @property
    def is_broken(self) -> bool:
        """Return whether a reading is given that must never appear."""
        never = self.label.get("never")
        return never is not None and any(
            (not never["states"] or set(never["states"]) <= set(one.states))
            and (
                not never["measures"] or set(map(present_name, never["measures"])) & {*one.measures}
            )
            and (not never["verdicts"] or one.verdict in never["verdicts"])
            for one in self.given
        )

    def match(self, claim: dict[str, Any]) -> Given | None:
        """Find the claim given that fits a labelled one best: by states, measure, year, words."""
        wanted = {present_name(name) for name in claim["measures"]}
        same = [one for one in self.given if set(one.states) == set(claim["states"])]

        def fit(one: Given) -> tuple[bool, bool, int]:
            shared = set(one.text.split()) & set(claim["span"].split())
            years = not claim["years"] or bool(set(one.years) & set(claim["years"]))
            return any(_named_in(name, wanted) for name in one.measures[:1]), years, len(shared)

        return max(same, key=fit, default=None)


def is_linked(given: Given | None, claim: dict[str, Any], directed: set[str]) -> bool:
    """Return whether measure, states in their order and year are those of the label."""
    if given is None or not given.measures:
        return False
    names = [present_name(name) for name in claim["measures"]]
    if not _named_in(given.measures[0], names):
        return False
    if given.measures[0] == names[0] and names[0] in directed and len(claim["states"]) == 2:
        ordered = list(given.states) == claim["states"]
    else:
        ordered = set(given.states) == set(claim["states"])
    return ordered and (not claim["years"] or bool(set(given.years) & set(claim["years"])))


_SEEN = re.compile(r"(\d[\d.,]*\d|\d) ?(%|billion dollars|million dollars)")
_SCALE = {"%": 0.01, "billion dollars": 1e9, "million dollars": 1e6}
CLOSE = 0.015
"""How near a figure of the present data must be to the one that a label rests on."""


def is_current(claim: dict[str, Any], values: Values) -> bool:
    """Return whether the present data give the figure that a label rests on, if it names one."""
    seen = _SEEN.search(claim["why"])
    name = present_name(claim["measures"][0]) if claim["measures"] else ""
    if not seen or name not in values.codebook or len(claim["states"]) > 2:
        return True
    measure, states = values.describe(name), claim["states"]
    unit = "%" if unit_of(measure) == "percent" else "dollars"
    if unit not in seen[2]:
        return True
    pair = (states[0], states[-1])
    history = next(iter(values.read_dyads([name], [pair])[name].values()), [])
    by_year = {row["year"]: row["value"] for row in history}
    years = claim["years"] or [max(by_year, default=0)]
    figure = float(seen[1].replace(",", "")) * _SCALE[seen[2]]
    scale = scale_of(measure)
    present = [by_year[year] * scale for year in years if year in by_year]
    return not present or any(abs(one - figure) <= CLOSE * abs(figure) for one in present)


def without_outdated(label: dict[str, Any], values: Values) -> dict[str, Any]:
    """Return a labelled sentence with its outdated claims marked as such."""
    claims = [{**claim, "current": is_current(claim, values)} for claim in label["claims"]]
    return {**label, "claims": claims}


def score(label: dict[str, Any], values: Values) -> Scored:
    """Check one labelled sentence after its context."""
    document, context = document_from_text(label["text"]), label.get("context") or ""
    report = check(document, values, context=context, written=_written(label))
    given = tuple(_given(claim) for claim in report.claims if claim.kind is SpeechAct.CLAIM)
    return Scored(label, given)


def _written(label: dict[str, Any]) -> date | None:
    """Return the day of a text; the middle of its month or year where only these are known."""
    known = label.get("date") or ""
    middle = {len("2020"): "-07-01", len("2020-01"): "-15"}.get(len(known), "")
    return date.fromisoformat(known + middle) if known else None


def score_article(label: dict[str, Any], values: Values) -> list[Scored]:
    """Check one labelled article, and return each of its sentences with labels or claims."""
    document = document_from_text("\n\n".join(filter(None, (label["title"], label["text"]))))
    claims = check(document, values, written=_written(label)).claims
    scored = []
    for number, block in enumerate(document.blocks):
        for part in sentences(block):
            labels = [one for one in label["claims"] if _is_in(one, part, block)]
            given = tuple(
                _given(one)
                for one in claims
                if one.kind is SpeechAct.CLAIM and one.block == number
                if part.start <= one.start < part.end
            )
            if labels or given:
                name = f"{label['id']}.{number}.{part.start}"
                scored.append(Scored({"id": name, "text": part.text, "claims": labels}, given))
    return scored


def _is_in(label: dict[str, Any], part: TextSpan, block: str) -> bool:
    """Return whether a label is of a sentence of a block."""
    start = block.find(" ".join(remove_marks(label["sentence"]).split()))
    inside = max(label["sentence"].find(label["span"]), 0)
    return start >= 0 and part.start <= start + inside < part.end


def _given(claim: Claim) -> Given:
    evidence = claim.verdict.evidence
    states = claim.interpretation.states if claim.interpretation else ()
    return Given(
        tuple(each for code in states for each in each_of_several(code)),
        tuple(item.lookup.measure for item in evidence),
        tuple(item.year for item in evidence if item.year),
        _OPEN.get(claim.verdict.name, claim.verdict.name),
        claim.text,
        claim.interpretation is not None and claim.interpretation.is_whole,
    )


_OPEN = {
    VerdictName.PREMISE: VerdictName.UNTESTABLE,
    VerdictName.NO_PREMISE: VerdictName.UNTESTABLE,
}
"""Verdicts on a premise, which leave the claim itself open."""


def report(scored: list[Scored], values: Values) -> str:
    """Write the results as Markdown."""
    directed = {name for name, one in values.codebook.items() if one.directed}
    measured = [
        (one, claim)
        for one in scored
        for claim in one.label["claims"]
        if claim.get("current", True)
        if claim["measures"] and present_name(claim["measures"][0]) in values.codebook
    ]
    labelled = [
        (one, claim)
        for one in scored
        for claim in one.label["claims"]
        if claim.get("current", True)
    ]
    linked = sum(is_linked(one.match(claim), claim, directed) for one, claim in measured)
    right = sum(
        _verdict(one, claim) in (claim["verdict"], *claim["also"]) for one, claim in labelled
    )
    definite = [given for one in scored for given in one.definite]
    wrong = [given for one in scored for given in one.wrong]
    denied = [given for given in definite if given.verdict is VerdictName.CONTRADICTED]
    wrongly = [given for given in wrong if given.verdict is VerdictName.CONTRADICTED]
    true = [(one, c) for one, c in measured if VerdictName(c["verdict"]).is_definite]
    caught = sum(_is_caught(one, claim, directed) for one, claim in true)
    clear = [(one, c) for one, c in true if VerdictName.UNTESTABLE not in c["also"]]
    caught_clear = sum(_is_caught(one, claim, directed) for one, claim in clear)
    never = [one for one in scored if one.label.get("never")]
    rows = [
        ("sentences (claims labelled)", f"{len(scored)} ({len(labelled)})"),
        ("wrong definite verdicts", _of(len(wrong), len(definite))),
        ("wrong of those read whole", _wrong_of(definite, wrong, is_whole=True)),
        ("wrong of those read by a rule", _wrong_of(definite, wrong, is_whole=False)),
        ("wrong among “contradicted”", _of(len(wrongly), len(denied))),
        ("readings that must never appear", _of(sum(one.is_broken for one in never), len(never))),
        ("right measure, states and year", _of(linked, len(measured))),
        ("labelled verdict given", _of(right, len(labelled))),
        ("definite verdicts that are given", _of(caught, len(true))),
        ("the same, where no other verdict fits", _of(caught_clear, len(clear))),
    ]
    return "\n".join(["| what | result |", "|---|---|", *(f"| {k} | {v} |" for k, v in rows)])


def _wrong_of(definite: list[Given], wrong: list[Given], *, is_whole: bool) -> str:
    count = sum(one.is_whole is is_whole for one in wrong)
    return _of(count, sum(one.is_whole is is_whole for one in definite))


def _verdict(one: Scored, claim: dict[str, Any]) -> VerdictName:
    given = one.match(claim)
    return given.verdict if given else VerdictName.UNTESTABLE


def _is_caught(one: Scored, claim: dict[str, Any], directed: set[str]) -> bool:
    """Return whether a claim gets a definite verdict of its label, by its measure and year."""
    given = one.match(claim)
    if given is None or not given.verdict.is_definite or not is_linked(given, claim, directed):
        return False
    return given.verdict in (claim["verdict"], *claim["also"])


def _of(count: int, total: int) -> str:
    return f"{count} of {total} ({count / total:.2f})" if total else "0 of 0"


def list_mistakes(scored: list[Scored]) -> str:
    """List every wrong definite verdict and every broken sentence."""
    lines = [
        f"{one.label['id']} {given.verdict} {given.measures[:2]} {given.states} {given.years[:2]}: "
        f"{given.text}"
        for one in scored
        for given in one.wrong
    ]
    lines += [f"{o.label['id']} broken: {o.label['never']['says']}" for o in scored if o.is_broken]
    return "\n".join(lines)


def main() -> None:
    """Read the labelled sentences and print the scores."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--half", choices=("odd", "even"))
    parser.add_argument("--mistakes", action="store_true")
    parser.add_argument("--current", action="store_true")
    options = parser.parse_args()
    labels = [json.loads(line) for line in options.file.read_text(encoding="utf-8").splitlines()]
    if options.half:
        rest = 1 if options.half == "odd" else 0
        labels = [label for label in labels if int(re.sub(r"\D", "", label["id"])) % 2 == rest]
    values = stored_values()
    if options.current:
        labels = [without_outdated(label, values) for label in labels]
    scored = [
        one
        for label in labels
        for one in (score_article(label, values) if "title" in label else [score(label, values)])
    ]
    print(report(scored, values))
    if options.mistakes:
        print(list_mistakes(scored))


if __name__ == "__main__":
    main()
