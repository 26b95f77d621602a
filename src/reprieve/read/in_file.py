"""Content as it was read from a straight page -> where it lies in the file, however its pictures lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reprieve.model import Certificate, Content, Payslip, Place, Statement, Transaction
from reprieve.read.paper import Paper


def in_file(content: Content | None, paper: Paper) -> Content | None:
    """The content with its boxes where they are in the file; rows seen on pictures carry their confidence."""
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
