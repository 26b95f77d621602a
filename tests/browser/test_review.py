from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import CASE, HOSTILE, NARROW, WIDE, Open
from reprieve.model import Certificate, Statement
from reprieve.pipeline import Judged
from reprieve.write.page_places import IMAGE_DPI


def marked(page: Page) -> Locator:
    """The place on a paper that was jumped to."""
    place = page.locator("#sheets :target")
    assert place.count() == 1
    return place


def is_seen(page: Page, place: Locator) -> bool:
    box, size = place.bounding_box(), page.viewport_size
    assert box and size
    return 0 <= box["y"] <= size["height"] - box["height"] and 0 <= box["x"] <= size["width"] - box["width"]


def test_a_letters_figure_leads_to_the_highlighted_row_of_the_statement(open_page: Open, review: Path) -> None:
    page = open_page(review)
    letter = page.locator("details.letter", has_text="monthly income assessed").first
    letter.locator("summary").first.click()
    item = letter.locator("tr", has_text="monthly income assessed").locator("ul.sources li").first
    printed = item.locator(".row-words .figure").inner_text()
    item.locator("a.source").click()
    place = marked(page)
    assert printed in place.inner_text()
    assert is_seen(page, place)
    highlight = place.evaluate("mark => getComputedStyle(mark, '::before').backgroundColor")
    assert highlight == "rgb(255, 216, 77)"
    assert page.evaluate("document.activeElement.id") == place.get_attribute("id")


def test_the_highlight_lies_where_the_row_was_read(open_page: Open, review: Path, judged: tuple[Judged, Path]) -> None:
    case, _out = judged
    wage = next(entry for entry in case.assessment.income.classified if entry.counted)
    page = open_page(review)
    page.locator("#inflows summary").click()
    page.locator("#inflows tr:not(.left-out) a.source").first.click()
    image = marked(page).locator("xpath=../img")
    mark, sheet = marked(page).bounding_box(), image.bounding_box()
    assert mark and sheet and wage.source.bbox
    points = image.evaluate("image => image.naturalHeight") * 72 / IMAGE_DPI / sheet["height"]
    assert (mark["y"] - sheet["y"]) * points == pytest.approx(wage.source.bbox.top, abs=2)
    assert mark["height"] * points == pytest.approx(wage.source.bbox.bottom - wage.source.bbox.top, abs=2)


def test_a_debts_amount_leads_to_the_highlighted_figure_of_the_bill(open_page: Open, review: Path, judged: tuple[Judged, Path]) -> None:
    case, _out = judged
    bill = next(paper for paper in case.documents if paper.kind == "credit_card_bill")
    assert isinstance(bill.content, Certificate)
    place = bill.content.places["principal"]
    for size in (WIDE, NARROW):
        page = open_page(review, size)
        page.locator("#debts a.source", has_text=f"{bill.content.figures['principal']:,.2f}").click()
        note = marked(page).locator(".note")
        assert f"{bill.content.figures['principal']:,.2f}" in note.inner_text()
        assert is_seen(page, note)
        mark, sheet = marked(page).bounding_box(), marked(page).locator("xpath=../img").bounding_box()
        assert mark and sheet
        assert mark["width"] / sheet["width"] == pytest.approx((place.box.x1 - place.box.x0) / 595, abs=0.01)


def test_a_row_clicked_on_the_paper_says_why_it_counts_as_wages(open_page: Open, review: Path, judged: tuple[Judged, Path]) -> None:
    case, _out = judged
    wage = next(entry for entry in case.assessment.income.classified if entry.counted)
    page = open_page(review)
    row = page.locator("#sheets a.mark", has_text=f"{wage.transaction.amount:,.2f}").first
    row.click()
    assert wage.why.render("en") in marked(page).inner_text()
    assert is_seen(page, marked(page).locator(".note"))


def test_a_months_bar_unfolds_its_rows(open_page: Open, review: Path) -> None:
    page = open_page(review)
    assert page.is_hidden("#in-2026-08")
    page.locator("#income svg a[href='#in-2026-08'] rect").first.click()
    assert "代发工资" in page.inner_text("#in-2026-08")


def test_every_amount_of_money_in_leads_to_its_paper(open_page: Open, review: Path, judged: tuple[Judged, Path]) -> None:
    rows = sum(entry.transaction.amount > 0 for entry in judged[0].assessment.income.classified)
    page = open_page(review)
    assert page.locator("#inflows tbody td.number a.source").count() == rows > 5


def test_escape_and_the_button_lead_back_to_where_one_came_from(open_page: Open, review: Path) -> None:
    page = open_page(review, NARROW)
    link = page.locator("#findings a.source").first
    link.click()
    page.wait_for_function("document.activeElement.id === location.hash.slice(1)")  # a browser tells of a jump in its own time
    page.keyboard.press("Escape")
    expect(link).to_be_in_viewport(ratio=1)
    link.click()
    page.locator("#sheets figure", has=page.locator(":target")).locator("button.back").click()
    expect(link).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.activeElement.className") == "source"


def test_what_could_not_be_read_stands_before_other_papers(open_page: Open, hostile: Path) -> None:
    assert open_page(hostile / "review.html").locator("#papers li").first.get_attribute("class") == "unreadable care"


@pytest.mark.parametrize("name", ["review.html", "index.html"])
def test_a_hostile_name_stays_text(open_page: Open, hostile: Path, name: str) -> None:
    page = open_page(hostile / name)
    assert HOSTILE in page.inner_text("body")
    assert "broken" not in page.title().replace(HOSTILE, "")
    assert page.locator("img").count() == 0


def test_letters_and_the_overview_are_reached_from_the_page(open_page: Open, review: Path) -> None:
    page = open_page(review)
    letters = page.eval_on_selector_all("#letters h3 a, #letters .packets a", "links => links.map(link => decodeURIComponent(link.href))")
    assert {Path(letter).suffix for letter in letters} == {".docx", ".pdf"}
    assert all(Path(letter.removeprefix("file://")).is_file() for letter in letters)
    page.locator("header a").click()
    page.locator(f"#cases a[href$='{CASE}/review.html']").click()
    assert page.title().startswith(CASE)


def test_the_page_shows_each_transaction_as_the_paper_has_it(open_page: Open, review: Path, judged: tuple[Judged, Path]) -> None:
    case, _out = judged
    statements = [paper.content for paper in case.documents if isinstance(paper.content, Statement)]
    inflows = [f"{row.amount:,.2f}" for statement in statements for row in statement.transactions if row.amount > 0]
    page = open_page(review)
    assert sorted(page.locator("#inflows td.number").all_text_contents()) == sorted(inflows)
