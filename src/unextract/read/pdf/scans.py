"""Pages without a text layer, read from their picture by RapidOCR (the extra `ocr`).

The models (PP-OCRv6, Chinese and English) come in the package's wheel; nothing
is fetched. What is read comes out as runs, like those of an engine.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from statistics import median
from typing import Any, NamedTuple

from unextract.read.layout import Page, Run
from unextract.read.pdf.runs import WIDE

_NEEDED = ("rapidocr", "onnxruntime")
# Dots an inch: small print is told apart, and a page of A4 takes the models half a gigabyte
_RESOLUTION = 170.0
_POINTS = 72.0
# The longest side of a picture, in dots
_MOST_DOTS = 2400
# Of the height of the box around a line, how much the size of its letters is (measured, see docs/pdf.md)
_SIZE = 0.84
# The baseline is so many sizes below the middle of the box
_BASELINE = 0.32
# Boxes of one size vary in height by so much, and long lines in how closely their letters stand
_SAME_HEIGHT, _SAME_PITCH = 0.25, 0.12
# From so many letters on (a Chinese character counts twice) a line is long
_LONG = 30
# Ems between words that belong to different cells
_CELL_GAP = 1.5
# A sure line; below it the model guesses
_LEAST_SCORE = 0.6

# What looks like a one or a nought and stands before, or among, digits
_ONE = re.compile(r"(?<![^\W_])[lI|](?=\d)")
_NOUGHT = re.compile(r"(?<=\d)[oO](?=[\d,.])|(?<=\d[,.])[oO](?=[oO\d])|(?<=[,.\d][\doO])[oO](?=\d)")

Point = Sequence[float]


class _Word(NamedTuple):
    start: int
    end: int
    x0: float
    x1: float


@cache
def ocr_version() -> str | None:
    """Name and version of the OCR package, None where it, or what runs its models, is not installed."""
    if any(find_spec(name) is None for name in _NEEDED):
        return None
    try:
        return f"rapidocr-{version('rapidocr')}"
    except PackageNotFoundError:
        return None


class Recognizer:
    """Reads pages of one PDF from their pictures; what it sees of type on one page helps with the next."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        self._document = pypdfium2.PdfDocument(data)
        self._usual: float | None = None
        self._pitch: float | None = None

    def read(self, page: Page) -> Page:
        """`page` with the text of its picture; itself where none is seen."""
        picture = self._picture(page)
        if picture is None:
            return page
        answer = _models()(picture, use_cls=False, return_word_box=True)
        if answer.txts is None:
            return page
        scale = page.width / picture.shape[1]
        boxes = [[[scale * x, scale * y] for x, y in box] for box in answer.boxes.tolist()]
        words = answer.word_results if len(answer.word_results) == len(boxes) else [()] * len(boxes)
        slope = median([(box[1][1] - box[0][1]) / max(1.0, box[1][0] - box[0][0]) for box in boxes])
        lines = list(zip(answer.txts, boxes, strict=True))
        if self._usual is None:
            self._usual = round(_SIZE * median([_height(box) for box in boxes]), 1)
        if self._pitch is None and (long := [_pitch(*line) for line in lines if _letters(line[0]) >= _LONG]):
            self._pitch = median(long)
        runs: list[Run] = []
        for (text, box), found, score in zip(lines, words, answer.scores, strict=True):
            if score >= _LEAST_SCORE:
                runs.extend(
                    _runs(
                        _ONE.sub("1", _NOUGHT.sub("0", text)),
                        box,
                        _words(text, found, box, scale),
                        slope,
                        self._size(text, box),
                    )
                )
        return page._replace(runs=tuple(runs), unmapped=0, recognized=bool(runs))

    def close(self) -> None:
        self._document.close()

    def _picture(self, page: Page) -> Any:
        longest = max(page.width, page.height)
        if not longest:
            return None
        scale = min(_RESOLUTION / _POINTS, _MOST_DOTS / longest)
        drawn = self._document[page.number - 1]
        try:
            return drawn.render(scale=scale, rev_byteorder=False).to_numpy()[:, :, :3]
        finally:
            drawn.close()

    def _size(self, text: str, box: Sequence[Point]) -> float:
        """The size of the type of a line: the usual one wherever it may be that."""
        size = _SIZE * _height(box)
        if self._usual is None:
            return round(size, 1)
        same = abs(size - self._usual) <= _SAME_HEIGHT * self._usual
        if self._pitch is not None and _letters(text) >= _LONG:
            closer = _pitch(text, box) / self._pitch
            same = same and abs(closer - 1) <= _SAME_PITCH
            size = self._usual * closer
        return self._usual if same else round(size, 1)


@cache
def _models() -> Any:
    """The models, loaded once a process; it takes a second."""
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical", "Rec.rec_batch_num": 4})


def _height(box: Sequence[Point]) -> float:
    return (box[3][1] - box[0][1] + box[2][1] - box[1][1]) / 2


def _letters(text: str) -> int:
    """The length of a text in letters; a Chinese character is as wide as two."""
    return len(text) + sum(character >= WIDE for character in text)


def _pitch(text: str, box: Sequence[Point]) -> float:
    """Points from one letter of a line to the next."""
    return (box[1][0] - box[0][0]) / _letters(text)


def _words(text: str, found: Sequence[Any], box: Sequence[Point], scale: float) -> list[_Word]:
    """Where the words of a line stand; the whole line where the models do not tell."""
    words: list[_Word] = []
    at = 0
    for word, _, corners in found:
        start = text.find(word, at)
        if not word or start < 0:
            continue
        at = start + len(word)
        words.append(_Word(start, at, scale * float(corners[0][0]), scale * float(corners[1][0])))
    return words or [_Word(0, len(text), box[0][0], box[1][0])]


def _runs(text: str, box: Sequence[Point], words: list[_Word], slope: float, size: float) -> Iterator[Run]:
    """One run a line, more where it has gaps; baselines as if the page had been laid on straight."""
    top, bottom = min(box[0][1], box[1][1]), max(box[2][1], box[3][1])
    middle = sum(y for _, y in box) / 4 - slope * sum(x for x, _ in box) / 4
    groups: list[list[_Word]] = []
    for word in words:
        if groups and word.x0 - groups[-1][-1].x1 <= _CELL_GAP * size:
            groups[-1].append(word)
        else:
            groups.append([word])
    starts = [0, *(group[0].start for group in groups[1:]), len(text)]
    for number, group in enumerate(groups):
        part = text[starts[number] : starts[number + 1]]
        shown = part.strip()
        if not shown:
            continue
        begin = starts[number] + len(part) - len(part.lstrip())
        x0 = box[0][0] if number == 0 else group[0].x0
        x1 = box[1][0] if number == len(groups) - 1 else group[-1].x1
        stops = [(0, x0)]
        for word in group:
            for offset, x in ((word.start - begin, word.x0), (word.end - begin, word.x1)):
                if stops[-1][0] < offset < len(shown) and x >= stops[-1][1]:
                    stops.append((offset, x))
        stops.append((len(shown), max(x1, stops[-1][1])))
        yield Run(
            shown,
            x0,
            top,
            x1,
            bottom,
            middle + _BASELINE * size,
            size,
            bold=False,
            italic=False,
            spaced=number > 0,
            direction=0,
            stops=tuple(stops),
        )
