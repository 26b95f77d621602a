"""Whether two papers mean the same person, organisation or account. Papers mask, cut and abbreviate, so the comparison is lenient."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_TITLES = re.compile(r"(先生|女士|小姐|同志|/)+$")
_BLANK = re.compile(r"[·•‧・･∙.．\s()\[\]【】《》<>,、。:：;\"'“”‘’-]")
_FORMS = re.compile(r"股份|有限|责任|公司|集团|信用卡中心|信用卡部|中华人民共和国|中国(?!银行)|\(.*?\)|分行|支行")
_LEAST_CUT = 6
_LEAST_CORE = 3
_TAIL = 4
_LEAST_ACCOUNT = 8


def plain(name: str) -> str:
    """The name without blanks, brackets and forms of address; full-width characters in their plain form."""
    folded = unicodedata.normalize("NFKC", name).replace("※", "*").replace("×", "*")
    return _BLANK.sub("", _TITLES.sub("", folded.strip()))


def stated(name: str) -> bool:
    """Whether anything but placeholders stands there: dashes and 空 say that nothing does."""
    return bool(re.search(r"[^\W_]", plain(name))) and plain(name) not in {"空", "无"}


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's; 张* and *伟 may be 张伟."""
    first, second = plain(one), plain(other)
    if not first or not second:
        return False
    return first == second or _mask_fits(first, second) or _mask_fits(second, first)


def any_person(name: str, known: Iterable[str]) -> bool:
    return any(same_person(name, other) for other in known)


def same_organisation(one: str, other: str) -> bool:
    """Whether two names may be one organisation's; statements cut long names short."""
    first, second = sorted((plain(one), plain(other)), key=len)
    if not first:
        return False
    cut = len(first) >= _LEAST_CUT and second.startswith(first)
    return first == second or cut or _mask_fits(first, second) or _mask_fits(second, first)


def any_organisation(name: str, known: Iterable[str]) -> bool:
    return any(same_organisation(name, other) for other in known)


def same_creditor(one: str, other: str) -> bool:
    """Whether two names may be one lender's: 招商银行信用卡中心 is 招商银行股份有限公司信用卡中心, and a person who lent is that person."""
    if same_person(one, other):
        return True
    first, second = sorted((_core(one), _core(other)), key=len)
    return len(first) >= _LEAST_CORE and first in second


def same_account(one: str, other: str) -> bool:
    """Whether two account numbers may be one: whole, masked in the middle, or the last digits only; fewer than four tell nothing."""
    first, second = _digits(one), _digits(other)
    if "*" not in first + second and min(len(first), len(second)) >= _LEAST_ACCOUNT:
        return first == second
    tails = [number.rpartition("*")[2] for number in (first, second)]
    heads = [number.partition("*")[0] for number in (first, second) if len(number) >= _LEAST_ACCOUNT]
    tail, head = min(map(len, tails)), min(map(len, heads), default=0)
    same_head = len(heads) < 2 or heads[0][:head] == heads[1][:head]
    return tail >= _TAIL and tails[0][-tail:] == tails[1][-tail:] and same_head


def same_id_number(one: str, other: str) -> bool:
    """Whether two ID numbers, masked or whole, may be one."""
    first, second = plain(one).upper(), plain(other).upper()
    return first == second or _mask_fits(first, second) or _mask_fits(second, first)


def _mask_fits(masked: str, whole: str) -> bool:
    if "*" not in masked or not masked.strip("*"):
        return False
    pattern = "".join(".+" if part.startswith("*") else re.escape(part) for part in re.findall(r"\*+|[^*]+", masked))
    return re.fullmatch(pattern, whole) is not None


def _core(name: str) -> str:
    return _FORMS.sub("", plain(name))


def _digits(number: str) -> str:
    return re.sub(r"[^\d*]", "", unicodedata.normalize("NFKC", number).replace("×", "*").replace("X", "*").replace("x", "*"))
