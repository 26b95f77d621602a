from __future__ import annotations

import datetime as dt
import tomllib
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from judge_material import (
    AS_OF,
    BANK,
    EMPLOYER,
    LENDER,
    ONSET,
    base_papers,
    bill,
    case,
    certificate,
    debt,
    id_card,
    need,
    paper,
    row,
    statement,
    termination,
    wages,
)

from reprieve.judge import assess
from reprieve.library import Library, load_library
from reprieve.library.creditor import Creditor
from reprieve.library.law import articles_by_id
from reprieve.model import Assessment, Box, Document, Place, Reconciliation, Source, UnreadRow

LIBRARY = load_library()


def judged(*documents: Document, library: Library = LIBRARY, as_of: dt.date = AS_OF) -> Assessment:
    return assess(case(), documents, library, as_of)


def test_a_case_with_every_paper_is_complete_until_the_first_of_them_goes_stale() -> None:
    assessment = judged(*base_papers(), termination())
    assert assessment.verdict == "complete"
    assert assessment.submit_by == dt.date(2026, 11, 19), "the bill of 5 October, 45 days"


def test_on_its_last_day_a_case_is_still_complete_and_the_day_after_it_is_not() -> None:
    papers = [*base_papers(), termination()]
    last = dt.date(2026, 11, 19)
    assert judged(*papers, as_of=last).verdict == "complete"
    assert judged(*papers, as_of=last + dt.timedelta(days=1)).verdict == "incomplete"


def test_there_is_no_last_day_while_something_is_missing() -> None:
    assert judged(*base_papers()).submit_by is None


def test_the_paper_that_stays_fresh_longest_sets_the_last_day() -> None:
    papers = [id_card(), bill(), bill(issued=dt.date(2026, 10, 31)), statement(wages(4, 5, 6)), termination()]
    assert judged(*papers).submit_by == dt.date(2026, 11, 30)


def test_a_locked_paper_that_may_be_what_is_missing_makes_the_case_unreadable() -> None:
    locked = paper("unknown", None, "evidence/locked.pdf", "unreadable")
    assessment = judged(*base_papers(), locked)
    assert (assessment.verdict, need(assessment, "unemployment.proof").state) == ("unreadable", "unreadable")
    assert "evidence/locked.pdf" in str(need(assessment, "unemployment.proof").reason)


def test_a_locked_paper_harms_nothing_when_nothing_is_missing() -> None:
    assert judged(*base_papers(), termination(), paper("unknown", None, status="unreadable")).verdict == "complete"


def test_a_locked_paper_of_a_known_kind_is_not_what_another_need_lacks() -> None:
    assert judged(*base_papers(), paper("payslip", None, status="unreadable")).verdict == "incomplete"


def test_a_statement_with_rows_that_could_not_be_read_is_not_taken_for_complete() -> None:
    unread = UnreadRow(3, "20260512 转账 ?,??", Box(0, 0, 1, 1))
    assessment = judged(*base_papers(reconciliation=Reconciliation("broken", unread=(unread,))), termination())
    assert (assessment.verdict, need(assessment, "base.bank_statements").state) == ("unreadable", "unreadable")
    assert "3" in str(need(assessment, "base.bank_statements").reason)
    assert need(assessment, "base.income").state == "met", "the wages that were read are there"


def test_unreadable_goes_before_contradicted_and_contradicted_before_incomplete() -> None:
    going_on = base_papers(*wages(4, 5, 6, 7, 8, 9))
    assert judged(*going_on).verdict == "contradicted"
    assert judged(*going_on, paper("unknown", None, status="unreadable")).verdict == "unreadable"


def test_an_unmet_need_says_what_would_do_and_who_issues_it() -> None:
    missing = need(judged(*base_papers()), "unemployment.proof")
    assert missing.state == "missing"
    assert len(missing.accepts) == len(missing.accepts_from) == 5
    assert "公共就业服务机构" in missing.accepts_from[2].zh, "where the employer refuses, registration is had elsewhere"
    assert missing.obtain is not None and "用人单位" in missing.obtain.zh
    assert {citation.authority for citation in missing.citations} == {"practice", "law", "regulator", "default"}


def test_a_form_that_nobody_filled_in_is_said_to_lack_more_than_its_date() -> None:
    blank = certificate("termination_certificate", person="", unstated=("person", "issuer", "event_date"))
    found = need(judged(*base_papers(), blank), "unemployment.proof")
    assert found.state == "partial" and "nor person, issuer" in str(found.reason)


