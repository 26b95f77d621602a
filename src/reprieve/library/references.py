"""What library files say of each other: every article, kind of paper, need and nature that is named must exist."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from reprieve.errors import LibraryError
from reprieve.language import _
from reprieve.library.creditor import Creditor
from reprieve.library.finding import Findings
from reprieve.library.hardship import Hardship, NeedRule, PaperRule
from reprieve.library.law import Law, articles_by_id
from reprieve.library.means import MeansRules
from reprieve.library.nature import Natures


def check_references(
    laws: Mapping[str, Law],
    kinds: Collection[str],
    hardships: Iterable[Hardship],
    natures: Natures,
    findings: Findings,
    means: MeansRules,
    creditors: Iterable[Creditor],
) -> None:
    """Raises LibraryError that lists every name that leads nowhere."""
    hardships, creditors = list(hardships), list(creditors)
    needs = {need.id for hardship in hardships for need in hardship.needs}
    wrong = [
        *_doubled(laws),
        *_unknown("article", _cited(hardships, natures, findings, means, creditors), articles_by_id(laws.values())),
        *_unknown("kind of paper", _kinds_named(hardships, natures, findings), kinds),
        *_unknown("need", [(f"creditors/{c.id}", o.need) for c in creditors for o in c.overrides], needs),
        *_unknown("nature", _natures_named(natures, findings, means), natures.natures),
        *_misnamed(hardships),
        *_bad_patterns(natures, findings, means, creditors),
    ]
    if wrong:
        raise LibraryError(_("library files do not fit together:\n{list}", list="\n".join(wrong)))


def _unknown(what: str, named: Iterable[tuple[str, str]], known: Collection[str]) -> list[str]:
    return [f"{where}: unknown {what} '{name}'" for where, name in named if name not in known]


def _cited(
    hardships: Iterable[Hardship], natures: Natures, findings: Findings, means: MeansRules, creditors: Iterable[Creditor]
) -> Iterator[tuple[str, str]]:
    for hardship in hardships:
        yield from ((f"hardships/{hardship.id}", name) for name in hardship.citations)
        yield from ((need.id, name) for need in hardship.needs for name in _cited_by_need(need))
    yield from (("natures", name) for name in natures.citations)
    yield from ((f"findings.{key}", name) for key, text in findings.findings.items() for name in text.citations)
    yield from (("means", name) for name in [*means.citations, *(name for cap in means.caps for name in cap.citations)])
    yield from ((f"creditors/{creditor.id}", name) for creditor in creditors for change in creditor.overrides for name in change.citations)


def _cited_by_need(need: NeedRule) -> list[str]:
    return [*need.citations, *(name for alternative in need.alternatives for name in alternative.citations)]


def _kinds_named(hardships: Iterable[Hardship], natures: Natures, findings: Findings) -> Iterator[tuple[str, str]]:
    for hardship in hardships:
        for need in hardship.needs:
            yield from ((need.id, kind) for way in need.alternatives for paper in way.papers for kind in _kinds_of(paper))
    yield from (("natures", kind) for kind in [*natures.employer_papers, *natures.kinship_papers])
    yield from (("findings", kind) for kind in [*findings.cost_kinds, *findings.loss_kinds, *findings.issued_kinds])


def _kinds_of(paper: PaperRule) -> list[str]:
    return [*paper.kinds, *paper.or_named_on, *paper.joins, *paper.same_as]


def _natures_named(natures: Natures, findings: Findings, means: MeansRules) -> Iterator[tuple[str, str]]:
    yield from (("natures", rule.nature) for rule in natures.rules)
    yield from (("findings", name) for name in findings.unexplained_natures)
    yield from (("means", name) for name in means.spending_natures)


def _doubled(laws: Mapping[str, Law]) -> list[str]:
    names = [(law.id, article.id) for law in laws.values() for article in law.articles]
    twice = {name for _law, name in names if [other for _law, other in names].count(name) > 1}
    astray = [f"law/{law}: '{name}' does not begin with '{law}.'" for law, name in names if not name.startswith(f"{law}.")]
    return [*(f"law: '{name}' stands twice" for name in sorted(twice)), *astray]


def _misnamed(hardships: Iterable[Hardship]) -> list[str]:
    named = [(hardship.id, need.id) for hardship in hardships for need in hardship.needs]
    return [
        f"hardships/{hardship}: '{need}' does not begin with '{hardship}.'"
        for hardship, need in named
        if not need.startswith(f"{hardship}.")
    ]


def _bad_patterns(natures: Natures, findings: Findings, means: MeansRules, creditors: Iterable[Creditor]) -> list[str]:
    patterns = [
        ("natures", natures.organisation_words),
        ("natures", natures.lender_words),
        ("natures", natures.wallet_words),
        ("natures", natures.foreign_currencies),
        ("findings", findings.unfiltered),
        ("findings", findings.bank_accounts),
        ("findings", findings.lender_names),
        ("findings", findings.editors),
        ("findings", findings.told_words),
        *(("means", pattern) for pattern in [*means.priority_lines, means.liquid_assets]),
        *((f"creditors/{creditor.id}", pattern) for creditor in creditors for pattern in creditor.names),
    ]
    return [f"{where}: '{pattern}' is no regular expression" for where, pattern in patterns if not _compiles(pattern)]


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True
