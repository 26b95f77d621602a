"""Binds the annexes into one PDF, in order, each page stamped in a margin added above it. Originals stay as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from math import ceil
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from reprieve.errors import PaperError
from reprieve.language import Message, _
from reprieve.library.letter import LetterWords
from reprieve.model import Document
from reprieve.write.annexes import Annex

Pages = Mapping[int, tuple[int, int]]

IMAGES = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp"})
# The stamp's font is embedded, so that it shows wherever the packet is opened; file names need more characters than it has.
_STAMP_FONT = TTFont("ReprieveStamp", str(Path(__file__).with_name("fonts") / "stamp.ttf"))
_NAME_FONT = UnicodeCIDFont("STSong-Light")
_STRIP = 0.028  # of the page's height; room for one line of 9 points on A4
_EDGE = 36
_ORIENTATION = 0x0112
_JPEG = b"\xff\xd8"
_NOTES = frozenset({0xE1, 0xED, 0xFE})  # EXIF and XMP, IPTC, comments; colour profiles stay
_ACTIVE = ("/AA", "/A", "/OpenAction", "/JS", "/EF", "/AF", "/Dest", "/PA")
_LEADS_ELSEWHERE = ("/Annots", "/AA", "/AF", "/B", "/PieceInfo", "/StructParents", "/Metadata", "/Thumb")


def write_packet(annexes: Sequence[Annex], folder: Path, path: Path, passwords: Sequence[str], words: LetterWords) -> Pages:
    """Bind the annexes' files below `folder` into `path`; gives each annex's first and last page, counted from 1.

    Without annexes there is no packet. Nothing that runs, opens or is embedded is carried over. Raises PaperError where a paper cannot be
    opened; ask `unbindable` first.
    """
    packet, pages = Pdf.new(), dict[int, tuple[int, int]]()
    for annex in annexes:
        first = len(packet.pages) + 1
        _append(packet, _opened(folder / annex.document.file, passwords, words), words.phrases["annex"].format(number=annex.number), words)
        pages[annex.number] = (first, len(packet.pages))
    if not annexes:
        return pages
    _bookmark(packet, annexes, pages, words)
    _scrub(packet)
    packet.save(path, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return pages


def unbindable(documents: Sequence[Document], folder: Path, passwords: Sequence[str], words: LetterWords) -> dict[str, Message]:
    """The papers that were read but cannot be bound, by file, each with the reason."""
    found = {}
    for document in documents:
        try:
            _opened(folder / document.file, passwords, words)
        except PaperError as error:
            found[document.file] = error.message
    return found


def _append(packet: Pdf, paper: Pdf, label: str, words: LetterWords) -> None:
    count = len(paper.pages)
    for number, page in enumerate(paper.pages, 1):
        packet.pages.append(page)
        _stamp(packet, packet.pages[-1], words.phrases["stamp"].format(annex=label, page=number, pages=count))


# --- opening -------------------------------------------------------------------------------------------------------


def _opened(path: Path, passwords: Sequence[str], words: LetterWords) -> Pdf:
    if path.suffix.lower() in IMAGES:
        return _image_page(path)
    with path.open("rb") as file:
        is_pdf = b"%PDF-" in file.read(1024)
    return _opened_pdf(path, passwords) if is_pdf else _stand_in(path, words)


def _opened_pdf(path: Path, passwords: Sequence[str]) -> Pdf:
    for password in ("", *passwords):
        try:
            return _unbound(Pdf.open(path, password=password))
        except pikepdf.PasswordError:
            continue
        except pikepdf.PdfError as error:
            raise PaperError(_("{file} cannot be bound into the packet: {why}", file=path.name, why=error)) from error
    raise PaperError(_("{file} needs a password that was not given.", file=path.name))


def _unbound(paper: Pdf) -> Pdf:
    """Pages that stand alone: what notes, seals and filled-in fields show becomes part of the page, what they could do is left behind."""
    paper.generate_appearance_streams()
    paper.flatten_annotations("screen")
    for page in paper.pages:
        for key in _LEADS_ELSEWHERE:
            if key in page.obj:
                del page.obj[key]
    return paper


def _image_page(path: Path) -> Pdf:
    """A picture on a page of A4, upright as its camera noted, as large as the margins allow."""
    try:
        data = path.read_bytes()
        turn = {3: 180, 6: -90, 8: 90}.get(ImageReader(BytesIO(data))._image.getexif().get(_ORIENTATION, 1), 0)
        picture = ImageReader(BytesIO(without_camera_notes(data)))
    except OSError as error:
        raise PaperError(_("{file} cannot be bound into the packet: {why}", file=path.name, why=error)) from error
    width, height = picture.getSize()
    shown = (height, width) if turn % 180 else (width, height)
    scale = min((A4[0] - 2 * _EDGE) / shown[0], (A4[1] - 2 * _EDGE) / shown[1], 1)
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.translate(A4[0] / 2, A4[1] / 2)
    canvas.rotate(turn)
    canvas.drawImage(picture, -width * scale / 2, -height * scale / 2, width * scale, height * scale, mask="auto")
    canvas.save()
    return Pdf.open(buffer)


def without_camera_notes(data: bytes) -> bytes:
    """A JPEG without what the camera wrote beside the picture, such as where it was taken; any other file as it is."""
    if not data.startswith(_JPEG):
        return data
    kept, at = bytearray(_JPEG), len(_JPEG)
    while data[at : at + 1] == b"\xff" and data[at + 1 : at + 2] not in (b"\xda", b""):
        length = 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] not in _NOTES:
            kept += data[at : at + length]
        at += length
    return bytes(kept) + data[at:]


def _stand_in(path: Path, words: LetterWords) -> Pdf:
    """A page in the place of a paper that has no pages of its own, such as a table exported by a bank."""
    buffer = BytesIO()
    canvas = _canvas(buffer, A4, _NAME_FONT, 14)
    canvas.drawCentredString(A4[0] / 2, A4[1] / 2, words.phrases["electronic_paper"].format(file=path.name))
    canvas.save()
    return Pdf.open(buffer)


def _canvas(buffer: BytesIO, size: tuple[float, float], font: TTFont | UnicodeCIDFont, points: float) -> Canvas:
    pdfmetrics.registerFont(font)
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    canvas.setFont(font.fontName, points)
    return canvas


# --- stamping ------------------------------------------------------------------------------------------------------


def _stamp(packet: Pdf, page: Page, text: str) -> None:
    """Add a strip above the page as it is looked at, and write into its right end: nothing on the page itself is covered."""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    turn = int(page.obj.get("/Rotate", 0)) % 360
    height = (right - left) if turn in (90, 270) else (top - bottom)
    width = (top - bottom) if turn in (90, 270) else (right - left)
    strip = ceil(max(height, width) * _STRIP)
    box, matrix = _placed(turn, (left, bottom, right, top), strip)
    page.obj["/MediaBox"] = page.obj["/CropBox"] = Array(box)
    for name in ("/TrimBox", "/BleedBox", "/ArtBox"):
        if name in page.obj:
            del page.obj[name]
    _draw_over(packet, page, _strip(width, strip, text), matrix)


def _placed(turn: int, crop: tuple[float, float, float, float], strip: float) -> tuple[list[float], list[float]]:
    """The page's new box, and where the strip's own coordinates lie on the page as it is stored, turned by 0, 90, 180 or 270."""
    left, bottom, right, top = crop
    match turn:
        case 90:
            return [left - strip, bottom, right, top], [0, 1, -1, 0, left, bottom]
        case 180:
            return [left, bottom - strip, right, top], [-1, 0, 0, -1, right, bottom]
        case 270:
            return [left, bottom, right + strip, top], [0, -1, 1, 0, right, top]
        case _:
            return [left, bottom, right, top + strip], [1, 0, 0, 1, left, top]


def _strip(width: float, height: float, text: str) -> Pdf:
    buffer = BytesIO()
    canvas = _canvas(buffer, (width, height), _STAMP_FONT, height * 0.42)
    canvas.setFillGray(1)
    canvas.rect(0, 0, width, height, stroke=0, fill=1)
    canvas.setFillGray(0.2)
    canvas.drawRightString(width - height, height * 0.3, text)
    canvas.save()
    return Pdf.open(buffer)


def _draw_over(packet: Pdf, page: Page, strip: Pdf, matrix: list[float]) -> None:
    form = packet.copy_foreign(strip.pages[0].as_form_xobject())
    name = page.add_resource(form, Name.XObject, _free_name(page))
    numbers = " ".join(f"{number:.4f}" for number in matrix)
    page.contents_add(b"q", prepend=True)
    page.contents_add(f"Q q {numbers} cm {name} Do Q".encode())


def _free_name(page: Page) -> Name:
    """A name that the page's resources do not use; made by counting, so that the same papers give the same packet."""
    taken = page.resources.get("/XObject", Dictionary())
    return next(Name(f"/Stamp{number}") for number in range(len(taken) + 1) if f"/Stamp{number}" not in taken)


# --- the packet as a whole -----------------------------------------------------------------------------------------


def _bookmark(packet: Pdf, annexes: Sequence[Annex], pages: Pages, words: LetterWords) -> None:
    with packet.open_outline() as outline:
        for annex in annexes:
            label = words.phrases["annex"].format(number=annex.number)
            outline.root.append(pikepdf.OutlineItem(f"{label} {annex.kind.name.zh}", pages[annex.number][0] - 1))


def _scrub(packet: Pdf) -> None:
    """Take out whatever could act when the packet is opened or clicked; bookmarks keep where they lead."""
    for thing in _dictionaries(packet):
        if "/Title" in thing and "/Parent" in thing:
            continue
        for key in _ACTIVE:
            if key in thing and (key not in ("/A", "/PA") or isinstance(thing[key], Dictionary)):
                del thing[key]


def _dictionaries(packet: Pdf) -> Iterator[pikepdf.Object]:
    for thing in packet.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            yield thing
