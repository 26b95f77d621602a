"""Whatever a case may hold as text comes out in Word as it is, and every hardship, measure and kind of debt gives a clean set."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from letter_material import AS_OF, BANK, LENDER, Builder, debt

from reprieve.case import DebtType, HardshipClaim, Measure, Request
from reprieve.judge.plan import plan as make_plan
from reprieve.library import Library, load_library
from reprieve.library.letter import templates_folder
from reprieve.write.check import text_of_file
from reprieve.write.fields import letter_fields
from reprieve.write.letters import write_letter
from reprieve.write.material import clean, gather

TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60) | st.sampled_from(
    ["＆＜＞", "A&B <x> \"'", "😀 笑", "\u202eabc\u202c", "{{ 7*7 }}", "{% if %}", "\x0b\x00", "长" * 10_000]
)
TYPES: tuple[DebtType, ...] = get_args(DebtType)
MEASURES: tuple[Measure, ...] = get_args(Measure)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_any_text_of_a_case_comes_out_in_word_as_it_is(song: Builder, text: str) -> None:
    song.state(hardships=(HardshipClaim(type="unemployment", onset=AS_OF, statement=f"起{text}止"),))
    material = gather(song.case, song.documents, song.assessment, song.library)
    letter, path = song.library.letters["hardship_statement"], song.case.folder / "any.docx"
    write_letter(letter, templates_folder() / "hardship_statement.docx", letter_fields(material, letter), path, AS_OF, None)

    assert clean(f"起{text}止") in text_of_file(path)


HARDSHIPS = sorted(load_library().letter_words.hardships)


def test_every_hardship_has_words_of_its_own(library: Library) -> None:
    words = library.letter_words.hardships

    assert set(library.hardships) <= set(words)
    for part in ("cause", "effect", "outlook"):
        assert len({getattr(text, part) for text in words.values()}) >= len(words) - 3, part


@pytest.mark.parametrize("number", range(len(HARDSHIPS)))
def test_every_hardship_measure_and_kind_of_debt_gives_a_set_that_reads_back_clean(song: Builder, number: int) -> None:
    hardship, measure = HARDSHIPS[number], MEASURES[number % len(MEASURES)]
    kinds = TYPES[number % len(TYPES)], TYPES[(number + 1) % len(TYPES)]
    overdue = {"overdue_since": dt.date(2026, 8, 18), "penalty": "120.00"}
    claim = HardshipClaim(type=hardship if hardship in song.library.hardships else "unemployment", onset=AS_OF, statement="经过如上。")
    debts = (debt(BANK, kinds[0], "6225880000001234", "19000.00", **overdue), debt(LENDER, kinds[1], "JB20250311000177", "18500.00"))
    budget = {"rent": "2800.00", "mortgage": "1000.00", "food": "2400.00"}
    song.state(hardships=(claim,), debts=debts, budget=budget, request=Request(measure=measure, waive=("penalty",)))
    planned = make_plan(song.case.stated, song.assessment.means, song.library.means, AS_OF)
    song.assessment = replace(song.assessment, plan=planned)
    out: Path = song.write()

    assert len(list(out.rglob("*.docx"))) >= 10
    assert any("减免" in path.name for path in out.rglob("*.docx"))
