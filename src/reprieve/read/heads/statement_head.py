"""The head of a statement: whose account, which period, what was left out on export."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from reprieve.expression import compiled_when_used
from reprieve.library.bank import Bank
from reprieve.library.entry import BothLanguages
from reprieve.library.head import HeadLabels
from reprieve.library.statements import StatementVocabulary
from reprieve.read.heads.labels import behind_label, labels_apart
from reprieve.read.heads.numbers_left import holder_left, number_left, period_left
from reprieve.read.heads.periods import day_behind, find_period
from reprieve.read.heads.shortened import is_shortened
from reprieve.read.heads.unlabelled import LATIN_NAME, is_full_name, name_told, of_card
from reprieve.read.heads.values_below import beside_their_labels
from reprieve.read.notation import CHINESE, HAN

# A number, or the groups of one; what follows a whole one, or is the beginning of a day, is no group.
_ACCOUNT = (
    r"(?P<value>(?:[\d*]{4} ){4}[\d*]{1,3}(?![\d:/年月.-]|(?: \d{1,3})+(?:$|\s))|"
    r"(?=(?:[\d*] ?){12})[\d*]{1,8}(?: [\d*]{2,6}(?![\d:/年月.-])){2,5}(?: \d(?=[,;。)\n]|$| [一-龥]{2}))?|"
    r"[A-Za-z\d*][A-Za-z\d_*@.-]{3,10}(?: [\d*]{3,5}(?![\d:/年.-]))+(?: \d{1,2}(?=[,;。)\n]|$| [一-龥]{2}))?|"
    r"[A-Za-z\d*][A-Za-z\d_*@.-]{3,})"
)
_LETTERS_APART = re.compile(r"(?<=(?<!\S)\S)[^\S\n]+(?=\S(?!\S))")  # 云 州 银 行
_NAMED_OR_NUMBERED = re.compile(r"[:\d]")  # a line of several cells: their words are apart
_NUMBER_WRAPS = re.compile(r"(?<=\d{4})\n(?=\d{1,15}[,;。)])")  # in a sentence, at the end of a line
_LAST_FIGURES = r"(?:\(?(?:尾号|末四位)(?:为|:)? ?|[一二三四五六七八九十1-9] ?: ?)?"  # 卡号:尾号6027, 账户一:6299
# Letters and figures, perhaps in groups of four, or capitals alone; what a sentence goes on with is none, and half a code neither.
_CODE = (
    r"(?:[A-Z]{6,10}(?![\w:/.-]| ?[A-Za-z])|(?=[A-Za-z -]*\d)"
    r"(?:(?:[A-Za-z\d]{4} ){1,7}[A-Za-z\d]{4}(?![A-Za-z\d:-])|[A-Za-z\d][A-Za-z\d-]{2,}[A-Za-z\d](?![:./]))"
    r"(?! [A-Za-z]*\d[A-Za-z\d]*(?:\s|$)))"
)
# A name ends at a blank or a bracket; but a bracket within a company's, and the form of a firm at its end, belong to it.
_WHERE_IT_HOLDS = rf"[{CHINESE}·]{{2,8}}?(?=(?:在|的){HAN}{{1,10}}?(?:账号|账户|钱包|号))"  # 兹证明用户江望舒在某某账号
_NAME = rf"(?:{_WHERE_IT_HOLDS}|[^\s:(,;]+)(?:\([^\s():]{{1,12}}\)(?={HAN})[^\s:(,;]+)*"
_LONG = r"[\d* ]{8,30}"
_NAMED = rf"(?:[{CHINESE}·]{{2,20}} ?\((?={_LONG}\)))?"  # 账户:江望舒(6299 0000 0000 6027)
_BRACKETED = compiled_when_used(rf"[\d*] ?[(\[]? ?[{CHINESE}·]{{2,30}}[)\]]|{HAN} ?\({_LONG}\)")
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
    lines = [_EQUALS.sub(r" \1:", line) if "=" in line else line for line in lines]  # 查询条件:账号=... 户名=...
    lines = [_IN_BRACKETS.sub(r":\1 ", line) if _values_in_brackets(line) else line for line in lines]  # 户名[江望舒] 账号[...]
    lines = [_labels_apart(line, vocabulary) for line in beside_their_labels(lines, vocabulary)]
    text = "\n".join(lines)
    spelt = vocabulary.spelt(text)
    titled = labels.account_titles.search(spelt)
    issuer = find_issuer(text, banks, labels)
    account = (
        _account(spelt, labels.account)
        or (titled["account"].replace(" ", "") if titled else of_card(spelt, labels))
        or ("" if issuer else _account(spelt, labels.phone))
    )
    holder, period = _holder(text, spelt, vocabulary), find_period(lines, vocabulary)
    return StatementHead(
        issuer=issuer,
        holder=holder,
        account=account,
        currency=_currency(spelt, titled, vocabulary),
        period=period,
        printed_on=day_behind(spelt, labels.printed),
        filter=_filter(spelt, vocabulary),
        verification_code=_code(text, spelt, labels),
        number_left=number_left(spelt, account, labels),
        holder_left="" if holder else holder_left(spelt, labels),
        period_left="" if any(period) else period_left(spelt, labels),
    )


def _values_in_brackets(line: str) -> bool:
    """Whether a line holds several values in brackets, each behind its label."""
    return ":" not in line and len(_IN_BRACKETS.findall(line)) > 1


def _labels_apart(line: str, vocabulary: StatementVocabulary) -> str:
    """The line, each label that a value touches as a word of its own."""
    spelt = vocabulary.spelt(line)
    return labels_apart(line, spelt, vocabulary.head.all_labels, vocabulary.table.other_sides) if ":" in spelt else line


def _currency(spelt: str, titled: re.Match[str] | None, vocabulary: StatementVocabulary) -> str:
    """What the account is kept in by its label, else by its title; nothing where neither says it."""
    currencies, labels = vocabulary.currencies, vocabulary.head.currency
    told = currencies.code(re.split(r"[\s/]", _value(spelt, spelt, vocabulary.head, labels))[0])
    return told or (currencies.named_in(titled["code"] or titled["title"]) if titled else "")


def find_issuer(text: str, banks: Mapping[str, Bank], labels: HeadLabels) -> str:
    """The bank whose title, with its name in it, stands in the head; else the first name of a bank there; else whose title it is."""
    squeezed = "".join(text.split())
    titles = [(bank.name, title) for bank in banks.values() for title in bank.titles if title in squeezed]
    titled = (name.zh for name, title in titles if _is_named(name, title, labels))
    names = (found[1] for found in labels.issuers.finditer("".join(_names_whole(text, labels))))
    named = (name for name in names if not name.endswith(tuple(labels.not_issuers)))
    return next(chain(titled, named, (name.zh for name, _title in titles)), "")


def _names_whole(text: str, labels: HeadLabels) -> Iterator[str]:
    """The lines, a name whole that goes on in the next one, as no title does; the cells of a line that holds several stay apart."""
    for line in _LETTERS_APART.sub("", text).splitlines():
        several = _NAMED_OR_NUMBERED.search(line)
        yield f"\n{line}\n" if several else "".join(line.split()) + "\n" * bool(re.search(labels.title, line))


def _is_named(bank: BothLanguages, title: str, labels: HeadLabels) -> bool:
    """Whether a title holds a bank's name, with or without the form of the firm."""
    return any(found[1] in bank.zh for found in labels.issuers.finditer(title)) or "".join(bank.en.split()).lower() in title.lower()


