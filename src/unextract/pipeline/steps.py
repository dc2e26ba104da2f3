"""The stages as steps of one kind: each adds its records to an edition."""

import json
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from unextract.allowance import ask_for
from unextract.records import Edition

if TYPE_CHECKING:
    from unextract.read import Editions


# Ten times what a character of dense English takes from segment to load
_SECONDS_A_CHARACTER = 20e-6


class Steps(NamedTuple):
    """What to do with a file: `read` makes an edition of it, every other step enriches that.

    `prepare` raises UnextractError for what would stop every file alike;
    `stated` gives what else but bytes and versions goes into the document of a
    path and SHA-256. Files with a suffix in `guarded` are worked on where they
    can be stopped. All are functions of a module or partials of such: workers
    have to find them.
    """

    prepare: Callable[[], object]
    stated: Callable[[Path, str], str | None]
    read: Callable[[Path], Edition]
    then: tuple[tuple[str, Callable[[Edition], Edition]], ...]
    guarded: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """The stages, in order."""
        return ("read", *(name for name, _ in self.then))


def standard_steps(patterns: Path | None, editions: "Editions | None", engine: str) -> Steps:
    """Read, segment, extract, resolve; `patterns` None are the shipped packs, `engine` opens PDFs."""
    from unextract.read import PLAIN_SUFFIXES, SUFFIXES

    return Steps(
        prepare=partial(prepare, patterns),
        stated=partial(stated, editions=editions),
        read=partial(read, editions=editions, patterns=patterns, engine=engine),
        then=(
            ("segment", segment),
            ("extract", partial(extract, patterns=patterns)),
            ("resolve", partial(resolve, patterns=patterns)),
        ),
        guarded=SUFFIXES - PLAIN_SUFFIXES,
    )


def prepare(patterns: Path | None) -> None:
    """Read and validate the packs and the metric catalogue, once a process."""
    from unextract.metrics import read_catalogue
    from unextract.packs import load_packs

    load_packs(patterns)
    read_catalogue(patterns)


def stated(path: Path, source_sha256: str, *, editions: "Editions | None") -> str | None:
    """What `editions`, or the editions.toml beside the file, sets for it, as JSON; None when nothing."""
    from unextract.read import stated_facts

    facts = {
        name: value
        for name, value in asdict(stated_facts(path, source_sha256, editions)).items()
        if value is not None
    }
    return json.dumps(facts, ensure_ascii=False, default=str) if facts else None


def read(path: Path, *, editions: "Editions | None", patterns: Path | None, engine: str) -> Edition:
    """The edition of `path` with its document alone; the stages to come may take longer for a long one."""
    from unextract.read import read as read_document

    document = read_document(path, editions=editions, patterns=patterns, engine=engine)
    ask_for(_SECONDS_A_CHARACTER * len(document.text))
    return Edition(document=document)


def segment(edition: Edition) -> Edition:
    """`edition` with its segments and their words."""
    from unextract.segment import segment as segment_document
    from unextract.words import tokenize

    language = edition.document.language
    segments = tuple(
        segment.model_copy(update={"tokens": tokenize(segment.text, language)})
        for segment in segment_document(edition.document)
    )
    return edition.model_copy(update={"segments": segments})


def extract(edition: Edition, *, patterns: Path | None) -> Edition:
    """`edition` with its numerals and figures."""
    from unextract.extract import extract as extract_figures
    from unextract.packs import load_packs

    return extract_figures(edition.document, edition.segments, load_packs(patterns))


def resolve(edition: Edition, *, patterns: Path | None) -> Edition:
    """`edition` with what its figures are about."""
    from unextract.packs import load_packs
    from unextract.resolve import resolve as resolve_figures

    return resolve_figures(edition, load_packs(patterns))
