"""The pages of a long file are made ahead by another process, and nobody can tell."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Callable, Iterator

import pytest
from reportlab.pdfgen.canvas import Canvas

from reprieve.errors import PaperError
from reprieve.language import _
from reprieve.read.extraction.ahead import LONG, ahead
from reprieve.read.page.words import Page
from reprieve.read.pdf import open_pdf

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
HERE = os.getpid()


@pytest.fixture(autouse=True)
def free_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: range(100_000))


def pages(first: int, numbers: range = range(1, 31), at_third: Callable[[], None] = lambda: None) -> Iterator[Page]:
    """Pages as wide as the number of the process that made them."""
    for number in numbers[first - 1 :]:
        if number == 3:
            at_third()
        yield Page(number, os.getpid(), 842, ())


def fails() -> None:
    raise PaperError(_("This PDF is damaged or cut off. Download or export it again."))


def dies() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_another_process_makes_the_pages_behind_the_first_in_their_order() -> None:
    made = list(ahead(pages)(1))
    assert [page.number for page in made] == list(range(1, 31))
    assert [page.width == HERE for page in made] == [True, *[False] * 29]
    assert len({page.width for page in made}) == 2


def test_a_core_that_becomes_free_is_used_from_then_on(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = iter([(), (), range(100_000)])
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: next(asked))
    assert [page.width == HERE for page in ahead(pages)(1)] == [True, True, True, *[False] * 27]


def test_pages_from_the_middle_on_or_on_a_busy_machine_are_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {page.width for page in ahead(pages)(2)} == {HERE}
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: ())
    assert {page.width for page in ahead(pages)(1)} == {HERE}


@pytest.mark.parametrize("happens", [dies, fails])
def test_what_does_not_come_from_there_is_made_here(happens: Callable[[], None]) -> None:
    made = list(ahead(lambda first: pages(first, at_third=lambda: None if os.getpid() == HERE else happens()))(1))
    assert [page.number for page in made] == list(range(1, 31))
    assert [page.width == HERE for page in made] == [True, False, *[True] * 28]


def test_a_page_that_cannot_be_made_is_told_as_ever() -> None:
    made = ahead(lambda first: pages(first, at_third=fails))(1)
    assert [next(made).number, next(made).number] == [1, 2]
    with pytest.raises(PaperError, match="damaged"):
        next(made)


def test_the_other_process_ends_when_nobody_wants_more() -> None:
    made = ahead(lambda first: pages(first, range(1, 1_000_000)))(1)
    next(made)
    other = int(next(made).width)
    made.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(other, 0)


def test_a_long_file_says_the_same_either_way(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for number in range(LONG + 1):
        canvas.rect(50, 600, 200, 20)
        canvas.drawString(60, 605, f"{number}.00 page")
        canvas.showPage()
    canvas.save()
    forked: list[int] = []
    fork = os.fork
    monkeypatch.setattr(os, "fork", lambda: forked.append(1) or fork())  # type: ignore[func-returns-value]
    with open_pdf(stream.getvalue()) as pdf:
        there = list(pdf.pages(1))
        monkeypatch.setattr(os, "sched_getaffinity", lambda _process: ())
        assert there == list(pdf.pages(1))
    assert (len(there), forked) == (LONG + 1, [1])
