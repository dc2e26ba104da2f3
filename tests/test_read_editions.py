"""The sidecar `editions.toml`: what a person states overrides what was read."""

from datetime import date
from pathlib import Path

import pytest

from unextract.errors import UnextractError
from unextract.read import Editions, load_editions, read
from unextract.read.period import format_period, parse_period

TEXT = "A/99/1\n\n秘书长的报告\n\n摘要\n\n本报告涵盖该办公室 2098 年的业绩。\n"


@pytest.fixture
def report(tmp_path) -> Path:
    path = tmp_path / "000_report.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def sidecar(tmp_path):
    def write(text: str, name: str = "editions.toml") -> Path:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


def test_without_a_sidecar_the_text_speaks(report):
    document = read(report)
    assert (document.symbol, document.issuing_body, document.period_start) == (
        "A/99/1",
        "秘书长",
        date(2098, 1, 1),
    )


def test_each_field_overrides_what_was_read(report, sidecar):
    sidecar("""
        ["000_report.txt"]
        symbol = "E/99/5"
        language = "en"
        title = "Volunteers"
        issuing_body = "The Board"
        period = "2096-03/2097-02"
    """)
    document = read(report)
    assert (document.symbol, document.language, document.title) == ("E/99/5", "en", "Volunteers")
    assert document.issuing_body == "The Board"
    assert (document.period_start, document.period_end) == (date(2096, 3, 1), date(2097, 2, 28))


def test_the_symbol_is_part_of_the_identity(report, sidecar):
    before = read(report).document_id
    sidecar('["*.txt"]\nsymbol = "E/99/5"')
    assert read(report).document_id != before


def test_a_passed_sidecar_replaces_the_one_beside_the_file(report, sidecar):
    sidecar('["*"]\nsymbol = "E/99/5"')
    elsewhere = sidecar('["*"]\ntitle = "Volunteers"', "elsewhere.toml")
    document = read(report, editions=load_editions(elsewhere))
    assert (document.symbol, document.title) == ("A/99/1", "Volunteers")
    assert read(report, editions=Editions()).title != "Volunteers"


def test_the_nearest_entry_wins(report, sidecar):
    sha256 = read(report).source_sha256
    sidecar(f"""
        ["sha256:{sha256[:12]}"]
        title = "by hash"
        ["000_report.txt"]
        title = "by name"
        symbol = "A/99/2"
        ["000_*"]
        title = "by later glob"
        issuing_body = "by later glob"
        ["*.txt"]
        period = 2095
        issuing_body = "by last glob"
        ["001_*"]
        language = "en"
    """)
    document = read(report)
    assert (document.title, document.symbol, document.issuing_body) == ("by hash", "A/99/2", "by last glob")
    assert (document.period_start, document.language) == (date(2095, 1, 1), "zh")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('["a.txt"]\ntitel = "x"', ["a.txt", "'titel'", "symbol, language, title"]),
        ('["a.txt"]\nlanguage = "fr"', ["a.txt", "language", '"zh" or "en"']),
        ('["a.txt"]\nsymbol = "report one"', ["a.txt", "symbol", "A/76/137"]),
        ('["a.txt"]\ntitle = 5', ["a.txt", "title", "quotation marks"]),
        ('["a.txt"]\ntitle = ""', ["a.txt", "title"]),
        ('["a.txt"]\nperiod = "last year"', ["a.txt", "period", "2018/2020"]),
        ('["a.txt"]\nperiod = "2099/2098"', ["a.txt", "before it starts"]),
        ('["a.txt"]\nperiod = "2099-13"', ["a.txt", "period"]),
        ('["a.txt"]\nperiod = true', ["a.txt", "period"]),
        ('["sha256:xyz"]\ntitle = "x"', ["sha256:xyz", "hexadecimal"]),
        ('title = "x"', ["title", '["report.txt"]']),
        ('["a.txt"\n', ["TOML", "line 1"]),
    ],
)
def test_what_is_not_understood_is_named(report, sidecar, text, named):
    path = sidecar(text)
    with pytest.raises(UnextractError) as caught:
        read(report)
    assert caught.value.source == path.as_posix()
    assert [part for part in named if part not in str(caught.value)] == []


def test_a_missing_explicit_sidecar_is_an_error(tmp_path):
    with pytest.raises(UnextractError, match="cannot be read"):
        load_editions(tmp_path / "editions.toml")


@pytest.mark.parametrize("text", ["2098", "2096/2098", "2097-07/2098-06", "2098-02", "2097-04-19/2098-04-09"])
def test_periods_are_written_as_they_are_read(text):
    assert format_period(parse_period(text)) == text
