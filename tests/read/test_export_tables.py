"""Which tables of an export are of the account, and whose it is: copies, other accounts, and what else a workbook holds beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from reprieve.library import load_library
from reprieve.model import Document, Statement
from reprieve.read import read_paper

NAMES = "交易日期,摘要,交易金额,余额,对方户名"
FIRST = ["2026-01-02,工资,1000.00,6000.00,青禾有限公司", "2026-01-03,消费,-50.00,5950.00,安和菜市场"]
SECOND = ["2026-01-05,转账,10.00,110.00,青禾有限公司", "2026-01-06,消费,-5.00,105.00,安和菜市场"]
ACCOUNTS = ("6299990000000006027", "6299990000000007777")


def sheet(name: str, *lines: str) -> str:
    rows = ("".join(f"<Cell><Data>{cell}</Data></Cell>" for cell in line.split(",")) for line in lines)
    return f'<Worksheet ss:Name="{name}"><Table>{"".join(f"<Row>{row}</Row>" for row in rows)}</Table></Worksheet>'


def read(text: str, folder: Path) -> Document:
    (folder / "paper").write_text(text, encoding="utf-8")
    return read_paper(folder / "paper", "paper", load_library())


def of_book(folder: Path, *sheets: str) -> Document:
    return read(f'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">{"".join(sheets)}</Workbook>', folder)


def of_lines(folder: Path, *lines: str) -> Document:
    return read("\n".join(lines) + "\n", folder)


def told(document: Document) -> list[tuple[str, str]]:
    assert isinstance(document.content, Statement)
    return [(row.account[-4:], str(row.amount)) for row in document.content.transactions]


def is_balanced(document: Document) -> bool:
    assert isinstance(document.content, Statement)
    return document.content.reconciliation.status == "balanced"


HEAD = ("云州银行账户明细", f"户名,江望舒,账号,{ACCOUNTS[0]}")
MAIN = sheet("明细", *HEAD, NAMES, *FIRST)


def test_a_sheet_that_was_copied_is_read_once_and_said(tmp_path: Path) -> None:
    document = of_book(tmp_path, MAIN, sheet("明细 (2)", *HEAD, NAMES, *FIRST))

    assert told(document) == [("", "1000.00"), ("", "-50.00")]
    assert is_balanced(document)
    assert [message.values["page"] for message in document.warnings] == [2]


OTHERS = [
    ("理财交易明细", "交易日期,产品名称,交易类型,交易金额,份额", "2026-01-11,稳健一号,赎回,30211.50,30000"),
    ("信用卡账单", "交易日,入账日,摘要,金额", "2026-01-03,2026-01-04,美团,33.50"),
    ("定期存款明细", "存入日期,产品,存入金额,利率,到期日", "2026-01-08,整存整取,50000.00,1.35%,2027-01-08"),
]


@pytest.mark.parametrize(("title", "names", "row"), OTHERS)
def test_a_table_of_something_else_on_another_sheet_is_left_out_and_said(title: str, names: str, row: str, tmp_path: Path) -> None:
    document = of_book(tmp_path, MAIN, sheet(title[:3], title, names, row, row))

    assert document.kind == "bank_statement"
    assert told(document) == [("", "1000.00"), ("", "-50.00")]
    assert [str(message.values["text"]) for message in document.warnings] == [title]


@pytest.mark.parametrize(("title", "names", "row"), OTHERS)
def test_a_table_of_something_else_below_the_rows_is_left_out_and_said(title: str, names: str, row: str, tmp_path: Path) -> None:
    document = of_lines(tmp_path, *HEAD, NAMES, *FIRST, ",,,,", title, names, row)

    assert told(document) == [("", "1000.00"), ("", "-50.00")]
    assert is_balanced(document) and len(document.warnings) == 1


def test_a_months_sheet_is_no_copy_of_anothers(tmp_path: Path) -> None:
    later = ["2026-02-02,工资,1000.00,6950.00,青禾有限公司", "2026-02-03,消费,-50.00,6900.00,安和菜市场"]
    document = of_book(tmp_path, sheet("1月", *HEAD, NAMES, *FIRST), sheet("2月", *HEAD, NAMES, *later))

    assert [amount for _account, amount in told(document)] == ["1000.00", "-50.00", "1000.00", "-50.00"]
    assert is_balanced(document) and document.warnings == ()


@pytest.mark.parametrize(
    "lines",
    [
        (HEAD[1], NAMES, *FIRST, "合计,,950.00", "云州银行账户明细", f"户名,江望舒,账号,{ACCOUNTS[1]}", NAMES, *SECOND),
        ("客户姓名,江望舒", NAMES, f"账号：{ACCOUNTS[0]}", *FIRST, f"账号：{ACCOUNTS[1]}", *SECOND),
    ],
    ids=["each with its names of columns", "below one header"],
)
def test_several_accounts_on_a_sheet_are_told_apart(lines: Sequence[str], tmp_path: Path) -> None:
    document = of_lines(tmp_path, *lines)

    assert told(document) == [("6027", "1000.00"), ("6027", "-50.00"), ("7777", "10.00"), ("7777", "-5.00")]
    assert is_balanced(document)
    assert isinstance(document.content, Statement) and document.content.holder == "江望舒"


def test_a_cover_sheet_tells_whose_account_it_is(tmp_path: Path) -> None:
    cover = sheet("封面", "云州银行", "户名,江望舒", f"账号,{ACCOUNTS[0]}", "起止日期,2026-01-01至2026-01-31")
    content = of_book(tmp_path, cover, sheet("明细", NAMES, *FIRST)).content

    assert isinstance(content, Statement)
    assert (content.holder, content.account, f"{content.period_start}") == ("江望舒", ACCOUNTS[0], "2026-01-01")


@pytest.mark.parametrize(
    ("head", "holder", "account"),
    [
        (("户名称：,江望舒", f"一卡通卡号：,{ACCOUNTS[0]}"), "江望舒", ACCOUNTS[0]),
        (("中文户名：,江望舒", f"社会保障卡卡号：,{ACCOUNTS[0]}"), "江望舒", ACCOUNTS[0]),
        (("Account name,江望舒", f"Account number,{ACCOUNTS[0]}"), "江望舒", ACCOUNTS[0]),
        (("# 账 号: [ 一卡通:629999******6027 江望舒]",), "江望舒", "629999******6027"),
        (("抖音支付账单明细", "抖音号：dy88001122,姓名：江望舒"), "江望舒", "dy88001122"),
        (("云闪付账单", "用户：江望舒,手机号：138****0000"), "江望舒", "138****0000"),
        (("云州银行账户明细", "户名：江望舒,手机号：138****0000"), "江望舒", ""),
        (("户名,江望舒,账号,6.29999E+18",), "江望舒", ""),
    ],
)
def test_holder_and_account_stand_behind_many_labels(head: Sequence[str], holder: str, account: str, tmp_path: Path) -> None:
    content = of_lines(tmp_path, *head, NAMES, *FIRST).content

    assert isinstance(content, Statement)
    assert (content.holder, content.account) == (holder, account)


def test_a_holder_may_be_named_below_the_rows(tmp_path: Path) -> None:
    content = of_lines(tmp_path, NAMES, *FIRST, "导出时间:[2026-03-01 10:00:00] 用户:江望舒").content

    assert isinstance(content, Statement) and content.holder == "江望舒"


def test_an_account_whose_last_figures_a_spreadsheet_lost_is_left_open_and_told(tmp_path: Path) -> None:
    rows = [f"{row},{account}" for row, account in zip(FIRST, ("6.22285E+18", ACCOUNTS[1]), strict=True)]
    for head, lost in ((HEAD, "6.22285E+18"), (("户名,江望舒,账号,6.29999E+18",), "6.29999E+18")):
        document = of_lines(tmp_path, *head, f"{NAMES},对方账号", *rows)

        assert isinstance(document.content, Statement)
        assert [row.counterparty_account for row in document.content.transactions] == ["", ACCOUNTS[1]]
        assert [message.values["text"] for message in document.warnings] == [lost]


def test_another_wallet_with_the_columns_of_alipay_is_none_of_alipays(tmp_path: Path) -> None:
    names = "交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/支,交易订单号,商家订单号"
    row = "2026-02-23 18:37:47,安和菜市场,消费,187.84,账户余额,交易成功,支出,2025280,1058"
    document = of_lines(tmp_path, "京东账号名：jd_827638934", names, row, row)

    assert document.kind == "bank_statement"
    assert isinstance(document.content, Statement) and document.content.account == "jd_827638934"


def test_a_name_that_reads_like_a_total_is_none(tmp_path: Path) -> None:
    names = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注"
    row = "2026-02-23 18:37:47,转账,共5笔记录,/,支出,¥5.00,零钱,支付成功,4200,1058,/"
    content = of_lines(tmp_path, "微信支付账单明细", "共1笔记录", names, row).content

    assert isinstance(content, Statement)
    assert [(str(check.printed), check.agrees) for check in content.reconciliation.totals] == [("1", True)]


@pytest.mark.parametrize(
    ("flag", "into", "out"), [("来往标志", "来", "往"), ("DC Flag", "Credit", "Debit"), ("借贷标志", "贷(C)", "借(D)")]
)
def test_a_direction_is_written_in_many_ways(flag: str, into: str, out: str, tmp_path: Path) -> None:
    rows = [f"2026-01-02,转账,{into},1000.00,青禾有限公司", f"2026-01-03,转账,{out},50.00,安和菜市场"]
    document = of_lines(tmp_path, HEAD[1], f"交易日期,摘要,{flag},交易金额,对方户名", *rows)

    assert told(document) == [("", "1000.00"), ("", "-50.00")]


def test_what_became_of_a_row_is_noted_once(tmp_path: Path) -> None:
    rows = ["2026-01-02,转账,1000.00,已冲正", "2026-01-03,转账,-50.00,成功"]
    content = of_lines(tmp_path, HEAD[1], "交易日期,摘要,交易金额,交易状态", *rows).content

    assert isinstance(content, Statement)
    assert [(row.neutral, row.note) for row in content.transactions] == [(True, "已冲正"), (False, "")]
