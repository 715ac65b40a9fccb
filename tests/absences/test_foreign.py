"""An absence that is not one's own is not there (X1): 404, the same as for what never was."""

from typing import Any

import pytest

from api.db import new_id
from tests.absences.test_told import next_week
from tests.desk import Desk
from tests.rights.test_doors import routes

pytestmark = pytest.mark.rule("X1")

ABSENCES = "/api/absences"
ACTS: dict[str, Any] = {
    "GET /api/absences/{absence_id}": None,
    "POST /api/absences/{absence_id}/approve": {},
    "POST /api/absences/{absence_id}/reject": {"reason": "Нет"},
    "POST /api/absences/{absence_id}/cancel": {},
}
OF_NOBODY = {"/api/absences/preview", "/api/absences/calendar", "/api/absences/balance"}
"""They are about the caller; of others they tell what the policy allows (test_seeing)."""


@pytest.fixture
async def foreign(desk: Desk) -> str:
    """The head's own vacation, for the director to decide."""
    asked = {"kind": "vacation", "comment": "Секрет"} | next_week()
    return str((await desk.does("vera", ABSENCES, asked))["id"])


@pytest.mark.both_stores
def test_no_act_on_an_absence_is_left_out(desk: Desk) -> None:
    """Every route that names an absence is tried below."""
    within = {door for door in routes(desk.app) if door.split()[1].startswith(f"{ABSENCES}/")}
    named = {door for door in within if "{absence_id}" in door}
    assert named == set(ACTS)
    others = {door.split()[1] for door in within - named}
    of_administrators = {"/balances", "/balance/{person_id}", "/balance/{person_id}/corrections"}
    assert others - OF_NOBODY == {f"{ABSENCES}{path}" for path in of_administrators}


@pytest.mark.parametrize("key", ["boris", "darya"])
async def test_every_act_on_a_foreign_absence_is_as_on_one_that_never_was(
    desk: Desk, foreign: str, key: str
) -> None:
    """Word for word, also to the very people below, who know that she will be away."""
    client = await desk.calls(key)
    for act, body in ACTS.items():
        method, path = act.split(" ")
        one, other = [
            await client.request(method, path.format(absence_id=each), json=body)
            for each in (foreign, new_id())
        ]
        assert (act, one.status_code, one.json()["code"]) == (act, 404, "not_found")
        assert one.content == other.content, act


async def test_lists_and_the_balance_do_not_tell_of_it(desk: Desk, foreign: str) -> None:
    """In no scope; nor how many days she has left."""
    client = await desk.calls("boris")
    for scope in ("mine", "to_approve", "team"):
        answer = await client.get(ABSENCES, params={"scope": scope})
        assert answer.json()["total"] == 0
    person = {"person_id": str(desk.ids["vera"])}
    answer = await client.get(f"{ABSENCES}/balance", params=person)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert foreign not in (await client.get(ABSENCES)).text


async def test_who_decides_and_who_asked_are_no_strangers(desk: Desk, foreign: str) -> None:
    """The same door opens for them."""
    for key in ("vera", "oleg", "gleb"):
        client = await desk.calls(key)
        answer = await client.get(f"{ABSENCES}/{foreign}")
        assert (key, answer.status_code) == (key, 200)


@pytest.mark.rule("X2")
async def test_a_contact_knows_of_no_absences(desk: Desk, foreign: str) -> None:
    """Neither of the list nor of the calendar."""
    client = await desk.calls("anna")
    for path in (ABSENCES, f"{ABSENCES}/{foreign}", f"{ABSENCES}/calendar"):
        assert (await client.get(path)).status_code == 403
