"""A static site: written by the command, held by a plain file server, read in a browser."""

from __future__ import annotations

import functools
import json
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import polars as pl
import pytest
from lxml import html

from comity.cli.main import exit_code
from comity.errors import InvalidRequestError, OutputError
from comity.progress import listening
from comity.states.dyad import dyad
from comity.web.export.links import localise
from comity.web.export.site import Site, all_pairs, select_pairs
from comity.web.export.write import RECORD, require_replaceable, write_site


class SmallSite(Site):
    """A site without the pages of all measures, which are all alike."""

    common_pages = (
        "/sources",
        "/methods/vote_agreement",
        "/state/nauru?measure=trade_share",
        "/network?measure=vote_agreement",
    )

    def file_of(self, address):
        """Return the file of an address; of trails only those of votes, as all are alike."""
        if address.startswith("/trace/") and "/vote_agreement/" not in address:
            return None
        return super().file_of(address)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *words):
        """Print nothing."""


@pytest.fixture(scope="module")
def export(values, tmp_path_factory):
    """A site's folder, and each share of the work that was reported done."""
    folder = tmp_path_factory.mktemp("export") / "site"
    shares = []
    site = SmallSite(
        (dyad("nauru", "palau"),), address="https://example.org", years=(1990, 2010), trails=True
    )
    with listening(lambda task, share: task.startswith("Exporting") and shares.append(share)):
        write_site(site, folder, jobs=1)
    return folder, shares


@pytest.fixture(scope="module")
def folder(export):
    return export[0]


@pytest.fixture(scope="module")
def static_address(folder):
    handler = functools.partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_every_link_of_every_page_leads_to_a_file_of_the_site(folder):
    pages = sorted(folder.rglob("index.html"))
    assert len(pages) >= 6
    for page in pages:
        document = html.parse(str(page)).getroot()
        links = [
            str(link)
            for name in ("href", "src", "srcset", "data-chart", "data-search")
            for link in document.xpath(f"//@{name}")
        ]
        for link in links:
            if not link.startswith(("https://", "http://", "data:", "#")):
                assert (page.parent / link.partition("#")[0]).is_file(), f"{page}: {link}"


def test_the_values_of_a_measure_are_those_among_the_states_of_the_site(folder):
    rows = pl.read_csv(folder / "methods" / "vote_agreement.csv")
    assert set(rows["ccode1"]) | set(rows["ccode2"]) == {970, 986}
    page = (folder / "methods" / "vote_agreement" / "index.html").read_text()
    assert "the values among the 2 states of this site" in page


def test_the_marks_of_a_network_stay_in_their_places(folder):
    page = html.parse(str(folder / "network" / "measure-vote_agreement" / "index.html")).getroot()
    marks = page.xpath("//*[@data-state]")
    assert len(marks) > 180
    assert all(mark.get("transform") and mark.get("class") for mark in marks)


def test_a_pair_leads_to_the_years_in_which_both_were_states(folder):
    page = html.parse(str(folder / "pair" / "nauru" / "palau" / "index.html")).getroot()
    (years,) = [each for each in page.find_class("shortcuts") if "As of" in each.text]
    assert [(link.text, link.get("href")) for link in years] == [
        ("Newest figures", "index.html"),
        ("2010", "year-2010/index.html"),
    ]
    earlier = (folder / "pair" / "nauru" / "palau" / "year-2010" / "index.html").read_text()
    assert "As of 2010" in earlier


def test_a_figure_leads_to_its_rows_and_their_files(folder):
    page = html.parse(str(folder / "pair" / "nauru" / "palau" / "index.html")).getroot()
    trails = {link.get("href") for link in page.find_class("why")}
    assert trails
    assert all("/vote_agreement/" in link for link in trails)
    rows = (folder / "pair" / "nauru" / "palau" / trails.pop()).resolve().parent
    assert {path.suffix for path in rows.parent.iterdir()} >= {".csv", ".json", ".bib"}


