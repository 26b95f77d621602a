from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from judge_material import AS_OF, BANK, case, debt

from reprieve.judge.interest import equal_payment, true_yearly_percent, with_fee
from reprieve.judge.ladder import waived, with_ladder
from reprieve.judge.plan import affordable, apportion, cap, plan, schedule
from reprieve.judge.timing import timing
from reprieve.library import load_library
from reprieve.model import Cost, Means, Plan

RULES = load_library().means
MONEY = st.integers(1, 50_000_000).map(lambda fen: Decimal(fen) / 100)
TYPES = st.sampled_from(["credit_card", "consumer_loan", "online_loan", "private_loan", "mortgage", "car_loan"])


def means(disposable: str | Decimal, priority: str = "500.00") -> Means:
    spent, first = Decimal("3000.00"), Decimal(priority)
    return Means(Decimal(disposable) + spent + first, spent, first, Decimal(disposable))


def planned(disposable: str | Decimal, *debts: dict[str, object], **request: Any) -> Plan:
    made = plan(case(debts=debts or None, **request).stated, means(disposable), RULES, AS_OF)
    assert made is not None
    return made


def test_an_offer_is_shared_in_proportion_with_the_last_fen_to_the_largest_remainders() -> None:
    weights = [Decimal("50000.00"), Decimal("32000.00"), Decimal("18500.00")]
    assert apportion(Decimal("2000.00"), weights) == [Decimal("995.02"), Decimal("636.82"), Decimal("368.16")]


def test_fifty_thousand_over_sixty_months_leaves_the_rounding_to_the_last() -> None:
    dates = schedule(Decimal("50000.00"), Decimal("833.33"), 60, dt.date(2026, 12, 10))
    assert (dates[0].amount, dates[-1].amount, len(dates)) == (Decimal("833.33"), Decimal("833.53"), 60)
    offer = planned("2000.00", debt("50000.00"), months=60).offers[0]
    assert (offer.monthly, offer.last, offer.months) == (Decimal("833.33"), Decimal("833.53"), 60)


def test_a_hundred_and_twenty_thousand_over_sixty_months_is_two_thousand() -> None:
    offer = planned("3000.00", debt("120000.00"), months=60).offers[0]
    assert (offer.monthly, offer.last) == (Decimal("2000.00"), Decimal("2000.00"))


@given(MONEY, st.lists(MONEY, min_size=1, max_size=9))
def test_shares_come_to_the_amount_and_none_is_a_fen_off_its_proportion(amount: Decimal, weights: list[Decimal]) -> None:
    shares = apportion(amount, weights)
    assert sum(shares) == amount
    assert all(abs(share - amount * weight / sum(weights)) < Decimal("0.01") for share, weight in zip(shares, weights, strict=True))


@settings(max_examples=150)
@given(MONEY, st.lists(st.tuples(MONEY, TYPES), min_size=1, max_size=5), st.none() | st.integers(1, 120))
def test_a_plan_adds_up_to_the_fen_never_exceeds_what_is_disposable_and_never_runs_past_the_cap(
    disposable: Decimal, owed: list[tuple[Decimal, str]], months: int | None
) -> None:
    stated = case(debts=[debt(str(total.quantize(Decimal("0.01"))), type=kind) for total, kind in owed], months=months).stated
    made = plan(stated, means(disposable), RULES, AS_OF)
    assert made is not None
    assume(made.feasible)
    for offer in made.offers:
        assert sum(part.amount for part in offer.schedule) == offer.total == stated.debts[offer.debt].total
        assert len(offer.schedule) == offer.months <= cap(stated.debts[offer.debt], RULES)
        assert all(part.amount > 0 for part in offer.schedule)
    by_day: dict[dt.date, Decimal] = {}
    for part in (part for offer in made.offers for part in offer.schedule):
        by_day[part.due] = by_day.get(part.due, Decimal(0)) + part.amount
    assert max(by_day.values()) <= affordable(means(disposable), RULES) <= disposable


def test_what_is_lacking_each_month_is_told_without_a_sign_that_a_line_could_break_after() -> None:
    assert str(planned("-2800.00").why).endswith("2,800.00 a month is lacking")


