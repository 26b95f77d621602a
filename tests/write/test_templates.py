"""What a clerk is told who edited a letter in Word, and which templates are not opened at all."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

import field_pages
from reprieve.errors import LibraryError
from reprieve.language import LANGUAGES, Language, speak
from reprieve.library.letter import load_letters, templates_folder
from reprieve.write.offered import CREDITOR_FIELDS
from reprieve.write.template_check import check_letter
from reprieve.write.template_guard import refuse_dangers

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LETTER = "hardship_statement"
SPLIT_FIELD = (
    b'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r>'
    b'<w:r><w:instrText>TEXT "http://a"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:body>'
)
LINK = b'<Relationship Id="x" Type="t" Target="http://a" TargetMode="External"/></Relationships>'


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A copy of a letter that a clerk will edit."""
    for ending in ("docx", "toml"):
        shutil.copy(templates_folder() / f"{LETTER}.{ending}", tmp_path / f"{LETTER}.{ending}")
    return tmp_path / f"{LETTER}.docx"


def told(template: Path) -> str:
    problems = check_letter(load_letters(template.parent)[LETTER], template)
    return "\n".join(map(str, problems))


def type_paragraph(template: Path, text: str) -> None:
    document = docx.Document(str(template))
    document.add_paragraph(text)
    document.save(str(template))


def type_cell(template: Path, text: str) -> None:
    document = docx.Document(str(template))
    document.tables[1].cell(2, 1).text = text
    document.save(str(template))


def change_parts(template: Path, change: Callable[[str, bytes], bytes | None], added: dict[str, bytes] | None = None) -> None:
    with zipfile.ZipFile(template) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(template, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (parts | (added or {})).items():
            kept = change(name, data)
            if kept is not None:
                archive.writestr(name, kept)


def test_a_letter_as_it_stands_has_nothing_to_mend(template: Path) -> None:
    assert told(template) == ""


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("{{ applicant_nmae }}", "the .toml does not declare it"),
        ("{{ creditor }}", "only letters to one creditor"),
        ("{{ applicant_name", "never closed"),
        ("{% if has_income %}", "missing `{% endif %}`"),
        ("{% p if has_income %}x{% p endif %}", "without a space"),
        ("前文{%p if has_income %}", "missing `{% endif %}`"),
        ("｛｛ applicant_name ｝｝", "full-width"),
        ("｛{ applicant_name }｝", "full-width"),
        ("{％ if final ％}{％ endif ％}", "full-width"),
        ("{%pif has_income %}", "unknown tag 'pif'"),
        ("{{r applicant_name }}", "a field would be lost"),
        ("{{ applicant_name }}}", "a brace stands alone"),
        ("{ { applicant_name } }", "a brace stands alone"),
        ("【applicant_name】", "stands outside of a tag"),
        ("{{ “applicant_name” }}", "this one does more"),
        ("{{ applicant_name。}}", "unexpected char"),
        ("{{ case_debts.account_number }}", "case_debts.account_number"),
        ("{{ borrower.full_name }}", "borrower.full_name"),
        ("{{ applicant_name|upper }}", "this one does more"),
    ],
)
def test_a_slip_of_the_keyboard_is_told_with_its_paragraph(template: Path, typed: str, words: str) -> None:
    type_paragraph(template, typed)
    found = told(template)

    assert words in found
    assert "paragraph" in found


def test_every_slip_is_told_in_chinese_with_its_place_and_the_mend(template: Path) -> None:
    for slip in (
        "{{ applicant_nmae }}",
        "{{ creditor }}",
        "｛｛ final ｝｝",
        "{{r final }}",
        "{{ final }}}",
        "final_page",
        "{{ letter_date|upper }}",
    ):
        type_paragraph(template, slip)
    speak("zh")
    try:
        found = told(template).splitlines()
    finally:
        speak("en")

    assert found and all("段" in line and not re.search(r"[a-z]{3,} [a-z]{3,} [a-z]{2,}", line) for line in found)


def test_a_field_that_is_declared_and_not_used_is_told(template: Path) -> None:
    toml = template.with_suffix(".toml")
    toml.write_text(toml.read_text(encoding="utf-8") + 'annex_count = { zh = "件数", en = "how many" }\n', encoding="utf-8")

    assert "annex_count: the .toml declares it, the template does not use it" in told(template)


def test_text_beside_a_paragraph_tag_that_would_be_swallowed_is_told(template: Path) -> None:
    type_paragraph(template, "本人另有说明。{%p if has_income %}")
    type_paragraph(template, "收入如上。")
    type_paragraph(template, "{%p endif %}")

    assert "{%p if has_income %}" in told(template)


def test_a_slip_in_a_table_is_told_with_its_cell_in_the_readers_language(template: Path) -> None:
    type_cell(template, "{{ item.amuont }}")
    speak("zh")
    try:
        found = told(template)
    finally:
        speak("en")

    assert "表格2" in found.replace(" ", "") and "第3行" in found.replace(" ", "") and "amuont" in found


def test_tracked_changes_comments_and_tags_in_properties_are_told(template: Path) -> None:
    def change(name: str, data: bytes) -> bytes:
        if name == "word/document.xml":
            return data.replace(b"<w:r>", b'<w:ins w:id="9" w:author="x"><w:r>', 1).replace(b"</w:r>", b"</w:r></w:ins>", 1)
        return data.replace(b"</cp:coreProperties>", b"<cp:keywords>{{ creditor }}</cp:keywords></cp:coreProperties>")

    change_parts(template, change, {"word/comments.xml": f'<w:comments {W}><w:comment w:id="1"/></w:comments>'.encode()})
    found = told(template)

    assert "tracked changes are left" in found and "comments are left" in found and "properties" in found
    assert re.search(r"text, paragraph \d+: document: tracked changes", found)


