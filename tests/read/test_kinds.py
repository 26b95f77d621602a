"""One drawn paper of every kind is told and read, and one that is like it is not taken for it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reprieve.library import load_library
from reprieve.model import STATEMENT_KINDS, UNKNOWN
from reprieve.read import read_paper
from reprieve.schema import document_to_json

sys.path.insert(0, str(Path(__file__).parents[2] / "samples"))

from kind_papers import KindPaper, draw_text, kind_papers

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
