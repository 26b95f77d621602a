"""A plugin of pytest: every test begins in English, whatever language the one before it spoke.

And garbage is looked for as seldom as by the program: among thousands of collected tests that takes a tenth of all their time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from reprieve.cli import SELDOM
from reprieve.language import speak


def pytest_collection_finish() -> None:
    speak("en")  # what is made for many tests is made before the first of them
    gc.collect()
    gc.freeze()
    gc.set_threshold(SELDOM)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    speak("en")
    yield
    speak("en")
