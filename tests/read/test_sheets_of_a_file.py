"""Which sheets of a file are looked at: empty ones before a paper hide nothing, and those that were not searched are told."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read import read_paper

PAPERS = Path(__file__).parents[2] / "samples" / "papers"
A4 = (595, 842)


def bound(path: Path, *parts: tuple[Path | None, int]) -> Path:
    """A file of the first page of each paper, so many times, or, where there is no paper, of so many empty sheets."""
    pdf = pikepdf.new()
    for paper, times in parts:
        if paper is None:
            for _sheet in range(times):
                pdf.add_blank_page(page_size=A4)
            continue
        with pikepdf.open(paper) as opened:
            for _page in range(times):
                pdf.pages.append(opened.pages[0])
    pdf.save(path)
    return path


def test_empty_sheets_before_a_statement_do_not_keep_it_from_being_read(tmp_path: Path) -> None:
    path = PAPERS / "statement-cmb.pdf"
    alone = read_paper(bound(tmp_path / "alone.pdf", (path, 1)), "alone.pdf", load_library())
    behind = read_paper(bound(tmp_path / "behind.pdf", (None, 5), (path, 1)), "behind.pdf", load_library())
    assert (behind.kind, behind.status, behind.pages) == ("bank_statement", "read", 6)
    assert isinstance(alone.content, Statement)
    assert isinstance(behind.content, Statement)
    assert [row.amount for row in behind.content.transactions] == [row.amount for row in alone.content.transactions] != []
    assert {row.page for row in behind.content.transactions} == {6}


def test_a_file_of_empty_sheets_only_has_no_text(tmp_path: Path) -> None:
    paper = read_paper(bound(tmp_path / "empty.pdf", (None, 60)), "empty.pdf", load_library())
    assert paper.status == "unreadable"
    assert "No text was found" in str(paper.error)