def test_every_need_and_finding_cites_its_rule() -> None:
    assessment = judged(*base_papers(*wages(4, 5, 6, 7, 8, 9)))
    assert all(item.citations for item in assessment.needs)
    assert all(item.citations for item in assessment.findings)


def test_income_is_summed_by_month_and_column() -> None:
    rows = [
        *wages(5),
        row(dt.date(2026, 5, 11), "12300.00", "奖金", "某某有限公司", "年终奖"),
        row(dt.date(2026, 5, 12), "1800.00", "失业保险金", "社会保险基金管理中心"),
        row(dt.date(2026, 5, 13), "500.00", "转账", "某某有限公司", "劳务费"),
        row(dt.date(2026, 5, 14), "88.00", "退款", "支付宝"),
        row(dt.date(2026, 5, 15), "-66.00", "消费", "京东"),
    ]
    may = next(month for month in judged(statement(rows)).income.months if month.month == "2026-05")
    assert (may.wages, may.one_off, may.benefits, may.other, may.excluded) == tuple(
        map(Decimal, ("8200.00", "12300.00", "1800.00", "500.00", "88.00"))
    )
    assert may.recurring == Decimal("10500.00")


def test_months_without_any_receipt_count_as_nothing() -> None:
    income = judged(statement(wages(4, 5, 6))).income
    assert [month.month for month in income.months] == [f"2026-{number:02d}" for number in range(4, 11)]
    assert (income.before, income.after, income.change) == (Decimal("8200.00"), Decimal("0.00"), Decimal("-1.0000"))


def test_the_change_of_income_is_rounded_half_up() -> None:
    pay = [*wages(4, 5, 6, amount="10000.00"), *wages(7, 8, 9, 10, amount="5795.50")]
    assert assess(case("income_drop"), [statement(pay)], LIBRARY, AS_OF).income.change == Decimal("-0.4205")


def test_months_that_the_account_of_the_wages_does_not_cover_are_not_taken_for_months_without_pay() -> None:
    paid_into = statement(wages(4, 5, 6), end=dt.date(2026, 6, 30))
    income = judged(paid_into, statement([], account="6220000000000002")).income
    assert (income.before, income.after) == (Decimal("8200.00"), None)


def test_no_more_than_six_months_before_the_onset_make_the_mean() -> None:
    early = [*wages(10, 11, 12, amount="20000.00", year=2025), *wages(1, 2, 3, 4, 5, 6)]
    assert judged(statement(early, start=dt.date(2025, 10, 1))).income.before == Decimal("8200.00")


def test_without_statements_there_are_no_means_and_no_plan() -> None:
    assessment = judged(id_card())
    assert (assessment.means, assessment.plan, assessment.income.before) == (None, None, None)


def test_means_take_the_income_since_the_onset_and_priority_debts_apart() -> None:
    stated = case("illness", dt.date(2026, 7, 1), budget={"rent": "1800.00", "car_loan": "900.00", "抚养费": "600.00"})
    pay = [*wages(4, 5, 6, amount="9000.00"), *wages(7, 8, 9, 10, amount="5000.00")]
    means = assess(stated, [statement(pay)], LIBRARY, AS_OF).means
    assert means is not None
    assert (means.income, means.necessary, means.priority_debts, means.disposable) == tuple(
        map(Decimal, ("5000.00", "1800.00", "1500.00", "1700.00"))
    )


def test_a_month_that_a_statement_shows_in_part_tells_no_income() -> None:
    pay = wages(4, 5, 6, 7, 8, 9, amount="5000.00")
    means = assess(case("illness", dt.date(2026, 7, 1)), [statement(pay, end=dt.date(2026, 10, 20))], LIBRARY, AS_OF).means
    assert means is not None and means.income == Decimal("5000.00")
    assert (means.months, means.without_wages) == (("2026-07", "2026-08", "2026-09"), False)


@pytest.mark.parametrize(("hardship", "income"), [("unemployment", "0.00"), ("illness", "8200.00")])
def test_wages_that_stopped_within_the_last_month_are_not_taken_for_income(hardship: str, income: str) -> None:
    struck = case(hardship, dt.date(2026, 10, 15))
    means = assess(struck, [statement(wages(4, 5, 6, 7, 8, 9, 10))], LIBRARY, AS_OF).means
    assert means is not None and means.income == Decimal(income)
    assert means.months == tuple(f"2026-{month:02d}" for month in range(5, 11)) and means.without_wages == (hardship == "unemployment")


