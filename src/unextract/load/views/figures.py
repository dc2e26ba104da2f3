"""The views of figures: each with its document, sentence and labels."""

from unextract.load.views.model import View, period

# People who volunteer, in any compound: 国际志愿人员, UN Volunteers.
_VOLUNTEER = "志愿(?:人员|者|专家)|volunteers?\\b"
# Their organisation, and those whom they help: 志愿人员培训的教师, people helped by volunteers.
_NOT_VOLUNTEERS = (
    "志愿(?:人员|者)(?:组织|方案|[^的]{0,12}(?:帮助|支持|协助|培训|服务|教育|援助|登记|惠及)[^的]{0,12}的)"
    "|志愿者?服务"
    "|volunteers? (?:programme|experience|assignments?|work\\b|hours?)|\\bby (?:[a-z]+ ){0,4}volunteers?"
)
_WHO = f"regexp_replace(concat_ws(' ', subject, raw), '{_NOT_VOLUNTEERS}', '', 'gi')"
_COUNTS_VOLUNTEERS = f"""(
        regexp_matches({_WHO}, '{_VOLUNTEER}', 'i')
        OR regexp_matches(metric_id, '(^|_)volunteers(_|$)')
    )"""


def _label(language: str) -> str:
    """SQL for a figure's label: its metric's name, else what kind of number it is."""
    separator = {"zh": "，", "en": ", "}[language]
    return f"""coalesce(
        o.metric_name_{language},
        concat_ws(
            '{separator}',
            k.label_{language},
            CASE WHEN f.kind NOT IN ('percent', 'percentage_point')
                THEN coalesce(u.label_{language}, f.unit) END,
            CASE WHEN f.role <> 'level' THEN r.label_{language} END
        )
    )"""


_FIGURES_IN_CONTEXT_SQL = f"""
SELECT
    d.symbol, d.language, s.paragraph, coalesce(f.page, s.page) AS page, f.sentence,
    f.kind, f.raw, f.value, f.value_high, f.unit, f.comparator, f.role,
    f.period_start, f.period_end, {period("f.period_start", "f.period_end")} AS period,
    f.subject, f.scope,
    {_label("zh")} AS label_zh,
    {_label("en")} AS label_en,
    k.label_zh AS kind_zh, k.label_en AS kind_en,
    coalesce(u.label_zh, f.unit) AS unit_zh, coalesce(u.label_en, f.unit) AS unit_en,
    c.label_zh AS comparator_zh, c.label_en AS comparator_en,
    r.label_zh AS role_zh, r.label_en AS role_en,
    o.metric_id, f.confidence, f.flags, f.source_start, f.figure_id, f.segment_id, f.document_id,
    d.source_path
FROM figures AS f
JOIN documents AS d ON d.document_id = f.document_id
LEFT JOIN segments AS s ON s.segment_id = f.segment_id
LEFT JOIN observations AS o ON o.figure_id = f.figure_id
LEFT JOIN code_labels AS k ON k.codelist = 'kind' AND k.code = f.kind
LEFT JOIN code_labels AS u ON u.codelist = 'unit' AND u.code = f.unit
LEFT JOIN code_labels AS c ON c.codelist = 'comparator' AND c.code = f.comparator
LEFT JOIN code_labels AS r ON r.codelist = 'role' AND r.code = f.role
ORDER BY d.source_path, f.document_id, f.source_start
"""

_FIGURE_COLUMNS = (
    ("symbol", "UN document symbol"),
    ("language", "zh or en"),
    ("paragraph", "official number of the paragraph, list item or footnote"),
    ("page", "page of the source"),
    ("sentence", "the sentence that states the figure, quoted"),
    ("kind", "kind of figure"),
    ("raw", "the phrase itself"),
    ("value", "in base units"),
    ("value_high", "upper end of a range"),
    ("unit", "as in figures"),
    ("comparator", "as in figures"),
    ("role", "as in figures"),
    ("period_start", "first day the figure is about"),
    ("period_end", "last day the figure is about"),
    ("period", "the same as ISO 8601 writes it: 2022, 2022-03, 2018/2020, ../2022-04-30"),
    ("subject", "what is measured, in the source's words"),
    ("scope", "whose or where, in the source's words"),
    ("label_zh", "Chinese name of the metric, or of kind, unit and role"),
    ("label_en", "English name of the metric, or of kind, unit and role"),
    ("kind_zh", "kind in Chinese"),
    ("kind_en", "kind in English"),
    ("unit_zh", "unit in Chinese; the source's words where it is no code"),
    ("unit_en", "unit in English; the source's words where it is no code"),
    ("comparator_zh", "comparator in Chinese"),
    ("comparator_en", "comparator in English"),
    ("role_zh", "role in Chinese"),
    ("role_en", "role in English"),
    ("metric_id", "concept of the metric catalogue, where the figure names one"),
    ("confidence", "0 to 1"),
    ("flags", "the parts that were inferred rather than stated"),
    ("source_start", "first code point in documents.text"),
    ("figure_id", "row of figures"),
    ("segment_id", "row of segments"),
    ("document_id", "row of documents"),
    ("source_path", "the file it was read from"),
)


def _selection(name: str, meaning: str, condition: str) -> View:
    return View(name, meaning, _FIGURE_COLUMNS, f"SELECT * FROM figures_in_context WHERE {condition}")


VIEWS = (
    View(
        "figures_in_context",
        "Every figure with its document, sentence and labels.",
        _FIGURE_COLUMNS,
        _FIGURES_IN_CONTEXT_SQL,
    ),
    _selection(
        "volunteer_counts",
        "How many volunteers: counts of people who are a kind of volunteer.",
        f"kind = 'count' AND unit = 'person' AND {_COUNTS_VOLUNTEERS}",
    ),
    _selection(
        "percentages",
        "Percentages and percentage points.",
        "kind IN ('percent', 'percentage_point')",
    ),
    _selection("funding_amounts", "Amounts of money.", "kind = 'money'"),
)
