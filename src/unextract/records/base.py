"""What all records share: they are frozen, they validate themselves, they quote the source."""

from datetime import date
from typing import Annotated, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)

Offset = Annotated[int, Field(ge=0)]


class Record(BaseModel):
    """Frozen base: equal content is an equal record, unknown fields are an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)


class Spanned(Record):
    """A record that points at the characters which state it."""

    source_start: Offset
    source_end: Offset

    @model_validator(mode="after")
    def _span_is_sound(self, info: ValidationInfo) -> Self:
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
    def _span_is_sound(self, info: ValidationInfo) -> Self:
        """In place of the other, for one call from pydantic to Python a record."""
        start, end = self.source_start, self.source_end
        if end <= start:
            raise ValueError(f"span {start}:{end} is empty or reversed")
        if len(self.raw) != end - start:
            raise ValueError(f"{self.raw!r} is not {end - start} characters long")
        if info.context and info.context["text"][start:end] != self.raw:
            raise ValueError(f"{self.raw!r} does not stand at {start}:{end}")
        return self


def as_made(kind: type[object]) -> WrapValidator:
    """For a field of a tuple: values of `kind` stay as they were made, anything else is validated.

    pydantic would ask every record of an edition once more whether it is sound.
    """

    def keep(value: object, validate: ValidatorFunctionWrapHandler) -> object:
        made = isinstance(value, tuple) and all(type(each) is kind for each in value)
        return value if made else validate(value)

    return WrapValidator(keep)


def check_period(start: date | None, end: date | None) -> None:
    """Raise ValueError for a period that ends before it starts."""
    if start is not None and end is not None and end < start:
        raise ValueError(f"period ends ({end}) before it starts ({start})")
