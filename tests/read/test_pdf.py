"""PDF pages come out as words and rules at the places where a person sees them."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.colors import Color, red
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from reprieve.errors import PaperError
from reprieve.read.extraction.unseen import not_shown, tiny_among
from reprieve.read.page.words import Page, Word
from reprieve.read.pdf import open_pdf, render_page, second_opinion

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))


def drawn(draw: Callable[[Canvas], None], size: tuple[float, float] = (595, 842)) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, size)
    canvas.setFont("STSong-Light", 10)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def pages(data: bytes, *passwords: str) -> list[Page]:
    with open_pdf(data, passwords) as pdf:
        return list(pdf.pages(1))


def texts(data: bytes) -> list[str]:
    return [word.text for page in pages(data) for word in page.words]


def saved(data: bytes, change: Callable[[pikepdf.Pdf], None], encryption: pikepdf.Encryption | None = None) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(stream, encryption=encryption or False)
    return stream.getvalue()


def test_words_stand_where_they_were_drawn_measured_from_the_top_left() -> None:
    word = pages(drawn(lambda canvas: canvas.drawString(100, 742, "余额")))[0].words[0]
    assert word.text == "余额"
    assert (round(word.x0), round(word.x1)) == (100, 120)
    assert word.top < 100 < word.bottom + 2


def test_a_page_turned_in_its_viewer_is_read_as_it_is_seen() -> None:
    def sideways(canvas: Canvas) -> None:
        canvas.translate(595, 0)
        canvas.rotate(90)
        canvas.drawString(100, 500, "交易日期")
        canvas.drawString(300, 500, "余额")

    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Rotate = 90

    page = pages(saved(drawn(sideways), turn))[0]
    assert (page.width, page.height) == (842, 595)
    date, balance = page.words
    assert date.text == "交易日期"
    assert date.x1 - date.x0 > date.bottom - date.top
    assert (round(date.x0), round(balance.x0)) == (100, 300)


LINES = tuple(f"2026年6月{day}日 代发工资 {day},000.00" for day in range(1, 9))


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_whose_text_lies_on_its_side_is_turned_as_its_reader_turns_it(degrees: int) -> None:
    """Its file does not say that it is turned; what is read, and what is shown, stand at the same places."""

    def upright(canvas: Canvas) -> None:
        for index, line in enumerate(LINES):
            canvas.drawString(60, 700 - 20 * index, line)

    def turned(canvas: Canvas) -> None:
        canvas.translate(*{90: (842, 0), 180: (595, 842), 270: (0, 595)}[degrees])
        canvas.rotate(degrees)
        upright(canvas)

    lying = drawn(turned, (595, 842) if degrees == 180 else (842, 595))
    (page,), (expected,) = pages(lying), pages(drawn(upright))
    assert (page.width, page.height) == (expected.width, expected.height)
    seen, wanted = ({(word.text, round(word.x0), round(word.top)) for word in one.words} for one in (page, expected))
    assert seen == wanted
    assert _dark_parts(render_page(lying, 1)) == _dark_parts(render_page(drawn(upright), 1))


def _dark_parts(png: bytes) -> set[tuple[int, int]]:
    """The squares of a page of 20 by 20 in which something is drawn."""
    image = Image.open(io.BytesIO(png)).convert("L")
    wide, high = image.width / 20, image.height / 20
    boxes = {(x, y): (round(x * wide), round(y * high), round((x + 1) * wide), round((y + 1) * high)) for x in range(20) for y in range(20)}
    return {place for place, box in boxes.items() if min(image.crop(box).tobytes()) < 128}


def test_a_few_words_on_their_side_turn_no_page() -> None:
    def margin(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "余额 1,000.00")
        canvas.translate(40, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "此件仅供查询")

    (page,) = pages(drawn(margin))
    assert (page.width, page.height) == (595, 842)
    assert texts(drawn(margin)) == ["余额", "1,000.00"]


def test_a_watermark_at_an_angle_or_in_pale_ink_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 500, "1,234.56")
        canvas.saveState()
        canvas.rotate(30)
        canvas.drawString(300, 300, "仅供查询")
        canvas.restoreState()
        canvas.setFillColor(Color(0.85, 0.85, 0.85))
        canvas.drawString(100, 480, "内部资料")

    (page,) = pages(drawn(draw))
    assert [word.text for word in page.words] == ["1,234.56"]
    assert set(page.behind) >= {"仅供查询", "内部资料"}


def test_a_letter_of_a_watermark_within_a_word_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        for x, text in ((100, "跨行汇"), (136, "入")):
            canvas.setFont("STSong-Light", 12)
            canvas.drawString(x, 500, text)
        for x, y in ((133, 500), (300, 300)):
            canvas.saveState()
            canvas.translate(x, y)
            canvas.rotate(30)
            canvas.setFont("STSong-Light", 24)
            canvas.drawString(0, 0, "银")
            canvas.restoreState()

    assert "".join(texts(drawn(draw))) == "跨行汇入"


def test_red_and_grey_text_stays() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(red)
        canvas.drawString(100, 500, "-88.00")
        canvas.setFillColor(Color(0.4, 0.4, 0.4))
        canvas.drawString(100, 480, "摘要")

    assert texts(drawn(draw)) == ["-88.00", "摘要"]


def test_red_letters_of_a_seal_do_not_join_the_figure_they_touch() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 500, "11,009.22")
        canvas.setFillColor(red)
        canvas.drawString(145, 500, "业务专用章")

    assert texts(drawn(draw)) == ["11,009.22", "业务专用章"]


def test_red_letters_of_a_seal_over_a_cell_are_no_part_of_it() -> None:
    def draw(canvas: Canvas) -> None:
        for number, letter in enumerate("微信支付"):
            canvas.drawString(100 + 11 * number, 500, letter)
        canvas.setFillColor(red)
        canvas.drawString(106, 501, "专用章")
        canvas.drawString(300, 501, "-88.00")

    assert "".join(texts(drawn(draw))) == "微信支付-88.00"


def test_a_seal_is_told_from_what_it_is_stamped_on() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 500, "云州燃气")
        canvas.drawString(100, 480, "云州地铁")
        canvas.setFillColor(red)
        canvas.drawString(150, 500, "云州银行")
        canvas.drawString(150, 480, "业务专用章")

    (page,) = pages(drawn(draw))
    assert [word.text for word in page.words] == ["云州燃气", "云州地铁", "云州银行", "业务专用章"]
    assert [word.text for word in page.seal] == ["云州银行", "业务专用章"]
    assert [word.text for word in page.without_seal().words] == ["云州燃气", "云州地铁"]


def ring(canvas: Canvas, letters: str, ink: Color) -> None:
    """Letters around a middle, the middle one upright, as a seal's name runs."""
    canvas.setFillColor(ink)
    for place, letter in enumerate(letters):
        canvas.saveState()
        canvas.translate(300, 500)
        canvas.rotate(25 * (len(letters) // 2 - place))
        canvas.drawString(0, 60, letter)
        canvas.restoreState()


def test_the_upright_letter_of_a_seals_ring_is_no_word_of_the_page_though_the_rest_of_the_seal_is_on_the_next() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(260, 560, "云州")
        ring(canvas, "州银行股份有限公", red)

    def draw_in_black(canvas: Canvas) -> None:
        ring(canvas, "州银行股份有限公", Color(0, 0, 0))

    (page,) = pages(drawn(draw))
    assert [word.text for word in page.without_seal().words] == ["云州"]
    assert [word.text for word in page.seal] == ["份"]
    assert texts(drawn(draw_in_black)) == ["份"]


def test_a_red_letter_that_is_drawn_far_from_any_at_an_angle_is_a_cells() -> None:
    def draw(canvas: Canvas) -> None:
        ring(canvas, "州银行股份有限公", red)
        canvas.drawString(100, 300, "合计")
        canvas.drawString(100, 280, "支")

    (page,) = pages(drawn(draw))
    assert [word.text for word in page.without_seal().words] == ["合计", "支"]


def test_a_red_figure_beside_a_seal_is_no_part_of_it() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(red)
        canvas.drawString(100, 500, "-88.00")
        canvas.drawString(150, 480, "业务专用章")

    (page,) = pages(drawn(draw))
    assert [word.text for word in page.without_seal().words] == ["-88.00"]


@pytest.mark.parametrize("told", ["2026.05.08", "(03)"])
def test_a_stamp_with_its_day_or_number_is_a_seal_too(told: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 500, "云州燃气")
        canvas.setFillColor(red)
        canvas.drawString(150, 500, "业务清讫")
        canvas.drawString(210, 500, told)

    (page,) = pages(drawn(draw))
    assert [word.text for word in page.without_seal().words] == ["云州燃气"]


def test_the_second_reader_tells_a_seal_from_what_it_is_stamped_on_too() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 500, "云州燃气")
        canvas.setFillColor(red)
        canvas.drawString(142, 500, "业务专用章")
        canvas.drawString(300, 500, "-88.00")

    (page,) = second_opinion(drawn(draw))
    assert [word.text for word in page.seal] == ["业务专用章"]
    assert [word.text for word in page.without_seal().words] == ["云州燃气", "-88.00"]


def test_texts_printed_across_each_other_are_parted() -> None:
    def draw(canvas: Canvas) -> None:
        for number, letter in enumerate("09:12:36"):
            canvas.drawString(100 + canvas.stringWidth("09:12:36"[:number], "STSong-Light", 10), 500, letter)
        for number, letter in enumerate("云州青禾"):
            canvas.drawString(98 + canvas.stringWidth("09:12:3", "STSong-Light", 10) + 10 * number, 500, letter)

    time, *name = sorted(texts(drawn(draw)))
    assert (time, "".join(name)) == ("09:12:36", "云州青禾")


def test_a_hyphen_at_the_end_of_a_line_stays_and_joins_nothing() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 500, "财付通-")
        canvas.drawString(100, 488, "美团")

    assert texts(drawn(draw)) == ["财付通-", "美团"]