@pytest.mark.parametrize(
    ("hardship", "later", "income"),
    [
        ("income_drop", dt.date(2026, 7, 1), "5000.00"),
        ("unemployment", dt.date(2026, 10, 15), "0.00"),
        ("illness", dt.date(2026, 10, 15), "6666.67"),
    ],
)
def test_of_two_hardships_the_plan_counts_with_the_lower_income(hardship: str, later: dt.date, income: str) -> None:
    both = case("illness", dt.date(2026, 4, 1), others=[(hardship, later)])
    pay = [*wages(4, 5, 6, amount="10000.00"), *wages(7, 8, 9, 10, amount="5000.00")]
    means = assess(both, [statement(pay, start=dt.date(2026, 4, 1))], LIBRARY, AS_OF).means
    assert means is not None and means.income == Decimal(income)


def test_each_of_two_hardships_is_judged_around_its_own_onset() -> None:
    both = case("unemployment", dt.date(2026, 3, 1), others=[("income_drop", dt.date(2026, 7, 1))])
    pay = [*wages(4, 5, 6, amount="10000.00"), *wages(7, 8, 9, 10, amount="5000.00")]
    assessment = assess(both, [statement(pay)], LIBRARY, AS_OF)
    assert need(assessment, "income_drop.before_after").state == "met"
    assert "income_did_not_fall" not in {finding.id for finding in assessment.findings}


def test_a_creditor_may_ask_for_more_months_or_waive_a_need() -> None:
    strict = _with_override('need = "base.bank_statements"\nmonths = 12')
    assert need(judged(*base_papers(), termination(), library=strict), "base.bank_statements").state == "partial"
    mild = _with_override('need = "base.identity"\nwaived = true')
    assert need(judged(bill(), library=mild), "base.identity").state == "waived"


def test_a_creditor_that_counts_days_is_asked_by_days_where_the_usual_rule_counts_months() -> None:
    def state(days: int, issued: dt.date, *others: str) -> str:
        library = _with_override(f'need = "illness.diagnosis"\nfresh_days = {days}')
        ill = case("illness", dt.date(2026, 3, 1), debts=[debt(), *(debt(creditor=name) for name in others)])
        paper = certificate("diagnosis_certificate", issuer="某市人民医院", person="梁轩", issued=issued)
        return need(assess(ill, [paper], library, AS_OF), "illness.diagnosis").state

    assert [state(90, dt.date(2026, 8, day)) for day in (4, 3)] == ["met", "stale"]
    assert state(200, dt.date(2026, 4, 20)) == "met"
    assert state(200, dt.date(2026, 4, 20), "某某消费金融有限公司") == "stale", "the other asks what is usual"


def test_a_creditors_own_list_stands_in_place_of_the_default_and_says_so() -> None:
    strict = case(debts=[debt(creditor="严审消费金融有限公司", type="consumer_loan")])
    assessment = assess(strict, base_papers(), LIBRARY, AS_OF)
    statements = need(assessment, "base.bank_statements")
    assert statements.state == "partial" and "twelve months" in str(statements.reason)
    assert need(assessment, "base.income").state == "waived"
    said = " ".join(str(message) for message in assessment.plan.fallbacks) if assessment.plan else ""
    assert "its own form" in said and "extension" in said
    usual = case(debts=[debt(creditor="宽松消费金融有限公司", type="consumer_loan")])
    assert need(assess(usual, base_papers(), LIBRARY, AS_OF), "base.bank_statements").state == "met"


def test_a_bank_that_takes_older_statements_is_asked_by_its_own_rule() -> None:
    def state(creditor: str, as_of: dt.date) -> str:
        return need(assess(case(debts=[debt(creditor=creditor)]), base_papers(), LIBRARY, as_of), "base.bank_statements").state

    assert state("示例银行股份有限公司信用卡中心", dt.date(2026, 12, 15)) == "met", "31 October and 45 days"
    assert state("示例银行股份有限公司信用卡中心", dt.date(2026, 12, 16)) == "stale"
    assert state(BANK, dt.date(2026, 12, 15)) == "stale"


def test_beside_a_milder_creditor_the_usual_rule_still_holds_for_the_others() -> None:
    both = case(debts=[debt(creditor="示例银行股份有限公司信用卡中心"), debt()])
    assert need(assess(both, base_papers(), LIBRARY, dt.date(2026, 12, 15)), "base.bank_statements").state == "stale"


def test_a_need_is_waived_only_where_every_creditor_waives_it_and_while_its_rule_holds() -> None:
    def state(override: str, *creditors: str) -> str:
        stated = case(debts=[debt(creditor=name) for name in creditors])
        library = _with_override(f'need = "base.identity"\nwaived = true{override}')
        return need(assess(stated, [bill()], library, AS_OF), "base.identity").state

    assert state("", BANK) == "waived"
    assert state("", BANK, LENDER) == state("", LENDER, BANK) == "missing"
    assert state("\nvalid_until = 2026-11-01", BANK) == "missing"


