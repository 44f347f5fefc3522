"""Every kind of page and file, asked for over the network as a reader's browser would."""

from __future__ import annotations

import asyncio
import io
import json
import re

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from starlette.requests import Request

import comity
from comity.panels.stored import stored_values
from comity.states.articles import WITH_ARTICLE
from comity.states.register import states
from comity.web import app, frames, guard, pages, responses, rows
from comity.web.addresses import dyad_at, pair_path, parse_pair, slug, state_at
from comity.web.pictures import charts, maps
from comity.web.views import catalogue, pair, place

WORDS = (name for name in WITH_ARTICLE if " " in name or name[1:].islower())
NAMED = "|".join(map(re.escape, WORDS))
WITHOUT_ARTICLE = re.compile(rf"(?<![Tt]he )(?<!Democratic )(?<=[a-z] )(?:{NAMED})\b")
"""The name of a state within a sentence that lacks its article."""

PAGES = [
    "/",
    "/?a=china",
    "/pair/china/russia",
    "/pair/china/russia?year=1985",
    "/pair/nauru/palau",
    "/state/estonia",
    "/state/peru?measure=trade&year=2010",
    "/world",
    "/world?measure=cinc&year=1990",
    "/compare",
    "/compare?pair=china,russia&pair=usa,japan&measure=vote_agreement",
    "/check",
    "/scenario",
    "/pair/china/russia?with=usa,japan&with=india,pakistan",
    "/outlook/china/russia?horizon=2",
    "/network",
    "/network?measure=trade_share&year=1990&state=china",
    "/network?measure=defence_obligation&year=1900",
    "/sources",
    "/methods",
    "/methods/cinc",
    "/trace/vote_agreement/2019/china/russia",
    "/trace/cinc/2010/china",
]