@given(MONEY.map(lambda amount: -amount))
def test_nothing_is_offered_when_nothing_is_left(disposable: Decimal) -> None:
    made = planned(disposable)
    assert (made.feasible, made.offers) == (False, ())
    assert made.fallbacks


def test_nothing_left_to_the_fen_is_not_enough() -> None:
    assert not planned("0.00").feasible


def test_a_card_that_would_take_sixty_one_months_has_no_plan() -> None:
    assert planned("1111.12", debt("60000.00")).offers[0].months == 60
    assert not planned("1111.00", debt("60000.00")).feasible


def test_a_term_that_is_asked_for_but_costs_too_much_gives_way_to_what_can_be_paid() -> None:
    made = planned("1000.00", debt("9000.00"), months=6)
    assert made.feasible
    assert (made.offers[0].monthly, made.offers[0].months) == (Decimal("900.00"), 10)


def test_no_scrap_is_left_for_the_last_month() -> None:
    """At 1,800 a month: 18,000.01 would leave one fen for an eleventh month, 18,180.00 a tenth of the others."""
    scrap, enough = planned("2000.00", debt("18000.01")).offers[0], planned("2000.00", debt("18180.00")).offers[0]
    assert (scrap.monthly, scrap.months, scrap.last) == (Decimal("1636.37"), 11, Decimal("1636.31"))
    assert (enough.monthly, enough.months, enough.last) == (Decimal("1800.00"), 11, Decimal("180.00"))


def test_a_longer_term_than_the_cap_is_cut_to_the_cap() -> None:
    assert planned("5000.00", debt("6000.00"), months=72).offers[0].months == 60


def test_a_secured_debt_takes_no_share_of_the_offer() -> None:
    made = planned("2000.00", debt("300000.00", type="mortgage"), debt("9000.00"))
    assert [offer.debt for offer in made.offers] == [1]


def test_a_secured_debt_that_the_budget_forgets_leaves_no_plan() -> None:
    stated = case(debts=[debt("300000.00", type="mortgage"), debt("9000.00")]).stated
    made = plan(stated, means("2000.00", priority="0.00"), RULES, AS_OF)
    assert made is not None and not made.feasible and BANK in str(made.why)


def test_what_is_asked_to_be_waived_is_offered_until_it_is_granted() -> None:
    made = planned("2000.00", debt("9000.00", penalty="600.00"), waive=["penalty"])
    assert made.offers[0].total == Decimal("9600.00")


def test_instalments_fall_on_the_same_day_or_the_last_of_a_shorter_month() -> None:
    offer = planned("5000.00", debt("18000.00"), months=6, first_payment=dt.date(2026, 12, 31)).offers[0]
    assert [part.due.day for part in offer.schedule] == [31, 31, 28, 31, 30, 31]


def test_a_case_without_a_budget_gets_no_plan() -> None:
    made = plan(case(budget={}).stated, means("5000.00"), RULES, AS_OF)
    assert made is not None and not made.feasible


@pytest.mark.parametrize(
    ("owed", "months", "disposable", "why"),
    [
        ("1000.00", None, "0.00", "necessary spending and priority debts take all of the income"),
        ("1000.00", 10, "1000.00", "10 months as asked for: 100.00 a month of 900.00 that can be paid"),
        ("1000.00", 5, "111.12", "5 months cost more than the 100.00 a month that can be paid; at that it takes up to 10 months"),
        ("1000.00", None, "111.12", "100.00 a month, in proportion to the debts, for up to 10 months"),
        (
            "90000.00",
            None,
            "111.12",
            "100.00 a month would take 900 months, longer than a plan may run; 1,500.00 a month would be needed",
        ),
    ],
)
def test_a_plan_says_what_it_comes_to(owed: str, months: int | None, disposable: str, why: str) -> None:
    made = planned(disposable, debt(owed), months=months, first_payment=None)
    assert str(made.why) == why
    assert all(offer.schedule[0].due == dt.date(2026, 12, 2) and offer.schedule[0].number == 1 for offer in made.offers)


