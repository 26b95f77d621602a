"""The same cases on a real scheduler with two workers, and on a real S3-compatible server, come to the same bytes."""

from __future__ import annotations

import hashlib
import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reprieve import batch
from reprieve.cli import run_command
from reprieve.errors import UsageError
from reprieve.kept.record import RECORD_FILE
from reprieve.papers.files import is_safe_path
from reprieve.pipeline import Options
from reprieve.runs import casework

pytest.importorskip("distributed")
pytest.importorskip("s3fs")
SAMPLES = Path(__file__).parent.parent.parent / "samples" / "cases"
NAMES = ("income-drop-missing", "unemployment-unreadable")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def wait_for(port: int) -> None:
    for _try in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError


@dataclass(frozen=True)
class Cluster:
    engine: str
    workers: tuple[subprocess.Popen[bytes], ...]


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """A bucket on a server of its own, which every process from now on finds through its environment."""
    port = free_port()
    told = {
        "FSSPEC_S3_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "FSSPEC_S3_KEY": "test",
        "FSSPEC_S3_SECRET": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in told.items():
            patch.setenv(name, value)
        import fsspec

        fsspec.config.set_conf_env(fsspec.config.conf)
        command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(port)
        fsspec.filesystem("s3").mkdir("cases")
        yield "s3://cases"
        server.kill()
        server.wait()


@pytest.fixture(scope="module")
def cluster(bucket: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """It takes longer to start than to work through a case. Of its two workers, the last test to use it kills one."""
    port, folder = free_port(), tmp_path_factory.mktemp("cluster")
    scheduler = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
    address = f"tcp://127.0.0.1:{port}"
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--no-nanny", "--nthreads", "1", "--no-dashboard"]
    started = []
    with (folder / "cluster.log").open("wb") as log:
        started.append(subprocess.Popen(scheduler, stdout=log, stderr=log))
        wait_for(port)
        for number in (1, 2):
            command = [*worker, "--local-directory", str(folder / f"worker{number}")]
            started.append(subprocess.Popen(command, stdout=log, stderr=log))
        from distributed import Client

        with Client(address) as client:  # type: ignore[no-untyped-call]
            client.wait_for_workers(2, timeout=60)
        yield Cluster(f"dask://127.0.0.1:{port}", tuple(started[1:]))
    for process in reversed(started):
        process.kill()
        process.wait()


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    for name in NAMES:
        shutil.copytree(SAMPLES / name, tmp_path / "inbox" / name)
    return tmp_path / "inbox"


def contents(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != RECORD_FILE)
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_cluster_and_object_storage_come_to_the_same_bytes(
    cases: Path, cluster: Cluster, bucket: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import fsspec

    files = fsspec.filesystem("s3")
    files.put(str(cases), "cases/in", recursive=True)
    day, here, there, back = "--as-of=2026-11-02", tmp_path / "here", tmp_path / "there", tmp_path / "back"
    assert run_command(["run", str(cases), "-o", str(here), day, "--jobs=2"]) == 12
    assert run_command(["run", str(cases), "-o", str(there), day, "--engine", cluster.engine]) == 12
    command = ["run", f"{bucket}/in", "-o", f"{bucket}/out", day, "--engine", cluster.engine]
    assert run_command(command) == 12
    files.put_file(str(cases / NAMES[0] / "case.toml"), f"cases/out/{NAMES[0]}/letters/yesterday.docx")
    files.rm_file(f"cases/out/{NAMES[0]}/assessment.json")
    capsys.readouterr()
    assert run_command(command) == 12
    told = {line["case"]: line for line in map(json.loads, capsys.readouterr().err.splitlines())}
    files.get("cases/out/", str(back), recursive=True)

    for name in NAMES:
        assert "manifest.json" in contents(here / name)
        assert contents(there / name) == contents(here / name)
        assert contents(back / name) == contents(here / name)
    assert {"index.html", "summary.csv", "run.json"} <= {path.name for path in back.iterdir()}
    assert (told[NAMES[1]].get("kept"), told[NAMES[0]].get("kept")) == (True, None)


def test_a_worker_that_is_killed_costs_no_case(cases: Path, cluster: Cluster, out: Path, options: Options) -> None:
    for number in range(3):
        shutil.copytree(cases / NAMES[0], cases / f"more-{number}")
    heard: list[str] = []

    def done(result: casework.Result) -> None:
        heard.append(result.outcome.case)
        if len(heard) == 1:
            cluster.workers[0].kill()

    folders = batch.case_folders([cases])
    results = batch.work_through(batch.jobs_for(folders, out), options, 1, done, cluster.engine)
    assert sorted(heard) == [folder.name for folder in folders]
    assert {result.outcome.verdict for result in results} == {"incomplete", "unreadable"}
    assert not [result.outcome.case for result in results if result.bug or result.outcome.error]
    assert all((out / folder.name / RECORD_FILE).is_file() for folder in folders)
    assert not list(out.glob(".*.partial"))


@pytest.mark.parametrize("engine", ["spark://x:1", "dask://127.0.0.1:9"])
def test_an_engine_that_is_not_there_is_wrong_usage(
    engine: str, cases: Path, out: Path, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reprieve.processes.engine._ANSWERS_WITHIN", 0.5)
    with pytest.raises(UsageError, match=r"no engine|does not answer"):
        batch.work_through(batch.jobs_for(batch.case_folders([cases]), out), options, 1, lambda result: None, engine)


def test_a_name_on_object_storage_that_leads_out_of_the_case_is_not_fetched() -> None:
    assert [name for name in ("a/b.pdf", "../a", "a/../b", "/a", "a//b", "a\\b", "长.pdf") if is_safe_path(name)] == ["a/b.pdf", "长.pdf"]
