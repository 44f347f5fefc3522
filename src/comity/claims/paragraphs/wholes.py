"""Whose trade, imports or exports a paragraph is about, where a share or a flow leaves it out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.paragraphs.in_order import FIGURE
from comity.claims.text.masks import NAME, PEOPLE, masked_evenly, states_of, states_within
from comity.claims.text.mentions import Context, Mention
from comity.states.register import states

_FLOWS = {"supplier": "imports", "customer": "exports", "partner": "trade"}
_SHARES = {"trade_share": "trade", "export_share": "exports", "import_share": "imports"}
_KINDS = {"arms": "arms ", "fuel": "fuel ", "crude": "crude oil "}


def whole_spoken_of(context: Context, others: Collection[int]) -> tuple[int, str] | None:
    """Return the state and the flow that shares of others are of; None where that is open.

    >>> whole_spoken_of(Context(owners={"imports": (135,)}), (155,))
    (135, 'imports')
    """
    spoken = [*_ranked(context), *_of_share(context), *_of_owners(context)]
    return next(((code, flow) for code, flow in spoken if code not in others), None)


def _ranked(context: Context) -> list[tuple[int, str]]:
    """Return what the sentence before ranks partners by."""
    role, kind, owner, _ = context.ranked or ("", "", None, "")
    if owner is None or role not in _FLOWS or (kind and kind not in _KINDS):
        return []
    return [(owner, f"{_KINDS.get(kind, '')}{_FLOWS[role]}")]


def _of_share(context: Context) -> list[tuple[int, str]]:
    """Return what the share that was spoken of first is of."""
    measure, about, _ = context.spoken or ("", (), "")
    kind = next((name for name in _KINDS if measure.startswith(name)), "")
    flow = _SHARES.get(measure.removeprefix(f"{kind}_").removeprefix("oil_"))
    return [(about[0], f"{_KINDS.get(kind, '')}{flow}")] if flow else []


def _of_owners(context: Context) -> list[tuple[int, str]]:
    """Return the one state of whose imports or exports the sentence before was."""
    flows = [(own[0], flow) for flow, own in context.owners.items() if len(own) == 1]
    kind = "arms " if re.fullmatch(r"arms|weapon\w*|armaments?", context.goods) else ""
    return [(code, f"{kind}{flow}") for code, flow in flows] if len(flows) == 1 else []


_PART = re.compile(
    rf"[{NAME}]+ (?:had|has|held|holds|with|reached|only|just|still|came to|got|also| )* ?(?:an? )?"
    rf"(?:share|part|portion)(?P<place>) of (?=(?:only |just |about )?{FIGURE}(?: ?%| ?per ?cent))"
)


def shares_of_row(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "Chile had a share of 9 percent", after a sentence on Peru's partners: of Peru's trade.

    >>> before = Context(spoken=("trade_share", (135, 155), "percent"))
    >>> text = "Chile had a share of 9 percent."
    >>> list(shares_of_row(text, [Mention(0, 5, (155,), "name")], before))
    [(17, 17, " of Peru's trade")]
    """
    whole = whole_spoken_of(context, states_of(mentions))
    if whole is None:
        return
    for match in _PART.finditer(masked_evenly(text, mentions)):
        yield match.end("place"), match.end("place"), f" of {states()[whole[0]].name}'s {whole[1]}"


_BUYS = r"(?:bought|imported|purchased|took in|brought in|took)"
_SELLS = r"(?:sold|supplied|delivered|shipped|exported|sent)"
_GOODS = re.compile(
    rf"[{NAME}]+ (?:also |alone |itself |in turn |then )?(?:(?P<buys>{_BUYS})|{_SELLS}) "
    rf"(?:(?:goods|merchandise|products) (?:worth|for|valued at|to the value of) {FIGURE}|"
    rf"{FIGURE}(?: worth)? of (?:goods|merchandise|products))(?P<place>)"
    rf"(?! ?(?:[\w ]{{1,20}}? )?(?:from|to|in|into) (?:the )?[{NAME}]|\.\d)"
)
_VALUE = re.compile(
    rf"\b(?P<all>(?:[Tt]he )?(?:value|worth) of (?:what|the goods(?: that)?|everything(?: that)?) "
    rf"(?:the )?(?P<who>[{NAME}]+) (?:(?P<buys>{_BUYS})|{_SELLS}))(?! (?:to|from|in)\b)"
)


