"""What is bad is set aside; the others are served (U8)."""

from collections.abc import Sequence
from uuid import uuid4

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError
from structlog.testing import capture_logs

from api.objects import quarantine
from shared.quarantine import ALARM, NOTE, note_quarantined

pytestmark = pytest.mark.rule("U8")

SECRET = "Тайна за семью печатями"


class Served:
    """Doubles numbers in batches; a number of `bad` fails the batch that it is in."""

    def __init__(self, *bad: int, error: Exception | None = None) -> None:
        self.bad = set(bad)
        self.error = error or ValueError(SECRET)
        self.calls = 0

    async def __call__(self, numbers: Sequence[int]) -> list[int]:
        self.calls += 1
        if self.bad & set(numbers):
            raise self.error
        return [each * 2 for each in numbers]


@pytest.mark.parametrize("bad", [(), (0,), (7,), (3, 4), tuple(range(8))])
async def test_only_what_is_bad_is_left_out(bad: tuple[int, ...]) -> None:
    """The order is kept, however many are bad."""
    served = Served(*bad)
    done, left = await quarantine.many("number", range(8), served, str)
    assert [each for part in done for each in part] == [n * 2 for n in range(8) if n not in bad]
    assert [each.thing for each in left] == list(bad)


async def test_a_good_batch_costs_one_call_and_a_bad_one_few_more() -> None:
    """Twice the depth of halving, not one a row."""
    good, spoiled = Served(), Served(40)
    await quarantine.many("number", range(100), good, str)
    await quarantine.many("number", range(100), spoiled, str)
    assert (good.calls, spoiled.calls <= 15) == (1, True)
    assert await quarantine.many("number", [], good, str) == ([], [])


@pytest.mark.parametrize(
    "trouble",
    [DBAPIError("", None, Exception()), ConnectionRefusedError(), MemoryError()],
    ids=lambda each: type(each).__name__,
)
async def test_what_is_nobodys_fault_condemns_nobody(trouble: Exception) -> None:
    """A database that is away would else have every row set aside."""
    with pytest.raises(type(trouble)):
        await quarantine.many("number", range(8), Served(0, error=trouble), str)
    with pytest.raises(type(trouble)), quarantine.one("number"):
        raise trouble


async def test_what_the_database_refuses_of_one_row_is_the_rows_fault() -> None:
    """A broken key, say."""
    refused = IntegrityError("", None, Exception())
    _, left = await quarantine.many("number", range(8), Served(5, error=refused), str)
    assert [each.thing for each in left] == [5]


def test_the_log_names_it_and_tells_nothing_of_it() -> None:
    """Kind, id, the error's type and place; what comes again is an alarm, ever more rarely."""
    name = str(uuid4())
    with capture_logs() as log:
        for _ in range(9):
            with note_quarantined("number", number_id=name):
                raise ValueError(SECRET)
    told = [(each["event"], each.get("times")) for each in log]
    assert told == [(NOTE, None), (ALARM, 2), (ALARM, 4), (ALARM, 8)]
    assert (log[0]["what"], log[0]["number_id"], log[0]["error"]) == ("number", name, "ValueError")
    assert "test_quarantine.py" in log[0]["at"]
    assert SECRET not in str(log)
