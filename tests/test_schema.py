"""JSON, schema 1: every field under its own name, amounts and dates as text, and documents back from it as they were."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from reprieve import model, schema
from reprieve.language import Message, Words, speak

# The first reading back imports pydantic, which is no part of what the deadlines below are for.
schema.document_from_json(schema.document_to_json(model.Document("evidence/a.pdf", "0" * 64, model.UNKNOWN, "unreadable")))

CENTS = st.decimals(-(10**9), 10**9, places=2, allow_nan=False)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31))
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)
SIDES = st.floats(0, 2000).map(lambda side: round(side, 2))
BOXES = st.builds(model.Box, SIDES, SIDES, SIDES, SIDES)
PAGES = st.integers(1, 400)
TRANSACTIONS = st.builds(
    model.Transaction,
    DAYS,
    CENTS,
    PAGES,
    BOXES,
    time=st.none() | st.times().map(lambda time: time.replace(microsecond=0)),
    balance=st.none() | CENTS,
    summary=TEXTS,
    counterparty=TEXTS,
    counterparty_account=TEXTS,
    note=TEXTS,
    neutral=st.booleans(),
)
RECONCILIATIONS = st.builds(
    model.Reconciliation,
    st.sampled_from(["balanced", "broken", "unverifiable"]),
    st.lists(st.builds(model.Break, PAGES, CENTS, CENTS, PAGES), max_size=2).map(tuple),
    st.lists(st.builds(model.TotalCheck, TEXTS, CENTS, CENTS, PAGES), max_size=2).map(tuple),
)
STATEMENTS = st.builds(
    model.Statement,
    st.lists(TRANSACTIONS, max_size=3).map(tuple),
    RECONCILIATIONS,
    issuer=TEXTS,
    holder=TEXTS,
    period_start=st.none() | DAYS,
    period_end=st.none() | DAYS,
    printed_on=st.none() | DAYS,
    filter=TEXTS,
)
AMOUNTS = st.dictionaries(TEXTS, CENTS, max_size=3)
PLACES = st.dictionaries(TEXTS, st.builds(model.Place, PAGES, BOXES), max_size=2)
PAYSLIPS = st.builds(
    model.Payslip,
    TEXTS,
    TEXTS,
    st.just("2026-05"),
    st.none() | CENTS,
    CENTS,
    CENTS,
    AMOUNTS,
    AMOUNTS,
    AMOUNTS,
    st.none() | DAYS,
    PAGES,
    BOXES,
    places=PLACES,
)
CERTIFICATES = st.builds(
    model.Certificate,
    issuer=TEXTS,
    person=TEXTS,
    issued=st.none() | DAYS,
    dates=st.dictionaries(TEXTS, DAYS, max_size=2),
    figures=AMOUNTS,
    fields=st.dictionaries(TEXTS, TEXTS, max_size=2),
    unstated=st.lists(TEXTS, max_size=2).map(tuple),
    places=PLACES,
)


def paper(kind: str, content: model.Content | None) -> model.Document:
    return model.Document("evidence/a.pdf", "0" * 64, kind, "read", 3, content, qr=(model.QrCode(2, "https://example.org/?code=1"),))


DOCUMENTS = (
    st.builds(paper, st.sampled_from(sorted(model.STATEMENT_KINDS)), STATEMENTS)
    | st.builds(paper, st.just("payslip"), PAYSLIPS)
    | st.builds(paper, st.just("id_card"), CERTIFICATES)
    | st.builds(paper, st.sampled_from(["bank_statement", "payslip", "unknown"]), st.none())
)


def test_a_case_that_cannot_be_judged_has_every_key_of_one_that_was() -> None:
    outcome = model.Outcome("zhang-wei", "unreadable")
    told = schema.unjudged_to_json(outcome, dt.date(2026, 11, 2))
    assert {field.name for field in dataclasses.fields(model.Assessment)} <= told.keys()
    assert (told["income"], told["means"], told["plan"], told["timing"]) == (None, None, None, [])


@settings(deadline=dt.timedelta(seconds=5))  # a whole document may take a fifth of a second on a busy machine
@given(DOCUMENTS)
def test_a_document_comes_back_from_json_as_it_was(document: model.Document) -> None:
    assert schema.document_from_json(json.loads(json.dumps(schema.document_to_json(document)))) == document


def test_messages_come_back_with_the_words_they_were_told_in() -> None:
    speak("zh")
    error = Message("{text}", {"text": Words(zh="{缺页}", en="a page is missing")})
    document = dataclasses.replace(paper("unknown", None), status="unreadable", error=error, warnings=(error,))
    back = schema.document_from_json(schema.document_to_json(document))
    speak("en")
    assert [str(back.error), *map(str, back.warnings)] == ["{缺页}", "{缺页}"]


def test_a_statement_has_the_keys_of_schema_1() -> None:
    row = model.Transaction(dt.date(2026, 1, 5), Decimal("-1200.5"), 2, model.Box(1.234, 2.0, 3.456, 4.0), balance=Decimal("7"))
    content = model.Statement((row,), model.Reconciliation("balanced"), holder="张伟", period_start=dt.date(2026, 1, 1))
    data = schema.documents_to_json([paper("bank_statement", content)])
    document = data["documents"][0]
    assert data["schema"] == 1
    assert {
        "file",
        "sha256",
        "kind",
        "status",
        "error",
        "pages",
        "warnings",
        "issuer",
        "holder",
        "account",
        "currency",
        "filter",
    } <= document.keys()
    assert document["period"] == {"start": "2026-01-01", "end": None}
    row_keys = {
        "date": "2026-01-05",
        "time": None,
        "amount": "-1200.50",
        "balance": "7.00",
        "summary": "",
        "counterparty": "",
        "counterparty_account": "",
        "note": "",
        "neutral": False,
        "page": 2,
        "bbox": [1.23, 2.0, 3.46, 4.0],
    }
    assert row_keys.items() <= document["transactions"][0].items()
    assert {"status": "balanced", "breaks": [], "totals": []}.items() <= document["reconciliation"].items()


def test_data_of_another_shape_is_refused() -> None:
    data = schema.document_to_json(paper("id_card", model.Certificate()))
    with pytest.raises(ValidationError):
        schema.document_from_json({**data, "status": "perhaps"})


def test_an_assessment_has_the_keys_of_schema_1() -> None:
    speak("en")
    place = model.Source("evidence/a.pdf", 2, 7, model.Box(0, 0, 1, 1))
    citation = model.Citation("civil_code.678", "law", "民法典 第六百七十八条")
    need = model.Need("base.income", Words("收入", "income"), "missing", Message("why"), (place,), citations=(citation,))
    finding = model.Finding("balance_break", Words("余额", "balance"), "blocker", Message("does not follow"), (place,))
    month = model.MonthIncome("2026-05", *[Decimal(n) for n in range(5)])
    income = model.Income((month,), Decimal(100), Decimal(50), Decimal("-0.5"))
    offer = model.Offer(0, "银行", "instalments", Decimal(100), Decimal(10), 10, Decimal(10))
    means = model.Means(Decimal(1), Decimal(2), Decimal(3), Decimal(-4))
    plan = model.Plan(True, Message("fits"), (offer,), (Message("else"),))
    judged = model.Assessment("zhang-wei", dt.date(2026, 11, 2), "incomplete", None, (need,), (finding,), income, means, plan)
    data = schema.assessment_to_json(judged)
    assert {"case", "as_of", "verdict", "submit_by", "needs", "findings", "income", "means", "plan"} <= data.keys()
    assert data["needs"][0]["papers"] == [{"file": "evidence/a.pdf", "page": 2, "row": 7, "bbox": [0, 0, 1, 1]}]
    assert data["needs"][0]["citations"][0]["authority"] == "law"
    assert data["findings"][0]["message"] == "does not follow"
    assert data["income"]["months"] == [
        {"month": "2026-05", "wages": "0.00", "one_off": "1.00", "benefits": "2.00", "other": "3.00", "excluded": "4.00"}
    ]
    assert (data["income"]["before"], data["income"]["change"]) == ("100.00", "-0.5000")
    assert data["means"]["disposable"] == "-4.00"
    assert data["plan"]["offers"][0]["monthly"] == "10.00"
    assert data["plan"]["fallbacks"] == ["else"]
    json.dumps(data)
