"""Facts without figures of several states or years, of who stayed out, and since when."""

from datetime import date

import pytest

WAR, CRISES, BORDER = "interstate_war", "joint_crises", "land_border"
SANCTIONS, RELATIONS, DEFENCE = (
    "sanctions_imposed", "diplomatic_representation", "defence_obligation"
)  # fmt: skip


@pytest.fixture(scope="module")
def facts(facts_borne_out):
    """What the data bear out of a sentence that was written in some year."""
    return lambda sentence, written=2024: facts_borne_out(sentence, written=date(written, 6, 1))


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        ("Israel and Syria have fought several times since 1948, in 1967 and 1973 among others.",
         {(WAR, (666, 652), 1967), (WAR, (666, 652), 1973)}),
        ("India and Pakistan have gone to war more than once since 1947, in 1965 and 1971 for "
         "example.", {(WAR, (750, 770), 1965), (WAR, (750, 770), 1971)}),
        ("The war between Iraq and Iran, which lasted eight years, began in 1980.",
         {(WAR, (645, 630), 1980)}),
        ("The war between Ethiopia and Eritrea, which broke out in May 1998, was long.",
         {(WAR, (530, 531), 1998)}),
        ("Germany declared war on Russia and France in 1914.",
         {(WAR, (255, 365), 1914), (WAR, (255, 220), 1914)}),
        ("In 1987 Greece and Turkey were brought to the brink of war.",
         {(CRISES, (350, 640), 1987)}),
        ("India and Pakistan came close to war in 2002.", {(CRISES, (750, 770), 2002)}),
        ("The tariff war between China and Japan, which began in 1937, goes on.", set()),
        ("Greece and Turkey never came to the brink of war in 1996.", set()),
        ("The war between Iran and Iraq ended in 1994.", set()),
    ],
)  # fmt: skip
def test_wars_and_crises_are_of_each_year_named(facts, sentence, events):
    assert facts(sentence) == events


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        ("Canada and Japan had already imposed sanctions on Russia in 2014, but China did not take "
         "part.", {(SANCTIONS, (20, 365), 2014), (SANCTIONS, (740, 365), 2014),
                   (SANCTIONS, (710, 365), 2014)}),
        ("Finland joined NATO in 2023; Sweden stayed out.",
         {("nato_member", (375,), 2023), ("nato_member", (380,), 2023)}),
        ("Finland joined NATO in 2023, but Austria stayed out of the debate.",
         {("nato_member", (375,), 2023)}),
        ("Finland joined NATO in 2023, the first to do so since North Macedonia in 2020.",
         {("nato_member", (375,), 2023), ("nato_member", (343,), 2020)}),
        ("NATO, which had let in Montenegro in 2017 and North Macedonia in 2020, kept its doors "
         "open.", {("nato_member", (341,), 2017), ("nato_member", (343,), 2020)}),
        ("Panama dropped Taiwan in 2017, El Salvador in 2018 and Kiribati in 2019.",
         {(RELATIONS, (code, 713), year) for code, year in ((95, 2017), (92, 2018), (946, 2019))}),
        ("The embargo that Riyadh had slapped on Doha was lifted in January 2018.", set()),
    ],
)  # fmt: skip
def test_who_did_the_same_or_stayed_out_has_the_time_of_it(facts, sentence, events):
    assert facts(sentence) == events


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        ("The Rio Treaty, signed in 1947 by Brazil, Chile and Peru, was kept.",
         {(DEFENCE, two, 1947) for two in ((140, 155), (140, 135), (155, 135))}),
        ("Spain and Portugal, both NATO members, met.",
         {("nato_member", (230,), 2024), ("nato_member", (235,), 2024)}),
        ("Italy and Greece have quarrelled and are both members of NATO.",
         {("nato_member", (325,), 2024), ("nato_member", (350,), 2024)}),
        ("Poland and Lithuania, which border on Belarus, sent envoys in 2023.",
         {(BORDER, (290, 370), 2016), (BORDER, (368, 370), 2016)}),
        ("A trade treaty was signed in 1951 by Australia, New Zealand and Japan.", set()),
    ],
)  # fmt: skip
def test_pacts_members_and_borders_are_of_each_of_several(facts, sentence, events):
    assert events <= facts(sentence)
    assert events or not facts(sentence)


@pytest.mark.parametrize(
    ("sentence", "written", "is_so"),
    [
        ("Barack Obama is the first American president to visit Cuba since 1928.", 2016, True),
        ("Barack Obama is the first American president to visit Cuba since 1950.", 2016, False),
        (
            "Mike Pompeo is the first US secretary of state to visit Paraguay since 1965.",
            2019,
            True,
        ),
        ("He is the first US secretary of state to visit Paraguay since 1965.", 2022, False),
    ],
)
def test_the_first_since_a_year_has_none_between(facts, sentence, written, is_so):
    assert bool(facts(sentence, written)) is is_so


@pytest.mark.parametrize(
    ("sentence", "partner"),
    [
        ("Israel was the Philippines' second supplier of arms, ahead of the United States, its "
         "ally since 1951.", (840, 2)),
        ("China sold more to Japan than the United States, its treaty ally.", (740, 2)),
        ("Russia sold as many arms to Azerbaijan as to Armenia, its ally by treaty.", (365, 371)),
    ],
)  # fmt: skip
def test_its_ally_is_that_of_whom_the_state_is_not_set_against(facts, sentence, partner):
    pacts = {states for measure, states, _ in facts(sentence) if measure == DEFENCE}
    assert pacts == {partner}


def test_a_veto_of_a_day_is_of_the_year_of_writing(facts):
    text = "Russia and China vetoed the draft on Syria on Tuesday."
    assert ("joint_vetoes_in_year", (365, 710), 2011) in facts(text, 2011)
    assert not facts(text, 2013)
