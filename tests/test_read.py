"""Reading a file: its characters untouched, or one sentence that says what to do."""

import codecs
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unextract.errors import UnextractError
from unextract.read import READER_VERSION, read
from unextract.read.decode import decode

CHINESE = "2099 年，志愿人员在 64 个国家服务，比上一年增加 9%。各国政府、民间社会和私营部门参加了这项工作。\n"
TRADITIONAL = "聯合國志願人員在六十四個國家服務，比上一年增加百分之九。\n"
ENGLISH = "In 2099, volunteers served in 64 countries, 9 per cent more than a year before.\n"
ACCENTED = "The café in Côte d’Ivoire — “São Tomé” — cost €2.3 million.\n"

plain_text = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=80)
chinese_text = st.text(
    st.sampled_from("志愿人员服务国家报告工作发展年增加目标，。、 0123456789%"), min_size=20
)


@pytest.fixture
def write(tmp_path):
    def write(data: bytes | str, name: str = "report.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return write


def refusal(path: Path) -> str:
    with pytest.raises(UnextractError) as caught:
        read(path)
    error = caught.value
    assert (error.stage, error.source) == ("read", path.as_posix())
    assert error.remedy
    assert "\n" not in str(error)
    return error.problem


def test_byte_order_mark_and_line_ends_stay(write):
    document = read(write(b"\xef\xbb\xbf" + f"一. 导言\r\n\r\n{CHINESE}\ttab\x0cpage\rold".encode()))
    assert document.text == f"\ufeff一. 导言\r\n\r\n{CHINESE}\ttab\x0cpage\rold"


def test_document_says_what_it_was_read_from(write):
    document = read(write(CHINESE, "report.md"))
    assert document.media_type == "text/markdown"
    assert read(write(CHINESE)).media_type == "text/plain"
    assert (document.language, document.page_count, document.reader_version) == ("zh", None, READER_VERSION)
    assert read(write(ENGLISH)).language == "en"


def test_identity_depends_on_content_and_symbol_alone(write, tmp_path, monkeypatch):
    first, renamed = read(write(CHINESE, "a.txt")), read(write(CHINESE, "b.md"))
    with_symbol = read(write(f"A/99/1\n\n{CHINESE}"))
    assert first.document_id == renamed.document_id != with_symbol.document_id
    assert len(first.document_id) == 16
    monkeypatch.chdir(tmp_path)
    assert read(Path("./a.txt")).source_path == "a.txt"


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_suffix_is_read_in_any_case(write, suffix):
    assert read(write(CHINESE, f"report{suffix.upper()}")).text == CHINESE


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CHINESE, "gb18030"),
        (CHINESE, "gbk"),
        (TRADITIONAL, "big5"),
        (ACCENTED, "cp1252"),
        (CHINESE, "utf-16-le"),
        (CHINESE, "utf-16-be"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (CHINESE, "utf-32-le"),
        (ENGLISH, "utf-32-be"),
    ],
)
def test_encodings_without_a_mark_are_found(write, text, encoding):
    assert read(write(text.encode(encoding))).text == text


@given(text=plain_text)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_decodes_to_itself(text, encoding):
    text = f"志愿 {text}"
    assert decode(text.encode(encoding), "f").removeprefix("\ufeff") == text


@given(text=plain_text, mark=st.sampled_from([codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE]))
def test_a_byte_order_mark_is_a_character_of_the_text(text, mark):
    encoding = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    assert decode(mark + f"a{text}".encode(encoding), "f") == f"\ufeffa{text}"


@given(text=chinese_text)
def test_chinese_in_gb18030_decodes_to_itself(text):
    text = f"本报告介绍志愿人员的工作。{text}"
    assert decode(text.encode("gb18030"), "f") == text


@given(data=st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data):
    with suppress(UnextractError):
        text = decode(data, "f")
        assert "\x00" not in text
        text.encode()  # no lone surrogates: the warehouse stores UTF-8


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b" \r\n\t\x0c", "no letter or digit"),
        (codecs.BOM_UTF8, "no letter or digit"),
        (b"-----\n\n", "no letter or digit"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF document"),
        (b"PK\x03\x04\x14\x00\x06\x00", "ZIP archive"),
        (b"{\\rtf1\\ansi volunteers}", "RTF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "old Word"),
        (b"volunteers\x00 served\x00 in 64 countries" * 9, "binary"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x01\x02\x03\x04 volunteers \x05\x06", "binary"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "UTF-16-LE but byte 4 breaks it"),
        ("Докладът е готов".encode("cp1251"), "none of UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(write, data, problem):
    assert problem in refusal(write(data))


def test_damaged_utf8_is_not_taken_for_another_encoding(write):
    data = CHINESE.encode() + b"\xe5\xbf" + CHINESE.encode()
    problem = refusal(write(data))
    assert "line 2" in problem
    assert str(len(CHINESE.encode())) in problem


def test_other_languages_are_refused(write):
    path = write("Добровольцы работали в 64 странах.")
    assert "neither Chinese nor English" in refusal(path)


def test_names_in_other_scripts_do_not_change_the_language(write):
    assert read(write(CHINESE + "Доклад https://example.org/a/long/link/to/a/source\n")).language == "zh"
    assert read(write(ENGLISH * 3 + "The programme 志愿者 grew.\n")).language == "en"


def test_missing_file(tmp_path):
    assert "no such file" in refusal(tmp_path / "missing.txt")


def test_folder(tmp_path):
    assert "folder" in refusal(tmp_path)


def test_unknown_suffix(write):
    assert ".odt" in refusal(write(b"PK", "report.odt"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert "no regular file" in refusal(tmp_path / "pipe.txt")


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (PermissionError(13, "Permission denied"), "may not read"),
        (OSError(5, "Input/output error"), "Input/output error"),
    ],
)
def test_what_the_system_refuses(write, monkeypatch, error, problem):
    path = write(CHINESE)

    def fail(self):
        raise error

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert problem in refusal(path)
