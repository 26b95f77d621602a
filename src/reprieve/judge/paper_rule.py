"""Whether the papers show what one rule asks for, and until when they will."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reprieve.figures.fen import ZERO
from reprieve.figures.masks import mask_id
from reprieve.judge.business import is_of_the_business
from reprieve.judge.coverage import Asked, Shown, months_short, shown_by_statements
from reprieve.judge.evidence import Evidence, dates_on, day_of, id_number_on, person_on, source
from reprieve.judge.issuers import issuer_may_not
from reprieve.judge.kinship import family, is_kin, people_on
from reprieve.judge.months import add_months, last_fresh_day, month_of
from reprieve.judge.relative_rule import relative_fault
from reprieve.judge.says_otherwise import not_filled_in, says_otherwise, says_too_little, shows_no_fall
from reprieve.language import Message, _
from reprieve.library.hardship import PaperRule
from reprieve.matching.debts import papers_about
from reprieve.matching.names import any_person, stated
from reprieve.model import Certificate, Document, Income, NeedState, Payslip, Statement

VALIDITY, BIRTH = "validity", "birth"
_DAYS = ("issued", "event_date")
_NEAREST: tuple[NeedState, ...] = ("met", "unreadable", "partial", "stale", "mismatch", "missing")


def nearness(shown: Shown) -> tuple[int, dt.date]:
    """Orders what came of several rules or papers: the one nearest to being met first, the longest fresh before others."""
    lasting = dt.date.max if shown.good_until is None else shown.good_until
    return _NEAREST.index(shown.state), dt.date.min + (dt.date.max - lasting)


def show(asked: Asked, evidence: Evidence, income: Income) -> Shown:
    """What the papers of the rule's kinds show, of those that are about the debt where there is one."""
    papers = [paper for paper in evidence.documents if paper.kind in asked.rule.kinds and paper.content is not None]
    if asked.rule.aged_years:
        papers = [paper for paper in papers if BIRTH in dates_on(paper) and evidence.is_applicants(paper) is False]
    about = papers if asked.debt is None else papers_about(asked.debt, papers, asked.rule, evidence.case.stated.debts)
    if not about:
        return nothing(asked.rule.kinds, evidence)
    tried = [(paper, _fault(paper, asked, evidence)) for paper in _telling(about, asked.rule)]
    sound = [paper for paper, fault in tried if fault is None]
    if not sound:
        return min((fault for _paper, fault in tried if fault), key=nearness)
    if any(isinstance(paper.content, Statement) for paper in sound):
        return shown_by_statements(asked, sound, evidence, income)
    return _shown_by_papers(asked, sound, evidence)


def nothing(kinds: Sequence[str], evidence: Evidence) -> Shown:
    """That no paper is of any of these kinds."""
    names = [evidence.library.documents[kind].name for kind in dict.fromkeys(kinds)]
    return Shown("missing", _("none of the papers is: {kinds}", kinds=names))


def _telling(papers: Sequence[Document], rule: PaperRule) -> Sequence[Document]:
    """Those that bear the date on which they end, where any does: the two sides of a card are two papers. One issued later is another."""
    ends = [(paper, end) for paper in papers if (end := _expiry(paper, rule))]
    last = max((end for _paper, end in ends), default=dt.date.min)
    dated = [paper for paper, _end in ends]
    return [paper for paper in papers if not ends or paper in dated or (day_of(paper) or dt.date.min) > last]


def _fault(paper: Document, asked: Asked, evidence: Evidence) -> Shown | None:
    """Why this paper by itself does not do; None when it does."""
    where = (source(paper),)
    if not names_whom(paper, asked.rule, evidence):
        message = _("{file} names {person}", file=paper.file, person=person_on(paper) or mask_id(id_number_on(paper)))
        return Shown("mismatch", message, (source(paper, told=("person", "id_number")),))
    if issuer_may_not(paper, evidence):
        issuer = paper.content.issuer if isinstance(paper.content, Certificate) else ""
        return Shown(
            "mismatch",
            _("{file}: {issuer} may not be competent to certify this", file=paper.file, issuer=issuer),
            (source(paper, told=("issuer",)),),
        )
    if isinstance(paper.content, Statement):
        return None if paper.content.transactions else Shown("partial", _("{file}: no rows could be read", file=paper.file), where)
    return (
        relative_fault(paper, asked.rule, evidence)
        or says_otherwise(paper, asked.rule, evidence)
        or not_filled_in(paper, asked.rule, evidence)
        or says_too_little(paper, evidence)
        or shows_no_fall(paper, asked.rule)
        or _undated(paper, asked.rule, evidence)
        or _unsealed(paper, evidence)
        or _far_from_onset(paper, asked)
        or _long_before_onset(paper, asked)
        or _too_young(paper, asked.rule, evidence)
        or _one_sided(paper, asked)
        or _past(paper, asked.rule, evidence)
    )


