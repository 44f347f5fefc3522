"""The tools as an assistant's client calls them, over the protocol."""

from __future__ import annotations

import asyncio
import json
import os
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mcp.types import INVALID_PARAMS

from comity.mcp import tools
from comity.mcp.results import MOST_ROWS
from comity.mcp.server import TOOLS, create_server, explained
from comity.mcp.tools import figure
from comity.panels.stored import stored_values
from mcp import Client, MCPError, StdioServerParameters

PAIR = {"a": "China", "b": "Russia"}

CALLS = {
    "find_state": {"name": "PRC"},
    "figure": {"measure": "vote_agreement", **PAIR, "year": 2019},
    "answers": {**PAIR, "question": "economic"},
    "brief": PAIR,
    "trace": {"measure": "vote_agreement", "year": 2019, **PAIR},
    "check_claims": {"text": "Russia is the largest arms supplier of China."},
    "scenario": {"one": "china", "other": "russia", "year": 2014},
    "outlook": {**PAIR, "measure": "trade"},
    "ranking": {"measure": "cinc", "year": 2010},
    "list_measures": {"query": "arms transfers"},
    "list_sources": {},
}


WITHOUT_FIGURES = ("find_state", "list_measures", "list_sources")
"""The tools that answer from lists of Comity's own."""


def call(name, arguments):
    """Call a tool over the protocol, in this process."""

    async def run():
        async with Client(create_server()) as client:
            return await client.call_tool(name, arguments)

    return asyncio.run(run())


def answer(name, arguments):
    called = call(name, arguments)
    assert not called.is_error
    assert "\n" not in called.content[0].text
    assert json.loads(called.content[0].text) == called.structured_content
    return called.structured_content


def refusal(name, arguments):
    """Call a tool that cannot answer: what was wrong, marked as an error of the protocol."""
    called = call(name, arguments)
    assert called.is_error
    return json.loads(called.content[0].text)["error"]


def test_every_tool_is_there_and_described(values):
    async def run():
        async with Client(create_server()) as client:
            return (await client.list_tools()).tools

    listed = asyncio.run(run())
    assert [tool.name for tool in listed] == [tool.__name__ for tool in TOOLS] == list(CALLS)
    assert all(tool.description for tool in listed)


@pytest.mark.parametrize("name", CALLS)
def test_every_tool_answers_with_knowledge_and_sources_small_enough(values, name):
    content = answer(name, CALLS[name])
    assert content["knowledge"] == "known"
    assert all(each["citation"] and each["version"] for each in content["sources"])
    assert bool(content["sources"]) == (name not in WITHOUT_FIGURES)
    assert len(json.dumps(content)) < 30_000


def test_a_figure_is_that_of_the_library(values):
    content = answer("figure", CALLS["figure"])
    (row,) = [
        row
        for row in stored_values().read_dyads(["vote_agreement"], [(710, 365)])["vote_agreement"][
            365, 710
        ]
        if row["year"] == 2019
    ]
    assert content["value"] == row["value"]
    assert content["trail"] == "comity trace vote_agreement 710 365 2019"
    assert content["address"] == "/trace/vote_agreement/2019/710/365"


def test_every_figure_of_an_answer_names_its_trail(values):
    (economic,) = answer("answers", CALLS["answers"])["answers"]
    trails = [each["trail"] for each in economic["figures"]]
    assert all(trail.startswith("comity trace ") for trail in trails)
    assert answer("trace", CALLS["trace"])["address"] == "/trace/vote_agreement/2019/710/365"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"measure": "chinese_leader_visits", "a": "russia", "b": "china"}, "the other way"),
        ({"measure": "vote_agreement", **PAIR, "year": 1830}, "no member"),
        ({"measure": "cinc", "a": "estonia", "year": 1970}, "Estonia"),
    ],
)
def test_what_has_no_meaning_is_not_applicable(values, arguments, words):
    content = answer("figure", arguments)
    assert content["knowledge"] == "not applicable"
    assert words in content["reason"]


def test_the_claims_of_a_long_text_come_in_pages_with_the_tally_of_all(values):
    text = " ".join(f"Russia supplied {share} percent of China's arms." for share in range(30, 36))
    first = answer("check_claims", {"text": text, "limit": 4})
    rest = answer("check_claims", {"text": text, "offset": first["next_offset"]})
    assert (first["total"], len(first["claims"]), len(rest["claims"])) == (6, 4, 2)
    assert sum(first["tally"].values()) == 6
    assert first["sources"][0]["source"] == "sipri_arms"


def test_last_year_counts_from_the_day_that_an_article_is_of(values):
    asked = {"text": "Last year Poland spent 4.2 percent of its GDP on defence."}
    assert answer("check_claims", asked)["tally"] == {"untestable": 1}
    assert answer("check_claims", {**asked, "date": "2025-03-01"})["tally"] == {"supported": 1}


def test_what_no_data_say_is_unknown_and_never_zero(values):
    content = figure("cinc", "china", year=2025)
    assert content["knowledge"] == "unknown"
    assert "value" not in content


