"""Tables of figures resolved to concepts."""

from unextract.load.schema.model import VALUE, Column, Table, varchar

OBSERVATIONS = Table(
    "observations",
    "Figures resolved to concepts of the metric catalogue, one row per figure that names a known concept.",
    ("observation_id",),
    (
        varchar("observation_id", "stable for the same input and versions"),
        varchar("figure_id", "the figure that states it"),
        varchar("metric_id", "concept of the metric catalogue"),
        varchar("metric_name_zh", "its Chinese name"),
        varchar("metric_name_en", "its English name"),
        varchar(
            "REF_AREA",
            "SDMX: ISO3, M49 code, the gazetteer's id where M49 has none, W00 (world); NULL: several",
        ),
        varchar("TIME_PERIOD", "SDMX: the period observed: 2022, 2022-03, 2018-01-01/P3Y; NULL if not known"),
        Column("OBS_VALUE", VALUE, "SDMX: the value in base units"),
        varchar("UNIT_MEASURE", "SDMX: the unit; ISO 4217 for money,"),
        varchar(
            "OBS_STATUS", "SDMX CL_OBS_STATUS: A normal, E estimated (about, more than, a third), F forecast"
        ),
        varchar("entity", "the UN entity it is about: UNDP, UNHCR …; NULL: not broken down"),
        varchar("sex", "SDMX CL_SEX: F, M; NULL: not broken down"),
        varchar("age_group", "SDMX CL_AGE: Y_GE60, Y_LT30, Y18T26; NULL: not broken down"),
        varchar(
            "volunteer_type",
            "NATIONAL, INTERNATIONAL, ONLINE, YOUTH, UNIVERSITY, COMMUNITY, SPECIALIST, REFUGEE, "
            "DISABILITIES; NULL: not broken down",
        ),
        varchar("component", "part of a budget or programme: GLOBAL_COORDINATION …; NULL: not broken down"),
        varchar("definition_zh", "what the metric means, in Chinese"),
        varchar("definition_en", "what the metric means, in English"),
        varchar("pattern", "id of the statement of the catalogue that matched"),
    ),
    parent="figures",
    parent_key="figure_id",
)
