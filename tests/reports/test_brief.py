"""The brief: short, sourced, the same in every format, honest where there is little."""

from __future__ import annotations

import json
import re
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

import comity
from comity.cli.main import exit_code
from comity.questions.summary.highlights import FindingKind
from comity.reports.brief.charts import draw_charts
from comity.reports.brief.docx import as_docx
from comity.reports.brief.html import render
from comity.reports.brief.json import as_dict, as_json
from comity.reports.brief.model import make_brief, plain_text
from comity.reports.brief.pdf import as_pdf
from comity.reports.brief.text import as_markdown, as_text
from comity.reports.dossier.model import make_dossier
from comity.states.dyad import dyad


@pytest.fixture(scope="module")
def brief(china_russia):
    return make_brief(china_russia, 300)


@pytest.mark.parametrize("words", [300, 700])
def test_it_is_no_longer_than_asked(china_russia, words):
    assert 150 < make_brief(china_russia, words).words <= words


def test_it_goes_from_why_to_what_next_and_ends_with_what_is_not_known(brief):
    headings = [section.heading for section in brief.sections]
    assert headings == [
        "Why they cooperate",
        "Where they cooperate",
        "What strains it",
        "What comes next",
        "What is not known",
        "How old are these figures",
    ]


def test_every_source_is_named_by_a_sentence_and_numbered_in_the_order_of_use(brief):
    sentences = [brief.lead, *(s for section in brief.sections for s in section.sentences)]
    numbers = [n for sentence in sentences for n in sentence.sources]
    assert list(dict.fromkeys(numbers)) == sorted(set(numbers))
    assert set(numbers) == set(range(1, len(brief.publications) + 1))


def test_every_figure_carries_its_trail(brief):
    sentences = [s for section in as_dict(brief)["sections"] for s in section["sentences"]]
    trails = [figure["trail"] for s in sentences for figure in s["figures"]]
    assert len(trails) >= 9
    assert all(re.fullmatch(r"comity trace \w+( \S+){1,2} \d{4}", trail) for trail in trails)


def test_all_formats_have_the_same_sentences(brief):
    sentences = [s.text for section in brief.sections for s in section.sentences]
    page = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", render(brief)))
    document = Document(BytesIO(as_docx(brief)))
    word = " ".join(paragraph.text for paragraph in document.paragraphs)
    texts = (as_text(brief), as_markdown(brief), word, page.replace("&#39;", "'"))
    for text in texts:
        flat = " ".join(text.split())
        assert all(sentence in flat for sentence in sentences)
    assert json.loads(as_json(brief))["headline"] == brief.headline
    assert len(document.inline_shapes) == len(draw_charts(brief)) <= 4


def test_the_pdf_is_tagged_and_of_two_pages_at_most(brief):
    content = as_pdf(brief)
    assert content.startswith(b"%PDF")
    assert b"pdfuaid" in content
    assert len(re.findall(rb"/Type\s*/Page\b", content)) <= 2


def test_the_longest_brief_with_four_charts_and_sixteen_sources_has_two_pages(china_russia):
    content = as_pdf(make_brief(china_russia, 700))
    assert len(PdfReader(BytesIO(content)).pages) == 2


def test_no_caption_of_a_word_document_is_parted_from_its_chart(china_russia):
    document = Document(BytesIO(as_docx(make_brief(china_russia, 700))))
    captions = [p for p in document.paragraphs if p.style.name == "Caption"]
    assert captions
    assert all(p.paragraph_format.keep_with_next for p in captions)


def test_a_text_that_looks_like_markup_stays_a_text(hostile):
    brief = make_brief(hostile)
    assert "<script" not in render(brief)
    assert as_pdf(brief).startswith(b"%PDF")


@pytest.mark.parametrize("pair", [("nauru", "palau"), ("bavaria", "saxony")])
def test_a_pair_with_little_data_has_a_short_honest_page(dossiers, pair):
    text = plain_text(make_brief(dossiers(*pair)))
    assert "no data" in text or "No open data" in text
    assert "None" not in text


