"""Input that was made to harm: it is told, or read as what it is, and nothing else happens."""

from __future__ import annotations

import csv
import datetime as dt
import os
import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from urllib.parse import unquote

import pikepdf
import pytest

from reprieve import batch
from reprieve.errors import ExitCode
from reprieve.language import Message
from reprieve.library import Library, load_library
from reprieve.model import Document, Outcome
from reprieve.pipeline import Options
from reprieve.read.guarded import GuardedReader
from reprieve.runs import casework, summary
from reprieve.runs.casework import Job, Result

DAY = dt.date(2026, 11, 2)
HOSTILE_NAMES = ("<img src=x onerror=alert(1)>.pdf", "a\nb.pdf", "-rf.pdf", "长" * 83 + ".pdf", "=cmd|'c calc'!A1.pdf", "{{ 7*7 }}.pdf")


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture
def reader(library: Library) -> Iterator[GuardedReader]:
    reader = GuardedReader(library, seconds=20)
    yield reader
    reader.close()


def run(case: Path, out: Path, options: Options) -> Result:
    (result,) = batch.work_through([Job(str(case), str(out / case.name))], options, 1, lambda result: None)
    return result


def stated(case: Path, old: str, new: str) -> None:
    file = case / "case.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


# --- leading out of the case folder --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "file", ["../secret.pdf", "/etc/passwd", "evidence/../../secret.pdf", "evidence/link.pdf", "evidence/out/secret.pdf"]
)
def test_a_hint_that_leads_out_of_the_case_folder_is_a_mistake(file: str, case: Path, out: Path, options: Options) -> None:
    (case.parent / "secret.pdf").write_bytes(b"%PDF- secret")
    (case / "evidence" / "link.pdf").symlink_to(case.parent / "secret.pdf")
    (case / "evidence" / "out").symlink_to(case.parent, target_is_directory=True)
    with (case / "case.toml").open("a", encoding="utf-8") as opened:
        opened.write(f'\n[[evidence]]\nfile = "{file}"\nkind = "payslip"\n')
    result = run(case, out, options)
    assert result.exit_code == ExitCode.UNREADABLE
    assert "there is no paper" in str(result.outcome.problems[0])


def test_links_and_archives_that_lead_out_bring_nothing_in(case: Path, out: Path, options: Options) -> None:
    secret = case.parent / "secret.txt"
    secret.write_text("THE SECRET OF ANOTHER CASE", encoding="utf-8")
    (case / "evidence" / "link.txt").symlink_to(secret)
    (case / "evidence" / "folder").symlink_to(case.parent, target_is_directory=True)
    (case / "evidence" / "loop").symlink_to(case / "evidence", target_is_directory=True)
    with zipfile.ZipFile(case / "evidence" / "z.zip", "w") as archive:
        archive.writestr("../../../planted.txt", "planted")
        archive.writestr("/tmp/planted.txt", "planted")
    run(case, out, options)
    assert b"THE SECRET" not in everything(out)
    assert not list(case.parent.rglob("planted*"))
    assert secret.read_text(encoding="utf-8") == "THE SECRET OF ANOTHER CASE"


# --- names ---------------------------------------------------------------------------------------------------------


def test_papers_and_people_may_be_called_anything(case: Path, out: Path, options: Options) -> None:
    for number, name in enumerate(HOSTILE_NAMES):
        (case / "evidence" / name).write_bytes(b"nothing to read %d" % number)
    stated(case, "name = ", 'aliases = ["<script>alert(1)</script>", "{{ 7*7 }}"]\nname = ')
    result = run(case, out, options)
    page = (out / case.name / "review.html").read_text(encoding="utf-8")
    assert result.exit_code in (ExitCode.INCOMPLETE, ExitCode.UNREADABLE)
    assert "<img src=x" not in page and "<script>alert" not in page
    assert "&lt;img src=x" in page
    assert not [path for path in out.rglob("*") if path.name.startswith("-")]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there a name is text")
def test_names_that_are_no_utf8_are_read_as_chinese_windows_writes_them_and_harm_no_other_case(
    case: Path, out: Path, options: Options
) -> None:
    (case / "evidence" / "身份证.pdf").rename(case / "evidence" / os.fsdecode("证件.pdf".encode("gb18030")))
    case.rename(case.with_name(os.fsdecode("张三".encode("gb18030"))))
    jobs = batch.jobs_for(batch.case_folders([case.parent]), out)
    (result,) = batch.work_through(jobs, options, 1, lambda result: None)
    summary.write_summary([result], out, DAY)
    assert (result.outcome.case, result.exit_code) == ("张三", ExitCode.INCOMPLETE)
    identity = next(need for need in casework.json_of(result)["needs"] if need["id"] == "base.identity")
    assert (identity["state"], [paper["file"] for paper in identity["papers"]]) == ("met", ["evidence/证件.pdf"])
    assert "张三/review.html" in unquote((out / "index.html").read_text(encoding="utf-8"))
    assert batch.work_through(jobs, options, 1, lambda result: None)[0].kept


