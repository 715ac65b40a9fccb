"""Files past the bot's limit come by a link that works once (T6)."""

import asyncio
import re
from datetime import timedelta
from typing import Any

import httpx
import pytest

from api.auth.models import OneTimeLink
from api.clock import now
from api.files.models import StoredFile
from tests.desk import Desk
from tests.files.test_inspect import JPEG, PROGRAM

pytestmark = pytest.mark.rule("T6")

BIG = bytes(30_000)


@pytest.fixture
async def ticket(desk: Desk) -> Any:
    return await desk.opens("anna")


async def link(desk: Desk, ticket: Any, key: str = "anna", **more: Any) -> str:
    """The path of a fresh link for this ticket."""
    made = await desk.does(key, "/api/upload-links", {"object_id": ticket["id"]} | more)
    return made["url"].removeprefix(desk.settings.base_url)


async def sends(desk: Desk, path: str, *files: tuple[str, bytes]) -> httpx.Response:
    """What a browser without a session sends from the page's form."""
    form = [("file", each) for each in files]
    return await desk.browser().post(path, files=form)


async def comments(desk: Desk, ticket: Any, key: str = "boris") -> list[Any]:
    answer = await (await desk.calls(key)).get(f"/api/tickets/{ticket['id']}")
    return answer.json()["comments"]


@pytest.mark.rule("X7")
async def test_the_page_needs_no_login_and_no_script(desk: Desk, ticket: Any):
    """It says the ticket and the limits, in the person's language, under a strict policy."""
    answer = await desk.browser().get(await link(desk, ticket))
    assert answer.status_code == 200
    assert f"Файлы к заявке №{ticket['number']}" in answer.text
    assert "до 50 МБ" in answer.text and "exe" in answer.text
    assert "<script" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    for field in ('type="file"', "multiple", 'enctype="multipart/form-data"', "width=device-width"):
        assert field in answer.text


@pytest.mark.both_stores
async def test_files_of_a_link_become_one_comment_and_are_told(desk: Desk, ticket: Any):
    """Of the link's person; the desk hears of it as of any comment."""
    await desk.takes("boris", ticket)
    await desk.pipeline()
    answer = await sends(desk, await link(desk, ticket), ("видео.mp4", BIG), ("фото.jpg", JPEG))
    assert answer.status_code == 200 and "Файлы получены" in answer.text
    assert "видео.mp4" in answer.text
    (said,) = await comments(desk, ticket)
    assert [each["name"] for each in said["files"]] == ["видео.mp4", "фото.jpg"]
    assert (said["author"]["name"], said["visibility"]) == ("Анна Смирнова", "public")
    await desk.pipeline()
    assert "ticket_commented" in [each["kind"] for each in await desk.inbox("boris")]


@pytest.mark.rule("X3")
async def test_a_link_works_once_and_only_its_hash_is_kept(desk: Desk, ticket: Any):
    """The second try is told that the files have come, and how to get a new link."""
    path = await link(desk, ticket)
    kept = await desk.one(OneTimeLink)
    assert path.rpartition("/")[2] not in f"{kept.token_hash}{kept.about}"
    assert (await sends(desk, path, ("а.bin", BIG))).status_code == 200
    for answer in (await sends(desk, path, ("а.bin", BIG)), await desk.browser().get(path)):
        assert answer.status_code == 410
        assert "файлы уже получены" in answer.text and "новую ссылку" in answer.text
    assert len(await comments(desk, ticket)) == 1


@pytest.mark.both_stores
async def test_of_two_at_once_one_wins(desk: Desk, ticket: Any):
    """Both have sent everything; one comment, and nothing of the other is kept."""
    path = await link(desk, ticket)
    tries = [sends(desk, path, (f"{number}.bin", BIG)) for number in range(4)]
    answers = await asyncio.gather(*tries)
    assert sorted(each.status_code for each in answers) == [200, 410, 410, 410]
    assert len(await comments(desk, ticket)) == 1
    assert await desk.count(StoredFile) == 1
    folder = desk.settings.data_dir / "files"
    assert len([each for each in folder.rglob("*") if each.is_file()]) == 1


async def test_an_interrupted_upload_leaves_the_link_good(desk: Desk, ticket: Any):
    """A body that breaks off in the middle changes nothing."""
    path = await link(desk, ticket)
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n'
    form = {"Content-Type": "multipart/form-data; boundary=b"}
    broken = await desk.browser().post(path, content=head + BIG, headers=form)
    assert broken.status_code == 400
    assert await desk.count(StoredFile) == 0
    assert (await sends(desk, path, ("a.bin", BIG))).status_code == 200


REFUSED: list[tuple[list[tuple[str, bytes]], int, str]] = [
    ([("setup.jpg", PROGRAM)], 415, "«setup.jpg» не принят"),
    ([("пусто.txt", b"")], 422, "«пусто.txt» пустой"),
    ([(f"{number}.txt", b"x") for number in range(4)], 422, "Файлов больше 3"),
    ([("a.bin", bytes(100_001))], 413, "больше 0,1 МБ"),
    ([("хорошее.txt", b"x"), ("плохое.exe", b"x")], 415, "«плохое.exe» не принят"),
    ([], 400, "Выберите хотя бы один файл"),
]


