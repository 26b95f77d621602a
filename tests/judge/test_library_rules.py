from __future__ import annotations

import ast
import datetime as dt
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from judge_material import AS_OF, base_papers, case, certificate, need
from pydantic import AfterValidator

from reprieve.errors import LibraryError
from reprieve.judge import assess
from reprieve.language import speak
from reprieve.library import load_library
from reprieve.library.entry import LIBRARY_FOLDER, Entry, NameOf
from reprieve.library.pattern import WHEN_USED


@pytest.fixture
def library_folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LIBRARY_FOLDER, tmp_path / "library"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_copied_hardship_works_without_touching_code(library_folder: Path) -> None:
    text = (library_folder / "hardships" / "unemployment.toml").read_text(encoding="utf-8")
    copied = text.replace('id = "unemployment', 'id = "redundancy')
    (library_folder / "hardships" / "redundancy.toml").write_text(copied, encoding="utf-8")
    notice = certificate("layoff_notice", issuer="广州瑞丰教育咨询有限公司", event_date=dt.date(2026, 6, 30))
    assessment = assess(case("redundancy"), [*base_papers(), notice], load_library(library_folder, WHEN_USED), AS_OF)
    assert (assessment.verdict, need(assessment, "redundancy.proof").state) == ("complete", "met_by_alternative")


