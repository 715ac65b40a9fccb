"""Who takes over the tasks of somebody who leaves: pure."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.departures.heirs import People, heir_of

pytestmark = pytest.mark.rule("D8")

OLEG, VERA, BORIS, GLEB, ANNA = IDS = [UUID(int=number) for number in range(1, 6)]
FIRM = {OLEG: None, VERA: OLEG, BORIS: VERA, GLEB: OLEG}


@pytest.mark.parametrize(
    ("left", "heir"),
    [(set[UUID](), VERA), ({VERA}, OLEG), ({VERA, OLEG}, GLEB), ({VERA, OLEG, GLEB}, None)],
)
def test_the_nearest_above_then_an_administrator(left: set[UUID], heir: UUID | None) -> None:
    """Whoever left does not count, and does not break the line."""
    active = frozenset(FIRM) - left - {BORIS}
    people = People(managers=FIRM, active=active, keepers=tuple({GLEB} & active))
    assert heir_of(BORIS, people) == heir


@given(
    st.dictionaries(st.sampled_from(IDS), st.none() | st.sampled_from(IDS)),
    st.frozensets(st.sampled_from(IDS)),
    st.lists(st.sampled_from(IDS), unique=True),
    st.sampled_from(IDS),
)
def test_in_any_firm_the_heir_is_here(
    managers: dict[UUID, UUID | None], active: frozenset[UUID], admins: list[UUID], leaver: UUID
) -> None:
    """Circles end; nobody inherits from oneself; there is one wherever an administrator stays."""
    keepers = tuple(each for each in admins if each in active)
    heir = heir_of(leaver, People(managers=managers, active=active, keepers=keepers))
    assert heir is None or (heir in active and heir != leaver)
    assert heir is not None or not set(keepers) - {leaver}