def test_characters_of_two_lines_are_never_one_word() -> None:
    def draw(canvas: Canvas) -> None:
        for row in range(6):
            canvas.drawString(100, 700 - 30 * row, "2026年4月1")
            canvas.drawString(100, 690 - 30 * row, "日")

    words = [word for page in pages(drawn(draw)) for word in page.words]
    assert all(word.bottom - word.top < 20 for word in words)
    assert [word.text for word in words].count("日") == 6


def test_rules_are_found_alone_in_grids_and_in_one_long_path() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.line(50, 700, 300, 700)
        canvas.rect(50, 500, 200, 100)
        path = canvas.beginPath()
        for y in (400, 420, 440, 460):
            path.moveTo(50, y)
            path.lineTo(300, y)
        canvas.drawPath(path)

    rules = pages(drawn(draw))[0].rules
    heights = [842 - (rule.top + rule.bottom) / 2 for rule in rules if rule.horizontal]
    assert all(any(abs(height - y) < 1.5 for height in heights) for y in (700, 500, 600, 400, 420, 440, 460))
    sides = [(rule.x0 + rule.x1) / 2 for rule in rules if not rule.horizontal]
    assert all(any(abs(side - x) < 1.5 for side in sides) for x in (50, 250))


def test_a_seal_is_no_rule() -> None:
    assert pages(drawn(lambda canvas: canvas.circle(300, 400, 50)))[0].rules == ()


