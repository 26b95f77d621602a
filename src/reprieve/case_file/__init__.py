"""Read `case.toml`: every mistake is reported at once, with its line, what is wrong and what to write."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from unicodedata import normalize

from pydantic import ValidationError

from reprieve.case import (
    CASE_FILE,
    EVIDENCE_FOLDER,
    Applicant,
    Case,
    CaseFile,
    Debt,
    EvidenceHint,
    HardshipClaim,
    Request,
    is_id_number,
)
from reprieve.case_file.lines import Keys, lines_of_keys
from reprieve.case_file.syntax import WrongLine, mended, single_headings, wrong_lines
from reprieve.errors import CaseFileError, Problem, masked, reason_of
from reprieve.figures.as_written import FIRST_YEAR, LAST_YEAR, amount_as_written, date_as_written
from reprieve.language import Message, Words, _
from reprieve.papers.files import on_disk

_MAX_BYTES = 200_000
_MOST_DOTS = 5_000  # a key of keys of keys takes quadratic time
_MOST_TOLD = 200
_DATES = ("date_type", "date_from_datetime_inexact")
_RICH_TEXT = b"{\\rtf"
_TWICE = ("Cannot overwrite", "Cannot declare", "Cannot mutate")
_MEANT = r"case(?: ?\(\d+\)| - 副本| - copy|副本)?\.(?:toml|toml\.(?:txt|bak|docx?)|txt|ya?ml|json|tml)"


def load_case(
    folder: Path, as_of: dt.date, hardship_types: Collection[str], kinds: Collection[str], called: Mapping[str, Words] | None = None
) -> Case:
    """Read FOLDER/case.toml. `called`: what people call hardships and kinds of paper, to name them where an id is wrong.

    Raises CaseFileError with every mistake in it: unknown keys, wrong money, dates, ID numbers, hardships, kinds of paper, and
    hints at papers that are not there.
    """
    path = folder / CASE_FILE
    text = _text(path)
    data, wrong, keys = _toml(path, text)
    stated, problems = _stated(data, as_of, keys)
    if any(not line.mended for line in wrong):  # what is missing may stand on such a line
        problems = [problem for problem in problems if problem.wrong is not _MISSING]
    problems += [_line_problem(line, keys) for line in wrong]
    problems += _unknown_names(data, hardship_types, kinds, keys, called or {})
    problems += _lost_papers(data, folder, keys)
    if problems or stated is None:
        raise CaseFileError(_problem_count(path, len(problems)), sorted(problems, key=lambda problem: problem.line or 0))
    return Case(folder, stated)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes() if path.stat().st_size <= _MAX_BYTES else b""
        if not data or data.count(b".") > _MOST_DOTS:
            raise CaseFileError(
                _("{file} is empty, or far larger than a case file is. Delete it and write one with: reprieve new FOLDER", file=path), []
            )
        if data.startswith(_RICH_TEXT):
            raise CaseFileError(
                _("{file} was saved as formatted text. Save it as plain text: in TextEdit, Format, Make Plain Text.", file=path), []
            )
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except FileNotFoundError as error:
        raise CaseFileError(_missing(path), []) from error
    except OSError as error:
        raise CaseFileError(_("{file} cannot be opened: {why}", file=path, why=reason_of(error)), []) from error
    except UnicodeDecodeError as error:
        raise CaseFileError(_("{file} is not UTF-8 text. Save it again as UTF-8.", file=path), []) from error


def like_case_file(folder: Path) -> str:
    """The name of a file that was meant to be the case file, such as case.toml.txt from an editor of Windows; empty: there is none."""
    names = sorted(path.name for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    return next((name for name in names if re.fullmatch(_MEANT, name, re.IGNORECASE)), "")


def _missing(path: Path) -> Message:
    if meant := like_case_file(path.parent):
        return _(
            "{file} is missing, but {meant} is there. Rename it to case.toml; Windows may hide the end of its name.", file=path, meant=meant
        )
    if next(path.parent.glob(f"*/{CASE_FILE}"), None):
        return _(
            "{file} is missing, but there are cases in folders beside it. Name those, or take all with: reprieve run FOLDER -o OUT",
            file=path,
        )
    return _("{file} is missing. Write one with: reprieve new FOLDER", file=path)


def _toml(path: Path, text: str) -> tuple[dict[str, object], list[WrongLine], Keys]:
    """What the text states, with the lines that first had to be thought right. Raises CaseFileError where that is not enough."""
    wrong = single_headings(text) if _is_toml(text) else wrong_lines(text)
    right = mended(text, wrong)
    keys = lines_of_keys(right)
    try:
        return tomllib.loads(right), wrong, keys
    except (ValueError, RecursionError) as error:  # TOML's own, a number of thousands of digits, tables in tables without end
        problems = [*(_line_problem(line, keys) for line in wrong), _syntax_problem(str(error), keys)]
        raise CaseFileError(_problem_count(path, len(problems)), sorted(problems, key=lambda problem: problem.line or 0)) from error


def _is_toml(text: str) -> bool:
    try:
        return bool(tomllib.loads(text))
    except (ValueError, RecursionError):
        return False


def _line_problem(line: WrongLine, keys: Keys) -> Problem:
    return Problem(line.number, _printed_key(keys.path(line.number)), line.wrong, line.mend)


def _stated(data: Mapping[str, object], as_of: dt.date, keys: Keys) -> tuple[CaseFile | None, list[Problem]]:
    try:
        return CaseFile.model_validate(data, context={"as_of": as_of}), []
    except ValidationError as error:
        return None, [
            _problem(detail["loc"], detail["type"], detail["input"], detail.get("ctx", {}), keys)
            for detail in islice(error.errors(include_url=False), _MOST_TOLD)
        ]


def _problem_count(path: Path, count: int) -> Message:
    return _("{file}: {count} to mend", file=path, count=count)


def _syntax_problem(error: str, keys: Keys) -> Problem:
    found = re.search(r"at line (\d+)", error)
    line = int(found.group(1)) if found else None
    if line and error.startswith(_TWICE):
        mend = _("Keep one of them. Of hardships, debts and evidence there may be several, each under a heading like [[debts]]")
        return Problem(line, _printed_key(keys.path(line)), _("this stands in the file twice."), mend)
    mend = _("Text stands in quotes, dates do not: onset = 2026-06-30")
    return Problem(line, "TOML", _("this line is not valid TOML ({why}).", why=error), mend)


def _unknown_names(
    data: Mapping[str, object], hardship_types: Collection[str], kinds: Collection[str], keys: Keys, called: Mapping[str, Words]
) -> list[Problem]:
    """Names that only the library knows: hardships and kinds of paper."""
    problems = []
    for table, key, known in (("hardships", "type", hardship_types), ("evidence", "kind", kinds)):
        for index, name in _texts(data, table, key):
            if name and name not in known:
                wrong = _('"{value}" is not known.', value=name)
                mend = _nearest_name(name, key, sorted(known), called)
                problems.append(Problem(keys.line(table, index, key), f"{table}[{index + 1}].{key}", wrong, mend))
    return problems


def _nearest_name(name: str, key: str, known: list[str], called: Mapping[str, Words]) -> Message:
    """The one that is called so, or else all that there are, each with what it is called."""
    words = {id: (called[id].zh, called[id].en.casefold()) if id in called else () for id in known}
    meant = [id for id, names in words.items() if name.strip().casefold() in names] or get_close_matches(name, known, 1)
    if meant:
        return _("Write: {line}", line=f'{key} = "{meant[0]}"')
    return _("Write one of: {names}", names=[_("{id} ({name})", id=id, name=called[id]) if id in called else id for id in known])


def _lost_papers(data: Mapping[str, object], folder: Path, keys: Keys) -> list[Problem]:
    """Hints at papers that are not in the case's evidence."""
    problems = []
    for index, name in _texts(data, "evidence", "file"):
        path = on_disk(folder / name)
        if not (path.is_file() and path.resolve().is_relative_to((folder / EVIDENCE_FOLDER).resolve())):
            wrong = _('there is no paper "{value}".', value=name)
            mend = _("Write its path as it stands in the case folder, like evidence/IMG_0031.jpg")
            problems.append(Problem(keys.line("evidence", index, "file"), f"evidence[{index + 1}].file", wrong, mend))
    return problems


