"""Whatever happens, a case's output is whole or not there, and costs no other case."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reprieve import batch
from reprieve.cli import run_command
from reprieve.errors import ExitCode, UsageError
from reprieve.kept import bug_log
from reprieve.kept.output_folder import recover, recover_all, whole_or_not
from reprieve.kept.record import RECORD_FILE
from reprieve.kept.state import only_run, only_writer
from reprieve.pipeline import Judged, Options, run_case
from reprieve.processes.spread import Lost, spread
from reprieve.runs import casework
from reprieve.runs.casework import Job, Result

MakeCase = Callable[..., Path]
COMMAND = [sys.executable, "-m", "reprieve", "run", "--as-of=2026-11-02", "--jobs=1"]


def run(case: Path, out: Path, options: Options) -> Result:
    (result,) = batch.work_through([Job(str(case), str(out / case.name))], options, 1, lambda result: None)
    return result


def test_a_run_that_is_killed_leaves_no_half_case_and_the_next_goes_on(case: Path, out: Path, broken_case: MakeCase) -> None:
    broken_case("a-quick")
    broken_case("z-last")
    process = subprocess.Popen([*COMMAND, str(case.parent), "-o", str(out)], stderr=subprocess.PIPE, text=True, start_new_session=True)
    assert process.stderr
    assert json.loads(process.stderr.readline())["case"] == "a-quick"
    while not list(out.glob(".wang-fang.*.partial/*")):
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    whole = [path for path in out.iterdir() if not path.name.startswith(".")]
    assert "a-quick" in {path.name for path in whole}
    assert all((path / RECORD_FILE).is_file() for path in whole)

    again = subprocess.run([*COMMAND, str(case.parent), "-o", str(out)], capture_output=True, text=True, check=False)
    told = {line["case"]: line for line in map(json.loads, again.stderr.splitlines())}
    assert told["a-quick"].get("kept") and not told["wang-fang"].get("kept")
    assert {path.name for path in out.iterdir()} >= {"a-quick", "wang-fang", "z-last", "index.html"}
    assert not list(out.glob(".*.partial")) and not list(out.glob(".*.old"))


def test_a_kill_between_moving_aside_and_moving_in_loses_nothing(tmp_path: Path) -> None:
    (tmp_path / ".wang.old").mkdir()
    (tmp_path / ".wang.old" / "letter").touch()
    recover(tmp_path / "wang")
    assert [path.name for path in tmp_path.rglob("*")] == ["wang", "letter"]


def test_an_interrupt_tidies_up_after_thousands_of_cases_with_one_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".wang.old").mkdir()
    (tmp_path / ".zhao.0123abcd.partial").mkdir()
    (tmp_path / "li").mkdir()
    looks: list[str] = []
    glob = Path.glob

    def look(folder: Path, pattern: str) -> Iterator[Path]:
        looks.append(pattern)
        return iter(glob(folder, pattern))

    monkeypatch.setattr(Path, "glob", look)
    recover_all(tmp_path / name for name in ("li", "wang", "zhao", *map(str, range(100))))
    assert (sorted(path.name for path in tmp_path.iterdir()), len(looks)) == (["li", "wang"], 3)


def test_names_as_long_as_a_file_system_allows_and_with_any_character_have_their_output(out: Path) -> None:
    for name in ("长" * 85, "a\nb", "-rf", "[x]*", "'; drop", "<b>"):
        for _time in range(2):
            with whole_or_not(out / name) as folder:
                (folder / "letter").touch()
        assert [path.name for path in (out / name).iterdir()] == ["letter"]
    assert not [path for path in out.iterdir() if path.name.startswith(".")]


def test_a_full_disk_is_told_for_its_case_and_no_old_letter_stays(
    case: Path, out: Path, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    with whole_or_not(out / case.name) as folder:
        (folder / "yesterday.docx").touch()

    def fills_up(_case: Path, folder: Path, *_: object) -> Judged:
        (folder / "half.docx").touch()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder / "packet.pdf"))

    monkeypatch.setattr(casework, "run_case", fills_up)
    result = run(case, out, options)
    assert result.exit_code == ExitCode.UNREADABLE
    assert "No space left" in str(result.outcome.error)
    assert [path.name for path in (out / case.name).iterdir()] == ["assessment.json"]


def test_an_overview_that_cannot_be_written_keeps_no_case_untold(
    out: Path, broken_case: MakeCase, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from reprieve.runs import summary

    def fills_up(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(summary, "write_summary", fills_up)
    assert run_command(["run", str(broken_case("wang")), "-o", str(out), "--lang=en"]) == 12
    told = capsys.readouterr()
    assert "wang" in told.out
    assert str(out) in told.err
    assert "No space left" in told.err


def test_an_output_that_cannot_be_written_is_told_for_its_case(case: Path, out: Path, options: Options) -> None:
    out.write_text("a file in the way", encoding="utf-8")
    result = run(case, out, options)
    assert result.exit_code == ExitCode.UNREADABLE
    assert str(out) in str(result.outcome.error)


def test_a_case_that_changes_while_it_is_read_is_told_and_done_again(
    case: Path, out: Path, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = run_case

    def meanwhile(folder: Path, *others: object) -> Judged:
        (folder / "evidence" / "late.txt").write_text(str(time.monotonic()), encoding="utf-8")
        return judge(folder, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(casework, "run_case", meanwhile)
    result = run(case, out, options)
    assert "changed while it was read" in str(result.outcome.error)
    assert not list((out / case.name).rglob("*.docx"))
    monkeypatch.undo()
    assert run(case, out, options).outcome.letters


def test_output_inside_the_case_folder_changes_nothing_of_the_case(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    for _time in range(2):
        assert run_command(["run", ".", "-o", "out", "--as-of=2026-11-02", "--jobs=1"]) == 10
    (told,) = json.loads((case / "out" / "run.json").read_text(encoding="utf-8"))["cases"]
    assert (told["kept"], json.loads((case / "out" / case.name / "assessment.json").read_text(encoding="utf-8"))["unread"]) == (True, [])


@pytest.mark.parametrize("gone", ["case.toml", "evidence", "."], ids=["its case file", "its papers", "the whole folder"])
def test_a_case_that_vanishes_while_it_is_read_is_told_and_leaves_no_half_one(
    gone: str, case: Path, out: Path, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = run_case

    def meanwhile(folder: Path, *others: object) -> Judged:
        path = folder / gone
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        return judge(folder, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(casework, "run_case", meanwhile)
    result = run(case, out, options)
    assert result.exit_code == ExitCode.UNREADABLE
    assert result.outcome.error
    assert not result.bug
    assert not list((out / case.name).rglob("*.docx"))


def test_two_runs_never_write_into_one_output(case: Path, out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with only_run(out):
        held = subprocess.run([*COMMAND, str(case), "-o", str(out)], capture_output=True, text=True, check=False)
        assert run_command(["write", str(case), "-o", str(out), "--no-pdf"]) == 2
    assert held.returncode == 2
    assert str(os.getpid()) in held.stderr
    assert not (out / case.name).exists()


def test_two_writes_never_write_one_case(case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with only_writer(case / "output"):
        assert run_command(["write", str(case), "--no-pdf"]) == 2
    said = capfd.readouterr()
    assert "another run is writing into" in said.out + said.err and not (case / "output").exists()

    assert run_command(["write", str(case), "--no-pdf"]) in (0, 10)
    assert (case / "output" / "letters").is_dir() and not list(case.glob(".output*")), "nothing of the lock is left"


def test_the_lock_of_a_process_that_died_holds_nobody_up(out: Path) -> None:
    dies = "with only_run(Path(sys.argv[1])): os.kill(os.getpid(), 9)"
    code = f"import os, sys; from pathlib import Path; from reprieve.kept.state import only_run\n{dies}"
    assert subprocess.run([sys.executable, "-c", code, str(out)], check=False).returncode == -9
    with only_run(out), pytest.raises(UsageError), only_run(out):
        pass


def _hangs_at_two(item: int) -> int:
    while item == 2:
        time.sleep(1)
    return item


def test_an_item_that_never_ends_costs_itself_only() -> None:
    heard: dict[int, int | Lost] = {}
    spread(_hangs_at_two, [0, 1, 2, 3], 2, heard.__setitem__, seconds=6)
    assert heard == {0: 0, 1: 1, 2: Lost.HUNG, 3: 3}


def _tells_and_waits(folder: Path) -> None:
    (folder / f"{os.getpid()}.worker").touch()
    time.sleep(60)


def test_a_worker_whose_run_was_killed_ends_too(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from batch.test_faults import _tells_and_waits; from reprieve.processes.spread import spread\n"
        "if __name__ == '__main__': spread(_tells_and_waits, [Path(sys.argv[1])] * 2, 2, print)"
    )
    (tmp_path / "run.py").write_text(code, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent.parent), *sys.path])}
    run = subprocess.Popen([sys.executable, str(tmp_path / "run.py"), str(tmp_path)], env=environment)
    while len(found := list(tmp_path.glob("*.worker"))) < 2:
        assert run.poll() is None, "it ended before its workers began"
        time.sleep(0.05)
    run.kill()
    run.wait()
    until = time.monotonic() + 15
    while alive := [worker.stem for worker in found if Path("/proc", worker.stem).exists()]:
        assert time.monotonic() < until, alive
        time.sleep(0.1)


def test_a_log_names_nobody(case: Path) -> None:
    (case / "case.toml").write_text('[applicant]\nname = "王芳"\naliases = ["WANG FANG", "王方"]\nphone = 1', encoding="utf-8")
    text = f"KeyError: '王芳' in {case}/evidence/a.pdf: WANG FANG 13800001234 6299990000001234"
    assert bug_log.masked_for(case, text) == f"KeyError: '***' in {case.parent}/***/evidence/a.pdf: *** ****1234 ****1234"


@pytest.mark.parametrize(
    ("called", "text", "left"),
    [
        ("li", 'File "/x/reprieve/library/list.py", line 3', 'File "/x/reprieve/library/list.py", line 3'),
        ("c", "Traceback (most recent call last):", "Traceback (most recent call last):"),
        ("li", "open('cases/li/case.toml'), 'li/a.pdf', C:\\cases\\li", "open('cases/***/case.toml'), '***/a.pdf', C:\\cases\\***"),
        ("x", "ValueError: WEIRD Wei wei, 'Wei'", "ValueError: WEIRD *** wei, '***'"),
        ("x", "申请人王芳的材料，Wei先生", "申请人***的材料，***先生"),
    ],
)
def test_a_log_loses_no_word_that_a_name_is_part_of(called: str, text: str, left: str, tmp_path: Path) -> None:
    (tmp_path / called).mkdir()
    (tmp_path / called / "case.toml").write_text('[applicant]\nname = "王芳"\naliases = ["Wei"]', encoding="utf-8")
    assert bug_log.masked_for(tmp_path / called, text) == left


# --- watching and forgetting ---------------------------------------------------------------------------------------


def test_an_inbox_is_taken_once_it_has_been_still(broken_case: MakeCase, tmp_path: Path) -> None:
    from reprieve.runs import watch

    case, now = broken_case("wang"), [0.0]
    touched = iter([1, 2, 3])

    def sleep(seconds: float) -> None:
        now[0] += seconds
        if (number := next(touched, 0)) != 0:
            (case / "evidence" / "a.pdf").write_bytes(bytes(number))
        (case / "evidence" / ".a.pdf.swp").write_bytes(bytes(int(now[0])))
        (case / "evidence" / "b.pdf.crdownload").write_bytes(bytes(int(now[0])))

    rounds = watch.rounds([tmp_path / "cases"], still=5, poll=1, clock=lambda: now[0], sleep=sleep)
    assert (next(rounds), now[0]) == ([case], 8)
    other = broken_case("zhao")
    assert (next(rounds), now[0]) == ([case, other], 14)
    (other / "流水.pdf").touch()  # beside evidence: that is told
    assert (next(rounds), now[0]) == ([case, other], 20)
    shutil.rmtree(other)
    assert (next(rounds), now[0]) == ([case], 21)


def test_watching_ends_cleanly(broken_case: MakeCase, out: Path) -> None:
    case = broken_case("wang")
    process = subprocess.Popen(
        [*COMMAND, "--watch", str(case.parent), "-o", str(out)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout
    process.stdout.readline()  # it has shown the first round; an interrupt amid an import may end Python by the signal, with no code
    process.send_signal(signal.SIGINT)
    _said, err = process.communicate(timeout=30)
    assert (process.returncode, "Traceback" in err) == (130, False)
    assert (out / "run.json").is_file()
    assert (out / "wang" / "assessment.json").is_file()


def test_a_forgotten_case_leaves_nothing_behind(case: Path, out: Path, broken_case: MakeCase, capsys: pytest.CaptureFixture[str]) -> None:
    other = broken_case("zhao")
    run_command(["run", str(case), str(other), "-o", str(out), "--as-of=2026-11-02", "--jobs=1"])
    (out / "run.log").touch()
    settings = Path(os.environ["XDG_CONFIG_HOME"], "reprieve")
    settings.mkdir()
    (settings / "run.log").touch()
    shutil.copytree(out / "zhao", out / ".zhao.old")  # a killed run leaves such; it is no case of its own
    assert list((out / ".reprieve" / "papers").glob("*/*"))
    assert run_command(["forget", str(case), "-o", str(out)]) == 0
    assert not list((out / ".reprieve" / "papers").glob("*/*"))
    assert not any(settings.iterdir())
    shutil.rmtree(out / ".zhao.old")
    assert [case["case"] for case in json.loads((out / "run.json").read_text(encoding="utf-8"))["cases"]] == ["zhao"]
    left = {path for path in out.rglob("*") if path.is_file()}
    assert {path.relative_to(out).parts[0] for path in left} == {".reprieve", "zhao", "index.html", "summary.csv", "run.json"}
    assert not [path for path in left if "wang-fang" in path.read_bytes().decode("utf-8", "replace")]
    assert run_command(["forget", str(case), "-o", str(out)]) == 2
    assert run_command(["forget", str(other), "-o", str(out)]) == 0
    assert {path.name for path in out.iterdir()} == {".reprieve"}
    assert case.is_dir()


def readings(out: Path) -> int:
    return len(list((out / ".reprieve" / "papers").glob("*/*")))


def test_the_readings_of_a_paper_that_was_replaced_are_forgotten_too_whatever_came_of_the_case_since(case: Path, out: Path) -> None:
    command = ["run", str(case), "-o", str(out), "--as-of=2026-11-02", "--jobs=1"]
    kept, *others = sorted((case / "evidence").glob("*.pdf"))
    for paper in others:
        paper.unlink()
    run_command(command)
    with kept.open("ab") as opened:
        opened.write(b"\n%another version\n")
    run_command(command)
    assert readings(out) == 2
    kept.unlink()
    (case / "case.toml").write_text("nothing =", encoding="utf-8")
    assert run_command(command) == 12
    assert run_command(["write", str(case), "-o", str(out), "--no-pdf"]) == 12
    assert run_command(["forget", str(case), "-o", str(out)]) == 0
    assert readings(out) == 0


def test_what_a_killed_first_run_left_is_forgotten(case: Path, out: Path, options: Options) -> None:
    others = sorted((case / "evidence").glob("*.pdf"))[1:]
    for paper in others:
        paper.unlink()
    casework.work(Job(str(case), str(out / case.name)), options)
    (out / case.name).rename(out / f".{case.name}.0123abcd.partial")
    (out / f".{case.name}.0123abcd.partial" / RECORD_FILE).unlink()
    (out / ".overview.0123abcd.partial").mkdir()
    (out / ".summary.csv.0123abcd.partial").touch()
    assert readings(out) == 1
    (next((out / ".reprieve" / "papers").iterdir()) / ".0123abcd").write_text("half a reading", encoding="utf-8")
    assert run_command(["forget", str(case), "-o", str(out)]) == 0
    assert (readings(out), [path.name for path in out.iterdir()]) == (0, [".reprieve"])
    assert run_command(["forget", str(case), "-o", str(out)]) == 2
