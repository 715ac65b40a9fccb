"""The words that no client may see, and how to find them in whatever left the desk."""

import re
from collections.abc import Iterable
from typing import Final

from tests.sandbox.people import CAST

INTERNAL: Final = {
    "an internal comment": "zqnote",
    "the file name of an internal comment": "zqnotefile",
    "the content of that file": "zqnotebody",
    "an edited internal comment": "zqedited",
    "a task of the ticket": "zqtask",
    "a comment on that task": "zqtaskword",
    "an absence of an employee": "zqabsence",
    "files that came by an internal link": "zqlinkfile",
}
"""Of the desk."""
FOREIGN: Final = {
    "a ticket of another company": "zqforeign",
    "a comment there": "zqforeignword",
    "the name of a file there": "zqforeignfile",
    "a ticket of a colleague who keeps it private": "zqcolleague",
    "a comment on it": "zqcolleagueword",
    "the name of a file on it": "zqcolleaguefile",
}
"""Of other clients."""


def _addresses() -> dict[str, str]:
    """Of every employee: phone, mailbox, login."""
    found: dict[str, str] = {}
    for each in CAST:
        if not each.companies:
            found[f"the phone of {each.key}"] = each.phone.removeprefix("+7")
            found[f"the mailbox of {each.key}"] = each.email
            found |= {f"the login of {each.key}": each.mattermost} if each.mattermost else {}
    return found


SECRETS: Final = INTERNAL | FOREIGN | _addresses()


def found_in(left: Iterable[str | bytes]) -> set[str]:
    """Which of the secrets stand in these texts or bytes, whatever their case; a phone also in
    the ways in which people write it."""
    parts = [each.encode() if isinstance(each, str) else each for each in left]
    whole = b"\n".join(parts).lower()
    # Not one digit after another over the joints of the parts.
    digits = re.sub(rb"[ ()+-]", b"", whole)
    return {
        what
        for what, word in SECRETS.items()
        if word.encode() in (digits if word.isdigit() else whole)
    }
