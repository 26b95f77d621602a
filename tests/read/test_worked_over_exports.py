"""Exports that somebody worked over in a spreadsheet: sorted, summed up, joined, copied in part, pasted twice, or damaged a little."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from test_export_tables import HEAD, MAIN, NAMES, of_book, of_lines, read, sheet, told

from reprieve.model import Document, Statement

ROWS = [
    "2026-01-02,工资,1000.00,6000.00,青禾有限公司",
    "2026-01-03,消费,-50.00,5950.00,安和菜市场",
    "2026-01-03,消费,-50.00,5900.00,安和菜市场",
    "2026-02-03,工资,1000.00,6900.00,青禾有限公司",
    "2026-02-04,消费,-20.00,6880.00,安和菜市场",
    "2026-02-05,消费,-30.00,6850.00,安和菜市场",
]
AMOUNTS = [("", row.split(",")[2]) for row in ROWS]
WALLET = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注"
PAID = [f"2026-01-0{day} 10:00:01,商户消费,安和菜市场,/,支出,¥{day}.00,零钱,支付成功,10000000000{day},0,/" for day in range(1, 5)]


def is_whole(document: Document) -> bool:
    assert isinstance(document.content, Statement)
    return document.content.reconciliation.status != "broken" and all(check.agrees for check in document.content.reconciliation.totals)


@pytest.mark.parametrize(
    "lines",
    [ROWS[::-1], [ROWS[0], ROWS[3]], [row + ",生活" for row in ROWS]],
    ids=["sorted", "picked out", "with a column more"],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_sheet_whose_rows_all_stand_in_another_is_a_copy(lines: Sequence[str], first: bool, tmp_path: Path) -> None:
    sheets = [sheet("明细", *HEAD, NAMES, *ROWS), sheet("另一", NAMES + (",分类" if "生活" in lines[0] else ""), *lines)]
    document = of_book(tmp_path, *(reversed(sheets) if first else sheets))

    assert sorted(told(document)) == sorted(AMOUNTS)
    assert is_whole(document) and len(document.warnings) == 1


def test_a_like_row_of_another_account_is_no_copy(tmp_path: Path) -> None:
    document = of_book(tmp_path, MAIN, sheet("二", "账号,6299990000000007777", NAMES, "2026-01-02,工资,1000.00,6000.00,青禾有限公司"))

    assert [amount for _account, amount in told(document)] == ["1000.00", "-50.00", "1000.00"]


def test_months_on_sheets_of_their_own_may_each_have_the_newest_day_first(tmp_path: Path) -> None:
    document = of_book(tmp_path, sheet("1月", *HEAD, NAMES, *ROWS[2::-1]), sheet("2月", *HEAD, NAMES, *ROWS[:2:-1]))

    assert is_whole(document)


@pytest.mark.parametrize("below", ["1850.00", "1850.00,38480.00"])
def test_a_row_of_nothing_but_the_sums_of_its_columns_is_no_transaction(below: str, tmp_path: Path) -> None:
    document = of_lines(tmp_path, NAMES, *ROWS, f",,{below}")

    assert told(document) == AMOUNTS
    assert is_whole(document) and document.status == "read"


def test_a_figure_below_the_rows_that_is_no_sum_of_them_is_said(tmp_path: Path) -> None:
    document = of_lines(tmp_path, NAMES, *ROWS, ",,1850.01")

    assert not is_whole(document) and document.status == "partly"


def test_rows_of_a_wallet_that_were_pasted_twice_count_once_and_are_said(tmp_path: Path) -> None:
    document = of_lines(tmp_path, WALLET, *PAID[:3], WALLET, *PAID[1:])

    assert [amount for _account, amount in told(document)] == ["-1.00", "-2.00", "-3.00", "-4.00"]
    assert [message.values["count"] for message in document.warnings] == [2]


def test_payments_that_are_alike_but_for_their_numbers_are_several(tmp_path: Path) -> None:
    alike = PAID[0].replace("100000000001", "100000000009")
    document = of_lines(tmp_path, WALLET, PAID[0], alike)

    assert len(told(document)) == 2 and document.warnings == ()


def test_each_of_several_exports_in_a_file_is_held_against_its_own_totals(tmp_path: Path) -> None:
    head = ("微信支付账单明细,,,,", "共2笔记录,,,,", "支出：2笔 {}元,,,,")
    first, second = ([*head[:2], head[2].format(total), WALLET] for total in ("3.00", "7.00"))
    document = of_lines(tmp_path, *first, *PAID[:2], *second, *PAID[2:])
    edited = of_lines(tmp_path, *first, *PAID[:2], *second, *PAID[3:])

    assert is_whole(document) and document.warnings == ()
    assert not is_whole(edited) and edited.warnings


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_byte_that_was_lost_costs_its_character_only(encoding: str, tmp_path: Path) -> None:
    data = "\n".join([NAMES, *ROWS]).encode(encoding)
    place = data.index("安和".encode(encoding))
    (tmp_path / "paper").write_bytes(data[: place + 1] + data[place + 2 :])
    document = of_bytes(tmp_path)

    assert told(document) == AMOUNTS


def of_bytes(folder: Path) -> Document:
    from reprieve.library import load_library
    from reprieve.read import read_paper

    return read_paper(folder / "paper", "paper", load_library())


@pytest.mark.parametrize(
    "spelling",
    [lambda day: f"{day[2:4]}-{day[5:7]}-{day[8:]}", lambda day: f"{int(day[5:7])}/{int(day[8:])}/{day[2:4]}"],
    ids=["26-01-02", "1/2/26"],
)
def test_days_with_two_figures_of_their_year_go_on_in_one_order_only(spelling: object, tmp_path: Path) -> None:
    assert callable(spelling)
    days = ["2026-01-02", "2026-01-13", "2026-01-21", "2026-02-03", "2026-02-04", "2026-02-15"]
    rows = [",".join([spelling(day), *row.split(",")[1:]]) for day, row in zip(days, ROWS, strict=True)]
    document = of_lines(tmp_path, NAMES, *rows)

    assert isinstance(document.content, Statement)
    assert [row.date.isoformat() for row in document.content.transactions] == days


def test_a_currency_beside_an_account_is_nobodys_name(tmp_path: Path) -> None:
    document = of_lines(tmp_path, "# 账号: [一卡通:629999******6027 人民币]", NAMES, *ROWS)

    assert isinstance(document.content, Statement)
    assert (document.content.holder, document.content.account) == ("", "629999******6027")


@pytest.mark.parametrize("place", [1, 4, 5])
def test_a_quote_that_never_closes_swallows_no_rows(place: int, tmp_path: Path) -> None:
    rows = [row.replace("安和菜市场", '"阿强') if index == place else row for index, row in enumerate(ROWS)]
    document = of_lines(tmp_path, NAMES, *rows)

    assert told(document) == AMOUNTS
    assert is_whole(document)


def test_a_text_of_several_lines_between_quotes_is_one_cell(tmp_path: Path) -> None:
    document = of_lines(tmp_path, NAMES, *ROWS[:2], ROWS[2].replace("安和菜市场", '"安和\n菜市场, 二楼"'), *ROWS[3:])

    assert told(document) == AMOUNTS
    assert isinstance(document.content, Statement)
    assert document.content.transactions[2].counterparty == "安和 菜市场, 二楼"


OTHERS = [
    sheet("微信", "微信支付账单明细", WALLET, *PAID),
    sheet("配偶", "户名,周若水,账号,6299990000000007777", NAMES, "2026-01-05,转账,10.00,110.00,青禾有限公司"),
]


@pytest.mark.parametrize("other", OTHERS, ids=["of a wallet", "of another holder"])
@pytest.mark.parametrize("first", [True, False])
def test_a_sheet_of_somebody_or_something_else_is_not_mixed_in_and_said(other: str, first: bool, tmp_path: Path) -> None:
    document = of_book(tmp_path, *([MAIN, other] if first else [other, MAIN]))

    amounts = [amount for _account, amount in told(document)]
    assert (amounts == ["1000.00", "-50.00"]) == first
    assert is_whole(document)
    assert ["file of its own" in message.template for message in document.warnings if "sheet" in message.template] == [True]


def test_sums_of_each_month_are_held_against_its_rows(tmp_path: Path) -> None:
    months = ["2026年1月 收入合计 1000.00 支出合计 100.00", "2026年2月 收入合计 1000.00 支出合计 50.00"]
    whole = of_lines(tmp_path, NAMES, *ROWS[:3], months[0], *ROWS[3:], months[1])
    edited = of_lines(tmp_path, NAMES, *ROWS[:3], months[0].replace("支出合计 100", "支出合计 101"), *ROWS[3:], months[1])

    assert is_whole(whole) and whole.warnings == ()
    assert not is_whole(edited)


def test_cells_merged_over_two_lines_of_a_row_make_one_row(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    table = book.worksheets[0]
    table.append([*NAMES.split(",")[:4], "对方信息"])
    for number, row in enumerate(ROWS):
        table.append(row.split(","))
        table.append(["", "", "", "", "6222990000000001111"])
        for column in "ABCD":
            table.merge_cells(f"{column}{2 * number + 2}:{column}{2 * number + 3}")
    book.save(tmp_path / "paper")
    document = of_bytes(tmp_path)

    assert told(document) == AMOUNTS
    assert document.status == "read" and is_whole(document)


def test_formulas_without_their_results_are_said(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    table = book.worksheets[0]
    table.append(NAMES.split(","))
    for number, row in enumerate(ROWS, start=2):
        cells: list[str | float] = list(row.split(","))
        table.append([*cells[:2], float(cells[2]), f"=D{number - 1}+C{number}" if number > 2 else float(cells[3]), cells[4]])
    book.save(tmp_path / "paper")

    assert [message.values for message in of_bytes(tmp_path).warnings if "formulas" in message.template] == [{"count": 5}]


SPLIT = "交易日期,摘要,收入,支出,余额"
SIDES = ["2026-01-02,工资,1000.00,,6000.00", "2026-01-03,消费,,50.00,5950.00", "2026-02-03,工资,1000.00,,6950.00"]


@pytest.mark.parametrize("label", ["合计", "总计:", "Total"])
@pytest.mark.parametrize(
    ("sums", "agrees"), [("2000.00,50,6950.00", True), ("2000.00,,", True), ("2000.00,,6950.00", True), ("3000.00,50.00,6950.00", False)]
)
def test_totals_are_held_against_the_columns_that_they_stand_under(label: str, sums: str, agrees: bool, tmp_path: Path) -> None:
    document = of_lines(tmp_path, SPLIT, *SIDES, f"{label},3笔,{sums}")

    assert [amount for _account, amount in told(document)] == ["1000.00", "-50.00", "1000.00"]
    assert is_whole(document) == agrees


def test_a_total_may_be_of_the_rows_since_the_one_before(tmp_path: Path) -> None:
    document = of_lines(tmp_path, "户名,江望舒", SPLIT, *SIDES[:2], "合计,,1000.00,50.00,", SIDES[2], "合计,,1000.00,0.00,")

    assert is_whole(document) and document.warnings == ()


def test_a_page_of_a_site_says_how_many_rows_there_are_in_all(tmp_path: Path) -> None:
    whole = of_lines(tmp_path, NAMES, *ROWS, "共6条 第1/1页")
    first = of_lines(tmp_path, NAMES, *ROWS, "共18条 第1/3页")

    assert is_whole(whole)
    assert not is_whole(first) and first.warnings


def test_a_day_behind_a_label_below_the_rows_is_no_lost_row(tmp_path: Path) -> None:
    document = of_lines(tmp_path, NAMES, *ROWS, "经办人:张三,复核:李四,打印日期:2026-07-01,网点:0123,")

    assert document.status == "read" and is_whole(document)


def test_figures_of_databases_may_have_more_decimals(tmp_path: Path) -> None:
    rows = [",".join([*row.split(",")[:2], *(f"{figure}00" for figure in row.split(",")[2:4]), "安和"]) for row in ROWS]
    document = of_lines(tmp_path, NAMES, *rows)

    assert told(document) == AMOUNTS and is_whole(document)


def test_a_page_without_a_table_is_read_as_one_without_rows(tmp_path: Path) -> None:
    document = read("<html><body><h1>账户交易明细</h1><div>2026-01-02 工资 1000.00</div></body></html>", tmp_path)

    assert document.status == "partly" and document.warnings


def test_the_sign_of_the_yuan_may_be_the_unit_of_a_column(tmp_path: Path) -> None:
    document = of_lines(tmp_path, "交易日期,摘要,存入金额(¥),支取金额(￥),结余(¥)", *SIDES)

    assert isinstance(document.content, Statement)
    assert document.content.reconciliation.status == "balanced"


def test_a_sheet_without_names_of_columns_goes_on_under_those_before_it(tmp_path: Path) -> None:
    document = of_book(tmp_path, sheet("1", *HEAD, NAMES, *ROWS[:3]), sheet("2", *ROWS[3:]))

    assert told(document) == AMOUNTS
    assert is_whole(document)


def test_a_sheet_whose_rows_fit_no_columns_is_not_read_and_that_is_said(tmp_path: Path) -> None:
    turned = [",".join(reversed(row.split(","))) for row in ROWS[3:]]
    document = of_book(tmp_path, sheet("1", *HEAD, NAMES, *ROWS[:3]), sheet("2", *turned))

    assert told(document) == AMOUNTS[:3]
    assert [message.values["page"] for message in document.warnings] == [2]


STATED = [(month, day) for month in (3, 4, 5) for day in (2, 7, 15, 28)]
TURNED = [(day, month) if day <= 12 else (month, day) for month, day in STATED]
EVERY_DAY = "On sheet {page}, {count} days stand out of order and would not with day and month exchanged"


def lines_on(days: Sequence[tuple[int, int]]) -> list[str]:
    return [f"2026-{month:02d}-{day:02d},消费,-1.00,{100 - place}.00,安和菜市场" for place, (month, day) in enumerate(days)]


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize(
    ("days", "count"), [(TURNED, 6), (STATED[:4] + TURNED[4:8] + STATED[8:], 2), (STATED[:5] + TURNED[5:6] + STATED[6:], 1)]
)
def test_days_that_a_spreadsheet_turned_are_told(days: Sequence[tuple[int, int]], count: int, newest_first: bool, tmp_path: Path) -> None:
    document = of_lines(tmp_path, NAMES, *lines_on(days)[:: -1 if newest_first else 1])

    assert [message.values["count"] for message in document.warnings if message.template.startswith(EVERY_DAY)] == [count]


@pytest.mark.parametrize(
    "days",
    [STATED, [*STATED[1::-1], *STATED[2:]], sorted(STATED, key=lambda day: day[1] * 7 % 5), [*STATED[:4], (5, 4)]],
    ids=["in order", "some days late", "sorted by something else", "few"],
)
def test_days_that_no_exchange_puts_in_order_are_not(days: Sequence[tuple[int, int]], tmp_path: Path) -> None:
    document = of_lines(tmp_path, NAMES, *lines_on(days))

    assert not [message for message in document.warnings if message.template.startswith(EVERY_DAY)]


@pytest.mark.parametrize(
    ("changed", "is_said"),
    [(("¥1.00", "¥100.00"), True), (("¥1.00,", "¥1.50,"), True), (("支出,¥1.00", "收入,¥1.00"), False), (("商户消费", "手续费"), False)],
)
def test_a_number_that_stands_on_rows_of_two_amounts_is_told(changed: tuple[str, str], is_said: bool, tmp_path: Path) -> None:
    document = of_lines(tmp_path, WALLET, *PAID, PAID[0].replace(*changed))

    assert [message.values["count"] for message in document.warnings] == [1] * is_said
    assert len(told(document)) == 5


@pytest.mark.parametrize(("count", "agrees"), [(6, True), (5, False)])
@pytest.mark.parametrize("line", ["收入合计：2000.00元，支出合计：150.00元，共{}笔", "支出150.00元收入2000.00元共计{}笔"])
def test_a_number_behind_the_sums_of_both_sides_is_that_of_all_rows(line: str, count: int, agrees: bool, tmp_path: Path) -> None:
    document = of_lines(tmp_path, NAMES, *ROWS, line.format(count))

    assert is_whole(document) == agrees and bool(document.warnings) != agrees


def test_an_amount_whose_sign_of_the_yuan_was_lost_is_read(tmp_path: Path) -> None:
    document = of_lines(tmp_path, WALLET, *(line.replace("¥", "?") for line in PAID))

    assert [amount for _account, amount in told(document)] == ["-1.00", "-2.00", "-3.00", "-4.00"]


FLAGGED = "交易日期,借贷标志,交易金额,摘要,对方户名"
BORNE = [f"2026-01-0{day},{flag},{day}.00,转账,安和菜市场" for day, flag in enumerate("借贷借借贷", start=2)]
WITH_FEES = "交易日期,收/支,订单金额,实付金额,手续费,交易单号"
FEES = [f"2026-01-0{day},支出,{day}.50,{day}.00,0.10,1000000{day}" for day in range(2, 8)]
IN_TWO = "交易日期,摘要,收入,支出,对方户名"
TWO = [
    f"2026-01-0{day},转账,{into},{out},安和菜市场"
    for day, into, out in ((2, "", "2.00"), (3, "3.00", ""), (4, "", "4.00"), (5, "", "5.00"))
]


@pytest.mark.parametrize(
    ("names", "rows", "slid"),
    [
        (FLAGGED, BORNE, "借,4.00,转账,安和菜市场"),
        (FLAGGED, BORNE, "见附件,2026-01-04,借,4.00,转账,安和菜市场"),
        (IN_TWO, TWO, "2026-01-04,转账,4.00,安和菜市场"),
        (IN_TWO, TWO, "2026-01-04,转账,,安和菜市场,4.00"),
        (WITH_FEES, FEES, "2026-01-04,支出,3.00,0.10,10000003"),
    ],
)
def test_a_row_whose_cells_have_slid_is_told(names: str, rows: Sequence[str], slid: str, tmp_path: Path) -> None:
    document = of_lines(tmp_path, "账号,6299990000000006027", names, *rows[:2], slid, *rows[3:])

    assert isinstance(document.content, Statement)
    assert len(document.content.reconciliation.unread) == 1 and document.status == "partly"


@pytest.mark.parametrize("line", ["这笔是房租,2500.00", "我的合计,5.00,,,", ",,,,", "说明：以上由银行提供,,,,"])
def test_a_remark_among_the_rows_is_no_row(line: str, tmp_path: Path) -> None:
    document = of_lines(tmp_path, "账号,6299990000000006027", FLAGGED, *BORNE[:3], line, *BORNE[3:])

    assert isinstance(document.content, Statement)
    assert document.content.reconciliation.unread == () and len(document.content.transactions) == 5


@pytest.mark.parametrize(
    ("names", "rows", "changed", "is_told"),
    [
        (FLAGGED, BORNE, "2026-01-04,借,-4.00,转账,安和菜市场", True),
        (FLAGGED, BORNE, "2026-01-04,贷,-4.00,转账,安和菜市场", True),
        (FLAGGED, BORNE, "2026-01-04,借,-4.00,消费退货,安和菜市场", False),
        (FLAGGED, [row.replace("借,", "借,-") for row in BORNE], "2026-01-04,借,4.00,转账,安和菜市场", True),
        (FLAGGED, [row.replace("借,", "借,-") for row in BORNE], BORNE[2].replace("借,", "借,-"), False),
        (IN_TWO, TWO, "2026-01-04,转账,,-4.00,安和菜市场", True),
        (IN_TWO, TWO, "2026-01-04,转账,-4.00,,安和菜市场", True),
        (IN_TWO, TWO, "2026-01-04,冲正,-4.00,,安和菜市场", False),
    ],
)
def test_a_sign_that_denies_the_direction_is_told_unless_a_word_says_why(
    names: str, rows: Sequence[str], changed: str, is_told: bool, tmp_path: Path
) -> None:
    document = of_lines(tmp_path, "账号,6299990000000006027", names, *rows[:2], changed, *rows[3:])

    assert isinstance(document.content, Statement)
    assert [row.text for row in document.content.reconciliation.unread] == [" ".join(filter(None, changed.split(",")))] * is_told
