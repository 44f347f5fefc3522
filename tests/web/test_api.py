"""The interface for programs, held to its own description and to the library."""

from __future__ import annotations

import io
import re

import httpx
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request

import comity
from comity.analysis.rankings import movers, newest_year, rank, votes_counted_in
from comity.errors import InvalidRequestError, UnknownNameError
from comity.panels.stored import stored_values
from comity.web.api import documents, listings, v1
from comity.web.tables import TYPES, accepted_format


@pytest.fixture(scope="module")
def description(client):
    return client.get("/api/v1/openapi.json").json()


def test_a_ranking_is_that_of_the_library(client):
    answer = client.get("/api/v1/rankings/cinc", params={"year": 2010, "limit": 3}).json()
    rows = rank(stored_values(), "cinc", 2010)
    assert answer["rows"] == rows.head(3).to_dicts()
    assert answer["total"] == rows.height
    assert answer["next_offset"] == 3
    assert answer["sources"][0]["citation"]


def test_pages_of_a_ranking_follow_each_other_without_gap_or_overlap(client):
    rows, offset = [], 0
    while offset is not None:
        asked = {"year": 2010, "limit": 70, "offset": offset}
        page = client.get("/api/v1/rankings/cinc", params=asked).json()
        rows += page["rows"]
        offset = page["next_offset"]
    assert rows == rank(stored_values(), "cinc", 2010).to_dicts()


def test_ranks_follow_the_values_and_equal_values_share_the_best():
    rows = rank(stored_values(), "vote_agreement", 2019)
    assert rows["value"].is_sorted(descending=True)
    counted = rows.select((pl.col("value").rank("min", descending=True) == pl.col("rank")).all())
    assert counted.item()


def test_a_ranking_of_a_state_has_its_partners_only():
    rows = rank(stored_values(), "vote_agreement", 2019, state=710)
    assert set(rows.filter(pl.col("ccode1") != 710)["ccode2"]) <= {710}
    assert rows.height > 150


def test_of_equal_ranks_those_that_rest_on_more_votes_come_first():
    values = stored_values()
    assert votes_counted_in(values, "vote_agreement_adopted") == "joint_votes_adopted"
    assert votes_counted_in(values, "council_agreement") == "council_joint_votes"
    assert votes_counted_in(values, "joint_votes") is None
    highest = rank(values, "vote_agreement", 2019).filter(pl.col("rank") == 1)
    counts = [
        values.read_value("joint_votes", (one, other), 2019)
        for one, other in highest.select("ccode1", "ccode2").iter_rows()
    ]
    assert len(counts) > 1
    assert counts == sorted(counts, reverse=True)


def test_what_has_no_ranking_is_refused():
    values = stored_values()
    with pytest.raises(UnknownNameError, match="Did you mean cinc"):
        rank(values, "cinq")
    with pytest.raises(InvalidRequestError, match="no data in 1700"):
        rank(values, "cinc", 1700)


def test_a_move_is_the_difference_and_never_across_a_change_of_source():
    values = stored_values()
    rows = movers(values, "vote_agreement", 2019)
    assert (rows["value"] - rows["before"] - rows["change"]).abs().max() == 0
    assert rows["change"].abs().is_sorted(descending=True)
    trade = values.describe("trade")
    (start, *_) = [year for year in trade.breaks if year > 1900]
    assert movers(values, "trade", start).is_empty()
    assert newest_year(values, "vote_agreement") >= 2024


def test_one_table_in_three_formats_by_wish_or_by_what_is_accepted(client):
    path = "/api/v1/pairs/china/russia/series/vote_agreement"
    plain = client.get(path).json()
    assert plain["unit"] == "share of joint votes"
    csv = client.get(path, headers={"Accept": "text/csv"})
    assert csv.headers["content-type"] == TYPES["csv"]
    parquet = client.get(path, params={"format": "parquet"})
    rows = pl.DataFrame(plain["rows"])
    assert pl.read_csv(io.BytesIO(csv.content)).equals(rows)
    assert pl.read_parquet(io.BytesIO(parquet.content)).equals(rows)
    assert client.get(path, params={"format": "xls"}).json()["detail"].startswith("format must be")


def test_a_series_is_the_same_both_ways_where_the_measure_is(client):
    one = client.get("/api/v1/pairs/china/russia/series/vote_agreement").json()["rows"]
    other = client.get("/api/v1/pairs/russia/china/series/vote_agreement").json()["rows"]
    assert one == other
    forth = client.get("/api/v1/pairs/china/russia/series/trade_share").json()["rows"]
    back = client.get("/api/v1/pairs/russia/china/series/trade_share").json()["rows"]
    assert forth != back


def test_what_the_library_answers_the_interface_answers(client):
    assert client.get("/api/v1/pairs/china/russia").json()["headline"]
    assert client.get("/api/v1/pairs/china/russia/brief").json()["title"] == "China and Russia"
    assert len(client.get("/api/v1/pairs/china/russia/outlook").json()) > 2
    assert client.get("/api/v1/trails/cinc/2010?state=china").json()["value"]
    assert client.get("/api/v1/states").json()["rows"][0]["slug"] == "united-states"
    assert client.get("/api/v1/sources").json()["cow_nmc"]["tables"]
    measures = client.get("/api/v1/measures").json()["rows"]
    assert len(measures) == comity.codebook().height
    claims = client.post("/api/v1/checks", json={"text": "Russia borders China."})
    assert "claims" in claims.json()
    embargo = client.get("/api/v1/scenarios?one=china&other=russia&year=2014").json()
    assert embargo["year"] == 2014


