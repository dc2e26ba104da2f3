"""The view that lines observations up: one row a period, whatever number of times it is stated.

Reports state a number in a summary, a paragraph and an annex table, and give it
again a year later as the earlier value of a change. `series` keeps one value of
each and says which others there are.
"""

from unextract.load.views.model import View

# What makes two observations the same one.
KEYS = (
    "metric_id",
    "REF_AREA",
    "TIME_PERIOD",
    "entity",
    "sex",
    "age_group",
    "volunteer_type",
    "component",
    "UNIT_MEASURE",
)
_KEYS = ", ".join(f"o.{key}" for key in KEYS)

# The value kept: an exact one before an estimate, then the one stated most often, then the one of
# the year's own report before one told later as the base of a change, then the surest, then the first.
_SQL = f"""
WITH stated AS (
    SELECT
        o.*, f.role = 'base' AS told_later, f.confidence, f.source_start, f.sentence,
        d.symbol, d.source_path, d.document_id, s.paragraph,
        count(*) OVER (PARTITION BY {_KEYS}, o.OBS_VALUE, o.OBS_STATUS) AS times
    FROM observations AS o
    JOIN figures AS f ON f.figure_id = o.figure_id
    JOIN documents AS d ON d.document_id = f.document_id
    LEFT JOIN segments AS s ON s.segment_id = f.segment_id
), ranked AS (
    SELECT
        o.*,
        row_number() OVER (
            PARTITION BY {_KEYS}
            ORDER BY o.OBS_STATUS <> 'A', o.times DESC, o.told_later, o.confidence DESC,
                o.source_path, o.document_id, o.source_start
        ) AS place
    FROM stated AS o
)
SELECT
    {_KEYS.replace("o.", "")},
    any_value(metric_name_zh) AS metric_name_zh, any_value(metric_name_en) AS metric_name_en,
    min(OBS_VALUE) FILTER (place = 1) AS OBS_VALUE,
    min(OBS_STATUS) FILTER (place = 1) AS OBS_STATUS,
    count(*) AS statements,
    count(DISTINCT OBS_VALUE) FILTER (OBS_STATUS = 'A') > 1
        OR (count(*) FILTER (OBS_STATUS = 'A') = 0 AND count(DISTINCT OBS_VALUE) > 1) AS conflict,
    list_sort(list(DISTINCT OBS_VALUE)) AS "values",
    list_sort(list(DISTINCT coalesce(symbol, source_path))) AS symbols,
    list(figure_id ORDER BY place) AS figure_ids,
    min(symbol) FILTER (place = 1) AS symbol,
    min(paragraph) FILTER (place = 1) AS paragraph,
    min(sentence) FILTER (place = 1) AS sentence
FROM ranked
GROUP BY ALL
ORDER BY ALL
"""

_COLUMNS = (
    ("metric_id", "concept of the metric catalogue"),
    ("REF_AREA", "SDMX: reference area; NULL: several, or not said"),
    ("TIME_PERIOD", "SDMX: the period observed; NULL: not known"),
    ("entity", "UN entity; NULL: not broken down"),
    ("sex", "NULL: not broken down"),
    ("age_group", "NULL: not broken down"),
    ("volunteer_type", "NULL: not broken down"),
    ("component", "NULL: not broken down"),
    ("UNIT_MEASURE", "SDMX: the unit"),
    ("metric_name_zh", "the metric's Chinese name"),
    ("metric_name_en", "the metric's English name"),
    (
        "OBS_VALUE",
        "the value kept: exact before estimated, stated often before seldom, in its own year before later",
    ),
    ("OBS_STATUS", "SDMX: status of the value kept"),
    ("statements", "how many figures state this observation"),
    ("conflict", "whether exact values differ (or, where none is exact, estimates do)"),
    ("values", "all different values stated"),
    ("symbols", "the documents that state it; the file where a document has no symbol"),
    ("figure_ids", "rows of figures, the one kept first"),
    ("symbol", "document of the value kept"),
    ("paragraph", "paragraph of the value kept"),
    ("sentence", "the sentence that states the value kept"),
)

_METRICS_SQL = """
SELECT
    metric_id, metric_name_zh, metric_name_en, definition_zh, definition_en,
    list_sort(list(DISTINCT UNIT_MEASURE)) AS units,
    count(*) AS observations, min(TIME_PERIOD) AS first_period, max(TIME_PERIOD) AS last_period
FROM observations
GROUP BY ALL
ORDER BY metric_id
"""

VIEWS = (
    View(
        "series",
        "Observations lined up: one row for each metric, area, period and breakdown.",
        _COLUMNS,
        _SQL,
    ),
    View(
        "metrics",
        "The concepts that the documents here speak of.",
        (
            ("metric_id", "concept of the metric catalogue"),
            ("metric_name_zh", "Chinese name"),
            ("metric_name_en", "English name"),
            ("definition_zh", "what it means, in Chinese"),
            ("definition_en", "what it means, in English"),
            ("units", "its units of measure"),
            ("observations", "how many figures state it"),
            ("first_period", "the earliest period observed"),
            ("last_period", "the latest period observed"),
        ),
        _METRICS_SQL,
    ),
)
