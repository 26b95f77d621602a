"""Words for people, in Chinese or English.

A `Message` keeps its English template and its values apart, so that one assessment can be shown in either language.
The English template is the message id of the gettext catalogue.
"""

from __future__ import annotations

import gettext
import locale
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
LOCALE_FOLDER = Path(__file__).with_name("locale")

_spoken: Language = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """A text that a library file carries in both languages."""

    zh: str
    en: str

    def render(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en

    def __str__(self) -> str:
        return self.render(_spoken)


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for a person: an English template with `{name}` fields, and the values for them."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def render(self, language: Language) -> str:
        values = {name: _shown(value, language) for name, value in self.values.items()}
        return _catalogue(language).gettext(self.template).format_map(values)

    def __str__(self) -> str:
        return self.render(_spoken)


def _(template: str, /, **values: object) -> Message:
    """A message; the template is found by the catalogue's extractor under this name."""
    return Message(template, values)


def N_(template: str, /) -> str:
    """Marks a template for the catalogue's extractor where the text itself must stay a string, such as the help of a command."""
    return template


def speak(language: Language) -> None:
    """Set the language that `str()` of a message uses in this process."""
    global _spoken  # one process speaks one language; everything else passes it along
    _spoken = language


def spoken() -> Language:
    return _spoken


def language_of_locale() -> Language:
    """Chinese where the user's locale is Chinese, else English."""
    name = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def as_text(name: str | Path) -> str:
    """A file's name as text that can be printed and written. On Linux a name is bytes: what is no UTF-8 is read as GB 18030, in which
    Chinese Windows names the files of its ZIPs.
    """
    return "/".join(map(_part_as_text, str(name).split("/")))


def _part_as_text(part: str) -> str:
    if part.isascii():
        return part
    try:
        return part.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeDecodeError:
        return part.encode("utf-8", "surrogateescape").decode("gb18030", "replace")
    except UnicodeEncodeError:  # halves of characters, as a Windows disk may hold
        return part.encode("utf-8", "replace").decode("utf-8")


def _shown(value: object, language: Language) -> object:
    if isinstance(value, Words | Message):
        return value.render(language)
    if isinstance(value, list | tuple):
        separator = "、" if language == "zh" else ", "
        return separator.join(str(_shown(item, language)) for item in value)
    if isinstance(value, Decimal):
        return f"{value:,}"
    return as_text(value) if isinstance(value, str | Path) else value


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    return gettext.translation("reprieve", LOCALE_FOLDER, [language], fallback=language == "en")
