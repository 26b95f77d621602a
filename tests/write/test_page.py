from __future__ import annotations

import base64
import datetime as dt
import gettext
import hashlib
import json
import re
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import page_material as material
import pytest
from letter_material import some
from lxml import etree, html

from reprieve import language
from reprieve.language import Message, Words
from reprieve.library import Library, load_library
from reprieve.model import Box, Certificate, Document, Finding, Need, Outcome, Place, Source
from reprieve.write.manifest import Written
from reprieve.write.material import Fields
from reprieve.write.page import MANY, write_overview, write_review
from reprieve.write.page_places import IMAGE_DPI, pages_to_show

HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"


class _Chinese(gettext.NullTranslations):
    """Any catalogue will do here: whether the real one is whole is tested elsewhere."""

    def gettext(self, message: str) -> str:
        return f"译{message}"


@pytest.fixture(autouse=True)
def _catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogues = {"zh": _Chinese(), "en": gettext.NullTranslations()}
    monkeypatch.setattr(language, "_catalogue", catalogues.__getitem__)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def review(folder: Path, library: Library, **changes: Any) -> html.HtmlElement:
    write_review(material.a_case(), material.the_documents(), material.an_assessment(**changes), library, folder)
    return parsed(folder / "review.html")


def overview(folder: Path, outcomes: list[Outcome]) -> html.HtmlElement:
    write_overview(outcomes, folder, material.AS_OF)
    return parsed(folder / "index.html")


def parsed(file: Path) -> html.HtmlElement:
    """The page as a tree; an attribute given twice, a tag left open or closed twice is an error."""
    parser = etree.HTMLParser(recover=True)
    root = html.fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    etree.fromstring(file.read_bytes(), parser)
    unknown_tags = re.compile(
        "Tag (svg|path|line|rect|text|circle|pattern|defs|main|nav|header|section|aside|figure|figcaption|time|details|summary) invalid"
    )
    assert [str(entry) for entry in parser.error_log if not unknown_tags.search(entry.message)] == []
    return root


