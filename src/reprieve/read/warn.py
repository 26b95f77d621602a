"""What is said about a paper that was read: what its kind may be, what it does not state, what does not add up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reprieve.figures.fen import ZERO
from reprieve.language import Message, _
from reprieve.library.reading import ReadingLibrary
from reprieve.model import BANK_STATEMENT, UNKNOWN, Certificate, Content, Payslip, Statement
from reprieve.papers.pictures import OCR_EXTRA
from reprieve.read.days.dates import ENGLISH_MONTH
from reprieve.read.notation import FIGURE
from reprieve.read.page.words import Page
from reprieve.read.paper import Paper
from reprieve.read.recognise import Recognition
from reprieve.read.second.proofs import adds_up

_MONTH, _DAY = "(?:0?[1-9]|1[0-2])", "(?:0?[1-9]|[12][0-9]|3[01])"
_WITHOUT_YEAR = re.compile(
    rf"(?:{_MONTH}[-/.月]{_DAY}日?|(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    rf"|{_DAY}[-/ ]?{ENGLISH_MONTH}|{ENGLISH_MONTH}[-/. ]?{_DAY})(?!\S)"
)
_SEVERAL = 2
_SIGNED, _AMOUNTS = re.compile(rf"[-+]¥?{FIGURE}"), 3


def warnings_of(told: Recognition, content: Content | None, library: ReadingLibrary) -> Iterable[Message]:
    """What a person should know of what was read."""
    if told.also:
        yield _("This paper could be any of these: {kinds}. Say which under evidence in case.toml.", kinds=_names(told.also, library))
    elif told.kind == UNKNOWN:
        yield _("What this paper is cannot be told from its words. Say so under evidence in case.toml.")
    match content:
        case Statement() if not content.transactions:
            yield _("No rows of transactions were found.")
            if sum(_WITHOUT_YEAR.match(row.text) is not None for row in content.reconciliation.unread) >= _SEVERAL:
                yield _("The days of its rows name no year, and nothing else on it does. Have it issued again with the period in its head.")
        case Statement():
            yield from _statement_warnings(content, told.kind)
        case Payslip() if content.employees > 1 and content.net is None:
            yield _("It lists {count} employees, and none of them bears the applicant's name.", count=content.employees)
        case Payslip() if content.net is None:
            yield _("No net pay was found.")
        case Payslip():
            yield from _payslip_warnings(content)
            if not content.employee:
                yield _("It does not state: {names}.", names=[library.certificates.name_of("person", None)])
        case Certificate() if content.unstated:
            own = library.documents.get(told.kind)
            yield _("It does not state: {names}.", names=[library.certificates.name_of(name, own) for name in content.unstated])


def void(mark: str) -> Message:
    """That something is written across the paper that makes it prove nothing."""
    return _("Across it stands {mark}: it proves nothing. Ask for one that is valid.", mark=mark)


def listed_payments(told: Recognition, pages: Iterable[Page]) -> Iterator[Message]:
    """What is said of a paper of no kind on which several amounts with a sign stand, as apps list payments."""
    if told == Recognition(UNKNOWN) and sum(_SIGNED.fullmatch(word.text) is not None for page in pages for word in page.words) >= _AMOUNTS:
        yield _(
            "It looks like an app's list of payments, which names neither whose they are nor the account. "
            "Hand in the statement that the bank or the wallet issues as a file."
        )


def not_read(paper: Paper) -> Iterator[Message]:
    """What is said of pages that were read in part, or not at all."""
    if paper.searched_to < paper.page_count:
        yield _(
            "Only pages 1 to {last} of {pages} were read. What is needed of the others, hand in as a file of its own.",
            last=paper.searched_to,
            pages=paper.page_count,
        )
    if pages := sorted(paper.noted["text_under_picture"]):
        yield _(
            "On pages {pages} the text that was read lies unseen under a picture, and may say something else. "
            "Install text recognition: {command}",
            pages=pages,
            command=OCR_EXTRA,
        )
    if pages := sorted(paper.noted["picture"]):
        yield _("Pages {pages} are pictures and were not read. Install text recognition: {command}", pages=pages, command=OCR_EXTRA)
    if pages := sorted(paper.noted["figures_unseen"]):
        yield _(
            "On pages {pages} the file holds figures that the page does not show; they were not read. Compare the paper with its file.",
            pages=pages,
        )
    if pages := sorted(paper.noted["letters_untold"]):
        yield _(
            "On pages {pages} a font does not tell which letters it shows; each stands as �. Compare the names with the paper.",
            pages=pages,
        )


def _payslip_warnings(slip: Payslip) -> Iterable[Message]:
    if slip.void:
        yield void(slip.void)
    deducted = slip.deductions_total if slip.deductions_total is not None else sum(slip.deductions.values(), ZERO)
    if slip.net is not None and slip.gross is not None and slip.gross + slip.besides_gross - deducted != slip.net and not adds_up(slip):
        yield _("Gross {gross} less deductions {deductions} is not net {net}.", gross=slip.gross, deductions=deducted, net=slip.net)
    if slip.part:
        yield _("It is the pay of part of a month: {text}. It shows what no month pays.", text=slip.part)
    if slip.employees > 1:
        yield _("It lists {count} employees; read was {name}.", count=slip.employees, name=slip.employee or "?")
    if slip.besides:
        yield _(
            "{count} further rows pay {name}, or name nobody; they were not read. Compare them with the paper.",
            count=slip.besides,
            name=slip.employee,
        )
    if slip.months > 1:
        yield _("It lists the pay of {count} months; read was {month}.", count=slip.months, month=slip.pay_period or "?")


def _statement_warnings(statement: Statement, kind: str) -> Iterable[Message]:
    proof = statement.reconciliation
    for row in proof.unread:
        yield _("A row on page {page} could not be read: {text}", page=row.page, text=row.text)
    for row in proof.glued:
        yield _(
            "On page {page}, nothing tells the figures of a name from those of its account; neither was read. Compare the row: {text}",
            page=row.page,
            text=row.text,
        )
    for check in proof.totals:
        if not check.agrees:
            figures = {"label": check.label, "printed": check.printed, "computed": check.computed}
            yield _("Page {page} prints {label} {printed}; the rows come to {computed}.", page=check.page, **figures)
    for names in dict.fromkeys(other.names for other in statement.other_tables):
        pages = [other.page for other in statement.other_tables if other.names == names]
        yield _("On pages {pages} stands a table of something else, which was not read: {names}", pages=pages, names=names)
    yield from statement.doubts
    if kind == BANK_STATEMENT and proof.status == "unverifiable" and not statement.filter:
        yield _("No printed balance proves these rows: compare them with the paper.")


def _names(kinds: Iterable[str], library: ReadingLibrary) -> list[object]:
    return [library.documents[kind].name for kind in kinds]