def test_of_several_debts_the_one_that_lacks_its_proof_is_named_with_what_would_do_for_it() -> None:
    stated = case(debts=[debt(), debt(creditor=LENDER, type="online_loan", account="JB-1")])
    lacking = need(assess(stated, [bill()], LIBRARY, AS_OF), "base.debts")
    assert str(lacking.reason).startswith(LENDER) and BANK not in str(lacking.reason)
    assert [words.en for words in lacking.accepts] == ["The loan contract", "The lender's statement of the debt, at most 45 days old"]
    both = need(assess(case(), [bill()], LIBRARY, AS_OF), "base.debts")
    assert both.state == "met" and len(both.accepts) == 2


def test_a_month_that_is_not_wholly_covered_is_no_month_of_income() -> None:
    shown = judged(statement(wages(4, 5, 6, 7, 8, 9), end=dt.date(2026, 10, 5))).income
    assert (shown.before, shown.after) == (Decimal("8200.00"), Decimal("8200.00"))


def test_months_that_only_a_wallet_covers_are_not_known_where_there_is_a_bank_statement() -> None:
    taken = [row(dt.date(2026, month, 9), "9000.00", "经营收款", "某平台", "骑手配送费结算") for month in (7, 8, 9, 10)]
    bank = statement(wages(4, 5, 6), end=dt.date(2026, 6, 30))
    assert judged(bank, statement(taken, kind="wechat_statement")).income.after is None


def test_medians_stand_beside_the_means_and_spending_beside_the_budget() -> None:
    pay = [*wages(4, 5, amount="8000.00"), *wages(6, amount="11000.00"), row(dt.date(2026, 8, 5), "-400.00", "消费", "某超市")]
    assessment = judged(statement(pay))
    assert (assessment.income.before, assessment.income.before_median) == (Decimal("9000.00"), Decimal("8000.00"))
    assert assessment.means is not None and assessment.means.observed == Decimal("100.00")


SPENT = [row(dt.date(2026, 8, 5), "-400.00", "消费", "某超市"), row(dt.date(2026, 8, 6), "-500.00", "信用卡还款", BANK)]


@pytest.mark.parametrize(
    ("papers", "onset", "observed"),
    [
        ([statement(SPENT)], dt.date(2026, 6, 30), "100.00"),
        ([statement(SPENT, kind="wechat_statement")], dt.date(2026, 6, 30), "100.00"),
        (
            [statement(SPENT), statement([row(dt.date(2026, 8, 5), "-30.00", "消费", "某超市")], kind="wechat_statement")],
            dt.date(2026, 6, 30),
            "100.00",
        ),
        ([statement([*SPENT, row(dt.date(2026, 8, 7), "90.00", "退款", "某超市")])], dt.date(2026, 6, 30), "100.00"),
        ([statement(SPENT, end=dt.date(2026, 8, 31))], dt.date(2026, 8, 20), "80.00"),
        ([statement(SPENT, filter="收入")], dt.date(2026, 6, 30), None),
    ],
    ids=["bank", "wallet", "a wallet beside its bank", "money that came back", "no full month since", "filtered"],
)
def test_spending_is_what_full_months_show_without_debts_and_once(papers: list[Document], onset: dt.date, observed: str | None) -> None:
    means = assess(case("illness", onset), papers, LIBRARY, AS_OF).means
    assert means is not None and means.observed == (None if observed is None else Decimal(observed))


def _with_override(override: str) -> Library:
    import tomllib
    from dataclasses import replace

    text = f"""
id = "bank"
name = {{ zh = "银行", en = "Bank" }}
names = ["{BANK}"]
source = "an example"
[[overrides]]
{override}
why = {{ zh = "该行要求", en = "this bank asks for it" }}
citations = ["practice.bank_statements"]
"""
    return replace(LIBRARY, creditors={"bank": Creditor.model_validate(tomllib.loads(text))})


def test_the_same_papers_in_any_order_give_the_same_verdict_needs_and_findings() -> None:
    papers = [*base_papers(), termination(), certificate("income_certificate", issued=dt.date(2026, 10, 1))]
    one, other = judged(*papers), judged(*reversed(papers))
    assert one.verdict == other.verdict
    assert [(item.id, item.state) for item in one.needs] == [(item.id, item.state) for item in other.needs]
    assert [item.id for item in one.findings] == [item.id for item in other.findings]


