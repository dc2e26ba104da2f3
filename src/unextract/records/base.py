"""What all records share: they are frozen, they validate themselves, they quote the source."""

from datetime import date
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator

Offset = Annotated[int, Field(ge=0)]


class Record(BaseModel):
    """Frozen base: equal content is an equal record, unknown fields are an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)


class Spanned(Record):
    """A record that points at the characters which state it."""

    source_start: Offset
    source_end: Offset

    @model_validator(mode="after")
    def _span_is_not_empty(self) -> Self:
        if self.source_end <= self.source_start:
            raise ValueError(f"span {self.source_start}:{self.source_end} is empty or reversed")
        return self


class Quoted(Spanned):
    """A spanned record that also carries the characters.

    Validated with `context={"text": Document.text}`, the quotation is compared
    with the source; without that context only the length is checked.
    """

    raw: str

    @model_validator(mode="after")
    def _raw_quotes_the_source(self, info: ValidationInfo) -> Self:
        if len(self.raw) != self.source_end - self.source_start:
            raise ValueError(f"{self.raw!r} is not {self.source_end - self.source_start} characters long")
        if info.context and info.context["text"][self.source_start : self.source_end] != self.raw:
            raise ValueError(f"{self.raw!r} does not stand at {self.source_start}:{self.source_end}")
        return self


def check_period(start: date | None, end: date | None) -> None:
    """Raise ValueError for a period that ends before it starts."""
    if start is not None and end is not None and end < start:
        raise ValueError(f"period ends ({end}) before it starts ({start})")
