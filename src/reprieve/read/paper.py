"""An opened file -> its pages, those that are pictures read by OCR, several at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reprieve.errors import PaperError
from reprieve.language import _
from reprieve.model import Box, Certificate, Content, Payslip, Place, QrCode, Statement, Transaction
from reprieve.papers.pictures import OCR_EXTRA, is_picture
from reprieve.read import pdf
from reprieve.read.ocr import Strength, is_installed
from reprieve.read.page.words import Page
from reprieve.read.pdf import Pdf
from reprieve.read.scanning.qr import is_looked_at, qr_codes

if TYPE_CHECKING:
    from reprieve.read.scanning.images import Picture
    from reprieve.read.scanning.scan import Sight

AT_ONCE = 2
_AHEAD = 3
SECONDS: Mapping[Strength, float] = {"fast": 10.0, "strong": 40.0}
MoreTime = Callable[[float], None]
AtPage = Callable[[int, int], None]
OCR_MISSING = _("This paper is a picture. To read it, install text recognition: {command}", command=OCR_EXTRA)


class _Awaited(NamedTuple):
    """A page that is being read."""

    number: int
    future: Future[Page]


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """What an opened file gives: its pages from one on, a page or a part of it as a picture, and all pages by another extractor, if any."""

    page_count: int
    pages: Callable[[int], Iterator[Page]]
    picture: Callable[[int], Picture]
    part: Callable[[int, Box], Picture]
    second_opinion: Callable[[], Iterator[Page]] | None = None


class Paper:
    """The pages of one file. Remembers what pictures said and how they lay, so that pages can be asked for again.

    `unread` are pages that are pictures and wait for the extra, `untold` those with letters that no font tells, `unseen` those with figures
    that they do not show; `differing` are texts whose names two models see differently, as each sees them. `searched_to` is the last
    page that was looked at.
    `more_time` hears how many more seconds the pictures may take, `at_page` which picture is waited for, of how many pages.
    """

    def __init__(self, source: OpenedFile, more_time: MoreTime, at_page: AtPage) -> None:
        self.page_count = self.searched_to = source.page_count
        self.second_opinion = source.second_opinion
        self.unread: dict[int, Page] = {}
        self.untold: set[int] = set()
        self.unseen: set[int] = set()
        self.scanned: dict[int, Page] = {}
        self._seen_again: dict[int, Page] = {}
        self.differing: list[tuple[str, str]] = []
        self._sights: dict[int, Sight] = {}
        self._source = source
        self._for_codes: dict[int, Page] = {}
        self._more_time = more_time
        self._at_page = at_page
        self._threads = ThreadPoolExecutor(AT_ONCE)

    def pages(self, first: int = 1) -> Iterator[Page]:
        """The pages from `first` on. A picture that cannot be read because the extra is missing is an empty page, and `unread`."""
        yield from self._in_order(self._seen(self._noted(page), "fast") for page in self._source.pages(first))

    def again(self, numbers: Iterable[int]) -> dict[int, Page]:
        """Those of the pages that are pictures, read by the stronger model."""
        wanted = (self.scanned[number] for number in sorted(set(numbers)) if number in self.scanned)
        return {page.number: page for page in self._in_order(self._seen(page, "strong") for page in wanted)}

    def stronger(self, pages: Iterable[Page]) -> list[Page]:
        """The pages, the pictures among them as the stronger model reads them."""
        pages = list(pages)
        again = self.again(page.number for page in pages)
        return [again.get(page.number, page) for page in pages]

    def see_names_again(self) -> None:
        """From now on the pages that are pictures have their names as the stronger model sees them."""
        numbers = sorted(set(self.scanned) - set(self._seen_again))
        deque(self._in_order(map(self._named, numbers)), maxlen=0)

    def figures_again(self, rows: Mapping[int, Sequence[Box]]) -> dict[int, Page]:
        """Those of the pages that are pictures, the figures of these rows as the stronger model sees them."""
        from reprieve.read.scanning.scan import read_figures_again

        wanted = {number: boxes for number, boxes in rows.items() if number in self.scanned}
        return {number: read_figures_again(self._source.picture(number), self._sights[number], boxes) for number, boxes in wanted.items()}

    def coarse(self) -> list[int]:
        """The pages whose pictures have too few pixels to be read surely."""
        return sorted(number for number, sight in self._sights.items() if sight.is_coarse)

    def back(self, page: int, box: Box) -> Box:
        """A box on the page as it lies in the file."""
        scan = self.scanned.get(page)
        return self._sights[page].pose.back(box, (scan.width, scan.height)) if scan else box

    def codes(self) -> tuple[QrCode, ...]:
        """What the QR codes say that stand on the first and last of the pages that were read."""
        return tuple(qr_codes(self._for_codes.values(), self._source.part))

    def close(self) -> None:
        self._threads.shutdown(cancel_futures=True)

    def _noted(self, page: Page) -> Page:
        if is_looked_at(page.number, self.page_count):
            self._for_codes[page.number] = page
        if page.untold and not page.is_picture:
            self.untold.add(page.number)
        if page.unseen:
            self.unseen.add(page.number)
        return page

    def _seen(self, page: Page, strength: Strength) -> Page | _Awaited:
        before = self.scanned if strength == "fast" else self._seen_again
        if page.number in before:
            return before[page.number]
        if not page.is_picture:
            return page
        if not is_installed():
            self.unread[page.number] = page
            return page
        self._more_time(SECONDS[strength])
        return _Awaited(page.number, self._threads.submit(self._read, self._source.picture(page.number), page.number, strength))

    def _named(self, number: int) -> _Awaited:
        self._more_time(SECONDS["fast"])
        return _Awaited(number, self._threads.submit(self._name, self._source.picture(number), number))

    def _read(self, picture: Picture, number: int, strength: Strength) -> Page:
        from reprieve.read.scanning.scan import read_picture

        before = self._sights.get(number)
        sight = read_picture(picture, number, strength, before.pose if before else None)
        if strength == "strong":
            self._seen_again[number] = sight.page
        else:
            self._sights[number] = sight
            self.scanned[number] = sight.page
        return sight.page

    def _name(self, picture: Picture, number: int) -> Page:
        from reprieve.read.scanning.scan import read_names_again

        self._sights[number], differing = read_names_again(picture, self._sights[number])
        self.scanned[number] = self._sights[number].page
        self.differing += differing
        return self.scanned[number]

    def _in_order(self, pages: Iterable[Page | _Awaited]) -> Iterator[Page]:
        """The pages in their order; while one is waited for, the next are being read."""
        waiting: deque[Page | _Awaited] = deque()
        for page in pages:
            waiting.append(page)
            while waiting and (len(waiting) > _AHEAD or isinstance(waiting[0], Page)):
                yield self._done(waiting.popleft())
        yield from map(self._done, waiting)

    def _done(self, page: Page | _Awaited) -> Page:
        if isinstance(page, Page):
            return page
        self._at_page(page.number, self.page_count)
        return page.future.result()


@contextmanager
def open_paper(
    data: bytes, passwords: Sequence[str], more_time: MoreTime, at_page: AtPage, drawn: Sequence[Page] = ()
) -> Iterator[tuple[Paper, Pdf | None]]:
    """Open a PDF or a picture; the PDF stands beside its pages. Raises PaperError when it is neither, is damaged or stays locked.

    `drawn` are the pages of a file that is neither and was drawn as pages already.
    """
    if drawn:
        source = OpenedFile(len(drawn), lambda first: iter(drawn[first - 1 :]), _no_picture, _no_picture)
        with _closing(Paper(source, more_time, at_page)) as paper:
            yield paper, None
        return
    if is_picture(data):
        from reprieve.read.scanning.images import Pictures, part_of  # Pillow: most papers need none

        pictures = Pictures(data)
        source = OpenedFile(
            len(pictures.sizes),
            lambda first: _blank(pictures.sizes, first),
            lambda number: pictures[number],
            lambda number, box: part_of(pictures[number], box),
        )
        with _closing(Paper(source, more_time, at_page)) as paper:
            yield paper, None
        return
    with pdf.open_pdf(data, passwords) as opened:
        source = OpenedFile(opened.page_count, opened.pages, opened.picture, opened.part, partial(pdf.second_opinion, data, passwords))
        with _closing(Paper(source, more_time, at_page)) as paper:
            yield paper, opened


def _no_picture(*_place: object) -> Picture:
    raise PaperError(_("This file has no pages to show."))


def render_page(data: bytes, page: int, passwords: Sequence[str] = (), dpi: int = 80) -> bytes:
    """One page (from 1) of a PDF or a picture as a PNG image of few colours. Raises PaperError where it cannot be shown."""
    if not is_picture(data):
        return pdf.render_page(data, page, passwords, dpi)
    from reprieve.read.scanning.images import as_png, open_pictures

    shown = next(islice(open_pictures(data), page - 1, None), None)
    if shown is None:
        raise PaperError(_("There is no page {page} in this file.", page=page))
    return as_png(shown, dpi)


@contextmanager
def _closing(paper: Paper) -> Iterator[Paper]:
    try:
        yield paper
    finally:
        paper.close()


def _blank(sizes: Sequence[tuple[float, float]], first: int) -> Iterator[Page]:
    for number, (width, height) in islice(enumerate(sizes, start=1), first - 1, None):
        yield Page(number, width, height, (), (), is_picture=True)


def in_file(content: Content | None, paper: Paper) -> Content | None:
    """The content with its boxes where they are in the file, however its pictures lie; rows seen on pictures carry their confidence."""
    match content:
        case _ if not paper.scanned:
            return content
        case Statement():
            rows = tuple(_row_in_file(row, paper) for row in content.transactions)
            unread = tuple(replace(row, bbox=paper.back(row.page, row.bbox)) for row in content.reconciliation.unread)
            return replace(content, transactions=rows, reconciliation=replace(content.reconciliation, unread=unread))
        case Payslip(bbox=box):
            return replace(content, bbox=box and paper.back(content.page, box), places=_places_in_file(content.places, paper))
        case Certificate():
            return replace(content, places=_places_in_file(content.places, paper))
        case _:
            return content


def _places_in_file(places: Mapping[str, Place], paper: Paper) -> Mapping[str, Place]:
    return {name: replace(place, box=paper.back(place.page, place.box)) for name, place in places.items()}


def _row_in_file(row: Transaction, paper: Paper) -> Transaction:
    if row.page not in paper.scanned:
        return row
    return replace(row, bbox=paper.back(row.page, row.bbox), confidence=1.0 if row.confidence is None else row.confidence)
