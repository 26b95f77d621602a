"""Opens a paper as pages that stand alone: nothing in them runs, leads elsewhere or tells where a photo was taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Pdf
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from reprieve.errors import PaperError
from reprieve.language import Message, _
from reprieve.library.letter import LetterWords
from reprieve.model import Document
from reprieve.papers.files import paper_bytes
from reprieve.papers.pictures import faults_told, frames, is_heic, is_picture
from reprieve.write.packet_drawing import NAME_FONT, new_canvas

if TYPE_CHECKING:
    from PIL.Image import Image

_EDGE = 36
_QUALITY = 90
_ORIENTATION = 0x0112
_JPEG = b"\xff\xd8"
_NOTES = frozenset({0xE1, 0xED, 0xFE})  # EXIF and XMP, IPTC, comments; colour profiles stay
_LEADS_ELSEWHERE = ("/Annots", "/AA", "/AF", "/B", "/PieceInfo", "/StructParents", "/Metadata", "/Thumb")


def unbindable(documents: Sequence[Document], folder: Path, passwords: Sequence[str], words: LetterWords) -> dict[str, Message]:
    """The papers that were read but cannot be bound, by file, each with the reason."""
    found = {}
    for document in documents:
        try:
            opened(folder / document.file, passwords, words)
        except PaperError as error:
            found[document.file] = error.message
    return found


def opened(path: Path, passwords: Sequence[str], words: LetterWords) -> Pdf:
    """The pages of one paper. Raises PaperError where it cannot be opened."""
    data = paper_bytes(path, passwords)
    if is_picture(data):
        return _picture_pages(data)
    return _opened_pdf(path, data, passwords) if b"%PDF-" in data[:1024] else _stand_in(path, words)


def _opened_pdf(path: Path, data: bytes, passwords: Sequence[str]) -> Pdf:
    for password in ("", *passwords):
        try:
            return alone(Pdf.open(BytesIO(data), password=password))
        except pikepdf.PasswordError:
            continue
        except pikepdf.PdfError as error:
            raise PaperError(_("{file} cannot be bound into the packet: {why}", file=path.name, why=error)) from error
    raise PaperError(_("{file} needs a password that was not given.", file=path.name))


def alone(paper: Pdf) -> Pdf:
    """Pages that stand alone: what notes, seals and filled-in fields show becomes part of the page, what they could do is left behind."""
    paper.generate_appearance_streams()
    paper.flatten_annotations("screen")
    for page in paper.pages:
        for key in _LEADS_ELSEWHERE:
            if key in page.obj:
                del page.obj[key]
    return paper


def _picture_pages(data: bytes) -> Pdf:
    """Every picture of a file on a page of A4, upright as its camera noted, as large as the margins allow. Raises PaperError."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    with faults_told():
        for picture, turn in _pictures(data):
            _draw_picture(canvas, picture, turn)
            canvas.showPage()
    canvas.save()
    return Pdf.open(buffer)


def _pictures(data: bytes) -> Iterator[tuple[ImageReader, int]]:
    """The pictures of a file, each with the degrees by which it is turned to stand upright. A JPEG goes onto its page as it was taken."""
    if data.startswith(_JPEG):
        noted = ImageReader(BytesIO(data))._image.getexif().get(_ORIENTATION, 1)
        yield ImageReader(BytesIO(without_camera_notes(data))), {3: 180, 6: -90, 8: 90}.get(noted, 0)
        return
    for frame in frames(data):
        yield ImageReader(_as_jpeg(frame) if is_heic(data) else _with_mask(frame)), 0


def _as_jpeg(picture: Image) -> BytesIO:
    """What no PDF can hold as it is, in the next best form: without it, a photograph would take twenty times the room."""
    buffer = BytesIO()
    picture.convert("RGB").save(buffer, "JPEG", quality=_QUALITY)
    return buffer


def _with_mask(picture: Image) -> Image:
    """The picture, what is transparent in it told in the way that is drawn."""
    return picture.convert("RGBA") if picture.mode == "PA" or "transparency" in picture.info else picture


def _draw_picture(canvas: Canvas, picture: ImageReader, turn: int) -> None:
    width, height = picture.getSize()
    shown = (height, width) if turn % 180 else (width, height)
    scale = min((A4[0] - 2 * _EDGE) / shown[0], (A4[1] - 2 * _EDGE) / shown[1], 1)
    canvas.translate(A4[0] / 2, A4[1] / 2)
    canvas.rotate(turn)
    canvas.drawImage(picture, -width * scale / 2, -height * scale / 2, width * scale, height * scale, mask="auto")


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
    canvas = new_canvas(buffer, A4, NAME_FONT, 14)
    canvas.drawCentredString(A4[0] / 2, A4[1] / 2, words.phrases["electronic_paper"].format(file=path.name))
    canvas.save()
    return Pdf.open(buffer)
