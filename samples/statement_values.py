"""What is written on a statement: the text of every cell, the sums at its head and foot, and what a right reading of it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from statement_layout import Booking, Column, Head, Layout, Values


@dataclass(frozen=True)
class StatementTruth:
    """What the paper says, whoever reads it: bookings in printed order, each with its page."""

    layout: Layout
    head: Head
    rows: tuple[tuple[Booking, int], ...]
    pages: int

    def reading(self) -> dict[str, object]:
        """The golden reading, under the names of `reprieve read --json`. What is not printed is empty."""
        return {
            "kind": "bank_statement",
            "issuer": self.layout.issuer,
            "holder": self.head.holder,
            "account": self.head.account,
            "period": {"start": self.head.start.isoformat(), "end": self.head.end.isoformat()},
            "pages": self.pages,
            "transactions": [row_reading(self.layout, booking, page) for booking, page in self.rows],
            "reconciliation": "balanced",
        }


def cell(layout: Layout, column: Column, booking: Booking, serial: int, values: Values) -> str:
    match column.role:
        case "serial":
            return (column.text or "{}").format(serial)
        case "date":
            return _date(layout, booking)
        case "time":
            return _time(layout, booking) or column.empty
        case "moment":
            return layout.moment_joint.join(filter(None, (_date(layout, booking), _time(layout, booking))))
        case "amount":
            return _amount(layout, booking.amount)
        case "money_in":
            return _money(layout, booking.amount) if booking.amount > 0 else column.empty
        case "money_out":
            return _money(layout, -booking.amount) if booking.amount < 0 else column.empty
        case "flag":
            return layout.flags[0] if booking.amount > 0 else layout.flags[1]
        case "balance":
            return _money(layout, booking.balance)
        case "party":
            return layout.party_form.format(name=booking.counterparty, account=booking.counterparty_account).strip(" /") or column.empty
        case "fixed":
            return column.text.format_map(values)
        case "summary" | "counterparty" | "counterparty_account" | "note" | "channel" | "place":
            return str(getattr(booking, column.role)) or column.empty


def _date(layout: Layout, booking: Booking) -> str:
    return layout.date_form.format(y=booking.date.year, yy=booking.date.year % 100, m=booking.date.month, d=booking.date.day)


def _time(layout: Layout, booking: Booking) -> str:
    return layout.time_form.format(h=booking.time.hour, n=booking.time.minute, s=booking.time.second) if booking.time else ""


def _amount(layout: Layout, amount: Decimal) -> str:
    if layout.sign == "unsigned":
        return _money(layout, abs(amount))
    form = layout.minus if amount < 0 else "+{}" if layout.sign == "plus" else "{}"
    return form.format(_money(layout, abs(amount)))


def _money(layout: Layout, amount: Decimal) -> str:
    return layout.currency_prefix + (f"{amount:,.2f}" if layout.commas else f"{amount:.2f}")


def totals(layout: Layout, bookings: Sequence[Booking]) -> dict[str, object]:
    """Sums of the whole statement: money_in, money_out, counts, opening and closing balance."""
    money_in, money_out = _sums(bookings)
    return {
        "money_in": _money(layout, money_in),
        "money_out": _money(layout, money_out),
        "count": len(bookings),
        "count_in": sum(booking.amount > 0 for booking in bookings),
        "count_out": sum(booking.amount < 0 for booking in bookings),
        "opening": _money(layout, bookings[0].balance - bookings[0].amount),
        "closing": _money(layout, bookings[-1].balance),
    }


def page_values(layout: Layout, page: Sequence[Booking], number: int, pages: int) -> dict[str, object]:
    """Sums of one page, its number, and the balance printed last before it (`carried`)."""
    money_in, money_out = _sums(page)
    carried = (page[0].balance - page[0].amount if layout.ascending else page[0].balance) if page else Decimal(0)
    return {
        "page": number,
        "pages": pages,
        "page_in": _money(layout, money_in),
        "page_out": _money(layout, money_out),
        "page_count": len(page),
        "carried": _money(layout, carried),
        "page_closing": _money(layout, page[-1].balance) if page else "",
    }


def _sums(bookings: Sequence[Booking]) -> tuple[Decimal, Decimal]:
    """Money in and money out, both positive."""
    amounts = [booking.amount for booking in bookings]
    return sum((a for a in amounts if a > 0), Decimal(0)), -sum((a for a in amounts if a < 0), Decimal(0))


def row_reading(layout: Layout, booking: Booking, page: int) -> dict[str, object]:
    timed = booking.time if layout.prints("time") or layout.prints("moment") else None
    in_party = [layout.prints("party") and part in layout.party_form for part in ("{name}", "{account}")]
    return {
        "date": booking.date.isoformat(),
        "time": timed.replace(second=timed.second if "{s" in layout.time_form else 0).isoformat() if timed else None,
        "amount": f"{booking.amount:.2f}",
        "balance": f"{booking.balance:.2f}" if layout.prints("balance") else None,
        "summary": booking.summary if layout.prints("summary") else "",
        "counterparty": booking.counterparty if in_party[0] or layout.prints("counterparty") else "",
        "counterparty_account": booking.counterparty_account if in_party[1] or layout.prints("counterparty_account") else "",
        "note": booking.note if layout.prints("note") else "",
        "page": page,
        "nature": booking.nature,
    }
