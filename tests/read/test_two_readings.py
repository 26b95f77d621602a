"""A second reading of a PDF may stand for the first only if it misses nothing that is shown; what it alone finds is said."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from pathlib import Path

import pytest
from drawn import page, words
from reportlab.pdfgen.canvas import Canvas

from reprieve.library import load_library
from reprieve.model import Box, Reconciliation, Statement, Transaction
from reprieve.read import read_paper
from reprieve.read.page.words import Page
from reprieve.read.pdf import second_opinion
from reprieve.read.second.two_readings import Digits, counted, misses_something, not_shown

NAMES = ("Date", "Amount", "Balance", "Abstract")
HOLED = ("Date", "Amount", "Bal nce", "Abstract")


def paper(*texts: str, number: int = 1) -> Page:
    return page(*(words(50, 100 + 20 * row, text) for row, text in enumerate(texts)), number=number)


def found_on(*pages: Page) -> Digits:
    found: Digits = {}
    assert list(counted(pages, found)) == list(pages)
    return found


def test_a_reading_that_finds_every_figure_shown_misses_nothing_whatever_its_order() -> None:
    shown = paper("2026-05-03 12.00", "余额 988.00")
    assert not misses_something(found_on(paper("余额988.00", "12.00 2026-05-03")), [shown])


def test_a_reading_that_finds_more_misses_nothing() -> None:
    assert not misses_something(found_on(paper("12.00", "7")), [paper("12.00")])


@pytest.mark.parametrize("found", ["2026-05-03 12.0", "2026-05-03", ""])
def test_a_reading_without_one_digit_that_is_shown_misses_something(found: str) -> None:
    assert misses_something(found_on(paper(found)), [paper("2026-05-03 12.00")])


def test_a_digit_shown_twice_must_be_found_twice() -> None:
    assert misses_something(found_on(paper("12.00")), [paper("12.00", "12.00")])


def test_what_bold_type_prints_over_itself_does_not_stand_for_what_was_missed() -> None:
    shown = paper("2026-05-03 12.00", "2026-05-03 21.00")
    bold = page(words(50, 100, "2026-05-03 12.00"), words(50.3, 100, "2026-05-03 12.00"))
    assert misses_something(found_on(bold), [shown])


def test_a_digit_is_looked_for_on_its_own_page() -> None:
    shown = [paper("12.00"), paper("34.00", number=2)]
    assert misses_something(found_on(paper("12.00", "34.00"), paper("", number=2)), shown)
    assert misses_something(found_on(paper("12.00")), shown)


def test_letters_may_be_read_in_another_way() -> None:
    assert not misses_something(found_on(paper("馀额 12.00")), [paper("余额 12.00")])


# --- what nobody sees -------------------------------------------------------------------------------------------------


def row(amount: str, balance: str | None = "988.00", line: int = 0, number: int = 1) -> Transaction:
    top = 100.0 + 20 * line
    return Transaction(
        date=dt.date(2026, 5, 3),
        amount=Decimal(amount),
        balance=None if balance is None else Decimal(balance),
        page=number,
        bbox=Box(50, top, 300, top + 10),
    )


def told(rows: tuple[Transaction, ...], *shown: Page) -> list[str]:
    return [str(message) for message in not_shown(Statement(rows, Reconciliation("balanced")), shown)]


def test_rows_whose_figures_are_shown_are_not_worth_a_word() -> None:
    assert told((row("-12.00"), row("-34.00", "954.00", line=1)), paper("2026-05-03 -12.00 988.00", "2026年5月3日 34.00 954.00")) == []


def test_a_page_may_print_more_noughts_or_fewer_than_the_reading() -> None:
    assert told((row("-1200.00"),), paper("2026-05-03 1,200 988")) == []


@pytest.mark.parametrize("shown", ["2026-05-03 17.00 988.00", "2026-05-03 12.00", "2026-05-03 988.00", "12.00 988.00", ""])
def test_a_figure_of_a_row_that_the_page_does_not_show_is_said(shown: str) -> None:
    assert len(told((row("-12.00"),), paper(shown))) == 1


def test_a_figure_shown_in_another_row_does_not_count() -> None:
    assert len(told((row("-12.00"),), paper("2026-05-03 988.00", "12.00"))) == 1


def test_a_figure_shown_on_another_page_does_not_count() -> None:
    assert len(told((row("-12.00"),), paper(""), paper("2026-05-03 12.00 988.00", number=2))) == 1


def test_a_page_is_named_once_however_many_of_its_rows_hold_figures_that_nobody_sees() -> None:
    rows = (row("-17.00"), row("-18.00", line=1), row("-12.00", number=2), row("-19.00", number=3))
    blank, seen = paper(""), paper("2026-05-03 12.00 988.00", number=2)
    assert [text.partition(" the file")[0] for text in told(rows, blank, seen)] == ["On page 1", "On page 3"]


def test_a_row_without_a_balance_needs_none_on_the_page() -> None:
    assert told((row("-12.00", None),), paper("2026-05-03 12.00")) == []


# --- on a paper -------------------------------------------------------------------------------------------------------


def drawn_paper(names: tuple[str, ...]) -> bytes:
    """Two pages of a statement in English; the second is headed by these names."""
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for number, shown in enumerate((NAMES, names)):
        cells = (f"2026-05-0{number + 1}", "-1.00", f"{99 - number}.00", "lunch")
        for y, texts in ((700, shown), (680, cells)):
            for x, text in zip((50, 150, 250, 350), texts, strict=True):
                canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize(("second", "status"), [(NAMES, "balanced"), (HOLED, "broken")])
def test_a_second_reading_counts_where_the_first_leaves_rows_unread(
    second: tuple[str, ...], status: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reprieve.read.pdf.second_opinion", lambda *_asked: second_opinion(drawn_paper(second)))
    path = tmp_path / "statement.pdf"
    path.write_bytes(drawn_paper(HOLED))
    statement = read_paper(path, path.name, load_library(), hint="bank_statement").content
    assert isinstance(statement, Statement)
    assert [row.balance is None for row in statement.transactions] == [False, second == HOLED]
    assert statement.reconciliation.status == status
