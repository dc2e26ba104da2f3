"""What follows from figures: observations of concepts, and checks of a report against itself."""

from decimal import Decimal

from unextract.records.base import Record
from unextract.records.codes import CheckKind


class Observation(Record):
    """A figure as an observation of a concept of the metric catalogue.

    `ref_area` is an ISO 3166-1 alpha-3 code, a UN M49 code, the gazetteer's id
    of a region or group that M49 does not know, or W00 (the world); NULL where
    the text names several areas. `time_period` is a period as SDMX writes it;
    `obs_status` a code of SDMX's CL_OBS_STATUS. A dimension that the figure is
    not broken down by is NULL. `pattern` names the statement that matched.
    """

    observation_id: str
    figure_id: str
    metric_id: str
    metric_name_zh: str
    metric_name_en: str
    definition_zh: str
    definition_en: str
    ref_area: str | None = None
    time_period: str | None = None
    obs_value: Decimal
    unit_measure: str
    obs_status: str
    entity: str | None = None
    sex: str | None = None
    age_group: str | None = None
    volunteer_type: str | None = None
    component: str | None = None
    pattern: str


class Check(Record):
    """Something that a report says twice, and whether both sayings agree within rounding.

    `stated` is the value as it is printed, of figure `figure_id` (NULL for the
    number of a list of countries, whose `list_id` is given); `computed` what
    follows from the figures `part_ids`, in order. Both are in `unit`.
    """

    check_id: str
    document_id: str
    segment_id: str
    kind: CheckKind
    holds: bool
    stated: Decimal
    computed: Decimal
    unit: str | None = None
    figure_id: str | None = None
    list_id: str | None = None
    part_ids: tuple[str, ...] = ()
