"""The names of an export's columns are known in one row or two, in one language or two, and with marks around them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read import read_paper

D = Decimal
HEAD = "户名：江望舒,账号：6299990000000006027\n"
ROWS = [("2026-01-02", "工资", "", "1000.00", "6000.00", "青禾有限公司"), ("2026-01-03", "消费", "50.00", "", "5950.00", "安和菜市场")]


def read(names: str, folder: Path, rows: Sequence[tuple[str, ...]] = ROWS) -> Statement:
    (folder / "paper.csv").write_text(HEAD + names + "\n" + "\n".join(map(",".join, rows)) + "\n", encoding="utf-8")
    content = read_paper(folder / "paper.csv", "paper.csv", load_library()).content
    assert isinstance(content, Statement)
    return content


def told(statement: Statement) -> list[tuple[str, str, str, str]]:
    return [(str(row.amount), str(row.balance), row.counterparty, row.counterparty_account) for row in statement.transactions]


def signed(rows: Sequence[tuple[str, ...]] = ROWS) -> list[tuple[str, ...]]:
    return [(day, what, f"-{out}" if out else into, balance, who) for day, what, out, into, balance, who in rows]


@pytest.mark.parametrize(
    "names",
    [
        "交易日期 Date,摘要 Summary,交易金额 Amount,账户余额 Balance,对方户名 Counterparty",
        "交易日期/Date,摘要/Summary,交易金额/Amount,账户余额/Balance,对方户名/Counterparty",
        "交易日期(Date),摘要(Summary),交易金额(Amount),账户余额(Balance),对方户名(Counterparty)",
        '"记账日期\nDate","交易摘要\nTransaction Type","交易金额\nTransaction Amount","联机余额\nBalance","对手信息\nCounter Party"',
        "Date 交易日期,Summary 摘要,Amount 交易金额,Balance 账户余额,Counterparty 对方户名",
    ],
)
def test_a_name_and_its_translation_may_stand_in_one_cell(names: str, tmp_path: Path) -> None:
    statement = read(names, tmp_path, signed())

    assert told(statement) == [("1000.00", "6000.00", "青禾有限公司", ""), ("-50.00", "5950.00", "安和菜市场", "")]
    assert (statement.holder, statement.account) == ("江望舒", "6299990000000006027")


@pytest.mark.parametrize(
    "names",
    [
        "交易日期*,交易摘要,交易金额(元),账户余额(元),对方户名",
        "交易日期▲,摘要▲,交易金额▲,账户余额▲,对方户名▲",
        "1.交易日期,2.摘要,3.交易金额,4.余额,5.对方户名",
        "【交易日期】,【摘要】,【交易金额】,【余额】,【对方户名】",
        "交易日期(年月日),摘要说明,交易金额(人民币),余额(人民币),对方户名(名称)",
        "交易日期：,摘要：,交易金额：,账户余额：,对方户名：",
        "交易日期,摘要,交易金额(+/-),账户余额,对方户名",
        "动账时间,动账类型,动账金额,变动后余额,交易对手",
    ],
)
def test_marks_around_a_name_tell_nothing(names: str, tmp_path: Path) -> None:
    assert told(read(names, tmp_path, signed())) == [("1000.00", "6000.00", "青禾有限公司", ""), ("-50.00", "5950.00", "安和菜市场", "")]


@pytest.mark.parametrize("upper", ["金额,", "发生额,", "交易金额,", "发生额,发生额", "收支情况,"])
@pytest.mark.parametrize("lower", ["支出,收入", "借方,贷方", "支出金额,收入金额"])
def test_a_name_over_two_columns_is_parted_by_the_row_below(upper: str, lower: str, tmp_path: Path) -> None:
    statement = read(f"交易日期,摘要,{upper},余额,对方户名\n,,{lower},,", tmp_path)

    assert told(statement) == [("1000.00", "6000.00", "青禾有限公司", ""), ("-50.00", "5950.00", "安和菜市场", "")]
    assert statement.reconciliation.status == "balanced"


def test_columns_filled_with_nought_are_parted_too_and_the_other_sides_name_and_account(tmp_path: Path) -> None:
    rows = [tuple(cell or "0.00" for cell in (*row, "6299990000000007777")) for row in ROWS]
    statement = read("交易时间,摘要,发生额,,账户余额,对方信息,\n,,借方,贷方,,户名,账号", tmp_path, rows)

    assert told(statement) == [
        ("1000.00", "6000.00", "青禾有限公司", "6299990000000007777"),
        ("-50.00", "5950.00", "安和菜市场", "6299990000000007777"),
    ]


def test_a_lower_name_that_says_something_only_with_the_one_above_it_parts_it_too(tmp_path: Path) -> None:
    rows = [(*row, "6299990000000007777") for row in ROWS]
    statement = read("交易信息,,发生额,,余额,对方信息,\n日期,摘要,支出,收入,,名称,账号", tmp_path, rows)

    account = "6299990000000007777"
    assert told(statement) == [("1000.00", "6000.00", "青禾有限公司", account), ("-50.00", "5950.00", "安和菜市场", account)]
    assert statement.reconciliation.status == "balanced"


@pytest.mark.parametrize(("sign", "amount", "neutral"), [("付", "-50.00", False), ("⇄", "50.00", True), ("转", "50.00", True)])
@pytest.mark.parametrize("name", ["", "类型"])
def test_signs_below_a_name_that_tells_no_more_say_which_way_money_went(
    name: str, sign: str, amount: str, neutral: bool, tmp_path: Path
) -> None:
    rows = [("收", "2026-01-02 08:41:26", "青禾有限公司", "1000.00"), (sign, "2026-01-03 17:55:30", "安和菜市场", "50.00")]
    statement = read(f"{name},交易时间,交易标题,金额", tmp_path, rows)

    assert [(str(row.amount), row.neutral) for row in statement.transactions] == [("1000.00", False), (amount, neutral)]
    assert statement.reconciliation.unread == ()


def test_a_balance_parted_into_direction_and_figure_is_the_balance_and_no_direction_of_its_row(tmp_path: Path) -> None:
    rows = [(day, what, out, into, "贷", balance, who) for day, what, out, into, balance, who in ROWS]
    rows += [("2026-01-31", "本期合计", "50.00", "1000.00", "贷", "5950.00", "")]
    statement = read("日期,摘要,发生额,,余额,,对方单位\n,,借方,贷方,方向,金额,", tmp_path, rows)

    assert told(statement) == [("1000.00", "6000.00", "青禾有限公司", ""), ("-50.00", "5950.00", "安和菜市场", "")]
    assert statement.reconciliation.status == "balanced"
    assert statement.reconciliation.unread == ()


@pytest.mark.parametrize("ways", ["发生额(借),发生额(贷)", "本次支出,本次收入", "支出/元,收入/元", "出账,进账"])
def test_money_out_and_in_have_many_names(ways: str, tmp_path: Path) -> None:
    assert [row[0] for row in told(read(f"交易日期,摘要,{ways},期末余额,对方户名", tmp_path))] == ["1000.00", "-50.00"]


@pytest.mark.parametrize(("first", "second"), [("2026 01 02", "2026 01 03"), ("20260102.0", "20260103.0")])
def test_a_day_may_be_written_with_blanks_or_saved_with_decimals(first: str, second: str, tmp_path: Path) -> None:
    rows = [(day, *row[1:]) for day, row in zip((first, second), ROWS, strict=True)]
    statement = read("交易日期,摘要,支出,收入,余额,对方户名", tmp_path, rows)

    assert [f"{row.date}" for row in statement.transactions] == ["2026-01-02", "2026-01-03"]


def test_the_lower_of_two_rows_of_names_may_be_as_wide_as_the_upper(tmp_path: Path) -> None:
    rows = [(day, what, out, into, balance, who, "6299990000000007777", "某行") for day, what, out, into, balance, who in ROWS]
    statement = read("日期,摘要,发生额,,余额,对方信息,,\n,,支出,收入,,户名,账号,开户行", tmp_path, rows)

    account = "6299990000000007777"
    assert told(statement) == [("1000.00", "6000.00", "青禾有限公司", account), ("-50.00", "5950.00", "安和菜市场", account)]


def test_names_in_two_rows_count_together_where_the_lower_row_lacks_the_balance(tmp_path: Path) -> None:
    rows = [(day, "10:20:30", what, out, into, balance, who) for day, what, out, into, balance, who in ROWS]
    statement = read("交易,交易,摘要,发生额,,余额,对方\n日期,时间,,支出,收入,,户名", tmp_path, rows)

    assert told(statement) == [("1000.00", "6000.00", "青禾有限公司", ""), ("-50.00", "5950.00", "安和菜市场", "")]


@pytest.mark.parametrize(
    ("names", "factor"),
    [
        ("交易日期,摘要,交易金额(万元),余额(万元),对方户名", 10_000),
        ("单位：万元\n交易日期,摘要,交易金额,余额,对方户名", 10_000),
        ("交易日期,摘要,交易金额,余额,对方户名\n,,万元,万元,", 10_000),
        ("交易日期,摘要,交易金额（千元）,余额（千元）,对方户名", 1_000),
        ("交易日期,摘要,交易金额(分),余额(分),对方户名", D("0.01")),
    ],
)
def test_money_in_other_units_is_yuan_and_it_is_said(names: str, factor: Decimal, tmp_path: Path) -> None:
    rows = [(day, what, f"{D(amount) / factor:f}", f"{D(balance) / factor:f}", who) for day, what, amount, balance, who in signed()]
    (tmp_path / "paper.csv").write_text(HEAD + names + "\n" + "\n".join(map(",".join, rows)) + "\n", encoding="utf-8")
    paper = read_paper(tmp_path / "paper.csv", "paper.csv", load_library())

    assert isinstance(paper.content, Statement)
    assert told(paper.content) == [("1000.00", "6000.00", "青禾有限公司", ""), ("-50.00", "5950.00", "安和菜市场", "")]
    assert ["multiplied by" in str(warning) for warning in paper.warnings] == [True]


def test_a_balance_may_be_in_another_unit_than_the_amounts(tmp_path: Path) -> None:
    rows = [(day, what, amount, f"{D(balance) / 10_000:f}", who) for day, what, amount, balance, who in signed()]
    statement = read("交易日期,摘要,交易金额(元),余额(万元),对方户名", tmp_path, rows)

    assert [row[:2] for row in told(statement)] == [("1000.00", "6000.00"), ("-50.00", "5950.00")]
