"""What the review pages call things. Every label is a message, so that one page carries both languages."""

from __future__ import annotations

from collections.abc import Mapping

from reprieve.language import Message, _
from reprieve.model import Assessment, Authority, NeedState, Severity, Source, Verdict

VERDICTS: Mapping[Verdict, Message] = {
    "complete": _("Complete"),
    "incomplete": _("Incomplete"),
    "contradicted": _("Contradicted"),
    "unreadable": _("Unreadable"),
}
STATES: Mapping[NeedState, Message] = {
    "met": _("met"),
    "met_by_alternative": _("met by another paper"),
    "stale": _("out of date"),
    "partial": _("partly there"),
    "unreadable": _("cannot be read"),
    "mismatch": _("does not match"),
    "missing": _("missing"),
    "not_applicable": _("not needed here"),
    "waived": _("waived"),
}
# Read by eye in a narrow column; the page's legend and the hidden text say the same in words.
MARKS: Mapping[NeedState, str] = {
    "met": "✓",
    "met_by_alternative": "✓",
    "stale": "◷",
    "partial": "◐",
    "unreadable": "?",
    "mismatch": "≠",
    "missing": "✕",
    "not_applicable": "–",
    "waived": "–",
}
SEVERITIES: Mapping[Severity, Message] = {
    "blocker": _("settle before handing in"),
    "warning": _("needs checking"),
    "note": _("for information"),
}
AUTHORITIES: Mapping[Authority, Message] = {
    "law": _("law"),
    "regulator": _("regulator"),
    "practice": _("practice"),
    "default": _("our default"),
}
PAPER_STATES: Mapping[str, Message] = {
    "read": _("read"),
    "partly": _("read in part"),
    "unreadable": _("cannot be read"),
}
RECONCILIATIONS: Mapping[str, Message] = {
    "balanced": _("every balance follows from the one before"),
    "broken": _("balances do not follow from one another"),
    "unverifiable": _("it prints no balance that could be checked"),
}
MEASURES: Mapping[str, Message] = {
    "instalments": _("instalments"),
    "extension": _("extension"),
    "fee_waiver": _("fee waiver"),
    "deferral": _("deferral"),
}
DEBT_TYPES: Mapping[str, Message] = {
    "credit_card": _("credit card"),
    "consumer_loan": _("consumer loan"),
    "online_loan": _("online loan"),
    "mortgage": _("mortgage"),
    "car_loan": _("car loan"),
    "private_loan": _("private loan"),
}

