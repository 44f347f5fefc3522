"""``comity check`` as a newsroom's script meets it."""

from __future__ import annotations

import io
import json

import pytest

from comity.cli.main import exit_code

TRUE = "Russia is China's largest arms supplier."
FALSE = "India is China's largest trading partner."


@pytest.fixture(autouse=True)
def here(values, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_claim_is_judged_in_the_terminal(capsys):
    assert exit_code(["check", "--claim", TRUE]) == 0
    told = capsys.readouterr().out
    assert "supported" in told
    assert "comity trace" in told


def test_a_pasted_sentence_is_checked_and_not_taken_for_a_file(capsys):
    assert exit_code(["check", TRUE]) == 0
    assert "supported" in capsys.readouterr().out
    assert exit_code(["check", f"{TRUE} {FALSE * 200}"]) == 0


def test_an_article_becomes_a_page_named_after_it(here, capsys):
    (here / "story.txt").write_text(f"A story\n{TRUE}\n{FALSE}\n", encoding="utf-8")
    assert exit_code(["check", "story.txt"]) == 0
    assert "story-checked.html" in capsys.readouterr().out
    assert "<mark" in (here / "story-checked.html").read_text(encoding="utf-8")


def test_the_exit_code_tells_of_a_verdict(capsys):
    assert exit_code(["check", "--claim", FALSE, "--fail-on", "contradicted"]) == 1
    assert "1 contradicted" in capsys.readouterr().err
    assert exit_code(["check", "--claim", TRUE, "--fail-on", "contradicted"]) == 0


def test_standard_input_is_read_and_json_written(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TRUE.encode())))
    assert exit_code(["check", "-", "--format", "json", "--out", "-"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["claims"][0]["verdict"]["name"] == "supported"
    assert made["claims"][0]["verdict"]["evidence"][0]["trail"].startswith("comity trace")


def test_claim_review_markup_is_written_on_request(here):
    command = ["check", TRUE, "--out", "review.jsonld", "--reviewer", "The Daily"]
    assert exit_code(command) == 0
    markup = json.loads((here / "review.jsonld").read_text(encoding="utf-8"))
    assert markup["@graph"][0]["author"]["name"] == "The Daily"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check"], "article or --claim is needed"),
        (["check", "none.txt"], "cannot be read"),
        (["check", "no such file.txt"], "cannot be read"),
        (["check", "https://example.org/a"], "--fetch"),
        (["check", "file:///etc/passwd"], "cannot be read"),
        (["check", "--claim", "  "], "holds no text"),
        (["check", "--claim", TRUE, "--rules", "none.toml"], "cannot be read"),
        (["check", "--claim", TRUE, "--fail-on", "wrong"], "wrong"),
    ],
)
def test_mistakes_end_in_a_sentence(arguments, told, capsys):
    assert exit_code(arguments) == 2
    err = capsys.readouterr().err
    assert told in err
    assert "Traceback" not in err


def test_a_page_is_fetched_only_from_the_web(monkeypatch, capsys):
    import http.server
    import threading

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/away":
                self.send_response(302)
                self.send_header("Location", "file:///etc/passwd")
                self.end_headers()
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"<p>{TRUE}</p>".encode())

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    try:
        assert exit_code(["check", f"{address}/story", "--fetch", "-f", "text"]) == 0
        assert "supported" in capsys.readouterr().out
        assert exit_code(["check", f"{address}/away", "--fetch"]) == 2
        assert "cannot be fetched" in capsys.readouterr().err
    finally:
        server.shutdown()
        server.server_close()
