"""What people see on a terminal: tables, a bar of progress, questions. stdout carries data, stderr everything else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from os.path import commonpath
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from reprieve.errors import LONG_NUMBER, masked
from reprieve.language import Message, _
from reprieve.library.reading import ReadingLibrary
from reprieve.model import Certificate, Document, Finding, Need, NeedState, Outcome, Payslip, Severity, Source, Statement, Verdict
from reprieve.said import PageRead, heard_by
from reprieve.told import freshest_until, lacking, offered
from reprieve.write.page_words import LABELS, MARKS, PAPER_STATES, SEVERITIES, STATES, VERDICTS

if TYPE_CHECKING:
    from reprieve.casework import Result

_MONTHS = {"first_month", "last_month"}
_SIX_COLUMNS = 110
_PIECE = re.compile(r"[（《“‘]*(?:[!-~]+|\s+|.(?:\.[A-Za-z]+)?)[，。；：、！？）》”’,;:.!?)\]]*", re.DOTALL)
_AT_ONCE = 200  # rows of a table: one of thousands would fill the memory
_LONG = 600  # seconds: a case of scans takes minutes, and its rate would be forgotten before the next
_PIPE_WIDTH = 160  # where no terminal says how wide it is
_COLOURS: dict[Verdict, str] = {"complete": "green", "incomplete": "yellow", "contradicted": "red", "unreadable": "magenta"}
_STATE_COLOURS: dict[NeedState, str] = {"met": "green", "met_by_alternative": "green", "not_applicable": "dim", "waived": "dim"}
_SEVERITY_COLOURS: dict[Severity, str] = {"blocker": "red", "warning": "yellow", "note": "cyan"}
_SEVERITY_MARKS: dict[Severity, str] = {"blocker": "✕", "warning": "!", "note": "·"}


# --- tables --------------------------------------------------------------------------------------------------------


def show_documents(documents: Sequence[Document], library: ReadingLibrary) -> None:
    """One line a paper: what it is, whose, of when, what was found, what is wrong with it; in fewer columns where six are crammed."""
    headings = [_("paper"), _("kind"), _("whose"), _("date"), _("found"), _("to look at")]
    narrow = _console().width < _SIX_COLUMNS
    table = _table(*([headings[0], headings[1], headings[4]] if narrow else headings))
    above = _above([document.file for document in documents])
    for document in documents:
        kind = library.documents.get(document.kind)
        called = str(kind.name if kind else _("Unknown kind"))
        name, about, remarks = document.file.removeprefix(above), _about(document, library), _remarks(document)
        if narrow:
            _add_row(table, name, _lines(called, *about[:2]), _lines(about[2], remarks))
        else:
            _add_row(table, name, called, *about, remarks)
    _print(table)


def show_cases(results: Sequence[Result], as_of: dt.date) -> None:
    """Every case with its needs and findings, when to ask, and what can be offered."""
    _print(_judged_for(as_of))
    for result in results:
        _print("")
        _print_case(result.outcome)
        for heading, lines in offered(result.means, result.plan, result.timing):
            _print_below(Text(str(heading), "bold"), 2)
            for line in lines:
                _print_line(str(line), 4)


def show_written(results: Sequence[Result], as_of: dt.date) -> None:
    """Where each case's letters are."""
    _print(_judged_for(as_of))
    table = _table(_("case"), _("verdict"), _("hand in by"), _("written to"))
    for result in results:
        table.add_row(*map(_masked, _row(result.outcome)), str(result.place or ""))
    _print(table)
    for result in results:
        if result.outcome.unread:
            _print("")
            _print(Text(result.outcome.case, "bold"))
            _print_unread(result.outcome)
    _print_errors(results)


