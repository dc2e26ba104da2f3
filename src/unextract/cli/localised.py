"""Help and usage errors in the language that was chosen.

Typer tells them in English. What commands and options say of themselves is
exchanged for its translation while the help is written; headings and the
sentences of usage errors are translated in what was written.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from unextract.cli import messages

VARIABLE = "UNEXTRACT_LANG"
USAGE = 2
UsageError: Any = typer.BadParameter.__base__
_NOTE = re.compile(r"\[[^\[\]]*(?:default:|required|env var:)[^\[\]]*\]")
_NOTES = frozenset({"default: ", "required", "env var: "})
_OWN_LINES = "\b\n"


class Command(TyperCommand):
    """A command whose help is in the language that was chosen."""

    def get_help(self, ctx: Any) -> str:
        return _help(self, ctx, super().get_help)

    def get_short_help_str(self, limit: int = 45) -> str:
        return _short(self, super().get_short_help_str(limit))


class Group(TyperGroup):
    """A group of commands whose help and usage errors are in the language that was chosen."""

    def get_help(self, ctx: Any) -> str:
        return _help(self, ctx, super().get_help)

    def get_short_help_str(self, limit: int = 45) -> str:
        return _short(self, super().get_short_help_str(limit))


class Program(Group):
    """The outermost group: it chooses the language before anything is parsed, and tells usage errors."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        messages.choose(_wanted(args))
        try:
            return super().make_context(info_name, args, parent, **extra)
        except UsageError as error:
            raise told(error) from None

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except UsageError as error:
            raise told(error) from None


def told(error: Any) -> Exception:
    """What to raise for a usage error: itself in English, else an exit after it was told in full."""
    if messages.spoken() == "en" or type(error).__name__ == "NoArgsIsHelpError":
        problem: Exception = error
        return problem
    if error.ctx is not None:
        typer.echo(_headings(error.ctx.get_usage()), err=True)
        hint = f"{error.ctx.command_path} {error.ctx.help_option_names[-1]}"
        typer.echo(messages.usage(f"Try '{hint}' for help."), err=True)
    typer.echo(messages.usage(f"Error: {error.format_message()}"), err=True)
    return typer.Exit(USAGE)


def _wanted(args: Sequence[str]) -> Any:
    """The language that the words before the command, or the environment, ask for."""
    for place, word in enumerate(args):
        if word == "--lang" and place + 1 < len(args):
            return _known(args[place + 1])
        if word.startswith("--lang="):
            return _known(word.removeprefix("--lang="))
        if not word.startswith("-"):
            break
    return _known(os.environ.get(VARIABLE, ""))


def _known(word: str) -> str | None:
    return word if word in ("zh", "en") else None


def _help(command: Any, ctx: Any, write: Callable[[Any], str]) -> str:
    with _translated_help(command, ctx):
        return _headings(write(ctx))


def _short(command: Any, english: str) -> str:
    """The first paragraph of the command's help, where it is translated."""
    first = " ".join((command.help or "").partition("\n\n")[0].split())
    return messages.helped(first) or english


@contextmanager
def _translated_help(command: Any, ctx: Any) -> Iterator[None]:
    """The command and its options with what they say of themselves in the chosen language."""
    if messages.spoken() == "en":
        yield
        return
    said = [command, *([] if ctx is None else command.params)]
    before = [getattr(item, "help", None) for item in said]
    for item, text in zip(said, before, strict=True):
        if text:
            item.help = _paragraphs(text)
    try:
        yield
    finally:
        for item, text in zip(said, before, strict=True):
            if text:
                item.help = text


def _paragraphs(text: str) -> str:
    """`text` paragraph by paragraph; examples, which keep their own lines, get another heading only."""
    translated = []
    for paragraph in text.split("\n\n"):
        own = paragraph.startswith(_OWN_LINES)
        plain = " ".join(paragraph.removeprefix(_OWN_LINES).split())
        said = messages.helped(plain)
        if said is None:
            translated.append(paragraph)
        else:
            translated.append(f"{_OWN_LINES if own else ''}{said.strip()}")
    return "\n\n".join(translated)


def _headings(text: str) -> str:
    """`text` with the words that typer writes itself translated."""
    if messages.spoken() == "en":
        return text
    words = messages.headings()
    notes = {english.strip(): words[english].strip() for english in words if english in _NOTES}

    def note(found: re.Match[str]) -> str:
        whole = found[0]
        for english, translation in notes.items():
            whole = re.sub(rf"{english} ?", translation, whole)
        return whole

    text = _NOTE.sub(note, text)
    for english, translation in words.items():
        if english not in _NOTES:
            text = re.sub(rf"(?m)(^|(?<=\s)){re.escape(english)}(?=\s|$|(?<=\s))", translation, text)
    return text
