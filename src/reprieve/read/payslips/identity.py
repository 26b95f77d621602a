"""Whose a payslip is, from whom and for when: by labels, in the heading, at the foot."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise, product

from reprieve.library.pattern import HAN, compiled, with_value
from reprieve.library.payslip import PayslipWords, Told, matches
from reprieve.library.reading import ReadingLibrary
from reprieve.read.certificates.signature import signed_by
from reprieve.read.days.dates import english_days_plain, find_dates, find_months, parse_date
from reprieve.read.page.prose import prose, squeeze
from reprieve.read.page.words import Line
from reprieve.read.payslips.cells import Named
from reprieve.read.payslips.months import is_paid_in, month_of_title, month_of_wage, months_in, months_together, year_named

HEAD_LINES, _SEVERAL = 6, 2
_PERSON = re.compile(
    rf"[{HAN}·*]{{2,12}}|[{HAN}]+(?:·[{HAN}]+)+|[A-Za-z][A-Za-z .]{{1,40}}|[A-Za-z][A-Za-z .,]{{1,40}}(?P<chinese>[{HAN}·*]{{2,12}})"
)
_SET_APART = re.compile(rf"[{HAN}](?:\s+[{HAN}]){{1,2}}|[{HAN}]{{2}}\s+[{HAN}]{{1,2}}")
_SHORT = re.compile(rf"[{HAN}·*]{{2,4}}")
_LENGTHS_OF_NAMES = (2, 3, 4)
_LABELLED = re.compile(r"\([^():]*:[^()]*\)")  # 云州公司(用工单位:青禾厂)
_BEFORE_MONTH = re.compile(r"(?<=[一-龥])\d{2,4}年.*")  # 张三丰2026年9月工资明细
_NUMBER = re.compile(r"\d{1,2}")
_NUMBERED = re.compile(r"^\d{1,3}(?=[一-龥·]{2,4}$)")  # on pictures the number of the row may touch the name


def named_by(identity: Sequence[Named], patterns: Sequence[str]) -> str:
    """What stands for the first name that one of the patterns knows, without the number of its row."""
    texts = (named.text.strip() for named in identity if named.amount is None and named.text and matches(patterns, named.name))
    return _NUMBERED.sub("", next(texts, ""))


def employee_of(identity: Sequence[Named], lines: Sequence[Line], words: PayslipWords, names: Sequence[str]) -> str:
    """By the label, with its letters set apart or above the name; else whom the slip greets; else whichever of `names` stands on it."""
    labelled = _whole_name(named_by(identity, words.employee))
    heads = [*words.earnings_heads, *words.deductions_heads]  # in a table whose header has two rows they may stand beside the label
    others = [*words.labels, *words.earnings_first, *words.gross, *words.net, *words.not_items, *heads]
    if (person := _PERSON.fullmatch(labelled)) is not None and not matches(others, labelled):
        return person["chinese"] or _before_label(labelled, words)
    spread = compiled(rf"(?:{'|'.join(words.employee)}) :? (<name>)").search(prose(lines))
    name = "".join(spread[1].split()) if spread is not None else ""
    if name and not matches(others, name):
        return _before_label(name, words)
    wrapped = list(_around_figures(lines, words))
    below = (name for name in wrapped or _below_label(lines, words) if len(wrapped) < _SEVERAL and not matches(others, name))
    if name := next(below, ""):
        return name
    if greeted := compiled("|".join(words.greetings)).search(prose(lines)):
        return str(next(filter(None, greeted.groups()), ""))
    texts = {_BEFORE_MONTH.sub("", word.text) for line in lines for word in line.words}
    return next((own for own in names if own in texts), "")


def _below_label(lines: Sequence[Line], words: PayslipWords) -> Iterator[str]:
    """What stands right below the label of the employee among others, and may be a name."""
    for line, below in pairwise(lines):
        labels = [word for word in line.words if matches(words.employee, word.text)] if len(line.words) > 1 else []
        for word in (word for label in labels for word in below.words if word.over(label)):
            if _SHORT.fullmatch(word.text):
                yield word.text


def _around_figures(lines: Sequence[Line], words: PayslipWords) -> Iterator[str]:
    """Names below the label that wrap, half a line above the figures of their row and half a line below."""
    labels = [word for line in lines for word in line.words if matches(words.employee, word.text)]
    for (first, values), (_values, rest) in pairwise(pairwise(lines)):
        for upper, lower in product(first.words, rest.words):
            around = upper.top < values.box.top < upper.bottom and lower.top < values.box.bottom < lower.bottom
            above = (label for label in labels if label.bottom < upper.top and label.over(upper) and label.over(lower))
            if around and _SHORT.fullmatch(upper.text + lower.text) and next(above, None):
                yield upper.text + lower.text


def _whole_name(text: str) -> str:
    """A short name that is set apart to the width of a longer one (何  立) as one word."""
    return "".join(text.split()) if _SET_APART.fullmatch(text) else text


def _before_label(text: str, words: PayslipWords) -> str:
    """A name without the label that touches it, as pictures show it (姓名:何立工号:0012)."""
    touching = (text[:cut] for cut in _LENGTHS_OF_NAMES if len(text) > cut + 1 and matches(words.labels, text[cut:]))  # 何明月 is a name
    return next(touching, text)


def employer_of(identity: Sequence[Named], lines: Sequence[Line], library: ReadingLibrary) -> str:
    """By the label; else the firm in the heading, the one that lent the employee out, who signed, or a shop by its label."""
    told = library.payslips.told
    labelled = _in_full(re.sub(told.seal, "", named_by(identity, library.payslips.employer)).strip(), lines, told)
    if labelled and not re.fullmatch(told.no_employer, labelled):
        return labelled
    heads = (text for text in map(_before_message, _head_texts(lines[:HEAD_LINES], told)) if ":" not in text)
    found = (match[0] for head in heads if (match := re.search(told.firm, head)) and not matches(library.payslips.employer, match[0]))
    foreign = (match[0] for line in lines[:HEAD_LINES] if (match := re.search(told.foreign_firm, line.text)))
    host = named_by(identity, library.payslips.host)
    inside = rf"(?<![{HAN}])(?:{'|'.join(library.payslips.employer)}):({told.firm})(?=[,;。])"  # in the sentence of a message
    signed = signed_by(lines, library.certificates)
    if re.fullmatch(told.no_employer, signed):  # a department is none, though the firm before its name may be
        signed = next((match[0] for match in re.finditer(told.firm, signed)), "")
    sentences = (match[1] for line in lines[:HEAD_LINES] if (match := re.search(inside, squeeze(line))))
    store = named_by(identity, library.payslips.store)
    shop = store if re.fullmatch(told.store, store) else ""
    return next(found, "") or next(foreign, "") or next(sentences, "") or host or signed or shop


def _in_full(name: str, lines: Sequence[Line], told: Told) -> str:
    """A firm's name whose first word in Latin letters stands beside its label: the Chinese name in that line, else all its words."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z&.,()-]*", name):
        return name
    behind = (line.text.partition(name)[2] for line in lines if re.search(rf":\s*{re.escape(name)}", line.text))
    text = name + next(behind, "")
    firm = re.search(rf"(?<=\s){told.firm}", text) or re.match(told.foreign_firm, text)
    return firm[0] if firm else name


