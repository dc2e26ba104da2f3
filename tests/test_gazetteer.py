"""Names of countries, regions, groups and organisations, and what is none of them."""

import importlib.util
import json
import tomllib
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from unextract.errors import UnextractError
from unextract.gazetteer import everything, gazetteer
from unextract.gazetteer.files import listed, read_words
from unextract.gazetteer.spelling import Squeezed, spellings
from unextract.metrics import read_catalogue
from unextract.packs.files import default_directory

ROOT = Path(__file__).parent.parent
CASES = tomllib.loads((ROOT / "tests" / "cases" / "places.toml").read_text("utf-8"))
WORDS = read_words(default_directory())


def found(text: str, language: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.place.id) for m in gazetteer().mentions(text, language)]


@pytest.mark.parametrize("case", CASES["mention"], ids=lambda case: case["text"][:40])
def test_mentions(case):
    assert [list(pair) for pair in found(case["text"], case["language"])] == case["names"]


def test_every_country_has_codes_and_names():
    countries = [place for place in everything() if place.kind == "country"]
    assert len(countries) > 250
    assert all(place.iso3 and place.name_zh and place.name_en for place in countries)
    assert [place.iso3 for place in countries if place.m49 is None] == ["XKX"]  # M49 has no code for it
    assert gazetteer().named("CIV").m49 == "384"
    assert gazetteer().named("AFG").m49 == "004"
    assert gazetteer().named("KEN").regions == ("002", "202", "014")
    assert "1244" in (gazetteer().named("XKX").note or "")


def test_every_name_stands_for_one_thing():
    for language in ("zh", "en"):
        owners = defaultdict(set)
        for key, entry in listed(default_directory()).items():
            for name in entry.names[language]:
                for spelling in spellings(name, capitals=entry.kind == "country"):
                    owners[spelling].add(key)
        assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


def test_every_name_is_found_where_it_stands_alone():
    for language in ("zh", "en"):
        for key, entry in listed(default_directory()).items():
            for name in entry.names[language] if entry.sought else ():
                assert found(name, language) == [(name, key)], (name, key)


def test_every_code_that_a_metric_gives_has_names_in_both_languages():
    named = {place.id: place for place in everything()}
    given = {
        code
        for _, file in read_catalogue()
        for entry in file.metric
        for code in (entry.area, *(c for s in (*entry.zh, *entry.en) for c in (s.area, s.entity)))
        if code is not None
    }
    given |= {key for _, file in read_catalogue() for ids in file.places.values() for key in ids}
    assert {code for code in given if code not in named} == set()
    assert all(named[code].name_zh and named[code].name_en for code in given)


def test_names_that_only_explain_a_code_are_not_sought():
    assert gazetteer().named("PEACEKEEPING").name_en == "United Nations peacekeeping operations"
    assert found("United Nations peacekeeping operations continued", "en") == []


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("联合国埃博拉应急特派团", "zh", "UNMEER"),
        ("马里支助团的部队", "zh", "AFISMA"),
        ("西非经共体几内亚比绍特派团", "zh", "ECOMIB"),
        ("Office of the United Nations High Commissioner for Human Rights", "en", "OHCHR"),
        ("前南斯拉夫马其顿共和国", "zh", "MKD"),
        ("埃斯瓦蒂尼", "zh", "SWZ"),
        ("Trinidad & Tobago", "en", "TTO"),
    ],
)
def test_organisations_and_countries_under_their_other_names(text, language, key):
    assert [place for _, place in found(text, language)] == [key]


def test_the_entities_are_many():
    assert sum(place.kind == "entity" for place in everything()) > 250


@pytest.mark.parametrize("rule", [*WORDS.beside, *WORDS.inside], ids=lambda rule: rule.comment[:40])
def test_rules_of_neighbourhood_keep_their_samples(rule):
    names = regex.compile(getattr(rule, "names", r"(?s)."))

    def shown(text: str, language: str) -> list[str]:
        return [
            text[m.start : m.end]
            for m in gazetteer().mentions(text, language)
            if m.place.kind in ("country", "region") and names.search(text[m.start : m.end])
        ]

    assert rule.match or rule.after
    for language in rule.languages:
        assert {text: shown(text, language) for text in rule.match if shown(text, language)} == {}
        assert [text for text in rule.no_match if not shown(text, language)] == []


@given(st.text(alphabet="苏丹 南()a-S\n", max_size=30))
def test_squeezed_text_leads_back_to_the_source(text):
    text = text.replace("\n", " ")
    squeezed = Squeezed(text)
    for place, character in enumerate(squeezed.text):
        start, end = squeezed.source(place, place + 1)
        assert text[start:end] == character


@given(st.text(alphabet="苏丹南和、 印度尼西亚", max_size=30))
def test_mentions_are_ordered_and_apart(text):
    mentions = gazetteer().mentions(text, "zh")
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)


def test_an_analyst_may_add_a_name(tmp_path):
    (tmp_path / "entities").mkdir()
    for folder in ("zh", "en"):
        (tmp_path / folder).mkdir()
    (tmp_path / "entities" / "ours.toml").write_text(
        'kind = "entity"\ntype = "partner"\n[names.RIVERBANK]\n'
        'zh = ["河岸志愿社"]\nen = ["Riverbank Volunteers"]\n',
        encoding="utf-8",
    )
    ours = gazetteer(tmp_path)
    assert [m.place.id for m in ours.mentions("在肯尼亚，河岸志愿社", "zh")] == ["KEN", "RIVERBANK"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("kind = ", "not TOML"),
        ('kind = "planet"\n[names.X]\nzh = ["某地"]\nen = ["Some place"]', "option kind"),
        ('kind = "entity"\n[names.X]\nzh = ["某地"]', "no name in one language"),
        ('kind = "entity"\n[names.KEN]\nzh = ["某地"]\nen = ["Some place"]', "is a country elsewhere"),
    ],
)
def test_a_wrong_file_is_named(tmp_path, content, complaint):
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "ours.toml").write_text(content, encoding="utf-8")
    with pytest.raises(UnextractError, match=complaint) as error:
        gazetteer(tmp_path)
    assert "ours.toml" in str(error.value)


def test_the_derived_list_is_what_the_packages_say():
    pytest.importorskip("babel", reason="Babel is not installed (extra dev)")
    pytest.importorskip("hdx.location", reason="hdx-python-country is not installed (extra dev)")
    spec = importlib.util.spec_from_file_location("derive", ROOT / "scripts" / "derive_countries.py")
    derive = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(derive)
    committed = (ROOT / "src" / "unextract" / "gazetteer" / "countries.json").read_text("utf-8")
    derived = derive.derive()
    if json.loads(derived)["source"] != json.loads(committed)["source"]:
        pytest.skip(f"other versions are installed: {json.loads(derived)['source']}")
    assert derived == committed