def show_run(results: Sequence[Result], out: str, as_of: dt.date) -> None:
    """One line a case, and where to look."""
    _print(_judged_for(as_of))
    for first in range(0, len(results), _AT_ONCE):
        table = _table(_("case"), _("verdict"), _("hand in by"), _("still open"), _("findings"))
        for result in results[first : first + _AT_ONCE]:
            outcome = result.outcome
            unmet = [str(need.name) for need in outcome.needs if not need.satisfied]
            found = [str(finding.name) for finding in outcome.findings]
            if outcome.unread:
                found.append(str(_("not read: {count}", count=len(outcome.unread))))
            _add_row(table, *_row(outcome), _several(unmet), _several(found))
        _print(table)
    _print_errors(results)
    _print_whole(str(_("Overview: {page}", page=f"{out}/index.html")))


def show_explanation(paragraphs: Sequence[tuple[Message | str, str]]) -> None:
    """A heading and its text, one under the other; an empty heading continues the text above."""
    for heading, text in paragraphs:
        if str(heading):
            _print_whole(Text(str(heading), "bold"))
        _print_whole(Padding(Text(text), (0, 0, 1, 2), expand=False))


def show_mistakes(mistakes: Sequence[str]) -> None:
    for mistake in mistakes:
        _print(Text(mistake))
    if not mistakes:
        _print(str(_("Nothing to mend.")))


def _above(files: Sequence[str]) -> str:
    """The folder that all of them are in, as it stands before their names; nothing where they have none in common."""
    places = [Path(file).parent for file in files]
    return f"{commonpath(places)}/" if len({place.anchor for place in places}) == 1 else ""


# --- progress and questions ----------------------------------------------------------------------------------------


@contextmanager
def progress_bar(total: int) -> Iterator[Callable[[], None]]:
    """A bar that moves on by one of `total` items with every call, and below it how far the reading of scans is."""
    with _bar() as bar, heard_by(_ScansRead(bar)):
        task = bar.add_task("reprieve", total=total, visible=total > 1)
        yield lambda: bar.advance(task)


def ask(question: str) -> str:
    """What is typed in answer, as one line; the end of all input interrupts."""
    Console(stderr=True, highlight=False, markup=False, soft_wrap=True).print(Text(f"\n{question}"), end="\n> ")
    try:
        return input()
    except EOFError:
        raise KeyboardInterrupt from None


class _ScansRead:
    """Below the bar, a line for each scan that is being read: its name, and the page of how many."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._lines: dict[str, TaskID] = {}

    def __call__(self, what: PageRead) -> None:
        line = self._lines.pop(what.file, None)
        if not what.page:
            if line is not None:
                self._bar.remove_task(line)
            return
        said = masked(str(_("{file}: page {page} of {pages}", file=what.file.rpartition("/")[2], page=what.page, pages=what.pages)))
        line = self._bar.add_task("", total=what.pages) if line is None else line
        self._bar.update(line, description=said, completed=what.page)
        self._lines[what.file] = line


class _Rate(ProgressColumn):
    """How many a minute."""

    def render(self, task: Task) -> Text:
        return Text(str(_("{count} a minute", count=round(60 * task.speed)))) if task.speed else Text("")


def _bar() -> Progress:
    columns = TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn()
    return Progress(*columns, console=Console(stderr=True), transient=True, speed_estimate_period=_LONG)


# --- cells ---------------------------------------------------------------------------------------------------------


def _print(what: str | Text | Table) -> None:
    _print_whole(what if isinstance(what, Table) else masked(what) if isinstance(what, str) else _masked(what))


def _print_whole(what: str | Text | Padding | Table) -> None:
    """With its long numbers: a path to be opened, the address of a source."""
    _console(soft_wrap=isinstance(what, str)).print(what)


def _print_below(text: Text, indent: int) -> None:
    _print_whole(Padding(_masked(text), (0, 0, 0, indent), expand=False))


def _add_row(table: Table, *cells: str | Text) -> None:
    table.add_row(*(_Cell(Text(masked(cell)) if isinstance(cell, str) else _masked(cell)) for cell in cells))


def _masked(text: Text) -> Text:
    """`masked` for what has colours."""
    if not LONG_NUMBER.search(text.plain):
        return text
    shown, at = Text(), 0
    for number in LONG_NUMBER.finditer(text.plain):
        cut = text[number.start() : number.end()]
        cut.plain = masked(cut.plain)
        shown.append_text(text[at : number.start()]).append_text(cut)
        at = number.end()
    return shown.append_text(text[at:])


def _print_line(text: str, indent: int) -> None:
    """A sentence of its own: on a terminal in rows of its width, elsewhere in one, so that it can be searched for."""
    console = _console()
    rows = wrapped(masked(text), console.width - indent) if console.is_terminal else [text]
    _print("\n".join(" " * indent + row for row in rows))


def wrapped(text: str, width: int) -> list[str]:
    """The text in rows of `width` cells. Chinese is broken between any two characters, but never before a mark that closes or behind one
    that opens; rich would break it at blanks alone, of which it has few.
    """
    rows = [""]
    for piece in _PIECE.findall(text):
        if rows[-1] and cell_len(rows[-1] + piece.rstrip()) > width:
            rows.append("")
        rows[-1] += piece if rows[-1] else piece.lstrip()
    return [row.rstrip() for row in rows]


class _Cell:
    """A cell whose lines are broken as `wrapped` does it; what a line goes on in stands as far in as what it says."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self._text)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        for line in self._text.split("\n", allow_blank=True):
            at = len(line.plain) - len(line.plain.lstrip(" →"))
            lead, inner = line[:at], options.max_width - at
            for row in wrapped(line.plain[at:], inner) if inner > 0 else [line.plain[at:]]:
                at = line.plain.index(row, at) + len(row)
                yield lead + line[at - len(row) : at]
                lead = Text(" " * len(lead))


