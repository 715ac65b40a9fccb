"""The moment at which promises are looked at."""

from collections.abc import Iterator

import pytest
import time_machine

from tests.sla.told import MONDAY


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller
