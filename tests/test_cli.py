"""The command line: data on stdout, messages on stderr, exit codes as documented, never a traceback."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import pty
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pikepdf
import pytest
from rich.text import Text

import command_pages
import error_pages
from reprieve import batch, cli
from reprieve.cli import run_command
from reprieve.errors import ExitCode, installs
from reprieve.language import LANGUAGES, Language, Message, Words
from reprieve.library import load_library
from reprieve.library.reading import load_reading
from reprieve.model import Certificate, Document, Finding, Need, Outcome, Payslip, Reconciliation, Source, Statement, Transaction, Unread
from reprieve.pipeline import Options
from reprieve.runs import casework, summary
from reprieve.runs.casework import Job, Result
from reprieve.schema import assessment_to_json
from reprieve.terminal import cells, dialogue, screen, streams
from reprieve.terminal import locked as locked_papers
from sample_runs import RunOf

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples" / "cases"
AS_OF = "--as-of=2026-11-02"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def test_the_version_is_told_at_once() -> None:
    start = time.perf_counter()
    said = subprocess.run([sys.executable, "-m", "reprieve", "--version"], capture_output=True, text=True, check=True)
    assert re.fullmatch(r"reprieve \d+\.\d+\.\d+\n", said.stdout)
    assert time.perf_counter() - start < 2  # far above what it takes, so that a busy machine does not fail it


@pytest.mark.parametrize("extra", ["ocr", "cluster"])
@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_an_extra_is_installed_as_the_readme_says(extra: str, page: str) -> None:
    command = installs(extra).render("en").partition(" in ")[0]
    assert f"`{command}`" in (SAMPLES.parent.parent / page).read_text(encoding="utf-8")


def test_the_version_needs_none_of_the_heavy_libraries() -> None:
    code = "import sys, reprieve.cli; print(*(sys.modules.keys() & {'pydantic', 'rich', 'docx', 'pypdfium2', 'pikepdf', 'reportlab'}))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "\n"


NOT_FOR_READING = {
    "docx", "docxtpl", "filelock", "pdfplumber", "pebble", "pikepdf", "PIL", "reportlab", "rich",
    "reprieve.case", "reprieve.judge", "reprieve.kept", "reprieve.library.whole", "reprieve.pipeline", "reprieve.write",
    "reprieve.read.certificate", "reprieve.read.export", "reprieve.read.scanning.images", "reprieve.read.payslip",
}  # fmt: skip


@pytest.mark.parametrize(
    "read",
    ["cli.run_command(['read', '--json', paper])", "read_paper(Path(paper), paper, load_reading())"],
    ids=["the command", "the reader that it starts"],
)
def test_a_statement_is_read_without_what_judges_writes_or_reads_other_papers(read: str) -> None:
    code = f"""
