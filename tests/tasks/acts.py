"""What people do to tasks, through the desk's HTTP."""

from typing import Any

import httpx

from tests.desk import Desk

TASKS = "/api/tasks"


async def gives(desk: Desk, key: str, to: str, title: str = "Сверить склад", **more: Any) -> Any:
    """A new task of `key` for `to`."""
    return await desk.does(key, TASKS, {"title": title, "assignee_id": str(desk.ids[to])} | more)


async def posts(
    desk: Desk, key: str, task: Any, act: str, body: Any = None, method: str = "POST"
) -> httpx.Response:
    """The act as it is answered, whatever the answer."""
    client = await desk.calls(key)
    path = f"{TASKS}/{task['id']}/{act}".rstrip("/")
    return await client.request(method, path, json=body or {})


async def does(desk: Desk, key: str, task: Any, act: str, **body: Any) -> Any:
    """An act that must succeed; the task after it."""
    return await desk.does(key, f"{TASKS}/{task['id']}/{act}", body)


async def delegates(desk: Desk, key: str, task: Any, to: str, **body: Any) -> httpx.Response:
    order = {"assignee_id": str(desk.ids[to])} | body
    return await posts(desk, key, task, "delegate", order)


async def sees(desk: Desk, key: str, task: Any) -> Any:
    """The task as the person reads it."""
    answer = await (await desk.calls(key)).get(f"{TASKS}/{task['id']}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def told(answer: httpx.Response) -> tuple[int, str]:
    """How a refusal is said."""
    return answer.status_code, answer.json()["code"]
