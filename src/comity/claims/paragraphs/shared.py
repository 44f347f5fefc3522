"""Figures that several states spoken of have in turn: "their shares were 9 and 7 percent"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from comity.claims.grammar.role_names import Places
from comity.claims.paragraphs.in_order import FIGURE, figure_in_full
from comity.claims.paragraphs.row import TWO
from comity.claims.paragraphs.wholes import whole_spoken_of
from comity.claims.text.masks import NAME, masked_evenly, states_within
from comity.claims.text.mentions import Context, Mention
from comity.states.register import states

_SEVERAL = rf"{FIGURE}(?:, {FIGURE})*,? and {FIGURE}"
_BE = r"(?:were|was|are|came to|stood at|amounted to|reached|had been|totalled)"
_IN_ORDER = re.compile(r",? (?:respectively|in (?:that|the same|this) order)\b")
_SHARES = re.compile(
    r"\b(?:(?P<they>[Tt]heir|[Tt]he|[Tt]hese)(?: respective| individual| corresponding)? "
    r"(?P<what>shares|portions|parts)(?P<of> (?:of|in) [^,;\d]*?)?|"
    rf"(?P<again>they)) {_BE} (?:respectively )?(?P<figures>{_SEVERAL})"
    r"(?: respectively|, respectively|,? in (?:that|the same|this) order)?(?P<rest>)"
)
_DID = re.compile(
    r"\b[Tt]hey (?P<verb>(?:accounted for|supplied|provided|delivered|took|absorbed|bought|"
    r"received|contributed|made up|spent|had|held|sold|exported|imported)(?: goods worth)?) "
    rf"(?P<figures>{_SEVERAL})(?P<rest>(?: (?:of|on|to|from) [^,;.\d]*?)?)"
    r"(?: respectively|, respectively|,? in (?:that|the same|this) order|(?=[,;.]|$| in (?:19|20)))"
)


def figures_of_row(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "their shares were 9 and 7 percent", after a row of as many states: one of each.

    >>> text = "Their shares of it were 9 and 7 percent."
    >>> [words for *_, words in figures_of_row(text, [], Context(row=(135, 155)))]
    ["Peru's share of it was 9 percent and Chile's share of it was 7 percent"]
    """
    masked, row = masked_evenly(text, mentions), _row(text, mentions, context)
    whole = whole_spoken_of(context, row)
    of = said = f" of {states()[whole[0]].name}'s {whole[1]}" if whole else ""
    for match in chain(_SHARES.finditer(masked), _DID.finditer(masked)):
        figures = re.findall(FIGURE, match["figures"])
        if len(figures) != len(row) or len(row) < TWO:
            continue
        groups = match.groupdict()
        if groups.get("what"):
            of = text[slice(*match.span("of"))] if match["of"] else said
        elif groups.get("again") and not _SHARES.search(masked[: match.start()]):
            continue
        verb = f" {groups['verb']}" if groups.get("verb") else f"'s share{of} was"
        rest = text[slice(*match.span("rest"))]
        each = [
            f"{states()[code].name}{verb} {figure_in_full(figure, figures[-1])}{rest}"
            for code, figure in zip(row, figures, strict=True)
        ]
        yield *match.span(), f"{', '.join(each[:-1])} and {each[-1]}"


def _row(text: str, mentions: Sequence[Mention], context: Context) -> tuple[int, ...]:
    """Return the row that "their" and "they" mean: that before, of which none is named here."""
    named = {*states_within(mentions, 0, len(text))}
    return () if named & {*context.row} else context.row


_SUBJECTS = re.compile(
    rf"^(?P<lead>(?:In [^,;{NAME}]{{1,30}}, |In (?:19|20)\d\d )?)(?P<states>(?:[Tt]he )?[{NAME}]+"
    rf"(?:, (?:the )?[{NAME}]+)*,? and (?:the )?[{NAME}]+) (?P<verb>[a-z][^,;{NAME}\d$]*?) "
    rf"(?P<figures>{_SEVERAL})(?P<rest>[^;.]*?)(?P<stop>[.;]|$)"
)
_MIXED = re.compile(r"USD|dollars")
"""Signs of sums that are not all written as the last is, which other lists are."""

