"""What stands where a name should: the name itself, without what says whose it is, or no name at all."""

from __future__ import annotations

from reprieve.expression import compiled_when_used
from reprieve.library.document import CertificateWords
from reprieve.library.pattern import ORGANISATION_ENDINGS, compiled

_ORGANISATION = compiled_when_used(rf".{{4,}}(?:{ORGANISATION_ENDINGS})")


def name_in(text: str, words: CertificateWords) -> str | None:
    """The person in a text that has the form of a name: 米大志 of 客户米大志, and nobody in 已办理完离职手续 or in a company's name."""
    name = "".join(text.split())
    for pattern in words.beside_names:
        name = compiled(pattern).sub("", name)
    strange = any(compiled(pattern).search(name) for pattern in words.no_names)
    return None if strange or _ORGANISATION.fullmatch(name) or len(name) < 2 else name
