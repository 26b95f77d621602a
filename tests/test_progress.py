"""On a terminal a run shows how far it is, how fast, and how long it will take; elsewhere a line of JSON for each case."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parent.parent / "samples" / "cases"


def run_of_two(folder: Path) -> list[str]:
    """One case that cannot be judged, which is told at once, and one that takes its time."""
    (folder / "cases" / "broken" / "evidence").mkdir(parents=True)
    (folder / "cases" / "income-drop-missing" / "evidence").mkdir(parents=True)
    for name in ("case.toml", "evidence/身份证.pdf"):
        shutil.copy(SAMPLES / "income-drop-missing" / name, folder / "cases" / "income-drop-missing" / name)
    return [
        *(sys.executable, "-m", "reprieve", "run", str(folder / "cases"), "-o", str(folder / "out")),
        *("--as-of", "2026-11-02", "--jobs", "1", "--lang", "en"),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_terminal_sees_a_bar_with_count_rate_and_remaining_time(tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    shown = b""
    with subprocess.Popen(run_of_two(tmp_path), stderr=theirs, stdout=subprocess.DEVNULL, env={**os.environ, "TERM": "xterm"}) as running:
        os.close(theirs)
        try:
            while piece := os.read(ours, 10_000):
                shown += piece
        except OSError:  # the other end is closed
            pass
        running.wait(60)
    os.close(ours)
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())
    assert {"0/2", "1/2"} <= set(re.findall(r"\d/2", plain))
    assert re.search(r"\d+ a minute", plain)
    assert re.search(r"\d:\d\d", plain)
    assert "{" not in plain


def test_elsewhere_each_case_is_a_line_of_json(tmp_path: Path) -> None:
    ended = subprocess.run(run_of_two(tmp_path), capture_output=True, check=False, timeout=120)
    lines = [json.loads(line) for line in ended.stderr.decode().splitlines()]
    assert sorted((line["case"], line["exit_code"]) for line in lines) == [("broken", 12), ("income-drop-missing", 10)]
    assert max(line["seconds"] for line in lines) > 0
