"""The views analysts live in, as SQL that DuckDB 1.2 reads.

`figures_in_context` brings together what the warehouse knows of a figure; the
promised views are selections of it. Tables are named without a catalogue, so
that a file works under whatever name a client attaches it.
"""

from dataclasses import dataclass

# Either word, inside any compound: 国际志愿人员, UN Volunteers.
_VOLUNTEER = "志愿|volunteer"


@dataclass(frozen=True, slots=True)
class View:
    """A view; `columns` are its columns with their meanings, in order."""

    name: str
    meaning: str
    columns: tuple[tuple[str, str], ...]
    sql: str


def _period(start: str, end: str) -> str:
    """SQL for a period as ISO 8601 writes it: 2022, 2022-03, 2018/2020, ../2022-04-30."""
    return f"""CASE
        WHEN {start} IS NULL AND {end} IS NULL THEN NULL
        WHEN {start} IS NULL THEN '../' || {end}::VARCHAR
        WHEN {end} IS NULL THEN {start}::VARCHAR || '/..'
        WHEN {start} = {end} THEN {start}::VARCHAR
        WHEN {start} = date_trunc('year', {start}) AND month({end}) = 12 AND day({end}) = 31
            THEN CASE WHEN year({start}) = year({end}) THEN strftime({start}, '%Y')
                ELSE strftime({start}, '%Y/') || strftime({end}, '%Y') END
        WHEN {start} = date_trunc('month', {start}) AND {end} = last_day({start})
            THEN strftime({start}, '%Y-%m')
        ELSE {start}::VARCHAR || '/' || {end}::VARCHAR
    END"""


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
    f.period_start, f.period_end, {_period("f.period_start", "f.period_end")} AS period,
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

# A list whose number the text states ("by 44 countries: …") takes comparator, role, period
# and scope from that figure: the nearest one of the segment with unit country and that value.
_COUNTRY_LIST_SUMMARY_SQL = f"""
WITH members AS (
    SELECT
        list_id,
        list(iso3 ORDER BY ordinal) AS iso3,
        list(coalesce(name_zh, raw) ORDER BY ordinal) AS countries_zh,
        list(coalesce(name_en, raw) ORDER BY ordinal) AS countries_en
    FROM country_list_members
    GROUP BY list_id
), stating AS (
    SELECT
        l.list_id, f.figure_id,
        row_number() OVER (
            PARTITION BY l.list_id ORDER BY abs(f.source_start - l.source_start), f.source_start
        ) AS place
    FROM country_lists AS l
    JOIN figures AS f ON f.segment_id = l.segment_id AND f.unit = 'country' AND f.value = l.stated_count
)
SELECT
    d.symbol, d.language, s.paragraph, s.page, l.sentence,
    coalesce(l.stated_count, l.listed_count) AS value, f.value_high, 'country' AS unit,
    coalesce(f.comparator, '=') AS comparator, coalesce(f.role, 'level') AS role,
    f.period_start, f.period_end, {_period("f.period_start", "f.period_end")} AS period,
    l.topic AS subject, f.scope,
    '国家名单' AS label_zh, 'list of countries' AS label_en,
    l.stated_count, l.listed_count, l.stated_count = l.listed_count AS complete,
    m.iso3, m.countries_zh, m.countries_en,
    f.figure_id, l.list_id, l.segment_id, l.document_id, d.source_path
FROM country_lists AS l
JOIN documents AS d ON d.document_id = l.document_id
LEFT JOIN segments AS s ON s.segment_id = l.segment_id
LEFT JOIN members AS m ON m.list_id = l.list_id
LEFT JOIN stating ON stating.list_id = l.list_id AND stating.place = 1
LEFT JOIN figures AS f ON f.figure_id = stating.figure_id
ORDER BY d.source_path, l.document_id, l.source_start
"""

_LIST_COLUMNS = (
    ("symbol", "UN document symbol"),
    ("language", "zh or en"),
    ("paragraph", "official number of the paragraph, list item or footnote"),
    ("page", "page of the source"),
    ("sentence", "the sentence that holds the list, quoted"),
    ("value", "the number the text states, else the number of countries listed"),
    ("value_high", "upper end of a stated range"),
    ("unit", "country"),
    ("comparator", "of the figure that states the number, else ="),
    ("role", "of the figure that states the number, else level"),
    ("period_start", "first day that figure is about"),
    ("period_end", "last day that figure is about"),
    ("period", "the same as ISO 8601 writes it"),
    ("subject", "what the countries have in common, in the source's words"),
    ("scope", "of the figure that states the number"),
    ("label_zh", "国家名单"),
    ("label_en", "list of countries"),
    ("stated_count", "the number the text states; NULL if none"),
    ("listed_count", "the number of countries listed"),
    ("complete", "whether as many are listed as stated; NULL if none is stated"),
    ("iso3", "the countries as ISO 3166-1 alpha-3, in the order of the text"),
    ("countries_zh", "their Chinese names; the source's words where unknown"),
    ("countries_en", "their English names; the source's words where unknown"),
    ("figure_id", "the figure that states the number"),
    ("list_id", "row of country_lists"),
    ("segment_id", "row of segments"),
    ("document_id", "row of documents"),
    ("source_path", "the file it was read from"),
)


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
        "How many volunteers: counts of people whose subject names a kind of volunteer.",
        f"kind = 'count' AND unit = 'person' AND regexp_matches(subject, '{_VOLUNTEER}', 'i')",
    ),
    _selection(
        "percentages",
        "Percentages and percentage points.",
        "kind IN ('percent', 'percentage_point')",
    ),
    _selection("funding_amounts", "Amounts of money.", "kind = 'money'"),
    View(
        "country_list_summary",
        "Every list of countries with its topic, its members and the number stated for it.",
        _LIST_COLUMNS,
        _COUNTRY_LIST_SUMMARY_SQL,
    ),
    View(
        "bilingual_figures",
        "Every figure of two editions of a report, with both quotations and what differs.",
        _BILINGUAL_COLUMNS,
        _BILINGUAL_FIGURES_SQL,
    ),
)