def test_no_cell_of_the_table_starts_a_formula(tmp_path: Path) -> None:
    names = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", '"=1', "a\n=1", ";=1")
    results = [
        Result(Job("c"), Outcome(name, "unreadable", error=Message("{text}", {"text": name})), {}, ExitCode.UNREADABLE) for name in names
    ]
    summary.write_summary(results, tmp_path, DAY)
    with (tmp_path / "summary.csv").open(encoding="utf-8-sig", newline="") as opened:
        cells = [cell for row in csv.reader(opened) for cell in row]
    assert {f"'{name}" if name.strip()[0] in "=+-@＝" else name for name in names} <= set(cells)
    assert not [cell for cell in cells if re.match(r"\s*[=+\-@＝]", cell)]


# --- case files ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 100_000,
        "a = " + "{a=" * 50_000,
        ".".join("a" * 20_000) + " = 1",
        "[" + ".".join("a" * 20_000) + "]",
        "a = " + "9" * 100_000,
        "a = 1e999999999",
        'name = "' + "长" * 5_000_000 + '"',
        "[[debts]]\n" * 100_000,
    ],
    ids=["lists", "tables", "dotted key", "dotted table", "digits", "exponent", "long text", "many tables"],
)
def test_a_case_file_made_to_cost_is_a_case_file_with_mistakes(text: str, case: Path, out: Path, options: Options) -> None:
    (case / "case.toml").write_text(text, encoding="utf-8")
    start = perf_counter()
    result = run(case, out, options)
    assert result.exit_code == ExitCode.UNREADABLE, result.bug
    assert perf_counter() - start < 20  # far above what it takes, so that a busy machine does not fail it


@pytest.mark.parametrize(
    "amount", ["9999999999.99", "10000000000.00", "1" + "0" * 400 + ".00", "NaN", "Infinity", "1e9", "-0.01", "１２.00"]
)
def test_an_amount_is_read_as_it_stands_or_is_a_mistake(amount: str, case: Path, out: Path, options: Options) -> None:
    text = (case / "case.toml").read_text(encoding="utf-8")
    (case / "case.toml").write_text(re.sub(r'principal = "[^"]*"', f'principal = "{amount}"', text, count=1), encoding="utf-8")
    result = run(case, out, replace(options, papers=None))
    assert result.bug == ""
    assert (result.exit_code == ExitCode.INCOMPLETE) == (amount == "9999999999.99")


# --- papers --------------------------------------------------------------------------------------------------------


def read(reader: GuardedReader, folder: Path, name: str, data: bytes) -> Document:
    (folder / name).write_bytes(data)
    start = perf_counter()
    document = reader.read(folder / name, name)
    assert perf_counter() - start < 40
    return document


@pytest.mark.parametrize(
    "line",
    ["1" * 20_000, "1," * 10_000, "2026-01-" * 3_000, "(" * 5_000 + ")" * 5_000, "年月日" * 4_000, " ".join("a" * 9_000), "银行" * 5_000],
    ids=["digits", "commas", "dates", "brackets", "days", "letters", "titles"],
)
def test_text_crafted_against_regular_expressions_costs_no_more_than_its_bounds(line: str, reader: GuardedReader, tmp_path: Path) -> None:
    rows = "\n".join(["交易日期,金额,余额,摘要", f"2026-01-02,{line},1.00,{line}", f"{line},1.00,1.00,x"])
    assert read(reader, tmp_path, "a.csv", rows.encode()).status in ("partly", "unreadable", "read")


def test_a_paper_that_could_act_reaches_the_packet_as_pages_only(case: Path, out: Path, options: Options) -> None:
    paper = next(path for path in (case / "evidence").glob("*.pdf"))
    with pikepdf.open(paper, allow_overwriting_input=True) as pdf:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.Root.OpenAction = script
        pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("x"), script])))
        pdf.pages[0].obj.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe")))
        pdf.attachments["evil.exe"] = b"MZ evil"
        pdf.save(paper)
    run(case, out, options)
    packets = list((out / case.name).glob("packet*.pdf"))
    assert packets
    for packet in packets:
        with pikepdf.open(packet) as bound:
            assert not bound.attachments
            inside = b"".join(thing.unparse(resolved=True) for thing in bound.objects)
            streams = (thing for thing in bound.objects if isinstance(thing, pikepdf.Stream) and "/Filter" not in thing)
            inside += b"".join(thing.read_bytes() for thing in streams)
        assert not [word for word in (b"/JavaScript", b"/Launch", b"calc.exe", b"MZ evil", b"/OpenAction") if word in inside]
