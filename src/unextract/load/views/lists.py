"""The view of country lists."""

from unextract.load.views.model import View, period

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
    f.period_start, f.period_end, {period("f.period_start", "f.period_end")} AS period,
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

VIEWS = (
    View(
        "country_list_summary",
        "Every list of countries with its topic, its members and the number stated for it.",
        _LIST_COLUMNS,
        _COUNTRY_LIST_SUMMARY_SQL,
    ),
)
