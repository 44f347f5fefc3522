"""Sentences to quote: what a measure is of its states in a year, with the source."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from comity.panels.codebook import Description
from comity.states.articles import with_article
from comity.unit import UnitKind
from comity.wording.names import capitalise, in_places, name_of, possessive
from comity.wording.newspaper import newspaper_amount, newspaper_change
from comity.wording.values import join_names

LEVELS: Mapping[str, str] = {
    "agreement_with_us": "{a} voted with the United States on {value} of roll calls in the "
    "General Assembly in {year}",
    "arms_deals": "{a} ordered arms from {b} in {value} in {year}",
    "arms_export_share": "{b} took {value} of the arms that {a} exported in the five years to "
    "{year}",
    "arms_exports_five_years": "{a} exported major arms of {value} in the five years to {year}",
    "arms_exports_world_share": "{a} had {value} of the arms exports of all states in the five "
    "years to {year}",
    "arms_import_share": "{b} supplied {value} of the arms that {a} imported in the five years to "
    "{year}",
    "arms_imports_five_years": "{a} imported major arms of {value} in the five years to {year}",
    "arms_imports_world_share": "{a} had {value} of the arms imports of all states in the five "
    "years to {year}",
    "arms_supplier_concentration": "the concentration of {as} suppliers of arms was {value} in "
    "the five years to {year} (one supplier alone makes 1)",
    "arms_transfers": "{a} delivered major arms of {value} to {b} in {year}",
    "belt_and_road_years": "{a} counted {value} the Belt and Road Initiative in {year}",
    "chinese_deals": "{a} made investment and construction deals of {value} in {b} in {year}",
    "chinese_finance": "{a} committed official finance of {value} to {b} in {year}",
    "cinc": "{a} had {value} of the material capabilities of all states in {year}",
    "cinc_ratio": "the material capabilities of {a} were {value} those of {b} in {year}",
    "coal_export_share": "{b} bought {value} of the coal that {a} exported in {year}",
    "coal_exports": "{a} sold {b} coal worth {value} in {year}",
    "coal_import_share": "{b} supplied {value} of the coal that {a} imported in {year}",
    "consultation_obligation": "{a} and {b} had an obligation to consult each other in {year}",
    "contested_agreement": "{a} and {b} cast the same vote on {value} of the roll calls of {year} "
    "that were not unanimous",
    "council_agreement": "{a} and {b} cast the same vote on {value} of the resolutions that the "
    "Security Council adopted in {year}",
    "council_joint_abstentions": "{a} and {b} both abstained on {value} of the Security Council "
    "in {year}",
    "crude_oil_export_share": "{b} bought {value} of the crude oil that {a} exported in {year}",
    "crude_oil_exports": "{a} sold {b} crude oil worth {value} in {year}",
    "crude_oil_import_share": "{b} supplied {value} of the crude oil that {a} imported in {year}",
    "customs_trade": "trade in goods between {a} and {b} was worth {value} in {year}, as China's "
    "customs report it",
    "defence_obligation": "{a} and {b} had an obligation to defend each other in {year}",
    "direct_investment": "{a} had direct investment of {value} in {b} in {year}",
    "exercises_after_2010": "{a} and {b} held {value} together in {year}, as far as they are "
    "listed",
    "export_share": "{b} took {value} of {as} exports of goods in {year}",
    "exports": "{a} exported goods worth {value} to {b} in {year}",
    "favourability": "{value} of the public in {a} viewed {b} favourably in {year}",
    "foreign_reserves": "{a} had foreign exchange reserves of {value} in {year}",
    "freedom_rating": "Freedom House rated {a} at {value} for {year}, on a scale from 1 (free) to "
    "7 (not free)",
    "fuel_buyer_rank": "{b} ranked {value} among the buyers of fuels from {a} in {year}",
    "fuel_export_share": "{b} bought {value} of the fuels that {a} exported in {year}",
    "fuel_exports": "{a} sold {b} fuels worth {value} in {year}",
    "fuel_import_share": "{b} supplied {value} of the fuels that {a} imported in {year}",
    "fuel_supplier_rank": "{b} ranked {value} among the suppliers of fuels to {a} in {year}",
    "gas_export_share": "{b} bought {value} of the natural gas that {a} exported in {year}",
    "gas_exports": "{a} sold {b} natural gas worth {value} in {year}",
    "gas_import_share": "{b} supplied {value} of the natural gas that {a} imported in {year}",
    "gas_pipeline_capacity": "gas pipelines with a capacity of {value} joined {a} and {b} in "
    "{year}",
    "gdp": "{as} gross domestic product was {value} in {year}",
    "gdp_per_capita": "{as} gross domestic product was {value} in {year}",
    "gdp_ratio": "the gross domestic product of {a} was {value} that of {b} in {year}",
    "ideal_point_distance": "the ideal points of {a} and {b} in the General Assembly were {value} "
    "apart in {year}",
    "import_share": "{b} supplied {value} of {as} imports of goods in {year}",
    "joint_exercises": "{a} and {b} took part in {value} together in {year}",
    "joint_opposition": "{a} and {b} both voted against the United States on {value} of the roll "
    "calls on which it took sides in {year}",
    "joint_patrols": "{a} and {b} held {value} together in {year}, as far as they are listed",
    "joint_veto_share": "{b} joined {value} of the vetoes that {a} cast in the ten years to {year}",
    "joint_vetoes": "by {year}, {a} and {b} had both vetoed {value} of the Security Council",
    "joint_vetoes_in_year": "{a} and {b} both vetoed {value} of the Security Council in {year}",
    "leader_visits": "leaders of {a} paid {value} to {b} in {year}",
    "lone_votes": "{a} voted alone on {value} in the General Assembly in {year}",
    "lone_votes_near": "{a} voted with fewer than five others on {value} in the General Assembly "
    "in {year}",
    "migrants": "{value} from {a} lived in {b} in {year}",
    "militarised_disputes": "{a} and {b} had {value} with the threat, display or use of force in "
    "{year}",
    "military_burden": "{a} spent {value} of its GDP on its military in {year}",
    "military_spending": "{a} spent {value} on its military in {year}",
    "military_spending_ratio": "the military spending of {a} was {value} that of {b} in {year}",
    "neutrality_obligation": "{a} and {b} had an obligation to stay neutral in each other's wars "
    "in {year}",
    "nonaggression_obligation": "{a} and {b} had an obligation not to attack each other in {year}",
    "own_currency_settlement": "{value} of the trade between {a} and {b} was said to be settled "
    "in their own currencies in {year}",
    "partner_rank": "{b} ranked {value} among the trading partners of {a} in {year}",
    "polity_score": "the Polity score of {a} was {value} in {year}, on a scale from -10 "
    "(autocracy) to 10 (democracy)",
    "rivals": "{a} had {value} in {year}",
    "s_score": "the similarity S of the votes of {a} and {b} in the General Assembly was {value} "
    "in {year}",
    "sanctioning_states": "{value} had sanctions against {a} in force in {year}",
    "sanctions_imposed": "{a} had {value} in force against {b} in {year}",
    "sanctions_imposed_beyond_un": "{a} had {value} in force against {b} in {year}, the UN's "
    "left out",
    "sanctions_received": "{value} against {a} were in force in {year}",
    "shared_alliances": "{a} and {b} were both members of {value} in {year}",
    "shared_igos": "{a} and {b} were both members of {value} in {year}",
    "shared_institutions_without_us": "{a} and {b} were both members of {value} without the "
    "United States, of the nine listed, in {year}",
    "shared_non_western_institutions": "{a} and {b} were both members of {value} without Western "
    "members, of the seven listed, in {year}",
    "shared_rivals": "{value} were strategic rivals of both {a} and {b} in {year}",
    "shared_sanctioners": "{value} had sanctions against both {a} and {b} in force in {year}",
    "sole_vetoes": "{a} alone cast {value} in the Security Council in {year}",
    "strategic_rivalry": "{a} and {b} were strategic rivals in {year}",
    "swap_lines_in_force": "the central banks of {a} and {b} had {value} of currency swaps in "
    "force in {year}",
    "total_arms_exports": "{a} exported major arms of {value} in {year}",
    "total_arms_imports": "{a} imported major arms of {value} in {year}",
    "total_exports": "{a} exported goods worth {value} in {year}",
    "total_imports": "{a} imported goods worth {value} in {year}",
    "total_trade": "{as} trade in goods was worth {value} in {year}",
    "trade": "trade in goods between {a} and {b} was worth {value} in {year}",
    "trade_agreements": "{a} and {b} had {value} on trade in force in {year}",
    "trade_balance": "the balance of {as} trade in goods with {b} was {value} in {year}",
    "trade_cutoff_cost": "{a} would lose {value} of its real income if its trade with {b} "
    "stopped, at the trade of {year}",
    "trade_cutoff_output_cost": "{a} would lose {value} of its real output if its trade with {b} "
    "stopped, at the trade of {year}",
    "trade_dependence": "{as} trade with {b} came to {value} of its GDP in {year}",
    "trade_share": "{b} accounted for {value} of {as} trade in goods in {year}",
    "vetoes_cast": "{a} cast {value} in the Security Council in {year}",
    "vote_agreement": "{a} and {b} cast the same vote on {value} of roll calls in the General "
    "Assembly in {year}",
    "vote_divergence": "{a} and {b} cast different votes on {value} of roll calls in the General "
    "Assembly in {year}",
    "vote_isolation": "{a} differed from the other members of the General Assembly on {value} of "
    "votes in {year}",
    "vote_kappa": "{a} and {b} agreed in the General Assembly beyond chance with a kappa of "
    "{value} in {year}",
    "vote_pi": "{a} and {b} agreed in the General Assembly beyond chance with a pi of {value} in "
    "{year}",
}
"""By measure, the sentence of its level; {as} is the first state as an owner."""

_MEMBER = re.compile(r"Membership of (?P<body>.+) at the end of the year")

NONE: Mapping[str, str] = {
    "belt_and_road_years": "{a} had not joined the Belt and Road Initiative by {year}",
    "consultation_obligation": "{a} and {b} had no obligation to consult each other in {year}",
    "defence_obligation": "{a} and {b} had no obligation to defend each other in {year}",
    "neutrality_obligation": "{a} and {b} had no obligation to stay neutral in each other's wars "
    "in {year}",
    "nonaggression_obligation": "{a} and {b} had no obligation not to attack each other in {year}",
    "strategic_rivalry": "{a} and {b} were no strategic rivals in {year}",
}
"""The sentences of a value of zero, where they are others."""

LAST_RANK = 50
"""Ranks farther down are not quoted."""

_BETWEEN = "between the two"
_VOTES_ON = "Agreement of votes on "

_PLURAL = re.compile(r"(?!\S*(?:ss|is|us)\b)\S+s\b")
"""Titles that begin with a word in the plural."""


def level_clause(measure: Description, codes: Sequence[int], value: float, year: int | str) -> str:
    """Return what a measure is in a year, or in the years of a sum, as a clause without full stop.

    >>> from comity.panels.stored import stored_values
    >>> share = stored_values().describe("arms_import_share")
    >>> level_clause(share, (710, 365), 0.716, 2024)
    'Russia supplied 71.6 percent of the arms that China imported in the five years to 2024'
    """
    template = (NONE.get(measure.name) if value == 0 else None) or LEVELS.get(measure.name)
    if template is None and measure.title.startswith(_VOTES_ON) and measure.unit.in_points:
        topic = measure.title.removeprefix(_VOTES_ON)
        template = (
            f"{{a}} and {{b}} cast the same vote on {{value}} of roll calls on {topic} in {{year}}"
        )
    if template is None and (body := _MEMBER.fullmatch(measure.title)):
        article = "a" if value else "no"
        template = f"{{a}} was {article} member of {body['body']} at the end of {{year}}"
    template = template or _general_template(measure, codes, value)
    return template.format(**_names(codes), value=_amount(value, measure), year=year)


def _general_template(measure: Description, codes: Sequence[int], value: float) -> str:
    """Return the sentence of a measure that has none of its own, from its title."""
    title = _title(measure, codes)
    about = _about(measure, codes)
    if measure.unit.kind is UnitKind.BOOLEAN:
        article = "no" if not value else "an" if title[0] in "aeiou" else "a"
        return f"{about}{article} {title} was recorded in {{year}}"
    verb = "were" if _PLURAL.match(measure.title) else "was"
    return f"{about}the {title} {verb} {{value}} in {{year}}"


def _amount(value: float, measure: Description) -> str:
    """Format an amount; of a ratio near one, so that it is not taken for one."""
    if measure.unit.kind is UnitKind.RATIO and 0.5 < value < 2:
        return f"{value:.2f} {measure.unit.noun}"
    return newspaper_amount(value, measure.unit)


def change_clause(
    measure: Description, codes: Sequence[int], change: float, years: tuple[int, int], value: float
) -> str:
    """Return how a measure changed from one year to another, and to which value, as a clause.

    >>> from comity.panels.stored import stored_values
    >>> trade = stored_values().describe("trade")
    >>> change_clause(trade, (2, 20), 0.5, (2013, 2023), 700_000).partition(" between ")[2]
    'the United States and Canada rose by 50 percent from 2013 to 2023, to 700 billion dollars'
    """
    if body := _MEMBER.fullmatch(measure.title):
        return _membership_change(body["body"], codes, change, years)
    size = newspaper_change(change, measure.unit, measure.change)
    went = f"rose by {size}" if change > 0 else f"fell by {size}" if change else "did not change"
    subject = f"{_about(measure, codes)}the {_title(measure, codes)}"
    return f"{subject} {went} from {years[0]} to {years[1]}, to {_amount(value, measure)}"


def _membership_change(
    body: str, codes: Sequence[int], change: float, years: tuple[int, int]
) -> str:
    """Return how a membership changed from the end of one year to the end of another."""
    first, last = years
    when = f"in {last}" if last == first + 1 else f"between the end of {first} and that of {last}"
    verb = "joined" if change > 0 else "left" if change else "neither joined nor left"
    return f"{with_article(name_of(codes[0]))} {verb} {body} {when}"


def rank_clause(rank: float, measure: Description, codes: Sequence[int]) -> str:
    """Return the rank of a value, as the end of a sentence.

    >>> from comity.panels.stored import stored_values
    >>> share = stored_values().describe("arms_import_share")
    >>> rank_clause(1, share, (710, 365))
    'no. 1 among all partners of China'
    """
    if measure.directed:
        return f"no. {rank:.0f} among all partners of {with_article(name_of(codes[0]))}"
    return f"no. {rank:.0f} of all {'states' if measure.level == 'state' else 'pairs'} with data"


def with_source(sentence: str, sources: Sequence[str], version: str, day: date) -> str:
    """Return a sentence with the titles of its sources and the day of access.

    >>> with_source("trade grew", ["Trade Table"], "1.0", date(2025, 3, 7))
    'Trade grew (source: Trade Table; accessed through Comity 1.0 on 7 March 2025).'
    """
    source = f"source{'s' if len(sources) > 1 else ''}: {'; '.join(sources)}"
    access = f"accessed through Comity {version} on {day.day} {day:%B %Y}"
    return f"{capitalise(sentence)} ({source}; {access})."


def _names(codes: Sequence[int]) -> dict[str, str]:
    names = [name_of(code) for code in codes] or [""]
    return {
        "a": with_article(names[0]),
        "as": possessive(names[0]),
        "b": with_article(names[-1]),
    }


def _about(measure: Description, codes: Sequence[int]) -> str:
    """Return whom a sentence is about, where the title does not name them."""
    if measure.directed or not codes or measure.title.endswith(_BETWEEN):
        return ""
    return f"for {join_names([with_article(name_of(code)) for code in codes])}, "


def _title(measure: Description, codes: Sequence[int]) -> str:
    """Return a title within a sentence, with the states' names in the places of A and B."""
    title = measure.title
    if title[1:2].islower():
        title = title[0].lower() + title[1:]
    if not measure.directed:
        pair = [with_article(name_of(code)) for code in codes]
        is_of_pair = title.endswith(_BETWEEN)
        return f"{title.removesuffix(_BETWEEN)}between {join_names(pair)}" if is_of_pair else title
    names = dict(zip("AB", (with_article(name_of(c)) for c in codes), strict=False))
    return in_places(title, names)
