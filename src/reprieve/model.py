"""The nouns: what was read from a paper, and what was judged of a case. Frozen; money is Decimal yuan with two decimals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate
from typing import Literal

from reprieve.errors import PASSWORD_MISSING
from reprieve.figures.fen import ZERO
from reprieve.language import Message
from reprieve.nouns.judged import SATISFIED as SATISFIED
from reprieve.nouns.judged import Authority as Authority
from reprieve.nouns.judged import Citation as Citation
from reprieve.nouns.judged import Finding as Finding
from reprieve.nouns.judged import Need as Need
from reprieve.nouns.judged import NeedState as NeedState
from reprieve.nouns.judged import Outcome as Outcome
from reprieve.nouns.judged import Severity as Severity
from reprieve.nouns.judged import Source as Source
from reprieve.nouns.judged import Unread as Unread
from reprieve.nouns.judged import Verdict as Verdict
from reprieve.nouns.offers import Cost as Cost
from reprieve.nouns.offers import Instalment as Instalment
from reprieve.nouns.offers import Offer as Offer
from reprieve.nouns.offers import Plan as Plan
from reprieve.nouns.offers import Rung as Rung
from reprieve.nouns.offers import Timing as Timing
from reprieve.nouns.printed import Box as Box
from reprieve.nouns.printed import Patch as Patch
from reprieve.nouns.printed import Place as Place
from reprieve.nouns.printed import PrintedPage as PrintedPage
from reprieve.nouns.printed import QrCode as QrCode
from reprieve.nouns.printed import Traces as Traces

UNKNOWN = "unknown"
BANK_STATEMENT = "bank_statement"
WALLET_KINDS = frozenset({"wechat_statement", "alipay_statement"})
STATEMENT_KINDS = frozenset({BANK_STATEMENT}) | WALLET_KINDS
PAYSLIP = "payslip"


# --- what was read -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Transaction:
    """One printed row. `amount` is signed: money in is positive. A wallet's neither-nor row is `neutral`.

    `currency` and `account` (the holder's own) are given only where one paper holds several; else they are the statement's.
    `confidence` is given where the row was read from a picture: how sure, from 0 to 1, the reader is of its least legible word.
    """

    date: dt.date
    amount: Decimal
    page: int
    bbox: Box
    time: dt.time | None = None
    balance: Decimal | None = None
    summary: str = ""
    counterparty: str = ""
    counterparty_account: str = ""
    note: str = ""
    neutral: bool = False
    currency: str = ""
    account: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """A row (counted from 1 in printed order) whose balance is not the one before it plus its amount."""

    row: int
    expected: Decimal
    printed: Decimal
    page: int


@dataclass(frozen=True, slots=True)
class TotalCheck:
    """A total, count or subtotal that the paper prints, beside what its rows come to."""

    label: str
    printed: Decimal
    computed: Decimal
    page: int

    @property
    def agrees(self) -> bool:
        return self.printed == self.computed


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """A dated row whose amount could not be read: its words as printed."""

    page: int
    text: str
    bbox: Box


@dataclass(frozen=True, slots=True)
class OtherTable:
    """A table of something else on a statement, as deposits or funds, which was not read: the names of its columns."""

    page: int
    names: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A figure seen on a picture, and the one a digit apart with which the balances would follow. Never put in its place."""

    row: int
    figure: Literal["amount", "balance"]
    read: Decimal
    proposed: Decimal
    page: int


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Whether the printed balances chain. `unverifiable`: the paper prints no balance, or an export filter left rows out.

    A statement with `unread` rows is broken whatever its balances say. Of `glued` rows nothing tells where the other side's name ends and
    its account begins: all else of them is read, and no account.
    """

    status: Literal["balanced", "broken", "unverifiable"]
    breaks: tuple[Break, ...] = ()
    totals: tuple[TotalCheck, ...] = ()
    unread: tuple[UnreadRow, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    glued: tuple[UnreadRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A bank or wallet statement: rows in printed order, and what its head says of them.

    `doubts` are what its texts show that may have been read wrongly, though the balances follow.
    """

    transactions: tuple[Transaction, ...]
    reconciliation: Reconciliation
    issuer: str = ""
    holder: str = ""
    account: str = ""
    currency: str = "CNY"
    period_start: dt.date | None = None
    period_end: dt.date | None = None
    printed_on: dt.date | None = None
    filter: str = ""
    verification_code: str = ""
    printed_pages: tuple[PrintedPage, ...] = ()
    other_tables: tuple[OtherTable, ...] = ()
    doubts: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Payslip:
    """One month's pay of one employee. Names of items are as printed. `after_net` are items paid on top of net pay.

    `employees` is how many people the paper lists; of several, the applicant is read, and nobody where the applicant is not among them.
    `besides` is in how many further rows it states pay of the same name, or of none right below theirs: another's, or paid besides.
    `months` is for how many months it lists the pay of whom it was read for; one of them was read. `part` are the days it is for, as
    printed, where they are part of a month only: it then has no `pay_period`.
    `void` is what is written across it that makes it prove nothing (作废, 样本).
    `places` says where "gross", "deductions_total", "net" and each item, by its name, stand.
    """

    employee: str
    employer: str
    pay_period: str
    gross: Decimal | None
    deductions_total: Decimal | None
    net: Decimal | None
    earnings: Mapping[str, Decimal] = field(default_factory=dict)
    deductions: Mapping[str, Decimal] = field(default_factory=dict)
    after_net: Mapping[str, Decimal] = field(default_factory=dict)
    paid_on: dt.date | None = None
    page: int = 1
    bbox: Box | None = None
    employees: int = 1
    besides: int = 0
    months: int = 1
    part: str = ""
    void: str = ""
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def besides_gross(self) -> Decimal:
        """What of the earnings was paid on top of gross pay (税后补发, 退税), where the printed figures prove it; else nothing."""
        if self.gross is None or self.net is None:
            return ZERO
        taken = self.deductions_total if self.deductions_total is not None else sum(self.deductions.values(), ZERO)
        more, earned = self.net + taken - self.gross, sum(self.earnings.values(), ZERO)
        is_printed = more in {*self.earnings.values(), *accumulate(reversed([*self.earnings.values()]))}
        return more if more > 0 and is_printed and earned in (more, self.gross + more) else ZERO


@dataclass(frozen=True, slots=True)
class Certificate:
    """Any other proof. `dates`, `figures` and `fields` are keyed by the names that the kind's library file gives them.

    `people` are all whom it names, the `person` it is about among them; `id_numbers` are the ID numbers of the others, by their names,
    where it is plain whose each is. `places` says where each stands: by the same names, and
    "person", "issuer", "issued", "event_date", "id_number" and "verification_code".
    """

    issuer: str = ""
    person: str = ""
    id_number: str = ""
    issued: dt.date | None = None
    event_date: dt.date | None = None
    dates: Mapping[str, dt.date] = field(default_factory=dict)
    figures: Mapping[str, Decimal] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    verification_code: str = ""
    unstated: tuple[str, ...] = ()
    page: int = 1
    people: tuple[str, ...] = ()
    id_numbers: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)