def test_the_second_reader_parts_a_watermarks_letter_from_the_figure_it_touches() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("STSong-Light", 30)
        canvas.drawString(100, 695, "农")
        canvas.setFont("STSong-Light", 8)
        canvas.drawString(129, 711, "8463.39")

    assert sorted(word.text for page in second_opinion(drawn(draw)) for word in page.words) == ["8463.39", "农"]


def test_both_extractors_read_the_same_words() -> None:
    def draw(canvas: Canvas) -> None:
        for row in range(20):
            canvas.drawString(50, 700 - 15 * row, f"2026-05-{row + 1:02} 工资 {row}00.00")

    data = drawn(draw)
    assert sorted(texts(data)) == sorted(word.text for page in second_opinion(data) for word in page.words)


def test_an_encrypted_pdf_opens_with_its_password_and_says_so_without() -> None:
    locked = saved(drawn(lambda canvas: canvas.drawString(50, 700, "余额")), lambda _pdf: None, pikepdf.Encryption(user="271828"))
    assert pages(locked, "wrong", "271828")[0].words[0].text == "余额"
    for passwords, said in (((), "encrypted"), (("314159",), "None of the passwords")):
        with pytest.raises(PaperError, match=said):
            pages(locked, *passwords)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"%PDF-1.4 cut off in the middle of"])
def test_what_is_no_whole_pdf_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(PaperError):
        pages(data)


def test_a_page_can_be_looked_at_as_an_image() -> None:
    assert render_page(drawn(lambda canvas: canvas.drawString(50, 700, "A")), 1).startswith(b"\x89PNG")


def test_a_character_that_stands_alone_is_read_whatever_fonts_the_machine_has() -> None:
    assert texts(drawn(lambda canvas: canvas.drawString(100, 700, "钞"))) == ["钞"]


