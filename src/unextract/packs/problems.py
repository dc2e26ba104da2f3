"""What is wrong with a pattern file, in one line."""

from pydantic import BaseModel, ConfigDict


class Problem(BaseModel):
    """One finding about one rule of one file."""

    model_config = ConfigDict(frozen=True)

    file: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.rule}: {self.message}"