def test_a_rule_holds_only_from_its_first_day_to_its_last(library_folder: Path) -> None:
    edit(library_folder / "hardships" / "base.toml", 'id = "base.income"', 'id = "base.income"\nvalid_from = 2026-11-03')
    library = load_library(library_folder, WHEN_USED)
    assert not [item for item in assess(case(), [], library, AS_OF).needs if item.id == "base.income"]
    assert [item for item in assess(case(), [], library, AS_OF + dt.timedelta(days=1)).needs if item.id == "base.income"]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("hardships/unemployment.toml", '"labour_contract.50", "committee', '"labour_contract.999", "committee', "labour_contract.999"),
        ("hardships/unemployment.toml", '"layoff_notice"', '"layoff_notise"', "layoff_notise"),
        ("hardships/unemployment.toml", 'id = "unemployment.proof"', 'id = "jobless.proof"', "jobless.proof"),
        ("hardships/unemployment.toml", "income_stops = true", "incom_stops = true", "incom_stops"),
        ("hardships/illness.toml", 'citations = ["practice.illness"]\nsource', "citations = []\nsource", "citations"),
        ("natures.toml", 'nature = "refund"', 'nature = "refunds"', "refunds"),
        ("natures.toml", 'lender_words = "', 'lender_words = "(', "regular expression"),
        ("findings.toml", '"civil_code.188", ', '"civil_code.1880", ', "civil_code.1880"),
        ("law/practice.toml", 'id = "practice.buffer"', 'id = "practice.identity"', "practice.identity"),
        ("law/practice.toml", 'authority = "practice"', 'authority = "custom"', "authority"),
        ("documents/pay_cut_notice.toml", 'or_read = ["', 'or_read = ["un', r"unbefore"),
        ("documents/pay_cut_notice.toml", "[must_say.cut]", "[must_say.cut]\nwhy = 1", r"must_say\.cut\.why"),
        (
            "documents/income_certificate.toml",
            "is_seal = true",
            "is_seal = true\nunless = ['不']",
            "is_seal stands for patterns and unless",
        ),
        ("documents/income_certificate.toml", 'is_seal = true\nor_read = ["verification_code"]\n', "", "nothing can say this"),
        ("documents/insurance_survey.toml", "[must_say.found]", "[must_say.loss]", "loss are read from this kind of paper"),
        ("findings.toml", 'closing_kinds = ["', 'closing_kinds = ["un', r"findings\.toml: closing_kinds\.0: unknown kind of paper 'un"),
        ("findings.toml", 'income_kinds = ["', 'income_kinds = ["un', r"findings\.toml: income_kinds\.0: unknown kind of paper 'un"),
        ("findings.toml", 'no_loss = ["', 'no_loss = ["un', r"findings\.toml: no_loss\.0: unknown nature 'un"),
        ("findings.toml", 'cash_words = "', 'cash_words = "(', r"findings\.toml: cash_words: this is no regular expression"),
        ("findings.toml", 'place_names = "', 'place_names = "(', r"findings\.toml: place_names: this is no regular expression"),
        ("findings.toml", 'told_words = "', 'told_words = "" # ', r"findings\.toml: told_words"),
        ("natures.toml", 'reversal_words = "', 'reversal_words = "(', r"natures\.toml: reversal_words: this is no regular expression"),
        ("means.toml", 'priority_lines = ["', 'priority_lines = ["(', r"means\.toml: priority_lines\.0: this is no regular expression"),
        ("creditors/example.toml", 'names = ["', 'names = ["(', r"example\.toml: names\.0: this is no regular expression"),
        ("hardships/illness.toml", 'dated_by = ["', 'dated_by = ["un', r"illness\.toml: dated_by\.0: unknown kind of paper 'un"),
        ("letter_words.toml", '{ names = "', '{ names = "(', r"letter_words\.toml: honorifics\.0\.names: this is no regular"),
        ("letter_words.toml", "[hardships.fire]", "[hardships.flame]", r"letter_words\.toml: hardships: unknown hardship 'flame'"),
        ("exports.toml", 'kind = "', 'kind = "un', r"exports\.toml: wallets\.0\.kind: unknown kind of paper 'un"),
        ("statements.toml", "void = [", "void = ['(', ", r"statements\.toml: statuses\.void\.0: this is no regular expression"),
    ],
)
def test_a_mistake_in_a_rule_names_its_file_and_what_is_wrong(library_folder: Path, file: str, old: str, new: str, said: str) -> None:
    edit(library_folder / file, old, new)
    with pytest.raises(LibraryError, match=said):
        load_library(library_folder, None if "regular" in said else WHEN_USED)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("hardships/unemployment.toml", "income_stops = true", "incom_stops = true", "incom_stops: 没有这样的键：请核对拼写和位置"),
        ("hardships/unemployment.toml", "income_stops = true", 'income_stops = "yes"', "income_stops: 这里须是 true 或者 false"),
        ("hardships/unemployment.toml", '"layoff_notice"', '"layoff_notise"', "没有“layoff_notise”这一材料种类：请改正（layoff_notice？）"),
        (
            "hardships/illness.toml",
            'citations = ["practice.illness"]\nsource',
            "citations = []\nsource",
            "citations: 这里是空的：请写",
        ),
        ("findings.toml", "closed_percent = 25", "closed_percent = 250", "closed_percent: 数值太大：最多写 100"),
        ("findings.toml", "closed_percent = 25", "closed_percent = ", r"findings\.toml: 不是有效的 UTF-8 编码 TOML.*：请与相邻各行对照"),
        ("findings.toml", "{closed_percent}", "{close_percent}", "没有 close_percent 这一数值；请写本文件里有的"),
        ("law/practice.toml", 'authority = "practice"', 'authority = "custom"', "authority: 这里只认下列之一：.*practice"),
        ("law/practice.toml", 'id = "practice.buffer"', 'id = "buffer"', "“buffer”没有以文件名开头：请写成 practice"),
    ],
)
def test_whoever_edits_rules_reads_in_their_language_what_is_wrong_and_what_to_do(
    library_folder: Path, file: str, old: str, new: str, said: str
) -> None:
    speak("zh")
    edit(library_folder / file, old, new)
    with pytest.raises(LibraryError, match=said):
        load_library(library_folder, WHEN_USED)


def texts_of(hint: Any) -> list[tuple[object, ...]]:
    """The marks of every text that a type holds, one list of them each."""
    if hint is str:
        return [()]
    marks = getattr(hint, "__metadata__", ())
    return [(*marks, *inner) for held in get_args(hint)[: 1 if marks else None] for inner in texts_of(held)]


def fields() -> list[tuple[str, str, list[tuple[object, ...]]]]:
    """Every field of every entry that holds texts: its model, its name, and their marks."""
    models, found = [Entry], []
    for model in models:
        models += model.__subclasses__()
        hints = get_type_hints(model, include_extras=True)
        found += [(model.__name__, name, texts_of(hints[name])) for name in model.model_fields]
    return [field for field in found if field[2]]


