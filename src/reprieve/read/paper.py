"""An opened file -> its pages, those that are pictures read by OCR, several at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from reprieve.errors import PaperError
from reprieve.language import _
from reprieve.model import Box, QrCode
from reprieve.papers.pictures import OCR_EXTRA, is_picture
from reprieve.read import pdf
from reprieve.read.ocr import Strength, is_installed
from reprieve.read.opened import OpenedFile
from reprieve.read.page.words import Page
from reprieve.read.scanning.qr import is_looked_at, qr_codes

if TYPE_CHECKING:
    from reprieve.read.scanning.images import Picture
    from reprieve.read.scanning.names_again import Differing
    from reprieve.read.scanning.scan import Sight

AT_ONCE = 2
_AHEAD = 3
SECONDS: Mapping[Strength, float] = {"fast": 10.0, "strong": 40.0}
MoreTime = Callable[[float], None]
AtPage = Callable[[int, int], None]
OCR_MISSING = _("This paper is a picture. To read it, install text recognition: {command}", command=OCR_EXTRA)
_MOST_PICTURES = 53
# A picture that waits for the extra, and one whose file has a text of it that nobody sees; figures that the page does not show; letters
# that no font tells.
Noted = Literal["picture", "text_under_picture", "figures_unseen", "letters_untold"]


class _Awaited(NamedTuple):
    """A page that is being read."""

    number: int
    future: Future[Page]


class Paper:
    """The pages of one file. Remembers what pictures said and how they lay, so that pages can be asked for again.

    `scanned` are the pages that are pictures as the quick model saw them, `differing` texts whose names two models see differently, as
    each sees them; `noted` are pages of which something must be told. `searched_to` is the last page that was looked at.
    `more_time` hears how many more seconds the pictures may take, `at_page` which picture is waited for, of how many pages.
    """

    def __init__(self, source: OpenedFile, more_time: MoreTime, at_page: AtPage) -> None:
        self.page_count = self.searched_to = source.page_count
        self.second_opinion, self.traces = source.second_opinion, source.traces
        self.noted: Mapping[Noted, set[int]] = {what: set() for what in get_args(Noted)}
        self.scanned: dict[int, Sight] = {}
        self.differing: list[Differing] = []
        self._seen_again: dict[int, Page] = {}
        self._source = source
        self._for_codes: dict[int, Page] = {}
        self._more_time = more_time
        self._at_page = at_page
        self._threads = ThreadPoolExecutor(AT_ONCE)

    @property
    def unread(self) -> frozenset[int]:
        """The pages that are pictures and wait for the extra."""
        return frozenset(self.noted["picture"] | self.noted["text_under_picture"])

    @property
    def is_searched(self) -> bool:
        """Whether no page was left out."""
        return not self.unread and self.searched_to == self.page_count

    def pages(self, first: int = 1) -> Iterator[Page]:
        """The pages from `first` on. A picture that cannot be read because the extra is missing is an empty page, and `noted`."""
        yield from self._in_order(self._seen(self._with_note(page), "fast") for page in self._source.pages(first))

    def from_words_on(self) -> Iterator[Page]:
        """The pages from the first with words on: sheets without may lie before it. None where too many pictures show nothing."""
        pages, pictures = self.pages(), 0
        for page in pages:
            pictures += page.number in self.scanned
            if page.words:
                yield page
                yield from pages
            elif pictures == _MOST_PICTURES:
                return

    def searched(self, pages: Iterable[Page], most: int) -> list[Page]:
        """The first of the pages: `most` of them, or up to as many pictures, which take long. `searched_to` keeps which is the last."""
        searched, pictures = [], 0
        for page in islice(pages, most):
            searched.append(page)
            pictures += page.number in self.scanned
            if pictures == _MOST_PICTURES:
                break
        self.searched_to = searched[-1].number
        return searched

    def again(self, numbers: Iterable[int]) -> dict[int, Page]:
        """Those of the pages that are pictures, read by the stronger model."""
        wanted = (self.scanned[number].page for number in sorted(set(numbers)) if number in self.scanned)
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
        return {number: read_figures_again(self._source.picture(number), self.scanned[number], boxes) for number, boxes in wanted.items()}

    def coarse(self) -> list[int]:
        """The pages whose pictures have too few pixels to be read surely."""
        return sorted(number for number, sight in self.scanned.items() if sight.is_coarse)

    def back(self, page: int, box: Box) -> Box:
        """A box on the page as it lies in the file."""
        sight = self.scanned.get(page)
        return sight.pose.back(box, (sight.page.width, sight.page.height)) if sight else box

    def codes(self) -> tuple[QrCode, ...]:
        """What the QR codes say that stand on the first and last of the pages that were read."""
        return tuple(qr_codes(self._for_codes.values(), self._source.part))

    def close(self) -> None:
        self._threads.shutdown(cancel_futures=True)

    def _with_note(self, page: Page) -> Page:
        if is_looked_at(page.number, self.page_count):
            self._for_codes[page.number] = page
        if page.untold and not page.is_picture:
            self.noted["letters_untold"].add(page.number)
        if page.unseen:
            self.noted["figures_unseen"].add(page.number)
        return page

    def _seen(self, page: Page, strength: Strength) -> Page | _Awaited:
        before = self._before(page.number, strength)
        if before or not page.is_picture:
            return before or page
        if not is_installed():
            self.noted["text_under_picture" if page.words else "picture"].add(page.number)
            return page
        self._more_time(SECONDS[strength])
        return _Awaited(page.number, self._threads.submit(self._read, self._source.picture(page.number), page.number, strength))

    def _before(self, number: int, strength: Strength) -> Page | None:
        """The page as it was seen before."""
        if strength == "strong":
            return self._seen_again.get(number)
        return self.scanned[number].page if number in self.scanned else None

    def _named(self, number: int) -> _Awaited:
        self._more_time(SECONDS["fast"])
        return _Awaited(number, self._threads.submit(self._name, self._source.picture(number), number))

    def _read(self, picture: Picture, number: int, strength: Strength) -> Page:
        from reprieve.read.scanning.scan import read_picture

        before = self.scanned.get(number)
        sight = read_picture(picture, number, strength, before.pose if before else None)
        if strength == "strong":
            self._seen_again[number] = sight.page
        else:
            self.scanned[number] = sight
        return sight.page

    def _name(self, picture: Picture, number: int) -> Page:
        from reprieve.read.scanning.scan import read_names_again

        self.scanned[number], differing = read_names_again(picture, self.scanned[number])
        self.differing += differing
        return self.scanned[number].page

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
def open_paper(data: bytes, passwords: Sequence[str], more_time: MoreTime, at_page: AtPage, drawn: Sequence[Page] = ()) -> Iterator[Paper]:
    """Open a PDF or a picture. Raises PaperError when it is neither, is damaged or stays locked.

    `drawn` are the pages of a file that is neither and was drawn as pages already.
    """
    with _opened(data, passwords, drawn) as source, closing(Paper(source, more_time, at_page)) as paper:
        yield paper


def _opened(data: bytes, passwords: Sequence[str], drawn: Sequence[Page]) -> AbstractContextManager[OpenedFile]:
    if drawn:
        return nullcontext(OpenedFile(len(drawn), lambda first: iter(drawn[first - 1 :]), _no_picture, _no_picture))
    if is_picture(data):
        return nullcontext(_pictures(data))
    return pdf.open_pdf(data, passwords)


def _pictures(data: bytes) -> OpenedFile:
    from reprieve.read.scanning.images import Pictures, part_of  # Pillow: most papers need none

    pictures = Pictures(data)
    return OpenedFile(
        len(pictures.sizes),
        lambda first: _blank(pictures.sizes, first),
        lambda number: pictures[number],
        lambda number, box: part_of(pictures[number], box),
    )


def _no_picture(*_place: object) -> Picture:
    raise PaperError(_("This file has no pages to show."))


def render_page(data: bytes, page: int, passwords: Sequence[str] = (), dpi: int = 80) -> bytes:
    """One page (from 1) of a PDF or a picture as a PNG image of few colours. Raises PaperError where it cannot be shown."""
    if not is_picture(data):
        return pdf.render_page(data, page, passwords, dpi)
    from reprieve.read.scanning.images import as_png, open_pictures, shrunk

    shown = next(islice(open_pictures(data), page - 1, None), None)
    if shown is None:
        raise PaperError(_("There is no page {page} in this file.", page=page))
    return as_png(shrunk(shown, dpi))


def _blank(sizes: Sequence[tuple[float, float]], first: int) -> Iterator[Page]:
    for number, (width, height) in islice(enumerate(sizes, start=1), first - 1, None):
        yield Page(number, width, height, (), (), is_picture=True)
