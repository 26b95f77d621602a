"""What statements tell in other words, in other places, or in figures set otherwise than most do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from drawn import centred, columns, page, words

from reprieve.library import load_library
from reprieve.model import BANK_STATEMENT, Statement
from reprieve.read.heads.statement_head import StatementHead, read_head
from reprieve.read.page.words import Page, Word
from reprieve.read.recognise import Recognition
from reprieve.read.statement import read_statement
from reprieve.read.statements.name_and_account import told_apart
from reprieve.read.table import read_table
from reprieve.read.warn import warnings_of

LIBRARY = load_library()
WIDTH, TOP, STEP = 90, 130, 24
NAMES = ("日期", "摘要", "交易金额", "余额", "对方户名")
ROWS = (
    ("2026-05-01", "代发工资", "8,000.00", "9,000.00", "云州青禾有限公司"),
    ("2026-05-03", "消费", "-120.50", "8,879.50", "安和菜市场"),
    ("2026-05-09", "快捷支付", "-59.00", "8,820.50", "邻里便利超市"),
    ("2026-05-12", "消费", "-20.50", "8,800.00", "安和菜市场"),
)
AMOUNTS = ["8000.00", "-120.50", "-59.00", "-20.50"]


def drawn(
    rows: Sequence[Sequence[str]], names: Sequence[str] = NAMES, head: str = "户名:江望舒 账号:6299990000000006027", number: int = 1
) -> Page:
    table = [word for index, row in enumerate(rows) for word in columns(TOP + STEP * index, row, WIDTH)]
    return page(words(36, 20, "云州银行交易流水"), words(36, 50, head), columns(100, names, WIDTH), table, number=number)


def read(*pages: Page) -> Statement:
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


def with_other_sides(cells: Sequence[str]) -> Statement:
    return read(drawn([(*row[:4], cell) for row, cell in zip(ROWS, cells, strict=True)], names=(*NAMES[:4], "对方信息")))


def amounts(statement: Statement) -> list[str]:
    return [str(row.amount) for row in statement.transactions]


def head_of(*lines: str) -> StatementHead:
    return read_head(lines, LIBRARY.statements, LIBRARY.banks)


# --- columns ----------------------------------------------------------------------------------------------------------


def test_a_running_number_that_looks_like_a_day_is_none() -> None:
    table: list[Word] = []
    for index, row in enumerate(ROWS):
        cells = (f"2026050{index + 1}", row[0].replace("-", ""), *row[1:])
        for x, cell in zip((30, 92, 150, 240, 330, 430), cells, strict=True):
            table += words(x, TOP + STEP * index, cell, size=8)
    names = [
        word
        for x, name in zip((30, 92, 150, 250, 340, 430), ("流水号", "交易日期", *NAMES[1:]), strict=True)
        for word in words(x, 100, name, size=8)
    ]
    statement = read(page(words(36, 20, "云州银行交易流水"), names, table))
    assert [row.date.day for row in statement.transactions] == [1, 3, 9, 12]


@pytest.mark.parametrize("abroad", ["原币金额", "外币金额", "交易原币金额"])
def test_what_was_paid_in_another_currency_is_not_the_amount_beside_one_that_is(abroad: str) -> None:
    rows = [(row[0], row[1], "-64.17", row[2], row[4]) for row in ROWS]
    assert amounts(read(drawn(rows, names=(*NAMES[:2], abroad, "交易金额", "对方户名")))) == AMOUNTS


def test_what_was_paid_in_another_currency_is_the_amount_where_none_stands_beside_it() -> None:
    rows = [(*row[:3], *row[4:]) for row in ROWS]
    assert amounts(read(drawn(rows, names=(*NAMES[:2], "原币金额", "对方户名")))) == AMOUNTS


def test_names_may_begin_in_english() -> None:
    names = ("Date 日期", "Description 摘要", "Amount 金额", "Balance 余额", "Counterparty 对方户名")
    statement = read(drawn(ROWS, names=names))
    assert (amounts(statement), statement.reconciliation.status) == (AMOUNTS, "balanced")
    assert [row.counterparty for row in statement.transactions] == [row[4] for row in ROWS]


@pytest.mark.parametrize(
    ("into", "out"), [("进账", "出账"), ("来账", "往账"), ("存入/转入", "支取/转出"), ("转入/存入", "转出/支取"), ("Cr", "Dr")]
)
def test_money_in_and_out_have_many_names(into: str, out: str) -> None:
    rows = [(row[0], row[1], *(("", row[2][1:]) if row[2].startswith("-") else (row[2], "")), row[3]) for row in ROWS]
    assert amounts(read(drawn(rows, names=("日期", "摘要", into, out, "余额")))) == AMOUNTS


@pytest.mark.parametrize(
    "name",
    [
        "交易方名称",
        "对方账号户名",
        "商户/对方名称",
        "对方账户名/商户名",
        "交易方户名",
        "收付方",
        "交易方信息",
        "对方客户名",
        "对方户名/开户行",
    ],
)
def test_the_other_side_has_many_names(name: str) -> None:
    assert [row.counterparty for row in read(drawn(ROWS, names=(*NAMES[:4], name))).transactions] == [row[4] for row in ROWS]


# --- figures ----------------------------------------------------------------------------------------------------------


def test_where_only_money_that_came_in_prints_a_plus_the_rest_went_out() -> None:
    rows = [(row[0], row[1], row[2][1:] if row[2].startswith("-") else f"+{row[2]}", row[4]) for row in ROWS]
    assert amounts(read(drawn(rows, names=(*NAMES[:3], NAMES[4])))) == AMOUNTS


def test_a_balance_may_say_that_it_is_a_credit() -> None:
    rows = [(*row[:3], "", "") for row in ROWS]
    balances = [word for index, row in enumerate(ROWS) for word in words(330, TOP + STEP * index, f"{row[3]} CR {row[4]}", size=8)]
    sheet = drawn(rows)
    statement = read(page(sheet.words, balances))
    assert (amounts(statement), statement.reconciliation.status) == (AMOUNTS, "balanced")
    assert [row.counterparty for row in statement.transactions] == [row[4] for row in ROWS]


@pytest.mark.parametrize("names", [NAMES, (*NAMES[:3], NAMES[4])])
def test_amounts_may_print_no_fen(names: Sequence[str]) -> None:
    whole = [("8000", "9000"), ("-120", "8880"), ("-60", "8820"), ("-20", "8800")]
    rows = [(row[0], row[1], amount, balance, row[4]) for row, (amount, balance) in zip(ROWS, whole, strict=True)]
    statement = read(drawn([row if len(names) == len(row) else (*row[:3], row[4]) for row in rows], names=names))
    assert amounts(statement) == ["8000.00", "-120.00", "-60.00", "-20.00"]
    assert statement.reconciliation.status == ("balanced" if len(names) == len(NAMES) else "unverifiable")


def test_a_star_may_guard_a_figure_as_on_a_cheque() -> None:
    rows = [(row[0], row[1], *(("", f"*{row[2][1:]}") if row[2].startswith("-") else (f"*{row[2]}", "")), f"*{row[3]}") for row in ROWS]
    statement = read(drawn(rows, names=("日期", "摘要", "存入", "支出", "余额")))
    assert (amounts(statement), statement.reconciliation.status) == (AMOUNTS, "balanced")


def test_a_blank_may_part_the_thousands() -> None:
    table: list[Word] = []
    for index, row in enumerate(ROWS):
        table += columns(TOP + STEP * index, (row[0], row[1], "", "", row[4]), WIDTH)
        for right, figure in ((290, row[2]), (380, row[3])):
            *thousands, rest = figure.split(",")
            table += words(right - 4 * len(rest), TOP + STEP * index - 4, rest, size=8)
            table += [
                word
                for text in thousands
                for word in words(right - 4 * len(rest) - 2.4 - 4 * len(text), TOP + STEP * index - 4, text, size=8)
            ]
    statement = read(page(words(36, 20, "云州银行交易流水"), columns(100, NAMES, WIDTH), table))
    assert (amounts(statement), statement.reconciliation.status) == (AMOUNTS, "balanced")


# --- names and accounts -----------------------------------------------------------------------------------------------


def test_an_account_above_a_name_is_of_the_same_row() -> None:
    """The cell begins on the line of the day, however close the next row stands, and though the name has room beside the account."""
    rows = [(*ROWS[0][:4], "云州青禾人力资源服务有限责任公司第一分公司"), *ROWS[1:]]
    table: list[Word] = []
    for index, row in enumerate(rows):
        table += columns(TOP + 22 * index, (*row[:4], ""), WIDTH)
        for number, text in enumerate((f"629999000000123{index}", row[4])):
            table += words(400, TOP + 22 * index + 10 * number, text, size=8)
    statement = read(page(words(36, 20, "云州银行交易流水"), columns(100, (*NAMES[:4], "对方信息"), WIDTH), table))
    assert [(row.counterparty, row.counterparty_account) for row in statement.transactions] == [
        (row[4], f"629999000000123{index}") for index, row in enumerate(rows)
    ]


@pytest.mark.parametrize("stars", ["*", "**"])
def test_the_stars_of_a_masked_name_may_wrap_with_the_account(stars: str) -> None:
    rows = [(*row[:4], f"{row[4][0]}|{stars}999571647766{index}") for index, row in enumerate(ROWS)]
    statement = read(drawn(rows, names=(*NAMES[:4], "对方账户信息")))
    assert [row.counterparty for row in statement.transactions] == [f"{row[4][0]}{stars}" for row in ROWS]


def test_a_stroke_printed_between_a_name_and_the_account_below_it_is_no_part_of_the_name() -> None:
    rows = [(*row[:4], f"{row[4]}/|629999000000123{index}") for index, row in enumerate(ROWS)]
    statement = read(drawn(rows, names=(*NAMES[:4], "对方账户信息")))
    assert [(row.counterparty, row.counterparty_account) for row in statement.transactions] == [
        (row[4], f"629999000000123{index}") for index, row in enumerate(ROWS)
    ]


def test_a_name_over_an_empty_line_is_its_rows() -> None:
    """Cells stand around the middle of their row, and hold a name and an account: the account of one is not told."""
    table: list[Word] = []
    for index, row in enumerate(ROWS):
        table += columns(TOP + 24 * index, (*row[:4], f"{row[4]}|629999000000123{index}" if index != 1 else ""), WIDTH)
    table += words(400, TOP + 24 - 4.4, ROWS[1][4], size=8)
    statement = read(page(words(36, 20, "云州银行交易流水"), columns(100, (*NAMES[:4], "对方信息"), WIDTH), table))
    assert [row.counterparty for row in statement.transactions] == [row[4] for row in ROWS]


OTHER_ACCOUNTS = [f"629999000000000{index}017" for index in range(4)]


@pytest.mark.parametrize(
    ("lines", "name", "account"),
    [
        ("云州电网客服95598|6299990000000003519", "云州电网客服", ""),  # filling its cell, it may go on: told
        ("云电95598|6299990000000003519", "云电95598", "6299990000000003519"),
        ("6299990000000003519|95598云电", "云电", ""),
        ("张**|6299990000000003519", "张**", "6299990000000003519"),
        ("LAWSON 1206|6299990000000003519", "LAWSON 1206", "6299990000000003519"),
        ("安和6299990000|000003519", "安和", "6299990000000003519"),
        ("62999900000000|03519", "", "6299990000000003519"),
        ("安和62|99990000000003519", "安和", "6299990000000003519"),
        ("云电123|6299990000003519", "云电123", "6299990000003519"),  # together of the others' length, but not of their beginning
        ("云州电网客服云州电123|6299990000003519", "云州电网客服云州电", ""),
        ("安和629|9990000000003519", "安和", "6299990000000003519"),
        ("安和9901|0000000003519", "安和", "99010000000003519"),  # of a length of its own, in a narrow cell
    ],
)
def test_a_name_that_ends_in_figures_is_told_from_an_account_that_wraps_by_how_long_others_are(lines: str, name: str, account: str) -> None:
    cells = [f"{row[4]}|{number}" for row, number in zip(ROWS, OTHER_ACCOUNTS, strict=True)]
    statement = with_other_sides([cells[0], lines, *cells[2:]])
    told = statement.transactions[1]
    assert statement.reconciliation.status == "balanced"
    assert [row.text.split()[-2:] for row in statement.reconciliation.glued] == ([] if account else [lines.split("|")])
    assert (told.counterparty, told.counterparty_account) == (name, account)


def test_of_a_row_whose_name_and_account_nothing_parts_a_person_is_told_the_page_and_what_stands_there() -> None:
    statement = with_other_sides(["云州电网客服95598|6299990000000003519", *(row[4] for row in ROWS[1:])])
    (said,) = warnings_of(Recognition(BANK_STATEMENT), statement, LIBRARY)
    assert (said.values["page"], str(said.values["text"]).split()[-2:]) == (1, ["云州电网客服95598", "6299990000000003519"])


def test_masked_names_are_no_part_of_the_accounts_below_them_however_long_these_are() -> None:
    cells = ["张**|6299990000000003519", "李*|629999000000000352", "王**|62999900000000037", "云电95598|6299990000003816"]
    told = with_other_sides(cells).transactions
    assert [f"{row.counterparty}|{row.counterparty_account}" for row in told] == cells


@pytest.mark.parametrize(("lines", "told"), [("云州电网客服95598|6299990000000003519", False), ("安和6299990000|000003519", True)])
def test_a_name_that_ends_in_figures_above_the_only_account_is_not_read_in_silence(lines: str, told: bool) -> None:
    statement = with_other_sides([lines, *(row[4] for row in ROWS[1:])])
    assert (statement.reconciliation.glued == ()) == told


@pytest.mark.parametrize(
    ("cell", "name", "account"),
    [
        ("12306铁路客票", "12306铁路客票", ""),
        ("7-ELEVEN便利店/Z200*****2973", "7-ELEVEN便利店", "Z200*****2973"),
        ("Apple.com/bill/2955****5896", "Apple.com/bill", "2955****5896"),
        ("36氪传媒(北京)有限公司/6399990000001234", "36氪传媒(北京)有限公司", "6399990000001234"),
    ],
)
def test_a_name_with_figures_may_stand_in_the_cell_of_the_account(cell: str, name: str, account: str) -> None:
    assert told_apart("", cell) == (name, account)


@pytest.mark.parametrize(
    ("cell", "name", "account"),
    [
        ("安和商家/6299990000001234/云州银行东城支行", "安和商家", "6299990000001234"),
        ("6299990000001234/江望舒/云州银行", "江望舒", "6299990000001234"),
        ("抖音支付(空)", "抖音支付", ""),
        ("990100012000036652/罗秀云6299990000000007728", "罗秀云", "990100012000036652"),
        ("安和商家(Z200491252606)", "安和商家", "Z200491252606"),
    ],
)
def test_banks_and_fillers_are_no_part_of_a_name(cell: str, name: str, account: str) -> None:
    assert told_apart(cell, "") == (name, account)


# --- heads ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["电子账号", "个人账号", "卡折号", "帳號", "A/C", "(账号", "在我行名下账户"])
def test_an_account_has_many_labels(label: str) -> None:
    assert head_of(f"户名:江望舒 {label}:6299990000001234").account == "6299990000001234"


@pytest.mark.parametrize("label", ["账户姓名", "单位/个人名称"])
def test_a_holder_has_many_labels(label: str) -> None:
    assert head_of(f"{label}:江望舒 币种:人民币").holder == "江望舒"


def test_the_last_group_of_a_number_may_be_short() -> None:
    assert head_of("账号:6299 9900 0000 1234 67 币种:人民币").account == "629999000000123467"
    assert head_of("账号:10299 9900 0000 56789").account == "102999900000056789"


def test_the_letters_behind_an_account_may_wrap() -> None:
    row = with_other_sides(["安和商家|Z2004****0010|N", *(row[4] for row in ROWS[1:])]).transactions[0]
    assert (row.counterparty, row.counterparty_account) == ("安和商家", "Z2004****0010N")


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("客户姓名:江望舒 银行账号:6299990000001234 币种:人民币", ""),
        ("江望舒 6299990000001234 人民币 云州农商银行 2026-05-01", "云州农商银行"),
        ("云 州 银 行 交 易 流 水", "云州银行"),
        ("云州 银行 交易流水", "云州银行"),
    ],
)
def test_the_name_of_a_bank_does_not_run_over_cells(head: str, issuer: str) -> None:
    assert head_of(head).issuer == issuer


@pytest.mark.parametrize(
    "line",
    [
        "自:2026-05-01 至:2026-05-31",
        "日期自:2026-05-01  至:2026-05-31",
        "自:20260501起 至:20260531止",
        "从:2026-05-01 到:2026-05-31",
        "起日:20260501 止日:20260531 币种:156-人民币",
        "交易开始日期(From):2026-05-01 交易结束日期(To):2026-05-31",
        "From 自:01 May 2026 To 至:31 May 2026",
        "日期:2026-05-01 TO 2026-05-31",
        "起始From:2026-05-01 截止To:2026-05-31 打印日期Printed:2026-06-02",
    ],
)
def test_a_period_may_be_told_end_by_end(line: str) -> None:
    assert head_of("云州银行交易流水", line).period == (dt.date(2026, 5, 1), dt.date(2026, 5, 31))


@pytest.mark.parametrize(
    "line",
    [
        "查询账号[6299990000001234] 账户名[江望舒] 查询起始[2026-05-01] 查询截止[2026-05-31] 打印柜员[B1177]",
        "兹证明:江望舒(证件号码:9901****0028)在本公司支付账户 6299990000001234 于2026-05-01至2026-05-31期间的交易如下:",
        "客户 Customer 江望舒 账户 Account 6299990000001234\n期间 Period 2026-05-01 to 2026-05-31",
        "姓名:江望舒 账户卡号:6299990000001234 交易时间:2026-05-01至2026-05-31",
    ],
)
def test_labels_may_have_brackets_a_foreign_word_or_a_sentence_behind_them(line: str) -> None:
    head = head_of("云州银行交易流水", *line.split("\n"))
    assert (head.holder, head.account, head.period) == ("江望舒", "6299990000001234", (dt.date(2026, 5, 1), dt.date(2026, 5, 31)))


def test_labels_in_two_languages_may_stand_above_their_values() -> None:
    head = head_of("Account Name / 户名 Account No. / 账号 Period / 期间", "江望舒 6299990000001234 2026-05-01 ~ 2026-05-31")
    assert (head.holder, head.account, head.period) == ("江望舒", "6299990000001234", (dt.date(2026, 5, 1), dt.date(2026, 5, 31)))


@pytest.mark.parametrize("told", ["人民", "人 民 币", "01", "156-人民币"])
def test_yuan_are_told_in_many_ways(told: str) -> None:
    assert head_of(f"户名:江望舒 币种:{told}").currency == "CNY"


def test_two_statements_of_an_account_that_follow_one_another_cover_the_days_of_both() -> None:
    head = "户名:江望舒 账号:6299990000000006027 起止日期:{}"
    first = drawn(ROWS[:2], head=head.format("2026-05-01至2026-05-05"))
    second = drawn(ROWS[2:], head=head.format("2026-05-06至2026-05-31"), number=2)
    statement = read(first, second)
    assert (statement.period_start, statement.period_end) == (dt.date(2026, 5, 1), dt.date(2026, 5, 31))


def test_days_between_two_statements_of_an_account_are_not_covered() -> None:
    head = "户名:江望舒 账号:6299990000000006027 起止日期:{}"
    first = drawn(ROWS[:2], head=head.format("2026-05-01至2026-05-05"))
    second = drawn(ROWS[2:], head=head.format("2026-05-08至2026-05-31"), number=2)
    assert read(first, second).period_end == dt.date(2026, 5, 5)


# --- marks behind figures, and what heads tell ------------------------------------------------------------------------


def test_a_side_that_touches_its_balance_is_nobodys_name() -> None:
    rows = [
        (day, summary, f"{amount.lstrip('-')}{'借' if '-' in amount else '贷'}", f"{balance}贷", party)
        for day, summary, amount, balance, party in ROWS
    ]
    statement = read(drawn(rows))
    assert amounts(statement) == AMOUNTS
    assert [row.counterparty for row in statement.transactions] == [row[-1] for row in ROWS]


def test_a_filler_is_nobodys_name() -> None:
    statement = read(drawn([*ROWS[:3], (*ROWS[3][:4], "N/A")]))
    assert [row.counterparty for row in statement.transactions][2:] == ["邻里便利超市", ""]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("电子验证码:A1B2C3D4E5F6 查询网址:www.example.com", "A1B2C3D4E5F6"),
        ("防伪验证码:9F3K-22QX-88PL", "9F3K-22QX-88PL"),
        ("校验码:A1B2 C3D4 E5F6 7788", "A1B2C3D4E5F67788"),
        ("校验码:A1B2 C3D4 E5F6 77 88", ""),  # the last group is torn
        ("验 证 码:A7K2P9QX 页数:1", "A7K2P9QX"),
        ("验证码:KWTXQBHN 页数:1", "KWTXQBHN"),
        ("登录官网输入验证码 查询", ""),
        ("验证码: Verification", ""),
        ("验证码:VERIFICATION CODE", ""),
    ],
)
def test_a_code_is_letters_and_figures_wherever_it_stands(line: str, code: str) -> None:
    assert head_of(line).verification_code == code
    below = drawn(ROWS)
    statement = read(page(list(below.words), words(36, 300, line)))
    assert statement.verification_code == code


@pytest.mark.parametrize(
    ("line", "account"),
    [
        ("Name/户名:江望舒 A/C No./账号:6299990000000006027", "6299990000000006027"),
        ("户名:江望舒 卡号:尾号6027", "6027"),
        ("户名:江望舒,在我行开立的账户6299990000000006027,自2026年5月1日至2026年6月30日的交易明细如下", "6299990000000006027"),
        ("户名:江望舒,您账户6299990000000006027在2026年5月1日至2026年6月30日的交易明细如下", "6299990000000006027"),
        ("户名:江望舒 对方账号:6299990000000006027", ""),
    ],
)
def test_an_account_is_found_in_the_words_around_it(line: str, account: str) -> None:
    told = head_of(line)
    assert (told.holder, told.account) == ("江望舒", account)


def test_a_period_is_told_as_times_that_begin_and_end() -> None:
    told = head_of("开始时间:2026-05-01 00:00:00 结束时间:2026-06-30 23:59:59 货币:CNY")
    assert told.period == (dt.date(2026, 5, 1), dt.date(2026, 6, 30))


# --- days and times in one cell ---------------------------------------------------------------------------------------


def test_a_time_may_stand_before_its_day() -> None:
    statement = read(drawn([(f"10:28:0{index} {row[0]}", *row[1:]) for index, row in enumerate(ROWS)], ("交易时间", *NAMES[1:])))
    assert [(row.date.day, str(row.time)) for row in statement.transactions][:2] == [(1, "10:28:00"), (3, "10:28:01")]
    assert amounts(statement) == AMOUNTS


def test_a_moment_of_figures_alone_may_have_days_without_a_time_beside_it() -> None:
    printed = [row[0].replace("-", "") for row in ROWS]
    moments = [f"{printed[0]}090807", printed[1], f"{printed[2]}101112", printed[3]]
    statement = read(drawn([(day, *row[1:]) for day, row in zip(moments, ROWS, strict=True)], ("交易时间", *NAMES[1:])))
    assert [row.date.isoformat() for row in statement.transactions] == [row[0] for row in ROWS]
    assert [str(row.time or "") for row in statement.transactions] == ["09:08:07", "", "10:11:12", ""]


def test_the_rest_of_a_day_below_its_year_is_no_note() -> None:
    table: list[Word] = []
    for index, row in enumerate(ROWS):
        year, day = row[0][:5], row[0][5:]
        table += [*columns(TOP + STEP * index, (year, *row[1:]), WIDTH), *centred(30 + WIDTH / 2, TOP + STEP * index + 9, day, 8)]
    statement = read(page(words(36, 20, "云州银行交易流水"), columns(100, NAMES, WIDTH), table))
    assert [row.date.isoformat() for row in statement.transactions] == [row[0] for row in ROWS]
    assert [row.note for row in statement.transactions] == [""] * len(ROWS)


def test_the_time_behind_a_day_with_points_is_no_part_of_the_day() -> None:
    rows = [(f"{row[0].replace('-', '.')} 08:51:3{index}", *row) for index, row in enumerate(ROWS)]
    statement = read(drawn([(row[0], *row[1:]) for row in rows], ("交易时间", "记账日期", *NAMES[1:])))
    assert [str(row.time) for row in statement.transactions][:2] == ["08:51:30", "08:51:31"]


def test_a_teller_beside_short_names_is_a_column_as_they_are() -> None:
    rows = [
        (day, summary, amount.lstrip("-") if "-" in amount else "", "" if "-" in amount else amount, balance, "012")
        for day, summary, amount, balance, _party in ROWS
    ]
    assert amounts(read(drawn(rows, ("日", "摘", "支", "收", "余", "员")))) == AMOUNTS
