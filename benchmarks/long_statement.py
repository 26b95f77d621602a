"""A long statement to measure by: 40 rows a page, nine columns, ruled or not, balances that chain."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pikepdf

from people import card_number
from statement_layout import CENTRE, Booking, Column, Head, Layout, Strip
from statement_paper import draw_statement

ROWS_A_PAGE = 40
_SHOPS = ("财付通-微信支付-安和菜市场", "支付宝-邻里便利超市", "云州市公共交通集团有限公司", "支付宝-好味早餐店", "云州市供电有限公司")
_HEAD = Head("江望舒", card_number(731), dt.date(2021, 1, 1), dt.date(2026, 6, 30), dt.datetime(2026, 7, 2, 9, 3, 55))  # noqa: DTZ001  a printed clock has no zone
_UNRULED = Layout(
    name="long",
    issuer="白鹭湾银行",
    left=36,
    top=24,
    bottom=20,
    pitch=12,
    leading=8,
    title=(Strip(16, ((CENTRE, "白鹭湾银行交易流水"),), 12),),
    head=(
        Strip(14, ((36, "户名：{holder}"), (300, "账号：{account}"), (560, "起止日期：{start} 至 {end}"))),
        Strip(6, ()),
    ),
    columns=(
        Column("serial", ("序号",), 34, "right"),
        Column("date", ("交易日期",), 54),
        Column("time", ("交易时间",), 46),
        Column("summary", ("摘要",), 74),
        Column("amount", ("交易金额",), 74, "right"),
        Column("balance", ("账户余额",), 82, "right"),
        Column("counterparty", ("对方户名",), 164),
        Column("counterparty_account", ("对方账号",), 118),
        Column("note", ("附言",), 120),
    ),
    footer=(Strip(12, ((CENTRE, "第{page}页/共{pages}页"),)),),
)


def draw_long_statement(path: Path, pages: int, *, ruled: bool) -> None:
    """Draw a statement of so many pages at `path`; the same arguments give the same file."""
    layout = replace(_UNRULED, rules="grid" if ruled else "none")
    truth = draw_statement(layout, _bookings(pages * ROWS_A_PAGE), _HEAD, path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, compress_streams=True)  # as banks do; the drawer leaves streams plain
    if truth.pages != pages:
        raise ValueError(f"{truth.pages} pages were drawn, not {pages}")


def _bookings(count: int) -> list[Booking]:
    rng = random.Random(count)
    balance = Decimal("8000.00")
    bookings = []
    for index in range(count):
        amount = Decimal(rng.randint(2000, 90000) if balance < 5000 else -rng.randint(100, 40000)).scaleb(-2)
        balance += amount
        moment = dt.datetime(2021, 1, 1, 0, 0, 7) + dt.timedelta(minutes=index * 60)  # noqa: DTZ001  as above
        bookings.append(
            Booking(
                moment.date(), amount, balance, "快捷支付" if amount < 0 else "跨行转入", moment.time(),
                rng.choice(_SHOPS), card_number(rng.randint(100, 999)), "" if index % 3 else "订单尾号" + str(10_000 + index % 10_000),
            )
        )  # fmt: skip
    return bookings
