"""The wheel, installed outside the checkout, finds its templates, library, catalogues and pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PARTS = ("pyproject.toml", "README.md", "LICENSE", ".gitignore", "src", "templates")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, as hatchling leaves files behind."""
    copy = tmp_path_factory.mktemp("source")
    for name in PARTS:
        part = ROOT / name
        shutil.copytree(part, copy / name, ignore=shutil.ignore_patterns("__pycache__")) if part.is_dir() else shutil.copy(part, copy)
    build = "import hatchling.build as b, sys; print(b.build_wheel(sys.argv[1]))"
    folder = tmp_path_factory.mktemp("dist")
    built = subprocess.run([sys.executable, "-c", build, str(folder)], cwd=copy, check=True, capture_output=True, text=True)
    return folder / built.stdout.splitlines()[-1]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a process that sees the wheel and the libraries, and not the checkout: .pth files do not count here."""
    site = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as opened:
        opened.extractall(site)
    return {**os.environ, "PYTHONPATH": f"{site}{os.pathsep}{sysconfig.get_path('purelib')}", "LC_ALL": "zh_CN.UTF-8"}


def reprieve(environment: dict[str, str], folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-S", "-m", "reprieve", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_it_holds_every_file_of_the_package_and_every_template(wheel: Path) -> None:
    command = ["git", "ls-files", "-z", "src/reprieve", "templates"]
    tracked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.split("\0")
    if tracked == [""]:
        pytest.skip("not a git checkout")
    wanted = {name.removeprefix("src/") if name.startswith("src/") else f"reprieve/{name}" for name in tracked if (ROOT / name).is_file()}
    with zipfile.ZipFile(wheel) as opened:
        assert wanted - set(opened.namelist()) == set()


def test_it_is_the_wheel_that_runs_and_not_the_checkout(installed: dict[str, str], tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-S", "-c", "import reprieve; print(reprieve.__file__)"],
        cwd=tmp_path,
        env=installed,
        capture_output=True,
        text=True,
        check=True,
    )
    assert not Path(said.stdout).is_relative_to(ROOT)


def test_it_lints_explains_and_speaks_chinese(installed: dict[str, str], tmp_path: Path) -> None:
    said = reprieve(installed, tmp_path, "lint")
    assert (said.returncode, said.stdout) == (0, "没有需要改正的地方。\n"), said.stderr
    assert "出处" in reprieve(installed, tmp_path, "explain", "civil_code.678").stdout


def test_it_writes_a_case_from_papers_to_letters(installed: dict[str, str], tmp_path: Path) -> None:
    case = ROOT / "samples" / "cases" / "unemployment-complete"
    said = reprieve(installed, tmp_path, "run", str(case), "-o", "out", "--as-of", "2026-11-02")
    assert said.returncode == 0, said.stderr
    assert list((tmp_path / "out" / case.name / "letters").glob("*.docx"))
    assert (tmp_path / "out" / case.name / "review.html").is_file()


def test_it_writes_a_new_case_file(installed: dict[str, str], tmp_path: Path) -> None:
    assert reprieve(installed, tmp_path, "new", "zhang-wei").returncode == 0
    assert "申请人" in (tmp_path / "zhang-wei" / "case.toml").read_text(encoding="utf-8")
