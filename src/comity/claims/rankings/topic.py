"""What a ranking is of, and the rank or figure of a state in it as a plain sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from comity.claims.rankings import words
from comity.states.articles import with_article
from comity.wording.names import in_group, name_of, possessive

OF_PARTNERS = ("supplier", "customer", "partner", "votes")
"""What one is to another state, which has a rank among all of its kind."""

_NOUNS = {
    "supplier": "source of imports", "customer": "export market", "partner": "trading partner",
    "exporter": "exporter", "importer": "importer", "spender": "military spender",
    "economy": "economy",
}  # fmt: skip
_NOUNS_OF_ARMS = {
    "supplier": "arms supplier", "customer": "arms customer", "exporter": "arms exporter",
    "importer": "arms importer",
}  # fmt: skip
_NOUNS_OF_FUEL = {"supplier": "supplier", "customer": "buyer"}
_RANK_OF_PARTNER = "{name} was {owners} {size} {noun}{among}"
_RANKS = {
    "votes": "{name} ranked {size} among the states that voted most often with {owner}",
    "burden": "{names} military spending as a share of GDP was the {size}{of_all}",
    "spender of group": "{name} had the {size} military spending{of_all}",
}
_SHARES = {
    "supplier": "{name} accounted for {figure} of {owners} {goods}imports",
    "customer": "{name} accounted for {figure} of {owners} {goods}exports",
    "partner": "{name} accounted for {figure} of {owners} trade",
    "spender": "{name} spent {figure} of its GDP on the military",
    "burden": "{name} spent {figure} of its GDP on the military",
    "votes": "{name} voted with {owner} {figure} of the time",
    "arms exporter": "{name} accounted for {figure} of the world's arms exports",
    "arms importer": "{name} accounted for {figure} of the world's arms imports",
}
_SUMS = {
    "partner": "Trade between {owner} and {name} was {figure}",
    "supplier": "{names} exports to {owner} were {figure}",
    "customer": "{owners} exports to {name} were {figure}",
    "spender": "{name} spent {figure} on the military",
    "economy": "{names} GDP was {figure}",
    "exporter": "{names} total exports were {figure}",
    "importer": "{names} total imports were {figure}",
}
_LEADS = {
    "economy": "{names} GDP was larger than {others}",
    "spender": "{names} military spending was larger than {others}",
    "exporter": "{names} total exports were larger than {others}",
    "importer": "{names} total imports were larger than {others}",
    "arms exporter": "{names} arms exports were larger than {others}",
    "arms importer": "{names} arms imports were larger than {others}",
}  # fmt: skip
_LEADS_OF_PARTNERS = {
    "supplier": "{owner} imported more {goods}from {name} than from {other}",
    "customer": "{owner} exported more {goods}to {name} than to {other}",
    "partner": "{owner} traded more with {name} than with {other}",
}
_IS_SHARE = re.compile(r"%|per ?cent|third|quarter|half|fifth|tenth")


class RankedTopic(NamedTuple):
    """What states are ranked in: as what, in which goods, of which owner, and in which group.

    >>> RankedTopic("supplier", "arms", 135).rank_of(155, "second largest")
    "Chile was Peru's second largest arms supplier"
    >>> RankedTopic("economy").figure_of(155, "300 billion dollars")
    "Chile's GDP was 300 billion dollars"
    """

    role: str
    kind: str = ""
    owner: int | None = None
    scope: str = ""

    @property
    def is_of_partners(self) -> bool:
        """Return whether partners of one state are ranked."""
        return self.role in OF_PARTNERS

    def rank_of(self, state: int, size: str) -> str:
        """Return that a state has a rank, without time and full stop."""
        form = _RANKS.get(self._form, _RANK_OF_PARTNER if self.is_of_partners else "")
        size = size.removesuffix(" largest") if self.role == "votes" else size
        return (form or "{name} was the {size} {noun}{of_all}").format(
            size=size, **self._names(state)
        )

    def first_few(self, state: int, many: str) -> str:
        """Return that a state is one of the first few, without time and full stop."""
        form = "{name} was among the {many} largest {nouns}{of_all}" if self._noun else ""
        if self.is_of_partners:
            form = "{name} was among {owners} {many} largest {nouns}{among}"
        if self.role == "votes":
            form = "{name} was among the {many} states that voted most often with {owner}"
        return form.format(many=many, **self._names(state))

    def figure_of(self, state: int, figure: str) -> str:
        """Return that a state has a figure, without time and full stop; empty for none meant.

        A share of all arms that states of a region have is of what the region has.
        """
        is_share = _IS_SHARE.search(figure) is not None
        arms = f"{self.kind} {self.role}"
        if is_share and self.scope and arms in _SHARES:
            return ""
        form = _SHARES.get(arms, _SHARES.get(self.role, "")) if is_share else ""
        if not is_share and self.kind in ("", words.GOODS):
            form = _SUMS.get(self.role, "")
        return form.format(figure=figure, **self._names(state))

    def turn_of(self, state: int, loser: int, size: str) -> str:
        """Return that a state took a rank from another, without time; empty for what has none."""
        if self.role in ("votes", "burden") or self._form in _RANKS:
            return ""
        form = "{name} overtook {loser} as the {size} {noun}{of_all}"
        if self.is_of_partners:
            form = "{name} overtook {loser} as {owners} {size} {noun}{among}"
        return form.format(size=size, loser=with_article(name_of(loser)), **self._names(state))

    def lead_of(self, state: int, other: int) -> str:
        """Return that a state is ahead of another, without time; empty for what has no sums."""
        form = _LEADS.get(f"{self.kind} {self.role}".strip(), _LEADS_OF_PARTNERS.get(self.role, ""))
        others = {"other": with_article(name_of(other)), "others": possessive(name_of(other))}
        return form.format(**others, **self._names(state))

    @property
    def _form(self) -> str:
        return "spender of group" if self.role == "spender" and self.scope else self.role

    @property
    def _noun(self) -> str:
        """Return what one is, with the goods that it sells or buys."""
        if self.kind in words.FUELS and self.role in _NOUNS_OF_FUEL:
            return f"{_NOUNS_OF_FUEL[self.role]} of {self.kind}"
        noun = _NOUNS.get(self.role, "")
        return _NOUNS_OF_ARMS.get(self.role, noun) if self.kind == words.ARMS else noun

    def _names(self, state: int) -> Mapping[str, str]:
        """Return what the names in braces of the forms mean."""
        owner = with_article(name_of(self.owner)) if self.owner is not None else ""
        noun = self._noun
        plural = f"{noun}s" if " of " not in noun else noun.replace(" of ", "s of ")
        has_article = self.scope.startswith("the ")
        among = f" in {self.scope}" if has_article else in_group(self.scope)
        return {
            "name": with_article(name_of(state)),
            "names": possessive(name_of(state)),
            "owner": owner,
            "owners": possessive(name_of(self.owner)) if self.owner is not None else "",
            "noun": noun,
            "nouns": plural.replace("economys", "economies"),
            "kind": self.kind,
            "goods": f"{self.kind} " if self.kind not in ("", words.GOODS) else "",
            "among": among,
            "of_all": among or " in the world",
        }


_MEASURED = {
    "arms_import_share": ("supplier", words.ARMS), "arms_export_share": ("customer", words.ARMS),
    "import_share": ("supplier", ""), "export_share": ("customer", ""),
    "fuel_import_share": ("supplier", "fuel"), "fuel_export_share": ("customer", "fuel"),
    "trade_share": ("partner", ""), "partner_rank": ("partner", ""),
    "crude_oil_import_share": ("supplier", words.CRUDE),
    "crude_oil_export_share": ("customer", words.CRUDE),
    "gas_import_share": ("supplier", words.GAS), "gas_export_share": ("customer", words.GAS),
    "coal_import_share": ("supplier", words.COAL), "coal_export_share": ("customer", words.COAL),
    "arms_exports_five_years": ("exporter", words.ARMS),
    "arms_exports_world_share": ("exporter", words.ARMS),
    "arms_imports_five_years": ("importer", words.ARMS),
    "arms_imports_world_share": ("importer", words.ARMS),
    "military_spending": ("spender", ""), "military_burden": ("burden", ""),
    "gdp": ("economy", ""), "agreement_with_us": ("votes", ""),
}  # fmt: skip
"""What one is the first of by a measure, and in which goods."""


def topic_of(measure: str, about: Sequence[int]) -> RankedTopic | None:
    """Return what states are ranked in by a measure that a sentence spoke of; None for none.

    >>> topic_of("arms_import_share", (135, 155))
    RankedTopic(role='supplier', kind='arms', owner=135, scope='')
    """
    role, kind = _MEASURED.get(measure, ("", ""))
    if not role:
        return None
    owner = about[0] if role in OF_PARTNERS else None
    return RankedTopic(role, kind, 2 if role == "votes" else owner)
