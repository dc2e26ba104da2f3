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
        varchar("REF_AREA", "SDMX: ISO3, M49 region code or W00 (world)"),
        varchar("TIME_PERIOD", "SDMX: the period observed"),
        Column("OBS_VALUE", VALUE, "SDMX: the value"),
        varchar("UNIT_MEASURE", "SDMX: the unit"),
        varchar("OBS_STATUS", "SDMX: status of the observation"),
        varchar("entity", "UNDP, UNHCR …"),
        varchar("sex", "dimension"),
        varchar("age_group", "dimension"),
        varchar("volunteer_type", "dimension"),
    ),
    parent="figures",
    parent_key="figure_id",
)
