from __future__ import annotations

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reprieve.judge.months import Period, add_months, full_months, gaps, is_after, is_before, joined, lasts

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))


def test_a_month_after_the_thirty_first_is_the_last_of_the_next_month() -> None:
    assert add_months(dt.date(2027, 1, 31), 1) == dt.date(2027, 2, 28)
    assert add_months(dt.date(2028, 1, 31), 1) == dt.date(2028, 2, 29)
    assert add_months(dt.date(2026, 11, 30), 3) == dt.date(2027, 2, 28)
    assert add_months(dt.date(2026, 3, 31), -1) == dt.date(2026, 2, 28)


@given(DAYS, st.integers(0, 120))
def test_the_day_never_moves_forward_into_another_month(day: dt.date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


def test_periods_that_touch_are_one_and_a_day_between_is_a_gap() -> None:
    first, second = Period(dt.date(2026, 4, 1), dt.date(2026, 6, 15)), Period(dt.date(2026, 6, 16), dt.date(2026, 10, 31))
    assert joined([second, first]) == [Period(first.start, second.end)]
    assert gaps([first, Period(dt.date(2026, 6, 17), second.end)]) == [Period(dt.date(2026, 6, 16), dt.date(2026, 6, 16))]


@given(st.lists(st.tuples(DAYS, DAYS), max_size=8))
def test_joined_periods_cover_just_the_same_days(pairs: list[tuple[dt.date, dt.date]]) -> None:
    periods = [Period(min(pair), max(pair)) for pair in pairs]
    runs = joined(periods)
    assert all(any(run.start <= p.start and p.end <= run.end for run in runs) for p in periods)
    assert all(one.end + dt.timedelta(days=1) < other.start for one, other in pairwise(runs))
    assert {run.start for run in runs} <= {p.start for p in periods}


def test_six_months_last_from_the_first_to_the_day_before_the_first() -> None:
    assert lasts(Period(dt.date(2026, 5, 1), dt.date(2026, 10, 31)), 6)
    assert not lasts(Period(dt.date(2026, 5, 2), dt.date(2026, 10, 31)), 6)


def test_only_whole_months_count_as_full() -> None:
    assert full_months([Period(dt.date(2026, 4, 2), dt.date(2026, 7, 30))]) == ["2026-05", "2026-06"]


def test_the_month_of_the_onset_stands_apart_unless_the_onset_is_its_first_or_last_day() -> None:
    assert is_before("2026-06", dt.date(2026, 6, 30)) and not is_after("2026-06", dt.date(2026, 6, 30))
    assert is_after("2026-07", dt.date(2026, 7, 1)) and not is_before("2026-07", dt.date(2026, 7, 1))
    assert not is_before("2026-06", dt.date(2026, 6, 15)) and not is_after("2026-06", dt.date(2026, 6, 15))