def test_a_word_is_as_wide_as_its_paper_says_whatever_fonts_the_machine_has() -> None:
    word = pages(drawn(lambda canvas: canvas.drawString(100, 700, "尾号1946")))[0].words[0]
    assert round(word.x1 - 100, 1) == round(pdfmetrics.stringWidth("尾号1946", "STSong-Light", 10), 1)


def test_pictures_are_drawn_with_the_fonts_of_the_machine_also_after_reading() -> None:
    data = drawn(lambda canvas: canvas.drawString(100, 700, "银行流水"))
    before = render_page(data, 1)
    texts(data)
    assert render_page(data, 1) == before


def test_what_stands_outside_the_page_is_not_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 500, "8,000.00")
        canvas.drawString(100, -60, "9,000.00")
        canvas.drawString(5000, 500, "7,000.00")

    assert texts(drawn(draw)) == ["8,000.00"]


def test_a_page_that_was_measured_is_pictured_as_it_is_looked_at() -> None:
    data = drawn(lambda canvas: canvas.drawString(60, 600, "收入证明"))
    with open_pdf(data) as unmeasured, open_pdf(data) as measured:
        assert [word.text for word in next(measured.pages(1)).words] == ["收入证明"]
        assert measured.picture(1).image.tobytes() == unmeasured.picture(1).image.tobytes()


# --- what nobody sees ------------------------------------------------------------------------------------------------


def without_ink(canvas: Canvas) -> None:
    line = canvas.beginText(100, 720)
    line.setTextRenderMode(3)
    line.textOut("8,000.00")
    canvas.drawText(line)


def in_white(canvas: Canvas) -> None:
    canvas.setFillGray(1)
    canvas.drawString(100, 720, "8,000.00")


def under_a_picture(canvas: Canvas) -> None:
    canvas.drawString(100, 720, "8,000.00")
    canvas.drawInlineImage(Image.new("L", (60, 12), 255), 90, 715, 100, 16)


def under_a_patch(canvas: Canvas) -> None:
    canvas.drawString(100, 720, "8,000.00")
    canvas.setFillGray(1)
    canvas.rect(90, 715, 100, 16, stroke=0, fill=1)


def in_tiny_type(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 0.5)
    for y in range(700, 720, 2):
        canvas.drawString(100, y, "8,000.00")


def under_a_picture_of_another_figure(canvas: Canvas) -> None:
    canvas.drawString(100, 720, "8,000.00")
    other = Image.new("L", (100, 20), 255)
    other.paste(0, (10, 5, 90, 15))
    canvas.drawInlineImage(other, 90, 715, 100, 16)


def with_one_digit_under_a_picture(canvas: Canvas) -> None:
    canvas.drawString(100, 720, "8,000.00")
    canvas.drawInlineImage(Image.new("L", (10, 20), 255), 99, 715, 7.5, 16)


def beside_the_page(canvas: Canvas) -> None:
    canvas.drawString(canvas._pagesize[0] + 20, 720, "8,000.00")


def below_the_page(canvas: Canvas) -> None:
    canvas.drawString(100, -40, "8,000.00")


@pytest.mark.parametrize(
    "draw",
    [
        without_ink,
        in_white,
        in_tiny_type,
        under_a_picture,
        under_a_patch,
        under_a_picture_of_another_figure,
        with_one_digit_under_a_picture,
        beside_the_page,
        below_the_page,
    ],
)
def test_figures_that_the_page_does_not_show_are_none_of_its_words(draw: Callable[[Canvas], None]) -> None:
    def both(canvas: Canvas) -> None:
        canvas.drawString(100, 742, "余额")
        draw(canvas)

    (page,) = pages(drawn(both))
    assert ([word.text for word in page.words], page.unseen) == (["余额"], True)


def test_what_a_printer_notes_beside_the_page_is_no_figure_that_is_missed() -> None:
    def both(canvas: Canvas) -> None:
        canvas.drawString(100, 742, "余额")
        canvas.drawString(100, -40, "2025-11-01 16:20 p. 3")

    (page,) = pages(drawn(both))
    assert ([word.text for word in page.words], page.unseen) == (["余额"], False)


def test_text_on_a_layer_that_is_switched_off_is_none_of_its_words() -> None:
    def layer(pdf: pikepdf.Pdf, shown: bool) -> None:
        group = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="layer"))
        off = pikepdf.Array([] if shown else [group])
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([group]), D=pikepdf.Dictionary(OFF=off))
        pdf.pages[0].Resources.Properties = pikepdf.Dictionary(L1=group)
        pdf.pages[0].contents_add(pdf.make_stream(b"/OC /L1 BDC"), prepend=True)
        pdf.pages[0].contents_add(pdf.make_stream(b"EMC"))

    plain = drawn(lambda canvas: canvas.drawString(100, 742, "8,000.00"))
    assert texts(saved(plain, lambda pdf: layer(pdf, shown=True))) == ["8,000.00"]
    (page,) = pages(saved(plain, lambda pdf: layer(pdf, shown=False)))
    assert (page.words, page.unseen) == ((), True)


