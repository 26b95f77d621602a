"""The review pages: one file each, to be looked at in a browser without a network. Same data as the assessment, nothing judged anew.

Both languages stand in the page, and the browser's language chooses. Everything that comes from a case or a paper is escaped by the
templates, and a content security policy lets nothing run or load but what stands in the page.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reprieve.case import EVIDENCE_FOLDER, Case
from reprieve.errors import masked
from reprieve.language import Message, Words
from reprieve.library import Library
from reprieve.model import SATISFIED, Assessment, Document, Outcome, Unread
from reprieve.write import page_words
from reprieve.write.manifest import Written
from reprieve.write.money import percent, yuan
from reprieve.write.page_charts import draw_income, draw_means, inflows_by_month
from reprieve.write.page_debts import PARTS, list_debts
from reprieve.write.page_letters import list_letters
from reprieve.write.page_overview import REVIEW_FILE, Letter, count_findings, count_verdicts, find_columns, lay_rows
from reprieve.write.page_papers import facts_by_source, list_papers
from reprieve.write.page_places import PageKey, find_places, lay_sheets, mark_style
from reprieve.write.page_timeline import case_lanes, draw_timeline

OVERVIEW_FILE = "index.html"
MANY = 500
_ON_PAPER = "@page { size: A4 landscape; margin: 8mm; }"  # a column for each need is too wide for an upright sheet
PAGES_FOLDER = Path(__file__).with_name("pages")


def write_review(
    case: Case,
    documents: Sequence[Document],
    assessment: Assessment,
    library: Library,
    folder: Path,
    images: Mapping[PageKey, bytes] | None = None,
    letters: Sequence[Written] = (),
    overview: str = "",
    unread: Sequence[Unread] = (),
    packets: Sequence[str] = (),
) -> None:
    """Write FOLDER/review.html for one case.

    `images` are PNG by (file, page) at IMAGE_DPI, of the pages that `pages_to_show` names; a page without one is shown in words.
    `letters` are those of the case, whose figures lead to their papers. `overview` is the address of the page that lists all cases.
    `unread` is what counts for nothing, papers among it. `packets` are the names of their PDF in FOLDER.
    """
    places = find_places(assessment, documents, images or {})
    sheets = lay_sheets(places.values(), documents, images or {})
    papers = list_papers(documents, library)
    lanes = case_lanes(case, documents, assessment)
    needs = list(enumerate(assessment.needs, 1))
    _render(
        "review",
        folder / REVIEW_FILE,
        mark_style(sheets),
        case=case,
        assessment=assessment,
        overview=overview,
        sentence=page_words.verdict_sentence(assessment),
        open_needs=[(number, need) for number, need in needs if not need.satisfied],
        done_needs=[(number, need) for number, need in needs if need.satisfied],
        income=draw_income(assessment.income, case.onset),
        inflows=inflows_by_month(assessment.income),
        means=draw_means(assessment.means) if assessment.means else None,
        debts=list_debts(case, assessment, documents),
        letters=list_letters(letters, library.letters, folder),
        packets=packets,
        lanes=lanes,
        timeline=draw_timeline(lanes, case.onset, assessment.as_of),
        papers=papers,
        unread=unread,
        passed_over=[left for left in unread if left.file not in {document.file for document in documents}],
        facts_at=facts_by_source(papers),
        by_file={paper.document.file: paper for paper in papers},
        hardships={hardship.id: hardship.name for hardship in library.hardships.values()},
        natures={id: nature.name for id, nature in library.natures.natures.items()},
        places=places,
        sheets=sheets,
    )


def write_overview(outcomes: Sequence[Outcome], folder: Path, as_of: dt.date | None = None) -> None:
    """Write FOLDER/index.html, a row per case. Addresses in it are relative to `folder`."""
    columns = find_columns(outcomes)
    _render(
        "overview",
        folder / OVERVIEW_FILE,
        _ON_PAPER,
        count=len(outcomes),
        as_of=as_of,
        columns=columns,
        rows=lay_rows(outcomes, columns),
        many=len(outcomes) > MANY,
        findings=count_findings(outcomes),
        totals=count_verdicts(outcomes),
        legend=list({need.state: None for outcome in outcomes for need in outcome.needs if not need.satisfied or need.state == "met"}),
    )


def _render(name: str, file: Path, more_style: str = "", **values: object) -> None:
    """The page goes to its file piece by piece: that of thousands of cases would fill the memory."""
    style, language_script, page_script = _asset("page.css") + more_style, _asset("language.js"), _asset(f"{name}.js")
    page = (
        _environment()
        .get_template(f"{name}.html.j2")
        .stream(
            style=style,
            language_script=language_script,
            page_script=page_script,
            policy=_policy(style, language_script, page_script),
            **values,
        )
    )
    page.enable_buffering()
    page.dump(str(file), encoding="utf-8")


def _policy(style: str, *scripts: str) -> str:
    """A content security policy (CSP Level 3) under which only these texts run and nothing is fetched."""
    allowed = " ".join(_digest(script) for script in scripts)
    return f"default-src 'none'; style-src {_digest(style)}; script-src {allowed}; img-src data:; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"


@cache
def _asset(name: str) -> str:
    return (PAGES_FOLDER / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(PAGES_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"masked": masked, "yuan": yuan, "percent": percent, "plain": _plain, "signed": _signed, "whole": _whole}
    environment.filters |= {"folded": _folded, "px": _px, "bare": _bare, "spot": page_words.spot}
    environment.tests |= {
        "message": lambda value: isinstance(value, Message | Words),
        "amount": lambda value: isinstance(value, Decimal),
        "day": lambda value: isinstance(value, dt.date),
    }
    environment.globals |= {
        "labels": page_words.LABELS,
        "verdicts": page_words.VERDICTS,
        "states": page_words.STATES,
        "marks": page_words.MARKS,
        "settled": SATISFIED,
        "severities": page_words.SEVERITIES,
        "authorities": page_words.AUTHORITIES,
        "page_count": page_words.page_count,
        "page_of": page_words.page_of,
        "paper_states": page_words.PAPER_STATES,
        "measures": page_words.MEASURES,
        "debt_parts": PARTS,
        "debt_types": page_words.DEBT_TYPES,
    }
    return environment


def _folded(letters: Sequence[Letter]) -> str:
    """Letters for the script that lists them when they are unfolded: of more than MANY cases, links would make half of the page."""
    names = ((letter, masked(letter.name)) for letter in letters)
    return json.dumps([letter.path if name == letter.name else [letter.path, name] for letter, name in names], ensure_ascii=False)


def _plain(amount: Decimal) -> str:
    return f"{amount:,.2f}"


def _signed(amount: Decimal) -> str:
    return f"{amount:+,.2f}"


def _whole(amount: Decimal) -> str:
    return f"{amount:,.0f}"


def _bare(file: str) -> str:
    """A paper's name as a person knows it: without the folder that all of them lie in."""
    return file.removeprefix(f"{EVIDENCE_FOLDER}/")


def _px(coordinate: float) -> str:
    return f"{coordinate:.1f}"
