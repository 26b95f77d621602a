"""The words of lines that may name columns: names that touch are taken apart, and torn ones put together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from reprieve.library.statements import StatementVocabulary
from reprieve.read.heads.letters import LONGEST_NAME, even_letters_joined, letters_of_names_joined
from reprieve.read.heads.spelled_names import spelled
from reprieve.read.notation import YEAR, in_chinese
from reprieve.read.page.words import Line, Word, in_pieces, merged, part_of, text_of

LONGEST_HALF = 8
DATA = re.compile(rf"\d{{4}}[-/.年]?\d|{YEAR}[-/.年]|\d\.\d\d|\d,\d{{3}}|(?<!\S)\d{{1,2}}(?:[-/.]\d{{1,2}}(?!\S)|月\d)")
_REMEMBERED = 100
_SHORTEST_FUSED, _LONGEST_FUSED = 4, 60
_SAME = 0.2  # some readers tell of letters no more than their ink
_LONGEST_LINE, _PROSE = 300, re.compile(r"[:,;。!?]")  # names of columns have neither labels nor sentences among them
NAMES_OF_PARTS = ("年月日", "月日")  # a column for each
_YEAR_OVER = re.compile(rf"{YEAR}年")
_STROKE, _MOST = "/", 0.5


def names_of_lines(lines: Sequence[Line], vocabulary: StatementVocabulary) -> Sequence[Line | None]:
    """The lines with names that touch taken apart; None for one that holds dates or figures and so heads nothing."""
    whole = [_parts_of_days_joined(line) if line and not DATA.search(line.text) else None for line in map(_without_year, lines)]
    for upper in range(len(whole)):
        for lower in range(upper + 1, min(upper + 3, len(whole))):  # names of one line may stand between the two
            whole[upper], whole[lower] = _justified_over_both(whole[upper], whole[lower], vocabulary)
    near = [[other for other in (*whole[max(0, index - 2) : index], *whole[index + 1 : index + 3]) if other] for index in range(len(whole))]
    apart = [
        line and _names_of_line(line, any(completes(line, other, vocabulary) for other in others), vocabulary)
        for line, others in zip(whole, near, strict=True)
    ]
    apart = [line and _with_last_letter(line, below, vocabulary) for line, below in pairwise([*apart, None])]
    for apart_by in (1, 2):  # names of one line may stand between the two
        uppers = [*([None] * apart_by), *apart]
        apart = [
            line and (_with_spaced_rests(line, above, vocabulary) if above else line) for above, line in zip(uppers, apart, strict=False)
        ]
    for apart_by in (1, 2):
        around = [*([None] * apart_by), *apart, *([None] * apart_by)]
        apart = [line and _halves_apart(line, around[index], around[index + 2 * apart_by], vocabulary) for index, line in enumerate(apart)]
    return apart


def names_known(line: Line, vocabulary: StatementVocabulary) -> int:
    """How many words of a line name a column that is asked for."""
    return sum(vocabulary.role(word.text) != "other" for word in line.words)


def _without_year(line: Line) -> Line | None:
    """The line without a year that stands over the names of the columns of the month and the day."""
    words = tuple(word for word in line.words if not _YEAR_OVER.fullmatch(word.text))
    if len(words) == len(line.words):
        return line  # whose text is made already
    return Line(words, line.page) if words else None


def _parts_of_days_joined(line: Line) -> Line:
    """The line with the names of the columns of the year, the month and the day as one name."""
    texts = [word.text for word in line.words]
    for name in NAMES_OF_PARTS:
        at = next((at for at in range(len(texts) - len(name) + 1) if texts[at : at + len(name)] == list(name)), None)
        if at is not None:
            return Line(_with_one(line.words, line.words[at : at + len(name)]), line.page)
    return line


def _justified_over_both(line: Line | None, below: Line | None, vocabulary: StatementVocabulary) -> tuple[Line | None, Line | None]:
    """Two lines with letters put together that are set apart across the same cell and are one name (交 易 over 时 间)."""
    if line is None or below is None:
        return line, below
    upper, lower = line.words, below.words
    for half in _runs_of_letters(line.words):
        letter = half[0].bottom - half[0].top
        for off in (_SAME * letter, letter):  # the longer line of a name in the middle of its cell begins before the other
            rest = _from_to(lower, half[0].x0, half[-1].x1, off)
            if rest and half[0] in upper and vocabulary.knows(text_of((*half, *rest))):
                upper, lower = _with_one(upper, half), _with_one(lower, rest)
    return Line(upper, line.page), Line(lower, below.page)


def _runs_of_letters(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Every run of two letters or more that may be half of a name."""
    for begin in range(len(words) - 1):
        for end in range(begin + 1, min(begin + LONGEST_HALF, len(words) + 1)):
            if not _is_letter(words[end - 1]):
                break
            if end > begin + 1:
                yield words[begin:end]


