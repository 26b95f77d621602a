from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from itertools import pairwise

import page_material as material
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reprieve.language import Message, Words
from reprieve.model import Income, Means, MonthIncome, Need, Source
from reprieve.write.page import PAGES_FOLDER
from reprieve.write.page_charts import Bar, draw_income, draw_means
from reprieve.write.page_timeline import Dated, Lane, case_lanes, draw_timeline

ZERO = Decimal("0.00")
ONSET = dt.date(2026, 6, 30)


def month(name: str, wages: str = "0.00", excluded: str = "0.00") -> MonthIncome:
    return MonthIncome(name, Decimal(wages), ZERO, ZERO, ZERO, Decimal(excluded))


def bars(income: Income) -> list[Bar]:
    chart = draw_income(income, ONSET)
    assert chart
    return [bar for column in chart.columns for bar in column.bars]


def test_heights_go_with_the_amounts() -> None:
    half, whole = bars(Income((month("2026-05", "4000.00"), month("2026-06", "8000.00")), None, None, None))
    assert whole.height == pytest.approx(2 * half.height)
    assert half.y + half.height == pytest.approx(whole.y + whole.height), "both stand on the axis"


def test_a_loan_paid_out_is_torn_rather_than_dwarfing_the_wages() -> None:
    wages, loan = bars(Income((month("2026-05", "8000.00", "400000.00"),), None, None, None))
    assert loan.torn
    assert wages.height > loan.height > 0


def test_left_out_money_that_fits_is_drawn_to_scale() -> None:
    wages, refund = bars(Income((month("2026-05", "8000.00", "2000.00"),), None, None, None))
    assert not refund.torn
    assert wages.height == pytest.approx(4 * refund.height)


def test_months_with_nothing_but_left_out_money_still_make_a_chart() -> None:
    (bar,) = bars(Income((month("2026-05", excluded="500.00"),), None, None, None))
    assert bar.part == "excluded"
    assert not bar.torn


def test_no_month_makes_no_chart_and_empty_months_an_empty_one() -> None:
    assert draw_income(Income((), None, None, None), ONSET) is None
    assert bars(Income((month("2026-05"),), None, None, None)) == []


def test_each_mean_is_drawn_on_its_side_of_the_onset() -> None:
    months = tuple(month(f"2026-{number:02d}", "8000.00") for number in range(4, 11))
    chart = draw_income(Income(months, Decimal("8000.00"), Decimal("3000.00"), None), dt.date(2026, 7, 15))
    assert chart
    before, after = chart.means
    assert before.x1 == after.x0 == chart.onset_x
    july = chart.columns[3]
    assert chart.onset_x == pytest.approx(july.centre, abs=2), "the fifteenth is the middle of the month"
    assert after.y > before.y


def test_an_onset_beyond_the_months_is_not_drawn_at_a_wrong_place() -> None:
    chart = draw_income(Income((month("2026-05", "1.00"),), Decimal("1.00"), None, None), dt.date(2025, 1, 1))
    assert chart
    assert chart.onset_x is None
    assert chart.means == ()


@given(st.lists(st.decimals(0, 10**9, places=2), min_size=1, max_size=30), st.decimals(0, 10**9, places=2))
def test_every_bar_stays_inside_the_chart(wages: list[Decimal], excluded: Decimal) -> None:
    months = tuple(MonthIncome(f"2024-{number:02d}", amount, ZERO, ZERO, ZERO, excluded) for number, amount in enumerate(wages, 1))
    chart = draw_income(Income(months, None, None, None), ONSET)
    assert chart
    for column in chart.columns:
        for bar in column.bars:
            assert 0 <= bar.y <= bar.y + bar.height <= chart.axis + 0.001
            assert 0 <= bar.x <= bar.x + bar.width <= chart.width
        for lower, upper in pairwise(column.bars):
            assert upper.y + upper.height == pytest.approx(lower.y), "each stands on the one below"
    assert 3 <= len(chart.ticks) <= 8 or not any(column.bars for column in chart.columns)


def test_the_waterfall_ends_where_its_steps_lead() -> None:
    chart = draw_means(Means(Decimal("6000.00"), Decimal("3600.00"), Decimal("1200.00"), Decimal("1200.00")))
    income, necessary, priority, disposable = chart.bars
    assert necessary.y == income.y
    assert priority.y == pytest.approx(necessary.y + necessary.height)
    assert disposable.y == pytest.approx(priority.y + priority.height)
    assert disposable.y + disposable.height == pytest.approx(chart.zero)


def test_means_below_zero_hang_under_the_axis() -> None:
    chart = draw_means(Means(Decimal("1000.00"), Decimal("3600.00"), ZERO, Decimal("-2600.00")))
    assert chart.bars[-1].y == pytest.approx(chart.zero)
    assert chart.bars[-1].height > chart.bars[0].height


def test_no_means_at_all_can_be_drawn() -> None:
    assert len(draw_means(Means(ZERO, ZERO, ZERO, ZERO)).bars) == 4


def test_an_old_paper_stands_at_the_edge_and_does_not_squeeze_the_rest() -> None:
    name = Message("issued")
    card = Lane("card", (Dated("paper", name, dt.date(2010, 1, 1), dt.date(2010, 1, 1)),))
    statement = Lane("statement", (Dated("paper", name, dt.date(2026, 4, 1), dt.date(2026, 10, 31)),))
    chart = draw_timeline([card, statement], ONSET, dt.date(2026, 11, 1))
    (old,), (period,) = chart.lanes
    assert old.outside
    assert not period.outside
    assert period.x1 - period.x0 > 0.7 * chart.width
    assert chart.ticks[0].day == dt.date(2026, 4, 1)


def test_the_timeline_tells_the_case_each_debt_and_each_dated_paper() -> None:
    lanes = case_lanes(material.a_case(), material.the_documents(), material.an_assessment())
    names = [str(lane.name) for lane in lanes]
    assert names[1:] == [
        "招商银行股份有限公司信用卡中心",
        "重庆蚂蚁消费金融有限公司",
        "流水.pdf",
        "离职证明.pdf",
        "身份证.pdf",
        "工资条5月.pdf",
    ]
    deadline = [dated.first for dated in lanes[0].dated if dated.kind == "deadline"]
    assert deadline == [dt.date(2026, 11, 15)]


def test_the_timeline_tells_until_when_each_paper_is_good() -> None:
    soon, late = dt.date(2026, 11, 15), dt.date(2026, 12, 1)
    places = [Source(material.STATEMENT, 1, fresh_until=day) for day in (late, soon)]
    needs = tuple(Need("x", Words("甲", "a"), "met", Message("met"), (place,)) for place in places)
    lanes = case_lanes(material.a_case(), material.the_documents(), material.an_assessment(needs=needs))
    ends = {str(lane.name): [dated.first for dated in lane.dated if dated.kind == "deadline"] for lane in lanes[1:]}
    assert ends.pop("流水.pdf") == [soon], "the first end counts"
    assert ends and not any(ends.values()), "no other paper has an end"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "link", "good", "warn", "bad", "dark"])
def test_text_has_the_contrast_that_wcag_aa_asks_for(scheme: str, ink: str) -> None:
    colours = palette(scheme)
    grounds = ["ground", "sheet", *([f"{ink}-ground"] if f"{ink}-ground" in colours else [])]
    assert all(contrast(colours[ink], colours[ground]) >= 4.5 for ground in grounds)


def palette(scheme: str) -> dict[str, str]:
    style = (PAGES_FOLDER / "page.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blocks[0 if scheme == "light" else 1]))


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.1, success criterion 1.4.3."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
