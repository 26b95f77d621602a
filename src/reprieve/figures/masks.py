"""How much of one known number is shown. What hides every long number in a text is `errors.masked`."""

from __future__ import annotations

import re


def mask_id(number: str) -> str:
    """110101199003070011 -> 110***********0011."""
    return number[:3] + "*" * (len(number) - 7) + number[-4:] if len(number) > 7 else "*" * len(number)


def mask_account(number: str) -> str:
    """The last four characters of a card, account or contract number; a short one is kept back by half."""
    bare = re.sub(r"\s", "", number)
    kept = min(4, len(bare) // 2)
    return "****" + bare[len(bare) - kept :]