def _is_letter(word: Word) -> bool:
    return len(word.text) == 1 and in_chinese(word.text)


def _from_to(words: Sequence[Word], left: float, right: float, off: float) -> Sequence[Word]:
    """The letters that begin and end there, or `off` at most, if nothing else stands between."""
    inside = [word for word in words if left - off < word.x0 and word.x1 < right + off]
    fills = len(inside) > 1 and inside[0].x0 - left < off and right - inside[-1].x1 < off
    return inside if fills and all(_is_letter(word) or word.text == _STROKE for word in inside) else ()


def _with_one(words: Sequence[Word], letters: Sequence[Word]) -> tuple[Word, ...]:
    """The words with one in the place of letters that follow one another."""
    at = words.index(letters[0])
    name = letters[0]._replace(text=text_of(letters), x1=letters[-1].x1)
    return (*words[:at], name, *words[at + len(letters) :])


def completes(line: Line, other: Line, vocabulary: StatementVocabulary) -> bool:
    """Whether most words of a line are halves of names whose other halves stand above or below, though there be only one."""
    upper, lower = sorted((line, other), key=lambda one: one.box.top)
    across = [(word, below) for word in upper.words for below in lower.words if word.over(below)]
    halves = sum(vocabulary.knows(word.text + below.text) for word, below in across)
    return halves > _MOST * len(line.words)


def _names_of_line(line: Line, is_half: bool, vocabulary: StatementVocabulary) -> Line:
    """The line's names; those of one that holds `is_half` names are whole only with what stands above or below."""
    return Line(_names_among(line.words, is_half, vocabulary), line.page)


@lru_cache(_REMEMBERED)
def _names_among(words: tuple[Word, ...], is_half: bool, vocabulary: StatementVocabulary) -> tuple[Word, ...]:
    """The words of a line as names. Most pages print the same title and the same names in the same places."""
    line = Line(words, 0)
    spaced = letters_of_names_joined(line, lambda text: _is_made_of_names(text, vocabulary))
    parted = _torn_together(Line(tuple(part for word in spaced.words for part in _names_apart(word, vocabulary)), line.page), vocabulary)
    if is_half:
        return tuple(even_letters_joined(parted.words, vocabulary.knows))
    return (parted if len(line.text) > _LONGEST_LINE or _PROSE.search(line.text) else spelled(parted, vocabulary.knows)).words


def _torn_together(line: Line, vocabulary: StatementVocabulary) -> Line:
    """The line with a name and its last letter put together between which a reader saw a little white."""

    def are_one(left: Word, letter: Word) -> bool:
        near = letter.x0 - left.x1 < _SAME * (letter.bottom - letter.top) and len(left.text) > 1 and _is_letter(letter)
        return near and not vocabulary.knows(letter.text) and vocabulary.knows(left.text + letter.text)

    return Line(tuple(merged(line.words, are_one)), line.page)


