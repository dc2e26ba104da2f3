"""Chinese and English names of the codes in the warehouse, a code list each.

A code that is missing here (a measure word with its head noun, 项决议) is its
own label: the views fall back on it.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from unextract.bilingual.records import Status
from unextract.load.columns import column_names, table_names
from unextract.records import CheckKind, Comparator, FigureKind, Role

KINDS: dict[FigureKind, tuple[str, str]] = {
    FigureKind.COUNT: ("数量", "count"),
    FigureKind.PERCENT: ("百分比", "percentage"),
    FigureKind.PERCENTAGE_POINT: ("百分点", "percentage points"),
    FigureKind.MONEY: ("金额", "amount of money"),
    FigureKind.FRACTION: ("分数", "fraction"),
    FigureKind.MULTIPLE: ("倍数", "multiple"),
    FigureKind.MEASURE: ("度量", "measure"),
    FigureKind.DURATION: ("时长", "duration"),
    FigureKind.AGE: ("年龄", "age"),
}

ROLES: dict[Role, tuple[str, str]] = {
    Role.LEVEL: ("水平", "level"),
    Role.INCREASE: ("增加", "increase"),
    Role.DECREASE: ("减少", "decrease"),
    Role.BASE: ("原值", "earlier value"),
    Role.TARGET: ("目标", "target"),
    Role.SHARE: ("占比", "share"),
    Role.RATE: ("比率", "rate"),
    Role.LIMIT: ("限额", "limit"),
    Role.FORECAST: ("预测", "forecast"),
}

COMPARATORS: dict[Comparator, tuple[str, str]] = {
    Comparator.EQUAL: ("等于", "exactly"),
    Comparator.ABOUT: ("约", "about"),
    Comparator.NEARLY: ("近", "nearly"),
    Comparator.MORE: ("超过", "more than"),
    Comparator.AT_LEAST: ("至少", "at least"),
    Comparator.LESS: ("不到", "less than"),
    Comparator.AT_MOST: ("至多", "at most"),
}

# Why a numeral is no figure; the kinds of figures are classes, too.
CLASSES: dict[str, tuple[str, str]] = {
    "date": ("日期", "date"),
    "ref": ("文号和引用", "reference"),
    "para": ("段次", "paragraph number"),
    "note": ("脚注符号", "footnote mark"),
    "goal": ("目标和指标编号", "goal or indicator number"),
    "name": ("名称的一部分", "part of a name"),
    "ordinal": ("序数", "ordinal"),
    "page": ("页码和页边文字", "page number or running line"),
    "table": ("表格单元格", "cell of a table"),
    "idiom": ("非数量用语", "word without a quantity"),
    "unaccounted": ("未能解释", "unaccounted for"),
    **{kind.value: names for kind, names in KINDS.items()},
}

STATUSES: dict[Status, tuple[str, str]] = {
    Status.AGREE: ("一致", "agree"),
    Status.VALUE_DIFFERS: ("数值不同", "value differs"),
    Status.KIND_DIFFERS: ("类别不同", "kind differs"),
    Status.ONLY_ZH: ("仅见于中文版", "only in Chinese"),
    Status.ONLY_EN: ("仅见于英文版", "only in English"),
}

# What a report says twice.
CHECKS: dict[CheckKind, tuple[str, str]] = {
    CheckKind.TABLE_TOTAL: ("表内合计", "total of a table"),
    CheckKind.LIST_COUNT: ("所列国家数目", "number of countries listed"),
    CheckKind.CHANGE: ("增减", "change"),
    CheckKind.SHARE: ("占比", "share"),
    CheckKind.SUM: ("总数与各部分", "total and its parts"),
    CheckKind.RESTATEMENT: ("前后重述", "the same fact in two places"),
}

# Parts of a figure that two editions may state differently.
DIFFERENCES: dict[str, tuple[str, str]] = {
    "kind": ("类别", "kind"),
    "value": ("数值", "value"),
    "unit": ("单位", "unit"),
    "comparator": ("精确程度", "comparator"),
    "period": ("时期", "period"),
}

# Measures by the codes of the pattern packs; currencies are in currencies.toml.
UNITS: dict[str, tuple[str, str]] = {
    "person": ("人", "people"),
    "country": ("国家", "countries"),
    "%": ("%", "%"),
    "pp": ("百分点", "percentage points"),
    "second": ("秒", "seconds"),
    "minute": ("分钟", "minutes"),
    "hour": ("小时", "hours"),
    "day": ("天", "days"),
    "week": ("周", "weeks"),
    "month": ("个月", "months"),
    "quarter": ("季度", "quarters"),
    "year": ("年", "years"),
    "century": ("世纪", "centuries"),
    "person-month": ("人月", "person-months"),
    "person-year": ("人年", "person-years"),
    "mm": ("毫米", "millimetres"),
    "cm": ("厘米", "centimetres"),
    "m": ("米", "metres"),
    "km": ("公里", "kilometres"),
    "in": ("英寸", "inches"),
    "ft": ("英尺", "feet"),
    "mi": ("英里", "miles"),
    "nmi": ("海里", "nautical miles"),
    "m2": ("平方米", "square metres"),
    "km2": ("平方公里", "square kilometres"),
    "mi2": ("平方英里", "square miles"),
    "ha": ("公顷", "hectares"),
    "acre": ("英亩", "acres"),
    "mu": ("亩", "mu"),
    "m3": ("立方米", "cubic metres"),
    "L": ("升", "litres"),
    "gal": ("加仑", "gallons"),
    "bbl": ("桶", "barrels"),
    "mg": ("毫克", "milligrams"),
    "g": ("克", "grams"),
    "kg": ("公斤", "kilograms"),
    "t": ("吨", "tonnes"),
    "lb": ("磅", "pounds"),
    "tC": ("吨碳", "tonnes of carbon"),
    "tCO2e": ("吨二氧化碳当量", "tonnes of carbon dioxide equivalent"),
    "V": ("伏", "volts"),
    "W": ("瓦", "watts"),
    "kW": ("千瓦", "kilowatts"),
    "MW": ("兆瓦", "megawatts"),
    "GW": ("吉瓦", "gigawatts"),
    "kWh": ("千瓦时", "kilowatt-hours"),
    "MWh": ("兆瓦时", "megawatt-hours"),
    "cal": ("卡", "calories"),
    "kcal": ("千卡", "kilocalories"),
    "MB": ("兆字节", "megabytes"),
    "GB": ("吉字节", "gigabytes"),
    "TB": ("太字节", "terabytes"),
    "degC": ("摄氏度", "degrees Celsius"),
    "Gt": ("吉吨", "gigatons"),
    "Mt": ("兆吨", "megatons"),
    "kt": ("千吨", "kilotons"),
    "ug": ("微克", "micrograms"),
    "dunum": ("杜努姆", "dunums"),
    "ft2": ("平方英尺", "square feet"),
    "nmi2": ("平方海里", "square nautical miles"),
    "km3": ("立方公里", "cubic kilometres"),
    "ft3": ("立方英尺", "cubic feet"),
    "nm": ("纳米", "nanometres"),
    "yd": ("码", "yards"),
    "um": ("微米", "micrometres"),
    "ML": ("兆升", "megalitres"),
    "mL": ("毫升", "millilitres"),
    "deg": ("度", "degrees"),
    "GWh": ("吉瓦时", "gigawatt-hours"),
    "TWh": ("太瓦时", "terawatt-hours"),
    "J": ("焦耳", "joules"),
    "PJ": ("拍焦", "petajoules"),
    "dB": ("分贝", "decibels"),
    "Hz": ("赫兹", "hertz"),
    "kHz": ("千赫", "kilohertz"),
    "MHz": ("兆赫", "megahertz"),
    "GHz": ("吉赫", "gigahertz"),
    "B": ("字节", "bytes"),
    "kB": ("千字节", "kilobytes"),
    "Mbit/s": ("兆比特每秒", "megabits per second"),
    "Gbit/s": ("吉比特每秒", "gigabits per second"),
    "kn": ("节", "knots"),
    "km/h": ("公里每小时", "kilometres per hour"),
    "ppm": ("百万分率", "parts per million"),
    "hp": ("马力", "horsepower"),
    "kPa": ("千帕", "kilopascals"),
    "bar": ("巴", "bars"),
    "ct": ("克拉", "carats"),
    "oz": ("盎司", "ounces"),
    "ozt": ("金衡盎司", "troy ounces"),
    "decade": ("十年", "decades"),
    "fortnight": ("两周", "fortnights"),
    "person-day": ("人日", "person-days"),
    "millisecond": ("毫秒", "milliseconds"),
    "HRK": ("克罗地亚库纳", "Croatian kunas"),
    "SLL": ("塞拉利昂利昂(旧)", "Sierra Leonean leones (old)"),
}


# SDMX cross-domain code lists: CL_OBS_STATUS 2.2, CL_SEX 2.1.
OBS_STATUS: dict[str, tuple[str, str]] = {
    "A": ("正常", "normal"),
    "E": ("估计", "estimated"),
    "F": ("预测", "forecast"),
}
SEX: dict[str, tuple[str, str]] = {"F": ("女性", "female"), "M": ("男性", "male")}
VOLUNTEER_TYPES: dict[str, tuple[str, str]] = {
    "NATIONAL": ("本国志愿人员", "national volunteers"),
    "INTERNATIONAL": ("国际志愿人员", "international volunteers"),
    "ONLINE": ("在线志愿人员", "Online Volunteers"),
    "YOUTH": ("青年志愿人员", "youth volunteers"),
    "UNIVERSITY": ("大学志愿人员", "university volunteers"),
    "COMMUNITY": ("社区志愿人员", "community volunteers"),
    "SPECIALIST": ("专家志愿人员", "expert volunteers"),
    "REFUGEE": ("难民志愿人员", "refugee volunteers"),
    "DISABILITIES": ("残疾志愿人员", "volunteers with disabilities"),
}


def currencies() -> dict[str, tuple[str, str]]:
    """The names of every currency in use, by ISO 4217 code (from Unicode CLDR)."""
    names = tomllib.loads(Path(__file__).with_name("currencies.toml").read_text("utf-8"))
    return {code: (zh, en) for code, (zh, en) in names.items()}


def code_labels() -> tuple[tuple[str, str, str, str], ...]:
    """Rows of the table code_labels: codelist, code, label_zh, label_en."""
    codelists: dict[str, Mapping[Any, tuple[str, str]]] = {
        "kind": KINDS,
        "role": ROLES,
        "comparator": COMPARATORS,
        "unit": UNITS | currencies(),
        "obs_status": OBS_STATUS,
        "sex": SEX,
        "volunteer_type": VOLUNTEER_TYPES,
        "class": CLASSES,
        "status": STATUSES,
        "check": CHECKS,
        "difference": DIFFERENCES,
        "table": table_names(),
        "column": column_names(),
    }
    return tuple(
        (codelist, str(code), *labels)
        for codelist, codes in codelists.items()
        for code, labels in codes.items()
    )
