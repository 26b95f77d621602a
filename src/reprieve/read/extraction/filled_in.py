"""What was filled into the fields of a form, or typed onto a page as a comment: the page shows it, and its own text lacks it."""

from __future__ import annotations

import pypdfium2 as pdfium
import pypdfium2.raw as raw


def with_filled_in(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """The page at `index`, from 0, with what is shown of fields and typed comments as text of its own."""
    page = document[index]
    if not any(_is_text(page.raw, number) for number in range(raw.FPDFPage_GetAnnotCount(page.raw))):
        return page
    raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
    page.close()
    return document[index]


def _is_text(page: raw.FPDF_PAGE, number: int) -> bool:
    """Whether it is a typed comment, or a field with a text in it; a link is neither, nor is a signature."""
    annotation = raw.FPDFPage_GetAnnot(page, number)
    try:
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        filled = kind == raw.FPDF_ANNOT_WIDGET and raw.FPDFAnnot_GetValueType(annotation, b"V") == raw.FPDF_OBJECT_STRING
        return bool(filled or kind == raw.FPDF_ANNOT_FREETEXT)
    finally:
        raw.FPDFPage_CloseAnnot(annotation)
