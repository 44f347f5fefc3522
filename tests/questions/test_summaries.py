"""One sentence a question, and what stands out: short, in order, true to the figures."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import comity
from comity.measures.registry import find_measure
from comity.questions.answer import Answer, Conflict
from comity.questions.figure import Change, Figure
from comity.questions.perspective import Perspective
from comity.questions.registry import ORDER, questions
from comity.questions.summary.answer_order import is_hostile
from comity.questions.summary.highlights import (
    FindingKind,
    rank_highlights,
    select_findings,
)
from comity.questions.summary.repeats import is_same_value
from comity.questions.summary.summarise import MAX_WORDS, newest_answered_year, summarise
from comity.reports.brief.model import make_brief
from comity.states.articles import with_article
from comity.states.dyad import dyad
from comity.unit import (
    DOLLARS,
    SANCTION_CASES,
    TIMES,
    VETOES,
    YES_OR_NO,
    UnitKind,
    count_of,
    share_of,
)
from comity.wording.glossary import BANDS, yardstick
from comity.wording.highlights import CONSTRUCTS, EVENTS, SUBJECTS
from comity.wording.names import possessive
from comity.wording.newspaper import newspaper_amount, spell_multiples
from comity.wording.summaries import without_newest_year

PAIRS = [
    ("china", "russia"), ("usa", "india"), ("estonia", "russia"), ("israel", "iran"),
    ("peru", "chile"), ("nauru", "palau"), ("east germany", "west germany"),
    ("bavaria", "saxony"), ("netherlands", "united arab emirates"),
]  # fmt: skip


@pytest.fixture(scope="module", params=PAIRS, ids="-".join)
def dossier(request, dossiers):
    return dossiers(*request.param)


def test_every_question_has_one_sentence_of_at_most_25_words(dossier):
    assert sorted(summary.question for summary in dossier.summaries) == sorted(ORDER)
    for summary in dossier.summaries:
        assert len(summary.sentence.split()) <= MAX_WORDS
        assert summary.sentence.endswith(".")
        assert summary.sentence[0].isupper() or summary.sentence[0].isdigit()


def test_sentences_have_no_place_holder_no_double_space_and_no_wrong_number(dossier):
    sentences = [s.sentence for s in dossier.summaries] + [f.sentence for f in dossier.findings]
    for sentence in sentences:
        assert not re.search(r"[{}]|  |\bnan\b|None|\b1 states\b|\s,|-0\b", sentence), sentence
        assert not re.search(r"(?<!the )(?<!The )United (?:States|Arab)", sentence), sentence


def test_findings_are_of_different_questions_and_measures_the_most_telling_first(dossier):
    findings = dossier.findings
    assert len({made.question for made in findings}) == len(findings)
    assert len({made.figure.measure for made in findings}) == len(findings)
    newest = newest_answered_year(dossier.answers, dossier.dyad)
    calm = [
        ((m.figure.year or 0) < newest - 5, -m.score)
        for m in findings
        if m.criterion is not FindingKind.HOSTILITY and not m.figure.perspective.is_state
    ]
    assert calm == sorted(calm)
    assert findings == select_findings(dossier.highlights)


def test_a_finding_has_the_number_of_its_figure(dossier):
    for made in dossier.findings:
        if made.criterion is FindingKind.LEVEL:
            number = re.escape(newspaper_amount(made.figure.value, made.figure.unit).split(" ")[0])
            written = {"no": r"\d", "one": r"\b(?:one|1)\b"}.get(number, number)
            assert re.search(written, made.sentence)


@pytest.mark.parametrize(
    ("pair", "hostile"), [(PAIRS[0], False), (PAIRS[2], True), (PAIRS[3], True)]
)
def test_hostile_facts_come_first_and_change_the_headings(dossiers, pair, hostile):
    dossier = dossiers(*pair)
    assert is_hostile(dossier.answers, dossier.dyad) == hostile
    assert (dossier.findings[0].criterion is FindingKind.HOSTILITY) == hostile
    assert ("cooperate" in dossier.headings["drivers"]) != hostile


def test_sanctions_make_no_enemies_of_allies_or_of_two_of_which_one_arms_the_other():
    bond = replace(figure("defence_obligation", 2018, 90.0), value=1.0)
    dispute = replace(figure("militarised_disputes", 2014, 90.0), unit=count_of("disputes"))
    arms = figure("arms_transfers", 2024, 99.0)
    for cases, others, hostile in (
        (1, [bond], False), (3, [bond], False), (4, [bond], True), (1, [], True),
        (1, [bond, dispute], True), (3, [arms], False),
    ):  # fmt: skip
        sanctions = figure("sanctions_imposed_beyond_un", 2023, 99.0)
        sanctions = replace(sanctions, value=float(cases), unit=SANCTION_CASES)
        answers = [answer_of([sanctions, *others])]
        assert is_hostile(answers, dyad("germany", "poland")) == hostile
        kinds = {h.criterion for h in rank_highlights(answers, dyad("germany", "poland"))}
        assert (FindingKind.HOSTILITY in kinds) == hostile


@pytest.mark.parametrize(
    ("pair", "hostile"),
    [
        (("usa", "mexico"), False),
        (("usa", "israel"), False), (("usa", "philippines"), False), (("usa", "turkey"), False),
        (("usa", "venezuela"), True), (("germany", "russia"), True), (("japan", "prk"), True),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else str(value),
)  # fmt: skip
def test_friends_with_sanction_cases_are_friends_and_foes_are_foes(dossiers, pair, hostile):
    made = dossiers(*pair)
    assert is_hostile(made.answers, made.dyad) == hostile


def test_a_war_that_is_over_makes_no_enemies_and_is_no_headline():
    pair = dyad("peru", "chile")
    war = replace(figure("interstate_war", 2003, 99.9), value=1.0, unit=YES_OR_NO)
    trade = figure("trade", 2010, 80.0)
    assert not is_hostile([answer_of([war, trade])], pair)
    ranked = rank_highlights([answer_of([war, trade])], pair)
    assert [h.figure.measure for h in ranked] == ["trade", "interstate_war"]
    at_war = answer_of([war, replace(trade, year=2003)])
    assert is_hostile([at_war], pair)
    assert rank_highlights([at_war], pair)[0].figure.measure == "interstate_war"


def test_a_count_of_what_happened_in_a_year_has_no_trend():
    """One dispute in 2014 and four in 2004 are no fall: the years between had others."""
    change = (Change(10, -3.0, 2.0, 0.0),)
    for measure, changes in (("militarised_disputes", 0), ("shared_rivals", 1)):
        one = replace(figure(measure, 2014, 99.0), value=1.0, unit=count_of("cases"))
        count = replace(one, changes=change)
        ranked = rank_highlights([answer_of([count])], dyad("turkey", "greece"))
        assert sum(h.criterion is FindingKind.CHANGE for h in ranked) == changes


def test_one_case_more_or_less_is_no_change_to_speak_of():
    for size, changes in ((1.0, 0), (2.0, 1)):
        one = replace(figure("shared_rivals", 2014, 99.0), value=3.0, unit=count_of("rivals"))
        count = replace(one, changes=(Change(10, size, 98.0, 0.0),))
        ranked = rank_highlights([answer_of([count])], dyad("turkey", "greece"))
        assert sum(h.criterion is FindingKind.CHANGE for h in ranked) == changes


def test_every_count_in_a_finding_is_declared_as_of_events_or_of_what_lasts():
    lasting = {
        "rivals", "sanctions_imposed_beyond_un", "sanctions_received", "shared_igos",
        "shared_rivals", "shared_sanctioners",
    }  # fmt: skip
    counts = {name for name in SUBJECTS if find_measure(name).unit.kind is UnitKind.COUNT}
    assert counts == lasting | EVENTS


def test_of_two_rivals_what_divides_them_comes_first_their_rivalry_before_all(dossiers):
    answers = dossiers("india", "pakistan").answers
    groups = list(dict.fromkeys(answer.question.group for answer in answers))
    assert groups == ["strains", "drivers", "cooperation", "outlook"]
    assert answers[0].question.title == "Rivalry and pressure from others"
    assert answers[0].text == "Are India and Pakistan rivals, and do they face the same pressure?"


def test_of_a_state_that_sanctions_another_no_rivalry_is_said(dossiers):
    finland = dossiers("finland", "russia")
    assert finland.answers[0].question.name == "asymmetry"
    rivals = next(a for a in finland.answers if a.question.name == "rivals")
    assert rivals.question.group == "drivers"


def test_sanctions_of_the_un_make_no_two_states_hostile():
    # Kazakhstan counts as a sender of the UN's five cases against Iran, which bind all members.
    dossier = comity.dossier("kazakhstan", "iran", year=2012)
    assert not is_hostile(dossier.answers, dossier.dyad)
    shown = {each.figure.measure for each in dossier.findings}
    assert not shown & {"sanctions_imposed", "sanctions_imposed_beyond_un"}


def dependence(perspective, value, year):
    return Figure(
        "trade_dependence", "Trade", "A and B", perspective, share_of("GDP"), "more", "directed",
        year, value, "", percentile=60.0, count=100,
    )  # fmt: skip


def test_two_figures_of_different_years_are_never_in_one_sentence():
    a, b = Perspective.A_TO_B, Perspective.B_TO_A
    of = {q.name: q for q in questions().values()}["interdependence"]
    for years, expected in (
        ((2023, 2023), "Trade with Peru came to 2 percent of Chile's GDP in 2023, and trade with "
         "Chile came to 1 percent of Peru's GDP."),
        ((2015, 2023), "Trade with Chile came to 1 percent of Peru's GDP in 2015."),
    ):  # fmt: skip
        figures = (dependence(a, 0.01, years[0]), dependence(b, 0.02, years[1]))
        one = Answer(of, "?", "It is so.", figures, (), (), (), ())
        assert summarise(one, dyad("peru", "chile"), 2023).sentence == expected


def test_a_ratio_of_two_shares_of_nearly_nothing_is_no_finding():
    ratio = replace(figure("dependence_ratio", 2020, 99.0), unit=TIMES, value=75_130.0)
    ratio = replace(ratio, perspective=Perspective.A_TO_B)
    for share, count in ((0.0003, 0), (0.03, 1)):
        base = dependence(Perspective.A_TO_B, share, 2020)
        ranked = rank_highlights([answer_of([ratio, base])], dyad("tuvalu", "germany"))
        assert sum(h.criterion is FindingKind.ASYMMETRY for h in ranked) == count


def test_a_figure_of_the_newest_five_years_comes_before_an_older_one():
    old, new = figure("trade", 2014, 99.9), figure("fuel_exports", 2020, 80.0)
    ranked = rank_highlights([answer_of([old, new])], dyad("peru", "chile"))
    assert [h.figure.measure for h in ranked] == ["fuel_exports", "trade"]


def test_one_where_most_have_none_is_not_called_far_more():
    rivals = replace(
        figure("shared_rivals", 2020, 99.0), unit=count_of("strategic rivals"), value=1.0, median=0
    )
    (one,) = rank_highlights([answer_of([rivals])], dyad("peru", "chile"))
    assert one.sentence == "Peru and Chile shared one strategic rival in 2020, unlike most pairs."


def test_a_yardstick_word_has_one_band_and_every_percentile_has_one():
    lows = [band.low for band in BANDS]
    assert lows == sorted(lows, reverse=True)
    assert lows[-1] == 0
    words = {yardstick(p / 10, "amount") for p in range(1001)}
    assert len(words) == len(BANDS)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (0.0019, share_of("trade"), "0.19 percent"),
        (239_000, DOLLARS, "239 billion dollars"),
        (1, VETOES, "one veto"),
        (0, SANCTION_CASES, "no sanction cases"),
        (8.76, TIMES, "8.8 times"),
    ],
)
def test_numbers_are_set_as_newspapers_do(value, unit, words):
    assert newspaper_amount(value, unit) == words


def test_a_rise_of_fuels_from_nothing_is_no_finding_as_that_may_be_a_delivery_not_reported():
    for before, changes in ((0.0, 0), (10.0, 1)):
        sales = replace(
            figure("fuel_exports", 2021, 99.0), changes=(Change(10, 50 - before, 99.0, None),)
        )
        ranked = rank_highlights([answer_of([sales])], dyad("cuba", "venezuela"))
        assert sum(h.criterion is FindingKind.CHANGE for h in ranked) == changes


def test_two_counts_of_different_things_are_not_one_value():
    disputes = replace(figure("militarised_disputes", 1970, 99.0), unit=count_of("disputes"))
    cases = replace(figure("sanctions_received", 1970, 99.0), unit=SANCTION_CASES)
    assert not is_same_value(disputes, cases)
    assert is_same_value(disputes, replace(disputes, measure="disputes_with_us"))


def test_two_facts_are_not_one_value_and_a_fact_is_no_count():
    rivalry, war = (
        replace(figure(measure, 1973, 99.0), unit=YES_OR_NO, value=1.0)
        for measure in ("strategic_rivalry", "interstate_war")
    )
    case = replace(figure("sanctions_received", 1973, 99.0), unit=SANCTION_CASES, value=1.0)
    assert not is_same_value(rivalry, war)
    assert not is_same_value(rivalry, case)


@pytest.mark.parametrize(
    ("pair", "year", "others"),
    [
        (("egypt", "israel"), 1973, ["were strategic rivals", "had three sanction cases in force"]),
        (("usa", "japan"), 1942, ["were strategic rivals"]),
    ],
)
def test_a_war_of_the_year_leads_and_no_hostile_fact_lacks_room(pair, year, others):
    brief = make_brief(comity.dossier(*pair, year=year))
    assert f"fought an interstate war in {year}" in brief.headline
    (strains,) = [s for s in brief.sections if s.heading == brief.dossier.headings["strains"]]
    text = " ".join(sentence.text for sentence in strains.sentences)
    assert all(fact in text for fact in others)
    assert brief.words <= 300


def test_a_multiple_of_two_is_twice_and_one_of_one_is_no_multiple():
    assert spell_multiples("it was 2 times as large") == "it was twice as large"
    assert spell_multiples("it was 2.2 times as large, 12 times that") == (
        "it was 2.2 times as large, 12 times that"
    )
    assert spell_multiples("it was 3 times as large") == "it was three times as large"
    assert spell_multiples("it was 1 times as large") == "it was about as large"


def test_every_measure_of_a_construct_has_a_name_for_disagreements():
    indicators = [i for question in questions().values() for i in question.indicators]
    assert {i.measure for i in indicators if i.construct} == CONSTRUCTS.keys()


def figure(measure, year, percentile):
    return Figure(
        measure, measure, "A and B", Perspective.PAIR, DOLLARS, "more", "dyad", year, 50.0, "50",
        percentile=percentile, count=100,
    )  # fmt: skip


def answer_of(figures, conflicts=()):
    question = next(iter(questions().values()))
    return Answer(
        question, "?", "It is so.", tuple(figures), (), (), (), (), conflicts=tuple(conflicts)
    )


def test_two_measures_that_disagree_stand_out_by_how_far_they_are_apart():
    one, other = figure("vote_pi", 2020, 40.0), figure("s_score", 2020, 90.0)
    conflict = Conflict((one, other), (40.0, 90.0), "alignment")
    (highlight,) = rank_highlights([answer_of([one, other], [conflict])], dyad("peru", "chile"))
    assert highlight.criterion is FindingKind.DISAGREEMENT
    assert highlight.score == 50.0
    assert highlight.sentence == (
        "Measures of alignment disagreed in 2020: it was about as much as for most pairs by "
        "agreement of votes beyond chance (pi), but more than for most pairs by the similarity S "
        "of their votes."
    )


def test_two_measures_in_one_band_do_not_disagree_in_words():
    one, other = figure("vote_pi", 2020, 30.0), figure("s_score", 2020, 70.0)
    conflict = Conflict((one, other), (30.0, 70.0), "alignment")
    assert not rank_highlights([answer_of([one, other], [conflict])], dyad("peru", "chile"))


def test_a_figure_long_past_comes_last_by_the_share_that_is_newer():
    trade, crises = figure("trade", 2020, 50.5), figure("crises", 2003, 99.0)
    ranked = rank_highlights([answer_of([crises, trade])], dyad("peru", "chile"))
    assert [(h.criterion, h.score) for h in ranked] == [
        (FindingKind.LEVEL, 1.0),
        (FindingKind.AGE, 50.0),
    ]
    assert ranked[-1].sentence == "The newest figure of “crises” is from 2003."


def test_a_year_is_the_newest_in_the_data_only_where_others_are_newer(dossiers):
    turkey = dossiers("turkey", "greece")
    assert "the newest year in the data" in turkey.findings[0].sentence
    assert without_newest_year("in 1995, the newest year in the data.") == "in 1995."


def test_names_have_their_article():
    assert with_article("Netherlands") == "the Netherlands"
    assert possessive("Russia") == "Russia's"


def test_less_than_predicted_is_said_as_a_part_and_more_as_a_multiple():
    """ "0.08 times the prediction" is no English."""
    said = {
        value: rank_highlights([answer_of([replace(figure("gravity_ratio", 2023, percentile),
                                                   value=value, unit=TIMES)])], PERU_CHILE)
        for value, percentile in ((0.08, 3.0), (0.004, 1.0), (2.5, 90.0))
    }  # fmt: skip
    assert [ranked[0].sentence for ranked in said.values()] == [
        "Trade between Peru and Chile was 8 percent of the gravity prediction in 2023.",
        "Trade between Peru and Chile was 0.4 percent of the gravity prediction in 2023.",
        "Trade between Peru and Chile was 2.5 times the gravity prediction in 2023.",
    ]


@pytest.mark.parametrize(("million", "count"), [(0.7, 0), (700.0, 1)])
def test_a_share_of_next_to_nothing_does_not_stand_out(million, count):
    """China sold Iran fuel for some thousand dollars: no headline, whatever share that was."""
    share = replace(figure("fuel_import_share", 2024, 99.0), value=0.16,
                    perspective=Perspective.A_TO_B, unit=share_of("fuel imports"))  # fmt: skip
    flow = replace(figure("fuel_exports", 2024, 96.0), value=million,
                   perspective=Perspective.B_TO_A, unit=DOLLARS)  # fmt: skip
    ranked = rank_highlights([answer_of([share, flow])], PERU_CHILE)
    assert sum(h.figure.measure == "fuel_import_share" for h in ranked) == count


PERU_CHILE = dyad("peru", "chile")


@pytest.mark.parametrize(("on_trade", "hostile"), [(0.0, False), (1.0, True)])
def test_few_cases_of_which_none_restricts_trade_make_no_enemies(on_trade, hostile):
    """The EU's cases against single persons made Romania and Moldova "divided"."""
    cases = replace(figure("sanctions_imposed_beyond_un", 2023, 99.0), value=2.0,
                    unit=SANCTION_CASES)  # fmt: skip
    trade = replace(figure("trade_sanctions_imposed", 2023, 99.0), value=on_trade,
                    unit=SANCTION_CASES)  # fmt: skip
    goods = figure("trade", 2023, 80.0)
    answers = [answer_of([cases, trade, goods])]
    assert is_hostile(answers, PERU_CHILE) == hostile
    headline = rank_highlights(answers, PERU_CHILE)[0].figure.measure
    assert headline == ("sanctions_imposed_beyond_un" if hostile else "trade")


def test_a_dependence_that_is_said_in_the_same_words_for_both_is_said_once(dossiers):
    (summary,) = [
        s for s in dossiers("bhutan", "peru").summaries if s.question == "interdependence"
    ]
    assert summary.sentence == (
        "Trade between Bhutan and Peru came to less than 0.01 percent of the GDP of each in 2017."
    )
    assert len(summary.figures) == 2
