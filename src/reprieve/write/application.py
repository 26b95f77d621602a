"""The whole application of one case, top to bottom: bind the packet, choose the letters, fill them, note where all of it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reprieve.case import Case
from reprieve.errors import LibraryError
from reprieve.language import Message, _
from reprieve.library import Library
from reprieve.library.letter import Letter, templates_folder
from reprieve.model import Assessment, Document
from reprieve.write.annexes import Packet
from reprieve.write.debt_fields import Numbered, asked_of
from reprieve.write.fields import case_fields, letter_fields, with_letter
from reprieve.write.letters import write_letter
from reprieve.write.manifest import Written, write_manifest
from reprieve.write.material import Fields, Material, clean, gather
from reprieve.write.office import OfficeError, as_pdf
from reprieve.write.packet_papers import unbindable
from reprieve.write.packets import bind_packets, file_name
from reprieve.write.provenance import sources_of_fields
from reprieve.write.readback import faults_against_case
from reprieve.write.template_guard import refuse_dangers

_FOR_THE_APPLICANT = "."  # lists and notices name what they must, and tell the pages of the packet: they are written after it


@dataclass(frozen=True, slots=True)
class Chosen:
    """A letter that a case gets. `debts`: those it is about, numbered from 0 as in the case file; None: the whole case."""

    letter: Letter
    debts: list[Numbered] | None
    fields: Fields


@dataclass(frozen=True, slots=True)
class Application:
    """What was written for a case: its letters, its packets, and why no letter could be bound into these, where some should have been."""

    letters: tuple[Written, ...]
    packets: tuple[Packet, ...] = ()
    unbound: Message | None = None


def write_case(
    case: Case,
    documents: Sequence[Document],
    assessment: Assessment,
    library: Library,
    folder: Path,
    passwords: Sequence[str] = (),
    max_size: int | None = None,
    office: str = "",
) -> Application:
    """Write all that one case hands in into the empty `folder`; drafts unless the verdict is complete.

    `passwords` open locked papers, beside those of the case file. `max_size`: how many bytes a PDF of the packet may have. `office`: the
    program that converts letters for the packet; without one it holds none. A paper that cannot be bound is listed as not used, and the
    letters stay drafts. Raises LibraryError where a letter's template is wrong.
    """
    keys = (*case.stated.passwords, *passwords)
    material = _bindable(gather(case, documents, assessment, library), keys)
    letters = [_write(material, chosen, folder) for chosen in chosen_letters(material) if not _is_list(chosen.letter)]
    pdfs, unbound = _converted(material, letters, office)
    packets = bind_packets(material, letters, pdfs, folder, keys, max_size)
    material = replace(material, packets=packets)
    letters += [_write(material, chosen, folder) for chosen in chosen_letters(material) if _is_list(chosen.letter)]
    letters += _own_indexes(material, folder)
    write_manifest(material, letters, folder, unbound)
    return Application(tuple(letters), packets, unbound)


def _is_list(letter: Letter) -> bool:
    return letter.subfolder == _FOR_THE_APPLICANT


def _converted(material: Material, written: Sequence[Written], office: str) -> tuple[Mapping[Path, bytes], Message | None]:
    """The letters that go into packets as PDF, or why there are none."""
    bound = [one.path for one in written if material.library.letters[one.letter].packet] if material.annexes else []
    try:
        return (as_pdf(bound, office) if office else {}), None
    except OfficeError as error:
        return {}, error.message


def _own_indexes(material: Material, folder: Path) -> Iterator[Written]:
    """Where there are several creditors, an index for each, of what its packet holds."""
    groups = {clean(debts[0][1].creditor): debts for debts in asked_of(material)}
    for packet in material.packets if len(groups) > 1 else ():
        own = replace(material, annexes=packet.annexes, packets=(packet,))
        for letter in material.library.letters.values():
            if letter.each_packet and packet.creditor:
                debts = groups[packet.creditor]
                named = letter.model_copy(update={"file": f"{letter.file}_{{creditor}}"})
                yield _write(own, Chosen(named, debts, letter_fields(own, letter, debts)), folder)


def _bindable(material: Material, passwords: Sequence[str]) -> Material:
    """The material without the papers that cannot be bound; those are listed as not used."""
    readable = [annex.document for annex in material.annexes]
    faults = unbindable(readable, material.case.folder, passwords, material.words)
    if not faults:
        return material
    marked = [replace(d, status="unreadable", error=faults[d.file]) if d.file in faults else d for d in material.documents]
    return replace(gather(material.case, marked, material.assessment, material.library), whole=False)


def chosen_letters(material: Material) -> Iterator[Chosen]:
    """Which letters this case gets, each with its debts and its fields."""
    shared = case_fields(material)
    for letter in material.library.letters.values():
        if _fits(material, letter):
            for debts in [None] if letter.scope == "case" else _by_creditor(material, letter):
                fields = with_letter(shared, material, letter, debts)
                if all(fields[name] is True for name in letter.when):
                    yield Chosen(letter, debts, fields)


def _fits(material: Material, letter: Letter) -> bool:
    """Whether the case as a whole calls for the letter."""
    measure = material.case.stated.request.measure
    if letter.measures is not None and measure not in letter.measures:
        return False
    something_open = not material.final or any(not need.satisfied for need in material.assessment.needs)
    return something_open or not letter.only_when_missing


def _by_creditor(material: Material, letter: Letter) -> list[list[Numbered]]:
    """The debts that the letter is for, together where they are owed to one creditor; of whom nothing is asked gets no letter."""
    return list(filter(None, ([pair for pair in debts if _is_for(material, letter, pair)] for debts in asked_of(material))))


def _is_for(material: Material, letter: Letter, numbered: Numbered) -> bool:
    number, debt = numbered
    of_its_type = letter.debt_types is None or debt.type in letter.debt_types
    return of_its_type and (not letter.needs_plan or number in _offered(material))


def _offered(material: Material) -> set[int]:
    """The debts that the plan offers something for."""
    plan = material.assessment.plan
    return {offer.debt for offer in plan.offers} if plan and plan.feasible else set()


def _write(material: Material, chosen: Chosen, folder: Path) -> Written:
    letter, fields = chosen.letter, chosen.fields
    path = _free(folder / letter.subfolder, _file_name(material, letter, fields))
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = None if material.final or letter.always_final else material.words.phrases["draft_mark"]
    template = templates_folder() / f"{letter.id}.docx"
    refuse_dangers(template)
    text = write_letter(letter, template, fields, path, material.assessment.as_of, draft)
    faults = faults_against_case(material, fields, chosen.debts, text)
    if faults and not (_is_list(letter) and chosen.debts is None):
        raise LibraryError(_("{template} gives a letter that must not go out: {faults}", template=template.name, faults=faults))
    declared = {name: value for name, value in fields.items() if name in letter.fields}
    numbers = None if chosen.debts is None else tuple(number for number, _debt in chosen.debts)
    return Written(letter.id, template, path, declared, sources_of_fields(material, chosen.debts), numbers)


def _file_name(material: Material, letter: Letter, fields: Fields) -> str:
    name = file_name(letter.file.format_map(fields))
    return name if material.final or letter.always_final else name + material.words.phrases["draft_suffix"]


def _free(folder: Path, name: str) -> Path:
    """A path that is not taken: two creditors whose names differ only in what a file name cannot hold keep apart."""
    taken = [f"{name}.docx", *(f"{name}_{number}.docx" for number in range(2, 1000))]
    return next(folder / candidate for candidate in taken if not (folder / candidate).exists())
