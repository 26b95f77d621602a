"""A second run redoes only what changed, says why, and comes to what a fresh run would give."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import pickle
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from reprieve import batch
from reprieve.kept import fingerprint, paper_cache
from reprieve.kept.pickled import UnkeptError, as_bytes, from_bytes
from reprieve.kept.record import RECORD_FILE
from reprieve.library import load_library
from reprieve.model import Document
from reprieve.pipeline import Options
from reprieve.read.guarded import GuardedReader
from reprieve.runs import casework
from reprieve.runs.casework import Job, Result


def run(case: Path, out: Path, options: Options) -> Result:
    (result,) = batch.work_through([Job(str(case), str(out / case.name))], options, 1, lambda result: None)
    return result


def said(result: Result) -> list[str]:
    return [str(message) for message in result.why]


def contents(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def papers_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the papers that the reader was given."""
    names: list[str] = []
    read = GuardedReader.read

    def noted(self: GuardedReader, path: Path, name: str, *told: object) -> Document:
        names.append(name)
        return read(self, path, name, *told)

    monkeypatch.setattr(GuardedReader, "read", noted)
    return names


def test_nothing_changed_nothing_is_read_and_what_is_told_is_the_same(
    case: Path, out: Path, options: Options, papers_read: list[str]
) -> None:
    first, before = run(case, out, options), contents(out / case.name)
    papers_read.clear()
    second = run(case, out, options)
    assert (first.kept, said(first)) == (False, ["it is new"])
    assert (second.kept, second.why, papers_read) == (True, (), [])
    assert (second.outcome, second.exit_code, casework.json_of(second)) == (first.outcome, first.exit_code, casework.json_of(first))
    assert contents(out / case.name) == before


def test_a_changed_paper_is_read_again_and_no_other(case: Path, out: Path, options: Options, papers_read: list[str]) -> None:
    run(case, out, options)
    papers = sorted((case / "evidence").glob("*.pdf"))
    papers[0].write_bytes(papers[0].read_bytes() + b"\n")
    papers_read.clear()
    result = run(case, out, options)
    name = papers[0].relative_to(case).as_posix()
    assert papers_read == [name]
    assert said(result) == [f"changed: {name}"]


def test_what_is_redone_comes_to_what_a_fresh_run_gives(case: Path, out: Path, options: Options, tmp_path: Path) -> None:
    run(case, out, options)
    first, *_others = sorted((case / "evidence").iterdir())
    first.rename(first.with_name("renamed.pdf"))
    again = run(case, out, options)
    fresh = tmp_path / "fresh"
    run(case, fresh, replace(options, papers=fresh / "papers"))
    assert len(again.why) == 2
    assert contents(out / case.name) == contents(fresh / case.name)


def test_each_change_is_named(case: Path, out: Path, options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    (case / "case.toml").write_text("nothing = 1\n", encoding="utf-8")  # its mistakes are the outcome, at once
    run(case, out, options)
    assert run(case, out, options).kept
    (case / "case.toml").write_text("nothing = 2\n", encoding="utf-8")
    assert said(run(case, out, options)) == ["changed: case.toml"]
    (case / "evidence" / "new.pdf").touch()
    assert said(run(case, out, options)) == ["new: evidence/new.pdf"]
    (case / "evidence" / "new.pdf").unlink()
    assert said(run(case, out, options)) == ["gone: evidence/new.pdf"]
    later = replace(options, as_of=dt.date(2026, 11, 3))
    assert said(run(case, out, later)) == ["judged for 2026-11-03, before for 2026-11-02"]
    assert said(run(case, out, replace(later, max_size=5_000_000))) == ["other options"]
    run(case, out, later)
    rules = {**fingerprint.rule_files(), "library/means.toml": "0"}
    monkeypatch.setattr(fingerprint, "rule_files", lambda: rules)
    assert said(run(case, out, later)) == ["rules or letters changed: library/means.toml"]
    monkeypatch.setattr(fingerprint, "program", lambda: "next")
    assert said(run(case, out, later)) == ["another version of reprieve, or of what it is built on"]
    (out / case.name / "assessment.json").unlink()
    assert said(run(case, out, later)) == ["no longer in its output: assessment.json"]
    assert run(case, out, later).kept


def test_an_application_that_became_incomplete_leaves_no_letter_behind(case: Path, out: Path, options: Options) -> None:
    run(case, out, options)
    assert list((out / case.name).rglob("*.docx"))
    (case / "case.toml").write_text("broken", encoding="utf-8")
    run(case, out, options)
    assert {path.name for path in (out / case.name).iterdir()} == {"assessment.json", RECORD_FILE}


def test_a_planted_or_damaged_record_is_no_record(case: Path, out: Path, options: Options, tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, ...]:
            return os.system, (f"touch {tmp_path}/ran",)

    (case / "case.toml").write_text("nothing = 1\n", encoding="utf-8")
    run(case, out, options)
    for data in (pickle.dumps(Evil()), b"", b"nonsense", as_bytes([1])):
        (out / case.name / RECORD_FILE).write_bytes(data)
        assert said(run(case, out, options)) == ["it was not finished last time"]
    assert not (tmp_path / "ran").exists()
    with pytest.raises(UnkeptError):
        from_bytes(pickle.dumps(Evil()))


# --- the readings that are kept -----------------------------------------------------------------------------------


def read_once(folder: Path, paper: Path, *, passwords: tuple[str, ...] = (), name: str = "a.pdf", kind: str = "unknown") -> list[str]:
    """Asks for a paper twice; which of the two times it was read."""
    read: list[str] = []

    def reading() -> Document:
        read.append(name)
        return Document(name, hashlib.sha256(paper.read_bytes()).hexdigest(), kind, "read")

    for _time in range(2):
        document = paper_cache.read_once(folder, paper, name, None, ("王芳",), passwords, load_library(), reading)
        assert document.file == name
    return read


def test_one_content_is_read_once_whatever_it_is_called_and_whose_case_it_is_in(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.pdf").write_bytes(b"%PDF- same")
    assert read_once(tmp_path / "kept", tmp_path / "1.pdf") == ["a.pdf"]
    assert read_once(tmp_path / "kept", tmp_path / "2.pdf", name="b.pdf") == []
    assert read_once(tmp_path / "kept", tmp_path / "2.pdf", name="银行流水.pdf") == ["银行流水.pdf"]  # the name hints at a kind


def test_what_a_password_opened_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "1.pdf").write_bytes(b"%PDF- /Encrypt")
    assert read_once(tmp_path / "kept", tmp_path / "1.pdf", passwords=("246810",)) == ["a.pdf", "a.pdf"]
    assert not (tmp_path / "kept").exists()


def test_the_cache_is_bounded_and_safe_to_delete(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    for number in range(6):
        (tmp_path / f"{number}.pdf").write_bytes(b"%PDF-" + bytes([number]))
        assert read_once(kept, tmp_path / f"{number}.pdf") == ["a.pdf"]
        (entry,) = [path for path in kept.glob("*/*") if path.stat().st_mtime > 100]
        os.utime(entry, (number, number))
    size = entry.stat().st_size
    (kept / "ab").mkdir(exist_ok=True)
    (kept / "ab" / ".left-by-a-kill").touch()
    paper_cache.prune(kept, limit=2 * size)
    assert sorted(path.stat().st_mtime for path in kept.glob("*/*")) == [4, 5]
    shutil.rmtree(kept)
    assert read_once(kept, tmp_path / "1.pdf") == ["a.pdf"]
    assert all(path.stat().st_mode & 0o077 == 0 for path in kept.rglob("*"))
