"""Which papers become annexes, numbered in the order of the evidence index, and which were not used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reprieve.case import Debt
from reprieve.figures.masks import mask_account
from reprieve.language import Message, _
from reprieve.library import Library
from reprieve.library.document import DocumentKind, Limb
from reprieve.library.letter import LetterWords
from reprieve.matching.debts import debts_of
from reprieve.matching.names import same_creditor
from reprieve.model import Certificate, Document, Need, Payslip, Statement
from reprieve.write.money import long_date

LIMBS: tuple[Limb, ...] = ("identity", "debt", "hardship", "ability", "willingness")


@dataclass(frozen=True, slots=True)
class Annex:
    """A paper that is handed in under a number, counted from 1; of its pages only `pages`, where these are not all.

    `mark`: what tells it from others of its name, such as whose it is or of when.
    """

    number: int
    document: Document
    kind: DocumentKind
    pages: tuple[int, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Volume:
    """One PDF of a packet: its name, how many pages it has, and each annex's and letter's first and last page in it, counted from 1.

    `index`: the page on which the index begins; None: it stands in another volume.
    """

    file: str
    pages: int
    annexes: Mapping[int, tuple[int, int]]
    letters: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Packet:
    """What is handed in to one creditor, in its volumes. Without `creditor`: all annexes, for the applicant to keep."""

    creditor: str
    annexes: tuple[Annex, ...]
    volumes: tuple[Volume, ...]


@dataclass(frozen=True, slots=True)
class Unused:
    """A paper of the case folder that is not handed in, and why."""

    file: str
    why: Message


def sort_papers(documents: Sequence[Document], needs: Sequence[Need], library: Library) -> tuple[tuple[Annex, ...], tuple[Unused, ...]]:
    """The annexes in the order of the index, and the papers left out: unreadable, of no known kind, or there already.

    Within a limb, papers that meet a need come first, in the order of the needs; then by kind and time.
    """
    first: dict[str, str] = {}
    kept, left = [], []
    for document in documents:
        why = _why_unused(document, library.documents, first.get(document.sha256))
        first.setdefault(document.sha256, document.file)
        if why:
            left.append(Unused(document.file, why))
        else:
            kept.append((library.documents[document.kind], document))
    asked = [paper.file for need in needs for paper in need.papers]
    rank = {file: place for place, file in reversed(list(enumerate(asked)))}
    kept.sort(key=lambda pair: (LIMBS.index(pair[0].limb), rank.get(pair[1].file, len(asked)), pair[0].id, _began(pair[1]), pair[1].file))
    return tuple(Annex(number, d, kind, _own_pages(d, needs)) for number, (kind, d) in enumerate(kept, 1)), tuple(left)


def told_apart(annexes: Sequence[Annex], debts: Sequence[Debt], words: LetterWords) -> tuple[Annex, ...]:
    """The annexes, those of one name with the first of issuer, account and time that tell each from the others."""
    named: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for annex in annexes:
        named.setdefault(_name(annex), []).append(_marks(annex, debts, words))
    return tuple(replace(annex, mark=_mark(_marks(annex, debts, words), named[_name(annex)])) for annex in annexes)


def _name(annex: Annex) -> tuple[str, str]:
    content = annex.document.content
    return annex.kind.id, content.pay_period if isinstance(content, Payslip) else ""


def _marks(annex: Annex, debts: Sequence[Debt], words: LetterWords) -> tuple[str, ...]:
    content, accounts, when = annex.document.content, list[str](), ""
    if isinstance(content, Statement):
        accounts = [content.account] if content.account else []
        days = [long_date(day) for day in (content.period_start, content.period_end) if day]
        when = words.phrases["to"].join(days)
    elif isinstance(content, Certificate):
        accounts = [debt.account for debt in debts_of(annex.document, debts)] if annex.kind.limb == "debt" else []
        when = long_date(content.issued) if content.issued else ""
    issuer = content.issuer if isinstance(content, Statement | Certificate) else ""
    ends = [words.phrases["account_end"].format(end=mask_account(account).lstrip("*")) for account in accounts]
    return issuer, "、".join(ends), when


def _mark(own: tuple[str, ...], alike: Sequence[tuple[str, ...]]) -> str:
    """As many of the marks that differ among those alike as it takes to be the only one that has them."""
    told: list[int] = []
    for place, column in enumerate(zip(*alike, strict=True)):
        shared = sum(all(other[i] == own[i] for i in told) for other in alike)
        if shared > 1 and len(set(column)) > 1:
            told.append(place)
    return "，".join(own[place] for place in told if own[place])


def _own_pages(document: Document, needs: Sequence[Need]) -> tuple[int, ...]:
    """Of a payroll sheet that lists several people, the pages that the applicant stands on; any other paper is handed in whole."""
    content = document.content
    if not isinstance(content, Payslip) or content.employees < 2 or not content.employee:
        return ()
    pages = {content.page, *(paper.page for need in needs for paper in need.papers if paper.file == document.file and paper.page)}
    return tuple(sorted(pages)) if len(pages) < document.pages else ()


def _why_unused(document: Document, kinds: Mapping[str, DocumentKind], same: str | None) -> Message | None:
    if same is not None:
        return _("It is the same file as {file}, which is listed once.", file=same)
    if document.status == "unreadable":
        return document.error or _("It cannot be read.")
    if document.kind not in kinds:
        return _("What kind of paper it is could not be told from its content.")
    return None


def _began(document: Document) -> str:
    """A key that puts papers of one kind into the order of time."""
    match document.content:
        case Payslip(pay_period=period):
            return period
        case Statement(period_start=day) | Certificate(issued=day):
            return day.isoformat() if day else "9999"
        case _:
            return "9999"


def annexes_of(annexes: Iterable[Annex], files: Iterable[str], documents: Sequence[Document]) -> tuple[Annex, ...]:
    """The annexes that those papers became; a duplicate leads to the annex of the paper that it repeats."""
    wanted = set(files)
    contents = {document.sha256 for document in documents if document.file in wanted}
    return tuple(annex for annex in annexes if annex.document.sha256 in contents)


def shows_payment(annex: Annex, debt: Debt) -> bool:
    """Whether a statement shows the last payment to the debt's creditor that the case states."""
    content = annex.document.content
    rows = content.transactions if isinstance(content, Statement) else ()
    return any(row.date == debt.last_payment and row.amount < 0 and same_creditor(row.counterparty, debt.creditor) for row in rows)


def pages_of(annex: Annex, volumes: Sequence[Volume], words: LetterWords) -> str:
    """Where the annex stands in the packet: 3-4, or 第2册第1-4页 where the packet has several volumes."""
    spans = {number: volume.annexes[annex.number] for number, volume in enumerate(volumes, 1) if annex.number in volume.annexes}
    pages = {number: str(first) if first == last else f"{first}-{last}" for number, (first, last) in spans.items()}
    if len(volumes) == 1 and pages:
        return pages[1]
    named = [words.phrases["volume_pages"].format(volume=number, pages=text) for number, text in pages.items()]
    return "、".join(named) or words.phrases["nothing"]
