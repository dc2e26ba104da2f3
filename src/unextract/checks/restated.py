"""The same fact in two places of a report."""

from collections import defaultdict
from collections.abc import Iterator

from unextract.checks.model import Claim
from unextract.checks.rounding import stands_for
from unextract.records import CheckKind, Edition, Figure, Observation

_EXACT = "A"  # SDMX CL_OBS_STATUS: normal value


def restatements(edition: Edition) -> Iterator[tuple[CheckKind, Claim]]:
    """Every exact observation that was made before in the report, against the first one."""
    figures = {figure.figure_id: figure for figure in edition.figures}
    stated: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for observation in edition.observations:
        if observation.obs_status == _EXACT and observation.time_period and observation.ref_area:
            stated[_fact(observation)].append(figures[observation.figure_id])
    for first, *others in stated.values():
        for figure in others:
            known, said = stands_for(first), stands_for(figure)
            if known is not None and said is not None and first.value is not None:
                yield CheckKind.RESTATEMENT, Claim(figure, abs(first.value), said.meets(known), (first,))


def _fact(observation: Observation) -> tuple[object, ...]:
    """All that tells an observation from another but its value."""
    return (
        observation.metric_id,
        observation.ref_area,
        observation.time_period,
        observation.unit_measure,
        observation.entity,
        observation.sex,
        observation.age_group,
        observation.volunteer_type,
        observation.component,
    )
