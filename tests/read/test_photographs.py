"""Pictures as people hand them in: narrow strips, screens, bent paper, and scans under whose picture lies a text that nobody sees."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from drawn import lines
from PIL import Image, ImageDraw
from printed_pictures import PAPERS, printed, strip
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from reprieve.library import load_library
from reprieve.model import Box, Payslip, Statement
from reprieve.read import read_paper
from reprieve.read.certificates.glued_labels import fields_apart
from reprieve.read.ocr import Seen
from reprieve.read.page.words import Rule
from reprieve.read.pdf import open_pdf
from reprieve.read.scanning import parts_seen, seen_by_cell
from reprieve.read.scanning.drawn_lines import drawn_lines
from reprieve.read.scanning.flat import flattened
from reprieve.read.scanning.images import open_pictures, set_below
from reprieve.read.scanning.lean import uprighted
from reprieve.read.scanning.pictures import Pose
from reprieve.read.scanning.seen_words import mended, seen_words
from reprieve.read.scanning.sheet_frame import without_sheet_frame
from reprieve.read.scanning.straight import Straight, dark_on_light
from reprieve.read.scanning.white_gaps import with_blanks
from reprieve.read.second.proofs import compare, is_proved, more_proved

STATEMENT = PAPERS / "statement-icbc.pdf"


def scanned_with_a_text_beneath(text: str, mode: int, *, parts: int = 1, share: float = 1.0, over: bool = False) -> bytes:
    """A page that is a picture of a table, and forty words of another text, drawn in a mode of PDF's: 0 with ink, 3 without.

    The picture may be in parts, cover a share of the page's width, or lie over the text.
    """
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))

    def draw_picture() -> None:
        for part in range(parts):
            shade = Image.new("RGB", (595, 842 // parts), (250, 250, 250))
            canvas.drawImage(ImageReader(shade), 0, 842 / parts * part, 595 * share, 842 / parts)

    def write() -> None:
        for row in range(40):
            written = canvas.beginText(60, 780 - 18 * row)
            written.setTextRenderMode(mode)
            written.textOut(text)
            canvas.drawText(written)

    for draw in (write, draw_picture) if over else (draw_picture, write):
        draw()
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize(
    ("mode", "laid", "is_picture"),
    [
        (0, {}, False),
        (3, {}, True),
        (3, {"parts": 8}, True),
        (3, {"share": 0.4}, True),
        (0, {"over": True}, True),
        (0, {"over": True, "parts": 8}, True),
    ],
)
def test_what_counts_on_a_scan_is_its_picture_and_no_text_that_nobody_sees(mode: int, laid: dict[str, Any], *, is_picture: bool) -> None:
    with open_pdf(scanned_with_a_text_beneath("salary 3500.00", mode, **laid)) as opened:
        assert [page.is_picture for page in opened.pages(1)] == [is_picture]


def test_a_text_that_nobody_sees_is_told_where_no_picture_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reprieve.read.paper.is_installed", lambda: False)
    (tmp_path / "scan.pdf").write_bytes(scanned_with_a_text_beneath("salary 3500.00", 3))
    read = read_paper(tmp_path / "scan.pdf", "scan.pdf", load_library())
    assert read.status == "partly"
    assert any("unseen under a picture" in str(said) for said in read.warnings)


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("3550.001965.00665.43", "3550.00 1965.00 665.43"),
        ("2柏云帆3550.00|1965.00", "2 柏云帆 3550.00 1965.00"),
        ("1 柏云帆3550.00 1965.00", "1 柏云帆 3550.00 1965.00"),
        ("-79.128,044.33", "-79.12 8,044.33"),
        ("12.345.67", "12,345.67"),
        ("余额9.594.16", "余额9,594.16"),
        ("人民币柒任伍佰元整", "人民币柒仟伍佰元整"),
        ("人民币参仟雾伍抬元整", "人民币叁仟零伍拾元整"),
        ("陆任先生", "陆任先生"),
    ],
)
def test_figures_that_touch_come_apart_and_capitals_are_digits_with_their_units(seen: str, meant: str) -> None:
    assert mended(seen) == meant


@pytest.mark.parametrize(
    ("text", "blocks", "apart"),
    [
        ("基本工资加班费", (10, 30, 50, 70, 98, 118, 138), ["基本工资", "加班费"]),
        ("岗位津贴", (10, 36, 56, 76), ["岗位津贴"]),
        ("医疗保险", (10, 36, 62, 82), ["医疗保险"]),
        ("日交易金额", (10, 42, 62, 82, 102), ["日", "交易金额"]),
        ("资资资", (10, 80, 150), ["资", "资", "资"]),
        ("收入证明", (10, 80, 150, 220), ["收入证明"]),
        ("收入证明", (10, 30, 50, 70), ["收入证明"]),
    ],
)
def test_names_of_columns_come_apart_at_the_white_between_them(text: str, blocks: tuple[int, ...], apart: list[str]) -> None:
    seen = Seen(text, 8.0, 6.0, blocks[-1] + 20.0, 33.0, 0.99)
    assert [one.text for one in with_blanks([seen], strip(*blocks))] == apart


def test_a_text_across_upright_lines_is_seen_again_cell_by_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Straight(Image.new("L", (400, 100), 255), Pose(0.0, 0, 400, 100, 1.0))
    rules = [Rule(x, 5, x + 1, 80) for x in (100, 200)]
    fused = Seen("0.0019300.75447.28", 20, 30, 290, 50, 0.9)

    def see_cells(_bitmap: bytes, _strength: str) -> list[Seen]:
        return [Seen(text, 25, 22 + 40 * row, 80, 38 + 40 * row, 0.99) for row, text in enumerate(("0.00", "9300.75", "447.28"))]

    monkeypatch.setattr(parts_seen, "see", see_cells)
    found = seen_by_cell.seen_by_cell([fused, Seen("alone", 20, 60, 90, 78, 0.9)], rules, page, "fast")
    assert [one.text for one in found] == ["0.00", "9300.75", "447.28", "alone"]
    assert all(one.top == pytest.approx(32, abs=2) for one in found[:3])


def test_the_lines_beside_a_cell_are_no_part_of_what_is_seen_again() -> None:
    image = Image.new("L", (100, 40), 255)
    ImageDraw.Draw(image).rectangle((49, 0, 50, 39), fill=60)
    sheet, [(left, top)] = set_below(image, [Box(20, 5, 50, 35)], 3)
    assert min(sheet.crop((left, top, left + 30, top + 30)).tobytes()) == 255


def test_ruling_lines_of_short_cells_are_found_on_a_coarse_scan() -> None:
    image = Image.new("L", (910, 1287), 255)
    ImageDraw.Draw(image).line((300, 400, 300, 440), fill=0, width=2)
    assert [rule.horizontal for rule in drawn_lines(Straight(image, Pose(0.0, 0, 595, 842, 595 / 910)))] == [False]


def slip(**amounts: str) -> Payslip:
    figures = {name: Decimal(amount) for name, amount in amounts.items()}
    total = figures["gross"] - figures["net"]
    return Payslip("", "", "2025-03", figures["gross"], total, figures["net"], {"基本工资": figures["base"]}, {"养老保险": total})


def test_a_payslip_on_a_picture_whose_items_miss_their_total_is_told() -> None:
    missed = slip(gross="7300.75", net="6204.07", base="6666.43")
    assert not is_proved(missed)
    assert "6,666.43, not to 7,300.75" in str(compare(missed, missed, missed)[0])


def test_of_two_readings_the_one_that_is_proved_counts_and_leaves_nothing_to_say() -> None:
    proved, missed = slip(gross="7300.75", net="6204.07", base="7300.75"), slip(gross="7300.75", net="6204.07", base="666.43")
    assert more_proved(proved, missed) is proved
    assert compare(proved, missed, proved) == ()


def test_what_one_reading_alone_saw_is_told_without_a_blank() -> None:
    nothing = replace(slip(gross="7300.75", net="6204.07", base="6666.43"), net=None)
    assert any("6,204.07 by one reading" in str(said) for said in compare(replace(nothing, net=Decimal("6204.07")), nothing, nothing))


def test_the_picture_of_a_spreadsheet_is_read_without_its_frame() -> None:
    rows = ("交易日期  交易金额  账户余额", "2025-01-05  -314.39  7809.06", "2025-01-08  -524.12  7284.94")
    window = lines("文件  开始  插入", "    A        B        C", *(f"{number}  {row}" for number, row in enumerate(rows, start=1)))
    assert [word.text for word in without_sheet_frame(window).words] == " ".join(rows).split()


def test_a_list_of_numbered_rows_keeps_its_numbers() -> None:
    listed = lines("序号  日期  金额", "1  2025-01-05  -314.39", "2  2025-01-08  -524.12", "3  2025-01-09  -1.12")
    assert without_sheet_frame(listed) is listed


def test_texts_on_paper_that_bends_stand_level_again() -> None:
    bent = [
        Seen("text", 20 + 100 * column, 40 + 30 * row + 6 * column, 80 + 100 * column, 60 + 30 * row + 6 * column, 0.9)
        for row in range(8)
        for column in range(5)
    ]
    flat, _sag = flattened(bent, 520)
    assert all(abs(one.top - flat[index - index % 5].top) < 6 for index, one in enumerate(flat))
    even = [one._replace(top=one.top - 6 * (index % 5), bottom=one.bottom - 6 * (index % 5)) for index, one in enumerate(bent)]
    assert flattened(even, 520)[0] is even


@pytest.mark.parametrize(
    ("amounts", "meant"),
    [
        (["-85.52", ".1,332.00", "12.00"], ["-85.52", "-1,332.00", "12.00"]),
        (["85.52", ".332.00"], ["85.52", ".332.00"]),
    ],
)
def test_a_point_before_a_figure_is_a_minus_where_others_of_its_column_bear_one(amounts: list[str], meant: list[str]) -> None:
    seen = [Seen(text, 300 - 10 * len(text), 40 * row, 300, 40 * row + 20, 0.9) for row, text in enumerate(amounts)]
    assert [word.text for word in seen_words(seen, 1.0)] == meant


def test_the_round_pictures_that_apps_set_before_names_are_no_letters() -> None:
    rows = [[Seen("C", 20, top - 12, 60, top + 28, 0.6), Seen("林小满", 70, top, 130, top + 18, 0.99)] for top in (100, 200, 300)]
    figures = [Seen("0", 200, 100, 210, 118, 0.9), Seen("0", 260, 90, 285, 126, 0.9)]
    assert sorted(word.text for word in seen_words([*rows[0], *figures, *rows[1], *rows[2]], 1.0)) == ["0", "0", *["林小满"] * 3]


def seen_at_an_angle(narrower: float, lean: float) -> list[Seen]:
    """Thirty rows of four columns on a page 1000 pixels wide and tall; `narrower` is how much the foot is wider than the head."""

    def across(x: float, y: float) -> float:
        return 500 + (x - 500) * (1 + narrower * (y - 500) / 1000) + lean * (y - 500)

    places = [(x, 20 + 32 * row) for row in range(30) for x in (100, 300, 600, 850)]
    return [Seen("12.00", across(x, y + 10), y, across(x, y + 10) + 90, y + 20, 0.9) for x, y in places]


@pytest.mark.parametrize(("narrower", "lean"), [(0.12, 0.0), (-0.1, 0.0), (0.1, 0.03)])
def test_columns_seen_at_an_angle_stand_upright_again(narrower: float, lean: float) -> None:
    seen, _lean = uprighted(seen_at_an_angle(narrower, lean), 1000)
    for column in range(4):
        edges = [one.x0 for one in seen[column::4]]
        assert max(edges) - min(edges) < 5


def test_columns_that_stand_upright_are_left_as_they_are() -> None:
    level = seen_at_an_angle(0.0, 0.0)
    assert uprighted(level, 1000)[0] is level


@pytest.mark.parametrize(("ground", "letters", "turned"), [(20, 220, True), (245, 30, False)])
def test_a_dark_screen_is_turned_round(ground: int, letters: int, *, turned: bool) -> None:
    screen = Image.new("L", (400, 800), ground)
    for y in range(40, 760, 60):
        ImageDraw.Draw(screen).text((30, y), "salary 3500.00", fill=letters)
    assert (dark_on_light(screen) is not screen) == turned


def test_a_strip_of_paper_on_a_dark_table_is_no_dark_screen() -> None:
    table = Image.new("L", (800, 800), 30)
    table.paste(240, (100, 300, 700, 380))
    assert dark_on_light(table) is table


def test_a_long_screenshot_is_read_in_parts_that_end_where_nothing_stands() -> None:
    screen = Image.new("RGB", (600, 6000), "white")
    for y in range(20, 5980, 60):
        ImageDraw.Draw(screen).rectangle((30, y, 400, y + 24), fill="black")
    stream = io.BytesIO()
    screen.save(stream, "PNG")
    parts = [picture.image for picture in open_pictures(stream.getvalue())]
    assert len(parts) > 3
    assert sum(part.height for part in parts) == 6000
    assert all(part.crop((0, part.height - 10, 600, part.height)).convert("L").getextrema() == (255, 255) for part in parts)


def test_a_statement_as_a_dark_screen_is_read(tmp_path: Path) -> None:
    picture = printed(STATEMENT).point(lambda value: 255 - value)
    picture.save(tmp_path / "dark.png")
    read = read_paper(tmp_path / "dark.png", "dark.png", load_library()).content
    assert isinstance(read, Statement)
    assert read.reconciliation.status == "balanced"


@pytest.mark.parametrize(
    ("seen", "apart"),
    [
        ("户名: 柏云帆账号:6299001234567890123", ["户名:", "柏云帆", "账号:6299001234567890123"]),
        ("对方户名: 柏云帆账号:6299001234567890123", ["对方户名:", "柏云帆账号:6299001234567890123"]),
        ("户名:柏云帆账号:6299001234567890123", ["户名:柏云帆", "账号:6299001234567890123"]),
        ("对方户名:柏云帆", ["对方户名:柏云帆"]),
    ],
)
def test_fields_of_a_head_that_are_seen_as_one_word_come_apart(seen: str, apart: list[str]) -> None:
    page = replace(lines(seen), is_picture=True)
    assert [word.text for word in fields_apart(page, frozenset({"户名", "账号"})).words] == apart
