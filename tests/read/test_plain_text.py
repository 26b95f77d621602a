"""Texts as core systems of banks print them: no delimiter parts their columns, only where things stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from reprieve.library import load_library
from reprieve.model import Document, Payslip, Statement
from reprieve.read import read_paper

HEAD = "云州农村商业银行活期存款账户明细\n账号:6299990000000006027   户名:江望舒   币种:人民币"
NAMES = ("交易日期", "摘要", "借方发生额", "贷方发生额", "余额", "对方户名")
ROWS = [
    ("2026-01-02", "工资", "", "11,000.00", "16,000.00", "云州青禾有限公司"),
    ("2026-01-03", "消费", "50.00", "", "15,950.00", "安和菜市场"),
    ("2026-02-03", "工资", "", "11,000.00", "26,950.00", "云州青禾有限公司"),
    ("2026-02-04", "水电费", "1,020.00", "", "25,930.00", "云州水务"),
]
WIDTHS = (-12, -10, 14, 14, 14, -20)


def wide(text: str) -> int:
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)


def aligned(cells: Sequence[str], bar: str = "  ") -> str:
    blanks = (" " * (abs(width) - wide(cell)) for cell, width in zip(cells, WIDTHS, strict=True))
    return bar.join(cell + blank if width < 0 else blank + cell for cell, blank, width in zip(cells, blanks, WIDTHS, strict=True))


def read(text: str, folder: Path, encoding: str = "gb18030") -> Document:
    (folder / "流水.txt").write_bytes(text.encode(encoding))
    return read_paper(folder / "流水.txt", "流水.txt", load_library())


def is_whole(document: Document) -> bool:
    assert isinstance(document.content, Statement)
    assert (document.content.holder, document.content.account) == ("江望舒", "6299990000000006027")
    assert [str(row.amount) for row in document.content.transactions] == ["11000.00", "-50.00", "11000.00", "-1020.00"]
    assert [row.counterparty for row in document.content.transactions] == [row[-1] for row in ROWS]
    return document.status == "read" and document.warnings == () and document.content.reconciliation.status == "balanced"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16"])
def test_columns_are_told_by_where_their_cells_stand(encoding: str, tmp_path: Path) -> None:
    assert is_whole(read("\n".join([HEAD, "-" * 90, *map(aligned, (NAMES, *ROWS)), "-" * 90]), tmp_path, encoding))


def test_bars_and_lines_are_drawn_with_characters_too(tmp_path: Path) -> None:
    rule = "├" + "─" * 50 + "┤"
    lines = (f"│{aligned(cells, '│')}│" for cells in (NAMES, *ROWS))
    assert is_whole(read("\n".join([HEAD, rule, *(f"{line}\n{rule}" for line in lines)]), tmp_path))


@pytest.mark.parametrize("again", [True, False], ids=["names again", "names once"])
def test_a_form_feed_begins_a_page(again: bool, tmp_path: Path) -> None:
    second = [HEAD, aligned(NAMES)] if again else []
    text = "\n".join([HEAD, *map(aligned, (NAMES, *ROWS[:2])), "          第1页", "\f", *second, *map(aligned, ROWS[2:])])

    assert is_whole(read(text, tmp_path))


@pytest.mark.parametrize("mark", [",", ";", "|", "^", "^^", "~", "|!|"])
def test_columns_may_be_parted_by_a_mark(mark: str, tmp_path: Path) -> None:
    lines = (mark.join(cell.replace(",", "") for cell in cells) for cells in (NAMES, *ROWS))
    assert is_whole(read("\n".join([HEAD, *lines]), tmp_path))


def test_an_amount_that_was_changed_breaks_the_balances(tmp_path: Path) -> None:
    text = "\n".join([HEAD, *map(aligned, (NAMES, *ROWS))]).replace("11,000.00     16,000.00", "19,000.00     16,000.00")
    content = read(text.replace("50.00 ", "51.00 ", 1), tmp_path).content

    assert isinstance(content, Statement) and content.reconciliation.status == "broken"


@pytest.mark.parametrize(
    "text",
    [
        "云州青禾公司工资条\n姓名：赵一\n月份：2026年9月\n\n基本工资：5,000.00\n应发合计：5,000.00\n社保：500.00\n实发合计：4,500.00\n",
        "【云州青禾公司】赵一，您2026年9月工资：应发5000元，扣社保500元，实发4500元。",
        "工资条：姓名 赵一，单位：云州青禾公司，2026年9月，基本工资 5000 元，社保 500 元，实发 4500.00 元",
    ],
    ids=["line by line", "message", "one line"],
)
def test_a_payslip_in_the_text_of_a_mail_or_a_message_is_read(text: str, tmp_path: Path) -> None:
    document = read(text, tmp_path)
    slip = document.content

    assert isinstance(slip, Payslip) and document.warnings == ()
    assert (slip.employee, slip.employer, slip.pay_period) == ("赵一", "云州青禾公司", "2026-09")
    assert (str(slip.gross), str(slip.deductions_total), str(slip.net)) == ("5000.00", "500.00", "4500.00")


@pytest.mark.parametrize("text", ["2026-01-02 工资 8500.00\n2026-01-03 房租 120.00\n欠云州银行 50.00 元", "致云州银行：\n本人申请延期。"])
def test_notes_without_names_of_columns_are_no_paper(text: str, tmp_path: Path) -> None:
    assert read(text, tmp_path).status == "unreadable"
