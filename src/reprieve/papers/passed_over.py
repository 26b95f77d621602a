"""What lies in a case folder and is no paper of the case, though whoever put it there may think so: told, as it would be missed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from reprieve.kept.output_folder import ASSESSMENT_FILE, OVERVIEW_FILES, STATE_FOLDER
from reprieve.language import Message, _, as_text
from reprieve.model import Unread
from reprieve.papers.files import CASE_FILE, EVIDENCE_FOLDER, UNFINISHED, is_no_paper

_PICTURES = (".jpg", ".jpeg", ".png", ".heic", ".heif", ".tif", ".tiff", ".bmp", ".webp", ".gif")
_OFFICE = (".xls", ".xlsx", ".csv", ".doc", ".docx", ".wps", ".et")
_TEXTS = (".txt", ".html", ".htm")
_PAPERS = (".pdf", ".ofd", ".eml", ".zip", ".rar", ".7z", *_PICTURES, *_OFFICE, *_TEXTS)
# Texts for whoever works on the case, as their whole names say. To tell them to move such into evidence would be wrong each time.
_NOTES = re.compile(
    r"(case(\.toml)?|read[ _-]?me|notes?|todo|licen[cs]e|passwords?|(使用)?说明|备注|笔记|密码|口令)\.(txt|html?)", re.IGNORECASE
)
_IN_THE_CLOUD = re.compile(r"\.(.+)\.icloud")
_BESIDE = _("It lies outside the folder evidence and counts for nothing. Move it into evidence.")
_FOLDER_BESIDE = _("The papers in it lie outside the folder evidence and count for nothing. Move them into evidence.")
_CLOUD = _("It is in iCloud and not on this computer. Download it in the Finder, then run this again.")
_UNFINISHED = _("Its download was not finished. Download it again.")
_LINK = _("It is a link that leads out of the folder evidence, or to nothing. Put the paper itself there.")


def passed_over(folder: Path) -> tuple[Unread, ...]:
    """What at or below a case folder was not looked at, in order of name: papers outside `evidence`, papers that are still in iCloud,
    downloads that were not finished, and links that lead out or nowhere. In a folder without a case file, all may be papers.
    """
    is_case = (folder / CASE_FILE).is_file()
    found = [*_beside(folder), *_within(folder / EVIDENCE_FOLDER)] if is_case else [*_within(folder)]
    return tuple(sorted((Unread(as_text(path.relative_to(folder).as_posix()), why) for path, why in found), key=lambda unread: unread.file))


def holds_papers(folder: Path) -> bool:
    """Whether a file at or below a folder is called as papers are; what we wrote ourselves is none."""
    for _place, folders, files in os.walk(folder):
        ours = ASSESSMENT_FILE in files or STATE_FOLDER in folders
        folders[:] = [] if ours else [name for name in folders if not is_no_paper(name)]
        if not ours and any(map(_is_called_as_papers, files)):
            return True
    return False


def _beside(folder: Path) -> Iterator[tuple[Path, Message]]:
    ours = OVERVIEW_FILES if (folder / STATE_FOLDER).is_dir() else ()
    for path in folder.iterdir():
        if path.name in (EVIDENCE_FOLDER, *ours) or is_no_paper(path.name):
            continue
        if path.is_file() and _is_called_as_papers(path.name):
            yield path, _BESIDE
        elif path.is_dir() and not path.is_symlink() and holds_papers(path):
            yield path, _FOLDER_BESIDE


def _within(evidence: Path) -> Iterator[tuple[Path, Message]]:
    home = evidence.resolve()
    for path in evidence.rglob("*"):
        if clouded := _IN_THE_CLOUD.fullmatch(path.name):
            yield path.with_name(clouded[1]), _CLOUD
        elif path.name.lower().endswith(UNFINISHED):
            yield path, _UNFINISHED
        elif path.is_symlink() and not is_no_paper(path.name) and not (path.exists() and path.resolve().is_relative_to(home)):
            yield path, _LINK


def _is_called_as_papers(name: str) -> bool:
    return name.lower().endswith(_PAPERS) and not is_no_paper(name) and not _NOTES.fullmatch(name)
