"""Photographs and scans as files: which papers are some, and the pictures in them. Pillow opens them, and pi-heif what iPhones take."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reprieve.errors import PaperError, installs
from reprieve.language import _

if TYPE_CHECKING:
    from PIL.Image import Image

OCR_EXTRA = installs("ocr")
MAX_PIXELS = 120_000_000
MAX_FRAMES = 500
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*", b"BM", b"GIF8")
_HEIC = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})


def is_picture(data: bytes) -> bool:
    """Whether a file is a photograph or a scan: JPEG, PNG, TIFF, BMP, GIF, WebP or HEIC. Told by its first bytes, whatever its name."""
    return data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or is_heic(data)


def is_heic(data: bytes) -> bool:
    """Whether a file is what iPhones take."""
    return data[4:8] == b"ftyp" and data[8:12] in _HEIC


def frames(data: bytes, first: int = 0) -> Iterator[Image]:
    """Every picture of a file from `first` on, counted from 0, in its own colours, turned as the camera was held.

    Raises PaperError where it is damaged, too large or of an unknown kind.
    """
    from PIL import Image, ImageOps  # most papers are no pictures and need none of it

    if is_heic(data):
        _learn_heic()
    with faults_told(), Image.open(io.BytesIO(data)) as opened:
        count = getattr(opened, "n_frames", 1)
        if count > MAX_FRAMES:
            raise PaperError(_("This file holds more than {limit} pictures. Save it in several files.", limit=MAX_FRAMES))
        for frame in range(first, count):
            opened.seek(frame)
            if opened.width * opened.height > MAX_PIXELS:
                raise PaperError(_("This picture has more than {limit} million pixels. Save it smaller.", limit=MAX_PIXELS // 10**6))
            yield ImageOps.exif_transpose(opened)


@contextmanager
def faults_told() -> Iterator[None]:
    """Whatever Pillow finds wrong with a picture while it is opened, converted or drawn becomes a PaperError."""
    from PIL import Image

    try:
        yield
    except (OSError, SyntaxError, ValueError, TypeError, LookupError, struct.error, Image.DecompressionBombError) as error:
        raise PaperError(_("This picture is damaged or of a kind that cannot be opened. Save it again as JPEG or PNG.")) from error


def _learn_heic() -> None:
    try:
        from pi_heif import register_heif_opener
    except ImportError as error:
        message = _("This is a HEIC photograph. To read it, install text recognition: {command}. Or save it as JPEG.", command=OCR_EXTRA)
        raise PaperError(message) from error
    register_heif_opener()