def test_a_pair_has_its_files_and_its_charts(folder):
    own = folder / "pair" / "nauru"
    endings = {path.suffix for path in own.iterdir() if path.is_file()}
    assert endings >= {".csv", ".json", ".bib", ".pdf", ".html"}
    charts = {path.suffix for path in (own / "palau" / "chart").iterdir()}
    assert charts >= {".csv", ".json", ".svg"}
    assert "site.invalid" not in (own / "palau" / "index.html").read_text()


@pytest.mark.browser
def test_the_search_and_a_chart_work_from_files(browser, static_address):
    problems = []
    page = browser.new_page()
    page.on("console", lambda said: said.type == "error" and problems.append(said.text))
    # What the browser drops by itself, as a chart of the width before, has not failed.
    page.on(
        "requestfailed",
        lambda request: request.failure == "net::ERR_ABORTED" or problems.append(request.url),
    )
    page.goto(static_address)
    page.locator("input[name=a]").fill("Republic of Palau")
    page.locator("input[name=b]").fill("Nauru")
    page.keyboard.press("Enter")
    page.wait_for_url("**/pair/nauru/palau/index.html")
    drawing = page.locator("[data-chart] .drawing").first
    drawing.focus()
    drawing.locator("svg.marks").wait_for(timeout=60_000)
    page.get_by_role("link", name="Comity", exact=True).click()
    page.wait_for_url(lambda url: "/pair/" not in url)  # loaded, so that no request is cut off
    page.locator("svg.world a").first.dispatch_event("click")
    page.wait_for_url("**/a-*/index.html")
    page.close()
    assert problems == []


def test_a_site_takes_the_place_of_the_one_before_and_of_nothing_else(tmp_path, monkeypatch):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    with pytest.raises(OutputError, match="other files"):
        require_replaceable(folder)
    (folder / RECORD).write_text("{}")
    monkeypatch.setattr("comity.web.export.write._fill", lambda site, folder, jobs: None)
    assert write_site(Site((dyad("nauru", "palau"),)), folder) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failure_leaves_nothing_behind(tmp_path, monkeypatch):
    def fail(site, folder, jobs):
        (folder / "half.html").write_text("half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("comity.web.export.write._fill", fail)
    with pytest.raises(OutputError, match="No space left"):
        write_site(Site((dyad("nauru", "palau"),)), tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_pairs_are_named_one_by_one_or_all_among_states():
    assert [str(pair) for pair in select_pairs(["usa,japan"])] == ["The United States and Japan"]
    assert len(all_pairs(["brics"])) == 45
    with pytest.raises(InvalidRequestError, match="names no pair"):
        select_pairs(["usa", "japan", "peru"])
    with pytest.raises(InvalidRequestError, match="2 to 40"):
        all_pairs(["un"])


def test_two_that_were_never_states_at_once_are_refused_before_anything_is_made(tmp_path):
    with pytest.raises(InvalidRequestError, match="never members"):
        write_site(Site((dyad("tuscany", "kosovo"),)), tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_a_link_out_of_the_site_keeps_its_words_in_a_sentence(values):
    site = SmallSite((dyad("nauru", "palau"),))
    page = (
        '<p>Votes of <a href="/state/peru">Peru</a></p><p class="take"><a href="/x.csv">CSV</a></p>'
    )
    text = localise(f"<html><body>{page}</body></html>", "/", site).text
    assert "Votes of Peru" in text
    assert "CSV" not in text


@pytest.mark.parametrize(
    "words", [[], ["site"], ["china", "site"], ["china", "russia", "x", "--jobs", "0"]]
)
def test_what_cannot_be_exported_is_refused(words, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert exit_code(["export", *words]) == 2
    assert list(tmp_path.iterdir()) == []


def test_progress_is_reported_page_by_page(export):
    shares = export[1]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 1)
    assert len(set(shares)) > 20


def test_the_record_counts_the_pairs(folder):
    assert json.loads((folder / RECORD).read_text())["pairs"] == 1