STATUTES = {"law", "regulator"}


def test_practice_and_defaults_are_never_printed_as_law() -> None:
    for _name, (law, article) in articles_by_id(LIBRARY.laws.values()).items():
        assert (law.id in {"practice", "defaults"}) == (article.authority not in STATUTES), article.id
        assert not article.text or article.authority in STATUTES


def digest(text: str) -> str:
    return sha256("".join(text.split()).encode()).hexdigest()[:16]


def test_every_quotation_is_as_it_was_when_it_was_compared_with_the_law_and_none_is_quoted_that_was_not() -> None:
    compared = tomllib.loads((Path(__file__).parent / "quotations.toml").read_text(encoding="utf-8"))
    quoted = {name: digest(article.text) for name, (_law, article) in articles_by_id(LIBRARY.laws.values()).items() if article.text}
    assert len(quoted) > 50
    assert quoted == compared


@pytest.mark.skipif(
    not (Path(__file__).resolve().parents[3] / "shared" / "reference" / "law-texts.md").is_file(), reason="no reference texts here"
)
def test_every_quotation_is_word_for_word_in_the_collected_texts() -> None:
    folder = Path(__file__).resolve().parents[3] / "shared" / "reference"
    texts = "".join((folder / name).read_text(encoding="utf-8") for name in ("law-texts.md", "law.md"))
    plain = "".join(texts.replace(" / ", "").replace("**", "").replace("> ", "").split())
    for _name, (_law, article) in articles_by_id(LIBRARY.laws.values()).items():
        assert "".join(article.text.split()) in plain, article.id


def test_each_paper_of_a_need_says_until_when_it_is_fresh() -> None:
    needs = {need.id: need for need in judged(*base_papers(), termination()).needs}
    ends = [paper.fresh_until for paper in needs["base.bank_statements"].papers]
    assert ends and all(ends), "statements go stale"
    assert [paper.fresh_until for paper in needs["unemployment.proof"].papers] == [None], "the end of a job does not"


# --- where it stands -----------------------------------------------------------------------------------------------


def placed(*names: str) -> dict[str, Place]:
    """Each fact on a line of its own, on page 2."""
    return {name: Place(2, Box(90, 100 + 20 * number, 180, 112 + 20 * number)) for number, name in enumerate(names)}


def where(assessment: Assessment, need_id: str, line: int) -> bool:
    """Whether the need points to that line of page 2."""
    (source,) = need(assessment, need_id).papers
    return (source.page, source.bbox) == (2, Box(90, 100 + 20 * line, 180, 112 + 20 * line))


def test_a_need_of_a_hardship_names_every_paper_that_meets_it_and_none_that_does_not() -> None:
    notice = certificate("layoff_notice", "evidence/notice.pdf", issuer=EMPLOYER, issued=ONSET, event_date=ONSET)
    stale = certificate("unemployment_registration", issuer="某区人力资源和社会保障局", issued=dt.date(2026, 7, 2))
    proofs = [termination(), notice, stale]
    proof = need(assess(case(), [*base_papers(*wages(1, 2, 3, 4, 5, 6)), *proofs], LIBRARY, AS_OF), "unemployment.proof")
    assert [source.file for source in proof.papers] == [paper.file for paper in proofs[:2]]


def test_a_proof_points_to_the_day_of_what_befell() -> None:
    letter = certificate(
        "termination_certificate",
        issuer="云州启程物流有限公司",
        issued=dt.date(2026, 6, 30),
        event_date=dt.date(2026, 6, 30),
        places=placed("person", "issued", "event_date"),
    )
    assessment = judged(*base_papers(), letter)
    assert need(assessment, "unemployment.proof").state == "met"
    assert where(assessment, "unemployment.proof", 2)


def test_a_paper_of_another_hand_points_to_the_name_it_bears() -> None:
    letter = certificate(
        "termination_certificate", person="王芳", issued=dt.date(2026, 6, 30), places=placed("event_date", "person", "issued")
    )
    assessment = judged(*base_papers(), letter)
    assert need(assessment, "unemployment.proof").state == "mismatch"
    assert where(assessment, "unemployment.proof", 1)


def test_a_bill_of_another_sum_points_to_that_sum() -> None:
    other = bill(figures={"due": "31000.00"}, places=placed("person", "due"))
    found = next(finding for finding in judged(*base_papers(), other).findings if finding.id == "debt_sum_mismatch")
    assert found.sources[1] == Source(other.file, 2, bbox=Box(90, 120, 180, 132))
