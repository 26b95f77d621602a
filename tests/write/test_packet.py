"""The packet: papers in order, stamped beside and not upon what they show, and nothing in it that could act."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from letter_material import BANK, LENDER, NEEDS, Builder, debt, drawn, plan, some, statement, text_of_file
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image, ImageChops
from reportlab.pdfbase.ttfonts import TTFont

from reprieve import write
from reprieve.library.letter import LetterWords
from reprieve.model import Certificate, Payslip
from reprieve.write.packet_papers import opened

HEIC = Path(__file__).parent.parent / "read" / "a_photograph.heic"


def text_of(path: Path, page: int) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return str(document[page].get_textpage().get_text_bounded()).replace("\u3000", " ")


def page_count(path: Path) -> int:
    with Pdf.open(path) as packet:
        return len(packet.pages)


def png(width: int = 40, height: int = 60) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (width, height), (200, 30, 30)).save(buffer, "PNG")
    return buffer.getvalue()


def test_papers_are_bound_by_what_they_prove_and_stamped_with_annex_and_page(song_out: Path) -> None:
    packet = song_out / "packet.pdf"

    assert page_count(packet) == 9, "the index in front"
    found = [text_of(packet, page) for page in range(1, 9)]
    assert ["id.pdf" in found[0], "bill.pdf" in found[1], "contract.pdf 2" in found[3], "leaving.pdf" in found[4]] == [True] * 4
    assert "附件1 第1/1页" in found[0] and "附件3 第2/2页" in found[3] and "附件5 第3/3页" in found[7]


def test_bookmarks_lead_to_each_annex(song_out: Path) -> None:
    with Pdf.open(song_out / "packet.pdf") as packet, packet.open_outline() as outline:
        titles = [item.title for item in outline.root]
        first_pages = [packet.pages.index(pikepdf.Page(item.destination[0])) for item in outline.root]  # type: ignore[index]

    assert titles[:2] == ["证据目录", "附件1 居民身份证"] and len(titles) == 6
    assert first_pages == [0, 1, 2, 3, 5, 6]


def test_the_index_gives_the_pages_at_which_annexes_stand(song_out: Path) -> None:
    index = text_of_file(song_out / "证据目录.docx").splitlines()

    assert index[index.index("附件3") : index.index("附件3") + 5][-1] == "4-5"
    assert "共5份附件，合订本共9页" in "".join(index)


def test_the_stamps_characters_are_all_in_its_font(song: Builder) -> None:
    words: LetterWords = song.library.letter_words
    font = TTFont("probe", str(Path(write.__file__).with_name("fonts") / "stamp.ttf"))
    shown = words.phrases["stamp"].format(annex=words.phrases["annex"].format(number=1234567890), page=1, pages=2)

    assert [character for character in shown if ord(character) not in font.face.charToGlyph] == []


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_stamp_covers_nothing_however_the_page_is_turned(song: Builder, turn: int) -> None:
    """The page as it is looked at stays the same picture; only a strip is added above it."""
    with Pdf.open(BytesIO(drawn(1, (300, 400)))) as turned:
        turned.pages[0].rotate(turn, relative=False)
        turned.save(song.case.folder / "evidence/id.pdf")
    before = picture(song.case.folder / "evidence/id.pdf")
    after = picture(song.write("证据目录") / "packet.pdf", 1)
    strip = after.height - before.height

    assert strip > 0 and after.width == before.width
    differing = ImageChops.difference(after.crop((0, strip, after.width, after.height)), before).histogram()
    assert sum(differing[128:]) == 0, "but for the smoothing of edges"
    assert after.crop((0, 0, after.width, strip)).getextrema()[0] < 100, "the strip shows the stamp"


def picture(path: Path, page: int = 0) -> Any:
    """A page in grey, at a scale that makes its strip whole pixels high."""
    with pypdfium2.PdfDocument(path) as document:
        return document[page].render(scale=5, grayscale=True).to_pil()


def test_nothing_that_runs_opens_or_is_embedded_is_carried_over(song: Builder) -> None:
    with Pdf.open(BytesIO(drawn(2))) as hostile:
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
        launch = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=Dictionary(S=Name.Launch, F=String("x.exe")))
        button = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array([0, 0, 9, 9]), A=script, AA=Dictionary(E=script))
        hostile.pages[0].obj.Annots = Array([launch, hostile.make_indirect(button)])
        hostile.pages[0].obj.AA = Dictionary(O=script)
        hostile.Root.OpenAction = script
        hostile.attachments["secret.txt"] = b"hidden"
        hostile.save(song.case.folder / "evidence/id.pdf")

    packet = song.write("证据目录") / "packet.pdf"

    with Pdf.open(packet) as bound:
        everything = b"".join(thing.unparse(resolved=True) for thing in bound.objects)
        assert not bound.attachments
    for trace in (b"JavaScript", b"Launch", b"EmbeddedFile", b"x.exe", b"app.alert", b"OpenAction"):
        assert trace not in everything


def test_originals_stay_as_they_were(song: Builder) -> None:
    before = {path: path.read_bytes() for path in some(song.case.folder.rglob("*.pdf"))}
    song.write()

    assert {path: path.read_bytes() for path in song.case.folder.rglob("*.pdf")} == before


def test_a_locked_paper_is_opened_with_a_password_of_the_case(song: Builder) -> None:
    lock(song.case.folder / "evidence/id.pdf")
    song.state(passwords=("wrong", "123456"))
    packet = song.write("证据目录") / "packet.pdf"

    with Pdf.open(packet) as bound:
        assert not bound.is_encrypted
    assert page_count(packet) == 9


def test_a_paper_that_cannot_be_bound_is_named_and_the_letters_stay_drafts(song: Builder) -> None:
    lock(song.case.folder / "evidence/id.pdf")
    out = song.write("困难", "补件清单")

    assert page_count(out / "packet.pdf") == 8
    assert all(path.stem.endswith("_草稿") for path in some((out / "letters").iterdir()))
    assert "id.pdf" in text_of_file(out / "补件清单.docx")


def lock(path: Path) -> None:
    with Pdf.open(path, allow_overwriting_input=True) as paper:
        paper.save(path, encryption=pikepdf.Encryption(user="123456", owner="123456"))


def test_a_photo_becomes_a_page_of_a4(song: Builder) -> None:
    song.add("evidence/IMG_1.PNG", "household_register", Certificate(), png())
    packet = song.write("证据目录") / "packet.pdf"

    assert page_count(packet) == 10
    with Pdf.open(packet) as bound:
        page = bound.pages[2]
        assert float(page.mediabox[2]) == pytest.approx(595, abs=1)
        assert "附件2 第1/1页" in text_of(packet, 2)


def pictures(*colours: str, kind: str) -> bytes:
    """A file of pictures, each of one colour."""
    first, *others = (Image.new("RGB", (40, 60), colour) for colour in colours)
    buffer = BytesIO()
    first.save(buffer, kind, **({"save_all": True, "append_images": others} if others else {}))
    return buffer.getvalue()


def colours_of(path: Path) -> list[tuple[int, ...]]:
    """What colour stands in the middle of each page of a PDF, where a small picture is drawn."""
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.render(scale=1).to_pil().convert("RGB") for page in document]
    return [page.getpixel((page.width // 2, page.height // 2 + 10)) for page in pages]


RED, GREEN, BLUE = (255, 0, 0), (0, 128, 0), (0, 0, 255)


@pytest.mark.parametrize("name", ["photo.jfif", "photo", "IMG_1.JPG.bak", "photo.dat"])
def test_a_photo_is_bound_as_what_it_is_whatever_its_name(song: Builder, name: str) -> None:
    song.add(f"evidence/{name}", "household_register", Certificate(), pictures("blue", kind="PNG"))

    assert colours_of(song.write("证据目录") / "packet.pdf")[2] == BLUE


def test_every_page_of_a_scan_is_bound(song: Builder) -> None:
    song.add("evidence/contract.tif", "household_register", Certificate(), pictures("red", "green", "blue", kind="TIFF"), pages=3)
    packet = song.write("证据目录") / "packet.pdf"

    assert colours_of(packet)[2:5] == [RED, GREEN, BLUE]
    assert "附件2 第3/3页" in text_of(packet, 4)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_a_picture_of_any_kind_is_turned_once_as_its_camera_noted(kind: str, tmp_path: Path, song: Builder) -> None:
    picture = Image.new("RGB", (60, 30), "blue")
    exif = Image.Exif()
    exif[0x0112] = 6
    picture.save(tmp_path / "picture", kind, exif=exif)
    drawn_page = tmp_path / "page.pdf"
    opened(tmp_path / "picture", (), song.library.letter_words).save(drawn_page)

    with pypdfium2.PdfDocument(drawn_page) as document:
        ink = ImageChops.invert(document[0].render(scale=1).to_pil().convert("L")).getbbox()
    assert ink is not None and (ink[2] - ink[0], ink[3] - ink[1]) == pytest.approx((30, 60), abs=2)


def test_what_is_transparent_in_a_picture_of_few_colours_stays_white(tmp_path: Path, song: Builder) -> None:
    picture = Image.new("P", (40, 60), 1)
    picture.putpalette([0, 0, 255, 255, 0, 0])
    picture.save(tmp_path / "picture.png", transparency=1)
    opened(tmp_path / "picture.png", (), song.library.letter_words).save(tmp_path / "page.pdf")

    assert colours_of(tmp_path / "page.pdf") == [(255, 255, 255)]


def test_an_iphones_photograph_is_bound_as_a_picture(song: Builder) -> None:
    song.add("evidence/IMG_2.HEIC", "household_register", Certificate(), HEIC.read_bytes())

    with Pdf.open(song.write("证据目录") / "packet.pdf") as bound:
        (image,) = bound.pages[2].images.values()
    assert (int(image.Width), int(image.Height)) == (1716, 2383)


def test_an_iphones_photograph_that_cannot_be_drawn_is_named_and_the_letters_stay_drafts(
    song: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    song.add("evidence/IMG_2.HEIC", "household_register", Certificate(), HEIC.read_bytes())
    out = song.write("困难", "补件清单")

    assert page_count(out / "packet.pdf") == 9
    assert all(path.stem.endswith("_草稿") for path in some((out / "letters").iterdir()))
    assert "IMG_2.HEIC" in text_of_file(out / "补件清单.docx")


def test_a_table_that_is_called_a_picture_leads_to_a_page_that_names_it(song: Builder) -> None:
    song.add("evidence/export.png", "bank_statement", statement(), "日期,金额\n".encode())

    assert any("export.png" in text for text in words_of(song.write("证据目录") / "packet.pdf"))


def test_a_photo_stands_upright_and_does_not_tell_where_it_was_taken(song: Builder) -> None:
    photo = Image.new("RGB", (60, 30), (200, 30, 30))
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "taken at home"
    buffer = BytesIO()
    photo.save(buffer, "JPEG", exif=exif, comment=b"in the kitchen")
    song.add("evidence/photo.jpg", "household_register", Certificate(), buffer.getvalue())

    with Pdf.open(song.write("证据目录") / "packet.pdf") as bound:
        page = bound.pages[2]
        raw = b"".join(image.read_raw_bytes() for image in page.images.values())
    assert raw and b"taken at home" in buffer.getvalue() and b"taken at home" not in raw and b"kitchen" not in raw
    with pypdfium2.PdfDocument(song.case.folder.parent / "out" / "packet.pdf") as document:
        red = document[2].render(scale=1).to_pil().convert("RGB").point(lambda value: 255 if value > 150 else 0)
        boxes = ImageChops.invert(red.getchannel("G")).crop((0, 40, red.width, red.height)).getbbox()
    assert boxes is not None and boxes[3] - boxes[1] > boxes[2] - boxes[0]


def test_a_photo_cut_off_in_the_middle_does_not_stop_the_case(song: Builder) -> None:
    song.add("evidence/photo.jpg", "household_register", Certificate(), b"\xff\xd8\xff\xe1")
    out = song.write("补件清单")

    assert page_count(out / "packet.pdf") == 9
    assert "photo.jpg" in text_of_file(out / "补件清单.docx")


def test_a_table_that_a_bank_exported_leads_to_a_page_that_names_it(song: Builder) -> None:
    song.add("evidence/export.csv", "bank_statement", statement(), "日期,金额\n".encode())
    packet = song.write("证据目录") / "packet.pdf"

    assert page_count(packet) == 10
    assert any("export.csv" in text_of(packet, page) for page in range(10))


def test_the_same_paper_twice_is_bound_once(song: Builder) -> None:
    song.add("evidence/流水 (1).pdf", "bank_statement", statement(), (song.case.folder / "evidence/statement.pdf").read_bytes())
    out = song.write("证据目录")

    assert page_count(out / "packet.pdf") == 9


def test_a_need_met_by_the_copy_points_to_the_annex_of_the_first(song: Builder) -> None:
    song.add("evidence/流水 (1).pdf", "bank_statement", statement(), (song.case.folder / "evidence/statement.pdf").read_bytes())
    needs = tuple(
        replace(need, papers=tuple(replace(paper, file="evidence/流水 (1).pdf") for paper in need.papers))
        if need.id == "base.income"
        else need
        for need in NEEDS
    )
    song.judge("complete", needs)

    letter = next(path for path in song.write("困难").rglob("*.docx") if path.name.startswith("困难"))
    assert "（见附件5）" in text_of_file(letter)


def test_a_case_without_a_single_usable_paper_still_gets_its_lists(song: Builder) -> None:
    song.documents = ()
    song.judge("incomplete", [replace(need, state="missing", papers=()) for need in NEEDS])
    out = song.write("证据目录")

    assert not (out / "packet.pdf").exists()
    assert "目前没有可以列入目录的材料" in text_of_file(out / "证据目录.docx")


def test_a_packet_that_is_too_large_is_cut_into_named_volumes_below_the_limit(song: Builder) -> None:
    noise = BytesIO()
    Image.effect_noise((500, 500), 90).save(noise, "PNG")
    for number in range(3):
        song.add(f"evidence/{number}.png", "household_register", Certificate(), noise.getvalue() + bytes([number]))
    limit = 400_000
    out = song.write("证据目录", max_size=limit)
    volumes = sorted(out.glob("packet-?of?.pdf"))

    assert all(path.stat().st_size <= limit for path in some(out.glob("packet*.pdf")))
    assert [path.name for path in volumes] == [f"packet-{number}of{len(volumes)}.pdf" for number in range(1, len(volumes) + 1)]
    assert len(volumes) > 1 and all(path.stat().st_size <= limit for path in volumes)
    assert sum(map(page_count, volumes)) == 9 + 3
    assert "第2册第" in text_of_file(out / "证据目录.docx")


def test_an_annex_that_is_too_large_by_itself_is_cut_between_its_pages(song: Builder) -> None:
    pictures = []
    for seed in range(3):
        noise = BytesIO()
        Image.effect_noise((420, 420), 60 + seed).save(noise, "PNG")
        pictures.append(Image.open(noise))
    book = BytesIO()
    pictures[0].save(book, "PDF", save_all=True, append_images=pictures[1:], quality=100)
    (song.case.folder / "evidence/statement.pdf").write_bytes(book.getvalue())
    limit = len(book.getvalue()) // 2 + 60_000
    volumes = sorted(song.write("证据目录", max_size=limit).glob("packet-?of?.pdf"))

    assert len(volumes) > 1 and all(path.stat().st_size <= limit for path in volumes)
    found = "".join(text_of(path, page) for path in volumes for page in range(page_count(path)))
    assert all(f"附件5 第{number}/3页" in found for number in (1, 2, 3))


def test_each_line_of_the_index_leads_to_its_annex(song_out: Path) -> None:
    with Pdf.open(song_out / "packet.pdf") as packet:
        links = [link.Dest[0] for link in packet.pages[0].Annots]
        targets = [packet.pages.index(pikepdf.Page(target)) for target in links]

    assert targets == [1, 2, 3, 5, 6]


# --- a packet for each creditor ------------------------------------------------------------------------------------


def words_of(path: Path) -> list[str]:
    return [text_of(path, page) for page in range(page_count(path))]


def test_each_creditor_gets_a_packet_without_the_papers_of_other_debts(song_out: Path) -> None:
    bank, lender = song_out / f"packet-{BANK}.pdf", song_out / f"packet-{LENDER}.pdf"

    assert [any("bill.pdf" in text for text in words_of(path)) for path in (bank, lender)] == [True, False]
    assert [any("contract.pdf" in text for text in words_of(path)) for path in (bank, lender)] == [False, True]
    assert all("leaving.pdf" in "".join(words_of(path)) for path in (bank, lender))
    assert "缺号的附件" in words_of(bank)[0] and "留存" in words_of(song_out / "packet.pdf")[0]


FRIEND, NAMESAKE = "李明", "李明华"
CCB, CMB = "中国建设银行", "招商银行"
BRANCH = "示例银行股份有限公司云州支行"
PAPERS_AND_WHOSE = {
    "the lender it names, although digits are another's": (Certificate(issuer=LENDER, fields={"account_tail": "1234"}), (BANK, LENDER), []),
    "a namesake's, not a friend's": (Certificate(issuer=NAMESAKE), (FRIEND, NAMESAKE), [NAMESAKE]),
    "a bank that leaves out its first word": (Certificate(issuer="建设银行股份有限公司信用卡中心"), (CCB, CMB), [CCB]),
    "no lender, the last digits": (Certificate(fields={"account_tail": "0001"}), (BANK, LENDER), [LENDER]),
    "no lender, the number": (Certificate(fields={"number": "HT-0001"}), (BANK, LENDER), [LENDER]),
    "neither lender nor number": (Certificate(), (BANK, LENDER), []),
    "a branch's, not its bank's card centre": (Certificate(issuer=BRANCH), (BANK, BRANCH), [BRANCH]),
    "its bank's, by the number": (Certificate(issuer="示例银行", fields={"number": "HT-0001"}), (BANK, BRANCH), [BRANCH]),
}


@pytest.mark.parametrize(("proof", "creditors", "whose"), PAPERS_AND_WHOSE.values(), ids=PAPERS_AND_WHOSE)
def test_a_proof_of_debt_goes_to_the_creditor_of_whom_it_is_and_to_no_other(
    proof: Certificate, creditors: tuple[str, str], whose: list[str], song: Builder
) -> None:
    first, second = creditors
    song.state(debts=(debt(first, "online_loan", "6225880000001234", "100.00"), debt(second, "online_loan", "HT-0001", "200.00")))
    song.assessment = replace(song.assessment, plan=None)
    song.add("evidence/proof.pdf", "loan_contract", proof, drawn(1, text="proof.pdf"))
    out = song.write("证据目录")
    got = {name: "".join(words_of(out / f"packet-{name}.pdf")) for name in creditors}

    assert [name for name, text in got.items() if "proof.pdf" in text] == whose
    assert "proof.pdf" in "".join(words_of(out / "packet.pdf")), "the applicant keeps it"


def test_with_one_creditor_there_is_one_packet_and_one_index(song: Builder) -> None:
    song.state(debts=(debt(BANK, "credit_card", "6225880000001234", "39700.50"),))
    song.assessment = replace(song.assessment, plan=replace(plan(), offers=plan().offers[:1]))
    out = song.write("证据目录")

    assert [path.name for path in out.glob("*.pdf")] == ["packet.pdf"]
    assert [path.name for path in out.glob("证据目录*")] == ["证据目录.docx"]


def test_the_index_for_a_creditor_gives_the_pages_of_its_own_packet(song_out: Path) -> None:
    index = text_of_file(song_out / f"证据目录_{LENDER}.docx")
    rows = index.splitlines()
    packet = words_of(song_out / f"packet-{LENDER}.pdf")

    assert "附件2" not in rows and LENDER in index and BANK not in index
    for number in ("附件1", "附件3", "附件4", "附件5"):
        first = rows[rows.index(number) : rows.index(number) + 5][-1].partition("-")[0]
        assert f"{number} 第1/" in packet[int(first) - 1]


def test_the_manifest_tells_whom_each_packet_is_for(song_out: Path) -> None:
    packets = json.loads((song_out / "manifest.json").read_text(encoding="utf-8"))["packets"]

    assert [(packet["creditor"], packet["volumes"][0]["file"]) for packet in packets] == [
        (None, "packet.pdf"),
        (BANK, f"packet-{BANK}.pdf"),
        (LENDER, f"packet-{LENDER}.pdf"),
    ]


def test_of_a_payroll_sheet_only_the_applicants_page_is_handed_in_and_the_index_says_so(song: Builder) -> None:
    song.add("evidence/payroll.pdf", "payslip", payslip(employees=40, page=3), drawn(4, text="payroll.pdf"), pages=4)
    out = song.write("证据目录")
    found = "".join(words_of(out / "packet.pdf"))

    assert "payroll.pdf 3" in found and "payroll.pdf 2" not in found and "payroll.pdf 4" not in found
    assert "附件6 第1/1页" in found
    assert "原件共4页，只附第3页" in text_of_file(out / "证据目录.docx")


def test_a_payslip_of_one_person_is_handed_in_whole(song: Builder) -> None:
    song.add("evidence/slip.pdf", "payslip", payslip(employees=1, page=2), drawn(2, text="slip.pdf"), pages=2)

    assert "slip.pdf 1" in "".join(words_of(song.write("证据目录") / "packet.pdf"))


def payslip(employees: int, page: int) -> Payslip:
    paid = Decimal("9800.00")
    return Payslip("宋知远", "某某贸易有限公司", "2026-05", paid, Decimal("0.00"), paid, page=page, employees=employees)