import sys
from pathlib import Path
from reprieve import cli
from reprieve.library.reading import load_reading
from reprieve.read import read_paper
paper = {str(ROOT / "samples" / "papers" / "statement-cmb.pdf")!r}
{read}
print(*sys.modules, file=sys.stderr)
"""
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr.split()
    assert "reprieve.read.statement" in loaded
    assert not NOT_FOR_READING & set(loaded)


@pytest.mark.parametrize(
    ("case", "code"),
    [("unemployment-complete", 0), ("income-drop-missing", 10), ("unemployment-contradicted", 11), ("unemployment-unreadable", 12)],
)
def test_check_returns_the_code_of_the_verdict_and_tells_the_day(case: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["check", str(SAMPLES / case), AS_OF]) == code
    said = capsys.readouterr()
    assert "2026-11-02" in said.out
    assert case in said.out
    assert said.err == ""


def test_several_cases_return_the_highest_code_and_keep_their_order(run_of: RunOf, capsys: pytest.CaptureFixture[str]) -> None:
    names = ["unemployment-contradicted", "income-drop-missing"]
    assert run_command(["check", *(str(SAMPLES / name) for name in names), AS_OF, "--json"]) == 11
    data = json.loads(capsys.readouterr().out)
    assert (data["schema"], data["as_of"]) == (1, "2026-11-02")
    assert [case["case"] for case in data["cases"]] == names
    assert all(assessment_to_json(run_of(case["case"])[0].assessment).items() <= case.items() for case in data["cases"])


def test_a_case_file_with_mistakes_is_json_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "case.toml").write_text("[applicant]\n", encoding="utf-8")
    assert run_command(["check", str(tmp_path), AS_OF, "--json"]) == 12
    (case,) = json.loads(capsys.readouterr().out)["cases"]
    assert case["verdict"] == "unreadable"
    assert case["error"]
    assert case["problems"]


def test_read_prints_one_document_a_paper_in_the_order_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    good = SAMPLES / "unemployment-complete" / "evidence" / "流水.pdf"
    assert run_command(["read", str(good), str(broken), "--json", "--jobs=1"]) == 12
    first, second = json.loads(capsys.readouterr().out)["documents"]
    assert (first["file"], first["kind"], first["status"]) == (good.as_posix(), "bank_statement", "read")
    assert (second["status"], bool(second["error"])) == ("unreadable", True)


def test_read_of_a_case_folder_reads_its_evidence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["read", str(SAMPLES / "unemployment-complete"), "--jobs=1"]) == 0
    said = capsys.readouterr().out
    assert "流水.pdf" in said
    assert "case.toml" not in said


def test_run_writes_every_case_and_says_where_to_look(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    cases = [str(SAMPLES / name) for name in ("unemployment-complete", "income-drop-missing")]
    assert run_command(["run", *cases, "-o", str(out), AS_OF]) == 10
    said = capsys.readouterr()
    assert str(out / "index.html") in said.out
    assert {json.loads(line)["case"] for line in said.err.splitlines()} == {"income-drop-missing", "unemployment-complete"}
    assert {path.name for path in out.iterdir()} == {
        ".reprieve",
        "index.html",
        "summary.csv",
        "run.json",
        "unemployment-complete",
        "income-drop-missing",
    }
    assert list((out / "unemployment-complete" / "letters").glob("*.docx"))
    assert (out / "income-drop-missing" / "补件清单.docx").is_file()
    assert not (out / "unemployment-complete" / "补件清单.docx").exists()
    assert_is_described(out, out / "unemployment-complete")


AS_THEY_COME = {"versions", "laws", "parts", "fields", "letters", "bbox"}  # their keys are names of libraries, articles, fields or files


def keys_of(value: object, within: str = "") -> Iterator[str]:
    """Every key of a JSON file with what it stands in: cases[].verdict."""
    if isinstance(value, list):
        for each in value:
            yield from keys_of(each, f"{within}[]")
    elif isinstance(value, dict):
        for name, held in value.items():
            key = f"{within}.{name}".removeprefix(".")
            yield key
            if not (name in AS_THEY_COME and isinstance(held, dict)):
                yield from keys_of(held, key)


def keys_of_documents() -> Iterator[str]:
    """What `read --json` may say: of the file, and of what was read from it."""
    yield from ("schema", "documents", "period")
    unseen = {"content", "period_start", "period_end"}
    nouns = {Document: "", Statement: "", Payslip: "", Certificate: "", Transaction: "transactions[].", Reconciliation: "reconciliation."}
    yield from (f"{within}{field.name}" for noun, within in nouns.items() for field in fields(noun) if field.name not in unseen)


def assert_is_described(out: Path, case: Path) -> None:
    """The pages on the output name every file and key that was written, and no key that was not."""
    whole = {path.name: set(keys_of(json.loads(path.read_text(encoding="utf-8")))) for path in (out / "run.json", case / "manifest.json")}
    judged = json.loads((case / "assessment.json").read_text(encoding="utf-8"))
    columns = (out / "summary.csv").read_text(encoding="utf-8-sig").splitlines()[0].split(",")
    written = {**whole, "assessment.json": set(judged), "summary.csv": set(columns), "reprieve read --json": set(keys_of_documents())}
    for page in ("output.md", "output.zh-CN.md"):
        files, *sections = (command_pages.DOCS / page).read_text(encoding="utf-8").split("\n## ")
        described = {section.split("`")[1]: set(re.findall("^[|] `([^`]+)`", section, re.MULTILINE)) for section in sections}
        assert described == written
        named = " ".join(re.findall("^[|] (`.*?) [|]", files, re.MULTILINE))
        made = [
            *(path.name for path in out.iterdir() if path.name[0] == "." or path.is_file()),
            *(f"CASE/{path.name}" for path in case.iterdir()),
        ]
        assert [name for name in made if re.split("[-_]", name)[0] not in named] == []


def test_papers_from_here_and_from_elsewhere_are_shown_in_one_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("here.pdf", "there.pdf"):
        Path(name).touch()
    assert run_command(["read", "here.pdf", str(tmp_path / "there.pdf"), "--jobs=1"]) == 12
    assert capsys.readouterr().out.count("This file is empty") == 2


def test_a_folder_without_papers_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["read", str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"There are no papers in: {tmp_path}\n")


def test_run_finds_nothing_to_do_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["run", str(tmp_path), "-o", str(tmp_path / "out")]) == 2
    assert "reprieve new" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["--nope"], ["nope"], ["check"], ["check", "/no/such/folder"], ["read", "x", "--as-of"], ["run", "."]]
)
def test_wrong_usage_is_code_2_and_one_message(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Error" in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("check", "nowhere"), "文件夹 'nowhere' 不存在"),
        (("lint", "nowhere"), "文件 'nowhere' 不存在"),
        (("check", "samples", "--as-of", "2026年13月1日"), "请写成 2026-11-02 这样的日期"),
        (("check", "samples", "--nothing"), "没有 '--nothing' 这个选项"),
        (("check", "samples", "--jobs", "0"), "0 超出范围"),
    ],
)
def test_wrong_usage_is_told_in_chinese(arguments: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["--lang=zh", *arguments]) == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("day", ["2026-11-02", "2026/11/2", "2026年11月2日"])
def test_the_day_may_be_written_as_people_write_it(day: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_command(["check", str(tmp_path), "--as-of", day])
    assert "Judged for 2026-11-02." in capsys.readouterr().out


def test_the_next_command_is_told_so_that_it_can_be_copied(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["new", str(tmp_path / "zhang wei")]) == 0
    assert f'reprieve check "{tmp_path / "zhang wei"}"' in capsys.readouterr().err


def test_a_folder_of_papers_beside_the_cases_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cases" / "zhang-wei" / "evidence").mkdir(parents=True)
    (tmp_path / "cases" / "li-na").mkdir()
    (tmp_path / "cases" / "li-na" / "流水.pdf").touch()
    assert run_command(["run", str(tmp_path / "cases"), "-o", str(tmp_path / "out")]) == 12
    assert f"{tmp_path / 'cases' / 'li-na'} is no case folder and was left out" in capsys.readouterr().err


def test_letters_of_a_case_that_was_renamed_are_told_and_removed_by_the_command_that_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cases" / "zhang-wei" / "evidence").mkdir(parents=True)
    run = ["run", str(tmp_path / "cases"), "-o", str(tmp_path / "out")]
    run_command(run)
    assert "not among these" not in capsys.readouterr().err
    (tmp_path / "cases" / "zhang-wei").rename(tmp_path / "cases" / "li-na")
    run_command(run)
    told = capsys.readouterr().err

    assert f"{tmp_path / 'out'} also holds letters of cases that are not among these: zhang-wei." in told
    assert run_command(shlex.split(told.partition(": reprieve ")[2].splitlines()[0])) == 0
    assert not (tmp_path / "out" / "zhang-wei").exists()


def test_what_the_system_refuses_is_told_in_the_readers_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert run_command(["--lang=zh", "new", str(tmp_path / "file" / "zhang-wei")]) == 12
    assert "这里应当是文件夹，却是一个文件" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_output_that_finds_no_room_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "reprieve", "explain", "base.debts"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (ended.returncode, ended.stderr) == (
        12,
        b"The output could not be written: No space left on the disk. Make room, then run this again\n",
    )


def test_a_stream_that_is_closed_from_the_start_changes_no_exit_code(tmp_path: Path) -> None:
    def code(said: str) -> int:
        return subprocess.run(f"{sys.executable} -m reprieve {said}", shell=True, capture_output=True, check=False).returncode

    assert [code(f"new {tmp_path}/zhang-wei <&-"), code("check nowhere 2>&-"), code("explain base.debts >&-")] == [0, 2, 0]


@pytest.fixture(scope="module")
def check_unreadable(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """Checks a case of two papers, one of which cannot be read: the quickest whose words need every kind of mark."""
    sample, case = SAMPLES / "unemployment-unreadable", tmp_path_factory.mktemp("unreadable")
    (case / "evidence").mkdir()
    for name in ("case.toml", "evidence/身份证.pdf", "evidence/借款合同.pdf"):
        shutil.copy(sample / name, case / name)
    return "check", str(case), AS_OF, "--lang=zh"


def said_in(encoding: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    return subprocess.run([sys.executable, "-m", "reprieve", *arguments], capture_output=True, env=environment, check=False)


def test_a_code_page_that_lacks_a_mark_shows_the_nearest_that_it_has(check_unreadable: tuple[str, ...]) -> None:
    said = said_in("gbk", *check_unreadable)
    assert (said.returncode, said.stderr) == (12, b"")
    assert "√  身份证明" in said.stdout.decode("gbk")


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_json_is_whole_in_every_code_page(encoding: str, check_unreadable: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    said = io.BytesIO()
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(said, encoding, write_through=True))
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(io.BytesIO(), encoding))
    streams.prepare()
    run_command([*check_unreadable, "--json"])
    assert json.loads(said.getvalue())["cases"][0]["needs"][0]["name"] == "身份证明"


@pytest.mark.parametrize(("arguments", "code"), [(["--json"], 12), ([], 12), (["explain", "base.debts"], 0)])
def test_a_reader_that_leaves_early_changes_no_exit_code(arguments: list[str], code: int, check_unreadable: tuple[str, ...]) -> None:
    command = arguments if code == 0 else [*check_unreadable, *arguments]
    reader, writer = os.pipe()
    os.close(reader)
    ended = subprocess.run([sys.executable, "-m", "reprieve", *command], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (code, b"")


def test_new_writes_a_case_folder_and_never_over_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "zhang-wei"
    assert run_command(["new", str(folder)]) == 0
    assert (folder / "evidence").is_dir()
    (folder / "case.toml").write_text("mine", encoding="utf-8")
    assert run_command(["new", str(folder)]) == 2
    assert (folder / "case.toml").read_text(encoding="utf-8") == "mine"
    assert "exists already" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["base.identity", "unemployment", "salary_after_onset", "civil_code.678", "civil_code", "payslip", "cmb"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_explain_tells_what_a_name_means_and_its_source(name: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["explain", name, "--lang", language]) == 0
    said = capsys.readouterr().out
    assert ("Source" if language == "en" else "出处") in said or "依据" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_hardship_need_finding_and_kind_of_paper_explains_itself(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    library = load_library()
    needs = [need.id for hardship in (library.base, *library.hardships.values()) for need in hardship.needs]
    for name in (*needs, *library.hardships, *library.findings.findings, *library.documents):
        assert run_command(["explain", name, "--lang", language]) == 0, name


def test_explain_of_an_unknown_name_offers_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["explain", "payslpi"]) == 2
    assert "payslip" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["unemployment", "失业", " Unemployment"])
def test_what_is_explained_may_be_named_as_it_is_called(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["explain", name]) == 0
    assert "unemployment.proof" in capsys.readouterr().out


def test_lint_finds_nothing_in_what_is_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["lint"]) == 0, capsys.readouterr().out


def test_lint_of_a_file_that_is_no_letter_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letter.doc").touch()
    assert run_command(["lint", str(tmp_path / "letter.doc")]) == 13
    assert "one of them is missing for: letter" in " ".join(capsys.readouterr().out.split())


def test_a_bug_is_logged_and_told_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(cli, "_work", lambda *_: 1 / 0)
    assert run_command(["check", str(tmp_path)]) == 70
    log = tmp_path / "reprieve" / "run.log"
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert oct(log.stat().st_mode & 0o777) == "0o600"
    said = capsys.readouterr().err
    assert str(log) in said
    assert "Traceback" not in said


def test_the_log_of_a_bug_names_neither_case_nor_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(casework, "judge_case", lambda *_: 1 / 0)
    (tmp_path / "王芳").mkdir()
    assert run_command(["check", str(tmp_path / "王芳")]) == 70
    assert "王芳" not in (tmp_path / "reprieve" / "run.log").read_text(encoding="utf-8")


def test_an_interrupt_is_code_130(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_work", interrupted)
    assert run_command(["check", str(tmp_path)]) == 130
    assert "Interrupted" in capsys.readouterr().err


def test_an_interrupt_while_the_program_is_being_loaded_shows_no_traceback() -> None:
    program = """
