"""When it is tried again (Q3), and where it goes instead (Q4): pure."""

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from api.notifications.channels.base import Address
from api.notifications.channels.email.address import EmailAddress
from api.notifications.channels.mattermost.address import MattermostAddress
from api.notifications.channels.telegram.address import TelegramAddress
from api.notifications.channels.webpush.address import PushAddress
from api.notifications.lanes.schedule import JITTER, breaker_pause, retry_after
from api.notifications.plan.addresses import (
    ContactPoints,
    Target,
    first_targets,
    key_of,
    next_targets,
    pack,
    unpack,
)
from shared.contracts.admin import Lane
from shared.contracts.people import ChannelKind, PersonKind
from shared.contracts.preferences import ChannelMode
from tests.lanes import Channels, Lanes
from tests.pipeline.facts import BORIS, CONTACT

T, E, M, P = Channels.TELEGRAM, Channels.EMAIL, Channels.MATTERMOST, Channels.PUSH
ALWAYS, FALLBACK, OFF = ChannelMode.ALWAYS, ChannelMode.FALLBACK, ChannelMode.OFF
CHAT = TelegramAddress(chat_id=5)
MAIL = EmailAddress(email="boris@desk.example", name="Борис")
LOGIN = MattermostAddress(channel="@boris")
PHONE = PushAddress(endpoint="https://push.example/1", p256dh="p", auth="a", device_id="1")
LAPTOP = PushAddress(endpoint="https://push.example/2", p256dh="p", auth="a", device_id="2")
EVERYWHERE: dict[ChannelKind, tuple[Address, ...]] = {
    T: (CHAT,),
    E: (MAIL,),
    M: (LOGIN,),
    P: (PHONE, LAPTOP),
}


def points(*plan: tuple[ChannelKind, ChannelMode], **more: Any) -> ContactPoints:
    facts: dict[str, Any] = {
        "person_id": BORIS,
        "kind": PersonKind.EMPLOYEE,
        "addresses": EVERYWHERE,
    }
    return ContactPoints(plan=plan, **(facts | more))


def lanes(targets: list[Target]) -> list[Lane]:
    return [target.lane for target in targets]


@pytest.mark.rule("Q3")
@pytest.mark.parametrize(
    ("attempt", "seconds"), [(1, 10), (2, 60), (3, 300), (4, 1800), (5, 7200), (9, 7200)]
)
def test_the_steps_of_the_schedule(attempt: int, seconds: int) -> None:
    """10 s, 1 m, 5 m, 30 m, 2 h and then 2 h again, with jitter around them."""
    waits = [retry_after(attempt, Random(seed)).total_seconds() for seed in range(50)]
    assert all(seconds * (1 - JITTER) <= wait <= seconds * (1 + JITTER) for wait in waits)
    assert len(set(waits)) > 40


@pytest.mark.rule("Q3")
def test_the_scale_shortens_every_step() -> None:
    """For tests; nobody else should."""
    assert retry_after(1, Random(1), 0.01) == retry_after(1, Random(1)) * 0.01


@pytest.mark.rule("E7")
def test_the_breaker_doubles_its_pause_up_to_a_bound() -> None:
    """5 s, 10 s, 20 s … 5 minutes, however long the server is down."""
    pauses = [breaker_pause(failures).total_seconds() for failures in range(8)]
    assert pauses == [5, 10, 20, 40, 80, 160, 300, 300]
    assert breaker_pause(100_000) == timedelta(minutes=5)


@pytest.mark.rule("N1", "N4", "Q4")
def test_a_notice_goes_by_every_channel_that_is_always() -> None:
    """One way for each address of it."""
    person = points((T, ALWAYS), (P, ALWAYS), (E, FALLBACK), (M, OFF))
    assert lanes(first_targets(person)) == [Lanes.TELEGRAM_STAFF, Lanes.PUSH, Lanes.PUSH]


@pytest.mark.rule("N4", "Q4")
def test_the_first_fallback_serves_who_has_no_address_of_the_others() -> None:
    """In the person's own order."""
    person = points((T, ALWAYS), (M, FALLBACK), (E, FALLBACK), addresses={E: (MAIL,), M: (LOGIN,)})
    assert lanes(first_targets(person)) == [Lanes.MATTERMOST]