def test_rows_come_in_pages(values):
    first = answer("ranking", {"measure": "vote_agreement", "year": 2019, "limit": 9999})
    assert len(first["rows"]) == first["next_offset"] == MOST_ROWS
    asked = {"measure": "vote_agreement", "year": 2019, "offset": first["next_offset"]}
    assert answer("ranking", asked)["rows"][0]["rank"] >= first["rows"][-1]["rank"]


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("find_state", {"name": "Rusia"}, "Did you mean Russia"),
        ("figure", {"measure": "cinq", "a": "china"}, "Did you mean cinc"),
        ("figure", {"measure": "trade", "a": "china"}, "two states"),
        ("figure", {"measure": "cinc", **PAIR}, "a measure of one state, got 'China' and 'Russia'"),
        ("answers", {**PAIR, "question": "economy"}, "economic"),
        ("outlook", {**PAIR, "horizon": 99}, "horizon"),
        ("scenario", {"one": "china", "other": "china"}, "China"),
        ("ranking", {"measure": "cinc", "year": 1500}, "1500"),
        ("check_claims", {"text": " "}, ""),
        ("ranking", {"measure": "cinc", "page": 2}, "There is no argument called 'page'."),
        ("check_claims", {"text": "x" * 200_001}, "at most 200,000"),
        ("check_claims", {"text": "Russia arms China.", "date": "soon"}, "2015-03-01"),
    ],
)
def test_an_error_says_what_was_wrong(values, name, arguments, words):
    assert words in refusal(name, arguments)


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("answers", {**PAIR, "question": "love"}, "Questions are order, interdependence, "),
        ("ranking", {"measure": "cinc", "year": 1500}, "It has data from 1816 to 2022."),
        ("outlook", {**PAIR, "years": 3}, "outlook has a, b, measure, horizon."),
    ],
)
def test_an_error_says_what_there_is(values, name, arguments, words):
    assert words in json.loads(call(name, arguments).content[0].text)["hint"]


def test_an_error_repeats_only_the_beginning_of_what_was_sent(values):
    assert (
        len(call("figure", {"measure": "trade", "a": "A" * 100_000, "b": "x"}).content[0].text)
        < 400
    )


def test_measures_are_found_by_their_words_and_nothing_is_listed_for_others(values):
    found = answer("list_measures", {"query": "arms transfers"})
    assert "arms" in found["rows"][0]["measure"]
    assert found["total"] < 100
    nothing = answer("list_measures", {"query": "zzz"})
    assert (nothing["knowledge"], nothing["total"]) == ("unknown", 0)
    assert answer("list_measures", {})["total"] > 200


def test_every_source_in_the_list_has_its_citation_and_licence(values):
    rows = answer("list_sources", {"limit": 50})["rows"]
    assert all(row["citation"] and row["licence"] for row in rows)


def test_arguments_of_the_wrong_type_are_errors_of_the_protocol(values):
    assert call("figure", {"measure": 3, "a": ["x"]}).is_error
    assert call("ranking", {}).is_error


@settings(max_examples=25)
@given(text=st.text(max_size=200))
def test_no_text_is_a_fault(values, text):
    assert call("find_state", {"name": text}).is_error or text.strip()
    assert refusal("figure", {"measure": text, "a": text})


HOSTILE = [
    "",
    "\x00",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "'; drop table x; --",
    "%s%n{0}",
    "\N{RIGHT-TO-LEFT OVERRIDE}China",
    "\ud83d",
    "A" * 5_000,
]


def test_hostile_texts_in_any_argument_are_answered_or_refused(values, try_each):
    """No argument ends a tool with a fault, or makes it answer at length."""

    def attempt(name, argument, text):
        answered = explained(getattr(tools, name))(**{**CALLS[name], argument: text})
        assert "error" in answered or answered["knowledge"]
        assert len(json.dumps(answered)) < 40_000

    cases = [
        (name, argument, text)
        for name, arguments in CALLS.items()
        for argument, value in arguments.items()
        for text in HOSTILE
        if isinstance(value, str)
    ]
    try_each(attempt, cases)


def test_each_measure_is_a_resource(values):
    async def run():
        async with Client(create_server()) as client:
            return await client.read_resource("measure://cinc")

    content = json.loads(asyncio.run(run()).contents[0].text)
    assert content["formula"]
    assert content["sources"]


def test_a_measure_that_there_is_not_is_an_error_of_the_protocol(values):
    async def run():
        async with Client(create_server()) as client:
            with pytest.raises(MCPError) as caught:
                await client.read_resource("measure://cink")
            return caught.value

    error = asyncio.run(run())
    assert error.code == INVALID_PARAMS
    assert "no measure called 'cink'. Did you mean cinc?" in str(error)


def test_the_command_speaks_the_protocol_on_standard_streams(library):
    async def run():
        command = StdioServerParameters(
            command=sys.executable, args=["-m", "comity", "mcp"], env=dict(os.environ)
        )
        async with Client(command) as client:
            return await client.call_tool("find_state", {"name": "China"})

    assert json.loads(asyncio.run(run()).content[0].text)["ccode"] == 710
