"""manifest.json: what each letter says, from which papers, and with which template, so that every figure can be traced."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

import reprieve
from reprieve.case import CASE_FILE
from reprieve.model import Source
from reprieve.write.annexes import Annex
from reprieve.write.material import Cell, Fields, Material
from reprieve.write.provenance import printed_at, rule_of

_DEPTH = 4  # letters, each letter, its figures, each figure


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
    (folder / "manifest.json").write_text(_text(content, _DEPTH) + "\n", encoding="utf-8")


def _text(value: object, depth: int, indent: str = "") -> str:
    """JSON with a line for each figure and field: indented deeper, it would take several times as long to write."""
    inner = indent + " "
    if depth and isinstance(value, dict) and value:
        lines = [f"{inner}{json.dumps(name, ensure_ascii=False)}: {_text(item, depth - 1, inner)}" for name, item in value.items()]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if depth and isinstance(value, list) and value:
        return "[\n" + ",\n".join(inner + _text(item, depth - 1, inner) for item in value) + f"\n{indent}]"
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
        sources = written.sources.get(name, ())
        told = [_source(material, source) for source in sources] or [{"file": CASE_FILE}]
        for path, text in _texts(name, value):
            if "¥" in text:
                yield {"field": path, "value": text, "rule": rule_of(name), "sources": _printed(material, text, sources) or told}


def _printed(material: Material, text: str, sources: Sequence[Source]) -> list[dict[str, object]]:
    """The places on proofs that print this very amount, each with its page and box."""
    try:
        amount = Decimal(text.strip().lstrip("¥").replace(",", ""))
    except InvalidOperation:
        return []
    proofs = ((source, material.paper(source.file)) for source in sources)
    found = (printed_at(amount, source, paper) for source, paper in proofs if paper)
    return [_source(material, source) for source in found if source]


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
    paper = material.paper(source.file)
    found = {
        "file": source.file,
        "sha256": paper.sha256 if paper else None,
        "page": source.page,
        "row": source.row,
        "bbox": asdict(source.bbox) if source.bbox else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def parts(path: Path) -> dict[str, str]:
    """The sha256 of each part of a .docx by its name."""
    with zipfile.ZipFile(path) as archive:
        return {name: sha256(archive.read(name)) for name in sorted(archive.namelist())}


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
