"""Binds letters and annexes into a packet, in order, the index between them; where one PDF would grow too large, into several volumes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Pdf

from reprieve.library.letter import LetterWords
from reprieve.write.annexes import Annex, Volume, pages_of
from reprieve.write.packet_drawing import IndexRow, draw_index, index_page_count, link_index, stamp
from reprieve.write.packet_papers import alone, opened

_ACTIVE = ("/AA", "/A", "/OpenAction", "/JS", "/EF", "/AF", "/Dest", "/PA")
_RESERVE = 16_384  # bytes of a volume for its index and bookmarks


@dataclass(frozen=True, slots=True)
class Piece:
    """Pages of one letter, or of one annex, each stamped; `first` of them is page `first` of it, counted from 1."""

    title: str
    pages: Pdf
    annex: Annex | None = None
    first: int = 1

    @property
    def size(self) -> int:
        """Bytes as they would be in a packet, a little more rather than less."""
        return len(_saved(self.pages))


@dataclass(frozen=True, slots=True)
class Binding:
    """What one packet is made of, and its file's name without ending. `note` stands below the index."""

    stem: str
    letters: Sequence[Piece]
    annexes: Sequence[Piece]
    note: str = ""


def stamped(annex: Annex, title: str, folder: Path, passwords: Sequence[str], words: LetterWords) -> Piece:
    """The pages of an annex that are handed in, each with its stamp. Raises PaperError where it cannot be opened: see `unbindable`."""
    paper = opened(folder / annex.document.file, passwords, words)
    kept = [paper.pages[number - 1] for number in annex.pages if number <= len(paper.pages)] or list(paper.pages)
    label, pages = words.phrases["annex"].format(number=annex.number), Pdf.new()
    for number, page in enumerate(kept, 1):
        pages.pages.append(page)
        stamp(pages, pages.pages[-1], words.phrases["stamp"].format(annex=label, page=number, pages=len(kept)))
    return Piece(title, pages, annex)


def letter_piece(title: str, pdf: bytes) -> Piece:
    """A letter that was converted."""
    return Piece(title, alone(Pdf.open(BytesIO(pdf))))


def write_packet(binding: Binding, out: Path, words: LetterWords, max_size: int | None = None) -> tuple[Volume, ...]:
    """Bind letters, index and annexes into OUT/STEM.pdf.

    With `max_size` in bytes, as many volumes as it takes: STEM-1of3.pdf and so on, cut between annexes where that is possible. A page
    that is larger by itself makes a volume of its own. Without annexes there is no packet.
    """
    if not binding.annexes:
        return ()
    pieces = [*binding.letters, *binding.annexes]
    shares = _shares(pieces, max_size - _RESERVE) if max_size else [pieces]
    volumes = _places(shares, len(binding.annexes), binding.stem)
    rows = [_index_row(piece.annex, piece.title, volumes, words) for piece in binding.annexes if piece.annex]
    for share, volume in zip(shares, volumes, strict=True):
        (out / volume.file).write_bytes(_saved(_volume(share, volume, rows, binding.note, words)))
    return volumes


# --- volumes -------------------------------------------------------------------------------------------------------


def _shares(pieces: Sequence[Piece], max_size: int) -> list[list[Piece]]:
    """Letters and annexes by volume, in order, none larger than `max_size` but for single pages that are."""
    shares: list[list[Piece]] = [[]]
    room = max_size
    for piece in (part for one in pieces for part in _parts(one, max_size)):
        size = piece.size
        if shares[-1] and size > room:
            shares.append([])
            room = max_size
        shares[-1].append(piece)
        room -= size
    return shares


def _parts(piece: Piece, max_size: int) -> Iterator[Piece]:
    """The piece whole where it fits, else in halves of halves."""
    count = len(piece.pages.pages)
    if count == 1 or piece.size <= max_size:
        yield piece
        return
    half = count // 2
    for first, last in ((0, half), (half, count)):
        part = Pdf.new()
        part.pages.extend(piece.pages.pages[first:last])
        yield from _parts(replace(piece, pages=part, first=piece.first + first), max_size)


