"""Exports of banks and wallets are read row by row, whatever their encoding, order of columns and lines above and below."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import sys
import time
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from reprieve.library import load_library
from reprieve.model import Document, Payslip, Statement
from reprieve.read import read_paper
from reprieve.read.export import read_sheets
from reprieve.read.exports.workbook import MAX_UNPACKED

sys.path.insert(0, str(Path(__file__).parents[2] / "samples"))

import export_files as files

# ccb.xls and spdb.xls hold the tables of samples/export_files.py in the format of Excel 97, which nothing here can write.
XLS = Path(__file__).parent / "exports"
FOREIGN = [
    ("utf-8", "utf-8"),
    ("utf-8 with its mark", "utf-8-sig"),
    ("gb18030", "gb18030"),
    ("utf-16 with its mark", "utf-16"),
    ("utf-16 without one", "utf-16-le"),
]


def read(data: bytes | str, name: str = "export", folder: Path | None = None, whose: tuple[str, ...] = ()) -> Document:
    assert folder is not None
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_paper(path, name, load_library(), whose=whose)


def rows_of(document: Document) -> list[files.Booked]:
    assert isinstance(document.content, Statement)
    assert document.content.reconciliation.unread == ()
    return [
        files.Booked(
            dt.datetime.combine(row.date, row.time or dt.time()),
            row.amount,
            row.balance or Decimal(0),
            row.summary,
            row.counterparty,
            row.neutral,
        )
        for row in document.content.transactions
    ]


def without_time(rows: tuple[files.Booked, ...]) -> list[files.Booked]:
    return [dataclasses.replace(row, moment=dt.datetime.combine(row.moment.date(), dt.time())) for row in rows]


BANKS: dict[str, tuple[bytes | str, list[files.Booked], str]] = {
    "icbc v1": (files.icbc(1), without_time(files.ROWS), "中国工商银行"),
    "icbc v2": (files.icbc(2), without_time(files.ROWS), "中国工商银行"),
    "cmb": (files.cmb(), without_time(files.ROWS)[::-1], ""),
    "abc": (files.as_workbook(files.abc()), list(files.ROWS), ""),
    "ccb xlsx": (files.as_workbook(files.ccb()), list(files.ROWS)[::-1], "中国建设银行"),
    "abc html": (files.as_html(files.abc(), "账户明细"), list(files.ROWS), ""),
    "ccb html": (files.as_html(files.ccb()), list(files.ROWS)[::-1], "中国建设银行"),
    "ccb xml of 2003": (files.as_xml_2003(files.ccb()), list(files.ROWS)[::-1], "中国建设银行"),
    "ccb xls": ((XLS / "ccb.xls").read_bytes(), list(files.ROWS)[::-1], "中国建设银行"),
    "spdb xls": ((XLS / "spdb.xls").read_bytes(), list(files.ROWS)[::-1], ""),
}


@pytest.mark.parametrize("bank", BANKS)
def test_a_banks_export_is_read_row_by_row_and_its_balances_chain(bank: str, tmp_path: Path) -> None:
    data, rows, issuer = BANKS[bank]
    document = read(data, folder=tmp_path)

    assert (document.kind, document.status, document.warnings) == ("bank_statement", "read", ())
    assert rows_of(document) == rows
    assert isinstance(document.content, Statement)
    assert document.content.reconciliation.status == "balanced"
    assert document.content.issuer == issuer


@pytest.mark.parametrize(("name", "encoding"), FOREIGN, ids=[name for name, _encoding in FOREIGN])
def test_a_wallets_export_is_read_in_any_encoding(name: str, encoding: str, tmp_path: Path) -> None:
    document = read(files.as_csv(files.wechat()).encode(encoding), folder=tmp_path)

    assert document.kind == "wechat_statement"
    assert rows_of(document) == list(files.WALLET_ROWS)


def test_days_that_excel_counts_are_days(tmp_path: Path) -> None:
    document = read(files.as_workbook(files.wechat(files.serial, yuan=""), merged=["A1:K1", "A3:K3"]), folder=tmp_path)

    assert document.kind == "wechat_statement"
    assert rows_of(document) == list(files.WALLET_ROWS)


@pytest.mark.parametrize("older", [False, True])
def test_alipays_columns_are_found_by_name_in_any_order(older: bool, tmp_path: Path) -> None:
    document = read(files.alipay(older).encode("gb18030"), folder=tmp_path)

    assert document.kind == "alipay_statement"
    assert [(r.moment, r.amount, r.counterparty, r.neutral) for r in rows_of(document)] == [
        (r.moment, r.amount, r.counterparty, r.neutral) for r in files.WALLET_ROWS
    ]


def test_the_lines_above_the_table_tell_whose_account_and_which_days(tmp_path: Path) -> None:
    content = read(files.alipay().encode("gb18030"), folder=tmp_path).content

    assert isinstance(content, Statement)
    assert (content.holder, content.account, content.filter) == (files.HOLDER, "139****0000", "")
    assert (content.period_start, content.period_end) == (dt.date(2026, 8, 1), dt.date(2026, 9, 30))
    assert content.printed_on == dt.date(2026, 10, 8)


def test_an_export_of_one_direction_only_says_so(tmp_path: Path) -> None:
    content = read(files.as_csv(files.wechat()).replace("导出类型：[全部]", "导出类型：[支出]"), folder=tmp_path).content

    assert isinstance(content, Statement)
    assert content.filter == "导出类型:支出"


def test_totals_above_the_table_are_held_against_its_rows(tmp_path: Path) -> None:
    whole = read(files.as_csv(files.wechat()), folder=tmp_path).content
    lines = files.as_csv(files.wechat()).splitlines()
    cut = read("\n".join([*lines[:-2], lines[-1]]), folder=tmp_path)

    assert isinstance(whole, Statement) and isinstance(cut.content, Statement)
    assert len(whole.reconciliation.totals) == 6 and all(total.agrees for total in whole.reconciliation.totals)
    assert [(t.label, t.printed, t.computed) for t in cut.content.reconciliation.totals if not t.agrees] == [
        ("共", Decimal(4), Decimal(3)),
        ("中性交易", Decimal(1), Decimal(0)),
    ]
    assert cut.warnings


def test_sums_that_an_export_does_not_vouch_for_are_not_held_against_it(tmp_path: Path) -> None:
    content = read(files.alipay().replace("支出：2笔 46.50元", "支出：2笔 99.00元"), folder=tmp_path).content

    assert isinstance(content, Statement)
    assert {total.agrees for total in content.reconciliation.totals} == {True}


def test_a_payment_that_was_closed_moved_no_money(tmp_path: Path) -> None:
    document = read(files.alipay().replace("等待确认收货", "交易关闭  "), folder=tmp_path)

    last = rows_of(document)[-1]
    assert last.neutral
    assert isinstance(document.content, Statement)
    assert document.content.transactions[-1].note.endswith("交易关闭")


def test_a_refunded_payment_stays_money_out_as_its_refund_is_a_row_of_its_own(tmp_path: Path) -> None:
    refunded = rows_of(read(files.as_csv(files.wechat()), folder=tmp_path))[-1]

    assert (refunded.amount, refunded.neutral) == (Decimal("-18.00"), False)


ACCOUNTS = """个人活期明细信息
户名：江望舒，证件号：999，账号：6299990000000006027，币种：人民币
交易日期,交易卡号,借方发生额,贷方发生额,账户余额,对方户名,摘要
20260102,6299,,100,600,青禾有限公司,工资
20260103,6299,50,,550,安和菜市场,消费
{between}户名：江望舒，证件号：999，账号：6299990000000007777，币种：人民币
交易日期,借方发生额,贷方发生额,账户余额,对方户名,摘要
20260104,,10,60,青禾有限公司,工资
20260105,5,,55,安和菜市场,消费
"""


def test_a_wallet_that_has_change_like_another_is_not_the_other(tmp_path: Path) -> None:
    names = "交易时间,交易单号,交易类型,交易对方,资金流向,交易金额,支付方式,交易状态"
    row = "2026-01-15 10:30:00,202601150000000001,零钱提现,某银行,不计收支,5.00,零钱,交易成功"

    assert read(f"抖音支付账单\n姓名：江望舒\n{names}\n{row}\n{row}\n", folder=tmp_path).kind == "bank_statement"


@pytest.mark.parametrize("between", ["", "\n\n", "合计,,50,100\n"], ids=["at once", "after blank rows", "after a total"])
def test_accounts_below_one_another_in_a_sheet_are_read_each_under_its_head(between: str, tmp_path: Path) -> None:
    statement = read(ACCOUNTS.format(between=between), folder=tmp_path).content
    assert isinstance(statement, Statement)
    assert statement.reconciliation.status == "balanced"
    assert [(row.account[-4:], str(row.amount), row.counterparty) for row in statement.transactions] == [
        ("6027", "100.00", "青禾有限公司"), ("6027", "-50.00", "安和菜市场"),
        ("7777", "10.00", "青禾有限公司"), ("7777", "-5.00", "安和菜市场"),
    ]  # fmt: skip


def test_a_row_without_a_day_above_another_accounts_head_is_reported(tmp_path: Path) -> None:
    statement = read(ACCOUNTS.format(between=",6299,7,,543,某人,消费\n"), folder=tmp_path).content
    assert isinstance(statement, Statement)
    assert [row.text for row in statement.reconciliation.unread] == ["6299 7 543 某人 消费"]


def test_a_header_among_the_rows_is_no_row_and_begins_no_other_account(tmp_path: Path) -> None:
    header = "交易日期,摘要,交易金额,余额,对方户名\n"
    rows = ["2026-01-02,工资,1000,6000,青禾有限公司\n", "2026-01-03,消费,-50,5950,安和菜市场\n"]
    statement = read(f"账号:6299990000000006027\n{header}{rows[0]}{header}{rows[1]}", folder=tmp_path).content
    assert isinstance(statement, Statement)
    assert [str(row.amount) for row in statement.transactions] == ["1000.00", "-50.00"]
    assert statement.reconciliation.status == "balanced"


@pytest.mark.parametrize(
    ("amount", "read_as"),
    [
        ("56.50(已出账)", "-56.50"), ("56.50(已全额退款)", "-56.50"), ("56.50(已退款10.00)", "-56.50"), ("¥56.50", "-56.50"),
        ("56.", "-56.00"),
        ("1 056.50", "-1056.50"), ("12\u00a0345 678.9", "-12345678.90"), ("1'056.50", "-1056.50"),
    ],
)  # fmt: skip
def test_an_amount_may_tell_what_became_of_it(amount: str, read_as: str, tmp_path: Path) -> None:
    names = "交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/支,备注"
    text = f"{names}\n2026-01-15 10:30:00,京东商城,商品,{amount},银行卡,交易成功,支出,/\n"
    statement = read(text, folder=tmp_path).content
    assert isinstance(statement, Statement)
    assert [str(row.amount) for row in statement.transactions] == [read_as]


def test_a_row_with_money_and_no_day_is_reported(tmp_path: Path) -> None:
    document = read(files.cmb() + ',CNY,"50.00","9,000.00",转账,某人,\r\n', folder=tmp_path)

    assert isinstance(document.content, Statement)
    assert [row.text for row in document.content.reconciliation.unread] == ["CNY 50.00 9,000.00 转账 某人"]
    assert (document.status, document.content.reconciliation.status) == ("partly", "broken")


def test_a_place_in_an_export_is_its_sheet_and_row(tmp_path: Path) -> None:
    content = read(files.as_workbook(files.abc()), folder=tmp_path).content

    assert isinstance(content, Statement)
    first = content.transactions[0]
    assert (first.page, first.bbox.top, first.bbox.bottom) == (1, 3, 4)


MISTAKEN = {
    "account book": "记录时间,分类,收支类型,金额,备注,账户,来源,标签\n" + "2026-09-01 10:00:00,餐饮,支出,20.00,,现金,,\n" * 2,
    "card": "交易日,记账日,卡号末四位,授权码,金额,摘要\n" + "0104,20260104,1234,,-88.88,消费\n" * 2,
    "company": "[HISTORYDETAIL]\n日期,摘要,借方发生额,贷方发生额,余额\n" + "2026-09-01,货款,,9000.00,9000.00\n" * 2,
}


@pytest.mark.parametrize("name", MISTAKEN)
def test_a_file_that_is_no_statement_of_a_persons_account_is_told_with_what_to_hand_in(name: str, tmp_path: Path) -> None:
    document = read(MISTAKEN[name], folder=tmp_path)

    assert document.kind == ("credit_card_bill" if name == "card" else "unknown")
    assert not isinstance(document.content, Statement)
    assert len(document.warnings) == 1


def payroll(names: list[str]) -> files.Table:
    heads = ["工号", "姓名", "部门", "基本工资", "岗位工资", "加班费", "社保代扣", "个税代扣", "应发合计", "实发合计"]
    rows: list[list[files.Cell]] = [
        [f"{n:03}", name, "技术部", Decimal(5000 + n), Decimal(800), Decimal("200.5"), Decimal(500), Decimal(20), gross, gross - 520]
        for n, name in enumerate(names)
        for gross in [Decimal(6000 + n) + Decimal("0.5")]
    ]
    return [["云州青禾信息技术有限公司"], ["2026年8月工资表"], heads, *rows]


def test_of_a_payroll_of_many_people_the_applicants_row_is_read(tmp_path: Path) -> None:
    document = read(
        files.as_workbook(payroll(["钱二", *(f"工{c}" for c in "甲乙丙丁戊己庚辛壬癸" * 9), "江望舒", "胡一"])),
        folder=tmp_path,
        whose=("江望舒",),
    )

    assert document.kind == "payslip"
    assert isinstance(document.content, Payslip)
    slip = document.content
    assert (slip.employee, slip.employer, slip.pay_period) == ("江望舒", "云州青禾信息技术有限公司", "2026-08")
    assert (slip.gross, slip.deductions_total, slip.net) == (Decimal("6091.50"), Decimal("520.00"), Decimal("5571.50"))
    assert slip.earnings == {"基本工资": Decimal("5091.00"), "岗位工资": Decimal("800.00"), "加班费": Decimal("200.50")}


@pytest.mark.parametrize(("title", "month"), [("工资表", "2026-08"), ("2026年7月工资表", "2026-07")])
def test_the_name_of_a_sheet_tells_the_month_of_a_payroll_that_names_none(title: str, month: str, tmp_path: Path) -> None:
    firm, _title, *table = payroll(["江望舒"])
    book = openpyxl.Workbook()
    sheet = book.create_sheet("2026年8月", 0)
    for row in (firm, [title], *table):
        sheet.append(row)
    book.save(tmp_path / "payroll.xlsx")
    content = read_paper(tmp_path / "payroll.xlsx", "payroll.xlsx", load_library()).content

    assert isinstance(content, Payslip) and content.pay_period == month


def test_what_a_page_hides_or_says_beside_its_table_is_no_cell_of_it() -> None:
    page = """<!DOCTYPE html><html><head><title>x</title><script>var a = "<table>";</script></head><body><h3>工资条</h3>
        <table><tr><th rowspan=2>姓名<th colspan=2>应发<th>实发</tr><tr><th>基本<br>工资<th>奖金<th>&nbsp;</tr>
        <tr style="display:none"><td>假<td>1<td>2<td>3</tr><tr><td>江望舒<td>5,000.00<td>800.00<td>5,800.00</table>机密</body></html>"""
    (sheet,) = read_sheets(page.encode())

    assert sheet.rows == (
        ("工资条",),
        ("姓名", "应发", "", "实发"),
        ("", "基本 工资", "奖金", ""),
        ("江望舒", "5,000.00", "800.00", "5,800.00"),
        ("机密",),
    )
    assert sheet.merged == ((1, 0, 2, 0), (1, 1, 1, 2))


def test_a_locked_or_damaged_workbook_says_what_to_do(tmp_path: Path) -> None:
    document = read((XLS / "ccb.xls").read_bytes()[:1500], folder=tmp_path)

    assert document.status == "unreadable" and document.error


def test_a_workbook_that_would_unpack_to_more_than_any_statement_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "")
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _part in range(MAX_UNPACKED // 10_000_000 + 1):
                sheet.write(bytes(10_000_000))

    assert read(buffer.getvalue(), folder=tmp_path).status == "unreadable"


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", "一封信，没有表格。\n第二行，也没有。\n".encode(), b"\xff\xfe"], ids=range(4))
def test_what_is_no_table_is_left_to_other_readers(data: bytes) -> None:
    assert read_sheets(data) == ()


def booked(document: Document) -> list[tuple[str, str, str, bool]]:
    assert isinstance(document.content, Statement)
    return [(f"{row.date} {row.time}", str(row.amount), row.counterparty, row.neutral) for row in document.content.transactions]


def test_a_row_without_its_direction_goes_the_way_that_its_balance_tells(tmp_path: Path) -> None:
    text = (
        "交易时间,对方户名,收/支,金额,余额\n"
        "2026-03-04 08:00:00,青禾公司,收入,100.00,1100.00\n"
        "2026-03-05 08:00:00,安和菜市场,,30.00,1070.00\n"
    )
    document = read(text + "2026-03-06 08:00:00,周海燕,支出,10.00,1060.00\n", folder=tmp_path)
    assert [amount for _moment, amount, _name, _neutral in booked(document)] == ["100.00", "-30.00", "-10.00"]
    assert isinstance(document.content, Statement) and document.content.reconciliation.status == "balanced"


def test_a_row_whose_direction_nothing_tells_is_told(tmp_path: Path) -> None:
    text = "交易时间,交易对方,收/支,金额\n2026-03-04 08:00:00,青禾公司,收入,100.00\n2026-03-05 08:00:00,安和菜市场,,30.00\n"
    document = read(text + "2026-03-06 08:00:00,周海燕,支出,10.00\n", folder=tmp_path)
    assert isinstance(document.content, Statement)
    assert ["安和菜市场" in row.text for row in document.content.reconciliation.unread] == [True]


def test_money_moved_between_own_accounts_is_neither_in_nor_out(tmp_path: Path) -> None:
    """The older export of Alipay says it beside what became of the payment: 交易成功, 资金转移."""
    text = (
        "交易号,商家订单号,付款时间,类型,交易对方,金额（元）,收/支,交易状态,资金状态\n"
        "1,a,2026-03-04 08:00:00,即时到账交易,青禾公司,100.00,收入,交易成功,已收入\n"
    )
    document = read(text + "2,b,2026-03-05 08:00:00,即时到账交易,余额宝,30.00,,交易成功,资金转移\n", folder=tmp_path)
    assert [neutral for *_row, neutral in booked(document)] == [False, True]


@pytest.mark.parametrize("quote", ["", '"'])
def test_tabs_around_what_is_in_a_cell_part_no_cells_and_moments_may_be_one_number(quote: str, tmp_path: Path) -> None:
    rows = [
        ["交易时间", "交易金额", "账户余额", "商户名称"],
        ["20260304081500", "+100.00", "1100.00", "青禾公司"],
        ["20260305091600", "-30.00", "1070.00", "安和菜市场"],
    ]
    text = "".join(",".join(f"{quote}\t{cell}\t{quote}" for cell in row) + "\n" for row in rows)
    assert booked(read(text, folder=tmp_path)) == [
        ("2026-03-04 08:15:00", "100.00", "青禾公司", False), ("2026-03-05 09:16:00", "-30.00", "安和菜市场", False),
    ]  # fmt: skip


def test_a_merchant_is_not_the_other_side_where_a_column_names_it(tmp_path: Path) -> None:
    text = (
        "交易时间,交易金额,账户余额,对方户名,商户名称\n"
        "2026-03-04 08:15:00,100.00,1100.00,青禾公司,门店\n"
        "2026-03-05 08:15:00,-30.00,1070.00,安和菜市场,门店\n"
    )
    assert [name for _moment, _amount, name, _neutral in booked(read(text, folder=tmp_path))] == ["青禾公司", "安和菜市场"]


@pytest.mark.parametrize("name", ["商户名称", "收款人/付款人", "付款人名称/收款人名称", "Payee"])
def test_the_other_side_may_be_called_by_what_it_does(name: str, tmp_path: Path) -> None:
    text = (
        f"交易时间,交易金额,账户余额,{name}\n2026-03-04 08:15:00,100.00,1100.00,青禾公司\n2026-03-05 08:15:00,-30.00,1070.00,安和菜市场\n"
    )
    assert [other for _moment, _amount, other, _neutral in booked(read(text, folder=tmp_path))] == ["青禾公司", "安和菜市场"]


def test_a_total_in_english_is_no_row(tmp_path: Path) -> None:
    text = "Date,Description,Amount,Balance\n2026-03-04,Salary,100.00,1100.00\n2026-03-05,Shop,-30.00,1070.00\nTotal,,70.00,\n"
    document = read(text, folder=tmp_path)
    assert isinstance(document.content, Statement) and document.content.reconciliation.unread == ()


def test_a_debit_behind_its_figure_went_out(tmp_path: Path) -> None:
    text = "交易日期,交易金额,余额,对方户名\n2026-03-04,100.00CR,1100.00CR,青禾公司\n2026-03-05,30.00 Dr,1070.00CR,安和菜市场\n"
    document = read(text, folder=tmp_path)
    assert [amount for _moment, amount, _name, _neutral in booked(document)] == ["100.00", "-30.00"]
    assert isinstance(document.content, Statement) and document.content.reconciliation.status == "balanced"


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("美元(014)", "USD"),
        ("014", "USD"),
        ("HKD(013)", "HKD"),
        ("USD01", "USD"),
        ("港币013", "HKD"),
        ("01", "CNY"),
        ("156", "CNY"),
        ("840", "USD"),
    ],
)
def test_a_currency_is_known_by_its_name_and_by_its_whole_number_alone(printed: str, code: str, tmp_path: Path) -> None:
    rows = "".join(f"2026-05-0{day},{printed},{day}.00,{day * (day + 1) // 2}.00\n" for day in range(1, 7))
    document = read(f"户名:江望舒\n交易日期,币种,金额,余额\n{rows}", folder=tmp_path)
    assert isinstance(document.content, Statement)
    assert document.content.currency == code


@pytest.mark.parametrize(
    ("currency", "sign", "is_read"),
    [("USD", "$", True), ("USD", "US$", True), ("HKD", "HK$", True), ("EUR", "€", True), ("USD", "HK$", False), ("CNY", "$", False)],
)
def test_the_sign_of_the_accounts_currency_stands_before_figures(currency: str, sign: str, is_read: bool, tmp_path: Path) -> None:
    rows = "".join(f"2026-05-0{day},{sign}{day}.00,{sign}{day * (day + 1) // 2}.00\n" for day in range(1, 7))
    content = read(f"户名:江望舒\n币种:{currency}\n交易日期,收入,余额\n{rows}", folder=tmp_path).content
    assert isinstance(content, Statement)
    assert bool(content.transactions) == is_read


def test_a_number_too_long_for_an_amount_costs_its_row_alone_and_is_told(tmp_path: Path) -> None:
    rows = "".join(f"2026-05-0{day},消费,-{day}.00,{100 - day}.00\n" for day in range(1, 6))
    document = read(f"交易日期,摘要,金额,余额\n{rows}2026-05-06,消费,4200001234202605011234567890,90.00\n", folder=tmp_path)
    assert isinstance(document.content, Statement)
    assert len(document.content.transactions) == 5
    assert [row.text for row in document.content.reconciliation.unread] == ["2026-05-06 消费 4200001234202605011234567890 90.00"]


def test_a_line_separator_in_a_cell_ends_no_row(tmp_path: Path) -> None:
    rows = "".join(f"2026-05-0{day},某\u2028店{day},-1.00,{10 - day}.00\n" for day in range(1, 7))
    document = read(f"交易日期,对方户名,金额,余额\n{rows}", folder=tmp_path)
    assert isinstance(document.content, Statement)
    assert [row.balance for row in document.content.transactions] == [Decimal(f"{10 - day}.00") for day in range(1, 7)]
    assert document.content.reconciliation.status == "balanced"


@pytest.mark.parametrize(
    ("names", "row"),
    [
        ("交易日期,摘要,金额,余额", "{day},消费{index},{amount}.00,{every_other}"),
        ("交易日期,付款人,收款人,金额,摘要", "{day},江望舒,店{index},{amount}.00,消费"),
    ],
)
def test_thousands_of_rows_take_no_longer_for_each_than_hundreds(names: str, row: str, tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        balance, lines = 10**7, []
        for index in range(count):
            balance -= index % 9 + 1
            day = dt.date(2020, 1, 1) + dt.timedelta(days=index // 10)
            lines.append(row.format(day=day, index=index, amount=index % 9 + 1, every_other="" if index % 2 else f"{balance}.00"))
        begun = time.process_time()
        document = read(f"户名:江望舒\n{names}\n" + "\n".join(lines), folder=tmp_path)
        assert isinstance(document.content, Statement)
        assert len(document.content.transactions) == count
        return time.process_time() - begun

    assert seconds(4000) < 15 * seconds(500)


def test_alipays_ledger_of_an_account_is_known_by_its_columns(tmp_path: Path) -> None:
    names = (
        "账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注"
    )
    rows = (
        "20260102001,2026,,商品,2026-01-02 10:00:01,青禾,10.00,0.00,110.00,支付宝,转账,\n"
        "20260103001,2026,,商品,2026-01-03 10:00:01,安和,0.00,-5.00,105.00,支付宝,付款,"
    )

    assert read(f"#支付宝账务明细查询\n{names}\n{rows}\n".encode("gb18030"), folder=tmp_path).kind == "alipay_statement"


@pytest.mark.parametrize("balance", ["balance", "none"])
def test_figures_that_commas_of_thousands_part_are_whole_again(balance: str, tmp_path: Path) -> None:
    rows = [("1,006,171.28", "1,010,740.12", "青禾公司"), ("-321.10", "1,010,419.02", "安和菜市场"), ("-2,000.00", "1,008,419.02", "某人")]
    names = "序号,日期,金额,余额,对方户名" if balance == "balance" else "序号,日期,金额,对方户名"
    lines = [f"{n},2026-01-0{n},{a},{b + ',' if '余额' in names else ''}{who}" for n, (a, b, who) in enumerate(rows, 1)]
    content = read("\n".join(["户名:江望舒", names, *lines]), folder=tmp_path).content

    assert isinstance(content, Statement) and content.reconciliation.unread == ()
    assert [(f"{row.amount:,}", row.counterparty) for row in content.transactions] == [(amount, who) for amount, _balance, who in rows]


def test_an_export_of_a_shops_wallet_is_not_that_of_another(tmp_path: Path) -> None:
    names = "交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/支,交易分类,交易订单号,商家订单号,备注"
    row = "2026-01-15 10:30:00,京东商城,商品,5.00,银行卡,交易成功,不计收支,其他,100000000001,0,/"

    assert read(f"导出信息：\n京东账号名：jiang\n{names}\n{row}\n{row}\n", folder=tmp_path).kind == "bank_statement"


@pytest.mark.parametrize("between", [[], ["", "交易日期,摘要,收入,支出,余额"]], ids=["one below another", "each below the names"])
def test_what_is_carried_over_from_page_to_page_is_no_sum_of_the_sheet(between: list[str], tmp_path: Path) -> None:
    lines = ["户名,江望舒", "交易日期,摘要,收入,支出,余额"]
    for day, balance in ((2, 100), (3, 90), (4, 80)):
        lines += between if day > 2 else []
        lines += [f",承前页,,,{balance}.00", f"2026-01-0{day},消费,,10.00,{balance - 10}.00", f",过次页,,,{balance - 10}.00"]
    document = read("\n".join(lines) + "\n", folder=tmp_path)

    assert isinstance(document.content, Statement) and document.content.reconciliation.status == "balanced"
    assert document.warnings == () and len(document.content.transactions) == 3
