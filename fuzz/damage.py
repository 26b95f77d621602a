"""Ways to damage a paper, each drawn by lot. A mutation takes a PDF's bytes and gives others, or None where it does not apply."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import pikepdf

Mutation = Callable[[bytes, random.Random], bytes | None]
_MONEY = re.compile(r"[-+－]?[\d,]*\d\.\d\d")


def damaged(mutation: Mutation, data: bytes, rng: random.Random) -> bytes | None:
    """The mutant, or None where there is none, also because its objects cannot be put into a file."""
    try:
        return mutation(data, rng)
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return None


# --- bytes ---------------------------------------------------------------------------------------------------------


def flip_bytes(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _flip in range(rng.choice((1, 3, 20, 200))):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def truncate(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data))]


def cut_out(data: bytes, rng: random.Random) -> bytes:
    begin = rng.randrange(len(data))
    return data[:begin] + data[begin + rng.choice((1, 50, 5000)) :]


def repeat_chunk(data: bytes, rng: random.Random) -> bytes:
    begin = rng.randrange(len(data))
    chunk = data[begin : begin + rng.choice((1, 50, 5000))]
    return data[:begin] + chunk * rng.choice((2, 3)) + data[begin + len(chunk) :]


def blank_out(data: bytes, rng: random.Random) -> bytes:
    begin, length = rng.randrange(len(data)), rng.choice((10, 500, 5000))
    return data[:begin] + b"\0" * min(length, len(data) - begin) + data[begin + length :]


def change_numbers(data: bytes, rng: random.Random) -> bytes:
    """Other numbers where operators, lengths and offsets have theirs."""
    places = list(re.finditer(rb"(?<=[\s\[])-?\d+\.?\d*(?=[\s\]])", data))
    for place in sorted(rng.sample(places, min(len(places), rng.choice((1, 5, 50)))), key=lambda found: -found.start()):
        number = rng.choice((b"0", b"-1", b"65536", b"1e9", b"99999999999", b"%d" % rng.randrange(1000)))
        data = data[: place.start()] + number + data[place.end() :]
    return data


# --- objects -------------------------------------------------------------------------------------------------------


def duplicate_page(data: bytes, rng: random.Random) -> bytes:
    with _opened(data) as pdf:
        pdf.pages.insert(rng.randrange(len(pdf.pages) + 1), pdf.pages[rng.randrange(len(pdf.pages))])
        return _saved(pdf)


def shuffle_pages(data: bytes, rng: random.Random) -> bytes | None:
    with _opened(data) as pdf:
        order = list(range(len(pdf.pages)))
        rng.shuffle(order)
        for number in order:
            pdf.pages.append(pdf.pages[number])
        del pdf.pages[: len(order)]
        return _saved(pdf) if order != sorted(order) else None


def drop_page(data: bytes, rng: random.Random) -> bytes | None:
    with _opened(data) as pdf:
        del pdf.pages[rng.randrange(len(pdf.pages))]
        return _saved(pdf) if len(pdf.pages) else None


def drop_stream(data: bytes, rng: random.Random) -> bytes | None:
    with _opened(data) as pdf:
        streams = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]
        if not streams:
            return None
        rng.choice(streams).write(b"")
        return _saved(pdf)


def swap_objects(data: bytes, rng: random.Random) -> bytes | None:
    with _opened(data) as pdf:
        owners = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and list(item.keys())]
        for _swap in range(rng.choice((1, 3))):
            left, right = rng.choice(owners), rng.choice(owners)
            one, other = rng.choice(list(left.keys())), rng.choice(list(right.keys()))
            left[one], right[other] = right[other], left[one]
        return _saved(pdf)


def drop_instructions(data: bytes, rng: random.Random) -> bytes | None:
    """Strokes and texts vanish from a page."""
    with _opened(data) as pdf:
        page = rng.choice(list(pdf.pages))
        kept = [instruction for instruction in pikepdf.parse_content_stream(page) if rng.random() > 0.02]
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        return _saved(pdf)


# --- what a person would not see -----------------------------------------------------------------------------------


def pack_again(data: bytes, rng: random.Random) -> bytes:
    with _opened(data) as pdf:
        return _saved(pdf, object_stream_mode=rng.choice(list(pikepdf.ObjectStreamMode)), linearize=rng.random() < 0.5)


def turn_pages(data: bytes, rng: random.Random) -> bytes:
    """Pages whose content lies on its side, and a viewer told to turn them back."""
    with _opened(data) as pdf:
        for page in pdf.pages:
            left, bottom, right, top = (float(side) for side in page.MediaBox)
            page.contents_add(b"q 0 1 -1 0 %.3f %.3f cm\n" % (top, -left), prepend=True)
            page.contents_add(b"\nQ")
            page.MediaBox, page.Rotate = pikepdf.Array([0, 0, Decimal(str(top - bottom)), Decimal(str(right - left))]), 90
        return _saved(pdf)


def shift_origin(data: bytes, rng: random.Random) -> bytes:
    with _opened(data) as pdf:
        x, y = rng.randrange(-500, 500), rng.randrange(-500, 500)
        for page in pdf.pages:
            left, bottom, right, top = page.MediaBox
            page.contents_add(b"q 1 0 0 1 %d %d cm\n" % (x, y), prepend=True)
            page.contents_add(b"\nQ")
            page.MediaBox = pikepdf.Array([left + x, bottom + y, right + x, top + y])
        return _saved(pdf)


def lock_for_owner(data: bytes, rng: random.Random) -> bytes:
    with _opened(data) as pdf:
        return _saved(pdf, encryption=pikepdf.Encryption(user="", owner=str(rng.random())))


def break_offsets(data: bytes, rng: random.Random) -> bytes:
    """A table of objects that points nowhere: readers find the objects themselves."""
    return re.sub(rb"startxref\s+\d+", b"startxref\n%d" % rng.randrange(len(data)), data)


# --- figures -------------------------------------------------------------------------------------------------------


def change_figure(data: bytes, rng: random.Random) -> bytes | None:
    """One digit of one amount or balance becomes another. Applies where the text is stored as UTF-16."""
    with _opened(data) as pdf:
        page = rng.choice(list(pdf.pages))
        instructions = list(pikepdf.parse_content_stream(page))
        figures = [(number, text) for number, item in enumerate(instructions) if (text := _figure(list(item.operands)))]
        if not figures:
            return None
        number, text = rng.choice(figures)
        place = rng.choice([place for place, character in enumerate(text) if character.isdigit()])
        digit = rng.choice([digit for digit in "123456789" if digit != text[place]])
        changed = (text[:place] + digit + text[place + 1 :]).encode("utf-16-be")
        instructions[number] = pikepdf.ContentStreamInstruction([pikepdf.String(changed)], instructions[number].operator)
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
        return _saved(pdf)


def _figure(operands: Sequence[object]) -> str | None:
    if len(operands) != 1 or not isinstance(operands[0], pikepdf.String):
        return None
    text = bytes(operands[0]).decode("utf-16-be", "replace")
    return text if _MONEY.fullmatch(text) else None


def _opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def _saved(pdf: pikepdf.Pdf, **how: Any) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream, **how)
    return stream.getvalue()


DAMAGING: tuple[Mutation, ...] = (
    flip_bytes, truncate, cut_out, repeat_chunk, blank_out, change_numbers,
    duplicate_page, shuffle_pages, drop_page, drop_stream, swap_objects, drop_instructions,
)  # fmt: skip
INVISIBLE: tuple[Mutation, ...] = (pack_again, turn_pages, shift_origin, lock_for_owner, break_offsets)
FORGING: tuple[Mutation, ...] = (change_figure,)
