"""Answers are packed for who takes them so, and where it is worth it; what is kept is not."""

import pytest

from tests.desk import Desk

PLAIN = {"Accept-Encoding": "identity"}


async def test_a_large_answer_is_packed_for_who_takes_it(desk: Desk) -> None:
    """Who does not say so gets the same as it is; what fits into a packet goes as it is."""
    client = await desk.calls("anna")
    ticket = await desk.opens("anna", "Не печатает принтер " * 100)
    path = f"/api/tickets/{ticket['id']}"
    packed, plain = await client.get(path), await client.get(path, headers=PLAIN)
    assert packed.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["vary"]
    assert "content-encoding" not in plain.headers
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])
    assert packed.json() == plain.json()
    assert "content-encoding" not in (await client.get("/api/files/limits")).headers


@pytest.mark.rule("Q12")
async def test_an_answer_is_kept_unpacked(desk: Desk) -> None:
    """A repeat is told it as it takes it, whatever the first took."""
    client = await desk.calls("anna")

    async def opens(**headers: str) -> bytes:
        asked = {"text": "Не печатает принтер " * 100}
        key = {"Idempotency-Key": "client:1"}
        answer = await client.post("/api/tickets", json=asked, headers=key | headers)
        assert answer.headers.get("content-encoding", "identity") == headers["Accept-Encoding"]
        return answer.content

    first = await opens(**{"Accept-Encoding": "gzip"})
    assert first == await opens(**PLAIN) == await opens(**{"Accept-Encoding": "gzip"})
