"""Documents of Word (.docx, ECMA-376) -> their text with its tables, as markup. Pictures in them are not looked at, and that is said."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from reprieve.errors import PaperError
from reprieve.language import Message, _
from reprieve.read.exports.foreign import names_in_zip

_TEXT = "word/document.xml"
_ABOVE = re.compile(r"word/header\d*\.xml")
_PICTURE = re.compile(r"word/media/.+\.(?:png|jpe?g|bmp|tiff?|webp|gif)", re.IGNORECASE)
_MOST = 50_000_000


def is_word(data: bytes) -> bool:
    """Whether a ZIP is a document of Word."""
    return _TEXT in names_in_zip(data)


def text_of_word(data: bytes) -> str:
    """What stands above its pages, and its text. Raises PaperError where it is damaged or holds nothing but pictures."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = [*sorted(filter(_ABOVE.fullmatch, parts.namelist())), _TEXT]
            if sum(parts.getinfo(name).file_size for name in names) > _MOST:
                raise PaperError(
                    _("This file is larger than {limit} MB. Export the pages that matter to a new file.", limit=_MOST // 10**6)
                )
            text = "".join(parts.read(name).decode("utf-8", "replace") for name in names)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error) as error:
        raise PaperError(_("This Word file cannot be opened: it is damaged or locked. Save it again: {why}", why=error)) from error
    if not re.search(r"<w:t[ >]", text) and (pictures := next(_pictures(data), None)):
        raise PaperError(pictures)
    return text


def remarks_on_word(data: bytes) -> Iterator[Message]:
    """What a person should know of a paper that is a document of Word."""
    yield _("This is a Word file, which nobody has signed or sealed and anyone can change. Hand in the paper itself, scanned or as a PDF.")
    yield from _pictures(data)


def _pictures(data: bytes) -> Iterator[Message]:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        count = sum(_PICTURE.fullmatch(name) is not None for name in parts.namelist())
    if count:
        yield _("This Word file holds {count} pictures, which were not read. Hand each in as a file of its own.", count=count)