def _texts(data: Mapping[str, object], table: str, key: str) -> list[tuple[int, str]]:
    """The texts under `key` in an array of tables, by index; whatever is no text is another check's to report."""
    entries = data.get(table)
    rows = enumerate(entries if isinstance(entries, list) else [])
    return [(index, entry[key]) for index, entry in rows if isinstance(entry, dict) and isinstance(entry.get(key), str)]


def _problem(loc: tuple[int | str, ...], kind: str, value: object, about: Mapping[str, object], keys: Keys) -> Problem:
    wrong, mend = _WRONG.get(kind, (None, None))
    if wrong is None or mend is None:
        wrong, mend = _("this value does not fit: {value}", value=masked(repr(value))[:60]), _SEE_COMMENT
    loc += _KEY_OF_RULE.get(kind, ())
    return Problem(keys.line(*loc), _printed_key(loc), wrong, _as_meant(loc, kind, value, about) or mend)


def _as_meant(loc: tuple[int | str, ...], kind: str, value: object, about: Mapping[str, object]) -> Message | None:
    """What to write, where it can be seen what was meant."""
    text = str(value)
    if kind == "money" and (amount := amount_as_written(text.rstrip("%％"))):
        return _('Write "{amount}"', amount=amount)
    if kind in _DATES and (day := date_as_written(text.partition(" ")[0])):
        return _("Write it without quotes: {day}", day=day)
    if kind == "id_shape" and is_id_number(re.sub(r"[\s-]", "", normalize("NFKC", text)).upper()):
        return _("Write all 18 characters without blanks, with the digits of the English keyboard, the X as a capital.")
    if kind == "literal_error":
        return _("Write one of: {names}", names=re.findall(r"'(\w+)'", str(about.get("expected"))))
    if kind == "extra_forbidden" and loc[-1] not in _KEYS and (near := get_close_matches(str(loc[-1]), _KEYS, 1)):
        return _("Write: {line}", line=near[0])
    if kind == "tuple_type" and len(loc) == 1:
        return _("Write its heading in two brackets: {heading}", heading=f"[[{loc[0]}]]")
    return None


