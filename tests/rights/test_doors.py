"""Role by endpoint, the whole application (X1): a new route without a row here fails."""

from typing import Any

import httpx
import pytest
from litestar import Litestar
from litestar.routes import HTTPRoute

from api.auth import bot_routes
from api.auth.models import PersonalToken
from api.db import new_id
from api.security.secrets import digest, new_secret
from tests.desk import Desk

pytestmark = pytest.mark.rule("X1")

TOKEN_SCOPES = "tickets:read"
ROLES = ("nobody", "bot", "contact", "employee", "agent", "admin", "reader")
"""`bot` has no person behind it; `reader` is an agent's token that may only read tickets."""
PERSON = {"contact": "anna", "employee": "oleg", "agent": "boris", "admin": "gleb"}

EVERYBODY = frozenset(ROLES)
STRANGERS = EVERYBODY - {"bot"}
BROWSERS = frozenset(PERSON)
PEOPLE = BROWSERS | {"reader"}
STAFF = frozenset({"employee", "agent", "admin"})
AGENTS = frozenset({"agent", "admin"})
ADMIN = frozenset({"admin"})
BOTS = frozenset({"bot"})

DOORS: dict[str, frozenset[str]] = {
    # The door itself.
    "POST /api/session": STRANGERS,
    "DELETE /api/session": BROWSERS,
    "POST /api/setup": STRANGERS,
    "POST /api/me/password": BROWSERS,
    "POST /api/me/telegram-link": BROWSERS,
    "POST /api/password": STRANGERS,
    "POST /api/links/look": STRANGERS,
    "POST /api/password/forgotten": STRANGERS,
    "POST /api/invitations/accept": STRANGERS,
    "GET /api/invitations": ADMIN,
    "POST /api/invitations": ADMIN,
    "DELETE /api/invitations/{invitation_id}": ADMIN,
    "POST /api/employees/{employee_id}/invitation": ADMIN,
    "POST /api/contacts/{contact_id}/invitation": ADMIN,
    "POST /api/me/password-link": frozenset(),
    "POST /api/employees/{employee_id}/password-link": ADMIN,
    "GET /api/tokens": BROWSERS,
    "POST /api/tokens": BROWSERS,
    "DELETE /api/tokens/{token_id}": BROWSERS,
    # People.
    "GET /api/me": PEOPLE,
    "PATCH /api/me": BROWSERS,
    "GET /api/me/preferences": PEOPLE,
    "GET /api/me/time-zones": PEOPLE,
    "PUT /api/me/preferences": BROWSERS,
    "POST /api/me/channels/{channel}/again": BROWSERS,
    "GET /api/me/schedule": PEOPLE,
    "PUT /api/me/schedule": BROWSERS,
    "GET /api/employees": STAFF,
    "POST /api/employees": ADMIN,
    "GET /api/employees/{employee_id}": STAFF,
    "PATCH /api/employees/{employee_id}": ADMIN,
    "GET /api/employees/{employee_id}/departure": ADMIN,
    "GET /api/employees/{employee_id}/departed": ADMIN,
    "GET /api/people/{person_id}/merge": ADMIN,
    "POST /api/people/{person_id}/merge": ADMIN,
    "POST /api/people/{person_id}/personal-data": ADMIN,
    "GET /api/people/{person_id}/erasure": ADMIN,
    "POST /api/people/{person_id}/erasure": ADMIN,
    "POST /api/employees/{employee_id}/channels/{channel}/again": ADMIN,
    "GET /api/employees/{employee_id}/subordinates": STAFF,
    "DELETE /api/employees/{employee_id}/telegram-link": ADMIN,
    "GET /api/teams": STAFF,
    "POST /api/teams": ADMIN,
    "PUT /api/teams/{team_id}": ADMIN,
    "PUT /api/teams/{team_id}/duty": STAFF,
    "GET /api/clients": STAFF,
    "POST /api/clients": ADMIN,
    "GET /api/clients/{client_id}": STAFF,
    "PATCH /api/clients/{client_id}": ADMIN,
    "GET /api/clients/{client_id}/closing": ADMIN,
    "GET /api/phones": ADMIN,
    "GET /api/contacts": STAFF,
    "POST /api/contacts": ADMIN,
    "GET /api/contacts/{contact_id}": STAFF,
    "PATCH /api/contacts/{contact_id}": ADMIN,
    "POST /api/contacts/{contact_id}/channels/{channel}/again": ADMIN,
    "DELETE /api/contacts/{contact_id}/telegram-link": ADMIN,
    # People from files, and in files.
    "POST /api/imports": ADMIN,
    "GET /api/imports": ADMIN,
    "GET /api/imports/{import_id}": ADMIN,
    "DELETE /api/imports/{import_id}": ADMIN,
    "GET /api/imports/{import_id}/guess": ADMIN,
    "PUT /api/imports/{import_id}/matching": ADMIN,
    "GET /api/imports/{import_id}/rows": ADMIN,
    "POST /api/imports/{import_id}/run": ADMIN,
    "POST /api/imports/{import_id}/undo": ADMIN,
    "POST /api/exports": ADMIN,
    # Telegram and the bots.
    "POST /api/telegram/registrations": BOTS,
    "POST /api/telegram/joins": BOTS,
    "PUT /api/bots/name": BOTS,
    "POST /api/bots/faults": BOTS,
    "POST /api/telegram/reachability": BOTS,
    "POST /api/telegram/messages": BOTS,
    "GET /api/telegram/messages": BOTS,
    "POST /api/telegram/source-messages": BOTS,
    "GET /api/telegram/source-messages": BOTS,
    "DELETE /api/telegram/link": BROWSERS,
    "GET /api/bots/config": BOTS,
    "GET /api/bots/words": BOTS,
    # Tickets and files: which ticket, and what of it, is the policy's (see test_foreign).
    "GET /api/tickets": PEOPLE,
    "POST /api/tickets": BROWSERS,
    "GET /api/tickets/{ticket_id}": PEOPLE,
    "GET /api/tickets/by-number/{number}": PEOPLE,
    "PATCH /api/tickets/{ticket_id}": BROWSERS,
    "GET /api/tickets/{ticket_id}/assignees": PEOPLE,
    "POST /api/tickets/{ticket_id}/assign": BROWSERS,
    "POST /api/tickets/{ticket_id}/status": BROWSERS,
    "POST /api/tickets/{ticket_id}/cancel": BROWSERS,
    "POST /api/tickets/{ticket_id}/solved": BROWSERS,
    "POST /api/tickets/{ticket_id}/reopen": BROWSERS,
    "POST /api/tickets/{ticket_id}/rating": BROWSERS,
    "POST /api/tickets/{ticket_id}/comments": BROWSERS,
    "PATCH /api/tickets/{ticket_id}/comments/{comment_id}": BROWSERS,
    "POST /api/tickets/{ticket_id}/files": BROWSERS,
    "POST /api/tickets/{ticket_id}/follow": BROWSERS,
    "DELETE /api/tickets/{ticket_id}/follow": BROWSERS,
    "POST /api/tickets/{ticket_id}/mute": BROWSERS,
    "DELETE /api/tickets/{ticket_id}/mute": BROWSERS,
    "POST /api/tickets/{ticket_id}/watchers": BROWSERS,
    "DELETE /api/tickets/{ticket_id}/watchers/{person_id}": BROWSERS,
    "POST /api/tickets/{ticket_id}/links": BROWSERS,
    "DELETE /api/tickets/{ticket_id}/links/{link_id}": BROWSERS,
    "GET /api/tickets/statuses": STAFF | {"reader"},
    # What the desk is set up with.
    "GET /api/categories": PEOPLE,
    "POST /api/categories": ADMIN,
    "PUT /api/categories/{category_id}": ADMIN,
    "GET /api/canned-replies": AGENTS | {"reader"},
    "POST /api/canned-replies": AGENTS,
    "PUT /api/canned-replies/{reply_id}": AGENTS,
    "DELETE /api/canned-replies/{reply_id}": AGENTS,
    "GET /api/tickets/{ticket_id}/canned-replies": PEOPLE,
    # Tasks: contacts know of none; which task, and what of it, is the policy's.
    "GET /api/tasks": STAFF,
    "POST /api/tasks": STAFF,
    "GET /api/tasks/{task_id}": STAFF,
    "GET /api/tasks/by-number/{number}": STAFF,
    "PATCH /api/tasks/{task_id}": STAFF,
    "POST /api/tasks/{task_id}/start": STAFF,
    "POST /api/tasks/{task_id}/complete": STAFF,
    "POST /api/tasks/{task_id}/reopen": STAFF,
    "POST /api/tasks/{task_id}/cancel": STAFF,
    "GET /api/tasks/{task_id}/delegatees": STAFF,
    "POST /api/tasks/{task_id}/delegate": STAFF,
    "POST /api/tasks/{task_id}/comments": STAFF,
    "PATCH /api/tasks/{task_id}/comments/{comment_id}": STAFF,
    "POST /api/tasks/{task_id}/files": STAFF,
    "POST /api/tasks/{task_id}/follow": STAFF,
    "DELETE /api/tasks/{task_id}/follow": STAFF,
    "POST /api/tasks/{task_id}/mute": STAFF,
    "DELETE /api/tasks/{task_id}/mute": STAFF,
    "POST /api/files": BROWSERS,
    "POST /api/upload-links": BROWSERS,
    "GET /api/files/limits": PEOPLE,
    "GET /api/files/{file_id}": PEOPLE,
    "GET /api/files/{file_id}/preview": PEOPLE,
    # Absences: which one, and what of it, is the policy's (see test_foreign).
    "GET /api/absences": STAFF,
    "POST /api/absences": STAFF,
    "POST /api/absences/preview": STAFF,
    "GET /api/absences/calendar": STAFF,
    "GET /api/absences/balance": STAFF,
    "PATCH /api/absences/balance/{person_id}": ADMIN,
    "GET /api/absences/balance/{person_id}/corrections": ADMIN,
    "GET /api/absences/balances": ADMIN,
    "GET /api/absences/{absence_id}": STAFF,
    "POST /api/absences/{absence_id}/approve": STAFF,
    "POST /api/absences/{absence_id}/reject": STAFF,
    "POST /api/absences/{absence_id}/cancel": STAFF,
    # What one hears.
    "GET /api/digest": BROWSERS,
    "GET /api/notifications": BROWSERS,
    "POST /api/notifications/{notice_id}/read": BROWSERS,
    "POST /api/notifications/read-all": BROWSERS,
    "POST /api/notifications/snooze": BROWSERS,
    "DELETE /api/notifications/snooze/{object_id}": BROWSERS,
    "POST /api/notifications/{notice_id}/snooze": BROWSERS,
    "GET /api/stream": STAFF,
    "GET /api/push/key": BROWSERS,
    "PUT /api/push/subscriptions": BROWSERS,
    "GET /api/push/subscriptions": BROWSERS,
    "DELETE /api/push/subscriptions": BROWSERS,
    "PATCH /api/push/subscriptions/{device_id}": BROWSERS,
    "DELETE /api/push/subscriptions/{device_id}": BROWSERS,
    "POST /api/push/subscriptions/{device_id}/test": BROWSERS,
    # The administrator's.
    "GET /api/admin/guide": ADMIN,
    "PUT /api/admin/guide": ADMIN,
    "GET /api/admin/channels": ADMIN,
    "GET /api/admin/channels/{lane}": ADMIN,
    "PUT /api/admin/channels/{lane}": ADMIN,
    "POST /api/admin/channels/{lane}/test": ADMIN,
    "GET /api/admin/channels/{lane}/targets": ADMIN,
    "GET /api/admin/templates": ADMIN,
    "PUT /api/admin/templates/{event}/{locale}": ADMIN,
    "DELETE /api/admin/templates/{event}/{locale}": ADMIN,
    "POST /api/admin/templates/{event}/{locale}/preview": ADMIN,
    "POST /api/admin/templates/{event}/{locale}/test": ADMIN,
    "GET /api/admin/absences": ADMIN,
    "PUT /api/admin/absences": ADMIN,
    "GET /api/admin/company-hours": ADMIN,
    "PUT /api/admin/company-hours": ADMIN,
    "GET /api/admin/work-calendar/{year}": ADMIN,
    "PUT /api/admin/work-calendar/{year}": ADMIN,
    "DELETE /api/admin/work-calendar/{year}": ADMIN,
    "GET /api/admin/deliveries": ADMIN,
    "GET /api/admin/deliveries/export": ADMIN,
    "GET /api/admin/deliveries/{delivery_id}": ADMIN,
    "POST /api/admin/deliveries/{delivery_id}/resend": ADMIN,
    "POST /api/admin/deliveries/resend-failed": ADMIN,
    "GET /api/admin/audit": ADMIN,
    "GET /api/admin/audit/actions": ADMIN,
    "GET /api/admin/audit/export": ADMIN,
    "GET /api/admin/health": ADMIN,
    "GET /api/admin/files": ADMIN,
    "PUT /api/admin/files": ADMIN,
    "GET /api/admin/sla": ADMIN,
    "PUT /api/admin/sla": ADMIN,
    "POST /api/admin/sla/preview": ADMIN,
    "GET /api/admin/settings": ADMIN,
    "DELETE /api/admin/settings/{setting}": ADMIN,
    "GET /api/admin/retention": ADMIN,
    "PUT /api/admin/retention": ADMIN,
    "GET /api/admin/newcomer-channels": ADMIN,
    "PUT /api/admin/newcomer-channels": ADMIN,
    "GET /api/admin/bot-texts": ADMIN,
    "PUT /api/admin/bot-texts": ADMIN,
    "GET /api/admin/look": ADMIN,
    "PUT /api/admin/look": ADMIN,
    "PUT /api/admin/look/logo": ADMIN,
    "DELETE /api/admin/look/logo": ADMIN,
    # In letters it is seen by whoever has one.
    "GET /api/look/logo": STRANGERS,
    "GET /api/admin/tickets": ADMIN,
    "PUT /api/admin/tickets": ADMIN,
    "GET /api/admin/task-reminders": ADMIN,
    "PUT /api/admin/task-reminders": ADMIN,
    # For machines and browsers, nothing of anybody inside.
    "GET /health/live": EVERYBODY,
    "GET /health/ready": EVERYBODY,
    "GET /metrics": EVERYBODY,
    # Whoever holds a person's letter; the signature is the key.
    "GET /unsubscribe/{token}": EVERYBODY,
    "POST /unsubscribe/{token}": EVERYBODY,
    "POST /unsubscribe/{token}/undo": EVERYBODY,
    # The link's secret is the key; it takes files once.
    "GET /upload/{secret}": EVERYBODY,
    "POST /upload/{secret}": EVERYBODY,
    "GET /": EVERYBODY,
    "GET /{path}": EVERYBODY,
    "GET /schema": EVERYBODY,
    "GET /schema/{path}": EVERYBODY,
    "GET /schema/openapi.json": EVERYBODY,
}
WORDS = {
    "lane": "email",
    "event": "ticket_opened",
    "locale": "ru",
    "number": "1",
    "year": "2026",
    "path": "none",
}


