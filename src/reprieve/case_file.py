"""Read `case.toml`: every mistake is reported at once, with its line, what is wrong and what to write."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Collection, Mapping
from itertools import islice
from pathlib import Path

from pydantic import ValidationError

from reprieve.case import CASE_FILE, EVIDENCE_FOLDER, Case, CaseFile
from reprieve.case_lines import Keys, lines_of_keys
from reprieve.errors import CaseFileError, Problem, masked
from reprieve.language import Message, _
from reprieve.paper_files import on_disk

_MAX_BYTES = 200_000
_MOST_DOTS = 5_000  # a key of keys of keys takes quadratic time
_MOST_TOLD = 200
_MEANT = r"case(?: ?\(\d+\)| - 副本| - copy|副本)?\.(?:toml|toml\.(?:txt|bak|docx?)|txt|ya?ml|json|tml)"


def load_case(folder: Path, as_of: dt.date, hardship_types: Collection[str], kinds: Collection[str]) -> Case:
    """Read FOLDER/case.toml.

    Raises CaseFileError with every mistake in it: unknown keys, wrong money, dates, ID numbers, hardships, kinds of paper, and
    hints at papers that are not there.
    """
    path = folder / CASE_FILE
    text = _text(path)
    data = _toml(path, text)
    keys = lines_of_keys(text)
    stated, problems = _stated(data, as_of, keys)
    problems += _unknown_names(data, hardship_types, kinds, keys)
    problems += _lost_papers(data, folder, keys)
    if problems or stated is None:
        raise CaseFileError(_problem_count(path, len(problems)), sorted(problems, key=lambda problem: problem.line or 0))
    return Case(folder, stated)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes() if path.stat().st_size <= _MAX_BYTES else b""
        if not data or data.count(b".") > _MOST_DOTS:
            raise CaseFileError(_("{file} is empty, or far larger than a case file is. Write one with: reprieve new FOLDER", file=path), [])
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError as error:
        raise CaseFileError(_missing(path), []) from error
    except OSError as error:
        raise CaseFileError(_("{file} cannot be opened: {why}", file=path, why=error.strerror or error), []) from error
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
    return _("{file} is missing. Write one with: reprieve new FOLDER", file=path)


def _toml(path: Path, text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # TOML's own, a number of thousands of digits, tables in tables without end
        raise CaseFileError(_problem_count(path, 1), [_syntax_problem(str(error))]) from error


def _stated(data: Mapping[str, object], as_of: dt.date, keys: Keys) -> tuple[CaseFile | None, list[Problem]]:
    try:
        return CaseFile.model_validate(data, context={"as_of": as_of}), []
    except ValidationError as error:
        return None, [
            _problem(detail["loc"], detail["type"], detail["input"], keys) for detail in islice(error.errors(include_url=False), _MOST_TOLD)
        ]


def _problem_count(path: Path, count: int) -> Message:
    return _("{file}: {count} to mend", file=path, count=count)


def _syntax_problem(error: str) -> Problem:
    found = re.search(r"at line (\d+)", error)
    line = int(found.group(1)) if found else None
    mend = _("Text stands in quotes, dates do not: onset = 2026-06-30")
    return Problem(line, "TOML", _("this line is not valid TOML ({why}).", why=error), mend)


def _unknown_names(data: Mapping[str, object], hardship_types: Collection[str], kinds: Collection[str], keys: Keys) -> list[Problem]:
    """Names that only the library knows: hardships and kinds of paper."""
    problems = []
    for table, key, known in (("hardships", "type", hardship_types), ("evidence", "kind", kinds)):
        for index, name in _texts(data, table, key):
            if name and name not in known:
                wrong = _('"{value}" is not known.', value=name)
                mend = _("Write one of: {names}", names=sorted(known))
                problems.append(Problem(keys.line(table, index, key), f"{table}[{index + 1}].{key}", wrong, mend))
    return problems


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


def _problem(loc: tuple[int | str, ...], kind: str, value: object, keys: Keys) -> Problem:
    wrong, mend = _WRONG.get(kind, (None, None))
    if wrong is None or mend is None:
        wrong, mend = _("this value does not fit: {value}", value=masked(repr(value))[:60]), _SEE_COMMENT
    loc += _KEY_OF_RULE.get(kind, ())
    return Problem(keys.line(*loc), _printed_key(loc), wrong, mend)


def _printed_key(loc: tuple[int | str, ...]) -> str:
    """debts[2].penalty, counting from 1 as a person does."""
    key = ""
    for step in loc:
        if isinstance(step, int):
            key += f"[{step + 1}]"
        elif step != "[key]":
            key += f".{step}" if key else step
    return key or CASE_FILE


# Rules about a table as a whole: the key that a person would change.
_KEY_OF_RULE: dict[str, tuple[str, ...]] = {
    "nothing_owed": ("principal",),
    "debt_in_future": ("as_of",),
    "onset_in_future": ("onset",),
    "first_payment_past": ("first_payment",),
}
_SEE_COMMENT = _("See the comment beside this key in a file written by: reprieve new")
_DATE = (_("this is not a date."), _("Write it without quotes, like 2026-06-30"))
_EMPTY = (_("this is empty."), _("Write it out, or take the key out if it may be left out."))
_WRONG: dict[str, tuple[Message, Message]] = {
    "missing": (_("this key is missing."), _("Add it; reprieve new shows an example.")),
    "extra_forbidden": (_("this key is not known."), _("Check its spelling and its place, or take it out.")),
    "money": (_("this is not an amount."), _('Write "38200.00" in quotes with two decimals, or a whole number without quotes.')),
    "negative": (_("this amount is negative."), _("Write what is owed or spent as a positive amount.")),
    "nothing_owed": (_("this debt comes to 0.00."), _("Write the principal that is owed, or take the debt out.")),
    "debt_in_future": (
        _("as_of lies after the day the case is judged for."),
        _("Write the day the figures were read, or judge for a later day with --as-of."),
    ),
    "onset_in_future": (
        _("onset lies after the day the case is judged for."),
        _("Write the day the hardship began, or judge for a later day with --as-of."),
    ),
    "first_payment_past": (_("first_payment lies before the day the case is judged for."), _("Write a day that is still to come.")),
    "id_shape": (_("this is not an ID number of 18 characters."), _("Copy all 18 from the ID card; the last may be X.")),
    "id_checksum": (_("the check digit of this ID number is wrong."), _("Compare it with the ID card, digit by digit.")),
    "string_pattern_mismatch": (_("this is not a telephone number."), _("Write digits only, like 13800000000")),
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