def _before_message(text: str) -> str:
    """Who sent a message, as its beginning tells (【云州公司】您好), or all of a text that is none but labels in brackets."""
    return text.partition("】")[0] if text.startswith("【") else _LABELLED.sub("", text)


def _head_texts(lines: Sequence[Line], told: Told) -> Iterator[str]:
    """The words of the head; of a firm's name that is cut by the end of a line, both parts as one."""
    for before, line in zip(["", *(line.words[-1].text for line in lines)], lines, strict=False):
        first, *rest = (word.text for word in line.words)
        yield before + first if before and re.fullmatch(told.rest_of_firm, first) else first
        yield from rest


def month_of(identity: Sequence[Named], lines: Sequence[Line], words: PayslipWords) -> str:
    """From the heading, else from its label, else the one month that stands anywhere but in a date of payment."""
    texts = [squeeze(line) for line in lines]
    year = year_named(texts[:HEAD_LINES])
    titles = [text for text in texts[:HEAD_LINES] if ":" not in text and not re.search(words.told.no_title, text) and not parse_date(text)]
    texts, titles = ([text for text in some if months_of_sheet([text], words) < _SEVERAL] for some in (texts, titles))
    heads = (month for text in titles if not is_paid_in(text, words.told) and (month := month_of_title(text, year, words.told)))
    paid = (month for text in titles if is_paid_in(text, words.told) and (month := month_of_title(text, year, words.told)))
    told = (found[1] for pattern in words.period_told for text in texts for found in with_value(pattern).finditer(text))
    labelled = chain((month for text in told for month in find_months(text)), labelled_months(identity, year, words))
    waged = (month for text in texts if (month := month_of_wage(text, year, words.told)))
    others = (month for text in texts if not re.search(words.told.other_day, text) for month in months_in(text, ""))
    own = (line.text for line in lines if months_of_sheet([squeeze(line)], words) < _SEVERAL)
    apart = (month for text in own if not re.search(words.told.other_day, text) for month in months_in(text, ""))
    return next(chain(heads, labelled, waged, paid, others, apart), "")


def labelled_months(identity: Sequence[Named], year: str, words: PayslipWords) -> list[str]:
    """The months behind labels, of 4 that of the year beside it or in the head; the one that was paid in comes last."""
    year = next((named.text.strip("年 ") for named in identity if matches(words.year, named.name)), year)
    labels = (named for named in identity if matches(words.period, named.name))
    labelled = sorted(labels, key=lambda named: words.told.paid_in in named.name)
    single = (named for named in labelled if months_together(named.text, words.told) < _SEVERAL)
    texts = (f"{named.text}月" if "月" in named.name and _NUMBER.fullmatch(named.text.strip()) else named.text for named in single)
    waged = ((text, month_of_wage(text, year, words.told)) for text in texts)
    return [month for text, wage in waged for month in ([wage] if wage else months_in(text, year)[:1])]


def months_of_sheet(texts: Sequence[str], words: PayslipWords) -> int:
    """For how many months at once the titles, or a label of the month, say that the pay is."""
    told = re.compile(rf"{words.told.title}|^(?:{'|'.join(words.period)}):")
    return max((months_together(text, words.told) for text in texts if told.search(text)), default=0)


def paid_on(identity: Sequence[Named], lines: Sequence[Line], words: PayslipWords) -> dt.date | None:
    """The first day behind a label of the payment, or in a sentence that tells of it."""
    labelled = [named.text for named in identity if matches(words.paid_on, named.name)]
    printed = [found[1] for pattern in words.told.paid_on for line in lines for found in with_value(pattern).finditer(squeeze(line))]
    days = [day for text in (*labelled, *printed) for day in find_dates(english_days_plain(text))]
    return days[0] if days else None