def test_errors_are_problem_documents(client):
    for path, status in (("/measures/cinq", 404), ("/rankings/cinc?year=x", 422), ("/x", 404)):
        answer = client.get(f"/api/v1{path}")
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/problem+json"
        assert {"type", "title", "status", "detail", "instance"} <= set(answer.json())


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/rankings/cinc?year=soon", "year should be a valid integer, got 'soon'."),
        ("/rankings/cinc?limit=0", "limit should be greater than or equal to 1, got '0'."),
        ("/scenarios?one=china", "other is missing."),
    ],
)
def test_a_wrong_parameter_is_named_with_its_value_and_what_is_allowed(client, path, words):
    assert client.get(f"/api/v1{path}").json()["detail"] == words


def test_a_body_that_is_no_json_is_refused(client):
    answer = client.post(
        "/api/v1/checks", content=b"{", headers={"Content-Type": "application/json"}
    )
    assert answer.json()["detail"] == "The body is not valid JSON."


def test_every_operation_is_described_with_its_problems(description):
    for operations in description["paths"].values():
        for operation in operations.values():
            assert operation["summary"]
            assert {"400", "404", "422"} <= set(operation["responses"])


def faults(description, path, method, answer):
    """List where an answer differs from the description of its operation."""
    responses = description["paths"][path][method]["responses"]
    (content,) = [
        content
        for kind, content in responses[str(answer.status_code)]["content"].items()
        if kind == answer.headers["content-type"]
    ]
    assert content["schema"]
    whole = {**content["schema"], "components": description["components"]}
    found = Draft202012Validator(whole).iter_errors(answer.json())
    return [f"{fault.json_path}: {fault.message[:200]}" for fault in found]


ASKED = {
    "/states": "/states",
    "/measures": "/measures",
    "/measures/{measure}": "/measures/vote_kappa",
    "/sources": "/sources",
    "/pairs/{a}/{b}": "/pairs/nauru/palau",
    "/pairs/{a}/{b}/brief": "/pairs/nauru/palau/brief",
    "/pairs/{a}/{b}/outlook": "/pairs/china/russia/outlook",
    "/pairs/{a}/{b}/series/{measure}": "/pairs/china/russia/series/trade_share",
    "/rankings/{measure}": "/rankings/vote_kappa",
    "/trails/{measure}/{year}": "/trails/cinc/2010?state=china",
    "/scenarios": "/scenarios?one=china&other=russia&year=2014",
}


def test_every_answer_is_as_the_description_has_it(client, description):
    gets = {path for path, each in description["paths"].items() if "get" in each}
    assert gets == {f"/api/v1{path}" for path in ASKED}
    for path, address in ASKED.items():
        answer = client.get(f"/api/v1{address}")
        assert answer.status_code == 200
        assert faults(description, f"/api/v1{path}", "get", answer) == []
    text = {"text": "Moscow, 12 March 2021. Russia traded more with China than with Japan in 2019."}
    checked = client.post("/api/v1/checks", json=text)
    assert checked.json()["claims"]
    assert faults(description, "/api/v1/checks", "post", checked) == []


def test_an_answer_with_another_key_or_type_is_a_fault(client, description):
    answer = client.get("/api/v1/measures/cinc")
    for change in ({"level": "planet"}, {"bounds": [0]}, {"more": 1}):
        other = httpx.Response(200, json={**answer.json(), **change})
        assert faults(description, "/api/v1/measures/{measure}", "get", other)
        with pytest.raises(ValidationError):
            listings.About.model_validate_json(other.content)
    brief = client.get("/api/v1/pairs/nauru/palau/brief").json()
    assert documents.BriefData.model_validate(brief).title == "Nauru and Palau"
    with pytest.raises(ValidationError, match="more"):
        documents.BriefData.model_validate({**brief, "more": 1})


MODELS = {route.path: TypeAdapter(route.response_model) for route in v1.router.routes}
"""By path, the type from which the description of an answer is made."""

WORDS = st.sampled_from(["china", "russia", "cinc", "trade", "2014", "-1", "", "1e9", "é", "a,b"])

RIGHT = {
    "a": st.sampled_from(["china", "nauru"]),
    "b": st.sampled_from(["russia", "palau"]),
    "measure": st.sampled_from(["cinc", "trade", "vote_kappa"]),
    "year": st.sampled_from(["2014", "1999"]),
    "state": st.sampled_from(["china", "russia"]),
    "limit": st.sampled_from(["1", "50"]),
    "format": st.just("json"),
}
"""By parameter, arguments that fit."""


@settings(max_examples=60)
@given(data=st.data())
def test_any_arguments_get_a_described_answer(client, description, data):
    """Draw operations and arguments from the description, right, wrong and hostile."""
    listed = sorted(path for path, ops in description["paths"].items() if "get" in ops)
    path = data.draw(st.sampled_from([path for path in listed if "scenarios" not in path]))
    operation = description["paths"][path]["get"]
    is_right = data.draw(st.booleans())
    any_text = WORDS | st.text(max_size=12)

    def argument(name, wrong):
        return data.draw(RIGHT[name] if is_right and name in RIGHT else wrong)

    filled = re.sub(r"{(\w+)}", lambda match: argument(match[1], WORDS) or "x", path)
    names = [each["name"] for each in operation.get("parameters", []) if each["in"] == "query"]
    asked = {name: argument(name, any_text) for name in names if data.draw(st.booleans())}
    answer = client.get(filled, params=asked)
    assert str(answer.status_code) in operation["responses"]
    if answer.headers["content-type"] == "application/json":
        MODELS[path].validate_json(answer.content, strict=True)
    elif answer.status_code != 200:
        assert faults(description, path, "get", answer) == []


def test_the_format_is_json_without_a_wish():
    asked = Request({"type": "http", "headers": []})
    assert accepted_format(asked, None) == "json"