_BOTH = re.compile(r"\b(?:their|both their) (?=\w)")
_PLURAL = re.compile(r"(?<= )(?:militaries|armies|budgets)\b")
_SINGULAR = {"militaries": "military", "armies": "army", "budgets": "budget"}


def figures_of_subjects(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "A and B spent USD 3bn and $2bn respectively on their armies": one of each.

    >>> text = "Peru and Cuba spent USD 3bn and $2bn respectively on their armies."
    >>> mentions = [Mention(0, 4, (135,), "name"), Mention(9, 13, (40,), "name")]
    >>> [words for *_, words in figures_of_subjects(text, mentions, Context())]
    ['Peru spent USD 3bn on its army and Cuba spent $2bn on its army.']
    """
    masked = masked_evenly(text, mentions)
    match = _SUBJECTS.match(masked)
    figures = re.findall(FIGURE, match["figures"]) if match else []
    if match is None or not _IN_ORDER.search(match[0]) or not _MIXED.search(" ".join(figures[:-1])):
        return
    begin = match.start("states")
    names = [text[begin + one.start() : begin + one.end()] for one in _names(match["states"])]
    if len(figures) != len(names):
        return
    rest = _IN_ORDER.sub("", text[slice(*match.span("rest"))])
    rest = _PLURAL.sub(lambda one: _SINGULAR[one[0]], _BOTH.sub("its ", rest))
    each = [
        f"{name} {match['verb']} {figure_in_full(figure, figures[-1])}{rest}"
        for name, figure in zip(names, figures, strict=True)
    ]
    yield begin, match.end(), f"{', '.join(each[:-1])} and {each[-1]}{match['stop']}"


def _names(masked: str) -> Iterator[re.Match[str]]:
    """Yield the places of the names in a list."""
    return re.finditer(rf"(?:[Tt]he )?[{NAME}]+", masked)


_FLOWS = re.compile(
    rf"(?P<own>\b[Ii]ts|[{NAME}]+['’]s?) (?P<flow>(?:[a-z]+ ){{0,2}}?(?:imports|exports|sales|"
    r"purchases|trade|deliveries)) (?P<link>from|to|with) "
    rf"(?P<states>(?:the )?[{NAME}]+(?:, (?:the )?[{NAME}]+)*,? and (?:the )?[{NAME}]+) "
    rf"(?P<verb>{_BE}) (?P<figures>{_SEVERAL})"
    r"(?:,? respectively|,? in (?:that|the same|this) order)?"
)


def figures_of_flows(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "its imports from A and B came to 3 and 2 billion": one from each.

    >>> text = "Its sales to Peru and Cuba were $3bn and $2bn."
    >>> mentions = [Mention(13, 17, (135,), "name"), Mention(22, 26, (40,), "name")]
    >>> [words for *_, words in figures_of_flows(text, mentions, Context(state=(155,)))]
    ["Chile's sales to Peru were $3bn and Chile's sales to Cuba were $2bn"]
    """
    for match in _FLOWS.finditer(masked_evenly(text, mentions)):
        figures = re.findall(FIGURE, match["figures"])
        begin = match.start("states")
        names = [text[begin + one.start() : begin + one.end()] for one in _names(match["states"])]
        is_it = match["own"].lower() == "its"
        owner = f"{states()[context.state[0]].name}'s" if is_it and context.state else ""
        owner = owner or text[slice(*match.span("own"))]
        if len(figures) == len(names):
            each = [
                f"{owner} {match['flow']} {match['link']} {name} {match['verb']} "
                f"{figure_in_full(figure, figures[-1])}"
                for name, figure in zip(names, figures, strict=True)
            ]
            yield *match.span(), f"{', '.join(each[:-1])} and {each[-1]}"
