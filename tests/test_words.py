"""Words for search: the same from both segmenters, with numbers and symbols whole."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unextract import words
from unextract.errors import UnextractError
from unextract.words import chinese_words, jieba_cut, load_terms, rjieba_cut, tokenize

TEXTS = (
    "2098 年，12 408 名志愿人员在驻地协调员系统中服务，比上一年增加 14.5%。",
    "可持续发展目标 16(和平、正义与强大机构)得到 38% 的志愿者支持。",
    "三分之一以上的国家工作队提交了自愿国别评估，其中有数百名本国干事参加。",
    "见 A/99/137 号文件、第 98/140 号决议和 COVID-19 应对计划（１２％）。",
    "小岛屿发展中国家、内陆发展中国家和最不发达国家的境内流离失所者",
    "研究生命起源的工程师在南京市长江大桥上结婚的和尚未结婚的人",
    "聯合國志願人員組織在一百二十五個國家服務。",
    "䶮㐀𠀀龥〇一二三ＡＢＣ①²の한글 e.g. H1N1、5G、G20",
    "志愿人员\n服务\r\n于\u3000各\u00a0国——“全系统”",
)
needs_rjieba = pytest.mark.skipif(find_spec("rjieba") is None, reason="rjieba is not installed")


@pytest.fixture(scope="module")
def cuts():
    terms = load_terms()
    return rjieba_cut(terms), jieba_cut(terms)


@needs_rjieba
@pytest.mark.parametrize("text", TEXTS)
def test_both_segmenters_give_the_same_words(cuts, text):
    fast, slow = cuts
    assert chinese_words(text, fast) == chinese_words(text, slow)


@needs_rjieba
@given(
    text=st.text(st.sampled_from("".join(load_terms()) + "的和在了一二三年") | st.characters(), max_size=60)
)
def test_both_segmenters_give_the_same_words_for_any_text(cuts, text):
    fast, slow = cuts
    assert chinese_words(text, fast) == chinese_words(text, slow)


def test_terms_are_whole_words_for_jieba(cuts):
    slow = cuts[1]
    assert [term for term in load_terms() if slow(term) != [term]] == []


def test_numbers_and_symbols_are_single_words():
    found = tokenize("12 408 名志愿人员，占 14.5%，见A/99/137号文件；COVID-19 应对，2096-2098年。", "zh")
    assert found[:3] == ("12408", "名", "志愿人员")
    assert {"14.5", "a/99/137", "covid-19", "2096", "2098"} <= set(found)
    assert not {"，", "%", "。", "-", " "} & set(found)


@pytest.mark.parametrize(
    "number", ["12 408", "12,408", "12\u00a0408", "12\u2009408", "12\u202f408", "１２408"]
)
def test_grouping_is_no_part_of_a_number(number):
    assert tokenize(f"派遣 {number} 人", "zh")[1] == "12408"


def test_years_are_not_grouped_with_what_follows():
    assert tokenize("in 2098 408 people", "en") == ("in", "2098", "408", "people")


def test_english_words_are_lower_case():
    text = (
        "UNV’s 14,631 Volunteers in people-centred work and/or A/RES/99/1, Côte d’Ivoire: $2.5 million; 12th."
    )
    expected = "unv 14631 volunteers in people centred work and or a/res/99/1 côte d'ivoire 2.5 million 12th"
    assert tokenize(text, "en") == tuple(expected.split())


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("text", ["", " \n", "……——、。！", "***"])
def test_nothing_but_punctuation_has_no_words(text, language):
    assert tokenize(text, language) == ()


@given(text=st.text(st.sampled_from("志愿人员在十国 ,./-%()\n12034abcXYZ"), max_size=40))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_words_keep_every_letter_and_digit(language, text):
    found = "".join(tokenize(text, language))
    assert [c for c in found if c.isalnum()] == [c for c in text.lower() if c.isalnum()]


def test_an_unknown_language_is_an_error():
    with pytest.raises(KeyError):
        tokenize("mots", "fr")


def test_a_wrong_dictionary_is_named(tmp_path, monkeypatch):
    (tmp_path / "zh").mkdir()
    monkeypatch.setattr(words, "default_directory", lambda: tmp_path)
    with pytest.raises(UnextractError, match=r"words\.toml"):
        load_terms()
    (tmp_path / "zh" / "words.toml").write_text('[terms]\n"志愿" = 0\n', "utf-8")
    with pytest.raises(UnextractError, match="志愿"):
        load_terms()


@pytest.mark.parametrize("without", ["rjieba", ""])
def test_loading_is_silent_and_needs_no_temporary_folder(without):
    """A fresh process, where no folder can be written to, prints nothing."""
    program = (
        "import sys, tempfile\n"
        f"sys.modules.update({{name: None for name in {without!r}.split()}})\n"
        "def refuse(*arguments, **options): raise OSError(28, 'No space left on device')\n"
        "tempfile.gettempdir = tempfile.mkstemp = refuse\n"
        "from unextract.words import tokenize\n"
        "assert 'jieba' not in sys.modules\n"
        "assert tokenize('驻地协调员', 'zh') == ('驻地协调员',)\n"
    )
    source = str(Path(words.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": source},
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
