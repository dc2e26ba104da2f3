"""What a document means by a shorter name: in a report of UNV 志愿人员 alone are UN Volunteers.

The catalogue's statements ask for a concept's full name, since the short one is
said of others elsewhere. Whose document it is decides, not the sentence; the sentence
only shows where somebody else's are meant (红十字会的志愿人员).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

import regex

from unextract.errors import UnextractError
from unextract.metrics import marks
from unextract.metrics.marks import Marked
from unextract.metrics.model import Shorthand
from unextract.packs import Expression, expand


@dataclass(frozen=True, slots=True)
class CompiledShorthand:
    """A shorthand ready to be applied; all but `full` are regular expressions."""

    title: Expression
    short: Expression
    unless: Expression | None
    full: str
    hint: tuple[str, ...] = ()

    def expressions(self) -> Iterator[Expression]:
        """Its patterns, those that it has."""
        return (found for found in (self.title, self.short, self.unless) if found is not None)


@dataclass(frozen=True, slots=True)
class FullNames:
    """The shorthands of one document; without any, every text stays as it is."""

    shorthands: tuple[CompiledShorthand, ...] = ()

    def within(self, text: str) -> "FullNames":
        """Those that are used in `text`, and not of others' there."""
        if not self.shorthands:
            return self
        held = tuple(
            each
            for each in self.shorthands
            if _may_hold(each, text)
            and each.short.search(text)
            and (each.unless is None or not each.unless.search(text))
        )
        return FullNames(held)

    def text(self, text: str) -> str:
        """`text` with full names for the short ones that stand in it."""
        for shorthand in self.shorthands:
            if _may_hold(shorthand, text):
                text = _replaced(text, shorthand)
        return text

    def marked(self, marked: Marked) -> Marked:
        """The same for a marked text; its figures keep their order, not their places."""
        text = self.text(marked.text) if self.shorthands else marked.text
        if text == marked.text:
            return marked
        places = {at: number for number, at in enumerate(_figures(marked.text))}
        now = _figures(text)
        return replace(marked, text=text, figures=tuple(now[places[at]] for at in marked.figures))


def compile_shorthand(form: Shorthand, file: str, fragments: Mapping[str, str]) -> CompiledShorthand:
    """`form` of `file`, its expressions compiled when they are first needed."""

    def expression(name: str, pattern: str) -> Expression:
        return Expression(partial(_compile, file, name, pattern, fragments))

    return CompiledShorthand(
        title=expression("title", form.title),
        short=expression("short", form.short),
        unless=expression("unless", form.unless) if form.unless is not None else None,
        full=form.full,
        hint=form.hint,
    )


def _compile(file: str, name: str, pattern: str, fragments: Mapping[str, str]) -> regex.Pattern[str]:
    try:
        return regex.compile(expand(pattern, fragments), regex.IGNORECASE)
    except (KeyError, regex.error) as error:
        problem = f"`{name}` of a shorthand is not a regular expression ({error})"
        raise UnextractError(file, "patterns", problem, "correct it") from error


def _may_hold(shorthand: CompiledShorthand, text: str) -> bool:
    if not shorthand.hint:
        return True
    folded = text.lower()
    return any(literal in folded for literal in shorthand.hint)


def _replaced(text: str, shorthand: CompiledShorthand) -> str:
    pieces: list[str] = []
    last = 0
    for match in shorthand.short.finditer(text):
        pieces += (text[last : match.start()], match.expand(shorthand.full))
        last = match.end()
    return "".join((*pieces, text[last:])) if pieces else text


def _figures(text: str) -> list[int]:
    return [at for at, character in enumerate(text) if character == marks.OTHER]
