"""What a statement drawn by a browser looks like: every choice, made at random."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

_HEADS = {
    "serial": (("序号", "No."), ("编号", "Serial Num")),
    "date": (("交易日期", "Date"), ("记账日期", "Trans Date"), ("日期", "Date"), ("记账日", "Posting Date")),
    "moment": (("交易时间", "Trans Time"), ("交易日期", "Date"), ("记账时间", "Time")),
    "time": (("交易时间", "Time"), ("时间", "Trans Time")),
    "currency": (("币种", "Currency"), ("货币", "Currency"), ("币别", "Ccy")),
    "amount": (("交易金额", "Transaction Amount"), ("金额", "Amount"), ("发生额", "Trans Amt"), ("收入/支出金额", "Amount")),
    "flag": (("借贷标志", "Dc Flg"), ("收/支", "In/Out"), ("收支类型", "Type"), ("借贷", "Dr/Cr")),
    "in": (("收入", "Income"), ("存入金额", "Deposit"), ("贷方发生额", "Credit"), ("收入金额", "Credit Amount")),
    "out": (("支出", "Expense"), ("支取金额", "Withdrawal"), ("借方发生额", "Debit"), ("支出金额", "Debit Amount")),
    "balance": (("余额", "Balance"), ("账户余额", "Balance"), ("本次余额", "Balance"), ("联机余额", "Balance"), ("帐户余额", "Balance")),
    "summary": (("摘要", "Abstract"), ("交易摘要", "Transaction Type"), ("交易名称", "Description"), ("交易类型", "Trading Type")),
    "counterparty": (("对方户名", "Counterparty Name"), ("对方账户名", "Payee Name"), ("对方名称", "Counter Party"), ("对手户名", "Name")),
    "both": (("对手信息", "Counter Party"), ("对方账户信息", "Counterparty")),
    "other_account": (("对方账号", "Counterparty Account"), ("对方卡号/账号", "Account No."), ("对方帐号", "Account")),
    "note": (("附言", "Postscript"), ("备注", "Remark"), ("交易附言", "Remarks")),
    "place": (("渠道", "Channel"), ("交易渠道", "Channel"), ("交易地点", "Trading Place")),
    "empty": (("凭证号", "Voucher"), ("网点名称", "Branch"), ("客户摘要", "Customer Type")),
}  # fmt: skip
_FLAGS = (
    ("贷", "借"), ("收", "支"), ("收入", "支出"),
    ("存入", "支取"), ("Cr", "Dr"), ("贷 Cr", "借 Dr"), ("C", "D"), ("转入", "转出"), ("+", "-"),
)  # fmt: skip
_DATES = (
    "%Y-%m-%d", "%Y-%m-%d", "%Y%m%d", "%Y%m%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y\u2011%m\u2011%d", "plain/", "plain年", "%m-%d",
)  # fmt: skip
FIGURES = frozenset({"amount", "in", "out", "balance"})
DIGITS = FIGURES | {"serial", "date", "moment", "time", "other_account"}
WORDS = frozenset({"summary", "counterparty", "both", "note", "place", "empty"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it tells, its two headings, and how its cells are set."""

    kind: str
    head: str
    english: str
    align: str


@dataclass(frozen=True, slots=True)
class Look:
    """All choices of one statement."""

    columns: tuple[Column, ...]
    build: str
    amounts: str
    flags: tuple[str, str]
    filler: str
    minus: str
    thousands: bool
    money_sign: str
    signed_balance: bool
    full_width: bool
    date: str
    time: str
    moment_break: str
    newest_first: bool
    placeholder: str
    head_lines: str
    head_spaced: bool
    head_align: str
    head_repeats: str
    two_tiers: bool
    rules: str
    zebra: bool
    padding: int
    row_padding: int
    valign: str
    font_px: int
    line_height: float
    family: str
    letter_spacing: float
    break_all: bool
    figures_wrap: bool
    justify: bool
    squeeze: float
    fills_page: bool
    landscape: bool
    margin_mm: int
    rows_break: bool
    rows_per_page: int
    carried: bool
    subtotals: bool
    totals: str
    end_mark: str
    coloured: bool
    watermark: str
    seal: str
    page_numbers: str
    head_form: str
    colon: str
    disclaimer: bool
    empty_last_page: bool
    between: str
    currency_code: bool


def _columns(dice: Random, amounts: str, with_currency: bool) -> tuple[Column, ...]:
    when = ["moment"] if dice.random() < 0.35 else ["date", *(["time"] if dice.random() < 0.5 else [])]
    money = {"flag": ["flag", "amount"], "split": ["in", "out"]}.get(amounts, ["amount"])
    if dice.random() < {"flag": 0.3, "split": 0.5}.get(amounts, 0):
        money.reverse()
    money = ["balance", *money] if dice.random() < 0.15 else [*money, "balance"]
    who = dice.choice((["both"], ["counterparty", "other_account"], ["other_account", "counterparty"], ["counterparty"]))
    extras = [kind for kind in ("summary", "note", "place", "empty") if dice.random() < (0.85 if kind == "summary" else 0.35)]
    groups = [when, money, who, *([kind] for kind in extras)]
    if dice.random() < 0.6:
        dice.shuffle(groups)
        if dice.random() < 0.7:
            groups.sort(key=lambda group: group is not when)
    if with_currency or dice.random() < 0.3:
        groups.insert(dice.randrange(1, len(groups)), ["currency"])
    kinds = [kind for group in groups for kind in group]
    if dice.random() < 0.35:
        kinds.insert(0, "serial")
    figures = dice.choices(("right", "left", "center"), (6, 2, 1))[0]
    words = dice.choices(("left", "center"), (3, 1))[0]
    return tuple(Column(kind, *dice.choice(_HEADS[kind]), figures if kind in FIGURES else words) for kind in kinds)