def text_of(element: html.HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def by_class(root: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    return list(root.xpath(f'//*[contains(concat(" ", @class, " "), " {name} ")]'))


# --- both pages ----------------------------------------------------------------------------------------------------


def pages(folder: Path, library: Library) -> Iterator[str]:
    review(folder, library)
    overview(folder, [material.an_outcome(number) for number in range(50)])
    yield (folder / "review.html").read_text(encoding="utf-8")
    yield (folder / "index.html").read_text(encoding="utf-8")


def test_nothing_is_fetched_from_anywhere(tmp_path: Path, library: Library) -> None:
    for page in pages(tmp_path, library):
        assert "http://" not in page
        assert "https://" not in page
        assert re.findall(r"<(?:link|iframe|object|embed|base)\b", page) == []
        assert re.findall(r"@import|url\((?!#)", page) == []
        assert all(source.startswith("data:") for source in re.findall(r'\bsrc="([^"]*)"', page))


def test_the_security_policy_allows_exactly_what_stands_in_the_page(tmp_path: Path, library: Library) -> None:
    for page in pages(tmp_path, library):
        (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
        inline = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", page, re.DOTALL)
        assert policy.replace("&#39;", "'").count("'sha256-") == len(inline) == 3
        assert all(sha256_of(text) in policy.replace("&#39;", "'") for text in inline)
        assert "default-src &#39;none&#39;" in policy
        assert "unsafe" not in policy
        assert re.findall(r'\s(?:style|on[a-z]+)="', page) == []


def sha256_of(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_every_label_stands_in_both_languages(tmp_path: Path, library: Library) -> None:
    for page in pages(tmp_path, library):
        root = html.fromstring(page)
        assert len(by_class(root, "en")) > 30
        assert len(by_class(root, "zh")) == len(by_class(root, "en")) + 1, "the page itself begins in Chinese"
        assert {element.get("lang") for element in by_class(root, "en")} <= {"en", "zh-CN"}


def test_ids_are_given_once_and_every_jump_has_its_target(tmp_path: Path, library: Library) -> None:
    for page in pages(tmp_path, library):
        root = html.fromstring(page)
        ids = root.xpath("//@id")
        assert len(ids) == len(set(ids))
        targets = {href[1:] for href in root.xpath("//a/@href") if href.startswith("#")}
        named = {name for value in root.xpath("//@aria-labelledby") for name in value.split()}
        assert targets | named <= set(ids)


def test_every_table_list_and_drawing_has_a_name_for_screen_readers(tmp_path: Path, library: Library) -> None:
    for page in pages(tmp_path, library):
        root = html.fromstring(page)
        for drawing in root.xpath("//svg"):
            assert drawing.get("aria-hidden") == "true" or drawing.get("aria-labelledby")
        for region in root.xpath("//*[@role='region'] | //section | //aside | //nav"):
            assert region.get("aria-labelledby")
        assert root.xpath("//img[not(@alt)]") == []
        assert all(heading.get("scope") for heading in some(root.xpath("//th")))


# --- one case ------------------------------------------------------------------------------------------------------


def test_the_verdict_opens_the_page_in_one_sentence(tmp_path: Path, library: Library) -> None:
    (heading,) = review(tmp_path, library).xpath("//h1")
    assert "Contradicted" in text_of(heading)
    assert "1 to settle before handing in; needs open: 2." in text_of(heading)


def test_open_needs_stand_before_those_that_are_met_and_say_what_to_do(tmp_path: Path, library: Library) -> None:
    root = review(tmp_path, library)
    names = [text_of(heading) for heading in root.xpath("//section[@id='needs']//h4")]
    assert [name.split()[0] for name in names][:2] == ["债务证明Proof", "银行流水Bank"]
    (missing,) = root.xpath("//li[@id='need-2']")
    for said in (
        "重庆蚂蚁消费金融有限公司",
        "the loan contract",
        "Download it in the app under My loans",
        "Do not send the original contract",
        "第六百七十八条",
        "可以展期",
    ):
        assert said in text_of(missing)


def test_both_sides_of_a_finding_lead_to_their_papers(tmp_path: Path, library: Library) -> None:
    root = review(tmp_path, library)
    finding = root.xpath("//section[@id='findings']//li")[0]
    links = finding.xpath(".//a[@class='source']")
    assert [text_of(link).split()[0] for link in links] == ["离职证明.pdf", "流水.pdf", "流水.pdf"]
    row = root.xpath(f"//*[@id='{links[1].get('href')[1:]}']")[0]
    assert "2026-07-10 +8,118.00 代发工资" in text_of(row)
    assert "the row says wages" in text_of(row)
    assert "Explain these rows" in text_of(finding)


def test_a_row_is_marked_where_it_stands_on_the_image_of_its_page(tmp_path: Path, library: Library) -> None:
    pixels = {"width": round(595 * IMAGE_DPI / 72), "height": round(842 * IMAGE_DPI / 72)}
    images = {(material.STATEMENT, 1): material.a_png(**pixels)}
    write_review(material.a_case(), material.the_documents(), material.an_assessment(), library, tmp_path, images)
    root = parsed(tmp_path / "review.html")
    link = root.xpath("//section[@id='findings']//a[@class='source']")[1]
    mark = root.xpath(f"//a[@id='{link.get('href')[1:]}']")[0]
    assert mark.getparent().xpath("./img")[0].get("src").startswith("data:image/png;base64,")
    style = root.xpath("//style")[0].text
    left, top, width, height = (
        float(value) for value in re.findall(rf"#{mark.get('id')}{{left:(.*)%;top:(.*)%;width:(.*)%;height:(.*)%}}", style)[0]
    )
    box = material.WAGES[3].bbox
    assert (left, width) == pytest.approx((100 * 40 / 595, 100 * 515 / 595), abs=0.1)
    assert (top, height) == pytest.approx((100 * box.top / 842, 100 * 14 / 842), abs=0.1)


def test_a_fact_of_a_proof_leads_to_the_place_where_it_stands(tmp_path: Path, library: Library) -> None:
    places = {"due": Place(2, Box(300, 500, 360, 512)), "issued": Place(2, Box(440, 540, 500, 552))}
    bill = Certificate(issued=dt.date(2026, 10, 20), figures={"due": Decimal("57500.50")}, places=places)
    paper = Document("evidence/账单.pdf", "6" * 64, "credit_card_bill", "read", 2, bill)
    proof = Need("base.debts", Words("债务证明", "Proof"), "met", Message("the bill"), (Source(paper.file, 1),))
    assessment = material.an_assessment(needs=(proof,), findings=())
    assert (paper.file, 2) in pages_to_show(assessment, [paper])
    image = material.a_png(round(595 * IMAGE_DPI / 72), round(842 * IMAGE_DPI / 72))
    write_review(material.a_case(), (paper,), assessment, library, tmp_path, {(paper.file, 2): image})
    root = parsed(tmp_path / "review.html")
    for link in some(root.xpath("//section[@id='debts' or @id='papers']//a[contains(., '57,500.50')]")):
        mark = root.xpath(f"//a[@id='{link.get('href')[1:]}']")[0]
        assert "57,500.50" in text_of(mark)
        assert f"#{mark.get('id')}{{left:50.4" in root.xpath("//style")[0].text
    assert len(root.xpath("//figure//a[@class='mark']")) == 2
    assert "2026-10-20" in text_of(root.xpath("//figure//a[@class='mark']")[1])


def test_the_pages_to_show_are_those_that_claims_and_what_was_read_point_to() -> None:
    shown = pages_to_show(material.an_assessment(), material.the_documents())
    assert shown == ((material.LETTER, 1), (material.STATEMENT, 1), ("evidence/身份证.pdf", 1), ("evidence/工资条5月.pdf", 1))


def test_papers_that_nobody_could_read_or_recognise_stand_first(tmp_path: Path, library: Library) -> None:
    root = review(tmp_path, library)
    files = [text_of(name) for name in root.xpath("//section[@id='papers']//span[@class='file']")]
    assert files == ["扫描件.pdf", "IMG_0031.pdf", "工资条5月.pdf", "流水.pdf", "离职证明.pdf", "身份证.pdf"]
    assert "this paper is locked; give its password" in text_of(root.xpath("//section[@id='papers']//li")[0])


def test_a_debts_part_leads_to_the_proof_that_prints_the_same_amount(tmp_path: Path, library: Library) -> None:
    bill = Certificate(issuer="招商银行信用卡中心", figures={"principal": Decimal("56000.00"), "due": Decimal("0.00")})
    paper = Document("evidence/账单.pdf", "6" * 64, "credit_card_bill", "read", 1, bill)
    proof = Need("base.debts", Words("债务证明", "Proof"), "met", Message("the bill"), (Source(paper.file, 1),))
    write_review(material.a_case(), (paper,), material.an_assessment(needs=(proof,), findings=()), library, tmp_path)
    root = parsed(tmp_path / "review.html")
    card, loan = root.xpath("//section[@id='debts']//tbody/tr")
    assert [text_of(link) for link in card.xpath(".//a")] == ["56,000.00"]
    assert loan.xpath(".//a") == []
    assert [text_of(cell) for cell in card.xpath("./td")] == ["56,000.00", "1,200.50", "300.00", "–", "57,500.50", "2026-10-31"]


def test_a_letter_shows_what_it_has_from_papers_and_where(tmp_path: Path, library: Library) -> None:
    row = (Source(material.STATEMENT, 1, 1),)
    fields: Fields = {
        "means_income": "¥6,220.50",
        "applicant_name": "袁欣怡",
        "has_income": True,
        "income_months": [{"month": "2026年4月", "wages": "¥8,118.00", "hidden": "x"}],
    }
    sources = {"means_income": row, "income_months": row, "has_income": row}
    letter = Written("negotiation", Path("negotiation.docx"), tmp_path / "letters" / "申请书 #1.docx", fields, sources)
    write_review(
        material.a_case(),
        material.the_documents(),
        material.an_assessment(),
        library,
        tmp_path,
        letters=[letter],
        packets=["packet-甲#.pdf"],
    )
    section = parsed(tmp_path / "review.html").xpath("//section[@id='letters']")[0]
    assert section.xpath(".//h3/a/@href") == ["./letters/%E7%94%B3%E8%AF%B7%E4%B9%A6%20%231.docx"]
    assert section.xpath("./p[@class='packets']/a/@href") == ["./packet-%E7%94%B2%23.pdf"]
    shown = [text_of(cell) for cell in section.xpath(".//span[@class='printed-text'] | .//table[@class='within']//td")]
    assert sorted(shown) == ["2026年4月", "¥6,220.50", "¥8,118.00"]
    assert len(section.xpath(".//a[@class='source']")) == 2


def test_a_case_without_letters_says_so(tmp_path: Path, library: Library) -> None:
    assert "No letter was written." in text_of(review(tmp_path, library))


def test_income_left_out_is_drawn_apart_and_says_why(tmp_path: Path, library: Library) -> None:
    root = review(tmp_path, library)
    assert len(root.xpath("//section[@id='income']//rect[@class='bar excluded']")) == 2, "one bar and its key"
    row = root.xpath("//tr[@class='left-out']")[0]
    assert "40,000.00" in text_of(row)
    assert "a lender paid it" in text_of(row)


def test_every_offer_carries_its_schedule(tmp_path: Path, library: Library) -> None:
    dues = review(tmp_path, library).xpath("//ol[@class='schedule']/li")
    assert len(dues) == 60
    assert text_of(dues[0]) == "2026-12-10 958.34"


def test_a_case_without_papers_income_or_plan_makes_a_page(tmp_path: Path, library: Library) -> None:
    write_review(material.a_case(), (), material.an_empty_assessment(), library, tmp_path)
    text = text_of(parsed(tmp_path / "review.html"))
    for said in ("No statement shows money coming in.", "No plan could be drawn up.", "There is no paper in the folder."):
        assert said in text


def test_markup_in_names_stays_text(tmp_path: Path, library: Library) -> None:
    name = Words(HOSTILE, HOSTILE)
    hostile = Finding("x", name, "warning", Message("{a}", {"a": HOSTILE}), settle=name)
    document = Document(f"evidence/{HOSTILE}", "", "unknown", "unreadable", error=Message("{a}", {"a": HOSTILE}))
    assessment = material.an_assessment(case=HOSTILE, findings=(hostile,))
    write_review(material.a_case(HOSTILE), (document,), assessment, library, tmp_path)
    write_overview([Outcome(HOSTILE, "unreadable", None, (), (hostile,), Message("{a}", {"a": HOSTILE}), letters=("x",))], tmp_path)
    for file in ("review.html", "index.html"):
        root = parsed(tmp_path / file)
        assert root.xpath("//img") == []
        assert len(root.xpath("//script")) == 2
        assert HOSTILE in text_of(root)


def test_card_and_id_numbers_are_masked(tmp_path: Path, library: Library) -> None:
    review(tmp_path, library)
    page = (tmp_path / "review.html").read_text(encoding="utf-8")
    assert "110102198807167267" not in page
    assert "6225880000001234" not in page


# --- the overview --------------------------------------------------------------------------------------------------


def test_what_must_go_out_soonest_stands_first_and_what_has_no_day_last(tmp_path: Path) -> None:
    root = overview(tmp_path, [material.an_outcome(number) for number in range(60)])
    days = [text_of(cell) for cell in root.xpath("//td[@class='day']")]
    dated = [day for day in days if day != "–"]
    assert dated == sorted(dated)
    assert len(dated) < len(days)
    assert days[: len(dated)] == dated


def test_the_totals_count_every_case(tmp_path: Path) -> None:
    outcomes = [material.an_outcome(number) for number in range(60)]
    root = overview(tmp_path, outcomes)
    totals = {button.get("data-verdict"): int(button.xpath("./b")[0].text) for button in by_class(root, "total")}
    assert totals.pop("") == 60
    assert totals == {verdict: sum(outcome.verdict == verdict for outcome in outcomes) for verdict in totals}
    assert sum(totals.values()) == 60


def test_the_matrix_shows_the_state_of_each_need_that_some_case_lacks(tmp_path: Path) -> None:
    root = overview(tmp_path, [material.an_outcome(1), material.an_outcome(3)])
    assert root.xpath("//thead//button/@data-need") == ["base.bank_statements", "base.debts"]
    lacking = root.xpath("//tr[@data-name='case-0001']")[0]
    assert [text_of(cell)[0] for cell in lacking.xpath("./td[contains(@class, 'sign')]")] == ["◷", "✕"]
    assert lacking.get("data-needs") == "base.bank_statements base.debts"
    done = root.xpath("//tr[@data-name='case-0003']")[0]
    assert [text_of(cell) for cell in done.xpath("./td[contains(@class, 'sign')]")] == ["", ""]


def test_of_a_need_that_stands_once_per_debt_the_worst_state_shows(tmp_path: Path) -> None:
    met, missing = (need for need in material.the_needs() if need.id in {"base.identity", "base.debts"})
    twice = (missing, Need("base.debts", missing.name, "met", Message("the contract")), met)
    root = overview(tmp_path, [Outcome("case", "incomplete", None, twice)])
    assert [cell.get("class") for cell in by_class(root, "sign") if cell.tag == "td"] == ["sign missing"]


def test_a_case_that_could_not_be_judged_says_why_with_its_number_masked(tmp_path: Path) -> None:
    root = overview(tmp_path, [material.an_outcome(39)])
    (row,) = root.xpath("//tbody/tr")
    assert "case.toml: 2 to mend" in text_of(row)
    assert "debts[1].principal: this is not an amount." in text_of(row)
    assert "****7267" in text_of(row)
    assert "110102198807167267" not in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert row.xpath("./th/a") == [], "there is no review page to open"


@pytest.mark.parametrize("number", ["110102 19880716 7267", "110102-19880716-7267", "6225 8800 0000 1234", "138 0000 1234"])
def test_a_number_of_a_person_or_card_is_masked_on_a_page_however_it_is_grouped(tmp_path: Path, number: str) -> None:
    shown = text_of(overview(tmp_path, [Outcome(f"case {number}", "incomplete", None)]))
    assert number not in shown and f"****{number[-4:]}" in shown


def test_numbers_in_groups_are_masked_on_pages_too(tmp_path: Path) -> None:
    numbers = ("6225\u00a08800\u00a00000\u00a01234", "110102-1988-0716-7267", "138 0000 5678")
    root = overview(tmp_path, [Outcome("a", "unreadable", error=Message("{numbers}", {"numbers": list(numbers)}))])
    assert [mark in text_of(root) for mark in ("****1234", "****7267", "****5678", *numbers)] == [True] * 3 + [False] * 3


def test_letters_and_review_pages_are_linked_by_addresses_that_only_a_path_can_be(tmp_path: Path) -> None:
    outcome = Outcome("javascript:alert(1)#?", "complete", letters=("letters/申请书 #1.docx",))
    links = overview(tmp_path, [outcome]).xpath("//tbody//a/@href")
    folder = "./javascript%3Aalert%281%29%23%3F"
    assert links == [f"{folder}/review.html", f"{folder}/letters/%E7%94%B3%E8%AF%B7%E4%B9%A6%20%231.docx"]


def test_many_letters_fold_and_a_few_do_not(tmp_path: Path) -> None:
    few, many = (Outcome(f"case-{count}", "complete", letters=tuple(f"a/{number}.docx" for number in range(count))) for count in (3, 4))
    cells = by_class(overview(tmp_path, [few, many]), "letters")
    assert [len(cell.xpath(".//a")) for cell in cells] == [3, 4]
    assert [len(cell.xpath("./details")) for cell in cells] == [0, 1]


def test_of_very_many_cases_folded_letters_are_listed_when_asked_for(tmp_path: Path) -> None:
    outcomes = [material.an_outcome(number) for number in range(MANY)]
    letters = ("letters/a.docx", "letters/b_6225880000001234.docx", "c.docx", "d.docx")
    cells = by_class(overview(tmp_path, [*outcomes, Outcome("case", "complete", letters=letters)]), "letters")
    (fold,) = (fold for cell in cells for fold in cell.xpath("./details"))
    assert json.loads(fold.get("data-letters")) == [
        "case/letters/a.docx",
        [f"case/{letters[1]}", "b_****1234"],
        "case/c.docx",
        "case/d.docx",
    ]
    assert len([link for cell in cells for link in cell.xpath("./a")]) > MANY / 2


def test_no_case_at_all_makes_a_page(tmp_path: Path) -> None:
    assert "There is no case." in text_of(overview(tmp_path, []))


def test_two_thousand_cases_make_a_page_of_reasonable_size_in_reasonable_time(tmp_path: Path) -> None:
    outcomes = [material.an_outcome(number) for number in range(2000)]
    begun = time.process_time()
    write_overview(outcomes, tmp_path, material.AS_OF)
    assert time.process_time() - begun < 3
    assert (tmp_path / "index.html").stat().st_size < 4_000_000