@pytest.mark.parametrize("path", PAGES)
def test_every_kind_of_page_answers_with_a_strict_policy(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"] == guard.PAGE_POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert re.findall(r"<style| style=| on\w+=|<script>|{{|\bNone\b|\bnan\b", answer.text) == []


def test_every_state_has_one_address_that_leads_back_to_it():
    assert {state_at(slug(state)).ccode for state in states().values()} == set(states())
    assert pair_path(dyad_at("prc", "ussr")) == "/pair/china/russia"


def test_other_names_lead_to_the_one_address(client):
    answer = client.get("/pair/CHN/rus?year=2014")
    assert (answer.status_code, answer.headers["location"]) == (
        301,
        "/pair/china/russia?year=2014",
    )
    assert (
        client.get("/pair", params={"a": "PRC", "b": "Россия"})
        .headers["location"]
        .endswith("/pair/china/russia")
    )
    assert client.get("/pair?a=china").headers["location"] == "/state/china"


@pytest.mark.parametrize(
    ("asked", "path", "title"),
    [
        ("/pair/germany/france?year=1970", "/pair/west-germany/france", "West Germany and France"),
        ("/pair/ussr/usa?year=1985", "/pair/russia/united-states", "The Soviet Union and the"),
        ("/state/germany?measure=trade&year=1970", "/state/west-germany", "West Germany"),
    ],
)
def test_an_address_names_states_as_of_its_year(client, asked, path, title):
    answer = client.get(asked)
    query = asked.partition("?")[2]
    assert (answer.status_code, answer.headers["location"]) == (301, f"{path}?{query}")
    assert title in client.get(answer.headers["location"]).text


@pytest.mark.parametrize(
    "path",
    [
        "/pair/netherlands/united-states",
        "/pair/united-kingdom/philippines?year=1980",
        "/state/united-states",
        "/state/netherlands?measure=exports",
        "/outlook/united-states/united-kingdom",
        "/compare?pair=usa,netherlands&pair=uk,uae&measure=exports",
        "/network?state=usa",
        "/trace/vote_agreement/2019/united-states/netherlands",
        "/?a=netherlands",
    ],
)
def test_every_state_named_in_a_sentence_or_title_has_its_article(client, path):
    page = html.fromstring(client.get(path).text)
    for element in page.xpath("//script|//style|//datalist|//input|//*[contains(., 'doi')]/cite"):
        element.drop_tree()
    texts = (" ".join(text.split()) for text in page.itertext())
    assert [text for text in texts if WITHOUT_ARTICLE.search(text)] == []


def test_the_interface_for_programs_names_states_as_of_the_year(client):
    brief = client.get("/api/v1/pairs/germany/france/brief?year=1970").json()
    assert brief["title"] == "West Germany and France"
    trail = client.get("/api/v1/trails/trade/1970?state=germany&state=france").json()
    assert trail["states"] == [260, 220]


def test_a_name_with_a_comma_is_one_of_the_two_of_a_pair():
    named = parse_pair("Gambia, The, Korea, South")
    assert (named.a.name, named.b.name) == ("Gambia", "South Korea")


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("json", b"{"),
        ("csv", b"question,measure"),
        ("bib", b"@"),
        ("html", b"<!doctype html>"),
        ("dossier.html", b"<!doctype html>"),
        ("md", b"# "),
        ("txt", b"China and Russia"),
        ("pdf", b"%PDF"),
        ("docx", b"PK"),
    ],
)
def test_a_pair_can_be_taken_away_in_every_form(client, form, begins):
    answer = client.get(f"/pair/china/russia.{form}")
    assert answer.status_code == 200
    assert answer.content.lower().startswith(begins.lower())


BEGINNINGS = {
    "csv": b"",
    "json": (b"{", b"["),
    "parquet": b"PAR1",
    "svg": b"<svg",
    "png": b"\x89PNG",
    "pdf": b"%PDF",
    "bib": b"@",
}

ADDRESSES = [
    ("/home", ""),
    ("/pair/nauru/palau", ""),
    ("/world", "?measure=cinc&year=1990"),
    ("/world", "?measure=arms_transfers"),
    ("/state/estonia", "?measure=trade_share"),
    ("/compare", "?pair=china,russia&pair=usa,japan"),
    ("/network", "?year=2010"),
    ("/methods", "?q=kappa"),
    ("/methods/cinc", ""),
    ("/sources", ""),
    ("/trace/vote_agreement/2019/china/russia", ""),
    ("/trace/cinc/2010/china", ""),
    ("/scenario", "?one=china&other=russia&year=2014"),
    ("/outlook/china/russia", ""),
]


@pytest.mark.parametrize(("path", "query"), ADDRESSES)
def test_every_address_can_be_taken_away_in_every_form(client, path, query):
    text = client.get(path + query).text
    for form, begins in BEGINNINGS.items():
        answer = client.get(f"{path}.{form}{query}")
        assert answer.status_code == 200, form
        assert answer.content.startswith(begins), form
        shown = f"{path}.{form}{query}".replace("&", "&amp;")
        assert f'href="{shown}"' in text, form
    for words in ("pl.read_csv(", "read.csv(", "import delimited", "Cite it"):
        assert words in text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/world.xls?measure=cinc", "csv, json, parquet, svg, png, pdf, bib"),
        ("/pair/china/russia/history.svg", "csv, json, parquet, bib"),
        ("/pair/china/russia.xls", "bib, dossier.html, html, docx"),
        ("/pair/china/russia/chart/economic-exports.xls", "csv, json, parquet, svg, png, pdf, bib"),
        ("/pair/china/russia/chart/economic-exports.narrow.svg", "svg, png, pdf, bib"),
        ("/pair/china/russia/chart/nothing.svg", "economic-exports"),
        ("/scenario.csv", "/scenario.csv?one=china&other=russia"),
        ("/check.csv", "/api/v1/checks"),
    ],
)
def test_an_address_without_a_form_names_those_that_there_are(client, path, words):
    answer = client.get(path)
    assert answer.status_code in (400, 404)
    assert answer.headers["content-type"] == "application/problem+json"
    assert words in answer.json()["hint"]


