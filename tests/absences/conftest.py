"""What the tests of this folder may ask for."""

from collections.abc import Iterator

import pytest
import time_machine

from shared.contracts.people import Role
from tests.absences.firm import Firm
from tests.desk_fixtures import (
    desk,
    desk_url,
    no_pace,
    people,
    people_postgres,
    people_sqlite,
    world,
)
from tests.people.fixtures import office, office_url, postgres_office, sqlite_template
from tests.people.office import Office

__all__ = [
    "desk",
    "desk_url",
    "firm",
    "no_pace",
    "office",
    "office_url",
    "people",
    "people_postgres",
    "people_sqlite",
    "postgres_office",
    "sqlite_template",
    "tuesday",
    "world",
]

TUESDAY = "2026-05-12T07:00:00Z"
"""10:00 in Moscow, a working day."""


@pytest.fixture
def tuesday() -> Iterator[time_machine.Traveller]:
    """The clock stands at 10:00 on Tuesday, 12 May 2026, until a test moves it."""
    with time_machine.travel(TUESDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
async def firm(tuesday: time_machine.Traveller, office: Office) -> Firm:
    """Олег leads Вера, who leads Борис and Дарья; Глеб, under Олег, administers."""
    made = Firm(office)
    await made.joins("Олег")
    await made.joins("Вера", "Олег")
    await made.joins("Борис", "Вера")
    await made.joins("Дарья", "Вера")
    await made.joins("Глеб", "Олег", role=Role.ADMIN)
    return made
