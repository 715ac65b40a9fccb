"""How a person wants to hear."""

from datetime import time
from typing import Any

import pytest
from sqlalchemy.orm.attributes import set_committed_value

from api.errors import Invalid
from api.people.models import DeadAddress, Person, TelegramLink
from api.people.profile.preferences import (
    channel_plan,
    kept_choice,
    kept_quiet_hours,
    quiet_hours,
    switches,
)
from shared.contracts.people import ChannelKind, PersonKind
from shared.contracts.preferences import ChannelChoice, ChannelMode, QuietHours
from shared.contracts.preferences import ChannelMode as M
from shared.contracts.telegram import BotScope
from tests.lanes import Channels

EMPLOYEE, CONTACT = PersonKind.EMPLOYEE, PersonKind.CONTACT


def choice(channel: ChannelKind, mode: ChannelMode) -> ChannelChoice:
    return ChannelChoice(channel=channel, mode=mode)


@pytest.mark.rule("N1", "N4")
@pytest.mark.parametrize(
    ("kind", "chosen", "plan"),
    [
        (CONTACT, None, [(Channels.TELEGRAM, M.ALWAYS), (Channels.EMAIL, M.FALLBACK)]),
        (
            EMPLOYEE,
            None,
            [
                (Channels.TELEGRAM, M.ALWAYS),
                (Channels.EMAIL, M.ALWAYS),
                (Channels.MATTERMOST, M.ALWAYS),
                (Channels.PUSH, M.ALWAYS),
            ],
        ),
        (
            CONTACT,
            [{"channel": "email", "mode": "always"}, {"channel": "telegram", "mode": "off"}],
            [(Channels.EMAIL, M.ALWAYS), (Channels.TELEGRAM, M.OFF)],
        ),
        # A channel that came after the choice stands last, by its default.
        (
            CONTACT,
            [{"channel": "email", "mode": "off"}],
            [(Channels.EMAIL, M.OFF), (Channels.TELEGRAM, M.ALWAYS)],
        ),
        # A contact has no push, whatever a row says.
        (
            CONTACT,
            [{"channel": "push", "mode": "always"}],
            [(Channels.TELEGRAM, M.ALWAYS), (Channels.EMAIL, M.FALLBACK)],
        ),
    ],
)  # fmt: skip
def test_the_plan_is_the_choice_over_the_defaults(
    kind: PersonKind, chosen: list[dict[str, Any]] | None, plan: list[tuple[ChannelKind, M]]
) -> None:
    """In the person's order; without a choice by the kind of person."""
    assert channel_plan(kind, chosen) == plan


@pytest.mark.rule("N1")
def test_an_unnamed_channel_is_switched_off() -> None:
    """The choice is whole: what it leaves out is not wished."""
    kept = kept_choice(
        EMPLOYEE, [choice(Channels.PUSH, M.ALWAYS), choice(Channels.EMAIL, M.FALLBACK)]
    )
    assert channel_plan(EMPLOYEE, kept) == [
        (Channels.PUSH, M.ALWAYS),
        (Channels.EMAIL, M.FALLBACK),
        (Channels.TELEGRAM, M.OFF),
        (Channels.MATTERMOST, M.OFF),
    ]


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (CONTACT, [choice(Channels.PUSH, M.ALWAYS)]),
        (EMPLOYEE, [choice(Channels.EMAIL, M.ALWAYS), choice(Channels.EMAIL, M.OFF)]),
    ],
)
def test_an_odd_choice_is_refused(kind: PersonKind, asked: list[ChannelChoice]) -> None:
    """A channel that the person has not, or one twice."""
    with pytest.raises(Invalid):
        kept_choice(kind, asked)


@pytest.mark.rule("N2")
def test_quiet_hours_over_midnight_come_back_as_they_were() -> None:
    """One schedule for all channels; the days in order."""
    asked = QuietHours(start=time(22, 30), end=time(7), weekdays=[6, 0, 0])
    kept = kept_quiet_hours(asked)
    assert quiet_hours(kept) == QuietHours(start=time(22, 30), end=time(7), weekdays=[0, 6])
    assert kept_quiet_hours(None) is None and quiet_hours(None) is None


@pytest.mark.rule("N2")
@pytest.mark.parametrize(
    "odd",
    [
        QuietHours(start=time(22), end=time(22)),
        QuietHours(start=time(22), end=time(7), weekdays=[]),
        QuietHours(start=time(22), end=time(7), weekdays=[7]),
    ],
)
def test_odd_quiet_hours_are_refused(odd: QuietHours) -> None:
    """No length, no day, a day that is none."""
    with pytest.raises(Invalid):
        kept_quiet_hours(odd)


@pytest.mark.rule("E7", "M1", "R9")
def test_the_profile_says_why_a_channel_does_not_work() -> None:
    """No address, or one that refused; in the person's language."""
    boris = Person(kind=EMPLOYEE, email="b@example.org", mattermost_login=None)
    link = TelegramLink(scope=BotScope.STAFF, username="boris", unreachable="blocked")
    dead = DeadAddress(channel=Channels.EMAIL, name="b@example.org", reason="550 no such user")
    loaded(boris, [link], [dead])
    shown = {each.channel: each for each in switches(channel_plan(EMPLOYEE, None), boris, "ru")}
    assert "разблокируйте" in (shown[Channels.TELEGRAM].problem or "")
    assert "550 no such user" in (shown[Channels.EMAIL].problem or "")
    assert "Логин в Mattermost не указан" in (shown[Channels.MATTERMOST].problem or "")
    assert [each.available for each in shown.values()] == [False, False, False, True]
    anna = loaded(Person(kind=CONTACT, email="a@b.cd"), [], [])
    english = switches(channel_plan(CONTACT, None), anna, "en")
    assert [each.problem is None for each in english] == [False, True]
    assert "share your phone" in (english[0].problem or "")


def loaded(person: Person, links: list[TelegramLink], dead: list[DeadAddress]) -> Person:
    """The person as it comes from the database, where the two lists are read-only."""
    set_committed_value(person, "links", links)
    set_committed_value(person, "dead_addresses", dead)
    return person
