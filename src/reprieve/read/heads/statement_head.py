"""The head of a statement: whose account, which period, what was left out on export."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from reprieve.library.bank import Bank
from reprieve.library.statements import Filter, HeadLabels, StatementVocabulary
from reprieve.read.days.dates import ENGLISH_MONTH, find_dates, find_months
from reprieve.read.days.forms import range_of

_BANK = re.compile(r"([\u4e00-\u9fff·]{2,16}?(?:银行|信用社联合社|信用合作联社|信用社))(?:股份有限公司)?")
_COVER = re.compile(rf"{_BANK.pattern}(?:个人|客户|账户|活期|综合|电子)*(?:对账单|交易流水|流水|交易明细|账户明细|结单|月结单)(?:证明)?$")
_DAY = r"\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|\d{4}|年\d{1,2}月\d{1,2}日)"
_DAY_FIRST = rf"(?:\d{{1,2}}/\d{{1,2}}/\d{{4}}|\d{{1,2}}[- ]?{ENGLISH_MONTH}[- ]?\d{{4}})"
_TO = "(?:至|到|[Tt][Oo]|[~—–-]+)"
_RANGE = re.compile(rf"(?<![\d-])(?:{_DAY}(?: ?[\d:]{{5,8}})? ?起?{_TO} ?{_DAY}|{_DAY_FIRST} ?{_TO} ?{_DAY_FIRST})(?!\d)")
# 自:… 至:…, 从:… 到:…, 起日:… 止日:…, From 自:… To 至:…
_SAID, _SOME_DAY = r"(?:\([A-Za-z]+\))? ?:? ?", rf"(?:{_DAY}|{_DAY_FIRST})"
_FROM_TO = re.compile(
    rf"(?:自|从|起日?|日期?|From){_SAID}{_SOME_DAY}起?[ ,;]*(?:To ?)?(?:至|到|[一-龥]{{0,6}}(?:止|结束)日期?|To){_SAID}{_SOME_DAY}"
)
_ENGLISH = r"(?:\([A-Za-z ./]+\)|[A-Za-z ./]+(?![A-Za-z@._*-]))?"
_BEFORE_LABEL = r"(?:^|(?<=[\s(),;\[])|(?<=[A-Za-z.]/)|(?<=在其)|(?<=在我行)|(?<=开立的)|(?<=您)|(?<=您的))"
# A number, or the groups of one; what follows a whole one, or is the beginning of a day, is no group.
_ACCOUNT = (
    r"(?P<value>(?:[\d*]{4} ){4}[\d*]{1,3}(?![\d:/年月.-])|"
    r"[A-Za-z\d*][A-Za-z\d_*@.-]{3,10}(?: [\d*]{3,4}(?![\d:/年.-]))+|[A-Za-z\d*][A-Za-z\d_*@.-]{3,})"
)
_LAST_FIGURES = r"(?:\(?(?:尾号|末四位)(?:为|:)? ?)?"  # 卡号:尾号6027
# Letters and figures, at least one, perhaps in groups of four; what a sentence goes on with is none, and half a code neither.
_CODE = (
    r"(?=[A-Za-z -]*\d)(?:(?:[A-Za-z\d]{4} ){1,7}[A-Za-z\d]{4}(?![A-Za-z\d:-])|[A-Za-z\d][A-Za-z\d-]{2,}[A-Za-z\d](?![:./]))"
    r"(?! [A-Za-z]*\d[A-Za-z\d]*(?:\s|$))"
)
# A name ends at a blank or a bracket; but a bracket within a company's, and the form of a firm at its end, belong to it.
_FIRM = r"\((?:个体工商户|个体户|(?:特殊)?普通合伙|有限合伙)\)"
_NAME = rf"[^\s:(,;]+(?:\([^\s():]{{1,12}}\)(?=[\u4e00-\u9fff])[^\s:(,;]+)*(?:{_FIRM})?"
# A name in Latin letters goes on over blanks and commas, until a label begins.
_LABEL_WORD = r"(?:Account|A/C|Acct|Card|Currency|CCY|Period|Statement|Branch|Customer|Client|Date|Page|ID|Number|No|Address|Type)\b|\S+ ?:"
_LATIN_NAME = rf"[A-Z][A-Za-z.'&-]*(?:(?:, ?| |\([A-Za-z ]+\) ?)(?!{_LABEL_WORD})[A-Z][A-Za-z.'&-]*)+"
_ADDRESSED = re.compile(r"^(?:尊敬的)?(?P<value>[一-龥·]{2,8}) ?(?:先生|女士|小姐)(?![一-龥])", re.MULTILINE)
_REACHED = re.compile(r"(?<=公司) .*(?:热线|电话|网址|地址|www\.).*")
_TITLED = re.compile(
    r"(?:^|(?<=\s))(?P<title>[\u4e00-\u9fff]{0,6}(?:储蓄|活期|往来|结算|支票|存款)账户)[A-Za-z ]*"
    r"(?P<account>\d[\d-]{6,}\d)(?: ?(?P<code>[A-Z]{3})\b)?"
)
_ENGLISH_BESIDE = re.compile(r"[A-Za-z.]+(?: [A-Za-z.]+)* ?/ ?(?=[一-龥])|(?<=[一-龥]) ?/ ?[A-Za-z.]+(?: [A-Za-z.]+)*")
_BETWEEN_DAYS = re.compile(r"(?<=\d) ?(?:至|到|to|[~—–-]) ?(?=(?:19|20)\d\d)")
_TWO_SURNAMES = ("欧阳", "司马", "上官", "诸葛", "司徒", "东方", "慕容", "皇甫", "尉迟", "令狐", "公孙", "夏侯", "端木", "百里", "南宫")
_ROUNDED = re.compile(r"\d(?:\.\d+)?[Ee]\+\d+")
_MONTHS_ALONE = re.compile(
    rf"\(?(?:19|20)\d\d(?:年\d{{1,2}}月份?|[-/.]\d{{1,2}}) ?{_TO} ?(?:19|20)\d\d(?:年\d{{1,2}}月份?|[-/.]\d{{1,2}})\)?"
)
_OF_A_MONTH = re.compile(r"\S{0,4}月份?(?:\([A-Za-z ]+\))? ?:? ?(?:19|20)\d\d(?:年\d{1,2}月份?|[-/.]?\d\d)(?: .*)?")
_NO_VALUES = ("户名", "账号", "卡号", "币种", "姓名", "名称", "日期", "时间", "类型", "号码")
_YUAN = "人民币"
_CURRENCIES = {
    "人民币": "CNY",
    "人民币元": "CNY",
    "RMB": "CNY",
    "CNY": "CNY",
    "美元": "USD",
    "USD": "USD",
    "港币": "HKD",
    "日元": "JPY",
    "欧元": "EUR",
    "港元": "HKD",
    "HKD": "HKD",
    "日圆": "JPY",
    "JPY": "JPY",
    "EUR": "EUR",
    "英镑": "GBP",
    "GBP": "GBP",
    "澳元": "AUD",
    "澳大利亚元": "AUD",
    "AUD": "AUD",
    "加元": "CAD",
    "加拿大元": "CAD",
    "新加坡元": "SGD",
    "新元": "SGD",
    "瑞士法郎": "CHF",
    "韩元": "KRW",
    "韩币": "KRW",
    "澳门元": "MOP",
    "泰铢": "THB",
    "新台币": "TWD",
}
# Of banks' own list (01, 014) and of ISO 4217 (156), without zeros before them.
_NUMBERED_CURRENCIES = {
    "1": "CNY", "12": "GBP", "13": "HKD", "14": "USD", "15": "CHF", "18": "SGD", "27": "JPY", "28": "CAD", "29": "AUD", "38": "EUR",
    "156": "CNY", "826": "GBP", "344": "HKD", "840": "USD", "756": "CHF", "702": "SGD", "392": "JPY", "124": "CAD", "36": "AUD",
    "978": "EUR",
}  # fmt: skip


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


def read_head(lines: Sequence[str], vocabulary: StatementVocabulary, banks: Mapping[str, Bank]) -> StatementHead:
    """From the lines above the table of the first page. Labels are looked for as the vocabulary spells them; names stay as printed."""
    labels = vocabulary.head
    lines = list(_beside_their_labels(lines, vocabulary))
    text = "\n".join(lines)
    spelt = vocabulary.spelt(text)
    titled = _TITLED.search(spelt)
    issuer = find_issuer(text, banks, labels.not_issuers)
    return StatementHead(
        issuer=issuer,
        holder=_holder(text, spelt, labels),
        account=_account(spelt, labels.account) or (titled["account"] if titled else "" if issuer else _account(spelt, labels.phone)),
        currency=currency_code(re.split(r"[\s/]", _value(spelt, spelt, labels.currency))[0]) or (_currency_in(titled) if titled else ""),
        period=find_period(lines, vocabulary),
        printed_on=_day_behind(spelt, labels.printed),
        filter=_filter(spelt, vocabulary.filters),
        verification_code=_code(text, spelt, labels),
    )


def _beside_their_labels(lines: Sequence[str], vocabulary: StatementVocabulary) -> Iterator[str]:
    """The lines; those that hold labels alone with the values of the line below, where each stands over one."""
    labels = vocabulary.head
    known = {*labels.holder, *labels.account, *labels.currency, *labels.period, *labels.printed, *labels.code}
    rest = iter([*pairwise(lines), (lines[-1], "")] if lines else [])
    for line, below in rest:
        names, values = _ENGLISH_BESIDE.sub(" ", vocabulary.spelt(line)).split(), _BETWEEN_DAYS.sub("~", below).split()
        over = len(names) == len(values) > 1 and not any(":" in name for name in (*names, *values))
        enough = 1 if len(names) > 2 and names[0] in known else 2
        if over and sum(name in known for name in names) >= enough and not any(value in known for value in values):
            yield " ".join(f"{name}:{value}" for name, value in zip(names, values, strict=True))
            next(rest, None)
        else:
            yield line


def currency_code(name: str) -> str:
    """The ISO code of a currency as statements name it, whatever of another cell stands beside it; an unknown name as it stands.

    A cell may hold only the beginning of 人民币, whose rest stands in another line or is set apart.
    """
    if name and _YUAN.startswith(name):
        return _CURRENCIES[_YUAN]
    if name.isdecimal():
        return _NUMBERED_CURRENCIES.get(name.lstrip("0"), name)
    return _CURRENCIES.get(name) or next((code for known, code in _CURRENCIES.items() if known in name), name)


def _currency_in(titled: re.Match[str]) -> str:
    """What the title of an account says it is kept in; nothing where it does not."""
    return next((code for name, code in _CURRENCIES.items() if name in (titled["code"] or titled["title"])), "")


def find_issuer(text: str, banks: Mapping[str, Bank], not_issuers: Sequence[str]) -> str:
    """The bank whose title stands in the head; else the first name of a bank there; else nothing."""
    squeezed = "".join(text.split())
    for bank in banks.values():
        if any(title in squeezed for title in bank.titles):
            return bank.name.zh
    names = (found[1] for found in _BANK.finditer(squeezed))
    return next((name for name in names if not name.endswith(tuple(not_issuers))), "")


def issuer_below(lines: Iterable[str], banks: Mapping[str, Bank]) -> str:
    """The bank by its title in a line below the rows, or by a line that is its name, as it is at a seal; a footer says how to reach it."""
    for line in lines:
        squeezed = "".join(_REACHED.sub("", line).split())
        titled = next((bank.name.zh for bank in banks.values() if any(title in squeezed for title in bank.titles)), "")
        named = _BANK.fullmatch(squeezed) or _COVER.match(squeezed)
        if titled or named:
            return titled or (named[1] if named else "")
    return ""


def code_below(lines: Iterable[str], vocabulary: StatementVocabulary) -> str:
    """The code by which the paper can be verified, from the lines below the rows."""
    text = "\n".join(lines)
    return _code(text, vocabulary.spelt(text), vocabulary.head)


def _code(text: str, spelt: str, labels: HeadLabels) -> str:
    return _value(text, spelt, labels.code, _CODE).replace(" ", "")


def filter_below(lines: Iterable[str], vocabulary: StatementVocabulary) -> str:
    """What a sentence below the rows says that the export left out, in its words; empty where none does."""
    patterns = [sign.below for sign in vocabulary.filters if sign.below]
    found = (re.search(pattern, vocabulary.spelt("".join(line.split()))) for line in lines for pattern in patterns)
    return next((one[0] for one in found if one), "")


@cache
def _label(labels: tuple[str, ...], value: str) -> re.Pattern[str]:
    """Any of the labels, its characters possibly set apart, an English label behind it, and the value."""
    spaced = "|".join(
        rf"(?i:{re.escape(label)})\.?" if label.isascii() else r"\s*".join(map(re.escape, label)) + _ENGLISH for label in labels
    )
    return re.compile(rf"{_BEFORE_LABEL}(?:{spaced})(?: ?:)?[ \t]*(?:\[[ \t]*)?{value}", re.MULTILINE)


def _printed(labels: Iterable[str], text: str) -> list[str]:
    """The labels that stand in the text, their characters possibly set apart: to look for the others costs a pattern each."""
    squeezed = "".join(text.split()).lower()
    return [label for label in labels if "".join(label.split()).lower() in squeezed]


def _value(text: str, spelt: str, labels: Sequence[str], value: str = r"[^\s:(,;\]]+") -> str:
    """What stands in the text behind the first label that is there, as it is spelt, with something behind it."""
    for label in _printed(labels, spelt):
        longer = tuple(other for other in labels if other != label and other.startswith(label))
        for found in _label((label,), rf"(?P<value>{value})(?![^\s(,;]*:)").finditer(spelt):
            beside = found["value"].endswith(_NO_VALUES)  # a label beside a label: their values stand elsewhere
            if not beside and not (longer and spelt.startswith(longer, found.start())):
                return text[slice(*found.span("value"))]
    return ""


def _holder(text: str, spelt: str, labels: HeadLabels) -> str:
    """Whose account it is; of a name in two scripts the Chinese one, which other papers know."""
    name = _value(text, spelt, labels.holder, _NAME)
    if len(name) == 1:
        return _set_apart(text, spelt, labels.holder) or name
    if name in _TWO_SURNAMES and (whole := _value(text, spelt, labels.holder, rf"{name} {{1,4}}[一-龥]{{1,2}}(?![一-龥])")):
        return "".join(whole.split())
    if name and name.isascii():
        return _chinese_name_beside(text, spelt, labels) or _value(text, spelt, labels.holder, _LATIN_NAME) or name
    beside = None if name else _label(tuple(labels.account), rf"{_ACCOUNT} (?P<name>[一-龥·]{{2,8}})\]").search(spelt)
    if beside and beside["name"] not in _CURRENCIES:
        return text[slice(*beside.span("name"))]
    if not name and (addressed := _ADDRESSED.search(spelt)):
        return text[slice(*addressed.span("value"))]
    return name


def _chinese_name_beside(text: str, spelt: str, labels: HeadLabels) -> str:
    """The Chinese name behind one in Latin letters; a label there is none."""
    found = _label(tuple(labels.holder), rf"{_LATIN_NAME} (?P<value>(?=[\u4e00-\u9fff]){_NAME})(?![^\s(,;]*:)").search(spelt)
    known = (*labels.account, *labels.currency, *labels.period, *labels.printed, *labels.code)
    return text[slice(*found.span("value"))] if found and not found["value"].startswith(known) else ""


def _set_apart(text: str, spelt: str, labels: Sequence[str]) -> str:
    """A short name set apart to the width of a longer one: nobody is called by one character."""
    apart = _label(tuple(labels), r"(?P<value>[一-龥](?:(?:[ \t]{1,4}[一-龥](?![一-龥])){2}|[ \t]{1,4}[一-龥]{1,2}))(?=\s|$)").search(spelt)
    return "".join(text[slice(*apart.span("value"))].split()) if apart else ""


def _account(text: str, labels: Sequence[str]) -> str:
    """An account or card number, also masked; groups of four may stand apart. A day or a number behind a whole one is no part of it."""
    for label in _printed(labels, text):
        found = _label((label,), _LAST_FIGURES + _ACCOUNT).search(text)
        if found and not is_rounded(text[found.start("value") :]):
            return found["value"].replace(" ", "")
    return ""


def is_rounded(text: str) -> bool:
    """Whether a number was saved as a spreadsheet shows a long one (6.21754E+18): its last figures are lost."""
    return _ROUNDED.match(text) is not None


def titles_account(line: str) -> bool:
    """Whether a line is the title of an account with its number."""
    return _TITLED.match(line) is not None


def find_holder(lines: Sequence[str], vocabulary: StatementVocabulary) -> str:
    """The holder behind a label in some lines; nothing where none stands there."""
    text = "\n".join(lines)
    return _value(text, vocabulary.spelt(text), vocabulary.head.holder, _NAME)


def find_account(lines: Iterable[str], vocabulary: StatementVocabulary) -> str:
    """The account or card number behind its label, also masked; nothing where none stands there."""
    return _account(vocabulary.spelt("\n".join(lines)), vocabulary.head.account)


def find_period(lines: Iterable[str], vocabulary: StatementVocabulary) -> tuple[dt.date | None, dt.date | None]:
    """Two days of one line (or of one line and the next) behind a label, from one to the other, or of a line that holds nothing else."""
    pattern = _label(tuple(vocabulary.head.period), "")
    rows = [vocabulary.spelt(line) for line in lines]
    for index, line in enumerate(rows):
        for found in pattern.finditer(line):
            told = [line[found.start() :], *rows[index + 1 : index + 2]]
            days = find_dates(" ".join(told))
            if len(days) >= 2 and days[0] <= days[1]:
                return days[0], days[1]
            if between := range_of(told[0]):
                return between
            months = find_months(told[0])
            if len(months) == 2 and not find_dates(told[0]):
                return whole_months(*months)
            if len(months) == 1 and _OF_A_MONTH.fullmatch(told[0]):
                return whole_months(*months, *months)
    for line in rows:
        ranged = _RANGE.search(line) or _FROM_TO.search(line)
        days = find_dates(ranged[0] if ranged else line)
        if ranged and len(days) == 2:
            return days[0], days[1]
        if len(days) == 2 and not re.search(r"[^\d\s年月日至/.:~—–-]", line):
            return days[0], days[1]
        if _MONTHS_ALONE.fullmatch(line) and len(months := find_months(line)) == 2:
            return whole_months(*months)
    return None, None


def whole_months(first: str, last: str) -> tuple[dt.date, dt.date]:
    """From the first day of one month to the last of another, told as YYYY-MM."""
    end = dt.date.fromisoformat(f"{last}-01") + dt.timedelta(days=31)
    return dt.date.fromisoformat(f"{first}-01"), end.replace(day=1) - dt.timedelta(days=1)


def find_queried(lines: Iterable[str], vocabulary: StatementVocabulary) -> dt.date | None:
    """The day on which the rows were asked for; a paper may be printed later."""
    return _day_behind(vocabulary.spelt("\n".join(lines)), vocabulary.head.queried)


def find_statement_day(lines: Iterable[str], vocabulary: StatementVocabulary) -> dt.date | None:
    """The day up to which a statement tells."""
    return _day_behind(vocabulary.spelt("\n".join(lines)), vocabulary.head.statement_day)


def _day_behind(text: str, labels: Sequence[str]) -> dt.date | None:
    found = _label(tuple(labels), r"(?P<value>[^\n]{8,30})").search(text)
    days = find_dates(found["value"]) if found else []
    return days[0] if days else None


def _filter(text: str, filters: Iterable[Filter]) -> str:
    """What the export left out, in the paper's words; empty when it left out nothing."""
    signs: list[str] = []
    for sign in filters:
        if sign.title:
            found = re.search(sign.title, text)
            signs += [found.group(0)] if found else []
            continue
        if sign.below:
            continue
        value = _value(text, text, [sign.label])
        if value and value not in sign.everything:
            signs.append(f"{sign.label}:{value}")
    return "; ".join(signs)
