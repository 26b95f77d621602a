"""Which words of a header make up the name of a column: between rules, one above the other, or spaced letters of one line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, groupby, pairwise

from reprieve.library.statements import Role, StatementVocabulary
from reprieve.read.heads.column_roles import Column
from reprieve.read.notation import in_chinese
from reprieve.read.page.words import Line, Word, box_of, lines_of, runs, text_of

_SPACED, _TOUCHING, _CLOSE = 0.9, 0.12, 0.2
_LITTLE, _HARDLY = 0.05, 0.3
_REMEMBERED = 100
_BLANK, _NAMES, _MOST, _LEVEL, _COMMON = 0.5, 3, 0.6, 2, 0.3
_PARTS: Mapping[Role, Collection[Role]] = {
    "amount": ("amount_in", "amount_out"), "counterparty": ("counterparty", "counterparty_account", "own_account"),
}  # fmt: skip
_STROKE = "/"
_OF_THE_ACCOUNT: frozenset[Role] = frozenset({"serial", "date", "amount", "amount_in", "amount_out", "balance"})


@lru_cache(_REMEMBERED)
def columns_of(
    words: tuple[Word, ...], core: tuple[Word, ...], borders: tuple[float, ...], vocabulary: StatementVocabulary
) -> tuple[Column, ...]:
    """The columns that the words of a header name, from left to right: `core` is the line that names most, `borders` part the cells.

    Most pages print the same names in the same places.
    """
    cells = _cells_between(words, borders, vocabulary) if borders else _cells_by_place(words, core, vocabulary)
    strokes = [word.x1 for word in words if word.text.endswith(_STROKE)]

    def are_of_one(run: Sequence[Column], column: Column) -> bool:
        touch = any(abs(x - column.x0) < 1 for x in strokes) and column.x0 - run[-1].x1 < column.x1 - column.x0
        return touch and len(run) == 1 and _are_two_texts(run[0].role, column.role)

    columns = sorted((_column(cell, vocabulary) for cell in cells), key=lambda column: column.x0)
    return tuple(map(_of_two_lines, runs(columns, are_of_one)))


def _are_two_texts(first: Role, second: Role) -> bool:
    """Whether one may stand above the other in the cells of one column (摘要/对方户名)."""
    return {first, second} == {"summary", "counterparty"}


def _cells_between(words: Sequence[Word], borders: Sequence[float], vocabulary: StatementVocabulary) -> list[list[Word]]:
    """What stands between two borders is a cell; a name over several of them, which the lowest line's borders cross, is none's."""
    chinese = list(_runs((word for word in words if in_chinese(word.text)), vocabulary, apart=True))
    names = (word for cell in _without_headings(chinese, vocabulary) for word in cell)
    cells: list[list[Word]] = [[] for _border in range(len(borders) + 1)]
    for word in (*names, *(word for word in words if not in_chinese(word.text))):
        middle = (word.x0 + word.x1) / 2
        cells[sum(border <= middle for border in borders)].append(word)
    return [cell for cell in cells if cell]


def _cells_by_place(words: Sequence[Word], core: Sequence[Word], vocabulary: StatementVocabulary) -> list[list[Word]]:
    """Chinese names of one line are cells of their own; what stands above or below a cell, or is spaced letters, joins it."""
    chinese = [word for word in words if in_chinese(word.text)]
    if not chinese:
        return _stacked(list(_runs(core, vocabulary, apart=False)), vocabulary)
    twice = _says_twice(core, vocabulary)
    in_both = len(words) - len(chinese) >= len(chinese)  # each name has its translation, of a word or more
    alone = [] if twice else _foreign_names(chinese, core, in_both, vocabulary)
    cells = _stacked(list(_runs([*chinese, *alone], vocabulary, apart=True)), vocabulary)
    cells.sort(key=lambda cell: min(item.x0 for item in cell))
    for word in words:
        if not in_chinese(word.text) and word not in alone:
            _cell_of(word, cells, twice and word in core).append(word)
    return cells


def _cell_of(word: Word, cells: Sequence[list[Word]], follows: bool) -> list[Word]:
    """The cell whose name a foreign word translates: of one that follows its name in the same line the last before it, else the nearest.

    Below a name of the line above it is that one's all the same.
    """
    behind = [cell for cell in cells if min(item.x0 for item in cell) <= word.x0] if follows else []
    above = [cell for cell in cells if max(item.bottom for item in cell) <= word.middle and _stands_under(cell, [word])]
    if behind and not above:
        return behind[-1]
    return min(cells, key=lambda cell: _distance(cell, word))


def _says_twice(core: Sequence[Word], vocabulary: StatementVocabulary) -> bool:
    """Whether most Chinese names are followed by their translation, of a word or several: it is no column of its own."""
    foreign = [list(words) for han, words in groupby(core, lambda word: in_chinese(word.text)) if not han]
    behind = {words[0]: words[0]._replace(text=text_of(words)) for words in foreign}
    followed = [_translates(behind.get(right, right), left, vocabulary) for left, right in pairwise(core) if in_chinese(left.text)]
    return len(followed) >= _NAMES and sum(followed) > _MOST * len(followed)


def _translates(word: Word, name: Word, vocabulary: StatementVocabulary) -> bool:
    """Whether a foreign word stands within a blank of a Chinese one, or names the same."""
    if in_chinese(word.text):
        return False
    role = vocabulary.role(word.text)
    return word.x0 - name.x1 < _BLANK * (name.bottom - name.top) or (role != "other" and role == vocabulary.role(name.text))


def _says_again(word: Word, name: Word, vocabulary: StatementVocabulary, in_both: bool) -> bool:
    near = word.x0 - name.x1 < _SPACED * (name.bottom - name.top)
    same = vocabulary.role(word.text) == vocabulary.role(name.text)
    return near and _translates(word, name, vocabulary) and (same or in_both)


def _says_before(word: Word, name: Word, vocabulary: StatementVocabulary) -> bool:
    """Whether a foreign word says what the Chinese one close behind it says (Balance 余额)."""
    near = name.x0 - word.x1 < _SPACED * (word.bottom - word.top)
    return near and not in_chinese(word.text) and vocabulary.knows(word.text) and vocabulary.role(word.text) == vocabulary.role(name.text)


def _foreign_names(chinese: Sequence[Word], core: Sequence[Word], in_both: bool, vocabulary: StatementVocabulary) -> list[Word]:
    """Foreign words of the core line that name columns, stand over or under no Chinese name and do not say again what one before says."""
    again = {right for left, right in pairwise(core) if in_chinese(left.text) and _says_again(right, left, vocabulary, in_both)}
    again |= {left for left, right in pairwise(core) if in_chinese(right.text) and _says_before(left, right, vocabulary)}
    foreign = _runs((word for word in core if not in_chinese(word.text) and word not in again), vocabulary, apart=False)
    beside = (word for run in foreign if not any(_overlap(run, [over]) > 0 for over in chinese) for word in run)
    return [word for word in beside if vocabulary.role(word.text) != "other"]


def _runs(words: Iterable[Word], vocabulary: StatementVocabulary, apart: bool) -> Iterable[list[Word]]:
    """Words of one line that are letters of one name (日 志 号), or, in a header without Chinese, words of one name."""
    joins = _is_torn if apart else _same_name
    lines = lines_of(words)

    def goes_on(run: Sequence[Word], word: Word) -> bool:
        are_one = joins(run, word, vocabulary) and not _are_names(run, word, vocabulary)
        return are_one and not _are_halves(run, word, lines, vocabulary)

    return runs((word for line in lines for word in line.words), goes_on)


def _is_torn(run: Sequence[Word], word: Word, vocabulary: StatementVocabulary) -> bool:
    """Single letters set apart within one name, one that touches the rest of it, or a little white in what only together is a name."""
    left, height = run[-1], run[-1].bottom - run[-1].top
    white = word.x0 - left.x1
    if abs(left.middle - word.middle) >= 2 or white <= -_TOUCHING * height:
        return False
    single = [len(word.text) == 1 for word in (left, word)]
    close = _TOUCHING if vocabulary.knows(word.text) or vocabulary.knows(left.text) else _CLOSE
    if any(single) and white < (_SPACED if all(single) else close) * height:
        other = word.text if single[0] else left.text
        return all(single) or not vocabulary.knows(other) or vocabulary.knows(text_of((*run, word)))
    seam = _LITTLE * height < abs(white) < _HARDLY * height  # cells may touch, and what their names begin with go on in the next line
    return seam and vocabulary.knows(text_of((*run, word)))


def _are_names(run: Sequence[Word], word: Word, vocabulary: StatementVocabulary) -> bool:
    """Whether two words are names each by itself, and so of two columns, however close they stand."""
    return vocabulary.knows(text_of(run)) and vocabulary.knows(word.text)


def _are_halves(run: Sequence[Word], word: Word, lines: Iterable[Line], vocabulary: StatementVocabulary) -> bool:
    """Whether two words are each half of a name whose other half stands above it, and so of two columns."""
    above = [other for line in lines for other in line.words if other.bottom <= word.middle]
    wholes = [text_of((*(other for other in above if _overlap([other], half) > 0), *half)) for half in (run, [word])]
    return bool(above) and all(map(vocabulary.knows, wholes)) and wholes[0] != text_of(run) and wholes[1] != word.text


def _same_name(run: Sequence[Word], word: Word, vocabulary: StatementVocabulary) -> bool:
    left = run[-1]
    near = abs(left.middle - word.middle) < 2 and word.x0 - left.x1 < 0.5 * (left.bottom - left.top)
    return near and (vocabulary.role(text_of(run)) == "other" or vocabulary.role(word.text) == "other")


def _stacked(cells: Sequence[list[Word]], vocabulary: StatementVocabulary) -> list[list[Word]]:
    """Cells that lie above each other are one name in several lines."""
    columns: list[list[Word]] = []
    for cell in sorted(_without_headings(cells, vocabulary), key=lambda words: (words[0].top, words[0].x0)):
        under = next((column for column in columns if _stands_under(column, cell) and _goes_on(column, cell[0])), None)
        if under is None:
            columns.append(cell)
        else:
            under.extend(cell)
    return columns


def _stands_under(column: Sequence[Word], cell: Sequence[Word]) -> bool:
    """Whether a good part of the narrower one is common to both: where touching words are cut is only reckoned."""
    narrower = min(box.x1 - box.x0 for box in map(box_of, (column, cell)))
    return _overlap(column, cell) > _COMMON * narrower


def _goes_on(column: Sequence[Word], word: Word) -> bool:
    """Whether a word stands below a name, or beside one that does."""
    over = [other for other in column if abs(other.middle - word.middle) >= _LEVEL]
    return bool(over) and all(other.bottom <= word.middle for other in over)


def _without_headings(cells: Sequence[list[Word]], vocabulary: StatementVocabulary) -> Iterator[list[Word]]:
    """The cells but for those that stand above two others and name both in common: an amount over money in and money out.

    An account, or a name, below the other side's heading is the other side's.
    """
    other_side = vocabulary.table.other_side
    roles = [vocabulary.role(text_of(cell)) for cell in cells]
    beneath = [_beneath(cell, _PARTS.get(role, ()), cells, roles) for cell, role in zip(cells, roles, strict=True)]
    told = [_below_information(cell, cells, roles, vocabulary) for cell in cells]
    others = [part for parts, role in zip(beneath, roles, strict=True) if role == "counterparty" for part in parts]
    others += [part for parts in told for part in parts]
    for cell, parts, more, role in zip(cells, beneath, told, roles, strict=True):
        if cell in others and (role == "own_account" or vocabulary.role(other_side + text_of(cell)) != "other"):
            yield [cell[0]._replace(text=other_side + cell[0].text), *cell[1:]]
        elif not parts and not more:
            yield cell


def _below_information(
    cell: Sequence[Word], cells: Sequence[list[Word]], roles: Sequence[Role], vocabulary: StatementVocabulary
) -> Sequence[list[Word]]:
    """The cells below what is told of the other side (对方信息 over 户名, 账号 and 开户行): next to one another, two at least.

    One of them says who it is, or which account.
    """
    words = vocabulary.table
    if not text_of(cell).startswith(tuple(words.other_sides)) or not text_of(cell).endswith(words.information):
        return ()
    headings = [other for other, role in zip(cells, roles, strict=True) if role in _PARTS and other[0].top < cell[-1].bottom - 1]
    row = sorted((other for other in cells if other is not cell and other not in headings), key=_middle)
    level = max((other[0].top for other in row), default=0.0) - _LEVEL
    own = [min(headings, key=lambda one: abs(_middle(one) - _middle(other)), default=None) is cell for other in row]
    sides = [is_own and vocabulary.role(text_of(other)) not in _OF_THE_ACCOUNT for other, is_own in zip(row, own, strict=True)]
    lower = [of_side and other[0].top >= max(cell[-1].bottom - 1, level) for other, of_side in zip(row, sides, strict=True)]
    begin = end = sum(_middle(other) <= _middle(cell) for other in row)
    while begin and lower[begin - 1]:
        begin -= 1
    while end < len(row) and lower[end]:
        end += 1
    names = [text_of(other) for other in row[begin:end]]
    named = any(vocabulary.role(name) in _PARTS["counterparty"] for own in names for name in (own, words.other_side + own))
    return row[begin:end] if named and end - begin > 1 else ()


def _beneath(cell: Sequence[Word], parts: Collection[Role], cells: Sequence[list[Word]], roles: Sequence[Role]) -> Sequence[Sequence[Word]]:
    """The cells that a cell heads: they begin below it, next to one another, and it stands over the middle of them."""
    lower = [other for other, role in zip(cells, roles, strict=True) if role in parts and other[0].top >= cell[-1].bottom - 1]
    left = max((other for other in lower if _middle(other) <= _middle(cell)), key=_middle, default=None)
    right = min((other for other in lower if _middle(other) > _middle(cell)), key=_middle, default=None)
    return () if left is None or right is None else (left, right)


def _middle(cell: Sequence[Word]) -> float:
    return (cell[0].x0 + cell[-1].x1) / 2


def _overlap(cell: Sequence[Word], other: Sequence[Word]) -> float:
    one, its = box_of(cell), box_of(other)
    return min(one.x1, its.x1) - max(one.x0, its.x0)


def _distance(cell: Sequence[Word], word: Word) -> float:
    box = box_of(cell)
    return max(0.0, word.x0 - box.x1, box.x0 - word.x1) + abs((box.x0 + box.x1) / 2 - word.centre) / 100


def _column(cell: Sequence[Word], vocabulary: StatementVocabulary) -> Column:
    """Named by its Chinese words where it has any, read line by line; without the first where it heads several columns.

    It is as wide as the lines with Chinese in them.
    """
    whole = [line.words for line in lines_of(cell)]
    lines = [words for words in whole if any(in_chinese(word.text) for word in words)] or whole
    names = [[word for word in words if in_chinese(word.text)] or words for words in lines]
    name, below = (text_of(chain.from_iterable(some)) for some in (names, names[1:]))
    pieces = names if names[1:] else [[word] for word in names[0]]
    parts = name.split(_STROKE) if _STROKE in name else list(map(text_of, pieces))
    roles = [vocabulary.role(part) for part in parts]
    of_two = not vocabulary.knows(name) and len(roles) == 2 and _are_two_texts(*roles)
    if not of_two and not vocabulary.knows(name) and vocabulary.knows(below):
        name, lines = below, lines[1:]
    box = box_of(chain.from_iterable(lines))
    role = roles[0] if of_two else vocabulary.role(name)
    return Column(role, name, box.x0, box.x1, roles[1] if of_two else "")


def _of_two_lines(columns: Sequence[Column]) -> Column:
    first, last = columns[0], columns[-1]
    return replace(first, name=first.name + last.name, x1=last.x1, below=last.role) if columns[1:] else first
