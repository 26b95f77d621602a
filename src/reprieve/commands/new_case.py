"""A case folder to fill in: `case.toml` with every key explained in the reader's language, and `evidence/`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import reduce
from pathlib import Path
from string import Template

from reprieve.case import CASE_FILE, EVIDENCE_FOLDER
from reprieve.commands.interview import Answers, Block
from reprieve.errors import UsageError
from reprieve.kept.output_folder import private_files
from reprieve.language import LOCALE_FOLDER, Words, _, spoken
from reprieve.library import Library


def refuse_existing(folder: Path) -> None:
    """Raises UsageError when there is a case file already."""
    file = folder / CASE_FILE
    if file.exists():
        raise UsageError(_("{file} exists already and is left as it is. Choose another folder.", file=file))


def write_new_case(folder: Path, library: Library, answers: Answers | None = None) -> Path:
    """Write FOLDER/case.toml with what was answered, and FOLDER/evidence/, both for their owner alone, and return the file.

    Raises UsageError when there is a case file already.
    """
    refuse_existing(folder)
    file = folder / CASE_FILE
    known = answers or Answers()
    template = Template((LOCALE_FOLDER / spoken() / CASE_FILE).read_text(encoding="utf-8"))
    hardships = {name: hardship.name for name, hardship in library.hardships.items()}
    kinds = {name: kind.name for name, kind in library.documents.items()}
    text = template.substitute(hardships=_commented(hardships), kinds=_commented(kinds))
    with private_files():  # it will hold an ID number, and papers
        (folder / EVIDENCE_FOLDER).mkdir(parents=True, exist_ok=True)
        file.write_text(reduce(_answered, known.blocks.items(), text), encoding="utf-8")
    return file


def _answered(text: str, answers: tuple[str, Sequence[Block]]) -> str:
    """The text with the block of a heading once for each of its `answers`, filled in."""
    heading, blocks = answers
    found = re.search(rf"^{re.escape(heading)}\n(?:.+\n)+", text, re.M)
    assert found is not None, heading
    return text[: found.start()] + "\n".join(_filled(found.group(), block) for block in blocks) + text[found.end() :]


def _filled(block: str, values: Block) -> str:
    for key, value in values.items():
        block = re.sub(rf'^(?:# )?{key} = (?:"[^"]*"|\S+)', lambda _found, line=f"{key} = {value}": line, block, count=1, flags=re.M)  # type: ignore[misc]
    return block


def _commented(words: Mapping[str, Words]) -> str:
    width = max(map(len, words), default=0)
    return "\n".join(f"#   {name:<{width}}  {text}" for name, text in words.items())
