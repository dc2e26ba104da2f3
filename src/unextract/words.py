"""Words, for search and for the noun after a figure; figures never come from here.

Runs of Chinese characters are cut by rjieba where its wheel is installed, by
jieba itself elsewhere, with the same dictionary of our terms; everything else
is cut by one regular expression, so that both give the same words.
"""

import re
import tomllib
import unicodedata
import warnings
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from types import MappingProxyType
from typing import Any

from unextract.errors import UnextractError
from unextract.packs.files import default_directory

Cut = Callable[[str], list[str]]

# What jieba's dictionary covers; rarer characters are words together with their neighbours
_HAN = "\u4e00-\u9fd5"
_GAP = r"[ ,\u00a0\u2009\u202f]"
_WORD = rf"""
    [A-Za-z]++(?![\w/'’-])                                            # most words
  | [A-Za-z]++(?:
        (?:/[A-Za-z.]+)*(?:/[A-Za-z]*\d[A-Za-z\d.]*(?<!\.))+          # A/76/137, E/ICEF/2025/25
      | -\d+(?![A-Za-z\d])                                          # COVID-19
    )
  | \d{{1,3}}(?:{_GAP}\d{{3}})+(?!\d)(?:\.\d+)?                    # 12 408 and 12,408
  | \d+(?:\.\d+)*(?![A-Za-z\d])
  | [^\W_{_HAN}]+(?:['’][^\W\d_{_HAN}]+)*
"""
_CHINESE = re.compile(rf"([{_HAN}]+)|{_WORD}", re.VERBOSE)
_ENGLISH = re.compile(_WORD.replace(_HAN, ""), re.VERBOSE)
_SPACED = re.compile(r"\s*\S+")
_OWNER = re.compile(r"'s$", re.MULTILINE)
_GROUPING = re.compile(rf"{_GAP}(?<=\d{_GAP})(?=\d)")  # `re` jumps to the gaps


def tokenize(text: str, language: str) -> tuple[str, ...]:
    """The words of a text in order, lower case, without punctuation.

    A number is one word without its grouping (`12 408` and `12,408` are 12408),
    a document symbol one word. `language` is zh or en, else KeyError.
    Raises UnextractError (stage patterns) if the dictionary of our terms is wrong.
    """
    return _TOKENIZERS[language](text)


def _tokenize_chinese(text: str) -> tuple[str, ...]:
    return chinese_words(text, _cut())


def _tokenize_english(text: str) -> tuple[str, ...]:
    return tuple(_all_plain(_ENGLISH.findall(text)))


_TOKENIZERS: Mapping[str, Callable[[str], tuple[str, ...]]] = MappingProxyType(
    {"zh": _tokenize_chinese, "en": _tokenize_english}
)


def chinese_words(text: str, cut: Cut) -> tuple[str, ...]:
    """The words of a Chinese text, its runs of Chinese characters cut by `cut`."""
    words: list[str] = []
    for match in _CHINESE.finditer(text):
        if run := match[1]:
            words += cut(run)
        elif (word := match[0]).isascii() and word.isalnum():
            words.append(word.lower())
        else:
            words += _all_plain([word])
    return tuple(words)


_HAN_RUN = re.compile(rf"([{_HAN}]+)|[^{_HAN}]+")


@lru_cache(maxsize=4096)  # the phrases around a figure are asked for more than once
def pieces(text: str) -> tuple[str, ...]:
    """A Chinese text cut into its words, every character kept: `"".join(pieces(text)) == text`."""
    cut = _cut()
    found: list[str] = []
    for match in _HAN_RUN.finditer(text):
        if match[1]:
            found += cut(match[1])
        else:
            found.append(match[0])
    return tuple(found)


def whole_words(text: str, longest: int) -> str:
    """As many whole words of `text` as `longest` characters hold; of a longer word so many characters."""
    if len(text) <= longest:
        return text
    kept = ""
    for piece in (part for run in pieces(text) for part in _SPACED.findall(run) or [run]):
        if len(kept) + len(piece) > longest:
            break
        kept += piece
    return kept.rstrip() or text[:longest]


def rjieba_cut(terms: Mapping[str, int]) -> Cut:
    """rjieba's segmenter with our terms. Raises ImportError where it is not installed."""
    segmenter = _rjieba().Jieba()
    for term, frequency in terms.items():
        segmenter.add_word(term, frequency, "n")
    cut: Cut = segmenter.cut
    return cut


def _rjieba() -> Any:
    """The compiled module inside the package rjieba.

    The package itself makes a segmenter of its own as it is imported: 70 ms,
    and a second dictionary in memory.
    """
    package = find_spec("rjieba")
    inside = package and PathFinder.find_spec("rjieba.rjieba", package.submodule_search_locations)
    if not inside or inside.loader is None:
        return import_module("rjieba")
    module = module_from_spec(inside)
    inside.loader.exec_module(module)
    return module


def jieba_cut(terms: Mapping[str, int]) -> Cut:
    """jieba's segmenter with our terms.

    Its dictionary is read directly: `initialize` would log to stderr and keep
    a cache in the temporary directory, which is writable for everyone, to save 2 %.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its regexes and its use of pkg_resources
        jieba = import_module("jieba")
    segmenter = jieba.Tokenizer()
    segmenter.FREQ, segmenter.total = segmenter.gen_pfdict(segmenter.get_dict_file())
    segmenter.initialized = True
    for term, frequency in terms.items():
        segmenter.add_word(term, frequency, "n")
    cut: Cut = segmenter.lcut
    return cut


def load_terms() -> dict[str, int]:
    """Our terms and the frequency that weighs them, from patterns/zh/words.toml."""
    path = default_directory() / "zh" / "words.toml"
    remedy = 'restore it, or write lines like "志愿人员" = 1000 below [terms]'
    try:
        terms = tomllib.loads(path.read_text("utf-8"))["terms"]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as error:
        raise UnextractError(str(path), "patterns", f"there is no list of terms ({error})", remedy) from error
    for term, frequency in terms.items():
        if not re.fullmatch(f"[{_HAN}]+", term) or not isinstance(frequency, int) or frequency < 1:
            problem = f"{term!r} = {frequency!r} is no term with a frequency"
            raise UnextractError(str(path), "patterns", problem, remedy)
    return dict(terms)


@cache
def _cut() -> Cut:
    """The segmenter of this process, loaded when the first Chinese text comes."""
    terms = load_terms()
    try:
        return rjieba_cut(terms)
    except ImportError:
        return jieba_cut(terms)


def _all_plain(words: list[str]) -> list[str]:
    """Words as they are searched for; all in one go, a word a line, for a report has a hundred thousand."""
    if not words:
        return []
    lines = _GROUPING.sub("", "\n".join(words))
    if not lines.isascii():
        lines = unicodedata.normalize("NFKC", lines).replace("’", "'")
    return _OWNER.sub("", lines.lower()).split("\n")
