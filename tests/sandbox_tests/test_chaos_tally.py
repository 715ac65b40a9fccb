"""What `make chaos` counts: lost, repeated, and for how long a channel was silent."""

import pytest

from tests.chaos.faults import Fault, nothing
from tests.chaos.table import wrong
from tests.chaos.tally import LETTERS, POSTS, Arrival, Result, longest_silence, result

HEARERS = [(POSTS, "@boris"), (LETTERS, "boris@firma.example")]
SINCE = {POSTS: 0.0, LETTERS: 0.0}


def post(number: int, at: float) -> Arrival:
    return Arrival(at, POSTS, "@boris", number, "")


def letter(number: int, at: float, name: str = "one") -> Arrival:
    return Arrival(at, LETTERS, "boris@firma.example", number, name)


@pytest.mark.parametrize(
    ("spans", "silence"),
    [
        ([], 0),
        ([(1, 3)], 2),
        ([(0, 1), (0, 2), (0, 9)], 7),
        ([(0, 1), (50, 51)], 1),
        ([(0, 10), (1, 2), (5, 6)], 4),
    ],
)
def test_silence_is_a_time_without_arrivals_in_which_something_was_due(
    spans: list[tuple[float, float]], silence: float
) -> None:
    """When nothing is due nobody waits."""
    assert longest_silence(spans) == silence


def test_each_ticket_is_due_to_each_hearer_once() -> None:
    """What comes again is a repeat, what never comes is lost, other tickets' messages count not."""
    came = [post(1, 11), post(1, 12), letter(1, 14), post(2, 15), post(99, 16)]
    found = result(came, {1: 10.0, 2: 10.0}, HEARERS, SINCE)
    assert (found.planned, found.delivered, found.lost) == (4, 3, 1)
    assert (found.repeated, found.strangers, found.latest) == (1, 0, 5)


def test_a_repeat_under_another_name_is_told_apart() -> None:
    """The mail program of its reader shows both."""
    found = result([letter(1, 1), letter(1, 2, "two")], {1: 0.0}, HEARERS, SINCE)
    assert (found.repeated, found.strangers) == (1, 1)


def test_what_was_due_before_the_channel_was_back_counts_from_then() -> None:
    """A counterpart's own silence is not ours."""
    found = result([post(1, 21), letter(1, 31)], {1: 10.0}, HEARERS, {POSTS: 20, LETTERS: 30})
    assert (found.silence, found.latest) == (1, 1)


def test_the_table_names_what_must_not_be() -> None:
    """And nothing else."""
    fault = Fault(happens=nothing)
    well = Result(planned=1, delivered=1, repeated=0, strangers=0, silence=10, latest=60)
    assert wrong(fault, well) == []
    bad = Result(planned=2, delivered=1, repeated=1, strangers=1, silence=11, latest=60)
    assert len(wrong(fault, bad)) == 4
