"""What a person does in the page's chats, by the name of the act."""

from collections.abc import Callable
from typing import Any

from tests.sandbox.telegram import Account
from tests.sandbox.world import Sandbox

Given = dict[str, Any]
Act = Callable[[Sandbox, Account, Given], object]

PLACE = {"latitude": 55.751244, "longitude": 37.618423}
POLL = {
    "id": "5400000000000000002",
    "question": "Когда удобно?",
    "options": [
        {"persistent_id": str(number), "text": text, "voter_count": 0}
        for number, text in enumerate(("Утром", "Вечером"))
    ],
    "total_voter_count": 0,
    "is_anonymous": True,
    "type": "regular",
    **dict.fromkeys(
        ("is_closed", "allows_multiple_answers", "allows_revoting", "members_only"), False
    ),
}


def _say(_world: Sandbox, account: Account, given: Given) -> None:
    reply_to = account.chat.messages.get(int(given.get("reply_to") or 0))
    account.say(str(given["text"]), reply_to=reply_to)


def _press(_world: Sandbox, account: Account, given: Given) -> None:
    account.press(account.chat.messages[int(given["message"])], str(given["data"]))


def _key(_world: Sandbox, account: Account, given: Given) -> None:
    """A button of the reply keyboard, by its label."""
    for button in account.chat.keyboard_buttons:
        if button.text == given["text"]:
            account.tap(button)
            return


def _edit(_world: Sandbox, account: Account, given: Given) -> None:
    account.edit(account.chat.messages[int(given["message"])], str(given["text"]))


def _forward(_world: Sandbox, account: Account, given: Given) -> None:
    account.forward(account.chat.messages[int(given["message"])])


def _card(world: Sandbox, account: Account, given: Given) -> None:
    """A contact card from the address book."""
    person = world.people[given["person"]]
    card = {"phone_number": person.phone, "first_name": person.first_name}
    account.post({"contact": card})


def _post(content: Given) -> Act:
    return lambda _world, account, _given: account.post(content)


def _start(_world: Sandbox, account: Account, _given: Given) -> None:
    account.start()


def _block(_world: Sandbox, account: Account, _given: Given) -> None:
    account.block()


def _unblock(_world: Sandbox, account: Account, _given: Given) -> None:
    account.unblock()


ACTS: dict[str, Act] = {
    "say": _say,
    "press": _press,
    "key": _key,
    "edit": _edit,
    "forward": _forward,
    "card": _card,
    "start": _start,
    "location": _post({"location": PLACE}),
    "poll": _post({"poll": POLL}),
    "block": _block,
    "unblock": _unblock,
}
"""What a person can do in a chat beside attaching files."""
