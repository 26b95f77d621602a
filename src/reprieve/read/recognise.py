"""Which kind of paper is this? Content decides; names are hints that break ties."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, pairwise
from operator import is_

from reprieve.library.document import DocumentKind
from reprieve.library.head import TableWords
from reprieve.library.pattern import compiled, squeezed
from reprieve.library.reading import ReadingLibrary
from reprieve.library.statements import AMOUNTS, BALANCES, Role
from reprieve.model import BANK_STATEMENT, STATEMENT_KINDS, UNKNOWN
from reprieve.read.certificates.signature import is_date_alone, seal_in
from reprieve.read.heads.header import headers_on
from reprieve.read.page.fold import fold
from reprieve.read.page.framed import framed
from reprieve.read.page.prose import page_lines, prose, spaced, squeeze
from reprieve.read.page.words import Line, Page

_TITLE_ALONE = 12
_TITLE_WITHIN = 8
_PHRASE = 2
_PHRASES_COUNTED = 4
_ENOUGH = 5
_HEAD_LINES = 10
_TITLE_LINES = 3
_LONGEST_TITLE_LINE = 40
_COLUMNS = 8
_HEAD_OF_NEXT = 3  # the letterhead, and a title in two lines
_ENDS_LOOKED_AT = 6
_WORDS_OF_A_DAY = 8
_WHERE_TO: frozenset[Role] = frozenset({"flag", "counterparty", "counterparty_account"})


@dataclass(frozen=True, slots=True)
class Recognition:
    """The kind of a paper. Where several fit equally, `kind` is unknown and `also` names them all."""

    kind: str
    also: tuple[str, ...] = ()


def recognise(pages: Sequence[Page], library: ReadingLibrary, hint: str | None = None, file_name: str = "") -> Recognition:
    """Tell the kind of paper from its first pages. `hint` is what the case file says, `file_name` what the file is called."""
    scores = _scores(pages[:3], library)
    if max(scores, key=lambda kind: scores[kind], default=UNKNOWN) not in STATEMENT_KINDS:
        own = [above_another(page, library)[0] for page in pages[:3]]
        scores = scores if all(map(is_, own, pages)) else _scores(own, library)
    highest = max(scores.values(), default=0)
    if highest < _ENOUGH:
        return Recognition(hint or UNKNOWN)
    best = [kind for kind in library.documents if scores.get(kind) == highest]
    if len(best) > 1:
        best = _favoured(best, hint, library.documents, file_name)
    return Recognition(best[0]) if len(best) == 1 else Recognition(UNKNOWN, tuple(best))


def kind_titled(page: Page, library: ReadingLibrary) -> str:
    """The kind of paper whose title, and nothing else, is one of the first lines of a page; "" where none is, or several are."""
    return _kind_of_title(page_lines([framed(page)])[:_TITLE_LINES], library)


def _kind_of_title(lines: Sequence[Line], library: ReadingLibrary) -> str:
    """The kind whose title, and nothing else, is one of the lines; "" where none is, or several are."""
    titles = _titles(lines, library, lambda _kind: True)
    alone = [kind for kind, weight in titles.items() if weight == _TITLE_ALONE]
    return alone[0] if len(alone) == 1 else ""


def above_another(page: Page, library: ReadingLibrary) -> tuple[Page, str, str]:
    """The page down to where another titled paper begins below the end of the first; of what kind that is, and what it says.

    The whole page, "" and "" where none begins.
    """
    lines = page_lines([framed(page)])
    ends = (index for index, line in enumerate(lines[:-1], 1) if len(line.words) <= _WORDS_OF_A_DAY and is_date_alone(line))
    for end in islice(ends, _ENDS_LOOKED_AT):
        below = (line for line in lines[end : end + _HEAD_OF_NEXT] if not seal_in(spaced(line.words), library.certificates))
        other = next(filter(None, (_kind_of_title([line], library) for line in below)), "")
        if other and any(_kind_of_title([line], library) for line in lines[: min(end - 1, _HEAD_LINES)]):
            words = tuple(word for word in page.words if word.middle < lines[end - 1].box.bottom)
            return replace(page, words=words), other, "".join(map(squeeze, lines[end:]))
    return page, "", ""


def _scores(pages: Sequence[Page], library: ReadingLibrary) -> dict[str, int]:
    """What speaks for each kind of paper that may come first: those that all their phrases could not bring there are left out."""
    lines = page_lines(map(framed, pages))
    text = prose(lines)

    @cache
    def stands(kind: str) -> bool:
        return not any(compiled(phrase).search(text) for phrase in library.documents[kind].not_phrases)

    asks = [_is_application(squeeze(line), library) for line in lines[:_HEAD_LINES]]
    titles = _titles([line for line, asked in zip(lines, asks, strict=False) if not asked], library, stands)
    if any(asks[:_TITLE_LINES]):  # that its text tells of a proof is no title
        heads = {kind: weight for kind, weight in titles.items() if weight == _TITLE_ALONE}
    else:
        ends = _title_ends(lines[:_TITLE_LINES], library)
        heads = {id: titles.get(id, 0) for id, kind in library.documents.items() if id in titles or _may_end_so(kind, ends)}
    if BANK_STATEMENT in heads and stands(BANK_STATEMENT):
        columns = _COLUMNS if _has_columns(lines, library.statements.table) else heads_statement(pages, library)
        heads[BANK_STATEMENT] += _bank_head(lines, library) + columns
    scores: dict[str, int] = {}
    for kind, score in sorted(heads.items(), key=lambda item: -item[1]):
        if score + _PHRASE * _PHRASES_COUNTED >= max(_ENOUGH, *scores.values(), 0) and stands(kind):
            scores[kind] = score + _phrases(library.documents[kind], text)
    return scores


def _titles(lines: Sequence[Line], library: ReadingLibrary, stands: Callable[[str], bool]) -> dict[str, int]:
    """What the best heading line gives each kind that stands. In one line the longest title wins: 信用卡对账单 is no 对账单."""
    kinds = library.documents.values()
    titles = [(squeezed(title), kind.id) for kind in kinds for title in kind.titles]
    patterns = [(compiled(heading), kind.id) for kind in kinds for heading in kind.headings]
    best: dict[str, int] = {}
    for head in _headings(lines):
        found = [(title, kind) for title, kind in titles if title in head]
        found += [(match[0], kind) for pattern, kind in patterns if (match := pattern.search(head))]
        found = [(title, kind) for title, kind in found if stands(kind)]
        longest = max((len(title) for title, _kind in found), default=0)
        for title, kind in found:
            if len(title) == longest:
                best[kind] = max(best.get(kind, 0), _weight(title, head))
    return best


def _title_ends(lines: Sequence[Line], library: ReadingLibrary) -> list[str]:
    """What the titles among the lines end with: 通知书, 协议书."""
    found = (compiled(library.certificates.title_ends).search(squeeze(line)) for line in lines)
    return [match[1] for match in found if match]


def _may_end_so(kind: DocumentKind, ends: Sequence[str]) -> bool:
    """Whether a paper with such a title may be one of the kind whose own titles it does not bear: a proof of hardship bears its own."""
    return kind.limb != "hardship" or all(any(squeezed(title).endswith(end) for title in kind.titles) for end in ends)


def _is_application(head: str, library: ReadingLibrary) -> bool:
    """Whether a heading is that of a paper that asks for something, or of a step on the way: its words alone do not make it a proof."""
    if not any(compiled(title).search(head) for title in library.certificates.applications):
        return False
    return all(head != squeezed(title) for kind in library.documents.values() for title in kind.titles)


def _headings(lines: Sequence[Line]) -> list[str]:
    """The first lines, and a title that is set over two of them as one."""
    heads = [squeeze(line) for line in lines[:_HEAD_LINES]]
    pairs = [first + second for first, second in pairwise(heads) if len(first) < 8 and len(second) < 14]
    return [head for head in [*heads, *pairs] if len(head) <= _LONGEST_TITLE_LINE and not head.endswith(("。", ";"))]


def _weight(title: str, head: str) -> int:
    rest = head.replace(title, "", 1)
    if not rest or re.fullmatch(r"[(\d年月日./)-]*|\([^()]*\)", rest):
        return _TITLE_ALONE
    return _TITLE_WITHIN if head.endswith(title) or re.search(re.escape(title) + r"[(\d]", head) else _TITLE_WITHIN // 2


def _phrases(kind: DocumentKind, text: str) -> int:
    found = sum(1 for phrase in kind.phrases if compiled(phrase).search(text))
    return _PHRASE * min(found, _PHRASES_COUNTED)


def _bank_head(lines: Sequence[Line], library: ReadingLibrary) -> int:
    heads = _headings(lines)
    return _TITLE_ALONE if any(squeezed(title) in head for bank in library.banks.values() for title in bank.titles for head in heads) else 0


def _has_columns(lines: Sequence[Line], words: TableWords) -> bool:
    """Whether some line, or two set one above the other, heads a statement's table."""
    heads = [squeeze(line) if len(line.words) > 2 else "" for line in lines[:40]]
    both = (first + second for first, second in pairwise([*heads, ""]))
    return any(words.head_a_table(head) and not re.search(r"\d{3}", head) for head in both)


