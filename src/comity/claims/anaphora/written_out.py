"""A sentence with the words written out that it leaves to those before it, or to its own others."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain

from comity.claims.anaphora.changes import (
    arms_more_or_fewer,
    changes_of_windows,
    gapped_changes,
    gapped_partners,
    imports_to_buyers,
    levels_of_windows,
)
from comity.claims.anaphora.home import (
    bare_budgets,
    described_lands,
    national_flows,
    others_of_flows,
    outputs_of_trade,
)
from comity.claims.anaphora.members import groups_joined, groups_meant, several_meant
from comity.claims.anaphora.nouns import gaps_of_trade, nouns_left_out, owners_of_both
from comity.claims.anaphora.owners import (
    countries_of_shares,
    flows_alone,
    flows_with_partner,
    largest_shares,
    own_partners,
    owners_of_partners,
    shares_of_topic,
    shares_of_world,
    them_of_owner,
    world_totals,
)
from comity.claims.anaphora.partners import (
    owners_after_several,
    owners_of_apposed,
    owners_who_speak,
    partners_of_flows,
    second_roles,
    subjects_after_apposed,
)
from comity.claims.anaphora.subjects import outsiders_meant, sanctioners_meant, topics_meant
from comity.claims.anaphora.times import (
    ends_of_windows,
    windows_meant,
    years_left_out,
    years_meant,
)
from comity.claims.anaphora.topics import (
    budgets_meant,
    burdens_meant,
    spending_meant,
    spending_of_bare_owners,
    votes_meant,
)
from comity.claims.anaphora.went_to import agents_as_states, flows_as_parts, plain_verbs
from comity.claims.claim import Interpretation
from comity.claims.ellipses.rivals import rivals_outdone, verbs_of_multiples
from comity.claims.ellipses.two_years import sizes_from_to, spent_more_than_before
from comity.claims.grammar.role_names import NamedSentence, Places, named_by_role
from comity.claims.paragraphs.in_order import figures_in_turn
from comity.claims.paragraphs.notes import (
    all_others,
    outputs_of_entries,
    owners_of_notes,
    years_of_entries,
    years_of_notes,
)
from comity.claims.paragraphs.parties import larger_of_two, parties_of_flow
from comity.claims.paragraphs.places import both_of_row, places_in_row
from comity.claims.paragraphs.shared import (
    figures_of_flows,
    figures_of_row,
    figures_of_subjects,
)
from comity.claims.paragraphs.wholes import (
    deeds_not_prevented,
    outputs_spent,
    parties_left_out,
    shares_of_row,
)
from comity.claims.phrases.arms_shares import shares_of_all_arms, shares_of_arms_trade
from comity.claims.phrases.attributed import (
    figures_after_which,
    figures_of_sources,
    without_speakers,
)
from comity.claims.phrases.balances import (
    balances_by_sign,
    balances_in_nouns,
    balances_in_verbs,
    balances_of_two,
)
from comity.claims.phrases.councils import (
    sanctions_in_other_words,
    vetoes_in_other_words,
    votes_in_other_words,
)
from comity.claims.phrases.flows import (
    flows_by_other_nouns,
    flows_in_clauses,
    imports_by_people,
    none_delivered,
    own_flows_changed,
    traders_of_arms,
)
from comity.claims.phrases.headings import lists_after_heading, parts_after_heading
from comity.claims.phrases.left_out import (
    currency_of_list,
    flows_of_second_share,
    fuels_of_share,
    shares_of_buyer,
    units_of_list,
)
from comity.claims.phrases.markets import (
    buyers_of_goods,
    largest_of_most,
    origins_of_imports,
    partners_by_places,
    ranks_among_partners,
    ranks_in_the_world,
    ways_of_flows,
    which_of_apposed,
)
from comity.claims.phrases.openings import (
    months_of_membership,
    opposites_as_clauses,
    participles_as_clauses,
)
from comity.claims.phrases.shares import (
    counted_shares,
    numbers_with_parts,
    shares_told_twice,
)
from comity.claims.phrases.two_ways import (
    buyers_after_verbs,
    goods_after_more,
    multiples_of_way_back,
    sales_of_each,
)
from comity.claims.security.arms import (
    deliveries_from,
    flows_changed,
    leaders_of_lists,
    lines_of_business,
    owners_of_deliveries,
    parts_of_everything,
    parts_of_the_market,
    parts_of_the_worlds,
)
from comity.claims.security.relations import (
    pacts_of_neither,
    sides_changed,
    vetoes_of_the_year,
)
from comity.claims.text.masks import states_of
from comity.claims.text.mentions import Context, Mention, NameIndex

_Finder = Callable[[str, Sequence[Mention], Context], Places]

_STEPS: tuple[tuple[_Finder, ...], ...] = (
    (without_speakers,),
    (all_others,),
    (years_of_entries, years_of_notes, owners_of_notes),
    (outputs_of_entries,),
    (both_of_row, parties_of_flow, larger_of_two),
    (deeds_not_prevented, outputs_spent),
    (figures_of_row, figures_of_subjects, figures_of_flows),
    (shares_of_row, parties_left_out),
    (figures_in_turn,),
    (parts_after_heading, lists_after_heading, opposites_as_clauses),
    (participles_as_clauses, shares_of_all_arms),
    (months_of_membership, ranks_among_partners, shares_told_twice),
    (ranks_in_the_world, numbers_with_parts, units_of_list, currency_of_list),
    (sales_of_each,),
    (shares_of_arms_trade, leaders_of_lists, parts_of_everything, lines_of_business),
    (flows_changed, deliveries_from),
    (owners_of_deliveries, parts_of_the_worlds, parts_of_the_market),
    (figures_of_sources,),
    (figures_after_which,),
    (sides_changed, pacts_of_neither, vetoes_of_the_year),
    (votes_in_other_words, vetoes_in_other_words, sanctions_in_other_words),
    (counted_shares,),
    (flows_in_clauses, which_of_apposed),
    (flows_by_other_nouns, imports_by_people, traders_of_arms),
    (own_flows_changed,),
    (partners_by_places, none_delivered, buyers_of_goods),
    (ways_of_flows,),
    (largest_of_most, owners_after_several),
    (origins_of_imports,),
    (flows_of_second_share, shares_of_buyer, fuels_of_share),
    (balances_by_sign,),
    (balances_of_two,),
    (balances_in_verbs, balances_in_nouns, buyers_after_verbs, goods_after_more),
    (multiples_of_way_back, rivals_outdone, verbs_of_multiples),
    (spent_more_than_before, sizes_from_to),
    (years_meant, windows_meant, years_left_out, ends_of_windows),
    (several_meant, groups_meant),
    (groups_joined,),
    (agents_as_states, gaps_of_trade),
    (second_roles,),
    (described_lands,),
    (
        national_flows,
        bare_budgets,
        shares_of_topic,
        shares_of_world,
        outputs_of_trade,
        flows_with_partner,
    ),
    (others_of_flows,),
    (topics_meant, outsiders_meant, sanctioners_meant),
    (
        owners_of_partners,
        own_partners,
        countries_of_shares,
        largest_shares,
        flows_alone,
        them_of_owner,
        votes_meant,
        world_totals,
        budgets_meant,
        spending_meant,
        burdens_meant,
        spending_of_bare_owners,
    ),
    (plain_verbs, flows_as_parts),
    (nouns_left_out,),
    (owners_of_both,),
    (gapped_changes, gapped_partners),
    (imports_to_buyers,),
    (changes_of_windows,),
    (arms_more_or_fewer,),
    (levels_of_windows,),
    (partners_of_flows,),
    (owners_who_speak,),
    (owners_of_apposed,),
    (subjects_after_apposed,),
)
"""What is written out; those of one step look at the same words."""

_UNSAID: frozenset[_Finder] = frozenset(
    {
        changes_of_windows,
        leaders_of_lists,
        rivals_outdone,
        sizes_from_to,
        spent_more_than_before,
        verbs_of_multiples,
        lists_after_heading,
        parts_of_everything,
        lines_of_business,
        parts_of_the_market,
        shares_of_arms_trade,
        spending_meant,
        spending_of_bare_owners,
        burdens_meant,
        votes_meant,
    }
)
"""What is written out of which only the sentences before it say what it is of."""


def written_out(sentence: str, names: NameIndex, context: Context) -> NamedSentence:
    """Write out the states, times and nouns that a sentence leaves to be understood."""
    mentions = names.find_states(sentence)
    in_row = list(places_in_row(sentence, mentions, context))
    placed = NamedSentence.as_written(sentence).with_places(in_row)
    named = named_by_role(placed, names, context)
    of_row = states_of(names.find_states(placed.text)) - states_of(mentions)
    mentions = names.find_states(named.text)
    own, unsaid = states_of(mentions) - of_row, set[int]()
    for step in _STEPS:
        places_by = {find: list(find(named.text, mentions, context)) for find in step}
        if any(places_by[find] for find in _UNSAID & places_by.keys()):
            unsaid = own
        if places := list(chain.from_iterable(places_by.values())):
            named = named.with_places(places)
            mentions = names.find_states(named.text)
    owed = (states_of(mentions) - own) | unsaid | _pair_of_before(sentence, context)
    return replace(named, owed=frozenset(owed))


_BOTH = re.compile(
    r"^(?:Both|They|The (?:two|pair))\b|"
    r"\b(?:the (?:two(?! (?:largest|biggest|main|of))|pair)|both (?:countries|states|sides)|they)\b"
)


def _pair_of_before(sentence: str, context: Context) -> set[int]:
    """Return the two that "both" means, where they may be others.

    They are those that the text is about; in a text about no two, those that the sentence before
    named and no others.
    """
    surely = context.main_pair or context.named
    is_sure = {*context.pair} == {*surely}
    return {*context.pair} if _BOTH.search(sentence) and not is_sure else set()


def as_owed(one: Interpretation, named: NamedSentence) -> Interpretation:
    """Return a reading that denies nothing where only sentences before name its states or topic."""
    return one if named.owed.isdisjoint(one.states) else one.undenied()
