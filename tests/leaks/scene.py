"""One desk with something of everything that a client must not see (X2, C5).

Anna of «Ромашка» sees only her own tickets. Pavel is her colleague there and has another company.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from api.clock import now
from api.people.models import Client
from tests.desk import Desk
from tests.sandbox.browsers import BrowserSubscription

READER = "anna"


@dataclass(frozen=True)
class Scene:
    """`own` is the reader's ticket; `browser` takes her pushes, `upload_link` is good."""

    desk: Desk
    own: Any
    browser: BrowserSubscription
    upload_link: str


async def play(desk: Desk) -> Scene:
    """Everybody is reached by everything, then everything happens, and the pipeline tells it."""
    romashka, vasilek = desk.ids["Ромашка"], desk.ids["Василёк"]
    await desk.changes(Client, romashka, contacts_see_all=False)
    await desk.links("anna", "pavel", "boris", "vera")
    browser = await desk.subscribes(READER)
    ways = [(each, "always") for each in ("telegram", "email")]
    await desk.prefers(READER, *ways)
    colleague = await _foreign(desk, "zqcolleague", str(romashka))
    foreign = await _foreign(desk, "zqforeign", str(vasilek))
    await desk.pipeline()
    own = await _own(desk, [colleague, foreign])
    await _of_the_desk(desk, own)
    await desk.pipeline()
    made = await desk.does(READER, "/api/upload-links", {"object_id": own["id"]})
    link = made["url"].removeprefix(desk.settings.base_url)
    return Scene(desk, own, browser, link)


async def _foreign(desk: Desk, word: str, client_id: str) -> Any:
    file_id = await desk.uploads("pavel", f"{word}file.txt", word.encode())
    ticket = await desk.opens("pavel", word, client_id=client_id, file_ids=[file_id])
    await desk.does("boris", f"/api/tickets/{ticket['id']}/assign")
    await desk.says("boris", ticket, f"{word}word")
    return ticket


async def _own(desk: Desk, others: list[Any]) -> Any:
    """With public words and a file, linked to what the reader may not see."""
    file_id = await desk.uploads(READER, "шнур.txt", b"public")
    own = await desk.opens(READER, "Мой принтер", file_ids=[file_id])
    await desk.takes("boris", own)
    await desk.says("boris", own, "Выезжаем")
    for other in others:
        await desk.does("boris", f"/api/tickets/{own['id']}/links", {"number": other["number"]})
    await desk.does("vera", f"/api/tickets/{own['id']}/follow")
    return own


async def _of_the_desk(desk: Desk, own: Any) -> None:
    path = f"/api/tickets/{own['id']}"
    file_id = await desk.uploads("boris", "zqnotefile.txt", b"zqnotebody")
    note = {"visibility": "internal", "file_ids": [file_id]}
    said = await desk.says("boris", own, "zqnote", **note)
    words = {"text": "zqnote zqedited"}
    await desk.does("boris", f"{path}/comments/{said['id']}", words, method="PATCH")
    asked = {"object_id": own["id"], "visibility": "internal"}
    link = (await desk.does("boris", "/api/upload-links", asked))["url"]
    answer = await desk.browser().post(link, files={"file": ("zqlinkfile.txt", b"x")})
    assert answer.is_success, answer.text
    task = await desk.does("boris", "/api/tasks", {"text": "zqtask", "ticket_id": own["id"]})
    await desk.does("boris", f"/api/tasks/{task['id']}/comments", {"text": "zqtaskword"})
    await _goes_away(desk)
    await desk.moves("boris", own, "waiting", comment="Ждём вас")
    await desk.moves("boris", own, "resolved")


async def _goes_away(desk: Desk) -> None:
    first = (now() + timedelta(days=30)).date()
    dates = {"start": first.isoformat(), "end": (first + timedelta(days=7)).isoformat()}
    asked = {"kind": "vacation", "comment": "zqabsence"} | dates
    await desk.does("boris", "/api/absences", asked)