@pytest.mark.rule("N1")
def test_who_switched_everything_off_has_no_way() -> None:
    """The inbox alone."""
    assert first_targets(points((T, OFF), (E, OFF), (M, OFF), (P, OFF))) == []


@pytest.mark.rule("Q4")
@pytest.mark.parametrize(
    ("plan", "failed", "told", "goes"),
    [
        (((T, ALWAYS), (E, FALLBACK)), T, [Lanes.TELEGRAM_STAFF], [Lanes.EMAIL]),
        (((T, ALWAYS), (E, OFF), (M, FALLBACK)), T, [Lanes.TELEGRAM_STAFF], [Lanes.MATTERMOST]),
        (((E, FALLBACK), (T, ALWAYS)), T, [Lanes.TELEGRAM_STAFF], []),
        (((T, ALWAYS), (E, ALWAYS)), T, [Lanes.TELEGRAM_STAFF, Lanes.EMAIL], []),
        (
            ((T, ALWAYS), (E, ALWAYS), (M, FALLBACK)),
            T,
            [Lanes.TELEGRAM_STAFF, Lanes.EMAIL],
            [Lanes.MATTERMOST],
        ),
        (((T, ALWAYS), (P, FALLBACK)), T, [Lanes.TELEGRAM_STAFF], [Lanes.PUSH, Lanes.PUSH]),
    ],
)
def test_where_it_goes_after_a_final_failure(
    plan: Any, failed: ChannelKind, told: list[Lane], goes: list[Lane]
) -> None:
    """The next channel after the failed one that is not off and was not used yet."""
    assert lanes(next_targets(points(*plan), failed, told)) == goes


@pytest.mark.rule("Q4")
def test_a_contact_has_no_mattermost_and_no_push() -> None:
    """Even with an address that some import left behind."""
    person = points(
        (T, ALWAYS), (M, ALWAYS), (P, ALWAYS), person_id=CONTACT, kind=PersonKind.CONTACT
    )
    assert lanes(first_targets(person)) == [Lanes.TELEGRAM_CLIENT]


@pytest.mark.parametrize(
    ("lane", "address"),
    [
        (Lanes.TELEGRAM_CLIENT, TelegramAddress(chat_id=-5, edit_message_id=7)),
        (Lanes.EMAIL, MAIL),
        (Lanes.MATTERMOST, LOGIN),
        (Lanes.PUSH, PHONE),
    ],
)
def test_an_address_survives_its_row(lane: Lane, address: Address) -> None:
    """Packed as a document, and the same again."""
    assert unpack(lane, pack(lane, address), points()) == address


@pytest.mark.rule("P12", "X4")
def test_a_row_holds_nothing_of_a_push_subscription_but_its_id() -> None:
    """Whoever reads the queue cannot push; a browser that is not the person's any more is not
    reached by it."""
    assert pack(Lanes.PUSH, PHONE) == {"device_id": "1"}
    assert unpack(Lanes.PUSH, pack(Lanes.PUSH, PHONE), points(addresses={P: (LAPTOP,)})) is None
    renewed = replace(PHONE, p256dh="new")
    assert unpack(Lanes.PUSH, pack(Lanes.PUSH, PHONE), points(addresses={P: (renewed,)})) == renewed


@pytest.mark.rule("Q2")
def test_keys_tell_addresses_apart() -> None:
    """A message to be edited is an address of its own."""
    edit = TelegramAddress(chat_id=5, edit_message_id=7)
    staff, push = Lanes.TELEGRAM_STAFF, Lanes.PUSH
    keys = {key_of(staff, CHAT), key_of(staff, edit), key_of(Lanes.EMAIL, MAIL)}
    keys |= {key_of(Lanes.MATTERMOST, LOGIN), key_of(push, PHONE), key_of(push, LAPTOP)}
    assert len(keys) == 6
    assert {len(key) for key in keys} == {64}