def names_whom(paper: Document, rule: PaperRule, evidence: Evidence) -> bool:
    """Whether the paper names one of those whom the rule asks for."""
    own = evidence.is_applicants(paper)
    if rule.person == "applicant":
        return own is not False or any_person(person_on(paper), _named_beside(rule.or_named_on, evidence))
    if rule.person == "party":
        return is_party(paper, evidence)
    if rule.person == "household":
        return is_party(paper, evidence) or is_kin(paper, family(evidence), evidence)
    if rule.person == "business":
        return own is not False or is_of_the_business(paper, evidence)
    return rule.person == "anyone" or own is not True


def _named_beside(kinds: Sequence[str], evidence: Evidence) -> list[str]:
    """Whom papers of these kinds name beside the applicant."""
    papers = [paper for paper in evidence.documents if paper.kind in kinds and is_party(paper, evidence)]
    return [name for paper in papers if isinstance(paper.content, Certificate) for name in people_on(paper.content)]


def is_party(paper: Document, evidence: Evidence) -> bool:
    """Whether the applicant is one of those whom the paper names; one that names nobody is not held against them."""
    if evidence.is_applicants(paper) is not False:
        return True
    return isinstance(paper.content, Certificate) and any(
        any_person(name, evidence.case.stated.applicant.names) for name in paper.content.people
    )


def _undated(paper: Document, rule: PaperRule, evidence: Evidence) -> Shown | None:
    """Whether the date is lacking by which the paper would be judged: whether it is fresh, still valid, or about this event."""
    content = paper.content
    if not isinstance(content, Certificate) or content.issued or content.event_date:
        lacking = False
    else:
        aged = _freshness(paper, rule, evidence) != (None, None) and day_of(paper, rule.fresh_from) is None
        lacking = aged or rule.near_onset_days is not None
    if lacking:
        return Shown("partial", _without_a_day(paper, evidence), (source(paper),))
    if rule.end_stated and isinstance(content, Certificate) and not (rule.valid_until in content.dates or content.fields.get(VALIDITY)):
        return Shown("partial", _("{file} does not show until when it is valid; both sides are needed", file=paper.file), (source(paper),))
    return None


def _without_a_day(paper: Document, evidence: Evidence) -> Message:
    """That no date could be read; and what else is lacking, as on a form that nobody filled in."""
    kind, words = evidence.library.documents[paper.kind], evidence.library.certificates
    unstated = paper.content.unstated if isinstance(paper.content, Certificate) else ()
    names = [words.name_of(name, kind) for name in unstated if name not in _DAYS]
    if not names:
        return _("{file}: no date could be read on it", file=paper.file)
    return _("{file}: no date could be read on it, nor {names}; a form must be filled in, signed and sealed", file=paper.file, names=names)


def _far_from_onset(paper: Document, asked: Asked) -> Shown | None:
    event = paper.content.event_date if isinstance(paper.content, Certificate) else None
    if asked.rule.near_onset_days is None or event is None:
        return None
    days = abs((event - asked.onset).days)
    if days <= asked.rule.near_onset_days:
        return None
    why = _("{file} is about {event}, {days} days from the onset {onset}", file=paper.file, event=event, days=days, onset=asked.onset)
    return Shown("mismatch", why, (source(paper, told=("event_date",)),))


def _long_before_onset(paper: Document, asked: Asked) -> Shown | None:
    """Whether a bill is of a time before the hardship began."""
    day = day_of(paper) if isinstance(paper.content, Certificate) else None
    if asked.rule.before_onset_days is None or day is None or (asked.onset - day).days <= asked.rule.before_onset_days:
        return None
    days = (asked.onset - day).days
    why = _("{file} is of {day}, {days} days before the onset {onset}", file=paper.file, day=day, days=days, onset=asked.onset)
    return Shown("mismatch", why, (source(paper, told=("issued",)),))


def _too_young(paper: Document, rule: PaperRule, evidence: Evidence) -> Shown | None:
    """Whether the person of the paper has not reached the age that is asked for on the as-of date."""
    born = dates_on(paper).get(BIRTH)
    if rule.aged_years is None or born is None or add_months(born, rule.aged_years * 12) <= evidence.as_of:
        return None
    why = _("{file}: born on {day}, not yet {years} years old", file=paper.file, day=born, years=rule.aged_years)
    return Shown("mismatch", why, (source(paper, told=(BIRTH,)),))


def _one_sided(paper: Document, asked: Asked) -> Shown | None:
    """Whether a record of months ends before the onset, or begins with it, or does not say: one side of it alone shows no fall."""
    if not asked.rule.around_onset or not isinstance(paper.content, Certificate):
        return None
    first, last = (paper.content.dates.get(name) for name in asked.rule.around_onset)
    if first is None or last is None:
        return Shown("partial", _("{file}: the months that it covers could not be read", file=paper.file), (source(paper),))
    if month_of(first) < month_of(asked.onset) <= month_of(last):
        return None
    why = _(
        "{file} covers {first} to {last}; months before and after the onset {onset} are needed",
        file=paper.file,
        first=month_of(first),
        last=month_of(last),
        onset=asked.onset,
    )
    return Shown("partial", why, (source(paper, told=asked.rule.around_onset),))


