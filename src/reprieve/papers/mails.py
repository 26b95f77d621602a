"""An e-mail as it is saved (.eml, or .mht for a page) -> the papers in it: what is attached, and what it says itself.

RFC 5322, RFC 2045 to 2047, RFC 2557. Nothing that a mail links to is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.header import decode_header
from email.message import Message

LOOKED_AT = 8_000
_FIELD = re.compile(rb"(?:From |[A-Za-z][A-Za-z0-9-]{1,60}:)")
_TELLING = re.compile(rb"^(?:MIME-Version|Content-Type):", re.IGNORECASE | re.MULTILINE)
_TEXTS = ("text/html", "text/plain")
_NAMED = re.compile(r'name="?([^";]+)')
_LOST = "\ufffd"
_FIGURE = re.compile(rb"\d\.\d\d(?!\d)")
_FEWEST_FIGURES = 3
_FEW_LETTERS = 20


def is_mail(beginning: bytes) -> bool:
    """Whether a file that begins so is a mail: fields to the first empty line, and among them one of MIME's."""
    head = beginning[:LOOKED_AT].lstrip().partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]
    return _FIELD.match(head) is not None and _TELLING.search(head) is not None


def papers_of(data: bytes) -> list[tuple[str, bytes]]:
    """The papers of a mail, each with the name that it was given: what is attached, to forwarded mails too; what a mail itself says
    where nothing is attached, or where it lists figures beside. Raises RecursionError where parts lie in parts more deeply than any
    program writes them.
    """
    parts = [part for part in message_from_bytes(data).walk() if not part.is_multipart()]
    attached = [(name, _content(part)) for part in parts if (name := _name(part)) and not _is_shown_inside(part)]
    said = [content for part in parts if (content := _said(part))]
    kept = [content for content in said if not attached or len(_FIGURE.findall(content)) >= _FEWEST_FIGURES]
    return [*attached, *_named(kept)]


def _named(bodies: Sequence[bytes]) -> Iterator[tuple[str, bytes]]:
    """What a mail says as files; a text of which there is a page, too, is the page again."""
    pages = [body for body in bodies if b"<" in body]
    for number, body in enumerate(pages or bodies, start=1):
        yield f"mail{number if number > 1 else ''}.{'html' if pages else 'txt'}", body


def _said(part: Message) -> bytes:
    """A text that is no file of its own; nothing of one that has hardly any letters."""
    if part.get_content_type() not in _TEXTS or (_name(part) and not _is_shown_inside(part)):
        return b""
    content = _content(part)
    return content if len(content) >= _FEW_LETTERS else b""


def _is_shown_inside(part: Message) -> bool:
    """Whether a part is a picture or a style of the page that the mail is, or that page itself."""
    inside = part.get("Content-ID") or part.get("Content-Location") or part.get_content_disposition() == "inline"
    return bool(inside) and part.get_content_maintype() in {"image", "text"} and part.get_content_disposition() != "attachment"


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _name(part: Message) -> str:
    """The name of an attached file, whichever way it was written down; "" where there is none."""
    raw = part.get_filename() or ""
    if _LOST in raw:  # its bytes stand in the field as they are
        raw = next((found[1] for _field, value in part.raw_items() if (found := _NAMED.search(value))), raw)
    return "".join(_decoded(text, charset) for text, charset in decode_header(raw)).replace("\n", "").strip()


def _decoded(text: bytes | str, charset: str | None) -> str:
    raw = text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text
    for encoding in (charset, "utf-8", "gb18030"):
        try:
            return raw.decode(encoding or "ascii")
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("latin-1")
