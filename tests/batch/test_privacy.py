"""Nothing leaves the machine, and nobody else on it may look."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

# Runs before the program in every process of it, those of workers and readers too.
FORBIDS = """
import sys
def _hook(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname"):
        print("OPENED", event, arguments, file=sys.stderr, flush=True)
        raise RuntimeError(event)
    if event == "socket.__new__" and arguments[1] != 1:  # AF_UNIX
        print("OPENED", event, arguments, file=sys.stderr, flush=True)
        raise RuntimeError(event)
sys.addaudithook(_hook)
"""


def test_no_socket_is_opened_and_what_is_written_is_for_its_owner_alone(case: Path, out: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(FORBIDS, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site"), "LC_ALL": "C.UTF-8"}
    other = case.with_name("broken")
    (other / "evidence").mkdir(parents=True)
    command = [sys.executable, "-m", "reprieve", "run", str(case.parent), "-o", str(out), "--as-of=2026-11-02", "--jobs=2"]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    opens = [sys.executable, "-c", "import socket; socket.socket()"]
    assert "OPENED" in subprocess.run(opens, env=environment, capture_output=True, text=True, check=False).stderr

    assert (said.returncode, "OPENED" in said.stderr) == (12, False)
    assert (out / case.name / "review.html").is_file()
    open_to_others = [path for path in (out, *out.rglob("*")) if stat.S_IMODE(path.stat().st_mode) & 0o077]
    assert open_to_others == []
