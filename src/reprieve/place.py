"""Where a case's output goes: whole or not at all, never over what is not ours, and no old letter stays behind."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from unicodedata import normalize

from reprieve.case import EVIDENCE_FOLDER
from reprieve.errors import UsageError
from reprieve.language import _

ASSESSMENT_FILE = "assessment.json"


@contextmanager
def whole_or_not(place: Path) -> Iterator[Path]:
    """An empty folder beside `place` that takes its place when the block ends well and vanishes when it does not."""
    partial = _empty(place.with_name(f".{place.name}.partial"))
    try:
        yield partial
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    _swap(partial, place)


def refuse_bad_places(places: Mapping[Path, Path]) -> None:
    """Look at every case folder's place before any work. Raises UsageError when two meet or one would replace what is not ours."""
    _refuse_meeting(places)
    for place in places.values():
        if any(_would_harm(place.resolve(), folder.resolve()) for folder in places):
            raise UsageError(_("{place} would replace a case folder. Choose another folder with -o.", place=place))
        if place.exists() and not _is_ours(place):
            raise UsageError(
                _("{place} exists and was not written by reprieve. Move it away, or choose another folder with -o.", place=place)
            )


def _refuse_meeting(places: Mapping[Path, Path]) -> None:
    meeting: dict[str, list[Path]] = defaultdict(list)
    for folder, place in places.items():
        meeting[normalize("NFC", str(place.resolve())).casefold()].append(folder)
    for folders in meeting.values():
        if len(folders) > 1:
            raise UsageError(
                _("these cases have one name, and one would overwrite the other: {folders}. Rename one.", folders=sorted(folders))
            )


def _would_harm(place: Path, folder: Path) -> bool:
    return folder.is_relative_to(place) or place.is_relative_to(folder / EVIDENCE_FOLDER)


def _is_ours(place: Path) -> bool:
    return place.is_dir() and ((place / ASSESSMENT_FILE).is_file() or not any(place.iterdir()))


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _swap(partial: Path, place: Path) -> None:
    old = place.with_name(f".{place.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    partial.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def case_places(folders: Sequence[Path], out: Path | None) -> dict[Path, Path]:
    """Each case's place: OUT/<case>, or `output` inside the case folder where no OUT is given."""
    return {folder: folder / "output" if out is None else out / folder.resolve().name for folder in folders}
