"""What a paper says against what a rule asks of it: in words, in figures, or by being about another business."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from reprieve.figures.fen import ZERO
from reprieve.judge.business import another_business, names_another_owner
from reprieve.judge.coverage import Shown
from reprieve.judge.evidence import Evidence, person_on, source
from reprieve.language import Message, _
from reprieve.library.hardship import PaperRule
from reprieve.library.pattern import compiled
from reprieve.model import Certificate, Document, Payslip

NET_LOSS = "net_loss"
REFUSED = "refused"


def says_otherwise(paper: Document, rule: PaperRule, evidence: Evidence) -> Shown | None:
    """What the paper says, or does not say, that the rule asks of it: words in a field, figures, the licence's business."""
    if isinstance(paper.content, Payslip) and paper.content.void:
        return Shown("mismatch", _("{file} is marked as {mark}", file=paper.file, mark=paper.content.void), (source(paper),))
    if not isinstance(paper.content, Certificate):
        return None
    message = _words(paper, paper.content.fields, rule) or _figures(paper, paper.content.figures, rule)
    if message is None and rule.same_business:
        message = _of_another_business(paper, paper.content, evidence)
    return Shown("mismatch", message, (source(paper),)) if message else None


def _of_another_business(paper: Document, certificate: Certificate, evidence: Evidence) -> Message | None:
    if other := another_business(certificate, evidence):
        return _("{file} is about {business}; the licence is of {names}", file=paper.file, business=other[0], names=other[1])
    if names_another_owner(paper, certificate, evidence):
        return _("{file} names {person}", file=paper.file, person=person_on(paper))
    return None


def says_too_little(paper: Document, evidence: Evidence) -> Shown | None:
    """What a paper of its kind must say, and this one does not: it is a step on the way to the proof."""
    if not isinstance(paper.content, Certificate):
        return None
    kind, words = evidence.library.documents[paper.kind], evidence.library.certificates
    names = [words.name_of(name, kind) for name in paper.content.unstated if name in kind.must_say]
    if not names:
        return None
    message = _("{file} does not say what such a paper must to prove this: {names}", file=paper.file, names=names)
    return Shown("partial", message, (source(paper),))


def _words(paper: Document, fields: Mapping[str, str], rule: PaperRule) -> Message | None:
    if refused := fields.get(REFUSED):
        return _("{file} says the opposite: {words}", file=paper.file, words=refused)
    says = all(compiled(pattern).search(fields.get(name, "")) for name, pattern in rule.says.items())
    if not says or any(compiled(pattern).search(fields.get(name, "")) for name, pattern in rule.says_not.items()):
        return _("{file} does not say what this need is about", file=paper.file)
    return None


def _figures(paper: Document, figures: Mapping[str, Decimal], rule: PaperRule) -> Message | None:
    if rule.loss and figures.get(rule.loss, ZERO) >= 0 and figures.get(NET_LOSS, ZERO) <= 0:
        return _("{file} shows no loss", file=paper.file)
    gain = figures.get(rule.no_profit, ZERO)
    if gain > 0:
        return _("{file} declares a profit of {gain}, which is no loss", file=paper.file, gain=gain)
    if figures.get(rule.above_nought) == 0:
        return _("{file} states a sum of 0.00, which shows no cost", file=paper.file)
    whole, part = (figures.get(name) for name in rule.more_than or ("", ""))
    if whole is not None and part is not None and part >= whole > 0:
        return _("{file}: {part} of {whole} was paid by others; nothing was left to pay", file=paper.file, part=part, whole=whole)
    return None


def shows_no_fall(paper: Document, rule: PaperRule) -> Shown | None:
    """Whether a paper that must state two figures, the second below the first, lacks one, or states them otherwise."""
    told = rule.fall or rule.no_rise
    if told is None or not isinstance(paper.content, Certificate):
        return None
    before, after = (paper.content.figures.get(name) for name in told)
    if before is None or after is None:
        if rule.fall is None:
            return None
        message = _("{file} does not state both what was paid before and what is paid now", file=paper.file)
        return Shown("partial", message, (source(paper, told=told),))
    if after >= before:
        message = _("{file} states {before} before and {after} now, which is no fall", file=paper.file, before=before, after=after)
        return Shown("mismatch", message, (source(paper, told=told),))
    return None


def not_filled_in(paper: Document, rule: PaperRule, evidence: Evidence) -> Shown | None:
    """Whether the paper states none of what at least one must be stated of."""
    content = paper.content
    if not rule.tells_any or not isinstance(content, Certificate):
        return None
    told = {"person": content.person, "id_number": content.id_number, **content.figures, **content.dates, **content.fields}
    if any(told.get(name) not in {None, ""} for name in rule.tells_any):
        return None
    kind, words = evidence.library.documents[paper.kind], evidence.library.certificates
    names = [words.name_of(name, kind) for name in rule.tells_any]
    return Shown("partial", _("{file} is not filled in: it states none of {names}", file=paper.file, names=names), (source(paper),))