def operations(app: Litestar) -> dict[str, str]:
    """What is called at each method and path, read from the application itself."""
    return {
        f"{method} {route.path_format}": str(handler.operation_id)
        for route in app.routes
        if isinstance(route, HTTPRoute)
        for method, (handler, _) in route.route_handler_map.items()
        if method != "OPTIONS"
    }


def routes(app: Litestar) -> set[str]:
    """Every method and path."""
    return set(operations(app))


def test_every_route_has_its_row(desk: Desk) -> None:
    """And every row its route."""
    assert routes(desk.app) == set(DOORS)


@pytest.mark.parametrize("role", ROLES)
async def test_who_comes_in_where(desk: Desk, role: str) -> None:
    """Nobody is told 401; whoever is known and may not, 403; the rest is past the guards.

    A bot's door asks for the service token alone: without it everybody is nobody there. At a
    door that no bot knocks at, its token is of no use (tests/rights/test_bots.py).
    """
    wrong: list[str] = []
    called = operations(desk.app)
    for door, welcome in DOORS.items():
        if door == "GET /api/stream" and role in welcome:
            continue  # It never ends; tests/edge/test_stream.py opens it.
        async with await _as(desk, role) as client:
            status = (await knock(client, door)).status_code
        known = role != "nobody" and welcome is not BOTS
        if role == "bot":
            known = called[door] not in bot_routes.ROUTES
        expected = "in" if role in welcome else ("403" if known else "401")
        seen = str(status) if status in {401, 403} else "in"
        if seen != expected:
            wrong.append(f"{role} at {door}: {status}, expected {expected}")
    assert not wrong, "\n".join(wrong)


async def _as(desk: Desk, role: str) -> httpx.AsyncClient:
    """A client of its own for every knock: one of them logs out."""
    match role:
        case "nobody":
            return desk.browser()
        case "bot":
            return desk.bot("staff")
        case "reader":
            secret = await _token(desk)
            return desk.browser(Authorization=f"Bearer {secret}")
        case _:
            desk.opened.pop(PERSON[role], None)
            return await desk.calls(PERSON[role])


async def _token(desk: Desk) -> str:
    secret = new_secret("vst_")
    await desk.keep(
        PersonalToken(
            person_id=desk.ids["boris"],
            name="reader",
            token_hash=digest(secret),
            scopes=TOKEN_SCOPES,
        )
    )
    return secret


async def knock(client: httpx.AsyncClient, door: str) -> httpx.Response:
    """The answer that an empty request gets there."""
    method, path = door.split(" ")
    for name in [part[1:-1] for part in path.split("/") if part.startswith("{")]:
        path = path.replace(f"{{{name}}}", WORDS.get(name, str(new_id())))
    body: Any = None if method in {"GET", "DELETE"} else {}
    answer = await client.request(method, path, json=body)
    assert answer.status_code < 500 or path == "/", f"{door}: {answer.text}"
    return answer
