"""How a person wants to hear."""

from datetime import time
from typing import Any

import pytest

from api.errors import Invalid
from api.people.profile.preferences import (
    Addresses,
    channel_plan,
    kept_choice,
    kept_quiet_hours,
    quiet_hours,
    switches,
)
from shared.contracts.people import (
    ChannelChoice,
    ChannelKind,
    ChannelMode,
    PersonKind,
    QuietHours,
)
from shared.contracts.people import ChannelKind as C
from shared.contracts.people import ChannelMode as M

EMPLOYEE, CONTACT = PersonKind.EMPLOYEE, PersonKind.CONTACT


def choice(channel: ChannelKind, mode: ChannelMode) -> ChannelChoice:
    return ChannelChoice(channel=channel, mode=mode)


@pytest.mark.rule("N1", "N4")
@pytest.mark.parametrize(
    ("kind", "chosen", "plan"),
    [
        (CONTACT, None, [(C.TELEGRAM, M.ALWAYS), (C.EMAIL, M.FALLBACK)]),
        (
            EMPLOYEE,
            None,
            [(C.TELEGRAM, M.ALWAYS), (C.EMAIL, M.ALWAYS), (C.MATTERMOST, M.ALWAYS),
             (C.PUSH, M.ALWAYS)],
        ),
        (
            CONTACT,
            [{"channel": "email", "mode": "always"}, {"channel": "telegram", "mode": "off"}],
            [(C.EMAIL, M.ALWAYS), (C.TELEGRAM, M.OFF)],
        ),
        # A channel that came after the choice stands last, by its default.
        (
            CONTACT,
            [{"channel": "email", "mode": "off"}],
            [(C.EMAIL, M.OFF), (C.TELEGRAM, M.ALWAYS)],
        ),
        # A contact has no push, whatever a row says.
        (
            CONTACT,
            [{"channel": "push", "mode": "always"}],
            [(C.TELEGRAM, M.ALWAYS), (C.EMAIL, M.FALLBACK)],
        ),
    ],
)  # fmt: skip
def test_the_plan_is_the_choice_over_the_defaults(
    kind: PersonKind, chosen: list[dict[str, Any]] | None, plan: list[tuple[C, M]]
) -> None:
    """In the person's order; without a choice by the kind of person."""
    assert channel_plan(kind, chosen) == plan


@pytest.mark.rule("N1")
def test_an_unnamed_channel_is_switched_off() -> None:
    """The choice is whole: what it leaves out is not wished."""
    kept = kept_choice(EMPLOYEE, [choice(C.PUSH, M.ALWAYS), choice(C.EMAIL, M.FALLBACK)])
    assert channel_plan(EMPLOYEE, kept) == [
        (C.PUSH, M.ALWAYS),
        (C.EMAIL, M.FALLBACK),
        (C.TELEGRAM, M.OFF),
        (C.MATTERMOST, M.OFF),
    ]


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (CONTACT, [choice(C.PUSH, M.ALWAYS)]),
        (EMPLOYEE, [choice(C.EMAIL, M.ALWAYS), choice(C.EMAIL, M.OFF)]),
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
    addresses = Addresses(
        telegram="@boris",
        telegram_dead="blocked",
        email="b@example.org",
        email_dead="550 no such user",
    )
    shown = {each.channel: each for each in switches(channel_plan(EMPLOYEE, None), addresses, "ru")}
    assert "разблокируйте" in (shown[C.TELEGRAM].problem or "")
    assert "550 no such user" in (shown[C.EMAIL].problem or "")
    assert "Логин в Mattermost не указан" in (shown[C.MATTERMOST].problem or "")
    assert [each.available for each in shown.values()] == [False, False, False, True]
    english = switches(channel_plan(CONTACT, None), Addresses(email="a@b.cd"), "en")
    assert [each.problem is None for each in english] == [False, True]
    assert "share your phone" in (english[0].problem or "")