def heads_statement(pages: Iterable[Page], library: ReadingLibrary) -> int:
    """What a table with a day, money and a balance weighs, whatever its columns are called and however their names lie.

    One without a balance, but with the direction or the other side, weighs half of it.
    """
    headers = (header for page in pages for header in headers_on(page.without_seal(), library.statements))
    roles = [{column.role for column in header.columns} for header in headers]
    moved = [named for named in roles if "date" in named and named & {*AMOUNTS, "amount_over_balance"}]
    if any(named & BALANCES for named in moved):
        return _COLUMNS
    return _COLUMNS // 2 if any(named & _WHERE_TO for named in moved) else 0


def _favoured(kinds: Sequence[str], hint: str | None, documents: Mapping[str, DocumentKind], file_name: str) -> list[str]:
    if hint is not None and hint in kinds:
        return [hint]
    named = kinds_named(file_name, documents)
    return [kind for kind in kinds if kind in named] or list(kinds)


def kinds_named(file_name: str, documents: Mapping[str, DocumentKind]) -> list[str]:
    """The kinds of paper that a file's name hints at: all that a name can add to a reading."""
    name = squeezed(fold(file_name))
    return [id for id, kind in documents.items() if any(squeezed(title) in name for title in [kind.name.zh, *kind.titles])]
