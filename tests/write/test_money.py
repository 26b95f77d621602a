"""Figures, capitals, dates and masks."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reprieve.figures.capitals import amount_of_capitals
from reprieve.figures.masks import mask_account, mask_id
from reprieve.write.money import capitals, fen, long_date, long_month, percent, yuan

# Published examples of 《正确填写票据和结算凭证的基本规定》, and amounts with zeros in every place.
SPELT = {
    "1409.50": "壹仟肆佰零玖元伍角",
    "6007.14": "陆仟零柒元壹角肆分",
    "16409.02": "壹万陆仟肆佰零玖元零贰分",
    "325.04": "叁佰贰拾伍元零肆分",
    "1680.32": "壹仟陆佰捌拾元零叁角贰分",
    "107000.53": "壹拾万柒仟元零伍角叁分",
    "100000": "壹拾万元整",
    "20010": "贰万零壹拾元整",
    "10": "壹拾元整",
    "0.05": "伍分",
    "0": "零元整",
    "10000.05": "壹万元零伍分",
    "100010000": "壹亿零壹万元整",
    "1000000.01": "壹佰万元零壹分",
}


@pytest.mark.parametrize(("amount", "words"), SPELT.items())
def test_amounts_are_spelt_as_the_rules_print_them(amount: str, words: str) -> None:
    assert capitals(Decimal(amount)) == f"人民币{words}"


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("壹仟陆佰捌拾元叁角贰分", "1680.32"),
        ("壹仟陆佰捌拾元零叁角贰分", "1680.32"),
        ("壹拾万零柒仟元伍角叁分", "107000.53"),
        ("人民币壹仟肆佰零玖元伍角整", "1409.50"),
        ("人民币壹拾元正", "10"),
    ],
)
def test_both_official_spellings_are_read(words: str, amount: str) -> None:
    assert amount_of_capitals(words) == Decimal(amount)


@pytest.mark.parametrize("words", ["", "元整", "壹贰元整", "佰元整", "壹佰元整多", "壹拾佰元整"])
def test_what_spells_no_amount_is_none(words: str) -> None:
    assert amount_of_capitals(words) is None


@given(st.integers(min_value=0, max_value=10**14 - 1))
def test_every_amount_reads_back_from_its_capitals(cents: int) -> None:
    amount = Decimal(cents) / 100

    assert amount_of_capitals(capitals(amount)) == amount


@given(st.integers(min_value=0, max_value=10**14 - 1))
def test_capitals_never_hold_two_zeros_in_a_row_and_end_as_they_must(cents: int) -> None:
    words = capitals(Decimal(cents) / 100)

    assert "零零" not in words
    assert words.endswith("整") == (cents % 100 == 0)


@pytest.mark.parametrize("amount", ["0.005", "-1", "1000000000000"])
def test_what_is_no_sum_of_money_is_refused(amount: str) -> None:
    with pytest.raises(ValueError):
        capitals(Decimal(amount))


def test_figures_have_a_sign_thousands_and_two_decimals() -> None:
    assert [yuan(Decimal(x)) for x in ("1234.5", "0", "-20")] == ["¥1,234.50", "¥0.00", "-¥20.00"]
    assert fen(Decimal("12.34")) == 1234


def test_dates_carry_no_leading_zeros() -> None:
    assert long_date(dt.date(2026, 3, 1)) == "2026年3月1日"
    assert long_month("2026-05") == "2026年5月"


def test_percentages_keep_one_decimal_at_most() -> None:
    assert [percent(Decimal(x)) for x in ("0.4251", "0.5", "-0.2857")] == ["42.5%", "50%", "-28.6%"]


def test_percentages_are_rounded_half_up_as_amounts_are_and_nothing_has_no_sign() -> None:
    assert [percent(Decimal(x)) for x in ("0.4205", "0.4215", "0.1225", "-0.0004")] == ["42.1%", "42.2%", "12.3%", "0%"]


def test_numbers_of_people_and_accounts_are_masked() -> None:
    assert mask_id("110101199003070011") == "110***********0011"
    assert mask_account("6225 8800 0000 1234") == "****1234"
    assert mask_account("1234") == "****34"