def _places(shares: Sequence[Sequence[Piece]], annexes: int, stem: str) -> tuple[Volume, ...]:
    """Where everything stands. The index follows the last letter."""
    with_index = max((number for number, share in enumerate(shares) if any(piece.annex is None for piece in share)), default=0)
    names = [f"{stem}.pdf"] if len(shares) == 1 else [f"{stem}-{number}of{len(shares)}.pdf" for number in range(1, len(shares) + 1)]
    index = [index_page_count(annexes) if number == with_index else 0 for number in range(len(shares))]
    return tuple(_placed(*one) for one in zip(names, shares, index, strict=True))


def _placed(name: str, share: Sequence[Piece], index_pages: int) -> Volume:
    at, letters, annexes = 0, dict[str, tuple[int, int]](), dict[int, tuple[int, int]]()
    for piece in (piece for piece in share if piece.annex is None):
        first = letters.get(piece.title, (at + 1, 0))[0]
        at += len(piece.pages.pages)
        letters[piece.title] = (first, at)
    index = at + 1 if index_pages else None
    at += index_pages
    for piece in share:
        if piece.annex is not None:
            first = annexes.get(piece.annex.number, (at + 1, 0))[0]
            at += len(piece.pages.pages)
            annexes[piece.annex.number] = (first, at)
    return Volume(name, at, annexes, letters, index)


def _index_row(annex: Annex, title: str, volumes: Sequence[Volume], words: LetterWords) -> IndexRow:
    here = next(volume for volume in volumes if volume.index is not None).annexes.get(annex.number)
    label = words.phrases["annex"].format(number=annex.number)
    return IndexRow(label, title, pages_of(annex, volumes, words), here[0] - 1 if here else None)


# --- one volume ----------------------------------------------------------------------------------------------------


def _volume(share: Sequence[Piece], volume: Volume, index: Sequence[IndexRow], note: str, words: LetterWords) -> Pdf:
    packet = Pdf.new()
    for piece in share:
        if piece.annex is None:
            packet.pages.extend(piece.pages.pages)
    if volume.index is not None:
        heads = (words.phrases["index_number"], words.phrases["index_name"], words.phrases["index_pages"])
        packet.pages.extend(draw_index(words.phrases["index_title"], heads, index, note).pages)
    for piece in share:
        if piece.annex is not None:
            packet.pages.extend(piece.pages.pages)
    _bookmark(packet, share, volume, words)
    _scrub(packet)
    if volume.index is not None:
        link_index(packet, index, volume.index - 1)
    return packet


def _bookmark(packet: Pdf, share: Sequence[Piece], volume: Volume, words: LetterWords) -> None:
    titles = {piece.annex.number: piece.title for piece in share if piece.annex}
    marks = [(title, first) for title, (first, _last) in volume.letters.items()]
    marks += [(words.phrases["index_title"], volume.index)] if volume.index is not None else []
    for number, title in titles.items():
        marks.append((f"{words.phrases['annex'].format(number=number)} {title}", volume.annexes[number][0]))
    with packet.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(title, page - 1) for title, page in marks)


def _saved(packet: Pdf) -> bytes:
    buffer = BytesIO()
    packet.save(buffer, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return buffer.getvalue()


def _scrub(packet: Pdf) -> None:
    """Take out whatever could act when the packet is opened or clicked; bookmarks keep where they lead."""
    for thing in _dictionaries(packet):
        if "/Title" in thing and "/Parent" in thing:
            continue
        for key in _ACTIVE:
            if key in thing and (key not in ("/A", "/PA") or isinstance(thing[key], Dictionary)):
                del thing[key]


def _dictionaries(packet: Pdf) -> Iterator[pikepdf.Object]:
    for thing in packet.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            yield thing
