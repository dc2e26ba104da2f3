"""What a name stands for, and where it stands in a text."""

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["country", "region", "group", "entity"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Named:
    """A country or territory, a region, a group of states, or an organisation.

    `id` is the ISO 3166-1 alpha-3 code of a country (ISO 3166-3 of one that is
    no more, XKX of Kosovo), the M49 code of a region (W00, SDMX's, of the
    world), else a short stable code (SIDS, UNDP). `regions` are the M49 codes
    of the regions a country lies in, the widest first; `type` says which sort
    of organisation an entity is; `note` is what the UN says of the name.
    """

    id: str
    kind: Kind
    iso3: str | None
    m49: str | None
    name_zh: str
    name_en: str
    regions: tuple[str, ...] = ()
    type: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """`text[start:end]` names `place`."""

    start: int
    end: int
    place: Named