async def test_every_refusal_is_said_and_the_form_is_shown_again(desk: Desk, ticket: Any):
    """All the files or none; afterwards the link is as good as before."""
    rules = {"max_size": 100_000, "max_count": 3}
    await desk.does("gleb", "/api/admin/files", rules, method="PUT")
    path = await link(desk, ticket)
    for files, status, words in REFUSED:
        answer = await sends(desk, path, *files)
        assert (answer.status_code, words in answer.text) == (status, True), answer.text
        assert 'type="file"' in answer.text
    assert await desk.count(StoredFile) == 0
    assert (await sends(desk, path, ("a.bin", bytes(100_000)))).status_code == 200


async def test_a_link_ends_after_a_day(desk: Desk, ticket: Any):
    """And says so; one that never was says something else."""
    path = await link(desk, ticket)
    kept = await desk.one(OneTimeLink)
    assert timedelta(hours=23) < kept.expires_at - now() <= timedelta(hours=24)
    await desk.changes(OneTimeLink, kept.id, expires_at=now() - timedelta(seconds=1))
    for answer in (await desk.browser().get(path), await sends(desk, path, ("a.bin", BIG))):
        assert answer.status_code == 410 and "действовала сутки" in answer.text
    unknown = await desk.browser().get("/upload/no-such-secret")
    assert unknown.status_code == 404 and "скопирована не полностью" in unknown.text


@pytest.mark.both_stores
@pytest.mark.rule("X1", "R8", "C4")
async def test_rights_are_asked_when_the_files_come(desk: Desk, ticket: Any):
    """A ticket cancelled meanwhile takes nothing, nor one that the person no longer sees."""
    path = await link(desk, ticket)
    await desk.does("anna", f"/api/tickets/{ticket['id']}/cancel")
    answer = await sends(desk, path, ("a.bin", BIG))
    assert answer.status_code == 409 and "Заявка отменена" in answer.text
    second = await link(desk, await desk.opens("anna"))
    await desk.leaves_companies("anna")
    answer = await sends(desk, second, ("a.bin", BIG))
    assert answer.status_code == 404 and "больше вам недоступна" in answer.text
    assert await desk.count(StoredFile) == 0


@pytest.mark.rule("X1", "X2")
async def test_nobody_gets_a_link_for_what_is_not_theirs(desk: Desk, ticket: Any):
    """A foreign ticket is not there, a task is not for contacts, an internal word neither."""
    for key, more, code in (
        ("oleg", {}, "not_found"),
        ("anna", {"object_kind": "task"}, "not_allowed"),
        ("anna", {"visibility": "internal"}, "not_allowed"),
        ("boris", {"object_kind": "digest"}, "invalid"),
    ):
        asked = {"object_id": ticket["id"]} | more
        answer = await (await desk.calls(key)).post("/api/upload-links", json=asked)
        assert answer.json()["code"] == code
    foreign = await desk.opens("pavel", client_id=str(desk.ids["Василёк"]))
    answer = await (await desk.calls("anna")).post(
        "/api/upload-links", json={"object_id": foreign["id"]}
    )
    assert answer.json()["code"] == "not_found"


@pytest.mark.rule("C5")
async def test_files_of_an_internal_link_stay_internal(desk: Desk, ticket: Any):
    """What an engineer began as a note for the desk is one to its end."""
    path = await link(desk, ticket, "boris", visibility="internal")
    assert (await sends(desk, path, ("пароли.txt", b"x"))).status_code == 200
    assert await comments(desk, ticket, "anna") == []
    assert [each["visibility"] for each in await comments(desk, ticket)] == ["internal"]


async def test_a_task_takes_files_by_link_too(desk: Desk):
    """As a comment of the employee's."""
    task = await desk.does("vera", "/api/tasks", {"text": "Собрать стенд"})
    path = await link(desk, task, "vera", object_kind="task")
    assert "Файлы к задаче" in (await desk.browser().get(path)).text
    assert (await sends(desk, path, ("стенд.mp4", BIG))).status_code == 200
    seen = await (await desk.calls("vera")).get(f"/api/tasks/{task['id']}")
    assert [each["files"][0]["name"] for each in seen.json()["comments"]] == ["стенд.mp4"]


async def test_the_page_speaks_the_persons_language(desk: Desk, ticket: Any):
    """Also when the link is used up."""
    await desk.does("anna", "/api/me", {"locale": "en"}, method="PATCH")
    path = await link(desk, ticket)
    assert re.search(r"Files for ticket №\d+", (await desk.browser().get(path)).text)
    await sends(desk, path, ("a.bin", BIG))
    assert "have come already" in (await desk.browser().get(path)).text
