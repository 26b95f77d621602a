"""Who gets which packet: one for each creditor, with the letters to it and without the papers of other debts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import get_args

from reprieve.case import DebtType
from reprieve.library.letter import Letter
from reprieve.write.annexes import Annex, Packet
from reprieve.write.debt_fields import Numbered, annexes_for, asked_of, by_creditor
from reprieve.write.lists import annex_title
from reprieve.write.manifest import Written
from reprieve.write.material import Material, clean
from reprieve.write.packet import Binding, Piece, letter_piece, stamped, write_packet

_STEM = "packet"
_NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_LONGEST = 180  # bytes of a file's name, without what tells drafts and volumes apart


def file_name(text: str) -> str:
    """The text as part of a file's name on any system: not too long, without marks that are not seen."""
    seen = "".join(character for character in text if unicodedata.category(character) != "Cf")
    return _NOT_IN_A_NAME.sub("_", seen).encode()[:_LONGEST].decode(errors="ignore").strip(" .")


def bind_packets(
    material: Material,
    written: Sequence[Written],
    pdfs: Mapping[Path, bytes],
    folder: Path,
    passwords: Sequence[str],
    max_size: int | None = None,
) -> tuple[Packet, ...]:
    """Write the packets into `folder`: with one creditor packet.pdf, else packet.pdf with all annexes, and packet-CREDITOR.pdf for each of
    whom something is asked.

    The letters of a packet are those that were converted, in the order that their files give.
    """
    words, case = material.words, material.case.folder
    pieces = {annex.number: stamped(annex, annex_title(material, annex), case, passwords, words) for annex in material.annexes}
    packets = []
    for creditor, annexes, binding in _bindings(material, written, pdfs, pieces):
        packets.append(Packet(creditor, annexes, write_packet(binding, folder, words, max_size)))
    return tuple(packets)


def _bindings(
    material: Material, written: Sequence[Written], pdfs: Mapping[Path, bytes], pieces: Mapping[int, Piece]
) -> Iterator[tuple[str, tuple[Annex, ...], Binding]]:
    groups, phrases = by_creditor(material), material.words.phrases
    if len(groups) == 1:
        yield (
            clean(groups[0][0][1].creditor),
            material.annexes,
            Binding(_STEM, _letters(material, written, pdfs, None), list(pieces.values())),
        )
        return
    yield "", material.annexes, Binding(_STEM, (), list(pieces.values()), phrases["packet_of_all"])
    taken: list[str] = []
    for debts in asked_of(material):
        creditor, annexes = clean(debts[0][1].creditor), annexes_for(material, debts)
        stem = _free(file_name(f"{_STEM}-{creditor}"), taken)
        note = phrases["packet_lacks"] if len(annexes) < len(material.annexes) else ""
        yield creditor, annexes, Binding(stem, _letters(material, written, pdfs, debts), [pieces[annex.number] for annex in annexes], note)


def _letters(material: Material, written: Sequence[Written], pdfs: Mapping[Path, bytes], debts: Sequence[Numbered] | None) -> list[Piece]:
    """The letters that go to the creditor of these debts; None: there is only one."""
    numbers = None if debts is None else [number for number, _debt in debts]
    mine = [one for one in written if one.path in pdfs and (one.debts is None or numbers is None or set(one.debts) & set(numbers))]
    bound: dict[int, list[Written]] = {}
    for one in sorted(mine, key=lambda one: _order(material.library.letters[one.letter])):
        others = bound.setdefault(material.library.letters[one.letter].packet or 0, [])
        spoken_for = {number for other in others for number in other.debts or ()}
        if not others or not spoken_for.issuperset(one.debts or ()):
            others.append(one)
    return [letter_piece(material.library.letters[one.letter].name.zh, pdfs[one.path]) for place in bound.values() for one in place]


def _order(letter: Letter) -> tuple[int, int]:
    """Its place in a packet, and in one place the letter for the fewest types of debt first: what it asks no other needs to ask."""
    return letter.packet or 0, len(letter.debt_types or get_args(DebtType))


def _free(stem: str, taken: list[str]) -> str:
    """A name that is not taken; names that differ only in what a file name cannot hold keep apart."""
    found = next(name for name in [stem, *(f"{stem}_{number}" for number in range(2, 1000))] if name not in taken)
    taken.append(found)
    return found
