from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reprieve.read.page.figures import find_amounts, parse_amount
from reprieve.read.page.fold import fold
from reprieve.read.statements.entries import parse_money


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("1,234.50", "1234.50"),
        ("¥1,234.50", "1234.50"),
        ("￥ 1234.5", "1234.50"),
        ("人民币 30,000.00 元", "30000.00"),
        ("RMB 12", "12.00"),
        ("CNY-12.00", "-12.00"),
        ("+12.00", "12.00"),
        ("-12.00", "-12.00"),
        ("−12.00", "-12.00"),
        ("－１２．００", "-12.00"),
        ("12.00-", "-12.00"),
        ("(1,012.00)", "-1012.00"),
        ("0.00", "0.00"),
        (".50", "0.50"),
        ("3万元", "30000.00"),
        ("1.5万元", "15000.00"),
        ("0.7285万元", "7285.00"),
        ("壹万贰仟叁佰肆拾伍元陆角柒分", "12345.67"),
        ("人民币叁万元整", "30000.00"),
        ("壹佰零伍元整", "105.00"),
        ("贰仟元零伍分", "2000.05"),
        ("壹亿零叁万元整", "100030000.00"),
    ],
)
def test_an_amount_is_read_in_every_form_that_papers_print(printed: str, amount: str) -> None:
    assert parse_amount(printed) == Decimal(amount)
    assert str(parse_amount(printed)) == amount


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "-",
        "--",
        "00158",
        "1,23.00",
        "12.345",
        "14.4%",
        "100 200",
        "2026-06-30",
        "12.00元/月",
        "(12.00",
        "-12.00-",
        "张三",
        "三",
        "元",
        "1.234.56",
    ],
)
def test_what_is_not_exactly_one_amount_is_not_read(printed: str) -> None:
    assert parse_amount(printed) is None


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_every_amount_comes_back_as_it_was_printed(cents: int) -> None:
    amount = Decimal(cents).scaleb(-2)

    assert parse_amount(f"{amount:,.2f}") == amount
    assert parse_amount(f"¥{amount:.2f}元") == amount


def test_amounts_in_a_sentence_come_in_order_and_other_numbers_do_not() -> None:
    text = "自2026年7月1日起,月工资由 8,200.00 元调整为4510.00元,另补贴 300元,年利率14.40%,工号00158。"

    assert find_amounts(text) == [Decimal("8200.00"), Decimal("4510.00"), Decimal("300.00")]


@pytest.mark.parametrize("words", ["人民币元整", "壹贰元整", "二〇二六元", "壹万贰万元", "万元整", "壹拾佰元整", "三分", "人民币整"])
def test_numerals_that_spell_no_one_number_are_no_amount(words: str) -> None:
    assert parse_amount(words) is None


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("十二元", "12.00"),
        ("一百一十元", "110.00"),
        ("两千五百元", "2500.00"),
        ("人民币：负壹拾圆伍角", "-10.50"),
        ("人民币伍角整", "0.50"),
    ],
)
def test_plain_numerals_are_read_as_capitals_are(words: str, amount: str) -> None:
    assert str(parse_amount(words)) == amount


@pytest.mark.parametrize("order", ["4200001234202605011234567890", "9" * 40, "9" * 13 + "万"])
def test_a_number_of_more_figures_than_any_amount_is_none(order: str) -> None:
    assert parse_amount(order) is None
    assert parse_money(order.rstrip("万") + ("0" * 4 if "万" in order else "")) is None


@pytest.mark.parametrize(
    ("printed", "folded"),
    [("***1,234.50", "1,234.50"), ("¥**12.00", "¥12.00"), ("***8807", "***8807"), ("6216****12.00", "6216****12.00")],
)
def test_stars_that_stand_where_nobody_may_add_a_figure_are_no_part_of_it(printed: str, folded: str) -> None:
    assert fold(printed) == folded


def test_a_rare_character_that_looks_like_a_common_one_is_that() -> None:
    assert fold("永兴五金塑㬵制品厂 王𤨁") == "永兴五金塑胶制品厂 王瑨"
