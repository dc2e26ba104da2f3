"""Write src/unextract/gazetteer/countries.json from the packages that maintain the names.

    python scripts/derive_countries.py

hdx-python-country carries the UN's lists (UNTERM short and formal names, M49
names and codes, regions), Babel the short names of the Unicode CLDR. Both are
in the `dev` extra: together they weigh more than all of unextract, and the
names change about once a year. What they lack stands in
patterns/places/countries.toml.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

TABLE = "Countries & Territories Taxonomy MVP - C&T Taxonomy.csv"
TARGET = Path(__file__).parent.parent / "src" / "unextract" / "gazetteer" / "countries.json"
# A second name in brackets (Aruba (The Netherlands), Myanmar (Burma)) is a note; so is what follows a dash.
_NOTE = re.compile(r"\s*[(\[（].*[)\]）]$| - .*$")
# How the UN prints what M49 sets in full-width brackets.
_HALF_WIDTH = str.maketrans({"（": "(", "）": ")", "’": "'"})
Country = dict[str, Any]
CODES = ("Region Code", "Sub-region Code", "Intermediate Region Code")


def derive() -> str:
    """The content of the file: one line a country, in the order of ISO 3166-1 alpha-3."""
    with files("hdx.location").joinpath(TABLE).open(encoding="utf-8-sig", newline="") as table:
        rows = [row for row in csv.DictReader(table) if row["ISO 3166-1 Alpha 3-Codes"]]
    countries = [_country(row) for row in sorted(rows, key=_iso3)]
    _add_short(countries)
    source = f"hdx-python-country {version('hdx-python-country')}, Babel {version('babel')}"
    lines = [json.dumps(country, ensure_ascii=False) for country in countries]
    return f'{{"source": {json.dumps(source)}, "countries": [\n' + ",\n".join(lines) + "\n]}\n"


def _iso3(row: dict[str, str]) -> str:
    return row["ISO 3166-1 Alpha 3-Codes"]


def _country(row: dict[str, str]) -> Country:
    from babel import Locale

    iso2 = row["ISO 3166-1 Alpha 2-Codes"]
    cldr = {code: Locale.parse(code).territories.get(iso2, "") for code in ("zh_Hans", "en")}
    zh = _names([row["Chinese Short"], row["M49 Chinese"], cldr["zh_Hans"]])
    en = _names(
        [row["English Short"], row["M49 English"], row["Preferred Term"], row["English Formal"], cldr["en"]]
    )
    return {
        "iso3": _iso3(row),
        "m49": row["m49 numerical code"].zfill(3),
        "regions": [row[code].zfill(3) for code in CODES if row[code]],
        "zh": zh,
        "en": en,
    }


def _add_short(countries: Sequence[Country]) -> None:
    """Add each name without its note, unless another country has that too (刚果 of 刚果(金))."""
    for language in ("zh", "en"):
        forms = {country["iso3"]: set(map(_short, country[language])) for country in countries}
        owners = Counter(name for names in forms.values() for name in names)
        for country in countries:
            for name in tuple(country[language]):
                short = _short(name)
                if short not in country[language] and owners[short] == 1:
                    country[language].append(short)


def _short(name: str) -> str:
    return _NOTE.sub("", name)


def _names(names: Iterable[str]) -> list[str]:
    """Each name once, as the UN prints it; the first is the one to show."""
    printed = (name.strip().translate(_HALF_WIDTH).removeprefix("the ").replace("&", "and") for name in names)
    return list(dict.fromkeys(name for name in printed if name))


if __name__ == "__main__":
    TARGET.write_text(derive(), encoding="utf-8")
    print(f"wrote {TARGET}")
