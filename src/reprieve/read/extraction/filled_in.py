"""What was filled into the fields of a form, or typed onto a page as a comment: the page shows it, and its own text lacks it."""

from __future__ import annotations

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_TYPED = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT)


def with_filled_in(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """The page at `index`, from 0, with what is shown of fields and typed comments as text of its own."""
    page = document[index]
    if not any(_is_text(page.raw, number) for number in range(raw.FPDFPage_GetAnnotCount(page.raw))):
        return page
    raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
    page.close()
    return document[index]


def _is_text(page: raw.FPDF_PAGE, number: int) -> bool:
    """Whether it is a typed comment, or a field that shows a text; a link is neither, nor is the picture of a signature."""
    annotation = raw.FPDFPage_GetAnnot(page, number)
    try:
        if raw.FPDFAnnot_GetSubtype(annotation) not in _TYPED:
            return False
        drawn = (raw.FPDFAnnot_GetObject(annotation, index) for index in range(raw.FPDFAnnot_GetObjectCount(annotation)))
        return any(raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_TEXT for item in drawn)
    finally:
        raw.FPDFPage_CloseAnnot(annotation)
