"""The labels of a line with the values behind them, as a card of a transaction has them (交易日期:2026-05-03)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reprieve.library.statements import StatementVocabulary
from reprieve.read.page.words import Line, Word, part_of, text_of
from reprieve.read.tables.columns.sorts import sort_of

FEWEST, MOST, SELDOM = 3, 0.6, 0.3
_PIECES, _TORN = 3, 0.3
_DIRECTION, _FAR = "收/支", 1.5  # the name of what stands far behind another value without a label: 收入, 支出


@dataclass(slots=True)
class Field:
    """A label, the words of its value, and the page it stands on."""

    label: str
    name: Word
    page: int
    values: list[Word] = field(default_factory=list)

    @property
    def words(self) -> list[Word]:
        return [self.name, *self.values]

    @property
    def end(self) -> float:
        """x where the values end. Raises ValueError where there are none."""
        return max(value.x1 for value in self.values)


def with_whole_labels(line: Line, vocabulary: StatementVocabulary) -> Line:
    """The line with labels put together whose letters are set apart (日 期:2026-05-03), or of several fonts, and so several words."""
    words: list[Word] = []
    for word in line.words:
        for begin in range(max(0, len(words) - _PIECES), len(words)):
            pieces = [*words[begin:], word]
            text = text_of(pieces)
            is_one = all(map(_touch, pieces, pieces[1:])) or all(len(piece.text.partition(":")[0]) == 1 for piece in pieces)
            if is_one and vocabulary.knows(text.partition(":")[0]) and ":" not in text[: -len(word.text)]:
                words[begin:] = [words[begin]._replace(text=text, x1=word.x1)]
                break
        else:
            words.append(word)
    return Line(tuple(words), line.page)


def _touch(left: Word, right: Word) -> bool:
    return right.x0 - left.x1 < _TORN * (left.bottom - left.top)


def usual_labels(lines: Sequence[Line], vocabulary: StatementVocabulary) -> frozenset[str]:
    """The labels that most cards bear: of those that the papers repeat, the ones that stand there nearly as often as any."""
    counts = Counter(label for line in lines for label, *_rest in _labels(line, vocabulary))
    often = max(counts.values(), default=0)
    return frozenset(label for label, count in counts.items() if count >= max(FEWEST, SELDOM * often)) if often >= FEWEST else frozenset()


def _labels(line: Line, vocabulary: StatementVocabulary) -> Iterator[tuple[str, Word, int]]:
    """The labels of a line: names of columns before a colon, or alone with a value behind; with the word and where in it the value begins.

    A word for a direction alone is a value (收/支 收入); far behind the value of another label it is that of none.
    """
    for before, word, following in zip([None, *line.words], line.words, [*line.words[1:], None], strict=False):
        name, colon, _value = word.text.partition(":")
        if colon and vocabulary.knows(name):
            yield name, word, len(name) + 1
        elif not colon and following is not None and vocabulary.knows(word.text) and vocabulary.direction(word.text) is None:
            yield word.text, word, len(word.text)
        elif before is not None and _is_direction_apart(before, word, vocabulary):
            yield _DIRECTION, word, 0


def _is_direction_apart(before: Word, word: Word, vocabulary: StatementVocabulary) -> bool:
    is_value = not before.text.endswith(":") and not vocabulary.knows(before.text)
    return is_value and word.x0 - before.x1 > _FAR * (word.bottom - word.top) and vocabulary.direction(word.text) is not None


def fields_of(line: Line, usual: frozenset[str], vocabulary: StatementVocabulary) -> list[Field]:
    """The labels of a line with the values behind them; none where another label stands there, as in a head that is repeated."""
    labels = {word: (label, end) for label, word, end in _labels(line, vocabulary)}
    if any(label not in usual and ":" in word.text for word, (label, _end) in labels.items()):
        return []
    fields: list[Field] = []
    for word in line.words:
        label, end = labels.get(word, ("", 0))
        if label in usual:
            fields.append(Field(label, part_of(word, 0, end or len(word.text)), line.page))
            if end < len(word.text):
                fields[-1].values.append(part_of(word, end, len(word.text)))
        elif fields and word.text != ":":
            fields[-1].values.append(word)
    return fields


def with_titles(lines: Sequence[Line], told: Sequence[list[Field]], title: str) -> list[list[Field]]:
    """The fields of lines, with those of a card's title: the line above its first label that tells one amount, and its `title`.

    That may stand on a line of its own above it.
    """
    titled = list(told)
    amounts = [[word for word in line.words if sort_of(word.text) == "money"] for line in lines]
    titles = [at for at in range(len(lines) - 1) if not told[at] and told[at + 1] and len(amounts[at]) == 1]
    alone = [at for at in titles if len(lines[at].words) == 1 and at and not told[at - 1] and not amounts[at - 1]]
    for at in titles:
        of_two = at in alone and len(alone) > MOST * len(titles)
        texts = list(lines[at - 1].words) if of_two else [word for word in lines[at].words if word not in amounts[at]]
        told_of = [Field(title, texts[0], lines[at].page, texts)] if texts else []
        amount = Field("amount", amounts[at][0], lines[at].page, amounts[at])
        titled[at] = [amount] if of_two else [*told_of, amount]
        if of_two:
            titled[at - 1] = told_of
    return titled
