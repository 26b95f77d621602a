"""What `reprieve check` tells beside needs and findings: when to ask, what is left, what can be offered, and what if that is refused."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from reprieve.language import Words, _
from reprieve.model import Cost, Instalment, Means, Need, Offer, Plan, Source, Timing
from reprieve.terminal.told import freshest_until, lacking, offered

D = Decimal
DAY = dt.date(2026, 12, 10)
MEANS = Means(D("5000.00"), D("3000.00"), D("500.00"), D("1500.00"))


def told(*given: object) -> str:
    return "\n".join(f"{heading}: {line}" for heading, lines in offered(*given) for line in lines)  # type: ignore[arg-type]


def need(state: str, *papers: Source) -> Need:
    words = [Words(f"材料{number}", f"paper {number}") for number in (1, 2)]
    return Need("base.identity", words[0], state, _("why"), papers, tuple(words), words[0], words[1], (), words[0])  # type: ignore[arg-type]


def test_an_overdue_debt_says_its_stage_and_one_that_is_not_due_has_none() -> None:
    overdue = Timing(0, "示例银行", 70, "M3", dt.date(2029, 11, 5), _("overdue"))
    coming = Timing(1, "样例银行", 0, "", dt.date(2029, 11, 18), _("due soon"))
    said = told(None, None, (overdue, coming)).splitlines()
    assert "M3" in said[0] and "overdue" in said[0]
    assert "due soon" in said[1] and "about" not in said[1]


def test_what_is_left_shows_every_part_of_the_sum() -> None:
    said = told(MEANS, None, ())
    assert all(part in said for part in ("5,000.00", "3,000.00", "500.00", "1,500.00"))


def test_a_plan_names_each_payment_and_what_else_can_be_asked_for() -> None:
    offer = Offer(0, "示例银行", "instalments", D("1000.00"), D("334.00"), 3, D("332.00"), (Instalment(1, DAY, D("334.00")),))
    dearer = Offer(**{name: getattr(offer, name) for name in Offer.__slots__} | {"cost": Cost(D("340.00"), D("20.00"), D("13.03"))})
    said = told(MEANS, Plan(True, _("as asked for"), (offer,), (_("if refused, longer"),)), ())
    assert "334.00" in said and "332.00" in said and "if refused, longer" in said
    assert "13.03" not in said
    assert "13.03" in told(MEANS, Plan(True, _("as asked for"), (dearer,)), ())


def test_a_whole_debt_on_a_later_day_names_the_day_and_a_deferral_repeats_nothing() -> None:
    later = Offer(0, "示例银行", "extension", D("1000.00"), D("0.00"), 12, D("1000.00"), (Instalment(1, DAY, D("1000.00")),))
    nothing = Offer(0, "示例银行", "deferral", D("1000.00"), D("0.00"), 6, D("0.00"))
    assert "2026-12-10" in told(MEANS, Plan(True, _("the whole debt"), (later,)), ())
    assert told(MEANS, Plan(True, _("nothing for six months"), (nothing,)), ()).count("示例银行") == 0


def test_where_no_plan_is_feasible_that_is_the_heading() -> None:
    assert "No plan" in told(MEANS, Plan(False, _("too little")), ())
    assert "No plan" not in told(MEANS, Plan(True, _("enough")), ())


def test_a_lacking_paper_says_what_it_is_for_and_all_that_would_do_and_one_that_is_there_does_not() -> None:
    said = [str(line) for line in lacking(need("missing"))]
    assert sum("paper 1" in line or "paper 2" in line for line in said) == 4
    assert not list(lacking(need("met")))


def test_while_something_is_lacking_the_first_paper_to_go_out_of_date_is_named() -> None:
    early, late = (Source(f"{day}.pdf", 1, fresh_until=dt.date(2026, 11, day)) for day in (20, 28))
    assert "2026-11-20" in str(freshest_until([need("met", late, early), need("missing")]))
    assert freshest_until([need("met", late, early)]) is None, "then the day to hand it in by is told"
    assert freshest_until([need("missing", early)]) is None
