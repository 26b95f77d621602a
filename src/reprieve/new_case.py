"""A case folder to fill in: `case.toml` with every key explained in the reader's language, and `evidence/`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Template

from reprieve.case import CASE_FILE, EVIDENCE_FOLDER
from reprieve.errors import UsageError
from reprieve.language import LOCALE_FOLDER, Words, _, spoken
from reprieve.library import Library


def write_new_case(folder: Path, library: Library) -> Path:
    """Write FOLDER/case.toml and FOLDER/evidence/, and return the file. Raises UsageError when there is a case file already."""
    file = folder / CASE_FILE
    if file.exists():
        raise UsageError(_("{file} exists already and is left as it is. Choose another folder.", file=file))
    (folder / EVIDENCE_FOLDER).mkdir(parents=True, exist_ok=True)
    template = Template((LOCALE_FOLDER / spoken() / CASE_FILE).read_text(encoding="utf-8"))
    hardships = {name: hardship.name for name, hardship in library.hardships.items()}
    kinds = {name: kind.name for name, kind in library.documents.items()}
    file.write_text(template.substitute(hardships=_commented(hardships), kinds=_commented(kinds)), encoding="utf-8")
    return file


def _commented(words: Mapping[str, Words]) -> str:
    width = max(map(len, words), default=0)
    return "\n".join(f"#   {name:<{width}}  {text}" for name, text in words.items())
