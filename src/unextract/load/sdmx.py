"""Observations as SDMX: data as SDMX-CSV 2.0, their structure as SDMX-ML 3.0.

SDMX-CSV 2.0 Field Guide (SDMX 3.0, section 7) gives the columns; the structure
message is what a reader needs to know them. One row is one row of the view
`series`; what names no period or several areas cannot be an SDMX observation
and stays in the warehouse.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from unextract.load.failures import explained
from unextract.load.replace import replacing

if TYPE_CHECKING:
    from lxml.etree import _Element

AGENCY, STRUCTURE, VERSION = "UNEXTRACT", "OBSERVATIONS", "1.0.0"
STRUCTURE_ID = f"{AGENCY}:{STRUCTURE}({VERSION})"
DATA_FILE, STRUCTURE_FILE = "observations.csv", "structure.xml"
# SDMX's code for "not broken down" in every dimension (Guidelines for SDMX code lists, 2018).
TOTAL = "_T"

_MESSAGE = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/message"
_STRUCTURE = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/structure"
_COMMON = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/common"
_XML = "http://www.w3.org/XML/1998/namespace"
_URN = "urn:sdmx:org.sdmx.infomodel"


@dataclass(frozen=True, slots=True)
class _Concept:
    """A component of the data structure; `column` is its column of the view series.

    `names` is the SQL that gives code, Chinese and English name of what the
    column holds; "" for a component without codes.
    """

    id: str
    name: str
    column: str
    names: str = ""


_PLACES = "SELECT place_id, name_zh, name_en FROM places"


def _labels(codelist: str) -> str:
    return f"SELECT code, label_zh, label_en FROM code_labels WHERE codelist = '{codelist}'"


_DIMENSIONS = (
    _Concept(
        "METRIC", "Metric", "metric_id", "SELECT metric_id, metric_name_zh, metric_name_en FROM metrics"
    ),
    _Concept("REF_AREA", "Reference area", "REF_AREA", _PLACES),
    _Concept("ENTITY", "UN entity", "entity", _PLACES),
    _Concept("SEX", "Sex", "sex", _labels("sex")),
    _Concept("AGE", "Age", "age_group", _labels("age_group")),
    _Concept("VOLUNTEER_TYPE", "Category of volunteer", "volunteer_type", _labels("volunteer_type")),
    _Concept("COMPONENT", "Component", "component", _labels("component")),
    _Concept("UNIT_MEASURE", "Unit of measure", "UNIT_MEASURE", _labels("unit")),
)
_TIME = _Concept("TIME_PERIOD", "Time period", "TIME_PERIOD")
_MEASURE = _Concept("OBS_VALUE", "Observation value", "OBS_VALUE")
_ATTRIBUTES = (
    _Concept("OBS_STATUS", "Observation status", "OBS_STATUS", _labels("obs_status")),
    _Concept("SOURCE", "Documents that state the value", "symbols"),
    _Concept("COMMENT_OBS", "Other values stated", '"values"'),
)
_ALL = (*_DIMENSIONS, _TIME, _MEASURE, *_ATTRIBUTES)
_CODED = tuple(concept for concept in _ALL if concept.names)
# Only these can be observations of SDMX.
_WHOLE = "TIME_PERIOD IS NOT NULL AND REF_AREA IS NOT NULL"
# Ids of codes are of these characters (SDMX 3.0, common:IDType); per cent is PT in CL_UNIT_MEASURE.
_NO_ID = re.compile(r"[^A-Za-z0-9_@$-]")
_SPECIAL = {"%": "PT"}
# The ages that CL_AGE composes: Y_GE60, Y18T26.
_AGE = re.compile(r"Y(?:_(?P<sign>GT|GE|LT|LE)(?P<year>\d+)|(?P<first>\d+)T(?P<last>\d+))")
_AGES = {
    "GT": ("{} 岁以上", "over {} years"),
    "GE": ("{} 岁及以上", "{} years and over"),
    "LT": ("{} 岁以下", "under {} years"),
    "LE": ("{} 岁及以下", "{} years and under"),
}
_NOT_BROKEN_DOWN = ("不分列", "not broken down")


def write_sdmx(db: duckdb.DuckDBPyConnection, directory: Path) -> list[Path]:
    """Write DATA_FILE and STRUCTURE_FILE into `directory`; the two paths.

    Raises OSError when they cannot be written.
    """
    paths = [directory / DATA_FILE, directory / STRUCTURE_FILE]
    for path, content in zip(paths, (_data(db), _structure(db)), strict=True):
        with explained(path, "export"), replacing(path) as new_file:
            new_file.write_bytes(content)
    return paths


def _data(db: duckdb.DuckDBPyConnection) -> bytes:
    columns = ", ".join(concept.column for concept in _ALL)
    answer = db.execute(f"SELECT {columns}, conflict FROM series WHERE {_WHOLE}")
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["STRUCTURE", "STRUCTURE_ID", "ACTION", *(concept.id for concept in _ALL)])
    for *values, symbols, stated, conflict in answer.fetchall():
        *dimensions, period, value, status = values
        others = [_plain(each) for each in stated if each != value] if conflict else []
        writer.writerow(
            [
                "datastructure",
                STRUCTURE_ID,
                "R",
                *(_code_id(code) for code in dimensions),
                period,
                _plain(value),
                status,
                "; ".join(symbols),
                f"also stated: {'; '.join(others)}" if others else "",
            ]
        )
    return out.getvalue().encode("utf-8")


def _code_id(code: str | None) -> str:
    """`code` as the id of a code; none means that the observation is not broken down."""
    return TOTAL if code is None else _SPECIAL.get(code) or _NO_ID.sub("_", code)


def _plain(value: object) -> str:
    """A number without zeros behind and without an exponent."""
    digits = f"{value:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _structure(db: duckdb.DuckDBPyConnection) -> bytes:
    """The structure message: code lists, concepts, and the data structure."""
    from lxml import etree

    root = etree.Element(
        f"{{{_MESSAGE}}}Structure", nsmap={"mes": _MESSAGE, "str": _STRUCTURE, "com": _COMMON}
    )
    header = _add(root, _MESSAGE, "Header")
    # the same warehouse gives the same file: no time of writing
    for name, text in (("ID", STRUCTURE), ("Test", "false"), ("Prepared", "1970-01-01T00:00:00Z")):
        _add(header, _MESSAGE, name).text = text
    _add(header, _MESSAGE, "Sender", id=AGENCY)
    structures = _add(root, _MESSAGE, "Structures")
    lists = _add(structures, _STRUCTURE, "Codelists")
    for concept in _CODED:
        _code_list(lists, concept, db)
    _concepts(_add(structures, _STRUCTURE, "ConceptSchemes"))
    _data_structure(_add(structures, _STRUCTURE, "DataStructures"))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _code_list(parent: "_Element", concept: _Concept, db: duckdb.DuckDBPyConnection) -> None:
    """The codes of a component that the data hold, with their names in both languages."""
    codes = _maintainable(parent, "Codelist", f"CL_{concept.id}", concept.name)
    names = {str(code): (zh, en) for code, zh, en in db.execute(concept.names).fetchall()}
    definitions = {
        metric: texts
        for metric, *texts in db.execute(
            "SELECT metric_id, definition_zh, definition_en FROM metrics"
        ).fetchall()
    }
    held = db.execute(f"SELECT DISTINCT {concept.column} FROM series WHERE {_WHOLE} ORDER BY ALL").fetchall()
    for (code,) in held:
        element = _add(codes, _STRUCTURE, "Code", id=_code_id(code))
        _texts(element, "Name", *_code_names(code, names))
        if concept.id == "METRIC":
            _texts(element, "Description", *definitions[code])


def _code_names(code: str | None, names: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """Chinese and English name of a code; of one that has no name, such as a unit in words, itself."""
    if code is None:
        return _NOT_BROKEN_DOWN
    age = _AGE.fullmatch(code)
    if age is not None and age["sign"]:
        zh, en = _AGES[age["sign"]]
        return zh.format(age["year"]), en.format(age["year"])
    if age is not None:
        return f"{age['first']} 至 {age['last']} 岁", f"{age['first']} to {age['last']} years"
    return names.get(code, (code, code))


def _concepts(parent: "_Element") -> None:
    scheme = _maintainable(parent, "ConceptScheme", "CONCEPTS", "Concepts")
    for concept in _ALL:
        _name(_add(scheme, _STRUCTURE, "Concept", id=concept.id), concept.name)


def _data_structure(parent: "_Element") -> None:
    structure = _maintainable(parent, "DataStructure", STRUCTURE, "Observations stated in UN reports")
    components = _add(structure, _STRUCTURE, "DataStructureComponents")
    dimensions = _add(components, _STRUCTURE, "DimensionList", id="DimensionDescriptor")
    for position, concept in enumerate(_DIMENSIONS, start=1):
        dimension = _component(dimensions, "Dimension", concept, position=str(position))
        local = _add(dimension, _STRUCTURE, "LocalRepresentation")
        _represented(local, concept)
    local = _add(_component(dimensions, "TimeDimension", _TIME), _STRUCTURE, "LocalRepresentation")
    _add(local, _STRUCTURE, "TextFormat", textType="ObservationalTimePeriod")
    attributes = _add(components, _STRUCTURE, "AttributeList", id="AttributeDescriptor")
    for concept in _ATTRIBUTES:
        attribute = _component(attributes, "Attribute", concept, usage="optional")
        _represented(_add(attribute, _STRUCTURE, "LocalRepresentation"), concept)
        _add(_add(attribute, _STRUCTURE, "AttributeRelationship"), _STRUCTURE, "Observation")
    measures = _add(components, _STRUCTURE, "MeasureList", id="MeasureDescriptor")
    local = _add(_component(measures, "Measure", _MEASURE), _STRUCTURE, "LocalRepresentation")
    _add(local, _STRUCTURE, "TextFormat", textType="Decimal")


def _represented(local: "_Element", concept: _Concept) -> None:
    """By its code list where it has one, else as text."""
    if concept.names:
        reference = f"{_URN}.codelist.Codelist={AGENCY}:CL_{concept.id}({VERSION})"
        _add(local, _STRUCTURE, "Enumeration").text = reference
    else:
        _add(local, _STRUCTURE, "TextFormat", textType="String")


def _component(parent: "_Element", tag: str, concept: _Concept, **attributes: str) -> "_Element":
    component = _add(parent, _STRUCTURE, tag, id=concept.id, **attributes)
    reference = f"{_URN}.conceptscheme.Concept={AGENCY}:CONCEPTS({VERSION}).{concept.id}"
    _add(component, _STRUCTURE, "ConceptIdentity").text = reference
    return component


def _maintainable(parent: "_Element", tag: str, identifier: str, name: str) -> "_Element":
    element = _add(parent, _STRUCTURE, tag, id=identifier, agencyID=AGENCY, version=VERSION)
    _name(element, name)
    return element


def _name(element: "_Element", text: str) -> None:
    _add(element, _COMMON, "Name", **{f"{{{_XML}}}lang": "en"}).text = text


def _texts(element: "_Element", tag: str, zh: str, en: str) -> None:
    for language, text in (("en", en), ("zh", zh)):
        _add(element, _COMMON, tag, **{f"{{{_XML}}}lang": language}).text = text


def _add(parent: "_Element", namespace: str, tag: str, **attributes: str) -> "_Element":
    from lxml import etree

    return etree.SubElement(parent, f"{{{namespace}}}{tag}", attributes)
