"""Whose account a statement is of: by a label, beside the account's number, or without a label, whom the paper is written to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reprieve.expression import compiled_when_used
from reprieve.library.head import HeadLabels
from reprieve.library.pattern import compiled, with_value
from reprieve.library.statements import StatementVocabulary
from reprieve.read.heads.accounts import ACCOUNT, LONG_NUMBER
from reprieve.read.heads.labels import NO_LABEL, HeadText, behind_label, head_text
from reprieve.read.notation import CHINESE, HAN

# A name ends at a blank or a bracket; but a bracket within a company's, and the form of a firm at its end, belong to it.
_WHERE_IT_HOLDS = rf"[{CHINESE}·]{{2,8}}?(?=(?:在|的){HAN}{{1,10}}?(?:账号|账户|钱包|号))"  # 兹证明用户江望舒在某某账号
_NAME = rf"(?:{_WHERE_IT_HOLDS}|[^\s:(,;]+)(?:\([^\s():]{{1,12}}\)(?={HAN})[^\s:(,;]+)*"
# A short name set apart to the width of a longer one.
_SET_APART = r"(?P<value>[一-龥](?:(?:[ \t]{1,4}[一-龥](?![一-龥])){2}|[ \t]{1,4}[一-龥]{1,2}))(?=\s|$)"
_BRACKETED = compiled_when_used(rf"[\d*] ?[(\[]? ?[{CHINESE}·]{{2,30}}[)\]]|{HAN} ?\({LONG_NUMBER}\)")
_BESIDE_ACCOUNT = rf"(?:(?P<before>[{CHINESE}·]{{2,20}}) ?\((?={LONG_NUMBER}\))|{ACCOUNT} ?[(\[]? ?(?P<behind>[{CHINESE}·]{{2,30}})[)\]])"
# A name in Latin letters goes on over blanks and commas, until a label begins.
_LABEL_WORD = r"(?:Account|A/C|Acct|Card|Currency|CCY|Period|Statement|Branch|Customer|Client|Date|Page|ID|Number|No|Address|Type)\b|\S+ ?:"
_LATIN_NAME = rf"[A-Z][A-Za-z.'&-]*(?:(?:, ?| |\([A-Za-z ]+\) ?)(?!{_LABEL_WORD})[A-Z][A-Za-z.'&-]*)+"
# Elsewhere in a line it is a branch's or a firm's.
_ADDRESSED = compiled_when_used(rf"^(?:Name ?: ?|(?i:m(?:rs?|s|iss)\.?) (?={_LATIN_NAME}$))({_LATIN_NAME})", re.MULTILINE)


def find_holder(lines: Iterable[str], vocabulary: StatementVocabulary) -> str:
    """The holder behind a label in some lines; nothing where none stands there."""
    head = head_text(lines, vocabulary)
    return head.behind(head.labels.holder, _name(head.labels))


def holder_of(head: HeadText) -> str:
    """Whose account it is; of a name in two scripts the Chinese one, which other papers know."""
    asked, labels = head.labels.holder, head.labels
    name = head.behind(asked, _name(labels))
    if len(name) == 1:  # nobody is called by one character
        found = behind_label(tuple(asked), _SET_APART).search(head.spelt)
        return "".join(head.as_printed(found).split()) if found else name
    if name in labels.double_surnames and (whole := head.behind(asked, rf"{name} {{1,4}}[一-龥]{{1,2}}(?![一-龥])")):
        return "".join(whole.split())
    if name and name.isascii():
        return _chinese_name_beside(head) or head.behind(asked, _LATIN_NAME) or name
    return name or _beside_account(head) or _addressed(head)


def is_full_name(name: str, labels: HeadLabels) -> bool:
    """Whether a text is a name in Chinese: a surname, and one or two characters more."""
    surname = 2 if name[:2] in labels.double_surnames else 1 if compiled("<surname>").match(name) else 0
    return bool(surname) and 0 < len(name) - surname <= 2 and not _is_no_name(name, labels)


def _name(labels: HeadLabels) -> str:
    return rf"{_NAME}(?:\((?:{'|'.join(labels.forms_of_firms)})\))?"


def _chinese_name_beside(head: HeadText) -> str:
    """The Chinese name behind one in Latin letters; a label there is none."""
    labels = head.labels
    found = behind_label(tuple(labels.holder), rf"{_LATIN_NAME} (?P<value>(?={HAN}){_name(labels)}){NO_LABEL}").search(head.spelt)
    known = (*labels.account, *labels.currency, *labels.period, *labels.printed, *labels.code)
    return head.as_printed(found) if found and not found["value"].startswith(known) else ""


def _beside_account(head: HeadText) -> str:
    """The name in brackets behind the number of an account, or before it where that stands in them."""
    if not _BRACKETED.search(head.spelt):  # few heads have any, and the pattern of all labels takes long to compile
        return ""
    for found in behind_label(tuple(head.labels.account), _BESIDE_ACCOUNT).finditer(head.spelt):
        name = head.as_printed(found, "before" if found["before"] else "behind")
        if is_full_name(name, head.labels) or "·" in name:  # a branch or the kind of the account may stand there, too
            return name
    return ""


def _addressed(head: HeadText) -> str:
    """The name without a label: whom a paper is written to, behind `Name` or MR in a line, or the one it greets or whose card it names."""
    labels = head.labels
    addressed = _found((*map(with_value, labels.addressed), _ADDRESSED), head)
    if name := next((name for name in addressed if not _is_no_name(name, labels)), ""):
        return name
    greeted = {name for name in _found(map(with_value, labels.greeted), head) if is_full_name(name, labels)}
    return greeted.pop() if len(greeted) == 1 else ""


def _found(patterns: Iterable[re.Pattern[str]], head: HeadText) -> Iterator[str]:
    """What the group of each pattern is in the text, as it is printed."""
    return (head.as_printed(found, 1) for pattern in patterns for found in pattern.finditer(head.spelt))


def _is_no_name(text: str, labels: HeadLabels) -> bool:
    """Whether a text is a surname alone, or begins or ends as no name does."""
    return text in labels.double_surnames or text.startswith(tuple(labels.no_names)) or text.endswith(tuple(labels.no_name_ends))
