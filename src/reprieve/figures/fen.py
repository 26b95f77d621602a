"""The least amount of money, and none: yuan with two decimals."""

from __future__ import annotations

from decimal import Decimal

FEN = Decimal("0.01")
ZERO = Decimal("0.00")
