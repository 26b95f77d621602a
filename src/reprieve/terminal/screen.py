"""What people see of papers and cases on a terminal. stdout carries data, stderr everything else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from os.path import commonpath
from pathlib import Path
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reprieve.language import Message, _
from reprieve.library.reading import ReadingLibrary
from reprieve.model import Certificate, Document, Finding, Need, NeedState, Outcome, Payslip, Severity, Source, Statement, Verdict
from reprieve.terminal.cells import add_row, lines_of, masked_text, new_console, new_table, several, show, show_below, show_line, show_whole
from reprieve.terminal.told import freshest_until, lacking, offered
from reprieve.write.page_words import LABELS, MARKS, PAPER_STATES, SEVERITIES, STATES, VERDICTS

if TYPE_CHECKING:
    from reprieve.runs.casework import Result

_MONTHS = {"first_month", "last_month"}
_SIX_COLUMNS = 110
_AT_ONCE = 200  # rows of a table: one of thousands would fill the memory
_COLOURS: dict[Verdict, str] = {"complete": "green", "incomplete": "yellow", "contradicted": "red", "unreadable": "magenta"}
_STATE_COLOURS: dict[NeedState, str] = {"met": "green", "met_by_alternative": "green", "not_applicable": "dim", "waived": "dim"}
_SEVERITY_COLOURS: dict[Severity, str] = {"blocker": "red", "warning": "yellow", "note": "cyan"}
_SEVERITY_MARKS: dict[Severity, str] = {"blocker": "✕", "warning": "!", "note": "·"}


# --- tables --------------------------------------------------------------------------------------------------------


def show_documents(documents: Sequence[Document], library: ReadingLibrary) -> None:
    """One line a paper: what it is, whose, of when, what was found, what is wrong with it; in fewer columns where six are crammed."""
    headings = [_("paper"), _("kind"), _("whose"), _("date"), _("found"), _("to look at")]
    narrow = new_console().width < _SIX_COLUMNS
    table = new_table(*([headings[0], headings[1], headings[4]] if narrow else headings))
    above = _above([document.file for document in documents])
    for document in documents:
        kind = library.documents.get(document.kind)
        called = str(kind.name if kind else _("Unknown kind"))
        name, about, remarks = document.file.removeprefix(above), _about(document, library), _remarks(document)
        if narrow:
            add_row(table, name, lines_of(called, *about[:2]), lines_of(about[2], remarks))
        else:
            add_row(table, name, called, *about, remarks)
    show(table)


def show_cases(results: Sequence[Result], as_of: dt.date) -> None:
    """Every case with its needs and findings, when to ask, and what can be offered."""
    show(_judged_for(as_of))
    for result in results:
        show("")
        _print_case(result.outcome)
        for heading, lines in offered(result.means, result.plan, result.timing):
            show_below(Text(str(heading), "bold"), 2)
            for line in lines:
                show_line(str(line), 4)


def show_written(results: Sequence[Result], as_of: dt.date) -> None:
    """Where each case's letters are."""
    show(_judged_for(as_of))
    table = new_table(_("case"), _("verdict"), _("hand in by"), _("written to"))
    for result in results:
        table.add_row(*map(masked_text, _row(result.outcome)), str(result.place or ""))
    show(table)
    for result in results:
        if result.outcome.unread:
            show("")
            show(Text(result.outcome.case, "bold"))
            _print_unread(result.outcome)
    _print_errors(results)


def show_run(results: Sequence[Result], out: str, as_of: dt.date) -> None:
    """One line a case, and where to look."""
    show(_judged_for(as_of))
    for first in range(0, len(results), _AT_ONCE):
        table = new_table(_("case"), _("verdict"), _("hand in by"), _("still open"), _("findings"))
        for result in results[first : first + _AT_ONCE]:
            outcome = result.outcome
            unmet = [str(need.name) for need in outcome.needs if not need.satisfied]
            found = [str(finding.name) for finding in outcome.findings]
            if outcome.unread:
                found.append(str(_("not read: {count}", count=len(outcome.unread))))
            add_row(table, *_row(outcome), several(unmet), several(found))
        show(table)
    _print_errors(results)
    show_whole(str(_("Overview: {page}", page=f"{out}/index.html")))


def show_explanation(paragraphs: Sequence[tuple[Message | str, str]]) -> None:
    """A heading and its text, one under the other; an empty heading continues the text above."""
    for heading, text in paragraphs:
        if str(heading):
            show_whole(Text(str(heading), "bold"))
        show_whole(Padding(Text(text), (0, 0, 1, 2), expand=False))


def show_mistakes(mistakes: Sequence[str]) -> None:
    for mistake in mistakes:
        show(Text(mistake))
    if not mistakes:
        show(str(_("Nothing to mend.")))


def _above(files: Sequence[str]) -> str:
    """The folder that all of them are in, as it stands before their names; nothing where they have none in common."""
    places = [Path(file).parent for file in files]
    return f"{commonpath(places)}/" if len({place.anchor for place in places}) == 1 else ""


def _judged_for(as_of: dt.date) -> str:
    return str(_("Judged for {day}.", day=as_of))


