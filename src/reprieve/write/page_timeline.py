"""The timeline of a case: what the applicant states, what the papers cover, until when the packet may go in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reprieve.case import EVIDENCE_FOLDER, Case, Debt
from reprieve.language import Message
from reprieve.model import Assessment, Certificate, Document, Payslip, Statement
from reprieve.write.page_words import LABELS

TIMELINE_WIDTH = 460.0
TIMELINE_MARGIN = 12.0
TIMELINE_TICKS = 8
SHOWN_BEFORE = dt.timedelta(days=366)
SHOWN_AFTER = dt.timedelta(days=186)


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that happened on a day, or from one day to another; `name` says what."""

    kind: str
    name: Message
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the timeline; `name` is a label, or a text as the case or the folder has it."""

    name: Message | str
    dated: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Where it is drawn. `outside`: its days lie beyond the scale, and it stands at the edge."""

    dated: Dated
    x0: float
    x1: float
    outside: bool


@dataclass(frozen=True, slots=True)
class DateTick:
    day: dt.date
    x: float


@dataclass(frozen=True, slots=True)
class TimelineChart:
    """Lanes of spans over one scale of days."""

    width: float
    lanes: tuple[tuple[Span, ...], ...]
    ticks: tuple[DateTick, ...]
    onset_x: float
    as_of_x: float


def case_lanes(case: Case, documents: Sequence[Document], assessment: Assessment) -> list[Lane]:
    """The case, each debt, and each paper that speaks of days."""
    lanes = [Lane(LABELS["case_dates"], tuple(_case_lane(case, assessment)))]
    lanes += [Lane(debt.creditor, tuple(_debt_lane(debt, assessment.as_of))) for debt in case.stated.debts]
    fresh = _fresh_until(assessment)
    lanes += [_paper_lane(document, fresh.get(document.file)) for document in documents]
    return [lane for lane in lanes if lane.dated]


def _case_lane(case: Case, assessment: Assessment) -> list[Dated]:
    """What is stated of the application itself: onsets, the as-of date, hand in by, the first payment asked for."""
    request = case.stated.request
    lane = [_day("story", LABELS["onset"], hardship.onset) for hardship in case.stated.hardships]
    lane.append(_day("today", LABELS["as_of"], assessment.as_of))
    if assessment.submit_by:
        lane.append(_day("deadline", LABELS["submit_by"], assessment.submit_by))
    if request.first_payment:
        lane.append(_day("ahead", LABELS["first_payment"], request.first_payment))
    return lane


def _debt_lane(debt: Debt, as_of: dt.date) -> list[Dated]:
    """One debt: since when it is overdue, what was last paid and demanded, when it is due next."""
    lane = []
    if debt.overdue_since and debt.overdue_since <= as_of:
        lane.append(Dated("overdue", LABELS["overdue_since"], debt.overdue_since, as_of))
    for name, day in (("last_payment_made", debt.last_payment), ("last_demand", debt.last_demand), ("due_date", debt.due_date)):
        if day:
            lane.append(_day("ahead" if day > as_of else "story", LABELS[name], day))
    return lane


def _fresh_until(assessment: Assessment) -> dict[str, dt.date]:
    """The day on which each paper first goes stale for a need that it meets or met, by file."""
    ends: dict[str, dt.date] = {}
    for source in (source for need in assessment.needs for source in need.papers):
        if source.fresh_until:
            ends[source.file] = min(source.fresh_until, ends.get(source.file, dt.date.max))
    return ends


def _paper_lane(document: Document, fresh_until: dt.date | None) -> Lane:
    ends = [_day("deadline", LABELS["fresh_until"], fresh_until)] if fresh_until else []
    return Lane(document.file.removeprefix(f"{EVIDENCE_FOLDER}/"), (*_paper_dates(document), *ends))


def _paper_dates(document: Document) -> Iterator[Dated]:
    content = document.content
    if isinstance(content, Statement):
        if content.period_start and content.period_end:
            yield Dated("paper", LABELS["period"], content.period_start, content.period_end)
        if content.printed_on:
            yield _day("paper", LABELS["printed_on"], content.printed_on)
    elif isinstance(content, Payslip) and content.paid_on:
        yield _day("paper", LABELS["paid_on"], content.paid_on)
    elif isinstance(content, Certificate):
        if content.event_date:
            yield _day("paper", LABELS["event_date"], content.event_date)
        if content.issued:
            yield _day("paper", LABELS["issued"], content.issued)


def _day(kind: str, name: Message, day: dt.date) -> Dated:
    return Dated(kind, name, day, day)


def draw_timeline(lanes: Sequence[Lane], onset: dt.date, as_of: dt.date) -> TimelineChart:
    """Lanes over one scale of days that also holds the onset and the as-of date.

    An identity card of 2010 would squeeze everything else: what lies outside a year before the onset and half a year after
    the as-of date stands at the edge.
    """
    first, last = min(onset, as_of) - SHOWN_BEFORE, max(onset, as_of) + SHOWN_AFTER
    days = [day for lane in lanes for dated in lane.dated for day in (dated.first, dated.last) if first <= day <= last]
    start, end = _month_start(min(*days, onset, as_of)), _next_month(max(*days, onset, as_of))

    def x(day: dt.date) -> float:
        share = (min(max(day, start), end) - start) / (end - start)
        return TIMELINE_MARGIN + (TIMELINE_WIDTH - 2 * TIMELINE_MARGIN) * share

    drawn = tuple(
        tuple(Span(dated, x(dated.first), x(dated.last), dated.last < start or dated.first > end) for dated in lane.dated) for lane in lanes
    )
    ticks = tuple(DateTick(day, x(day)) for day in _month_ticks(start, end))
    return TimelineChart(TIMELINE_WIDTH, drawn, ticks, x(onset), x(as_of))


def _month_ticks(start: dt.date, end: dt.date) -> list[dt.date]:
    """A few month beginnings, evenly spread; not the end, where a label would be cut off."""
    days = [start]
    while (following := _next_month(days[-1])) < end:
        days.append(following)
    return days[:: -(-len(days) // TIMELINE_TICKS)]


def _month_start(day: dt.date) -> dt.date:
    return day.replace(day=1)


def _next_month(day: dt.date) -> dt.date:
    return _month_start(_month_start(day) + dt.timedelta(days=32))
