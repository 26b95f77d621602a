"""What the commands of the command line share: their options, and help in the reader's language."""

from __future__ import annotations

import datetime as dt
import gettext
import os
import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from reprieve.errors import UsageError
from reprieve.figures.as_written import date_as_written, is_likely
from reprieve.language import LANGUAGES, LOCALE_FOLDER, N_, Language, Message, _, language_of_locale, speak

AnyCommand = TypeVar("AnyCommand", bound=Callable[..., Any])
Decorator = Callable[[AnyCommand], AnyCommand]
_SMALLEST = 100 * 1024


# --- language ------------------------------------------------------------------------------------------------------


def speak_as_asked(arguments: Sequence[str]) -> None:
    """Speak what `--lang` says or else the locale, before click reads the arguments: its own mistakes are told in it too."""
    asked = [following for name, following in pairwise(arguments) if name == "--lang"]
    asked += [argument.removeprefix("--lang=") for argument in arguments if argument.startswith("--lang=")]
    _speak(next((language for language in LANGUAGES if language in asked), language_of_locale()))


def _speak(language: Language) -> None:
    speak(language)
    os.environ["LANGUAGE"] = language  # click looks its own words up through gettext
    gettext.bindtextdomain("reprieve", str(LOCALE_FOLDER))
    gettext.textdomain("reprieve")


class _Translated:
    """A help text: kept as its English template, shown in the language that is spoken when it is shown."""

    def __get__(self, owner: object, kind: type | None = None) -> str | None:
        template = getattr(owner, "_help_template", None)
        return str(Message(template)) if template else None

    def __set__(self, owner: Any, template: str | None) -> None:
        owner._help_template = template


class TranslatedOption(click.Option):
    help = _Translated()


class TranslatedCommand(click.Command):
    help = _Translated()

    def get_short_help_str(self, limit: int = 45) -> str:
        return self.help or ""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        self._help_option = None  # click would keep it in the language that was spoken first
        return super().get_help_option(ctx)


class TranslatedGroup(TranslatedCommand, click.Group):
    command_class = TranslatedCommand


# --- what the options say ------------------------------------------------------------------------------------------


def present_day() -> dt.date:
    return dt.datetime.now(dt.UTC).astimezone().date()


def was_given(option: str) -> bool:
    """Whether the running command was given an option, rather than taking what it does without."""
    return click.get_current_context().get_parameter_source(option) is not ParameterSource.DEFAULT


def _as_date(context: click.Context, option: click.Parameter, text: str | None) -> dt.date:
    if text is None:
        return present_day()
    day = date_as_written(text)
    if day is None or not is_likely(day):
        raise UsageError(_("--as-of {text}: write a date like 2026-11-02.", text=text))
    return day


def _as_passwords(context: click.Context, option: click.Parameter, file: Path | None) -> tuple[str, ...]:
    if file is None:
        return ()
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise UsageError(_("{file} is not UTF-8 text. Save it again as UTF-8.", file=file)) from error
    return tuple(line for line in lines if line)


def _as_size(context: click.Context, option: click.Parameter, text: str | None) -> int | None:
    if text is None:
        return None
    found = re.fullmatch(r"(\d{1,6}) ?([KM])B?", text.strip().upper())
    size = int(found[1]) * {"K": 1024, "M": 1024**2}[found[2]] if found else 0
    if size < _SMALLEST:
        raise UsageError(_("--max-size {text}: write a size of 100KB or more, like 5MB.", text=text))
    return size


def _as_office(context: click.Context, option: click.Parameter, wanted: bool) -> str:
    """The program that converts letters, where they are to be converted; where it is not installed, that is said."""
    if not wanted:
        return ""
    from reprieve.write.office import find_office

    found = find_office()
    if not found:
        missing = _("LibreOffice is not installed: letters are written for Word only, and the packet holds the annexes alone.")
        click.echo(str(missing), err=True)
    return found


def _as_findings(context: click.Context, option: click.Parameter, acknowledged: tuple[str, ...]) -> tuple[str, ...]:
    """The ids as given. Raises UsageError for one that cannot be acknowledged."""
    if not acknowledged:
        return ()
    from reprieve.library import load_library

    known = sorted(name for name, finding in load_library().findings.findings.items() if finding.acknowledge)
    if wrong := [name for name in acknowledged if name not in known]:
        raise UsageError(_("--acknowledge: {wrong} cannot be acknowledged, only: {known}", wrong=wrong, known=known))
    return acknowledged


