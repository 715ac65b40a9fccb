"""Every document of settings says its default and who changed it, and can be put back (K1)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import time_machine

from api.admin.desk import kept, retention
from api.objects import desk_settings, look
from api.objects.desk_settings import FIRM, Firm
from shared.contracts.people import PersonKind
from tests.desk import Desk, open_desk
from tests.sandbox import Sandbox
from tests.sandbox.people import GLEB

MONDAY = datetime(2026, 11, 23, 7, tzinfo=UTC)
"""Ten in Moscow, an hour after work began."""
SETTINGS = "/api/admin/settings"
CHANGES: dict[str, tuple[str, dict[str, Any]]] = {
    "sla": ("/api/admin/sla", {"warn_percent": 10}),
    "desk_policy": ("/api/admin/tickets", {"reopen_days": 3}),
    "company_hours": ("/api/admin/company-hours", {"start": "10:00:00", "digest_at": "08:00:00"}),
    "absence_rules": ("/api/admin/absences", {"days_per_year": 31, "trip_is_away": True}),
    "task_reminders": ("/api/admin/task-reminders", {"soon_minutes": 30}),
    "newcomer_channels": (
        "/api/admin/newcomer-channels",
        {"employee": [{"channel": "email", "mode": "always"}]},
    ),
    "bot_texts": ("/api/admin/bot-texts", {"welcome": {"ru": "Добро пожаловать!"}}),
    "look": ("/api/admin/look", {"name": "Ромашка", "color": "#0f766e", "firm": "ООО «Север»"}),
    "files": ("/api/admin/files", {"max_count": 2}),
    "retention": ("/api/admin/retention", {"deliveries_days": 30}),
}
"""A change of each document."""


async def state_of(desk: Desk, name: str) -> Any:
    told = (await (await desk.calls("gleb")).get(SETTINGS)).json()
    return next(each for each in told if each["name"] == name)


def said(document: dict[str, Any]) -> dict[str, Any]:
    """Without its version."""
    return {name: value for name, value in document.items() if name != "version"}


async def set_to(desk: Desk, path: str, body: Any) -> Any:
    return await desk.does("gleb", path, body, method="PUT")


async def refused(desk: Desk, path: str, body: Any) -> str:
    """The field that was named."""
    answer = await (await desk.calls("gleb")).put(path, json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid"), answer.text
    return answer.json()["extra"]["field"]


def test_every_document_is_changed_below() -> None:
    """Another one in the table comes with a change here."""
    assert CHANGES.keys() == kept.DOCUMENTS.keys()


@pytest.mark.rule("K1")
@pytest.mark.both_stores
@pytest.mark.parametrize("name", CHANGES)
async def test_a_setting_says_who_changed_it_and_is_put_back(desk: Desk, name: str) -> None:
    """What holds after the way back is what was the default before; both acts are in the audit."""
    path, change = CHANGES[name]
    gleb = await desk.calls("gleb")
    before = await state_of(desk, name)
    assert (before["changed"], before["changed_at"], before["changed_by"]) == (False, None, None)
    assert before["default"] == said((await gleb.get(path)).json())
    changed = await set_to(desk, path, change)
    after = await state_of(desk, name)
    assert after["changed"] and after["changed_by"]["name"] == GLEB.name
    moment = datetime.fromisoformat(after["changed_at"])
    assert datetime.now(UTC) - moment < timedelta(minutes=5)
    assert said(changed) != before["default"] and after["default"] == before["default"]
    answer = await gleb.delete(f"{SETTINGS}/{name}")
    back = next(each for each in answer.json() if each["name"] == name)
    assert back["changed_by"]["name"] == GLEB.name and back["changed_at"] >= after["changed_at"]
    assert back | {"changed_at": None, "changed_by": None} == before
    assert said((await gleb.get(path)).json()) == before["default"]
    assert (await desk.audit())[-1] == "setting_restored"


async def test_what_is_no_setting_cannot_be_put_back(desk: Desk) -> None:
    """The same store keeps what the product notes for itself."""
    gleb = await desk.calls("gleb")
    for name in ("worker_looks", "telegram_bot_client", "nothing"):
        assert (await gleb.delete(f"{SETTINGS}/{name}")).status_code == 404


@pytest.mark.both_stores
async def test_open_tickets_follow_promises_that_are_put_back(desk: Desk) -> None:
    """As they follow a change."""
    with time_machine.travel(MONDAY, tick=False):
        ticket = await desk.opens_critical()
        boris = await desk.calls("boris")

        async def reaction() -> datetime:
            told = (await boris.get(f"/api/tickets/{ticket['id']}")).json()
            return datetime.fromisoformat(told["sla"]["reaction"]["due_at"])

        quicker = {"critical": {"reaction_minutes": 5, "solution_minutes": 60}}
        await set_to(desk, "/api/admin/sla", {"targets": quicker})
        assert await reaction() == MONDAY + timedelta(minutes=5)
        await (await desk.calls("gleb")).delete(f"{SETTINGS}/sla")
        assert await reaction() == MONDAY + timedelta(minutes=15)


@pytest.mark.rule("K1")
@pytest.mark.parametrize(
    ("at", "works", "reaction", "solution"),
    [
        (MONDAY, True, timedelta(hours=1), timedelta(hours=24)),
        # Saturday: from Monday's nine in Moscow on, six in UTC.
        (datetime(2026, 11, 28, 12, tzinfo=UTC), False, timedelta(hours=43), timedelta(hours=51)),
    ],
)
async def test_promises_are_seen_before_they_hold(
    desk: Desk, at: datetime, works: bool, reaction: timedelta, solution: timedelta
) -> None:
    """Counted in the company's hours from this moment; nothing is written."""
    high = {"reaction_minutes": 60, "solution_minutes": 9 * 60}
    with time_machine.travel(at, tick=False):
        told = await desk.does("gleb", "/api/admin/sla/preview", {"targets": {"high": high}})
    assert (told["works_now"], told["timezone"]) == (works, "Europe/Moscow")
    assert [each["priority"] for each in told["examples"]] == ["critical", "high", "normal", "low"]
    seen = told["examples"][1]
    assert datetime.fromisoformat(seen["reaction_due_at"]) == at + reaction
    assert datetime.fromisoformat(seen["solution_due_at"]) == at + solution
    assert not (await state_of(desk, "sla"))["changed"]


