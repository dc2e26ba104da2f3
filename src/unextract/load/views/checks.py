"""The views of what a report says twice, and of what contradicts: itself, or its other edition."""

from unextract.load.views.model import View

_CHECKS_SQL = """
WITH listed AS (
    SELECT check_id, unnest(part_ids) AS figure_id, generate_subscripts(part_ids, 1) AS place FROM checks
), parts AS (
    SELECT check_id, list(raw ORDER BY place) AS parts, min(sentence) FILTER (place = 1) AS sentence
    FROM listed JOIN figures USING (figure_id) GROUP BY check_id
)
SELECT
    d.symbol, d.language, c.kind, k.label_zh, k.label_en, c.holds, s.paragraph,
    coalesce(f.page, s.page) AS page, coalesce(f.sentence, l.sentence) AS sentence,
    nullif(p.sentence, f.sentence) AS other_sentence,
    c.stated, c.computed, c.unit, coalesce(f.raw, l.raw) AS raw, p.parts,
    coalesce(f.subject, l.topic) AS subject,
    c.check_id, c.figure_id, c.list_id, c.part_ids, c.segment_id, c.document_id, d.source_path
FROM checks AS c
JOIN documents AS d ON d.document_id = c.document_id
LEFT JOIN segments AS s ON s.segment_id = c.segment_id
LEFT JOIN figures AS f ON f.figure_id = c.figure_id
LEFT JOIN country_lists AS l ON l.list_id = c.list_id
LEFT JOIN parts AS p ON p.check_id = c.check_id
LEFT JOIN code_labels AS k ON k.codelist = 'check' AND k.code = c.kind
ORDER BY d.source_path, c.document_id, coalesce(f.source_start, l.source_start), c.check_id
"""

_CHECK_COLUMNS = (
    ("symbol", "UN document symbol"),
    ("language", "zh or en"),
    ("kind", "table_total, list_count, change, share, sum or restatement"),
    ("label_zh", "kind in Chinese"),
    ("label_en", "kind in English"),
    ("holds", "whether what is stated agrees with what follows from the parts"),
    ("paragraph", "official number of the paragraph, list item or footnote"),
    ("page", "page of the source"),
    ("sentence", "the sentence that states it, quoted"),
    ("other_sentence", "the sentence of the first part, where it is another"),
    ("stated", "the value as stated, in base units"),
    ("computed", "what follows from the parts"),
    ("unit", "unit of both, as in figures"),
    ("raw", "the phrase or list itself"),
    ("parts", "the phrases it was computed from"),
    ("subject", "what is measured; what the countries of a list have in common"),
    ("check_id", "row of checks"),
    ("figure_id", "the figure that states it"),
    ("list_id", "row of country_lists"),
    ("part_ids", "the figures it was computed from"),
    ("segment_id", "row of segments"),
    ("document_id", "row of documents"),
    ("source_path", "the file it was read from"),
)

_FINDINGS_SQL = """
SELECT
    symbol, 'self' AS against, kind, label_zh, label_en, paragraph, page,
    raw, stated AS value, array_to_string(parts, ' | ') AS other_raw, computed AS other_value, unit, subject,
    sentence, other_sentence, figure_id, NULL AS other_figure_id, document_id, source_path
FROM checks_in_context
WHERE NOT holds
UNION ALL
SELECT
    b.symbol, 'edition', b.status, b.status_zh, b.status_en, b.paragraph_zh, b.page_zh,
    b.raw_zh, b.value_zh, b.raw_en, b.value_en, b.unit_zh, b.subject_zh,
    b.sentence_zh, b.sentence_en, b.figure_id_zh, b.figure_id_en, b.document_id_zh, e.source_path_zh
FROM bilingual_figures AS b
JOIN edition_pairs AS e USING (document_id_zh, document_id_en)
WHERE b.status IN ('value_differs', 'kind_differs')
ORDER BY source_path, document_id, against DESC, figure_id, kind
"""

_FINDING_COLUMNS = (
    ("symbol", "UN document symbol"),
    ("against", "self: the report contradicts itself; edition: the English edition says otherwise"),
    ("kind", "kind of check, or value_differs, kind_differs"),
    ("label_zh", "kind in Chinese"),
    ("label_en", "kind in English"),
    ("paragraph", "official number of the paragraph, list item or footnote"),
    ("page", "page of the source"),
    ("raw", "the phrase or list itself"),
    ("value", "its value in base units"),
    ("other_raw", "the phrases it was computed from, or that of the English edition"),
    ("other_value", "what follows from them, or the value in the English edition"),
    ("unit", "unit, as in figures"),
    ("subject", "what is measured"),
    ("sentence", "the sentence that states it, quoted"),
    ("other_sentence", "the sentence of the parts, where it is another, or of the English edition"),
    ("figure_id", "row of figures"),
    ("other_figure_id", "row of figures: the English edition's"),
    ("document_id", "row of documents"),
    ("source_path", "the file it was read from"),
)

VIEWS = (
    View(
        "checks_in_context",
        "Every check of a report against itself, with its sentence and labels in both languages.",
        _CHECK_COLUMNS,
        _CHECKS_SQL,
    ),
    View(
        "findings",
        "What contradicts: sums, shares, changes, lists and restatements of a report, and its two editions.",
        _FINDING_COLUMNS,
        _FINDINGS_SQL,
    ),
)
