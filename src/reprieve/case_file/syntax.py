"""Lines of a case file that are no TOML, as a person writes them who does not know it: what is wrong with each, and how to write it.

Nothing here makes a wrong file pass. The mended text serves to find its other mistakes at once, so that a person mends it in one go.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from reprieve.errors import masked
from reprieve.figures.as_written import amount_as_written, date_as_written, is_like_date
from reprieve.language import Message, _

_MOST_LINES = 2_000
_LONGEST = 2_000
_FURTHEST = 40  # lines that one value may stretch over
_LISTS = ("hardships", "debts", "evidence")  # tables of which there may be several
_OPENS = "\"'“”„＂‘’「『"
_CLOSES = _OPENS + "」』"
_PUNCTUATION = frozenset("＝：“”„＂‘’，；＃［］【】「」『』\u3000\u00a0")
_HEADING = re.compile(r"\s*[\[［【]{1,2}\s*([\w-]+)\s*[\]］】]{1,2}\s*(?:[#＃].*)?")
_SINGLE = re.compile(rf"\s*\[\s*({'|'.join(_LISTS)})\s*\]\s*(?:#.*)?$")
_ENTRY = re.compile(r"\s*[\"'“”＂]?([\w-]+)[\"'“”＂]?\s*[=＝：:]+\s*(.*)")
_QUOTED = re.compile(rf"[{_OPENS}](.*)[{_CLOSES}]\s*[,，;；。]*\s*(?:[#＃].*)?")
_LISTED = re.compile(r"[\[［【](.*)[\]］】]\s*[,，;；]*\s*(?:[#＃].*)?")
_COMMENT = re.compile(r"\s*[#＃].*|\s+")
_PLAIN = re.compile(r"[+-]?[0-9]+|true|false")
_LONG_TEXT = ('"""', "'''")

_CHINESE = _("Chinese punctuation stands here where that of the English keyboard belongs.")
_DATE = _("this date is not written as it is wanted here.")
_NO_DAY = _("there is no such day.")
_QUOTES = _("quotes are missing here, or do not fit together.")
_BACKSLASH = _("a backslash stands in this text.")
_SEVERAL = _("this text goes over several lines.")
_NO_VALUE = _("nothing stands after the equals sign.")
_UNCLEAR = _('this line is neither a heading, like [applicant], nor an entry, like name = "…".')
_FILL_IN = _("Write the value, or take the line out.")
_TAKE_OUT = _("Begin a comment with #, and write a text in one line.")


@dataclass(frozen=True, slots=True)
class WrongLine:
    """A line, counted from 1, with those that it goes on over. `mended` is empty where only its writer can know what was meant."""

    number: int
    wrong: Message
    mend: Message
    mended: str = ""
    lines: int = 1


def wrong_lines(text: str) -> list[WrongLine]:
    """Every line that TOML does not know. Empty for a text without any, and for one too long to have been written by a person."""
    lines = text.split("\n")
    if len(lines) > _MOST_LINES or max(map(len, lines)) > _LONGEST:
        return []
    return list(_wrong(lines))


def single_headings(text: str) -> list[WrongLine]:
    """Every heading in one bracket of what there may be several of; TOML knows it, and the rest of its block would go unread."""
    found = ((number, _SINGLE.match(line)) for number, line in enumerate(text.split("\n"), 1))
    return [_single(number, heading[1]) for number, heading in found if heading]


def mended(text: str, wrong: Sequence[WrongLine]) -> str:
    """The text with its wrong lines as they would be right, or else empty; every line keeps its number."""
    lines = text.split("\n")
    for line in wrong:
        lines[line.number - 1 : line.number - 1 + line.lines] = [line.mended, *[""] * (line.lines - 1)]
    return "\n".join(lines)


def _wrong(lines: Sequence[str]) -> Iterator[WrongLine]:
    at = 0
    while at < len(lines):
        if heading := _SINGLE.match(lines[at]):
            yield _single(at + 1, heading[1])
            at += 1
        elif _parses(lines[at]):
            at += 1
        elif right := _length_of_value(lines, at):
            at += right
        else:
            line = _broken_text(lines, at) or _wrong_line(at + 1, lines[at])
            yield line
            at += line.lines


def _parses(text: str) -> bool:
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _length_of_value(lines: Sequence[str], at: int) -> int:
    """How many lines a list or a long text takes that begins here and is right; 0: none does."""
    value = lines[at].partition("=")[2].strip()
    if not value.startswith(("[", *_LONG_TEXT)):
        return 0
    return next((n for n in range(2, min(_FURTHEST, len(lines) - at) + 1) if _parses("\n".join(lines[at : at + n]))), 0)


def _broken_text(lines: Sequence[str], at: int) -> WrongLine | None:
    """A text that begins here in quotes, goes on over lines that are nothing by themselves, and ends in one with quotes."""
    entry = _ENTRY.fullmatch(lines[at])
    if entry is None or not entry[2].startswith(tuple(_OPENS)) or _QUOTED.fullmatch(entry[2]):
        return None
    for last in range(at + 1, min(at + _FURTHEST, len(lines))):
        if _parses(lines[last]) and lines[last].strip():
            return None
        if lines[last].rstrip().endswith(tuple(_CLOSES)):
            whole = "".join(line.strip() for line in (entry[2], *lines[at + 1 : last + 1]))
            written = f"{_key(entry[1])} = {_in_quotes(whole[1:-1])}"
            return WrongLine(at + 1, _SEVERAL, _write(written), written, last - at + 1)
    return None


def _wrong_line(number: int, line: str) -> WrongLine:
    if heading := _HEADING.fullmatch(line):
        written = f"[[{heading[1]}]]" if heading[1] in _LISTS else f"[{heading[1]}]"
        return WrongLine(number, _CHINESE if _PUNCTUATION & set(line) else _UNCLEAR, _write(written), written)
    if _COMMENT.fullmatch(line):
        return WrongLine(number, _CHINESE, _TAKE_OUT)
    entry = _ENTRY.fullmatch(line)
    if entry is None:
        return WrongLine(number, _UNCLEAR, _TAKE_OUT)
    if not entry[2] or _COMMENT.fullmatch(entry[2]):
        return WrongLine(number, _NO_VALUE, _FILL_IN)
    if is_like_date(bare := _bare(entry[2])) and not date_as_written(bare):
        return WrongLine(number, _NO_DAY, _FILL_IN)
    written = f"{_key(entry[1])} = {_value(entry[2])}"
    return WrongLine(number, _why(line, entry[2]), _write(written), written) if _parses(written) else WrongLine(number, _UNCLEAR, _TAKE_OUT)


def _single(number: int, name: str) -> WrongLine:
    heading = f"[[{name}]]"
    return WrongLine(number, _("this is not a list."), _("Write its heading in two brackets: {heading}", heading=heading), heading)


def _why(line: str, value: str) -> Message:
    if date_as_written(_bare(value)):
        return _DATE
    within = _QUOTED.fullmatch(value)
    around = line.replace(within[1], "") if within else line
    if "\\" in value:
        return _BACKSLASH
    return _CHINESE if _PUNCTUATION & set(around) or (normalize("NFKC", _bare(value)) != _bare(value) and not within) else _QUOTES


def _write(line: str) -> Message:
    return _("Write: {line}", line=masked(line))


# --- how it would be right -----------------------------------------------------------------------------------------


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else f'"{name}"'


def _value(written: str) -> str:
    if found := _QUOTED.fullmatch(written):
        return _in_quotes(found[1])
    if found := _LISTED.fullmatch(written):
        items = [item.strip(f" \u3000{_CLOSES}") for item in re.split(r"[,，、;；]", found[1])]
        return f"[{', '.join(map(_in_quotes, filter(None, items)))}]"
    bare = _bare(written)
    if day := date_as_written(bare):
        return day.isoformat()
    if _PLAIN.fullmatch(normalize("NFKC", bare)):
        return normalize("NFKC", bare)
    return _in_quotes(amount_as_written(bare) or bare.strip(_CLOSES))


def _bare(written: str) -> str:
    """A value without a comment behind it, and without what lists or sentences end in."""
    return re.split(r"[#＃]", written)[0].strip(" \t\u3000,，;；。")


def _in_quotes(text: str) -> str:
    """A text with quotes inside as Chinese sets them, and paths as they are the same on every machine."""
    marks = iter("“”" * (len(text) + 1))
    plain = "".join(next(marks) if mark == '"' else mark for mark in text.strip())
    return '"{}"'.format(plain.replace("\\", "/"))
