"""Letters that a reader took for words of their own, or that a style sheet sets apart: words again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import accumulate, chain, pairwise
from statistics import median

from reprieve.expression import compiled_when_used
from reprieve.read.heads.fused import first_seam
from reprieve.read.heads.joined import BLANK, ENDS_FIGURE, NEAR
from reprieve.read.notation import in_chinese
from reprieve.read.page.words import Line, Rule, Word, lines_of, merged, one_word, runs, text_of

_FEW, _MOST, _TOUCHING, _LOOSER, _PITCH = 10, 0.6, 0.12, 0.2, 1.15
_SPACED, _UNEVEN, _BETWEEN_WORDS = 6, 1.3, 4.0
LONGEST_NAME = 30  # letters
TWO_SCRIPTS = compiled_when_used(r"[A-Za-z][一-龥]|[一-龥][A-Za-z]")
_AFTER_FIGURE = frozenset("元)-")


def letters_joined(words: tuple[Word, ...], rules: Iterable[Rule] = ()) -> tuple[Word, ...]:
    """The words, put together again where a reader has taken nearly every letter for a word of its own, or they are set apart.

    Upright `rules` part them, however close they stand.
    """
    if len(words) < _FEW or sum(len(word.text) == 1 for word in words) < _MOST * len(words):
        return words
    lines = lines_of(words)
    reach = _reach(lines)
    upright = [rule for rule in rules if not rule.horizontal]
    return tuple(chain.from_iterable(_at_seams(letters) for line in lines for letters in _close_together(line, reach, upright)))


def _close_together(line: Line, reach: float, upright: Iterable[Rule]) -> Iterator[list[Word]]:
    """The letters of each word of a line; a figure that is whole ends one."""
    middle = line.words[0].middle
    parting = [(rule.x0 + rule.x1) / 2 for rule in upright if rule.top < middle < rule.bottom]
    held, text = [line.words[0]], line.words[0].text
    for word in line.words[1:]:
        near = word.x0 - held[-1].x1 < reach * (word.bottom - word.top) or _are_set_solid(held[-1], word)
        if near and (word.text in _AFTER_FIGURE or not ENDS_FIGURE.search(text)) and not _is_between(parting, held[-1], word):
            held.append(word)
            text += word.text
        else:
            yield held
            held, text = [word], word.text
    yield held


def _is_between(parting: Iterable[float], left: Word, right: Word) -> bool:
    return any(left.x0 + left.x1 < 2 * x < right.x0 + right.x1 for x in parting)


def _are_set_solid(left: Word, right: Word) -> bool:
    """Whether two Chinese letters stand as far apart as in a word, by their middles: some readers know only the ink of each."""
    size = max(left.bottom - left.top, right.bottom - right.top)
    return all(map(in_chinese, (left.text, right.text))) and (right.x0 + right.x1 - left.x0 - left.x1) / 2 < _PITCH * size


def _at_seams(letters: Sequence[Word]) -> Iterator[Word]:
    """The letters as a word, or as several where cells touch: their own places say better where than the whole word's."""
    seam = first_seam(text_of(letters))
    ends = list(accumulate(len(letter.text) for letter in letters))
    if seam not in ends[:-1]:
        yield reduce(one_word, letters)
        return
    at = ends.index(seam) + 1
    yield reduce(one_word, letters[:at])
    yield from _at_seams(letters[at:])


def _reach(lines: Sequence[Line]) -> float:
    """How much white can stand between the letters of a word, in heights of the type: a little more than between most."""
    pairs = [pair for line in lines for pair in pairwise(line.words)]
    whites = [(right.x0 - left.x1) / height for left, right in pairs if (height := right.bottom - right.top) > 0]
    usual = median(whites) if whites else 0.0
    return usual + _LOOSER if _TOUCHING < usual < NEAR else _TOUCHING


def letters_of_names_joined(line: Line, is_name: Callable[[str], bool]) -> Line:
    """The line with words put together whose letters are set apart, where nearly all of it is: style sheets space names of columns.

    A name of several words (Counter Party) is put together, too.
    """
    words = line.words
    if len(words) < _SPACED or sum(len(word.text) == 1 for word in words) < _MOST * len(words):
        return line
    usual = median(right.x0 - left.x1 for left, right in pairwise(words))
    height = words[0].bottom - words[0].top
    if usual > BLANK * height:
        return line
    even = even_letters_joined(words, is_name)
    whole = set(even).difference(words)  # a name by itself takes no letters of its neighbours

    def goes_on(run: Sequence[Word], word: Word) -> bool:
        near = word.x0 - run[-1].x1 <= _UNEVEN * usual + _TOUCHING * height
        return near and not whole & {run[-1], word} and not TWO_SCRIPTS.fullmatch(run[-1].text[-1:] + word.text[:1])

    together = even_letters_joined([name for run in runs(even, goes_on) for name in _name_and_rest(run, is_name)], is_name)

    def are_one(name: Word, word: Word) -> bool:
        return word.x0 - name.x1 <= _BETWEEN_WORDS * usual and is_name(name.text + word.text) and not is_name(word.text)

    return replace(line, words=tuple(merged(together, are_one)))


def even_letters_joined(words: Sequence[Word], is_name: Callable[[str], bool]) -> list[Word]:
    """The words; letters with the same white between them that are one name are one word."""
    return list(chain.from_iterable(_at_once(run, is_name) for run in runs(words, _are_even)))


def _are_even(run: Sequence[Word], word: Word) -> bool:
    """Whether a word is a letter with the same white before it as stands between those of a run."""
    white, height = word.x0 - run[-1].x1, word.bottom - word.top
    before = run[-1].x0 - run[-2].x1 if len(run) > 1 else white
    return len(run[-1].text) == len(word.text) == 1 and abs(white - before) < _LOOSER * height and white < _BETWEEN_WORDS * height


def _at_once(run: list[Word], is_name: Callable[[str], bool]) -> list[Word]:
    """A run of letters as one word where it is one name; two alone may be the ends of two columns' names (借 over 贷, 金 over 额)."""
    return [reduce(one_word, run)] if len(run) > 2 and is_name(text_of(run)) else run


def _name_and_rest(run: Sequence[Word], is_name: Callable[[str], bool]) -> Iterator[Word]:
    """A run of letters as one word; as two where it only begins with a name, and the rest goes on in the next line (发生额 收/)."""
    ends = list(accumulate(len(word.text) for word in run[:LONGEST_NAME]))
    text = text_of(run[:LONGEST_NAME])
    whole = next((count for count in range(len(ends), 1, -1) if is_name(text[: ends[count - 1]])), len(run))
    yield reduce(one_word, run[:whole])
    if whole < len(run):
        yield reduce(one_word, run[whole:])
