"""Coordinates of a PDF's page -> points from its top left corner; and PDFium's functions without what makes them slow."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PdfFrame:
    """Turns PDF coordinates into points from the top left corner of the page as it is looked at."""

    left: float
    bottom: float
    right: float
    top: float
    turned: int

    @property
    def size(self) -> tuple[float, float]:
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turned in (90, 270) else (width, height)

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """x0, top, x1, bottom as seen, of a rectangle with corners (x0, y0) at the lower left and (x1, y1)."""
        if self.turned == 90:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.turned == 180:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        if self.turned == 270:
            return self.top - y1, self.right - x1, self.top - y0, self.right - x0
        return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0


def unchecked(function: Any, gives: Any = None) -> Callable[..., Any]:
    """A function of PDFium's without ctypes' check of every argument, which takes longer than what it does.

    It gives what PDFium says, or `gives`: an address, as `c_void_p`, is a number or None.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    return ctypes.CFUNCTYPE(gives or function.restype)(address)
