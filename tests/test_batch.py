"""Many cases: each appears whole or not at all, none harms another, and nothing that is not ours is replaced."""

from __future__ import annotations

import atexit
import csv
import datetime as dt
import errno
import json
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from reprieve import batch
from reprieve.case import CASE_FILE
from reprieve.errors import ExitCode, UsageError
from reprieve.kept import fingerprint
from reprieve.kept.output_folder import case_places, refuse_bad_overview, refuse_bad_places, whole_or_not
from reprieve.language import Message, Words, speak
from reprieve.library import Library, load_library
from reprieve.library.pattern import WHEN_USED
from reprieve.model import Finding, Need, Outcome
from reprieve.papers.files import papers_in
from reprieve.papers.passed_over import passed_over
from reprieve.pipeline import Options
from reprieve.processes.said import PageRead, heard_by, say
from reprieve.processes.spread import Lost, spread
from reprieve.runs import casework, summary
from reprieve.runs.casework import Job, Result

SAMPLES = Path(__file__).parent.parent / "samples" / "cases"
OPTIONS = Options(dt.date(2026, 11, 2))


@pytest.fixture(autouse=True)
def english() -> None:
    speak("en")


def make_case(folder: Path, text: str = "") -> Path:
    (folder / "evidence").mkdir(parents=True)
    (folder / CASE_FILE).write_text(text, encoding="utf-8")
    return folder


def copied(sample: str, folder: Path) -> Path:
    return Path(shutil.copytree(SAMPLES / sample, folder))


def work(*jobs: Job) -> list[Result]:
    return batch.work_through(jobs, OPTIONS, 2, lambda result: None)


# --- whole or not at all -------------------------------------------------------------------------------------------


def test_output_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    place = tmp_path / "out"
    with pytest.raises(RuntimeError), whole_or_not(place) as folder:
        (folder / "letter.docx").touch()
        assert not place.exists()
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_a_failed_run_leaves_the_earlier_output_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "out"
    with whole_or_not(place) as folder:
        (folder / "old").touch()
    with pytest.raises(RuntimeError), whole_or_not(place):
        raise RuntimeError
    assert [path.name for path in place.iterdir()] == ["old"]


def test_an_old_letter_does_not_stay_behind(tmp_path: Path) -> None:
    place = tmp_path / "out"
    for name in ("old", "new"):
        with whole_or_not(place) as folder:
            (folder / name).touch()
    assert [path.name for path in place.iterdir()] == ["new"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_a_killed_run_left_half_done_does_not_reach_the_next(tmp_path: Path) -> None:
    (tmp_path / ".out.1234abcd.partial").mkdir()
    (tmp_path / ".out.1234abcd.partial" / "half").touch()
    with whole_or_not(tmp_path / "out") as folder:
        assert not any(folder.iterdir())
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


# --- where it may go -----------------------------------------------------------------------------------------------


def test_what_another_case_has_half_done_is_left_alone(tmp_path: Path) -> None:
    with whole_or_not(tmp_path / "li.wei") as folder:
        (folder / "letter").touch()
        with whole_or_not(tmp_path / "li"):
            pass
    assert {path.name: [inner.name for inner in path.iterdir()] for path in tmp_path.iterdir()} == {"li": [], "li.wei": ["letter"]}


def test_cases_of_one_name_are_refused_before_any_work(tmp_path: Path) -> None:
    folders = [make_case(tmp_path / "a" / "zhang"), make_case(tmp_path / "b" / "Zhang")]
    with pytest.raises(UsageError, match="one name"):
        batch.jobs_for(folders, tmp_path / "out")


def test_a_case_folder_is_never_replaced_by_its_own_output(tmp_path: Path) -> None:
    folder = make_case(tmp_path / "cases" / "zhang")
    with pytest.raises(UsageError, match="replace a case folder"):
        batch.jobs_for([folder], tmp_path / "cases")
    with pytest.raises(UsageError, match="replace a case folder"):
        refuse_bad_places({folder: folder / "evidence" / "out"})


def test_a_folder_that_is_not_ours_is_never_replaced(tmp_path: Path) -> None:
    folder = make_case(tmp_path / "zhang")
    (tmp_path / "out" / "zhang").mkdir(parents=True)
    (tmp_path / "out" / "zhang" / "holiday.jpg").touch()
    with pytest.raises(UsageError, match="not written by reprieve"):
        batch.jobs_for([folder], tmp_path / "out")


def test_without_an_output_folder_each_case_gets_its_own(tmp_path: Path) -> None:
    folder = make_case(tmp_path / "zhang")
    assert case_places([folder], None) == {folder: folder / "output"}
    assert [job.place for job in batch.jobs_for([folder], None)] == [folder / "output"]


def test_case_folders_are_found_at_any_depth_and_output_is_not_taken_for_one(tmp_path: Path) -> None:
    found = [make_case(tmp_path / "a"), make_case(tmp_path / "deep" / "er" / "b"), tmp_path / "papers-only"]
    (tmp_path / "papers-only" / "evidence").mkdir(parents=True)
    ours = make_case(tmp_path / "out" / "c")
    (ours / "assessment.json").touch()
    make_case(tmp_path / ".hidden")
    assert batch.case_folders([tmp_path]) == found
    assert batch.case_folders([found[0]]) == [found[0]]


def test_what_a_run_wrote_below_the_cases_or_into_one_is_no_folder_of_papers(tmp_path: Path) -> None:
    case = make_case(tmp_path / "zhang-wei")
    for out in (tmp_path / "out", case / "made" / "out", case):
        (out / ".reprieve").mkdir(parents=True)
        (out / "summary.csv").touch()
        (out / "zhang-wei" / "letters").mkdir(parents=True)
        (out / "zhang-wei" / "letters" / "申请书.docx").touch()
        (out / "zhang-wei" / "assessment.json").touch()
        half_done = out / ".zhang-wei.0123abcd.partial"
        half_done.mkdir()
        (half_done / "packet.pdf").touch()
    assert (batch.no_cases([tmp_path]), passed_over(case)) == ([], ())
    (case / "out").mkdir()
    (case / "out" / "流水.pdf").touch()
    assert [unread.file for unread in passed_over(case)] == ["out"]


def test_a_folder_that_cannot_be_looked_into_is_a_case_that_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case, closed = make_case(tmp_path / "zhang-wei"), tmp_path / "closed"
    closed.mkdir()
    look = os.scandir

    def refused(folder: Path) -> object:
        if folder == closed:
            raise PermissionError(errno.EACCES, "closed", str(folder))
        return look(folder)

    monkeypatch.setattr("reprieve.batch.os.scandir", refused)
    assert (batch.case_folders([tmp_path]), batch.no_cases([tmp_path])) == ([closed, case], [])
    with pytest.raises(PermissionError):
        batch.case_folders([closed])


def test_an_overview_never_replaces_what_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "index.html").touch()
    with pytest.raises(UsageError, match=r"index\.html exists and was not written by reprieve"):
        refuse_bad_overview(tmp_path)
    (tmp_path / ".reprieve").mkdir()
    refuse_bad_overview(tmp_path)


