"""Two editions of one report: how far they agree, and every figure on which they do not."""

import tempfile
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from unextract.bilingual.records import Difference, Status
from unextract.errors import UnextractError
from unextract.pair import answering, known_documents, pair
from unextract.records import Record
from unextract.show import DEFAULT_WAREHOUSE

# Differences that make a figure another one to whoever asks for strictness; kind and value always do.
STRICT = frozenset({"unit", "comparator", "period"})
# Of a paragraph that lacks a figure so many characters are quoted, around the place where it would stand.
QUOTED = 240

# Numerals that stand for an article as often as for a number.
ARTICLES = ("one ", "一")


class Stated(Record):
    """What one edition says: the figure, or, where it has none, `quote` of the text where it would stand."""

    paragraph: str | None
    page: int | None
    raw: str | None
    value: Decimal | None
    value_high: Decimal | None
    unit: str | None
    comparator: str | None
    period: str | None
    subject: str | None
    quote: str | None


class Disagreement(Record):
    """A figure that the editions state differently, or that only one states."""

    status: Status
    differences: tuple[Difference, ...]
    zh: Stated
    en: Stated


class Comparison(Record):
    """A pair of editions.

    `statuses` counts the `compared` figures, of which `agreeing` agree,
    `differences` the parts in which figures of both editions differ. Left out of
    all of them are `uncompared` figures of one edition alone: a vague number
    (several, 几个), and the "one" that the other language says with an article.
    """

    symbol: str | None
    method: str
    source_path_zh: str
    source_path_en: str
    compared: int
    agreeing: int
    uncompared: int
    statuses: dict[Status, int]
    differences: dict[Difference, int]
    disagreements: tuple[Disagreement, ...]

    @property
    def agreement(self) -> float:
        """The share of compared figures that agree, 0 to 1; 1 where there are none."""
        return self.agreeing / self.compared if self.compared else 1.0


def compare(
    target: str | Path,
    other: str | Path | None = None,
    *,
    warehouse: Path = DEFAULT_WAREHOUSE,
    strict: bool = False,
    patterns: Path | None = None,
) -> tuple[Comparison, ...]:
    """The pairs of editions that `target` (a symbol, file name or id in `warehouse`) belongs to.

    With `other` both are files, read afresh and compared whatever their
    symbols. With `strict` another unit, comparator or period is a disagreement,
    too. Raises UnextractError (stage compare) where there is no such document
    or nothing to compare it with.
    """
    if other is None:
        documents = answering(known_documents(warehouse), str(target))
        ids = [document["document_id"] for document in documents]
        if not ids:
            problem = f"{warehouse} has no such document"
            raise UnextractError(
                str(target), "compare", problem, "load it with `unextract run`, or give two files"
            )
        return _comparisons(str(target), ids, warehouse, strict)
    for path in map(Path, (target, other)):
        if not path.is_file():
            raise UnextractError(
                str(path), "compare", "there is no such file", "give two files, or one symbol"
            )
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "compare.duckdb"
        paired = pair(target, other, warehouse=fresh, patterns=patterns)
        return _comparisons(str(target), [paired.document_id_zh], fresh, strict)


def _comparisons(target: str, ids: list[str], warehouse: Path, strict: bool) -> tuple[Comparison, ...]:
    pairs = [
        row
        for row in _rows(
            warehouse, "SELECT * FROM edition_pairs ORDER BY symbol, source_path_zh, source_path_en"
        )
        if row["document_id_zh"] in ids or row["document_id_en"] in ids
    ]
    if not pairs:
        remedy = "load its edition in the other language, or pair two files with `unextract pair`"
        raise UnextractError(target, "compare", "the warehouse has only one edition of it", remedy)
    return tuple(_comparison(row, warehouse, strict) for row in pairs)


