"""An image -> the texts on it. Only here: the engine, PP-OCRv6 models inside the wheel of faster-paddle; nothing is fetched."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, Literal, NamedTuple

from reprieve.model import Box

if TYPE_CHECKING:
    from faster_paddle import OcrEngine

Strength = Literal["fast", "strong"]
# "medium" is never asked for: its models are not in the wheel.
_MODELS: dict[Strength, str] = {"fast": "tiny", "strong": "small"}
_loading = Lock()
_MARGIN = 0.14


class Seen(NamedTuple):
    """A text with its box in pixels from the top left corner, and how sure the engine is of it, from 0 to 1."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def margin(self) -> float:
        """How far the engine's boxes stand off the letters, in pixels: by this share of their height."""
        return _MARGIN * self.height

    @property
    def tall(self) -> bool:
        return self.height > self.x1 - self.x0

    @property
    def box(self) -> Box:
        """Where it stands, in pixels."""
        return Box(self.x0, self.top, self.x1, self.bottom)

    def moved(self, right: float, down: float) -> Seen:
        """The same text so many pixels further to the right and down."""
        return self._replace(x0=self.x0 + right, top=self.top + down, x1=self.x1 + right, bottom=self.bottom + down)


def is_installed() -> bool:
    """Whether the extra reprieve[ocr] is there."""
    return find_spec("faster_paddle") is not None


def see(bitmap: bytes, strength: Strength) -> list[Seen]:
    """The texts of an image file. Several threads may ask at once."""
    found = _engine(strength).ocr(bitmap)["bounds"].values()
    return [_seen(one["text"], one["topLeftCoord"], one["bottomRightCoord"], one["confidence"]) for one in found]


def _seen(text: str, top_left: tuple[float, float], bottom_right: tuple[float, float], confidence: float) -> Seen:
    return Seen(text, top_left[0], top_left[1], bottom_right[0], bottom_right[1], confidence)


def _engine(strength: Strength) -> OcrEngine:
    with _loading:
        return _load(_MODELS[strength])


@cache
def _load(model: str) -> OcrEngine:
    from faster_paddle import OcrEngine

    return OcrEngine(model_size=model)
