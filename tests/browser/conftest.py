"""A real Chromium, and pages as `reprieve run` writes them. Without Chromium these tests skip, except in CI, which installs it."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from reprieve.language import Message, Words
from reprieve.library import load_library
from reprieve.model import Document, Finding, Outcome
from reprieve.pipeline import Judged
from reprieve.write.page import write_overview, write_review
from sample_runs import AS_OF, RunOf

sys.path.append(str(Path(__file__).parent.parent / "write"))
import page_material as material

CASE = "unemployment-contradicted"
HOSTILE = "<img src=x onerror=\"document.title='broken'\"></script><script>document.title='broken'</script>&amp;"
WIDE, NARROW = (1440, 900), (390, 844)

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        assert "CI" not in os.environ, "CI installs Chromium: see .ci/run"
        pytest.skip("Chromium is not installed; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium)
        yield running
        running.close()
        for reader in multiprocessing.active_children():  # forked meanwhile, it holds the driver's pipe open, which then never ends
            reader.kill()


@pytest.fixture(scope="session")
def judged(tmp_path_factory: pytest.TempPathFactory, run_of: RunOf) -> tuple[Judged, Path]:
    """A sample case, and the folder above its output, with the overview."""
    out = tmp_path_factory.mktemp("out")
    case, written = run_of(CASE)
    shutil.copytree(written, out / CASE)
    found = case.assessment
    write_overview([Outcome(CASE, found.verdict, found.submit_by, found.needs, found.findings)], out, AS_OF)
    return case, out


@pytest.fixture(scope="session")
def review(judged: tuple[Judged, Path]) -> Path:
    return judged[1] / CASE / "review.html"


@pytest.fixture(scope="session")
def overview(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eighty cases of all kinds."""
    folder = tmp_path_factory.mktemp("overview")
    write_overview([material.an_outcome(number) for number in range(80)], folder, material.AS_OF)
    return folder / "index.html"


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both pages of a case whose names, papers and messages all carry markup."""
    folder = tmp_path_factory.mktemp("hostile")
    words, message = Words(HOSTILE, HOSTILE), Message("{text}", {"text": HOSTILE})
    finding = Finding("x", words, "warning", message, settle=words)
    paper = Document(f"evidence/{HOSTILE}", "", "unknown", "unreadable", error=message)
    write_review(material.a_case(HOSTILE), (paper,), material.an_assessment(HOSTILE, findings=(finding,)), load_library(), folder)
    write_overview([Outcome(HOSTILE, "unreadable", None, (), (finding,), message, letters=("a.docx",))], folder)
    return folder


@pytest.fixture(scope="session")
def windows(browser: Browser) -> dict[tuple[object, ...], Page]:
    """Windows that no test uses now, by how they were opened: to open one takes as long as most tests."""
    return {}


@pytest.fixture
def open_page(browser: Browser, windows: dict[tuple[object, ...], Page]) -> Iterator[Open]:
    """Opens a file in a window that remembers nothing. What the page asks for and complains of fails the test at its end."""
    opened: list[tuple[tuple[object, ...], Page]] = []
    strangers: list[str] = []

    def hear(request: Request) -> None:
        if not request.url.startswith(("file:", "data:")):
            strangers.append(request.url)

    hearing: dict[str, Callable[[Any], None]] = {
        "request": hear,
        "console": lambda said: strangers.append(said.text),
        "pageerror": lambda error: strangers.append(str(error)),
    }

    def show(file: Path, size: tuple[int, int] = WIDE, scheme: str = "light", locale: str = "en-GB") -> Page:
        how = (size, scheme, locale)
        page = windows.pop(how, None)
        if page is None:
            context = browser.new_context(
                viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if scheme == "dark" else "light", locale=locale
            )
            page = context.new_page()
        opened.append((how, page))
        for event, listener in hearing.items():
            page.on(event, listener)  # type: ignore[call-overload]
        page.goto(file.as_uri())
        return page

    yield show
    for how, page in opened:
        page.emulate_media(media="null")
        page.evaluate("window.addEventListener('pagehide', () => { localStorage.clear(); sessionStorage.clear() })")
        page.goto("about:blank")
        for event, listener in hearing.items():
            page.remove_listener(event, listener)
        if how in windows:
            page.context.close()
        else:
            windows[how] = page
    assert strangers == [], "nothing leaves the page, and nothing on it fails"
