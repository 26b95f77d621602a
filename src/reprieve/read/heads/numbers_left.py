"""What of the head of a statement was not understood: numbers, the account's perhaps, and what stands behind other labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reprieve.errors import masked
from reprieve.language import Message, _
from reprieve.library.head import HeadLabels
from reprieve.read.notation import ACCOUNT_DIGIT, HAN, YEAR

_IN_GROUPS = rf"(?:{ACCOUNT_DIGIT}{{4}} ){{2,5}}{ACCOUNT_DIGIT}{{1,4}}"
_ID = rf"\d{{6}}{YEAR}\d{{7}}[\dXx](?!\d)"
_DAY, _CLOCK = rf"{YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", r"(?:[01]\d|2[0-3])[0-5]\d[0-5]\d"
_NO_ACCOUNT = rf"{_DAY}(?!\d)|{_DAY}{_CLOCK}|{_ID}"
_NUMBER = re.compile(rf"(?<![A-Za-z\d*./-])(?!{_NO_ACCOUNT})(?:{_IN_GROUPS}|{ACCOUNT_DIGIT}{{12,}})(?![A-Za-z\d*:/-]|\.\d)")
_DIGITS, _WHOLE = 4, 19
# Few figures: another number may stand beside it. A day, a count or the number of a page is none.
_REST = r"[ \n](\d{1,6})(?=[ \n,;。)]|$)(?! ?[页笔条年月日])"
_LETTERS = rf"{HAN}{{2}}|[A-Za-z]{{3}}"
_AROUND_LABEL = " :(["


def number_left(text: str, account: str, labels: HeadLabels) -> str:
    """The figures that stand behind the account as if they went on with it; where no account was found, a number like one; else nothing."""
    if len(account) >= _WHOLE:
        return ""
    if account:
        whole = re.search(" ?".join(map(re.escape, account)) + _REST, text)
        return f"{account} {whole[1]}" if whole else ""
    others = (*labels.other_numbers, *labels.code, *labels.phone)
    for found in _NUMBER.finditer(text):
        before = text[: found.start()].rstrip(_AROUND_LABEL)
        if sum(map(str.isdigit, found[0])) >= _DIGITS and not before.endswith(others):
            return found[0]
    return ""


def holder_left(text: str, labels: HeadLabels) -> str:
    """What stands behind a label of the holder, with that, if it may be a name."""
    return _left_behind(text, labels.holder, _LETTERS, labels)


def period_left(text: str, labels: HeadLabels) -> str:
    """What stands behind a label of the period, with that, if it tells a year."""
    return _left_behind(text, {*labels.period}.difference(labels.queried, labels.printed, labels.statement_day), YEAR, labels)


def _left_behind(text: str, asked: Iterable[str], shape: str, labels: HeadLabels) -> str:
    found = re.finditer(rf"(?<!{HAN})(?:{'|'.join(map(re.escape, asked))}): ?(\S+)", text)
    told = (one for one in found if re.search(shape, one[1]) and not one[1].startswith(tuple(labels.all_labels)))
    return next((one[0] for one in told), "")


def behind_labels(*values: str) -> Iterator[Message]:
    """What is said of such values."""
    for value in filter(None, values):
        yield _("Something behind a label in the head was not understood: {text}. Compare it with the paper.", text=masked(value))


def not_understood(number: str) -> Iterator[Message]:
    """What is said of such a number, if there is one."""
    if number:
        yield _(
            "A number in the head may be the account's, or go on with it, and was not read: {number}. Compare it with the paper.",
            number=masked(number),
        )