async def test_impossible_promises_are_not_previewed(desk: Desk) -> None:
    """Refused as saving them would be."""
    wrong = {"high": {"reaction_minutes": 60, "solution_minutes": 30}}
    client = await desk.calls("gleb")
    answer = await client.post("/api/admin/sla/preview", json={"targets": wrong})
    assert (answer.status_code, answer.json()["extra"]["field"]) == (422, "targets")


@pytest.mark.rule("Q9")
@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"deliveries_days": 6}, "deliveries_days"),
        ({"audit_days": 89}, "audit_days"),
        ({"files_days": 29}, "files_days"),
        ({"files_days": -1}, "files_days"),
        ({"deliveries_days": 36_501}, "deliveries_days"),
    ],
)
async def test_nothing_is_forgotten_too_soon(desk: Desk, body: Any, field: str) -> None:
    """The field that cannot be is named."""
    assert await refused(desk, "/api/admin/retention", body) == field


@pytest.mark.rule("Q9")
async def test_the_environment_wins_and_says_so(
    desk_url: str, tmp_path: Path, world: Sandbox
) -> None:
    """What it sets cannot be changed, and holds over what was chosen before."""
    async with open_desk(desk_url, tmp_path, world, retention_days=30) as desk:
        assert (await state_of(desk, "retention"))["fixed"] == ["deliveries_days"]
        body = {"deliveries_days": 40, "audit_days": 200}
        assert await refused(desk, "/api/admin/retention", body) == "deliveries_days"
        told = await set_to(desk, "/api/admin/retention", body | {"deliveries_days": 30})
        assert said(told) == {"deliveries_days": 30, "audit_days": 200, "files_days": 0}
        holds = await retention.now_of(desk.held.database, desk.settings)
        assert (holds.deliveries_days, holds.audit_days) == (30, 200)


@pytest.mark.rule("N1")
@pytest.mark.both_stores
async def test_newcomers_are_told_as_the_administrator_chose(desk: Desk) -> None:
    """Who was here keeps the old ways, who comes has the new ones, and may choose others."""
    body = {
        "employee": [
            {"channel": "email", "mode": "always"},
            {"channel": "telegram", "mode": "fallback"},
        ],
        "contact": [{"channel": "email", "mode": "always"}],
    }
    before = (await (await desk.calls("boris")).get("/api/me/preferences")).json()
    told = await set_to(desk, "/api/admin/newcomer-channels", body)
    assert [each["mode"] for each in told["contact"]] == ["always", "off"]
    hired = await desk.does("gleb", "/api/employees", {"name": "Нина", "email": "n@x.example"})
    nina = await desk.logged_in(UUID(hired["id"]))
    plan = (await nina.get("/api/me/preferences")).json()["channels"]
    assert [(each["channel"], each["mode"]) for each in plan][:2] == [
        ("email", "always"),
        ("telegram", "fallback"),
    ]
    assert {each["mode"] for each in plan[2:]} == {"off"}
    assert (await (await desk.calls("boris")).get("/api/me/preferences")).json() == before
    draft = {"name": "Пётр", "phone": "+79990001122", "client_ids": [str(desk.ids["Ромашка"])]}
    came = await desk.does("gleb", "/api/contacts", draft)
    contact = await desk.logged_in(UUID(came["id"]))
    plan = (await contact.get("/api/me/preferences")).json()["channels"]
    assert [(each["channel"], each["mode"]) for each in plan] == [
        ("email", "always"),
        ("telegram", "off"),
    ]


