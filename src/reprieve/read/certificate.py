"""Any proof -> issuer, person, dates and figures. Where each stands is data: the kind's file in the library."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from reprieve.library.document import OWN_FIELDS, CertificateWords, DocumentKind
from reprieve.library.pattern import compiled
from reprieve.library.reading import ReadingLibrary
from reprieve.model import Certificate
from reprieve.read.certificates.glued_labels import labels_apart
from reprieve.read.certificates.search import Found, Searched, found_by, last_place, people_named, place_of, says
from reprieve.read.certificates.signature import headed_or_dated_by, sealed_by, signed_on, written_to
from reprieve.read.certificates.values import Value
from reprieve.read.certificates.void_marks import void_mark
from reprieve.read.certificates.whose_id import ids_in, is_of, numbers_of_others
from reprieve.read.days.dates import find_dates
from reprieve.read.page.framed import framed
from reprieve.read.page.prose import page_lines
from reprieve.read.page.running import Running
from reprieve.read.page.words import Page

REFUSED = "refused"  # what any paper may say: that it does not grant what its title names


def read_certificate(pages: Sequence[Page], kind: DocumentKind, library: ReadingLibrary) -> Certificate:
    """Read a proof of a known kind. What it does not state is left empty; what it ought to state and does not is in `unstated`."""
    words = library.certificates
    readings = {**words.read, **kind.read}
    labels = frozenset({*words.labels, *(label for reading in readings.values() for label in reading.labels)})
    known = labels.union(*(reading.labels for reading in words.read.values()))
    lines = page_lines(framed(labels_apart(page, known, readings)) for page in pages)
    pictured = any(page.is_picture or page.pictures or page.seal or page.stamped for page in pages)
    paper = Searched(lines, Running(lines, labels), labels, words, pictured)
    found = {name: read for name, reading in kind.read.items() if (read := found_by(paper, reading)) is not None}
    instead = [reading for name, reading in words.read.items() if name in kind.read and name not in found]
    found |= _shared(paper, found, kind, words)
    if REFUSED not in found and (mark := void_mark(pages, words)):
        found[REFUSED] = Found(mark, None)
    event = found.get(kind.event) or found.get(kind.event_else)
    if event is not None:
        found["event_date"] = event
    people = dict.fromkeys(
        [str(_value_of(found, "person")), *(name for reading in (*readings.values(), *instead) for name in people_named(paper, reading))]
    )
    named = tuple(filter(None, people))
    certificate = _certificate(_with_own_id(found, named, paper), kind, paper)
    numbers = numbers_of_others(certificate.id_number, dict.fromkeys([*named, *filter(None, [certificate.issuer])]), paper.running.text)
    others = {name: number for name, number in numbers.items() if name in named and name != certificate.person}
    return replace(certificate, people=named, id_numbers=others)


def _with_own_id(found: Mapping[str, Found], people: Sequence[str], paper: Searched) -> Mapping[str, Found]:
    """What was found, with the ID number of the person and nobody else's."""
    person, number, text = str(_value_of(found, "person")), str(_value_of(found, "id_number")), paper.running.text
    named = [*people, *filter(None, [str(_value_of(found, "issuer"))])]  # who lends may be a person too
    if not number or not person or is_of(number, person, named, text):
        return found
    others = {name: read for name, read in found.items() if name != "id_number"}
    own = next((each for each in ids_in(text) if is_of(each, person, named, text)), "")
    return {**others, "id_number": Found(own, place_of(own, paper))} if own else others


def _shared(paper: Searched, found: Mapping[str, Found], kind: DocumentKind, words: CertificateWords) -> dict[str, Found]:
    """What all proofs state, where the kind's own file does not find it: by a label, or at the foot or the head of the paper."""
    others = {name: read for name, reading in words.read.items() if name not in found and (read := found_by(paper, reading)) is not None}
    name = _issuer(paper, {**found, **others}, kind, words) if "issuer" not in found else ""
    others.pop("issuer", None)
    if name:
        others["issuer"] = Found(name, place_of(name, paper))
    known = {*found, *others}
    if "issued" not in known and (day := signed_on(paper.lines, words)):
        others["issued"] = Found(day, last_place(paper, lambda text: day in find_dates(text)))
    if "person" not in known and (person := written_to(paper.running.text, words, paper.labels)):
        others["person"] = Found(person, place_of(person, paper))
    return others


def _issuer(paper: Searched, found: Mapping[str, Found], kind: DocumentKind, words: CertificateWords) -> str:
    """By the seal; else of those whom a label, the foot and the head name, the first that may issue such a paper, or the first.

    Whom the paper names as the employer did not issue it, nor did a court what speaks of 我公司.
    """
    sealed = next(sealed_by(paper.lines, words), "")
    labelled = [str(found["issuer"].value)] if "issuer" in found else []
    named = [sealed] if sealed else [*labelled, *headed_or_dated_by(paper.lines, words)]
    named = [name for name in named if name != _value_of(found, "employer")]
    competent = (name for name in named if any(compiled(issuer).search(name) for issuer in kind.issuers))
    is_firms = compiled(words.own_firm).search(paper.running.text)
    others = (name for name in named if not (is_firms and compiled(words.no_firm).search(name)))
    return next(competent, next(others, ""))


def _certificate(found: Mapping[str, Found], kind: DocumentKind, paper: Searched) -> Certificate:
    event, issued = _value_of(found, "event_date" if kind.event else ""), _value_of(found, "issued")
    own = {name: read.value for name, read in found.items() if (name in kind.read or name == REFUSED) and name not in OWN_FIELDS}
    return Certificate(
        issuer=str(_value_of(found, "issuer")),
        person=str(_value_of(found, "person")),
        id_number=str(_value_of(found, "id_number")),
        issued=issued if isinstance(issued, dt.date) else None,
        event_date=event if isinstance(event, dt.date) else None,
        dates={name: value for name, value in own.items() if isinstance(value, dt.date)},
        figures={name: value for name, value in own.items() if isinstance(value, Decimal)},
        fields={name: value for name, value in own.items() if isinstance(value, str)},
        verification_code=str(_value_of(found, "verification_code")),
        unstated=(*(name for name in kind.states if not _value_of(found, name)), *_unsaid(found, kind, paper)),
        page=paper.lines[0].page if paper.lines else 1,
        places={name: read.place for name, read in found.items() if read.place is not None},
    )


def _unsaid(found: Mapping[str, Found], kind: DocumentKind, paper: Searched) -> Iterator[str]:
    """What such a paper must say and this one does not."""
    for name, statement in kind.must_say.items():
        if not any(_value_of(found, read) for read in statement.or_read) and not says(paper, statement):
            yield name


def _value_of(found: Mapping[str, Found], name: str) -> Value:
    return found[name].value if name in found else ""