Content = Statement | Payslip | Certificate


@dataclass(frozen=True, slots=True)
class Document:
    """What was read from one paper. `file` is the path inside the case folder, with forward slashes."""

    file: str
    sha256: str
    kind: str
    status: Literal["read", "partly", "unreadable"]
    pages: int = 0
    content: Content | None = None
    error: Message | None = None
    warnings: tuple[Message, ...] = ()
    traces: Traces | None = None
    qr: tuple[QrCode, ...] = ()

    @property
    def is_locked(self) -> bool:
        """Whether it could not be read for want of a password."""
        return self.error == PASSWORD_MISSING


# --- what was judged -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Classified:
    """What one transaction is, and the rule that said so."""

    source: Source
    transaction: Transaction
    nature: str
    why: Message
    counted: bool


@dataclass(frozen=True, slots=True)
class MonthIncome:
    """Money in during one month ("2026-05"), by what it is; `excluded` is money in that is not income."""

    month: str
    wages: Decimal
    one_off: Decimal
    benefits: Decimal
    other: Decimal
    excluded: Decimal

    @property
    def recurring(self) -> Decimal:
        return self.wages + self.benefits + self.other


@dataclass(frozen=True, slots=True)
class Income:
    """Income by month; `before` and `after` are monthly means around the onset, `change` is (after − before) / before.

    The medians stand beside the means: one large month moves a mean and not a median.
    """

    months: tuple[MonthIncome, ...]
    before: Decimal | None
    after: Decimal | None
    change: Decimal | None
    classified: tuple[Classified, ...] = ()
    before_median: Decimal | None = None
    after_median: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Means:
    """A month's means in yuan: income − necessary spending − priority debts = disposable. `observed`: spending that statements show.

    `months`: those whose mean the income is ("2026-07"); `without_wages`: their wages, which have stopped, are not in it.
    """

    income: Decimal
    necessary: Decimal
    priority_debts: Decimal
    disposable: Decimal
    observed: Decimal | None = None
    months: tuple[str, ...] = ()
    without_wages: bool = False


@dataclass(frozen=True, slots=True)
class Assessment:
    """The needs, findings, income and plan of one case. Coverage and consistency; never a promise of approval."""

    case: str
    as_of: dt.date
    verdict: Verdict
    submit_by: dt.date | None
    needs: tuple[Need, ...]
    findings: tuple[Finding, ...]
    income: Income
    means: Means | None
    plan: Plan | None
    timing: tuple[Timing, ...] = ()
