"""Exports whose transactions do not stand in rows below one head: as columns, as labels and values, side by side, with days in parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from test_export_tables import of_lines

from reprieve.model import Document, Statement

HEAD = "户名：江望舒,账号：6299990000000006027,,"
TOLD = [
    ("2026-01-02", "工资", "1000.00", "6000.00", "青禾有限公司"),
    ("2026-01-02", "消费", "-50.00", "5950.00", "安和菜市场"),
    ("2026-01-13", "消费", "-20.00", "5930.00", "云木书店"),
    ("2026-02-03", "工资", "1000.00", "6930.00", "青禾有限公司"),
]
NAMES = ("交易日期", "摘要", "交易金额", "账户余额", "对方户名")
READ = [(day, amount, balance, other) for day, _summary, amount, balance, other in TOLD]


def rows(document: Document) -> list[tuple[str, str, str, str]]:
    assert isinstance(document.content, Statement)
    assert document.content.reconciliation.status == "balanced"
    return [(str(row.date), str(row.amount), str(row.balance), row.counterparty) for row in document.content.transactions]


def parted(*names: str, day: Callable[[str, str, str], Sequence[str]], above: Sequence[str] = ()) -> list[str]:
    lines = [",".join([*day(*row[0].split("-")), *row[1:]]) for row in TOLD]
    return [HEAD, *above, ",".join([*names, *NAMES[1:]]), *lines]


PARTED = {
    "three": parted("年", "月", "日", day=lambda year, month, day: (year, month, day)),
    "plain figures": parted("年", "月", "日", day=lambda year, month, day: (year, str(int(month)), str(int(day)))),
    "with their units": parted(
        "交易年份", "交易月份", "交易日", day=lambda year, month, day: (f"{year}年", f"{int(month)}月", f"{int(day)}日")
    ),
    "year and month in one": parted("年月", "日", day=lambda year, month, day: (year + month, day)),
    "the year above them": parted("月", "日", day=lambda _year, month, day: (month, day), above=["2026年,,,"]),
    "the year over their names": [
        HEAD,
        "2026年,,摘要,收入,支出,余额,对方户名",
        "月,日,,,,,",
        *(
            ",".join(
                [row[0][5:7], row[0][8:], row[1], row[2] if "-" not in row[2] else "", row[2].strip("-") if "-" in row[2] else "", *row[3:]]
            )
            for row in TOLD
        ),
    ],
}


@pytest.mark.parametrize("lines", PARTED.values(), ids=PARTED)
def test_days_whose_parts_stand_in_columns_are_whole(lines: Sequence[str], tmp_path: Path) -> None:
    assert rows(of_lines(tmp_path, *lines)) == READ


def test_a_month_that_stands_once_goes_on(tmp_path: Path) -> None:
    months = iter(["1", "", "", "2"])
    lines = parted("月", "日", day=lambda _year, _month, day: (next(months), day), above=["2026年,,,"])

    assert rows(of_lines(tmp_path, *lines)) == READ


def test_a_month_beside_whole_days_is_no_part_of_them(tmp_path: Path) -> None:
    lines = parted("月份", "日期", day=lambda year, month, day: (f"{int(month)}月", f"{year}-{month}-{day}"))

    assert rows(of_lines(tmp_path, *lines)) == READ


@pytest.mark.parametrize("above", [[], ["项目,第1笔,第2笔,第3笔,第4笔"]])
def test_a_table_that_lies_on_its_side_stands_up(above: Sequence[str], tmp_path: Path) -> None:
    lying = [",".join([name, *(row[place] for row in TOLD)]) for place, name in enumerate(NAMES)]
    document = of_lines(tmp_path, HEAD, *above, *lying, "我的备注,,房租,,")

    assert rows(document) == READ
    assert isinstance(document.content, Statement) and document.content.account == "6299990000000006027"


def cards(style: str) -> list[str]:
    lines = []
    for row in TOLD:
        fields = list(zip(NAMES, row, strict=True))
        match style:
            case "a pair in a line":
                lines += [f"{name},{value}" for name, value in fields]
            case "a cell with both":
                lines += [f"{name}：{value}" for name, value in fields]
            case "two pairs in a line":
                lines += [",".join([*fields[place], *(fields[place + 1] if place < 4 else ("", ""))]) for place in (0, 2, 4)]
            case "all in one line":
                lines += [",".join(f"{name}：{value}" for name, value in fields)]
        lines += [""]
    return lines


@pytest.mark.parametrize("style", ["a pair in a line", "a cell with both", "two pairs in a line", "all in one line"])
def test_labels_with_values_are_rows(style: str, tmp_path: Path) -> None:
    document = of_lines(tmp_path, HEAD.replace(",", " ") if "both" in style else HEAD, "", *cards(style))

    assert rows(document) == READ
    assert isinstance(document.content, Statement) and document.content.holder == "江望舒"


def test_two_tables_side_by_side_are_of_their_own_accounts(tmp_path: Path) -> None:
    names = ",".join(NAMES)
    lines = [",".join([*row, "", *row]) for row in TOLD]
    document = of_lines(tmp_path, "户名：江望舒", "账号：6299990000000006027,,,,,,账号：6299990000000007777", f"{names},,{names}", *lines)

    assert rows(document) == READ + READ
    assert isinstance(document.content, Statement)
    assert [row.account[-4:] for row in document.content.transactions] == ["6027"] * 4 + ["7777"] * 4


def test_a_table_in_two_parts_side_by_side_is_one(tmp_path: Path) -> None:
    names = ",".join(NAMES)
    lines = [",".join([*left, *right]) for left, right in zip(TOLD[:2], TOLD[2:], strict=True)]

    assert rows(of_lines(tmp_path, HEAD, f"{names},{names}", *lines)) == READ


def test_receipts_one_below_the_other_are_no_statement(tmp_path: Path) -> None:
    lines = [f"日期：2026-01-0{day}\n金额：{day}0.00\n收款人：李姐\n用途：护工费\n" for day in range(2, 7)]

    assert of_lines(tmp_path, *lines).kind == "unknown"
