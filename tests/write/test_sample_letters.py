"""What the sample cases come to on paper: read as a clerk would who checks numbers against the index and the packet."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
from letter_material import some, text_of_file

from reprieve.write.check import amount_of
from sample_runs import SAMPLES, RunOf

CASES = sorted(path.parent for path in SAMPLES.glob("*/case.toml"))


@pytest.fixture(scope="module", params=CASES, ids=lambda folder: str(folder.name))
def written(request: pytest.FixtureRequest, run_of: RunOf) -> tuple[Path, str]:
    """A sample case's output folder and its verdict."""
    judged, out = run_of(request.param.name)
    return out, judged.assessment.verdict


def test_finals_only_where_nothing_is_open(written: tuple[Path, str]) -> None:
    out, verdict = written
    letters = some((out / "letters").glob("*.docx"))

    assert all(path.stem.endswith("_草稿") == (verdict != "complete") for path in letters)
    assert (out / "补件清单.docx").exists() == (verdict != "complete")


def test_every_annex_number_leads_to_a_paper(written: tuple[Path, str]) -> None:
    out, _verdict = written
    with pikepdf.open(out / "packet.pdf") as packet, packet.open_outline() as outline:
        bound = {number for item in outline.root for number in re.findall(r"^附件(\d+)", item.title)}
    numbers = {number for path in out.rglob("*.docx") for number in re.findall(r"附件(\d+)", text_of_file(path))}

    assert numbers == bound != set()


def test_no_letter_holds_a_leftover_or_a_forbidden_claim(written: tuple[Path, str]) -> None:
    out, verdict = written
    for path in some(out.rglob("*.docx")):
        found = text_of_file(path)
        assert not re.search(r"[{}]|%}|\bNone\b|\bnan\b|不可抗力|情势变更|停息挂账", found), path.name
        assert verdict != "complete" or "【" not in found


def test_instalments_come_to_what_is_owed(written: tuple[Path, str]) -> None:
    out, _verdict = written
    for path in some((out / "letters").glob("*.docx")):
        found = text_of_file(path)
        rows = re.findall(r"\*{4}\w+\n\d+年\d+月\d+日\n(¥[\d,.]+)", found)
        total = re.search(r"共\d+期\n(¥[\d,.]+)", found)
        assert bool(total) == ("期数\n账号\n还款日" in found)
        if total:
            assert sum(map(amount_of, rows)) == amount_of(total[1])


def test_there_are_samples() -> None:
    assert len(CASES) >= 5
