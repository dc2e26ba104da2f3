"""From a file's bytes to its characters, and nothing else changed.

Offsets in the warehouse count code points of the decoded file, so the byte
order mark stays as U+FEFF and line ends stay as they are.
"""

import codecs
import re

from unextract.errors import UnextractError

# UTF-32 first: its little-endian mark begins with UTF-16's
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What the UN's Chinese and English editions have been saved in
_LEGACY = ["gb18030", "big5hkscs", "cp1252"]

# First bytes of the formats that end up named .txt by mistake (PRONOM registry)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or a Word, Excel or EPUB file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\xfd7zXZ\x00", "an XZ archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
)

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
# C1 controls, private use, non-characters: what a wrong guess turns bytes into
_IMPLAUSIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd-\uffff\U000f0000-\U0010ffff]")
_WORD = re.compile(r"[^\W_]")
_LETTER_RUN = re.compile(r"[^\W\d_]+")
_EXPECTED_RUN = re.compile(r"[A-Za-z\u00c0-\u024f\u3400-\u9fff\U00020000-\U0003ffff]+")
# Of all characters; form feeds and tabs are not counted, a stray mark from a converter is
_CONTROL_SHARE = 0.01
# Of the bytes of English in UTF-16, half of which are zero
_ZERO_SHARE = 0.4
# Of all letters; names in a third script occur in any report
_EXPECTED_SHARE = 0.9
# Below this share of bad bytes a file is damaged UTF-8 rather than another encoding
_DAMAGE_SHARE = 0.01


def decode(data: bytes, source: str) -> str:
    """The text of a plain-text file.

    A byte order mark decides; else strict UTF-8; else what charset-normalizer
    finds among GB18030, Big5 and Windows-1252, if Chinese or Latin text results.
    `source` names the file in errors. Raises UnextractError for an empty file,
    one without a letter or digit, another format, and bytes that are no text.
    """
    if not data:
        raise _refused(source, "the file is empty", "put the report's text into it or leave it out")
    _refuse_other_formats(data, source)
    text = _decoded(data, source)
    if len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text) or "\x00" in text:
        raise _not_text(source)
    if not _WORD.search(text):
        raise _refused(
            source, "the file holds no letter or digit", "put the report's text into it or leave it out"
        )
    return text


def _decoded(data: bytes, source: str) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                problem = f"the file starts like {encoding.upper()} but byte {error.start} breaks it"
                raise _refused(source, problem, "export it again as UTF-8") from error
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\x00" in data:
            return _unmarked_wide(data, source)
        _refuse_damaged_utf8(data, error, source)
        return _legacy(data, source)
    return _unmarked_wide(data, source) if "\x00" in text else text


def _unmarked_wide(data: bytes, source: str) -> str:
    for encoding in _wide_encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _plausible(text):
            return text
    raise _not_text(source)


def _wide_encodings(data: bytes) -> tuple[str, ...]:
    """Which of UTF-16 and UTF-32 the places of zero bytes speak for; none where they are scattered."""
    quarter = len(data) // 4
    if len(data) % 4 == 0 and data[3::4].count(0) == quarter and data[2::4].count(0) > quarter / 2:
        return ("utf-32-le",)
    if len(data) % 4 == 0 and data[::4].count(0) == quarter and data[1::4].count(0) > quarter / 2:
        return ("utf-32-be",)
    even, odd = data[::2].count(0), data[1::2].count(0)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass  # Chinese in UTF-16 is no valid UTF-8
    else:
        if max(even, odd) < _ZERO_SHARE * len(data):
            return ()
    return ("utf-16-le", "utf-16-be") if odd >= even else ("utf-16-be", "utf-16-le")


def _legacy(data: bytes, source: str) -> str:
    # imported here: most files are UTF-8 and never need it
    from charset_normalizer import from_bytes

    for guess in from_bytes(data, cp_isolation=_LEGACY):
        text = data.decode(guess.encoding)
        if _plausible(text):
            return text
    if sum(byte < 0x20 and byte not in b"\t\n\x0b\x0c\r" for byte in data[:4096]) > _CONTROL_SHARE * 4096:
        raise _not_text(source)
    problem = "the encoding is none of UTF-8, UTF-16, GB18030, Big5 and Windows-1252"
    raise _refused(source, problem, "save the file as UTF-8")


def _plausible(text: str) -> bool:
    """Whether a guessed decoding gives Chinese or Latin text."""
    if _IMPLAUSIBLE.search(text):
        return False
    letters = sum(map(len, _LETTER_RUN.findall(text)))
    expected = sum(map(len, _EXPECTED_RUN.findall(text)))
    return letters > 0 and expected >= _EXPECTED_SHARE * letters


def _refuse_other_formats(data: bytes, source: str) -> None:
    for magic, name in _MAGIC:
        if data.startswith(magic):
            remedy = "give it its right suffix, or convert it to UTF-8 text if that kind cannot be read"
            raise _refused(source, f"this is {name}, not text", remedy)


def _refuse_damaged_utf8(data: bytes, error: UnicodeDecodeError, source: str) -> None:
    """Stop before a legacy guess turns nearly intact UTF-8 into mojibake."""
    intact = data.decode("utf-8", "ignore")
    wide = sum(map(len, re.findall(r"[^\x00-\x7f]+", intact)))
    lost = len(data) - len(intact.encode("utf-8"))
    if wide and lost <= max(3, _DAMAGE_SHARE * len(data)) and lost <= wide:
        line = data.count(b"\n", 0, error.start) + 1
        problem = f"byte {error.start} (line {line}) is damaged in a file that is otherwise UTF-8"
        raise _refused(source, problem, "repair that place or export the file again")


def _not_text(source: str) -> UnextractError:
    return _refused(source, "this is binary data, not text", "export the report as UTF-8 text")


def _refused(source: str, problem: str, remedy: str) -> UnextractError:
    return UnextractError(source, "read", problem, remedy)