@pytest.mark.parametrize(
    ("choice", "field"),
    [
        ([{"channel": "email", "mode": "off"}], "employee"),
        ([{"channel": "carrier-pigeon", "mode": "always"}], "channels"),
        ([{"channel": "email", "mode": "always"}, {"channel": "email", "mode": "off"}], "channels"),
    ],
)
async def test_newcomers_are_never_left_without_a_word(desk: Desk, choice: Any, field: str) -> None:
    """All off, a channel that nobody has, one named twice."""
    body = {"employee": choice, "contact": [{"channel": "email", "mode": "always"}]}
    assert await refused(desk, "/api/admin/newcomer-channels", body) == field


def test_a_newcomers_choice_is_of_every_kind_of_person() -> None:
    """The contract names the kinds that there are."""
    assert {each.value for each in PersonKind} == {"employee", "contact"}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"welcome": {"ru": "я" * 1001}}, "welcome"),
        ({"greeting": {"de": "Guten Tag"}}, "greeting"),
    ],
)
async def test_a_bot_does_not_say_a_book_nor_another_language(
    desk: Desk, body: Any, field: str
) -> None:
    """Named by the text."""
    assert await refused(desk, "/api/admin/bot-texts", body) == field


async def test_a_text_that_is_emptied_or_as_built_in_follows_the_built_in_one(desk: Desk) -> None:
    """So that a better built-in text reaches the desk."""
    shipped = (await state_of(desk, "bot_texts"))["default"]
    body = {"welcome": {"ru": "  ", "en": shipped["welcome"]["en"]}, "greeting": {"ru": "Привет!"}}
    told = await set_to(desk, "/api/admin/bot-texts", body)
    assert told["welcome"] == shipped["welcome"]
    assert told["greeting"] == shipped["greeting"] | {"ru": "Привет!"}
    assert "{name}" in shipped["greeting"]["ru"] and "{when}" in shipped["out_of_hours"]["en"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"color": "#ffff00"}, "color"),
        ({"color": "red"}, "color"),
        ({"color": "#12345"}, "color"),
        ({"name": "я" * 61}, "name"),
        ({"firm": "я" * 101}, "firm"),
    ],
)
async def test_a_look_that_cannot_be_read_is_refused(desk: Desk, body: Any, field: str) -> None:
    """White words stand on the colour, and the name in a title."""
    assert await refused(desk, "/api/admin/look", body) == field


@pytest.mark.parametrize(
    ("color", "contrast"), [("#ffffff", 1.0), ("#000000", 21.0), ("#767676", 4.54)]
)
def test_contrast_is_counted_as_wcag_does(color: str, contrast: float) -> None:
    """#767676 is the lightest grey that passes."""
    assert look.contrast_with_white(color) == pytest.approx(contrast, abs=0.01)


@pytest.mark.rule("X10")
async def test_a_name_turns_no_word_round(desk: Desk) -> None:
    """Nobody sees an override, and a title would obey it."""
    told = await set_to(desk, "/api/admin/look", {"name": "Ро\u202eмаш\nка 🌼", "color": "#0F766E"})
    assert said(told) == {"name": "Ромаш ка 🌼", "color": "#0f766e", "firm": "", "logo": ""}
    assert (await (await desk.calls("anna")).get("/api/me")).json()["desk"] == "Ромаш ка 🌼"


async def test_the_company_s_name_is_one_for_all_who_read_it(desk: Desk) -> None:
    """What was said at the set-up stands in the page; a change of it goes to invitations and is
    told in the log; a save that does not name it leaves it."""
    async with desk.database.begin() as session:
        await desk_settings.keep(session, FIRM, Firm(name="Север"), desk.ids["gleb"])
    client = await desk.calls("gleb")
    assert (await client.get("/api/admin/look")).json()["firm"] == "Север"
    assert (await state_of(desk, "look"))["changed_by"]["name"] == "Глеб Иванов"
    assert (await set_to(desk, "/api/admin/look", {"name": "Служба"}))["firm"] == "Север"
    await set_to(desk, "/api/admin/look", {"name": "Служба", "firm": " Юг\n"})
    assert (await client.get("/api/admin/guide")).json()["firm"] == "Юг"
    said = (await client.get("/api/admin/audit")).json()["items"][0]["sentence"]
    assert said == "Глеб Иванов меняет название и вид: компания: Север → Юг."
    version = (await client.get("/api/admin/look")).json()["version"]
    await client.delete(f"{SETTINGS}/look", params={"version": version})
    assert (await client.get("/api/admin/guide")).json()["firm"] == ""
