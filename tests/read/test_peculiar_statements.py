"""What banks were seen to print beyond the usual: columns in odd places, marks that the file lost, cells that hold two things."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import pytest
from drawn import centred, columns, grid, page, words

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read.heads.statement_head import read_head
from reprieve.read.heads.values_below import labelled
from reprieve.read.page.words import Page, Rule, Word
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table

LIBRARY = load_library()
ACCOUNT = "9990523170029107378"
NAMES = ("交易日期", "交易金额", "账户余额", "摘要", "对方户名", "对方账号")
TITLE = words(250, 20, "云州银行交易流水")


def drawn(names: Sequence[str], rows: Sequence[Sequence[str]], head: Sequence[str] = (), width: float = 120) -> Page:
    above = [words(36, 40 + 12 * index, text, 8) for index, text in enumerate(head)]
    return page(TITLE, *above, columns(105, names, width), *(columns(140 + 30 * index, row, width) for index, row in enumerate(rows)))


def read(*pages: Page) -> Statement:
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


def amounts(statement: Statement) -> list[str]:
    assert statement.reconciliation.status == "balanced"
    return [str(row.amount) for row in statement.transactions]


# --- which columns there are -----------------------------------------------------------------------------------------

NUMBERED = ((1, "2026-05-01", "8000.00", "9000.00"), (2, "2026-05-03", "-120.50", "8879.50"), (3, "2026-05-09", "-59.00", "8820.50"))
FOUR_ROWS = (("2026-05-01", "8000.00", 1), ("2026-05-03", "120.50", -1), ("2026-05-03", "59.00", -1), ("2026-05-09", "3.20", 1))
REAL = {
    "row begins with the other side's account": "凭证号 对方账号 交易时间 借贷标志 对方单位 用途 摘要 附言 转出金额 转入金额 余额",
    "currency before both figures": "交易日期 交易序号 币种 贷方交易金额 借方交易金额 账户余额 摘要 对方户名 冲账标识",
    "savings and cash": "交易日期 账号 储种 序号 币种 钞汇 摘要 地区 收入/支出金额 余额 对方户名 对方账号 渠道",
    "four columns of money": "交易日期 摘要 交易国家或地区简称 钞/汇 交易金额(收入) 交易金额(支出) 记账金额(收入) 记账金额(支出) "
    "余额 对方户名",
    "own name and card": "账号 卡号 户名 交易日期 交易时间 交易金额 交易后余额 摘要 对方户名 对方账号 对方开户行 交易网点 交易行号 传票号",
    "two balances": "交易卡号 交易户名 交易证件号码 交易时间 交易金额 交易余额 收付标志 交易对手账卡号 现金标志 对手户名 "
    "对手开户银行 对手交易余额",
    "receipts": "序号 电子回单号 交易日期 支出 存入 账户余额 对方账号 对方户名 对方行名称 摘要 用途/其他摘要 自然日期 自然时间",
    "serials of the system": "交易时间 子账号 储种 币种 钞汇 交易金额 交易余额 对方户名 对方账号 摘要 交易渠道 外部系统流水",
    "company's columns": "账号 账户明细编号-交易流水号 交易时间 借方发生额/元(支取) 贷方发生额/元(收入) 余额 币种 "
    "对方户名 对方账号 对方开户机构 记账日期",
    "other side at the end": "客户名称 过账日期 业务类型 发生额 借贷方标志 余额 凭证号 对方户名(或商户名称) 对方账号(或商户编号) "
    "对方银行 摘要",
    "routes": "交易流水号 全局路由号 交易时间 记账日期 收入金额 支出金额 余额 对方账号 对方户名 对方行名 用途 附言 摘要",
    "cash marks": "交易时间 账户余额 现转标志 交易金额 对方账号 对方户名 对方银行名称 交易渠道 交易机构 摘要 附言",
    "money after the other side": "交易日期 对方户名 对方账号 摘要代码 摘要备注 汇出金额 汇入金额 账户余额 机构号",
}


@pytest.mark.parametrize("names", REAL.values(), ids=REAL)
def test_columns_that_banks_print_are_read_as_what_they_are(names: str) -> None:
    header = names.split()
    roles = [LIBRARY.statements.role(name) for name in header]
    balance, rows = 100_000, []
    for index, (day, figure, sign) in enumerate(FOUR_ROWS):
        balance += sign * round(float(figure) * 100)
        split = {"amount_in": figure if sign > 0 else "", "amount_out": figure if sign < 0 else ""}
        cells = {
            **split, "serial": str(index + 1), "date": day, "date_or_time": "10:20:30" if "date" in roles else day,
            "other_date": "2026-01-31", "amount": figure if sign > 0 or "flag" in roles else f"-{figure}",
            "flag": "贷" if sign > 0 else "借",
            "balance": f"{balance // 100}.{balance % 100:02}", "other_figure": "0.00", "counterparty": f"青禾{index}公司",
            "counterparty_account": f"99988877766655{index}", "own_account": "9990000000006027", "summary": "转账", "note": "备注",
            "currency": "人民币",
        }  # fmt: skip
        rows.append(["江望舒" if name == "户名" else cells.get(role, "柜面") for name, role in zip(header, roles, strict=True)])
    statement = read(drawn(header, rows))
    assert amounts(statement) == [f"{'' if sign > 0 else '-'}{figure}" for _day, figure, sign in FOUR_ROWS]
    assert [row.date.isoformat() for row in statement.transactions] == [day for day, _figure, _sign in FOUR_ROWS]
    assert [row.counterparty for row in statement.transactions] == [f"青禾{index}公司" for index in range(len(FOUR_ROWS))]


class Headed(NamedTuple):
    """Names in one line beside names in two; each heading with the first and the last column that it stands over."""

    whole: Sequence[str]
    lower: Sequence[str]
    headings: Sequence[tuple[int, int, str]]
    row: Sequence[str]


HEADED = Headed(
    ("交易日期", "", "", "账户余额", "", "", "对手账号", "摘要"),
    ("", "借方", "贷方", "", "对手机构", "对手名称", "", ""),
    ((1, 2, "发生额"), (4, 5, "交易对手信息")),
    ("2026-05-01", "", "8000.00", "9000.00", "云州分行", "青禾公司", ACCOUNT, "转账"),
)
HEADED_BY_THREE = Headed(
    ("交易日期", "", "", "账户余额", "", "", "", "摘要"),
    ("", "支出", "收入", "", "账号", "户名", "开户行", ""),
    ((1, 2, "交易金额"), (4, 6, "对手信息")),
    ("2026-05-01", "", "8000.00", "9000.00", ACCOUNT, "青禾公司", "云州分行", "转账"),
)


@pytest.mark.parametrize("ruled", [False, True], ids=["without rules", "ruled"])
@pytest.mark.parametrize("layout", [HEADED, HEADED_BY_THREE], ids=["two below", "three below"])
def test_what_heads_the_other_sides_columns_is_none_itself(layout: Headed, ruled: bool) -> None:
    width, inner = 90.0, {place + 1 for first, last, _text in layout.headings for place in range(first, last)}

    def middle(place: float) -> float:
        return 30 + width * (place + 0.5)

    words_drawn: list[Word] = columns(105, layout.whole, width) + columns(111, layout.lower, width) + columns(140, layout.row, width)
    for first, last, text in layout.headings:
        words_drawn += centred((middle(first) + middle(last)) / 2, 96, text, 8)
    rules = [Rule(30 + width * n, 107 if n in inner else 92, 30 + width * n, 160) for n in range(9)] if ruled else []
    rules += [rule for rule in grid(30, 92, [width * 8], [33, 35]) if rule.horizontal] if ruled else []
    (transaction,) = read(page(TITLE, words_drawn, rules=rules)).transactions
    assert (str(transaction.amount), transaction.counterparty, transaction.counterparty_account) == ("8000.00", "青禾公司", ACCOUNT)


@pytest.mark.parametrize("name", ["行", "册次"])
def test_two_digits_before_the_day_are_of_the_column_that_names_them(name: str) -> None:
    places = (40, 66, 140, 230, 320, 410)
    rows = [(f"{index:02}", day.replace("-", ""), "消费", figure, balance, "安和菜市场") for index, day, figure, balance in NUMBERED]
    drawn = [
        [word for x, text in zip(places, row, strict=True) for word in words(x, 140 + 20 * index, text, 8)]
        for index, row in enumerate(rows)
    ]
    names = [
        word for x, text in zip(places, (name, "日期", "摘要", "金额", "余额", "对方"), strict=True) for word in words(x, 110, text, 8)
    ]
    assert amounts(read(page(TITLE, names, *drawn))) == [figure for _index, _day, figure, _balance in NUMBERED]


def test_a_direction_may_stand_under_the_kind_of_transaction() -> None:
    names = ("交易日期", "摘要", "交易类型", "交易金额", "账户余额")
    rows = [("20260503", "百果汇", "支出", "31.00", "99.79"), ("20260502", "银联贷记", "收入", "100.00", "130.79")]
    assert amounts(read(drawn(names, rows))) == ["-31.00", "100.00"]


def test_a_direction_in_words_nobody_knows_is_learned_from_the_balances() -> None:
    names = ("交易日期", "借贷标志", "交易金额", "账户余额")
    rows = [("20260501", "1", "500.00", "600.00"), ("20260502", "0", "91.00", "509.00"), ("20260503", "1", "1.00", "510.00")]
    assert amounts(read(drawn(names, rows))) == ["500.00", "-91.00", "1.00"]


# --- figures ---------------------------------------------------------------------------------------------------------


def test_figures_may_lack_their_decimals_or_end_on_the_point() -> None:
    rows = [("2026-05-01", "+29000", "31953.2"), ("2026-05-02", "-50.", "31903.2"), ("2026-05-03", "-3", "31900.2")]
    assert amounts(read(drawn(NAMES[:3], rows))) == ["29000.00", "-50.00", "-3.00"]


def test_a_minus_under_money_out_gives_it_back_where_others_have_none() -> None:
    names = ("交易日期", "支出", "收入", "账户余额")
    rows = [("2026-05-01", "10.00", "", "90.00"), ("2026-05-02", "-20.00", "", "110.00"), ("2026-05-03", "", "5.00", "115.00")]
    assert amounts(read(drawn(names, rows))) == ["-10.00", "20.00", "5.00"]
    all_minus = [("2026-05-01", "-10.00", "", "90.00"), ("2026-05-02", "-20.00", "", "70.00"), ("2026-05-03", "", "5.00", "75.00")]
    assert amounts(read(drawn(names, all_minus))) == ["-10.00", "-20.00", "5.00"]


# --- days and times --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("days", [("2026-0424", "202604-25"), ("20260424", "2026-04-25"), ("2026/04/2408:12:33", "2026/04/2509:12:33")])
def test_a_day_is_told_though_the_file_lost_its_marks(days: Sequence[str]) -> None:
    statement = read(drawn(NAMES[:3], [(days[0], "+10.00", "110.00"), (days[1], "-50.00", "60.00")]))
    assert [row.date.isoformat() for row in statement.transactions] == ["2026-04-24", "2026-04-25"]
    assert amounts(statement) == ["10.00", "-50.00"]


def test_a_day_of_six_figures_is_one_of_the_period() -> None:
    names = ("序号", "记账日", "起息日", "借方发生额", "贷方发生额", "余额")
    rows = [("2", "251209", "251210", "73.80", "", "38,069.41"), ("1", "251215", "251216", "113.76", "", "37,955.65")]
    statement = read(drawn(names, rows, head=["起止日期:20250101 至 20251231"]))
    assert [row.date.isoformat() for row in statement.transactions] == ["2025-12-09", "2025-12-15"]
    assert not read(drawn(names, rows)).transactions  # nothing tells the years: no day is made up


@pytest.mark.parametrize("stamp", ["2026-05-01-10.23.45.123456", "2026-05-01-10:23:45", "2026-05-01/10:23:45", "2026-05-01 10.23.45"])
def test_a_time_stands_behind_its_day_with_points_or_a_stroke(stamp: str) -> None:
    (row,) = read(drawn(("交易时间", *NAMES[1:3]), [(stamp, "+10.00", "110.00")])).transactions
    assert (row.date.isoformat(), str(row.time)) == ("2026-05-01", "10:23:45")


def test_a_time_of_its_own_may_have_points() -> None:
    (row,) = read(drawn(("交易日期", "交易时间", *NAMES[1:3]), [("2026-05-01", "10.23.45", "+10.00", "110.00")])).transactions
    assert str(row.time) == "10:23:45"


# --- the other side --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (("青禾公司", f"{ACCOUNT}中国农业银行"), ("青禾公司", ACCOUNT)),
        (("", f"{ACCOUNT}中国农业银行"), ("", ACCOUNT)),
        (("", f"{ACCOUNT}青禾公司"), ("青禾公司", ACCOUNT)),
        (("null", "null"), ("", "")),
    ],
    ids=["its bank", "its bank alone", "its name", "nothing"],
)
def test_what_stands_behind_an_account_is_its_bank_or_its_name(cells: tuple[str, str], told: tuple[str, str]) -> None:
    (row,) = read(drawn(NAMES, [("2026-05-01", "+10.00", "110.00", "转账", *cells)])).transactions
    assert (row.counterparty, row.counterparty_account) == told


# --- totals ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "清单支出算术合计:50.00 清单收入算术合计:10.00",
        "本页支出算术合计:50.00 本页收入算术合计:10.00",
        "总收入笔数 1 总收入金额 10.00 总支出入笔数 1 总支出金额 50.00",
        "借方总金额:50.00 贷方总金额:10.00",
        "汇总借方发生额 The Total Debit Amount 50.00 汇总贷方发生额 The Total Credit Amount 10.00",
        "期初余额 Opening Balance 100.00 期末余额 Ending Balance 60.00",
    ],
)
def test_totals_are_held_against_the_rows_whatever_they_are_called(line: str) -> None:
    rows = [("2026-05-01", "+10.00", "110.00"), ("2026-05-02", "-50.00", "60.00")]
    checks = read(drawn(NAMES[:3], rows, head=[line])).reconciliation.totals
    assert len(checks) >= 2
    assert all(check.agrees for check in checks)
    wrong = read(drawn(NAMES[:3], rows, head=[line.replace("0.00", "1.00").replace("笔数 1", "笔数 3")])).reconciliation.totals
    assert not any(check.agrees for check in wrong)


# --- the head --------------------------------------------------------------------------------------------------------

HOLDER, CARD = "江望舒", "9990000000006027"


@pytest.mark.parametrize(
    "head",
    [
        f"账(卡)号:{CARD} 账户名称:{HOLDER}",
        f"开户名:{HOLDER} 银行卡号:{CARD}",
        f"账户户名:{HOLDER} 一卡通账号:{CARD}",
        f"本方户名:{HOLDER} 本方账号:{CARD}",
        f"账号Account No.{CARD} 户名Name{HOLDER}",
        f"户名:{HOLDER},证件号:999,账号:{CARD},币种:人民币",
        f"户名:{HOLDER} 查询账户:9990 0000 0000 6027 借记卡",
        f"户名:{HOLDER} 多币种账号:{CARD}",
        f"户名:{HOLDER} 账号:999 0000 0000 0602 7 币种",
        f"户名:{HOLDER} 卡号:999000 0000 006027",
        f"账号:{CARD}({HOLDER})",
        f"账户:{HOLDER}(9990 0000 0000 6027)",
        f"兹证明客户{HOLDER}(证件号:999)在我行开立的个人结算账户9990 0000 0000 6027,于2026年",
        f"兹证明储户{HOLDER}(证件号:999)在我社开立存款账户,账号:9990 0000 0000\n6027,自2026年起",
        f"MS JIANG WANG SHU {HOLDER} 女士\n账号:{CARD}",
        f"户名 账号 存款类型\n{HOLDER} {CARD} 活期\n币种 开户网点 受理行\n人民币 云州支行 云州支行",
        f"账户名称 账号 查询时间段\n{HOLDER} 9990 0000 0000 6027 2026-01-01 ~ 2026-06-30",
    ],
)
def test_holder_and_account_are_found_by_whatever_they_are_called(head: str) -> None:
    told = read_head(head.split("\n"), LIBRARY.statements, LIBRARY.banks)
    assert (told.holder, told.account) == (HOLDER, CARD)
    assert told.currency == ("CNY" if "人民币" in head else "")


@pytest.mark.parametrize("behind", ["2025/03/01 - 2025/06/30", "2025年3月1日", "0012 柜台打印"])
def test_what_stands_behind_a_whole_account_is_no_part_of_it(behind: str) -> None:
    assert read_head([f"卡号: 6299990000000006027 {behind}"], LIBRARY.statements, LIBRARY.banks).account == "6299990000000006027"


@pytest.mark.parametrize("printed", ["6299 9900 0000 0006 027", "629999** **** 6027", "6299 9900 6027 66"])
def test_the_groups_of_an_account_are_one(printed: str) -> None:
    assert read_head([f"卡号: {printed} 币种: 人民币"], LIBRARY.statements, LIBRARY.banks).account == printed.replace(" ", "")


def test_what_stands_in_brackets_behind_an_account_may_be_nobody() -> None:
    kinds = ("(活期)", "(人民币)", "(正常)", "(江苏南京)", "[活期]", "[个人结算]", "(云州分行营业部)")
    assert {read_head([f"账号:{CARD}{kind}"], LIBRARY.statements, LIBRARY.banks).holder for kind in kinds} == {""}


@pytest.mark.parametrize(
    "values",
    [
        {"户名": HOLDER, "账号": "9990 0000 0000 6027", "币种": "人民币"},
        {"户名": HOLDER, "账号": CARD, "网点": "云州 城南支行"},
        {"旧卡号": "00123 456", "户名": HOLDER, "账号": CARD},
    ],
    ids=["a number in groups", "a branch of two words", "another's in two"],
)
def test_a_value_is_of_the_label_above_it_though_others_are_empty_or_of_several_words(values: dict[str, str]) -> None:
    names = ("旧卡号", "户名", "推荐人", "账号", "币种", "网点")
    places = [(30 + 130 * index, name) for index, name in enumerate(names)]
    head = [word for x, name in places for word in words(x, 40, name, 8)]
    told = [word for x, name in places for word in words(x, 52, values.get(name, ""), 8)]
    row = columns(140, ("2026-05-01", "10.00", "10.00", "工资", "云州公司", ""), 120)
    statement = read(page(TITLE, head, told, columns(105, NAMES, 120), row))
    assert (statement.holder, statement.account) == (HOLDER, CARD)


@pytest.mark.parametrize("told", [[(30, "云州市 安和路 12号"), (300, "第1页")], [(30, "云州市 安和路 12号")]])
def test_an_address_below_two_labels_is_nobodys_name(told: list[tuple[int, str]]) -> None:
    head = [word for x, text in ((30, "户名"), (150, "账号")) for word in words(x, 40, text, 8)]
    below = [word for x, text in told for word in words(x, 52, text, 8)]
    row = columns(140, ("2026-05-01", "10.00", "10.00", "工资", "云州公司", ""), 120)
    assert read(page(TITLE, head, below, columns(105, NAMES, 120), row)).holder == ""


def test_labels_before_their_values_are_none_over_those_of_the_line_below() -> None:
    lines = [f"姓名 {HOLDER} 卡号 {CARD}", "个人公积金账号 083833316922 缴存单位 长安模具厂"]
    assert not labelled(f"币种 人民币 户名 {HOLDER}", "支出合计 60.00 收入合计 61.00", LIBRARY.statements)
    told = read_head(lines, LIBRARY.statements, LIBRARY.banks)
    assert (told.holder, told.account) == (HOLDER, CARD)


def test_a_label_is_nobodys_name() -> None:
    labels = "户名 账号 存款类型"
    told = [read_head(lines, LIBRARY.statements, LIBRARY.banks).holder for lines in ([labels], [labels, f"{HOLDER} {CARD}"])]
    assert told == ["", HOLDER]  # whose number stands beside the name


@pytest.mark.parametrize(
    ("head", "holder"),
    [
        ("户名:云木商贸(云州)有限公司 账号:6027", "云木商贸(云州)有限公司"),
        ("户名:云州(集团)云木 账号:6027", "云州(集团)云木"),
        ("户名:云木小卖部(个体工商户) 账号:6027", "云木小卖部(个体工商户)"),
        ("户名:江望舒(主卡) 账号:6027", "江望舒"),
        ("户名:Jiang Wangshu 账号:6027", "Jiang Wangshu"),
        ("户名: JIANG, WANGSHU Account No. 账号: 6027", "JIANG, WANGSHU"),
        ("Account Name: Yunmu Trading Co., Ltd. Account Number: 6027", "Yunmu Trading Co., Ltd."),
        ("户名/Account Name: Yunmu Trading(Yunzhou)Co., Ltd. 云木商贸(云州)有限公司 账号/Account No.: 6027", "云木商贸(云州)有限公司"),
        ("户名/Account Name: JIANG WANGSHU 账号/Account No.: 6027", "JIANG WANGSHU"),
        ("江望舒 先生 客户号:900123456 借记卡号:6027", "江望舒"),
        ("尊敬的江望舒女士:", "江望舒"),
        ("尊敬的古丽娜尔·江望舒女士:", "古丽娜尔·江望舒"),
        ("尊敬的客户江望舒先生/女士,您好", "江望舒"),
        ("尊敬的江望舒客户:", "江望舒"),
        ("云州银行 | 个人网上银行 欢迎您,江望舒", "江望舒"),
        ("欢迎您 欧阳望舒 [安全退出]", "欧阳望舒"),
        ("江望舒,您好!上次登录:2026-05-01", "江望舒"),
        ("江望舒,欢迎您", "江望舒"),
        ("尾号6027 云州银行储蓄卡 江望舒", "江望舒"),
        ("江望舒 | 6299 **** **** 6027 | 2025.01.01-2025.06.30 | 人民币活期", "江望舒"),
        ("江望舒|储蓄卡 6299 **** **** 6027", "江望舒"),
        ("江望舒 储蓄卡(6027)", "江望舒"),
        ("江望舒 6299 9900 0000 0006 027", "江望舒"),
        ("629999******6027 江望舒", "江望舒"),
        ("户口持有人:江望舒", "江望舒"),
        ("账户户主:江望舒 卡号:6027", "江望舒"),
        ("钱包户名:江望舒 钱包编号:6027", "江望舒"),
        ("钱包名称:江望舒 钱包编号:6027", "江望舒"),
    ],
)
def test_a_holder_is_named_as_a_whole(head: str, holder: str) -> None:
    assert read_head([head], LIBRARY.statements, LIBRARY.banks).holder == holder


@pytest.mark.parametrize(
    "line",
    [
        "尊敬的客户:您好",
        "尊敬的客户先生/女士:",
        "尊敬的白金卡客户:",
        "尊敬的金卡客户,您好",
        "欢迎您,安全退出",
        "欢迎您 管理员",
        "欢迎登录云州银行",
        "欢迎您,再次光临",
        "欢迎您,王女士",
        "宁波欢迎您",
        "欢迎 江苏 云州",
        "方先生,您好",
        "欧阳先生,您好",
        "尊敬的欧阳女士:",
        "尊敬的方客户:",
        "尊敬的顾客,您好",
        "您好,谢谢!",
        "苏州,欢迎您",
        "江苏客户,您好",
        "大堂经理江望舒女士",
        "云州银行的储蓄卡(6027)",
        "我名下的银行卡(6027)",
        "金穗 借记卡(6027)",
        "储蓄卡(6027) 解绑",
        "江望舒 6299990000000006027\n江望秋 6299990000000001123",
        "温馨提示 您好,如有疑问请致电",
        "储蓄卡(6027) 交易明细",
        "单号 6299990000000006027",
    ],
)
def test_nobody_is_the_holder_where_no_name_stands(line: str) -> None:
    assert read_head(["活期账户交易明细", *line.split("\n")], LIBRARY.statements, LIBRARY.banks).holder == ""


@pytest.mark.parametrize(
    ("line", "account"),
    [
        ("尾号6027 云州储蓄卡 江望舒", "6027"),
        ("储蓄卡(6027) 江望舒", "6027"),
        ("云州银行借记卡尾号6027", "6027"),
        ("您的储蓄卡(尾号6027)交易明细如下", "6027"),
        ("尾号6027的信用卡", ""),
        ("储蓄卡(6027)、储蓄卡(1123)", ""),
        ("储蓄卡(2026年) 储蓄卡 2026年交易明细", ""),
        ("借记卡 6299 9900 0000 0006 027", "6299990000000006027"),
        ("江望舒 629999******6027", "629999******6027"),
        ("江望舒 | 6299 **** **** 6027 | 2025.01.01-2025.06.30 | 人民币活期", "6299********6027"),
        ("江望舒|储蓄卡 6299 **** **** 6027", "6299********6027"),
        ("江望舒|信用卡 6299 **** **** 6027", ""),
        ("账户:江望舒的储蓄卡(6299 **** **** 6027)", "6299********6027"),
        ("江望舒的信用卡(6299 **** **** 6027)", ""),
        ("活期账户 6299 9900 0000 6027 人民币", "6299990000006027"),
        ("账户一:6299990000006027(人民币 活期)", "6299990000006027"),
        ("单号 6299990000000006027", ""),
        ("客户号 6299990000000006027", ""),
        ("云州银行信用卡 6299990000000006027", ""),
        ("江望舒 尾号6027 无卡支付", ""),
    ],
)
def test_a_debit_card_without_a_label_of_its_number_is_the_account(line: str, account: str) -> None:
    assert read_head([line], LIBRARY.statements, LIBRARY.banks).account == account


def test_the_title_above_a_banks_name_is_no_part_of_it() -> None:
    assert read_head(["个人账户交易明细", "云州银行"], LIBRARY.statements, LIBRARY.banks).issuer == "云州银行"
    assert read_head(["云州青禾农村", "商业银行"], LIBRARY.statements, LIBRARY.banks).issuer == "云州青禾农村商业银行"


@pytest.mark.parametrize(
    "line",
    [
        "查询起始日期: 2025-03-01 查询终止日期: 2025-06-30",
        "Period 期间: 01/03/2025 - 30/06/2025",
        "Statement Period: 01 Mar 2025 - 30 Jun 2025",
        "01/03/2025 - 30/06/2025 活期",
        "1-Mar-2025 to 30-Jun-2025 Savings",
        "打印区间:2025/3/1至2025/6/30 打印日期:2025/7/2",
    ],
)
def test_a_period_is_read_in_whatever_form_it_is_told(line: str) -> None:
    told = read_head(["活期账户交易明细", line], LIBRARY.statements, LIBRARY.banks)
    assert told.period == (dt.date(2025, 3, 1), dt.date(2025, 6, 30))


def test_a_name_without_saying_whose_is_the_holders_at_the_beginning_of_a_line_alone() -> None:
    lines = (
        "Name: LIU YANG Account No.: 9990",
        "Branch Name: PU DONG",
        "MR LIU YANG",
        "MR LIU YANG CALLED",
        "账户:江望舒的储蓄卡(6299 **** **** 6027)",
    )
    told = [read_head([line], LIBRARY.statements, LIBRARY.banks).holder for line in (*lines, "MRT Liu Yang")]
    assert told == ["LIU YANG", "", "LIU YANG", "LIU YANG CALLED", "江望舒", ""]


def test_conditions_of_a_query_are_told_with_signs_of_equality() -> None:
    asked = f"查询条件:账号={CARD} 户名={HOLDER} 起始=2025-03-01 截止=2025-06-30 交易类型=全部"
    told = read_head([asked], LIBRARY.statements, LIBRARY.banks)
    assert (told.account, told.holder, told.filter) == (CARD, HOLDER, "")
    assert told.period == (dt.date(2025, 3, 1), dt.date(2025, 6, 30))


def test_a_head_in_english_alone_tells_account_and_currency() -> None:
    told = read_head(["Account Number: 626-055123-001 Currency: USD", "Account Name: JIANG WANGSHU"], LIBRARY.statements, LIBRARY.banks)
    assert (told.holder, told.account, told.currency) == ("JIANG WANGSHU", "626-055123-001", "USD")


@pytest.mark.parametrize(
    ("cell", "name", "account"),
    [
        ("云木(6286568040380973063)", "云木", "6286568040380973063"),
        ("云木商贸(云州)有限公司(1583)", "云木商贸(云州)有限公司", "1583"),
        ("云木(6286****3063)", "云木", "6286****3063"),
        ("云木项目部(2025)", "云木项目部(2025)", ""),
        ("云木(****)", "云木(****)", ""),
    ],
)
def test_an_account_in_brackets_behind_a_name_is_no_part_of_it(cell: str, name: str, account: str) -> None:
    rows = [("2026-05-01", "8000.00", "18000.00", "转账", cell), ("2026-05-03", "-59.00", "17941.00", "消费", cell)]
    statement = read(drawn(("交易日期", "交易金额", "账户余额", "摘要", "对方信息"), rows, width=150))
    assert [(row.counterparty, row.counterparty_account) for row in statement.transactions] == [(name, account)] * 2


@pytest.mark.parametrize("of", ["在其", "在"])
def test_an_account_that_is_an_address_is_whole(of: str) -> None:
    told = read_head([f"兹证明:{HOLDER}(证件号码:999***) {of}支付宝账号abc.d@example.com中"], LIBRARY.statements, LIBRARY.banks)
    assert told.account == "abc.d@example.com"


@pytest.mark.parametrize(
    "period",
    [
        "账单所属期间:20260101 20260131",
        "开始日期:2026-01-01\n结束日期:2026-01-31",
        "查询起日Query Starting Date: 2026-01-01 查询止日Query Ending Date: 2026-01-31",
        "账单统计日期 Start Time & End Time 2026/01/01 - 2026/01/31",
        "20260101 - 20260131 明细范围",
        "自 2026 年 1 月 1 日起至 2026 年 1 月 31 日止的交易明细如下",
        "在我行开立的账户,于2026年01月01日至\n2026年01月31日期间,交易明细如下",
    ],
)
def test_the_period_is_found_by_whatever_it_is_called(period: str) -> None:
    start, end = read_head(period.split("\n"), LIBRARY.statements, LIBRARY.banks).period
    assert (str(start), str(end)) == ("2026-01-01", "2026-01-31")


STACKED = (("2026-05-09", "-59.00", "17,941.00"), ("2026-05-03", "+8,000.00", "18,000.00"), ("2026-05-01", "-5.00", "10,000.00"))


@pytest.mark.parametrize(("upper", "lower"), [(-6, 4), (0, 10)])
def test_an_amount_over_its_balance_is_parted_from_it(upper: float, lower: float) -> None:
    rows: list[Word] = []
    for index, (day, amount, balance) in enumerate(STACKED):
        rows += columns(140 + 36 * index + upper, (day, "网上支付", amount, "云木商贸(云州)有限公司"), 150)
        rows += columns(140 + 36 * index + lower, ("10:26:03", "快捷", balance, "621243879411827"), 150)
    statement = read(page(TITLE, columns(105, ("交易时间", "交易摘要", "金额/余额", "对方户名/账号"), 150), rows))
    assert amounts(statement) == ["-59.00", "8000.00", "-5.00"]
    assert [f"{row.balance:,}" for row in statement.transactions] == [balance for _day, _amount, balance in STACKED]
    assert {(row.counterparty, row.counterparty_account) for row in statement.transactions} == {
        ("云木商贸(云州)有限公司", "621243879411827")
    }


@pytest.mark.parametrize("line", ["Opening Balance 期初余额", "BALANCE BROUGHT FORWARD", "期初余额 Opening Balance"])
def test_an_opening_balance_above_a_row_of_two_lines_is_no_part_of_it(line: str) -> None:
    opening = columns(146, ("", line, "", "5000.00"), 150)
    first = columns(160, ("2026-05-01", "快捷支付|云州", "249.75", "4750.25"), 150)
    second = columns(190, ("2026-05-02", "快捷支付|云州", "50.25", "4700.00"), 150)
    statement = read(page(TITLE, columns(105, ("日期", "交易详情", "支出", "结余"), 150), opening, first, second))
    assert amounts(statement) == ["-249.75", "-50.25"]
    assert statement.transactions[0].note == "快捷支付云州"


@pytest.mark.parametrize("cut", [6, 7])
def test_a_day_of_eight_figures_may_wrap(cut: int) -> None:
    rows = [
        columns(140 + 30 * index, (f"{day[:cut]}|{day[cut:]}", amount, balance, "转账", "云木"), 120)
        for index, (day, amount, balance) in enumerate(
            (("20260501", "8000.00", "18000.00"), ("20260503", "-59.00", "17941.00"), ("20260530", "-1.00", "17940.00"))
        )
    ]
    statement = read(page(TITLE, columns(105, NAMES[:5], 120), *rows))
    assert amounts(statement) == ["8000.00", "-59.00", "-1.00"]
    assert [row.date.day for row in statement.transactions] == [1, 3, 30]


def test_a_bank_is_named_by_a_footer_that_tells_its_hotline() -> None:
    rows = [("2026-05-01", "8000.00", "18000.00"), ("2026-05-03", "-59.00", "17941.00")]
    table = [columns(140 + 30 * index, row, 120) for index, row in enumerate(rows)]
    footer = words(36, 560, "云山银行股份有限公司", 8) + words(200, 560, "客服热线95508", 8) + words(700, 560, "1/1", 8)
    assert read(page(words(250, 20, "个人账户交易流水"), columns(105, NAMES[:3], 120), *table, footer)).issuer == "云山银行"


def test_accounts_under_titles_without_labels_are_told_apart() -> None:
    first = [
        columns(140 + 30 * index, row, 120)
        for index, row in enumerate((("2026-05-01", "80.00", "180.00"), ("2026-05-03", "-5.00", "175.00")))
    ]
    second = [
        columns(290 + 30 * index, row, 120) for index, row in enumerate((("2026-05-01", "1.00", "2.00"), ("2026-05-03", "7.00", "9.00")))
    ]
    statement = read(
        page(
            words(36, 20, "云州银行综合结单"),
            words(36, 60, "人民币储蓄账户 382-118877-001 CNY"),
            columns(105, NAMES[:3], 120),
            *first,
            words(36, 220, "美元储蓄账户 Savings 382-118877-101"),
            columns(255, NAMES[:3], 120),
            *second,
        )
    )
    assert amounts(statement) == ["80.00", "-5.00", "1.00", "7.00"]
    assert {(row.account, row.currency) for row in statement.transactions} == {("382-118877-001", "CNY"), ("382-118877-101", "USD")}


@pytest.mark.parametrize(("name", "last"), [("操作员", ""), ("青禾栏", "附言")], ids=["of staff", "beside a note"])
def test_a_column_of_a_strange_name_says_nothing_of_a_transaction(name: str, last: str) -> None:
    names = ("交易日期", name, "交易金额", "账户余额", "对方户名", last)
    row = ("2026-05-01", "青禾", "80.00", "180.00", "云州公司", "五月" if last else "")
    assert [told.summary for told in read(drawn(names, [row])).transactions] == [""]


@pytest.mark.parametrize("line", ["活期账户 6299 9900 0000 6027", f"账号 {CARD} 币种 人民币"])
def test_a_line_with_the_number_of_an_account_close_above_the_names_is_none_of_them(line: str) -> None:
    row = columns(90, ("2026-05-01", "80.00", "180.00"), 120)
    assert read(page(words(36, 44, line), columns(60, NAMES[:3], 120), row)).account in ("6299990000006027", CARD)


def test_a_column_of_codes_tells_what_a_transaction_was_where_no_other_does() -> None:
    names = ("交易日期", "摘要代码", "交易金额", "账户余额", "摘要")
    row = ("2026-05-01", "代发工资", "80.00", "180.00", "五月工资")
    told = [read(drawn(names[:count], [row[:count]])).transactions[0].summary for count in (4, 5)]
    assert told == ["代发工资", "五月工资"]


@pytest.mark.parametrize(
    ("name", "beside", "summary"), [("青禾栏", "对方户名", "代发工资"), ("项目", "对方户名", "代发工资"), ("青禾栏", "凭证", "")]
)
def test_a_column_of_a_strange_name_tells_what_a_transaction_was_only_beside_the_other_side(name: str, beside: str, summary: str) -> None:
    row = ("2026-05-01", "代发工资", "80.00", "180.00", "云州青禾")
    told = read(drawn(("交易日期", name, "交易金额", "账户余额", beside), [row]))
    assert [one.summary for one in told.transactions] == [summary]


def test_numbered_accounts_under_one_another_are_told_apart() -> None:
    drawn = [
        words(36, 30, "账户一:6299990000006027(人民币)"),
        columns(60, NAMES[:3], 120),
        columns(90, ("2026-05-01", "80.00", "180.00"), 120),
    ]
    drawn += [
        words(36, 120, "账户二:6299990000006035(人民币)"),
        columns(150, NAMES[:3], 120),
        columns(180, ("2026-05-01", "1.00", "2.00"), 120),
    ]
    assert [row.account[-4:] for row in read(page(*drawn)).transactions] == ["6027", "6035"]


@pytest.mark.parametrize("again", [True, False], ids=["names stand again", "they do not"])
def test_the_title_of_an_account_at_the_foot_of_a_page_is_that_of_the_rows_on_the_next(again: bool) -> None:
    names, row = columns(60, NAMES[:3], 120), [("2026-05-01", "80.00", "180.00"), ("2026-05-03", "-5.00", "175.00")]
    titles = [words(36, top, f"活期账户 6299 9900 0000 {number}") for top, number in ((30, 6027), (180, 6035))]
    first = page(titles[0], names, *(columns(90 + 30 * at, cells, 120) for at, cells in enumerate(row)), titles[1])
    statement = read(first, page(names if again else [], columns(90, ("2026-05-01", "1.00", "2.00"), 120), number=2))
    assert amounts(statement) == ["80.00", "-5.00", "1.00"]
    assert [row.account[-4:] for row in statement.transactions] == ["6027", "6027", "6035"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("货币:港币", "HKD"),
        ("账户币种:欧元", "EUR"),
        ("结算货币:日圆", "JPY"),
        ("币别:澳元", "AUD"),
        ("币种:港元", "HKD"),
        ("币种:英镑 GBP", "GBP"),
    ],
)
def test_a_currency_is_told_by_its_code(name: str, code: str) -> None:
    assert read_head([f"户名:{HOLDER} {name}"], LIBRARY.statements, LIBRARY.banks).currency == code


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        (["查询日期:2025-07-02", "起始日:2025-03-01 终止日:2025-06-30"], (2025, 3, 1), (2025, 6, 30)),
        (["查询日期:2025-07-02 起始日:2025-03-01 终止日:2025-06-30"], (2025, 3, 1), (2025, 6, 30)),
        (["2025年3月1日起至2025年6月30日止"], (2025, 3, 1), (2025, 6, 30)),
        (["查询月份:2024年12月-2025年02月"], (2024, 12, 1), (2025, 2, 28)),
        (["交易起日:2025-03-01 交易止日:2025-06-30"], (2025, 3, 1), (2025, 6, 30)),
        (["2025-03-01 2025-06-30"], (2025, 3, 1), (2025, 6, 30)),
    ],
)
def test_a_period_never_ends_before_it_begins(lines: list[str], start: tuple[int, int, int], end: tuple[int, int, int]) -> None:
    told = read_head(["活期账户交易明细", *lines], LIBRARY.statements, LIBRARY.banks)
    assert told.period == (dt.date(*start), dt.date(*end))


LABELS = (
    "借记卡卡号",
    "银行账号",
    "结算账号",
    "户口号码",
    "账户/卡号",
    "账号(卡号)",
    "客户账(卡)号",
    "银行卡",
    "签约账号",
    "活期账号",
    "抖音支付账号",
)


@pytest.mark.parametrize("label", LABELS)
def test_an_account_is_found_by_each_of_its_labels(label: str) -> None:
    assert read_head([f"户名:{HOLDER} {label}:{CARD}"], LIBRARY.statements, LIBRARY.banks).account == CARD


@pytest.mark.parametrize("label", ["开户人", "账户持有人", "本人姓名", "储户姓名", "户主", "客户", "户名全称", "单位户名"])
def test_a_holder_is_found_by_each_label(label: str) -> None:
    assert read_head([f"{label}:{HOLDER} 账号:{CARD}"], LIBRARY.statements, LIBRARY.banks).holder == HOLDER


@pytest.mark.parametrize(
    "name", ["往来户名", "来往单位", "对方账户", "对方姓名/商户", "商户", "对方名", "转账对象", "他方户名", "代发单位名称"]
)
def test_the_other_side_is_found_by_each_name_of_its_column(name: str) -> None:
    rows = [("2026-05-01", "8000.00", "18000.00", "转账", "云木"), ("2026-05-03", "-59.00", "17941.00", "消费", "安和菜市场")]
    statement = read(drawn(("交易日期", "交易金额", "账户余额", "摘要", name), rows, width=150))
    assert [(row.counterparty, row.counterparty_account) for row in statement.transactions] == [("云木", ""), ("安和菜市场", "")]


def test_what_was_paid_abroad_is_booked_in_the_accounts_currency() -> None:
    names = ("交易日期", "交易币种", "交易金额", "入账币种", "入账金额", "余额")
    rows = [("2026-05-01", "USD", "10.00", "人民币", "71.00", "171.00"), ("2026-05-03", "USD", "1.00", "人民币", "7.10", "178.10")]
    assert read(drawn(names, rows)).currency == "CNY"


def test_a_list_of_deposits_above_the_rows_is_no_part_of_them() -> None:
    deposits = [
        columns(130 + 15 * index, (f"0000{index}", "2024-01-15", "2025-01-15", f"{index}0000.00", "1.75%"), 120) for index in (1, 2)
    ]
    rows = [("2026-05-01", "8000.00", "18000.00"), ("2026-05-03", "-59.00", "17941.00")]
    table = [columns(250 + 20 * index, row, 120) for index, row in enumerate(rows)]
    head = words(36, 200, "二、活期账户交易明细 账号:6299990000000006027")
    titles = columns(105, ("子账号", "起息日", "到期日", "余额", "利率"), 120), columns(225, NAMES[:3], 120)
    statement = read(page(words(250, 20, "个人客户综合对账单"), titles[0], *deposits, head, titles[1], *table))
    assert amounts(statement) == ["8000.00", "-59.00"]
    assert statement.account == "6299990000000006027"


def test_a_head_whose_period_is_printed_with_points_is_a_head() -> None:
    head = [f"户名:{HOLDER}", f"账号:{CARD}", "对账期间: 2026.05.01~2026.06.30"]
    told = read(drawn(NAMES[:3], [("2026-05-01", "80.00", "180.00"), ("2026-05-03", "-5.00", "175.00")], head))
    assert (told.holder, told.account, told.period_start, told.period_end) == (HOLDER, CARD, dt.date(2026, 5, 1), dt.date(2026, 6, 30))


def test_a_row_whose_note_holds_a_label_before_its_day_is_no_head_of_a_page() -> None:
    names = ("商品说明", "交易时间", "交易对方", "收/支", "金额")
    first = drawn(names, [("消费", "2026-05-01", "安和菜市场", "支出", "5.00")], [f"户名:{HOLDER}"], 130)
    rows = [("交易付款:100.00元", "2026-05-02", "云木", "支出", "100.00"), ("消费", "2026-05-03", "安和菜市场", "支出", "6.00")]
    second = page(*(columns(60 + 30 * index, row, 130) for index, row in enumerate(rows)), number=2)
    assert [str(row.amount) for row in read(first, second).transactions] == ["-5.00", "-100.00", "-6.00"]


@pytest.mark.parametrize(
    ("printed", "holder"), [("阮  小  芸", "阮小芸"), ("欧阳  清风", "欧阳清风"), ("何  立", "何立"), ("欧阳锋", "欧阳锋")]
)
def test_a_name_that_is_set_apart_is_whole(printed: str, holder: str) -> None:
    assert read_head([f"户名:{printed} 账号:{CARD}"], LIBRARY.statements, LIBRARY.banks).holder == holder


BOTH = [
    "对方户名/对方账号",
    "对方信息(户名/账号)",
    "对手户名/对手账号",
    "对方账户/户名",
    "对方单位/账号",
    "收(付)方名称/账号",
    "对端户名",
    "商家",
    "交易方",
]


@pytest.mark.parametrize("name", BOTH)
def test_name_and_account_may_share_a_column_by_many_names(name: str) -> None:
    rows = [("2026-05-01", "80.00", "180.00", "转账", f"云木|{CARD}"), ("2026-05-03", "-5.00", "175.00", "消费", f"安和菜市场|{CARD}")]
    statement = read(drawn(("交易日期", "交易金额", "账户余额", "摘要", name), rows, width=150))
    assert [(row.counterparty, row.counterparty_account) for row in statement.transactions] == [("云木", CARD), ("安和菜市场", CARD)]


def test_the_account_may_stand_over_the_name() -> None:
    rows = [("2026-05-01", "80.00", "180.00", "转账", f"{CARD}|云木"), ("2026-05-03", "-5.00", "175.00", "消费", f"{CARD}|安和菜市场")]
    statement = read(drawn(("交易日期", "交易金额", "账户余额", "摘要", "对方账号/户名"), rows, width=150))
    assert [(row.counterparty, row.counterparty_account) for row in statement.transactions] == [("云木", CARD), ("安和菜市场", CARD)]


@pytest.mark.parametrize("label", ["导出银行", "出具银行", "交易银行"])
def test_a_label_is_no_bank(label: str) -> None:
    assert read_head([f"{label}:长安银行"], LIBRARY.statements, LIBRARY.banks).issuer == "长安银行"


def test_a_cover_tells_whose_account_it_is() -> None:
    lines = (
        "云山银行 电子对账单",
        f"户名:{HOLDER}",
        f"账号:{CARD}",
        "对账期间:2026-05-01 至 2026-06-30",
        "0001 代发工资 2025-01-01 起启用",
    )
    cover = page(*(words(60, 60 + 20 * index, line) for index, line in enumerate(lines)))
    rows = [("2026-05-01", "80.00", "180.00"), ("2026-05-03", "-5.00", "175.00")]
    table = page(columns(105, NAMES[:3], 120), *(columns(140 + 30 * index, row, 120) for index, row in enumerate(rows)), number=2)
    told = read(cover, table)
    assert (told.issuer, told.holder, told.account, told.period_end) == ("云山银行", HOLDER, CARD, dt.date(2026, 6, 30))


def section(top: float, head: str, names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Word]:
    table = [word for index, row in enumerate(rows) for word in columns(top + 50 + 20 * index, row, 120)]
    return [*words(36, top, head), *columns(top + 25, names, 120), *table]


def test_sections_of_one_account_in_two_currencies_are_two_chains_with_totals_of_their_own() -> None:
    names = ("交易日期", "交易金额", "账户余额")
    first = section(60, f"账号:{CARD} 币种:人民币", names, [("2026-05-01", "80.00", "180.00"), ("2026-05-03", "-5.00", "175.00")])
    second = section(200, f"账号:{CARD} 币种:美元 期初余额:1.00", names, [("2026-05-01", "1.00", "2.00"), ("2026-05-03", "7.00", "9.00")])
    statement = read(page(TITLE, first, second))
    assert amounts(statement) == ["80.00", "-5.00", "1.00", "7.00"]
    assert [row.currency for row in statement.transactions] == ["CNY", "CNY", "USD", "USD"]
    assert all(total.agrees for total in statement.reconciliation.totals)


def test_a_section_with_directions_beside_one_with_two_columns_goes_by_them() -> None:
    first = section(
        60,
        f"账号:{CARD}",
        ("交易日期", "支出", "收入", "余额"),
        [("2026-05-01", "", "80.00", "180.00"), ("2026-05-03", "5.00", "", "175.00")],
    )
    rows = [("2026-05-01", "收", "1.00", "20.00"), ("2026-05-03", "支", "7.00", "13.00")]
    second = section(200, "账号:6299990000000006035", ("交易日期", "收/支", "金额", "余额"), rows)
    assert amounts(read(page(TITLE, first, second))) == ["80.00", "-5.00", "1.00", "-7.00"]


@pytest.mark.parametrize(
    ("line", "holder", "account"),
    [
        ("兹证明用户 江望舒(身份证号:999999199001011234)", "江望舒", ""),
        ("兹证明客户江望舒(证件号码:999999199001011234)", "江望舒", ""),
        ("客户姓名(Name):江望舒 卡号(Card No.):6299990000000006027", "江望舒", "6299990000000006027"),
        ("真实姓名:江望舒 一卡通号:6299990000000006027", "江望舒", "6299990000000006027"),
        ("支付宝账号jws***@163.com", "", "jws***@163.com"),
        ("兹证明:江望舒(证件类型:身份证)在我司支付宝账户jws@example.com中明细信息如下", "江望舒", "jws@example.com"),
        ("#账号:[20889990000000006027]", "", "20889990000000006027"),
        ("兹证明客户江望舒(证件号码:999)在我行账户6299990000000006027的交易如下", "江望舒", "6299990000000006027"),
    ],
)
def test_who_holds_which_account_is_read_by_more_labels(line: str, holder: str, account: str) -> None:
    told = read_head([line], LIBRARY.statements, LIBRARY.banks)
    assert (told.holder, told.account) == (holder, account)


@pytest.mark.parametrize(
    "line",
    [
        "查询时间:2025年04月01日00时00分00秒至2025年09月30日23时59分59秒",
        "交易日期起止:2025-04-01/2025-09-30",
        "流水起止:2025-04-01至2025-09-30",
        "查询月份:2025年04月至2025年09月",
    ],
)
def test_a_period_is_read_by_more_labels(line: str) -> None:
    told = read_head([line, "打印日期:2025-10-08"], LIBRARY.statements, LIBRARY.banks)
    assert told.period == (dt.date(2025, 4, 1), dt.date(2025, 9, 30))


@pytest.mark.parametrize("name", ["对方账户账号", "对方钱包编号/账号", "往来账号", "他方账号", "收款人/付款人账号"])
def test_more_names_of_the_other_sides_account_are_known(name: str) -> None:
    assert LIBRARY.statements.role(name) == "counterparty_account"


@pytest.mark.parametrize("name", ["商户名称/对方户名", "商户名称/对方"])
def test_more_names_of_the_other_side_are_known(name: str) -> None:
    assert LIBRARY.statements.role(name) == "counterparty"


def test_where_the_end_of_a_period_is_cut_off_the_day_of_printing_is_not_its_end() -> None:
    head = [f"户名:{HOLDER}", f"账号:{CARD}", "交易区间: 2026-05-01 至 20 打印时间: 2026-10-02 09:30:00"]
    told = read(drawn(NAMES[:3], [("2026-05-01", "80.00", "180.00"), ("2026-05-03", "-5.00", "175.00")], head))
    assert (told.printed_on, told.period_end) == (dt.date(2026, 10, 2), None)
    assert amounts(told) == ["80.00", "-5.00"]
