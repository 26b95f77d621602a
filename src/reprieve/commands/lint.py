"""Check what a maintainer edits: the library files and the letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from reprieve.errors import LibraryError
from reprieve.library import load_library
from reprieve.library.law import Law
from reprieve.library.letter import check_letter_citations, half_a_letter, load_letters, templates_folder
from reprieve.write.template_check import check_letter


def mistakes_in(templates: Sequence[Path]) -> list[str]:
    """Every mistake in the library files and in the letters, or only in the letters that `templates` (.docx or .toml) belong to."""
    try:
        laws = load_library().laws
        if not templates:
            return _in_letters(templates_folder(), None, laws)
        return [mistake for template in templates for mistake in _in_letters(template.parent, template.stem, laws)]
    except LibraryError as error:
        return str(error).splitlines()


def _in_letters(folder: Path, only: str | None, laws: Mapping[str, Law]) -> list[str]:
    letters = load_letters(folder)
    check_letter_citations(letters, laws)
    chosen = [letter for letter in letters.values() if only in (None, letter.id)]
    if only is not None and not chosen:
        raise half_a_letter(folder, [only])
    problems = [problem for letter in chosen for problem in check_letter(letter, folder / f"{letter.id}.docx")]
    return [str(problem) for problem in problems]
