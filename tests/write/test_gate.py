"""Finals and drafts: a debt that may be time-barred stops the letters until the applicant was told; the packet keeps to a size."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from letter_material import some

from reprieve.cli import run_command

CASE = Path(__file__).parents[2] / "samples" / "cases" / "unemployment-complete"


@pytest.fixture
def time_barred(tmp_path: Path) -> Path:
    """A complete case whose debts were last heard of more than three years before."""
    case = Path(shutil.copytree(CASE, tmp_path / "case"))
    text = (case / "case.toml").read_text(encoding="utf-8")
    old = re.sub(r"(overdue_since|due_date|last_payment|last_demand) = .*", r"\1 = 2022-08-18", text)
    (case / "case.toml").write_text(old, encoding="utf-8")
    return case


def write(case: Path, *options: str) -> tuple[int, Path]:
    out = case.parent / "out"
    return run_command(["write", str(case), "-o", str(out), "--as-of", "2026-11-02", "--jobs", "1", "--no-pdf", *options]), out / "case"


def drafts(out: Path) -> list[bool]:
    return [path.stem.endswith("_草稿") for path in some((out / "letters").iterdir())]


def test_a_debt_that_may_be_time_barred_leaves_drafts(time_barred: Path) -> None:
    code, out = write(time_barred)

    assert code == 11 and all(drafts(out))


def test_once_acknowledged_the_letters_are_final_and_the_acknowledgement_is_on_record(time_barred: Path) -> None:
    code, out = write(time_barred, "--acknowledge", "limitation_expired")
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assessment = json.loads((out / "assessment.json").read_text(encoding="utf-8"))

    assert code == 0 and not any(drafts(out))
    assert set(manifest["acknowledged"]) == {"limitation_expired"}
    assert {finding["id"] for finding in assessment["findings"] if finding["acknowledged"]} == {"limitation_expired"}


def test_nothing_else_can_be_acknowledged_away(time_barred: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _out = write(time_barred, "--acknowledge", "salary_after_onset", "--lang", "en")

    assert code == 2
    assert "salary_after_onset cannot be acknowledged, only: applicant_is_guarantor, limitation_expired" in capsys.readouterr().err


@pytest.mark.parametrize("size", ["5", "10KB", "many"])
def test_a_size_that_cannot_be_kept_is_refused(time_barred: Path, size: str) -> None:
    assert write(time_barred, "--max-size", size)[0] == 2
