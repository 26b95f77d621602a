"""Whatever a case may hold as text comes out in Word as it is, and every hardship, measure and kind of debt gives a clean set."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from letter_material import AS_OF, BANK, LENDER, Builder, debt, some, text_of_file
from pydantic import ValidationError

from reprieve.case import DebtType, HardshipClaim, Measure, Request
from reprieve.case_file import load_case
from reprieve.errors import CaseFileError
from reprieve.judge.plan import plan as make_plan
from reprieve.library import Library, load_library
from reprieve.library.letter import templates_folder
from reprieve.write.fields import letter_fields
from reprieve.write.letters import write_letter
from reprieve.write.material import clean, gather

AWKWARD = [
    "＆＜＞",
    "A&B <x> \"'",
    "]]> <!-- &amp; &#65;",
    "😀 笑 👨‍👩‍👧 \U0001fae9",
    "\u202eabc\u202c \u200f\u2067",
    "{{ 7*7 }}",
    "{% if %}",
    "{_{ x }_} {_% %_}",
    "\x0b\x00",
    "\ufffe",
    "\ue863 \uf9dc \U0002f800 𠮷",
    "第一行\n第二行\t\r\n第三行",
    "人民币壹佰元整，¥1.23",
    "None nan True",
    "长" * 10_000,
]
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60) | st.sampled_from(AWKWARD)
SAMPLE = Path(__file__).parents[2] / "samples" / "cases" / "unemployment-complete"
TYPES: tuple[DebtType, ...] = get_args(DebtType)
MEASURES: tuple[Measure, ...] = get_args(Measure)


def seen(text: str) -> str:
    """All that is printed of a text, but for white space."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_any_text_of_a_case_comes_out_in_word_as_it_is_or_is_refused(song: Builder, text: str) -> None:
    assert_exact_or_refused(song, text)


@pytest.mark.parametrize("text", AWKWARD, ids=[ascii(text)[:24] for text in AWKWARD])
def test_awkward_text_comes_out_in_word_as_it_is_or_is_refused(song: Builder, text: str) -> None:
    assert_exact_or_refused(song, text)


def assert_exact_or_refused(song: Builder, text: str) -> None:
    try:
        song.state(hardships=({"type": "unemployment", "onset": AS_OF, "statement": f"起{text}止"},))
    except ValidationError as error:
        assert [(detail["loc"], detail["type"]) for detail in error.errors()] == [(("hardships", 0, "statement"), "no_text")]
        assert any(unicodedata.category(character) in ("Cc", "Cs", "Cn") for character in text)
        return
    material = gather(song.case, song.documents, song.assessment, song.library)
    letter, path = song.library.letters["hardship_statement"], song.case.folder / "any.docx"
    write_letter(letter, templates_folder() / "hardship_statement.docx", letter_fields(material, letter), path, AS_OF, None)

    assert seen(f"起{text}止") in seen(text_of_file(path))


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "\ufffe", "\ufdd0", "\U0001ffff"])
@pytest.mark.parametrize("key", ["applicant.address", "debts[1].creditor", "hardships[1].statement"])
def test_a_character_that_cannot_be_printed_is_refused_before_writing_with_its_key(tmp_path: Path, key: str, character: str) -> None:
    case = Path(shutil.copytree(SAMPLE, tmp_path / "case"))
    text = (case / "case.toml").read_text(encoding="utf-8")
    line = re.compile(rf'^({key.rpartition(".")[2]} = "[^"]*)', re.MULTILINE)
    (case / "case.toml").write_text(line.sub(lambda found: found[1] + f"\\U{ord(character):08X}", text, count=1), encoding="utf-8")

    with pytest.raises(CaseFileError) as caught:
        load_case(case, AS_OF, song_hardships(), load_library().documents)
    assert [problem.key for problem in caught.value.problems] == [key]


def song_hardships() -> list[str]:
    return list(load_library().hardships)


def test_rare_characters_of_names_stay_what_they_are() -> None:
    assert clean("\ue863隆\uf9dc\U0001fae9") == "\ue863隆\uf9dc\U0001fae9"


def test_a_name_that_is_too_long_for_a_file_is_cut_there_and_whole_in_the_letter(song: Builder) -> None:
    long = "长" * 300 + "\u202e银行"
    song.state(debts=(debt(long, "credit_card", "6225880000001234", "39700.50"), debt(LENDER, "online_loan", "A000000002", "18500.00")))
    song.assessment = replace(song.assessment, plan=make_plan(song.case.stated, song.assessment.means, song.library.means, AS_OF))
    letters = some(path for path in song.write().rglob("*.docx") if "长长" in path.name)

    assert all(len(path.name.encode()) < 250 and "\u202e" not in path.name for path in letters)
    assert any(long in text_of_file(path) for path in letters)


HARDSHIPS = sorted(load_library().letter_words.hardships)


def test_every_hardship_has_words_of_its_own(library: Library) -> None:
    words = library.letter_words.hardships

    assert set(library.hardships) <= set(words)
    for part in ("reason", "cause", "effect", "outlook"):
        assert len({getattr(text, part) for text in words.values()}) >= len(words) - 3, part


@pytest.mark.parametrize("number", range(len(MEASURES) * len(TYPES)))
def test_every_hardship_measure_and_kind_of_debt_gives_a_set_that_reads_back_clean(song: Builder, number: int) -> None:
    """Every measure for every kind of debt, and every hardship among them."""
    hardship, measure = HARDSHIPS[number % len(HARDSHIPS)], MEASURES[number % len(MEASURES)]
    kinds = TYPES[number // len(MEASURES)], TYPES[(number // len(MEASURES) + 1 + number % 3) % len(TYPES)]
    overdue = {"overdue_since": dt.date(2026, 8, 18), "penalty": "120.00"}
    claim = HardshipClaim(type=hardship if hardship in song.library.hardships else "unemployment", onset=AS_OF, statement="经过如上。")
    debts = (debt(BANK, kinds[0], "6225880000001234", "19000.00", **overdue), debt(LENDER, kinds[1], "JB20250311000177", "18500.00"))
    budget = {"rent": "2800.00", "mortgage": "1000.00", "food": "2400.00"}
    song.state(hardships=(claim,), debts=debts, budget=budget, request=Request(measure=measure, waive=("penalty",)))
    planned = make_plan(song.case.stated, song.assessment.means, song.library.means, AS_OF)
    song.assessment = replace(song.assessment, plan=planned)
    out: Path = song.write()

    letters = {path.name: text_of_file(path) for path in out.rglob("*.docx")}
    assert len(letters) >= 10
    assert any("减免" in name for name in letters)
    for name, text in letters.items():
        assert not re.search("不可抗力|情势变更|停息挂账|滞纳金", text)
        assert "第七十条" not in text or (name.startswith("个性化") and "credit_card" in kinds)
        assert "第六百七十八条" not in text or LENDER in name or kinds[0] != "credit_card", "only before the debt is due"
    assert not any("第六百七十八条" in text for text in some(text for name, text in letters.items() if BANK in name)), "it is overdue"
