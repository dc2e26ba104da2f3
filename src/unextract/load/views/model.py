"""What a view of the warehouse is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """A view; `columns` are its columns with their meanings, in order."""

    name: str
    meaning: str
    columns: tuple[tuple[str, str], ...]
    sql: str


def period(start: str, end: str) -> str:
    """SQL for a period as ISO 8601 writes it: 2022, 2022-03, 2018/2020, ../2022-04-30."""
    return f"""CASE
        WHEN {start} IS NULL AND {end} IS NULL THEN NULL
        WHEN {start} IS NULL THEN '../' || {end}::VARCHAR
        WHEN {end} IS NULL THEN {start}::VARCHAR || '/..'
        WHEN {start} = {end} THEN {start}::VARCHAR
        WHEN {start} = date_trunc('year', {start}) AND month({end}) = 12 AND day({end}) = 31
            THEN CASE WHEN year({start}) = year({end}) THEN strftime({start}, '%Y')
                ELSE strftime({start}, '%Y/') || strftime({end}, '%Y') END
        WHEN {start} = date_trunc('month', {start}) AND {end} = last_day({start})
            THEN strftime({start}, '%Y-%m')
        ELSE {start}::VARCHAR || '/' || {end}::VARCHAR
    END"""
