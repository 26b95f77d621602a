"""Statements that no bank prints: every choice of a layout is drawn by lot, with words that banks do use.

`random_statement(seed, path)` draws one and returns its truth. The same seed gives the same paper.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bank_wording import BANKS
from drawing import HYPHENS, LANDSCAPE, PORTRAIT, RADICALS, SONG, Align
from living import Payee, book, interest, monthly, months, refund, spending, wages
from people import Person, card_number
from statement_layout import CENTRE, Cells, Column, Head, Layout, Part, Role, Strip
from statement_paper import draw_statement
from statement_values import StatementTruth

PRINTED = dt.datetime(2026, 7, 2, 9, 3, 55)  # noqa: DTZ001  a printed clock has no zone

_NAMES: dict[Role, tuple[str, ...]] = {
    "serial": ("序号", "编号", "顺序号"),
    "date": ("交易日期", "记账日期", "记账日", "日期", "入账日期"),
    "time": ("交易时间", "记账时间", "时间"),
    "moment": ("交易时间", "交易日期", "记账时间"),
    "amount": ("交易金额", "金额", "发生额", "交易额", "收/支金额"),
    "money_in": ("收入金额", "存入", "收入", "贷方发生额", "转入"),
    "money_out": ("支出金额", "支取", "支出", "借方发生额", "转出"),
    "flag": ("借贷标志", "收/支", "借/贷", "收支方向"),
    "balance": ("余额", "账户余额", "交易后余额", "本次余额", "结余"),
    "summary": ("摘要", "交易摘要", "业务摘要", "交易类型", "交易名称"),
    "counterparty": ("对方户名", "对方姓名", "交易对手", "对方名称"),
    "counterparty_account": ("对方账号", "对方帐号", "对方卡号/账号"),
    "party": ("对手信息", "对方账号与户名", "对方户名/账号"),
    "note": ("备注", "附言", "交易附言"),
    "channel": ("渠道", "交易渠道"),
    "fixed": ("币种", "币别", "货币"),
}
_ENGLISH: dict[Role, str] = {
    "date": "Date",
    "time": "Time",
    "amount": "Amount",
    "balance": "Balance",
    "summary": "Abstract",
    "counterparty": "Counter Party",
    "fixed": "Currency",
}
_WIDTHS: dict[Role, float] = {
    "serial": 30,
    "time": 46,
    "flag": 40,
    "summary": 64,
    "counterparty": 110,
    "party": 130,
    "counterparty_account": 96,
    "fixed": 40,
}
_DRAWN: dict[str, list[Role]] = {
    "none": [],
    "serial": ["serial"],
    "date": ["date"],
    "date and time": ["date", "time"],
    "moment": ["moment"],
    "in, out": ["money_in", "money_out"],
    "out, in": ["money_out", "money_in"],
    "signed": ["amount"],
    "flag, sum": ["flag", "amount"],
    "sum, flag": ["amount", "flag"],
    "balance": ["balance"],
    "summary": ["summary"],
    "name": ["counterparty"],
    "name, account": ["counterparty", "counterparty_account"],
    "account, name": ["counterparty_account", "counterparty"],
    "party": ["party"],
    "note": ["note"],
    "channel": ["channel"],
    "currency": ["fixed"],
}
_FLAGS = (
    ("贷", "借"), ("收", "支"), ("收入", "支出"), ("存入", "支取"), ("转入", "转出"), ("入账", "出账"),
    ("贷 Cr", "借 Dr"), ("Cr", "Dr"), ("CR", "DR"), ("C", "D"), ("+", "-"), ("进", "出"), ("贷方", "借方"),
)  # fmt: skip
_DATES = (
    "{y:04}-{m:02}-{d:02}",
    "{y:04}{m:02}{d:02}",
    "{y:04}/{m:02}/{d:02}",
    "{y:04}.{m:02}.{d:02}",
    "{y:04}年{m:02}月{d:02}日",
    "{y}年{m}月{d}日",
)
_SHORT_DATES = ("{m:02}-{d:02}", "{m:02}/{d:02}", "{m:02}.{d:02}", "{m}月{d}日", "{yy:02}-{m:02}-{d:02}", "{yy:02}/{m:02}/{d:02}")
_FILLERS = ("", "", "-", "--", "---", "0.00", "0", "/", "—", "*")
_BANKS = ("清源农村商业银行", "东屿银行", "南浦城市商业银行", "北岭村镇银行", "白鹭湾银行")
_TITLES = ("个人账户交易明细", "交易流水", "账户对账单", "个人活期账户历史明细", "客户交易清单")


_SUBTOTALS: tuple[Cells, ...] = (
    ((30, "本页支出：{page_out}"), (200, "本页收入：{page_in}"), (370, "本页交易笔数：{page_count}")),
    ((30, "本页小计"), (200, "收入 {page_in}"), (370, "支出 {page_out}")),
    ((30, "本页合计：收入 {page_in} 支出 {page_out} 共 {page_count} 笔"),),
    ((30, "过次页"), (300, "{page_closing}")),
)
_TOTALS: tuple[Cells, ...] = (
    ((30, "支出合计：{money_out}  共{count_out}笔"), (280, "收入合计：{money_in}  共{count_in}笔")),
    ((30, "总收入：{money_in}"), (280, "总支出：{money_out}")),
    ((30, "借方发生额合计：{money_out}"), (280, "贷方发生额合计：{money_in}")),
    ((30, "合计"), (200, "{money_in}"), (330, "{money_out}")),
    ((30, "期初余额：{opening}"), (200, "期末余额：{closing}"), (370, "交易笔数：{count}")),
)


def random_statement(seed: int, path: Path) -> StatementTruth:
    """Draw three months of a life in a layout made up from `seed`."""
    rng = random.Random(seed)
    start, end = rng.choice(((dt.date(2026, 4, 1), dt.date(2026, 6, 30)), (dt.date(2025, 11, 1), dt.date(2026, 1, 31))))
    person = Person("江望舒", "女", dt.date(1993, 3, 20), rng.randint(100, 999), 2, "")
    each = months(start, end)
    moves = [
        *wages(
            dict.fromkeys(each, f"{rng.randint(5000, 20000)}.{rng.randint(10, 99)}"),
            Payee("云州青禾信息技术有限公司", "990100012000036652"),
        ),
        *monthly("rent", 5, dict.fromkeys(each, "-1350.00"), Payee("罗秀云", card_number(772)), "房租"),
        *monthly("own_in", 16, {each[1]: "300.00"}, Payee(person.name, person.card(19, 7)), "零钱提现"),
        *spending(rng, start, end, {"food": rng.randint(600, 1200), "utilities": 180, "transport": 120}),
        *refund(each[1].replace(day=20), "88.80"),
        *interest(start, end, ("3.17",)),
    ]
    head = Head(
        person.name,
        person.card(rng.choice((16, 19))),
        start,
        end,
        PRINTED,
        person.id_number,
        "城关支行",
        "R4ND0M26",
    )
    return draw_statement(random_layout(rng), book(moves, "4210.37", rng.choice(BANKS)), head, path)


def random_layout(rng: random.Random) -> Layout:
    """A layout in which every choice is drawn by lot; everything fits on its page."""
    size, body = rng.choice(((PORTRAIT, 5.6), (PORTRAIT, 6.2), (LANDSCAPE, 7.0), (LANDSCAPE, 7.6)))
    layout = Layout(
        name="random",
        issuer=rng.choice(_BANKS),
        columns=(),
        size=size,
        left=26,
        body_size=body,
        leading=body * rng.uniform(1.15, 1.4),
        pitch=body * rng.uniform(2.0, 3.2),
        header_leading=body * 1.35,
        header_repeats=rng.random() < 0.8,
        header_by_month=rng.random() < 0.15,
        title_repeats=rng.random() < 0.5,
        head_repeats=rng.random() < 0.5,
        sign=rng.choice(("signed", "plus", "unsigned")),
        flags=rng.choice(_FLAGS),
        commas=rng.random() < 0.7,
        minus=rng.choice(("-{}", "-{}", "-{}", "－{}")),
        date_form=rng.choice(_DATES if rng.random() < 0.75 else _SHORT_DATES),
        currency_prefix=rng.choice(("", "", "", "", "¥")),
        time_form=rng.choice(("{h:02}:{n:02}:{s:02}", "{h:02}:{n:02}", "{h:02}{n:02}{s:02}")),
        moment_joint=rng.choice((" ", "\n")),
        party_form=rng.choice(("{name}{account}", "{name} {account}", "{account}/{name}", "{name}")),
        ascending=rng.random() < 0.6,
        rules=rng.choice(("none", "none", "lines", "header", "grid")),
        wrapped=rng.choice(("top", "middle", "bottom")),
        letter_white=rng.choice((0.0, 0.05, 0.1)) if rng.random() < 0.2 else None,
        font=rng.choice((SONG, SONG, SONG, HYPHENS, RADICALS)),
    )
    columns = _columns(rng, layout)
    return _with_noise(rng, replace(layout, columns=_fitted(rng, layout, columns), head=_head(rng, size[0]), title=_title(rng, layout)))


def _columns(rng: random.Random, layout: Layout) -> list[Role]:
    serial = _DRAWN[rng.choice(("none", "none", "serial"))]
    when = _DRAWN[rng.choice(("date", "date and time", "moment"))]
    sums = rng.choice(("in, out", "out, in")) if rng.random() < 0.35 else "signed"
    if sums == "signed" and layout.sign == "unsigned":
        sums = rng.choice(("flag, sum", "sum, flag"))
    money = [*_DRAWN[sums], *_DRAWN["balance"]] if rng.random() < 0.8 else [*_DRAWN["balance"], *_DRAWN[sums]]
    party = _DRAWN[rng.choice(("name", "name, account", "account, name", "party"))]
    extras = [_DRAWN[role] for role in ("note", "channel", "currency") if rng.random() < 0.5]
    blocks = [money, _DRAWN["summary"], party, *extras]
    rng.shuffle(blocks)
    return [*serial, *when, *(role for block in blocks for role in block)]


def _fitted(rng: random.Random, layout: Layout, roles: Sequence[Role]) -> tuple[Column, ...]:
    """Columns whose widths together fill the page."""
    figures: Align = rng.choice(("left", "right", "right", "centre"))
    text: Align = rng.choice(("left", "left", "centre"))
    bilingual, filler = rng.random() < 0.3, rng.choice(_FILLERS)
    scale = (layout.size[0] - 2 * layout.left) / sum(_WIDTHS.get(role, 62) for role in roles)
    columns = []
    for role in roles:
        name = rng.choice(_NAMES[role])
        header = (name, _ENGLISH[role]) if bilingual and role in _ENGLISH else (name,)
        money = role in ("amount", "money_in", "money_out", "balance")
        empty = (
            filler
            if role in ("money_in", "money_out")
            else rng.choice(("", "", "--", "----------"))
            if role in ("note", "counterparty")
            else ""
        )
        columns.append(
            Column(role, header, _WIDTHS.get(role, 62) * scale, figures if money else text, empty, "人民币" if role == "fixed" else "")
        )
    return tuple(columns)


def _title(rng: random.Random, layout: Layout) -> tuple[Strip, ...]:
    return (Strip(rng.choice((18, 24)), ((CENTRE, layout.issuer + rng.choice(_TITLES)),), rng.choice((12, 15, 18))),)


def _head(rng: random.Random, width: float) -> tuple[Strip, ...]:
    colon = rng.choice(("：", ":", "： "))
    until = rng.choice(
        (
            "{start} 至 {end}",
            "{start} - {end}",
            "{start:%Y%m%d}-{end:%Y%m%d}",
            "{start:%Y年%m月%d日}至{end:%Y年%m月%d日}",
            "{start} -- {end}",
        )
    )
    holder = rng.choice(("户名", "客户姓名", "户      名", "姓名")) + colon + "{holder}"
    account = rng.choice(("账号", "卡号", "卡号/账号", "账  号")) + colon + "{account}"
    period = rng.choice(("起止日期", "查询期间", "交易区间")) + colon + until
    return (
        Strip(24, ((28, holder), (width * 0.5, account)), 8),
        Strip(14, ((28, period), (width * 0.5, f"开户行{colon}{{branch}}")), 8),
        Strip(10, ()),
    )


def _with_noise(rng: random.Random, layout: Layout) -> Layout:
    """What stands around the rows, and the order in which the file holds it."""
    carried = (Strip(13, ((60, rng.choice(("承前页余额", "上页余额"))), (layout.size[0] * 0.6, "{carried}"))), Strip(3, ()))
    subtotal = (Strip(14, rng.choice(_SUBTOTALS)),)
    totals = (Strip(16, rng.choice(_TOTALS)),)
    ending = (Strip(14, ((CENTRE, rng.choice(("--------END--------", "打印完毕", "* " * 40, "—" * 40))),)),)
    number = rng.choice(("第{page}页/共{pages}页", "{page}/{pages}", "- 第{page}页 -", "Page {page} of {pages}"))
    notice = (Strip(10, ((30, "温馨提示：本明细仅供参考，以账户实际记录为准。"),)),) if rng.random() < 0.5 else ()
    parts: list[Part] = ["title", "head", "header", "rows", "closing", "footer"]
    if rng.random() < 0.4:
        rng.shuffle(parts)
    return replace(
        layout,
        head=(*layout.head, *(totals if rng.random() < 0.2 else ())),
        before_rows=carried if rng.random() < 0.3 and layout.ascending else (),
        page_end=subtotal if rng.random() < 0.25 else (),
        closing=(*(totals if rng.random() < 0.4 else ()), *(ending if rng.random() < 0.4 else ())),
        footer=(*notice, Strip(12, ((CENTRE, number),))),
        watermark=layout.issuer if rng.random() < 0.2 else "",
        seal="业务专用章" if rng.random() < 0.2 else "",
        doubled=0.3 if rng.random() < 0.1 else 0.0,
        shuffled=rng.random() < 0.2,
        stream=("watermark", *parts, "seal"),
    )
