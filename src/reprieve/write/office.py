"""Letters as PDF, by LibreOffice where it is installed: all letters of a case in one call, in a profile of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from reprieve.errors import reason_of
from reprieve.language import Message, _

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_SECONDS = 120.0  # to start, on a machine that is busy
_SECONDS_A_LETTER = 10.0


class OfficeError(Exception):
    """LibreOffice did not do what was asked. The message says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def find_office() -> str:
    """The program that converts letters; empty where there is none."""
    found = [*map(shutil.which, _NAMES), *(place for place in _PLACES if Path(place).is_file())]
    return next(filter(None, found), "")


def as_pdf(letters: Sequence[Path], office: str) -> dict[Path, bytes]:
    """Each letter as PDF. Raises OfficeError where LibreOffice fails, takes too long, or leaves one out; the letters stay as they are."""
    if not letters:
        return {}
    with tempfile.TemporaryDirectory(prefix="reprieve-pdf-", ignore_cleanup_errors=True) as folder:
        # Names of our own: letters in different folders may be called the same.
        copies = {letter: Path(folder) / f"{number}.docx" for number, letter in enumerate(letters)}
        for letter, copy in copies.items():
            shutil.copyfile(letter, copy)
        _convert(list(copies.values()), Path(folder), office)
        made = {letter: copy.with_suffix(".pdf") for letter, copy in copies.items()}
        if lacking := [letter.name for letter, pdf in made.items() if not pdf.is_file()]:
            raise OfficeError(_("LibreOffice made no PDF of {letters}", letters=lacking))
        return {letter: pdf.read_bytes() for letter, pdf in made.items()}


def _convert(files: Sequence[Path], folder: Path, office: str) -> None:
    options = ["--headless", "--norestore", "--nolockcheck", "--convert-to", "pdf", "--outdir", str(folder)]
    # Two calls that share a profile leave letters out without a word; making a new one takes a tenth of a second.
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", *options, *map(str, files)]
    limit = _SECONDS + _SECONDS_A_LETTER * len(files)
    try:
        # A session of its own: what LibreOffice starts ends with it.
        with subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        ) as running:
            try:
                code = running.wait(limit)
            except BaseException:
                _end(running)
                raise
    except subprocess.TimeoutExpired as error:
        raise OfficeError(_("LibreOffice took longer than {seconds} seconds and was stopped", seconds=round(limit))) from error
    except OSError as error:
        raise OfficeError(_("LibreOffice could not be started: {why}", why=reason_of(error))) from error
    if code:
        raise OfficeError(_("LibreOffice ended with code {code}", code=code))


def _end(running: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(running.pid, signal.SIGKILL)
        else:
            running.kill()
