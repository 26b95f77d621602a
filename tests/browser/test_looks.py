"""Both pages in every light, width and language: usable by all, whole on paper."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from browser.conftest import CASE, NARROW, WIDE, Open
from sample_runs import SAMPLES, RunOf

VIEWS = [(WIDE, "light", "zh-CN"), (WIDE, "dark", "en-GB"), (NARROW, "light", "en-GB"), (NARROW, "dark", "zh-CN")]
# Contrast is looked for letter by letter: of hundreds of parts that are built alike, an odd and an even one are as telling as all, and take
# seconds less. Rows and items that an earlier page of this size and these colours had at the same place are not looked at again.
OPEN_AND_WITHOUT_REPETITION = """(earlier) => {
  for (const fold of document.querySelectorAll('details')) fold.open = true
  const named = (part) => `${part.tagName} ${part.getAttribute('class')} ${part.getAttribute('style')}`
  const alike = new Map(), before = new Set(earlier), looked_at = []
  for (const item of document.querySelectorAll('details, table, tr, li, dl > div, svg g, svg text')) {
    if (!item.isConnected) continue
    const inside = [item, ...item.querySelectorAll('*')].map(named).join('/')
    const built = named(item.parentElement) + '/' + inside
    let place = inside
    for (let above = item.parentElement; above; above = above.parentElement) place = named(above) + '/' + place
    alike.set(built, (alike.get(built) ?? 0) + 1)
    if (alike.get(built) > 2 || (item.matches('tr, li') && before.has(place))) item.remove()
    else looked_at.push(place)
  }
  return looked_at
}"""
LOOKED_AT: dict[tuple[object, ...], list[str]] = {}


# Of the rules that nothing breaks only their names are told: to write down where each part of a page stands takes longer than to check it.
BROKEN_ONLY = {"resultTypes": ["violations"]}


def look(page: Page, *view: object) -> dict[str, Any]:
    """What axe says of the page, none of which is a violation."""
    LOOKED_AT.setdefault(view, []).extend(page.evaluate(OPEN_AND_WITHOUT_REPETITION, LOOKED_AT.get(view, [])))
    results = Axe().run(page, options=BROKEN_ONLY)
    assert results.violations_count == 0, results.generate_report()
    return dict(results.response)


@pytest.fixture(params=["overview", "review"])
def file(request: pytest.FixtureRequest) -> Path:
    return Path(request.getfixturevalue(request.param))


@pytest.mark.parametrize(("size", "scheme", "locale"), VIEWS)
def test_axe_finds_no_violation(open_page: Open, file: Path, size: tuple[int, int], scheme: str, locale: str) -> None:
    page = open_page(file, size, scheme, locale)
    assert len(look(page, size, scheme)["passes"]) > 15


@pytest.mark.parametrize(
    ("scheme", "sample"),
    list(zip(itertools.cycle(["dark", "light"]), sorted({path.name for path in SAMPLES.iterdir()} - {CASE}), strict=False)),
)
def test_axe_finds_no_violation_on_any_other_samples_page(open_page: Open, run_of: RunOf, scheme: str, sample: str) -> None:
    page = open_page(run_of(sample)[1] / "review.html", scheme=scheme)
    assert "color-contrast" in {rule["id"] for rule in look(page, WIDE, scheme)["passes"]}


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_nothing_sticks_out_at_the_side(open_page: Open, file: Path, size: tuple[int, int]) -> None:
    page = open_page(file, size)
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize(("locale", "mine", "other"), [("zh-CN", "材料", "Papers"), ("en-GB", "Papers", "材料")])
def test_the_page_speaks_as_the_browser_does_until_told_otherwise(
    open_page: Open, review: Path, locale: str, mine: str, other: str
) -> None:
    page = open_page(review, locale=locale)
    assert page.inner_text("#papers-heading") == mine
    page.click("#tongue")
    assert page.inner_text("#papers-heading") == other
    assert page.get_attribute("html", "lang") == ("en" if other == "Papers" else "zh-CN")


def test_the_page_is_dark_where_the_system_is(open_page: Open, file: Path) -> None:
    ground = [open_page(file, scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor") for scheme in ("light", "dark")]
    assert ground == ["rgb(247, 246, 242)", "rgb(21, 24, 26)"]


def test_on_paper_the_controls_are_gone_and_every_row_is_there(open_page: Open, overview: Path) -> None:
    page = open_page(overview)
    page.emulate_media(media="print")
    assert page.is_hidden("#search")
    assert page.is_hidden("#tongue")
    last = page.locator("#cases tbody tr").last.bounding_box()
    sheet = page.locator(".scroll.sheet").bounding_box()
    assert last and sheet
    assert last["y"] + last["height"] <= sheet["y"] + sheet["height"] + 2, "nothing is cut off by scrolling"
    assert page.is_hidden("#cases td.letters"), "links are of no use on paper"
    assert "size: A4 landscape" in overview.read_text(encoding="utf-8")
