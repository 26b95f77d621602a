"""Rules hold from one day to another."""

from __future__ import annotations

import datetime as dt


def holds(first: dt.date | None, last: dt.date | None, day: dt.date) -> bool:
    """Whether a rule that is valid from its first to its last day holds on this one; None is without end."""
    return (first is None or first <= day) and (last is None or day <= last)