def issuer_named(line: str, banks: Mapping[str, Bank], labels: HeadLabels) -> str:
    """The bank whose title stands in a line below the rows, or whose name is all of it, as at a seal; a footer says how to reach it."""
    squeezed = "".join(re.sub(labels.reached, "", line).split())
    titled = next((bank.name.zh for bank in banks.values() if any(title in squeezed for title in bank.titles)), "")
    named = labels.issuers.fullmatch(squeezed) or labels.covers.match(squeezed)
    return titled or (named[1] if named else "")


def code_below(lines: Iterable[str], vocabulary: StatementVocabulary) -> str:
    """The code by which the paper can be verified, from the lines below the rows."""
    text = "\n".join(lines)
    return _code(text, vocabulary.spelt(text), vocabulary.head)


def _code(text: str, spelt: str, labels: HeadLabels) -> str:
    return _value(text, spelt, labels, labels.code, _CODE).replace(" ", "")


def filter_below(lines: Iterable[str], vocabulary: StatementVocabulary) -> str:
    """What a sentence below the rows says that the export left out, in its words; empty where none does."""
    patterns = [sign.below for sign in vocabulary.filters if sign.below]
    found = (re.search(pattern, vocabulary.spelt("".join(line.split()))) for line in lines for pattern in patterns)
    return next((one[0] for one in found if one), "")


def _printed(labels: Iterable[str], text: str) -> list[str]:
    """The labels that stand in the text, their characters possibly set apart: to look for the others costs a pattern each."""
    squeezed = "".join(text.split()).lower()
    return [label for label in labels if "".join(label.split()).lower() in squeezed]


def _value(text: str, spelt: str, head: HeadLabels, labels: Sequence[str], value: str = r"[^\s:(,;\]]+") -> str:
    """What stands in the text behind the first label that is there, as it is spelt, with something behind it."""
    for label in _printed(labels, spelt):
        longer = tuple(other for other in labels if other != label and other.startswith(label))
        for found in behind_label((label,), rf"(?P<value>{value})(?![^\s(,;]*:)").finditer(spelt):
            beside = found["value"].endswith(tuple(head.no_values))  # a label beside a label: their values stand elsewhere
            if not beside and not (longer and spelt.startswith(longer, found.start())):
                return text[slice(*found.span("value"))]
    return ""


