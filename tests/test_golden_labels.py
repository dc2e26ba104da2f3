"""Fixtures made from labels say what the labels say, and where nobody labelled."""

import importlib.util
import re
import sys
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from unextract.golden.fixtures import Entry
from unextract.records import Document, Segment

SCRIPT = Path(__file__).parent.parent / "scripts" / "golden_from_labels.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("golden_from_labels", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def make(script: ModuleType, marked: str, **facts: dict[str, Any]) -> list[Entry]:
    """The fixture of a text in which 【】 marks labels; each line is a paragraph `1. …` or has no number."""
    text, labels = "", []
    for piece in re.split(r"(【[^】]*】)", marked):
        if piece.startswith("【"):
            raw = piece[1:-1]
            labels.append(label(len(text), raw, **facts.get(f"n{raw}", {})))
            text += raw
        else:
            text += piece
    document = Document(
        document_id="d", symbol="X/1", language="zh", source_path="x.txt", source_sha256="0",
        media_type="text/plain", text=text, reader_version="1",
    )  # fmt: skip
    entries: list[Entry] = list(script.fixture(document, tuple(segments(text)), labels))
    return entries


def label(start: int, raw: str, **facts: Any) -> dict[str, Any]:
    plain = {"kind": "count", "value": Decimal(raw) if raw.isdigit() else None, "unit": "person"}
    rest = dict.fromkeys(("comparator", "role", "period"))
    return {"start": start, "end": start + len(raw), "raw": raw} | plain | rest | facts


def segments(text: str) -> list[Segment]:
    found = []
    for number, line in enumerate(re.finditer(r"[^\n]+", text)):
        opening = re.match(r"(\d+)\. ", line[0])
        start = line.start() + (opening.end() if opening else 0)
        found.append(
            Segment(
                segment_id=str(number), document_id="d", ordinal=number, kind="paragraph",
                paragraph=opening[1] if opening else None, source_start=line.start(), source_end=line.end(),
                text=text[start : line.end()], slices=((start, line.end()),),
            )
        )  # fmt: skip
    return found


def outline(entries: list[Entry]) -> list[tuple[str | None, object]]:
    return [(e.paragraph, "gap" if e.is_gap else e.value if e.is_fact else "empty") for e in entries]


PARA = {"kind": "para", "value": None}


def test_facts_stand_under_their_paragraph_in_order(script: ModuleType) -> None:
    entries = make(script, "【1】. 有 【5】 人和 【6】 人。\n另有 【7】 人。", n1=PARA)
    assert outline(entries) == [("1", 5), ("1", 6), (None, 7)]
    assert [entry.ordinal for entry in entries] == [1, 2, 1]


def test_a_numeral_without_a_label_is_a_gap(script: ModuleType) -> None:
    entries = make(
        script, "【1】. 有 【5】 人和 6 人。\n2. 有 8 人。\n【3】. 有 【9】 人。", n1=PARA, n3=PARA
    )
    assert outline(entries) == [("1", 5), ("1", "gap"), ("3", 9)]


def test_a_labelled_paragraph_without_figures_is_empty(script: ModuleType) -> None:
    text = "1. 有 8 人。\n【2】. 见 【2022】 年。\n3. 有 9 人。\n【4】. 有 【5】 人。"
    no_figure = {"kind": "date", "value": None}
    entries = make(script, text, n2=PARA, n4=PARA, n2022=no_figure)
    assert outline(entries) == [("1", "gap"), ("2", "empty"), ("3", "gap"), ("4", 5)]


def test_number_words_beyond_the_labels_are_a_gap(script: ModuleType) -> None:
    entries = make(script, "【1】. 有 【5】 人。\n又有三个国家。\n2. 有 8 人。", n1=PARA)
    assert outline(entries) == [("1", 5), (None, "gap")]


def test_only_what_was_labelled_is_stated(script: ModuleType) -> None:
    facts = {"unit": "项决议", "comparator": ">", "role": "target", "period": "2022"}
    (entry,) = make(script, "有 【5】 项", n5=facts)
    assert entry.model_dump(exclude_unset=True) == {
        "symbol": "X/1", "language": "zh", "paragraph": None, "ordinal": 1, "kind": "count", "value": 5,
        "unit": "other", "comparator": ">", "role": "target", "period": "2022", "reviewed": True,
    }  # fmt: skip
    (vague,) = make(script, "有 【数百】 人")
    assert vague.model_dump(exclude_unset=True).keys() == {
        "symbol", "language", "paragraph", "ordinal", "kind", "value", "unit", "reviewed",
    }  # fmt: skip
    assert vague.value is None


def test_labels_of_another_text_are_refused(script: ModuleType) -> None:
    document = Document(
        document_id="d", language="zh", source_path="x.txt", source_sha256="0", media_type="text/plain",
        text="有 5 人", reader_version="1",
    )  # fmt: skip
    with pytest.raises(ValueError, match="does not quote"):
        script.fixture(document, (), [label(0, "5")])