def random_look(dice: Random, with_currency: bool) -> Look:
    """One look, every choice at random."""
    amounts = dice.choices(("signed", "plus", "flag", "split", "parentheses", "trailing"), (5, 4, 5, 5, 1, 1))[0]
    columns = _columns(dice, amounts, with_currency)
    rules = dice.choices(("all", "rows", "columns", "head", "none"), (4, 3, 1, 2, 4))[0]
    build = dice.choices(("table", "fixed", "flex", "grid", "absolute"), (4, 3, 2, 2, 2))[0]
    return Look(
        columns=columns,
        build=build,
        amounts=amounts,
        flags=dice.choice(_FLAGS),
        filler=dice.choice(("", "", "-", "--", "0.00", "0.00", "/", "—")),
        minus=dice.choices("-\u2212\u2013\uff0d\u2011", (8, 2, 1, 1, 1))[0],
        thousands=dice.random() < 0.6,
        money_sign=dice.choices(("", "¥", "￥", "CNY ", "RMB ", "¥ "), (14, 1, 1, 1, 1, 1))[0],
        signed_balance=dice.random() < 0.1,
        full_width=dice.random() < 0.04,
        date=dice.choice(_DATES),
        time=dice.choice(("%H:%M:%S", "%H:%M:%S", "%H%M%S", "%H:%M")),
        moment_break=dice.choice((" ", "<br>", "<br>", "&nbsp;")),
        newest_first=dice.random() < 0.4,
        placeholder=dice.choice(("", "", "--", "-", "/", "（空）", "-------------------", "***", "无")),
        head_lines=dice.choices(("one", "broken", "both", "english above", "slash"), (5, 2, 3, 1, 1))[0],
        head_spaced=dice.random() < 0.15,
        head_align=dice.choices(("center", "left", "as cells", "justify"), (4, 2, 3, 1))[0],
        head_repeats=dice.choices(("thead", "once", "paged"), (5, 3, 4))[0],
        two_tiers=build in ("table", "fixed") and dice.random() < 0.25,
        rules=rules,
        zebra=dice.random() < 0.3,
        padding=dice.choice((0, 0, 1, 2, 3, 4, 6, 8)),
        row_padding=dice.choice((1, 2, 3, 4, 6, 9)),
        valign=dice.choices(("top", "middle", "bottom"), (3, 5, 1))[0],
        font_px=dice.choice((6, 7, 8, 9, 10, 10, 11, 12)),
        line_height=dice.choice((1.15, 1.3, 1.5)),
        family=dice.choices(("Noto Sans CJK SC", "Noto Serif CJK SC", "Noto Sans Mono CJK SC"), (4, 2, 1))[0],
        letter_spacing=dice.choices((0.0, 0.3, 0.8, 1.5, -0.3), (7, 1, 1, 1, 1))[0],
        break_all=dice.random() < 0.35,
        figures_wrap=dice.random() < 0.25,
        justify=dice.random() < 0.15,
        squeeze=dice.choice((0.55, 0.75, 1.0, 1.0)),
        fills_page=dice.random() < 0.4,
        landscape=dice.random() < 0.45,
        margin_mm=dice.choice((6, 10, 15)),
        rows_break=dice.random() < 0.3,
        rows_per_page=dice.choice((9, 14, 18)),
        carried=dice.random() < 0.3,
        subtotals=dice.random() < 0.3,
        totals=dice.choice(("none", "row", "line", "head")),
        end_mark=dice.choice(("", "", "打印完毕", "--------------------END--------------------", "* * * * * * * * * *", "以下空白")),
        coloured=dice.random() < 0.25,
        watermark=dice.choices(("", "behind", "over"), (6, 2, 1))[0],
        seal=dice.choices(("", "head", "rows", "end"), (5, 2, 2, 1))[0],
        page_numbers=dice.choice(
            ("", "第 {page} 页 / 共 {pages} 页", "{page}/{pages}", "共{pages}页 第{page}页", "Page {page} of {pages}")
        ),
        head_form=dice.choice(("two columns", "line", "table", "list")),
        colon=dice.choice(("：", ":", "： ", ": ")),
        disclaimer=dice.random() < 0.5,
        empty_last_page=dice.random() < 0.12,
        between=dice.choice(("<br>", " ", "/", "")),
        currency_code=dice.random() < 0.6,
    )
