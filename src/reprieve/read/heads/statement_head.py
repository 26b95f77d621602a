"""The head of a statement: whose account, which period, what was left out on export."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reprieve.expression import compiled_when_used
from reprieve.library.bank import Bank
from reprieve.library.head import HeadLabels
from reprieve.library.statements import Filter, StatementVocabulary
from reprieve.read.heads.accounts import account_of, phone_of
from reprieve.read.heads.holders import holder_of
from reprieve.read.heads.issuers import find_issuer
from reprieve.read.heads.labels import HeadText, head_text, labels_apart
from reprieve.read.heads.numbers_left import holder_left, number_left, period_left
from reprieve.read.heads.periods import day_behind, find_period
from reprieve.read.heads.values_below import beside_their_labels

# Letters and figures, perhaps in groups of four, or capitals alone; what a sentence goes on with is none, and half a code neither.
_CODE = (
    r"(?:[A-Z]{6,10}(?![\w:/.-]| ?[A-Za-z])|(?=[A-Za-z -]*\d)"
    r"(?:(?:[A-Za-z\d]{4} ){1,7}[A-Za-z\d]{4}(?![A-Za-z\d:-])|[A-Za-z\d][A-Za-z\d-]{2,}[A-Za-z\d](?![:./]))"
    r"(?! [A-Za-z]*\d[A-Za-z\d]*(?:\s|$)))"
)
_IN_BRACKETS = compiled_when_used(r"(?<=[一-龥])[\[【]([^\[\]【】]*)[\]】]")
_EQUALS = compiled_when_used(r"(?:(?<=[\s:;,&?(\[])|^)([一-龥/]{2,8}) ?= ?(?=\S)")


@dataclass(frozen=True, slots=True)
class StatementHead:
    issuer: str
    holder: str
    account: str
    currency: str
    period: tuple[dt.date | None, dt.date | None]
    printed_on: dt.date | None
    filter: str
    verification_code: str
    number_left: str = ""
    holder_left: str = ""
    period_left: str = ""


def read_head(lines: Sequence[str], vocabulary: StatementVocabulary, banks: Mapping[str, Bank]) -> StatementHead:
    """From the lines above the table of the first page. Labels are looked for as the vocabulary spells them; names stay as printed."""
    labels = vocabulary.head
    lines = [_with_colons(line) for line in lines]
    lines = [labels_apart(line, vocabulary) for line in beside_their_labels(lines, vocabulary)]
    head = head_text(lines, vocabulary)
    titled = labels.account_titles.search(head.spelt)
    issuer = find_issuer(head.printed, banks, labels)
    account = account_of(head.spelt, titled, labels) or ("" if issuer else phone_of(head.spelt, labels))
    holder, period = holder_of(head), find_period(lines, vocabulary)
    return StatementHead(
        issuer=issuer,
        holder=holder,
        account=account,
        currency=_currency(head, titled, vocabulary),
        period=period,
        printed_on=day_behind(head.spelt, labels.printed),
        filter="; ".join(filter(None, (_left_out(sign, head, vocabulary) for sign in vocabulary.filters))),
        verification_code=_code(head),
        number_left=number_left(head.spelt, account, labels),
        holder_left="" if holder else holder_left(head.spelt, labels),
        period_left="" if any(period) else period_left(head.spelt, labels),
    )


def _with_colons(line: str) -> str:
    """The line with colons behind its labels, where an equals sign stands there, or several have their values in brackets."""
    line = _EQUALS.sub(r" \1:", line) if "=" in line else line  # 查询条件:账号=... 户名=...
    several = ":" not in line and len(_IN_BRACKETS.findall(line)) > 1
    return _IN_BRACKETS.sub(r":\1 ", line) if several else line  # 户名[江望舒] 账号[...]


def titles_account(line: str, labels: HeadLabels) -> bool:
    """Whether a line is the title of an account with its number."""
    return labels.account_titles.match(line) is not None


def find_currency(line: str, vocabulary: StatementVocabulary) -> str:
    """The currency behind its label; nothing where none stands there."""
    return _currency(head_text([line], vocabulary), None, vocabulary)


def _currency(head: HeadText, titled: re.Match[str] | None, vocabulary: StatementVocabulary) -> str:
    """What the account is kept in by its label, else by its title; nothing where neither says it."""
    currencies = vocabulary.currencies
    told = currencies.code(re.split(r"[\s/]", vocabulary.spelt(head.behind(head.labels.currency)))[0])
    return told or (currencies.named_in(titled["code"] or titled["title"]) if titled else "")


def code_below(lines: Iterable[str], vocabulary: StatementVocabulary) -> str:
    """The code by which the paper can be verified, from the lines below the rows."""
    return _code(head_text(lines, vocabulary))


def _code(head: HeadText) -> str:
    return head.behind(head.labels.code, _CODE).replace(" ", "")


def filter_below(lines: Iterable[str], vocabulary: StatementVocabulary) -> str:
    """What a sentence below the rows says that the export left out, in its words; empty where none does."""
    patterns = [sign.below for sign in vocabulary.filters if sign.below]
    found = (re.search(pattern, vocabulary.spelt("".join(line.split()))) for line in lines for pattern in patterns)
    return next((one[0] for one in found if one), "")


def _left_out(sign: Filter, head: HeadText, vocabulary: StatementVocabulary) -> str:
    """What a head says that the export left out, in the paper's words; empty when it left out nothing."""
    if sign.title:
        found = re.search(sign.title, head.spelt)
        return found[0] if found else ""
    value = vocabulary.spelt(head.behind([sign.label])) if sign.label else ""
    return f"{sign.label}:{value}" if value and value not in sign.everything else ""
