"""Checks a letter's template before it is ever filled: what a clerk who edited it in Word must mend, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import docxtpl_lint
from docxtpl_lint import Location
from jinja2 import TemplateError

from reprieve.language import Message, Words, _
from reprieve.library.letter import Letter
from reprieve.write.letters import used_fields
from reprieve.write.offered import CREDITOR_FIELDS, offered
from reprieve.write.template_guard import NO_CODE, LetterProblem, dangers
from reprieve.write.template_parts import leftovers, paragraphs, part_name

_WIDE = re.compile(r"[｛{]\s*[｛{].{0,40}?[｝}]\s*[｝}]|[｛{]\s*[%％].{0,60}?[%％]\s*[｝}]")
_TAG = re.compile(r"{{.*?}}|{%.*?%}|{#.*?#}")
_UNCLOSED = re.compile(r"{[{%#]")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_RAW = re.compile(r"{{(?:r|p|tr|tc)\s.*?}}")
_FILES_OF_ITS_OWN = ("DTL3", "DTL4")  # rules about sample data, which we have our own contract for


def check_letter(letter: Letter, template: Path) -> list[LetterProblem]:
    """Everything that is wrong with a letter's two files; nothing of a dangerous template is looked at further."""
    found = dangers(letter.id, template)
    if found:
        return [replace(one, place=_first_place(template, one.field.split()[-1])) if one.wrong is NO_CODE else one for one in found]
    tags = [*_tag_problems(letter, template), *_wide_braces(letter, template), *_beside_tags(letter, template)]
    try:
        fields = _field_problems(letter, template, used_fields(template))
    except (TemplateError, KeyError) as error:
        mend = _("Open it in Word and mend the tags.")
        fields = [] if tags else [LetterProblem(letter.id, template.name, _("it cannot be read as a template: {why}", why=error), mend)]
    return [*tags, *fields, *leftovers(letter.id, template)]


def _tag_problems(letter: Letter, template: Path) -> Iterator[LetterProblem]:
    """What docxtpl-lint finds: tags that are not closed, have the wrong prefix, or would swallow the text beside them."""
    for issue in docxtpl_lint.lint(template, ignore=_FILES_OF_ITS_OWN).issues:
        wrong = Words(issue.message_for("zh"), issue.message_for("en"))
        yield LetterProblem(letter.id, issue.snippet or issue.rule, wrong, _("Mend it there in Word."), _place(issue.location))


def _place(location: Location) -> Message:
    if not location.cells:
        return _("{part}, paragraph {number}", part=part_name(location.part), number=location.paragraph)
    cell = location.cells[-1]
    return _(
        "{part}, table {table}, row {row}, column {column}", part=part_name(location.part), table=cell.table, row=cell.row, column=cell.col
    )


def _wide_braces(letter: Letter, template: Path) -> Iterator[LetterProblem]:
    for place, text in paragraphs(template):
        for found in _wide(text):
            wrong = _("these braces are full-width; Word would print them.")
            yield LetterProblem(letter.id, found, wrong, _("Type {{{{ }}}} with the English keyboard."), place)


def _wide(text: str) -> list[str]:
    return [found for found in _WIDE.findall(text) if set("｛｝％") & set(found)]


def _beside_tags(letter: Letter, template: Path) -> Iterator[LetterProblem]:
    """Braces and names of fields that would be printed, and prefixes that would lose a value."""
    names = sorted(name for name in offered(letter) if "_" in name and "." not in name)
    for place, text in paragraphs(template):
        plain = _TAG.sub(" ", text)
        if _UNCLOSED.search(plain) or _wide(text):
            continue  # told by rules of their own
        for brace in sorted(set("{}") & set(plain)):
            yield LetterProblem(
                letter.id, brace, _("a brace stands alone; Word would print it."), _("Type two, without a space between, or none."), place
            )
        for name in names:
            if re.search(rf"\b{name}\b", plain):
                wrong = _("the name of a field stands outside of a tag; Word would print it.")
                yield LetterProblem(letter.id, name, wrong, _("Type {{{{ before it and }}}} behind it."), place)
        for tag in _RAW.findall(text):
            wrong = _("this prefix is for formatted text; a field would be lost.")
            yield LetterProblem(letter.id, tag, wrong, _("Type {{{{ and a space."), place)


def _field_problems(letter: Letter, template: Path, used: set[str]) -> list[LetterProblem]:
    """The template, the .toml and what the program computes must name the same fields."""
    declared, known = set(letter.fields), offered(letter)
    named = set(re.findall(r"{(.*?)}", letter.file)) | {c.when for c in letter.citations if c.when} | {*letter.when}
    undeclared = _("the template uses it, the .toml does not declare it."), _("Declare it under [fields], or mend its spelling.")
    unused = _("the .toml declares it, the template does not use it."), _("Use it, or take it out of [fields].")
    strange = _("no such field is offered to letters."), _("Take it out, or choose one of those offered.")
    other = _("only letters to one creditor are offered it."), _('Take it out, or write scope = "creditor".')
    return [
        *_each(letter, template, declared - known - CREDITOR_FIELDS, *strange),
        *_each(letter, template, (declared | used) & (CREDITOR_FIELDS - known), *other),
        *_each(letter, template, used - declared, *undeclared),
        *_each(letter, template, declared - used - named, *unused),
    ]


def _each(letter: Letter, template: Path, names: Iterable[str], wrong: Message, mend: Message) -> Iterator[LetterProblem]:
    for name in sorted(names):
        yield LetterProblem(letter.id, name, wrong, mend, _first_place(template, name.rpartition(".")[2]))


def _first_place(template: Path, word: str) -> Message | None:
    """Where a tag names the field first."""
    tag = re.compile(rf"{{[{{%][^{{}}]*(?<!\w){re.escape(word)}(?!\w)")
    return next((place for place, text in paragraphs(template) if tag.search(text.translate(_STRAIGHT))), None)