def test_the_rows_of_a_file_are_those_of_the_page(client):
    rows = pl.read_csv(io.BytesIO(client.get("/world.csv?measure=cinc&year=1990").content))
    assert rows["state"][0] == "United States"
    json = client.get("/world.json?measure=cinc&year=1990").json()
    assert json["rows"] == rows.to_dicts()
    assert json["sources"][0]["citation"]


def test_a_page_says_how_to_load_embed_and_cite_it(client):
    text = client.get("/state/estonia").text
    for words in ("pl.read_csv(", "read.csv(", "import delimited", "&lt;figure&gt;", "Cite it"):
        assert words in text
    embedded = client.get("/state/estonia.svg")
    assert embedded.headers["cross-origin-resource-policy"] == "cross-origin"


def test_all_years_and_some_of_them_can_be_taken_away(client):
    history = pl.read_csv(io.BytesIO(client.get("/pair/china/russia/history.csv").content))
    assert history["year"].min() < 1900
    assert history.select("measure", "subject", "year").is_duplicated().sum() == 0
    some = "/methods/vote_agreement.csv?first=2010&last=2011&state=china"
    rows = pl.read_csv(io.BytesIO(client.get(some).content))
    assert set(rows["year"]) == {2010, 2011}
    assert rows.filter((pl.col("ccode1") != 710) & (pl.col("ccode2") != 710)).is_empty()


def test_the_values_among_some_states_can_be_taken_away_of_every_kind_of_measure(client):
    for measure, count in (("cinc", 3), ("trade", 3), ("system_concentration", 1)):
        path = f"/methods/{measure}.csv?among=china,russia,japan&first=2010&last=2010"
        answer = client.get(path)
        assert answer.status_code == 200, measure
        rows = pl.read_csv(io.BytesIO(answer.content))
        assert rows.height == count, measure


def test_the_values_of_a_large_measure_come_in_pages_as_json(client, monkeypatch):
    monkeypatch.setattr(catalogue, "MOST_IN_JSON", 150)
    first = client.get("/methods/cinc.json?first=2010&last=2010").json()
    second = client.get("/methods/cinc.json?first=2010&last=2010&offset=150").json()
    assert first["next_offset"] == len(first["rows"]) == 150
    assert len(first["rows"] + second["rows"]) == first["total"]
    assert second["next_offset"] is None


def test_measures_are_listed_by_words(client):
    text = client.get("/methods?q=cohen kappa").text
    assert 'href="/methods/vote_kappa"' in text
    assert 'href="/methods/cinc"' not in text
    assert "0 measures have" in client.get("/methods?q=nonsuch").text


def test_a_trail_lists_the_roll_calls_and_writes_votes_in_words(client):
    text = client.get("/trace/vote_agreement/2019/china/russia").text
    assert "87 on which both voted" in text
    assert "A/RES/74/" in text
    assert "<td>abstain</td>" in text
    assert "<td>3</td>" not in text


def test_a_state_has_its_place_in_the_world_over_time(client):
    assert "/state/estonia/place.svg" in client.get("/state/estonia").text
    rows = client.get("/state/china/place.json").json()["rows"]
    assert {row["measure"] for row in rows} == set(place.MEASURES)
    (newest,) = [row for row in rows if (row["measure"], row["year"]) == ("cinc", 2022)]
    assert newest["percentile"] > 99
    assert client.get("/state/CHN/place.svg").headers["location"] == "/state/china/place.svg"


def test_a_measure_says_which_members_have_no_value_and_what_is_wrong_with_its_sources(client):
    text = client.get("/methods/vote_agreement").text
    assert "Taiwan" in text
    assert "Known faults of its sources" in text


def test_the_unit_at_the_axis_of_a_forecast_is_that_of_its_numbers(client):
    assert "billion current US dollars; bands" in client.get("/outlook/china/russia").text
    assert '<span class="small">billion current US dollars</span>' in (
        client.get("/pair/china/russia").text
    )


def test_a_picked_side_is_marked_on_the_map(client):
    assert client.get("/scenario?one=China").text.count('class="chosen"') == 1
    assert client.get("/scenario?one=eu27").text.count('class="chosen"') == 0


