"""Fixtures of the tests of writing."""

from __future__ import annotations

from pathlib import Path

import pytest
from letter_material import Builder, a_song

from reprieve.library import Library, load_library


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture
def song(tmp_path: Path, library: Library) -> Builder:
    return a_song(tmp_path, library)


@pytest.fixture(scope="session")
def song_out(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Path:
    """What is written for the complete case as it stands, once for all tests that only look at it."""
    return a_song(tmp_path_factory.mktemp("song"), library).write()
