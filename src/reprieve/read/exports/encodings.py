"""Bytes -> the text that they are, in whichever encoding it was saved."""

from __future__ import annotations

import re

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ENCODINGS = ("utf-8", "gb18030")
_LOST, _FEW_LOST = "\ufffd", 5
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1f]")


def text_of(data: bytes) -> str:
    """UTF-8 or UTF-16 by their marks, else UTF-8, else GB 18030; "" when it is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if _BINARY.search(data):
        return _unmarked_utf16(data)
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return _damaged(data)


def _damaged(data: bytes) -> str:
    """The text with a few bytes lost, which stand as \ufffd, in the encoding that loses fewest; "" when that is more than a few."""
    text = min((data.decode(encoding, "replace") for encoding in _ENCODINGS), key=lambda text: text.count(_LOST))
    return text if text.count(_LOST) <= max(_FEW_LOST, len(text) // 1000) else ""


def _unmarked_utf16(data: bytes) -> str:
    """Half of the characters of a table are ASCII, so one byte of two is zero; and no other character is a control."""
    for encoding, zeros in (("utf-16-le", data[1:4000:2]), ("utf-16-be", data[:4000:2])):
        if len(data) % 2 == 0 and zeros.count(0) > len(zeros) // 4:
            text = data.decode(encoding, "replace")
            return "" if re.search(r"[\x00-\x08\x0e-\x1f]", text) else text
    return ""