def parties_left_out(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "Chile bought goods for $3bn", after a sentence on what Peru sold: it was from Peru.

    >>> before = Context(owners={"exports": (135,)})
    >>> text = "Chile bought goods for $3bn."
    >>> list(parties_left_out(text, [Mention(0, 5, (155,), "name")], before))
    [(27, 27, ' from Peru')]
    """
    masked = masked_evenly(text, mentions)
    whole = whole_spoken_of(context, states_of(mentions))
    if whole is None or len(states_of(mentions)) != 1:
        return
    name, flow = states()[whole[0]].name, whole[1]
    for match in _GOODS.finditer(masked):
        if flow == ("exports" if match["buys"] else "imports"):
            link = "from" if match["buys"] else "to"
            yield match.end("place"), match.end("place"), f" {link} {name}"
    for match in _VALUE.finditer(masked):
        kind, _, end = flow.rpartition(" ")
        if end == ("exports" if match["buys"] else "imports"):
            own = "imports from" if match["buys"] else "exports to"
            who = states()[states_within(mentions, *match.span("who"))[0]].name
            yield *match.span("all"), f"{who}'s {f'{kind} ' if kind else ''}{own} {name}"


_OF_IT = re.compile(
    r"(?:%|\bper ?cent) of (?P<it>it|this|that|this sum|that sum) (?=(?:on|to|for|into) (?:the|its|"
    r"their) (?:military|army|armed forces|defen[cs]e|soldiers)\b)"
)


def outputs_spent(text: str, _: Sequence[Mention], context: Context) -> Places:
    """Find "devoted 2 percent of it to the military", after a sentence on an economy: of its GDP.

    >>> before = Context(spoken=("gdp", (135,), "money"))
    >>> list(outputs_spent("Peru devoted 2 percent of it to the military.", [], before))
    [(26, 28, 'its GDP')]
    """
    is_of_output = (context.spoken or ("",))[0].startswith("gdp")
    for match in _OF_IT.finditer(text) if is_of_output else ():
        yield *match.span("it"), "its GDP"


_FORMS = {
    "importing": "imported", "letting in": "imported", "buying": "bought", "selling": "sold",
    "exporting": "exported", "spending": "spent", "shipping": "shipped", "sending": "sent",
    "taking": "took", "purchasing": "purchased", "let in": "imported", "lets in": "imports",
}  # fmt: skip
_DETERRED = re.compile(
    rf"^(?P<all>[^;.{NAME}{PEOPLE}\d]*?\b(?:did not|didn['’]t|has not|does not) (?:stop|stopped|"
    rf"prevent|prevented|keep|kept|deter|deterred|discourage|discouraged) (?P<who>(?:the )?"
    rf"[{NAME}]+) from (?P<verb>importing|letting in|buying|selling|exporting|spending|shipping|"
    r"sending|taking|purchasing))\b"
)
_LET_IN = re.compile(
    rf"(?P<verb>\blets? in)(?= (?:[{PEOPLE}]+|[{NAME}]+['’]s?) (?:goods|products))"
)


def deeds_not_prevented(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "this did not stop Peru from buying goods": Peru bought goods.

    >>> text = "This did not stop Peru from buying goods."
    >>> list(deeds_not_prevented(text, [Mention(18, 22, (135,), "name")], Context()))
    [(0, 34, 'Peru bought')]
    """
    masked = masked_evenly(text, mentions)
    if match := _DETERRED.match(masked):
        yield *match.span("all"), f"{text[slice(*match.span('who'))]} {_FORMS[match['verb']]}"
    for match in _LET_IN.finditer(masked):
        yield *match.span("verb"), _FORMS[match["verb"]]


_PARTNERS = re.compile(
    rf"(?:(?P<owner>[{NAME}]+)['’]s?|\b[Ii]ts|\b[Tt]heir) (?:[a-z]+ ){{0,2}}?(?:trading |trade )?"
    r"partners (?:(?:was|were|are|remained) |in (?:19|20)\d\d (?:were|are) )"
)


def partners_listed(
    text: str, mentions: Sequence[Mention], context: Context
) -> tuple[str, str, int | None, str] | None:
    """Return what "its principal partners were A and B" ranks: the partners of one state.

    >>> partners_listed("Its main partners were near.", [], Context(state=(135,)))
    ('partner', '', 135, '')
    """
    match = _PARTNERS.search(masked_evenly(text, mentions))
    if match is None:
        return None
    named = states_within(mentions, *match.span("owner")) if match["owner"] else context.state
    return ("partner", "", named[0], "") if len(named) == 1 else None