@pytest.mark.parametrize("words", [300, 700])
def test_long_names_keep_within_the_words_asked(dossiers, words):
    assert make_brief(dossiers("drc", "central african republic"), words).words <= words


def test_what_cannot_be_forecast_is_one_sentence_and_what_has_no_data_is_named_once(dossiers):
    text = plain_text(make_brief(dossiers("nauru", "palau")))
    assert "Trade and arms deliveries between Nauru and Palau cannot be forecast" in text
    assert text.count("cannot be forecast") == 1
    assert text.count("only single figures on economic interdependence") == 1
    assert "no data on" not in text


def test_a_brief_of_an_earlier_year_has_nothing_of_long_before_or_of_later_years(values):
    dossier = make_dossier(dyad("ussr", "cuba"), values, 1985)
    text = plain_text(make_brief(dossier, 700))
    assert "only single figures on economic interdependence and economic cooperation" in text
    assert "1939" not in text
    assert not re.search(r"\b(?:199|20[0-9])\d", text)


def test_the_headline_has_its_sources_and_is_not_said_again(dossiers):
    brief = make_brief(dossiers("turkey", "greece"), 700)
    assert brief.lead.sources
    assert as_dict(brief)["lead"]["figures"][0]["trail"].startswith("comity trace")
    assert plain_text(brief).count(brief.headline) == 1


def test_votes_with_the_united_states_are_said_once(dossiers):
    text = plain_text(make_brief(dossiers("israel", "usa"), 700))
    assert "cast the same vote on" in text
    assert not re.search(r"voted with the United States", text)


def test_a_change_of_votes_is_that_of_one_rule(dossiers):
    highlights = dossiers("brazil", "argentina").highlights
    adopted = [h for h in highlights if h.figure.measure == "vote_agreement_adopted"]
    assert [h.criterion for h in adopted] == [FindingKind.CHANGE]
    assert "on adopted resolutions fell from" in adopted[0].sentence


def test_of_rivals_what_divides_them_comes_first_and_what_they_share_is_not_among_it(dossiers):
    brief = make_brief(dossiers("jordan", "syria"), 700)
    assert [section.heading for section in brief.sections][:2] == [
        "What divides them",
        "What could bring them together",
    ]
    common = [s.text for s in brief.sections[1].sentences]
    assert not any("rival" in text and "shared" not in text for text in common)


def test_a_value_of_the_headline_is_not_said_again_in_other_words(dossiers):
    brief = make_brief(dossiers("micronesia", "monaco"), 700)
    figure = brief.lead.figures[0]
    again = [s for section in brief.sections for s in section.sentences if figure in s.figures]
    assert again == []


def test_a_forecast_says_where_its_series_ended_if_a_newer_figure_has_another_source(dossiers):
    for words in (300, 700):
        text = plain_text(make_brief(dossiers("usa", "china"), words))
        assert "It continues a series that ended at 606.2 billion dollars in 2024." in text
    text = plain_text(make_brief(dossiers("china", "russia"), 700))
    assert "The figure for 2025 has another source, and is not part of that series." in text


def test_a_newest_figure_far_from_the_series_that_is_forecast_is_always_told_apart(dossiers):
    brief = make_brief(dossiers("nigeria", "ghana"), 300)
    text = plain_text(brief)
    assert "traded goods worth 1.1 billion dollars in 2025" in text
    assert "after 181 million dollars in 2023. The figure for 2025 has another source" in text


@pytest.mark.parametrize("format", ["text", "markdown", "html", "json", "docx"])
def test_who_asks_by_a_former_name_reads_which_state_and_years_are_meant(format):
    brief = comity.brief("prussia", "tuvalu")
    note = "“Prussia” was a name of Germany until 1871. The newest figures are of Germany."
    written = {
        "text": as_text, "markdown": as_markdown, "html": render, "json": as_json,
        "docx": lambda b: "\n".join(p.text for p in Document(BytesIO(as_docx(b))).paragraphs),
    }[format](brief)  # fmt: skip
    assert note in " ".join(written.split())
    assert comity.brief("germany", "tuvalu").notes == ()
    assert "up to 1991" in comity.brief("ussr", "cuba").notes[0]