def test_a_plan_that_cannot_be_shared_or_misses_a_line_of_the_budget_says_so() -> None:
    assert str(planned("0.02", debt("9.00"), debt("9.00")).why) == "what is disposable, 0.01 a month, is too little to share among 2 debts"
    stated = case(debts=[debt("9000.00"), debt("90000.00", type="mortgage", creditor="北京某银行")]).stated
    made = plan(stated, means("900.00", "0.00"), RULES, AS_OF)
    assert made is not None and "to 北京某银行; add it" in str(made.why)


def test_an_extension_moves_the_whole_debt_and_what_is_overdue_is_deferred() -> None:
    due = debt("9000.00", overdue_since=None)
    made = planned("-100.00", due, debt("5000.00"), measure="extension", months=6)
    assert [offer.measure for offer in made.offers] == ["extension", "deferral"]
    assert made.offers[0].schedule[0].due == dt.date(2027, 5, 18)
    assert made.offers[0].schedule[0].amount == Decimal("9000.00")


def test_a_deferral_asks_for_no_payment_and_keeps_the_creditors_own_schedule() -> None:
    offer = planned("-100.00", measure="deferral").offers[0]
    assert (offer.monthly, offer.schedule, offer.months) == (Decimal("0.00"), (), RULES.deferral_months)


@pytest.mark.parametrize("kind", ["credit_card", "consumer_loan", "online_loan", "mortgage", "car_loan", "private_loan"])
def test_every_type_of_debt_has_a_cap(kind: str) -> None:
    assert cap(case(debts=[debt(type=kind)]).stated.debts[0], RULES) >= 60


@pytest.mark.parametrize(
    ("principal", "percent", "months", "payment"),
    [
        ("50000.00", "12", 36, "1660.72"),
        ("50000.00", "18", 36, "1807.62"),
        ("50000.00", "20", 60, "1324.69"),
        ("50000.00", "0", 60, "833.33"),
    ],
)
def test_equal_payments_are_those_of_the_formula(principal: str, percent: str, months: int, payment: str) -> None:
    assert equal_payment(Decimal(principal), Decimal(percent), months) == Decimal(payment)


def test_a_fee_of_three_fifths_of_a_percent_a_month_costs_thirteen_a_year() -> None:
    payment = with_fee(Decimal("12000.00"), Decimal("0.60"), 12)
    assert payment == Decimal("1072.00")
    assert true_yearly_percent(Decimal("12000.00"), [payment] * 12) == Decimal("13.03")
    assert true_yearly_percent(Decimal("12000.00"), [Decimal("1000.00")] * 12) == Decimal("0.00")


def test_a_quoted_fee_is_told_beside_the_offer_and_when_it_is_too_much() -> None:
    made = planned("2000.00", debt("12000.00"), months=12, quoted_monthly_fee_percent="0.60")
    assert made.offers[0].cost == Cost(Decimal("1072.00"), Decimal("864.00"), Decimal("13.03"))
    assert not made.fallbacks
    able = planned("1112.00", debt("12000.00"), months=12, quoted_monthly_fee_percent="0.60")
    assert "1,072.00" in str(able.fallbacks[0]), "1,000.80 can be paid"


def test_a_quoted_fee_never_costs_less_than_nothing() -> None:
    made = planned("2000.00", debt("1.00"), months=3, quoted_monthly_fee_percent="0.01")
    assert made.offers[0].cost == Cost(Decimal("0.33"), Decimal("0.00"), Decimal("0.00"))


@settings(max_examples=60)
@given(MONEY, MONEY, st.lists(MONEY, min_size=1, max_size=4), st.none() | st.integers(1, 120))
def test_who_earns_more_is_done_no_later(one: Decimal, other: Decimal, owed: list[Decimal], months: int | None) -> None:
    stated = case(debts=[debt(str(total.quantize(Decimal("0.01")))) for total in owed], months=months).stated
    less, more = (plan(stated, means(disposable), RULES, AS_OF) for disposable in sorted((one, other)))
    assert less is not None and more is not None
    if less.feasible:
        assert more.feasible
        assert max(offer.months for offer in more.offers) <= max(offer.months for offer in less.offers)