LABELS: Mapping[str, Message] = {
    "skip": _("Skip to the content"),
    "as_of": _("judged for"),
    "overview": _("All cases"),
    "sections": _("Sections of this page"),
    "promise": _("Coverage and consistency of the papers only: no promise of approval, and no word on whether a paper is genuine."),
    "unread": _("Not read"),
    # overview
    "cases": _("Cases"),
    "case": _("Case"),
    "verdict": _("Verdict"),
    "submit_by": _("Hand in by"),
    "open": _("Open"),
    "findings": _("Findings"),
    "letters": _("Letters"),
    "missing_matrix": _("What is missing"),
    "all": _("All"),
    "search": _("Search"),
    "shown": _("Shown"),
    "none_shown": _("No case fits these filters."),
    "clear_filters": _("Clear filters"),
    "legend": _("Signs"),
    "no_cases": _("There is no case."),
    "stopped": _("This case could not be judged."),
    # one case
    "applicant": _("Applicant"),
    "hardships": _("Hardship"),
    "since": _("since"),
    "total_debt": _("Owed in all"),
    "debts": _("Debts"),
    "debts_hint": _("A linked amount is printed on that paper."),
    "principal": _("Principal"),
    "interest": _("Interest"),
    "penalty": _("Penalty"),
    "fees": _("Fees"),
    "owed_as_of": _("As of"),
    "packets": _("Packet"),
    "no_letters": _("No letter was written."),
    "letters_hint": _("What each letter has from the papers. All else in it stands in case.toml."),
    "printed_as": _("In the letter"),
    "field": _("What"),
    "needs": _("What is needed"),
    "needs_open": _("Still to bring or mend"),
    "needs_done": _("In order"),
    "instead": _("Accepted instead"),
    "obtain": _("How to get it"),
    "do_not_send": _("Do not send"),
    "basis": _("Basis"),
    "seen_in": _("Seen in"),
    "settle": _("To settle it"),
    "no_findings": _("Nothing was found that does not fit."),
    "income": _("Income"),
    "income_by_month": _("Income by month"),
    "onset": _("Onset"),
    "before": _("Mean before"),
    "after": _("Mean after"),
    "change": _("Change"),
    "month": _("Month"),
    "wages": _("Wages"),
    "benefits": _("Benefits"),
    "other": _("Other"),
    "one_off": _("One-off"),
    "excluded": _("Left out"),
    "torn": _("A bar with a torn edge is taller than the chart; its figure stands above it."),
    "no_income": _("No statement shows money coming in."),
    "figures": _("Figures"),
    "inflows": _("Money in, row by row"),
    "date": _("Date"),
    "amount": _("Amount"),
    "balance": _("Balance"),
    "counts_as": _("Counts as"),
    "why": _("Why"),
    "source": _("Source"),
    "not_counted": _("left out"),
    "means": _("Means"),
    "means_monthly": _("Means in a month, in yuan"),
    "necessary": _("Necessary spending"),
    "priority_debts": _("Priority debts"),
    "disposable": _("Left to pay with"),
    "no_means": _("No statement of means could be drawn up."),
    "plan": _("Plan"),
    "feasible": _("The plan can be paid"),
    "not_feasible": _("The plan cannot be paid"),
    "no_plan": _("No plan could be drawn up."),
    "creditor": _("Creditor"),
    "measure": _("Measure"),
    "total": _("Total"),
    "monthly": _("A month"),
    "months": _("Months"),
    "last": _("Last payment"),
    "offers": _("What each creditor is offered"),
    "schedule": _("Schedule"),
    "fallbacks": _("If that is not accepted"),
    "timeline": _("Timeline"),
    "days": _("Dates, line by line"),
    "case_dates": _("The case"),
    "first_payment": _("First payment"),
    "overdue_since": _("overdue since"),
    "last_payment_made": _("last payment"),
    "last_demand": _("last demand"),
    "due_date": _("due"),
    "fresh_until": _("good until"),
    "papers": _("Papers"),
    "unknown_kind": _("Unknown kind"),
    "no_papers": _("There is no paper in the folder."),
    "issuer": _("Issuer"),
    "holder": _("Holder"),
    "account": _("Account"),
    "period": _("Period"),
    "printed_on": _("Printed on"),
    "rows": _("Rows"),
    "balances": _("Balances"),
    "filter": _("Export filter"),
    "employee": _("Employee"),
    "employer": _("Employer"),
    "pay_period": _("Pay period"),
    "gross": _("Gross"),
    "deductions": _("Deductions"),
    "net": _("Net"),
    "paid_on": _("Paid on"),
    "person": _("Person"),
    "issued": _("Issued"),
    "event_date": _("Date of the event"),
    "id_number": _("ID number"),
    "verification_code": _("Verification code"),
    "sources": _("Sources"),
    "sources_hint": _("Choose a source on the page; its paper appears here with the row marked."),
    "enlarge": _("Enlarge"),
    "back": _("Back"),
    "no_image": _("The paper's page is not shown here; this is what was read from it."),
    "no_sources": _("Nothing on this page points into a paper."),
}


def verdict_sentence(assessment: Assessment) -> Message:
    """The verdict with its ground, in one sentence."""
    still_open = sum(not need.satisfied for need in assessment.needs)
    blockers = sum(finding.severity == "blocker" for finding in assessment.findings)
    to_check = sum(finding.severity == "warning" for finding in assessment.findings)
    if assessment.verdict == "unreadable":
        return _(
            "A paper that this case depends on cannot be read; {open} of {all} needs are open.", open=still_open, all=len(assessment.needs)
        )
    if assessment.verdict == "contradicted":
        return _(
            "The papers and the case do not agree: {count} to settle before handing in; needs open: {open}.",
            count=blockers,
            open=still_open,
        )
    if assessment.verdict == "incomplete":
        return _("{open} of {all} needs are open.", open=still_open, all=len(assessment.needs))
    if to_check:
        return _("All {all} needs are covered; {count} to check before handing in.", all=len(assessment.needs), count=to_check)
    return _("All {all} needs are covered, and nothing was found that does not fit.", all=len(assessment.needs))


def spot(source: Source) -> Message:
    """Where on a paper a source stands."""
    if source.page == 0:
        return _("case file")
    if source.row:
        return _("page {page}, row {row}", page=source.page, row=source.row)
    return _("page {page}", page=source.page)


def page_count(count: int) -> Message:
    return _("pages: {count}", count=count)


def page_of(page: int, count: int) -> Message:
    return _("page {page} of {count}", page=page, count=count)
