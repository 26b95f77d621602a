"""Which sheets of a file are looked at: empty ones before a paper hide nothing, and those that were not searched are told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from reprieve.library import load_library
from reprieve.model import Payslip, Statement
from reprieve.read import read_paper

PAPERS = Path(__file__).parents[2] / "samples" / "papers"
CASES = PAPERS.parent / "cases"
A4 = (595, 842)
FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def bound(path: Path, *parts: tuple[Path | None, int]) -> Path:
    """A file of the first page of each paper, so many times, or, where there is no paper, of so many empty sheets."""
    pdf = pikepdf.new()
    for paper, times in parts:
        if paper is None:
            for _sheet in range(times):
                pdf.add_blank_page(page_size=A4)
            continue
        with pikepdf.open(paper) as opened:
            for _page in range(times):
                pdf.pages.append(opened.pages[0])
    pdf.save(path)
    return path


def test_empty_sheets_before_a_statement_do_not_keep_it_from_being_read(tmp_path: Path) -> None:
    path = PAPERS / "statement-cmb.pdf"
    alone = read_paper(bound(tmp_path / "alone.pdf", (path, 1)), "alone.pdf", load_library())
    behind = read_paper(bound(tmp_path / "behind.pdf", (None, 5), (path, 1)), "behind.pdf", load_library())
    assert (behind.kind, behind.status, behind.pages) == ("bank_statement", "read", 6)
    assert isinstance(alone.content, Statement)
    assert isinstance(behind.content, Statement)
    assert [row.amount for row in behind.content.transactions] == [row.amount for row in alone.content.transactions] != []
    assert {row.page for row in behind.content.transactions} == {6}


def test_a_file_of_empty_sheets_only_has_no_text(tmp_path: Path) -> None:
    paper = read_paper(bound(tmp_path / "empty.pdf", (None, 60)), "empty.pdf", load_library())
    assert paper.status == "unreadable"
    assert "No text was found" in str(paper.error)


def test_in_a_long_payroll_the_slip_of_the_applicant_is_found_wherever_it_stands(tmp_path: Path) -> None:
    own = next((CASES / "income-drop-complete" / "evidence").glob("*2026-10.pdf"))
    path = bound(tmp_path / "payroll.pdf", (PAPERS / "payslip-pairs.pdf", 54), (own, 1))
    paper = read_paper(path, "payroll.pdf", load_library(), whose=["沈若溪"])
    assert paper.status == "read"
    assert isinstance(paper.content, Payslip)
    assert (paper.content.employee, paper.content.net, paper.content.page) == ("沈若溪", Decimal("6483.50"), 55)


def test_pages_of_a_payroll_that_were_not_searched_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reprieve.read.proof._PAGES_OF_A_PAYROLL", 3)
    paper = read_paper(bound(tmp_path / "payroll.pdf", (PAPERS / "payslip-pairs.pdf", 5)), "payroll.pdf", load_library())
    assert paper.status == "partly"
    assert [str(said) for said in paper.warnings if "pages 1 to 3 of 5" in str(said)]


def test_pages_of_a_certificate_that_were_not_searched_are_told(tmp_path: Path) -> None:
    proof = CASES / "unemployment-complete" / "evidence" / "离职证明.pdf"
    paper = read_paper(bound(tmp_path / "long.pdf", (proof, 1), (None, 53)), "long.pdf", load_library())
    assert (paper.kind, paper.status) == ("termination_certificate", "partly")
    assert [str(said) for said in paper.warnings if "pages 1 to 53 of 54" in str(said)]
    whole = read_paper(bound(tmp_path / "short.pdf", (proof, 1), (None, 52)), "short.pdf", load_library())
    assert (whole.status, [str(said) for said in whole.warnings if "pages 1 to" in str(said)]) == ("read", [])


def sheet(canvas: Canvas, *rows: tuple[str, ...]) -> None:
    canvas.setFont(FONT, 9)
    for line, row in enumerate(rows):
        for column, text in enumerate(row):
            canvas.drawString(50 + 100 * column, 800 - 30 * line, text)
    canvas.showPage()


def test_sheets_bound_in_the_wrong_order_are_read_behind_the_one_that_names_the_columns(tmp_path: Path) -> None:
    rows = [(f"04.{day:02}", f"+{day}.00", f"{day * (day + 1) // 2}.00", "转账", "罗秀云") for day in range(1, 7)]
    path = tmp_path / "sheets.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    sheet(canvas, *rows[3:])
    names = ("交易日期", "交易金额", "账户余额", "摘要", "对方户名")
    sheet(canvas, ("云州银行账户交易明细",), ("户名：江望舒",), ("起止日期：2026-04-01 至 2026-04-30",), names, *rows[:3])
    canvas.save()
    statement = read_paper(path, path.name, load_library()).content
    assert isinstance(statement, Statement)
    assert [(int(row.amount), row.page) for row in statement.transactions] == [(1, 2), (2, 2), (3, 2), (4, 1), (5, 1), (6, 1)]
    assert statement.reconciliation.status == "balanced"
