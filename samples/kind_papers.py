"""Draw one paper of every kind, and beside it one that is like it and is of another kind. The texts are in kinds/*.toml.

A line is drawn as it stands; `>>` sets it to the right; lines with bars between their cells become a ruled table. `{id}` is an ID number.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from drawing import PORTRAIT, Sheet
from people import Person

KINDS = Path(__file__).with_name("kinds")
ID_NUMBER = Person("江望舒", "女", dt.date(1993, 3, 20), 990, 2, "").id_number
_LEFT, _WIDTH, _PITCH = 70.0, 455.0, 24.0


@dataclass(frozen=True)
class KindPaper:
    """A kind's sample: its text, what must be read of it, and the text of its near miss."""

    kind: str
    text: str
    reads: dict[str, str]
    near: str


def kind_papers() -> list[KindPaper]:
    """Every sample of kinds/*.toml."""
    return [
        KindPaper(**entry)
        for path in sorted(KINDS.glob("*.toml"))
        for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("paper", [])
    ]


def near_misses() -> list[tuple[str, str]]:
    """Of kinds whose samples are drawn elsewhere: the kind, and the text of a paper that must not be taken for it."""
    return [(entry["kind"], entry["text"]) for entry in tomllib.loads((KINDS / "near.toml").read_text(encoding="utf-8"))["near"]]


def draw_text(text: str, path: Path) -> None:
    """Draw the text as a paper: its first line is the title."""
    sheet = Sheet(path, PORTRAIT)
    title, *lines = text.format(id=ID_NUMBER).strip().splitlines()
    sheet.text(sheet.width / 2, 90, title, 18, "centre")
    y = 130.0
    for is_table, group in groupby(lines, key=lambda line: " | " in line):
        part = list(group)
        y = _draw_table(sheet, [line.split(" | ") for line in part], y) if is_table else _draw_lines(sheet, part, y)
    sheet.save()


def _draw_lines(sheet: Sheet, lines: list[str], y: float) -> float:
    for line in lines:
        right = line.startswith(">> ")
        for part in sheet.flow(line.removeprefix(">> "), 11, _WIDTH):
            sheet.text(_LEFT + _WIDTH if right else _LEFT, y, part, 11, "right" if right else "left")
            y += _PITCH
    return y


def _draw_table(sheet: Sheet, rows: list[list[str]], y: float) -> float:
    columns = max(map(len, rows))
    xs = [_LEFT + _WIDTH / columns * index for index in range(columns + 1)]
    for index, row in enumerate(rows):
        for x, cell in zip(xs, row, strict=False):
            sheet.text(x + 3, y + _PITCH * index, cell, 8)
    sheet.grid(xs, [y - 15 + _PITCH * index for index in range(len(rows) + 1)])
    return y + _PITCH * len(rows) + 8
