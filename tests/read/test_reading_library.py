"""What tells papers is checked before any paper is opened, its patterns when a paper needs them; nothing else is loaded for it."""

from __future__ import annotations

import re
import shutil
from functools import partial
from pathlib import Path

import pytest

from reprieve.errors import ExitCode, LibraryError
from reprieve.library import load_library
from reprieve.library.entry import LIBRARY_FOLDER
from reprieve.library.pattern import WHEN_USED, BrokenPattern, compiled, with_value
from reprieve.library.reading import load_reading
from reprieve.runs import papers

STATEMENT = Path(__file__).parents[2] / "samples" / "papers" / "statement-cmb.pdf"


@pytest.fixture
def library_folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LIBRARY_FOLDER, tmp_path / "library"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("(<date>", "is no regular expression"),
        ("(<datum>)", "is no regular expression"),
        ("(?<=<date>)(.)", "is no regular expression"),
        ("<date>", "must hold one group"),
        ("(<date>) (<amount>)", "must hold no more than one group"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_told_with_its_file_by_all_that_checks_patterns(
    library_folder: Path, pattern: str, said: str
) -> None:
    edit(library_folder / "documents" / "termination_certificate.toml", "patterns = [", f"patterns = ['{pattern}', ")
    with pytest.raises(LibraryError, match=rf"(?s)termination_certificate\.toml: read\..*{said}"):
        load_reading(library_folder)


def test_a_mistake_in_what_tells_no_paper_stops_a_run_and_no_reading(library_folder: Path) -> None:
    edit(library_folder / "hardships" / "unemployment.toml", "income_stops = true", "incom_stops = true")
    assert load_reading(library_folder).documents
    with pytest.raises(LibraryError, match="incom_stops"):
        load_library(library_folder)


def test_every_pattern_of_every_kind_of_paper_compiles_as_it_will_be_used() -> None:
    library = load_reading()
    readings = [reading for kind in library.documents.values() for reading in kind.read.values()]
    readings += library.certificates.read.values()
    assert all(compiled(pattern).groups == 1 for reading in readings for pattern in reading.patterns)
    kinds = library.documents.values()
    named = [pattern for kind in kinds for pattern in (*kind.phrases, *kind.not_phrases, *kind.issuers, *kind.not_issuers)]
    assert all(compiled(pattern).groups <= 1 for pattern in (*named, *library.certificates.salutations, *library.certificates.seal_words))


def test_a_broken_pattern_that_a_paper_needs_stops_its_reading_and_all_such_are_told_with_file_and_key(
    library_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(library_folder / "documents" / "bank_statement.toml", "phrases = [", "phrases = ['(账户', ")
    edit(library_folder / "documents" / "fire_determination.toml", "phrases = [", "phrases = ['[', ")
    monkeypatch.setattr(papers, "load_reading", partial(load_reading, library_folder))
    with pytest.raises(LibraryError, match=r"(?s)bank_statement\.toml: phrases\.0: .*fire_determination\.toml: phrases\.0: ") as told:
        papers.read_all([STATEMENT], (), 1, lambda _paper: None)
    assert told.value.exit_code == ExitCode.LIBRARY


def test_a_broken_expression_of_what_statements_say_stops_the_reading_of_one_too(
    library_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(library_folder / "statements.toml", "subtotals = [", "subtotals = ['(小计', ")
    monkeypatch.setattr(papers, "load_reading", partial(load_reading, library_folder))
    with pytest.raises(LibraryError, match=r"statements\.toml: not_rows\.subtotals\.0: this is no regular expression") as told:
        papers.read_all([STATEMENT], (), 1, lambda _paper: None)
    assert told.value.exit_code == ExitCode.LIBRARY


def test_a_broken_pattern_that_no_paper_needs_keeps_none_from_being_read(library_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(library_folder / "documents" / "fire_determination.toml", "phrases = [", "phrases = ['[', ")
    monkeypatch.setattr(papers, "load_reading", partial(load_reading, library_folder))
    (paper,) = papers.read_all([STATEMENT], (), 1, lambda _paper: None)
    assert (paper.document.status, paper.document.kind) == ("read", "bank_statement")


def test_other_mistakes_are_told_before_any_paper_is_read(library_folder: Path) -> None:
    edit(library_folder / "documents" / "fire_determination.toml", "phrases = [", "phrase = [")
    with pytest.raises(LibraryError, match=r"fire_determination\.toml: phrase: "):
        load_reading(library_folder, WHEN_USED)


@pytest.mark.parametrize("pattern", ["(", "(<datum>)", "(?<=<date>)(.)", "<date>", "(<date>) (<amount>)"])
def test_what_is_to_be_read_by_a_pattern_unchecked_before_is_not_read_by_a_broken_one(pattern: str) -> None:
    with pytest.raises(BrokenPattern):
        with_value(pattern)


def test_every_expression_over_a_head_or_a_line_as_printed_compiles_with_the_groups_that_are_asked_for() -> None:
    library = load_reading()
    head, told, proofs = library.statements.head, library.payslips.told, library.certificates
    assert (head.issuers.groups, head.covers.groups) == (1, 1)
    assert set(head.account_titles.groupindex) == {"title", "account", "code"}
    assert all(with_value(pattern).groups == 1 for pattern in (*head.addressed, *head.greeted, *head.card))
    assert set(re.compile(told.in_sentence).groupindex) == {"name"}
    named = (*told.spans, *(value for name, value in told if name not in ("paid_on", "spans", "in_sentence")))
    assert not any(re.compile(pattern).groups for pattern in (*named, head.reached, head.title, proofs.seal_in_name, proofs.other_day))


@pytest.mark.parametrize(
    ("printed", "code"), [("人", "CNY"), ("RMB", "CNY"), ("014", "USD"), ("840", "USD"), ("港币(现钞)", "HKD"), ("金币", "金币")]
)
def test_a_currency_is_known_by_what_statements_call_it_or_by_its_number(printed: str, code: str) -> None:
    assert load_reading().statements.currencies.code(printed) == code


@pytest.mark.parametrize("head", ["交易日期对方户名交易金额账户余额", "DATEDETAILSAMOUNTBALANCE", "记账日摘要收入支出结余"])
def test_a_line_that_names_a_day_an_amount_and_a_balance_heads_a_table(head: str) -> None:
    words = load_reading().statements.table
    assert words.head_a_table(head)
    assert not words.head_a_table(head.replace("余额", "").replace("结余", "").replace("BALANCE", ""))