def test_papers_are_what_a_person_put_there(tmp_path: Path) -> None:
    for name in ("b.pdf", "sub/a.pdf", "Thumbs.db", ".DS_Store", "~$b.docx", "__MACOSX/b.pdf"):
        (tmp_path / "evidence" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "evidence" / name).touch()
    (tmp_path / "secret.pdf").touch()
    (tmp_path / "evidence" / "out.pdf").symlink_to(tmp_path / "secret.pdf")
    assert [path.relative_to(tmp_path / "evidence").as_posix() for path in papers_in(tmp_path / "evidence")] == ["b.pdf", "sub/a.pdf"]


# --- no case harms another -----------------------------------------------------------------------------------------


def _dies_at_two(item: int) -> int:
    if item == 2:
        os._exit(1)
    return item * 10


def test_a_process_that_dies_costs_its_own_item_only() -> None:
    heard: dict[int, int | Lost] = {}
    spread(_dies_at_two, [0, 1, 2, 3, 4], 2, heard.__setitem__)
    assert heard == {0: 0, 1: 10, 2: Lost.CRASHED, 3: 30, 4: 40}


def _leaves_badly(item: int) -> int:
    atexit.register(os._exit, 3)
    return item


def test_a_process_that_dies_between_two_items_costs_none() -> None:
    heard: dict[int, int | Lost] = {}
    spread(_leaves_badly, list(range(60)), 1, heard.__setitem__)
    assert heard == {item: item for item in range(60)}


def _says_its_page(item: int) -> int:
    say(PageRead("scan.pdf", item, 2))
    return item


def test_what_workers_say_of_their_progress_is_heard_where_they_were_asked() -> None:
    heard: list[PageRead] = []
    with heard_by(heard.append):
        spread(_says_its_page, [1, 2], 2, lambda index, result: None)
    assert sorted(what.page for what in heard) == [1, 2]


@pytest.mark.parametrize(
    ("checked", "patterns"), [(fingerprint.rules(), WHEN_USED), ("of other files", None), ("", None)], ids=["the same", "changed since", ""]
)
def test_a_worker_does_not_check_again_the_patterns_of_the_files_that_were_checked(
    checked: str, patterns: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str | None] = []

    def load(patterns: str | None = None) -> Library:
        loaded.append(patterns)
        return load_library()

    monkeypatch.setattr(casework, "load_library", load)
    casework.work(Job(str(make_case(tmp_path / "zhang-wei", "nothing = 1"))), OPTIONS, checked)
    assert loaded == [patterns]


@pytest.mark.parametrize(("cases", "engine", "told"), [(2, "", fingerprint.rules()), (1, "", ""), (2, "dask://127.0.0.1:9", "")])
def test_only_workers_of_this_machine_are_told_what_was_checked(
    cases: int, engine: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def spread_over(_engine: str, work: partial[Result], items: list[Job], _workers: int, heard: Callable[[int, Result], None]) -> None:
        asked.append(work.keywords["checked"])
        for index, item in enumerate(items):
            heard(index, casework.failed(item, OPTIONS, Message("no"), ExitCode.UNREADABLE))

    monkeypatch.setattr(batch, "spread_over", spread_over)
    jobs = [Job(str(make_case(tmp_path / str(number)))) for number in range(cases)]
    batch.work_through(jobs, OPTIONS, 2, lambda result: None, engine)
    assert asked == [told]


def test_a_bug_in_a_case_is_that_cases_and_its_traceback_masks_long_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ValueError("11010119900307001X")

    monkeypatch.setattr(casework, "run_case", fails)
    (result,) = work(Job(str(make_case(tmp_path / "zhang")), str(tmp_path / "out")))
    assert result.exit_code == ExitCode.BUG
    assert "ValueError" in result.bug
    assert "1990030" not in result.bug
    assert "bug" in str(result.outcome.error)


def test_a_case_file_with_mistakes_is_an_outcome_with_every_one_of_them(tmp_path: Path) -> None:
    (result,) = work(Job(str(make_case(tmp_path / "zhang", "[applicant]\nname = 3\n")), str(tmp_path / "out")))
    assert (result.outcome.verdict, result.exit_code) == ("unreadable", ExitCode.UNREADABLE)
    assert len(result.outcome.problems) > 3
    written = json.loads((tmp_path / "out" / "assessment.json").read_text(encoding="utf-8"))
    assert written["verdict"] == "unreadable"
    assert written["problems"] == [str(problem) for problem in result.outcome.problems]


def test_a_bad_case_harms_no_other_and_results_keep_the_order(tmp_path: Path) -> None:
    bad = make_case(tmp_path / "a-bad", "not toml")
    good = copied("unemployment-complete", tmp_path / "b-good")
    gone = tmp_path / "c-gone"
    results = work(*(Job(str(folder), str(tmp_path / "out" / folder.name)) for folder in (bad, good, gone)))
    assert [result.outcome.verdict for result in results] == ["unreadable", "complete", "unreadable"]
    assert batch.highest_exit_code(results) == ExitCode.UNREADABLE
    assert (tmp_path / "out" / "b-good" / "review.html").is_file()
    letters = results[1].outcome.letters
    assert letters and all((tmp_path / "out" / results[1].outcome.case / letter).is_file() for letter in letters)
    assert [path for path in (tmp_path / "out").iterdir() if path.name.startswith(".")] == []


# --- the summary ---------------------------------------------------------------------------------------------------


def result_of(case: str, error: str) -> Result:
    outcome = Outcome(case, "unreadable", error=Message("{text}", {"text": error}))
    return Result(Job(case), outcome, {}, ExitCode.UNREADABLE, 1.5)


def test_the_table_opens_in_a_spreadsheet_and_runs_nothing_there(tmp_path: Path) -> None:
    summary.write_summary([result_of("=cmd|calc", "+1"), result_of("王芳", "缺页")], tmp_path, OPTIONS.as_of)
    assert (tmp_path / "summary.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "summary.csv").open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert [(row["case"], row["error"]) for row in rows] == [("'=cmd|calc", "'+1"), ("王芳", "缺页")]


def test_the_table_says_in_words_what_its_ids_mean(tmp_path: Path) -> None:
    need = Need("base.income", Words("收入证明", "Proof of income"), "missing", Message(""))
    finding = Finding("budget_exceeds_statements", Words("所列支出高于流水", "Budget above the statements"), "warning", Message(""))
    outcome = Outcome("王芳", "incomplete", needs=(need,), findings=(finding,))
    speak("zh")
    try:
        summary.write_summary([Result(Job("王芳"), outcome, {}, ExitCode.INCOMPLETE)], tmp_path, OPTIONS.as_of)
    finally:
        speak("en")
    with (tmp_path / "summary.csv").open(encoding="utf-8-sig", newline="") as opened:
        row = next(csv.DictReader(opened))

    assert (row["verdict"], row["unmet"]) == ("incomplete", "base.income (missing)"), "ids are for programs"
    assert (row["verdict_in_words"], row["unmet_in_words"]) == ("不齐全", "收入证明 (缺少)")
    assert row["findings_in_words"].startswith("所列支出高于流水 (")


def test_a_run_says_how_it_went_and_with_which_versions(tmp_path: Path) -> None:
    summary.write_summary([result_of("王芳", "缺页")], tmp_path, OPTIONS.as_of)
    run = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert (run["as_of"], run["exit_code"]) == ("2026-11-02", 12)
    row = {"case": "王芳", "verdict": "unreadable", "exit_code": 12, "seconds": 1.5, "kept": False, "why": []}
    assert run["cases"] == [row]
    assert {"reprieve", "python", "pypdfium2"} <= run["versions"].keys()
    assert (tmp_path / "index.html").is_file()


# --- nothing is passed over in silence -----------------------------------------------------------------------------


def test_links_that_lead_round_in_circles_are_followed_once(tmp_path: Path) -> None:
    case = make_case(tmp_path / "a" / "zhang-wei")
    make_case(tmp_path / "b" / "li-na")
    (tmp_path / "a" / "all").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "other").symlink_to(tmp_path / "b", target_is_directory=True)
    (tmp_path / "b" / "other").symlink_to(tmp_path / "a", target_is_directory=True)
    assert batch.case_folders([tmp_path / "a"]) == [tmp_path / "a" / "other" / "li-na", case]


def test_folders_of_papers_that_are_no_cases_are_named(tmp_path: Path) -> None:
    make_case(tmp_path / "zhang-wei")
    papers, typed, texts = tmp_path / "li-na", tmp_path / "group" / "wang-fang", tmp_path / "zhao-min"
    notes, none = tmp_path / "notes", tmp_path / "none"
    for folder, name in ((papers, "流水.pdf"), (typed, "case.toml.txt"), (texts, "流水.txt"), (notes, "Readme.txt"), (none, "")):
        folder.mkdir(parents=True)
        (folder / (name or ".DS_Store")).touch()
    (notes / "notes.md").touch()
    assert batch.no_cases([tmp_path]) == [typed, papers, texts]
    assert batch.no_cases([tmp_path / "none", tmp_path / "zhang-wei"]) == [tmp_path / "none"]


def test_what_counts_for_nothing_is_told_with_why(tmp_path: Path) -> None:
    case = copied("unemployment-unreadable", tmp_path / "zhang-wei")
    evidence = case / "evidence"
    (evidence / "身份证.pdf").rename(case / "身份证.pdf")
    for name in ("truth.json", "流水明细.txt", "账单.HTM", "README.txt", "密码.txt", "case.toml.txt", "说明.html"):
        (case / name).touch()
    (evidence / ".流水2.pdf.icloud").touch()
    (evidence / "合同.pdf.crdownload").touch()
    (evidence / "票据.jpg").symlink_to(tmp_path / "nothing.jpg")
    (evidence / "空.pdf").touch()
    (evidence / "说明.html").write_text("<html><body><p>登录超时，请重新登录。</p></body></html>", encoding="utf-8")
    (case / "材料").mkdir()
    (case / "材料" / "工资条.xlsx").touch()
    result = casework.work(Job(str(case)), OPTIONS)
    told = {unread.file: str(unread.why) for unread in result.outcome.unread}
    assert {file: why.partition(" ")[2][:24] for file, why in told.items() if not file.startswith("evidence/流水.pdf")} == {
        "evidence/借款合同.pdf": told["evidence/借款合同.pdf"].partition(" ")[2][:24],
        "evidence/空.pdf": "file is empty. Copy or d",
        "evidence/说明.html": "was not recognised and c",
        "evidence/流水2.pdf": "is in iCloud and not on ",
        "evidence/合同.pdf.crdownload": "download was not finishe",
        "evidence/票据.jpg": "is a link that leads out",
        "材料": "papers in it lie outside",
        "流水明细.txt": "lies outside the folder ",
        "账单.HTM": "lies outside the folder ",
        "身份证.pdf": "lies outside the folder ",
    }
    assert result.json is not None
    assert [unread["file"] for unread in result.json["unread"]] == list(told)


def test_a_run_tells_how_much_was_not_read(tmp_path: Path) -> None:
    case = copied("unemployment-unreadable", tmp_path / "cases" / "zhang-wei")
    (case / "工资条.pdf").touch()
    (case / "990101199006223515.pdf").touch()
    result = casework.work(Job(str(case), str(tmp_path / "out" / "zhang-wei")), OPTIONS)
    summary.write_summary([result], tmp_path / "out", OPTIONS.as_of)
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "Not read</span> 4</span>" in page
    with (tmp_path / "out" / "summary.csv").open(encoding="utf-8-sig", newline="") as opened:
        assert next(csv.DictReader(opened))["unread"] == "evidence/借款合同.pdf; evidence/流水.pdf; ****3515.pdf; 工资条.pdf"
    review = (tmp_path / "out" / "zhang-wei" / "review.html").read_text(encoding="utf-8")
    assert "工资条.pdf" in review
    assert "990101199006223515" not in review + page
    assert '<a href="#papers">4</a>' in review
