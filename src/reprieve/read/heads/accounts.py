"""The number of a statement's account: behind its label, in the title of an account, or of the one card that is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reprieve.library.head import HeadLabels
from reprieve.library.pattern import with_value
from reprieve.library.statements import StatementVocabulary
from reprieve.read.heads.labels import behind_label, labels_in
from reprieve.read.heads.shortened import is_shortened
from reprieve.read.notation import CHINESE

# A number, or the groups of one; what follows a whole one, or is the beginning of a day, is no group.
ACCOUNT = (
    r"(?P<value>(?:[\d*]{4} ){4}[\d*]{1,3}(?![\d:/年月.-]|(?: \d{1,3})+(?:$|\s))|"
    r"(?=(?:[\d*] ?){12})[\d*]{1,8}(?: [\d*]{2,6}(?![\d:/年月.-])){2,5}(?: \d(?=[,;。)\n]|$| [一-龥]{2}))?|"
    r"[A-Za-z\d*][A-Za-z\d_*@.-]{3,10}(?: [\d*]{3,5}(?![\d:/年.-]))+(?: \d{1,2}(?=[,;。)\n]|$| [一-龥]{2}))?|"
    r"[A-Za-z\d*][A-Za-z\d_*@.-]{3,})"
)
LONG_NUMBER = r"[\d* ]{8,30}"
_NAMED = rf"(?:[{CHINESE}·]{{2,20}} ?\((?={LONG_NUMBER}\)))?"  # 账户:江望舒(6299 0000 0000 6027)
_LAST_FIGURES = r"(?:\(?(?:尾号|末四位)(?:为|:)? ?|[一二三四五六七八九十1-9] ?: ?)?"  # 卡号:尾号6027, 账户一:6299
_NUMBER_WRAPS = re.compile(r"(?<=\d{4})\n(?=\d{1,15}[,;。)])")  # in a sentence, at the end of a line


def find_account(lines: Iterable[str], vocabulary: StatementVocabulary) -> str:
    """The account or card number behind its label, also masked; nothing where none stands there."""
    return _behind(vocabulary.spelt("\n".join(lines)), vocabulary.head.account)


def account_of(spelt: str, titled: re.Match[str] | None, labels: HeadLabels) -> str:
    """The number behind a label of the head, else that of the `titled` account; of no title, that of a card."""
    return _behind(spelt, labels.account) or (titled["account"].replace(" ", "") if titled else _of_card(spelt, labels))


def phone_of(spelt: str, labels: HeadLabels) -> str:
    """The number by which a wallet is known that tells no other."""
    return _behind(spelt, labels.phone)


def _behind(spelt: str, labels: Sequence[str]) -> str:
    """An account or card number, also masked; groups of four may stand apart. A day or a number behind a whole one is no part of it."""
    for label in labels_in(spelt, labels):
        found = behind_label((label,), _NAMED + _LAST_FIGURES + ACCOUNT).search(_NUMBER_WRAPS.sub(" ", spelt))
        if found and not is_shortened(spelt[found.start("value") :]):
            return found["value"].replace(" ", "")
    return ""


def _of_card(spelt: str, labels: HeadLabels) -> str:
    """The number of the one card that is named, or its last figures."""
    told = {found[1].replace(" ", "") for pattern in map(with_value, labels.card) for found in pattern.finditer(spelt)}
    return told.pop() if len(told) == 1 else ""