def test_white_text_on_a_coloured_ground_and_text_beside_a_picture_are_read() -> None:
    def seen(canvas: Canvas) -> None:
        canvas.setFillGray(0.3)
        canvas.rect(90, 735, 200, 20, stroke=0, fill=1)
        canvas.setFillGray(1)
        canvas.drawString(100, 742, "交易日期")
        canvas.drawInlineImage(Image.new("L", (60, 12), 200), 90, 695, 100, 16)
        canvas.setFillGray(0)
        canvas.drawString(100, 700, "余额")

    (page,) = pages(drawn(seen))
    assert (sorted(word.text for word in page.words), page.unseen) == (["交易日期", "余额"], False)


def test_a_figure_printed_over_a_patch_is_read_and_the_one_beneath_is_not() -> None:
    def both(canvas: Canvas) -> None:
        under_a_patch(canvas)
        canvas.setFillGray(0)
        canvas.drawString(100, 720, "9,300.00")

    (page,) = pages(drawn(both))
    assert ([word.text for word in page.words], page.unseen) == (["9,300.00"], True)


def test_figures_that_a_seal_leaves_to_be_seen_are_read() -> None:
    def sealed(canvas: Canvas) -> None:
        for line in range(5):
            canvas.drawString(100, 740 - 10 * line, f"{line},116.11")
        ring = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
        ring.paste((255, 0, 0, 120), (0, 45, 100, 55))
        canvas.drawImage(ImageReader(ring), 90, 690, 70, 70, mask="auto")

    (page,) = pages(drawn(sealed))
    assert (len(page.words), page.unseen) == (5, False)


def test_a_letter_that_is_a_stroke_is_seen_beside_a_picture() -> None:
    letter = Word("一", 100, 100, 110, 100.5)
    data = drawn(lambda canvas: canvas.rect(100, 741.5, 10, 0.5, stroke=0, fill=1))
    with pdfium.PdfDocument(data) as document:
        assert not not_shown(document[0], [letter])


def test_small_type_is_read_where_all_is_small_or_only_the_boxes_of_its_letters_are_flat() -> None:
    amount, flat = Word("8,000.00", 100, 100, 106, 101.8), Word("8,000.00", 100, 100, 140, 100.5)
    assert not tiny_among([amount, Word("余额", 80, 100, 90, 105)])
    dash = Word("-", 100, 100, 101.3, 100.3)
    assert not tiny_among([flat, dash, Word("余额", 80, 100, 100, 110)])


def test_what_was_filled_into_a_form_is_read() -> None:
    def form(canvas: Canvas) -> None:
        canvas.drawString(40, 742, "余额")
        canvas.acroForm.textfield(name="balance", value="8,000.00", x=100, y=735, width=90, height=18, fontSize=9)

    assert texts(drawn(form)) == ["余额", "8,000.00"]


def with_stamp(pdf: pikepdf.Pdf) -> None:
    stamp = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=[400, 100, 480, 180])
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(stamp)])


def with_signature(pdf: pikepdf.Pdf) -> None:
    signature = pikepdf.Dictionary(Type=pikepdf.Name.Sig, Filter=pikepdf.Name("/Adobe.PPKLite"), Contents=b"", ByteRange=[0, 1, 2, 1])
    field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="seal", V=signature, Subtype=pikepdf.Name.Widget, Rect=[400, 100, 480, 180])
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([pdf.make_indirect(field)]), SigFlags=3)


def drawn_ring(canvas: Canvas) -> None:
    canvas.drawString(40, 742, "特此证明")
    canvas.circle(440, 140, 40)


def form(canvas: Canvas) -> None:
    canvas.drawString(40, 742, "特此证明")
    canvas.grid([40, 100, 160], [700, 720, 740])


def test_what_may_be_a_seal_that_no_text_tells_is_seen() -> None:
    ruled = drawn(form)

    assert not pages(ruled)[0].stamped
    assert [pages(data)[0].stamped for data in (drawn(drawn_ring), saved(ruled, with_stamp), saved(ruled, with_signature))] == [
        True,
        True,
        True,
    ]
