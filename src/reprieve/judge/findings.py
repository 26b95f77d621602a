"""What does not fit: between two papers, or between the papers and what the case states. Never an accusation."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reprieve.judge.evidence import Evidence
from reprieve.judge.findings_claims import debt_in_court, demand_not_stated
from reprieve.judge.findings_debts import (
    applicant_is_guarantor,
    debt_assigned,
    debt_settled,
    debt_sum_mismatch,
    event_after_default,
    guarantor_liability,
    limitation_expired,
    limitation_restarts,
)
from reprieve.judge.findings_income import (
    benefit_ends,
    employer_mismatch,
    income_did_not_fall,
    insured_after_onset,
    payslip_math,
    payslip_not_banked,
    salary_after_onset,
)
from reprieve.judge.findings_papers import cost_not_paid, dated_in_future, duplicate_paper, holder_mismatch, issuer_not_competent
from reprieve.judge.findings_proofs import business_goes_on, certificate_not_banked, dates_differ, place_elsewhere
from reprieve.judge.findings_receipts import joint_account, not_income_evidence, self_transfer_as_income, undeclared_income
from reprieve.judge.findings_spending import (
    budget_exceeds_statements,
    large_discretionary_spending,
    means_cover_payments,
    offer_below_means,
    savings_cover_debts,
)
from reprieve.judge.findings_statements import balance_break, holder_unnamed, overlap_differs, page_missing, period_gap, statement_filtered
from reprieve.judge.findings_traces import file_edited, verification_code
from reprieve.judge.findings_undeclared import account_not_shown, undeclared_debt
from reprieve.judge.joint import holders_beside
from reprieve.judge.remark import Remark
from reprieve.language import Message, _
from reprieve.library.law import citations
from reprieve.model import Finding, Income, Severity

Check = Callable[[Evidence, Income], Iterable[Remark]]

CHECKS: tuple[Check, ...] = (
    salary_after_onset,
    income_did_not_fall,
    holder_mismatch,
    balance_break,
    overlap_differs,
    dated_in_future,
    debt_settled,
    limitation_expired,
    applicant_is_guarantor,
    debt_in_court,
    employer_mismatch,
    issuer_not_competent,
    event_after_default,
    insured_after_onset,
    page_missing,
    period_gap,
    statement_filtered,
    undeclared_income,
    benefit_ends,
    undeclared_debt,
    account_not_shown,
    debt_assigned,
    debt_sum_mismatch,
    budget_exceeds_statements,
    means_cover_payments,
    offer_below_means,
    savings_cover_debts,
    large_discretionary_spending,
    self_transfer_as_income,
    joint_account,
    guarantor_liability,
    cost_not_paid,
    payslip_math,
    payslip_not_banked,
    certificate_not_banked,
    business_goes_on,
    place_elsewhere,
    dates_differ,
    holder_unnamed,
    duplicate_paper,
    not_income_evidence,
    limitation_restarts,
    demand_not_stated,
    file_edited,
    verification_code,
)
_GRAVITY: dict[Severity, int] = {"blocker": 0, "warning": 1, "note": 2}


def findings(evidence: Evidence, income: Income) -> tuple[Finding, ...]:
    """Every finding of a case, the gravest first. A check's name is its finding's id; the rest is in library/findings.toml."""
    found = [_finding(check.__name__, remark, evidence) for check in CHECKS for remark in check(evidence, income)]
    return tuple(sorted(found, key=lambda finding: _GRAVITY[finding.severity]))


def _finding(name: str, remark: Remark, evidence: Evidence) -> Finding:
    text = evidence.library.findings.findings[name]
    cited = citations(evidence.library.laws, text.citations)
    message = _or_the_others(remark, evidence) if text.of_either else remark.message
    return Finding(name, text.name, text.severity, message, remark.sources, text.settle, cited)


def _or_the_others(remark: Remark, evidence: Evidence) -> Message:
    """What a check has to say; and of what stands on a joint account, that it may be the other holder's."""
    files = {place.file for place in remark.sources}
    joint = {paper.file: holders_beside(paper, evidence) for paper in evidence.documents if paper.file in files}
    others = list(dict.fromkeys(name for names in joint.values() for name in names))
    if not others:
        return remark.message
    shared = [file for file, names in joint.items() if names]
    return _("{message}; {files}: a joint account, so it may be {holders}'s", message=remark.message, files=shared, holders=others)
