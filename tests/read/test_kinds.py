"""One drawn paper of every kind is told and read, and one that is like it is not taken for it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reprieve.library import load_library
from reprieve.model import STATEMENT_KINDS, UNKNOWN, Box, Certificate
from reprieve.read import read_paper
from reprieve.read.days.dates import find_months
from reprieve.read.page.figures import find_amounts
from reprieve.read.page.words import Page
from reprieve.read.paper import open_paper
from reprieve.schema import document_to_json

sys.path.insert(0, str(Path(__file__).parents[2] / "samples"))

from kind_papers import KindPaper, draw_text, kind_papers, near_misses

PAPERS = kind_papers()
IDS = [paper.kind for paper in PAPERS]
# These have samples of their own: statements and payslips among the golden papers, wallets' among the exports.
ELSEWHERE = STATEMENT_KINDS | {"payslip"}


def test_every_kind_of_paper_has_a_sample() -> None:
    assert sorted({*IDS, *ELSEWHERE}) == sorted(load_library().documents)


@pytest.mark.parametrize("paper", PAPERS, ids=IDS)
def test_a_paper_of_each_kind_is_told_and_read_as_it_was_drawn(paper: KindPaper, tmp_path: Path) -> None:
    draw_text(paper.text, tmp_path / "paper.pdf")
    read = document_to_json(read_paper(tmp_path / "paper.pdf", "paper.pdf", load_library()))

    assert read["kind"] == paper.kind
    flat = {**read, **read["dates"], **read["figures"], **read["fields"]}
    assert {name: flat.get(name) for name in paper.reads} == paper.reads


@pytest.mark.parametrize("paper", PAPERS, ids=IDS)
def test_a_paper_that_is_like_it_is_not_taken_for_it(paper: KindPaper, tmp_path: Path) -> None:
    draw_text(paper.near, tmp_path / "paper.pdf")
    read = read_paper(tmp_path / "paper.pdf", "paper.pdf", load_library())

    assert read.kind != paper.kind
    assert read.kind != UNKNOWN or read.warnings


def test_every_kind_has_a_near_miss() -> None:
    assert sorted({*IDS, *(kind for kind, _text in near_misses())}) == sorted(load_library().documents)


@pytest.mark.parametrize(("kind", "text"), near_misses())
def test_a_paper_that_is_like_a_statement_or_a_payslip_is_not_taken_for_it(kind: str, text: str, tmp_path: Path) -> None:
    draw_text(text, tmp_path / "paper.pdf")
    read = read_paper(tmp_path / "paper.pdf", "paper.pdf", load_library())

    assert read.kind != kind
    assert read.kind != UNKNOWN or read.warnings


@pytest.mark.parametrize("paper", PAPERS, ids=IDS)
def test_whatever_is_read_stands_where_the_reading_says(paper: KindPaper, tmp_path: Path) -> None:
    draw_text(paper.text, tmp_path / "paper.pdf")
    read = read_paper(tmp_path / "paper.pdf", "paper.pdf", load_library()).content
    assert isinstance(read, Certificate)
    with open_paper((tmp_path / "paper.pdf").read_bytes(), (), lambda _seconds: None, lambda _page, _pages: None) as opened:
        pages = {page.number: page for page in opened.pages()}

    texts = {"person": read.person, "issuer": read.issuer, "id_number": read.id_number, "verification_code": read.verification_code}
    days = {"issued": read.issued, "event_date": read.event_date, **read.dates}
    known = {name for name, value in {**texts, **days, **read.figures, **read.fields}.items() if value}
    shown = {name: printed_in(pages[place.page], place.box) for name, place in read.places.items()}
    assert read.places.keys() == known
    assert {name for name in texts if texts[name] and "".join(texts[name].split()) not in shown[name]} == set()
    assert {name for name, value in read.figures.items() if value not in find_amounts(shown[name])} == set()
    assert {name for name, value in days.items() if value and f"{value:%Y-%m}" not in find_months(shown[name])} == set()


def printed_in(page: Page, box: Box) -> str:
    """The words inside a box, without blanks between them."""
    inside = [word for word in page.words if box.top <= word.middle <= box.bottom and word.x0 < box.x1 and box.x0 < word.x1]
    return "".join(word.text for word in sorted(inside, key=lambda word: (round(word.middle), word.x0)))