def test_a_reader_chooses_the_pairs_to_compare_with(client):
    text = client.get("/pair/china/russia?with=usa,japan").text
    assert "Compared with the United States and Japan" in text
    assert text.count('<th scope="col" class="num">The United States and Japan</th>') > 3
    assert client.get("/pair/china/russia?with=usa").status_code == 400


def test_the_slider_ends_with_the_data(client):
    newest = pair.newest_year()
    assert newest >= 2025
    assert f'max="{newest}"' in client.get("/pair/china/russia").text


def test_a_pair_of_the_past_has_the_years_in_which_both_were_states_and_no_outlook(client):
    text = client.get("/pair/tuscany/papal-states").text
    assert text.count('min="1816" max="1860"') == 2
    assert "/outlook/" not in text
    assert "/outlook/china/russia" in client.get("/pair/china/russia").text


def test_a_chart_is_a_picture_its_numbers_and_its_specification(client):
    (chart, *_) = pair.list_charts(comity.dossier("china", "russia"))
    path = f"/pair/china/russia/chart/{chart.key}"
    assert client.get(f"{path}.svg").text.startswith("<svg")
    assert client.get(f"{path}.png").content.startswith(b"\x89PNG")
    assert client.get(f"{path}.pdf").content.startswith(b"%PDF")
    assert client.get(f"{path}.bib").text.startswith("@")
    assert client.get(f"{path}.json").json()["$schema"] == charts.SCHEMA
    numbers = pl.read_csv(io.BytesIO(client.get(f"{path}.csv").content))
    assert numbers.height == len(chart.rows) > 10
    assert client.get("/pair/china/russia/chart/nothing.svg").status_code == 404


def test_a_chart_stays_as_it_is_when_its_specification_is_read(client):
    pair.charts_of.cache_clear()
    (key, chart), *_ = pair.charts_of("china", "russia", None, ()).items()
    before = charts.as_svg(chart.job)
    assert '"tooltip"' in json.dumps(charts.as_spec(chart.job))
    assert charts.as_svg(chart.job) == before
    assert pair.charts_of("china", "russia", None, ())[key] is chart


def test_the_page_and_the_dossier_show_the_same_sentences(client):
    dossier = comity.dossier("china", "russia")
    text = client.get("/pair/china/russia").text
    assert all(summary.sentence.replace("'", "&#39;") in text for summary in dossier.summaries)


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nothing", 404, "There is nothing at this address."),
        ("/pair/china/atlantis", 404, "There is no state called"),
        ("/pair/china/china", 400, "China"),
        ("/pair/china/russia?year=x", 422, "year"),
        ("/world?measure=cinq", 404, "Did you mean cinc"),
        ("/world?measure=cinc&year=1800", 422, "year"),
        ("/compare?pair=china", 400, "names no pair"),
        ("/scenario?one=china&other=china", 400, "China"),
        ("/static/../app.py", 404, ""),
        ("/static/%2e%2e%2fapp.py", 404, ""),
    ],
)
def test_a_request_that_cannot_be_met_gets_a_page_that_helps(client, path, status, words):
    answer = client.get(path)
    assert answer.status_code == status
    assert words in answer.text
    assert "Traceback" not in answer.text


def test_an_article_is_checked_pasted_or_as_a_file(client):
    sentence = "Russia is the largest arms supplier of China."
    pasted = client.post("/check", data={"article": sentence})
    file = client.post("/check", files={"file": ("a.txt", sentence.encode())})
    assert pasted.status_code == file.status_code == 200
    assert "supported" in pasted.text.lower()
    assert pasted.headers["content-security-policy"] == frames.DOCUMENT_POLICY
    assert client.post("/check", data={"article": " "}).status_code == 400


def test_a_file_in_markdown_is_read_as_such(client):
    article = (
        "# Arms and trade\n\nRussia is the **largest** arms [supplier](https://x.example) of China."
    )
    text = client.post("/check", files={"file": ("a.md", article.encode())}).text
    assert "<title>Arms and trade" in text
    assert "Russia is the largest arms supplier of China" in text


