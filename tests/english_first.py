"""A plugin of pytest: every test begins in English, whatever language the one before it spoke."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reprieve.language import speak


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    speak("en")
    yield
    speak("en")
