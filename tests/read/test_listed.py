"""Payments as apps list them: no names of columns, two or three lines each, with their day or below it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from drawn import lines
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from reprieve.library import load_library
from reprieve.library.reading import load_reading
from reprieve.model import Document, Statement
from reprieve.read import read_paper
from reprieve.read.statement import read_statement
from reprieve.read.tables.listed import read_list

LIBRARY = load_library()
FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
HEAD = ("云州银行 账户明细", "户名:江望舒", "账号:6299990000000006027", "起止日期:2025-11-01 至 2026-01-31")
PAID = [("2026-01-03", "8000.00", "9000.00"), ("2026-01-03", "-120.50", "8879.50"), ("2026-01-09", "-59.00", "8820.50")]
NAMES = ["云州青禾有限公司", "安和菜市场", "邻里便利超市"]


def read(*texts: str) -> Statement:
    pages = [lines(*HEAD, *texts)]
    return read_statement(read_list(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


def figures(statement: Statement) -> list[tuple[str, str, str]]:
    return [(row.date.isoformat(), str(row.amount), str(row.balance)) for row in statement.transactions]


LISTS: dict[str, Sequence[str]] = {
    "day with each payment": (
        "代发工资 +8,000.00",
        "2026-01-03 08:41:26 余额:9,000.00",
        "云州青禾有限公司",
        "消费 -120.50",
        "2026-01-03 17:55:30 余额:8,879.50",
        "安和菜市场",
        "快捷支付 -59.00",
        "2026-01-09 10:40:10 余额:8,820.50",
        "邻里便利超市",
    ),
    "below the day": (
        "2026年01月03日 星期六",
        "云州青禾有限公司 +8,000.00",
        "代发工资 08:41:26 余额:9,000.00",
        "安和菜市场 -120.50",
        "消费 17:55:30 余额:8,879.50",
        "2026年01月09日 星期五",
        "邻里便利超市 -59.00",
        "快捷支付 10:40:10 余额:8,820.50",
    ),
    "below the month, which sums up": (
        "2026年01月 收入 ¥8,000.00 支出 ¥179.50",
        "代发工资 +8,000.00",
        "01-03 08:41 余额 9,000.00",
        "云州青禾有限公司",
        "消费 -120.50",
        "01-03 17:55 余额 8,879.50",
        "安和菜市场",
        "快捷支付 -59.00",
        "01-09 10:40 余额 8,820.50",
        "邻里便利超市",
    ),
    "times and days of the week glued by recognition": (
        "2026年01月03日星期六",
        "云州青禾有限公司 +8,000.00",
        "代发工资08:41:26 余额:9,000.00",
        "安和菜市场 -120.50",
        "消费17:55 余额:8,879.50",
        "邻里便利超市 -59.00",
        "快捷支付 2026-01-0910:40 余额:8,820.50",
    ),
    "short days of the period": (
        "01/03 周六",
        "代发工资-云州青禾有限公司 +8,000.00",
        "08:41:26 余额:9,000.00",
        "消费-安和菜市场 -120.50",
        "17:55:30 余额:8,879.50",
        "01/09 周五",
        "快捷支付-邻里便利超市 -59.00",
        "10:40:10 余额:8,820.50",
    ),
    "day of the month beside a payment": (
        "2026.01",
        "03日 代发工资 8,000.00",
        "周六 云州青禾有限公司 余额 9,000.00",
        "03日 消费 -120.50",
        "周六 安和菜市场 余额 8,879.50",
        "09日 快捷支付 -59.00",
        "周五 邻里便利超市 余额 8,820.50",
    ),
    "balances without a word": (
        "20260103 084126 8000.00",
        "代发工资 云州青禾有限公司 9000.00",
        "20260103 175530 -120.50",
        "消费 安和菜市场 8879.50",
        "20260109 104010 -59.00",
        "快捷支付 邻里便利超市 8820.50",
    ),
    "directions in words": (
        "2026-01-03 08:41:26 收入 8,000.00",
        "代发工资 | 云州青禾有限公司 余额 9,000.00",
        "2026-01-03 17:55:30 支出 120.50",
        "消费 | 安和菜市场 余额",
        "8,879.50",
        "2026-01-09 10:40:10 支出 59.00",
        "快捷支付 | 邻里便利超市 余额 8,820.50",
    ),
    "signs before the names": (
        "2026年01月03日 星期六",
        "收 云州青禾有限公司 8,000.00元",
        "08:41 云州银行(6027) 代发工资 余额 9,000.00",
        "付 安和菜市场 120.50元",
        "17:55 云州银行(6027) 消费 余额 8,879.50",
        "2026年01月09日 星期五",
        "付 邻里便利超市 59.00元",
        "10:40 云州银行(6027) 快捷支付 余额 8,820.50",
    ),
}


@pytest.mark.parametrize("texts", LISTS.values(), ids=LISTS)
def test_a_list_without_names_of_columns_is_read_payment_by_payment(texts: Sequence[str]) -> None:
    statement = read(*texts)
    assert (figures(statement), statement.reconciliation.status) == (PAID, "balanced")
    assert [(row.summary, row.counterparty) for row in statement.transactions] == list(
        zip(("代发工资", "消费", "快捷支付"), NAMES, strict=True)
    )
    assert (statement.holder, statement.account) == ("江望舒", "6299990000000006027")


def test_without_balances_signs_tell_which_way_money_went_and_a_payment_without_one_is_unread() -> None:
    signs = {"收": "8000.00", "付": "-120.50", "⇄": "59.00", "转": "61.00", "": ""}
    texts = ((f"{sign} {name} {figure}元", "08:41 消费") for sign, name, figure in zip(
        signs, (*NAMES, "云州银行(6027)", "某人"), ("8,000.00", "120.50", "59.00", "61.00", "77.00"), strict=True
    ))  # fmt: skip
    statement = read("2026年01月03日", *(text for pair in texts for text in pair))

    assert [str(row.amount) for row in statement.transactions][:4] == [amount for amount in signs.values() if amount]
    assert [row.neutral for row in statement.transactions] == [False, False, True, True, False]
    assert [row.text for row in statement.reconciliation.unread] == ["2026-01-03 08:41 消费 某人 77.00元"]


def test_short_days_are_of_the_year_in_which_they_lie_in_the_period() -> None:
    texts = ("12/30 周二", "消费 -1.00", "08:41:26 余额:9.00", "01/02 周五", "消费 -1.00", "08:41:26 余额:8.00")
    assert [row.date for row in read(*texts).transactions] == [dt.date(2025, 12, 30), dt.date(2026, 1, 2)]


WITHOUT_PERIOD = HEAD[:3]
PAYMENTS = (("代发工资 +8,000.00", "余额:9,000.00"), ("消费 -120.50", "余额:8,879.50"), ("快捷支付 -59.00", "余额:8,820.50"))


def listed(beside: Sequence[str], above: Sequence[Sequence[str]], head: Sequence[str] = WITHOUT_PERIOD) -> Statement:
    """A list of three payments, each with a text beside its balance and lines above it."""
    told = zip(PAYMENTS, beside, above, strict=True)
    texts = [text for (amount, balance), day, lines_ in told for text in (*lines_, amount, f"{day} {balance}".strip())]
    pages = [lines(*head, *texts)]
    return read_statement(read_list(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


SHORT, TIMES = ["01-03 08:41", "01-03 17:55", "01-09 10:40"], ["08:41", "17:55", "10:40"]
HEADED: dict[str, tuple[Sequence[str], Sequence[Sequence[str]]]] = {
    "a month and what it comes to, without words": (SHORT, [["2026年1月 +8,000.00 -179.50"], [], []]),
    "a month and what it comes to, in a line of its own": (SHORT, [["2026年1月", "收入 8,000.00 支出 179.50"], [], []]),
    "a month and what is left of it": (SHORT, [["2026年1月 结余 +7,820.50"], [], []]),
    "the year, and the month below it": (SHORT, [["2026年", "1月"], [], []]),
    "the month in English": (["3 Jan 08:41", "3 Jan 17:55", "9 Jan 10:40"], [["Jan 2026"], [], []]),
    "the month, and days of the month": (TIMES, [["2026年1月", "3日 周六"], [], ["9日 周五"]]),
    "whole days in English": (TIMES, [["3 Jan 2026"], [], ["Jan 9, 2026"]]),
    "two figures of the year": (["26年1月3日", "26年1月3日", "26年1月9日"], [[], [], []]),
    "whole days in characters": (["二〇二六年一月三日", "二〇二六年一月三日", "二〇二六年一月九日"], [[], [], []]),
    "moments of figures alone": (["20260103084126", "20260103175530", "20260109104010"], [[], [], []]),
}


@pytest.mark.parametrize(("beside", "above"), HEADED.values(), ids=HEADED)
def test_headings_and_days_need_no_period_where_they_tell_the_year(beside: Sequence[str], above: Sequence[Sequence[str]]) -> None:
    statement = listed(beside, above)
    assert (figures(statement), statement.reconciliation.status) == (PAID, "balanced")


def test_a_month_without_its_year_is_one_of_the_period() -> None:
    assert figures(listed(SHORT, [["1月 收入 8,000.00 支出 179.50"], [], []], HEAD)) == PAID
    assert not listed(SHORT, [["1月 收入 8,000.00 支出 179.50"], [], []]).transactions


def test_yesterday_is_told_by_the_query_and_by_nothing_else() -> None:
    headings = [["周六"], [], ["昨天"]]
    assert not listed(TIMES, headings, [*WITHOUT_PERIOD, "打印日期:2026-01-10"]).transactions
    assert figures(listed(TIMES, headings, [*WITHOUT_PERIOD, "查询时间:2026-01-10 21:00:00"])) == PAID
    assert not listed(TIMES, headings, HEAD).transactions


def test_a_day_in_a_text_is_not_that_of_the_payment_below_a_day() -> None:
    assert figures(listed(["备注 12-30", "备注 12-31", "备注 11-30"], [["2026-01-03"], [], ["2026-01-09"]])) == PAID


def test_of_a_long_period_the_rows_together_tell_the_years() -> None:
    long = [*WITHOUT_PERIOD, "起止日期:2024-06-01 至 2026-05-31"]
    texts = [text for day in ("08-01", "10-01", "12-01", "03-01", "09-01", "01-09") for text in ("消费 -1.00", f"{day} 10:40")]
    statement = read_statement(read_list([lines(*long, *texts)], LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)
    assert [f"{row.date:%Y-%m}" for row in statement.transactions] == ["2024-08", "2024-10", "2024-12", "2025-03", "2025-09", "2026-01"]


def test_a_payment_whose_day_nothing_tells_is_told() -> None:
    proof = read("消费 -1.00", "08:41:26 余额:9.00", "2026-01-09", "消费 -1.00", "08:41:26 余额:8.00").reconciliation
    assert (proof.status, [row.text for row in proof.unread]) == ("broken", ["消费 -1.00 08:41:26 余额:9.00"])


def test_a_payment_whose_amount_the_screen_cuts_off_above_the_list_is_told() -> None:
    torn = "2026-01-02 10:40:10 余额:1,000.00"
    statement = read(torn, "林小满", *LISTS["day with each payment"])
    assert (figures(statement), [row.text for row in statement.reconciliation.unread]) == (PAID, [torn])


def test_what_a_wallet_calls_neither_in_nor_out_is_neutral() -> None:
    told = read("2026年01月", "余额宝 500.00", "投资理财 不计收支", "01-03 08:41", "安和菜市场 -120.50", "餐饮美食", "01-02 17:55")
    assert [(row.neutral, row.amount < 0) for row in told.transactions] == [(True, False), (False, True)]


@pytest.mark.parametrize("text", ["转账-来自江小鱼", "转账-转给江小鱼", "扫二维码付款-给江小鱼", "转账-江小鱼"])
def test_whom_a_payment_came_from_or_went_to_is_named_alone(text: str) -> None:
    told = read(f"{text} -12.00", "2026-01-03 08:41", "安和菜市场 -120.50", "2026-01-02 17:55")
    assert told.transactions[0].counterparty == "江小鱼"


LABELLED = [
    ("代发工资 +8,000.00", "2026-01-03 08:41:26 余额:9,000.00", "对方户名:云州青禾有限公司 渠道:手机银行"),
    ("交易类型:代发工资 +8,000.00", "2026-01-03 08:41:26 对方户名 云州青禾有限公司 余额:9,000.00"),
    ("云州青禾有限公司 +8,000.00", "2026-01-03 08:41:26 代发工资 余额:9,000.00", "对方账号 999100001234"),
    ("代发工资 +8,000.00", "对方户名 云州青禾有限公司 2026-01-03 08:41:26 余额:9,000.00"),
]


@pytest.mark.parametrize("texts", LABELLED)
def test_a_label_in_a_list_is_no_part_of_what_stands_behind_it(texts: Sequence[str]) -> None:
    (row,) = read(*texts).transactions
    assert (row.summary, row.counterparty, str(row.balance)) == ("代发工资", "云州青禾有限公司", "9000.00")
    assert row.counterparty_account in ("", "999100001234")
    assert row.note == ""


def test_a_name_with_a_hyphen_is_whole_where_another_line_says_what_was_done() -> None:
    statement = read("2026-01-03", "支付宝-云州餐饮公司 -59.00", "网上支付 10:40 余额 941.00", "安和菜市场 -1.00", "消费 11:00 余额 940.00")
    assert next((row.summary, row.counterparty) for row in statement.transactions) == ("网上支付", "支付宝-云州餐饮公司")


def test_what_a_list_says_twice_is_what_was_done_and_nobodys_name() -> None:
    (row,) = read("结息 +8.00", "2026-01-03 08:41:26 结息 余额:9,000.00").transactions
    assert (row.summary, row.counterparty) == ("结息", "")


def test_what_a_list_says_of_a_payment_that_failed_moves_nothing() -> None:
    done, failed = read(
        *LISTS["day with each payment"][:3], "转账 -50.00", "2026-01-04 08:41:26 余额:9,000.00", "交易状态:交易失败"
    ).transactions
    assert (done.neutral, failed.neutral) == (False, True)


def test_what_a_head_says_of_the_balance_is_no_payment() -> None:
    statement = read("可用 余额 8,820.50", "截至 2026-01-10 21:00:00", *LISTS["day with each payment"])
    assert (figures(statement), statement.reconciliation.unread) == (PAID, ())


def test_of_two_figures_in_a_line_none_is_taken_for_the_amount() -> None:
    """Rows of a table whose header is not known look so; the last figure is the balance."""
    statement = read("2026-01-03 消费 -120.50 8,879.50 安和菜市场", "2026-01-09 消费 -59.00 8,820.50 安和菜市场")
    assert not statement.transactions
    assert len(statement.reconciliation.unread) == 2


def test_a_text_that_stands_alone_is_a_name_unless_it_says_what_was_done() -> None:
    rows = read(
        "2026-01-09", "江望秋 +1.00", "08:41:26 余额:9.00", "结息 +0.01", "08:41:27 余额:9.01", "贷款还本付息 -9.00", "08:41:28 余额:0.01"
    ).transactions
    assert [(row.summary, row.counterparty) for row in rows] == [("", "江望秋"), ("结息", ""), ("贷款还本付息", "")]


def read_file(path: Path, texts: Sequence[str]) -> Document:
    canvas = Canvas(str(path), (300, 500))
    canvas.setFont(FONT, 9)
    for number, text in enumerate((*HEAD, *texts)):
        canvas.drawString(20, 470 - 18 * number, text)
    canvas.save()
    return read_paper(path, path.name, load_reading())


def test_a_payment_that_the_screen_cuts_off_leaves_the_others_read_and_is_told(tmp_path: Path) -> None:
    document = read_file(tmp_path / "app.pdf", (*LISTS["day with each payment"], "退款 +12.00"))
    assert isinstance(document.content, Statement)
    assert figures(document.content) == PAID
    assert [row.text for row in document.content.reconciliation.unread] == ["退款 +12.00"]


def test_a_paper_that_is_such_a_list_is_read_as_a_statement(tmp_path: Path) -> None:
    document = read_file(tmp_path / "app.pdf", LISTS["below the day"])
    assert (document.kind, document.status, document.warnings) == ("bank_statement", "read", ())
    assert isinstance(document.content, Statement)
    assert figures(document.content) == PAID


def test_every_labelled_line_of_a_payment_tells_of_it_though_there_are_many_and_notices_begin_so() -> None:
    lines = [
        line
        for index, (day, amount, balance) in enumerate(PAID)
        for line in (
            f"转账 {'+' if amount[0] != '-' else ''}{amount}",
            f"{day} 08:41 余额:{balance}",
            f"{'收款方' if amount[0] == '-' else '付款方'}:{NAMES[index]}",
            "对方账号:6299990000000006035",
            "备注:6月 房租",
            "    详见合同",
            "交易渠道:手机银行",
            "转账附言:见备注",
        )
    ]
    rows = read(*lines).transactions
    assert [(row.summary, row.counterparty, row.counterparty_account) for row in rows] == [
        ("转账", name, "6299990000000006035") for name in NAMES
    ]
    assert {row.note for row in rows} == {"6月 房租详见合同 见备注"}


@pytest.mark.parametrize("foot", ["打印时间:2026-02-01 10:00", "备注:本明细仅供参考", "期末余额:1.00", "第1页 页码:1"])
def test_what_stands_at_the_foot_of_each_page_tells_of_no_payment(foot: str) -> None:
    paid = [
        (f"转账 {amount if amount[0] == '-' else '+' + amount}", f"{day} 08:41 余额:{balance}", name)
        for (day, amount, balance), name in zip(PAID, NAMES, strict=True)
    ]
    pages = [replace(lines(*(HEAD if not at else ()), *payment, foot), number=at + 1) for at, payment in enumerate(paid)]
    rows = read_statement(read_list(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks).transactions
    assert [(row.counterparty, row.note) for row in rows] == [(name, "") for name in NAMES]


@pytest.mark.parametrize(
    ("into", "out"),
    [("转账 +{}", "转账 -{}"), ("转账 +¥{}", "转账 ¥-{}"), ("收 转账 {}", "付 转账 {}"), ("转账 {}", "转账 {}")],
    ids=["a sign", "a sign beside the currency", "a sign before the text", "no sign"],
)
def test_whom_a_label_names_is_the_other_side_however_the_amount_tells_its_way(into: str, out: str) -> None:
    rows = [
        line
        for (day, amount, balance), name in zip(PAID, NAMES, strict=True)
        for line in (
            (out if amount[0] == "-" else into).format(amount.strip("-")),
            f"{day} 08:41 余额:{balance}",
            f"{'收款方' if amount[0] == '-' else '付款方'}:{name}",
        )
    ]
    assert [row.counterparty for row in read(*rows).transactions] == NAMES