NAMED = re.compile(r"(.*_)?(kinds?|papers|natures?|needs?|articles?|citations)|joins|same_as|or_named_on|dated_by|sensitive")
OTHERWISE = {("Article", "article"), ("Natures", "natures")}  # what number an article has; where natures get their names


def test_every_field_that_is_called_after_what_it_names_is_checked_to_name_it() -> None:
    called = [(model, name, marks) for model, name, marks in fields() if NAMED.fullmatch(name) and (model, name) not in OTHERWISE]
    assert len(called) > 20
    unchecked = [f"{model}.{name}" for model, name, marks in called if not any(isinstance(mark, NameOf) for one in marks for mark in one)]
    assert unchecked == []


SOURCE = LIBRARY_FOLDER.parent
JOINED = {"any_of", "_first_of"}  # what makes one expression of several
# Called like an expression of another entry, and none.
PLAIN = {
    ("AppLists", "neutral"),
    ("AppLists", "out"),
    ("Bank", "titles"),
    ("CertificateWords", "names"),
    ("Currencies", "names"),
    ("Currencies", "numbers"),
    ("DocumentKind", "titles"),
    ("Filter", "label"),
    ("Findings", "findings"),
    ("HeadLabels", "period"),
    ("NatureRule", "words"),
    ("Natures", "natures"),
    ("ShortNames", "names"),
}


def expressions_in(file: Path) -> Iterator[str]:
    """The names of attributes that a module uses as regular expressions."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and (getattr(node.func, "id", "") in JOINED or ast.unparse(node.func).startswith("re.")):
            first = node.args[0] if node.args else node
            yield from (held.attr for held in ast.walk(first) if isinstance(held, ast.Attribute))


def test_every_text_of_a_library_file_that_is_used_as_a_regular_expression_is_checked_to_be_one() -> None:
    used = {name for file in SOURCE.rglob("*.py") for name in expressions_in(file)}
    assert {"cash_words", "told_rent", "firm", "issuer"} <= used
    unchecked = [
        f"{model}.{name}"
        for model, name, marks in fields()
        if name in used and (model, name) not in PLAIN and not any(isinstance(mark, AfterValidator) for one in marks for mark in one)
    ]
    assert unchecked == []


def test_figures_and_fields_that_rules_ask_for_are_read_off_every_kind_that_they_accept() -> None:
    library = load_library()
    needs = [need for hardship in [library.base, *library.hardships.values()] for need in hardship.needs]
    asked = [paper for need in needs for way in need.alternatives for paper in way.papers if paper.fall or paper.says]
    assert any(paper.fall for paper in asked)
    for paper in asked:
        for kind in paper.kinds:
            assert {*(paper.fall or []), *paper.says} <= set(library.documents[kind].read) | {"issuer", "person"}, kind


def test_force_majeure_and_change_of_circumstances_are_asserted_by_no_rule_and_article_70_stands_for_cards_only() -> None:
    library = load_library()
    hardships = [library.base, *library.hardships.values()]
    needs = [need for hardship in hardships for need in hardship.needs]
    ways = [way for need in needs for way in need.alternatives]
    cited = [*hardships, *needs, *ways, *library.findings.findings.values(), library.means, *library.means.caps]
    of_cards = {name for cap in library.means.caps if cap.types == ["credit_card"] for name in cap.citations}
    everywhere = [name for rule in cited for name in getattr(rule, "citations")]  # noqa: B009 (rules of several kinds)
    assert not {"civil_code.180", "civil_code.533", "civil_code.590", "contract_interpretation.32"} & set(everywhere)
    assert everywhere.count("credit_card_measures.70") == len(of_cards) == 1


def test_what_a_finding_looks_at_names_measures_that_exist(library_folder: Path) -> None:
    assert "10 per cent" in load_library().findings.looked_at("income_did_not_fall")
    edit(library_folder / "findings.toml", "{fall_percent}", "{fal_percent}")
    with pytest.raises(LibraryError, match="fal_percent"):
        load_library(library_folder, WHEN_USED)
