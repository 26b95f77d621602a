"""What is kept of a finished case, inside its output: from what it was made, and what came of it. Gone with the output."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from reprieve.kept.inputs import Inputs
from reprieve.kept.pickled import UnkeptError, as_bytes, from_bytes
from reprieve.language import Message, _
from reprieve.model import Outcome

RECORD_FILE = ".made-from"
_FORMAT = 3


@dataclass(frozen=True, slots=True)
class Record:
    """`locked` names the papers that asked for a password; `files` were written, by path in the output.

    `papers` are the sha256 of all that were read for the case, those of earlier runs included: their readings may be kept still. Without
    `inputs` the case was not finished, and is done again.
    """

    inputs: Inputs | None
    outcome: Outcome
    exit_code: int
    locked: tuple[str, ...]
    papers: tuple[str, ...]
    files: tuple[str, ...]


def write_record(
    folder: Path, inputs: Inputs | None, outcome: Outcome, exit_code: int, locked: Sequence[str], papers: Sequence[str]
) -> None:
    """Keep what came of a case; the last file to be written into its output."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    told = asdict(inputs) if inputs else None
    kept = (_FORMAT, told, outcome, int(exit_code), tuple(locked), tuple(dict.fromkeys(papers)), tuple(files))
    (folder / RECORD_FILE).write_bytes(as_bytes(kept))


def read_record(place: Path) -> Record | None:
    """What is kept of an earlier run; nothing where there was none, or by a version that kept it differently."""
    try:
        form, inputs, outcome, *others = from_bytes((place / RECORD_FILE).read_bytes())
        return Record(Inputs(**inputs) if inputs else None, outcome, *others) if form == _FORMAT else None
    except (OSError, UnkeptError, TypeError, ValueError):
        return None


def papers_read_for(place: Path) -> tuple[str, ...]:
    """The sha256 of the papers that earlier runs read for the case whose output is here."""
    record = read_record(place)
    return record.papers if record else ()


def lost_files(place: Path, record: Record) -> list[Message]:
    """What was written and is not there any more."""
    lost = [name for name in record.files if not (place / name).is_file()]
    return [_("no longer in its output: {files}", files=lost)] if lost else []
