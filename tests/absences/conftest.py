"""What the tests of this folder may ask for."""

from collections.abc import Iterator

import pytest
import time_machine

from shared.contracts.people import Role
from tests.absences.firm import Firm
from tests.desk import Desk

TUESDAY = "2026-05-12T07:00:00Z"
"""10:00 in Moscow, a working day."""


@pytest.fixture
def tuesday() -> Iterator[time_machine.Traveller]:
    """The clock stands at 10:00 on Tuesday, 12 May 2026, until a test moves it."""
    with time_machine.travel(TUESDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
async def firm(tuesday: time_machine.Traveller, empty_desk: Desk) -> Firm:
    """Олег leads Вера, who leads Борис and Дарья; Глеб, under Олег, administers."""
    made = Firm(empty_desk)
    await made.joins("Олег")
    await made.joins("Вера", "Олег")
    await made.joins("Борис", "Вера")
    await made.joins("Дарья", "Вера")
    await made.joins("Глеб", "Олег", role=Role.ADMIN)
    return made