WRITERS = {
    "txt": as_text, "md": as_markdown, "html": render, "json": as_json, "pdf": as_pdf,
    "docx": as_docx,
}  # fmt: skip


@pytest.mark.parametrize("format", WRITERS)
@pytest.mark.parametrize("pair", [("nauru", "palau"), ("bavaria", "saxony")], ids="-".join)
def test_a_pair_with_little_or_no_data_has_a_short_page_in_every_format(dossiers, pair, format):
    brief = make_brief(dossiers(*pair))
    content = WRITERS[format](brief)
    texts = {
        "pdf": lambda c: "".join(page.extract_text() for page in PdfReader(BytesIO(c)).pages),
        "docx": lambda c: "\n".join(p.text for p in Document(BytesIO(c)).paragraphs),
    }
    text = texts.get(format, lambda c: c)(content)
    assert re.search("no data on|only single figures on", " ".join(text.split()))
    assert "None" not in text


@pytest.mark.parametrize(
    ("names", "more"),
    [
        (("tuscany", "kosovo"), []),
        (("china", "prc"), []),
        (("nauru", "palau"), ["--year", "1900"]),
        (("chnia", "russia"), []),
    ],
)
@pytest.mark.parametrize("format", WRITERS)
def test_what_cannot_be_written_is_an_error_and_leaves_no_file(
    names, more, format, tmp_path, capsys
):
    file = tmp_path / f"brief.{format}"
    code = exit_code(["brief", *names, *more, "--format", format, "--out", str(file)])
    assert code not in {0, 1}
    assert not file.exists()
    assert len(capsys.readouterr().err.split()) >= 6


def test_a_pdf_is_tagged_has_a_language_a_title_and_numbered_pages(china_russia):
    reader = PdfReader(BytesIO(as_pdf(make_brief(china_russia, 700))))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"].startswith("en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "China and Russia"
    pages = len(reader.pages)
    for number, page in enumerate(reader.pages, start=1):
        assert f"{number} / {pages}" in page.extract_text()


@pytest.mark.parametrize(
    ("pair", "year", "said"),
    [
        ("india pakistan", 1971, "India and Pakistan fought an interstate war in 1971."),
        ("india pakistan", 1970, "India and Pakistan were strategic rivals in 1970."),
    ],
)
def test_of_a_year_at_war_the_war_is_said_first(pair, year, said, values):
    assert as_text(comity.brief(*pair.split(), year=year)).split("\n")[2].startswith(said)


def test_a_name_means_the_state_that_bore_it_in_the_year(values):
    titles = [comity.brief("france", "germany", year=year).title for year in (1975, 1995)]
    assert titles == ["France and West Germany", "France and Germany"]


def test_of_a_past_year_it_says_why_there_is_no_forecast(values):
    past = as_text(comity.brief("nauru", "palau", year=2010))
    assert "Forecasts start from the newest data, so that none is made as of 2010." in past
    assert "Forecasts start from" not in as_text(comity.brief("nauru", "palau"))


@pytest.mark.parametrize(
    ("pair", "year", "said"),
    [
        (("india", "pakistan"), 2018, "The data on interstate wars end in 2003 and on militarised "
         "disputes in 2014; later ones are not in them."),
        (("usa", "iraq"), 2010, "The data on interstate wars end in 2003, when the two were at "
         "war; later ones are not in them."),
        (("france", "germany"), 2018, "The data on interstate wars end in 2003 and on militarised "
         "disputes in 2014; later ones are not in them."),
        (("india", "pakistan"), 2003, ""),
        (("austria-hungary", "italy"), None, ""),
    ],
)  # fmt: skip
def test_it_says_after_which_year_no_conflict_is_in_the_data(pair, year, said, values):
    made = make_brief(comity.dossier(*pair, year=year))
    heading = "What divides them" if made.dossier.is_hostile else "What is not known"
    ends = {
        section.heading: sentence.text
        for section in made.sections
        for sentence in section.sentences
        if sentence.text.startswith("The data on")
    }
    assert ends == ({heading: said} if said else {})


