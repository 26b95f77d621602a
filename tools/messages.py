"""Collect the messages in the code, bring the catalogues up to date, and compile them.

    python tools/messages.py            update src/reprieve/locale, and list what is still to be translated
    python tools/messages.py --missing  only list it

Chinese is written by hand in zh/LC_MESSAGES/reprieve.po. English needs no translator: its messages are their own translation.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).parent.parent / "src" / "reprieve"
LOCALE = SOURCE / "locale"
KEYWORDS: dict[str, None] = {"_": None, "N_": None}


def extracted() -> Catalog:
    """Every message in the code, with the files it stands in."""
    catalog = Catalog(project="reprieve", charset="utf-8")
    for file, _line, message, comments, _context in sorted(extract_from_dir(str(SOURCE), [("**.py", "python")], keywords=KEYWORDS)):
        catalog.add(message, locations=[(Path(file).as_posix(), 0)], auto_comments=comments)
    return catalog


def updated(language: str, messages: Catalog) -> Catalog:
    """The language's catalogue with exactly `messages`; translations that are there are kept, none is guessed."""
    catalog = Catalog(locale=language, project="reprieve", charset="utf-8")
    known = _known(language)
    for message in messages:
        if message.id:
            translation = str(message.id) if language == "en" else known.get(str(message.id), "")
            catalog.add(message.id, translation, locations=message.locations)
    return catalog


def mistakes(language: str, catalog: Catalog) -> Iterator[str]:
    """Messages that are not translated, or whose translation has other {fields} or a sentence more."""
    for message in catalog:
        if message.id and not message.string:
            yield f"{language}: not translated: {message.id}"
        elif message.id and fields(str(message.id)) != fields(str(message.string)):
            yield f"{language}: other fields: {message.id}"
        elif "。" in str(message.string) and not re.search(r"[.?!]", str(message.id)):
            yield f"{language}: a sentence more: {message.id}"


def fields(template: str) -> set[str]:
    """The names in braces of a message; click's own may carry a conversion."""
    return {re.split(r"[.!\[]", name)[0] for _text, name, _spec, _conversion in Formatter().parse(template) if name}


def as_po(catalog: Catalog) -> str:
    """The catalogue as text without dates and names, so that it changes only with its messages."""
    opened = io.BytesIO()
    write_po(opened, catalog, width=140, sort_output=True, no_location=True, omit_header=True)
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    return header + "\n" + opened.getvalue().decode("utf-8").strip() + "\n"


def as_mo(catalog: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    plain = Catalog(locale=catalog.locale, charset="utf-8", header_comment="", creation_date=_NO_DAY, revision_date=_NO_DAY)
    for message in catalog:
        if message.id and message.string:
            plain.add(message.id, message.string)
    opened = io.BytesIO()
    write_mo(opened, plain)
    return opened.getvalue()


def files(language: str) -> tuple[Path, Path]:
    """The .po and the .mo of a language."""
    folder = LOCALE / language / "LC_MESSAGES"
    return folder / "reprieve.po", folder / "reprieve.mo"


_NO_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def _known(language: str) -> dict[str, str]:
    po, _mo = files(language)
    if not po.exists():
        return {}
    with po.open("rb") as opened:
        return {str(message.id): str(message.string) for message in read_po(opened, locale=language)}


def main(only_list: bool) -> None:
    messages = extracted()
    for language in ("zh", "en"):
        catalog = updated(language, messages)
        if not only_list:
            po, mo = files(language)
            po.parent.mkdir(parents=True, exist_ok=True)
            po.write_text(as_po(catalog), encoding="utf-8")
            mo.write_bytes(as_mo(catalog))
        sys.stdout.writelines(f"{mistake}\n" for mistake in mistakes(language, catalog))
    if not only_list:
        (LOCALE / "reprieve.pot").write_text(as_po(messages), encoding="utf-8")


if __name__ == "__main__":
    main("--missing" in sys.argv)
