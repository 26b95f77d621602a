"""Letters go first in the packet where LibreOffice can convert them; where it cannot, the case is written all the same."""

from __future__ import annotations

import json
import stat
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from letter_material import BANK, LENDER, Builder, a_song, debt, some, text_of_file

from reprieve.library import Library
from reprieve.write import office as office_room
from reprieve.write.office import OfficeError, as_pdf, find_office

OFFICE = find_office()
needs_office = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")


def program(folder: Path, script: str) -> str:
    """A program in the place of LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def bookmarks(path: Path) -> list[tuple[str, int]]:
    with pikepdf.open(path) as packet, packet.open_outline() as outline:
        return [(item.title, packet.pages.index(pikepdf.Page(item.destination[0]))) for item in outline.root]  # type: ignore[index]


def words_of(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


@pytest.fixture(scope="module")
def bound(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Path:
    """What is written for the complete case where there is LibreOffice."""
    return a_song(tmp_path_factory.mktemp("bound"), library).write(office=OFFICE)


@needs_office
def test_every_letter_of_a_case_opens_in_libreoffice_and_those_to_a_creditor_lead_its_packet(bound: Path) -> None:
    letters = sorted(bound.rglob("*.docx"))
    assert all(len(pypdfium2.PdfDocument(pdf)) for pdf in some(as_pdf(letters, OFFICE).values()))

    packet = bound / f"packet-{BANK}.pdf"
    marks = bookmarks(packet)
    titles = [title for title, _page in marks]
    assert titles[:2] == ["个性化分期还款申请书", "减免利息违约金申请书"], "one application for the instalments, not two"
    assert titles.index("承诺书") + 1 == titles.index("证据目录") < titles.index("附件1 居民身份证")
    pages = words_of(packet)
    assert all(title in pages[page] for title, page in some(marks[:3])) and "证据目录" in pages[dict(marks)["证据目录"]]
    assert LENDER not in "".join(pages)
    with pikepdf.open(packet) as opened:
        page = opened.pages[dict(marks)["证据目录"]]
        assert [opened.pages.index(pikepdf.Page(link.Dest[0])) for link in page.Annots] == [place for _title, place in marks[-4:]]


@needs_office
def test_a_debt_that_the_letter_for_cards_leaves_out_is_asked_for_in_the_packet_too(song: Builder) -> None:
    song.state(
        debts=(debt(BANK, "credit_card", "6225880000001234", "39700.50"), debt(BANK, "consumer_loan", "JB20250311000177", "18500.00"))
    )
    out = song.write(office=OFFICE)

    assert [title for title, _page in bookmarks(out / "packet.pdf")][:2] == ["个性化分期还款申请书", "协商还款申请书"]
    assert "信用卡和其他债务都有的，两种都递交" in text_of_file(out / "递交前须知.docx")


@needs_office
def test_the_index_counts_the_pages_of_the_letters(bound: Path) -> None:
    manifest = json.loads((bound / "manifest.json").read_text(encoding="utf-8"))
    packet = next(packet for packet in manifest["packets"] if packet["creditor"] == LENDER)
    spans = list(packet["volumes"][0]["letters"].values())

    assert spans[0][0] == 1 and all(after[0] == before[1] + 1 for before, after in pairwise(spans))
    first = dict(bookmarks(bound / f"packet-{LENDER}.pdf"))["附件1 居民身份证"]
    assert manifest["annexes"][0]["packet"][2] == {"file": f"packet-{LENDER}.pdf", "pages": [first + 1, first + 1]}


@pytest.mark.parametrize(
    ("script", "words"),
    [("exit 3", "ended with code 3"), ("exit 0", "made no PDF of"), ("sleep 60", "took longer than")],
)
def test_when_libreoffice_fails_it_is_told_and_the_letters_stay(
    song: Builder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, words: str
) -> None:
    monkeypatch.setattr(office_room, "_SECONDS", 0.5)
    monkeypatch.setattr(office_room, "_SECONDS_A_LETTER", 0.0)
    out = song.write(office=program(tmp_path, script))

    assert words in json.loads((out / "manifest.json").read_text(encoding="utf-8"))["letters_unbound"]
    assert list((out / "letters").glob("*.docx")) and bookmarks(out / f"packet-{BANK}.pdf")[0] == ("证据目录", 0)


def test_a_program_that_is_not_there_is_told(tmp_path: Path) -> None:
    letter = tmp_path / "a.docx"
    letter.write_bytes(b"")

    with pytest.raises(OfficeError, match="could not be started"):
        as_pdf([letter], str(tmp_path / "gone"))


def test_all_letters_are_converted_in_one_call(song: Builder, tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    song.write(office=program(tmp_path, f'echo "$@" >> {calls}; exit 1'))

    assert len(calls.read_text(encoding="utf-8").splitlines()) == 1
    assert "-env:UserInstallation=file://" in calls.read_text(encoding="utf-8")
