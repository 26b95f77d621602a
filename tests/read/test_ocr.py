from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from printed_pictures import PAPERS, printed, save_scan, saved_badly, shadowed, stamped, tilted, turned

from reprieve.library import load_library
from reprieve.library.document import Reading
from reprieve.model import Box, Certificate, Document, Payslip, Statement
from reprieve.papers import pictures as picture_files
from reprieve.processes.said import PageRead, heard_by
from reprieve.read import guarded, paper, read_paper, render_page
from reprieve.read.certificates.glued_labels import labels_apart
from reprieve.read.guarded import GuardedReader
from reprieve.read.ocr import Seen
from reprieve.read.page.words import Page, Rule, Word
from reprieve.read.scanning import images, scan
from reprieve.read.scanning.drawn_lines import drawn_lines
from reprieve.read.scanning.images import open_pictures, picture_of
from reprieve.read.scanning.pictures import Pose
from reprieve.read.scanning.seen_words import mended
from reprieve.read.scanning.straight import Straight, straighten, tilt_of

LIBRARY = load_library()
HEIC = Path(__file__).parent / "a_photograph.heic"


def read(path: Path) -> Document:
    return read_paper(path, path.name, LIBRARY)


def rows(statement: Statement) -> list[tuple[str, str, str]]:
    return [(str(row.date), str(row.amount), str(row.balance)) for row in statement.transactions]


def expected_rows(name: str) -> list[tuple[str, str, str]]:
    golden = json.loads((PAPERS / f"{name}.expected.json").read_text(encoding="utf-8"))
    return [(row["date"], row["amount"], row["balance"]) for row in golden["transactions"]]


def first_page_rows(name: str) -> list[tuple[str, str, str]]:
    text = read(PAPERS / f"{name}.pdf").content
    assert isinstance(text, Statement)
    return [row for row, found in zip(rows(text), text.transactions, strict=True) if found.page == 1]


@pytest.mark.parametrize(("name", "spoil"), [("statement-ccb", tilted), ("statement-cmb", stamped), ("statement-boc", turned)])
def test_every_row_of_a_picture_is_read(name: str, spoil: Callable[[Image.Image], Image.Image], tmp_path: Path) -> None:
    save_scan([spoil(printed(PAPERS / f"{name}.pdf"))], tmp_path / "scan.pdf")
    content = read(tmp_path / "scan.pdf").content
    assert isinstance(content, Statement)
    assert rows(content) == first_page_rows(name)
    assert content.reconciliation.status == "balanced"


def test_a_table_is_read_though_only_some_of_its_upright_lines_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def some_of_them(page: Straight) -> list[Rule]:
        return [rule for rule in drawn_lines(page) if rule.horizontal or page.size[0] * 0.3 < rule.x0 < page.size[0] * 0.65]

    monkeypatch.setattr(scan, "drawn_lines", some_of_them)
    save_scan([printed(PAPERS / "statement-boc.pdf")], tmp_path / "scan.pdf")
    content = read(tmp_path / "scan.pdf").content
    assert isinstance(content, Statement)
    assert rows(content) == first_page_rows("statement-boc")


def test_a_page_of_pictures_among_pages_of_text_is_read_in_its_place(tmp_path: Path) -> None:
    save_scan([saved_badly(printed(PAPERS / "statement-yunzhou.pdf", 2))], tmp_path / "second.pdf")
    with pikepdf.open(PAPERS / "statement-yunzhou.pdf") as mixed, pikepdf.open(tmp_path / "second.pdf") as second:
        mixed.pages[1] = second.pages[0]
        mixed.save(tmp_path / "mixed.pdf")
    content = read(tmp_path / "mixed.pdf").content
    assert isinstance(content, Statement)
    assert rows(content) == expected_rows("statement-yunzhou")
    assert {row.page: row.confidence is not None for row in content.transactions} == {1: False, 2: True, 3: False}


def test_a_shadowed_photograph_of_a_payslip_is_read(tmp_path: Path) -> None:
    shadowed(printed(PAPERS / "payslip-pairs.pdf")).save(tmp_path / "photo.jpg", quality=80)
    content = read(tmp_path / "photo.jpg").content
    golden = json.loads((PAPERS / "payslip-pairs.expected.json").read_text(encoding="utf-8"))
    assert isinstance(content, Payslip)
    assert (content.employee, content.employer, content.pay_period) == (golden["employee"], golden["employer"], golden["pay_period"])
    assert (content.gross, content.net) == (Decimal(golden["gross"]), Decimal(golden["net"]))