def test_a_war_of_years_before_does_not_lead_the_brief_of_a_later_year(values):
    headline = make_brief(comity.dossier("usa", "iraq", year=2010)).headline
    assert headline.startswith("The United States delivered major arms of 385 million TIV to Iraq")


def test_where_nothing_is_forecast_nothing_is_said_about_forecasts(values):
    for pair, year in ((("usa", "iraq"), 2010), (("austria-hungary", "italy"), None)):
        text = plain_text(make_brief(comity.dossier(*pair, year=year), 700))
        assert "A forecast continues the past" not in text


def test_what_two_share_none_of_is_no_reason_and_what_there_is_none_of_comes_last(dossiers):
    brief = make_brief(dossiers("nauru", "palau"))
    assert "No state sanctioned both" not in plain_text(brief)
    assert all(section.sentences for section in brief.sections)
    where = next(s for s in brief.sections if s.heading == "Where they cooperate")
    assert where.sentences[-1].text.startswith("No deliveries of major arms")


def test_the_end_of_a_change_in_the_headline_is_not_said_again(dossiers):
    brief = make_brief(dossiers("south sudan", "kosovo"))
    assert brief.headline.startswith("The number of states that sanctioned both")
    assert "states sanctioned both" not in plain_text(brief).replace(brief.headline, "")


def test_who_asks_by_a_name_that_a_source_still_writes_reads_which_state_is_meant(values):
    note = comity.brief("yugoslavia", "croatia").notes[0]
    assert note.startswith("“Yugoslavia” was a name of Serbia until 2003.")


def test_a_fact_of_long_ago_on_one_state_alone_is_left_out(dossiers):
    """In 1970 Taiwan held China's seat, which says nothing of the two today."""
    assert "1970" not in plain_text(make_brief(dossiers("taiwan", "china")))


def test_nothing_rises_from_0_million_dollars(dossiers):
    brief = make_brief(dossiers("netherlands", "united arab emirates"))
    assert "from 0 million dollars" not in plain_text(brief)


def test_rivals_of_one_state_are_no_reason_to_cooperate(values):
    brief = comity.brief("bangladesh", "pakistan", year=1975, words=700)
    place = {s.text: section.heading for section in brief.sections for s in section.sentences}
    said = "Pakistan had two strategic rivals in 1975, more than most states."
    assert place[said] == "What strains it"


def test_of_two_that_have_no_dealings_no_heading_says_that_they_cooperate(values):
    brief = comity.brief("bangladesh", "pakistan", year=1971)
    assert [section.heading for section in brief.sections][:3] == [
        "What could bring them together", "Where they deal with each other", "What divides them",
    ]  # fmt: skip


def test_no_trade_is_said_once_and_no_vote_as_never(values):
    text = plain_text(comity.brief("zimbabwe", "zambia", year=1978, words=700))
    assert text.count("No trade in goods between Rhodesia and Zambia was recorded") == 1
    votes = plain_text(comity.brief("taiwan", "australia"))
    assert "Taiwan and Australia never both voted against the United States in 1970" in votes
    assert "0 percent" not in votes


def test_terms_of_a_trade_are_explained_where_there_is_room_and_only_those_that_are_used(values):
    brief = comity.brief("peru", "chile", words=700)
    terms = {s.heading: [one.text for one in s.sentences] for s in brief.sections}
    said = " ".join(text for heading, texts in terms.items() for text in texts
                    if heading != "What the terms mean")  # fmt: skip
    meant = terms["What the terms mean"]
    assert any(text.startswith("An ideal point is") for text in meant)
    assert ("ideal point" in said, "TIV" in said) == (True, any("TIV" in text for text in meant))
    assert brief.words <= 700
