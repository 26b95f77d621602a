from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reprieve.kept.state import papers_folder
from reprieve.language import speak
from reprieve.pipeline import Options

SAMPLES = Path(__file__).parent.parent.parent / "samples" / "cases"
DAY = dt.date(2026, 11, 2)


@pytest.fixture(autouse=True)
def english(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    speak("en")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("settings")))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def options(out: Path) -> Options:
    return Options(DAY, overview="../index.html", papers=papers_folder(out))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLES / "income-drop-missing", tmp_path / "cases" / "wang-fang"))


@pytest.fixture
def broken_case(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a case folder whose case file is the given text: the quickest case there is."""

    def make(name: str, text: str = "nothing = 1\n") -> Path:
        folder = tmp_path / "cases" / name
        (folder / "evidence").mkdir(parents=True)
        (folder / "case.toml").write_text(text, encoding="utf-8")
        return folder

    return make
