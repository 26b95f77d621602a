"""The recipes of CONTRIBUTING, done as they are written, in a copy of the package: no Python is touched."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import docx
import pytest

from reprieve.cli import run_command
from reprieve.commands import lint
from reprieve.library import load_library, whole
from reprieve.library.pattern import WHEN_USED
from reprieve.model import Certificate
from reprieve.read import read_paper
from reprieve.write.check import read_file

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
Reprieve = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what the recipes change, compiled as far as the original is."""
    for part in ("src", "templates"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("~$*"))
    return tmp_path


@pytest.fixture
def reprieve(copy: Path) -> Reprieve:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            [sys.executable, "-m", "reprieve", *arguments], cwd=copy, env=environment, capture_output=True, text=True, check=False
        )

    return run


def copy_and_change(folder: Path, old: str, new: str, changes: dict[str, str]) -> None:
    """`cp OLD NEW`, then each change, which must apply."""
    text = (folder / old).read_text(encoding="utf-8")
    for before, after in changes.items():
        assert before in text
        text = text.replace(before, after)
    (folder / new).write_text(text, encoding="utf-8")


def test_a_copied_bank_is_told_by_its_title(copy: Path, reprieve: Reprieve) -> None:
    changes = {
        'id = "cmb"': 'id = "yunzhou"',
        "招商银行交易流水": "云州银行个人账户对账明细",
        "TransactionStatementofChinaMerchantsBank": "YunzhouBankStatement",
        'zh = "招商银行"': 'zh = "云州银行股份有限公司"',
    }
    copy_and_change(copy / "src/reprieve/library/banks", "cmb.toml", "yunzhou.toml", changes)
    assert reprieve("lint").returncode == 0
    (document,) = json.loads(reprieve("read", str(SAMPLES / "papers" / "statement-yunzhou.pdf"), "--json").stdout)["documents"]
    assert document["issuer"] == "云州银行股份有限公司"
    assert document["reconciliation"]["status"] == "balanced"


def test_a_copied_hardship_is_explained_and_may_be_claimed(copy: Path, reprieve: Reprieve) -> None:
    changes = {'id = "income_drop': 'id = "short_time', 'zh = "收入减少"': 'zh = "缩短工时"', 'en = "Loss of income"': 'en = "Short time"'}
    copy_and_change(copy / "src/reprieve/library/hardships", "income_drop.toml", "short_time.toml", changes)
    lint = reprieve("lint")
    assert lint.returncode == 0, lint.stdout
    assert "short_time.proof" in reprieve("explain", "short_time").stdout
    case = Path(shutil.copytree(SAMPLES / "cases" / "income-drop-complete", copy / "case"))
    text = (case / "case.toml").read_text(encoding="utf-8")
    (case / "case.toml").write_text(text.replace('"income_drop"', '"short_time"'), encoding="utf-8")
    written = reprieve("write", "case", "-o", "out", "--as-of", "2026-11-02", "--no-pdf")
    assert written.returncode == 0, written.stderr
    judged = json.loads((copy / "out/case/assessment.json").read_text(encoding="utf-8"))
    assert judged["verdict"] == "complete"
    assert {"short_time.proof", "short_time.before_after"} <= {need["id"] for need in judged["needs"]}
    letter = read_file(copy / "out/case/letters/困难情况说明.docx").text
    assert "本人因缩短工时，目前按原约定偿还债务确有困难" in letter
    assert "缩短工时：本人自2026年7月1日起，遇到下述困难（见附件4、附件5）。" in letter
    assert "收入减少：" not in letter and "short_time" not in letter


def test_a_copied_kind_of_paper_is_told_and_must_say_what_it_proves(copy: Path) -> None:
    changes = {
        'id = "cremation_certificate"': 'id = "burial_certificate"',
        'titles = ["': 'titles = ["公墓落葬证明", "',
        "[已经][^。,;\\n]{0,16}火化": "[已经][^。,;\\n]{0,16}落葬",
    }
    folder = copy / "src/reprieve/library"
    copy_and_change(folder / "documents", "cremation_certificate.toml", "burial_certificate.toml", changes)
    library = load_library(folder, WHEN_USED)
    for told, lacking in [("赵一已于我园落葬。", False), ("赵一预约在我园落葬。", True)]:
        paper = docx.Document()
        for text in ("公墓落葬证明", told, "某某公墓", "2026年6月30日"):
            paper.add_paragraph(text)
        paper.save(str(copy / "paper.docx"))
        read = read_paper(copy / "paper.docx", "paper.docx", library)
        assert read.kind == "burial_certificate"
        assert isinstance(read.content, Certificate) and ("is_cremated" in read.content.unstated) is lacking


def test_a_copied_letter_is_written_for_the_cases_it_fits(copy: Path, reprieve: Reprieve) -> None:
    shutil.copy(copy / "templates/hardship_statement.docx", copy / "templates/short_statement.docx")
    changes = {'id = "hardship_statement"': 'id = "short_statement"', 'file = "困难情况说明': 'file = "简短说明'}
    copy_and_change(copy / "templates", "hardship_statement.toml", "short_statement.toml", changes)
    lint = reprieve("lint")
    assert lint.returncode == 0, lint.stdout
    sample = SAMPLES / "cases" / "unemployment-complete"
    (copy / "case/evidence").mkdir(parents=True)
    for name in ("case.toml", "evidence/身份证.pdf"):
        shutil.copy(sample / name, copy / "case" / name)
    written = reprieve("write", "case", "-o", "out", "--as-of", "2026-11-02", "--no-pdf")
    assert written.returncode == 10, written.stderr
    assert list((copy / "out/case/letters").glob("简短说明*.docx"))


@pytest.mark.parametrize(
    ("file", "before", "after", "names"),
    [
        ("src/reprieve/library/banks/cmb.toml", "titles =", "tittles =", "cmb.toml: tittles"),
        ("src/reprieve/library/hardships/income_drop.toml", '"practice.income_drop"', '"practice.no_such"', "practice.no_such"),
        ("templates/hardship_statement.toml", "applicant_name =", "applicant_nome =", "applicant_nome"),
    ],
)
def test_a_slip_in_a_recipe_is_told_with_its_file_and_key(
    file: str, before: str, after: str, names: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for part in ("src/reprieve/library", "templates"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("~$*", "__pycache__", "*.py"))
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert before in text
    (tmp_path / file).write_text(text.replace(before, after, 1), encoding="utf-8")
    monkeypatch.setattr(lint, "load_library", partial(load_library, tmp_path / "src/reprieve/library"))
    for looks in (lint, whole):
        monkeypatch.setattr(looks, "templates_folder", lambda: tmp_path / "templates")
    assert run_command(["lint"]) == 13
    assert names in capsys.readouterr().out