def _row(outcome: Outcome) -> tuple[Text, Text, Text]:
    until = outcome.submit_by.isoformat() if outcome.submit_by else "–"
    return Text(outcome.case, "bold"), Text(str(VERDICTS[outcome.verdict]), _COLOURS[outcome.verdict]), Text(until)


def _print_errors(results: Sequence[Result]) -> None:
    for result in results:
        if result.outcome.error:
            show("")
            _print_stopped(result.outcome)


def _print_case(outcome: Outcome) -> None:
    if outcome.error:
        _print_stopped(outcome)
        return
    show(Text("  ").join(_row(outcome)[:2]))
    if outcome.submit_by:
        show_below(Text(str(_("hand in by {day}", day=outcome.submit_by))), 2)
    if until := freshest_until(outcome.needs):
        show_below(Text(str(until)), 2)
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    for column in ("mark", "name", "state", "reason"):
        table.add_column(column, overflow="fold", ratio=3 if column == "reason" else None)
    for need in outcome.needs:
        add_row(table, *_need_cells(need))
    for finding in outcome.findings:
        add_row(table, *_finding_cells(finding))
    show(table)
    _print_unread(outcome)


def _print_unread(outcome: Outcome) -> None:
    if outcome.unread:
        show_below(Text(str(LABELS["unread"]), "bold"), 2)
    for unread in outcome.unread:
        show_line(str(_("{file}: {why}", file=unread.file, why=unread.why)), 4)


def _print_stopped(outcome: Outcome) -> None:
    show(Text("  ").join(_row(outcome)[:2]))
    for message in (outcome.error, *outcome.problems):
        show_line(str(message), 2)


def _need_cells(need: Need) -> tuple[Text, ...]:
    colour = _STATE_COLOURS.get(need.state, "yellow")
    reason = Text(str(need.reason)).append(_places(need.papers, str(need.reason)), "dim")
    if not need.satisfied and need.obtain:
        reason.append(f"\n→ {need.obtain}")
    for line in lacking(need):
        reason.append(f"\n  {line}")
    return Text(f"  {MARKS[need.state]}", colour), Text(str(need.name)), Text(str(STATES[need.state]), colour), reason


def _finding_cells(finding: Finding) -> tuple[Text, ...]:
    colour = _SEVERITY_COLOURS[finding.severity]
    message = Text(str(finding.message)).append(_places(finding.sources, str(finding.message)), "dim")
    if finding.settle:
        message.append(f"\n→ {finding.settle}")
    mark = Text(f"  {_SEVERITY_MARKS[finding.severity]}", colour)
    return mark, Text(str(finding.name)), Text(str(SEVERITIES[finding.severity]), colour), message


def _places(sources: Sequence[Source], told: str) -> str:
    """Where to look, as far as the sentence has not named it; a page only where it is not the first."""
    named = (source for source in sources if source.file not in told)
    places = list(dict.fromkeys(f"{source.file} p{source.page}" if source.page > 1 else source.file for source in named))
    more = f" +{len(places) - 3}" if len(places) > 3 else ""
    return f"  [{', '.join(places[:3])}{more}]" if places else ""


def _about(document: Document, library: ReadingLibrary) -> tuple[str, str, str]:
    """Whose a paper is, of when, and what was found."""
    content = document.content
    if content is None:
        return "", "", ""
    if isinstance(content, Statement):
        period = " – ".join(day.isoformat() for day in (content.period_start, content.period_end) if day)
        found = "\n".join(filter(None, [content.issuer, str(_("{count} transactions", count=len(content.transactions)))]))
        return content.holder, period or _days(content), found
    if isinstance(content, Payslip):
        net = str(_("net {amount}", amount=f"{content.net:,.2f}" if content.net is not None else "–"))
        return content.employee, content.pay_period, "\n".join(filter(None, [content.employer, net]))
    day = content.issued or content.event_date
    return content.person, day.isoformat() if day else "", _stated(content, document.kind, library)


def _days(statement: Statement) -> str:
    """The first and the last day of the rows, where the head states no period."""
    days = sorted(row.date for row in statement.transactions)
    return f"{days[0]} – {days[-1]}" if days else ""


def _stated(certificate: Certificate, kind: str, library: ReadingLibrary) -> str:
    """Who issued it, and the dates and figures it states, each under its name."""
    own = library.documents.get(kind)
    dates = {name: day.isoformat()[: 7 if name in _MONTHS else 10] for name, day in certificate.dates.items()}
    if list(certificate.dates.values()).count(certificate.dates.get("event_date", dt.date.min)) > 1:
        del dates["event_date"]
    figures = {name: f"{amount:,.2f}" for name, amount in certificate.figures.items()}
    lines = [f"{library.certificates.name_of(name, own)} {value}" for name, value in (dates | figures).items()]
    return "\n".join(filter(None, [certificate.issuer, *lines]))


def _remarks(document: Document) -> Text:
    remarks = [document.error, *document.warnings]
    if document.status == "partly" and not document.warnings:
        remarks.append(PAPER_STATES["partly"])
    if isinstance(document.content, Statement):
        remarks += [_("the balance of row {row} does not follow", row=b.row) for b in document.content.reconciliation.breaks[:3]]
    return Text("\n".join(str(remark) for remark in remarks if remark), "yellow" if document.status != "unreadable" else "red")