import sys
class Interrupted:
    def find_spec(self, name, *_):
        if name == "reprieve.cli":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupted())
from reprieve.__main__ import main
main()
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (130, "")


def test_the_language_is_the_locales_unless_it_is_asked_for(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    run_command(["check"])
    assert "缺少参数" in capsys.readouterr().err
    run_command(["--lang", "en", "--help"])
    assert "Usage: reprieve" in capsys.readouterr().out


def test_a_folder_that_is_called_like_a_language_chooses_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert run_command(["explain", "zh"]) == 2
    assert "is not in the library" in capsys.readouterr().err
    assert run_command(["explain", "en", "--lang=zh"]) == 2
    assert "is not in the library" not in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_commands_is_what_help_says(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    page = command_pages.DOCS / command_pages.PAGES[language][0]
    assert page.read_text(encoding="utf-8") == command_pages.page(language), "run: make docs"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_errors_is_what_the_program_says(language: Language) -> None:
    page = (error_pages.ROOT / "docs" / error_pages.FILES[language]).read_text(encoding="utf-8")
    assert page == error_pages.page(language), "run: make docs"
    for said in ("This PDF is damaged or cut off", "quotes are missing here", "there is no case folder here", "No space left on the disk"):
        assert said in page or language == "zh"


# --- locked papers -------------------------------------------------------------------------------------------------


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A case of two papers whose bank statement asks for the password 246810."""
    sample, case = SAMPLES / "unemployment-complete", tmp_path / "locked"
    (case / "evidence").mkdir(parents=True)
    for name in ("case.toml", "evidence/身份证.pdf", "evidence/流水.pdf"):
        shutil.copy(sample / name, case / name)
    statement = case / "evidence" / "流水.pdf"
    with pikepdf.open(statement, allow_overwriting_input=True) as pdf:
        pdf.save(statement, encryption=pikepdf.Encryption(user="246810", owner="owner"))
    return case


def at_a_terminal(*arguments: str, types: str) -> tuple[int, str, str]:
    """Exit code, stdout, and what the terminal showed, of a command at a terminal where someone answers its one question."""
    main, worker = pty.openpty()
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "reprieve", *arguments]
    process = subprocess.Popen(command, stdin=worker, stdout=subprocess.PIPE, stderr=worker, start_new_session=True, env=environment)
    os.close(worker)
    shown = b""
    while b"Password of" not in shown:
        shown += os.read(main, 1000)
    os.write(main, f"{types}\n".encode())
    out, _err = process.communicate(timeout=60)
    shown += os.read(main, 1000)
    os.close(main)
    return process.returncode, out.decode(), shown.decode()


def test_a_locked_paper_is_reported_when_nobody_can_be_asked(locked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    papers = [str(locked / "evidence" / name) for name in ("流水.pdf", "身份证.pdf")]
    assert run_command(["read", *papers, "--json"]) == 12
    unread = [document for document in json.loads(capsys.readouterr().out)["documents"] if document["status"] == "unreadable"]
    assert [Path(document["file"]).name for document in unread] == ["流水.pdf"]
    assert "--password-file" in unread[0]["error"]


def test_a_password_file_opens_locked_papers(locked: Path, tmp_path: Path) -> None:
    passwords = tmp_path / "passwords.txt"
    passwords.write_text("wrong\n246810\n", encoding="utf-8")
    assert run_command(["check", str(locked), AS_OF]) == 12
    assert run_command(["check", str(locked), AS_OF, "--password-file", str(passwords)]) == 10, "other papers are missing"
    assert run_command(["write", str(locked), AS_OF, "--no-pdf", "--password-file", str(passwords)]) == 10
    assert (locked / "output" / "packet.pdf").is_file()


def test_a_person_at_a_terminal_is_asked_and_what_is_typed_is_not_shown(locked: Path) -> None:
    code, out, shown = at_a_terminal("check", str(locked), AS_OF, types="246810")
    assert code == 10, "other papers are missing"
    assert "流水.pdf" in shown
    assert "246810" not in out + shown


def test_what_was_locked_is_done_again_where_all_else_was_done(monkeypatch: pytest.MonkeyPatch) -> None:
    job, engines = Job("cases/a"), list[str]()

    def work_through(jobs: list[Job], settings: Options, workers: int, done: object, engine: str = "") -> list[Result]:
        engines.append(engine)
        return [Result(job, Outcome("a", "unreadable"), None, ExitCode.UNREADABLE, locked=() if settings.passwords else ("a.pdf",))]

    monkeypatch.setattr(batch, "work_through", work_through)
    monkeypatch.setattr(dialogue, "someone_is_there", lambda: True)
    monkeypatch.setattr(dialogue, "ask_passwords", lambda papers: ("secret",))
    (result,) = locked_papers.work([job], Options(dt.date(2026, 11, 2)), 1, "dask://here:1")
    assert (result.locked, engines) == ((), ["dask://here:1", "dask://here:1"])


def test_a_wrong_password_leaves_the_paper_locked(locked: Path) -> None:
    code, out, _shown = at_a_terminal("read", str(locked / "evidence" / "流水.pdf"), types="000000")
    assert code == 12
    assert "None of the passwords" in re.sub(r"\s+", " ", out)


def test_an_interrupted_run_leaves_nothing_half_done_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "at-once").mkdir()
    (tmp_path / "at-once" / "case.toml").write_text("nothing = 1\n", encoding="utf-8")
    cases = [str(tmp_path / "at-once"), *(str(SAMPLES / name) for name in ("income-drop-missing", "unemployment-contradicted"))]
    command = [sys.executable, "-m", "reprieve", "run", *cases, "-o", str(tmp_path / "out"), AS_OF, "--jobs=2"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, text=True)
    assert process.stderr
    first = process.stderr.readline()
    while process.poll() is None and not list((tmp_path / "out").glob(".*.partial")):  # one case is done, another is in hand
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _out, err = process.communicate(timeout=60)
    assert json.loads(first)["case"]
    assert process.returncode == 130
    assert "Traceback" not in err
    assert [path.name for path in (tmp_path / "out").iterdir() if path.name.startswith(".")] == [".reprieve"]


def test_where_libreoffice_is_not_installed_that_is_said_and_all_else_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("reprieve.write.office.find_office", lambda: "")
    assert run_command(["write", str(SAMPLES / "unemployment-complete"), AS_OF, "-o", str(tmp_path), "--lang", "en"]) == 0
    assert "LibreOffice is not installed" in capsys.readouterr().err
    assert (tmp_path / "unemployment-complete" / "packet.pdf").is_file()


def test_a_batch_converts_letters_only_where_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def find() -> str:
        asked.append("asked")
        return ""

    monkeypatch.setattr("reprieve.write.office.find_office", find)
    assert run_command(["run", str(SAMPLES / "unemployment-complete"), AS_OF, "-o", str(tmp_path)]) == 0 and asked == []
    assert run_command(["run", str(SAMPLES / "unemployment-complete"), AS_OF, "-o", str(tmp_path), "--pdf"]) == 0 and asked == ["asked"]


def test_when_libreoffice_fails_the_case_is_written_and_the_reason_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("reprieve.write.office.find_office", lambda: str(tmp_path / "gone"))
    assert run_command(["write", str(SAMPLES / "unemployment-complete"), AS_OF, "-o", str(tmp_path), "--lang", "en"]) == 0
    assert "unemployment-complete: the packet holds no letters: LibreOffice could not be started" in capsys.readouterr().err


def test_chinese_is_broken_between_characters_and_never_before_a_mark_that_closes() -> None:
    said = "第 9 行：debts[1].type：“失业”不是已知的名称。请写成：type"
    assert cells.wrapped(said, 20) == ["第 9 行：", "debts[1].type：“失", "业”不是已知的名称。", "请写成：type"]
    assert cells.wrapped("一二三，四五六", 6) == ["一二", "三，四", "五六"]
    assert cells.wrapped("见流水.pdf", 6) == ["见流", "水.pdf"]
    assert cells.wrapped("[流水.pdf, 工资.pdf]", 7) == ["[流", "水.pdf,", "工", "资.pdf]"]


def test_what_a_line_of_a_cell_goes_on_in_stands_as_far_in_as_the_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "_PIPE_WIDTH", 20)
    table = cells.new_table(Message("a"), Message("b"))
    cells.add_row(table, "a1", Text("证据：一二三四五、六七八\n→ 开户银行手机银行打印\n  注意：不要剪裁页面"))
    cells.show(table)
    assert [line.rstrip()[4:] for line in capsys.readouterr().out.splitlines()[1:]] == [
        "证据：一二三四",
        "五、六七八",
        "→ 开户银行手机银",
        "  行打印",
        "  注意：不要剪裁",
        "  页面",
    ]


def test_on_a_narrow_terminal_what_is_wrong_stands_under_what_was_found(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "_PIPE_WIDTH", 80)
    papers = SAMPLES / "unemployment-complete" / "evidence"
    assert run_command(["read", "--lang", "en", str(papers / "流水.pdf"), str(papers / "身份证.pdf"), "--jobs=1"]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert lines[0].split() == ["paper", "kind", "found"]
    assert max(len(line.rstrip()) for line in lines) <= 80
    assert any("Bank statement" in line for line in lines)


CARD, ID_NUMBER = "6222021234567890123", "990101199003070013"
PAPER, FOLDER = f"evidence/{CARD}流水.pdf", f"林知远{ID_NUMBER}"


def told_of_a_case() -> Result:
    """A case whose folder and whose paper are called by their numbers; they stand in every kind of sentence about it."""
    says, place = Message("{file}: 6222 0212 3456 7890 123", {"file": PAPER}), (Source(PAPER, 2),)
    needs = (Need("a.b", Words("件", "papers"), "missing", says, place),)
    findings = (Finding("c", Words("问", "question"), "warning", says, place, Words(f"看 {PAPER}", f"look at {PAPER}")),)
    outcome = Outcome(FOLDER, "incomplete", needs=needs, findings=findings, unread=(Unread(PAPER, says),), error=None)
    return Result(Job(f"cases/{FOLDER}", f"out/{FOLDER}"), outcome, None, ExitCode.INCOMPLETE)


def test_numbers_of_people_and_cards_are_masked_in_all_that_is_shown(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    result, day = told_of_a_case(), dt.date(2026, 11, 2)
    stopped = replace(result, outcome=Outcome(FOLDER, "unreadable", error=Message("{file}", {"file": PAPER}), problems=(Message(CARD),)))
    screen.show_cases([result, stopped], day)
    screen.show_run([result, stopped], "out", day)
    screen.show_written([result, stopped], day)
    screen.show_documents([Document(PAPER, "", "unknown", "unreadable", error=Message("{file}", {"file": PAPER}))], load_reading())
    cli._tell(Message("{file}: 6222 0212 3456 7890 123", {"file": PAPER}))
    run_command(["check", CARD])
    summary.write_summary([replace(stopped, job=replace(stopped.job, why=(Message(PAPER),)))], tmp_path, day)
    said = capsys.readouterr()

    assert "****0123" in said.out and "****0013" in said.out and "****0123" in said.err
    assert [line for line in (said.out + said.err).splitlines() if CARD in line or "6222 0212" in line] == []
    whole = [line for line in said.out.splitlines() if ID_NUMBER in line]
    assert [f"out/{FOLDER}" in line for line in whole] == [True, True], "where it was written, to be opened"
    assert CARD not in "".join((tmp_path / name).read_text(encoding="utf-8") for name in ("index.html", "summary.csv", "run.json"))


def test_a_masked_number_keeps_the_colours_about_it() -> None:
    shown = cells.masked_text(Text("a ").append(f"b {CARD} c", "dim").append(" d"))
    assert (shown.plain, {shown.plain[span.start : span.end] for span in shown.spans}) == ("a b ****0123 c d", {"b ", "****0123", " c"})
