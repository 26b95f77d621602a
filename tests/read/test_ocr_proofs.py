"""Payslips and certificates on scans are read as they were drawn: fields that stand close, wrapped lines, seals and all."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from printed_pictures import PAPERS, printed, save_scan, stamped, strip, tilted, turned

from reprieve.library import load_library
from reprieve.read import read_paper
from reprieve.read.ocr import Seen
from reprieve.read.scanning.white_gaps import with_blanks
from reprieve.schema import document_to_json

sys.path.insert(0, str(Path(__file__).parents[2] / "samples"))

from kind_papers import draw_text, kind_papers

DRAWN = {paper.kind: paper for paper in kind_papers()}
CONTRACT = PAPERS.parent / "cases" / "illness-complete" / "evidence" / "借款合同.pdf"


def scanned(paper: Path, spoil: Callable[[Image.Image], Image.Image], folder: Path) -> dict[str, object]:
    """Everything that is read of a scan of the paper, by name."""
    save_scan([spoil(printed(paper))], folder / "scan.pdf")
    return flat(folder / "scan.pdf")


def flat(paper: Path) -> dict[str, object]:
    read = document_to_json(read_paper(paper, paper.name, load_library()))
    return {**read, **read.get("dates", {}), **read.get("figures", {}), **read.get("fields", {})}


@pytest.mark.parametrize(
    ("kind", "spoil"),
    [("tax_return", stamped), ("income_certificate", turned), ("disaster_relief", tilted)],
)
def test_a_certificate_on_a_scan_is_told_and_read_as_it_was_drawn(
    kind: str, spoil: Callable[[Image.Image], Image.Image], tmp_path: Path
) -> None:
    draw_text(DRAWN[kind].text, tmp_path / "paper.pdf")
    have = scanned(tmp_path / "paper.pdf", spoil, tmp_path)
    assert have["kind"] == kind
    assert {name: have.get(name) for name in DRAWN[kind].reads} == DRAWN[kind].reads


def test_a_field_that_wraps_is_whole_on_a_scan(tmp_path: Path) -> None:
    assert scanned(CONTRACT, stamped, tmp_path)["repayment"] == flat(CONTRACT)["repayment"]


def test_a_stamped_payslip_is_read_with_every_item(tmp_path: Path) -> None:
    have = scanned(PAPERS / "payslip-list.pdf", stamped, tmp_path)
    golden = json.loads((PAPERS / "payslip-list.expected.json").read_text(encoding="utf-8"))
    names = ("employee", "employer", "pay_period", "gross", "net", "earnings", "deductions")
    assert {name: have[name] for name in names} == {name: golden[name] for name in names}


@pytest.mark.parametrize(
    ("text", "blocks", "spaced"),
    [
        ("姓名：江望舒学期：秋", (10, 30, 55, 70, 90, 110, 160, 180, 205, 220), "姓名：江望舒 学期：秋"),
        ("姓名：江望舒学期：秋", (10, 30, 50, 70, 90, 110, 130, 150, 170, 190), "姓名：江望舒学期：秋"),
        ("1江望舒学期秋", (10, 30, 50, 100, 120, 140), "1江望舒学期秋"),
    ],
)
def test_a_blank_stands_where_wide_white_parts_two_fields(text: str, blocks: tuple[int, ...], spaced: str) -> None:
    seen = Seen(text, 8.0, 6.0, blocks[-1] + 20.0, 33.0, 0.99)
    assert [one.text for one in with_blanks([seen], strip(*blocks))] == [spaced]