def test_a_heic_photograph_of_a_certificate_is_read() -> None:
    document = read(HEIC)
    assert document.kind == "termination_certificate"
    assert isinstance(document.content, Certificate)
    assert (document.content.person, str(document.content.event_date)) == ("林知远", "2026-06-30")
    assert document.content.issuer == "云州明舟软件有限公司"


def test_the_page_of_a_scan_that_is_being_read_is_told(tmp_path: Path) -> None:
    save_scan([Image.new("RGB", (400, 300), "white")] * 3, tmp_path / "scan.pdf")
    told: list[tuple[int, int]] = []
    read_paper(tmp_path / "scan.pdf", "scan.pdf", LIBRARY, at_page=lambda page, pages: told.append((page, pages)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_no_model_sees_a_page_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shadowed(printed(PAPERS / "payslip-pairs.pdf")).save(tmp_path / "photo.jpg", quality=80)
    models: list[str] = []
    texts = [
        "收入证明",
        "兹证明江望舒系我单位职工，月均收入为人民币8,200.00元。",
        "特此证明。",
        "云州明舟软件有限公司（盖章）",
        "2026年5月20日",
    ]

    def seen(_bitmap: bytes, strength: str) -> list[Seen]:
        models.append(strength)
        return [Seen(text, 100, 100 + 60 * line, 100 + 24 * len(text), 124 + 60 * line, 0.99) for line, text in enumerate(texts)]

    monkeypatch.setattr(scan, "see", seen)
    assert read(tmp_path / "photo.jpg").kind == "income_certificate"
    assert models == ["fast", "strong"]


def test_what_the_reading_process_tells_of_its_pages_is_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def two_pages(path: Path, name: str, *_told: object, at_page: Callable[[int, int], None], **_more: object) -> Document:
        at_page(1, 2)
        at_page(2, 2)
        return Document(name, "", "unknown", "read", 2)

    monkeypatch.setattr(guarded, "read_paper", two_pages)
    heard: list[PageRead] = []
    with heard_by(heard.append), closing(GuardedReader(LIBRARY)) as reader:
        reader.read(tmp_path / "scan.pdf", "scan.pdf")
    assert heard == [PageRead("scan.pdf", 1, 2), PageRead("scan.pdf", 2, 2), PageRead("scan.pdf")]


def test_without_the_extra_a_picture_is_listed_with_the_command_that_installs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "is_installed", lambda: False)
    Image.new("RGB", (300, 400), "white").save(tmp_path / "photo.png")
    document = read(tmp_path / "photo.png")
    assert document.status == "unreadable"
    assert "uv tool install '.[ocr]'" in str(document.error)


def pictures_file(frames: int, **saved: str) -> bytes:
    """Pictures in one file, each 10 pixels wider than the one before."""
    stream = io.BytesIO()
    first, *others = (Image.new("1", (300 + 10 * frame, 400)) for frame in range(frames))
    first.save(stream, save_all=True, append_images=others, **saved)
    return stream.getvalue()


FAX = pictures_file(5, format="TIFF", compression="group4")


@pytest.mark.parametrize(
    "data", [b"\xff\xd8\xff\xe0" + bytes(100), FAX[:200], pictures_file(3, format="GIF")[:40]], ids=["JPEG", "TIFF", "GIF"]
)
def test_a_damaged_picture_says_so(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(data)
    document = read(tmp_path / "photo.jpg")
    assert document.status == "unreadable"
    assert "Save it again as JPEG or PNG" in str(document.error)


def test_a_file_of_more_pictures_than_are_read_is_not_read_in_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_files, "MAX_FRAMES", 4)
    (tmp_path / "fax.tif").write_bytes(FAX)
    document = read(tmp_path / "fax.tif")
    assert document.status == "unreadable"
    assert "more than 4 pictures" in str(document.error)


def test_of_many_pictures_in_a_file_few_are_held_and_the_others_opened_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "_PIXELS_HELD", 2 * 310 * 400)
    pictures = images.Pictures(FAX)
    assert [pictures[number].image.size for number in (1, 5, 3, 2, 4)] == [(300, 400), (340, 400), (320, 400), (310, 400), (330, 400)]
    assert len(pictures.sizes) == 5
    assert pictures[1] is pictures[1]
    assert pictures[5] is not pictures[5]