@settings(max_examples=60)
@given(MONEY, st.lists(MONEY, min_size=1, max_size=4), MONEY, st.none() | st.integers(1, 60))
def test_every_rung_is_as_feasible_as_the_plan(disposable: Decimal, owed: list[Decimal], penalty: Decimal, months: int | None) -> None:
    debts = [debt(str(total.quantize(Decimal("0.01"))), penalty=str(penalty.quantize(Decimal("0.01")))) for total in owed]
    stated, left = case(debts=debts, months=months).stated, means(disposable)
    made = with_ladder(plan(stated, left, RULES, AS_OF), stated, left, RULES, AS_OF)
    assert made is not None
    for rung in made.ladder:
        for offer in rung.offers:
            assert sum(part.amount for part in offer.schedule) == offer.total <= stated.debts[offer.debt].total
            assert all(part.amount > 0 for part in offer.schedule)
            assert len(offer.schedule) == offer.months <= cap(stated.debts[offer.debt], RULES)
        first = sum(offer.schedule[0].amount for offer in rung.offers)
        assert first <= affordable(left, RULES)


def test_the_ladder_goes_from_longer_to_smaller_to_a_waiver_to_a_sum_at_once() -> None:
    first = dt.date(2026, 12, 20)
    stated = case(debts=[debt("9000.00", penalty="600.00")], assets={"deposits": "1200.00", "car": "30000.00"}, first_payment=first).stated
    made = with_ladder(plan(stated, means("1000.00"), RULES, AS_OF), stated, means("1000.00"), RULES, AS_OF)
    assert made is not None and [rung.name for rung in made.ladder] == ["longer", "smaller", "waiver_first", "lump_sum"]
    longer, smaller, waiver, lump = (rung.offers[0] for rung in made.ladder)
    assert (longer.months, longer.monthly) == (60, Decimal("160.00"))
    assert (smaller.months, smaller.monthly) == (14, Decimal("720.00"))
    assert (waiver.total, waiver.months) == (Decimal("9000.00"), 10)
    assert (lump.total, lump.months, lump.monthly, len(lump.schedule)) == (Decimal("1200.00"), 1, Decimal("1200.00"), 1)
    assert {offer.schedule[0].due for offer in (longer, smaller, waiver, lump)} == {first}
    assert [str(rung.why) for rung in made.ladder] == [
        "if refused, longer: 160.00 a month for up to 60 months",
        "if refused, smaller: 720.00 a month for up to 14 months",
        "if refused, a waiver first: without 600.00 of charges, 900.00 a month for up to 10 months",
        "if refused, 1,200.00 at once from savings, for a settlement in full",
    ]


@pytest.mark.parametrize(
    ("owed", "disposable", "rungs"),
    [
        (["4800.00"], "111.12", {"longer": ["80.00", 60], "smaller": ["80.00", 60]}),
        (["4801.00"], "111.12", {"longer": ["80.01", 60]}),
        (["100.00"], "110.00", {"longer": ["1.66", 60], "smaller": ["40.00", 3]}),
        (["6000.00 + 600.00"], "111.12", {"waiver_first": ["100.00", 60]}),
        (["6001.00 + 600.00"], "111.12", {}),
        (["50.00 + 10.00"], "111.12", {"longer": ["1.00", 60], "smaller": ["48.00", 2], "waiver_first": ["50.00", 1]}),
        (["0.00 + 48.00", "48.00"], "111.12", {"longer": ["0.80", 60], "smaller": ["38.40", 2]}),
    ],
)
def test_a_rung_is_there_where_it_differs_and_ends_in_time(owed: list[str], disposable: str, rungs: dict[str, list[Any]]) -> None:
    debts = [debt(principal, penalty=penalty or "0.00") for principal, _plus, penalty in (each.partition(" + ") for each in owed)]
    stated = case(debts=debts, first_payment=None, assets={"deposits": "0.01"} if len(debts) > 1 else {}).stated
    made = with_ladder(plan(stated, means(disposable), RULES, AS_OF), stated, means(disposable), RULES, AS_OF)
    assert made is not None
    assert {rung.name: [str(rung.offers[0].monthly), rung.offers[0].months] for rung in made.ladder} == rungs
    assert all(str(rung.why).startswith("if refused") == made.feasible for rung in made.ladder), "only a plan can be refused"
    assert {offer.schedule[0].due for rung in made.ladder for offer in rung.offers} <= {dt.date(2026, 12, 2)}


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({"measure": "fee_waiver"}, "9000.00"),
        ({"measure": "fee_waiver", "waive": ["penalty"]}, "9196.30"),
        ({}, "9000.00"),
        ({"waive": ["fees", "principal"]}, "10396.30"),
    ],
)
def test_a_waiver_takes_off_what_the_letter_asks_for_and_never_principal(asked: dict[str, Any], left: str) -> None:
    stated = case(debts=[debt("9000.00", interest="146.30", penalty="1250.00", fees="50.00")], **asked).stated
    assert stated.debts[0].total - waived(stated.debts[0], stated) == Decimal(left)


