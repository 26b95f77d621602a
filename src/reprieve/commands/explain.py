"""What a name in the library means: its plain words, what it asks for, and its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import partial

from reprieve.commands.conditions import conditions
from reprieve.errors import UsageError
from reprieve.language import Message, Words, _
from reprieve.library import Library
from reprieve.library.bank import Bank
from reprieve.library.creditor import Creditor
from reprieve.library.document import DocumentKind
from reprieve.library.hardship import Alternative, Hardship, NeedRule
from reprieve.library.law import Article, Law, articles_by_id
from reprieve.model import Authority
from reprieve.write.page_words import AUTHORITIES, DEBT_TYPES, SEVERITIES

Explanation = list[tuple[Message | str, str]]


def explanation(name: str, library: Library) -> Explanation:
    """Headings and texts on a need, finding, hardship, article, law, kind of paper, bank or creditor, by its id or by what it is called.

    Raises UsageError, with the names that come nearest, when the library has none of that name.
    """
    known = list(_known(library))
    by_id = {id: tell for id, _called, tell in reversed(known)}
    called = {text.casefold(): tell for _id, words, tell in reversed(known) if words for text in (words.zh, words.en)}
    tell = by_id.get(name) or called.get(name.strip().casefold())
    if tell is None:
        raise _unknown(name, [*reversed(by_id), *called])
    return tell()


def _known(library: Library) -> Iterator[tuple[str, Words | None, Callable[[], Explanation]]]:
    """All that can be explained: its id, what it is called, and what tells of it; of several with one name, the first is meant."""
    hardships = _hardships(library)
    yield from ((need.id, need.name, partial(_need, need, library)) for hardship in hardships for need in hardship.needs)
    yield from ((id, finding.name, partial(_finding, id, library)) for id, finding in library.findings.findings.items())
    yield from ((hardship.id, hardship.name, partial(_hardship, hardship, library)) for hardship in hardships)
    yield from ((id, None, partial(_article, *article)) for id, article in articles_by_id(library.laws.values()).items())
    yield from ((id, law.name, partial(_law, law)) for id, law in library.laws.items())
    yield from ((id, kind.name, partial(_kind, kind)) for id, kind in library.documents.items())
    yield from ((id, bank.name, partial(_bank, bank)) for id, bank in library.banks.items())
    yield from ((id, creditor.name, partial(_creditor, creditor, library)) for id, creditor in library.creditors.items())


def _unknown(name: str, known: Sequence[str]) -> UsageError:
    near = get_close_matches(name, known, 5, 0.5)
    if near:
        return UsageError(_('"{name}" is not in the library. Did you mean: {near}', name=name, near=near))
    return UsageError(
        _('"{name}" is not in the library. Names look like unemployment, base.identity, balance_break or payslip.', name=name)
    )


def _hardships(library: Library) -> tuple[Hardship, ...]:
    return (library.base, *library.hardships.values())


def _need(need: NeedRule, library: Library) -> Explanation:
    told: Explanation = [(str(need.name), str(need.why))]
    if need.per_debt:
        told.append((_("For each debt"), str(_("every debt of the case needs a paper of its own"))))
    for number, alternative in enumerate(need.alternatives, start=1):
        asked = [_listing(line) for line in _asked(alternative, library)]
        told.append((_("Way {number} to meet it", number=number), "\n".join([str(alternative.words), str(alternative.obtain), *asked])))
    if need.do_not_send:
        told.append((_("Leave out"), str(need.do_not_send)))
    return told + _sources([*need.citations, *(each for alternative in need.alternatives for each in alternative.citations)], library)


def _asked(alternative: Alternative, library: Library) -> Iterator[Message]:
    """What is looked at, one line each: whoever would change the answer changes one of these."""
    if alternative.debt_types:
        yield _("only for: {types}", types=[DEBT_TYPES[name] for name in alternative.debt_types])
    if alternative.stated_characters:
        yield _("at least {count} characters", count=alternative.stated_characters)
    for paper in alternative.papers:
        yield from conditions(paper, library)


def _listing(line: Message) -> str:
    return f"- {line}"


def _finding(name: str, library: Library) -> Explanation:
    finding = library.findings.findings[name]
    told: Explanation = [
        (str(finding.name), str(SEVERITIES[finding.severity])),
        (_("What is looked at"), library.findings.looked_at(name)),
        (_("What settles it"), str(finding.settle)),
    ]
    return told + _sources(finding.citations, library)


def _hardship(hardship: Hardship, library: Library) -> Explanation:
    needs = _listed((need.id, need.name) for need in hardship.needs)
    return [(str(hardship.name), str(hardship.about)), (_("What it needs"), needs), *_sources(hardship.citations, library)]


def _article(law: Law, article: Article) -> Explanation:
    told: Explanation = [(f"{law.name} {article.article}", str(article.gloss))]
    if article.text:
        told.append((_("Its words"), article.text))
    return [*told, (_("How far it binds"), str(AUTHORITIES[article.authority])), (_("Source"), article.source)]


def _law(law: Law) -> Explanation:
    articles = _listed((article.id, article.gloss) for article in law.articles)
    return [(str(law.name), articles), (_("Source"), law.source)]


def _kind(kind: DocumentKind) -> Explanation:
    told: Explanation = [(str(kind.name), str(kind.proves))]
    if age := _age(kind):
        told.append((_("How old it may be"), f"{age}\n{_authority(kind.fresh_authority)}{kind.fresh_source}"))
    for said in kind.must_say.values():
        told.append((_("What it must say"), f"{said.name}\n{_authority(said.authority)}{said.source}"))
    return [*told, (_("Source"), f"{_authority(kind.authority)}{kind.source}")]


def _age(kind: DocumentKind) -> Message | None:
    if kind.fresh_months:
        return _("{months} months on the day the case is judged for", months=kind.fresh_months)
    return _("{days} days on the day the case is judged for", days=kind.fresh_days) if kind.fresh_days else None


def _authority(authority: Authority | None) -> str:
    return f"[{AUTHORITIES[authority]}] " if authority else ""


def _bank(bank: Bank) -> Explanation:
    told: Explanation = [(str(bank.name), "、".join(bank.titles))]
    if bank.verify:
        told.append((_("Where its statements can be verified"), str(bank.verify)))
    return [*told, (_("Source"), bank.source)]


def _creditor(creditor: Creditor, library: Library) -> Explanation:
    changes = [(override.need, override.why) for override in creditor.overrides]
    cited = [each for override in creditor.overrides for each in override.citations]
    return [(str(creditor.name), _listed(changes)), (_("Source"), creditor.source), *_sources(cited, library)]


def _listed(named: Iterable[tuple[str, Words]]) -> str:
    return "\n".join(f"{name}  {words}" for name, words in named) or "–"


def _sources(ids: Iterable[str], library: Library) -> Explanation:
    """The articles behind a rule: how far each binds, what it says, and its words where we have them."""
    articles = articles_by_id(library.laws.values())
    told: Explanation = []
    for name in dict.fromkeys(ids):
        law, article = articles[name]
        text = [
            f"{_authority(article.authority)}{law.name} {article.article}  [{article.id}]",
            str(article.gloss),
            f"「{article.text}」" if article.text else "",
        ]
        told.append((_("Source") if not told else "", "\n".join(filter(None, text))))
    return told
