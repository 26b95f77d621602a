"""What tells papers is checked before any paper is opened, and nothing else is loaded for it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from reprieve.errors import LibraryError
from reprieve.library import load_library
from reprieve.library.entry import LIBRARY_FOLDER
from reprieve.library.pattern import compiled
from reprieve.library.reading import load_reading


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
def test_a_pattern_that_cannot_be_used_is_told_with_its_file_before_any_paper_is_read(
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


def test_every_expression_over_a_head_or_a_line_as_printed_compiles_with_the_groups_that_are_asked_for() -> None:
    library = load_reading()
    head, told, proofs = library.statements.head, library.payslips.told, library.certificates
    assert (head.issuers.groups, head.covers.groups) == (1, 1)
    assert set(head.account_titles.groupindex) == {"title", "account", "code"}
    assert set(re.compile(head.addressed).groupindex) == {"value"}
    named = (value for name, value in told if name != "paid_on")
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
