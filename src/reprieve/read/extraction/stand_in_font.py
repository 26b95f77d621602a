"""The font that PDFium measures by where a paper embeds none: one box for every character.

Left to itself PDFium asks the machine for such a font. Then readings differ from machine to machine, characters that stand alone are lost
where no Chinese font is installed, and outlines of a font of twenty megabytes are parsed for nothing. Pictures of pages still use
the machine's fonts.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Mapping
from functools import cache
from itertools import accumulate
from typing import Any

import pypdfium2.raw as raw

_EM = 1000
_BOX = (0, 0, 200, 700)  # inside the narrowest character: a word is as wide as the paper says, wherever the glyph is smaller
_ASCENT, _DESCENT = 880, -120
_LAST_CHARACTER = 0x10FFFF
_NAME = b"One Box\0"
_HANDLE = 1
_STANDARD = (b"Courier", b"Helvetica", b"Times")


def measure_by_stand_in() -> None:
    """For reading: what PDFium opens from now on is measured by the stand-in."""
    use_only(one_box_font())


def use_only(font: bytes) -> None:
    """What PDFium opens from now on has this font, a whole TrueType or OpenType file, wherever it embeds none."""
    raw.FPDF_SetSystemFontInfo(_always(font))


def draw_with_fonts_of_machine() -> None:
    """For pictures: what PDFium opens from now on is drawn with the fonts that are installed."""
    raw.FPDF_SetSystemFontInfo(_machine())


@cache
def _machine() -> ctypes._Pointer[raw.FPDF_SYSFONTINFO]:
    fonts: ctypes._Pointer[raw.FPDF_SYSFONTINFO] = raw.FPDF_GetDefaultSystemFontInfo()
    fonts.contents.Release = type(fonts.contents.Release)()  # it is used again, so PDFium must not free it
    return fonts


@cache
def _always(data: bytes) -> ctypes._Pointer[raw.FPDF_SYSFONTINFO]:
    """What PDFium asks a machine's fonts, always answered with the one font."""
    form = dict(raw.FPDF_SYSFONTINFO._fields_)
    info = raw.FPDF_SYSFONTINFO(
        version=1,
        MapFont=form["MapFont"](lambda *wanted: None if _is_known(wanted[3], ctypes.string_at(wanted[5])) else _HANDLE),
        GetFontData=form["GetFontData"](lambda _info, _font, table, room, size: 0 if table else _copied(data, room, size)),
        GetFaceName=form["GetFaceName"](lambda _info, _font, room, size: _copied(_NAME, room, size)),
        GetFontCharset=form["GetFontCharset"](lambda _info, _font: raw.FXFONT_GB2312_CHARSET),
    )
    return ctypes.pointer(info)


def _is_known(charset: int, face: bytes) -> bool:
    """Whether PDFium has the font itself: papers may leave out how wide its letters are."""
    return charset == raw.FXFONT_ANSI_CHARSET and face.startswith(_STANDARD)


def _copied(data: bytes, room: Any, size: int) -> int:
    """Copies the data where there is room for it; how much room it needs."""
    if room and size >= len(data):
        ctypes.memmove(room, data, len(data))
    return len(data)


@cache
def one_box_font() -> bytes:
    """A TrueType font whose only visible glyph, a box as large as the em, stands for every character."""
    outline = struct.pack(">h4hHH4B4h4h", 1, *_BOX, 3, 0, *[1] * 4, *(0, 0, _BOX[2], 0), *(0, _BOX[3], 0, -_BOX[3]))
    outline += b"\0" * (-len(outline) % 4)
    groups = struct.pack(">HHIIIIII", 13, 0, 28, 0, 1, 0, _LAST_CHARACTER, 1)
    return _assembled(
        {
            b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10, 12) + groups,
            b"glyf": outline,
            b"head": struct.pack(">IIIIHHqq4hHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, 0, *_BOX, 0, 8, 2, 1, 0),
            b"hhea": struct.pack(">I3hH11hH", 0x10000, _ASCENT, _DESCENT, 0, _EM, *[0] * 11, 2),
            b"hmtx": struct.pack(">HhHh", _EM, 0, _EM, 0),
            b"loca": struct.pack(">III", 0, 0, len(outline)),
            b"maxp": struct.pack(">IH13H", 0x10000, 2, 4, 1, *[0] * 11),
        }
    )


def _assembled(tables: Mapping[bytes, bytes]) -> bytes:
    """The tables behind their directory; checksums are left out, since no reader of fonts asks for them."""
    begin = 12 + 16 * len(tables)
    padded = [table + b"\0" * (-len(table) % 4) for table in tables.values()]
    offsets = accumulate(map(len, padded), initial=begin)
    entries = [struct.pack(">4sIII", tag, 0, offset, len(table)) for (tag, table), offset in zip(tables.items(), offsets, strict=False)]
    return b"".join([struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 48), *entries, *padded])
