"""What was filled into a form, typed onto a page as a comment, stamped or signed: the page shows it, and its own text lacks it."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_TYPED = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT)


def with_filled_in(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """The page at `index`, from 0, with what is shown of fields and typed comments as text of its own."""
    page = document[index]
    if not any(_is_text(annotation) for annotation in _annotations(page)):
        return page
    raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
    page.close()
    return document[index]


def is_stamped(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> bool:
    """Whether a stamp was put on a page, or the file is signed electronically, as those who seal in that way do."""
    if raw.FPDF_GetSignatureCount(document.raw) > 0:
        return True
    return any(raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_STAMP for annotation in _annotations(page))


def _annotations(page: pdfium.PdfPage) -> Iterator[raw.FPDF_ANNOTATION]:
    for number in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, number)
        try:
            yield annotation
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _is_text(annotation: raw.FPDF_ANNOTATION) -> bool:
    """Whether it is a typed comment, or a field that shows a text; a link is neither, nor is the picture of a signature."""
    if raw.FPDFAnnot_GetSubtype(annotation) not in _TYPED:
        return False
    drawn = (raw.FPDFAnnot_GetObject(annotation, index) for index in range(raw.FPDFAnnot_GetObjectCount(annotation)))
    return any(raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_TEXT for item in drawn)
