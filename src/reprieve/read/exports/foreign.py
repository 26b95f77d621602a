"""Files that hold papers in a form that is not read: told by their first bytes or their parts, with what to do instead."""

from __future__ import annotations

import io
import zipfile

from reprieve.errors import PaperError
from reprieve.language import Message, _

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKED = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08")
_UNPACK = _("This is an archive of a kind that is not opened (RAR, 7z, gzip). Unpack it and hand in the files, or pack them as ZIP.")
# Streams of compound files (MS-CFB) by their names, and what holds them.
_STREAMS = (("WordDocument", "Word 97, WPS"), ("__properties_version1.0", "Outlook"), ("PowerPoint Document", "PowerPoint"))
_LOCKED = _("This workbook or document is locked by a password. Open it, save it without one, and hand it in again.")


def refuse_foreign(data: bytes) -> None:
    """Raises PaperError for what cannot be read in the form that it has, and says which other form can; other data passes."""
    if data.startswith(_PACKED):
        raise PaperError(_UNPACK)
    if data.startswith(OLE) and (message := _of_compound(data)):
        raise PaperError(message)
    if data.startswith(ZIP) and (form := _form_of_zip(data)):
        raise PaperError(_as_pdf(form))


def _of_compound(data: bytes) -> Message | None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _LOCKED
    form = next((form for name, form in _STREAMS if name.encode("utf-16-le") in data), "")
    return _as_pdf(form) if form else None


def _as_pdf(form: str) -> Message:
    return _("This file is in a form that is not read ({form}). Open it in its program, and save or print it as PDF.", form=form)


def names_in_zip(data: bytes) -> list[str]:
    """The names of the files in a ZIP; none where it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return parts.namelist()
    except zipfile.BadZipFile:
        return []


def _form_of_zip(data: bytes) -> str:
    names = names_in_zip(data)
    if "OFD.xml" in names:
        return "OFD"
    return "Pages, Numbers" if any(name.endswith(".iwa") for name in names) else ""
