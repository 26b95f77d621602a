"""The names of an export's columns: one row of cells or two, in one language or two, with whatever marks stand around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from reprieve.library.reading import ReadingLibrary
from reprieve.library.statements import FIGURES, Role, StatementVocabulary
from reprieve.read.exports.sheets import squeezed
from reprieve.read.heads.column_roles import Column, settled_columns
from reprieve.read.notation import CHINESE, FEN, HAN

HEADER_WITHIN = 100  # rows from the top of a sheet
_FEWEST_NAMES, _FEWEST_ABOVE = 3, 2
_FEWEST_SIGNS, _LOOKED_AT = 2, 20
_TELLING: frozenset[Role] = frozenset({"flag", "amount_in", "amount_out", "balance"})
_SAYING: frozenset[Role] = frozenset({"summary", "other"})
_DATA = re.compile(rf"\d{{4}}[-/.年]?\d|{FEN}")
_TRANSLATED = re.compile(rf"(?<=[{CHINESE})])[/|(]?[A-Za-z][A-Za-z./&'-]*\)?$|^[A-Za-z][A-Za-z./&'-]*[/|(]?(?={HAN})")


def header_columns(rows: Sequence[Sequence[str]], index: int, library: ReadingLibrary) -> tuple[tuple[Column, ...], int]:
    """The columns that the cells of a row name, with the row below where that parts them, and how many rows they take.

    None, of no rows, where it is not a table's header.
    """
    columns, count = _named(rows, index, library)
    below = rows[index + count : index + count + _LOOKED_AT]
    if not {column.role for column in columns}.isdisjoint(_TELLING):
        return columns, count
    return tuple(replace(column, role="flag") if _holds_signs(column, below, library) else column for column in columns), count


def _holds_signs(column: Column, rows: Sequence[Sequence[str]], library: ReadingLibrary) -> bool:
    """Whether signs of directions stand below a name that says no more of them (收, 付, ⇄), or below none, and nothing else."""
    cells = [cell for row in rows if column.role in _SAYING and (cell := next(islice(row, int(column.x0), None), ""))]
    return len(cells) >= _FEWEST_SIGNS and all(map(library.statements.is_sign, cells))


def _named(rows: Sequence[Sequence[str]], index: int, library: ReadingLibrary) -> tuple[tuple[Column, ...], int]:
    above = _names(rows[index], library)
    if not above:
        return (), 0
    below = _names(rows[index + 1], library) if index + 1 < len(rows) else []
    together = list(_together(above, below, library.statements)) if any(below) else []
    if _parts(above, below, together, library.statements):
        columns = _columns(together, library)
        alone = _columns(below, library)
        if columns and (not alone or _money(alone) < _money(columns)):
            return columns, 2
    columns = _columns(above, library)
    return columns, 1 if columns else 0


def _money(columns: Sequence[Column]) -> set[Role]:
    return {column.role for column in columns} & FIGURES


def is_header(row: Sequence[str], library: ReadingLibrary) -> bool:
    """Whether a row by itself names the columns of a table."""
    return bool(_columns(_names(row, library), library))


# --- one row -------------------------------------------------------------------------------------------------------


def _names(row: Sequence[str], library: ReadingLibrary) -> list[str]:
    """The cells as names of columns, without blanks; none where the row holds data, as nearly every row does."""
    names = list(map(squeezed, row))
    if any(map(_DATA.search, names)):
        return []
    while names and not names[-1]:
        names.pop()
    return [_plain(name, library) for name in names]


def _plain(name: str, library: ReadingLibrary) -> str:
    """The name of a column as it is known, without its translation and the marks around it; as it stands where that makes it none."""
    plain = library.exports.marks_of_names.sub("", name)
    for told in (name, plain, _TRANSLATED.sub("", name), library.exports.marks_of_names.sub("", _TRANSLATED.sub("", plain))):
        if library.statements.knows(told):
            return told
    return name


def _columns(names: Sequence[str], library: ReadingLibrary) -> tuple[Column, ...]:
    roles = [library.statements.role(name) for name in names]
    if sum(role != "other" for role in roles) < _FEWEST_NAMES:
        return ()
    booked = {name for name in names if name.startswith(library.exports.booked)}
    columns = []
    for place, (name, role) in enumerate(zip(names, roles, strict=True)):
        twin = library.exports.booked + name[len(library.exports.booked) :]
        doubled = name not in booked and twin in booked and role in {*FIGURES, "currency"}
        columns.append(Column("other" if doubled else role, name, place, place + 1))
    return settled_columns(columns, library.statements) or ()


# --- two rows ------------------------------------------------------------------------------------------------------


def _parts(above: Sequence[str], below: Sequence[str], together: Sequence[str], vocabulary: StatementVocabulary) -> bool:
    """Whether the lower of two rows holds nothing but names, by themselves or with those above, and leaves some of these as they are."""
    lower = [name for name, part in zip(together, below, strict=False) if part]
    if not lower or sum(map(vocabulary.knows, above)) < _FEWEST_ABOVE or not all(map(vocabulary.knows, lower)):
        return False
    return any(name and not next(islice(below, place, None), "") for place, name in enumerate(above))


def _together(above: Sequence[str], below: Sequence[str], vocabulary: StatementVocabulary) -> Iterator[str]:
    """The names of the columns: those below with what they part, the others as they stand above."""
    group = ""
    for place in range(max(len(above), len(below))):
        upper, lower = (next(islice(names, place, None), "") for names in (above, below))
        group = upper or group
        yield _part_of(group, lower, vocabulary) if lower else upper


def _part_of(group: str, part: str, vocabulary: StatementVocabulary) -> str:
    """对方信息 over 户名 is 对方户名, 金额 over 收入 is 收入, and 余额 over 金额 the balance, whose direction is none of the row's."""
    if vocabulary.role(group) == "balance":
        return group if vocabulary.role(part) in FIGURES else f"{group}{part}"
    sides = (f"{group}{part}", f"{group.removesuffix(vocabulary.table.information)}{part}", part)
    return next(filter(vocabulary.knows, sides), part)
