"""Scans of payslips and certificates: which fields come out as the paper's own text says them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

HOME = Path(__file__).parent.parent
sys.path[:0] = [str(HOME / "tests" / "read"), str(HOME / "samples")]

from printed_pictures import PAPERS, page_count, printed, save_scan  # noqa: E402

from kind_papers import draw_text, kind_papers  # noqa: E402
from reprieve.library import Library  # noqa: E402
from reprieve.model import STATEMENT_KINDS, Document  # noqa: E402
from reprieve.read import read_paper  # noqa: E402
from reprieve.schema import document_to_json  # noqa: E402

_OWN = (
    "kind", "person", "issuer", "id_number", "issued", "event_date", "verification_code",
    "employee", "employer", "pay_period", "paid_on", "gross", "deductions_total", "net",
)  # fmt: skip
_GROUPS = ("dates", "figures", "fields", "earnings", "deductions")


@dataclass(frozen=True, slots=True)
class ProofResult:
    """What came of one scan: `wrong` names what is otherwise than on the paper; `unreported`: and the reading has no remark at all."""

    paper: str
    way: str
    fields: int
    wrong: tuple[str, ...]
    unreported: int


def drawn_proofs(folder: Path) -> Iterator[Path]:
    """A paper of every kind, the payslips of samples/papers, and the proofs of the sample cases."""
    for paper in kind_papers():
        draw_text(paper.text, folder / f"{paper.kind}.pdf")
        yield folder / f"{paper.kind}.pdf"
    yield from sorted(PAPERS.glob("payslip-*.pdf"))
    for truth in sorted((HOME / "samples" / "cases").glob("*/truth.json")):
        yield from sorted((truth.parent / "evidence").glob("*.pdf"))


def proof_results(
    path: Path, ways: Mapping[str, Callable[[Image.Image], Image.Image]], folder: Path, library: Library
) -> Iterator[ProofResult]:
    """The paper spoiled in each way. Statements and what is locked are measured elsewhere."""
    printed_says = read_paper(path, path.name, library)
    if printed_says.status == "unreadable" or printed_says.kind in STATEMENT_KINDS:
        return
    want = _facts(printed_says)
    pages = [printed(path, page + 1) for page in range(page_count(path))]
    name = path.stem if path.parent in (folder, PAPERS) else f"{path.parent.parent.name}/{path.stem}"
    for way, spoil in ways.items():
        save_scan([spoil(page) for page in pages], folder / "scan.pdf")
        read = read_paper(folder / "scan.pdf", "scan.pdf", library)
        have = _facts(read)
        wrong = tuple(f"{key}: {have.get(key, '–')}" for key in {**want, **have} if want.get(key) != have.get(key))
        yield ProofResult(name, way, len(want), wrong, 0 if read.warnings else len(wrong))


def _facts(document: Document) -> dict[str, str]:
    """Everything that was read, by name; blanks within a code only group its letters."""
    said = document_to_json(document)
    facts = {name: said[name] for name in _OWN if said.get(name)}
    facts |= {f"{group}.{name}": value for group in _GROUPS for name, value in said.get(group, {}).items()}
    return {
        name: "".join(value.split()) if name == "verification_code" else json.dumps(value, ensure_ascii=False)
        for name, value in facts.items()
    }


def proof_report(results: list[ProofResult]) -> Iterator[str]:
    fields, wrong = sum(one.fields for one in results), sum(len(one.wrong) for one in results)
    yield "\n## Payslips and certificates\n"
    yield "A paper of every kind, the payslips of samples/papers and the proofs of the sample cases, printed and spoiled in the same ways."
    yield "A field is right if it is as the paper's own text says it, or is on neither.\n"
    share = 100 * (fields - wrong) / max(1, fields)
    yield f"**{fields - wrong} of {fields} fields right ({share:.2f} %), in papers without a remark wrong:"
    yield f"{sum(one.unreported for one in results)}.** {len(results)} scans.\n"
    yield "| how | scans | fields | right |"
    yield "|---|---|---|---|"
    for way in dict.fromkeys(one.way for one in results):
        some = [one for one in results if one.way == way]
        count = sum(one.fields for one in some)
        yield f"| {way} | {len(some)} | {count} | {count - sum(len(one.wrong) for one in some)} |"
    yield ""
    for one in results:
        if one.wrong:
            yield f"- {one.paper}, {one.way}: {'; '.join(one.wrong)}"
