"""manifest.json: what each letter says, from which papers, and with which template, so that every figure can be traced."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import reprieve
from reprieve.case import CASE_FILE
from reprieve.model import Source
from reprieve.write.annexes import Annex
from reprieve.write.material import Cell, Fields, Material
from reprieve.write.provenance import rule_of


@dataclass(frozen=True, slots=True)
class Written:
    """A letter that was written: its template, and the fields it was filled from."""

    letter: str
    template: Path
    path: Path
    fields: Fields
    sources: Mapping[str, tuple[Source, ...]]


def write_manifest(material: Material, letters: Sequence[Written], folder: Path) -> None:
    """Write FOLDER/manifest.json. Fields whose source is the case file name no paper."""
    content = {
        "schema": 1,
        "program": reprieve.__version__,
        "case": material.case.name,
        "as_of": material.assessment.as_of.isoformat(),
        "verdict": material.assessment.verdict,
        "annexes": [_annex(material, annex) for annex in material.annexes],
        "acknowledged": [finding.id for finding in material.assessment.findings if finding.acknowledged],
        "unused": [paper.file for paper in material.unused],
        "letters": [_letter(material, written, folder) for written in letters],
    }
    (folder / "manifest.json").write_text(_as_lines(content), encoding="utf-8")


def _as_lines(content: Mapping[str, object]) -> str:
    """JSON with a line for each entry and each letter: indenting all of it would take more time than all else, and twice the room."""
    entries = []
    for name, value in content.items():
        rows = ",\n".join(f"  {_json(row)}" for row in value) if isinstance(value, list) and value else ""
        entries.append(f" {_json(name)}: [\n{rows}\n ]" if rows else f" {_json(name)}: {_json(value)}")
    return "{\n" + ",\n".join(entries) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _annex(material: Material, annex: Annex) -> dict[str, object]:
    paper = annex.document
    bound = [{"file": v.file, "pages": list(v.annexes[annex.number])} for v in material.volumes if annex.number in v.annexes]
    return {"number": annex.number, "file": paper.file, "sha256": paper.sha256, "kind": annex.kind.id, "packet": bound}


def _letter(material: Material, written: Written, folder: Path) -> dict[str, object]:
    return {
        "file": written.path.relative_to(folder).as_posix(),
        "letter": written.letter,
        "template": written.template.name,
        "template_sha256": sha256(written.template.read_bytes()),
        "parts": parts(written.path),
        "figures": list(_figures(material, written)),
        "fields": {name: _field(material, value, written.sources.get(name, ())) for name, value in sorted(written.fields.items())},
    }


def _figures(material: Material, written: Written) -> Iterator[dict[str, object]]:
    """Every sum of money by its field, with the papers behind it and the rule that made it; without papers: as the case file states it."""
    for name, value in sorted(written.fields.items()):
        for path, text in _texts(name, value):
            if "¥" in text:
                behind = written.sources.get(path.partition(".")[0]) or written.sources.get(name, ())
                sources = [_source(material, source) for source in behind]
                yield {"field": path, "value": text, "rule": rule_of(name), "sources": sources or [{"file": CASE_FILE}]}


def _texts(path: str, value: Cell) -> Iterator[tuple[str, str]]:
    """Every text of a field, under its path: schedule[3].amount."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for number, row in enumerate(value, 1):
            for name, cell in row.items():
                yield from _texts(f"{path}[{number}].{name}", cell)


def _field(material: Material, value: Cell, sources: Sequence[Source]) -> dict[str, object]:
    return {"value": value, "sources": [_source(material, source) for source in sources]}


def _source(material: Material, source: Source) -> dict[str, object]:
    """A place in a paper; the box in PDF points from the top left corner, where it is known."""
    digest = next((document.sha256 for document in material.documents if document.file == source.file), None)
    found = {
        "file": source.file,
        "sha256": digest,
        "page": source.page,
        "row": source.row,
        "bbox": {name: round(edge, 2) for name, edge in asdict(source.bbox).items()} if source.bbox else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def parts(path: Path) -> dict[str, str]:
    """The sha256 of each part of a .docx by its name."""
    with zipfile.ZipFile(path) as archive:
        return {name: sha256(archive.read(name)) for name in sorted(archive.namelist())}


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
