"""Names that a quick model saw -> as the stronger one sees them. No sum proves a letter, and the quick model knows rare ones less well.

Texts with Chinese letters are seen again, each only once, so that the stronger model sees strips and not whole pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reprieve.read.notation import HAN
from reprieve.read.ocr import Seen
from reprieve.read.scanning.parts_seen import parts_seen
from reprieve.read.scanning.straight import Straight

# The stars that hide a part of a name are as hard to see as its letters, and are taken for some (孙** for 孙*必).
_LETTER = re.compile(rf"{HAN}|(?<={HAN})\*+|\*+(?={HAN})")
_NAME = re.compile(rf"{HAN}(?:{HAN}|\*)|\*{HAN}")
_FIGURE = re.compile(r"\d\d|\s")
_NOT_A_BAR = re.compile(rf"(?<={HAN})\|(?={HAN})")
_LABEL = re.compile("[:：]")
_LONG, _LEGIBLE = 5, 0.97
_MOST = 200
# Of two models that see different letters, either may be right.
_DIFFERING = 0.5

Differing = tuple[str, str]


def names_again(seen: Sequence[Seen], page: Straight) -> tuple[list[Seen], list[Differing]]:
    """The texts with the letters of the stronger model, less sure where it saw others; and those texts as each of the two saw them."""
    named = [one for one in seen if not one.tall and _NAME.search(one.text) and not _is_sure(one)]
    once = list({one.text: one for one in named}.values())
    found = in_strips(once[:_MOST], page)
    doubtful = {one.text for one, other in found.items() if with_letters_of(one.text, other.text) != one.text}
    found |= in_strips([one for one in named if one.text in doubtful and one not in found][:_MOST], page)
    alike = {one.text: other for one, other in found.items() if one.text not in doubtful}
    texts = [_mended(one, found.get(one) or alike.get(one.text)) for one in seen]
    return texts, sorted(
        {(one.text, text.text) for one, text in zip(seen, texts, strict=True) if _letters(one.text) != _letters(text.text)}
    )


def _is_sure(one: Seen) -> bool:
    """Whether it is long enough to be known by its other letters, and legible; what stands behind a label may be a name."""
    return one.confidence >= _LEGIBLE and len(_letters(one.text)) >= _LONG and not _LABEL.search(one.text)


def with_letters_of(text: str, other: str) -> str:
    """The text with the Chinese letters of another reading of it; blanks, digits and marks stay as they were.

    Where the other has more letters or fewer, it stands for the text, unless that is more than a name.
    """
    letters = iter(_letters(other))
    if len(_letters(text)) != len(_letters(other)):
        return text if _FIGURE.search(text) else other
    if "|" not in other:
        text = _NOT_A_BAR.sub("", text)
    return _LETTER.sub(lambda _letter: next(letters), text)


def _mended(one: Seen, other: Seen | None) -> Seen:
    text = with_letters_of(one.text, other.text) if other else one.text
    differs = other is not None and _letters(other.text) != _letters(one.text)
    return one._replace(text=text, confidence=min(one.confidence, _DIFFERING) if differs else one.confidence)


def _letters(text: str) -> list[str]:
    return _LETTER.findall(text)


def in_strips(texts: Sequence[Seen], page: Straight) -> dict[Seen, Seen]:
    """What the stronger model sees where each of the texts stands."""
    beside = zip(texts, parts_seen([one.box for one in texts], page, "strong"), strict=True)
    told = ((one, "".join(part.text for part in sorted(parts, key=lambda part: part.x0))) for one, parts in beside if parts)
    return {one: one._replace(text=text) for one, text in told}
