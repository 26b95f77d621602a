"""Documents and assessments as JSON, schema 1: amounts are strings with two decimals, dates are ISO, boxes are [x0, top, x1, bottom].

Every field of the nouns appears under its own name. Documents can be read back; assessments go out only.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any, TextIO

from reprieve.figures.fen import FEN
from reprieve.language import Message, Words, _
from reprieve.model import PAYSLIP, STATEMENT_KINDS, Assessment, Box, Certificate, Content, Document, Outcome, Payslip, Statement

SCHEMA = 1
_INDENT = 2
Json = dict[str, Any]

_RATIO = Decimal("0.0001")
_ONLY_IF_KNOWN = frozenset({"row", "bbox", "confidence", "fresh_until"})


def to_text(data: Mapping[str, object], ascii_only: bool = False) -> str:
    """JSON for people and programs: Chinese as it is, or escaped for whoever reads ASCII only; two spaces of indent."""
    return json.dumps(data, ensure_ascii=ascii_only, indent=_INDENT)


def write_text(data: Mapping[str, object], stream: TextIO) -> None:
    """The same JSON, piece by piece: that of thousands of cases takes many times its length while it is made as a whole."""
    json.dump(data, stream, ensure_ascii=False, indent=_INDENT)


def documents_to_json(documents: Iterable[Document]) -> Json:
    """What `reprieve read --json` prints."""
    return {"schema": SCHEMA, "documents": [document_to_json(document) for document in documents]}


def document_to_json(document: Document) -> Json:
    """One paper; what was read from it stands beside its file and status."""
    plain: Json = _plain(document)
    content: Json = plain.pop("content") or {}
    if isinstance(document.content, Statement):
        content["period"] = {"start": content.pop("period_start"), "end": content.pop("period_end")}
    return plain | content


def document_from_json(data: Mapping[str, Any]) -> Document:
    """The document that `document_to_json` wrote. Its messages come back in the language they were written in.

    Raises pydantic.ValidationError when the data is of another shape.
    """
    from pydantic import TypeAdapter  # whoever only writes JSON need not wait for it

    own = {field.name: data[field.name] for field in fields(Document) if field.name in data}
    own |= {"error": _said(data["error"]), "warnings": tuple(map(_said, data["warnings"])), "content": _content(data)}
    return TypeAdapter(Document).validate_python(own)


def assessment_to_json(assessment: Assessment) -> Json:
    """One case as it was judged."""
    plain: Json = _plain(assessment)
    income: Json = plain["income"]
    income["change"] = None if assessment.income.change is None else str(assessment.income.change.quantize(_RATIO))
    return plain


def unread_to_json(outcome: Outcome) -> Json:
    """What counts for nothing in a case, beside what was judged."""
    return {"unread": _plain(outcome.unread)}


def unjudged_to_json(outcome: Outcome, as_of: dt.date) -> Json:
    """A case that could not be judged: what stopped it, with every key of an assessment, each empty."""
    stopped = {"error": _plain(outcome.error), "problems": _plain(outcome.problems)}
    return {
        "case": outcome.case,
        "as_of": as_of.isoformat(),
        "verdict": outcome.verdict,
        "submit_by": None,
        "needs": [],
        "findings": [],
        "income": None,
        "means": None,
        "plan": None,
        "timing": [],
    } | stopped


def cases_to_json(cases: Iterable[Json], as_of: dt.date) -> Json:
    """What `reprieve check --json` prints."""
    return {"schema": SCHEMA, "as_of": as_of.isoformat(), "cases": list(cases)}


def _plain(value: object) -> Any:
    """A noun as what JSON knows."""
    match value:
        case None | str() | int():  # those that there are most of are told first
            return value
        case Decimal():
            return str(value.quantize(FEN))
        case Box():
            return [round(side, 2) for side in (value.x0, value.top, value.x1, value.bottom)]
        case dt.date() | dt.time():
            return value.isoformat()
        case Message() | Words():
            return str(value)
        case Mapping():
            return {str(key): _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
    return _fields(value) if is_dataclass(value) else value


def _fields(noun: Any) -> Json:
    values = ((name, getattr(noun, name)) for name in _names(noun.__class__))
    return {name: _plain(value) for name, value in values if value is not None or name not in _ONLY_IF_KNOWN}


@cache
def _names(noun: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(noun))


def _content(data: Mapping[str, Any]) -> Content | None:
    """Which noun the keys beside the file's stand for; none of them: the paper was not understood."""
    from pydantic import TypeAdapter

    if data["kind"] in STATEMENT_KINDS and "transactions" in data:
        period = data["period"]
        rows = [_boxed(row) for row in data["transactions"]]
        return TypeAdapter(Statement).validate_python(
            {**data, "transactions": rows, "period_start": period["start"], "period_end": period["end"]}
        )
    if data["kind"] == PAYSLIP and "earnings" in data:
        return TypeAdapter(Payslip).validate_python(_placed(_boxed(data)))
    return TypeAdapter(Certificate).validate_python(_placed(data)) if "figures" in data else None


def _boxed(data: Mapping[str, Any]) -> Json:
    return {**data, "bbox": Box(*data["bbox"])} if "bbox" in data else dict(data)


def _placed(data: Mapping[str, Any]) -> Json:
    return {**data, "places": {name: {**place, "box": Box(*place["box"])} for name, place in data.get("places", {}).items()}}


def _said(text: str | None) -> Message | None:
    return None if text is None else _("{text}", text=text)