class _Console(Console):
    def on_broken_pipe(self) -> None:
        raise


def _console(*, soft_wrap: bool = False) -> Console:
    console = _Console(highlight=False, markup=False, soft_wrap=soft_wrap)
    if not console.is_terminal:
        console.width = _PIPE_WIDTH
    return console


def _lines(*parts: str | Text) -> Text:
    """What there is of the parts, each on a line of its own."""
    return Text("\n").join(Text(part) if isinstance(part, str) else part for part in parts if part)


def _table(*headings: Message) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for heading in headings:
        table.add_column(str(heading), overflow="fold")
    return table


def _judged_for(as_of: dt.date) -> str:
    return str(_("Judged for {day}.", day=as_of))


def _row(outcome: Outcome) -> tuple[Text, Text, Text]:
    until = outcome.submit_by.isoformat() if outcome.submit_by else "–"
    return Text(outcome.case, "bold"), Text(str(VERDICTS[outcome.verdict]), _COLOURS[outcome.verdict]), Text(until)


def _several(names: Sequence[str]) -> Text:
    return Text("\n".join(dict.fromkeys(names)) or "–")


def _print_errors(results: Sequence[Result]) -> None:
    for result in results:
        if result.outcome.error:
            _print("")
            _print_stopped(result.outcome)


def _print_case(outcome: Outcome) -> None:
    if outcome.error:
        _print_stopped(outcome)
        return
    _print(Text("  ").join(_row(outcome)[:2]))
    if outcome.submit_by:
        _print_below(Text(str(_("hand in by {day}", day=outcome.submit_by))), 2)
    if until := freshest_until(outcome.needs):
        _print_below(Text(str(until)), 2)
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    for column in ("mark", "name", "state", "reason"):
        table.add_column(column, overflow="fold", ratio=3 if column == "reason" else None)
    for need in outcome.needs:
        _add_row(table, *_need_cells(need))
    for finding in outcome.findings:
        _add_row(table, *_finding_cells(finding))
    _print(table)
    _print_unread(outcome)


def _print_unread(outcome: Outcome) -> None:
    if outcome.unread:
        _print_below(Text(str(LABELS["unread"]), "bold"), 2)
    for unread in outcome.unread:
        _print_line(str(_("{file}: {why}", file=unread.file, why=unread.why)), 4)


def _print_stopped(outcome: Outcome) -> None:
    _print(Text("  ").join(_row(outcome)[:2]))
    for message in (outcome.error, *outcome.problems):
        _print_line(str(message), 2)


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