def _printed_key(loc: tuple[int | str, ...]) -> str:
    """debts[2].penalty, counting from 1 as a person does."""
    key = ""
    for step in loc:
        if isinstance(step, int):
            key += f"[{step + 1}]"
        elif step != "[key]":
            key += f".{step}" if key else step
    return key or CASE_FILE


_KEYS = sorted({key for table in (CaseFile, Applicant, HardshipClaim, Debt, Request, EvidenceHint) for key in table.model_fields})
# Rules about a table as a whole: the key that a person would change.
_KEY_OF_RULE: dict[str, tuple[str, ...]] = {
    "nothing_owed": ("principal",),
    "debt_in_future": ("as_of",),
    "onset_in_future": ("onset",),
    "first_payment_past": ("first_payment",),
}
_SEE_COMMENT = _("See the comment beside this key in a file written by: reprieve new")
_MISSING = _("this key is missing.")
_DATE = (_("this is not a date."), _("Write it without quotes, like 2026-06-30"))
_EMPTY = (_("this is empty."), _("Write it out, or take the key out if it may be left out."))
_WRONG: dict[str, tuple[Message, Message]] = {
    "missing": (_MISSING, _("Add it; reprieve new shows an example.")),
    "extra_forbidden": (_("this key is not known."), _("Check its spelling and its place, or take it out.")),
    "money": (_("this is not an amount."), _('Write "38200.00" in quotes with two decimals, or a whole number without quotes.')),
    "negative": (_("this amount is negative."), _("Write what is owed or spent as a positive amount.")),
    "nothing_owed": (_("this debt comes to 0.00."), _("Write the principal that is owed, or take the debt out.")),
    "debt_in_future": (
        _("as_of lies after the day the case is judged for."),
        _("Write the day the figures were read, or judge for a later day with --as-of."),
    ),
    "still_to_come": (_("this day lies after the day the case is judged for."), _("Check its year and month, or take the line out.")),
    "unlikely_year": (
        _("this year cannot be meant."),
        _("Check it; days of a case lie in the years {first} to {last}.", first=str(FIRST_YEAR), last=str(LAST_YEAR)),
    ),
    "onset_in_future": (
        _("onset lies after the day the case is judged for."),
        _("Write the day the hardship began, or judge for a later day with --as-of."),
    ),
    "first_payment_past": (_("first_payment lies before the day the case is judged for."), _("Write a day that is still to come.")),
    "id_shape": (_("this is not an ID number of 18 characters."), _("Copy all 18 from the ID card; the last may be X.")),
    "id_checksum": (_("the check digit of this ID number is wrong."), _("Compare it with the ID card, digit by digit.")),
    "string_pattern_mismatch": (_("this is not a telephone number."), _("Write it in digits only, with no words beside it.")),
    "string_type": (_("this is not text."), _("Put it in quotes.")),
    "empty": _EMPTY,
    "no_text": (_("a character in it is none that can be printed."), _("Type it anew instead of copying it.")),
    "none": (_("there is none."), _("At least one is needed; reprieve new shows an example.")),
    "date_type": _DATE,
    "date_from_datetime_inexact": _DATE,
    "literal_error": (_("this is not one of the words known here."), _SEE_COMMENT),
    "int_type": (_("this is not a whole number."), _("Write digits without quotes.")),
    "greater_than_equal": (_("this number is too small."), _("Write at least 1.")),
    "less_than_equal": (_("this number is too large."), _("Check it.")),
    "model_type": (_("this is not a table."), _("Write it as a heading of its own, like [applicant]")),
    "tuple_type": (_("this is not a list."), _('Write it in square brackets, like ["penalty"]')),
}
