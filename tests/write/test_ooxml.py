"""What Word would call damaged is found before a letter goes out, each fault by its name and part."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from reprieve.library.letter import templates_folder
from reprieve.write.check import faults_of_file, read_file

DOCUMENT, RELATIONS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
Change = Callable[[str], str]


def told(change: Change, part: str = DOCUMENT, added: tuple[tuple[str, str], ...] = ()) -> str:
    """What is told of a letter, one part of which was changed."""
    changed = BytesIO()
    with zipfile.ZipFile(templates_folder() / "repayment_plan.docx") as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            target.writestr(name, change(text.decode()) if name == part else text)
        for name, text_added in added:
            target.writestr(name, text_added)
    return "\n".join(map(str, damage(changed)))


def damage(file: BytesIO | Path) -> list[object]:
    """Faults of the file, but for the tags of a template."""
    return [fault for fault in faults_of_file(read_file(file), {}) if " is left in: " not in str(fault)]


def first(pattern: str, by: str) -> Change:
    def change(text: str) -> str:
        assert re.search(pattern, text, re.DOTALL), pattern
        return re.sub(pattern, by, text, count=1, flags=re.DOTALL)

    return change


@pytest.mark.parametrize("template", sorted(templates_folder().glob("*.docx")), ids=lambda path: str(path.stem))
def test_the_letters_as_they_stand_have_no_damage(template: Path) -> None:
    assert damage(template) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (first(r"(<w:tc>(?:(?!</w:tc>).)*?)<w:p[ >].*?</w:p></w:tc>", r"\1</w:tc>"), "cell does not end in a paragraph"),
        (first(r"<w:tr[ >].*</w:tr></w:tbl>", "</w:tbl>"), "a table has no rows"),
        (first(r"<w:gridCol [^>]*/>", ""), r"has 4 columns, not 3"),
        (first(r"<w:tblGrid>.*?</w:tblGrid>", ""), "does not say how many columns"),
        (first(r"<w:tc>.*?</w:tc>", ""), "has 3 columns, not 4"),
        (first(r"<w:t>", "<w:t><w:r/>"), "a text holds markup"),
        (first(r"(<w:t(?: [^>]*)?>)", "\\1\ufffe"), "is no XML"),
        (first(r"(<w:t(?: [^>]*)?>)", "\\1\x0b"), "is no XML"),
        (first(r"(<w:p(?: [^>]*)?>)(<w:pPr>.*?</w:pPr>)(.*?)</w:p>", r"\1<w:r/>\2\3</w:p>"), "pPr does not come first"),
        (first(r"(<w:body>)", r'\1<w:p><w:bookmarkStart w:id="7" w:name="a"/><w:bookmarkStart w:id="7" w:name="b"/></w:p>'), "7 twice"),
        (first(r"<w:(header|footer)Reference ([^>]*)r:id=\"[^\"]*\"", r'<w:\1Reference \2r:id="rId99"'), "rId99, which leads nowhere"),
        (first(r'mc:Ignorable="', 'mc:Ignorable="w99 '), "the prefix w99"),
    ],
)  # fmt: skip
def test_a_damaged_letter_is_told_by_part_and_name(change: Change, words: str) -> None:
    found = told(change)

    assert words in found and DOCUMENT in found


@pytest.mark.parametrize(
    ("change", "part", "words"),
    [
        (first(r'Target="styles.xml"', 'Target="gone.xml"'), RELATIONS, "gone.xml, which is not there"),
        (first(r'Id="rId\d+"([^>]*)(/?><Relationship )Id="[^"]*"', r'Id="rId1"\1\2Id="rId1"'), RELATIONS, "the id rId1 twice"),
        (first(r'Target="styles.xml"', 'Target="http://a/styles" TargetMode="External"'), RELATIONS, "leads out of the file"),
        (first(r'<Override PartName="/word/styles.xml"', '<Override PartName="/word/gone.xml"'), TYPES, "gone.xml has a content"),
        (first(r"</Types>", '<Override PartName="/word/document.xml" ContentType="x"/></Types>'), TYPES, "two content types"),
    ],
)  # fmt: skip
def test_a_damaged_package_is_told(change: Change, part: str, words: str) -> None:
    assert words in told(change, part)


def test_a_part_without_content_type_is_told() -> None:
    assert "word/picture.strange has no content type" in told(lambda text: text, added=(("word/picture.strange", "x"),))