def test_a_picture_is_shown_on_the_review_page_in_its_own_size(tmp_path: Path) -> None:
    printed(PAPERS / "payslip-pairs.pdf").save(tmp_path / "photo.png")
    shown = next(iter(open_pictures(render_page((tmp_path / "photo.png").read_bytes(), 1, (), 110))))
    assert abs(max(shown.image.size) - 842 * 110 / 72) < 3


@pytest.mark.parametrize("angle", [-10, -3, -1.3, 0, 0.7, 3, 6.5])
def test_the_tilt_of_a_page_is_measured_to_a_fifth_of_a_degree(angle: float) -> None:
    page = printed(PAPERS / "statement-cmb.pdf", dpi=100).convert("L").rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    assert abs(tilt_of(page) + angle) <= 0.2


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_box_on_the_straight_page_leads_back_to_its_place_on_the_picture(turn: int) -> None:
    pose = Pose(0.0, turn, 200, 100, 1.0)
    size = (200, 100) if turn in (0, 180) else (100, 200)
    whole = pose.back(Box(0, 0, *size), size)
    assert [round(side) for side in (whole.x0, whole.top, whole.x1, whole.bottom)] == [0, 0, 200, 100]
    corner = pose.back(Box(0, 0, 10, 10), size)
    expected = {0: (0, 0), 90: (190, 0), 180: (190, 90), 270: (0, 90)}[turn]
    assert (round(corner.x0), round(corner.top)) == expected


def test_the_red_of_a_seal_goes_and_red_figures_stay() -> None:
    page = Image.new("RGB", (1654, 2339), "white")
    page.paste((200, 30, 30), (100, 100, 160, 122))
    stained = stamped(page)
    grey = straighten(picture_of(stained), Pose(0.0, 0, 595, 842, 595 / 1654)).image
    assert max(grey.crop((120, 105, 140, 115)).tobytes()) < 140
    assert min(grey.crop((300, 700, 1200, 1900)).tobytes()) > 200


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("1.350.00", "1,350.00"),
        ("-1,350,00", "-1,350.00"),
        ("195,24", "195.24"),
        ("1, 350.00", "1,350.00"),
        ("一195.24", "-195.24"),
        ("1,35O.00", "1,350.00"),
        ("2026-10-0814:30:12", "2026-10-08 14:30:12"),
        ("2026-0701", "2026-07-01"),
        ("2026.07.01", "2026.07.01"),
        ("195.24 2,942.01", "195.24 2,942.01"),
        ("08:30", "08:30"),
        ("SZB.01", "SZB.01"),
        ("7.698.45云州市供电有限公司", "7,698.45云州市供电有限公司"),
        ("贷方发生数:23.639.47", "贷方发生数:23,639.47"),
        ("52021-01-01", "5 2021-01-01"),
        ("990120210101", "990120210101"),
        ("(2026) 云0101民初第188号", "(2026)云0101民初第188号"),
        ("澜江农商银行股分有限公司", "澜江农商银行股份有限公司"),
    ],
)
def test_figures_and_dates_are_mended_by_their_grammar(seen: str, meant: str) -> None:
    assert mended(seen) == meant


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("姓名:周以诚性别:男", ["姓名:周以诚", "性别:男"]),
        ("科室:普外科住院号:00261877", ["科室:普外科", "住院号:00261877"]),
        ("姓名周以诚", ["姓名", "周以诚"]),
        ("开票日期:2026年6月4日", ["开票日期:2026年6月4日"]),
        ("入院日期:2026年2月8日", ["入院日期:2026年2月8日"]),
        ("周以诚性别:男", ["周以诚", "性别:男"]),
        ("签发机关云州市公安局", ["签发机关", "云州市公安局"]),
        ("姓名性别", ["姓名性别"]),
        ("姓名用于核对身份", ["姓名用于核对身份"]),
    ],
)
def test_labels_that_are_seen_as_one_word_with_values_come_apart(text: str, apart: list[str]) -> None:
    readings = {"person": Reading(form="name", labels=["姓名"]), "issuer": Reading(form="organisation", labels=["签发机关"])}
    labels = frozenset({"姓名", "性别", "日期", "开票日期", "住院号", "签发机关"})
    page = Page(1, 595, 842, (Word(text, 50, 50, 250, 62, 0.9),), is_picture=True)
    assert [word.text for word in labels_apart(page, labels, readings).words] == apart
    assert labels_apart(replace(page, is_picture=False), labels, readings).words == page.words
    slanted = replace(page, words=(page.words[0]._replace(bottom=120),))
    assert all(left.x1 == right.x0 for left, right in pairwise(labels_apart(slanted, labels, readings).words))