def test_last_year_counts_from_the_day_given_with_an_article(client):
    sentence = "Last year Poland spent 4.2 percent of its GDP on defence."
    dated = client.post("/check", data={"article": sentence, "date": "2025-03-01"})
    assert "Dated 1 March 2025" in dated.text
    assert 'class="supported' in dated.text
    assert (
        "without the date of the article" in client.post("/check", data={"article": sentence}).text
    )
    assert client.post("/check", data={"article": sentence, "date": "soon"}).status_code == 400
    asked = {"text": sentence, "date": "2025-03-01"}
    claims = client.post("/api/v1/checks", json=asked).json()["claims"]
    assert claims[0]["verdict"]["name"] == "supported"


def test_what_a_reader_types_is_escaped(client):
    attack = '"><script>alert(1)</script>'
    for path in ("/", "/world", "/pair", "/scenario"):
        for name in ("a", "measure", "one"):
            answer = client.get(path, params={name: attack})
            assert "<script>alert" not in answer.text
    assert "<script>alert" not in client.post("/check", data={"article": attack}).text


def test_an_answer_that_the_reader_has_is_not_sent_again(client):
    first = client.get("/methods/cinc")
    tag = first.headers["etag"]
    again = client.get("/methods/cinc", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    head = client.head("/methods/cinc")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == first.headers["content-length"]


def test_another_host_name_is_refused(client):
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_a_body_that_is_too_large_is_refused(client):
    body = b"x" * (guard.BODY_BYTES + 1)
    assert client.post("/check", content=body).status_code == 413


def test_nothing_changes_by_asking(client):
    assert client.post("/pair/china/russia").status_code == 405
    assert client.delete("/world").status_code == 405


@settings(max_examples=40)
@given(text=st.text(max_size=40), path=st.sampled_from(["/pair/china/", "/state/", "/methods/"]))
def test_no_text_in_an_address_is_a_fault(client, text, path):
    from urllib.parse import quote

    answer = client.get(path + quote(text, safe=""), follow_redirects=True)
    assert answer.status_code < 500


def test_a_public_server_limits_requests_by_address():
    import httpx

    async def ask():
        transport = httpx.ASGITransport(app.create_app(is_public=True))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as public:
            answers = [await public.get("/static/web.css") for _ in range(guard.REQUESTS + 1)]
        return [answer.status_code for answer in answers], answers[-1].headers

    codes, headers = asyncio.run(ask())
    assert codes == [200] * guard.REQUESTS + [429]
    assert headers["retry-after"] == str(guard.SECONDS)


def test_a_body_that_comes_too_slowly_is_refused(monkeypatch):
    monkeypatch.setattr(guard, "BODY_SECONDS", 0.05)
    sent = []

    async def never():
        await asyncio.sleep(60)

    async def send(message):
        sent.append(message)

    head = {"type": "http", "method": "POST", "path": "/check", "query_string": b"", "headers": []}
    asyncio.run(guard.Guard(app.build_pages())(head, never, send))
    assert sent[0]["status"] == 408
    assert b"within 0.05 seconds" in sent[1]["body"]


def test_addresses_that_ask_no_more_are_forgotten(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(guard.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(guard, "MOST_ADDRESSES", 3)
    limits = guard.Guard(app.build_pages(), is_public=True)

    def ask(host):
        return limits._is_too_fast(Request({"type": "http", "headers": [], "client": (host, 1)}))

    assert not any(ask(f"192.0.2.{number}") for number in range(4))
    now[0] = guard.SECONDS + 1.0
    assert not ask("192.0.2.9")
    assert list(limits._requests) == ["192.0.2.9"]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (
            "/state/algeria?measure=arms_import_share&year=2020",
            "Algeria: Share of each partner in the",
        ),
        ("/world?measure=cinc&year=2010", "Composite index of national capabilities (CINC), 2010"),
    ],
)
def test_the_tab_of_a_ranking_names_what_the_page_does(client, path, told):
    text = client.get(path).text
    assert f"<title>{told}" in text
    caption = re.search(r'<caption class="vh">(.*?)</caption>', text)[1]
    assert f"{caption} – Comity</title>" in text


def test_a_comparison_of_what_goes_one_way_says_which_way(client):
    query = "pair=china,russia&measure="
    assert "A is the first state of each pair" in client.get(f"/compare?{query}exports").text
    assert "A is the first state" not in client.get(f"/compare?{query}trade").text


def test_a_state_begins_with_its_newest_values_and_says_when_there_are_none(client):
    newest = stored_values().describe("trade_share").years[1]
    own = client.get("/state/central-african-republic").text
    year = int(re.search(r", (\d{4}) – Comity</title>", own)[1])
    assert year < newest
    assert "<td" in own
    empty = client.get(f"/state/central-african-republic?year={newest}").text
    assert f"No data on the Central African Republic in {newest}" in empty
    assert client.get("/state/tuscany?measure=arms_transfers").status_code == 200


def test_a_ranking_that_is_cut_says_how_many_more_there_are(client):
    rest = r'<a href="([^"]+)">([\d,]+) more, as CSV</a>'
    for path in ("/state/estonia?year=2019", "/world?measure=cinc&year=2010"):
        text = client.get(path).text
        address, more = re.search(rest, text).groups()
        rows = pl.read_csv(io.BytesIO(client.get(address.replace("&amp;", "&")).content))
        assert int(more.replace(",", "")) + text.count('<th scope="row">') == rows.height


def test_sources_are_in_the_order_of_their_titles_and_listed_first(client):
    text = client.get("/sources").text
    titles = re.findall(r'<article id="[^"]+">\s*<h2>([^<]+)</h2>', text)
    assert titles == sorted(titles, key=str.lower)
    assert re.findall(r'<li><a href="#[^"]+">([^<]+)</a>', text) == titles


@pytest.mark.parametrize(
    ("version", "words"),
    [("5.1", "version 5.1"), ("edition with data to 2024", "edition with data to 2024")],
)
def test_a_version_in_words_of_its_own_is_not_called_a_version(version, words):
    assert pages._version(version) == words


def test_answers_are_forgotten_when_they_are_too_many():
    cache = responses.ResponseCache()
    large = responses.StoredResponse(200, [], b"x" * (responses.CACHE_BYTES // 16))
    for number in range(17):
        cache.put((str(number),), large)
    assert cache.get(("0",)) is None
    assert cache.get(("16",)) is large
    cache.put(("whole table",), responses.StoredResponse(200, [], large.body * 2))
    assert cache.get(("whole table",)) is None


def test_text_is_packed_for_those_who_take_it(client):
    plain = client.get("/methods/cinc", headers={"Accept-Encoding": "identity"})
    packed = client.get("/methods/cinc", headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.text == plain.text
    assert int(packed.headers["content-length"]) < len(plain.content) / 2


def test_a_map_leads_to_every_state_that_has_an_address():
    drawn = maps.picking_map(lambda ccode: "/here" if ccode == 365 else "", chosen=710)
    assert drawn.count('class="land"') == 1
    assert drawn.count('href="/here"') == 1
    assert drawn.count('class="chosen"') == 1


def test_the_map_of_a_state_of_the_past_leads_only_to_those_that_it_met(client):
    text = client.get("/state/tuscany").text
    assert 'href="/pair/tuscany/papal-states"' in text or 'href="/pair/tuscany/france"' in text
    assert "/pair/tuscany/kenya" not in text
    assert client.get("/pair/tuscany/kenya").status_code == 400


def test_changes_are_counted_over_five_years(client):
    year = rows.moved_most(stored_values(), "vote_agreement_adopted").year
    text = client.get("/").text
    assert f"Change from {rows.changes_since(year)} to {year}" in text


def test_a_map_alone_says_what_it_shows_by_which_colours_and_whose(client):
    picture = client.get("/world.svg?measure=cinc&year=1990").text
    for words in ("Composite index", "1990", "share of the system", "no data", "Source: National"):
        assert words in picture
    assert picture.count('class="fifth4" d="M') >= 1
    state = client.get("/state/estonia.svg?measure=trade_share").text
    assert "Share of each partner in the trade of Estonia" in state


def test_each_shade_of_a_map_has_the_lowest_and_highest_of_its_fifth():
    steps = maps.fifths(range(1, 101))
    assert steps == [(1, 20), (21, 40), (41, 60), (61, 80), (81, 100)]
    assert maps.fifths([7.0] * 9)[1:] == [None] * 4


def test_each_source_says_its_last_and_its_next_update(client):
    text = client.get("/world?measure=military_spending").text
    assert "New figures come yearly, in April." in text
    sources = client.get("/methods/military_spending.json").json()["sources"]
    assert all(source["next_update"] and source["newest_year"] for source in sources)
    assert "The series is finished" in client.get("/sources").text


def test_formulas_are_typeset(client):
    assert "<mfrac>" in client.get("/methods/trade_dependence").text
    assert "<mfrac>" in client.get("/trace/vote_agreement/2019/china/russia").text
    assert "<math" not in client.get("/methods/cinc").text


def test_a_chart_of_two_lines_names_both_and_where_its_source_changes(client):
    page = client.get("/pair/china/russia").text
    assert '<span class="key key1">China</span> Trade of China with Russia relative to' in page
    assert '<span class="key key2">Russia</span> Trade of Russia with China relative to' in page
    assert "source changes in 2000, 2021, 2022, 2023, 2024 and 2025 (marked)" in page


@pytest.mark.parametrize(
    ("path", "heading", "cell"),
    [
        ("/world?measure=trade&year=2019", ">current US dollars</th>", r">[\d.]+\Wbn</td>"),
        ("/compare?measure=trade", "Current US dollars, by year", r">[\d.]+\Wbn</td>"),
        ("/outlook/china/russia", ">Median, current US dollars<", r">[\d.]+ to [\d.]+\Wbn</td>"),
        ("/scenario?one=china&other=russia", ">Exports to it, US dollars<", r">\W[\d.]+\Wbn</td>"),
    ],
)
def test_a_table_of_amounts_has_its_unit_in_the_heading_alone(client, path, heading, cell):
    page = client.get(path).text
    assert heading in page
    table = page[page.index("<table") :]
    assert re.search(cell, table)
    assert not re.search(r"\d\W(bn|m) US dollars</td>", table)


def test_a_comparison_of_large_amounts_is_drawn_in_billions(client):
    drawing = client.get("/compare.svg?measure=trade&pair=china,russia").text
    assert ">Trade in goods between the two (billion current US dollars)</text>" in drawing
    assert ">200</text>" in drawing


def test_the_network_as_a_file_has_its_title_regions_and_sources(client):
    drawing = client.get("/network.svg?year=2010").text
    assert ">Who is close to whom: Votes in the General Assembly, 2010</text>" in drawing
    assert ">Asia and Oceania</text>" in drawing
    assert "Sources: United Nations Digital Library" in drawing


def test_the_coverage_of_a_measure_is_drawn_at_the_width_of_a_phone(client):
    page = client.get("/methods/cinc").text
    assert "/methods/cinc.narrow.svg" in page
    drawing = client.get("/methods/cinc.narrow.svg").text
    assert 'viewBox="0 0 420 ' in drawing
    # A state has at most one value a year, which is as much as there can be.
    assert 'fill-opacity="1"' in drawing
    assert 'fill-opacity="0.22"' not in drawing


def test_what_higher_means_names_the_state(client):
    assert "the partner matters more in the trade of Estonia" in client.get("/state/estonia").text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/world?measure=contiguity", "pairs share the highest value, in the order of their"),
        ("/world?measure=vote_agreement&year=2019", "those with the most joint roll calls first"),
    ],
)
def test_a_ranking_says_how_equal_values_are_ordered(client, path, words):
    assert words in client.get(path).text
    picture = client.get(path.replace("/world", "/world.svg")).text
    assert "that share the highest value" in picture
    assert "share the highest" not in client.get("/world?measure=cinc").text


@pytest.mark.parametrize("path", ["/methods/vote_kappa", "/methods/cinc", "/compare"])
def test_a_page_keeps_the_space_of_its_picture(client, path):
    size = re.search(r'<img[^>]* width="(\d+)" height="(\d+)"', client.get(path).text).groups()
    picture = client.get(f"{path}.svg").text
    assert f'width="{size[0]}" height="{size[1]}"' in picture


@pytest.mark.parametrize(
    ("page", "path"),
    [
        ("/compare?pair=india,pakistan", "/compare"),
        ("/state/estonia", "/state/estonia/place"),
        ("/trace/trade/2010/china/russia", "/trace/trade/2010/china/russia"),
    ],
)
def test_a_phone_gets_a_chart_of_its_width(client, page, path):
    source = re.search(r'srcset="([^"]+)" width="(\d+)" height="(\d+)"', client.get(page).text)
    assert source[1].startswith(f"{path}.narrow.svg")
    assert source[2] == "420"
    picture = client.get(source[1]).text
    assert f'width="420" height="{source[3]}"' in picture


def test_names_in_notes_are_code_and_symbols_have_their_index_below(client):
    assert "<i>p</i><sub>e</sub> from" in client.get("/methods/vote_kappa").text
    text = client.get("/methods/vote_agreement").text
    assert "<code>vote_kappa</code>" in text
    assert "``" not in text


def test_browsers_keep_the_style_and_the_script_until_they_change(client):
    links = re.findall(r'"(/static/[^"]+)"', client.get("/").text)
    assert len(links) == 2
    for link in links:
        assert "immutable" in client.get(link).headers["cache-control"]
        for other in (link.partition("?")[0], f"{link}0"):
            assert client.get(other).headers["cache-control"] == "no-cache"
    assert client.get("/static/web.py").status_code == 404


LONG = (
    "pair=bosnia,democratic republic of the congo&pair=central african republic,saint vincent"
    "&pair=trinidad,papua new guinea&pair=united arab emirates,dominican republic"
)


def test_names_of_long_pairs_are_whole_in_the_key_of_a_comparison(client):
    for picture, letters in (("narrow.svg", 43), ("svg", 38)):
        drawing = client.get(f"/compare.{picture}?measure=trade&{LONG}").text
        key = re.findall(r'<text[^>]*font-size="13"[^>]*>([^<]+)</text>', drawing)
        named = " ".join(key)
        assert "Bosnia and Herzegovina and the Democratic Republic of the Congo" in named
        assert "Saint Vincent and the Grenadines" in named
        assert max(map(len, key)) <= letters


def test_a_table_of_many_pairs_is_a_block_a_year_on_phones(client):
    text = client.get(f"/compare?measure=trade&{LONG}").text
    assert '<table class="flow pairs">' in text
    assert 'data-of="Trinidad and Tobago and Papua New Guinea"' in text
    assert "flow" not in client.get("/compare?measure=trade&pair=china,russia").text


@pytest.mark.parametrize(
    ("values", "steps"),
    [
        ([0] * 90 + [1] * 10, [(0, 0), None, None, None, (1, 1)]),
        ([0] * 90 + [5], [(0, 0), None, None, None, (5, 5)]),
        ([0] * 90 + [1, 9], [(0, 0), None, (1, 1), None, (9, 9)]),
        ([7] * 10, [(7, 7), None, None, None, None]),
    ],
)
def test_a_map_of_what_most_have_none_of_shades_those_that_have_some(values, steps):
    assert maps.fifths(values) == steps


def test_the_suppliers_of_a_state_differ_in_shade(client):
    text = client.get("/state/algeria?measure=arms_import_share&year=2020").text
    shades = set(re.findall(r'class="(fifth\d)"', text))
    assert shades == {"fifth0", "fifth1", "fifth2", "fifth3", "fifth4"}