def _comparison(editions: dict[str, Any], warehouse: Path, strict: bool) -> Comparison:
    of_pair = (
        f"document_id_zh = '{editions['document_id_zh']}' AND document_id_en = '{editions['document_id_en']}'"
    )
    rows = _rows(warehouse, f"SELECT * FROM bilingual_figures WHERE {of_pair}")
    compared = [row for row in rows if _is_compared(row)]
    wanting = [row for row in compared if _disagrees(row, strict)]
    counterparts = _counterparts(warehouse, of_pair) if wanting else {}
    return Comparison(
        symbol=editions["symbol"],
        method=editions["method"],
        source_path_zh=editions["source_path_zh"],
        source_path_en=editions["source_path_en"],
        compared=len(compared),
        agreeing=len(compared) - len(wanting),
        uncompared=len(rows) - len(compared),
        statuses=_counted(row["status"] for row in compared),
        differences=_counted(part for row in rows for part in row["differences"]),
        disagreements=tuple(_disagreement(row, counterparts) for row in wanting),
    )


def _is_compared(row: dict[str, Any]) -> bool:
    """Whether both editions have the figure, or one alone and not vaguely or by an article."""
    stated = [language for language in ("zh", "en") if row[f"raw_{language}"] is not None]
    if len(stated) == 2:
        return True
    value, raw = row[f"value_{stated[0]}"], row[f"raw_{stated[0]}"]
    return value is not None and not (value == 1 and raw.lower().startswith(ARTICLES))


def _disagrees(row: dict[str, Any], strict: bool) -> bool:
    return row["status"] != Status.AGREE or (strict and not STRICT.isdisjoint(row["differences"]))


def _disagreement(row: dict[str, Any], counterparts: dict[str, tuple[str, float]]) -> Disagreement:
    sides = {}
    for language, opposite in (("zh", "en"), ("en", "zh")):
        quote = row[f"sentence_{language}"]
        figure = row[f"figure_id_{opposite}"]
        if quote is None and figure in counterparts:
            quote = _around(*counterparts[figure])
        names = Stated.model_fields.keys() - {"quote"}
        sides[language] = Stated(quote=quote, **{name: row[f"{name}_{language}"] for name in names})
    return Disagreement(
        status=row["status"], differences=tuple(row["differences"]), zh=sides["zh"], en=sides["en"]
    )


def _counterparts(warehouse: Path, of_pair: str) -> dict[str, tuple[str, float]]:
    """For each figure of one edition only the other edition's text, and how far in (0 to 1) it would be."""
    found: dict[str, tuple[str, float]] = {}
    for language, opposite in (("zh", "en"), ("en", "zh")):
        sql = f"""
            SELECT f.figure_id_{language} AS figure, string_agg(DISTINCT theirs.text, ' ') AS text,
                any_value(
                    (g.source_start - own.source_start) / greatest(1, own.source_end - own.source_start)
                ) AS place
            FROM figure_pairs AS f
            JOIN figures AS g ON g.figure_id = f.figure_id_{language}
            JOIN segments AS own ON own.segment_id = g.segment_id
            JOIN segment_pairs AS p ON p.segment_id_{language} = g.segment_id
                AND (p.document_id_zh, p.document_id_en) = (f.document_id_zh, f.document_id_en)
            JOIN segments AS theirs ON theirs.segment_id = p.segment_id_{opposite}
            WHERE f.status = 'only_{language}'
                AND f.{of_pair.replace(" AND ", " AND f.")}
            GROUP BY f.figure_id_{language}"""
        found |= {row["figure"]: (row["text"], float(row["place"])) for row in _rows(warehouse, sql)}
    return found


def _around(text: str, place: float) -> str:
    """`text`, if it is long the part around `place` (0 to 1 of its length)."""
    if len(text) <= QUOTED:
        return text
    start = min(max(0, int(place * len(text)) - QUOTED // 2), len(text) - QUOTED)
    end = start + QUOTED
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"


def _counted(names: Iterable[Any]) -> dict[Any, int]:
    return dict(Counter(names).most_common())


def _rows(warehouse: Path, sql: str) -> list[dict[str, Any]]:
    from unextract.load import query

    answer = query(warehouse, sql)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