@pytest.mark.parametrize(
    ("part", "old", "new", "words"),
    [
        (
            "word/document.xml",
            "<w:t>困难情况说明</w:t>",
            "<w:t>困难</w:t><w:commentReference w:id='1'/>",
            "text, paragraph 1: comments: comments",
        ),
        (
            "word/document.xml",
            "<w:pStyle",
            "<w:rPr><w:del w:id='3' w:author='x'/></w:rPr><w:pStyle",
            "text, paragraph 1: document: tracked",
        ),
    ],
)
def test_what_a_reviewer_left_is_told_with_its_paragraph(template: Path, part: str, old: str, new: str, words: str) -> None:
    comments = {"word/comments.xml": f'<w:comments {W}><w:comment w:id="1"/></w:comments>'.encode()}
    change_parts(template, lambda name, data: data.replace(old.encode(), new.encode(), 1) if name == part else data, comments)

    assert words in told(template)


def test_a_tag_in_a_part_that_is_never_filled_is_told(template: Path) -> None:
    endnote = f"<w:endnotes {W}><w:p><w:r><w:t>{{{{ </w:t></w:r><w:r><w:t>creditor }}}}</w:t></w:r></w:p></w:endnotes>"
    change_parts(template, lambda _name, data: data, {"word/endnotes.xml": endnote.encode()})

    assert "a tag stands in word/endnotes.xml" in told(template)


# --- what is not opened --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "{{ applicant_name.__class__.__mro__ }}",
        "{{ ''.join(['a']) }}",
        "{% include 'other.docx' %}",
        "{% import 'x' as x %}",
        "{% macro m() %}{% endmacro %}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ applicant_name|attr('x') }}",
        "{% set x = 1 %}",
        "{{ applicant_name[0] }}",
    ],
)
def test_tags_that_do_more_than_print_are_refused(template: Path, typed: str) -> None:
    type_paragraph(template, typed)

    assert "this one does more" in told(template)
    with pytest.raises(LibraryError, match="is not opened"):
        refuse_dangers(template)


def rewritten(old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    return lambda name, data: data.replace(old, new, 1) if name == "word/document.xml" else data


@pytest.mark.parametrize(
    ("change", "added", "words"),
    [
        (rewritten(b"<w:document", b'<!DOCTYPE w [<!ENTITY a "aaaa">]><w:document'), {}, "entities"),
        (lambda _name, data: data, {"word/vbaProject.bin": b"x"}, "macros"),
        (lambda _name, data: data, {"word/embeddings/a.docx": b"x"}, "embedded"),
        (lambda name, data: data.replace(b"</Relationships>", LINK) if name.startswith("word/_rels") else data, {}, "outside the document"),
        (rewritten(b"</w:body>", b'<w:p><w:fldSimple w:instr="INCLUDETEXT x"/></w:p></w:body>'), {}, "from outside"),
        (rewritten(b"</w:body>", SPLIT_FIELD), {}, "from outside"),
        (lambda _name, data: data, {"word/big.xml": b" " * 31_000_000}, "unpacks"),
        (lambda _name, data: data.replace(b"document.main+xml", b"macroEnabled.main+xml"), {}, "macros"),
    ],
)  # fmt: skip
def test_files_that_could_harm_are_refused_unopened(
    template: Path, change: Callable[[str, bytes], bytes], added: dict[str, bytes], words: str
) -> None:
    change_parts(template, change, added)

    assert words in told(template)
    with pytest.raises(LibraryError, match="is not opened"):
        refuse_dangers(template)


def test_a_file_that_is_no_word_file_is_told(template: Path) -> None:
    template.write_bytes(b"not a zip")

    assert "no Word file" in told(template)


def test_columns_of_debts_hold_nine_figures_of_principal_and_seven_of_a_penalty() -> None:
    widest = {"principal": "¥123,456,789.00", "interest": "¥12,345,678.90", "penalty": "¥1,234,567.89", "fees": "¥12,345.67"}
    for template in templates_folder().glob("*.docx"):
        cells = [cell for table in docx.Document(str(template)).tables for row in table.rows for cell in row.cells]
        for cell in cells:
            amount = widest.get(cell.text.removeprefix("{{ debt.").removesuffix(" }}"), "")
            points = sum(2.25 if sign in ",." else 4.5 for sign in amount)  # nine points of a type whose figures are half as wide
            assert cell.width is not None and cell.width.twips >= points * 20 + 2 * 40, f"{template.name}: {amount} breaks"


# --- the pages that list the fields --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_fields_lists_every_field_on_offer_with_what_it_is(language: Language) -> None:
    page = (field_pages.DOCS / field_pages.PAGES[language]).read_text(encoding="utf-8")

    assert page == field_pages.page(language), "run: make docs"
    assert page.count("\n| `") == len(CREDITOR_FIELDS) - page.count("\n### ") + len(load_letters(templates_folder()))


def test_a_field_that_a_letter_describes_is_not_described_again() -> None:
    described = {name for letter in load_letters(templates_folder()).values() for name in letter.fields}

    assert not described & field_pages.UNUSED.keys(), "the page says what it is from its .toml"
