"""Reading what an HTTP counterpart said."""

from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from api.notifications.channels.http_answers import answer_of, retry_after
from tests.channels.scripted import Scripted

NOW = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)


@pytest.mark.rule("Q3")
@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("120", timedelta(seconds=120)),
        (" 0 ", timedelta()),
        ("Mon, 23 Nov 2026 12:01:00 GMT", timedelta(minutes=1)),
        ("Mon, 23 Nov 2026 11:00:00 GMT", timedelta()),
        ("soon", None),
        ("-5", None),
        ("9" * 30, None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_read_in_both_forms(header: str | None, wait: timedelta | None):
    """Seconds or a date; nonsense is no wait at all."""
    assert retry_after(header, NOW) == wait


async def test_a_long_answer_is_not_read_to_its_end(
    counterpart: Scripted, session: aiohttp.ClientSession
):
    """A counterpart cannot fill the memory; its words are cut at 300 characters."""
    counterpart.answers(500, "x" * 1_000_000)
    async with session.get(counterpart.url) as response:
        answer = await answer_of(response)
    assert len(answer.body) == 4096
    assert answer.words.startswith("500 xxx")
    assert len(answer.words) == 300
