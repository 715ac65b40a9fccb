"""What the tests of this folder may ask for."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

TEN = datetime(2026, 11, 23, 7, tzinfo=UTC)
"""Monday, ten in Moscow."""


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Stands still but for what the test does to it."""
    with time_machine.travel(TEN, tick=False) as traveller:
        yield traveller
