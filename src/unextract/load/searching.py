"""Full-text search over the segments of a warehouse, in plain SQL.

Words are weighed by BM25 (Robertson and Zaragoza, "The Probabilistic Relevance
Framework: BM25 and Beyond", 2009). A word also finds the longer words that
hold it (残疾 finds 残疾人, volunteer finds volunteers), at half the weight.
"""

from decimal import Decimal
from pathlib import Path

from unextract.errors import UnextractError
from unextract.load.connect import reading
from unextract.load.schema.search import UNSEARCHED
from unextract.records import Record

# The usual values of the two parameters.
_K1, _B = 1.2, 0.75
# What an occurrence in a longer word counts.
_RELATED = 0.5
# Shorter words stand in too many longer ones: a Chinese character alone, an English word of three letters.
_SHORTEST = {True: 2, False: 4}

_SQL = f"""
WITH words AS (
    SELECT unnest($words::VARCHAR[]) AS word
), searched AS (
    SELECT count(*) AS segments, avg(len(tokens)) AS length FROM segments WHERE kind NOT IN {UNSEARCHED}
), vocabulary AS (
    SELECT DISTINCT term FROM postings
), matching AS (
    SELECT word, term, CASE WHEN term = word THEN 1.0 ELSE {_RELATED} END AS weight
    FROM words JOIN vocabulary ON term = word
        OR (ascii(word) >= 128 AND length(word) >= {_SHORTEST[True]} AND contains(term, word))
        OR (ascii(word) < 128 AND length(word) >= {_SHORTEST[False]} AND starts_with(term, word))
), hits AS (
    SELECT word, segment_id, sum(frequency * weight) AS frequency, any_value(length) AS length
    FROM matching JOIN postings USING (term)
    GROUP BY word, segment_id
), weights AS (
    SELECT word, ln(1 + (searched.segments - count(*) + 0.5) / (count(*) + 0.5)) AS weight
    FROM hits, searched
    GROUP BY word, searched.segments
), ranked AS (
    SELECT
        segment_id,
        sum(
            weights.weight * frequency * ({_K1} + 1)
            / (frequency + {_K1} * (1 - {_B} + {_B} * hits.length / searched.length))
        ) AS score
    FROM hits JOIN weights USING (word), searched
    GROUP BY segment_id
)
SELECT
    d.symbol, d.language, d.source_path,
    s.segment_id, s.kind, s.paragraph, s.page, s.heading_path, s.text, score
FROM ranked JOIN segments AS s USING (segment_id) JOIN documents AS d USING (document_id)
WHERE $language IS NULL OR d.language = $language
ORDER BY score DESC, d.source_path, s.document_id, s.ordinal
LIMIT $limit
"""

_FIGURES_SQL = """
SELECT segment_id, figure_id, raw, value, unit, label_zh, label_en, period
FROM figures_in_context JOIN (SELECT figure_id AS id, ordinal FROM figures) ON id = figure_id
WHERE segment_id IN (SELECT unnest($ids::VARCHAR[]))
ORDER BY segment_id, ordinal
"""


class HitFigure(Record):
    """A figure of a paragraph that was found."""

    figure_id: str
    raw: str
    value: Decimal | None
    unit: str | None
    label_zh: str | None
    label_en: str | None
    period: str | None


class Hit(Record):
    """A segment that was found, with the figures it states; the higher `score`, the better."""

    symbol: str | None
    language: str
    source_path: str
    segment_id: str
    kind: str
    paragraph: str | None
    page: int | None
    heading_path: tuple[str, ...]
    text: str
    score: float
    figures: tuple[HitFigure, ...]


class Found(Record):
    """The answer to a search: the words looked for, and the segments, best first."""

    words: tuple[str, ...]
    hits: tuple[Hit, ...]


def search(warehouse: Path, text: str, *, limit: int = 10, language: str | None = None) -> Found:
    """The `limit` segments of `warehouse` that answer to the words of `text` best.

    `text` is cut into words as the documents were; `language` (zh or en) leaves
    out documents in the other. Raises UnextractError (stage search) when there
    is no warehouse, or one without postings, or `text` holds no word.
    """
    from unextract.words import tokenize

    words = list(dict.fromkeys(tokenize(text, "en" if text.isascii() else "zh")))
    if not words:
        raise UnextractError(str(warehouse), "search", f"there is no word in {text!r}", "give some words")
    with reading(warehouse, "search") as db:
        if not db.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'postings'").fetchone():
            problem = "the warehouse was made before search was"
            raise UnextractError(str(warehouse), "search", problem, "load its documents again with --force")
        answer = db.execute(_SQL, {"words": words, "limit": limit, "language": language}).fetchall()
        ids = [row[3] for row in answer]
        figures: dict[str, list[HitFigure]] = {segment_id: [] for segment_id in ids}
        for segment_id, *values in db.execute(_FIGURES_SQL, {"ids": ids}).fetchall():
            figures[segment_id].append(HitFigure(**dict(zip(HitFigure.model_fields, values, strict=True))))
    names = [name for name in Hit.model_fields if name != "figures"]
    return Found(
        words=tuple(words),
        hits=tuple(
            Hit(**dict(zip(names, row, strict=True)), figures=tuple(figures[row[3]])) for row in answer
        ),
    )
