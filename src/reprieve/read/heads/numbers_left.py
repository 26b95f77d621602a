"""Numbers in the head of a statement that nothing there explains: an account's without a known label, or what goes on with one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reprieve.errors import masked
from reprieve.language import Message, _
from reprieve.library.head import HeadLabels
from reprieve.read.notation import ACCOUNT_DIGIT, YEAR

_IN_GROUPS = rf"(?:{ACCOUNT_DIGIT}{{4}} ){{2,5}}{ACCOUNT_DIGIT}{{1,4}}"
_ID = rf"\d{{6}}{YEAR}\d{{7}}[\dXx](?!\d)"
_DAY, _CLOCK = rf"{YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", r"(?:[01]\d|2[0-3])[0-5]\d[0-5]\d"
_NO_ACCOUNT = rf"{_DAY}(?!\d)|{_DAY}{_CLOCK}|{_ID}"
_NUMBER = re.compile(rf"(?<![A-Za-z\d*./-])(?!{_NO_ACCOUNT})(?:{_IN_GROUPS}|{ACCOUNT_DIGIT}{{12,}})(?![A-Za-z\d*:/-]|\.\d)")
_DIGITS, _WHOLE = 4, 19
# Few figures: another number may stand beside it. A day, a count or the number of a page is none.
_REST = r"[ \n](\d{1,6})(?=[ \n,;。)]|$)(?! ?[页笔条年月日])"
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


def not_understood(number: str) -> Iterator[Message]:
    """What is said of such a number, if there is one."""
    if number:
        yield _(
            "A number in the head may be the account's, or go on with it, and was not read: {number}. Compare it with the paper.",
            number=masked(number),
        )
