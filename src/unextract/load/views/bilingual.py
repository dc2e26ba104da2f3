"""The view of two editions of a report, figure beside figure."""

from unextract.load.views.model import View

_BILINGUAL_FIGURES_SQL = """
SELECT
    coalesce(e.symbol, zh.symbol, en.symbol) AS symbol, p.status, p.differences,
    coalesce(zh.kind, en.kind) AS kind,
    coalesce(zh.label_zh, en.label_zh) AS label_zh, coalesce(zh.label_en, en.label_en) AS label_en,
    coalesce(zh.metric_id, en.metric_id) AS metric_id,
    zh.paragraph AS paragraph_zh, en.paragraph AS paragraph_en,
    zh.raw AS raw_zh, en.raw AS raw_en,
    zh.value AS value_zh, en.value AS value_en,
    zh.value_high AS value_high_zh, en.value_high AS value_high_en,
    zh.unit AS unit_zh, en.unit AS unit_en,
    zh.comparator AS comparator_zh, en.comparator AS comparator_en,
    zh.role AS role_zh, en.role AS role_en,
    zh.period AS period_zh, en.period AS period_en,
    zh.subject AS subject_zh, en.subject AS subject_en,
    zh.sentence AS sentence_zh, en.sentence AS sentence_en,
    s.label_zh AS status_zh, s.label_en AS status_en,
    zh.page AS page_zh, en.page AS page_en,
    zh.confidence AS confidence_zh, en.confidence AS confidence_en,
    p.bead, p.figure_id_zh, p.figure_id_en, p.document_id_zh, p.document_id_en
FROM figure_pairs AS p
JOIN edition_pairs AS e USING (document_id_zh, document_id_en)
LEFT JOIN figures_in_context AS zh ON zh.figure_id = p.figure_id_zh
LEFT JOIN figures_in_context AS en ON en.figure_id = p.figure_id_en
LEFT JOIN code_labels AS s ON s.codelist = 'status' AND s.code = p.status
ORDER BY symbol, p.document_id_zh, p.document_id_en, p.bead, p.figure_id_zh IS NULL,
    zh.source_start, en.source_start
"""

_BILINGUAL_COLUMNS = (
    ("symbol", "UN document symbol"),
    ("status", "agree, value_differs, kind_differs, only_zh or only_en"),
    ("differences", "what differs: kind, value, unit, comparator, period"),
    ("kind", "kind of figure; that of the Chinese edition where they differ"),
    ("label_zh", "Chinese name of the metric, or of kind, unit and role"),
    ("label_en", "English name of the metric, or of kind, unit and role"),
    ("metric_id", "concept of the metric catalogue, where either figure names one"),
    *(
        (f"{name}_{language}", f"{meaning}, in the {edition} edition")
        for name, meaning in (
            ("paragraph", "official number of the paragraph"),
            ("raw", "the phrase itself"),
            ("value", "value in base units"),
            ("value_high", "upper end of a range"),
            ("unit", "unit, as in figures"),
            ("comparator", "comparator, as in figures"),
            ("role", "role, as in figures"),
            ("period", "period as ISO 8601 writes it"),
            ("subject", "what is measured"),
            ("sentence", "the sentence that states it, quoted"),
        )
        for language, edition in (("zh", "Chinese"), ("en", "English"))
    ),
    ("status_zh", "status in Chinese"),
    ("status_en", "status in English"),
    ("page_zh", "page of the Chinese edition"),
    ("page_en", "page of the English edition"),
    ("confidence_zh", "0 to 1, of the Chinese figure"),
    ("confidence_en", "0 to 1, of the English figure"),
    ("bead", "as in segment_pairs"),
    ("figure_id_zh", "row of figures"),
    ("figure_id_en", "row of figures"),
    ("document_id_zh", "row of documents"),
    ("document_id_en", "row of documents"),
)

VIEWS = (
    View(
        "bilingual_figures",
        "Every figure of two editions of a report, with both quotations and what differs.",
        _BILINGUAL_COLUMNS,
        _BILINGUAL_FIGURES_SQL,
    ),
)