def _with_last_letter(line: Line, below: Line | None, vocabulary: StatementVocabulary) -> Line:
    """The line with a name and a letter behind it put together that only with what stands below are one name (收入/支出 金 over 额)."""
    if below is None:
        return line

    def are_one(left: Word, letter: Word) -> bool:
        near = letter.x0 - left.x1 < letter.bottom - letter.top and _is_letter(letter) and left in line.words  # one letter to each
        under = [word for word in below.words if left.x0 - 1 < word.x0 < letter.x1] if near and not vocabulary.knows(letter.text) else []
        return any(vocabulary.knows(left.text + letter.text + word.text) for word in under)

    return Line(tuple(merged(line.words, are_one)), line.page)


def _with_spaced_rests(line: Line, above: Line, vocabulary: StatementVocabulary) -> Line:
    """The line with letters put together that only with what stands above their first are a name (对方账 over 号 与 户 名)."""
    words = line.words
    for letters in _runs_of_letters(line.words):
        over = [word for word in above.words if word.over(letters[0])]
        whole = text_of(letters)
        if len(over) == 1 and letters[0] in words and letters[-1] in words and vocabulary.knows(over[0].text + whole):
            words = _with_one(words, letters)
    return Line(words, line.page)


def _halves_apart(line: Line, above: Line | None, below: Line | None, vocabulary: StatementVocabulary) -> Line:
    """The line with words taken apart that are a name and half of another, whose other half stands above or below (余额交易 over 渠道)."""
    words: Iterable[Word] = line.words
    if below is not None:
        words = [part for word in words for part in _name_and_half(word, below.words, vocabulary, lambda own, other: own + other)]
    if above is not None:
        words = [part for word in words for part in _name_and_half(word, above.words, vocabulary, lambda own, other: other + own)]
    return Line(tuple(words), line.page)


def _name_and_half(
    word: Word, others: Iterable[Word], vocabulary: StatementVocabulary, together: Callable[[str, str], str]
) -> tuple[Word, ...]:
    if not _SHORTEST_FUSED <= len(word.text) <= LONGEST_HALF or not in_chinese(word.text) or vocabulary.knows(word.text):
        return (word,)
    near = [other for other in others if other.over(word)]
    if len(near) == 1 and vocabulary.knows(together(word.text, near[0].text)):
        return (word,)
    for end in range(2, len(word.text) - 1) if len(near) in (1, 2) else ():
        first, second = part_of(word, 0, end), part_of(word, end, len(word.text))
        of_first = len(near) == 2 or abs(near[0].x0 - first.x0) < abs(near[0].x1 - second.x1)
        of_second = len(near) == 2 or not of_first
        wholes = (
            together(first.text, near[0].text) if of_first else first.text,
            together(second.text, near[-1].text) if of_second else second.text,
        )
        if all(map(vocabulary.knows, wholes)):
            return first, second
    return (word,)


def _names_apart(word: Word, vocabulary: StatementVocabulary) -> Iterable[Word]:
    """A word that is several names without white between them (日期支出收入余额), name by name."""
    if not _SHORTEST_FUSED <= len(word.text) <= _LONGEST_FUSED:
        return (word,)
    return in_pieces(word, _name_ends(word.text, vocabulary)[:-1])


def _is_made_of_names(text: str, vocabulary: StatementVocabulary) -> bool:
    return vocabulary.knows(text) or bool(_name_ends(text, vocabulary))


def _name_ends(text: str, vocabulary: StatementVocabulary) -> list[int]:
    """Where each name ends when the text is no name itself but made of known names, as few as can be; else nothing."""
    ends: dict[int, list[int]] = {0: []}
    for end in range(2, len(text) + 1):
        begins = [begin for begin in range(max(0, end - LONGEST_NAME), end - 1) if begin in ends and vocabulary.knows(text[begin:end])]
        if begins:
            ends[end] = [*min((ends[begin] for begin in begins), key=len), end]
    found = ends.get(len(text), [])
    return found if len(found) > 1 else []