def _name(labels: HeadLabels) -> str:
    return rf"{_NAME}(?:\((?:{'|'.join(labels.forms_of_firms)})\))?"


def _holder(text: str, spelt: str, vocabulary: StatementVocabulary) -> str:
    """Whose account it is; of a name in two scripts the Chinese one, which other papers know."""
    labels = vocabulary.head
    name = _value(text, spelt, labels, labels.holder, _name(labels))
    if len(name) == 1:
        return _set_apart(text, spelt, labels.holder) or name
    if name in labels.double_surnames and (
        whole := _value(text, spelt, labels, labels.holder, rf"{name} {{1,4}}[一-龥]{{1,2}}(?![一-龥])")
    ):
        return "".join(whole.split())
    if name and name.isascii():
        return _chinese_name_beside(text, spelt, labels) or _value(text, spelt, labels, labels.holder, LATIN_NAME) or name
    if not name and (beside := _beside_account(text, spelt, vocabulary)):
        return beside
    return name or name_told(text, spelt, labels)


def _beside_account(text: str, spelt: str, vocabulary: StatementVocabulary) -> str:
    """The name in brackets behind the number of an account, or before it where that stands in them."""
    if not _BRACKETED.search(spelt):  # few heads have any, and the pattern of all labels takes long to compile
        return ""
    labels = vocabulary.head
    before = rf"(?P<before>[{CHINESE}·]{{2,20}}) ?\((?={_LONG}\))"
    behind = rf"{_ACCOUNT} ?[(\[]? ?(?P<behind>[{CHINESE}·]{{2,30}})[)\]]"
    for found in behind_label(tuple(labels.account), f"(?:{before}|{behind})").finditer(spelt):
        name = text[slice(*found.span("before" if found["before"] else "behind"))]
        if is_full_name(name, labels) or "·" in name:  # a branch or the kind of the account may stand there, too
            return name
    return ""


def _chinese_name_beside(text: str, spelt: str, labels: HeadLabels) -> str:
    """The Chinese name behind one in Latin letters; a label there is none."""
    found = behind_label(tuple(labels.holder), rf"{LATIN_NAME} (?P<value>(?={HAN}){_name(labels)})(?![^\s(,;]*:)").search(spelt)
    known = (*labels.account, *labels.currency, *labels.period, *labels.printed, *labels.code)
    return text[slice(*found.span("value"))] if found and not found["value"].startswith(known) else ""


def _set_apart(text: str, spelt: str, labels: Sequence[str]) -> str:
    """A short name set apart to the width of a longer one: nobody is called by one character."""
    name = r"(?P<value>[一-龥](?:(?:[ \t]{1,4}[一-龥](?![一-龥])){2}|[ \t]{1,4}[一-龥]{1,2}))(?=\s|$)"
    apart = behind_label(tuple(labels), name).search(spelt)
    return "".join(text[slice(*apart.span("value"))].split()) if apart else ""


def _account(text: str, labels: Sequence[str]) -> str:
    """An account or card number, also masked; groups of four may stand apart. A day or a number behind a whole one is no part of it."""
    for label in _printed(labels, text):
        found = behind_label((label,), _NAMED + _LAST_FIGURES + _ACCOUNT).search(_NUMBER_WRAPS.sub(" ", text))
        if found and not is_shortened(text[found.start("value") :]):
            return found["value"].replace(" ", "")
    return ""


def titles_account(line: str, labels: HeadLabels) -> bool:
    """Whether a line is the title of an account with its number."""
    return labels.account_titles.match(line) is not None


def find_holder(lines: Sequence[str], vocabulary: StatementVocabulary) -> str:
    """The holder behind a label in some lines; nothing where none stands there."""
    text, labels = "\n".join(lines), vocabulary.head
    return _value(text, vocabulary.spelt(text), labels, labels.holder, _name(labels))


def find_account(lines: Iterable[str], vocabulary: StatementVocabulary) -> str:
    """The account or card number behind its label, also masked; nothing where none stands there."""
    return _account(vocabulary.spelt("\n".join(lines)), vocabulary.head.account)


def find_currency(line: str, vocabulary: StatementVocabulary) -> str:
    """The currency behind its label; nothing where none stands there."""
    return _currency(vocabulary.spelt(line), None, vocabulary)


def _filter(text: str, vocabulary: StatementVocabulary) -> str:
    """What the export left out, in the paper's words; empty when it left out nothing."""
    signs: list[str] = []
    for sign in vocabulary.filters:
        if sign.title:
            found = re.search(sign.title, text)
            signs += [found.group(0)] if found else []
            continue
        if sign.below:
            continue
        value = _value(text, text, vocabulary.head, [sign.label])
        if value and value not in sign.everything:
            signs.append(f"{sign.label}:{value}")
    return "; ".join(signs)
