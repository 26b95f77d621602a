"""Fills the Word charts of a template: a series that refers to a column of a table, such as income_months.wages, shows that column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from docx.document import Document as WordFile
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml

from reprieve.write.material import Fields, Row

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CHART = re.compile(r"/word/charts/chart\d*\.xml")
_CACHES = {f"{_C}strRef": f"{_C}strCache", f"{_C}numRef": f"{_C}numCache"}


def fill_charts(word: WordFile, fields: Fields) -> None:
    """Put the figures of the case in the place of those the template was drawn with."""
    for part in _chart_parts(word):
        chart = parse_xml(part.blob)
        for reference, column in _references(chart):
            _fill(reference, column, fields)
        part._blob = serialize_part_xml(chart)  # a part that python-docx does not know is its bytes


def chart_columns(word: WordFile) -> set[str]:
    """The columns of tables that the charts of a template refer to."""
    return {column for part in _chart_parts(word) for _reference, column in _references(parse_xml(part.blob))}


def _chart_parts(word: WordFile) -> list[Any]:
    return [part for part in word.part.package.iter_parts() if _CHART.fullmatch(part.partname)]


def _references(chart: Any) -> Iterator[tuple[Any, str]]:
    for name in _CACHES:
        for reference in chart.iter(name):
            yield reference, reference.findtext(f"{_C}f") or ""


def _fill(reference: Any, column: str, fields: Fields) -> None:
    """The cached points of one reference: a point for each row of the table."""
    table, _, name = column.partition(".")
    rows = fields.get(table)
    values = [_value(row, name, reference) for row in rows] if isinstance(rows, list) else []
    cache = reference.find(_CACHES[reference.tag])
    for old in cache.findall(f"{_C}pt"):
        cache.remove(old)
    cache.find(f"{_C}ptCount").set("val", str(len(values)))
    for number, value in enumerate(values):
        point = cache.makeelement(f"{_C}pt", {"idx": str(number)})
        text = point.makeelement(f"{_C}v", {})
        text.text = value
        point.append(text)
        cache.append(point)


def _value(row: Row, name: str, reference: Any) -> str:
    text = str(row[name])
    return str(Decimal(text.replace("¥", "").replace(",", ""))) if reference.tag == f"{_C}numRef" else text
