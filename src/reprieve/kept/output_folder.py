"""Where a case's output goes: whole or not at all, never over what is not ours, and no old letter stays behind."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from glob import escape
from hashlib import sha256
from pathlib import Path
from typing import TextIO
from unicodedata import normalize
from uuid import uuid4

from reprieve.errors import UsageError
from reprieve.language import Message, _, as_text
from reprieve.papers.files import EVIDENCE_FOLDER

ASSESSMENT_FILE = "assessment.json"
STATE_FOLDER = ".reprieve"
OVERVIEW_FILES = ("index.html", "summary.csv", "run.json")
_RANDOM = "[0-9a-f]" * 8  # as a pattern of names; a star would take what another case called `<name>.…` has half done for ours
_SHOWN = 3  # names of cases that one sentence names
_LONGEST_NAME = 200  # bytes; file systems allow 255, and ours are longer than the name they stand for


@contextmanager
def whole_or_not(place: Path) -> Iterator[Path]:
    """An empty folder beside `place` that takes its place when the block ends well and vanishes when it does not.

    Nobody else may look into it: folders are 0700, files 0600.
    """
    recover(place)
    partial = beside(place, f"{uuid4().hex[:8]}.partial")
    with private_files():
        try:
            partial.mkdir(parents=True)
            yield partial
        except BaseException:
            shutil.rmtree(partial, ignore_errors=True)
            raise
    _swap(partial, place)


@contextmanager
def private_files() -> Iterator[None]:
    """What is made in this block is for its owner alone."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


@contextmanager
def whole_file(file: Path, encoding: str = "utf-8") -> Iterator[TextIO]:
    """A file to write that is there whole or as it was, for its owner alone. Lines end as they do in what is written."""
    partial = file.with_name(f".{file.name}.{uuid4().hex[:8]}.partial")
    try:
        with private_files(), partial.open("w", encoding=encoding, newline="") as opened:
            yield opened
        partial.replace(file)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def recover(place: Path) -> bool:
    """After a run that was killed: what it had half done goes, and what it had moved aside comes back. Whether something was half done."""
    half_done = list(place.parent.glob(f"{escape(beside(place, '').name)}{_RANDOM}.partial"))
    for partial in half_done:
        shutil.rmtree(partial, ignore_errors=True)
    old = beside(place, "old")
    if old.is_dir() and not place.exists():
        old.rename(place)
    shutil.rmtree(old, ignore_errors=True)
    return bool(half_done)


def recover_all(places: Iterable[Path]) -> None:
    """`recover` for each. A folder of thousands is looked through once, not once for each of them."""
    hidden: dict[Path, list[str]] = {}
    for place in places:
        if place.parent not in hidden:
            hidden[place.parent] = [path.name for path in place.parent.glob(".*")]
        if any(name.startswith(beside(place, "").name) for name in hidden[place.parent]):
            recover(place)


def remove(place: Path) -> None:
    """Take away a case's output and whatever a killed run left of it."""
    recover(place)
    if place.is_dir():
        shutil.rmtree(place)


def refuse_bad_places(places: Mapping[Path, Path]) -> None:
    """Look at every case folder's place before any work. Raises UsageError when two meet or one would replace what is not ours."""
    _refuse_meeting(places)
    cases = {folder.resolve() for folder in places}
    held = {above for case in cases for above in (case, *case.parents)}
    for place in places.values():
        if place.resolve() in held or _is_evidence(place.resolve(), cases):
            raise UsageError(_("{place} would replace a case folder. Choose another folder with -o.", place=place))
        if place.exists() and not is_ours(place):
            raise _not_ours(place)


def refuse_bad_overview(out: Path) -> None:
    """Raises UsageError when the overview would replace files in a folder that no run has written into."""
    if not (out / STATE_FOLDER).is_dir() and (others := [out / name for name in OVERVIEW_FILES if (out / name).exists()]):
        raise _not_ours(others[0])


def is_ours(place: Path) -> bool:
    """Whether a folder is a case's output, or empty."""
    return place.is_dir() and not place.is_symlink() and ((place / ASSESSMENT_FILE).is_file() or not any(place.iterdir()))


def case_places(folders: Sequence[Path], out: Path | None) -> dict[Path, Path]:
    """Each case's place: OUT/<case>, by its name as text, or `output` inside the case folder where no OUT is given."""
    return {folder: folder / "output" if out is None else out / as_text(folder.resolve().name) for folder in folders}


def left_of_others(places: Iterable[Path], out: Path) -> Message | None:
    """What to say of outputs in `out` that are not at these places: of cases renamed since or gone, or that another run was given."""
    own = {place.name for place in places}
    others = sorted(file.parent.name for file in out.glob(f"[!.]*/{ASSESSMENT_FILE}") if file.parent.name not in own)
    if not others:
        return None
    return _(
        "{out} also holds letters of cases that are not among these: {cases}. Of one that was renamed or is gone, remove them: "
        'reprieve forget "{case}" -o "{out}"',
        cases=others[:_SHOWN] + ["…"] * (len(others) > _SHOWN),
        case=others[0],
        out=out,
    )


def _not_ours(place: Path) -> UsageError:
    return UsageError(_("{place} exists and was not written by reprieve. Move it away, or choose another folder with -o.", place=place))


def _refuse_meeting(places: Mapping[Path, Path]) -> None:
    meeting: dict[str, list[Path]] = defaultdict(list)
    for folder, place in places.items():
        meeting[normalize("NFC", str(place.resolve())).casefold()].append(folder)
    for folders in meeting.values():
        if len(folders) > 1:
            raise UsageError(
                _("these cases have one name, and one would overwrite the other: {folders}. Rename one.", folders=sorted(folders))
            )


def _is_evidence(place: Path, cases: set[Path]) -> bool:
    return any(above.name == EVIDENCE_FOLDER and above.parent in cases for above in (place, *place.parents))


def beside(place: Path, ending: str) -> Path:
    """A hidden file or folder of ours next to a case's place."""
    name = place.name if len(place.name.encode()) <= _LONGEST_NAME else sha256(place.name.encode()).hexdigest()
    return place.with_name(f".{name}.{ending}")


def _swap(partial: Path, place: Path) -> None:
    old = beside(place, "old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    partial.rename(place)
    shutil.rmtree(old, ignore_errors=True)
