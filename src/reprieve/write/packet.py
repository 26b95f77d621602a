"""Binds the annexes into the packet, in order, behind an index; where one PDF would grow too large, into several volumes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Pdf

from reprieve.library.letter import LetterWords
from reprieve.write.annexes import Annex, Volume, pages_of
from reprieve.write.packet_drawing import IndexRow, draw_index, index_page_count, link_index, stamp
from reprieve.write.packet_papers import opened

_ACTIVE = ("/AA", "/A", "/OpenAction", "/JS", "/EF", "/AF", "/Dest", "/PA")
_RESERVE = 16_384  # bytes of a volume for its index and bookmarks


@dataclass(frozen=True, slots=True)
class Bound:
    """Pages of one annex, from `first` on (counted from 1) of `count` in all, each stamped."""

    annex: Annex
    title: str
    first: int
    pages: Pdf

    @property
    def size(self) -> int:
        """Bytes as they would be in a packet, a little more rather than less."""
        return len(_saved(self.pages))


def write_packet(
    annexes: Sequence[tuple[Annex, str]], folder: Path, out: Path, passwords: Sequence[str], words: LetterWords, max_size: int | None = None
) -> tuple[Volume, ...]:
    """Bind the annexes' files below `folder`, each with its title in the index, into OUT/packet.pdf.

    With `max_size` in bytes, as many volumes as it takes: packet-1of3.pdf and so on, cut between annexes where that is possible. A page
    that is larger by itself makes a volume of its own. Without annexes there is no packet. Raises PaperError where a paper cannot be
    opened; ask `unbindable` first.
    """
    if not annexes:
        return ()
    bound = [_stamped(annex, title, opened(folder / annex.document.file, passwords, words), words) for annex, title in annexes]
    shares = _shares(bound, max_size - _RESERVE) if max_size else [bound]
    volumes = _places(shares, len(annexes))
    for number, (share, volume) in enumerate(zip(shares, volumes, strict=True)):
        rows = _index_rows(annexes, volumes, words) if number == 0 else []
        (out / volume.file).write_bytes(_saved(_volume(share, volume, rows, words)))
    return volumes


def _stamped(annex: Annex, title: str, paper: Pdf, words: LetterWords) -> Bound:
    label, count = words.phrases["annex"].format(number=annex.number), len(paper.pages)
    pages = Pdf.new()
    for number, page in enumerate(paper.pages, 1):
        pages.pages.append(page)
        stamp(pages, pages.pages[-1], words.phrases["stamp"].format(annex=label, page=number, pages=count))
    return Bound(annex, title, 1, pages)


# --- volumes -------------------------------------------------------------------------------------------------------


def _shares(bound: Sequence[Bound], max_size: int) -> list[list[Bound]]:
    """The annexes by volume, in order, none larger than `max_size` but for single pages that are."""
    shares: list[list[Bound]] = [[]]
    room = max_size
    for piece in (piece for one in bound for piece in _pieces(one, max_size)):
        size = piece.size
        if shares[-1] and size > room:
            shares.append([])
            room = max_size
        shares[-1].append(piece)
        room -= size
    return shares


def _pieces(bound: Bound, max_size: int) -> Iterator[Bound]:
    """The annex whole where it fits, else in halves of halves."""
    count = len(bound.pages.pages)
    if count == 1 or bound.size <= max_size:
        yield bound
        return
    half = count // 2
    for first, last in ((0, half), (half, count)):
        part = Pdf.new()
        part.pages.extend(bound.pages.pages[first:last])
        yield from _pieces(Bound(bound.annex, bound.title, bound.first + first, part), max_size)


def _places(shares: Sequence[Sequence[Bound]], annexes: int) -> tuple[Volume, ...]:
    volumes = []
    for number, share in enumerate(shares, 1):
        at, spans = index_page_count(annexes) if number == 1 else 0, dict[int, tuple[int, int]]()
        for piece in share:
            first = spans.get(piece.annex.number, (at + 1, 0))[0]
            at += len(piece.pages.pages)
            spans[piece.annex.number] = (first, at)
        volumes.append(Volume("packet.pdf" if len(shares) == 1 else f"packet-{number}of{len(shares)}.pdf", at, spans))
    return tuple(volumes)


def _index_rows(annexes: Sequence[tuple[Annex, str]], volumes: Sequence[Volume], words: LetterWords) -> list[IndexRow]:
    return [_index_row(annex, title, volumes, words) for annex, title in annexes]


def _index_row(annex: Annex, title: str, volumes: Sequence[Volume], words: LetterWords) -> IndexRow:
    here = volumes[0].annexes.get(annex.number)
    label = words.phrases["annex"].format(number=annex.number)
    return IndexRow(label, title, pages_of(annex, volumes, words), here[0] - 1 if here else None)


# --- one volume ----------------------------------------------------------------------------------------------------


def _volume(share: Sequence[Bound], volume: Volume, index: Sequence[IndexRow], words: LetterWords) -> Pdf:
    packet = Pdf.new()
    if index:
        heads = (words.phrases["index_number"], words.phrases["index_name"], words.phrases["index_pages"])
        packet.pages.extend(draw_index(words.phrases["index_title"], heads, index).pages)
    for piece in share:
        packet.pages.extend(piece.pages.pages)
    _bookmark(packet, share, volume, index, words)
    _scrub(packet)
    link_index(packet, index)
    return packet


def _bookmark(packet: Pdf, share: Sequence[Bound], volume: Volume, index: Sequence[IndexRow], words: LetterWords) -> None:
    titles = {piece.annex.number: piece.title for piece in share}
    with packet.open_outline() as outline:
        if index:
            outline.root.append(pikepdf.OutlineItem(words.phrases["index_title"], 0))
        for number, title in titles.items():
            label = words.phrases["annex"].format(number=number)
            outline.root.append(pikepdf.OutlineItem(f"{label} {title}", volume.annexes[number][0] - 1))


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
