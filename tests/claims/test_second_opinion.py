"""A parser as a second opinion: it withholds what it reads the other way round, and no more."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from comity.claims import check as checking
from comity.claims.claim import Lookup, VerdictName
from comity.claims.lexicon import read_lexicon
from comity.claims.rules.second_opinion import REVERSED, is_reversed
from comity.claims.text import parser as parsers
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import gather_names

LEXICON = read_lexicon()
NAMES = gather_names(LEXICON)
RUSSIA, CHINA, INDIA, IRAN = 365, 710, 750, 630


@pytest.fixture(scope="module")
def parser():
    return parsers.installed_parser()


@pytest.mark.parametrize(
    ("text", "giver", "receiver"),
    [
        ("Russia sells India oil.", RUSSIA, INDIA),
        ("India buys most of its oil from Russia.", RUSSIA, INDIA),
        ("India was supplied by Russia.", RUSSIA, INDIA),
        ("Russia is India's largest supplier of arms.", RUSSIA, INDIA),
        ("The largest customer of Russia is India.", RUSSIA, INDIA),
        ("India depends on Russia for its fuel.", RUSSIA, INDIA),
        ("India imports Russian coal.", RUSSIA, INDIA),
        ("The gas that Iran exports to China is cheap.", IRAN, CHINA),
    ],
)
def test_the_syntax_says_who_gives_and_who_receives(parser, text, giver, receiver):
    right, wrong = (Lookup("exports", pair) for pair in ((giver, receiver), (receiver, giver)))
    assert not is_reversed(right, text, LEXICON, NAMES, parser)
    assert is_reversed(wrong, text, LEXICON, NAMES, parser)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("China and India are friends.", "exports"),
        ("China relies on India more than India relies on China.", "trade_dependence"),
        ("China votes with India.", "vote_agreement"),
        ("China's economy is larger than that of India.", "gdp_ratio"),
    ],
)
def test_where_the_syntax_says_nothing_nothing_is_withheld(parser, text, measure):
    for pair in ((CHINA, INDIA), (INDIA, CHINA)):
        assert not is_reversed(Lookup(measure, pair), text, LEXICON, NAMES, parser)


def test_a_verdict_on_reversed_states_is_withheld_with_the_reason(values, parser):
    text = "Russia is China's largest arms supplier."
    data = checking.check(document_from_text(text), values)
    claim = data.claims[0]
    assert (claim.verdict.name, data.parser) == (VerdictName.SUPPORTED, parser.name)
    test = claim.interpretation.test
    turned = replace(test, lookups=(Lookup("arms_import_share", (RUSSIA, CHINA)),), others=())
    reader = checking._reader(None, values, None)
    read = checking.read_evidence(values, [turned], None, {})
    interpretation = replace(claim.interpretation, test=turned)
    verdict = checking.Judging(reader, read, parser).verdict(interpretation, text)
    assert verdict.name is VerdictName.UNTESTABLE
    assert REVERSED in verdict.why.lower()
    alone = checking.Judging(reader, read, None).verdict(interpretation, text)
    assert REVERSED not in alone.why.lower()


def test_without_a_second_opinion_no_parser_is_named(values):
    text = document_from_text("Russia is China's largest arms supplier.")
    assert checking.check(text, values, second_opinion=False).parser == ""


def test_a_copy_of_the_model_with_other_files_is_not_used(tmp_path, monkeypatch):
    folder = parsers._model_folder(parsers.COPY)
    assert parsers.digest_of(folder) == parsers.COPY_DIGEST
    other = tmp_path / folder.name
    shutil.copytree(folder, other)
    (other / "meta.json").write_text("{}", encoding="utf-8")
    copies = {parsers.COPY: other}
    monkeypatch.setattr(parsers, "_model_folder", copies.get)
    assert list(parsers._parsers()) == []


def test_a_model_of_spacy_s_own_is_preferred(monkeypatch):
    folder = parsers._model_folder(parsers.COPY)
    both = {parsers.COPY: folder, "en_core_web_sm": folder}
    monkeypatch.setattr(parsers, "_model_folder", both.get)
    assert next(parsers._parsers()).name.startswith("en_core_web_sm ")
