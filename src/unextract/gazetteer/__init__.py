"""The gazetteer: countries, regions, groups of states and organisations by their names.

    gazetteer().mentions("在南苏丹和乍得", "zh")

`gazetteer()` is built once from the derived list of countries and the files of
patterns/places/ and patterns/entities/; see docs/countries.md.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from unextract.gazetteer.automaton import Automaton
from unextract.gazetteer.files import WORLD, Listed, listed, read_words
from unextract.gazetteer.model import KINDS, Kind, Mention, Named
from unextract.gazetteer.spelling import ACRONYM, plain, spellings
from unextract.packs.files import default_directory, packs_version


class Gazetteer:
    """Everything that has a name, and one search over all names of each language."""

    def __init__(
        self,
        places: Mapping[str, Named],
        automata: Callable[[str], Automaton],
        learned: Mapping[str, Automaton] | None = None,
    ) -> None:
        """`automata` gives the search of a language, the same each time."""
        self._places = places
        self._automata = automata
        self._learned = learned or {}

    def mentions(self, text: str, language: str) -> tuple[Mention, ...]:
        """What `text` names, in order and without overlaps; offsets in `text`."""
        return self._automata(language).mentions(text, self._learned.get(language))

    def named(self, key: str) -> Named:
        """The country, region, group or entity with this id; KeyError if there is none."""
        return self._places[key]

    def knows(self, name: str, language: str) -> bool:
        """Whether `name`, as it is written, stands for something."""
        return plain(name) in self._automata(language)

    def learning(self, names: Mapping[str, Named], language: str) -> "Gazetteer":
        """This gazetteer with further names of `language`, such as one report defines."""
        return Gazetteer(self._places, self._automata, {**self._learned, language: Automaton(names)})


def gazetteer(directory: Path | None = None, version: str | None = None) -> Gazetteer:
    """The gazetteer of a pattern directory (default: the shipped one), built once.

    `version` is the directory's, as `Packs` has it, where it is known: all
    files are read to tell it. Raises UnextractError naming the file and the
    option for one that cannot be read.
    """
    directory = directory or default_directory()
    return _built(directory, version or packs_version(directory))


def everything(directory: Path | None = None) -> tuple[Named, ...]:
    """All that has a name in a pattern directory (default: the shipped one), by kind and id."""
    directory = directory or default_directory()
    places = [entry.named(key) for key, entry in _listed(directory, packs_version(directory)).items()]
    return tuple(sorted(places, key=lambda place: (KINDS.index(place.kind), place.id)))


@cache
def _listed(directory: Path, version: str) -> Mapping[str, Listed]:
    """`version` makes sure that files edited meanwhile are read again."""
    return listed(directory)


@cache
def _built(directory: Path, version: str) -> Gazetteer:
    entries = _listed(directory, version)
    places = {key: entry.named(key) for key, entry in entries.items()}
    words = read_words(directory)

    @cache
    def automaton(language: str) -> Automaton:
        """Built when a text of the language comes: a run over Chinese reports does not wait for English."""
        return Automaton(
            _names(entries, places, language),
            (plain(name) for name in words.longer.get(language, ())),
            [rule for rule in words.beside if language in rule.languages],
            [rule for rule in words.inside if language in rule.languages],
        )

    return Gazetteer(places, automaton)


def _names(entries: Mapping[str, Listed], places: Mapping[str, Named], language: str) -> dict[str, Named]:
    """Every spelling of every name; acronyms of one language are used in the others."""
    names: dict[str, Named] = {}
    for key, entry in entries.items():
        if not entry.sought:
            continue
        foreign = [
            name
            for other, others in entry.names.items()
            if other != language
            for name in others
            if ACRONYM.fullmatch(name)
        ]
        for name in (*entry.names[language], *foreign):
            for spelling in spellings(name, capitals=entry.kind == "country"):
                names.setdefault(spelling, places[key])
    return names


__all__ = ["WORLD", "Gazetteer", "Kind", "Mention", "Named", "everything", "gazetteer"]