@pytest.mark.parametrize("asked", [{"left": "0.00"}, {"measure": "extension"}, {"measure": "deferral"}, {"budget": {}}])
def test_where_nothing_is_left_or_time_alone_is_asked_for_there_is_no_rung(asked: dict[str, Any]) -> None:
    left = means(asked.pop("left", "1000.00"))
    stated = case(debts=[debt("9000.00", penalty="600.00")], **asked).stated
    made = plan(stated, left, RULES, AS_OF)
    assert made is not None and made.fallbacks
    assert with_ladder(made, stated, left, RULES, AS_OF) == made


@pytest.mark.parametrize(
    ("since", "days", "named"), [(2, 0, ""), (1, 1, "M1"), (-28, 30, "M1"), (-29, 31, "M2"), (-88, 90, "M3"), (-89, 91, "M4+")]
)
def test_days_overdue_and_the_stage_that_lenders_call_it(since: int, days: int, named: str) -> None:
    due = dt.date(2026, 11, 1) + dt.timedelta(days=since - 1)
    told = timing(case(debts=[debt(overdue_since=due)]).stated, 3, dt.date(2026, 11, 2))[0]
    assert (told.days_overdue, told.stage) == (days, named)


def test_nobody_is_told_to_pay_or_to_write_about_a_debt_that_may_be_time_barred() -> None:
    def advice(last: dt.date) -> str:
        stated = case(debts=[debt(due_date=last, overdue_since=last)]).stated
        return str(timing(stated, 3, AS_OF)[0].advice)

    assert "lawyer" in advice(dt.date(2023, 11, 1)) and "keep paying" not in advice(dt.date(2023, 11, 1))
    assert "keep paying" in advice(dt.date(2023, 11, 2)), "the third anniversary is in time"


def test_a_debt_that_is_not_due_yet_can_still_be_extended() -> None:
    told = timing(case(debts=[debt(overdue_since=None)]).stated, 3, AS_OF)[0]
    assert (told.days_overdue, told.stage, told.limitation_end) == (0, "", dt.date(2029, 11, 18))
    assert "2026-11-18" in str(told.advice) and "16" in str(told.advice)


@pytest.mark.parametrize(
    ("stated", "end"),
    [
        ({}, dt.date(2029, 8, 18)),
        ({"last_demand": dt.date(2026, 10, 20), "last_payment": dt.date(2026, 9, 1)}, dt.date(2029, 10, 20)),
        ({"last_payment": dt.date(2026, 8, 17)}, dt.date(2029, 8, 18)),
    ],
)
def test_limitation_runs_from_the_day_a_debt_is_overdue_and_anew_from_a_later_payment_or_demand(
    stated: dict[str, Any], end: dt.date
) -> None:
    """The day on which the next instalment is due, 2026-11-18, counts for nothing."""
    assert timing(case(debts=[debt(**stated)]).stated, 3, AS_OF)[0].limitation_end == end
