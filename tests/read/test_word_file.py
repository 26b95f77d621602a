"""Documents of Word are read like exports, and it is said that nobody signed them."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.shared import Cm

from reprieve.library import load_library
from reprieve.model import Certificate, Document, Statement
from reprieve.read import read_paper

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44"
    "ae426082"
)
ROWS = [
    ("交易日期", "摘要", "交易金额", "余额"),
    ("2026-01-02", "工资", "1,000.00", "6,000.00"),
    ("2026-01-03", "消费", "-50.00", "5,950.00"),
]


def read(paper: docx.document.Document, folder: Path) -> Document:
    paper.save(str(folder / "paper.docx"))
    return read_paper(folder / "paper.docx", "paper.docx", load_library())


def with_table(paper: docx.document.Document) -> docx.document.Document:
    table = paper.add_table(rows=len(ROWS), cols=4)
    for cells, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    return paper


def statement(title_over: int = 0) -> docx.document.Document:
    paper = docx.Document()
    paper.sections[0].header.paragraphs[0].text = "云州银行账户交易明细"
    paper.add_paragraph("户名：江望舒\t账号：6299990000000006027")
    with_table(paper)
    if title_over:
        cells = paper.tables[0].rows[1].cells
        cells[0].merge(cells[1]).text = "2026-01-02"
    return paper


@pytest.mark.parametrize("merged", [0, 1], ids=["", "with cells that lie over several"])
def test_a_table_in_word_is_read_row_by_row(merged: int, tmp_path: Path) -> None:
    document = read(statement(merged), tmp_path)

    assert isinstance(document.content, Statement)
    assert (document.content.holder, document.content.account) == ("江望舒", "6299990000000006027")
    assert [str(row.amount) for row in document.content.transactions] == ["1000.00", "-50.00"]
    assert document.content.reconciliation.status == "balanced"
    assert [message.template.partition(",")[0] for message in document.warnings] == ["This is a Word file"]


def test_lines_whose_parts_are_told_by_tabs_are_rows(tmp_path: Path) -> None:
    paper = docx.Document()
    for row in (("户名：江望舒", "账号：6299990000000006027"), *ROWS):
        paper.add_paragraph("\t".join(row)).paragraph_format.tab_stops.add_tab_stop(Cm(3))
    document = read(paper, tmp_path)

    assert isinstance(document.content, Statement)
    assert [str(row.amount) for row in document.content.transactions] == ["1000.00", "-50.00"]
    assert document.content.holder == "江望舒"


def test_a_certificate_in_word_is_read_and_is_said_to_bear_no_seal(tmp_path: Path) -> None:
    paper = docx.Document()
    paper.add_heading("收入证明", 0)
    paper.add_paragraph("兹证明江望舒（身份证号：990101199001011234）系我单位员工，月平均税后收入为人民币8500元。")
    document = read(paper, tmp_path)
    paper.add_picture(io.BytesIO(PIXEL), Cm(1))
    pictured = read(paper, tmp_path).content

    assert document.kind == "income_certificate" and isinstance(document.content, Certificate) and isinstance(pictured, Certificate)
    assert "This is a Word file" in document.warnings[-1].template
    assert "sealed" in document.content.unstated and "sealed" not in pictured.unstated  # nobody looks at the picture, which may be one


def test_pictures_in_word_are_not_read_and_that_is_said(tmp_path: Path) -> None:
    paper = statement()
    paper.add_picture(io.BytesIO(PIXEL), Cm(1))
    alone = docx.Document()
    alone.add_picture(io.BytesIO(PIXEL), Cm(1))

    assert [message.values for message in read(paper, tmp_path).warnings][-1] == {"count": 1}
    assert (document := read(alone, tmp_path)).status == "unreadable"
    assert document.error and document.error.values == {"count": 1}
