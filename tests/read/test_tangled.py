"""Letters of two texts that are printed across each other are parted by the order of drawing, and only they."""

from __future__ import annotations

import pytest

from reprieve.read.extraction.tangled import mixed_from, texts_as_drawn

APART = [(0.0, 0.0, 5.0, 10.0), (5.0, 0.0, 10.0, 10.0), (10.0, 0.0, 15.0, 10.0)]
OVER = [(0.0, 0.0, 5.0, 10.0), (5.0, 0.0, 10.0, 10.0), (7.0, 0.0, 17.0, 10.0), (10.0, 0.0, 15.0, 10.0), (17.0, 0.0, 27.0, 10.0)]


@pytest.mark.parametrize("text", ["09:12:3云6州青禾", "09:12:云36州", "3L6I"])
def test_figures_between_letters_may_be_of_two_texts(text: str) -> None:
    assert mixed_from(text) is not None


@pytest.mark.parametrize("text", ["2026年5月4日", "09:12:36", "云州青禾有限公司", "8,200.00", "5月工资"])
def test_days_times_and_names_are_of_one(text: str) -> None:
    assert mixed_from(text) is None


def test_letters_side_by_side_are_left_as_they_are() -> None:
    assert texts_as_drawn(APART, lambda: [0, 1, 2]) is None


def test_letters_over_each_other_are_parted_in_the_order_of_drawing() -> None:
    assert texts_as_drawn(OVER, lambda: [0, 1, 3, 2, 4]) == [[0, 1, 3], [2, 4]]


def test_where_the_order_is_not_known_nothing_is_parted() -> None:
    assert texts_as_drawn(OVER, lambda: [0, 1, None, 2, 4]) is None
