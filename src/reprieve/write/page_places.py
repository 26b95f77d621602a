"""Where a claim stands on paper: which rows of which pages the review page points to, and what is printed there."""

from __future__ import annotations

import base64
import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reprieve.language import Message
from reprieve.model import Assessment, Certificate, Classified, Document, Payslip, Source, Statement, Transaction

IMAGE_DPI = 110
POINTS_PER_INCH = 72

PageKey = tuple[str, int]


@dataclass(frozen=True, slots=True)
class MarkedPlace:
    """A source that the page can jump to. `anchor` is its HTML id; `why` says how its transaction was understood."""

    anchor: str
    source: Source
    transaction: Transaction | None
    why: Message | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a paper with its places. `image` is a data URI; width and height are in PDF points, 0 without an image."""

    anchor: str
    document: Document
    page: int
    image: str
    width: float
    height: float
    places: tuple[MarkedPlace, ...]


def pages_to_show(assessment: Assessment, documents: Sequence[Document]) -> tuple[PageKey, ...]:
    """The pages, in order of mention, that a need, a finding, counted income or what was read from a paper points to."""
    claimed = (*_claimed(assessment), *_read(documents))
    return tuple(dict.fromkeys((source.file, source.page) for source in claimed if source.page > 0))


def reading_of(document: Document) -> Source:
    """Where the paper says what was read from it: its first page, or the page or place that its content names."""
    if isinstance(document.content, Payslip):
        return Source(document.file, document.content.page, bbox=document.content.bbox)
    return Source(document.file, getattr(document.content, "page", 1))


def facts_on(document: Document) -> dict[str, Source]:
    """Where each fact of a proof stands, by the fact's name."""
    if not isinstance(document.content, Payslip | Certificate):
        return {}
    return {name: Source(document.file, place.page, bbox=place.box) for name, place in document.content.places.items()}


def find_places(assessment: Assessment, documents: Sequence[Document], images: Mapping[PageKey, bytes]) -> dict[Source, MarkedPlace]:
    """A place for every source that a claim names, and for left-out income on pages that have an image; by the source as it was given."""
    by_file = {document.file: document for document in documents}
    why = {(entry.source.file, entry.source.page, entry.source.row): entry.why for entry in assessment.income.classified}
    left_out = (entry.source for entry in _inflows(assessment, counted=False) if (entry.source.file, entry.source.page) in images)
    located: dict[Source, str] = {}
    places: dict[Source, MarkedPlace] = {}
    for given in (*_claimed(assessment), *left_out, *_read(documents)):
        if given.page > 0 and given.file in by_file and given not in places:
            transaction = _transaction(by_file[given.file], given)
            source = given if given.bbox or not transaction else dataclasses.replace(given, bbox=transaction.bbox)
            anchor = located.setdefault(source, f"place-{len(located) + 1}")
            places[given] = MarkedPlace(anchor, source, transaction, why.get((given.file, given.page, given.row)) if given.row else None)
    return places


def lay_sheets(
    places: Iterable[MarkedPlace], documents: Sequence[Document], images: Mapping[PageKey, bytes], dpi: int = IMAGE_DPI
) -> list[Sheet]:
    """The pages that have places, in the order of the documents, each place once. `images` are PNG at `dpi`."""
    on_page: dict[PageKey, dict[str, MarkedPlace]] = {}
    for place in places:
        on_page.setdefault((place.source.file, place.source.page), {})[place.anchor] = place
    sheets: list[Sheet] = []
    for document in documents:
        for key in sorted(key for key in on_page if key[0] == document.file):
            found = sorted(on_page[key].values(), key=_down_the_page)
            width, height = _points(images[key], dpi) if key in images else (0.0, 0.0)
            sheets.append(Sheet(f"sheet-{len(sheets) + 1}", document, key[1], _data_uri(images.get(key)), width, height, tuple(found)))
    return sheets


def mark_style(sheets: Iterable[Sheet]) -> str:
    """CSS that lays each place's mark over its page image, in percent so that it scales with the image.

    --before and --after say how far the page reaches to either side, in percent of the mark, for the note that must not stick out.
    """
    rules = []
    for sheet in sheets:
        for place in sheet.places:
            if sheet.image and (box := place.source.bbox):
                left, top = 100 * box.x0 / sheet.width, 100 * box.top / sheet.height
                wide, high = 100 * (box.x1 - box.x0) / sheet.width, 100 * (box.bottom - box.top) / sheet.height
                rules.append(f"#{place.anchor}{{left:{left:.2f}%;top:{top:.2f}%;width:{wide:.2f}%;height:{high:.2f}%}}")
                if wide > 0:
                    rules.append(f"#{place.anchor}{{--before:-{100 * left / wide:.0f}%;--after:{100 * (100 - left) / wide:.0f}%}}")
    return "\n".join(rules)


def _claimed(assessment: Assessment) -> Iterator[Source]:
    for finding in assessment.findings:
        yield from finding.sources
    for need in assessment.needs:
        yield from need.papers
    for entry in _inflows(assessment, counted=True):
        yield entry.source


def _down_the_page(place: MarkedPlace) -> tuple[int, float, float]:
    box = place.source.bbox
    return (place.source.row or 0, box.top if box else 0.0, box.x0 if box else 0.0)


def _read(documents: Iterable[Document]) -> Iterator[Source]:
    for document in documents:
        if document.content:
            yield reading_of(document)
            yield from facts_on(document).values()


def _inflows(assessment: Assessment, *, counted: bool) -> Iterator[Classified]:
    return (entry for entry in assessment.income.classified if entry.counted is counted and entry.transaction.amount > 0)


def _transaction(document: Document, source: Source) -> Transaction | None:
    if isinstance(document.content, Statement) and source.row and source.row <= len(document.content.transactions):
        return document.content.transactions[source.row - 1]
    return None


def _points(png: bytes, dpi: int) -> tuple[float, float]:
    """Width and height from a PNG's first chunk, which is always IHDR (PNG 1.2 section 4.1.1)."""
    width, height = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    return width * POINTS_PER_INCH / dpi, height * POINTS_PER_INCH / dpi


def _data_uri(png: bytes | None) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}" if png else ""