def _unsealed(paper: Document, evidence: Evidence) -> Shown | None:
    """Whether nobody is named as the issuer of a paper that must name one: unsigned and unsealed it proves nothing."""
    kind = evidence.library.documents.get(paper.kind)
    if kind is None or not isinstance(paper.content, Certificate) or "issuer" not in kind.states or stated(paper.content.issuer):
        return None
    message = _("{file}: no issuer could be read on it; it must be signed and sealed", file=paper.file)
    return Shown("partial", message, (source(paper),))


def _past(paper: Document, rule: PaperRule, evidence: Evidence) -> Shown | None:
    last = _good_until(paper, rule, evidence)
    if last is None or last >= evidence.as_of:
        return None
    counted_from = "event_date" if rule.fresh_from == "event" else rule.fresh_from
    told = rule.valid_until if rule.valid_until and _expiry(paper, rule) == last else counted_from
    where = replace(source(paper, told=(told,)), fresh_until=last)
    return Shown("stale", _("{file} was good until {last}", file=paper.file, last=last), (where,), last)


def _good_until(paper: Document, rule: PaperRule, evidence: Evidence) -> dt.date | None:
    """The last day on which the paper is taken: its own expiry, or its age; None when it does not go stale."""
    expiry = _expiry(paper, rule)
    start = day_of(paper, rule.fresh_from)
    aged = last_fresh_day(start, *_freshness(paper, rule, evidence)) if start else None
    return min((day for day in (expiry, aged) if day), default=None)


def _expiry(paper: Document, rule: PaperRule) -> dt.date | None:
    return paper.content.dates.get(rule.valid_until) if rule.valid_until and isinstance(paper.content, Certificate) else None


def _freshness(paper: Document, rule: PaperRule, evidence: Evidence) -> tuple[int | None, int | None]:
    """How many days and how many months old the paper may be: as the rule has it, or else its kind."""
    kind = evidence.library.documents.get(paper.kind)
    asked = rule if rule.says_how_old or kind is None else kind
    return asked.fresh_days, asked.fresh_months


def _shown_by_papers(asked: Asked, sound: Sequence[Document], evidence: Evidence) -> Shown:
    where = tuple(replace(source(paper), fresh_until=_good_until(paper, asked.rule, evidence)) for paper in sound)
    files = [paper.file for paper in sound]
    if len(sound) < asked.rule.count:
        return Shown("partial", _("{files}: {count} are needed", files=files, count=asked.rule.count), where)
    short = months_short(asked, _payslip_months(sound))
    if short:
        return Shown("partial", _only_one_month_read(sound) or short, where)
    if asked.rule.falling_pay and (rise := _pay_does_not_fall(sound, asked.onset)):
        return Shown("mismatch", rise, where)
    fresh = [last for paper in sound if (last := _good_until(paper, asked.rule, evidence))]
    lasting = max(fresh) if len(fresh) == len(sound) else None
    return Shown("met", _("shown by {files}", files=files), where, lasting)


def _only_one_month_read(papers: Sequence[Document]) -> Message | None:
    """That a payslip lists several months, of which one was read: the others may be what is lacking."""
    lists = [paper.file for paper in papers if isinstance(paper.content, Payslip) and paper.content.months > 1]
    return _("{files}: of several months' pay one was read; add the payslip of each month", files=lists) if lists else None


def _pay_does_not_fall(papers: Sequence[Document], onset: dt.date) -> Message | None:
    """What payslips paid on average before the onset's month and after it, where it is not less."""
    slips = [paper.content for paper in papers if isinstance(paper.content, Payslip)]
    month = f"{onset:%Y-%m}"
    before, after = (
        [_pay(slip) for slip in slips if slip.pay_period and (slip.pay_period < month) == earlier and slip.pay_period != month]
        for earlier in (True, False)
    )
    if not before or not after or sum(after) / len(after) < sum(before) / len(before):
        return None
    return _("the payslips show no fall of pay after {onset}", onset=onset)


def _pay(slip: Payslip) -> Decimal:
    """Gross pay; of a payslip whose printed sums do not come out, what it says was paid out."""
    if slip.gross is not None and slip.deductions_total is not None and slip.net is not None:
        return slip.gross if slip.gross - slip.deductions_total == slip.net else slip.net
    return slip.gross or slip.net or ZERO


def _payslip_months(papers: Sequence[Document]) -> list[str]:
    return sorted({paper.content.pay_period for paper in papers if isinstance(paper.content, Payslip) and day_of(paper)})
