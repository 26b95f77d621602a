"""What a rule asks of a paper, in sentences: whoever would change the answer changes one of these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reprieve.language import Message, Words, _
from reprieve.library import Library
from reprieve.library.hardship import PaperRule, Whose

PERSONS: Mapping[Whose, Message] = {
    "applicant": _("names the applicant, or nobody"),
    "relative": _("names someone other than the applicant"),
    "party": _("names the applicant, perhaps beside others"),
    "household": _("names the applicant, or someone whom papers on kinship join to the applicant"),
    "business": _("names the applicant or the business of the licence"),
    "anyone": _("whoever it names"),
}
_YEAR = 12


def conditions(paper: PaperRule, library: Library) -> Iterator[Message]:
    """One sentence for each thing that is asked."""
    yield _("papers: {kinds}", kinds=[library.documents[kind].name for kind in paper.kinds])
    yield PERSONS[paper.person]
    if any(library.documents[kind].not_issuers for kind in paper.kinds):
        yield _("issued by whoever may issue it; what a residents' or villagers' committee issues does not count")
    yield from _of_time(paper, library)
    yield from _of_content(paper, library)


def _of_time(paper: PaperRule, library: Library) -> Iterator[Message]:
    kinds = [library.documents[kind] for kind in paper.kinds]
    asked = [paper] if paper.says_how_old else kinds
    if days := [one.fresh_days for one in asked if one.fresh_days]:
        yield _days_old(min(days), paper, library)
    if months := [one.fresh_months for one in asked if one.fresh_months]:
        yield _months_old(min(months), paper, library)
    if paper.valid_until:
        yield _("not past the last day that it bears")
    if paper.end_stated:
        yield _("until when it is valid stands on it, on both sides together")
    if paper.months:
        yield _("{months} months on end, without a gap", months=paper.months)
    if paper.months_before:
        yield _("at least {months} full months before the onset", months=paper.months_before)
    if paper.months_after:
        yield _("at least {months} full months after the onset", months=paper.months_after)
    if paper.months or paper.months_before or paper.months_after:
        yield _("of one account; of several, the one that most income arrives in")
    if paper.near_onset_days is not None:
        yield _("about an event at most {days} days from the onset that is stated", days=paper.near_onset_days)


def _days_old(days: int, paper: PaperRule, library: Library) -> Message:
    if since := _since(paper, library):
        return _("at most {days} days since the {field}, on the day the case is judged for", days=days, field=since)
    return _("at most {days} days old on the day the case is judged for", days=days)


def _months_old(months: int, paper: PaperRule, library: Library) -> Message:
    since = _since(paper, library)
    if since and months % _YEAR == 0:
        return _("no more than {years} years since the {field}, on the day the case is judged for", years=months // _YEAR, field=since)
    return _("at most {months} months old on the day the case is judged for", months=months)


def _since(paper: PaperRule, library: Library) -> Words | None:
    """What its age is counted from, unless that is the day it was issued."""
    return None if paper.fresh_from == "issued" else library.certificates.names.get(paper.fresh_from)


def _of_content(paper: PaperRule, library: Library) -> Iterator[Message]:
    kind = library.documents[paper.kinds[0]]
    if paper.count > 1:
        yield _("{count} of them", count=paper.count)
    if paper.shows_wages:
        yield _("wages can be seen on it")
    if paper.shows_income:
        yield _("regular income of any kind can be seen on it")
    if paper.shows_loss:
        yield _("payments around the onset that come to the loss can be seen on it")
    for field, pattern in paper.says.items():
        yield _("it states the {field}: {words}", field=library.certificates.name_of(field, kind), words=pattern.split("|"))
    for field in paper.says_not:
        yield _("it is no {field}", field=library.certificates.name_of(field, kind))
    if paper.loss:
        yield _("it shows a loss")
    if paper.same_business:
        yield _("where it names a business, it is the one of the licence")
    if paper.or_named_on:
        yield _(
            "or names someone whom these papers name beside the applicant: {kinds}",
            kinds=[library.documents[kind].name for kind in paper.or_named_on],
        )
    if paper.one_each:
        yield _("of several debts to one creditor, each needs one of its own")
    if paper.joins:
        yield _("the one whom these papers are about stands on it: {kinds}", kinds=[library.documents[kind].name for kind in paper.joins])
    if paper.aged_years:
        yield _("of somebody at least {years} years old", years=paper.aged_years)
    if paper.same_as:
        yield _("about the same person as: {kinds}", kinds=[library.documents[kind].name for kind in paper.same_as])