def _as_language(context: click.Context, option: click.Parameter, value: Language | None) -> None:
    if value:
        _speak(value)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# --- options -------------------------------------------------------------------------------------------------------


def _option(*names: str, **settings: Any) -> Decorator[Any]:
    return click.option(*names, cls=TranslatedOption, **settings)


def with_options(*options: Decorator[Any]) -> Decorator[Any]:
    """Several options, shown in this order."""

    def decorate(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


class _Path(click.Path):
    """A path; whether a file or a folder is wanted is said in the language that is spoken when it is said."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        own = self.name  # stands in the help, which is the same in all languages here
        self.name = str(Message(own.title()))
        try:
            return super().convert(value, param, ctx)
        finally:
            self.name = own


FILE = _Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = _Path(exists=True, file_okay=False, path_type=Path)
FILE_OR_FOLDER = _Path(exists=True, path_type=Path)
OUT_FOLDER = _Path(file_okay=False, path_type=Path)


class _FolderOrUrl(click.ParamType[str]):
    """A folder that exists, or a URL that fsspec knows; as text."""

    name = "folder"

    def __init__(self, folder: click.Path) -> None:
        self._folder = folder

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return value if "://" in value else str(self._folder.convert(value, param, ctx))


ANY_FOLDER = click.Path(path_type=Path)

CASES = click.argument("cases", nargs=-1, required=True, type=FOLDER)
OUT = _option("-o", "--out", type=OUT_FOLDER, help=N_("The folder to write into; left out, output in each case folder."))
CASES_ANYWHERE = click.argument("cases", nargs=-1, required=True, type=_FolderOrUrl(FOLDER))
OUT_ANYWHERE = _option("-o", "--out", type=_FolderOrUrl(OUT_FOLDER), required=True, help=N_("The folder to write into."))
ENGINE = _option("--engine", default="", metavar="URL", help=N_("Work on a cluster: dask://HOST:PORT; left out, on this machine."))
OUT_OF_RUN = _option("-o", "--out", type=FOLDER, help=N_("The folder that was written into; left out, output in each case folder."))
JSON = _option("--json", "as_json", is_flag=True, help=N_("Print JSON instead of a table."))
LANGUAGE = _option(
    "--lang",
    type=click.Choice(LANGUAGES),
    expose_value=False,
    is_eager=True,
    callback=_as_language,
    help=N_("Speak Chinese or English; left out, what your locale says."),
)
AS_OF = _option(
    "--as-of",
    callback=_as_date,
    metavar="DATE",
    help=N_("The day the case is judged for, like 2026-11-02; left out, today."),
)
WATCH = _option(
    "--watch", is_flag=True, help=N_("Keep running: take each case folder in once it has been still for some seconds, until Ctrl-C.")
)
PASSWORDS = _option(
    "--password-file", "passwords", type=FILE, callback=_as_passwords, help=N_("A text file of passwords for locked papers, one a line.")
)
ACKNOWLEDGE = _option(
    "--acknowledge",
    "acknowledged",
    multiple=True,
    callback=_as_findings,
    metavar="ID",
    help=N_("A warning that the applicant was told of and goes on with, such as limitation_expired; it is recorded."),
)
MAX_SIZE = _option(
    "--max-size",
    callback=_as_size,
    metavar="SIZE",
    help=N_("How large a PDF of the packet may be, like 5MB; a larger one is cut into several."),
)
_PDF = N_("Convert the letters with LibreOffice and put them first in the packet, some seconds a case.")
PDF = _option("office", "--pdf/--no-pdf", callback=_as_office, default=True, help=_PDF)
PDF_WHERE_ASKED = _option("office", "--pdf/--no-pdf", callback=_as_office, default=False, help=_PDF)
JOBS = _option("--jobs", type=click.IntRange(1, 64), default=_cores, help=N_("How many processes work; left out, one per core."))

# Words that click itself says; it looks them up in our catalogue.
CLICKS_OWN = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Arguments"),
    N_("Show this message and exit."),
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("No such option {name!r}."),
    N_("Option {name!r} does not take a value."),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."),
    N_("{name} {filename!r} is not readable."),
    N_("No such command {name!r}."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("{name} {filename!r} does not exist."),
    N_("{name} {filename!r} is a file."),
    N_("{name} {filename!r} is a directory."),
    N_("Directory"),
    N_("File"),
    N_("Path"),
    N_("required"),
)
